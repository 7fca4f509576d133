"""What the marks on the cards mean; it must not know any outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.widgets.document_mark import DocumentMark
from gui.widgets.wrap_label import WrapLabel

if TYPE_CHECKING:
    from gui.theme import Theme
    from scenarios.casebook import Casebook, Document


class MarksLegend(QWidget):
    """The documents by their marks, and the three signs."""

    def __init__(self, casebook: Casebook, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(0.2))
        for document in casebook.documents:
            row = QHBoxLayout()
            row.setSpacing(theme.px(0.4))
            row.addWidget(DocumentMark(theme, document.mark, document.title))
            row.addWidget(WrapLabel(theme, _in_full(document), role="small", colour="ink-soft"), 1)
            layout.addLayout(row)
        if casebook.documents:
            signs = self.tr(
                "+ leans for · − leans against · ± evenly contested · dashed: does not speak here"
            )
            layout.addWidget(WrapLabel(theme, signs, role="small", colour="ink-soft"))


def _in_full(document: Document) -> str:
    return ", ".join(filter(None, (document.author, document.title, document.published)))
