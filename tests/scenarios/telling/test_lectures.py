"""The ready-made lecture, and what steps are called; hands in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.engine.engine import Engine
from scenarios.files.casebook_files import open_casebook
from scenarios.model.lecture import Step, View
from scenarios.model.reading import Reading
from scenarios.model.scenario import Scenario
from scenarios.model.standpoint import Standpoint
from scenarios.projection.comparing import Change
from scenarios.projection.snapshot import Projector
from scenarios.telling.hands import hands_for, hands_words, other_hands_words
from scenarios.telling.lectures import ready_made, with_ready_made
from scenarios.telling.provisions import clause
from scenarios.telling.step_headings import hall_heading, if_options, step_heading, view_words
from tests.scenarios.engine.forks import decision, forked, question, rests, supports

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = open_casebook(ROOT / "resources" / "casebooks" / "soviet-succession.toml")


@pytest.fixture(scope="module")
def shipped() -> Projector:
    return Projector(Engine(SHIPPED))


def test_every_headline_decision_is_asked_told_and_explained(shipped: Projector) -> None:
    steps = ready_made(shipped, Scenario.new(SHIPPED), Reading())
    assert steps[0].view is View.SLIDE
    assert all(document.title in steps[0].text for document in SHIPPED.documents)
    headline = [one.id for one in SHIPPED.decisions if one.headline]
    asked = [step for step in steps if step.asks]
    assert [next(iter(step.choices)) for step in asked] == headline
    for first in asked:
        views = [step.view for step in steps if step.choices == first.choices]
        assert views[0] is View.OUTCOME
        assert views[-2:] == [View.CHANGES, View.WHY]
        snapshot = shipped(Standpoint.of(SHIPPED, dict(first.choices)))
        assert snapshot.compared.outcomes[first.question].kind is Change.OTHERWISE
        assert (View.MAP in views) is bool(snapshot.turns_on)


def test_why_is_asked_in_a_course_in_which_it_goes_otherwise(shipped: Projector) -> None:
    for step in ready_made(shipped, Scenario.new(SHIPPED), Reading()):
        if step.view is View.WHY:
            snapshot = shipped(Standpoint.of(SHIPPED, dict(step.choices)))
            number = next((one.number for one in snapshot.courses if dict(one.holds) == step.course), 0)
            assert snapshot.compared.kind_in(step.question, number) is Change.OTHERWISE


def test_the_users_own_departures_have_their_steps(shipped: Projector) -> None:
    own = {"bloc-1923": "accepts", "lenin": "able"}
    scenario = Scenario.new(SHIPPED).with_choices({**own, "lenin-letter": "nobody-knows"})
    asked = [dict(step.choices) for step in ready_made(shipped, scenario, Reading()) if step.asks]
    assert {"lenin": "able"} in asked
    assert asked[-1] == own


def test_a_departure_that_changes_nothing_has_no_steps() -> None:
    casebook = forked(supports("a", "o/u"), decisions=[decision() | {"headline": True}])
    steps = ready_made(Projector(Engine(casebook)), Scenario.new(casebook), Reading())
    assert [step.view for step in steps] == [View.SLIDE]


def test_a_hinge_is_asked_about_where_nothing_else_goes_otherwise() -> None:
    casebook = forked(
        supports("a", "h/x"),
        supports("b", "h/y", 0.5),
        rests("r", "h/x", "o/u"),
        decisions=[decision() | {"headline": True}],
        questions=[question("h", "x", "y"), question("o", "u", "w")],
    )
    steps = ready_made(Projector(Engine(casebook)), Scenario.new(casebook), Reading())
    assert [(step.view, step.question) for step in steps[1:]] == [
        (View.OUTCOME, "h"),
        (View.MAP, "h"),
        (View.CHANGES, "h"),
        (View.WHY, "h"),
    ]


def test_every_view_has_a_name() -> None:
    assert len({view_words(view) for view in View}) == len(View)


def test_a_heading_is_made_of_what_is_shown_where_none_was_written() -> None:
    casebook = forked(supports("a", "o/u"))
    assert step_heading(casebook, Step(heading="Mine\n again")) == "Mine again"
    assert step_heading(casebook, Step(heading="a\u202eb")) == "a[U+202E]b"
    assert step_heading(casebook, Step(view=View.OUTCOME, question="o")) == casebook.question("o").title
    assert step_heading(casebook, Step(view=View.OUTCOME, question="gone")) == view_words(View.OUTCOME)
    assert step_heading(casebook, Step(view=View.OUTCOMES, question="o")) == view_words(View.OUTCOMES)
    assert step_heading(casebook, Step.read({"heading": 3})) == "A step that cannot be read"


def test_hands_are_told_the_most_first_and_after_discussion() -> None:
    casebook = forked(supports("a", "o/u"))
    step = Step(question="o", hands={"u": 1, "w": 3, "gone": 0})
    labels = [casebook.question("o").position(one).label for one in ("w", "u")]
    assert hands_words(casebook, step) == f"{labels[0]} 3 (75 %), {labels[1]} 1 (25 %)"
    again = step.replaced(hands_again={"u": 2})
    assert hands_words(casebook, again).endswith(f"; after discussion {labels[1]} 2 (100 %)")
    assert hands_words(casebook, step.replaced(hands={"u": 1, "gone": 5})) == f"{labels[1]} 1 (100 %)"
    assert hands_words(casebook, Step(question="gone", hands={"u": 1})) == ""


def test_a_heading_made_of_what_is_shown_names_the_question_and_the_if() -> None:
    casebook = forked(supports("a", "o/u"))
    title, label = casebook.question("o").title, casebook.decision("fork").option("aside").label
    aside = {"question": "o", "choices": {"fork": "aside", "gone": "x"}}
    made = {view: step_heading(casebook, Step.read({"view": view, **aside})) for view in View}
    assert made[View.OUTCOME] == f"If “{label}”: {title}"
    assert made[View.WHY] == f"Why, if “{label}”? {title}"
    assert made[View.CHANGES] == f"What changes, if “{label}”"
    assert made[View.OUTCOMES] == f"All outcomes, if “{label}”"
    assert made[View.MAP] == f"{title} (if “{label}”)"
    assert step_heading(casebook, Step(view=View.WHY, question="o")) == f"Why? {title}"


def test_steps_of_one_heading_are_told_apart_by_what_they_set() -> None:
    casebook = forked(supports("a", "o/u"))
    label = casebook.decision("fork").option("aside").label
    why = Step(view=View.WHY, question="o", heading="Why?")
    assert step_heading(casebook, why) == "Why?"
    aside = why.replaced(choices={"fork": "aside"})
    assert step_heading(casebook, aside) == f"Why? (if “{label}”)"
    assert step_heading(casebook, aside.replaced(heading=f"Why {label}?")) == f"Why {label}?"
    supposed = aside.replaced(supposed={"o": "u", "gone": "u"})
    told = f"Why? (if “{label}”; supposed: {clause(casebook, 'o', 'u')})"
    assert step_heading(casebook, supposed) == told
    assert step_heading(casebook, aside.replaced(view="slide")) == "Why?"


def test_a_heading_of_several_choices_names_two_and_counts_the_others() -> None:
    assert if_options(["a", "b"], "What if b and a?") == ""
    assert if_options(["a", "b"], "What if a?") == "if “a; b”"
    assert if_options(["a", "b", "c", "d"], "Why?") == "if “a; b and 2 more”"
    assert if_options([], "Why?") == ""


@pytest.mark.parametrize("heading", ["", "Why? How does it end?"])
def test_no_two_steps_of_a_ready_made_lecture_are_called_the_same(shipped: Projector, heading: str) -> None:
    steps = ready_made(shipped, Scenario.new(SHIPPED), Reading())
    why = [step.replaced(heading=heading or step.heading) for step in steps if step.view is View.WHY]
    for some in (why, steps):
        assert len({step_heading(SHIPPED, step) for step in some}) == len(some)


def test_a_text_without_a_heading_is_called_by_its_first_line_and_has_none_before_the_hall() -> None:
    projector = Projector(Engine(forked(supports("a", "o/u"))))
    casebook, history = projector.casebook, projector(Standpoint.of(projector.casebook))
    slide = Step(view=View.SLIDE, text="\n Good  morning\nall")
    assert step_heading(casebook, slide) == "Good morning"
    assert step_heading(casebook, Step(view=View.SLIDE)) == "Text"
    assert hall_heading(history, slide) == ""
    assert hall_heading(history, Step.read({"heading": 3})) == "A step that cannot be read"
    assert hall_heading(history, Step(view=View.CHANGES, heading="Mine")) == "Mine"


@pytest.mark.parametrize("question", ["", "gone"])
def test_hands_for_a_question_that_is_gone_are_told_nowhere(question: str) -> None:
    casebook = forked(supports("a", "o/u"))
    step = Step(question=question, hands={"u": 1, "w": 3})
    assert hands_for(casebook, step, "u") == []
    assert hands_for(casebook, step.replaced(question="o"), "u") != []
    assert other_hands_words(casebook, step, ["u"]) == ""


def test_a_step_without_a_question_is_named_by_the_one_that_is_shown() -> None:
    projector = Projector(Engine(forked(supports("a", "o/u"))))
    history = projector(Standpoint.of(projector.casebook))
    title = projector.casebook.question("o").title
    assert hall_heading(history, Step(view=View.OUTCOME), "o") == title
    assert hall_heading(history, Step(view=View.WHY), "o") == f"Why? {title}"
    assert hall_heading(history, Step(view=View.MAP)) == view_words(View.MAP)


def test_what_the_user_supposes_has_its_steps_too(shipped: Projector) -> None:
    supposed = {"leader": "trotsky", "gone": "x", "post": "nowhere"}
    scenario = Scenario.new(SHIPPED).with_choices({"bloc-1923": "accepts"}).with_supposed(supposed)
    steps = ready_made(shipped, scenario, Reading())
    own = [step for step in steps if step.supposed]
    assert [dict(step.supposed) for step in own] == [{"leader": "trotsky"}] * len(own)
    assert {dict(step.choices)["bloc-1923"] for step in own} == {"accepts"}
    assert {step.view for step in own} >= {View.OUTCOME, View.CHANGES, View.WHY}
    assert steps[-len(own) :] == tuple(own), "last, after the documents' own"
    plain = ready_made(shipped, scenario.with_supposed({}), Reading())
    assert steps[: -len(own)] == plain


def test_what_is_supposed_alone_has_steps_where_something_goes_otherwise(shipped: Projector) -> None:
    scenario = Scenario.new(SHIPPED).with_supposed({"leader": "trotsky"})
    own = [step for step in ready_made(shipped, scenario, Reading()) if step.supposed]
    assert all(not step.choices for step in own)
    history = shipped(Standpoint.of(SHIPPED, {}, {"leader": "trotsky"}))
    changed = any(one.kind is Change.OTHERWISE for one in history.compared.outcomes.values())
    assert bool(own) is changed


def test_the_ready_made_headings_read_as_sentences(shipped: Projector) -> None:
    headings = [step.heading for step in ready_made(shipped, Scenario.new(SHIPPED), Reading())]
    assert not any(heading.startswith("If: ") for heading in headings)
    assert any(heading.startswith("If “") for heading in headings)


def test_a_ready_made_lecture_is_added_once() -> None:
    made = tuple(Step(heading=f"Made {number}") for number in range(3))
    newer = (*made[:2], Step(heading="Made anew"))
    own = Step(heading="Mine")
    assert with_ready_made((), made) == made
    assert with_ready_made(made, made) == made
    assert with_ready_made((made[1], own, made[0]), made) == (made[1], own, made[0], made[2])
    assert with_ready_made((own,), newer) == (own, *newer)
