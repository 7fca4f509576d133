"""Courses on the screen, as a reader meets them: a branch that splits, and one that is silent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gui.changes.window import ChangesWindow
from gui.shared.reason_delegate import row_of
from gui.shared.reason_tree import ReasonTree
from scenarios.files.scenario_files import open_scenario
from tests.gui.desk.test_files import Answers
from tests.gui.widgets.looking import click, cut_off, nameless, part, said, settle, words_of

if TYPE_CHECKING:
    from gui.branches.map import MapView
    from gui.theme import Theme
    from gui.windows.main_window import MainWindow
    from tests.gui.conftest import OpenWindow

FERRY_TOWN = Path(__file__).resolve().parent.parent / "data" / "casebooks" / "ferry-town.toml"

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    return Answers(monkeypatch)


@pytest.fixture
def town(open_window: OpenWindow) -> MainWindow:
    """A window on the town, large enough for everything to be seen."""
    window = open_window(FERRY_TOWN)
    window.resize(1500, 950)
    settle()
    return window


def hold_the_strike(window: MainWindow) -> None:
    click(part(window, "option:strike/held"))
    assert len(window.desk.session.snapshot.courses) == 2


def held(window: MainWindow) -> str | None:
    return window.desk.session.course.holds["mayor"]


def why(window: MainWindow) -> list[tuple[str, list[str]]]:
    """The headings of the why-panel, each with the arguments under it."""
    tree = window.findChild(ReasonTree, "why:reasons")
    assert tree is not None
    model = tree.model()
    found = []
    for place in range(model.rowCount()):
        top = model.index(place, 0)
        row = row_of(top)
        assert row is not None
        below = [row_of(model.index(inner, 0, top)) for inner in range(model.rowCount(top))]
        if row.heading:
            found.append((row.text, [one.argument for one in below if one is not None]))
        else:
            found.append(("", [row.argument]))
    return found


def test_history_turns_on_nothing(town: MainWindow) -> None:
    assert not part(town, "turns-on").isVisible()
    assert not part(town, "kind:otherwise").isVisible()


def test_a_branch_that_splits_says_what_it_turns_on(town: MainWindow) -> None:
    hold_the_strike(town)
    turns = part(town, "turns-on")
    assert turns.isVisible()
    told = words_of(turns)
    assert "Who is mayor?" in told
    assert "Arguments speak for 2 answers" in told
    assert part(town, "follow:mayor").isVisible()
    assert nameless(turns) == []


def test_a_card_has_a_line_a_course_and_a_click_puts_it_in_focus(town: MainWindow) -> None:
    hold_the_strike(town)
    first, second = (part(town, f"course:bridge/{place}") for place in (0, 1))
    assert "if the smith is mayor, No bridge" in first.accessibleName()
    assert "if the baker is mayor, A bridge" in second.accessibleName()
    assert said(town, "changed:bridge") == "◆ leads otherwise in 1 of 2 courses"
    assert said(town, "history:bridge") == "in history: No bridge"
    click(second)
    assert held(town) == "baker"
    assert town.desk.session.question == "bridge"
    assert said(town, "why:course") == "in the course: the baker is mayor"
    assert said(town, "why:title").startswith("A bridge")


def test_where_all_courses_agree_a_card_has_one_line(town: MainWindow) -> None:
    hold_the_strike(town)
    assert town.findChild(QWidget, "course:school/0") is None
    assert "either way" in words_of(part(town, "outcome:school"))


def test_keys_step_from_course_to_course(town: MainWindow) -> None:
    hold_the_strike(town)
    assert held(town) == "smith"
    QTest.keyClick(town, Qt.Key.Key_BracketRight, CONTROL)
    assert held(town) == "baker"
    QTest.keyClick(town, Qt.Key.Key_BracketLeft, CONTROL)
    assert held(town) == "smith"
    click(part(town, "why:later-course"))
    assert held(town) == "baker"


def test_why_groups_arguments_by_what_the_choice_did_to_them(town: MainWindow) -> None:
    hold_the_strike(town)
    click(part(town, "course:bridge/1"))
    groups = dict(why(town))
    assert groups["Speaks because of your choice (1)"] == ["P2"]
    assert groups["Rests on: the baker is mayor (2)"]
    assert groups["Fallen away here (1)"] == ["D2"]
    tree = town.findChild(ReasonTree, "why:reasons")
    assert tree is not None
    assert tree.select_argument("D2")
    assert tree.current is not None
    assert "spoke in history, where the smith is mayor" in tree.current.small


def test_supposing_leaves_one_course_and_is_marked_undone_and_cleared(town: MainWindow) -> None:
    hold_the_strike(town)
    click(part(town, "suppose:mayor/baker"))
    assert [course.holds["mayor"] for course in town.desk.session.snapshot.courses] == ["baker"]
    assert "You suppose that the baker is mayor" in words_of(part(town, "turns-on"))
    assert said(town, "departures-count") == "1 departure, 1 supposed"
    assert "You suppose that the baker is mayor" in said(town, "departures-summary")
    assert "supposing that the baker is mayor" in part(town, "branches:sentence").accessibleName()
    QTest.keyClick(town, Qt.Key.Key_Z, CONTROL)
    settle()
    assert len(town.desk.session.snapshot.courses) == 2
    QTest.keyClick(town, Qt.Key.Key_Y, CONTROL)
    settle()
    assert town.desk.session.scenario.supposed == {"mayor": "baker"}
    click(part(town, "button:as-it-happened"))
    assert town.desk.session.scenario.supposed == {}
    assert town.desk.session.is_as_it_happened


def test_a_silent_hinge_offers_to_suppose_and_then_speaks(town: MainWindow) -> None:
    click(part(town, "option:letter/sent"))
    assert "The documents do not say" in words_of(part(town, "turns-on"))
    assert said(town, "changed:bridge") == "○ fallen silent"
    click(part(town, "suppose:mayor/baker"))
    assert town.desk.session.snapshot.question("bridge").leading == "yes"
    assert said(town, "changed:bridge") == "◆ leads otherwise"


def test_an_idle_supposition_says_why(town: MainWindow) -> None:
    town.desk.session.suppose("mayor", "baker")
    settle()
    assert "idle, since here it stands as it happened" in words_of(part(town, "turns-on"))
    assert [course.holds["mayor"] for course in town.desk.session.snapshot.courses] == ["smith"]


def test_suppositions_are_saved_and_opened_again(
    town: MainWindow, answers: Answers, tmp_path: Path, open_window: OpenWindow
) -> None:
    hold_the_strike(town)
    click(part(town, "suppose:mayor/baker"))
    path = tmp_path / "if the baker.otherwise"
    answers.give("ask_save_path", path)
    town.desk.actions["save"].trigger()
    assert open_scenario(path).scenario.supposed == {"mayor": "baker"}
    again = open_window(path)
    assert again.desk.session.snapshot.standpoint == town.desk.session.snapshot.standpoint


def test_the_map_splits_at_a_diamond(town: MainWindow) -> None:
    hold_the_strike(town)
    town.desk.session.focus_question("bridge")
    settle()
    view: MapView = town.workplace.panels[1].map  # type: ignore[attr-defined]
    places = view.layout_shown
    assert places is not None
    [diamond] = places.diamonds
    strokes = [stroke for route in places.routes for stroke in route.strokes]
    assert {stroke.way.lane for stroke in strokes} == {"no", "yes"}
    end = next(stroke for stroke in strokes if stroke.way.course == 1).pieces[-1].end
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(round(end.x) - 4, round(end.y)))
    settle()
    assert held(town) == "baker"
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(round(diamond.at.x), round(diamond.at.y)))
    settle()
    assert town.desk.session.question == "mayor"


def test_the_outline_tells_every_course(town: MainWindow) -> None:
    hold_the_strike(town)
    town.desk.session.focus_question("bridge")
    click(part(town, "branches:outline-toggle"))
    outline = town.workplace.panels[1].outline  # type: ignore[attr-defined]
    model = outline.model()
    lines = [
        str(model.index(inner, 0, model.index(place, 0)).data())
        for place in range(model.rowCount())
        for inner in range(model.rowCount(model.index(place, 0)))
    ]
    assert any("if the smith is mayor: No bridge" in line for line in lines)
    assert any("if the baker is mayor: A bridge" in line for line in lines)


def test_a_decision_that_presupposes_says_in_how_many_courses_it_arises(town: MainWindow) -> None:
    assert "Does not arise" in said(town, "does-not-arise:tax") or not part(town, "decision:tax").isVisible()
    hold_the_strike(town)
    click(part(town, "more-decisions"))
    assert said(town, "does-not-arise:tax") == "Arises only if the baker is mayor: in 1 of 2 courses."


def test_outcomes_are_filtered_by_what_becomes_of_them(town: MainWindow) -> None:
    hold_the_strike(town)
    click(part(town, "kind:otherwise"))
    assert part(town, "outcome:bridge").isVisible()
    assert not part(town, "outcome:school").isVisible()
    assert not part(town, "outcome:blame").isVisible()
    click(part(town, "kind:otherwise"))
    assert part(town, "outcome:blame").isVisible()


def test_what_changed_is_told_in_one_column(town: MainWindow) -> None:
    hold_the_strike(town)
    QTest.keyClick(town, Qt.Key.Key_W, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    settle()
    [changes] = town.findChildren(ChangesWindow)
    assert changes.isVisible()
    QTest.mouseClick(part(changes, "what-changed:copy"), LEFT)
    told = QGuiApplication.clipboard().text()
    assert "The strike: The strike holds" in told
    assert "It turns on: Who is mayor?" in told
    assert "if the baker is mayor" in told
    assert "No bridge → A bridge" in told
    assert "new P, for “A bridge”: Under the baker a bridge would have been built. (p. 4, line 5)" in told
    assert "spoke in history, where the smith is mayor" in told
    QTest.keyClick(part(changes, "change:bridge"), Qt.Key.Key_Return)
    assert (town.desk.session.question, held(town)) == ("bridge", "baker")
    QTest.keyClick(changes, Qt.Key.Key_Escape)
    assert not changes.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_of_the_courses_is_cut_off(town: MainWindow, theme: Theme, scale: float, mode: str) -> None:
    theme.set_mode(mode)  # type: ignore[arg-type]
    theme.set_scale(scale)
    hold_the_strike(town)
    QApplication.processEvents()
    settle()
    assert cut_off(town.workplace.panels[3]) == []
