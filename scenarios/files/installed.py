"""How the program came here, and so what to do where a part of it is missing: said in one way everywhere.

It must load nothing: whatever it would load may be what is missing.
"""

from __future__ import annotations

import os
import sys

REMEDY_VARIABLE = "OTHERWISE_REMEDY"
"""In which a launcher says what to do; it alone knows whether a package or a script put the program there."""

_CHECKOUT = "Set it up again as its README says: python3 -m uv sync"
_BY_SYSTEM = {
    "win32": "Run its installer again",
    "darwin": "Put it into Applications again from its disk image",
}
_UNPACKED = "Unpack its archive again"


def is_bundle() -> bool:
    """Whether the program brings its own Python along."""
    return bool(getattr(sys, "frozen", False))


def remedy() -> str:
    """Return how to make the program whole again, as a sentence without its full stop."""
    if not is_bundle():
        return _CHECKOUT
    return os.environ.get(REMEDY_VARIABLE) or _BY_SYSTEM.get(sys.platform, _UNPACKED)


def not_whole(what: str) -> str:
    """Return the sentence that says so, with the remedy.

    Args:
        what: What is missing, as half a sentence.
    """
    return f"Otherwise is not whole: {what}. {remedy()}. Your scenarios stay as they are."
