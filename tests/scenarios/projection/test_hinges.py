"""What a branch turns on."""

from __future__ import annotations

import pytest

from scenarios.model.casebook import Casebook
from scenarios.projection.hinges import Decided, HingeStanding
from scenarios.projection.snapshot import Snapshot
from tests.scenarios.engine.forks import decision, forked, question, rests, supports
from tests.scenarios.projected import snapshot

BOTH = (supports("a1", "h/x"), supports("a2", "h/y", 0.5), rests())
ASIDE = {"fork": "aside"}


def standing(casebook: Casebook, choices: dict[str, str], supposed: dict[str, str]) -> HingeStanding:
    (found,) = snapshot(casebook, choices, supposed).hinges
    return found


@pytest.mark.parametrize(
    ("casebook", "choices", "decided", "answers", "turns"),
    [
        (forked(*BOTH), {}, Decided.FACT, ("x",), False),
        (forked(*BOTH, decisions=[decision(aside=["h/y"])]), ASIDE, Decided.ESTABLISHED, ("y",), False),
        (forked(rests()), ASIDE, Decided.SILENT, (None,), True),
        (forked(BOTH[0], rests()), ASIDE, Decided.ARGUED, ("x",), False),
        (forked(*BOTH), ASIDE, Decided.OPEN, ("x", "y"), True),
    ],
)
def test_how_a_hinge_is_decided(
    casebook: Casebook,
    choices: dict[str, str],
    decided: Decided,
    answers: tuple[str | None, ...],
    turns: bool,
) -> None:
    found = standing(casebook, choices, {})
    assert (found.decided, found.answers, found.supposed, found.idle) == (decided, answers, None, False)
    assert found.courses == tuple(range(len(answers)))
    assert found.course == 0
    assert bool(snapshot(casebook, choices).turns_on) is turns


@pytest.mark.parametrize("answer", ["x", "y"])
def test_a_supposition_decides_what_the_documents_leave_open_or_do_not_say(answer: str) -> None:
    for casebook in (forked(*BOTH), forked(rests())):
        found = standing(casebook, ASIDE, {"h": answer})
        assert (found.decided, found.answers, found.idle) == (Decided.SUPPOSED, (answer,), False)
        assert found.supposed == answer
        assert snapshot(casebook, ASIDE, {"h": answer}).turns_on == (found,)


@pytest.mark.parametrize(
    ("casebook", "choices", "decided"),
    [
        (forked(*BOTH), {}, Decided.FACT),
        (forked(*BOTH, decisions=[decision(aside=["h/y"])]), ASIDE, Decided.ESTABLISHED),
    ],
)
def test_a_supposition_is_idle_where_the_hinge_is_settled(
    casebook: Casebook, choices: dict[str, str], decided: Decided
) -> None:
    found = standing(casebook, choices, {"h": "x"})
    assert (found.decided, found.supposed, found.idle) == (decided, "x", True)
    # It is listed all the same: its user shall see why it is idle.
    assert snapshot(casebook, choices, {"h": "x"}).turns_on == (found,)


ASKED = [question("early", "x", "y"), question("late", "u", "w"), question("o", "p", "q")]


def chained() -> Snapshot:
    return snapshot(
        forked(
            supports("a1", "early/x"),
            supports("a2", "early/y", 0.5),
            rests("b1", "early/y", "late/u"),
            rests("b2", "early/y", "late/w", base=0.5),
            rests("c", "late/u", "o/p"),
            questions=ASKED,
        ),
        ASIDE,
    )


def test_a_hinge_that_is_open_in_some_courses_only_is_told_of_these() -> None:
    early, late = chained().hinges
    assert (early.decided, early.courses) == (Decided.OPEN, (0, 1, 2))
    assert (late.decided, late.courses, late.answers) == (Decided.OPEN, (1, 2), ("u", "w"))


def test_a_hinge_that_is_silent_in_some_courses_only_is_told_of_these() -> None:
    found = snapshot(
        forked(
            supports("a1", "early/x"),
            supports("a2", "early/y", 0.5),
            rests("b1", "early/x", "late/u"),
            rests("c", "late/u", "o/p"),
            questions=ASKED,
        ),
        ASIDE,
    )
    _, late = found.hinges
    assert (late.decided, late.courses, late.answers) == (Decided.SILENT, (1,), (None,))


def test_a_supposition_that_counts_in_one_course_is_not_idle() -> None:
    later = decision("later", "1930", presupposes=["early/y"], aside=["late/w"])
    casebook = forked(
        supports("a1", "early/x"),
        supports("a2", "early/y", 0.5),
        rests("c", "late/u", "o/p"),
        questions=ASKED,
        decisions=[decision(), later],
    )
    _, late = snapshot(casebook, {**ASIDE, "later": "aside"}, {"late": "u"}).hinges
    assert (late.decided, late.idle, late.courses) == (Decided.SUPPOSED, False, (0,))
    _, late = snapshot(casebook, {**ASIDE, "later": "aside"}, {"early": "y", "late": "u"}).hinges
    assert (late.decided, late.idle) == (Decided.ESTABLISHED, True)


def test_a_question_waits_for_the_silent_hinge_it_rests_on_and_no_other() -> None:
    asked = [question("h", "x", "y"), question("g", "x", "y"), question("o", "u", "w"), question("q", "u")]
    asked.append(question("d", "u", "w", kind="debate"))
    said = (
        rests(),
        {**supports("b", "q/u"), "presupposes": ["g/x"], "when": {"fork": ["straight"]}},
        {**supports("c", "d/u"), "presupposes": ["h/x"]},
    )
    found = snapshot(forked(*said, questions=asked), ASIDE)
    (course,) = found.courses
    assert course.unsaid("o") == ("h",)
    assert course.unsaid("h") == ("h",)
    # What would not speak here in any case waits for no answer.
    assert course.unsaid("q") == ()
    assert found.side_of("d").unsaid("d") == ()
    assert snapshot(forked(*said, questions=asked), ASIDE, {"h": "x"}).courses[0].unsaid("o") == ()


AGAINST = {**rests("b", "h/x", "h/y"), "presupposes": [], "supports": [], "attacks": ["h/y"]}


def test_an_answer_that_no_argument_speaks_for_is_not_called_argued() -> None:
    casebook = forked(AGAINST, rests())
    found = standing(casebook, ASIDE, {})
    assert (found.decided, found.answers) == (Decided.UNSUPPORTED, ("x",))
    assert found.is_turned_on
    assert standing(casebook, ASIDE, {"h": "y"}).decided is Decided.SUPPOSED
    weak = {**supports("a", "h/x", 0.04), "certainty": None}
    assert standing(forked(weak, AGAINST, rests()), ASIDE, {}).decided is Decided.UNSUPPORTED
    assert standing(forked(supports("a", "h/x", 0.05), AGAINST, rests()), ASIDE, {}).decided is Decided.ARGUED
