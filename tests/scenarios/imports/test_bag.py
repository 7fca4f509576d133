"""Reading frameworks of other programs."""

from __future__ import annotations

import pytest

from scenarios.files.casebook_files import casebook_from_bytes
from scenarios.imports.bag import Edge, framework
from scenarios.imports.bag_casebook import gathered
from scenarios.imports.skeleton import skeleton
from scenarios.model.casebook import Casebook
from scenarios.model.faults import FaultError
from tests.scenarios.projected import snapshot

FOREIGN = """
% two answers to a plan
arg(A1, 0.5).
arg(A2,0.25)
# and what bears on them
arg( P 1 , 0.7 ).
arg(C1, 1).

att(C1, A2).
sup(P 1, A1, 0.5).
sup(C1, P 1).
// the end
"""


def _casebook(text: str) -> tuple[Casebook, list[str]]:
    found = gathered(text, "x.bag")
    return casebook_from_bytes(skeleton(found, "plan"), "plan.toml"), found.lost


def test_what_is_written() -> None:
    found = framework(FOREIGN, "x.bag")
    assert found.bases == {"A1": 0.5, "A2": 0.25, "P 1": 0.7, "C1": 1.0}
    assert found.edges == [
        Edge("C1", "A2", "attacks"), Edge("P 1", "A1", "supports", 0.5), Edge("C1", "P 1", "supports"),
    ]  # fmt: skip


def test_what_nothing_follows_from_becomes_a_question() -> None:
    casebook, lost = _casebook(FOREIGN)
    assert [question.id for question in casebook.questions] == ["A1", "A2"]
    assert casebook.argument("A1").supports == ("A1/holds",)
    assert casebook.argument("P-1").supports == ("A1",)
    assert casebook.argument("P-1").text == "P 1"
    assert casebook.argument("C1").base_score == 1.0
    assert "the weights of 1 edge; in a casebook the reading weighs" in lost
    assert "texts, documents, voices, pages and lines, which such a file does not hold" in lost


def test_the_casebook_weighs_as_the_framework_does() -> None:
    casebook, _ = _casebook("arg(a, 0.4)\narg(b, 0.8)\narg(c, 0.6)\nsup(b, a)\natt(c, b)\natt(c, a)\n")
    course = snapshot(casebook).courses[0]
    b = 0.8 - 0.8 * 0.36 / 1.36
    energy = b - 0.6
    assert course.argument("b").strength == pytest.approx(b, abs=1e-12)
    h = energy**2 / (1 + energy**2)
    assert course.argument("a").strength == pytest.approx(
        0.4 + 0.6 * h if energy > 0 else 0.4 - 0.4 * h, abs=1e-12
    )


def test_a_circle_is_cut_and_told() -> None:
    casebook, lost = _casebook("arg(a, 0.4)\narg(b, 0.8)\natt(a, b)\natt(b, a)\nsup(a, a)\n")
    assert casebook.argument("a").attacks == ("b",)
    assert casebook.argument("b").attacks == ()
    assert "that b attacks a, since it closes a circle" in lost
    assert "that a supports a, since it closes a circle" in lost


def test_what_supports_and_attacks_the_same_only_supports_it() -> None:
    casebook, lost = _casebook("arg(a, 0.4)\narg(b, 0.8)\natt(b, a)\nsup(b, a)\natt(b, a)\n")
    assert (casebook.argument("b").supports, casebook.argument("b").attacks) == (("a",), ())
    assert "that b attacks a, since it supports it too" in lost


def test_what_is_not_known_is_told() -> None:
    _, lost = _casebook("arg(a, 0.4)\nlabel(a, x)\nlabel(b)\nof(a)\n")
    assert 'what begins with "label", which this program does not know (2 lines)' in lost
    assert 'what begins with "of", which this program does not know (1 line)' in lost


def test_an_empty_file_is_an_empty_casebook() -> None:
    casebook, _ = _casebook("")
    assert (casebook.arguments, casebook.questions) == ((), ())


def test_views_of_more_than_two_rivals_and_what_comes_from_a_view() -> None:
    casebook, lost = _casebook(
        "arg(a, 0.4)\narg(q/x@d, 0.5)\narg(q/y@d, 0.5)\narg(q/z@d, 0.5)\nof(a, d)\n"
        "sup(a, q/x@d)\natt(a, q/y@d, 0.5)\natt(a, q/z@d, 0.25)\natt(q/x@d, a)\n"
    )
    assert [position.id for position in casebook.question("q").positions] == ["x", "y", "z"]
    assert (casebook.argument("a").supports, casebook.argument("a").attacks) == (("q/x",), ())
    assert "the weights of 1 edge; in a casebook the reading weighs" in lost
    assert "1 edge from a position, which can bear on nothing" in lost


def test_for_one_of_two_rivals_and_against_the_other() -> None:
    views = "arg(a, 0.4)\narg(q/x@d, 0.5)\narg(q/y@d, 0.5)\nof(a, d)\n"
    once, _ = _casebook(f"{views}sup(a, q/x@d)\natt(a, q/y@d)\n")
    assert (once.argument("a").supports, once.argument("a").attacks) == (("q/x",), ())
    twice, _ = _casebook(f"{views}sup(a, q/x@d)\nsup(a, q/x@d)\natt(a, q/y@d)\natt(a, q/y@d)\n")
    assert (twice.argument("a").supports, twice.argument("a").attacks) == (("q/x",), ("q/y",))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("arg(a, 0.4)\n\nhello\n", 'x.bag: line 3: "hello" is none of arg(…), att(…) and sup(…)'),
        ("arg(a)", "line 1: arg(…) wants a name and a base score"),
        ("arg(, 0.5)", "line 1: arg(…) wants a name and a base score"),
        ("arg(a, 2)", 'line 1: the base score "2" is not a number from 0 to 1'),
        ("arg(a, nan)", 'line 1: the base score "nan" is not a number from 0 to 1'),
        ("arg(a, much)", 'line 1: the base score "much" is not a number from 0 to 1'),
        ("arg(a, 0.5)\narg(a, 0.6)", 'line 2: the argument "a" is there already'),
        ("arg(a, 0.5)\natt(a, b)", 'line 2: there is no argument "b"'),
        ("arg(a, 0.5)\natt(b, a)", 'line 2: there is no argument "b"'),
        ("att(a)", "line 1: att(…) wants two names, and may have a weight"),
        ("arg(a, 0.5)\nsup(a, a, -1)", 'line 2: the weight "-1" is not a number from 0 to 1'),
    ],
)
def test_what_cannot_be_read(text: str, said: str) -> None:
    with pytest.raises(FaultError) as caught:
        framework(text, "x.bag")
    assert said in str(caught.value)
