"""What the page is given of a casebook."""

from __future__ import annotations

from scenarios.exports.web_casebook import casebook_as_data
from scenarios.model.casebook import Casebook
from tests.scenarios.small import argument, casebook


def _of(book: Casebook) -> dict[str, dict[str, object]]:
    data = casebook_as_data(book, (), ())
    return {one["id"]: one for one in (*data["arguments"], *data["questions"], *data["decisions"])}


def test_an_argument_has_its_base_score_and_its_ends() -> None:
    found = _of(
        casebook(
            argument("flat", certainty="asserted"),
            argument("exact", base=0.0),
            argument("unknown", certainty="unknowable", attacks=["ruler/king"]),
        )
    )
    assert (found["flat"]["base"], found["flat"]["interval"], found["flat"]["firm"]) == (
        0.8, [0.7, 0.9], "asserted",
    )  # fmt: skip
    assert found["exact"]["base"] == 0.0
    assert {"interval", "firm"}.isdisjoint(found["exact"])
    assert "base" not in found["unknown"]


def test_what_is_empty_is_left_out_and_what_is_nought_is_not() -> None:
    found = _of(casebook(argument("first", page=0), argument("second")))
    assert found["first"]["page"] == 0
    assert set(found["second"]) == {"id", "document", "voice", "text", "lines", "base"}


def test_an_argument_says_where_its_step_is_the_editors() -> None:
    found = _of(casebook(argument("said"), argument("inferred", inferred=True)))
    assert "inferred" not in found["said"]
    assert found["inferred"]["inferred"] is True


def test_a_question_says_how_many_decisions_come_before_it_is_settled() -> None:
    found = _of(casebook())
    assert found["growth"]["late"] == 1
    assert "late" not in found["ruler"]


def test_a_question_settled_before_every_decision() -> None:
    asked = {
        "id": "old",
        "title": "Old?",
        "settled": "1900",
        "positions": [{"id": "a", "label": "a", "actual": True}],
    }
    assert _of(casebook(questions=[asked]))["old"]["late"] == 0


def test_decisions_stand_in_the_order_of_time() -> None:
    data = casebook_as_data(casebook(), ("growth",), ())
    assert data["in_time"] == ["bridge", "king", "storm"]
    assert data["hinges"] == ["growth"]
    assert [one["date"] for one in data["decisions"]] == ["1925", "1920", "May 1922"]
