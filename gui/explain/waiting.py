"""What shows that something is worked out: nothing for half a second, then how far it is, and an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from gui.widgets.buttons import PushButton

if TYPE_CHECKING:
    from gui.desk.background import Work

PATIENCE = 500  # milliseconds; what takes less needs no bar


class WaitBar(QWidget):
    """How far a piece of work is, with a button that ends it.

    Args:
        name: The object name; parts are named after it.
        work: What is waited for.
        parent: The page.
        gently: Whether what is complete when it is ended is shown.
    """

    def __init__(self, name: str, work: Work, parent: QWidget, *, gently: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}:waiting")
        self._said = QLabel(self.tr("Working it out…"))
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("How far it is"))
        self._end = PushButton(self.tr("&Stop"))
        self._end.setObjectName(f"{name}:stop")
        self._end.setAccessibleName(self.tr("Stop"))
        self._end.clicked.connect(lambda: work.cancel(gently=gently))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._said)
        row.addWidget(self._bar, 1)
        row.addWidget(self._end)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PATIENCE)
        self._soon.timeout.connect(self.show)
        self.hide()
        work.began.connect(self._begin)
        work.progressed.connect(lambda share: self._bar.setValue(round(100 * share)))
        work.ended.connect(self._finish)

    def _begin(self) -> None:
        self._bar.setValue(0)
        self._soon.start()

    def _finish(self) -> None:
        self._soon.stop()
        self.hide()
