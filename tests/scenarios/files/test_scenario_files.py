"""A scenario file gives back what was saved, and one that does not say so in one clear line."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from scenarios.files.scenario_files import (
    MOST_BYTES,
    open_scenario,
    save_scenario,
    scenario_from_bytes,
    scenario_to_bytes,
)
from scenarios.model.faults import ScenarioError
from scenarios.model.reading import Reading
from scenarios.model.scenario import CasebookReference, Scenario

FULL = (
    Scenario(casebook=CasebookReference(id="mini", revision="1.0", sha256="0" * 64))
    .with_title("Wäre die Brücke an der Mühle — “so”")
    .with_choice("site", "mill")
    .with_reading(Reading(credence={"ledger": 0.1}, muted=frozenset({"wells"}), semantics="df-quad"))
    .with_note("", "line\none \u202e two")
    .with_in_play(["toll", "site"])
)
LEAST = {"format": "otherwise/scenario", "version": 1, "casebook": {"id": "mini"}}


def with_text(text: str) -> bytes:
    """The least scenario with something more in it."""
    return (json.dumps(LEAST)[:-1] + "," + text + "}").encode()


def test_what_is_saved_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a b ö.otherwise"
    data = save_scenario(path, FULL).data
    assert path.read_bytes() == data
    opened = open_scenario(path)
    assert opened.scenario == FULL
    assert opened.notices == ()


def test_the_least_file_will_do() -> None:
    assert scenario_from_bytes(json.dumps(LEAST).encode(), "x").scenario.choices == {}


def test_a_byte_order_mark_does_no_harm() -> None:
    assert scenario_from_bytes(b"\xef\xbb\xbf" + scenario_to_bytes(FULL), "x").scenario == FULL


def test_the_file_can_be_read_by_people() -> None:
    text = scenario_to_bytes(FULL).decode()
    assert '"title": "Wäre die Brücke' in text
    assert text.count("\n") > 10


def test_unknown_keys_survive() -> None:
    raw: dict[str, Any] = json.loads(scenario_to_bytes(FULL))
    raw["later"] = {"a": [1, None, 1e300, 10**40, True, "\ud800", {"b": []}]}
    raw["casebook"]["later"] = "too"
    raw["lecture"] = [{"step": 1, "odd": None}]
    again = scenario_from_bytes(json.dumps(raw).encode(), "x").scenario
    assert json.loads(scenario_to_bytes(again.with_choice("toll", "free"))) == {
        **raw,
        "choices": {**raw["choices"], "toll": "free"},
    }


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_text_of_another_encoding_is_no_scenario(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "x.otherwise"
    path.write_bytes('{"format": "otherwise/scenario"}'.encode(encoding))
    with pytest.raises(ScenarioError) as caught:
        open_scenario(path)
    assert [fault.what for fault in caught.value.faults] == [
        "it is no scenario of Otherwise, or a damaged one"
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "a damaged one (from line 1 on)"),
        (scenario_to_bytes(FULL)[:-20], "a damaged one (from line"),
        (
            scenario_to_bytes(FULL).decode().encode("utf-16"),
            "it is no scenario of Otherwise, or a damaged one",
        ),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "it is no scenario of Otherwise, or a damaged one"),
        (b'{"title": "\xff"}', "it is no scenario of Otherwise, or a damaged one"),
        (b"[]", "not a scenario of Otherwise"),
        (b"null", "not a scenario of Otherwise"),
        (b'{"format": "otherwise/casebook"}', "not a scenario of Otherwise"),
        (b'{"format": "otherwise/scenario"}', "version: it is not a whole number"),
        (b'{"format": "otherwise/scenario", "version": true}', "version: it is not a whole number"),
        (b'{"format": "otherwise/scenario", "version": 7}', "one that reads version 7"),
        (b'{"format": "otherwise/scenario", "version": ' + b"9" * 4000 + b"}", "newer Otherwise"),
        (b'{"format": "otherwise/scenario", "version": 1}', "casebook: it is missing"),
        (with_text('"title": 5'), "title: 5"),
        (with_text('"credence": {"ledger": 1.5}'), "credence > ledger: 1.5 is no credence"),
        (with_text('"credence": {"ledger": NaN}'), "NaN is not a number"),
        (with_text('"credence": {"ledger": 1e999}'), "is too large"),
        (with_text('"x": -Infinity'), "-Infinity is not a number"),
        (with_text('"x": ' + "9" * 100_000), "is too large"),
        (with_text('"title": "a", "title": "b"'), 'the key "title" stands twice'),
        (with_text('"x": {"a": {"b": 1, "b": 1}}'), 'the key "b" stands twice'),
        (with_text('"choices": []'), "choices"),
        (with_text('"muted": ["wells", null]'), "muted 2"),
        (with_text('"x": ' + "[" * 41 + "]" * 41), "nested more than 40 deep"),
        (with_text('"x": ' + "[" * 200_000), "nested more than 40 deep"),
        (with_text('"muted": [' + "1," * 300_000 + "1]"), "more than 10,000 entries"),
        (with_text('"x": [' + "{}," * 3_000_000 + "1]"), "more than 500,000 entries"),
        (with_text('"title": "' + "x" * 15_000_000 + '"'), "title: it is longer than 1,000 characters"),
    ],
    ids=range(28),
)
def test_what_is_wrong_is_said_in_one_line_and_soon(data: bytes, said: str) -> None:
    begun = time.monotonic()
    with pytest.raises(ScenarioError) as caught:
        scenario_from_bytes(data, "bad.otherwise")
    assert time.monotonic() - begun < 2.0
    line = str(caught.value)
    assert said in line
    assert line.startswith("bad.otherwise: ")
    assert "\n" not in line
    assert all(len(str(fault)) <= 300 for fault in caught.value.faults)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.otherwise"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(ScenarioError, match="larger than 16 MiB"):
        open_scenario(path)


def test_a_scenario_that_could_not_be_opened_again_is_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "large.otherwise"
    notes = {f"note-{number}": "x" * 190_000 for number in range(100)}
    with pytest.raises(ScenarioError, match="larger than 16 MiB"):
        save_scenario(path, FULL.model_copy(update={"notes": notes}))
    assert not path.exists()


def test_saving_where_it_cannot_be_says_why(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="no such file or directory"):
        save_scenario(tmp_path / "gone" / "x.otherwise", FULL)
    with pytest.raises(ScenarioError, match="could not be saved"):
        save_scenario(tmp_path, FULL)


@pytest.mark.skipif(os.name != "posix", reason="links and permissions are those of Unix")
def test_saving_follows_links_and_keeps_permissions(tmp_path: Path) -> None:
    target, link = tmp_path / "target.otherwise", tmp_path / "link.otherwise"
    save_scenario(target, FULL)
    target.chmod(0o640)
    link.symlink_to(target)
    save_scenario(link, FULL.with_title("Another"))
    assert link.is_symlink()
    assert open_scenario(target).scenario.title == "Another"
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.otherwise", "target.otherwise"]


def test_a_file_that_could_not_be_opened_again_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "s.otherwise"
    path.write_bytes(b"old")
    deep: object = []
    for _ in range(50):
        deep = [deep]
    scenario = Scenario(casebook=CasebookReference(id="mini"), lecture=({"deep": deep},))
    with pytest.raises(
        ScenarioError, match="could not be opened again: its tables are nested more than 40 deep"
    ):
        save_scenario(path, scenario)
    assert path.read_bytes() == b"old"
