"""The shape of a casebook: look-ups, defaults, values that never change."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from scenarios.files.casebook_files import casebook_from_bytes
from scenarios.model.casebook import Argument, Casebook, Decision, Document
from scenarios.model.certainty import Certainty
from tests.casebooks import HEAD, faults_in, mini


def _argument(**parts: object) -> Argument:
    least: dict[str, object] = {"id": "A", "document": "d", "voice": "v", "lines": [1], "text": "So it was."}
    return Argument.model_validate(least | parts)


def test_parts_are_found_by_their_ids() -> None:
    casebook = mini()
    assert casebook.document("ledger").mark == "L"
    assert casebook.voice("mayor").contemporary
    assert casebook.decision("site").option("mill").label == "At the mill"
    assert casebook.question("ferry").position("kept").label == "The ferry is kept"
    assert casebook.argument("C1").lines == (4, 5)


def test_an_unknown_id_is_a_key_error() -> None:
    casebook = mini()
    for look_up in (
        casebook.document,
        casebook.voice,
        casebook.decision,
        casebook.question,
        casebook.argument,
    ):
        with pytest.raises(KeyError):
            look_up("nobody")
    with pytest.raises(KeyError):
        casebook.decision("site").option("nowhere")
    with pytest.raises(KeyError):
        casebook.question("ferry").position("sunk")


def test_what_happened() -> None:
    casebook = mini()
    assert casebook.decision("site").actual.id == "ford"
    actual = casebook.question("safety").actual
    assert actual is not None
    assert actual.id == "falls"
    assert casebook.question("market").actual is None


def test_what_is_left_out_has_a_default() -> None:
    document = Document.model_validate({"id": "d", "mark": "D", "title": "D"})
    assert (document.author, document.published, document.about) == ("", "", "")
    decision = Decision.model_validate({"id": "d", "title": "D", "date": "1900", "options": []})
    assert (decision.arises, decision.considered_by, decision.headline) == ({}, (), False)
    argument = _argument(base=0.5)
    assert (argument.page, argument.when, argument.supports, argument.cue) == (None, {}, (), "")


def test_the_base_score_comes_from_the_certainty_or_is_given() -> None:
    assert _argument(certainty="likely").base_score == 0.75
    assert _argument(certainty="likely").interval == (0.55, 0.80)
    assert _argument(base=0.62).base_score == 0.62
    assert _argument(base=0.62).interval == (0.62, 0.62)
    assert _argument(base=0).base_score == 0.0
    unknowable = _argument(certainty="unknowable")
    assert unknowable.certainty is Certainty.UNKNOWABLE
    assert unknowable.base_score is None
    assert unknowable.interval is None


def test_an_argument_built_without_a_check_has_no_interval() -> None:
    unchecked = _argument(base=0.5).model_copy(update={"base": None})
    assert unchecked.interval is None


def test_a_casebook_never_changes() -> None:
    casebook = mini()
    with pytest.raises(ValidationError):
        casebook.title = "Another"  # type: ignore[misc]


def test_the_span_is_given_or_spans_the_dates() -> None:
    assert mini().span == ("1900", "1912")
    assert mini(('span = ["1900", "1912"]\n', "")).span == ("1901", "1908")


def test_a_year_named_twice_is_a_whole_year() -> None:
    assert mini(('["1900", "1912"]', '["1901", "1901"]')).span == ("1901", "1902")
    assert mini(('["1900", "1912"]', '["1901", "1901-01-01"]')).span == ("1901", "1902")


@pytest.mark.parametrize("name", ["N3:2", "M071(a)", "हिन्दी", "и\u0306", "Дело-№5", "trotsky's", "a.b", "7"])
def test_an_id_is_any_short_word(name: str) -> None:
    assert mini(('id = "C1"', f'id = "{name}"')).argument(name).lines == (4, 5)


def test_one_name_needs_no_brackets() -> None:
    casebook = mini(
        ('authors = ["The makers of Otherwise"]', 'authors = "A. Smith"'),
        ('actors = ["The council"]', 'actors = ""'),
    )
    assert casebook.authors == ("A. Smith",)
    assert casebook.decision("site").actors == ()


def test_documents_may_share_a_mark() -> None:
    assert mini(('mark = "C"', 'mark = "L"')).document("chronicle").mark == "L"


def test_the_span_reaches_to_the_last_settled_question() -> None:
    assert mini(('span = ["1900", "1912"]\n', ""), ('"1907-10"', '"1920-10"')).span == ("1901", "1921")


def test_a_casebook_may_be_empty_and_still_has_a_span() -> None:
    assert faults_in(HEAD) == ()
    casebook = Casebook.model_validate(
        {"format": "otherwise/casebook", "version": 1, "id": "x", "title": "X"}
    )
    assert casebook.span == ("1900", "1901")
    assert casebook.arguments == ()


def test_the_last_year_of_the_calendar_has_a_span() -> None:
    assert faults_in(HEAD + '[[events]]\ndate = "9999-12-31"\n') == ()
    assert mini(('span = ["1900", "1912"]\n', ""), ('"1907-10-02"', '"9998"')).span == ("1901", "9999")
    alone = casebook_from_bytes((HEAD + '[[events]]\ndate = "9999-12-31"\n').encode(), "x")
    assert alone.span == ("9998", "9999")


def test_a_changed_copy_forgets_what_was_looked_up() -> None:
    casebook = mini()
    assert casebook.argument("C1").page == 12
    assert casebook.span == ("1900", "1912")
    fewer = casebook.model_copy(update={"arguments": casebook.arguments[1:]})
    with pytest.raises(KeyError):
        fewer.argument("C1")
    assert casebook.argument("C1").page == 12
    assert casebook.model_copy() == mini()
