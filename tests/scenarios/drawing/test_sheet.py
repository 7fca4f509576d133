"""Drawings below one another, on one sheet or on pages."""

from __future__ import annotations

from scenarios.drawing.shapes import Shapes
from scenarios.drawing.sheet import Block, Sheet, height_of, one_sheet, pages, paragraph
from tests.scenarios.drawing.pictures import PlainRuler

RULER = PlainRuler()


def block(height: float, gap: float = 0.0, *, keeps: bool = False, width: float = 50.0) -> Block:
    return Block(Shapes((width, height), (), ()), gap, keeps)


def heights(sheets: list[Sheet]) -> list[list[float]]:
    return [[part.shapes.size[1] for part in sheet.parts] for sheet in sheets]


def test_a_paragraph_keeps_every_word_within_its_width() -> None:
    text = "Party democracy is revived by the old collective and the apparatus"
    shapes = paragraph(text, 200.0, RULER, "small", "ink-soft", left=40.0)
    assert " ".join(line.text for line in shapes.texts) == text
    assert len(shapes.texts) > 1
    assert all(line.rect.x == 40.0 and line.rect.right <= 200.0 for line in shapes.texts)
    assert {(line.role, line.colour) for line in shapes.texts} == {("small", "ink-soft")}
    assert shapes.size == (200.0, len(shapes.texts) * RULER.height("small"))
    assert paragraph("", 200.0, RULER).size == (200.0, 0.0)


def test_a_sheet_is_as_large_as_what_stands_on_it() -> None:
    sheet = one_sheet([block(10, 99), block(20, 5, width=70.0)], 8.0)
    assert sheet.size == (86.0, 51.0)
    assert [(part.x, part.y) for part in sheet.parts] == [(8.0, 8.0), (8.0, 23.0)]
    assert one_sheet([], 8.0).size == (16.0, 16.0)
    assert height_of([block(10, 99), block(20, 5)]) == 35


def test_what_does_not_fit_goes_on_the_next_page_without_its_gap() -> None:
    found = pages([block(40), block(40, 10), block(40, 10)], (100.0, 120.0), 10.0)
    assert heights(found) == [[40, 40], [40]]
    assert [sheet.parts[0].y for sheet in found] == [10.0, 10.0]
    assert {sheet.size for sheet in found} == {(100.0, 120.0)}
    assert heights(pages([block(40), block(40, 10), block(40, 10)], (100.0, 120.0), 10.0, foot=15.0)) == [
        [40],
        [40],
        [40],
    ]


def test_a_heading_stays_with_what_it_is_over() -> None:
    found = pages([block(60), block(20, keeps=True), block(40)], (100.0, 120.0), 10.0)
    assert heights(found) == [[60], [20, 40]]


def test_what_is_higher_than_a_page_has_one_of_its_own() -> None:
    found = pages([block(10), block(300), block(10)], (100.0, 120.0), 10.0)
    assert heights(found) == [[10], [300], [10]]
    kept = pages([block(60, keeps=True), block(60, keeps=True), block(60)], (100.0, 120.0), 10.0)
    assert heights(kept) == [[60], [60], [60]]
