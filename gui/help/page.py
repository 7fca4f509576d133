"""A window that shows one of our own texts.

The texts are rich text, written here and nowhere else; links are not followed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from gui.widgets.button_row import ButtonRow
from gui.widgets.room import open_as

if TYPE_CHECKING:
    from gui.theme import Theme


class PageDialog(QDialog):
    """One page of help, with a Close button."""

    def __init__(self, theme: Theme, title: str, html: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._html = html
        self.setWindowTitle(title)
        self._page = QTextBrowser()
        self._page.setObjectName("page")
        self._page.setAccessibleName(title)
        self._page.setOpenLinks(False)
        buttons = ButtonRow(QDialogButtonBox.StandardButton.Close)
        buttons.box.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.addWidget(self._page)
        rows.addWidget(buttons)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        colour, theme = self._theme.colour, self._theme
        self._page.document().setDefaultStyleSheet(
            f"h1 {{ font-size: {theme.font('heading').pointSizeF()}pt; }}"
            f"h2 {{ font-size: {theme.font('title').pointSizeF()}pt; }}"
            f"td, th {{ padding: 2px {theme.px(0.6)}px 2px 0; vertical-align: top; }}"
            f".soft {{ color: {colour('ink-soft').name()}; }}"
            f".for {{ color: {colour('for').name()}; font-weight: bold; }}"
            f".against {{ color: {colour('against-text').name()}; font-weight: bold; }}"
            f".yours {{ color: {colour('selection').name()}; font-weight: bold; }}"
        )
        self._page.document().setDocumentMargin(theme.px(0.9))
        self._page.setHtml(self._html)
        open_as(self, theme.px(46.0), theme.px(50.0))
