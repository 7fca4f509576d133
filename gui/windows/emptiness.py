"""What stands in a window where no casebook could be opened: a sentence and a way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui import asking
from gui.widgets.buttons import PushButton
from scenarios.files.opening import new_of
from scenarios.model.faults import FaultError
from scenarios.model.plain import in_sentence
from scenarios.telling.language import filled

if TYPE_CHECKING:
    from gui.theme import Theme


class Emptiness(QWidget):
    """Says that there is no casebook, and opens one.

    Signals:
        opened: A casebook was opened (its argument, an ``Opened``).
    """

    opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("emptiness")
        sentence = QLabel(self.tr("No casebook is at hand. A casebook is a TOML file on one subject."))
        sentence.setFont(theme.font("title"))
        sentence.setWordWrap(True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = PushButton(self.tr("Open a casebook…"))
        self._button.setObjectName("button:open-casebook")
        self._button.clicked.connect(self._ask)
        rows = QVBoxLayout(self)
        rows.addStretch(1)
        rows.addWidget(sentence)
        rows.addWidget(self._button, 0, Qt.AlignmentFlag.AlignCenter)
        rows.addStretch(1)

    def _ask(self) -> None:
        path = asking.ask_casebook_path(self, None)
        if path is None:
            return
        try:
            opened = new_of(path)
        except FaultError as error:
            title = filled(self.tr("“{file}” cannot be opened."), file=in_sentence(path.name))
            asking.tell_faults(self, title, error.faults)
            return
        self.opened.emit(opened)
