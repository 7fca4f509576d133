"""Drawings below one another, on one sheet or on pages."""

from __future__ import annotations

from scenarios.drawing.geometry import Rect
from scenarios.drawing.shapes import Shapes, Text
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


def test_a_paragraph_from_right_to_left_is_flush_right_and_each_line_has_its_direction() -> None:
    shapes = paragraph("הגשר נבנה Trotsky built it", 100.0, RULER, left=20.0)
    first, *_, last = shapes.texts
    assert len(shapes.texts) > 1
    assert {line.rect.right for line in shapes.texts} == {100.0}
    assert all(line.rect.x >= 20.0 and line.anchor == "end" for line in shapes.texts)
    assert first.text == "הגשר נבנה"
    assert last.text.startswith("\u200f")
    assert paragraph("a \u2068הגשר\u2069", 100.0, RULER).texts[0].rect.x == 0.0


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


def lines(count: int, gap: float = 0.0, *, keeps: bool = False) -> Block:
    """A paragraph of words, one a line, each line 10 high."""
    texts = tuple(Text(f"w{row}", Rect(0, 10.0 * row, 20, 10), "body", "ink") for row in range(count))
    return Block(Shapes((50.0, 10.0 * count), (), texts), gap, keeps)


def words(sheets: list[Sheet]) -> list[list[str]]:
    return [[line.text for part in sheet.parts for line in part.shapes.texts] for sheet in sheets]


def test_a_paragraph_goes_on_line_by_line_on_as_many_pages_as_it_needs() -> None:
    found = pages([block(65, width=20.0), lines(23, 5)], (100.0, 120.0), 10.0)
    assert heights(found) == [[65, 30], [100], [100]]
    assert [word for page in words(found) for word in page] == [f"w{row}" for row in range(23)]
    for sheet in found:
        for part in sheet.parts:
            assert part.y + part.shapes.size[1] <= 110
            assert [line.rect.y for line in part.shapes.texts] == [
                10.0 * row for row in range(len(part.shapes.texts))
            ]


def test_a_paragraph_leaves_no_line_alone_on_a_page() -> None:
    # One line would fit, or all but one.
    assert heights(pages([block(85), lines(5)], (100.0, 120.0), 10.0)) == [[85], [50]]
    assert heights(pages([block(60), lines(5)], (100.0, 120.0), 10.0)) == [[60, 30], [20]]
    assert heights(pages([block(75), lines(3)], (100.0, 120.0), 10.0)) == [[75], [30]]


def test_a_heading_stays_with_the_first_lines_of_what_it_is_over() -> None:
    head = block(20, keeps=True)
    assert heights(pages([block(50), head, lines(6)], (100.0, 120.0), 10.0)) == [[50, 20, 30], [30]]
    assert heights(pages([block(65), head, lines(6)], (100.0, 120.0), 10.0)) == [[65], [20, 60]]
    # A heading that is itself higher than a page.
    found = pages([lines(13, keeps=True), block(40)], (100.0, 120.0), 10.0)
    assert heights(found) == [[100], [30, 40]]
    # There is no room for a single line.
    assert heights(pages([lines(3)], (100.0, 25.0), 10.0)) == [[30]]
