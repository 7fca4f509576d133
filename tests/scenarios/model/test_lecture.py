"""The steps of a lecture: read, written back, put in order, fitted to a casebook."""

from __future__ import annotations

from typing import Any

import pytest

from scenarios.model.fit import fit
from scenarios.model.lecture import (
    MOST_LOOKED_AT,
    MOST_NOTICES,
    Step,
    View,
    lecture_notices,
    moved,
    place_of,
    steps_of,
    with_steps,
)
from scenarios.model.reading import Reading
from scenarios.model.scenario import Scenario
from tests.scenarios.engine.forks import forked, supports

CASEBOOK = forked(supports("a", "o/w"), supports("b", "h/y"))
ODD: list[dict[str, Any]] = [{"heading": 3}, {"view": "hologram"}, {"hands": {"x": -1}}, {"choices": "none"}]


def test_a_step_is_written_as_short_as_it_is() -> None:
    assert Step().written() == {}
    step = Step(heading="First", view=View.WHY, choices={"fork": "aside"}, hands={"x": 3})
    assert step.written() == {
        "heading": "First",
        "view": "why",
        "choices": {"fork": "aside"},
        "hands": {"x": 3},
    }
    assert Step.read(step.written()) == step


def test_keys_that_are_not_known_are_kept() -> None:
    written = {"heading": "First", "film": "reel 4"}
    assert Step.read(written).replaced(heading="Second").written() == {"heading": "Second", "film": "reel 4"}


@pytest.mark.parametrize("written", ODD)
def test_a_step_that_cannot_be_read_is_kept_as_it_is(written: dict[str, Any]) -> None:
    step = Step.read(written)
    assert step.is_unread
    assert step.view is View.SLIDE
    assert step.written() == written
    edited = step.replaced(heading="Mended")
    assert not edited.is_unread
    assert edited.written() == {"heading": "Mended", "view": "slide"}


def test_a_scenario_keeps_its_steps_in_order() -> None:
    steps = tuple(Step(heading=name) for name in ("a", "b", "c"))
    scenario = with_steps(Scenario.new(CASEBOOK), steps)
    assert scenario.lecture == ({"heading": "a"}, {"heading": "b"}, {"heading": "c"})
    assert steps_of(scenario) == steps
    assert [step.heading for step in moved(steps, 0, 2)] == ["b", "c", "a"]
    assert [step.heading for step in moved(steps, 2, 0)] == ["c", "a", "b"]


def test_a_step_of_what_is_shown_has_all_of_its_standpoint() -> None:
    reading = Reading(
        credence={"diary": 0.5}, muted=frozenset({"b", "a"}), semantics="euler", without_inferences=True
    )
    scenario = Scenario.new(CASEBOOK).with_choice("fork", "aside").with_reading(reading)
    fitting = fit(CASEBOOK, scenario)
    step = Step.of(fitting, View.OUTCOME, "o", position="w", holds={"h": None})
    assert (step.choices, step.question, step.position, step.course) == (
        {"fork": "aside"},
        "o",
        "w",
        {"h": None},
    )
    assert step.reading == fitting.reading
    assert step.reading.without_inferences
    assert Step.of(fitting, View.MAP).course == {}


def test_what_the_casebook_has_no_place_for_is_told_of_a_step() -> None:
    step = Step(choices={"fork": "aside", "spoon": "bent"}, muted=("nobody",))
    scenario = Scenario.new(CASEBOOK).with_note("nowhere", "a note").with_in_play(["fork"])
    found = step.fit(CASEBOOK, scenario)
    assert found.choices == {"fork": "aside"}
    assert found.in_play == ("fork",)
    assert len(found.notices) == 2, "the scenario's own notes are not the step's matter"


def test_a_question_or_position_that_is_gone_is_told_of_a_step() -> None:
    scenario = Scenario.new(CASEBOOK)
    for step, told in (
        (Step(question="gone"), "no question “gone”"),
        (Step(question="o", position="gone"), "no position “gone”"),
    ):
        [notice] = step.fit(CASEBOOK, scenario).notices
        assert told in notice
    for sound in (Step(), Step(question="o"), Step(question="o", position="w")):
        assert sound.fit(CASEBOOK, scenario).notices == ()


def test_what_of_a_lecture_does_not_fit_is_told_by_step_and_not_without_end() -> None:
    steps = [Step(question="o"), Step(choices={"spoon": "bent"}), Step.read({"heading": 3})]
    scenario = with_steps(Scenario.new(CASEBOOK).with_in_play(["spoon"]), steps)
    spoon, unread = lecture_notices(CASEBOOK, scenario)
    assert spoon.startswith("Step 2 of the lecture: The casebook has no decision “spoon”")
    assert unread == "Step 3 of the lecture cannot be read; it is kept as it is."
    many = lecture_notices(CASEBOOK, with_steps(scenario, steps * 200))
    assert len(many) == MOST_NOTICES + 1
    assert many[-1] == "… and 380 more of the kind."
    [told] = lecture_notices(CASEBOOK, with_steps(scenario, steps[:1] * (MOST_LOOKED_AT + 1)))
    assert told == "Of the lecture only the first 1,000 steps were held against the casebook."


def test_a_step_is_found_again_in_a_list_that_was_edited() -> None:
    asks = Step(heading="Ask", question="w", choices={"fork": "aside"}, asks=True)
    slide, edited, other = Step(view=View.SLIDE), asks.replaced(notes="New"), asks.replaced(question="x")
    counted = asks.replaced(hands={"y": 3})
    assert place_of((slide, asks), asks, 1) == 1
    assert place_of((slide, slide, counted), asks, 0) == 2, "whatever was counted in it"
    assert place_of((edited, slide), asks, 1) == 0, "whatever is told beside it"
    assert place_of((edited, slide, asks), asks, 0) == 2, "the same before one like it"
    assert place_of((asks, slide, asks, asks), asks, 2) == 2, "the nearest of the same"
    assert place_of((slide, other), asks, 1) is None
    assert place_of((), asks, 1) is None
