"""A menu that is wider than the screen would hide its keys: there, and only there, it has smaller letters."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMenu

from gui.widgets.room import room

_SMALLEST = 8.0  # points


def keep_menu_within(menu: QMenu) -> None:
    """Let a menu be no wider than the screen, whenever it is opened."""
    _Fit(menu)


class _Fit(QObject):
    """Goes with its menu, and does not hold it."""

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        menu.aboutToShow.connect(self._fit)

    def _fit(self) -> None:
        menu = self.parent()
        if not isinstance(menu, QMenu):
            return
        font, most = QApplication.font(menu), room(menu).width()
        menu.setFont(font)
        wide = menu.sizeHint().width()
        if wide > most:
            font.setPointSizeF(max(_SMALLEST, font.pointSizeF() * most / wide))
            menu.setFont(font)
