"""A font of its own that a widget keeps wherever it is moved.

Under a style sheet Qt remembers the first font a widget was given, tells nobody, and gives it back when the
widget comes into another parent: a page that is turned to then has letters of the size of an hour ago.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QWidget

_REMEMBERED = "_q_styleSheetWidgetFont"  # Qt's name; where a Qt knows it no longer, nothing is changed


def give_font(widget: QWidget, font: QFont) -> None:
    """Set the font of a widget, and let Qt remember this one."""
    widget.setFont(font)
    if widget.property(_REMEMBERED) is not None:
        widget.setProperty(_REMEMBERED, font)
