"""What goes to the clipboard."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from scenarios.exports.copied import argument_citation, question_table
from scenarios.exports.request import Options
from tests.casebooks import mini
from tests.scenarios.exports.requests import request, split


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        self._in_cell = self._in_cell and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.rows[-1][-1] += data


def _cells(html: str) -> list[list[str]]:
    reader = _Cells()
    reader.feed(html)
    return reader.rows


def test_a_citation() -> None:
    made = request({"site": "mill"}, {"ferry": "kept"})
    copied = argument_citation(made, "C1")
    first, second = copied.text.splitlines()
    assert first == (
        "A free bridge took the ferry's passengers within a year. — Ada Brook, in: Ada Brook, A Chronicle of"
        " Aldwater, 1931, p. 12, lines 4–5 [certain: “beyond doubt”; strength 0.95]"
    )
    assert second.startswith("Casebook: The bridge at Aldwater (mini), revision 1.0. Goes otherwise: ")
    assert "Supposed by the user, not said by the documents: You suppose that" in second
    assert second.endswith("not a chance.")
    assert "<i>Ada Brook, A Chronicle of Aldwater, 1931, p. 12, lines 4–5</i>" in copied.html


def test_a_citation_of_what_does_not_apply_says_when_it_would() -> None:
    copied = argument_citation(request({"site": "mill"}), "C2")
    assert "[likely; would apply if “Where to build the bridge” is “At the ford”]" in copied.text


def test_a_citation_of_what_has_neither_words_nor_strength() -> None:
    casebook = mini(('certainty = "unknowable"\nwhen = { flood = ["raised"] }', 'certainty = "unknowable"'))
    assert "[declared unknowable: “no one knows”]" in argument_citation(request(casebook=casebook), "C6").text


def test_a_citation_in_a_course() -> None:
    made = request({"toll": "charged"}, casebook=split(), options=Options(course=1))
    closed = next(n for n, course in enumerate(made.snapshot.courses) if course.holds["ferry"] == "closed")
    for course in (0, 1):
        text = argument_citation(
            request({"toll": "charged"}, casebook=split(), options=Options(course=course)), "C5"
        ).text
        assert ("strength 0.90" in text) == (course == closed)


@pytest.mark.parametrize("question", ["ferry", "market"])
def test_the_table_of_a_question_course_by_course(question: str) -> None:
    made = request({"toll": "charged"}, casebook=split())
    copied = question_table(made, question)
    title, head, *lines = copied.text.splitlines()
    assert title == made.book.question(question).title
    columns = head.split("\t")
    folds = made.snapshot.folds(question)
    positions = len(made.book.question(question).positions)
    rows = [line.split("\t") for line in lines[: len(folds) * positions]]
    assert all(len(row) == len(columns) for row in rows)
    assert columns[-3:] == ["C", "L", "S"]
    strengths = [
        "" if one.strength is None else f"{one.strength:.2f}"
        for fold in folds
        for one in made.snapshot.question(question, fold.course).positions
    ]
    assert [row[columns.index("Strength")] for row in rows] == strengths
    assert ("Course" in columns) == (len(folds) > 1)
    assert lines[-2].startswith("in history: ")
    assert _cells(copied.html) == [columns, *rows]


def test_the_table_of_a_debate_has_no_line_of_history() -> None:
    copied = question_table(request(), "blame")
    assert "in history" not in copied.text
    assert copied.text.splitlines()[2].startswith("→ The council was careless\t0.")


def test_what_is_silent_has_no_strength() -> None:
    lines = question_table(request({"site": "none"}), "safety").text.splitlines()
    assert lines[2] == "It stands\t\tthe documents do not say\t\t\t"


def test_signs_of_markup_are_text() -> None:
    casebook = mini(('label = "The ferry is kept"', 'label = "<b>kept</b> & so"'))
    html = question_table(request(casebook=casebook), "ferry").html
    assert "&lt;b&gt;kept&lt;/b&gt; &amp; so" in html
    assert [row[0] for row in _cells(html) if "kept" in row[0]] == ["<b>kept</b> & so"]
