"""Reading Argdown of other programs: what is written, and what it means in a casebook."""

from __future__ import annotations

from typing import Any

import pytest

from scenarios.files.casebook_files import casebook_from_bytes
from scenarios.imports.argdown import Argdown, argdown
from scenarios.imports.argdown_casebook import gathered
from scenarios.imports.skeleton import skeleton
from scenarios.model.casebook import Casebook
from scenarios.model.faults import FaultError

FOREIGN = """
===
title: Is the wall to be built?
author: Ida Moss
model:
    removeTagsFromText: true
===

# The wall {isGroup: true}

[Build]: The wall is to be built. #central // a remark
  + <Safety>: Without it
    the town floods. #(civil works) {source: "http://example.org", year: 1901}
    - <Cost>: It costs
      too much.
      - [Loan]: A loan would pay for it.
  - [Beauty]: It is ugly.
  >< [Leave]: All stays
    as it is.

/* several
lines */

<Cost>
  +> [Leave]

[Loan]
  _ <Rates>: Rates rise.

1. an item
* another

A statement without a title.
  <- <Doubt>: *Nobody* knows \\[yet\\].

<Proof>: As it is written.

(1) [Stone]: Stone holds.
(2) Water does not.
-- Two into one {uses: [1, 2]} --
(3) Stone stops water.
----
(4) [Build]
"""


def _read(text: str) -> tuple[Casebook, list[str]]:
    found = gathered(text, "wall.argdown")
    return casebook_from_bytes(skeleton(found, "wall"), "wall.toml"), found.lost


def _relations(found: Argdown) -> list[tuple[str, str, str]]:
    return [(source[1], bearing, target[1]) for source, bearing, target in found.relations]


def test_what_is_written() -> None:
    found = argdown(FOREIGN, "wall.argdown")
    assert found.front["title"] == "Is the wall to be built?"
    assert [(heading.text, heading.data) for heading in found.headings] == [("The wall", {"isGroup": True})]
    assert _relations(found) == [
        ("Safety", "supports", "Build"),
        ("Cost", "attacks", "Safety"),
        ("Loan", "attacks", "Cost"),
        ("Beauty", "attacks", "Build"),
        ("Leave", "contradicts", "Build"),
        ("Cost", "supports", "Leave"),
        ("Rates", "undercuts", "Loan"),
        ("Doubt", "attacks", "untitled, line 33"),
    ]
    safety = found.elements["argument", "Safety"]
    assert (safety.text, safety.line) == ("Without it the town floods.", 12)
    assert safety.tags == {"civil works"}
    assert safety.data == {"source": "http://example.org", "year": 1901}
    assert found.elements["argument", "Doubt"].text == "*Nobody* knows [yet]."
    assert found.elements["statement", "Build"].text == "The wall is to be built."
    assert found.items == 2
    proof = ("argument", "Proof")
    assert [premise[1] for argument, premise in found.premises if argument == proof] == [
        "Stone", "untitled, line 39", "untitled, line 41",
    ]  # fmt: skip
    assert found.conclusions == [(proof, ("statement", "Build"))]


def test_what_it_means() -> None:
    casebook, lost = _read(FOREIGN)
    assert (casebook.title, casebook.authors) == ("Is the wall to be built?", ("Ida Moss",))
    rivals, untitled = casebook.questions
    assert rivals.title == "The wall is to be built. – or: All stays as it is.?"
    assert [position.id for position in rivals.positions] == ["Build", "Leave"]
    assert [position.id for position in untitled.positions] == ["so", "not-so"]
    assert untitled.title == "A statement without a title."
    safety, cost = casebook.argument("Safety"), casebook.argument("Cost")
    assert safety.supports == (f"{rivals.id}/Build",)
    assert safety.certainty == "asserted"
    assert safety.lines == (12,)
    assert (cost.attacks, cost.supports) == (("Safety",), (f"{rivals.id}/Leave",))
    assert casebook.argument("Loan").attacks == ("Cost",)
    assert casebook.argument("Rates").attacks == ("Loan",)
    assert casebook.argument("Beauty").attacks == (f"{rivals.id}/Build",)
    assert casebook.argument("Stone").supports == ("Proof",)
    assert casebook.argument("Proof").supports == (f"{rivals.id}/Build",)
    assert "an undercut, which became an attack" in lost
    assert "an item of a list, which argues nothing (2 times)" in lost
    assert "the tags central, civil works" in lost
    assert "how firmly an argument is put, assumed to be asserted (10 times)" in lost


@pytest.mark.parametrize(
    ("sign", "expected"),
    [
        ("+", ("b", "supports", "a")), ("<+", ("b", "supports", "a")), ("+>", ("a", "supports", "b")),
        ("-", ("b", "attacks", "a")), ("<-", ("b", "attacks", "a")), ("->", ("a", "attacks", "b")),
        ("_", ("b", "undercuts", "a")), ("<_", ("b", "undercuts", "a")), ("_>", ("a", "undercuts", "b")),
        ("><", ("b", "contradicts", "a")),
    ],
)  # fmt: skip
def test_relations_run_as_their_arrows_do(sign: str, expected: tuple[str, str, str]) -> None:
    assert _relations(argdown(f"<a>\n  {sign} <b>\n", "x")) == [expected]


def test_deeper_is_below_and_back_again_is_beside() -> None:
    found = argdown("<a>\n  + <b>\n      - <c>\n  - <d>\n\t+ <e>\n", "x")
    assert _relations(found) == [
        ("b", "supports", "a"), ("c", "attacks", "b"), ("d", "attacks", "a"), ("e", "supports", "d"),
    ]  # fmt: skip


def test_lines_end_as_they_do_on_other_systems() -> None:
    assert _relations(argdown("<a>: x\r\n  + <b>: y\r\n", "x")) == [("b", "supports", "a")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<a>: x // y\n", "x"),
        ("<a>: x /* y\nz */ w\n", "x w"),
        ("<a>: x <!-- y --> w\n", "x w"),
        ("<a>: x /* y\n", "x"),
        ("<a>: x \\// y\n", "x // y"),
        ("<a>: x {u: 'http://y'}\n", "x"),
    ],
)
def test_comments_are_no_text(text: str, expected: str) -> None:
    assert argdown(text, "x").elements["argument", "a"].text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<a>: x {b: 1, c: [d, e]}", {"b": 1, "c": ["d", "e"]}),
        ("<a>: x {\n  b: 1\n  c: d\n}", {"b": 1, "c": "d"}),
        ("<a>: x {just words}", {"just words": None}),
        ("<a>: x {}", {}),
        ("<a>: open { and closed", {}),
    ],
)
def test_data(text: str, expected: dict[str, Any]) -> None:
    assert argdown(text, "x").elements["argument", "a"].data == expected


def test_numbered_statements_belong_to_the_argument_above() -> None:
    found = argdown("(1) a\n(2) b\n\n<c>\n\n(1) [d]: e\n\n<f>\n", "x")
    assert found.premises == []
    assert found.conclusions == [(("argument", "c"), ("statement", "d"))]


def test_a_contradiction_of_an_argument_and_what_a_position_supports_are_told() -> None:
    _, lost = _read("[a]: a\n  >< [b]: b\n  +> <c>: c\n\n<c>\n  >< [a]\n")
    assert "a contradiction of an argument" in lost
    assert "what a position supports or attacks, since it can bear on nothing" in lost


def test_a_statement_that_contradicts_itself_is_one_question() -> None:
    casebook, _ = _read("[a]: a\n  >< [a]\n")
    assert [question.id for question in casebook.questions] == ["a"]


def test_data_that_says_what_a_casebook_says() -> None:
    data = (
        "{document: letter, voice: brook, voice_name: Ada Brook, lines: 4, page: 12, base: 0.25, cue: maybe,"
        " argument_kind: report, inferred: true, when: 'site=mill', presupposes: ['none/there', 7]}"
    )
    casebook, lost = _read(f"<a>: x {data}\n")
    argument = casebook.argument("a")
    assert (argument.document, argument.voice, argument.lines, argument.page) == ("letter", "brook", (4,), 12)
    assert (argument.base, argument.cue, argument.kind, argument.inferred) == (0.25, "maybe", "report", True)
    assert casebook.voice("brook").name == "Ada Brook"
    assert "a condition on decisions" in lost
    assert "a premise that the file has no position for (2 times)" in lost


@pytest.mark.parametrize(
    "data",
    [
        "{page: -1, base: 2, lines: [1], argument_kind: poem, inferred: yes please, certainty: sure}",
        "{page: x, base: y, lines: 'a, 0, 10000001', when: '', presupposes: no}",
    ],
)
def test_data_that_makes_no_sense_is_not_taken(data: str) -> None:
    casebook, lost = _read(f"<a>: x {data[:-1]}, document: d}}\n")
    argument = casebook.argument("a")
    assert (argument.page, argument.lines, argument.kind, argument.inferred) == (None, (), None, False)
    assert argument.certainty == "asserted"
    assert lost == ["how firmly an argument is put, assumed to be asserted"]


def test_positions_under_a_heading_that_is_not_theirs() -> None:
    casebook, _ = _read("# Q? {id: other}\n\n[q/a]: A {question: q}\n  >< [q/b]: B {question: q}\n")
    (question,) = casebook.questions
    assert question.title == "A – or: B?"
    assert [position.id for position in question.positions] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("  + <b>\n", "x: line 1: something bears on nothing"),
        ("<a>\n\n  + <b>\n", "x: line 3: something bears on nothing"),
        ("   <a>\n  + <b>\n", "x: line 2: something bears on nothing"),
        ("<a>: x {b: [}\n", "x: line 1: "),
        ("===\ntitle: [\n===\n", "cannot be read as YAML"),
        ("<a>: x {" + "[" * 300 + "]" * 300 + "}\n", "holds more than this program reads"),
        ("<a>: x {b: '" + "y" * 60_000 + "'}\n", "holds more than this program reads"),
    ],
)
def test_what_cannot_be_read(text: str, said: str) -> None:
    with pytest.raises(FaultError) as caught:
        argdown(text, "x")
    assert said in str(caught.value)
