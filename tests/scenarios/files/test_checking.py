"""Whether a file is sound, be it a casebook or a scenario."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scenarios.files import library
from scenarios.files.casebook_files import casebook_digest
from scenarios.files.checking import check
from scenarios.files.scenario_files import scenario_to_bytes
from scenarios.model.scenario import Scenario
from tests.casebooks import MINI, mini, mini_text


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(library.HOME_VARIABLE, os.fspath(tmp_path / "home"))
    folder = tmp_path / "home" / "casebooks"
    folder.mkdir(parents=True)
    (folder / "mini.toml").write_bytes(MINI.read_bytes())


def _saved(tmp_path: Path, scenario: Scenario, name: str = "s.otherwise") -> Path:
    path = tmp_path / name
    path.write_bytes(scenario_to_bytes(scenario))
    return path


def test_a_sound_casebook() -> None:
    checked = check(MINI)
    assert checked.faults == ()
    assert checked.notes == ("a sound casebook: 3 decisions, 4 questions, 15 arguments",)


def test_documents_that_share_a_mark_are_only_noted(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text(mini_text(('mark = "C"', 'mark = "L"')), encoding="utf-8")
    checked = check(path)
    assert checked.faults == ()
    assert checked.notes[1].startswith("“A Chronicle of Aldwater” and “")
    assert "the same mark, L" in checked.notes[1]


NEVER = "never speaks on blame: a debate is read in history, and "


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('supports = ["blame/careful"]', 'supports = ["blame/careful"]\npresupposes = ["ferry/kept"]',
         f"the argument C4 {NEVER}ferry/kept is not what happened"),
        ('supports = ["blame/careful"]', 'supports = ["blame/careful"]\nwhen = { site = ["mill"] }',
         f"the argument C4 {NEVER}site did not go that way"),
        ('supports = ["blame/careful"]', 'supports = ["blame/careful"]\nunless = { site = ["ford"] }',
         f"the argument C4 {NEVER}site went that way"),
        ('attacks = ["S4"]', 'attacks = ["S4", "C4"]\nunless = { site = ["ford"] }',
         f"the argument S5 {NEVER}site went that way"),
        ('["safety/stands", "ferry/kept"]', '["safety/stands", "ferry/kept", "ferry/closed"]',
         "the argument S4 presupposes two positions of ferry, which exclude each other"),
    ],
)  # fmt: skip
def test_what_never_speaks_is_told(old: str, new: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text(mini_text((old, new)), encoding="utf-8")
    checked = check(path)
    assert checked.faults == ()
    assert checked.notes[1:] == (said,)


def test_what_speaks_in_history_is_not_told(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    speaking = (
        'when = { site = ["ford"] }\nunless = { toll = ["charged"] }\n'
        'presupposes = ["ferry/closed", "safety/falls"]'
    )
    edit = ('supports = ["blame/careful"]', f'supports = ["blame/careful"]\n{speaking}')
    path.write_text(mini_text(edit), encoding="utf-8")
    assert check(path).faults == ()
    assert check(path).notes[1:] == ()


WEATHER = """
[[questions]]
id = "weather"
title = "Is it fine?"

  [[questions.positions]]
  id = "fine"
  label = "It is"

  [[questions.positions]]
  id = "foul"
  label = "It is not"
"""


def weather(name: str, links: str) -> str:
    return (
        f'[[arguments]]\nid = "{name}"\ndocument = "survey"\nvoice = "wells"\nlines = [50]\n'
        f'text = "It depends on the weather."\nbase = 0.5\n{links}\n'
    )


def test_a_decision_that_did_not_arise_silences_what_waits_for_it(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    edits = [
        ('arises = { site = ["ford", "mill"] }', 'presupposes = ["weather/fine"]'),
        ('arises = { site = ["ford"] }', 'arises = { toll = ["free"] }'),
        ('supports = ["blame/careful"]', 'supports = ["blame/careful"]\nwhen = { flood = ["left"] }'),
    ]
    path.write_text(
        mini_text(*edits) + WEATHER + weather("W1", 'supports = ["weather/fine"]'), encoding="utf-8"
    )
    checked = check(path)
    assert checked.faults == ()
    assert checked.notes[1:] == (f"the argument C4 {NEVER}flood did not go that way",)


UNHELD = (
    "the {} {} presupposes weather/fine, which holds in no branch: it did not happen, no option"
    " establishes it and no argument speaks for it"
)


@pytest.mark.parametrize(
    ("more", "notes"),
    [
        ("", [UNHELD.format("argument", "W1"),
              "no argument decides weather, which others presuppose; but for a fact they are silent"]),
        (weather("W2", 'supports = ["weather/foul"]'), [UNHELD.format("argument", "W1")]),
        (weather("W2", 'supports = ["weather/fine"]'), []),
        # A case against its rival can let it lead.
        (weather("W2", 'attacks = ["weather/foul"]'), []),
    ],
)  # fmt: skip
def test_premises_that_hold_in_no_branch_and_hinges_that_nobody_decides_are_told(
    more: str, notes: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "c.toml"
    resting = weather("W1", 'supports = ["safety/stands"]\npresupposes = ["weather/fine"]')
    path.write_text(mini_text() + WEATHER + resting + more, encoding="utf-8")
    checked = check(path)
    assert checked.faults == ()
    assert list(checked.notes[1:]) == notes


def test_a_premise_that_an_option_establishes_can_hold(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    edits = [
        ('establishes = ["ferry/kept"]', 'establishes = ["ferry/kept", "weather/fine"]'),
        ('arises = { site = ["ford", "mill"] }', 'presupposes = ["weather/fine"]'),
    ]
    path.write_text(mini_text(*edits) + WEATHER, encoding="utf-8")
    assert check(path).faults == ()
    assert [note for note in check(path).notes if "holds in no branch" in note] == []


def test_a_faulty_casebook(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_text(mini_text(("base = 0.85", "base = 1.5"), ('attacks = ["S4"]', 'attacks = ["S9"]')))
    assert [fault.place for fault in check(path).faults] == [
        'arguments "L3" > base',
        'arguments "S5" > attacks',
    ]


def test_a_casebook_that_is_too_large_is_told_the_limit_of_casebooks(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    with path.open("wb") as file:
        file.truncate(100 * 2**20)
    assert [fault.what for fault in check(path).faults] == ["it is larger than 2 MiB"]


def test_no_file_at_all(tmp_path: Path) -> None:
    assert [fault.what for fault in check(tmp_path / "nothing").faults] == ["there is no such file"]


@pytest.mark.parametrize("name", ["s.otherwise", "s.json", "s"])
def test_a_sound_scenario_is_told_by_what_it_holds(name: str, tmp_path: Path) -> None:
    path = _saved(tmp_path, Scenario.new(mini(), casebook_digest(MINI)).with_choice("site", "mill"), name)
    checked = check(path)
    assert checked.faults == ()
    assert checked.notes == ("a sound scenario of The bridge at Aldwater",)


def test_a_scenario_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "s.otherwise"
    path.write_text("format = 1", encoding="utf-8")
    (fault,) = check(path).faults
    assert fault.what == "it is no scenario of Otherwise, or a damaged one (from line 1 on)"


def test_what_the_casebook_has_no_place_for_is_a_fault_of_the_scenario(tmp_path: Path) -> None:
    scenario = (
        Scenario.new(mini(), casebook_digest(MINI)).with_choice("site", "moon").with_choice("war", "peace")
    )
    checked = check(_saved(tmp_path, scenario))
    assert len(checked.faults) == 2
    assert "moon" in checked.faults[0].what
    assert "war" in checked.faults[1].what
    assert all(not fault.what.endswith(".") and fault.remedy for fault in checked.faults)
    assert checked.notes == ()


def test_another_edition_of_the_casebook_is_only_noted(tmp_path: Path) -> None:
    checked = check(_saved(tmp_path, Scenario.new(mini(), "0" * 64)))
    assert checked.faults == ()
    assert len(checked.notes) == 2
    assert "edited since" in checked.notes[0]


def test_a_scenario_without_its_casebook(tmp_path: Path) -> None:
    (tmp_path / "home" / "casebooks" / "mini.toml").unlink()
    (fault,) = check(_saved(tmp_path, Scenario.new(mini(), "0" * 64))).faults
    assert "on this computer" in fault.what
    assert '"mini"' in str(fault)
