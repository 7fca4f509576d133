"""What stands above the panels while the file of the scenario is another than the one that was opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.widgets.buttons import PushButton
from gui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from gui.desk.outside import Outside
    from gui.theme import Theme


class OtherVersion(QFrame):
    """Asks, without standing in the way, which of two versions is to go on."""

    def __init__(self, outside: Outside, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("other-version")
        self.setProperty("card", True)
        self.setProperty("current", True)
        said = self.tr(
            "This file was changed outside this window, and there are changes here that are not saved."
            " Nothing is lost whichever you choose."
        )
        self.setAccessibleName(said)
        buttons = QHBoxLayout()
        for name, text, told, do in (
            (
                "keep",
                self.tr("&Keep mine"),
                self.tr("Saving replaces the other version; File, Revert to keeps it"),
                outside.keep_mine,
            ),
            ("load", self.tr("&Load theirs"), self.tr("Undo brings back yours"), outside.load_theirs),
            (
                "both",
                self.tr("&Show both"),
                self.tr("The other in its own window"),
                outside.show_both,
            ),
        ):
            button = PushButton(text)
            button.setObjectName(f"other-version:{name}")
            button.setToolTip(told)
            button.setAccessibleDescription(told)
            button.clicked.connect(do)
            buttons.addWidget(button)
        buttons.addStretch(1)
        rows = QVBoxLayout(self)
        rows.addWidget(WrapLabel(theme, said))
        rows.addLayout(buttons)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
