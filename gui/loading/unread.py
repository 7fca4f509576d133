"""Takes out what PySide6 adds to every ``import`` once it is loaded.

For its switch ``from __feature__ import ...`` PySide6 reads the source of every module that is imported
from then on, of numpy's and pydantic's hundreds too, to see whether it might be one that throws the switch.
Nothing here does, and what fills the window loads a fifth faster without.
"""

from __future__ import annotations

import builtins


def leave_unread() -> None:
    """Have whatever is imported from now on imported unread; Qt's core is loaded."""
    # What PySide6 has put its own in the place of; should it be called otherwise one day, nothing is lost.
    before = getattr(builtins, "__orig_import__", None)
    if before is not None:
        builtins.__import__ = before
