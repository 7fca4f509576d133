"""What is set off script is named to the lecturer, and what does not arise is told beside its toggle."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from gui import asking
from gui.windows.main_window import MainWindow
from scenarios.model.lecture import Step, View, steps_of
from scenarios.model.place import Phase
from tests.gui.lecture.giving import give, hall, notes, press, told
from tests.gui.widgets.looking import settle

K = Qt.Key


def test_the_lecturer_reads_what_is_set_otherwise(port: MainWindow) -> None:
    give(port, Step(view=View.OUTCOME, heading="If it broke", question="toll", choices={"dyke": "breaks"}))
    press(K.Key_M)
    desk = notes()
    assert "ff script" not in told(desk)
    press(K.Key_1)
    assert "Off script: The dyke holds (as it happened)" in told(desk)
    shown = hall().screen_.showing
    assert shown is not None
    assert shown.heading == port.desk.session.casebook.question("toll").title
    press(K.Key_1)
    box = desk.findChild(QComboBox, "lecture:suppose-owner")
    assert box is not None
    box.setCurrentIndex(box.findData("company"))
    box.activated.emit(box.currentIndex())
    settle()
    assert "Off script: supposed: the company owns it" in told(desk)
    press(K.Key_Backspace)
    assert "ff script" not in told(desk)
    assert hall().screen_.showing is not None
    press(K.Key_Escape)


@pytest.mark.parametrize("flipped", [False, True])
def test_a_decision_that_does_not_arise_says_so_beside_its_toggle(window: MainWindow, flipped: bool) -> None:
    choices = {"site": "none", **({"toll": "charged"} if flipped else {})}
    give(window, Step(view=View.MAP, choices=choices), Step(view=View.MAP))
    press(K.Key_M)
    assert told(notes()).count("(does not arise)") == 1 + ("flood" in window.desk.session.in_play)
    press(K.Key_PageDown)
    assert "does not arise" not in told(notes())
    press(K.Key_Escape)


def test_hands_are_shown_only_beside_what_they_were_counted_for(
    port: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    votes = iter([{"free": 8, "toll": 55}, {"free": 3, "toll": 1}, {"free": 2, "toll": 2}])
    before: list[dict[str, int]] = []

    def count(*given: object, **_: object) -> dict[str, int]:
        before.append(given[3])  # type: ignore[arg-type]
        return next(votes)

    monkeypatch.setattr(asking, "ask_hands", count)
    asks = Step(view=View.OUTCOME, question="toll", choices={"dyke": "breaks"}, asks=True)
    give(port, asks, Step(view=View.MAP))

    def seen() -> tuple[Phase, dict[str, int], dict[str, int]]:
        shown = hall().screen_.showing
        assert shown is not None
        return shown.phase, dict(shown.step.hands), dict(shown.step.hands_again)

    def kept() -> dict[str, int]:
        return dict(steps_of(port.desk.session.scenario)[0].hands)

    press(K.Key_C)
    press(K.Key_PageDown)
    planned = {"free": 8, "toll": 55}
    assert seen() == (Phase.COUNTED, planned, {})
    press(K.Key_1)
    assert seen() == (Phase.COUNTED, {}, {}), "of another branch nobody has counted"
    press(K.Key_PageDown)
    assert seen() == (Phase.TOLD, {}, {})
    press(K.Key_Backspace)
    assert seen() == (Phase.TOLD, planned, {})

    # Counted off script, they are of that branch alone, and only for now.
    press(K.Key_PageUp)
    press(K.Key_PageUp)
    press(K.Key_1)
    assert seen() == (Phase.ASKED, {}, {})
    press(K.Key_C)
    press(K.Key_PageDown)
    live = {"free": 3, "toll": 1}
    assert seen() == (Phase.COUNTED, live, {})
    assert "counted off script" in told_by(notes())
    press(K.Key_C)
    assert seen() == (Phase.COUNTED, live, {"free": 2, "toll": 2})
    assert kept() == planned
    press(K.Key_Backspace)
    assert seen() == (Phase.COUNTED, planned, {})
    assert "counted off script" not in told_by(notes())
    assert before == [{}, {}, {}]
    press(K.Key_1)
    left = port.desk.stage.place
    press(K.Key_Escape)

    # Resumed after a crash, the planned hands stand beside no other branch either.
    port.desk.stage.resume_asked.emit(left)
    settle()
    assert seen() == (Phase.ASKED, {}, {})
    press(K.Key_Backspace)
    assert seen() == (Phase.ASKED, planned, {})
    press(K.Key_Escape)


def told_by(desk: QWidget) -> str:
    """What the lecturer's labels say, be the window hidden or not."""
    return " | ".join(label.text() for label in desk.findChildren(QLabel))
