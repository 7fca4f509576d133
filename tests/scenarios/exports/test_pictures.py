"""The pictures as drawings: everything said, nothing cut, on the page."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest

from scenarios.drawing.geometry import Rect
from scenarios.drawing.layout import lay_out_whole
from scenarios.drawing.scene import picture_of
from scenarios.exports import pictures
from scenarios.exports.fonts import FileRuler
from scenarios.exports.pictures import MARGIN, PAGES, SHRUNK, paper, picture, position_of, title_of
from scenarios.exports.request import ExportError, Options
from scenarios.telling.events import chronology
from tests.casebooks import courses, mini
from tests.scenarios.exports.drawings import PLAYED, port
from tests.scenarios.exports.requests import request

if TYPE_CHECKING:
    from scenarios.drawing.sheet import Sheet
    from scenarios.exports.pictures import Subject
    from scenarios.exports.request import Request

SUBJECTS: tuple[Subject, ...] = ("map", "why")


def texts(sheet: Sheet) -> list[tuple[str, Rect, bool]]:
    """Every line of text, where it stands on the sheet, and whether it lies over a line."""
    return [
        (
            text.text,
            Rect(part.x + text.rect.x, part.y + text.rect.y, text.rect.width, text.rect.height),
            bool(text.ground),
        )
        for part in sheet.parts
        for text in part.shapes.texts
    ]


def said(*sheets: Sheet) -> str:
    return " ".join(text for sheet in sheets for text, _, _ in texts(sheet))


def every(subject: Subject) -> list[tuple[Request, list[Sheet]]]:
    """Every question of two casebooks in a few branches, as a picture and on paper."""
    asked: list[Request] = []
    for book, played, choices in (
        (courses(), PLAYED, ({}, {"dyke": "breaks"}, {"dyke": "breaks", "sale": "signed"})),
        (mini(), ("site", "toll", "flood"), ({}, {"site": "none"}, {"site": "mill", "toll": "charged"})),
    ):
        asked += [
            request(made, casebook=book, in_play=played, options=Options(question=question.id))
            for made in choices
            for question in book.questions
        ]
    return [(one, [picture(one, subject), *paper(one, subject)[0]]) for one in asked]


@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_word_is_cut_outside_or_over_another(subject: Subject) -> None:
    seen = 0
    for asked, sheets in every(subject):
        for sheet in sheets:
            found = texts(sheet)
            seen += len(found)
            for text, rect, _ in found:
                assert "…" not in text, asked.options
                assert rect.x >= MARGIN - 0.5
                assert rect.y >= MARGIN - 0.5
                assert rect.right <= sheet.size[0] - MARGIN + 0.5, text
                assert rect.bottom <= sheet.size[1] - MARGIN + 0.5, text
            plain = [(text, rect.grown(-0.5)) for text, rect, backed in found if not backed]
            for (one, rect), (other, beside) in itertools.combinations(plain, 2):
                assert not rect.overlaps(beside), (one, other, asked.options)
    assert seen > 1000


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_picture_says_what_it_is_of(subject: Subject) -> None:
    for sheets in ([picture(port({"owner": "town"}), subject)], paper(port({"owner": "town"}), subject)[0]):
        text = said(*sheets)
        for words in (
            "If the dyke had broken",
            "(courses), revision",
            "The dyke: The dyke breaks (as it happened: The dyke holds)",
            "Supposed by the user, not said by the documents: You suppose that the town owns the ferry.",
            "every document with full credence",
            "quadratic-energy",
            "2026-03-01",
            "the strength of the documents' case, not a chance",
        ):
            assert words in text


def test_the_map_tells_its_question_your_branch_and_what_it_turns_on() -> None:
    text = said(picture(port(), "map"))
    for words in (
        "What is traded?",
        "Your branch: The dyke",
        "Slate",
        "Where is the port? Arguments speak for 3",
    ):
        assert words in text
    assert "The sale: The sale is refused (as it happened)" in text
    assert "At a diamond your branch parts" in text
    assert "does not arise" in text
    assert "at a time" not in text
    plain = said(picture(port(question="school"), "map"))
    assert "diamond" not in plain


def test_a_map_of_many_decisions_says_that_it_folds_them() -> None:
    casebook = mini()
    more = tuple(
        casebook.decision("site").model_copy(update={"id": f"more{number}", "date": f"19{number + 7:02}"})
        for number in range(4)
    )
    book = casebook.model_copy(update={"decisions": casebook.decisions + more})
    played = tuple(decision.id for decision in book.decisions)
    folded = request({"site": "mill"}, casebook=book, in_play=played, options=Options(question="market"))
    assert "showing departures one at a time" in said(picture(folded, "map"))


def test_without_a_decision_in_play_there_is_history_alone() -> None:
    alone = request(options=Options(question="ferry"))
    assert "1 of 1 branch" in said(picture(alone, "map"))


def test_why_is_of_the_position_asked_for_in_the_course_asked_for() -> None:
    assert said(picture(port(course=4), "why")).startswith("What is traded? Slate — ")
    assert "the company owns it and the port moves up the river" in said(picture(port(course=4), "why"))
    assert said(picture(port(position="fish"), "why")).startswith("What is traded? Fish — ")
    assert position_of(port()) == "grain"
    silent = request({"site": "none"}, options=Options(question="safety"))
    assert position_of(silent) == "stands"
    with pytest.raises(ExportError, match="there is no course 9"):
        picture(port(course=8), "why")


def test_a_picture_has_a_name() -> None:
    assert title_of(port(), "map") == "Where each branch ends: What is traded?"
    assert title_of(port(), "why") == "Why: What is traded?"


@pytest.mark.parametrize("page", ["a4", "letter"])
def test_the_map_lies_across_the_page_and_why_stands_on_it(page: Any) -> None:
    width, height = PAGES[page]
    sheets, scale = paper(port(page=page), "map")
    assert len(sheets) == 1
    assert scale in SHRUNK
    assert sheets[0].size == pytest.approx((height / scale, width / scale))
    upright, full = paper(port(page=page), "why")
    assert full == 1.0
    assert {sheet.size for sheet in upright} == {(width, height)}


def test_a_map_alone_is_higher_than_its_words_need_and_on_paper_fills_its_page() -> None:
    def of_map(sheet: Sheet) -> float:
        return max(part.shapes.size[1] for part in sheet.parts)

    short = request({"toll": "charged"}, in_play=("toll",), options=Options(question="ferry"))
    [sheet], scale = paper(short, "map")
    assert scale == 1.0
    words = request({"toll": "charged"}, in_play=("toll",), options=Options(question="ferry"))
    needed = lay_out_whole(
        picture_of(words.snapshot, words.snapshot.map("ferry"), 0, words.in_play, chronology(words.book)),
        1000.0,
        FileRuler(),
    ).size[1]
    assert of_map(picture(short, "map")) > needed
    assert of_map(sheet) > of_map(picture(short, "map"))
    lowest = max(rect.bottom for _, rect, _ in texts(sheet))
    foot = sheet.size[1] - MARGIN - 2 * FileRuler().height("small")
    assert foot - 4 <= lowest <= foot


def test_a_map_too_high_for_its_page_is_shrunk_as_far_as_need_be() -> None:
    casebook = mini()
    question = casebook.question("ferry")
    long = " ".join(["The ferry is kept as long as anybody wants to cross the river"] * 4)
    many = tuple(
        question.positions[0].model_copy(update={"id": f"p{number}", "label": f"{number}: {long}"})
        for number in range(12)
    )
    asked = question.model_copy(update={"positions": (*question.positions, *many)})
    book = casebook.model_copy(update={"questions": (asked, *casebook.questions[1:])})
    sheets, scale = paper(request(casebook=book, in_play=("toll",), options=Options(question="ferry")), "map")
    assert scale < min(SHRUNK)
    text = said(*sheets).replace("\N{HYPHEN} ", "")
    assert all(f"{number}: The ferry is kept" in text for number in range(12))
    for sheet in sheets:
        assert all(rect.bottom <= sheet.size[1] - MARGIN for _, rect, _ in texts(sheet))


@pytest.fixture
def few_scales(monkeypatch: pytest.MonkeyPatch) -> tuple[float, ...]:
    """How small a page may make things, in fewer steps: each is laid out."""
    scales = (pictures.SCALES[0], pictures.SCALES[-1])
    monkeypatch.setattr(pictures, "SCALES", scales)
    return scales


def test_a_map_that_no_page_can_hold_is_drawn_all_the_same(few_scales: tuple[float, ...]) -> None:
    casebook = mini()
    question = casebook.question("ferry")
    many = tuple(
        question.positions[0].model_copy(
            update={"id": f"p{number}", "label": f"Position {number} " + "of the ferry " * 40}
        )
        for number in range(30)
    )
    asked = question.model_copy(update={"positions": (*question.positions, *many)})
    book = casebook.model_copy(update={"questions": (asked, *casebook.questions[1:])})
    sheets, scale = paper(request(casebook=book, options=Options(question="ferry")), "map")
    assert scale == few_scales[-1]
    assert "Position 29" in said(*sheets)


def test_a_paragraph_higher_than_any_page_is_drawn_all_the_same(few_scales: tuple[float, ...]) -> None:
    casebook = mini()
    long = tuple(
        one.model_copy(update={"text": "a word and " * 4_000 + "the end"}) if one.id == "C2" else one
        for one in casebook.arguments
    )
    book = casebook.model_copy(update={"arguments": long})
    asked = request(casebook=book, options=Options(question="market", position="east"))
    sheets, scale = paper(asked, "why")
    assert scale == few_scales[-1]
    assert "the end" in said(*sheets)
