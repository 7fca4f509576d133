"""A projection as JSON and as a table."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from scenarios.commands.printed import as_json, as_table
from scenarios.files.casebook_files import casebook_from_bytes
from scenarios.model.casebook import Casebook
from scenarios.model.reading import Reading
from scenarios.projection.snapshot import Snapshot
from tests.casebooks import HEAD, mini
from tests.scenarios.engine.forks import decision, forked, rests, supports
from tests.scenarios.projected import snapshot


def _project(reading: Reading | None = None, casebook: Casebook | None = None, **choices: str) -> Snapshot:
    return snapshot(casebook or mini(), choices, reading=reading)


def _by_id(items: list[dict[str, Any]]) -> Mapping[str, dict[str, Any]]:
    return {item["id"]: item for item in items}


def test_json_has_the_keys_and_the_numbers_of_the_projection() -> None:
    projection = _project(site="mill", toll="charged")
    found = json.loads(json.dumps(as_json(projection), allow_nan=False))
    assert list(found) == [
        "casebook", "semantics", "choices", "supposed", "not_arising", "departures", "hinges", "courses",
        "debates", "credence", "muted", "without_inferences", "not_heard",
    ]  # fmt: skip
    assert found["casebook"] == "mini"
    assert found["semantics"] == "quadratic-energy"
    assert found["choices"] == {"site": "mill", "toll": "charged", "flood": None}
    assert found["not_arising"] == ["flood"]
    assert found["supposed"] == {}
    assert found["hinges"] == ["ferry", "safety"]
    course = found["courses"][0]
    assert list(course) == ["holds", "not_arising", "questions", "arguments"]
    assert course["not_arising"] == [
        {"decision": "flood", "reason": "removed by “At the mill” (Where to build the bridge)"}
    ]
    assert found["departures"] == ["site", "toll"]
    market = _by_id(course["questions"])["market"]
    assert list(market)[:5] == ["id", "status", "reach", "leading", "answer"]
    assert market["status"] == "projected"
    for position in market["positions"]:
        told = projection.question("market").position(position["id"])
        assert list(position)[:4] == ["id", "strength", "band", "by_document"]
        assert position["strength"] == told.strength
        assert told.verdict is not None
        assert position["band"] == told.verdict.band
        assert position["by_document"] == told.by_document
        assert set(position["by_document"]) == {"chronicle", "ledger", "survey"}
    argument = _by_id(course["arguments"])["L1"]
    assert [argument[key] for key in ("active", "dormant", "base", "strength")] == [True, False, 0.75, 0.75]
    assert list(argument)[:6] == ["id", "active", "dormant", "base", "strength", "inferred"]
    assert argument["inferred"] is False


def test_json_gives_no_number_where_there_is_none() -> None:
    (course,) = as_json(_project(site="none"))["courses"]
    safety = _by_id(course["questions"])["safety"]
    assert safety["status"] == "silent"
    assert safety["leading"] is None
    assert [(position["strength"], position["band"]) for position in safety["positions"]] == [
        (None, None)
    ] * 2
    unknowable = _by_id(course["arguments"])["C6"]
    assert (unknowable["base"], unknowable["strength"]) == (None, None)


def test_json_says_who_declares_a_question_unknowable_and_how_the_documents_are_read() -> None:
    reading = Reading(credence={"ledger": 0.5}, muted=frozenset({"mayor"}))
    found = as_json(_project(reading, flood="raised"))
    (course,) = found["courses"]
    assert _by_id(course["questions"])["safety"]["unknowable_by"] == ["C6"]
    assert found["credence"] == {"chronicle": 1.0, "ledger": 0.5, "survey": 1.0}
    assert found["muted"] == ["mayor"]


def test_a_document_that_the_reading_leaves_out_is_not_heard_and_not_silent() -> None:
    reading = Reading(credence={"survey": 0.0})
    found = as_json(_project(reading))
    assert found["not_heard"] == ["survey"]
    assert as_json(_project())["not_heard"] == []
    table = as_table(_project(reading))
    assert "– silent here, × not heard in this reading" in table
    rows = [line for line in table.splitlines() if line.startswith("  > ") and line.endswith("×")]
    assert rows
    assert "×" not in as_table(_project())
    debate = table[table.index("DEBATES") : table.index("ARGUMENTS")]
    assert "×" in debate


def test_the_table_of_what_happened() -> None:
    table = as_table(_project())
    assert "The bridge at Aldwater" in table
    assert "DECISIONS   as it happened" in table
    assert "March 1901        Where to build the bridge" in table
    assert "Does the ferry live on?\n  as it happened\n" in table
    assert "> The ferry closes" in table
    assert "strong case for (80–100)" in table
    assert "documents disagree" in table
    assert "Semantics: quadratic-energy" in table
    assert (
        table.index("OUTCOMES") < table.index("It falls") < table.index("DEBATES") < table.index("careless")
    )
    assert "%" not in table


def test_the_table_of_a_branch() -> None:
    reading = Reading(
        credence={"ledger": 0.5, "survey": 0.0}, muted=frozenset({"mayor"}), without_inferences=True
    )
    table = as_table(_project(reading, site="mill", toll="charged"))
    assert "DECISIONS   2 departures (*)" in table
    assert "                  * At the mill" in table
    assert "                  - does not arise: removed by “At the mill” (Where to build" in table
    assert "The Ferryman's Ledger (credence 0.5)" in table
    assert "Survey of the River Crossings (not heard)" in table
    assert "Muted: The mayor, quoted by Brook" in table
    assert "Left out: the editors' inferences" in table
    assert "  the documents do not say" in table
    assert "C1 C   95  off  A free bridge" in table


def test_what_the_editors_infer_is_marked() -> None:
    casebook = mini(('id = "L2"', 'id = "L2"\ninferred = true'))
    found = as_table(_project(casebook=casebook))
    assert found.count("(the editors' inference)") == 1
    by_id = _by_id(as_json(_project(casebook=casebook))["courses"][0]["arguments"])
    assert [name for name, argument in by_id.items() if argument["inferred"]] == ["L2"]


def test_one_departure_is_counted_as_one() -> None:
    assert "DECISIONS   1 departure (*)" in as_table(_project(toll="charged"))


def test_what_is_established_unknowable_dormant_or_level_is_said() -> None:
    table = as_table(_project(site="none"))
    assert "Does the ferry live on?\n  follows from a choice\n" in table
    raised = as_table(_project(flood="raised"))
    assert "declared unknowable by Ada Brook" in raised
    assert "C6 C    –    –  Nobody can say" in raised
    assert "S4 S   50   if  A bridge that lasts" in as_table(_project())
    level = mini(('attacks = ["C2"]', ""), ('when = { site = ["ford"] }\nsupports = ["market/east"]', ""))
    alone = Reading(credence={"chronicle": 0.0, "survey": 0.0})
    assert "no position leads alone" not in as_table(_project(alone, level))
    both = mini(('supports = ["market/west"]', 'supports = ["market/west", "market/east"]'))
    assert "no position leads alone" in as_table(_project(alone, both))


@pytest.mark.parametrize(("asked", "most"), [(10, 80), (80, 80), (93, 93), (500, 100)])
def test_no_line_is_wider_than_the_terminal(asked: int, most: int) -> None:
    table = as_table(_project(site="mill"), asked)
    assert max(map(len, table.splitlines())) <= most


def test_long_words_and_many_documents_still_fit() -> None:
    documents = "".join(
        f'[[documents]]\nid="d{i}"\nmark="{mark}"\ntitle="{"T" * 150}"\n' for i, mark in enumerate("ABCDEFGH")
    )
    text = HEAD + f'revision = "{"9" * 200}"\n' + documents + '[[voices]]\nid="v"\nname="V"\n'
    text += (
        f'[[questions]]\nid="q"\ntitle="Q"\n[[questions.positions]]\nid="a"\nlabel="{"long words " * 20}"\n'
    )
    text += '[[questions.positions]]\nid="b"\nlabel="B"\n'
    text += f'[[arguments]]\nid="{"A" * 90}"\ndocument="d0"\nvoice="v"\nlines=[1]\ntext=""\nbase=0.9\n'
    text += 'supports=["q/a"]\n'
    table = as_table(_project(casebook=casebook_from_bytes(text.encode(), "c")))
    assert max(map(len, table.splitlines())) <= 80
    assert "A" * 19 + "…" in table
    assert (table.count("long"), table.count("words")) == (20, 20)


def test_an_empty_casebook_has_a_short_table() -> None:
    casebook = casebook_from_bytes(HEAD.encode(), "c")
    assert as_table(_project(casebook=casebook)) == "X\nCasebook x\n  Semantics: quadratic-energy\n"
    (course,) = as_json(_project(casebook=casebook))["courses"]
    assert (course["questions"], course["holds"]) == ([], {})


SPLIT = forked(
    supports("a1", "h/x"),
    supports("a2", "h/y", 0.5),
    rests("r1", "h/x", "o/u"),
    rests("r2", "h/y", "o/w"),
    decisions=[decision(), decision("later", "1930", presupposes=["h/y"])],
)


def test_json_has_a_section_a_course_the_leading_one_first() -> None:
    found = as_json(snapshot(SPLIT, {"fork": "aside"}))
    assert found["hinges"] == ["h"]
    assert found["not_arising"] == []
    first, second = found["courses"]
    assert (first["holds"], second["holds"]) == ({"h": "x"}, {"h": "y"})
    assert first["not_arising"] == [{"decision": "later", "reason": "it arises only if h y"}]
    assert second["not_arising"] == []
    assert [_by_id(course["questions"])["o"]["leading"] for course in (first, second)] == ["u", "w"]
    asleep = _by_id(first["arguments"])["r2"]
    assert (asleep["dormant"], asleep["strength"], asleep["waiting_for"]) == (True, 0.0, ["h y"])
    supposed = as_json(snapshot(SPLIT, {"fork": "aside"}, {"h": "y"}))
    assert supposed["supposed"] == {"h": "y"}
    assert [course["holds"] for course in supposed["courses"]] == [{"h": "y"}]


def test_json_tells_debates_and_their_arguments_as_in_history() -> None:
    found = as_json(_project(site="mill"))
    assert [question["id"] for question in found["debates"]["questions"]] == ["blame"]
    assert _by_id(found["debates"]["arguments"])["L3"]["strength"] == 0.85
    assert _by_id(found["courses"][0]["arguments"])["L3"]["active"] is False


def test_the_table_tells_what_a_branch_turns_on_and_each_course() -> None:
    table = as_table(snapshot(SPLIT, {"fork": "aside"}))
    assert (
        "THIS BRANCH TURNS ON\n  h (h)\n    Arguments speak for 2 answers, and each is followed: x, " in table
    )
    assert "Against history: 2 lead otherwise" in table
    assert "\n                    arises in 1 of 2 courses\n" in table
    assert "o\n  if h x: argued\n" in table
    assert "  if h y: argued\n" in table
    # The hinge itself is argued alike in both, and each takes its own answer.
    assert "\nh\n  if h x: argued\n  > x " in table
    assert "\n  if h y: argued\n    x " in table
    assert "ARGUMENTS if h x " in table
    assert "ARGUMENTS if h y " in table
    first, second = table.split("ARGUMENTS if")[1:]
    assert "  r1 L   80   80  r1\n  r2 L   80   if  r2\n" in first
    assert "  r1 L   80   if  r1\n  r2 L   80   80  r2\n" in second


def test_the_table_tells_which_premise_a_decision_lacks() -> None:
    table = as_table(snapshot(SPLIT, {"fork": "aside"}, {"h": "x"}))
    assert "does not arise: it arises only if h y" in table
    assert "You suppose that h x. The documents' own case:" in table
