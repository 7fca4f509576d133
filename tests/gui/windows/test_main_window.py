"""The whole window, driven as its user drives it: clicks, keys, and what is on the screen afterwards."""

from __future__ import annotations

import gc
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)
from pytestqt.exceptions import capture_exceptions
from shiboken6 import isValid

from gui.help.about import AboutDialog
from gui.help.guide import GuideDialog
from gui.outcomes.card import OutcomeCard
from gui.theme import SCALES
from gui.windows.main_window import MainWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.settings import Settings
    from gui.theme import Theme
    from scenarios.model.casebook import Casebook
    from tests.gui.conftest import OpenWindow

SMALLEST = (640, 480)


def find(window: QWidget, name: str) -> QWidget:
    found = window.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def click(widget: QWidget) -> None:
    # On the left of it: a button as wide as its column answers only where its words are.
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(12, widget.height() // 2))


def picture(widget: QWidget) -> str:
    """What a widget shows, as a digest: two that differ are told in a line, not in a megabyte."""
    QApplication.processEvents()
    image = widget.grab().toImage()
    return sha256(image.constBits()).hexdigest()


def bracketed(window: MainWindow, qtbot: QtBot) -> None:
    """Wait for the brackets: they are counted beside the window and drawn when they are there."""
    qtbot.waitUntil(lambda: bool(window.desk.spreads.of("blame")), timeout=30_000)


def is_built(window: MainWindow) -> bool:
    return window.is_built


def departures(window: MainWindow) -> list[str]:
    return list(window.desk.session.snapshot.departures)


def panels(window: MainWindow) -> dict[str, str]:
    return {panel.objectName(): picture(panel) for panel in window.workplace.panels}


def test_a_click_changes_map_outcomes_and_why_and_undo_restores_them(
    window: MainWindow, qtbot: QtBot
) -> None:
    bracketed(window, qtbot)
    window.setFocus()
    before = panels(window)
    click(find(window, "option:site/mill"))
    after = panels(window)
    assert departures(window) == ["site"]
    assert [name for name in before if before[name] == after[name]] == []
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert departures(window) == []
    bracketed(window, qtbot)
    restored = panels(window)
    assert [name for name in before if before[name] != restored[name]] == ["decisions"]
    # Only the keyboard has moved: the option that was clicked holds it.
    window.setFocus()
    assert panels(window) == before


def test_redo_and_as_it_happened_by_their_buttons(window: MainWindow) -> None:
    undo, redo = find(window, "button:undo"), find(window, "button:redo")
    back = find(window, "button:as-it-happened")
    assert not undo.isEnabled()
    assert not back.isEnabled()
    click(find(window, "option:site/mill"))
    assert undo.isEnabled()
    assert back.isEnabled()
    click(undo)
    assert departures(window) == []
    click(redo)
    assert departures(window) == ["site"]
    click(back)
    assert departures(window) == []
    assert window.desk.session.holder.undo_stack.undoText() == "As it happened"


def test_the_title_tells_whether_there_are_changes(window: MainWindow, qtbot: QtBot) -> None:
    title = window.workplace.top_bar.titles.title
    assert window.windowTitle() == "Untitled scenario[*] — Otherwise"
    assert not window.isWindowModified()
    assert title.text_shown() == "Untitled scenario"
    window.desk.session.choose("site", "mill")
    assert window.isWindowModified()
    assert title.text_shown() == "Untitled scenario •"
    assert title.accessibleDescription() == "Not saved"
    window.desk.session.rename("What [*] if\nit were <b>so</b>?")
    assert window.windowTitle() == "What [*][*] if it were <b>so</b>?[*] — Otherwise"
    with qtbot.waitSignal(window.desk.session.holder.clean_changed):
        window.desk.session.holder.undo_stack.setIndex(0)
    assert not window.isWindowModified()


def test_the_title_is_written_where_it_stands(window: MainWindow) -> None:
    title = window.workplace.top_bar.titles.title
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert title.hasFocus()
    QTest.keyClicks(title, "At the mill ")
    assert window.desk.session.scenario.title == "At the mill"
    assert window.windowTitle() == "At the mill[*] — Otherwise"
    QTest.keyClicks(title, "again")
    assert window.desk.session.scenario.title == "At the mill again"
    assert window.desk.session.holder.undo_stack.count() == 1
    QTest.keyClick(title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.desk.session.scenario.title == ""
    assert title.text() == ""
    QTest.keyClick(title, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(title, Qt.Key.Key_Escape)
    assert not title.hasFocus()
    assert window.desk.session.scenario.title == "At the mill again"


def test_the_author_is_written_where_the_name_stands(window: MainWindow) -> None:
    author = window.workplace.top_bar.titles.author
    click(author)
    QTest.keyClicks(author, "A. Reader")
    QTest.keyClick(author, Qt.Key.Key_Return)
    assert window.desk.session.scenario.author == "A. Reader"
    QApplication.processEvents()
    assert author.text_shown() == "A. Reader"
    assert window.desk.session.holder.undo_stack.undoText() == "Name the author"


def test_the_edit_menu_says_what_would_be_undone(window: MainWindow) -> None:
    window.desk.session.choose("site", "mill")
    assert window.desk.actions["undo"].text() == "&Undo Set Where to build the bridge: At the mill"
    assert window.desk.actions["redo"].text() == "&Redo"
    window.desk.actions["undo"].trigger()
    assert window.desk.actions["redo"].text() == "&Redo Set Where to build the bridge: At the mill"
    assert not window.desk.actions["undo"].isEnabled()
    assert find(window, "button:redo").accessibleName().startswith("Redo Set Where")


def test_f6_walks_through_the_panels_and_back(window: MainWindow) -> None:
    window.activateWindow()
    stops = [*window.workplace.panels, window.workplace.top_bar]

    def here() -> str:
        focused = QApplication.focusWidget()
        return next(
            (stop.objectName() for stop in stops if focused is not None and stop.isAncestorOf(focused)), "?"
        )

    seen = []
    for _ in stops:
        QTest.keyClick(window, Qt.Key.Key_F6)
        seen.append(here())
    assert sorted(seen) == sorted(stop.objectName() for stop in stops)
    back = []
    for _ in stops:
        QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        back.append(here())
    assert back == [*reversed(seen[:-1]), seen[-1]]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_alt_and_a_number_jump_to_a_panel(window: MainWindow, number: int) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.AltModifier)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.workplace.panels[number - 1].isAncestorOf(focused)
    assert focused.objectName() == _FIRST[number - 1]


# What the keyboard is put on in each panel: what one reads there, and not a box that a key would change.
_FIRST = ("option:site/ford", "branches:map", "why:reasons", "outcome:market")


def test_text_grows_and_shrinks_by_keys(window: MainWindow, theme: Theme) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    seen = [theme.scale]
    for _ in SCALES:
        QTest.keyClick(window, Qt.Key.Key_Equal, control)
        seen.append(theme.scale)
    assert seen == [*SCALES, SCALES[-1]]
    assert not window.desk.actions["larger"].isEnabled()
    assert window.desk.actions["text-200%"].isChecked()
    QTest.keyClick(window, Qt.Key.Key_Minus, control)
    assert theme.scale == SCALES[-2]
    QTest.keyClick(window, Qt.Key.Key_0, control)
    assert theme.scale == 1.0
    assert not window.desk.actions["smaller"].isEnabled()


def test_the_theme_is_chosen_in_the_menu(window: MainWindow, theme: Theme, qtbot: QtBot) -> None:
    bracketed(window, qtbot)
    light = picture(window)
    window.desk.actions["theme-dark"].trigger()
    assert theme.is_dark
    assert window.desk.actions["theme-dark"].isChecked()
    assert not window.desk.actions["theme-light"].isChecked()
    assert picture(window) != light
    window.desk.actions["theme-light"].trigger()
    assert picture(window) == light


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_smallest_window_holds_everything(
    window: MainWindow, theme: Theme, scale: float, mode: str
) -> None:
    theme.set_mode("dark" if mode == "dark" else "light")
    theme.set_scale(scale)
    # So small in pixels of text at 100 %.
    size = round(SMALLEST[0] * scale), round(SMALLEST[1] * scale)
    window.resize(*size)
    QApplication.processEvents()
    assert (window.width(), window.height()) == size
    area = window.workplace.rect()
    for stop in (window.workplace.top_bar, window.workplace.columns):
        assert area.contains(stop.geometry())
    for button in window.workplace.top_bar.findChildren(QAbstractButton):
        assert button.width() >= min(button.sizeHint().width(), button.minimumSizeHint().width())
        assert button.height() >= button.minimumSizeHint().height()


@pytest.mark.parametrize(
    ("size", "scale"), [((640, 480), 1.0), ((1024, 700), 1.5), ((1280, 960), 2.0), ((1280, 720), 1.0)]
)
def test_nothing_scrolls_sideways_from_640_by_480_on(
    window: MainWindow, theme: Theme, size: tuple[int, int], scale: float
) -> None:
    theme.set_scale(scale)
    window.resize(*size)
    QApplication.processEvents()
    for page in range(3):
        window.desk.actions[f"page-{page + 1}"].trigger()
        QApplication.processEvents()
        for area in window.workplace.findChildren(QAbstractScrollArea):
            if area.isVisible():
                assert area.horizontalScrollBar().maximum() == 0, (page, area.objectName())


def test_a_panel_out_of_sight_comes_into_sight_with_the_keyboard(window: MainWindow, theme: Theme) -> None:
    theme.set_scale(2.0)
    window.resize(1024, 700)
    QApplication.processEvents()
    outcomes = window.workplace.panels[3]
    assert not outcomes.isVisible()
    window.desk.actions["panel-4"].trigger()
    QApplication.processEvents()
    assert outcomes.isVisible()
    assert outcomes.mapTo(window, QPoint(outcomes.width(), 0)).x() <= window.width()


def test_no_window_is_larger_than_the_screen_less_its_frame(window: MainWindow, theme: Theme) -> None:
    theme.set_scale(2.0)
    QApplication.processEvents()
    room = QGuiApplication.primaryScreen().availableSize()
    assert window.minimumWidth() < room.width()
    assert window.minimumHeight() < room.height()
    window.resize(640, 480)
    assert (window.width(), window.height()) == (640, 480)


def test_sizes_are_remembered(open_window: OpenWindow, settings: Settings, qtbot: QtBot) -> None:
    first = open_window()
    first.resize(1320, 780)
    QApplication.processEvents()
    columns = first.workplace.findChild(QWidget, "columns")
    assert columns is not None
    columns.setSizes([250, 420, 370])  # type: ignore[attr-defined]
    size = first.size()
    with qtbot.waitSignal(first.closed):
        first.close()
    saved = settings.sizes("columns", 3)
    assert saved is not None
    second = open_window()
    second.resize(size)
    QApplication.processEvents()
    again = second.workplace.findChild(QWidget, "columns")
    assert again is not None
    assert again.sizes() == saved  # type: ignore[attr-defined]


def test_whatever_takes_the_keyboard_has_a_name(window: MainWindow) -> None:
    window.resize(1920, 1400)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in window.findChildren(QWidget)
        if isinstance(widget, (QAbstractButton, QComboBox, QLineEdit, QAbstractItemView))
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not accessible_name(widget)
    ]
    assert nameless == []


def accessible_name(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found is not None else ""


def test_no_key_is_taken_twice(window: MainWindow) -> None:
    taken: dict[str, str] = {}
    for action in window.actions():
        for keys in action.shortcuts():
            name = keys.toString()
            assert name not in taken, (action.objectName(), taken[name])
            taken[name] = action.objectName()
    assert taken["Ctrl+S"] == "action:save"
    assert taken["F1"] == "action:guide"


def test_help_and_documents_open_and_close(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    window.desk.actions["about"].trigger()
    for kind in (GuideDialog, AboutDialog):
        dialog = window.findChild(kind)
        assert dialog is not None
        assert dialog.isVisible()
        dialog.reject()
    window.desk.actions["documents"].trigger()
    reader = find(window, "documents")
    assert reader.isWindow()
    assert reader.isVisible()
    reader.close()
    window.desk.actions["documents"].trigger()
    assert find(window, "documents") is reader


def test_a_window_is_painted_before_it_is_filled(theme: Theme, settings: Settings, qtbot: QtBot) -> None:
    order: list[str] = []

    class Watched(MainWindow):
        def build(self) -> None:
            order.append("built" if order else "built unpainted")

    window = Watched(theme, settings)
    qtbot.addWidget(window)
    assert window.centralWidget() is None
    window.show()
    assert order == []
    order.append("shown")
    qtbot.waitUntil(lambda: order[-1] == "built")
    window.update()
    QApplication.processEvents()
    assert order == ["shown", "built"]


def test_without_any_casebook_one_can_be_opened(
    theme: Theme, settings: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gui import asking
    from scenarios.files import installed, library
    from tests.gui.conftest import MINI

    monkeypatch.setattr(library, "shipped_casebooks", tuple)
    monkeypatch.setattr(library, "user_casebooks", tuple)
    told: list[str] = []
    monkeypatch.setattr(asking, "tell_faults", lambda _, title, faults: told.append(f"{title} {faults[0]}"))
    window = MainWindow(theme, settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.centralWidget() is not None)
    assert is_built(window) is False
    qtbot.waitUntil(lambda: bool(told))
    gone = "this casebook comes with Otherwise and is not there to be read: the installation is not whole"
    assert told == [f'Otherwise is not whole. "soviet-succession": {gone}. {installed.remedy()}.']
    monkeypatch.setattr(asking, "ask_casebook_path", lambda *_: MINI)
    click(find(window, "button:open-casebook"))
    qtbot.waitUntil(lambda: is_built(window))
    assert window.desk.session.casebook.id == "mini"


def test_a_closed_window_does_not_follow_the_theme_any_more(
    open_window: OpenWindow, theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    def open_and_close() -> None:
        closed = MainWindow(theme, settings)
        with qtbot.waitSignal(closed.built):
            closed.show()
        closed.close()
        closed.deleteLater()
        qtbot.waitUntil(lambda: not isValid(closed))

    other = open_window()
    listeners = theme.receivers("2changed()")
    open_and_close()
    with capture_exceptions() as caught:
        theme.set_scale(1.5)
        QApplication.processEvents()
    assert caught == []
    gc.collect()
    assert theme.receivers("2changed()") == listeners
    assert other.desk.actions["text-150%"].isChecked()


def test_a_title_being_written_is_not_given_to_another_scenario(window: MainWindow, mini: Casebook) -> None:
    title = window.workplace.top_bar.titles.title
    title.setFocus()
    QTest.keyClicks(title, "Of the first")
    window.desk.session.open(mini)
    assert title.text() == ""
    QTest.keyClick(title, Qt.Key.Key_Return)
    assert window.desk.session.scenario.title == ""


def test_a_tip_shows_what_a_casebook_says_as_it_is_written(window: MainWindow, mini: Casebook) -> None:
    site = mini.decision("site")
    hostile = site.model_copy(update={"title": "<b>Where</b> & <img src='file:///x'>\nthen"})
    window.desk.session.open(mini.model_copy(update={"decisions": (hostile, *mini.decisions[1:])}))
    window.desk.session.choose("site", "mill")
    tip = find(window, "button:undo").toolTip()
    assert (
        QTextDocumentFragment.fromHtml(tip)
        .toPlainText()
        .startswith("Undo Set <b>Where</b> & <img src='file:///x'> then: At the mill (")
    )
    assert "\n" not in window.desk.actions["undo"].text()


def test_what_is_in_sight_is_there_before_all_is(theme: Theme, settings: Settings, qtbot: QtBot) -> None:
    order: list[str] = []
    window = MainWindow(theme, settings)
    qtbot.addWidget(window)
    window.filled.connect(lambda: order.append("filled"))
    window.filled.connect(lambda: window.workplace.seen.connect(lambda: order.append("seen")))
    window.settled.connect(lambda: order.append("settled"))
    window.built.connect(lambda: order.append("built"))
    with qtbot.waitSignal(window.built):
        window.show()
    assert order == ["filled", "seen", "settled", "built"]
    cards = {card.objectName() for card in window.findChildren(OutcomeCard)}
    assert cards == {f"outcome:{question.id}" for question in window.desk.session.casebook.questions}


def test_a_window_closed_before_all_is_there_is_closed_like_any(
    theme: Theme, settings: Settings, qtbot: QtBot
) -> None:
    window = MainWindow(theme, settings)
    qtbot.addWidget(window)
    closed: list[str] = []

    def close() -> None:
        window.desk.closed.connect(lambda: closed.append("desk"))
        window.close()

    window.filled.connect(close)
    window.closed.connect(lambda: closed.append("window"))
    window.show()
    qtbot.waitUntil(lambda: len(closed) == 2)
    assert window.is_built


def test_the_whole_title_is_in_its_tip(window: MainWindow) -> None:
    title = find(window, "title")
    assert "press and write" in title.toolTip()
    long = "Who would have led if none of them had been removed before the thirteenth congress met"
    window.desk.session.rename(long)
    assert long in title.toolTip()
