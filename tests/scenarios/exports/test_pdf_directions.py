"""Text from right to left in PDF, by the glyphs that are drawn."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from scenarios.exports import handout, pdf_picture, pdf_report
from scenarios.exports.fonts import metrics
from scenarios.exports.request import Options
from scenarios.files.casebook_files import casebook_from_bytes
from scenarios.model.lecture import Step, View
from tests.casebooks import mini_text
from tests.right_to_left import casebook_in_hebrew
from tests.scenarios.exports.printed import glyphs, sight
from tests.scenarios.exports.requests import request

if TYPE_CHECKING:
    from pathlib import Path

    from scenarios.exports.pictures import Subject
    from tests.scenarios.exports.printed import Glyph

A4 = 595.28
POINTS = 72 / 25.4
BRIDGE = "הגשר נבנה 1903"
ARABIC = "بُنِيَ السلام"


def report(**notes: str) -> list[list[Glyph]]:
    return glyphs(pdf_report.write(request(notes={"": "\n".join(notes.values())}, title=BRIDGE)))


def lecture(notes: str, heading: str = "Welcome", text: str = "") -> bytes:
    step = Step(view=View.SLIDE, heading=heading, text=text, notes=notes)
    asked = request(title=BRIDGE, options=Options(notes=True))
    return handout.write(replace(asked, lecture=(step.written(),)))


def rows(pages: list[list[Glyph]]) -> list[str]:
    return [line for page in pages for line in sight(page)]


def line_of(pages: list[list[Glyph]], words: str) -> list[Glyph]:
    """The glyphs of the first line that looks like that, from left to right."""
    for page in pages:
        for glyph in page:
            row = sorted((one for one in page if abs(one.y - glyph.y) < 0.05), key=lambda one: one.x)
            if "".join(one.letters for one in row) == words:
                return row
    raise AssertionError(words)


def test_hebrew_is_drawn_from_the_right_and_flush_with_it() -> None:
    drawn = "1903 " + "הגשר נבנה"[::-1]
    pages = report(first=f"{BRIDGE}", second=f"Take {BRIDGE}, then")
    row = line_of(pages, drawn)
    assert row[-1].x + row[-1].width == pytest.approx(A4 - 20 * POINTS, abs=0.3)
    assert f"Take {drawn}, then" in rows(pages)
    pages = glyphs(lecture(BRIDGE, BRIDGE, BRIDGE))
    for page in pages:
        for line in sight(page):
            assert BRIDGE not in line
    found = [line for line in rows(pages) if line == drawn]
    assert len(found) >= 3, "in the heading's lines, on the slide and in the notes"
    row = line_of(glyphs(lecture(BRIDGE)), drawn)
    assert row[-1].x + row[-1].width == pytest.approx(A4 - 36 * 0.75, abs=0.3)


def test_arabic_is_joined_and_its_vowels_stand_on_their_letters() -> None:
    pages = glyphs(lecture(ARABIC))
    page = next(page for page in pages if any(glyph.letters == "س" for glyph in page))
    found = [glyph for glyph in page if "\u0600" <= glyph.letters <= "\u06ff"]
    letters = sorted((one for one in found if one.letters not in "\u064e\u064f\u0650"), key=lambda one: one.x)
    assert [one.letters for one in letters] == ["م", "لا", "س", "ل", "ا", "ي", "ن", "ب"]
    seen = next(one for one in letters if one.letters == "س")
    alone = metrics(bold=False).advances[ord("س")]
    assert seen.width < 0.9 * alone * seen.size, "in the middle of a word it is narrower than by itself"
    for vowel in (one for one in found if one.letters in "\u064e\u064f\u0650"):
        assert any(one.x - 1 <= vowel.x + vowel.width / 2 <= one.x + one.width + 1 for one in letters)


def test_nothing_that_only_turns_a_line_is_printed() -> None:
    pages = report(first="see \u2068גשר\u2069, \u200eend\u200f", second="one \u2067b\u2069 \u202ac\u202c")
    words = "".join(rows(pages))
    assert not set(words) & set("\u2066\u2067\u2068\u2069\u200e\u200f\u202a\u202c")


def test_a_list_in_hebrew_has_its_signs_at_the_right() -> None:
    book = casebook_from_bytes(casebook_in_hebrew(mini_text()).encode(), "h.toml")
    pages = glyphs(pdf_report.write(request({"site": "mill"}, casebook=book)))
    right = A4 - 20 * POINTS
    signs = [glyph for page in pages for glyph in page if glyph.letters == "•"]
    assert {glyph.x > A4 / 2 for glyph in signs} == {True, False}
    for glyph in (glyph for page in pages for glyph in page):
        assert glyph.x >= 20 * POINTS - 0.3
        assert glyph.x + glyph.width <= right + 0.3


def test_what_the_fonts_lack_is_a_box_beside_the_letters_it_stands_with() -> None:
    # A letter of Samaritan, which is written from right to left too.
    assert "□ " + "גשר"[::-1] in rows(report(first="גשר \u0800"))


@pytest.mark.parametrize("subject", ["map", "why"])
def test_pictures_have_it_so_too(subject: Subject) -> None:
    book = casebook_from_bytes(casebook_in_hebrew(mini_text()).encode(), "h.toml")
    lines = rows(
        glyphs(pdf_picture.write(request(casebook=book, options=Options(question="ferry")), subject))
    )
    title = book.question("ferry").title
    assert any(title[::-1] in line for line in lines)
    assert not any(title in line for line in lines)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no poppler here: apt install poppler-utils")
def test_a_reader_finds_it_in_the_order_in_which_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(lecture(f"{BRIDGE}\nجسر كبير"))
    said = subprocess.run(["pdftotext", path, "-"], capture_output=True, encoding="utf-8", check=True)
    text = "".join(letter for letter in said.stdout if letter not in "\u202a\u202b\u202c")
    assert said.stderr == ""
    assert text.count("הגשר נבנה") >= 2
    assert "جسر كبير" in text
