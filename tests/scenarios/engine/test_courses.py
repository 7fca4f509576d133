"""Hinges and courses, rule by rule: each with the case that tells it from its neighbour."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.engine.engine import Engine
from scenarios.engine.semantics import SEMANTICS
from scenarios.model.reading import Reading
from scenarios.model.verdicts import Status
from tests.scenarios.engine.forks import decision, followed, forked, held, question, rests, supports
from tests.scenarios.small import argument

X, Y = {"h": "x"}, {"h": "y"}

WORKED = forked(
    supports("a1", "h/x", 0.8),
    supports("a2", "h/y", 0.5),
    rests("a3", "h/x", "o/u", base=0.6),
    rests("a4", "h/y", "o/w", base=0.9),
)


def test_the_worked_example_by_hand() -> None:
    """n(x) = 0.8 and n(y) = 0.5, so x has the energy 0.3 and y -0.3; in each course one argument on o."""
    found = followed(WORKED)
    assert held(found) == [X, Y]

    x = 0.5 + 0.5 * 0.09 / 1.09
    u = 0.5 + 0.5 * 0.36 / 1.36
    w = 0.5 + 0.5 * 0.81 / 1.81
    assert [x, u, w] == pytest.approx([0.541284, 0.632352, 0.723756], abs=1e-6)
    for course in (0, 1):
        assert found.question("h", course).pooled == pytest.approx((x, 1 - x), abs=1e-12)
    assert found.question("o", 0).pooled == pytest.approx((u, 1 - u), abs=1e-12)
    assert found.question("o", 1).pooled == pytest.approx((1 - w, w), abs=1e-12)
    assert found.strengths_of("a3").tolist() == [0.6, 0.0]
    assert found.strengths_of("a4").tolist() == [0.0, 0.9]


def test_the_worked_example_supposed_and_as_it_happened() -> None:
    supposed = followed(WORKED, supposed=Y)
    assert held(supposed) == [Y]
    assert supposed.question("o", 0).pooled[1] == pytest.approx(0.5 + 0.5 * 0.81 / 1.81, abs=1e-12)
    history = followed(WORKED, {})
    assert held(history) == [X]
    assert [history.question(name, 0).status for name in "ho"] == [Status.FACT, Status.FACT]


@pytest.mark.parametrize("semantics", SEMANTICS)
def test_every_semantics_splits(semantics: str) -> None:
    assert held(followed(WORKED, reading=Reading(semantics=semantics))) == [X, Y]


# What is a hinge, and in which order they are taken.


def test_a_question_that_nothing_presupposes_is_no_hinge() -> None:
    assert Engine(forked(supports("a", "h/x"), supports("b", "h/y"))).hinges == ()
    assert len(followed(forked(supports("a", "h/x"), supports("b", "h/y")))) == 1
    assert Engine(forked(rests())).hinges == ("h",)
    assert Engine(forked(decisions=[decision(), decision("late", presupposes=["o/w"])])).hinges == ("o",)


ASKED = [question("late", "x", "y"), question("early", "x", "y"), question("o", "u", "w")]


def test_hinges_that_do_not_depend_on_one_another_come_as_in_the_file() -> None:
    casebook = forked(rests("a", "early/x"), rests("b", "late/x"), questions=ASKED)
    assert Engine(casebook).hinges == ("late", "early")


def test_a_hinge_comes_after_those_that_its_arguments_presuppose() -> None:
    casebook = forked(rests("a", "early/x", "late/x"), rests("b", "late/x"), questions=ASKED)
    assert Engine(casebook).hinges == ("early", "late")


def test_a_hinge_comes_after_those_on_which_the_options_that_establish_it_wait() -> None:
    waiting = decision("second", "1925", presupposes=["early/x"], aside=["late/y"])
    casebook = forked(rests("b", "late/x"), questions=ASKED, decisions=[decision(), waiting])
    assert Engine(casebook).hinges == ("early", "late")


def test_a_hinge_comes_after_those_on_which_a_condition_of_its_arguments_waits() -> None:
    waiting = decision("second", "1925", presupposes=["early/x"])
    said = supports("a", "late/x", when={"second": ["aside"]})
    casebook = forked(said, rests("b", "late/x"), questions=ASKED, decisions=[decision(), waiting])
    assert Engine(casebook).hinges == ("early", "late")


# A fact, or what a choice establishes, holds.

BOTH = (supports("a1", "h/x"), supports("a2", "h/y", 0.5), rests())


def test_a_fact_holds_and_a_supposition_against_it_is_idle() -> None:
    for supposed in ({}, Y):
        assert held(followed(forked(*BOTH), {}, supposed)) == [X]


def test_without_an_actual_position_history_splits_too() -> None:
    asked = [question("h", "x", "y", actual=""), question("o", "u", "w")]
    assert held(followed(forked(*BOTH, questions=asked), {})) == [X, Y]


@pytest.mark.parametrize(("settled", "courses"), [("1919", [X]), ("1920", [X, Y]), ("1921", [X, Y])])
def test_a_departure_after_the_date_leaves_the_fact(settled: str, courses: list[dict[str, str]]) -> None:
    asked = [question("h", "x", "y", settled=settled), question("o", "u", "w")]
    assert held(followed(forked(*BOTH, questions=asked))) == courses


def test_what_a_choice_establishes_holds_against_arguments_and_suppositions() -> None:
    casebook = forked(*BOTH, decisions=[decision(aside=["h/y"])])
    for supposed in ({}, X):
        found = followed(casebook, supposed=supposed)
        assert held(found) == [Y]
        assert found.question("h", 0).status is Status.ESTABLISHED
        assert found.strengths_of("rests").tolist() == [0.0]


# Else what is supposed holds.


@pytest.mark.parametrize("supposed", [X, Y])
def test_what_is_supposed_holds_alone(supposed: dict[str, str]) -> None:
    found = followed(forked(*BOTH), supposed=supposed)
    assert held(found) == [supposed]
    # The hinge keeps what the documents make of it.
    assert found.question("h", 0).pooled == followed(forked(*BOTH)).question("h", 0).pooled


def test_what_is_supposed_holds_where_the_documents_are_silent() -> None:
    casebook = forked(rests())
    found = followed(casebook, supposed=X)
    assert held(found) == [X]
    assert found.question("h", 0).status is Status.SILENT
    assert found.strengths_of("rests").tolist() == [0.8]


# Else nothing holds where the question is silent.


@pytest.mark.parametrize(
    ("base", "courses"), [(0.05, [X]), (0.05 - 1e-10, [X]), (0.049, [{"h": None}]), (0.0, [{"h": None}])]
)
def test_below_a_reach_of_five_hundredths_nothing_holds(
    base: float, courses: list[dict[str, str | None]]
) -> None:
    found = followed(forked(supports("a", "h/x", base), rests(), rests("other", "h/y", "o/w")))
    assert held(found) == courses
    if courses == [{"h": None}]:
        assert found.strengths_of("rests").tolist() == found.strengths_of("other").tolist() == [0.0]


# Else the documents are followed.


@pytest.mark.parametrize(("base", "split"), [(0.05, True), (0.05 - 1e-10, True), (0.049, False)])
def test_a_position_is_followed_from_five_hundredths_on(base: float, split: bool) -> None:
    found = followed(forked(supports("a1", "h/x"), supports("a2", "h/y", base), rests()))
    assert held(found) == ([X, Y] if split else [X])


def test_credence_counts_towards_what_is_followed() -> None:
    casebook = forked(
        supports("a1", "h/x"), supports("a2", "h/y", 0.5, document="diary"), rests(), documents=2
    )
    for credence, courses in ((1.0, [X, Y]), (0.1, [X, Y]), (0.09, [X]), (0.0, [X])):
        found = followed(casebook, reading=Reading(credence={"diary": credence}))
        assert held(found) == courses, credence


def test_it_is_the_strength_that_counts_and_not_the_base() -> None:
    beaten = (supports("a1", "h/x"), supports("a2", "h/y", 0.06), rests())
    assert len(followed(forked(*beaten))) == 2
    assert len(followed(forked(*beaten, argument("foe", base=0.9, attacks=["a2"])))) == 1


def test_a_weak_position_is_followed_if_an_argument_supports_it() -> None:
    """There is no threshold on its strength: it comes last."""
    many = [supports(f"a{n}", "h/x", 0.9) for n in range(9)]
    found = followed(forked(*many, supports("b", "h/y", 0.1), rests()))
    assert held(found) == [X, Y]
    assert found.question("h", 1).pooled[1] < 0.05


def test_what_only_a_case_against_its_rival_speaks_for_is_not_followed() -> None:
    against = argument("against", base=0.9, attacks=["h/x"])
    found = followed(forked(supports("a", "h/x", 0.1), against, rests()))
    assert found.question("h", 0).pooled[1] > 0.5
    assert held(found) == [X]


def test_where_no_argument_supports_any_the_leading_one_is_followed() -> None:
    found = followed(forked(argument("against", base=0.9, attacks=["h/x"]), rests()))
    assert held(found) == [Y]
    # Of two that lead, the first in the file.
    asked = [question("h", "x", "y", "z"), question("o", "u", "w")]
    found = followed(forked(argument("against", attacks=["h/x"]), rests(), questions=asked))
    assert held(found) == [Y]


def test_support_through_another_argument_is_no_support() -> None:
    # b speaks for y only by speaking against what speaks for x.
    found = followed(forked(supports("a", "h/x"), argument("b", attacks=["a"]), rests()))
    assert held(found) == [X]


def test_an_argument_that_does_not_speak_here_is_not_followed() -> None:
    closed = supports("a2", "h/y", when={"fork": ["straight"]})
    assert held(followed(forked(supports("a1", "h/x"), closed, rests()))) == [X]
    unknowable = argument("a2", certainty="unknowable", supports=["h/y"])
    assert held(followed(forked(supports("a1", "h/x"), unknowable, rests()))) == [X]


# The order of courses.


def test_the_stronger_position_leads() -> None:
    assert held(followed(forked(supports("a1", "h/x", 0.5), supports("a2", "h/y"), rests()))) == [Y, X]


@pytest.mark.parametrize("more", [0.0, 5e-10])
def test_of_equally_strong_positions_the_first_in_the_file_leads(more: float) -> None:
    casebook = forked(supports("a1", "h/x", 0.5), supports("a2", "h/y", 0.5 + more), rests())
    assert held(followed(casebook)) == [X, Y]


def test_courses_come_by_the_hinges_in_turn() -> None:
    casebook = forked(
        supports("a1", "early/x", 0.5), supports("a2", "early/y"),
        supports("b1", "late/x", 0.5), supports("b2", "late/y"),
        rests("r1", "early/x"), rests("r2", "late/x"), questions=ASKED,
    )  # fmt: skip
    assert [tuple(one.values()) for one in held(followed(casebook))] == [
        ("y", "y"), ("y", "x"), ("x", "y"), ("x", "x"),
    ]  # fmt: skip


def test_a_later_hinge_may_be_open_in_some_courses_only() -> None:
    casebook = forked(
        supports("a1", "early/x"), supports("a2", "early/y", 0.5),
        rests("b1", "early/x", "late/x"), rests("b2", "early/x", "late/y", base=0.4),
        rests("r", "late/x"), questions=ASKED,
    )  # fmt: skip
    assert held(followed(casebook)) == [
        {"early": "x", "late": "x"}, {"early": "x", "late": "y"}, {"early": "y", "late": None},
    ]  # fmt: skip


# Decisions that presuppose positions.

LATER = decision("later", "1930", presupposes=["h/y"])
DEPENDENT = decision("dependent", "1931", arises={"later": ["straight", "aside"]}, aside=["o/w"])


def test_a_decision_arises_only_where_its_premise_holds_and_with_it_what_arises_from_it() -> None:
    casebook = forked(
        *BOTH,
        supports("said", "o/w", when={"later": ["aside"]}),
        decisions=[decision(), LATER, DEPENDENT],
    )
    found = followed(casebook, {"fork": "aside", "later": "aside", "dependent": "aside"})
    assert held(found) == [X, Y]
    assert found.taken(0) == {"fork": "aside", "later": None, "dependent": None}
    assert found.taken(1) == {"fork": "aside", "later": "aside", "dependent": "aside"}
    assert found.strengths_of("said").tolist() == [0.0, 0.8]
    assert [found.question("o", course).status for course in (0, 1)] == [
        Status.PROJECTED,
        Status.ESTABLISHED,
    ]


def test_a_decision_that_presupposes_otherwise_is_no_departure_by_itself() -> None:
    casebook = forked(*BOTH, decisions=[decision(), LATER])
    alone = followed(casebook, {"later": "aside"})
    assert held(alone) == [X]
    assert alone.question("h", 0).status is Status.FACT
    assert alone.taken(0)["later"] is None


def test_a_decision_that_presupposes_what_happened_is_a_departure_also_where_it_does_not_arise() -> None:
    """Choices alone decide: else its not arising would undo why it does not arise."""
    casebook = forked(*BOTH, decisions=[decision("late", "1930", presupposes=["h/x"])])
    found = followed(casebook, {"late": "aside"})
    assert held(found) == [X, Y]
    assert [found.taken(course)["late"] for course in (0, 1)] == ["aside", None]
    assert [found.question("o", course).status for course in (0, 1)] == [Status.PROJECTED, Status.SILENT]


def test_to_weigh_a_course_in_which_the_departure_does_not_arise_leaves_it_a_departure() -> None:
    casebook = forked(*BOTH, decisions=[decision("late", "1930", presupposes=["h/x"])])
    found, engine = followed(casebook, {"late": "aside"}), Engine(casebook)
    weighed = engine.weigh(found, [1, 0, 1], Reading())
    assert held(weighed) == [Y, X, Y]
    assert weighed.question("h", 0) == found.question("h", 1)
    assert weighed.question("h", 0).status is Status.PROJECTED


def test_to_leave_out_an_argument_keeps_the_course() -> None:
    found, engine = followed(WORKED), Engine(WORKED)
    removed = np.array([[True, False], [False, True], [False, False], [False, False]])
    weighed = engine.weigh(found, [0, 0], Reading(), removed=removed)
    assert held(weighed) == [X, X]
    assert weighed.strengths_of("a3").tolist() == [0.6, 0.6]
    assert weighed.question("h", 0).pooled == pytest.approx((0.4, 0.6), abs=1e-12)


# Debates.


def test_debates_are_read_in_history_and_nothing_in_them_is_a_fact() -> None:
    asked = [question("h", "x", "y"), question("o", "u", "w", kind="debate")]
    casebook = forked(*BOTH, rests("never", "h/y", "o/w"), questions=asked)
    engine = Engine(casebook)
    debates = engine.debates(Reading())
    assert debates.holds(0) == X
    assert debates.question("o", 0).status is Status.PROJECTED
    assert debates.question("o", 0).pooled[0] > 0.5
    assert debates.strengths_of("never").tolist() == [0.0]


def test_in_debates_a_premise_without_an_actual_position_does_not_hold() -> None:
    asked = [question("h", "x", "y", actual=""), question("o", "u", "w", kind="debate")]
    debates = Engine(forked(*BOTH, questions=asked)).debates(Reading())
    assert debates.holds(0) == {"h": None}
    assert debates.question("o", 0).status is Status.SILENT


def test_in_debates_a_condition_holds_by_what_was_taken() -> None:
    asked = [question("h", "x", "y"), question("o", "u", "w", kind="debate")]
    casebook = forked(
        supports("a", "o/u", when={"fork": ["straight"]}),
        supports("b", "o/w", when={"fork": ["aside"]}),
        questions=asked,
    )
    debates = Engine(casebook).debates(Reading())
    assert (debates.strengths_of("a").tolist(), debates.strengths_of("b").tolist()) == ([0.8], [0.0])


@pytest.mark.parametrize("later", [True, False])
def test_an_argument_that_bears_on_nothing_is_worked_out_after_what_bears_on_it(later: bool) -> None:
    """Also where that bears on a debate besides, and is worked out after the outcomes."""
    asked = [question("h", "x", "y"), question("o", "u", "w", kind="debate")]
    said = [supports("said", "o/u", 0.5), argument("idle", base=0.5)]
    said[0]["supports"].append("idle")
    found = followed(forked(*(said if later else reversed(said)), questions=asked))
    assert found.strengths_of("idle").tolist() == [pytest.approx(0.5 + 0.5 * 0.25 / 1.25)]
