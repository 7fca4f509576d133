"""What the marks on the cards mean, a click away from the first of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gui.widgets.arrangement import Arranged, Pile, SideRow, left_takes_its_own
from gui.widgets.cards import RING
from gui.widgets.document_mark import DocumentMark
from gui.widgets.fold_button import FoldButton
from gui.widgets.wrap_label import WrapLabel
from scenarios.telling.language import together

if TYPE_CHECKING:
    from gui.theme import Theme
    from scenarios.model.casebook import Casebook, Document


class MarksLegend(Arranged, QWidget):
    """The documents by their marks, the three signs, and what else stands on a card; folded at first."""

    def __init__(self, casebook: Casebook, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fold = FoldButton(theme)
        self._fold.setObjectName("legend")
        self._fold.show_text(self.tr("What the letters and signs mean"))
        self._fold.toggled.connect(self._open)
        self._rows = Pile()
        for document in casebook.documents:
            mark = DocumentMark(theme, document.mark, document.title)
            name = WrapLabel(theme, _in_full(document), role="small", colour="ink-soft")
            self._rows.add(SideRow(mark, name, left_takes_its_own(mark), flush_right=False))
        for text in self._signs() if casebook.documents else ():
            self._rows.add(WrapLabel(theme, text, role="small", colour="ink-soft"))
        self._below = self._rows.widgets()
        self.arrange_as(Pile(self._fold, self._rows))
        for widget in self._below:
            widget.hide()
        self.setVisible(bool(casebook.documents))
        self._dress()
        theme.changed.connect(self._dress)

    def _signs(self) -> tuple[str, ...]:
        return (
            self.tr(
                "+ the document leans for the position, − against it, ± evenly; a dashed letter: silent here;"
                " a letter struck out: not heard in this reading"
            ),
            self.tr("(60–80) is the strength of the case in hundredths, as a band; it is not a probability"),
            self.tr("[ ] on a bar hold the middle 90 of 100 readings of how firmly the words are meant"),
            self.tr("◆ changed: another position leads than as it happened"),
        )

    def _open(self, shown: bool) -> None:
        for widget in self._below:
            widget.setVisible(shown)
        self.rearrange()

    def _dress(self) -> None:
        px = self._theme.px
        self._rows.set_margins(RING, px(0.3), RING, px(0.3))
        self._rows.gap = px(0.25)
        self.rearrange()


def _in_full(document: Document) -> str:
    return together(", ", filter(None, (document.author, document.title, document.published)))
