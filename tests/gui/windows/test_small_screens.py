"""Every window and dialog fits a small screen with large text; its buttons stay in sight."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

import gui
from gui import asking
from gui.changes.window import ChangesWindow
from gui.documents.reader import DocumentReader
from gui.errors import ask_whether_to_go_on
from gui.explain.window import ExplainWindow
from gui.exporting.dialog import ExportDialog
from gui.find.finder import Finder
from gui.help.about import AboutDialog
from gui.help.guide import GuideDialog
from gui.help.page import PageDialog
from gui.help.welcome import Welcome
from gui.lecture.steps import StepsWindow
from gui.reading.editor import ReadingEditor
from gui.recovery.dialog import LostWorkDialog
from gui.widgets import room
from gui.widgets.choosing import ListDialog, NumbersDialog
from gui.widgets.file_dialog import FileDialog
from gui.widgets.hands_dialog import HandsDialog
from gui.widgets.overview_dialog import OverviewDialog
from gui.widgets.preview_dialog import PreviewDialog
from gui.widgets.question import Question
from gui.widgets.room import Downwards
from gui.windows.audience import AudienceWindow
from gui.windows.main_window import MainWindow
from gui.windows.presenter import PresenterWindow
from scenarios.files.recovery import Found, Work
from scenarios.model.faults import Fault
from scenarios.model.lecture import Step, View, with_steps
from tests.gui.widgets.looking import click, cut_off, part, settle

if TYPE_CHECKING:
    from gui.theme import Theme

# Logical pixels and the size of text; the first is 1280 by 720 at twice its size.
SCREENS = [((640, 360), 2.0), ((320, 240), 1.0)]
LONG = "a-name-that-somebody-gave-a-file-without-one-space-in-it-" * 3
FAULTS = [Fault(LONG, "", "it is damaged in more than one place, and " * 3, "Ask for it again")] * 14
ASKED = dict(inspect.getmembers(asking, inspect.isfunction))
Opener = Callable[[MainWindow], object]


def command(name: str) -> Opener:
    return lambda window: window.desk.actions[name].trigger()


def asked(name: str, *about: object, **more: object) -> Opener:
    """A question, which waits for its answer."""
    return lambda window: ASKED[name](window, *about, **more)


def edit_reading(window: MainWindow) -> None:
    session = window.desk.session
    ReadingEditor(session.casebook, session.reading, window.desk.theme, window).open()


def offer_lost_work(window: MainWindow) -> None:
    work = Work(window.desk.session.scenario, False, "The work of a whole long evening", Path(f"/{LONG}"), "")
    LostWorkDialog([Found(Path("x"), work, datetime.now(UTC))] * 5, window.desk.theme, window).open()


def give_lecture(window: MainWindow) -> None:
    holder = window.desk.session.holder
    steps = (Step(view=View.MAP, heading="Map", choices={"dyke": "breaks"}, notes="Mind the time. " * 9),) * 9
    holder.change(with_steps(holder.scenario, steps), "Steps")
    window.desk.actions["start-lecture"].trigger()
    next(one for one in QApplication.topLevelWidgets() if isinstance(one, PresenterWindow)).show()


OPENED: dict[str, tuple[type[QWidget], Opener]] = {
    "what changed": (ChangesWindow, command("what-changed")),
    "documents": (DocumentReader, command("documents")),
    "steps": (StepsWindow, command("lecture")),
    "lecture": (PresenterWindow, give_lecture),
    "export": (ExportDialog, command("export")),
    "find": (Finder, command("find")),
    "help": (GuideDialog, command("guide")),
    "about": (AboutDialog, command("about")),
    "welcome": (Welcome, command("welcome")),
    "reading": (ReadingEditor, edit_reading),
    "lost work": (LostWorkDialog, offer_lost_work),
    **{
        page: (ExplainWindow, command(page))
        for page in ("what-matters", "what-it-takes", "how-firm", "compare", "criteria")
    },
    "unsaved": (Question, asked("ask_about_unsaved", LONG)),
    "changed file": (Question, asked("ask_about_changed_file", Path(LONG))),
    "failed save": (Question, asked("ask_after_failed_save", FAULTS)),
    "faults": (Question, asked("tell_faults", LONG, FAULTS)),
    "text": (Question, asked("ask_what_text_holds", LONG, LONG, 4)),
    "dropped": (Question, asked("ask_about_dropped", Path(LONG))),
    "detach": (Question, asked("ask_whether_to_detach", LONG, LONG)),
    "last resort": (Question, lambda _: ask_whether_to_go_on("Traceback\n" * 40)),
    "casebooks": (ListDialog, asked("ask_which_casebook", {"one": LONG, "two": "Two"})),
    "documents of a text": (ListDialog, asked("ask_which_document", LONG, {"one": LONG, "two": LONG})),
    "all steps": (OverviewDialog, asked("ask_which_step", [LONG] * 30, 2)),
    "step": (NumbersDialog, asked("ask_step", 900, 2)),
    "hands": (
        HandsDialog,
        asked("ask_hands", LONG, {f"{number}": f"{LONG} {number}" for number in range(6)}, {}, again=True),
    ),
    "letters": (PreviewDialog, asked("ask_how_to_read", LONG, {"Windows-1251": LONG, "UTF-16": "two"})),
    "open": (FileDialog, asked("ask_open_path", None)),
    "save": (FileDialog, asked("ask_save_path", Path("/tmp/Untitled.otherwise"))),  # noqa: S108 - only named
}
# A page is what help and about are made of; the hall's picture is paint, and as large as its screen.
NOT_OPENED = {MainWindow, PageDialog, AudienceWindow}


@pytest.fixture(params=SCREENS, ids=lambda it: f"{it[0][0]}x{it[0][1]} text {it[1]:.0%}")
def small(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, port: MainWindow) -> QSize:
    """A screen that is small for the size of its text; how large a window may be on it."""
    size, scale = request.param
    monkeypatch.setattr(room, "_available", lambda _: QSize(*size))
    port.desk.theme.set_scale(scale)
    port.setMinimumSize(1, 1)
    port.resize(room.room())
    settle()
    return room.room()


def faults_of(shown: QWidget, most: QSize) -> Iterator[str]:
    """What of a window is larger than the screen, cut off at a side, or a button out of sight."""
    if shown.width() > most.width() or shown.height() > most.height():
        yield f"it is {shown.size().toTuple()} large in {most.toTuple()}"
    layout = shown.layout()
    if layout is not None:
        least = layout.totalMinimumSize()
        if least.width() > most.width() or least.height() > most.height():
            yield f"it needs {least.toTuple()} of {most.toTuple()}"
    for area in shown.findChildren(Downwards):
        held, wide = area.widget(), area.viewport().width()
        if area.isVisible() and held is not None and held.minimumSizeHint().width() > wide:
            yield f"{held.objectName()} needs {held.minimumSizeHint().width()} of {wide}"
    boxes = [box for box in shown.findChildren(QDialogButtonBox) if box.isVisible()]
    for button in (button for box in boxes for button in box.buttons() if button.isVisible()):
        inside = any(isinstance(each, Downwards) for each in parents(button, shown))
        place = button.rect().translated(button.mapTo(shown, button.rect().topLeft()))
        if not inside and not shown.rect().contains(place):
            yield f"{button.text()} is out of sight: {place.getRect()}"
        if button.width() < button.minimumSizeHint().width():
            yield f"{button.text()} is cut"


def parents(widget: QWidget, up_to: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    above = widget.parentWidget()
    while above is not None and above is not up_to:
        found.append(above)
        above = above.parentWidget()
    return found


@pytest.mark.parametrize("name", OPENED)
def test_no_window_is_larger_than_a_small_screen_or_hides_its_buttons(
    port: MainWindow, small: QSize, name: str
) -> None:
    kind, opener = OPENED[name]
    seen: list[list[str]] = []

    def look() -> None:
        settle()
        every = (one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())
        seen.extend(list(faults_of(shown, small)) for shown in every)
        modal = QApplication.activeModalWidget()
        if isinstance(modal, QDialog):
            modal.done(0)

    QTimer.singleShot(50, look)
    opener(port)
    if not seen:
        look()
    for shown in QApplication.topLevelWidgets():
        if isinstance(shown, kind | AudienceWindow):
            shown.close()
    assert seen
    assert seen[0] == []


def test_every_window_and_dialog_is_among_those_looked_at() -> None:
    found: set[type[QWidget]] = set()
    for module in pkgutil.walk_packages(gui.__path__, "gui."):
        for name, one in inspect.getmembers(import_module(module.name), inspect.isclass):
            if not issubclass(one, QWidget) or not one.__module__.startswith("gui."):
                continue
            if issubclass(one, QDialog) or name.endswith("Window"):
                found.add(one)
    looked_at = {kind for kind, _ in OPENED.values()}
    assert found - looked_at - NOT_OPENED == set()


def test_no_box_of_qt_is_opened_that_would_not_fit() -> None:
    folder = Path(gui.__file__).parent
    last = {"errors.py", "preflight.py"}  # where what is lacking may be our own dialog
    sources = {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*.py")}
    for name, text in sources.items():
        if name not in last:
            assert not any(word in text for word in ("QMessageBox", "QInputDialog", "QFileDialog.get")), name


@pytest.mark.parametrize("menu", ["file", "edit", "view"])
def test_a_menu_is_one_column_in_which_the_current_entry_is_in_sight(
    port: MainWindow, theme: Theme, menu: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_available", lambda _: QSize(640, 480))
    port.desk.session.rename("A title that is undone, and so stands in the menu with all its many words")
    theme.set_scale(2.0)
    shown = next(each for each in port.menuBar().findChildren(QWidget, menu))
    shown.popup(port.pos())  # type: ignore[attr-defined]
    settle()
    assert shown.width() <= 640
    actions = [action for action in shown.actions() if not action.isSeparator()]
    for action in (*actions, *reversed(actions)):
        shown.setActiveAction(action)  # type: ignore[attr-defined]
        settle()
        place = shown.actionGeometry(action)  # type: ignore[attr-defined]
        assert place.left() <= shown.contentsRect().left() + 4
        assert shown.rect().contains(place)
    shown.close()


def test_all_pages_of_explain_can_be_turned_to_on_a_small_screen(port: MainWindow, small: QSize) -> None:
    port.desk.actions["what-matters"].trigger()
    settle()
    [explain] = port.findChildren(ExplainWindow)
    [tabs] = explain.findChildren(QTabWidget)
    for number in range(tabs.count()):
        tabs.setCurrentIndex(number)
        settle()
        bar = tabs.tabBar()
        assert bar.rect().intersects(bar.tabRect(number))
    assert explain.width() <= small.width()


@pytest.fixture
def noted(port: MainWindow) -> MainWindow:
    """A small window with large text, with a note, and all of its parts in their places."""
    port.desk.theme.set_scale(2.0)
    port.setMinimumSize(1, 1)
    port.resize(640, 480)
    settle()
    port.desk.session.set_note("", "Ask the archive.")
    settle()
    return port


def test_notes_are_a_page_of_a_small_window_and_do_not_open_by_themselves(noted: MainWindow) -> None:
    tabs = noted.workplace.columns.tabs
    assert not noted.notes.isVisible()
    assert [tabs.tabText(number) for number in range(tabs.count())][-1] == "Notes (1)"
    assert noted.workplace.columns.splitter.isVisible()
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(3).center())
    settle()
    assert noted.notes.panel.isVisible()
    assert not noted.workplace.columns.splitter.isVisible()


def test_their_key_turns_to_the_notes_page_and_back(noted: MainWindow) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    noted.workplace.columns.tabs.setCurrentIndex(2)
    settle()
    QTest.keyClick(noted, Qt.Key.Key_N, keys)
    settle()
    written = QApplication.focusWidget()
    assert isinstance(written, QPlainTextEdit)
    QTest.keyClicks(written, "Why? ")
    assert "Why? " in noted.desk.session.scenario.notes[""]
    QTest.keyClick(noted, Qt.Key.Key_N, keys)
    settle()
    assert noted.workplace.columns.tabs.currentIndex() == 2
    assert noted.workplace.panels[3].isVisible()


def test_in_a_window_that_grows_the_notes_in_sight_are_a_pane_again(noted: MainWindow) -> None:
    noted.workplace.columns.tabs.setCurrentIndex(3)
    settle()
    noted.resize(1400, 1400)
    settle()
    assert noted.notes.isVisible()
    assert noted.notes.panel.isVisible()
    assert noted.workplace.columns.tabs.count() == 3
    noted.resize(640, 480)
    settle()
    assert not noted.notes.isVisible()
    assert noted.workplace.columns.tabs.count() == 4


def test_notes_that_were_a_page_at_the_end_are_open_at_the_next_start_only_if_they_were(
    noted: MainWindow,
) -> None:
    assert not noted.notes.is_open
    noted.resize(1400, 1400)
    settle()
    noted.desk.actions["notes"].trigger()
    settle()
    noted.resize(640, 480)
    settle()
    assert noted.notes.is_open


@pytest.mark.parametrize(("size", "scale"), [((640, 480), 2.0), ((624, 312), 2.0), ((320, 240), 1.0)])
def test_a_small_main_window_cuts_nothing(port: MainWindow, size: tuple[int, int], scale: float) -> None:
    click(part(port, "option:dyke/breaks"))
    port.desk.theme.set_scale(scale)
    port.setMinimumSize(1, 1)
    port.resize(*size)
    settle()
    assert (port.width(), port.height()) == size
    central = port.centralWidget()
    assert central is not None
    wide = central.width()
    assert port.workplace.width() <= wide
    bar = port.workplace.top_bar
    for button in bar.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()), button.text()
    titles = bar.titles
    assert titles.title.height() >= titles.title.fontMetrics().height()
    assert titles.title.geometry().bottom() <= titles.author.geometry().top()
    for page, panel in enumerate((0, 1, 3)):
        port.workplace.columns.tabs.setCurrentIndex(page)
        settle()
        shown = port.workplace.panels[panel]
        assert shown.mapTo(port, QPoint(shown.width(), 0)).x() <= wide
    assert cut_off(port.workplace.panels[3]) == []
