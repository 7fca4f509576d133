"""The window that explains: opened by menu and keys, closed, read at every size of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget

from gui.explain.page import Page
from gui.explain.window import ExplainWindow
from gui.windows.tools import EXPLANATIONS
from scenarios.explaining.criteria import criteria
from scenarios.telling.criteria import criteria_told
from tests.gui.explain.conftest import Ask, ready
from tests.gui.widgets.looking import click, cut_off, nameless, part, said, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gui.theme import Theme
    from gui.windows.main_window import MainWindow

KEYS = {
    "what-matters": Qt.Key.Key_M,
    "what-it-takes": Qt.Key.Key_K,
    "how-firm": Qt.Key.Key_F,
    "compare": Qt.Key.Key_D,
}
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize("page", KEYS)
def test_each_page_has_its_keys(port: MainWindow, page: str, qtbot: QtBot) -> None:
    port.activateWindow()
    QTest.keyClick(port, KEYS[page], BOTH)
    settle()
    [window] = port.findChildren(ExplainWindow)
    [tabs] = window.findChildren(QTabWidget)
    assert window.isVisible()
    shown = window.findChild(Page, page)
    assert shown is not None
    assert tabs.currentWidget().isAncestorOf(shown)
    ready(shown, qtbot)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_there_is_one_window_for_all(ask: Ask, port: MainWindow) -> None:
    for page in EXPLANATIONS:
        ask(page)
    assert len(port.findChildren(ExplainWindow)) == 1


def test_criteria_are_counted_for_the_branch_on_show(ask: Ask, port: MainWindow) -> None:
    page = ask("criteria")
    assert said(page, "criteria:0") == "Nothing goes otherwise than it did."
    click(part(port, "option:dyke/breaks"))
    assert said(page, "criteria:0") == "1 departure."
    session = port.desk.session
    session.focus_question("fever")
    told = criteria_told(session.casebook, criteria(session.snapshot, "fever"), "fever")
    assert [said(page, f"criteria:{number}") for number in range(6)] == [one.said for one in told]


@pytest.mark.parametrize("page", EXPLANATIONS)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_off_or_without_a_name(
    ask: Ask, port: MainWindow, theme: Theme, page: str, scale: float, qtbot: QtBot
) -> None:
    click(part(port, "option:dyke/breaks"))
    theme.set_scale(scale)
    shown = ask(page)
    shown.window().resize(960, 640)  # what a frame and a panel leave of 1024 by 700
    settle()
    assert (shown.window().width(), shown.window().height()) == (960, 640)
    ready(shown, qtbot)
    assert cut_off(shown) == []
    assert nameless(shown) == []


def test_closing_the_desk_ends_what_is_under_way(port: MainWindow) -> None:
    port.desk.session.choose("dyke", "breaks")
    port.desk.actions["how-firm"].trigger()
    port.desk.session.holder.mark_saved()
    [window] = port.findChildren(ExplainWindow)
    port.close()
    assert not any(page.work.is_busy for page in window.findChildren(Page))
