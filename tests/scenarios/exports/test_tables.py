"""Snapshots as tables."""

from __future__ import annotations

from typing import Any

import pytest

from scenarios.exports import tables
from scenarios.exports.argument_table import arguments
from scenarios.exports.branch_tables import courses, decisions
from scenarios.exports.outcome_table import outcomes
from scenarios.exports.request import ExportError, Options
from scenarios.exports.tables import Table
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


def test_silent_and_not_heard_are_told_apart() -> None:
    (row,) = [row for row in _dicts(outcomes(request())) if row["position"] == "falls"]
    assert "chronicle" in str(row["documents_silent"]).split()
    assert row["documents_not_heard"] == ""
    left_out = Reading(credence={"chronicle": 0.0})
    (row,) = [row for row in _dicts(outcomes(request(reading=left_out))) if row["position"] == "falls"]
    assert "chronicle" not in str(row["documents_silent"]).split()
    assert row["documents_not_heard"] == "chronicle"


IN_PLAY = Options(branches="in-play")


def test_every_branch_of_the_decisions_in_play() -> None:
    made = request({"flood": "raised"}, in_play=["site", "toll"], options=IN_PLAY)
    rows = _dicts(outcomes(made))
    choices = {row["branch"]: row["choices"] for row in rows if row["kind"] == "outcome"}
    assert choices == {
        1: "", 2: "flood=raised", 3: "toll=charged flood=raised", 4: "site=mill", 5: "site=mill toll=charged",
        6: "site=none",
    }  # fmt: skip
    alone = _dicts(outcomes(request({"site": "mill"})))
    fourth = [row for row in rows if row["branch"] == 4]
    assert [row["strength"] for row in fourth] == [row["strength"] for row in alone if row["branch"]]
    # Debates are told once, however many branches there are.
    assert len([row for row in rows if row["kind"] == "debate"]) == 2


def test_too_many_branches_are_refused_before_they_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_BRANCHES", 5)
    with pytest.raises(ExportError, match="the 2 decisions in play make 6 branches, and 5 are the most"):
        outcomes(request(in_play=["site", "toll"], options=IN_PLAY))


def test_arguments_course_by_course() -> None:
    made = request({"toll": "charged"}, casebook=split())
    rows = _dicts(arguments(made))
    for course in made.snapshot.courses:
        found = {row["argument"]: row for row in rows if row["course"] == course.number + 1}
        for argument, row in found.items():
            state = course.argument(argument)
            assert (row["strength"], bool(row["active"]), bool(row["dormant"])) == (
                state.strength, state.active, state.dormant,
            )  # fmt: skip
            assert bool(row["would_apply"]) == bool(state.waiting_for)
    (first,) = [row for row in rows if (row["argument"], row["course"]) == ("C1", 1)]
    assert (first["page"], first["lines"], first["mark"], first["voice"]) == (12, "4–5", "C", "Ada Brook")
    assert (first["base"], first["base_low"], first["base_high"]) == (0.95, 0.90, 0.98)
    (market,) = [row for row in rows if (row["argument"], row["course"]) == ("C2", 1)]
    assert market["when"] == "site=ford"
    assert market["against_history"] == "Speaks in history too"


def test_an_argument_on_debates_alone_has_one_row() -> None:
    rows = _dicts(arguments(request({"toll": "charged"}, casebook=split())))
    assert [row["course"] for row in rows if row["argument"] == "S3"] == [None]
    assert [row["course"] for row in rows if row["argument"] == "L3"] == [1, 2]


def test_what_is_declared_unknowable_has_no_numbers() -> None:
    rows = _dicts(arguments(request({"flood": "raised"})))
    (row,) = [row for row in rows if row["argument"] == "C6"]
    assert (row["certainty"], row["base"], row["base_low"], row["strength"]) == (
        "declared unknowable", None, None, None,
    )  # fmt: skip


def test_decisions() -> None:
    made = request({"site": "mill"}, in_play=["toll"], notes={"site": "my own note"})
    site, toll, flood = _dicts(decisions(made))
    assert (site["actual"], site["chosen"], site["chosen_label"]) == ("ford", "mill", "At the mill")
    assert (site["departs"], toll["departs"], flood["departs"]) == ("yes", "", "")
    assert (site["in_play"], toll["in_play"]) == ("", "yes")
    assert (flood["arises_in_courses"], flood["of_courses"]) == (0, 2)
    assert flood["why_not"] == "removed by “At the mill” (Where to build the bridge)"
    assert (site["note"], toll["note"], toll["why_not"]) == ("my own note", "", "")


def test_courses_with_the_answer_at_each_hinge() -> None:
    made = request({"toll": "charged"}, {"safety": "stands"}, casebook=split())
    rows = _dicts(courses(made))
    assert [{hinge: row[f"hinge_{hinge}"] for hinge in ("ferry", "safety")} for row in rows] == [
        dict(course.holds) for course in made.snapshot.courses
    ]
    assert {row["supposed"] for row in rows} == {"safety/stands"}
    assert {row["courses"] for row in rows} == {2}
    assert {row["not_arising"] for row in _dicts(courses(request({"site": "mill"})))} == {"flood"}
