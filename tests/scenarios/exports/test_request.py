"""What is to be exported, as a value."""

from __future__ import annotations

import pytest

from scenarios.exports.request import ExportError, Options
from scenarios.files.casebook_files import casebook_from_bytes
from tests.casebooks import HEAD
from tests.scenarios.exports.requests import request, split


def test_nobody_changes_its_notes() -> None:
    notes = {"": "a note"}
    made = request(notes=notes)
    notes[""] = "another"
    assert made.notes[""] == "a note"


def test_what_a_strangers_scenario_says_is_made_harmless() -> None:
    made = request(title="a\nb\u202ec", author="\x00", notes={"": "one\r\ntwo\x1b"})
    assert (made.title, made.author, made.notes[""]) == ("a b[U+202E]c", "[U+0000]", "one\ntwo[U+001B]")


def test_the_leading_course_unless_another_is_asked_for() -> None:
    first = request({"toll": "charged"}, casebook=split())
    assert len(first.snapshot.courses) == 2
    assert first.course is first.snapshot.courses[0]
    second = request({"toll": "charged"}, casebook=split(), options=Options(course=1))
    assert second.course is second.snapshot.courses[1]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (Options(course=2), "there is no course 3; the branch has 2 courses"),
        (Options(course=-1), "no course 0"),
    ],
)
def test_a_course_that_is_not_there(options: Options, said: str) -> None:
    made = request({"toll": "charged"}, casebook=split(), options=options)
    with pytest.raises(ExportError, match=said):
        _ = made.course


def test_of_one_course_there_is_one() -> None:
    with pytest.raises(ExportError, match=r"no course 2; the branch has 1 course$"):
        _ = request(options=Options(course=1)).course


def test_the_question_asked_for_or_the_first_that_changes() -> None:
    assert request(options=Options(question="blame")).question == "blame"
    assert request({"flood": "raised"}).question == "safety"
    assert request().question == "ferry"


def test_a_casebook_of_debates_alone_has_a_question_too() -> None:
    debate = (
        '[[questions]]\nid = "q"\ntitle = "Q?"\nkind = "debate"\n'
        'positions = [{ id = "a", label = "a" }, { id = "b", label = "b" }]\n'
    )
    assert request(casebook=casebook_from_bytes((HEAD + debate).encode(), "x")).question == "q"
    with pytest.raises(ExportError, match="no question yet"):
        _ = request(casebook=casebook_from_bytes(HEAD.encode(), "x")).question
