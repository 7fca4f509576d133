"""A window of the program: assembly and wiring only.

It is shown bare, in the theme's colours, and filled after its first paint: that takes longer to load than a
window takes to appear. So nothing imported at the head of this file may load pyqtgraph,
pydantic or numpy, nor name Qt's namespace ``Qt``, whose hundred enumerations take longer to load than the
rest of the bare window.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from gui.garbage import left_lying
from gui.widgets.dropping import FileDrops, files_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon, QPaintEvent
    from PySide6.QtWidgets import QDialog, QMenu, QWidget

    from gui.changes.window import ChangesWindow
    from gui.desk.desk import Desk
    from gui.desk.first import First
    from gui.desk.views import Views
    from gui.documents.reader import DocumentReader
    from gui.explain.window import ExplainWindow
    from gui.find.finder import Finder
    from gui.lecture.steps import StepsWindow
    from gui.settings import Settings
    from gui.theme import Theme
    from gui.windows.lecture import Lecture
    from gui.windows.notes_dock import NotesDock
    from gui.windows.other_version import OtherVersion
    from gui.windows.workplace import Workplace
    from scenarios.files.opening import Opened
    from scenarios.model.place import Place

SMALLEST = QSize(640, 480)  # where the screen has so much, less the frame of a window
_FRAME = QSize(16, 48)
FIRST_SIZE = QSize(1440, 900)
_GEOMETRY = "window"
_DOCKS = "docks"
_WORD_LASTS = 12_000  # milliseconds
_MOMENT = 10  # milliseconds, in which what is painted gets to the screen
_PATIENCE = 3_000  # milliseconds

# The pages of the window that explains; each is a command.
EXPLANATIONS = ("what-matters", "what-it-takes", "how-firm", "compare", "criteria")


class MainWindow(FileDrops, QMainWindow):
    """One window with one scenario.

    Signals:
        painted: The bare window is on the screen, and is about to be filled.
        filled: There is something in all that is in sight.
        built: The window is filled; from here on it has a desk and a workplace.
        settled: The window is filled, or has found nothing to be filled with.
        closed: The window is closed for good.

    Attributes:
        desk: What is shown.
        workplace: Top bar and panels.
        notes: The notes, beside the panels or below them.
        choice: What to do about a file that another program has changed; hidden where there is none.
    """

    painted = Signal()
    filled = Signal()
    built = Signal()
    settled = Signal()
    closed = Signal()

    desk: Desk
    workplace: Workplace
    notes: NotesDock
    choice: OtherVersion
    _menus: Mapping[str, QMenu]
    _views: Views

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
        self._trouble = ""
        self._reader: DocumentReader | None = None
        self._changes: ChangesWindow | None = None
        self._finder: Finder | None = None
        self._explain: ExplainWindow | None = None
        self._steps: StepsWindow | None = None
        self._lecture: Lecture | None = None
        self.setObjectName("main-window")
        self.setWindowTitle("Otherwise")
        self.setMinimumSize(SMALLEST.boundedTo(_room()))
        self.setAcceptDrops(True)
        self._restore_geometry()

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
            self._remember_view()
            self.workplace.remember_sizes()
            self._settings.set({_DOCKS: self.saveState().toBase64().toStdString()})
        self._settings.set({_GEOMETRY: self.saveGeometry().toBase64().toStdString()})
        if self._is_built:
            if self._explain is not None:
                self._explain.stop()
            if self._lecture is not None:
                self._lecture.leave()
            for window in (self._reader, self._changes, self._explain, self._steps, self):
                if window is not None:
                    self.desk.leave(window)
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
            event.acceptProposedAction()
            # Whoever dropped it is not to wait while something is asked.
            QTimer.singleShot(0, self, partial(self._take_dropped, paths[0]))
        else:
            super().dropEvent(event)

    def _restore_geometry(self) -> None:
        saved = QByteArray.fromBase64(self._settings.text(_GEOMETRY, "").encode("ascii", "replace"))
        if saved.isEmpty() or not self.restoreGeometry(saved):
            self.resize(FIRST_SIZE.boundedTo(_room() * 0.95))
        self.resize(self.size().boundedTo(_room()))

    def show_desk(self, desk: Desk) -> None:
        """Fill the window with a desk."""
        from gui.desk.views import Views
        from scenarios.files.library import settings_folder

        self._views = Views(settings_folder() / "views.json")
        from gui.windows.other_version import OtherVersion
        from gui.windows.workplace import Workplace

        self.desk = desk
        desk.enter(self)
        self._menus = desk.actions.fill(self.menuBar())
        on_bar = [desk.actions[key] for key in ("undo", "redo", "as-it-happened", "notes")]
        self.workplace = Workplace(desk.session, desk.files, self._theme, self._settings, on_bar)
        self.setCentralWidget(self.workplace)
        self.workplace.follow_spreads(desk.spreads)
        self._place_notes()
        self.choice = OtherVersion(desk.outside, self._theme)
        self.workplace.show_above(self.choice)
        self.workplace.restore_sizes()
        self._wire()
        self._restore_view()
        self._is_filled = True
        self.filled.emit()
        self.workplace.seen.connect(partial(QTimer.singleShot, 0, self, self._complete_soon))
        self._completing.start(_PATIENCE)  # what is minimized is not seen

    def _complete_soon(self) -> None:
        # Counted from when all is painted, not from when that begins.
        if not self._is_built:
            self._completing.start(_MOMENT)

    @left_lying()
    def complete(self) -> None:
        """Make what is out of sight, if that is still to be done: then the window is built."""
        if self._is_built or not self._is_filled:
            return
        self._is_built = True
        self._completing.stop()
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
        """Put the notes where they were left: at first below the panels, where lines are of a good length."""
        from gui.windows.notes_dock import NotesDock

        desk = self.desk
        self.notes = NotesDock(desk.session, self._theme, desk.actions["notes"], self)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.notes)
        self.notes.hide()
        self.workplace.beside = (self.notes.panel,)
        saved = QByteArray.fromBase64(self._settings.text(_DOCKS, "").encode("ascii", "replace"))
        if not saved.isEmpty():
            self.restoreState(saved)
        self.notes.show_what_there_is()

    def _wire(self) -> None:
        from gui.exporting.copier import Copier
        from gui.exporting.menus import CopyMenus
        from gui.shared.samples import fill_when_opened

        desk = self.desk
        copier = Copier(desk.session, desk.files, self)
        self._menus_for_copying = CopyMenus(desk.session, copier, self)
        self._menus_for_copying.watch(self)
        fill_when_opened(self._menus["samples"], desk.files.open_sample)
        panels = {
            f"panel-{number}": partial(self._focus_panel, number - 1)
            for number in range(1, len(self.workplace.panels) + 1)
        }
        pages = {f"page-{number}": partial(self._show_page, number - 1) for number in (1, 2, 3)}
        desk.actions.carry_out(
            {
                "title": self._edit_title,
                "notes": self.notes.toggle,
                "put-into-notes": self._put_into_notes,
                "find": self._find,
                "export": self._show_export,
                "copy-table": lambda: copier.table(desk.session.question),
                "copy-argument": lambda: copier.argument(desk.session.argument),
                "next-panel": partial(self._walk, 1),
                "previous-panel": partial(self._walk, -1),
                "fill": self.workplace.fill,
                "full-screen": self._toggle_full_screen,
                "reset-layout": self.workplace.reset,
                "what-changed": self._show_changes,
                **{page: partial(self._show_explanation, page) for page in EXPLANATIONS},
                "documents": self._read_documents,
                "lecture": self._show_steps,
                "start-lecture": partial(self._start_lecture, 0),
                "start-here": self._start_here,
                "large-room": self._take_room,
                "guide": self._show_guide,
                "welcome": self.show_welcome,
                "about": self._show_about,
                **panels,
                **pages,
            }
        )
        self.workplace.top_bar.titles.save_asked.connect(desk.files.save)
        desk.session.document_asked.connect(self._show_argument)
        desk.session.passage_asked.connect(self._show_passage)
        desk.session.title_changed.connect(self._show_title)
        desk.session.holder.clean_changed.connect(self._show_title)
        desk.files.moved.connect(self._show_title)
        desk.files.recent_changed.connect(self._show_recent)
        desk.files.leaving.connect(self._remember_view)
        desk.files.shown.connect(self._restore_view)
        desk.files.renamed.connect(self._views.follow)
        desk.files.moved.connect(self._show_versions)
        self._menus["versions"].aboutToShow.connect(self._show_versions)
        desk.outside.differs.connect(self.choice.show)
        desk.outside.settled.connect(self.choice.hide)
        desk.stage.resume_asked.connect(self._resume_lecture)
        desk.troubled.connect(self._show_trouble)
        desk.files.told.connect(self._show_word)
        self.statusBar().hide()  # until there is something to say
        self.statusBar().messageChanged.connect(self._end_word)
        desk.actions["large-room"].setChecked(bool(self._settings.number("lecture-large-room", 0.0)))
        self._show_title()
        self._show_recent()
        self._show_versions()

    def _remember_view(self) -> None:
        """Keep how the scenario is looked at, if it has a file to keep it by."""
        from gui.desk.views import focus_of

        path = self.desk.files.path
        if path is not None:
            shown = {"focus": focus_of(self.desk.session), "notes": self.notes.isVisible()}
            self._views.remember(path, {**self.workplace.view, **shown})

    def _restore_view(self) -> None:
        """Look at the scenario as it was left."""
        from gui.desk.views import restore_focus

        path = self.desk.files.path
        view = self._views.of(path) if path is not None else {}
        if not view:
            return
        focus = view.get("focus")
        if isinstance(focus, dict):
            restore_focus(self.desk.session, focus)
        self.workplace.restore_view(view)
        self.notes.setVisible(view.get("notes") is True)

    def _focus_panel(self, number: int) -> None:
        self.activateWindow()
        self.workplace.focus_panel(number)

    def _show_page(self, number: int) -> None:
        self.activateWindow()
        self.workplace.show_page(number)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _walk(self, step: int) -> None:
        self.activateWindow()
        self.workplace.walk(step)

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

    def _show_trouble(self, trouble: str) -> None:
        self._trouble = trouble
        bar = self.statusBar()
        bar.setVisible(bool(trouble))
        bar.showMessage(trouble)

    def _show_word(self, word: str) -> None:
        """Show something that need not be answered, for long enough to read it."""
        bar = self.statusBar()
        bar.setVisible(True)
        bar.showMessage(word, _WORD_LASTS)

    def _end_word(self, message: str) -> None:
        if not message:
            self._show_trouble(self._trouble)

    def _edit_title(self) -> None:
        self.activateWindow()
        self.workplace.top_bar.titles.edit_title()

    def _put_into_notes(self) -> None:
        """Put what the keyboard is on into the notes, or else the verdict in focus."""
        from gui.widgets.offering import quoted_at

        text = quoted_at(QApplication.focusWidget()) or quoted_at(self.workplace.panels[2])
        if text:
            self.desk.session.put_into_notes(text)

    def attach_text(self, path: Path) -> None:
        """Attach a file as the text of a document, asking of which."""
        self._open_reader().attach(path)

    def _show_export(self) -> None:
        from gui.exporting.dialog import ExportDialog

        _show_for_once(ExportDialog(self.desk.session, self.desk.files, self._theme, self.desk.front))

    def _read_documents(self) -> None:
        self._open_reader().search()

    def _show_argument(self, argument_id: str) -> None:
        self._open_reader().show_argument(argument_id)

    def _show_passage(self, document_id: str, line: int, words: str) -> None:
        self._open_reader().show_line(document_id, line, words)

    def _find(self) -> None:
        """Open the field that finds everything, over the window that the user works in."""
        from gui.desk.texts import AttachedTexts
        from gui.find.finder import Finder

        above = self.desk.front
        desk = self.desk
        if self._finder is None:
            texts = AttachedTexts(self._settings)
            self._finder = Finder(desk.session, desk.actions, texts, self._theme, self)
        self._finder.ask(above, QApplication.focusWidget())

    def _open_reader(self) -> DocumentReader:
        if self._reader is None:
            from gui.desk.texts import AttachedTexts
            from gui.documents.reader import DocumentReader

            self._reader = DocumentReader(self.desk.session, self._theme, AttachedTexts(self._settings), self)
            self._beside(self._reader)
            self._reader.dropped.connect(self.dropped)
        _bring_forward(self._reader)
        return self._reader

    def _show_changes(self) -> None:
        if self._changes is None:
            from gui.changes.window import ChangesWindow

            self._changes = ChangesWindow(self.desk.session, self._theme, self)
            self._beside(self._changes)
            self._changes.dropped.connect(self.dropped)
        _bring_forward(self._changes)

    def _show_explanation(self, page: str) -> None:
        if self._explain is None:
            from gui.explain.window import ExplainWindow

            self._explain = ExplainWindow(self.desk.session, self._theme, self._settings, self)
            self._beside(self._explain)
        self._explain.bring(page)
        _bring_forward(self._explain)

    def _take_dropped(self, path: Path) -> None:
        from gui import asking

        answer = asking.ask_about_dropped(self, path)
        if answer is asking.Dropped.COMPARE:
            self._show_explanation("compare")
            assert self._explain is not None  # noqa: S101 - it is shown
            self._explain.compare.compare_with(path)
        elif answer is asking.Dropped.OPEN:
            self.dropped.emit([path])

    def _beside(self, widget: QWidget) -> None:
        """Make a window of its own of a widget, in which the keys of every command live."""
        widget.setWindowFlag(Qt.WindowType.Window)
        widget.setAcceptDrops(True)
        self.desk.enter(widget)
        self._menus_for_copying.watch(widget)

    def _show_steps(self) -> None:
        if self._steps is None:
            from gui.lecture.steps import StepsWindow

            self._steps = StepsWindow(self.desk.session, self._theme, self)
            self._steps.start_asked.connect(self._start_lecture)
            self._beside(self._steps)
        _bring_forward(self._steps)

    def _start_here(self) -> None:
        self._start_lecture(0 if self._steps is None else max(0, self._steps.current))

    def _resume_lecture(self, place: Place) -> None:
        if self.desk.session.scenario.lecture:
            self._start_lecture(place.step)
            if self._lecture is not None:
                self._lecture.player.resume(place)

    def _start_lecture(self, step: int) -> None:
        from gui.windows.lecture import Lecture
        from scenarios.model.lecture import with_steps
        from scenarios.telling.lectures import ready_made

        session = self.desk.session
        if self._lecture is not None:
            return
        if not session.scenario.lecture:
            made = ready_made(session.projector, session.scenario, session.reading)
            session.holder.change(with_steps(session.scenario, made), self.tr("Ready-made lecture"))
        self._lecture = Lecture(self.desk, step)
        self._lecture.left.connect(self._leave_lecture)

    def _leave_lecture(self) -> None:
        self._lecture = None
        self.activateWindow()

    def _take_room(self) -> None:
        from gui.windows.lecture import large_room

        large = self.desk.actions["large-room"].isChecked()
        large_room(self._settings, large)
        if self._lecture is not None:
            self._lecture.set_large_room(large)

    def _show_guide(self) -> None:
        from gui.help.guide import GuideDialog

        _show_for_once(GuideDialog(self._theme, self.desk.front))

    def _show_about(self) -> None:
        from gui.help.about import AboutDialog

        _show_for_once(AboutDialog(self._theme, self.desk.front))

    def show_welcome(self) -> None:
        """Say how to begin, beside a window that can be worked in meanwhile."""
        from gui.help.welcome import Welcome

        welcome = Welcome(self._theme, self)
        welcome.sample_wanted.connect(self.desk.files.open_sample)
        welcome.file_wanted.connect(self.desk.files.open)
        self.desk.session.casebook_changed.connect(welcome.close)
        welcome.show()

    def _show_emptiness(self) -> None:
        from gui.windows.emptiness import Emptiness

        empty = Emptiness(self._theme, self)
        empty.opened.connect(self._fill)
        self.setCentralWidget(empty)
        self._is_empty = True
        self.settled.emit()


def _room() -> QSize:
    """How large a window may be, in its frame, on the screen there is."""
    return QGuiApplication.primaryScreen().availableSize() - _FRAME


def _bring_forward(window: QWidget) -> None:
    window.show()
    window.raise_()
    window.activateWindow()


def _show_for_once(dialog: QDialog) -> None:
    from PySide6.QtCore import Qt

    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _icon() -> QIcon:
    from PySide6.QtGui import QIcon

    from scenarios.files import library

    return QIcon(str(library.resources_folder() / "icons" / "otherwise.svg"))
