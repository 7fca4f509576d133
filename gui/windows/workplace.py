"""The arrangement of the four panels in a window: splitters, their sizes, and walking from panel to panel.

The panels meet only through the session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from gui.branches.panel import BranchesPanel
from gui.decisions.panel import DecisionsPanel
from gui.desk.views import numbers_in
from gui.outcomes.panel import OutcomesPanel
from gui.why.panel import WhyPanel
from gui.windows.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QAction

    from gui.desk.files import Files
    from gui.desk.focus import Focus
    from gui.desk.session import Session
    from gui.desk.spreads import Spreads
    from gui.settings import Settings
    from gui.theme import Theme

_COLUMNS = "columns"
_ROWS = "rows"

# Shares of the width and of the height that read well at first.
_COLUMN_SHARES = (23, 46, 31)
_ROW_SHARES = (56, 44)

# What each needs to be read, in heights of a line; a window that has less room scrolls.
_NARROWEST = (11.5, 19.0, 12.0)
_LOWEST = 19.0  # the map; *Why* tells by itself what it needs


class Workplace(QWidget):
    """Top bar and panels of a window."""

    def __init__(
        self,
        session: Session,
        files: Files,
        theme: Theme,
        settings: Settings,
        bar_actions: Iterable[QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self.setObjectName("workplace")
        self.top_bar = TopBar(session, files, theme, bar_actions)
        decisions = DecisionsPanel(session, theme)
        branches = BranchesPanel(session, theme)
        why = self._why = WhyPanel(session, theme)
        outcomes = self._outcomes = OutcomesPanel(session, theme)
        session.focused.connect(self._follow)
        self.panels: tuple[QWidget, ...] = (decisions, branches, why, outcomes)
        self._viewed = (decisions, branches, why, outcomes)
        self.beside: tuple[QWidget, ...] = ()  # what the window shows beside the panels, to be walked to

        self._rows = QSplitter(Qt.Orientation.Vertical)
        self._rows.setObjectName("rows")
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._columns.setObjectName("columns")
        _fill(self._rows, (branches, why), _ROW_SHARES)
        self._down = _Scroller(self._rows, Qt.Orientation.Vertical)
        _fill(self._columns, (decisions, self._down, outcomes), _COLUMN_SHARES)
        self._across = _Scroller(self._columns, Qt.Orientation.Horizontal)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.top_bar)
        self._layout.addWidget(self._across, 1)
        theme.changed.connect(self._space)
        session.projected.connect(_settle)  # after the panels, which are connected already
        self._space()

    def show_above(self, widget: QWidget) -> None:
        """Put something above everything else, for as long as it is shown."""
        self._layout.insertWidget(0, widget)

    def follow_spreads(self, spreads: Spreads) -> None:
        """Let cards and dots show how far strengths hang on how the certainty words are read."""
        self._outcomes.follow_spreads(spreads)
        self._why.follow_spreads(spreads)

    def restore_sizes(self) -> None:
        """Give the panels the sizes they were left in, or shares that read well."""
        columns = self._settings.sizes(_COLUMNS, 3)
        self._columns.setSizes(columns or [share * 100 for share in _COLUMN_SHARES])
        rows = self._settings.sizes(_ROWS, 2)
        self._rows.setSizes(rows or [share * 100 for share in _ROW_SHARES])

    def remember_sizes(self) -> None:
        """Keep the panels' sizes for the next start."""
        self._settings.set({_COLUMNS: self._columns.sizes(), _ROWS: self._rows.sizes()})

    @property
    def view(self) -> dict[str, Any]:
        """How the panels are looked at: what is open and filtered in them, and their sizes."""
        panels = {panel.objectName(): panel.view for panel in self._viewed}
        return {**panels, _COLUMNS: self._columns.sizes(), _ROWS: self._rows.sizes()}

    def restore_view(self, view: Mapping[str, Any]) -> None:
        """Look at the panels as they were looked at."""
        for panel in self._viewed:
            found = view.get(panel.objectName())
            panel.restore_view(found if isinstance(found, dict) else {})
        for splitter, key, count in ((self._columns, _COLUMNS, 3), (self._rows, _ROWS, 2)):
            sizes = numbers_in(view, key, count)
            if sizes is not None:
                splitter.setSizes(sizes)

    def focus_panel(self, number: int) -> None:
        """Put the keyboard into a panel, counted from 0 in reading order."""
        self._enter(self.panels[number])

    def walk(self, step: int) -> None:
        """Put the keyboard into the next panel, or with -1 the one before; the top bar is one of them."""
        stops = (self.top_bar, *self.panels, *self.beside)
        focused = QApplication.focusWidget()
        here = next(
            (
                number
                for number, stop in enumerate(stops)
                if focused is not None and (stop is focused or stop.isAncestorOf(focused))
            ),
            0,
        )
        for distance in range(1, len(stops) + 1):
            if self._enter(stops[(here + step * distance) % len(stops)]):
                return

    def _follow(self, before: Focus, now: Focus) -> None:
        if now.decision not in (None, before.decision):
            self._across.ensureWidgetVisible(self.panels[0], 0, 0)

    def _enter(self, panel: QWidget) -> bool:
        own = getattr(panel, "take_focus", None)
        if not (own() if own is not None else _focus_into(panel)):
            return False
        if panel is not self.top_bar:
            self._across.ensureWidgetVisible(panel, 0, 0)
        if self._rows.isAncestorOf(panel):
            self._down.ensureWidgetVisible(panel, 0, 0)
        return True

    def _space(self) -> None:
        gap = self._theme.px(0.4)
        self._layout.setContentsMargins(gap, 0, gap, gap)
        self._layout.setSpacing(0)
        for splitter in (self._rows, self._columns):
            splitter.setHandleWidth(gap)
        px = self._theme.px
        decisions, branches, _, outcomes = self.panels
        for widget, ems in zip((decisions, self._down, outcomes), _NARROWEST, strict=True):
            widget.setMinimumWidth(px(ems))
        branches.setMinimumHeight(px(_LOWEST))
        self._columns.setMinimumSize(sum(px(ems) for ems in _NARROWEST) + 2 * gap, 1)
        self._rows.setMinimumWidth(1)  # and as high as the map and what is told of it need


class _Scroller(QScrollArea):
    """Lets a splitter be larger than its room in one direction, and never in the other."""

    def __init__(self, splitter: QSplitter, orientation: Qt.Orientation) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if orientation == Qt.Orientation.Horizontal:
            self.setVerticalScrollBarPolicy(never)
        else:
            self.setHorizontalScrollBarPolicy(never)
        self.setWidget(splitter)


def _fill(splitter: QSplitter, widgets: Iterable[QWidget], shares: Iterable[int]) -> None:
    splitter.setChildrenCollapsible(False)
    for number, (widget, share) in enumerate(zip(widgets, shares, strict=True)):
        splitter.addWidget(widget)
        splitter.setStretchFactor(number, share)


def _focus_into(panel: QWidget) -> bool:
    """Put the keyboard on the first thing of the panel that takes it."""
    candidate: QWidget | None = panel
    while candidate is not None:
        if (
            candidate.focusPolicy() & Qt.FocusPolicy.TabFocus
            and candidate.isEnabled()
            and candidate.isVisible()
        ):
            candidate.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        candidate = candidate.nextInFocusChain()
        if candidate is None or candidate is panel or not panel.isAncestorOf(candidate):
            break
    return False


def _settle() -> None:
    """Have everything arranged that has changed.

    The branch map paints as soon as it can, and the window with it: that must not happen half way.
    """
    for kind in (QEvent.Type.LayoutRequest, QEvent.Type.UpdateLater):
        QCoreApplication.sendPostedEvents(None, kind.value)
