"""Plain text in a dialog: it breaks even inside a word, as a file's name may be, where nothing else helps."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy

from gui.widgets.wrap_label import natural_width, wrapped

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_NARROWEST = 4  # heights of a line
_LIKED = 24  # heights of a line: longer lines are broken


class PlainLabel(QLabel):
    """A label in the font and the colour of its dialog.

    Args:
        text: Plain text.
        bold: Whether it is the first that is read.
    """

    def __init__(self, text: str, *, bold: bool = False) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        if bold:
            font = self.font()
            font.setBold(True)
            self.setFont(font)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of the text broken to this width."""
        return math.ceil(wrapped(self.text(), self.font(), width)[1])

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """No line longer than reads well."""
        width = min(natural_width(self.text(), self.font()), _LIKED * self.fontMetrics().height())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few letters wide: the rest wraps."""
        line = self.fontMetrics().height()
        return QSize(min(self.sizeHint().width(), _NARROWEST * line), line)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the lines."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        wrapped(self.text(), self.font(), self.width())[0].draw(painter, QPointF(0, 0))
