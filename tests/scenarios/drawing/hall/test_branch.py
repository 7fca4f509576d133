"""The branch map of a hall: no words on words, and what has no room is counted."""

from __future__ import annotations

from typing import Any

import pytest

from scenarios.drawing.shapes import Curve
from scenarios.engine.engine import Engine
from scenarios.exports.fonts import size_of
from scenarios.files.casebook_files import open_casebook
from scenarios.model.lecture import Step, View
from scenarios.projection.snapshot import Projector
from tests.scenarios.drawing.hall.showings import (
    OLD,
    ROOT,
    SHIPPED_PROJECTOR,
    WIDE,
    faults,
    lines,
    shapes,
    showing,
    texts,
)
from tests.scenarios.engine.forks import forked, question, supports

COURSES = Projector(Engine(open_casebook(ROOT / "tests" / "data" / "casebooks" / "courses.toml")))
SPOKEN = {"general-secretary": "trotsky-speaks"}
MANY = {"lenin": "able", "general-secretary": "politburo-acts", "trotsky-rule": "sole-power"}
BLOC = {"bloc-1923": "accepts"}
TURNS = "It turns on: Who leads the party?"


@pytest.mark.parametrize("aspect", [OLD, 1.6, WIDE, 2.4])
@pytest.mark.parametrize("large_room", [False, True])
@pytest.mark.parametrize("question", ["leader", "inner-party-life", "contest", "line", "industry"])
@pytest.mark.parametrize(
    "choices", [{}, SPOKEN, {"bloc-1923": "accepts"}, {"trotsky-rule": "sole-power"}, MANY]
)
@pytest.mark.parametrize("supposed", [{}, {"leader": "trotsky"}, {"leader": "trotsky", "line": "world"}])
def test_words_of_the_map_never_lie_on_words(
    aspect: float, large_room: bool, question: str, choices: dict[str, str], supposed: dict[str, str]
) -> None:
    for heading in ("", "Short", "A heading that is so long that it takes up two lines of the screen " * 2):
        step = Step(view=View.MAP, question=question, heading=heading, choices=choices, supposed=supposed)
        assert faults(showing(SHIPPED_PROJECTOR, step), aspect, large_room=large_room) == []


@pytest.mark.parametrize("aspect", [OLD, WIDE])
@pytest.mark.parametrize("large_room", [False, True])
@pytest.mark.parametrize("question", ["leader", "inner-party-life", "contest", "industry"])
def test_every_end_of_your_branch_says_in_which_case_or_is_counted(
    aspect: float, large_room: bool, question: str
) -> None:
    for choices in (SPOKEN, BLOC, {"trotsky-rule": "sole-power"}):
        step = Step(view=View.MAP, question=question, heading=TURNS, choices=choices)
        shown = showing(SHIPPED_PROJECTOR, step)
        folds = shown.snapshot.folds(question)
        drawn = shapes(shown, aspect, large_room=large_room)
        small = [text for text in drawn.texts if text.colour == "selection" and text.role == "small"]
        told = [text for text in small if text.rect.x > drawn.size[0] / 2]
        ways = sum(text.text.startswith("if ") for text in told)
        said = " ".join(text.text for text in drawn.texts)
        assert ways == len(folds) or "more answer" in said or "more case" in said or len(folds) == 1
        assert ways >= 1 or len(folds) == 1


def test_answers_that_have_no_room_are_counted() -> None:
    many = [f"p{number}" for number in range(10)]
    asked = [question("h", "x", "y"), question("o", *many)]
    projector = Projector(Engine(forked(supports("a", "o/p7"), questions=asked)))
    step = Step(view=View.MAP, question="o", choices={"fork": "aside"})
    said = lines(showing(projector, step))
    assert "… and 4 more answers" in said
    assert sum(line in many for line in said) == 6
    asked[1] = question("o", *many[:7])
    projector = Projector(Engine(forked(supports("a", "o/p5"), questions=asked)))
    assert "… and 1 more answer" in lines(showing(projector, step))
    assert "more" not in texts(showing(projector, step.replaced(question="h")))


@pytest.mark.parametrize("aspect", [0.8, 1.0, OLD])
@pytest.mark.parametrize("choice", ["breaks", "holds"])
def test_many_courses_and_little_room_leave_something_to_be_counted(aspect: float, choice: str) -> None:
    for asked in COURSES.casebook.questions:
        step = Step(view=View.MAP, question=asked.id, choices={"dyke": choice})
        shown = showing(COURSES, step)
        assert faults(shown, aspect, large_room=True) == []
        said = " ".join(lines(shown, aspect, large_room=True))
        named = sum(one.label.split()[0] in said for one in asked.positions)
        assert named == len(asked.positions) or "… and" in said


def test_an_answer_is_wrapped_where_there_is_room() -> None:
    asked = [question("h", "x", "y"), question("o", "w", "u", "v", actual="u")]
    long = "The Secretariat stands under the Politburo and does as it is told"
    asked[1]["positions"][2]["label"] = long
    projector = Projector(Engine(forked(supports("a", "o/w"), questions=asked)))
    said = lines(showing(projector, Step(view=View.MAP, question="o", choices={"fork": "aside"})))
    assert long in " ".join(said)


def test_what_it_turns_on_is_said_once() -> None:
    step = Step(view=View.MAP, question="leader", heading=TURNS, choices=SPOKEN)
    said = texts(showing(SHIPPED_PROJECTOR, step))
    assert said.count("It turns on") == 1
    assert said.count("Who leads the party?") == 1
    assert "◇ And on: Which line does the party follow?" in said
    plain = texts(showing(SHIPPED_PROJECTOR, step.replaced(heading="Who?")))
    assert "◇ It turns on: Who leads the party? · Which line" in plain.replace("\n", " ")


def test_hinges_and_choices_that_are_not_named_are_counted() -> None:
    step = Step(view=View.MAP, question="leader", choices=BLOC)
    shown = showing(SHIPPED_PROJECTOR, step)
    turning = [hinge for hinge in shown.snapshot.turns_on if hinge.supposed is None]
    assert len(turning) > 2
    assert f"and {len(turning) - 2} more" in texts(shown).replace("\n", " ")
    step = Step(
        view=View.MAP,
        question="leader",
        choices={**SPOKEN, "lenin-letter": "made-public", "troika": "stay-out"},
    )
    shown = showing(SHIPPED_PROJECTOR, step)
    more = len(shown.snapshot.departures) - 2
    assert more > 0
    assert f"and {more} more" in texts(shown).replace("\n", " ")


def test_the_words_by_the_fork_lie_beside_the_strokes() -> None:
    step: dict[str, Any] = {"view": View.MAP, "question": "leader", "choices": SPOKEN}
    drawn = shapes(showing(SHIPPED_PROJECTOR, Step(**step)))
    [curve, *_] = [one for path in drawn.paths for one in path.figures if isinstance(one, Curve)]
    trunk = curve.pieces[0].start.y
    by_fork = [text for text in drawn.texts if text.text.startswith(("Removed", "speaks"))]
    assert by_fork
    assert all(text.rect.bottom <= trunk for text in by_fork)
    assert size_of(by_fork[0].role) / drawn.size[1] >= 36 / 1080
