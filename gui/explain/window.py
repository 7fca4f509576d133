"""The window in which one asks what matters, what it would take, how firm it is, and what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from gui.explain.compare_page import ComparePage
from gui.explain.criteria_page import CriteriaPage
from gui.explain.firm_page import FirmPage
from gui.explain.matters_page import MattersPage
from gui.explain.takes_page import TakesPage
from gui.widgets.room import Downwards, open_as

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from gui.desk.session import Session
    from gui.explain.page import Page
    from gui.settings import Settings
    from gui.theme import Theme


class ExplainWindow(QWidget):
    """Five pages beside the main window; each is worked out while it is seen.

    Attributes:
        compare: The page that compares.
    """

    def __init__(
        self, session: Session, theme: Theme, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("explain")
        self.setWindowTitle(self.tr("Explain"))
        self.compare = ComparePage(session, theme)
        pages: tuple[tuple[Page, str], ...] = (
            (MattersPage(session, theme), self.tr("What &matters")),
            (TakesPage(session, theme), self.tr("What it would &take")),
            (FirmPage(session, theme, settings), self.tr("How &firm")),
            (self.compare, self.tr("&Compare")),
            (CriteriaPage(session, theme), self.tr("C&riteria")),
        )
        self._tabs = QTabWidget()
        self._tabs.setObjectName("explain:tabs")
        self._tabs.setDocumentMode(True)
        for page, title in pages:
            self._tabs.addTab(Downwards(page), title)
        self._pages = {page.objectName(): page for page, _ in pages}
        self._tabs.setUsesScrollButtons(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(*(theme.px(0.2),) * 4)
        rows.addWidget(self._tabs)
        open_as(self, theme.px(72), theme.px(46))

    def bring(self, name: str) -> None:
        """Bring a page forward.

        Args:
            name: Its object name.
        """
        self._tabs.setCurrentIndex(list(self._pages).index(name))

    def stop(self) -> None:
        """End all work: the desk is being cleared."""
        for page in self._pages.values():
            page.work.cancel()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
