"""Which documents speak on an outcome, and to which side each leans.

One widget for all marks of a card: they are many, they are only looked at, and the card says them aloud.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.tips import plain_tip
from gui.widgets.document_mark import mark_picture, mark_size, on_pixels
from scenarios.telling.language import filled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QImage, QPaintEvent

    from gui.theme import Theme
    from gui.widgets.polarity import Polarity
    from scenarios.model.casebook import Document

_GAP = 4


class DocumentMarks(QWidget):
    """The marks of all documents in the order of the casebook, each in its own place on every card."""

    def __init__(self, documents: Sequence[Document], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._documents = tuple(documents)
        self._theme = theme
        self._views: dict[str, Polarity | None] = {}
        self._unheard: frozenset[str] = frozenset()
        self._drawn: tuple[float, list[QImage]] | None = None
        self._pictures: dict[tuple[str, bool, bool, Polarity | None, float], QImage] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._dress()
        theme.changed.connect(self._dress)

    def show_views(self, views: Mapping[str, Polarity | None], unheard: frozenset[str] = frozenset()) -> None:
        """Show which documents speak.

        Args:
            views: The documents that speak, by id, each with the side it leans to where that is known.
            unheard: The documents that the reading leaves out.
        """
        if (views, unheard) != (self._views, self._unheard):
            self._views, self._unheard = dict(views), unheard
            self._drawn = None
            self.update()

    def box_of(self, document_id: str) -> QRectF:
        """Where on the widget a document's mark stands."""
        index = [document.id for document in self._documents].index(document_id)
        return self._boxes(self.width())[index]

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """A casebook may have more documents than fit on one line."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of as many lines as it takes."""
        boxes = self._boxes(width)
        return round(boxes[-1].bottom()) if boxes else 0

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All marks on one line."""
        count = len(self._documents)
        return QSize(max(0, count * (self._size.width() + _GAP) - _GAP), self._size.height() if count else 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One mark: the others go below it."""
        return self._size if self._documents else QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the marks."""
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn[0] != ratio:
            self._drawn = (ratio, [self._picture(document, ratio) for document in self._documents])
        painter = QPainter(self)
        for picture, box in zip(self._drawn[1], self._boxes(self.width()), strict=True):
            painter.drawImage(on_pixels(self, box.topLeft()), picture)

    def event(self, event: QEvent) -> bool:
        """Tell whose mark the pointer is on."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            boxes = zip(self._documents, self._boxes(self.width()), strict=True)
            at = QPointF(event.pos())
            here = next(((document, box) for document, box in boxes if box.contains(at)), None)
            if here is not None:
                tip = plain_tip(self.told_of(here[0]))
                QToolTip.showText(event.globalPos(), tip, self, here[1].toRect())
                return True
        return super().event(event)

    def told_of(self, document: Document) -> str:
        """What a document's mark says, in words."""
        if document.id in self._unheard:
            said = self.tr("not heard in this reading")
        elif document.id not in self._views:
            said = self.tr("does not speak here")
        else:
            view = self._views[document.id]
            said = self.tr("speaks") if view is None else view.words
        return filled(self.tr("{document}: {said}"), document=document.title, said=said)

    def _picture(self, document: Document, ratio: float) -> QImage:
        speaks, polarity = document.id in self._views, self._views.get(document.id)
        heard = document.id not in self._unheard
        key = (document.mark, speaks, heard, polarity, ratio)
        if key not in self._pictures:
            self._pictures[key] = mark_picture(
                self._theme, document.mark, ratio, speaks=speaks, heard=heard, polarity=polarity, signed=True
            )
        return self._pictures[key]

    def _boxes(self, width: int) -> list[QRectF]:
        across, down = self._size.width() + _GAP, self._size.height() + _GAP
        per_line = max(1, (width + _GAP) // across)
        return [
            QRectF(
                index % per_line * across, index // per_line * down, self._size.width(), self._size.height()
            )
            for index in range(len(self._documents))
        ]

    def _dress(self) -> None:
        self._size = mark_size(self._theme, signed=True)
        self._drawn = None
        self._pictures.clear()
        self.updateGeometry()
        self.update()
