"""`compare`: what it prints for programs and for people, and what it complains of."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from scenarios.commands import command_line
from scenarios.files.casebook_files import casebook_digest, open_casebook
from scenarios.files.library import DEFAULT_CASEBOOK, known_casebooks
from scenarios.files.scenario_files import scenario_to_bytes
from scenarios.model.reading import Reading
from scenarios.model.scenario import Scenario
from tests.casebooks import MINI, mini
from tests.scenarios.commands.calls import CASEBOOK, complaint_of

SHIPPED = known_casebooks()[DEFAULT_CASEBOOK]


def keep(folder: Path, name: str, scenario: Scenario) -> str:
    path = folder / f"{name}.otherwise"
    path.write_bytes(scenario_to_bytes(scenario))
    return os.fspath(path)


@pytest.fixture
def three(tmp_path: Path) -> tuple[str, str, str]:
    """One as it happened, one with the bridge at the mill, and one that reads and supposes otherwise."""
    plain = Scenario.new(mini(), casebook_digest(MINI))
    reading = Reading({"ledger": 0.5}, frozenset({"mayor"}), "euler", without_inferences=True)
    other = plain.with_choice("site", "mill").with_supposed({"ferry": "kept"}).with_reading(reading)
    return (
        keep(tmp_path, "plain", plain),
        keep(tmp_path, "mill", plain.with_choice("site", "mill")),
        keep(tmp_path, "other", other),
    )


@pytest.fixture
def removed(tmp_path: Path) -> str:
    """A scenario of the shipped casebook with six courses."""
    scenario = Scenario.new(open_casebook(SHIPPED), casebook_digest(SHIPPED))
    return keep(tmp_path, "removed", scenario.with_choice("general-secretary", "trotsky-speaks"))


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert command_line.main(["compare", *words, "--json"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    found = json.loads(printed.out)
    assert isinstance(found, dict)
    return found


def lines(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    assert command_line.main(["compare", *words]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    found = printed.out.splitlines()
    assert all(len(line) <= 80 for line in found)
    return found


def test_two_scenarios(capsys: pytest.CaptureFixture[str], three: tuple[str, str, str]) -> None:
    plain, mill, other = three
    found = told(capsys, plain, mill)
    assert found["choices"] == [
        {"decision": "site", "a": "ford", "b": "mill"},
        {"decision": "flood", "a": "left", "b": None},
    ]
    assert found["a"]["departures"] == []
    assert found["b"]["departures"] == ["site"]
    assert found["outcomes"]
    assert set(found["arguments"]) == {one["question"] for one in found["outcomes"]}
    back = told(capsys, mill, plain)
    assert [(one["a"], one["b"]) for one in back["choices"]] == [("mill", "ford"), (None, "left")]
    reading = told(capsys, mill, other)
    assert reading["credence"] == [{"document": "ledger", "a": 1.0, "b": 0.5}]
    assert reading["muted"] == [{"voice": "mayor", "a": False, "b": True}]
    assert reading["semantics"] == {"a": "quadratic-energy", "b": "euler"}
    assert reading["without_inferences"] == {"a": False, "b": True}
    assert reading["supposed"] == [{"question": "ferry", "a": None, "b": "kept"}]
    assert told(capsys, mill, other, "--casebook", "mini") == reading


def test_a_scenario_and_history(capsys: pytest.CaptureFixture[str], three: tuple[str, str, str]) -> None:
    plain, mill, _ = three
    assert told(capsys, mill) == told(capsys, mill, plain)
    same = told(capsys, plain)
    assert (same["choices"], same["outcomes"], same["semantics"]) == ([], [], None)
    assert lines(capsys, plain)[-1] == "nothing differs"


def test_one_question(capsys: pytest.CaptureFixture[str], three: tuple[str, str, str]) -> None:
    found = told(capsys, three[0], three[1], "--question", "ferry")
    assert list(found["arguments"]) == ["ferry"]
    sizes = [abs(one["b"] - one["a"]) for one in found["arguments"]["ferry"]]
    assert sizes == sorted(sizes, reverse=True)


def test_two_courses_of_one_branch(capsys: pytest.CaptureFixture[str], removed: str) -> None:
    found = told(capsys, removed, "--courses", "1", "4")
    assert (found["a"]["course"], found["b"]["course"]) == (1, 4)
    assert found["choices"] == []
    assert {"question": "leader", "a": "collective", "b": "trotsky"} in found["holds"]
    said = lines(capsys, removed, "--courses", "1", "4")
    assert said[0].startswith("A   the first course (course 1 of 6: ")
    assert "WHAT HOLDS" in said


def test_a_comparison_for_people(
    capsys: pytest.CaptureFixture[str], three: tuple[str, str, str], removed: str
) -> None:
    said = lines(capsys, three[1], three[2])
    assert said[0].startswith("A   mill")
    for heading in ("CHOICES AND SUPPOSITIONS", "READING"):
        assert heading in said
    assert "  Semantics" in said
    assert "      B  without the editors' inferences" in said
    assert "      B  not heard" not in said
    said = lines(capsys, removed)
    assert "QUESTIONS" in said
    assert any(line.startswith("ARGUMENTS   ") for line in said)
    more = {int(line.split()[1]) for line in said if line.endswith("more; --json names them all")}
    counts = [len(found) for found in told(capsys, removed)["arguments"].values()]
    assert more == {count - 8 for count in counts if count > 8}
    assert more


def test_files_of_one_name_are_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], three: tuple[str, str, str]
) -> None:
    folder = tmp_path / "again"
    folder.mkdir()
    again = keep(folder, "mill", Scenario.new(mini(), casebook_digest(MINI)))
    said = lines(capsys, three[1], again, "--casebook", "mini")
    assert said[0].replace("\n", "").startswith("A   /")


def test_what_makes_no_sense(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], three: tuple[str, str, str], removed: str
) -> None:
    plain, mill, _ = three
    complaint = complaint_of(capsys, "compare", plain, removed)
    assert "only scenarios of one casebook can be compared" in complaint
    assert "there is no question" in complaint_of(capsys, "compare", plain, mill, "--question", "fery")
    assert "and it has 2" in complaint_of(capsys, "compare", plain, mill, "--courses", "1", "3")
    assert "names course" in complaint_of(capsys, "compare", plain, mill, "--courses", "x", "1")
    assert "the following arguments are required: A" in complaint_of(capsys, "compare")
    complaint_of(capsys, "compare", os.fspath(tmp_path / "no.otherwise"), code=1)


def test_what_does_not_fit_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario = Scenario.new(mini(), casebook_digest(MINI))
    raw = json.loads(scenario_to_bytes(scenario))
    raw["choices"] = {"tower": "built"}
    path = tmp_path / "odd.otherwise"
    path.write_text(json.dumps(raw), encoding="utf-8")
    assert command_line.main(["compare", os.fspath(path), *CASEBOOK]) == 0
    printed = capsys.readouterr()
    assert len(printed.err.splitlines()) == 1
    assert "tower" in printed.err
