"""Taking a widget from one row of a panel to another, as the room there is wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout, QWidget


def move_to(widget: QWidget, there: QBoxLayout, here: QBoxLayout) -> None:
    """Take a widget from one row to the end of another, if it is not there yet."""
    if here.indexOf(widget) < 0:
        there.removeWidget(widget)
        here.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
