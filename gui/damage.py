"""Is an error the program's own, or is the program not whole? Then one sentence says what to do.

It must load nothing: whatever it would load may be what is missing.
"""

from __future__ import annotations

import sys

_AGAIN_BUNDLE = "Install it again"
_AGAIN_CHECKOUT = "Set it up again as its README says: python3 -m uv sync"


def told(error: BaseException) -> str | None:
    """Say that the program is not whole, if that is what the error comes from.

    Args:
        error: What was raised.

    Returns:
        One sentence with the remedy; None where the error has another cause.
    """
    if isinstance(error, ImportError):
        # What numpy and others say of it runs over a page; the name is enough.
        what = (
            f"its part {error.name} cannot be loaded"
            if error.name
            else f"a part cannot be loaded ({_line(error)})"
        )
    elif isinstance(error, FileNotFoundError) and _is_ours(error.filename):
        what = f"{error.filename} is missing"
    else:
        return None
    again = _AGAIN_BUNDLE if getattr(sys, "frozen", False) else _AGAIN_CHECKOUT
    return f"Otherwise is not whole: {what}. {again}. Your scenarios stay as they are."


def _line(error: BaseException) -> str:
    while error.__cause__ is not None:  # what came first says most, and shortest
        error = error.__cause__
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)


def _is_ours(name: object) -> bool:
    # In a bundle all that lies beside the modules is ours; a checkout may have anything in it.
    folder = __file__.replace("\\", "/").rpartition("/gui/")[0]
    within = folder if getattr(sys, "frozen", False) else f"{folder}/resources"
    return isinstance(name, str) and name.replace("\\", "/").startswith(f"{within}/")
