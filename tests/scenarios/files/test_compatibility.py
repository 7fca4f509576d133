"""Scenario files of every version open, now and later, and nothing in them is lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from scenarios.files import migrations, scenario_files
from scenarios.files.migrations import STEPS, migrated
from scenarios.files.opening import open_path
from scenarios.files.scenario_files import (
    open_scenario,
    save_scenario,
    scenario_from_bytes,
    scenario_to_bytes,
)
from scenarios.model.faults import ScenarioError
from scenarios.model.fit import fit
from scenarios.model.scenario import VERSION, Scenario

FIXTURES = Path(__file__).resolve().parents[2] / "data" / "scenarios"
VERSIONS = range(1, VERSION + 1)


def fixture(version: int) -> Path:
    return FIXTURES / f"version-{version}.otherwise"


def nowhere(_casebook_id: str) -> Path | None:
    return None


def test_every_version_has_its_file_and_every_old_one_a_way_up() -> None:
    assert sorted(path.name for path in FIXTURES.iterdir()) == [fixture(each).name for each in VERSIONS]
    assert sorted(STEPS) == list(VERSIONS)[:-1]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_of_every_version_says_what_it_said(version: int) -> None:
    scenario = open_scenario(fixture(version)).scenario
    assert scenario.version == VERSION
    assert scenario.title == "If there were no bridge — “Wäre keine Brücke”"
    assert scenario.author == "A. Lecturer"
    assert scenario.created == "2024-03-01T09:00:00+00:00"
    assert scenario.choices == {"bridge": "not-built"}
    assert scenario.reading.credence_of("letter") == 0.75
    assert scenario.semantics == "df-quad"
    assert scenario.in_play == ("bridge",)
    assert scenario.notes["bridge"] == "The letter is dated after the vote."
    assert [step["title"] for step in scenario.lecture] == ["First", "Then"]


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_of_every_version_opens_where_its_casebook_is_not(version: int) -> None:
    opened = open_path(fixture(version), nowhere)
    assert opened.casebook.title == "The crossing"
    brought_up = f"This file is of version {version} of the format; saving it makes it version {VERSION}."
    assert opened.notices == (() if version == VERSION else (brought_up,))


def test_a_file_of_version_1_supposes_nothing_whatever_it_held_by_that_name() -> None:
    raw = json.loads(fixture(1).read_bytes())
    assert "supposed" not in raw
    assert open_scenario(fixture(1)).scenario.supposed == {}
    later = json.dumps({**raw, "supposed": ["what a later program left"]}).encode()
    assert scenario_from_bytes(later, "x").scenario.supposed == {}


def test_a_file_of_version_2_says_what_it_supposed() -> None:
    scenario = open_scenario(fixture(2)).scenario
    assert scenario.supposed == {"growth": "no"}
    opened = open_path(fixture(2), nowhere)
    assert fit(opened.casebook, scenario).supposed == {"growth": "no"}
    assert json.loads(scenario_to_bytes(scenario.with_supposed({})))["supposed"] == {}


def test_a_file_of_version_2_leaves_out_no_inference_whatever_it_held_by_that_name() -> None:
    raw = json.loads(fixture(2).read_bytes())
    assert "without_inferences" not in raw
    assert not open_scenario(fixture(2)).scenario.reading.without_inferences
    later = json.dumps({**raw, "without_inferences": "what a later program left"}).encode()
    assert scenario_from_bytes(later, "x").scenario.without_inferences is False


def test_a_file_of_version_3_leaves_out_what_the_editors_infer() -> None:
    opened = open_path(fixture(3), nowhere)
    assert opened.casebook.argument("A9").inferred
    assert opened.scenario.reading.without_inferences
    assert fit(opened.casebook, opened.scenario).reading.without_inferences


def test_a_file_of_this_version_comes_back_byte_by_byte(tmp_path: Path) -> None:
    path = tmp_path / "again.otherwise"
    shutil.copy(fixture(VERSION), path)
    save_scenario(path, open_scenario(path).scenario)
    assert path.read_bytes() == fixture(VERSION).read_bytes()


def test_unknown_keys_are_kept_through_every_change() -> None:
    raw = json.loads(fixture(VERSION).read_bytes())
    scenario = (
        open_scenario(fixture(VERSION))
        .scenario.with_choice("bridge", "built")
        .with_title("Another")
        .with_note("", "")
        .as_saved()
    )
    again = json.loads(scenario_to_bytes(scenario))
    assert again["x-later"] == raw["x-later"]
    assert again["casebook"]["x-shelf"] == "from a later version"
    assert again["lecture"] == raw["lecture"]


# The steps themselves, shown by two versions that there may be one day.


def rename_title(raw: dict[str, Any]) -> dict[str, Any]:
    raw["name"] = raw.pop("title", "")
    return raw


def split_name(raw: dict[str, Any]) -> dict[str, Any]:
    return {**raw, "name": str(raw["name"]).split()}


def test_steps_are_taken_one_after_the_other() -> None:
    raw = {"version": 1, "title": "a b", "x": 1}
    steps = {1: rename_title, 2: split_name}
    assert migrated(raw, 1, 3, steps) == {"version": 3, "name": ["a", "b"], "x": 1}
    assert migrated(raw, 1, 2, steps) == {"version": 2, "name": "a b", "x": 1}
    assert migrated(raw, 1, 1, steps) == raw == {"version": 1, "title": "a b", "x": 1}


def test_an_older_file_is_brought_up_and_this_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def to_later(raw: dict[str, Any], start: int, end: int) -> dict[str, Any]:
        assert (start, end) == (VERSION, VERSION + 1)
        return {**raw, "title": "Brought up"}

    monkeypatch.setattr(scenario_files, "VERSION", VERSION + 1)
    monkeypatch.setattr(scenario_files, "migrated", to_later)
    opened = scenario_from_bytes(fixture(VERSION).read_bytes(), "old.otherwise")
    assert opened.scenario.title == "Brought up"
    assert opened.notices == (
        f"This file is of version {VERSION} of the format; saving it makes it version {VERSION + 1}.",
    )


def test_a_newer_file_is_refused_by_the_version_it_needs_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "newer.otherwise"
    raw = {**json.loads(fixture(VERSION).read_bytes()), "version": VERSION + 1}
    path.write_text(json.dumps(raw), encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(ScenarioError, match=f"one that reads version {VERSION + 1}") as caught:
        open_scenario(path)
    assert len(caught.value.faults) == 1
    assert path.read_bytes() == before


def test_the_history_of_the_format_is_written_down() -> None:
    import scenarios.model.scenario

    history = (scenarios.model.scenario.__doc__ or "").partition("History of the format:")[2]
    assert [int(part.split(",")[0]) for part in history.split(";")] == list(VERSIONS)
    assert Scenario.model_fields["version"].default == VERSION
    assert migrations.__doc__
