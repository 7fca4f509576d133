"""The arrangement of the four panels in a window: splitters, their sizes, and walking from panel to panel.

The panels meet only through the session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from gui.branches.panel import BranchesPanel
from gui.decisions.panel import DecisionsPanel
from gui.desk.views import numbers_in
from gui.outcomes.panel import OutcomesPanel
from gui.why.panel import WhyPanel
from gui.widgets.grip_splitter import GripSplitter
from gui.windows.columns import Columns
from gui.windows.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QAction, QPaintEvent, QResizeEvent

    from gui.desk.files import Files
    from gui.desk.focus import Focus
    from gui.desk.session import Session
    from gui.desk.spreads import Spreads
    from gui.settings import Settings
    from gui.theme import Theme

_COLUMNS = "columns"
_ROWS = "rows"
_PAGE = "page"

# Shares of the width and of the height that read well at first.
_COLUMN_SHARES = (23, 46, 31)
_ROW_SHARES = (56, 44)

# What each needs to be read, in heights of a line; a window that has less room has pages, and scrolls down.
_NARROWEST = (11.5, 19.0, 12.0)
_LOWEST = 19.0  # the map; *Why* tells by itself what it needs
_LOW = 47.0  # less than that is too little for both: the head of *Why* folds, and the map scrolls by itself
_LOWEST_SCROLLED, _HEAD_OF_WHY = 13.0, 5.5  # the map then, and what stands above the arguments
_CARD = 5.0  # an outcome, which is seldom lower
_PASSES = 3  # until a panel's new height has come through the splitter to the scroll bar
_COLUMN_OF = (0, 1, 1, 2)  # of each panel


class Workplace(QWidget):
    """Top bar and panels of a window.

    Signals:
        seen: It is painted for the first time.
    """

    seen = Signal()

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
        branches = self._branches = BranchesPanel(session, theme)
        why = self._why = WhyPanel(session, theme)
        outcomes = self._outcomes = OutcomesPanel(session, theme, in_sight=_in_sight(theme))
        session.focused.connect(self._follow)
        session.argument_asked.connect(self._show_argument)
        self.panels: tuple[QWidget, ...] = (decisions, branches, why, outcomes)
        self._viewed = (decisions, branches, why, outcomes)
        self.beside: tuple[QWidget, ...] = ()  # what the window shows beside the panels, to be walked to

        self._rows = GripSplitter(Qt.Orientation.Vertical, theme)
        self._rows.setObjectName("rows")
        _fill(self._rows, (branches, why), _ROW_SHARES)
        self._down = _Scroller(self._rows)
        self._down.resized.connect(self._give_height)
        self.columns = Columns(
            (
                (self.tr("Decisions"), decisions),
                (self.tr("Map and why"), self._down),
                (self.tr("Outcomes"), outcomes),
            ),
            _COLUMN_SHARES,
            theme,
        )
        self._is_seen = False
        self._filling: QWidget | None = None
        self._shared = list(_ROW_SHARES)  # how high the rows were before one filled the window
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.top_bar)
        self._layout.addWidget(self.columns, 1)
        theme.changed.connect(self._space)
        session.projected.connect(_settle)  # after the panels, which are connected already
        self._space()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Say so at the first time."""
        super().paintEvent(event)
        if not self._is_seen:
            self._is_seen = True
            self.seen.emit()

    def complete(self) -> None:
        """Make what was left for later because it is out of sight at first."""
        self._outcomes.complete()

    def show_above(self, widget: QWidget) -> None:
        """Put something above everything else, for as long as it is shown."""
        self._layout.insertWidget(0, widget)

    def follow_spreads(self, spreads: Spreads) -> None:
        """Let cards and dots show how far strengths hang on how the certainty words are read."""
        self._outcomes.follow_spreads(spreads)
        self._why.follow_spreads(spreads)

    def restore_sizes(self) -> None:
        """Give the panels the sizes they were left in, or shares that read well."""
        self.columns.set_sizes(self._settings.sizes(_COLUMNS, 3))
        rows = self._settings.sizes(_ROWS, 2)
        self._rows.setSizes(rows or [share * 100 for share in _ROW_SHARES])

    def remember_sizes(self) -> None:
        """Keep the panels' sizes for the next start."""
        self.fill_with(None)
        self._settings.set({_COLUMNS: self.columns.sizes, _ROWS: self._rows.sizes()})

    def reset(self) -> None:
        """Show all panels again, at sizes that read well."""
        self.fill_with(None)
        self.columns.set_sizes(None)
        self._rows.setSizes([share * 100 for share in _ROW_SHARES])

    def show_page(self, number: int) -> None:
        """Put the keyboard into a column, counted from 0; where columns are pages, turn to it."""
        self._enter(self.panels[_COLUMN_OF.index(number)])

    def fill(self) -> None:
        """Let the panel with the keyboard fill the window, or all panels share it again."""
        focused = QApplication.focusWidget()
        here = next((one for one in self.panels if focused is not None and one.isAncestorOf(focused)), None)
        self.fill_with(None if self._filling is not None else here or self.panels[1])

    def fill_with(self, panel: QWidget | None) -> None:
        """Let one panel fill the window; with None, all panels share it."""
        if panel is self._filling:
            return
        if self._filling is None:
            self._shared = self._rows.sizes()
        self._filling = panel
        if panel is not None:
            self.columns.show_page(_COLUMN_OF[self.panels.index(panel)])
        self.columns.show_alone(alone=panel is not None)
        for row in self.panels[1:3]:
            row.setVisible(panel not in self.panels[1:3] or panel is row)
        if panel is None:
            self._rows.setSizes(self._shared)
        self._space()

    @property
    def view(self) -> dict[str, Any]:
        """How the panels are looked at: what is open and filtered in them, and their sizes."""
        panels = {panel.objectName(): panel.view for panel in self._viewed}
        sizes = {_COLUMNS: self.columns.sizes, _ROWS: self._shared if self._filling else self._rows.sizes()}
        return {**panels, **sizes, _PAGE: self.columns.tabs.currentIndex()}

    def restore_view(self, view: Mapping[str, Any]) -> None:
        """Look at the panels as they were looked at."""
        for panel in self._viewed:
            found = view.get(panel.objectName())
            panel.restore_view(found if isinstance(found, dict) else {})
        columns, rows = numbers_in(view, _COLUMNS, 3), numbers_in(view, _ROWS, 2)
        if columns is not None:
            self.columns.set_sizes(columns)
        if rows is not None:
            self._rows.setSizes(rows)
        page = view.get(_PAGE)
        if isinstance(page, int):
            self.columns.tabs.setCurrentIndex(page)  # one that is not there is passed over

    def show_tops(self) -> None:
        """Show the outcomes from their beginning, wherever what is in focus stands among them."""
        self._outcomes.show_top()

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

    def rest(self) -> None:
        """Put the keyboard where no key changes anything: on the map, or on the name of the page in sight."""
        if not (self._branches.isVisibleTo(self) and self._branches.take_focus()):
            self.columns.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, before: Focus, now: Focus) -> None:
        if now.decision not in (None, before.decision):
            self._bring(self.panels[0])

    def _show_argument(self, argument_id: str) -> None:
        """Bring an argument into sight that is asked for by name: *Why* may be on another page, or below."""
        self._bring(self._why)
        for _ in range(_PASSES):
            _settle()  # as high as it has become, with what stands above its arguments now
        row = self._why.show_argument(argument_id)
        place = self._why.mapTo(self._rows, row.center())
        self._down.ensureVisible(place.x(), place.y(), 0, row.height() // 2 + self._theme.px(0.5))

    def _enter(self, panel: QWidget) -> bool:
        self._bring(panel)
        own = getattr(panel, "take_focus", None)
        if not ((own is not None and own()) or _focus_into(panel)):
            return False
        if self._rows.isAncestorOf(panel):
            self._down.ensureWidgetVisible(panel, 0, 0)
            if panel.height() > self._down.viewport().height():
                self._down.verticalScrollBar().setValue(panel.y())  # its head first
        return True

    def _bring(self, panel: QWidget) -> None:
        """Bring a panel into sight, wherever it is hidden: on another page, folded, or behind a full one."""
        if panel not in self.panels:
            return
        if self._filling not in (None, panel):
            self.fill_with(None)
        self.columns.show_page(_COLUMN_OF[self.panels.index(panel)])
        if self._rows.isAncestorOf(panel) and 0 in self._rows.sizes() and self._filling is None:
            self._rows.setSizes([share * 100 for share in _ROW_SHARES])

    def _space(self) -> None:
        gap = self._theme.px(0.4)
        self._layout.setContentsMargins(gap, 0, gap, gap)
        self._layout.setSpacing(0)
        px = self._theme.px
        for splitter in (self._rows, self.columns.splitter):
            splitter.setHandleWidth(gap)
        decisions, _, _, outcomes = self.panels
        for widget, ems in zip((decisions, self._down, outcomes), _NARROWEST, strict=True):
            widget.setMinimumWidth(px(ems))
        self._give_height()
        self._rows.setMinimumWidth(1)  # and as high as the map and what is told of it need
        self.columns.arrange()

    def _give_height(self) -> None:
        """Share what height there is between the map and *Why*, so that arguments can always be read."""
        px = self._theme.px
        is_low = self._down.height() < px(_LOW)
        rest = self._down.height() - px(_LOWEST_SCROLLED + _HEAD_OF_WHY)
        self._why.set_brief(max(0, rest) if is_low else None)
        self._branches.set_low(is_low)
        self._branches.setMinimumHeight(px(_LOWEST_SCROLLED if is_low else _LOWEST))


def _in_sight(theme: Theme) -> int:
    """How many cards a column may show at once: as many as the screen is high."""
    return QGuiApplication.primaryScreen().availableSize().height() // theme.px(_CARD)


class _Scroller(QScrollArea):
    """Lets a splitter be higher than its room, and never wider.

    Signals:
        resized: There is another room.
    """

    resized = Signal()

    def __init__(self, splitter: QSplitter) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(splitter)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Say so."""
        super().resizeEvent(event)
        self.resized.emit()


def _fill(splitter: QSplitter, widgets: Iterable[QWidget], shares: Iterable[int]) -> None:
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
