"""Leaves numpy's manual out.

numpy writes what its manual says into its functions as it is loaded, for those who ask a running Python.
"""

from __future__ import annotations

import sys
from types import ModuleType

_PAGES = ("numpy._core._add_newdocs", "numpy._core._add_newdocs_scalars")


def leave_manual_out() -> None:
    """Have numpy, once it is loaded, find no manual to write."""
    for name in _PAGES:
        sys.modules.setdefault(name, ModuleType(name))
