"""An error that nothing else caught is shown once, and work goes on."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gui.desk.stage import Stage
from gui.errors import MOST_DIALOGS, LastResort, ask_whether_to_go_on
from gui.widgets.question import Question
from scenarios.model.place import Place


class Screen:
    """Stands for the dialog: notes what it was shown and goes on."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    def __call__(self, details: str) -> bool:
        self.shown.append(details)
        return True


def caught(error: BaseException) -> tuple[type[BaseException], BaseException, None]:
    return type(error), error, None


@pytest.mark.usefixtures("qapp")
def test_an_error_is_shown_with_details_to_copy(capsys: pytest.CaptureFixture[str]) -> None:
    screen = Screen()
    LastResort(screen).catch(*caught(ValueError("the ferry sank")))
    assert len(screen.shown) == 1
    assert "ValueError: the ferry sank" in screen.shown[0]
    assert "Python 3" in screen.shown[0]
    assert "the ferry sank" in capsys.readouterr().err


@pytest.mark.usefixtures("qapp")
def test_work_is_put_in_safety_first() -> None:
    order: list[str] = []

    def show(_: str) -> bool:
        order.append("shown")
        return True

    last_resort = LastResort(show)
    last_resort.before.append(lambda: order.append("safe"))
    last_resort.catch(*caught(ValueError()))
    assert order == ["safe", "shown"]


@pytest.mark.usefixtures("qapp")
def test_an_error_while_putting_in_safety_is_told_beside() -> None:
    screen = Screen()
    last_resort = LastResort(screen)

    def fail() -> None:
        raise ZeroDivisionError

    last_resort.before.append(fail)
    last_resort.catch(*caught(ValueError("first")))
    assert "first" in screen.shown[0]
    assert "ZeroDivisionError" in screen.shown[0]


@pytest.mark.usefixtures("qapp")
def test_an_error_that_comes_back_does_not_come_for_ever() -> None:
    screen = Screen()
    last_resort = LastResort(screen)
    for _ in range(50):
        last_resort.catch(*caught(ValueError("in every repaint")))
    assert len(screen.shown) == MOST_DIALOGS


@pytest.mark.usefixtures("qapp")
def test_an_error_while_one_is_shown_opens_no_second_dialog() -> None:
    shown: list[str] = []

    def show(details: str) -> bool:
        shown.append(details)
        last_resort.catch(*caught(ValueError("and another")))
        return True

    last_resort = LastResort(show)
    last_resort.catch(*caught(ValueError("one")))
    assert len(shown) == 1


def test_it_becomes_the_place_where_errors_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    last_resort = LastResort(Screen())
    last_resort.install()
    assert sys.excepthook == last_resort.catch


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("button", "goes_on"), [("Go on", True), ("Quit at once", False)])
def test_the_dialog_asks_whether_to_go_on(button: str, goes_on: bool) -> None:
    seen: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, Question)
        seen.append(box.said.splitlines()[-1])
        buttons = box.findChildren(QPushButton)
        wanted = next(each for each in buttons if each.text().replace("&", "") == button)
        wanted.click()

    QTimer.singleShot(50, press)
    assert ask_whether_to_go_on("Traceback: all of it") is goes_on
    assert seen == ["Traceback: all of it"]


@pytest.mark.usefixtures("qapp")
def test_an_error_during_a_lecture_is_told_when_it_is_over(qtbot: QtBot) -> None:
    screen = Screen()
    order: list[str] = []
    last_resort = LastResort(screen)
    last_resort.before.append(lambda: order.append("safe"))
    stage = Stage()
    stage.stand(Place(step=0))
    for _ in range(50):
        last_resort.catch(*caught(ValueError("before the hall")))
    QTest.qWait(800)
    assert order[0] == "safe"
    assert screen.shown == []
    stage.stand(None)
    qtbot.waitUntil(lambda: len(screen.shown) == MOST_DIALOGS)
    assert "before the hall" in screen.shown[0]
