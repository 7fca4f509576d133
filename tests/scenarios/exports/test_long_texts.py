"""Texts longer than a line or a page, in report and handout: every word is there, and within the margins."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from scenarios.exports import handout, pdf_report
from scenarios.exports.blocks import Grid
from scenarios.exports.request import Options
from scenarios.model.lecture import Step, View
from tests.casebooks import courses
from tests.scenarios.exports.printed import glyphs
from tests.scenarios.exports.requests import request

if TYPE_CHECKING:
    from scenarios.exports.request import Request
    from tests.scenarios.exports.printed import Glyph

WORDS = (
    "the", "old", "collective", "revives", "party", "democracy", "הגשר", "נבנה", "שוב", "Троцкий", "1903",
)  # fmt: skip
REPORT, HANDOUT = (20 * 72 / 25.4, 24 * 72 / 25.4), (36 * 0.75, 36 * 0.75)
"""The margin at the sides, and above which no line of the text reaches down to the foot."""


def text_of(letters: int, seed: int = 1) -> str:
    """A paragraph of about so many letters."""
    random, words = Random(seed), list[str]()  # noqa: S311 - nothing here is a secret
    while sum(map(len, words)) + len(words) < letters:
        words.append(random.choice(WORDS))
    return " ".join(words)


def printed(pages: list[list[Glyph]], margins: tuple[float, float]) -> str:
    """What stands on the pages without spaces and without their feet, found within the margins."""
    side, below = margins
    found: list[str] = []
    for page in pages:
        foot = min(glyph.y for glyph in page)
        for glyph in page:
            assert glyph.x >= side - 0.3
            assert glyph.x + glyph.width <= 595.28 - side + 0.3
            assert below - 0.1 <= glyph.y or glyph.y == foot
            assert glyph.y + 0.7 * glyph.size <= 841.89 - side + 0.3
            # Nothing is printed over the foot: a line of the text stands at least its own height above it.
            assert glyph.y == foot or glyph.y - foot >= 0.9 * glyph.size
            if glyph.y > foot:
                found.append(glyph.letters)
    return _bare("".join(found))


def _bare(text: str) -> str:
    return "".join(text.split()).replace("\N{HYPHEN}", "").replace("-", "")


def holds(pages: str, text: str) -> bool:
    """Whether every word of a text is printed, and as often as there; one from the right is drawn so."""
    words = [_bare(word)[:: -1 if "\u0590" <= word[0] <= "\u05ff" else 1] for word in text.split()]
    return all(pages.count(word) >= words.count(word) for word in set(words))


def lecture(*steps: Step, title: str = "Port") -> Request:
    asked = request({"dyke": "breaks"}, casebook=courses(), title=title, options=Options(notes=True))
    return replace(asked, lecture=tuple(step.written() for step in steps))


def test_a_paragraph_of_many_pages_is_whole_in_the_handout() -> None:
    text = text_of(19_000)
    pages = glyphs(handout.write(lecture(Step(view=View.SLIDE, heading="One", notes=text))))
    assert len(pages) > 3
    assert holds(printed(pages, HANDOUT), text)


def test_a_paragraph_begins_beside_what_is_above_it() -> None:
    pages = glyphs(handout.write(lecture(Step(view=View.SLIDE, heading="One", notes="word " * 2000))))
    assert "wordword" in _bare("".join(glyph.letters for glyph in pages[0]))


def test_a_paragraph_of_many_pages_is_whole_in_the_report() -> None:
    text = text_of(19_000)
    pages = glyphs(
        pdf_report.write(request(notes={"": f"{text}\n{text_of(900, 2)}", "site": text_of(5000, 3)}))
    )
    assert holds(printed(pages, REPORT), text)


@pytest.mark.parametrize("title", [text_of(540), "x" * 300, f"{text_of(200)} {'w' * 300} {text_of(400)}"])
def test_titles_and_words_without_end(title: str) -> None:
    step = Step(view=View.SLIDE, heading=title, notes=title)
    assert holds(printed(glyphs(handout.write(lecture(step, title=title))), HANDOUT), title)
    text = printed(glyphs(pdf_report.write(request(title=title, notes={"": title}))), REPORT)
    assert holds(text, title)


def wordy(label: str) -> Request:
    """A request of a casebook whose every option, question and argument says so much."""
    book = courses()
    decisions = tuple(
        one.model_copy(
            update={
                "title": f"{one.title} {label}",
                "options": tuple(
                    option.model_copy(update={"label": f"{option.label} {label}"}) for option in one.options
                ),
            }
        )
        for one in book.decisions
    )
    questions = tuple(one.model_copy(update={"title": f"{one.title} {label}"}) for one in book.questions)
    arguments = tuple(one.model_copy(update={"text": f"{one.text} {label}"}) for one in book.arguments)
    book = book.model_copy(update={"decisions": decisions, "questions": questions, "arguments": arguments})
    asked = request({"dyke": "breaks"}, casebook=book, title=label, options=Options(notes=True))
    step = Step(view=View.OUTCOME, heading=label[:1000], question="trade", choices={"dyke": "breaks"})
    return replace(asked, lecture=(step.written(),))


@pytest.mark.parametrize("letters", [540, 4000])
def test_options_questions_and_arguments(letters: int) -> None:
    label = text_of(letters)
    asked = wordy(label)
    assert holds(printed(glyphs(handout.write(asked)), HANDOUT), label)


@pytest.mark.parametrize("letters", [540, 1200])
def test_options_questions_and_arguments_in_the_report(letters: int) -> None:
    label = text_of(letters)
    assert holds(printed(glyphs(pdf_report.write(wordy(label))), REPORT), label)


def test_a_row_of_a_table_that_is_higher_than_a_page_goes_on_on_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cells = text_of(9000, 1), text_of(200, 2)
    grid = Grid(("One", "Two"), (cells, ("a", "b")), (1, 1))
    monkeypatch.setattr(pdf_report, "report", lambda _: iter([grid]))
    pages = glyphs(pdf_report.write(request()))
    assert len(pages) > 1
    assert holds(printed(pages, REPORT), " ".join(cells))


@settings(max_examples=5, deadline=None)
@given(st.lists(st.integers(1, 2500), min_size=1, max_size=5), st.integers(0, 99))
def test_however_long_the_paragraphs_are(lengths: list[int], seed: int) -> None:
    notes = "\n".join(text_of(length, seed + place) for place, length in enumerate(lengths))
    step = Step(view=View.SLIDE, heading=text_of(lengths[0] // 8), notes=notes)
    assert holds(
        printed(glyphs(handout.write(lecture(step, Step(view=View.SLIDE, heading="x")))), HANDOUT), notes
    )
    assert holds(printed(glyphs(pdf_report.write(request(notes={"": notes}))), REPORT), notes)
