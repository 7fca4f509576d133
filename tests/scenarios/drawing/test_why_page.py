"""*Why* laid out for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scenarios.drawing.palette import COLOURS
from scenarios.drawing.shapes import Box, Circle, Line
from scenarios.drawing.sheet import one_sheet
from scenarios.drawing.why_page import why_blocks
from scenarios.model.reading import Reading
from scenarios.telling.why import why
from tests.casebooks import courses, mini
from tests.scenarios.drawing.pictures import PlainRuler
from tests.scenarios.projected import snapshot

if TYPE_CHECKING:
    from scenarios.drawing.sheet import Block
    from scenarios.telling.why import Why

RULER = PlainRuler()
UNIT = RULER.height("body")


def of_port() -> Why:
    return why(snapshot(courses(), {"dyke": "breaks"}), "trade", "timber", 1)


def said(blocks: list[Block]) -> str:
    return " ".join(text.text for block in blocks for text in block.shapes.texts).replace("- ", "")


def dots(blocks: list[Block]) -> list[Circle]:
    figures = (figure for block in blocks for path in block.shapes.paths for figure in path.figures)
    return [figure for figure in figures if isinstance(figure, Circle)]


def test_everything_that_speaks_is_there_with_its_source() -> None:
    told = of_port()
    text = said(why_blocks(told, 700.0, RULER))
    assert told.title in text
    assert told.course in text
    for heading, rows in told.groups:
        assert heading is not None
        assert heading.text in text
        for row in rows:
            assert (row.text in text) == heading.listed
            assert (row.small in text) == heading.listed
    assert [heading.listed for heading, _ in told.groups if heading] == [True, True, True, True, False]
    assert text.count("Not listed on paper.") == 1
    assert " · ".join(told.views) in text
    assert "← against" in text


def test_an_argument_s_dot_stands_on_its_side_and_level_with_its_first_line() -> None:
    told = why(snapshot(mini()), "market", "east", 0)
    blocks = why_blocks(told, 700.0, RULER)
    rows = [row for _, group in told.groups for row in group if row.signed is not None]
    found = dots(blocks)
    assert len(found) == len(rows)
    [middle] = {
        figure.start.x
        for block in blocks
        for path in block.shapes.paths
        if path.ink.line == "line"
        for figure in path.figures
        if isinstance(figure, Line)
    }
    for row, circle in zip(rows, found, strict=True):
        assert row.signed is not None
        assert (circle.at.x > middle) == (row.signed > 0)
        assert 0 < circle.at.y < 1.5 * UNIT


def test_a_document_that_does_not_speak_has_a_dashed_mark() -> None:
    blocks = why_blocks(of_port(), 700.0, RULER)
    marks = [
        path
        for block in blocks
        for path in block.shapes.paths
        if any(isinstance(figure, Box) for figure in path.figures)
    ]
    assert {path.ink.dashed for path in marks} == {True, False}
    letters = [text for block in blocks for text in block.shapes.texts if text.anchor == "middle"]
    assert len(letters) == len(marks)
    for path, letter in zip(marks, letters, strict=True):
        assert letter.colour == ("disabled" if path.ink.dashed else "ink")


def test_silence_and_dispute_are_told() -> None:
    silent = why(snapshot(mini(), {"site": "none"}), "safety", "stands", 0)
    assert silent.silence in said(why_blocks(silent, 700.0, RULER))
    casebook = mini()
    disputed = [
        (question.id, position.id)
        for question in casebook.questions
        for position in question.positions
        if why(snapshot(casebook), question.id, position.id, 0).dispute
    ]
    assert disputed
    told = why(snapshot(casebook), *disputed[0], 0)
    assert "Documents disagree" in said(why_blocks(told, 700.0, RULER))


@pytest.mark.parametrize("width", [280.0, 420.0, 700.0, 1400.0])
def test_nothing_is_cut_or_outside_at_any_width(width: float) -> None:
    sheet = one_sheet(why_blocks(of_port(), width, RULER), 0.0)
    for part in sheet.parts:
        for text in part.shapes.texts:
            assert text.rect.x >= 0
            assert text.rect.right <= width + 0.5, text
            assert text.rect.bottom <= part.shapes.size[1] + 0.5
            assert {text.colour} <= set(COLOURS)
            assert not text.text.endswith("…")
    assert sheet.size[0] == width


def test_headings_stay_with_their_first_row() -> None:
    blocks = why_blocks(of_port(), 700.0, RULER)
    kept = {text.text: block.keeps for block in blocks for text in block.shapes.texts}
    assert kept["Fallen away here (1)"]
    assert not kept["Would speak in another branch or course (4)"]


def test_inferences_that_the_reading_leaves_out_are_counted() -> None:
    book = mini()
    inferred = tuple(one.model_copy(update={"inferred": one.id == "C2"}) for one in book.arguments)
    shown = snapshot(
        book.model_copy(update={"arguments": inferred}), reading=Reading(without_inferences=True)
    )
    told = why(shown, "market", "east", 0)
    assert told.left_out
    assert told.left_out in said(why_blocks(told, 700.0, RULER))
