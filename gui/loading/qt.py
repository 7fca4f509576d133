"""Loads Qt's core, and makes ready for what else there is to load."""

from __future__ import annotations

from gui.loading.manual import leave_manual_out
from gui.loading.support import support_postponed
from gui.loading.unread import leave_unread


def load() -> None:
    """Load Qt's core.

    Raises:
        ImportError: Qt cannot be loaded.
    """
    with support_postponed():
        import PySide6.QtCore  # noqa: F401 - loaded for what it does to ``import``
    leave_unread()
    leave_manual_out()
