"""A reopened scenario stands as it was left, and what is kept of that is in no shared file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gui.desk.views import MOST_FILES, Views
from gui.shared.reason_tree import ReasonTree
from scenarios.files.scenario_files import save_scenario
from scenarios.model.scenario import CasebookReference, Scenario
from tests.gui.conftest import COURSES
from tests.gui.widgets.looking import click, find, part, settle

if TYPE_CHECKING:
    from gui.windows.main_window import MainWindow
    from tests.gui.conftest import OpenWindow


@pytest.fixture
def dyke(tmp_path: Path, home: Path, courses: object) -> Path:
    """A scenario of the port in which the dyke breaks: six courses follow."""
    (home / "casebooks" / "courses.toml").write_bytes(COURSES.read_bytes())
    identifier = getattr(courses, "id", "")
    path = tmp_path / "dyke.otherwise"
    save_scenario(path, Scenario(casebook=CasebookReference(id=identifier), choices=_DEPARTURE))
    return path


_DEPARTURE = {"dyke": "breaks"}


def looks(window: MainWindow) -> dict[str, object]:
    session = window.desk.session
    tree = part(window, "why:reasons")
    assert isinstance(tree, ReasonTree)
    return {
        "question": session.question,
        "position": session.position,
        "course": dict(session.course.holds),
        "argument": session.argument,
        "open": tree.opened,
        "changed only": find(window, "changed-only").isChecked(),
        "outline": find(window, "branches:outline-toggle").isChecked(),
        "sizes": window.workplace.view["columns"],
    }


def test_a_scenario_stands_as_it_was_left(open_window: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "x.otherwise"
    save_scenario(path, Scenario(casebook=CasebookReference(id="mini"), choices={"site": "mill"}))
    before = path.read_bytes()
    window = open_window(path)
    fresh = looks(window)
    question = window.desk.session.casebook.question("market")
    window.desk.session.focus_position(question.id, question.positions[1].id)
    settle()
    tree = part(window, "why:reasons")
    assert isinstance(tree, ReasonTree)
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Home)
    for _ in range(20):
        row = tree.current
        if row is not None and row.argument:
            break
        QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    click(find(window, "changed-only"))
    click(find(window, "branches:outline-toggle"))
    left = looks(window)
    assert left["argument"] is not None
    assert left["open"]
    assert all(left[key] != fresh[key] for key in ("question", "open", "changed only", "outline"))
    window.close()
    assert path.read_bytes() == before
    again = open_window(path)
    settle()
    assert looks(again) == left
    # Another scenario in the same window, and back.
    other = tmp_path / "y.otherwise"
    save_scenario(other, Scenario(casebook=CasebookReference(id="mini")))
    again.desk.files.open_file(other)
    again.desk.files.open_file(path)
    assert looks(again) == left


def test_the_course_in_focus_is_known_by_its_answers(open_window: OpenWindow, dyke: Path) -> None:
    window = open_window(dyke)
    courses = len(window.desk.session.snapshot.courses)
    assert courses > 2
    window.desk.session.focus_course(2)
    held = dict(window.desk.session.course.holds)
    window.close()
    again = open_window(dyke)
    assert dict(again.desk.session.course.holds) == held
    assert again.desk.session.focus.course == 2


def test_a_renamed_file_is_looked_at_as_before(open_window: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "x.otherwise"
    save_scenario(path, Scenario(casebook=CasebookReference(id="mini")))
    window = open_window(path)
    window.desk.session.focus_question("ferry")
    window.close()
    again = open_window(path)
    assert again.desk.session.question == "ferry"
    assert again.desk.files.rename_file("z")
    again.desk.files.open_file(tmp_path / "z.otherwise")
    assert Views(tmp_path / "home" / "settings" / "views.json").of(tmp_path / "z.otherwise")


@pytest.mark.parametrize(
    "view",
    [
        {"focus": {"question": "gone", "position": 3, "argument": [], "course": "x"}, "columns": ["a", 1, 2]},
        {"focus": 7, "outcomes": [], "why": {"open": [1, "nothing"]}, "columns": [0, 0, 0], "rows": [-1, 5]},
        {"outcomes": {"kinds": 5, "changed-only": "yes"}, "branches": {"outline": 1}, "notes": "x"},
        {"focus": {"question": "market", "position": "gone", "argument": "gone"}},
    ],
)
def test_a_damaged_view_is_worth_no_word(
    open_window: OpenWindow, tmp_path: Path, home: Path, view: dict[str, object]
) -> None:
    path = tmp_path / "x.otherwise"
    save_scenario(path, Scenario(casebook=CasebookReference(id="mini")))
    Views(home / "settings" / "views.json").remember(path, view)
    window = open_window(path)
    assert window.desk.session.question is not None
    assert not find(window, "changed-only").isChecked()


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"[" * 5_000, b'{"x": 1}'])
def test_a_damaged_file_of_views_is_an_empty_one(tmp_path: Path, data: bytes) -> None:
    place = tmp_path / "views.json"
    place.write_bytes(data)
    views = Views(place)
    assert views.of(tmp_path / "a") == {}
    views.remember(tmp_path / "a", {"notes": True})
    assert views.of(tmp_path / "a") == {"notes": True}
    blocked = Views(place / "below" / "views.json")
    blocked.remember(tmp_path / "a", {})
    assert blocked.of(tmp_path / "a") == {}


def test_of_too_many_files_those_left_longest_ago_go(tmp_path: Path) -> None:
    place = tmp_path / "views.json"
    views = Views(place)
    for number in range(MOST_FILES + 1):
        views.remember(tmp_path / str(number), {"number": number})
    assert views.of(tmp_path / "0") == {}
    assert views.of(tmp_path / "1") == {"number": 1}
    assert len(json.loads(place.read_bytes())) == MOST_FILES
