"""A window of the program: assembly and wiring only.

It is shown bare, in the theme's colours, and filled after its first paint: that takes longer to load than a
window takes to appear. So nothing imported at the head of this file may load pyqtgraph,
pydantic or numpy, nor name Qt's namespace ``Qt``, whose hundred enumerations take longer to load than the
rest of the bare window.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon, QPaintEvent
    from PySide6.QtWidgets import QDialog, QMenu, QWidget

    from gui.desk.desk import Desk
    from gui.explain.window import ExplainWindow
    from gui.lecture.steps import StepsWindow
    from gui.settings import Settings
    from gui.theme import Theme
    from gui.windows.lecture import Lecture
    from gui.windows.workplace import Workplace
    from scenarios.files.opening import Opened

SMALLEST = QSize(640, 480)  # where the screen has so much, less the frame of a window
_FRAME = QSize(16, 48)
FIRST_SIZE = QSize(1440, 900)
_GEOMETRY = "window"

# The pages of the window that explains; each is a command.
EXPLANATIONS = ("what-matters", "what-it-takes", "how-firm", "compare", "criteria")


class MainWindow(QMainWindow):
    """One window with one scenario.

    Signals:
        painted: The bare window is on the screen, and is about to be filled.
        built: The window is filled; from here on it has a desk and a workplace.
        closed: The window is closed for good.
        dropped: Files were dropped on the window (its argument, a list of paths), to be opened.

    Attributes:
        desk: What is shown.
        workplace: Top bar and panels.
    """

    painted = Signal()
    built = Signal()
    closed = Signal()
    dropped = Signal(list)

    desk: Desk
    workplace: Workplace
    _menus: Mapping[str, QMenu]

    def __init__(self, theme: Theme, settings: Settings, to_open: Path | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._to_open = to_open
        self._begun = False
        self._is_built = False
        self._is_empty = False
        self._reader: QWidget | None = None
        self._changes: QWidget | None = None
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
        from gui import asking
        from gui.desk.files import first_to_show

        first = first_to_show(self._to_open)
        if first.opened is None:
            self._show_emptiness()
        else:
            self._fill(first.opened)
        if first.faults:
            asking.tell_faults(self, first.complaint, first.faults)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask about unsaved changes, and remember the sizes of window and panels."""
        if self._is_built:
            if not self.desk.files.may_leave():
                event.ignore()
                return
            self.workplace.remember_sizes()
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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take what can be opened, once there is something to open it in."""
        from gui.dropping import files_of

        if self.is_settled and files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Have the files opened as a double-click does; of one scenario ask whether to compare with it."""
        from gui.dropping import files_of, is_scenario

        event.acceptProposedAction()
        paths = files_of(event.mimeData())
        # Whoever dropped them is not to wait while something is asked.
        if self._is_built and len(paths) == 1 and is_scenario(paths[0]):
            QTimer.singleShot(0, self, partial(self._take_dropped, paths[0]))
        else:
            QTimer.singleShot(0, self, lambda: self.dropped.emit(paths))

    def _restore_geometry(self) -> None:
        saved = QByteArray.fromBase64(self._settings.text(_GEOMETRY, "").encode("ascii", "replace"))
        if saved.isEmpty() or not self.restoreGeometry(saved):
            self.resize(FIRST_SIZE.boundedTo(_room() * 0.95))
        self.resize(self.size().boundedTo(_room()))

    def show_desk(self, desk: Desk) -> None:
        """Fill the window with a desk."""
        from gui.windows.workplace import Workplace

        self.setWindowIcon(_icon())
        self.desk = desk
        desk.enter(self)
        self._menus = desk.actions.fill(self.menuBar())
        on_bar = [desk.actions[key] for key in ("undo", "redo", "as-it-happened")]
        self.workplace = Workplace(desk.session, self._theme, self._settings, on_bar)
        self.setCentralWidget(self.workplace)
        self.workplace.follow_spreads(desk.spreads)
        self.workplace.restore_sizes()
        self._wire()
        self._is_built = True
        self.built.emit()
        desk.files.tell_notices()

    def _fill(self, opened: Opened) -> None:
        from gui.desk.desk import Desk

        self.show_desk(Desk(opened, self._theme, self._settings))

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
                "describe": self._describe,
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
        self.workplace.top_bar.title_pressed.connect(self._describe)
        desk.session.title_changed.connect(self._show_title)
        desk.session.holder.clean_changed.connect(self._show_title)
        desk.files.moved.connect(self._show_title)
        desk.files.recent_changed.connect(self._show_recent)
        desk.troubled.connect(self._show_trouble)
        desk.actions["large-room"].setChecked(bool(self._settings.number("lecture-large-room", 0.0)))
        self._show_title()
        self._show_recent()

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
        title, dirty = self.desk.files.title, not self.desk.session.holder.is_clean
        # Qt takes every "[*]" for its mark of a changed window; two of them are one that is meant.
        self.setWindowTitle(" ".join(title.split()).replace("[*]", "[*][*]") + "[*] — Otherwise")
        self.setWindowModified(dirty)
        self.workplace.top_bar.show_title(title, dirty=dirty)

    def _show_recent(self) -> None:
        from gui.desk.actions import show_recent
        from scenarios.files import library

        show_recent(self._menus["recent-files"], library.recent_files(), self.desk.files.open_recent)

    def _show_trouble(self, trouble: str) -> None:
        bar = self.statusBar()
        bar.setVisible(bool(trouble))
        bar.showMessage(trouble)

    def _describe(self) -> None:
        from gui.describe import DescribeDialog

        session = self.desk.session
        dialog = DescribeDialog(session.scenario.title, session.scenario.notes.get("", ""), self._theme, self)
        dialog.accepted.connect(lambda: session.describe(dialog.title, dialog.note))
        # What was typed for one scenario must not go to the next, which another program may have sent here.
        session.casebook_changed.connect(dialog.reject)
        _show_for_once(dialog)

    def _show_export(self) -> None:
        from gui.exporting.dialog import ExportDialog

        _show_for_once(ExportDialog(self.desk.session, self.desk.files, self._theme, self.desk.front))

    def _read_documents(self) -> None:
        if self._reader is None:
            from gui.documents.attached import AttachedTexts
            from gui.documents.reader import DocumentReader

            texts = AttachedTexts(self._settings)
            self._reader = self._beside(DocumentReader(self.desk.session, self._theme, texts, self))
        _bring_forward(self._reader)

    def _show_changes(self) -> None:
        if self._changes is None:
            from gui.changes.window import ChangesWindow

            self._changes = self._beside(ChangesWindow(self.desk.session, self._theme, self))
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

    def _beside(self, widget: QWidget) -> QWidget:
        """Make a window of its own of a widget, in which the keys of every command live."""
        widget.setWindowFlag(Qt.WindowType.Window)
        self.desk.enter(widget)
        self._menus_for_copying.watch(widget)
        return widget

    def _show_steps(self) -> None:
        if self._steps is None:
            from gui.lecture.steps import StepsWindow

            self._steps = StepsWindow(self.desk.session, self._theme, self)
            self._steps.start_asked.connect(self._start_lecture)
            self._beside(self._steps)
        _bring_forward(self._steps)

    def _start_here(self) -> None:
        self._start_lecture(0 if self._steps is None else max(0, self._steps.current))

    def _start_lecture(self, step: int) -> None:
        from gui.desk.player import Place
        from gui.windows.lecture import Lecture
        from scenarios.model.lecture import with_steps
        from scenarios.telling.lectures import ready_made

        session = self.desk.session
        if self._lecture is not None:
            return
        if not session.scenario.lecture:
            made = ready_made(session.projector, session.scenario, session.reading)
            session.holder.change(with_steps(session.scenario, made), self.tr("Ready-made lecture"))
        self._lecture = Lecture(self.desk, Place(step))
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
