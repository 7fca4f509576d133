"""Snapshots as tables."""

from __future__ import annotations

from typing import Any

from scenarios.exports.tables import Table, outcomes
from scenarios.model.reading import Reading
from tests.scenarios.exports.requests import request, split


def _dicts(table: Table) -> list[dict[str, Any]]:
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert len(set(table.columns)) == len(table.columns)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_a_row_for_every_position_course_by_course() -> None:
    made = request({"toll": "charged"}, casebook=split())
    rows = _dicts(outcomes(made))
    for course in made.snapshot.courses:
        for question in course.questions:
            found = [
                row for row in rows if (row["course"], row["question"]) == (course.number + 1, question.id)
            ]
            assert [row["position"] for row in found] == [position.id for position in question.positions]
            assert [row["strength"] for row in found] == [
                position.strength for position in question.positions
            ]
            assert [row["position"] for row in found if row["answer"]] == [question.answer]
    assert {row["provided_that"] for row in rows if row["course"]} != {""}


def test_debates_have_neither_branch_nor_course() -> None:
    rows = [row for row in _dicts(outcomes(request({"site": "mill"}))) if row["kind"] == "debate"]
    assert [row["position"] for row in rows] == ["careless", "careful"]
    assert {(row["branch"], row["course"], row["change"]) for row in rows} == {(None, None, "")}


def test_what_is_silent_has_no_strength_and_what_is_settled_no_verdict() -> None:
    rows = _dicts(outcomes(request({"site": "none"})))
    silent = [row for row in rows if row["question"] == "safety"]
    assert {row["strength"] for row in silent} == {None}
    assert {row["status"] for row in silent} == {"the documents do not say"}
    ferry = [row for row in rows if row["question"] == "ferry"]
    assert [(row["strength"], row["verdict"]) for row in ferry] == [(1.0, ""), (0.0, "")]


def test_every_row_says_where_it_comes_from() -> None:
    reading = Reading(credence={"ledger": 0.0})
    for row in _dicts(outcomes(request({"site": "mill"}, {"ferry": "kept"}, reading))):
        assert row["casebook"] == "The bridge at Aldwater (mini), revision 1.0"
        assert "The Ferryman's Ledger: not heard" in row["reading"]
        assert row["date"] == "2026-03-01"
        assert "not a chance" in row["caution"]
        assert bool(row["supposed"]) == ((row["question"], row["position"]) == ("ferry", "kept"))


def test_a_document_that_does_not_speak_has_no_strength_of_its_own() -> None:
    (row,) = [row for row in _dicts(outcomes(request())) if row["position"] == "falls"]
    assert row["strength_chronicle"] is None
    assert row["strength_survey"] is not None
