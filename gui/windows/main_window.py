"""A window of the program: assembly and wiring only.

It is shown bare, in the theme's colours, and filled after its first paint: that takes longer to load than a
window takes to appear. So nothing imported at the head of this file may load pyqtgraph,
pydantic or numpy.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from gui.garbage import left_lying
from gui.widgets.dropping import FileDrops, files_in, take_copy
from gui.widgets.room import Downwards, room
from gui.windows import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon, QPaintEvent
    from PySide6.QtWidgets import QMenu

    from gui.desk.desk import Desk
    from gui.desk.first import First
    from gui.settings import Settings
    from gui.theme import Theme
    from gui.windows.as_left import AsLeft
    from gui.windows.giving import Giving
    from gui.windows.notes_dock import NotesDock
    from gui.windows.other_version import OtherVersion
    from gui.windows.tools import Tools
    from gui.windows.workplace import Workplace
    from scenarios.files.opening import Opened

SMALLEST = QSize(640, 480)  # where the screen has so much, less the frame of a window
_DOCKS = "docks"
_MOMENT = 10  # milliseconds, in which what is painted gets to the screen
_PATIENCE = 3_000  # milliseconds


class MainWindow(FileDrops, QMainWindow):
    """One window with one scenario.

    Signals:
        painted: The bare window is on the screen, and is about to be filled.
        loaded: All that it is filled with is loaded.
        filled: There is something in all that is in sight.
        built: The window is filled; from here on it has a desk and a workplace.
        settled: The window is filled, or has found nothing to be filled with.
        closed: The window is closed for good.

    Attributes:
        desk: What is shown.
        workplace: Top bar and panels.
        notes: The notes, beside the panels or below them.
        choice: What to do about a file that another program has changed; hidden where there is none.
        tools: The windows that stand beside it.
    """

    painted = Signal()
    loaded = Signal()
    filled = Signal()
    built = Signal()
    settled = Signal()
    closed = Signal()

    desk: Desk
    workplace: Workplace
    notes: NotesDock
    choice: OtherVersion
    tools: Tools
    _as_left: AsLeft
    _giving: Giving
    _menus: Mapping[str, QMenu]

    def __init__(self, theme: Theme, settings: Settings, to_open: Path | Opened | None = None) -> None:
        """Make a window.

        Args:
            theme: Colours and fonts.
            settings: What it remembers.
            to_open: A file to show, or work that is in no file and has been read already; None for a new
                scenario.
        """
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._to_open = to_open
        self._begun = False
        self._is_filled = False
        self._completing = QTimer(self, singleShot=True)
        self._completing.timeout.connect(self.complete)
        self._is_built = False
        self._is_empty = False
        self.setObjectName("main-window")
        self.setWindowTitle("Otherwise")
        self.setMinimumSize(SMALLEST.boundedTo(room(self)))
        self.setAcceptDrops(True)
        standing.stand(self, settings)

    @property
    def is_built(self) -> bool:
        """Whether the window is filled."""
        return self._is_built

    @property
    def is_settled(self) -> bool:
        """Whether the window is filled, or has found nothing to be filled with."""
        return self._is_built or self._is_empty

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint; after the first time, fill the window."""
        super().paintEvent(event)
        if not self._begun:
            self._begun = True
            QTimer.singleShot(0, self, self.build)

    def build(self) -> None:
        """Load what the window is filled with, open what is to be opened, and fill it."""
        self._begun = True
        self.painted.emit()
        with left_lying():
            first = self._show_first()
        if first.faults:
            from gui import asking

            asking.tell_faults(self, first.complaint, first.faults)

    def _show_first(self) -> First:
        from gui.desk.first import First, first_to_show

        to_open = self._to_open
        first = first_to_show(to_open) if to_open is None or isinstance(to_open, Path) else First(to_open)
        if first.opened is None:
            self._show_emptiness()
        else:
            self._fill(first.opened)
            if to_open is not None and not isinstance(to_open, Path):
                # It is in no file as it stands: who closes this window is asked.
                self.desk.session.holder.mark_unsaved()
        return first

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask about unsaved changes, and remember the sizes of window and panels."""
        self.complete()
        if self._is_built:
            if not self.desk.files.may_leave():
                event.ignore()
                return
            self._as_left.remember()
            self.workplace.remember_sizes()
            docks = self.saveState() if self.notes.is_moved else QByteArray()
            self._settings.set({_DOCKS: docks.toBase64().toStdString()})
        standing.remember(self, self._settings)
        if self._is_built:
            self._giving.leave()
            self.tools.leave()
            self.desk.leave(self)
        super().closeEvent(event)
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Look at the file when the user comes back: not every disk tells what others do on it."""
        super().changeEvent(event)
        # The windows of a lecture may go after this one and its desk, and make it the active one once more.
        is_here = self._is_built and self.isVisible() and self.isActiveWindow()
        if event.type() == QEvent.Type.ActivationChange and is_here:
            self.desk.outside.look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files, once there is something to open them in."""
        if self.is_settled:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Have the files opened as a double-click does; of one scenario ask whether to compare with it."""
        from gui.dropping import is_scenario

        paths = files_in(event.mimeData())
        if self._is_built and len(paths) == 1 and is_scenario(paths[0]):
            take_copy(event)
            # Whoever dropped it is not to wait while something is asked.
            QTimer.singleShot(0, self, partial(self._take_dropped, paths[0]))
        else:
            super().dropEvent(event)

    def show_desk(self, desk: Desk) -> None:
        """Fill the window with a desk."""
        from gui.windows.as_left import AsLeft
        from gui.windows.other_version import OtherVersion
        from gui.windows.resting import Resting
        from gui.windows.workplace import Workplace

        self.loaded.emit()
        self.desk = desk
        desk.enter(self)
        self._menus = desk.actions.fill(self.menuBar())
        on_bar = [desk.actions[key] for key in ("undo", "redo", "as-it-happened", "notes")]
        self.workplace = Workplace(desk.session, desk.files, self._theme, self._settings, on_bar)
        self.setCentralWidget(Downwards(self.workplace))
        self.workplace.follow_spreads(desk.spreads)
        self._place_notes()
        self.choice = OtherVersion(desk.outside, self._theme)
        self.workplace.show_above(self.choice)
        self.workplace.restore_sizes()
        self._wire()
        self._as_left = AsLeft(desk, self.workplace, self.notes)
        self._as_left.restore()
        Resting(self, self.workplace, desk.files, self._giving)
        self._is_filled = True
        self.filled.emit()
        self.workplace.seen.connect(partial(QTimer.singleShot, 0, self, self._complete_soon))
        self._completing.start(_PATIENCE)  # what is minimized is not seen

    def _complete_soon(self) -> None:
        # Counted from when all is painted, not from when that begins.
        if not self._is_built:
            self._completing.start(_MOMENT)

    def complete(self) -> None:
        """Make what is out of sight, if that is still to be done: then the window is built."""
        if self._is_built or not self._is_filled:
            return
        self._is_built = True
        self._completing.stop()
        with left_lying():
            self.workplace.complete()
            self.setWindowIcon(_icon())
        self.settled.emit()
        self.built.emit()
        self.desk.spreads.begin()  # beside the thread that paints, which it would have held up until now
        self.desk.files.tell_notices()

    def _fill(self, opened: Opened) -> None:
        from gui.desk.desk import Desk

        self.show_desk(Desk(opened, self._theme, self._settings))

    def _place_notes(self) -> None:
        """Put the notes where they were moved to; at first where there is room for them."""
        from gui.windows.notes_dock import NotesDock
        from gui.windows.notes_page import NotesPage

        desk = self.desk
        self.notes = NotesDock(desk.session, self._theme, desk.actions["notes"], self)
        self.notes.hide()
        self.notes.place()
        self.workplace.beside = (self.notes.panel,)
        saved = QByteArray.fromBase64(self._settings.text(_DOCKS, "").encode("ascii", "replace"))
        if not saved.isEmpty():
            self.restoreState(saved)
            self.notes.keep_place()
        NotesPage(desk.session, self.notes, self.workplace.columns, self._theme, self)
        self.notes.show_what_there_is()

    def _wire(self) -> None:
        from gui.exporting.copier import Copier
        from gui.exporting.menus import CopyMenus
        from gui.shared.samples import fill_when_opened
        from gui.windows.giving import Giving
        from gui.windows.tools import EXPLANATIONS, Tools
        from gui.windows.word_line import WordLine

        desk = self.desk
        copier = Copier(desk.session, desk.files, self)
        copying = CopyMenus(desk.session, copier, self)
        copying.watch(self)
        tools = self.tools = Tools(desk, copying, self)
        giving = self._giving = Giving(desk)
        words = WordLine(self.statusBar())
        fill_when_opened(self._menus["samples"], desk.files.open_sample)
        panels = {
            f"panel-{number}": partial(self._here, self.workplace.focus_panel, number - 1)
            for number in range(1, len(self.workplace.panels) + 1)
        }
        pages = {
            f"page-{number}": partial(self._here, self.workplace.show_page, number - 1)
            for number in (1, 2, 3)
        }
        desk.actions.carry_out(
            {
                "title": partial(self._here, self.workplace.top_bar.titles.edit_title),
                "notes": self.notes.toggle,
                "put-into-notes": self._put_into_notes,
                "find": tools.find,
                "export": tools.export,
                "copy-table": lambda: copier.table(desk.session.question),
                "copy-argument": lambda: copier.argument(desk.session.argument),
                "next-panel": partial(self._here, self.workplace.walk, 1),
                "previous-panel": partial(self._here, self.workplace.walk, -1),
                "fill": self.workplace.fill,
                "full-screen": self._toggle_full_screen,
                "reset-layout": lambda: self._as_left.reset(),  # noqa: PLW0108 - it comes after the menus
                "what-changed": tools.show_changes,
                **{page: partial(tools.explain, page) for page in EXPLANATIONS},
                "documents": tools.read,
                "lecture": tools.show_steps,
                "start-lecture": partial(giving.start, 0),
                "start-here": lambda: giving.start_here(tools.step),
                "large-room": giving.take_room,
                "guide": tools.show_guide,
                "welcome": tools.welcome,
                "about": tools.show_about,
                **panels,
                **pages,
            }
        )
        self.workplace.top_bar.titles.save_asked.connect(desk.files.save)
        desk.session.document_asked.connect(tools.show_argument)
        desk.session.passage_asked.connect(tools.show_passage)
        desk.session.title_changed.connect(self._show_title)
        desk.session.holder.clean_changed.connect(self._show_title)
        desk.files.moved.connect(self._show_title)
        desk.files.recent_changed.connect(self._show_recent)
        desk.files.moved.connect(self._show_versions)
        self._menus["versions"].aboutToShow.connect(self._show_versions)
        desk.outside.differs.connect(self.choice.show)
        desk.outside.differs.connect(words.end_word)
        desk.outside.settled.connect(self.choice.hide)
        desk.troubled.connect(words.show_trouble)
        desk.files.told.connect(words.show_word)
        tools.dropped.connect(self.dropped)
        tools.lecture_asked.connect(giving.start)
        giving.left.connect(self.activateWindow)
        giving.left.connect(lambda: tools.look_at_step(desk.stage.left.step if desk.stage.left else 0))
        desk.actions["large-room"].setChecked(bool(self._settings.number("lecture-large-room", 0.0)))
        self._show_title()
        self._show_recent()
        self._show_versions()

    def _here(self, deed: Callable[..., object], *how: int) -> None:
        """Do something in this window, whichever has been asked for it."""
        self.activateWindow()
        deed(*how)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _show_title(self, *_: object) -> None:
        from scenarios.model.plain import in_sentence

        title, dirty = self.desk.files.title, not self.desk.session.holder.is_clean
        # Qt takes every "[*]" for its mark of a changed window; two of them are one that is meant.
        self.setWindowTitle(in_sentence(title).replace("[*]", "[*][*]") + "[*] — Otherwise")
        self.setWindowModified(dirty)

    def _show_recent(self) -> None:
        from gui.desk.actions import show_recent
        from scenarios.files import library

        show_recent(self._menus["recent-files"], library.recent_titles(), self.desk.files.open_recent)

    def _show_versions(self) -> None:
        from gui.desk.actions import show_versions

        show_versions(self._menus["versions"], self.desk.files.versions, self.desk.outside.revert_to)

    def _put_into_notes(self) -> None:
        """Put what the keyboard is on into the notes, or else the verdict in focus."""
        from gui.widgets.offering import quoted_at

        text = quoted_at(QApplication.focusWidget()) or quoted_at(self.workplace.panels[2])
        if text:
            self.desk.session.put_into_notes(text)

    def _take_dropped(self, path: Path) -> None:
        from gui import asking

        answer = asking.ask_about_dropped(self, path)
        if answer is asking.Dropped.COMPARE:
            self.tools.compare_with(path)
        elif answer is asking.Dropped.OPEN:
            self.dropped.emit([path])

    def _show_emptiness(self) -> None:
        from gui.windows.emptiness import Emptiness

        empty = Emptiness(self._theme, self)
        empty.opened.connect(self._fill)
        self.setCentralWidget(empty)
        self._is_empty = True
        self.settled.emit()


def _icon() -> QIcon:
    from PySide6.QtGui import QIcon

    from scenarios.files import library

    path = library.resources_folder() / "icons" / "otherwise.svg"
    # Of one that is missing Qt would complain in words of its own, and a window does without.
    return QIcon(str(path)) if path.is_file() else QIcon()
