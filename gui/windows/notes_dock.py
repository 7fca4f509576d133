"""Where the notes pane stands in a window: beside the panels or below them, or in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDockWidget

from gui.notes.panel import NotesPanel
from gui.widgets.lettering import give_font
from gui.windows.columns import BESIDE_FROM

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QShowEvent
    from PySide6.QtWidgets import QMainWindow, QWidget

    from gui.desk.focus import Focus
    from gui.desk.session import Session
    from gui.theme import Theme
    from scenarios.model.scenario import Scenario


_SHARE = 0.27  # of the window, at first: what is read and toggled needs the rest
# In heights of a line.
_EMS_OF_REST = 44.0  # what the bars, the map and three arguments of Why take
_EMS_WIDE = 20.0  # at which a note is read well
_AREAS = Qt.DockWidgetArea


class NotesDock(QDockWidget):
    """The notes pane with a title bar to move it by and a button that closes it.

    It opens by itself where there are notes to be seen: with a file that has some, and when one is changed
    from elsewhere. Until somebody moves it, it stands below the panels where these keep room enough above
    it, and else beside them.
    """

    def __init__(self, session: Session, theme: Theme, action: QAction, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._session = session
        self._action = action
        self._words = action.iconText()
        self._came_from: QWidget | None = None
        self._wanted: int | None = None  # pixels, to be taken once it is shown
        self._turns: tuple[Callable[[], None], Callable[[], None]] | None = None  # to the page, and back
        self._was_open = False  # while it is a page: whether it was open before
        self.setObjectName("notes-dock")
        self.setWindowTitle(self.tr("Notes"))
        # Before the pane fills itself: a long note is laid out once, at the width that the pane will have.
        session.casebook_changed.connect(self.show_what_there_is)
        self.panel = NotesPanel(session, theme)
        self.setWidget(self.panel)
        self.setAllowedAreas(
            _AREAS.LeftDockWidgetArea | _AREAS.RightDockWidgetArea | _AREAS.BottomDockWidgetArea
        )
        self._placed = _AREAS.NoDockWidgetArea  # by its own choice
        session.focused.connect(self._follow)
        session.holder.changed.connect(self._follow_change)
        session.scenario_changed.connect(self._count)
        theme.changed.connect(self._dress)
        self._dress()
        self._count()

    def show_what_there_is(self) -> None:
        """Open where there are notes and room beside them; a page is only turned to by those who want it."""
        if self._session.scenario.notes and not self.is_page:
            self.show()
            self._arrange()

    @property
    def extent(self) -> int:
        """How high it is below the panels, or how wide beside them, in pixels; 0 where it floats."""
        if self.isFloating():
            return 0
        if self._wanted is not None:  # what was never shown has no size of its own yet
            return self._wanted
        return self.height() if self.is_below else self.width()

    def take(self, extent: int | None) -> None:
        """Be so high or wide in pixels, now or when it is next shown; with None as large as reads well.

        Qt keeps sizes of docks too, but reckons them anew where a window comes in another size.
        """
        if extent is None and not self.is_moved:
            self.place()
        self._wanted = extent or self._at_first()
        if self.isVisible():
            self._arrange()

    def reset(self) -> None:
        """Stand where there is room again, as large as reads well."""
        self.setFloating(False)
        self._placed = self._window.dockWidgetArea(self)
        self.take(None)

    def place(self) -> None:
        """Stand below the panels; beside them in a window too low for that, where it is wide enough."""
        low = self._window.height() - self._least() < self._theme.px(_EMS_OF_REST)
        beside = low and self._beside() >= self.panel.minimumSizeHint().width()
        area = _AREAS.RightDockWidgetArea if beside else _AREAS.BottomDockWidgetArea
        self._placed = area
        if self._window.dockWidgetArea(self) == area:
            return
        is_hidden = self.isHidden()
        self._window.addDockWidget(area, self)
        self.setHidden(is_hidden)

    def keep_place(self) -> None:
        """Stay where somebody has put it, at an earlier start."""
        self._placed = _AREAS.NoDockWidgetArea

    @property
    def is_moved(self) -> bool:
        """Whether somebody has put it where it is, and not its own choice."""
        return self.isFloating() or self._window.dockWidgetArea(self) != self._placed

    def _least(self) -> int:
        """How high it is at least, with its title."""
        return self.panel.minimumSizeHint().height() + self._theme.px(1.2)

    def _beside(self) -> int:
        """How wide it may be beside columns that stand beside each other."""
        return int(self._window.width() - BESIDE_FROM * self._theme.scale) - self._theme.px(1.6)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Take the size that it was left in."""
        super().showEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        around, centre = self._window.layout(), self._window.centralWidget()
        if around is None or centre is None or self.isFloating() or not self._window.isVisible():
            return
        centre.show()  # which Qt puts off for a new one: until then a dock has all the room to itself
        around.activate()
        if self._wanted is not None:
            way = Qt.Orientation.Vertical if self.is_below else Qt.Orientation.Horizontal
            self._window.resizeDocks([self], [self._wanted], way)
            self._wanted = None

    @property
    def is_below(self) -> bool:
        """Whether it stands below the panels, and not beside them."""
        return self._window.dockWidgetArea(self) == _AREAS.BottomDockWidgetArea

    def _at_first(self) -> int:
        """As large as reads well, as far as that leaves room for what is read and toggled."""
        window, theme = self._window, self._theme
        if self.is_below:
            return max(
                self._least(), min(int(window.height() * _SHARE), window.height() - theme.px(_EMS_OF_REST))
            )
        wide = int(window.width() * _SHARE)
        beside = self._beside()
        narrow = self.panel.minimumSizeHint().width()
        return min(wide, max(narrow, min(beside, theme.px(_EMS_WIDE)))) if beside >= narrow else wide

    def toggle(self) -> None:
        """Put the keyboard into the notes; where it is there already, close them and give it back."""
        focused = QApplication.focusWidget()
        if focused is not None and self.panel.isAncestorOf(focused):
            if self._turns is not None:
                self._turns[1]()
            else:
                self.close()
            if self._came_from is not None and self._came_from.isVisible():
                self._came_from.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self._came_from = focused
        if focused is not None:
            focused.destroyed.connect(self._forget)
        self._enter()

    @property
    def is_page(self) -> bool:
        """Whether the notes stand as a page in the window, and not in this pane."""
        return self._turns is not None

    @property
    def is_open(self) -> bool:
        """Whether the pane is open, or would be if there were room for it."""
        return self._was_open if self.is_page else self.isVisible()

    @property
    def counted(self) -> str:
        """What the notes are called, with their number."""
        count = len(self._session.scenario.notes)
        return f"{self.windowTitle()} ({count})" if count else self.windowTitle()

    def open_as_left(self, *, is_open: bool) -> None:
        """Be open or closed as it was left."""
        self._was_open = is_open
        if not self.is_page:
            self.setVisible(is_open)

    def lend(self, turn: Callable[[], None], turn_back: Callable[[], None]) -> NotesPanel:
        """Give the panel away to be a page, and say how that is turned to and back from."""
        self._was_open = not self.isHidden()
        self._turns = (turn, turn_back)
        self.hide()
        return self.panel

    def take_back(self, *, wanted: bool) -> None:
        """Have the panel again, and be open if it was in sight or is wanted anyway."""
        self._turns = None
        self.setWidget(self.panel)
        self.panel.show()
        self.setVisible(wanted or self._was_open)

    def _enter(self) -> None:
        if self._turns is not None:
            self._turns[0]()
        else:
            self.show()
            self.raise_()
        self.panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _forget(self) -> None:
        self._came_from = None

    def _follow(self, before: Focus, now: Focus) -> None:
        if now.note is not None and before.note is None:
            self._enter()

    def _follow_change(self, before: Scenario, now: Scenario) -> None:
        if before.notes != now.notes and not self.is_page and not self.isVisible():
            self.show()

    def _dress(self) -> None:
        # A title in the font of the application Qt writes in that of the system, which does not grow.
        give_font(self, self._theme.font("strong"))
        give_font(self.panel, self._theme.font("body"))

    def _count(self) -> None:
        count = len(self._session.scenario.notes)
        self._action.setIconText(f"{self._words} ({count})" if count else self._words)
