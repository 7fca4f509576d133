"""A window of the program: assembly and wiring only.

It is shown bare, in the theme's colours, and filled after its first paint: that takes longer to load than a
window takes to appear. So nothing imported at the head of this file may load pyqtgraph,
pydantic or numpy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QIcon, QPaintEvent
    from PySide6.QtWidgets import QDialog, QWidget

    from gui.actions import Actions
    from gui.files import Files
    from gui.session import Session
    from gui.settings import Settings
    from gui.theme import Theme
    from gui.workplace import Workplace
    from scenarios.files.opening import Opened

SMALLEST = QSize(1024, 700)
FIRST_SIZE = QSize(1440, 900)
_GEOMETRY = "window"


class MainWindow(QMainWindow):
    """One window with one scenario.

    Signals:
        painted: The bare window is on the screen, and is about to be filled.
        built: The window is filled; from here on it has a session, files, commands and a workplace.
        closed: The window is closed for good.
        dropped: Files were dropped on the window (its argument, a list of paths), to be opened.

    Attributes:
        session: The open scenario.
        files: Its file.
        commands: What can be done in this window.
        workplace: Top bar and panels.
    """

    painted = Signal()
    built = Signal()
    closed = Signal()
    dropped = Signal(list)

    session: Session
    files: Files
    commands: Actions
    workplace: Workplace

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
        self.setObjectName("main-window")
        self.setWindowTitle("Otherwise")
        self.setMinimumSize(SMALLEST)
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
        from gui.files import first_to_show

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
            if not self.files.may_leave():
                event.ignore()
                return
            self.workplace.remember_sizes()
        self._settings.set({_GEOMETRY: self.saveGeometry().toBase64().toStdString()})
        if self._is_built:
            # As it is taken down it would clear itself, and tell views that are half gone.
            self.session.undo_stack.blockSignals(True)
        super().closeEvent(event)
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take what can be opened, once there is something to open it in."""
        from gui.dropping import files_of

        if self.is_settled and files_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Have the files opened as a double-click opens them."""
        from gui.dropping import files_of

        event.acceptProposedAction()
        paths = files_of(event.mimeData())
        # Whoever dropped them is not to wait while a file asks something.
        QTimer.singleShot(0, self, lambda: self.dropped.emit(paths))

    def _restore_geometry(self) -> None:
        saved = QByteArray.fromBase64(self._settings.text(_GEOMETRY, "").encode("ascii", "replace"))
        if saved.isEmpty() or not self.restoreGeometry(saved):
            room = QGuiApplication.primaryScreen().availableSize()
            self.resize(FIRST_SIZE.boundedTo(room * 0.95).expandedTo(SMALLEST))

    def _fill(self, opened: Opened) -> None:
        from gui.actions import Actions
        from gui.files import Files
        from gui.session import Session
        from gui.workplace import Workplace

        self.setWindowIcon(_icon())
        self.session = Session(opened.casebook, opened.scenario, self)
        self.files = Files(self.session, opened, self)
        self.commands = Actions(self)
        on_bar = (self.commands.undo, self.commands.redo, self.commands.as_it_happened)
        self.workplace = Workplace(self.session, self._theme, self._settings, on_bar)
        self.setCentralWidget(self.workplace)
        self.workplace.restore_sizes()
        self._wire()
        self._is_built = True
        self.built.emit()
        self.files.tell_notices()

    def _wire(self) -> None:
        from gui.samples import fill_when_opened

        do, files, session = self.commands, self.files, self.session
        for action, act in (
            (do.new, files.new),
            (do.open, files.open),
            (do.open_casebook, files.open_casebook),
            (do.save, files.save),
            (do.save_as, files.save_as),
            (do.save_copy, files.save_copy_with_casebook),
            (do.find_casebook, files.find_casebook),
            (do.close, self.close),
            (do.quit, QApplication.closeAllWindows),
            (do.as_it_happened, session.as_it_happened),
            (do.describe, self._describe),
            (do.next_panel, lambda: self.workplace.walk(1)),
            (do.previous_panel, lambda: self.workplace.walk(-1)),
            (do.what_changed, self._show_changes),
            (do.later_course, lambda: session.step_course(1)),
            (do.earlier_course, lambda: session.step_course(-1)),
            (do.documents, self._read_documents),
            (do.guide, self._show_guide),
            (do.welcome, self.show_welcome),
            (do.about, self._show_about),
        ):
            action.triggered.connect(lambda _=False, act=act: act())
        for number, action in enumerate(do.panels):
            action.triggered.connect(lambda _=False, number=number: self.workplace.focus_panel(number))
        fill_when_opened(do.sample_menu, files.open_sample)
        do.follow_undo(session.undo_stack)
        do.follow_theme(self._theme)
        self.workplace.top_bar.title_pressed.connect(self._describe)
        session.title_changed.connect(self._show_title)
        session.clean_changed.connect(self._show_title)
        session.projected.connect(self._show_departures)
        files.moved.connect(self._show_title)
        files.moved.connect(self._show_lack)
        files.recent_changed.connect(self._show_recent)
        self._show_title()
        self._show_departures()
        self._show_lack()
        self._show_recent()

    def _show_title(self, *_: object) -> None:
        title, dirty = self.files.title, not self.session.is_clean
        # Qt takes every "[*]" for its mark of a changed window; two of them are one that is meant.
        self.setWindowTitle(" ".join(title.split()).replace("[*]", "[*][*]") + "[*] — Otherwise")
        self.setWindowModified(dirty)
        self.workplace.top_bar.show_title(title, dirty=dirty)

    def _show_departures(self, *_: object) -> None:
        self.commands.as_it_happened.setEnabled(not self.session.is_as_it_happened)
        several = len(self.session.snapshot.courses) > 1
        self.commands.later_course.setEnabled(several)
        self.commands.earlier_course.setEnabled(several)

    def _show_lack(self) -> None:
        lacks = self.files.lacks_casebook
        self.commands.find_casebook.setEnabled(lacks)
        self.commands.save_copy.setEnabled(not lacks)

    def _show_recent(self) -> None:
        from scenarios.files import library

        self.commands.show_recent(library.recent_files(), self.files.open_recent)

    def _describe(self) -> None:
        from gui.describe import DescribeDialog

        scenario = self.session.scenario
        dialog = DescribeDialog(scenario.title, scenario.notes.get("", ""), self._theme, self)
        dialog.accepted.connect(lambda: self.session.describe(dialog.title, dialog.note))
        # What was typed for one scenario must not go to the next, which another program may have sent here.
        self.session.casebook_changed.connect(dialog.reject)
        _show_for_once(dialog)

    def _read_documents(self) -> None:
        if self._reader is None:
            from PySide6.QtCore import Qt

            from gui.documents.attached import AttachedTexts
            from gui.documents.reader import DocumentReader

            texts = AttachedTexts(self._settings)
            self._reader = DocumentReader(self.session, self._theme, texts, self)
            self._reader.setWindowFlag(Qt.WindowType.Window)
        self._reader.show()
        self._reader.raise_()
        self._reader.activateWindow()

    def _show_changes(self) -> None:
        if self._changes is None:
            from PySide6.QtCore import Qt

            from gui.changes.window import ChangesWindow

            self._changes = ChangesWindow(self.session, self._theme, self)
            self._changes.setWindowFlag(Qt.WindowType.Window)
        self._changes.show()
        self._changes.raise_()
        self._changes.activateWindow()

    def _show_guide(self) -> None:
        from gui.help.guide import GuideDialog

        _show_for_once(GuideDialog(self._theme, self))

    def _show_about(self) -> None:
        from gui.help.about import AboutDialog

        _show_for_once(AboutDialog(self._theme, self))

    def show_welcome(self) -> None:
        """Say how to begin, beside a window that can be worked in meanwhile."""
        from gui.welcome import Welcome

        welcome = Welcome(self._theme, self)
        welcome.sample_wanted.connect(self.files.open_sample)
        welcome.file_wanted.connect(self.files.open)
        self.session.casebook_changed.connect(welcome.close)
        welcome.show()

    def _show_emptiness(self) -> None:
        from gui.emptiness import Emptiness

        empty = Emptiness(self._theme, self)
        empty.opened.connect(self._fill)
        self.setCentralWidget(empty)
        self._is_empty = True


def _show_for_once(dialog: QDialog) -> None:
    from PySide6.QtCore import Qt

    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _icon() -> QIcon:
    from PySide6.QtGui import QIcon

    from scenarios.files import library

    return QIcon(str(library.resources_folder() / "icons" / "otherwise.svg"))
