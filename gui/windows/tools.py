"""The windows that stand beside a main window; each is made when it is first asked for, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

    from gui.changes.window import ChangesWindow
    from gui.desk.desk import Desk
    from gui.documents.reader import DocumentReader
    from gui.explain.window import ExplainWindow
    from gui.exporting.menus import CopyMenus
    from gui.find.finder import Finder
    from gui.lecture.steps import StepsWindow

# The pages of the window that explains; each is a command.
EXPLANATIONS = ("what-matters", "what-it-takes", "how-firm", "compare", "criteria")


class Tools(QObject):
    """Reader, *What changed*, finder, explanations, the steps of a lecture, and the dialogs shown for once.

    Signals:
        dropped: Files have been dropped on one of them (its argument, a list of paths).
        lecture_asked: A lecture is to be given from a step on (its argument).
    """

    dropped = Signal(list)
    lecture_asked = Signal(int)

    def __init__(self, desk: Desk, menus: CopyMenus, window: QMainWindow) -> None:
        """Make none of them yet.

        Args:
            desk: What they show.
            menus: What can be copied, offered in each of them.
            window: Beside which they stand.
        """
        super().__init__(window)
        self._desk = desk
        self._menus = menus
        self._window = window
        self._reader: DocumentReader | None = None
        self._changes: ChangesWindow | None = None
        self._finder: Finder | None = None
        self._explain: ExplainWindow | None = None
        self._steps: StepsWindow | None = None

    @property
    def step(self) -> int | None:
        """The step that is selected in the list of steps; None where there is none."""
        return None if self._steps is None or self._steps.current < 0 else self._steps.current

    def look_at_step(self, step: int) -> None:
        """Select a step in the list of steps, where that was opened."""
        if self._steps is not None:
            self._steps.look_at(step)

    def read(self) -> None:
        """Show the documents, with the keyboard in their search field."""
        self._open_reader().search()

    def show_argument(self, argument_id: str) -> None:
        """Show an argument in the order of its document."""
        self._open_reader().show_argument(argument_id)

    def show_passage(self, document_id: str, line: int, words: str) -> None:
        """Show a line of a document's attached text, with words in it marked."""
        self._open_reader().show_line(document_id, line, words)

    def attach(self, path: Path) -> None:
        """Attach a file as the text of a document, asking of which."""
        self._open_reader().attach(path)

    def find(self) -> None:
        """Open the field that finds everything, over the window that the user works in."""
        from gui.desk.texts import AttachedTexts
        from gui.find.finder import Finder

        desk, above = self._desk, self._desk.front
        if self._finder is None:
            texts = AttachedTexts(desk.settings)
            self._finder = Finder(desk.session, desk.actions, texts, desk.theme, self._window)
        self._finder.ask(above, QApplication.focusWidget())

    def show_changes(self) -> None:
        """Show all that the branch changes, in one column."""
        if self._changes is None:
            from gui.changes.window import ChangesWindow

            self._changes = ChangesWindow(self._desk.session, self._desk.theme, self._window)
            self._beside(self._changes)
            self._changes.dropped.connect(self.dropped)
        _bring_forward(self._changes)

    def explain(self, page: str) -> ExplainWindow:
        """Show a page of the window that explains, one of ``EXPLANATIONS``."""
        if self._explain is None:
            from gui.explain.window import ExplainWindow

            desk = self._desk
            self._explain = ExplainWindow(desk.session, desk.theme, desk.settings, self._window)
            self._beside(self._explain)
        self._explain.bring(page)
        _bring_forward(self._explain)
        return self._explain

    def compare_with(self, path: Path) -> None:
        """Compare what is on show with a scenario file."""
        self.explain("compare").compare.compare_with(path)

    def show_steps(self) -> None:
        """Show the steps of the lecture."""
        if self._steps is None:
            from gui.lecture.steps import StepsWindow

            self._steps = StepsWindow(self._desk.session, self._desk.theme, self._window)
            self._steps.start_asked.connect(self.lecture_asked)
            self._beside(self._steps)
        _bring_forward(self._steps)

    def export(self) -> None:
        """Offer to write what is on show for other programs."""
        from gui.exporting.dialog import ExportDialog

        desk = self._desk
        _show_for_once(ExportDialog(desk.session, desk.files, desk.theme, desk.front))

    def show_guide(self) -> None:
        """Show the help."""
        from gui.help.guide import GuideDialog

        _show_for_once(GuideDialog(self._desk.theme, self._desk.front))

    def show_about(self) -> None:
        """Show what the program is and what it is made of."""
        from gui.help.about import AboutDialog

        _show_for_once(AboutDialog(self._desk.theme, self._desk.front))

    def welcome(self) -> None:
        """Say how to begin, beside a window that can be worked in meanwhile."""
        from gui.help.welcome import Welcome

        welcome = Welcome(self._desk.theme, self._window)
        welcome.sample_wanted.connect(self._desk.files.open_sample)
        welcome.file_wanted.connect(self._desk.files.open)
        self._desk.session.casebook_changed.connect(welcome.close)
        welcome.show()

    def leave(self) -> None:
        """Stop what they work out, and take them from the desk: their window is closed."""
        if self._explain is not None:
            self._explain.stop()
        for window in (self._reader, self._changes, self._explain, self._steps):
            if window is not None:
                self._desk.leave(window)

    def _open_reader(self) -> DocumentReader:
        if self._reader is None:
            from gui.desk.texts import AttachedTexts
            from gui.documents.reader import DocumentReader

            desk = self._desk
            self._reader = DocumentReader(
                desk.session, desk.theme, AttachedTexts(desk.settings), self._window
            )
            self._beside(self._reader)
            self._reader.dropped.connect(self.dropped)
        _bring_forward(self._reader)
        return self._reader

    def _beside(self, widget: QWidget) -> None:
        """Make a window of its own of a widget, in which the keys of every command live."""
        widget.setWindowFlag(Qt.WindowType.Window)
        widget.setAcceptDrops(True)
        self._desk.enter(widget)
        self._menus.watch(widget)


def _bring_forward(window: QWidget) -> None:
    window.show()
    window.raise_()
    window.activateWindow()


def _show_for_once(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
