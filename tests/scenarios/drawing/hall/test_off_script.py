"""What is supposed and what is set otherwise than planned is told as such, whatever is on the screen."""

from __future__ import annotations

from typing import Any

import pytest

from scenarios.drawing.hall.screen import hall_picture
from scenarios.exports.fonts import BODY, FileRuler, size_of
from scenarios.model.lecture import Step, View
from scenarios.model.place import Phase
from tests.scenarios.drawing.hall.showings import (
    OLD,
    SHIPPED_PROJECTOR,
    WIDE,
    faults,
    lines,
    shapes,
    showing,
    texts,
)

BLOC: dict[str, Any] = {"question": "inner-party-life", "choices": {"bloc-1923": "accepts"}}
OF_THE_DOCUMENTS = [view for view in View if view is not View.SLIDE]
TOLD_OF_BLOC = "If Trotsky had joined Zinoviev: what becomes of inner-party life?"


@pytest.mark.parametrize("view", OF_THE_DOCUMENTS)
@pytest.mark.parametrize("phase", Phase)
def test_what_a_step_supposes_is_marked_on_every_view_in_large_words(view: View, phase: Phase) -> None:
    shown = showing(SHIPPED_PROJECTOR, Step(view=view, supposed={"leader": "trotsky"}, **BLOC), phase)
    drawn = shapes(shown)
    [mark] = [text for text in drawn.texts if text.text == "Supposed: Trotsky leads"]
    assert mark.colour == "selection"
    assert size_of(mark.role) / drawn.size[1] >= 48 / 1080 - 1e-9
    assert faults(shown) == []


@pytest.mark.parametrize("view", View)
def test_what_is_supposed_in_the_lecture_is_marked_once(view: View) -> None:
    shown = showing(SHIPPED_PROJECTOR, Step(view=view, **BLOC), supposed={"leader": "trotsky"})
    said = texts(shown)
    assert "off script: supposed: Trotsky leads" in said
    assert said.count("Trotsky leads") == 1 or view in (View.MAP, View.WHY, View.OUTCOMES, View.OUTCOME)
    assert "Supposed: Trotsky leads" not in said


def test_what_was_planned_and_is_supposed_no_longer_is_told() -> None:
    step = Step(view=View.WHY, supposed={"leader": "trotsky", "contest": "rivals"}, **BLOC)
    said = lines(showing(SHIPPED_PROJECTOR, step, supposed={"leader": None}))
    assert "off script: no longer supposed: Trotsky leads" in said
    assert "Supposed: his rivals win the fight" in said


def test_what_is_supposed_to_no_effect_is_told_to_have_none() -> None:
    step = Step(view=View.OUTCOME, question="leader", supposed={"post": "loses"})
    assert "Supposed: Stalin loses the post (changes nothing here)" in texts(showing(SHIPPED_PROJECTOR, step))


@pytest.mark.parametrize("view", OF_THE_DOCUMENTS)
def test_off_script_the_heading_states_no_condition_that_is_none(view: View) -> None:
    step = Step(view=view, heading=TOLD_OF_BLOC, **BLOC)
    assert "had joined" in texts(showing(SHIPPED_PROJECTOR, step))
    live = showing(SHIPPED_PROJECTOR, step, choices={"bloc-1923": "declines"})
    said = texts(live)
    assert "had joined" not in said
    assert "off script: Trotsky declines (as it happened)" in said
    assert faults(live) == []


def test_what_is_flipped_and_does_not_arise_is_told_to_have_come_to_nothing() -> None:
    step = Step(view=View.OUTCOME, heading=TOLD_OF_BLOC, **BLOC)
    live = showing(SHIPPED_PROJECTOR, step, choices={"general-secretary": "trotsky-speaks"})
    said = " ".join(lines(live))
    assert "had joined" not in said
    assert "off script: Removed: Trotsky speaks for Lenin" in said
    assert "If “Removed: Trotsky speaks for Lenin”: What becomes of inner-party life?" in said
    step = step.replaced(choices={"general-secretary": "trotsky-speaks"})
    said = " ".join(lines(showing(SHIPPED_PROJECTOR, step, choices={"bloc-1923": "accepts"})))
    assert "off script: Trotsky accepts Zinoviev's offer (does not arise)" in said


def test_another_course_leaves_the_heading_and_is_told() -> None:
    step = Step(view=View.WHY, heading=TOLD_OF_BLOC, **BLOC)
    said = " ".join(lines(showing(SHIPPED_PROJECTOR, step, off_script=True)))
    assert "If Trotsky had joined Zinoviev" in said
    assert "off script: another course" in said


def test_a_text_stays_as_planned_and_says_so() -> None:
    step = Step(view=View.SLIDE, heading="If they had joined", text="So much", **BLOC)
    said = texts(showing(SHIPPED_PROJECTOR, step, choices={"bloc-1923": "declines"}))
    assert "If they had joined" in said
    assert "the text is as planned" in said.replace("\n", " ")


@pytest.mark.parametrize("aspect", [WIDE, OLD])
@pytest.mark.parametrize("large_room", [False, True])
@pytest.mark.parametrize("view", View)
def test_much_that_is_set_off_script_lies_on_nothing(view: View, aspect: float, large_room: bool) -> None:
    step = Step(view=view, heading=TOLD_OF_BLOC, text="One\nTwo", supposed={"contest": "rivals"}, **BLOC)
    choices = {"lenin": "able", "bloc-1923": "declines", "general-secretary": "politburo-acts"}
    supposed = {"leader": "trotsky", "line": "world"}
    live = showing(SHIPPED_PROJECTOR, step, choices=choices, supposed=supposed)
    assert faults(live, aspect, large_room=large_room) == []


def test_a_card_alone_is_marked_too() -> None:
    step = Step(view=View.WHY, supposed={"leader": "trotsky"}, **BLOC)
    [part] = hall_picture(showing(SHIPPED_PROJECTOR, step), WIDE, FileRuler(), BODY).card_sheet(0).parts
    assert "Supposed: Trotsky leads" in [text.text for text in part.shapes.texts]
    live = showing(SHIPPED_PROJECTOR, step, choices={"bloc-1923": "declines"})
    [part] = hall_picture(live, WIDE, FileRuler(), BODY).card_sheet(0).parts
    told = " ".join(text.text for text in part.shapes.texts)
    assert "off script: Trotsky declines" in told


def test_a_text_without_a_heading_begins_at_the_top() -> None:
    drawn = shapes(showing(SHIPPED_PROJECTOR, Step(view=View.SLIDE, text="Good morning")))
    assert [text.text for text in drawn.texts] == ["Good morning"]
    assert drawn.texts[0].rect.y < 0.06 * drawn.size[1]
