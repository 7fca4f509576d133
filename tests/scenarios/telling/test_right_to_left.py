"""What is told of a casebook in Hebrew keeps numbers and punctuation in their places."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from scenarios.commands import command_line
from scenarios.drawing.hall.screen import hall_sheet
from scenarios.drawing.outline import outline_entries
from scenarios.exports.blocks import Grid, Head, Items, Paragraph
from scenarios.exports.copied import argument_citation, question_table
from scenarios.exports.fonts import BODY, FileRuler
from scenarios.exports.heading import heading
from scenarios.exports.kinds import kind_of
from scenarios.exports.lecture_steps import showings
from scenarios.exports.report import report
from scenarios.exports.request import DEFAULTS
from scenarios.exports.web_still import still
from scenarios.files.casebook_files import casebook_from_bytes
from scenarios.files.scenario_files import scenario_to_bytes
from scenarios.model.lecture import Step, View
from scenarios.model.scenario import CasebookReference, Scenario
from scenarios.telling.arguments import bears_towards, facts, source
from scenarios.telling.case import about_rows
from scenarios.telling.events import chronology
from scenarios.telling.quoting import (
    argument_quoted,
    branch_quoted,
    event_quoted,
    hinge_quoted,
    option_quoted,
    passage_quoted,
    verdict_quoted,
)
from scenarios.telling.what_changed import as_text, what_changed
from scenarios.telling.why import why
from tests.casebooks import MINI
from tests.right_to_left import casebook_in_hebrew, strays
from tests.scenarios.exports.requests import request

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scenarios.drawing.outline import Entry
    from scenarios.exports.blocks import Block
    from scenarios.exports.request import Request
    from scenarios.model.casebook import Casebook

COURSES = MINI.with_name("courses.toml")
HEBREW = "הגשר"


@pytest.fixture(scope="module", params=[MINI, COURSES], ids=["mini", "courses"])
def text(request: pytest.FixtureRequest) -> str:
    """The text of a casebook in Hebrew."""
    return casebook_in_hebrew(request.param.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def book(text: str) -> Casebook:
    """The casebook."""
    return casebook_from_bytes(text.encode(), "hebrew.toml")


@pytest.fixture(scope="module", params=["history", "departs", "supposes"])
def asked(request: pytest.FixtureRequest, book: Casebook) -> Request:
    """What is to be told: history, a departure, one with something supposed."""
    if request.param == "history":
        return asked_of(book, {}, {})
    first = book.decisions[0]
    choices = {first.id: next(option.id for option in first.options if not option.actual)}
    if request.param == "departs":
        return asked_of(book, choices, {})
    hinges = asked_of(book, choices, {}).snapshot.hinges
    supposed = {hinge.id: book.question(hinge.id).positions[0].id for hinge in hinges[:1]}
    return asked_of(book, choices, supposed)


def asked_of(book: Casebook, choices: dict[str, str], supposed: dict[str, str]) -> Request:
    return request(
        choices,
        supposed,
        casebook=book,
        in_play=[decision.id for decision in book.decisions[:3]],
        title=HEBREW,
        author=HEBREW,
        notes={"": HEBREW, book.decisions[0].id: HEBREW},
    )


def said(blocks: Iterator[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Head | Paragraph):
            yield block.text
        elif isinstance(block, Items):
            for item in block.items:
                yield from (item.lead, item.text, item.source)
        elif isinstance(block, Grid):
            yield from block.columns
            yield from (cell for row in block.rows for cell in row)


def told_in(entries: tuple[Entry, ...]) -> Iterator[str]:
    for entry in entries:
        yield entry.text
        yield from told_in(entry.entries)


def test_the_report_and_the_head_of_every_export(asked: Request) -> None:
    head = heading(asked)
    assert strays([head.title, *(part.text for part in head.parts)]) == []
    assert strays(said(report(asked))) == []


def test_what_is_copied(asked: Request) -> None:
    book = asked.book
    copied = [argument_citation(asked, one.id).text for one in book.arguments]
    copied += [question_table(asked, one.id).text for one in book.questions]
    # A table's cells stand alone.
    assert strays(cell for text in copied for cell in text.replace("\t", "\n").splitlines()) == []


@pytest.mark.parametrize("subject", ["map", "why"])
def test_the_words_of_a_picture(asked: Request, subject: str) -> None:
    for question in asked.book.questions:
        of = replace(asked, options=replace(DEFAULTS, question=question.id))
        svg = kind_of("x.svg", subject).write(of).decode()
        assert strays(map(unescape, re.findall(r"<text[^>]*>([^<]*)</text>", svg))) == []


def test_what_is_told_of_arguments_branches_and_changes(asked: Request) -> None:
    snapshot, book = asked.snapshot, asked.book
    texts = [as_text(what_changed(snapshot))]
    for argument in book.arguments:
        side = snapshot.side_of_argument(argument.id)
        texts += [source(book, argument), *facts(side, argument), argument_quoted(book, argument)]
        texts += [bears_towards(book, argument, question.id) for question in book.questions]
    for question in book.questions:
        for course in snapshot.courses:
            for position in question.positions:
                told = why(snapshot, question.id, position.id, course.number)
                assert told is not None
                texts += [told.title, told.dispute, *told.views, told.course, told.silence, told.left_out]
                rows = [row for _, group in (*told.groups, *about_rows(told.about)) for row in group]
                texts += [part for row in rows for part in (row.text, row.small)]
                texts.append(verdict_quoted(snapshot, course.number, question.id, position.id))
        branches = snapshot.map(question.id)
        texts += [branch_quoted(snapshot, question, end) for end in branches.ends]
        texts += told_in(outline_entries(snapshot, branches, chronology(book)))
    texts += [hinge_quoted(snapshot, hinge) for hinge in snapshot.hinges]
    texts += [event_quoted(book, event) for event in chronology(book)]
    texts += [option_quoted(one, option.id) for one in book.decisions for option in one.options]
    texts += [passage_quoted(document, [3, 4], HEBREW) for document in book.documents]
    assert strays(texts) == []


def test_what_a_hall_sees(asked: Request) -> None:
    choices = dict(asked.snapshot.standpoint.choices)
    steps = [
        Step(view=view, heading=HEBREW, question=question.id, choices=choices, text=HEBREW, asks=True)
        for view in View
        for question in asked.book.questions[:3]
    ]
    of = replace(asked, lecture=tuple(step.written() for step in steps))
    texts = [
        text.text
        for _, showing in showings(of)
        for part in hall_sheet(showing, 16 / 9, FileRuler(), BODY).parts
        for text in part.shapes.texts
    ]
    assert len(texts) > 40
    assert strays(texts) == []


def test_the_page_of_a_branch_as_it_stands_without_a_script(asked: Request) -> None:
    assert strays(unescape(re.sub("<[^>]*>", "\n", still(asked))).splitlines()) == []


COMMANDS = [
    ["project"], ["explain", "--what-matters", "--interactions"], ["explain", "--how-firm", "{question}"],
    ["explain", "--criteria", "{question}"], ["explain", "--what-would-it-take", "{question}/{position}"],
    ["explain", "--what-unseats", "{question}/{leads}"],
]  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: "-".join(words[:2]))
def test_what_commands_print(
    words: list[str], text: str, book: Casebook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hebrew.toml"
    path.write_text(text, encoding="utf-8")
    shown = asked_of(book, {}, {}).snapshot
    question = next(one for one in book.questions if one.kind == "outcome")
    leads = shown.question(question.id).answer
    other = next(position.id for position in question.positions if position.id != leads)
    given = [word.format(question=question.id, position=other, leads=leads) for word in words]
    draws = ["--draws", "200"] if "--how-firm" in words else []
    code = command_line.main([*given, "--casebook", str(path), *draws])
    printed = capsys.readouterr()
    assert code == 0, printed.err
    # Columns of a table stand apart.
    cells = [cell for line in printed.out.splitlines() for cell in line.strip().split("  ")]
    assert strays(cells) == []


def test_two_scenarios_compared(
    text: str, book: Casebook, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hebrew.toml"
    path.write_text(text, encoding="utf-8")
    first = book.decisions[0]
    other = {first.id: next(option.id for option in first.options if not option.actual)}
    files = []
    for number, choices in enumerate(({}, other)):
        scenario = Scenario(casebook=CasebookReference(id=book.id), title=HEBREW, choices=choices)
        files.append(tmp_path / f"{number}.otherwise")
        files[-1].write_bytes(scenario_to_bytes(scenario))
    assert command_line.main(["compare", *map(str, files), "--casebook", str(path)]) == 0
    printed = capsys.readouterr().out
    assert strays(cell for line in printed.splitlines() for cell in line.strip().split("  ")) == []
