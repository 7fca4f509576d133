"""What follows from each departure by itself."""

from __future__ import annotations

from scenarios.explaining.coverage import as_text, coverage
from scenarios.explaining.options import CourseCoverage, OptionCoverage, options_of
from scenarios.model.casebook import Casebook
from tests.scenarios.engine.forks import decision, forked, question, rests, supports
from tests.scenarios.small import argument

ASKED = [question("h", "x", "y"), question("o", "u", "w"), question("p", "u", "w")]


def town() -> Casebook:
    return forked(
        supports("a1", "h/x", kind="reason"),
        supports("a2", "h/y", 0.5, kind="judgement", inferred=True),
        rests("r1", "h/y", "o/w", kind="report"),
        argument("r2"),
        questions=ASKED,
        decisions=[
            decision(),
            decision("later", "1930", presupposes=["h/y"]),
            decision("last", "1931", arises={"later": ["aside"]}),
        ],
    )


def test_each_option_that_was_not_taken_is_told_course_by_course() -> None:
    fork, later, last = options_of(town())
    assert fork == OptionCoverage(
        "fork",
        "aside",
        (
            CourseCoverage(("h/x",), (), ("o", "p")),
            CourseCoverage(("h/y",), ("o",), ("p",)),
        ),
        (),
    )
    assert fork.arises
    assert (later.arises, later.wants) == (False, ("h/y",))
    assert (last.arises, last.wants) == (False, ("later",))


def test_a_hinge_without_an_answer_is_told_so() -> None:
    asked = [question("early", "x", "y"), question("late", "u", "w"), question("o", "u", "w")]
    casebook = forked(
        supports("a1", "early/x"),
        supports("a2", "early/y", 0.5),
        rests("b", "early/x", "late/u"),
        rests("c", "late/u"),
        questions=asked,
    )
    (fork,) = options_of(casebook)
    assert [course.provided for course in fork.courses] == [("early/x", "late/u"), ("early/y", "late/–")]


def test_the_report_tells_options_kinds_and_steps_of_the_editors() -> None:
    text = as_text(coverage(town()))
    assert (
        "\nWHAT FOLLOWS FROM EACH DEPARTURE BY ITSELF\n"
        "  fork=aside\n"
        "     h/x: 0 more lead otherwise\n"
        "     h/x: 2 more fallen silent: o, p\n"
        "     h/y: 1 more lead otherwise: o\n"
        "     h/y: 1 more fallen silent: p\n"
        "  later=aside\n"
        "     does not arise by itself; it wants h/y\n"
    ) in text
    assert "ARGUMENTS WITHOUT A KIND\n  r2\n" in text
    assert "ARGUMENTS WITH A STEP OF THE EDITORS\n  a2\n" in text


def test_a_branch_of_one_course_is_told_without_provisions() -> None:
    text = as_text(coverage(forked(supports("a", "o/w"))))
    assert "  fork=aside\n     1 lead otherwise: o\n     1 fallen silent: h\n" in text
