"""The domain of Otherwise: casebooks, branches, projections and scenarios; it must not know the screen."""

from __future__ import annotations

__version__ = "0.1.0"

# The commands, each a module of its name in `scenarios.commands`; here, so that a start of the window need
# not load them.
COMMANDS = ("project", "explain", "compare", "check", "export", "import")
