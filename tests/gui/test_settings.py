"""Settings come back at the next start, and never get in the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gui.settings import Settings


def test_values_come_back(home: Path) -> None:
    path = home / "settings" / "settings.json"
    Settings(path).set({"theme": "dark", "text-scale": 1.5, "columns": [200, 500, 300]})
    again = Settings(path)
    assert again.text("theme", "light") == "dark"
    assert again.number("text-scale", 1.0) == 1.5
    assert again.sizes("columns", 3) == [200, 500, 300]


def test_they_lie_in_the_users_own_folder(home: Path) -> None:
    Settings.of_user().set({"theme": "dark"})
    assert json.loads((home / "settings" / "settings.json").read_bytes())["theme"] == "dark"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[1]",
        b'{"text-scale": 1' + b"0" * 400 + b"}",
        b'{"theme": 3, "text-scale": "big", "columns": [1]}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_gives_the_defaults(settings: Settings, home: Path, content: bytes) -> None:
    path = home / "settings" / "settings.json"
    path.parent.mkdir()
    path.write_bytes(content)
    damaged = Settings(path)
    assert damaged.text("theme", "light") == "light"
    assert damaged.number("text-scale", 1.0) == 1.0
    assert damaged.sizes("columns", 3) is None
    settings.set({"theme": "dark"})
    assert Settings(path).text("theme", "light") == "dark"


@pytest.mark.parametrize("sizes", [[0, 0, 0], [-1, 5, 5], [1, 2], [1, 2, 3, 4], ["1", 2, 3], [10**6, 1, 1]])
def test_sizes_that_make_no_sense_are_not_used(home: Path, sizes: list[object]) -> None:
    path = home / "odd.json"
    path.write_text(json.dumps({"columns": sizes}), encoding="utf-8")
    assert Settings(path).sizes("columns", 3) is None


def test_true_is_no_number(home: Path) -> None:
    path = home / "odd.json"
    path.write_text('{"text-scale": true}', encoding="utf-8")
    assert Settings(path).number("text-scale", 1.25) == 1.25


def test_two_programs_keep_each_others_values(settings: Settings, home: Path) -> None:
    other = Settings(home / "settings" / "settings.json")
    settings.set({"theme": "dark"})
    other.set({"text-scale": 2.0})
    both = Settings(home / "settings" / "settings.json")
    assert both.text("theme", "light") == "dark"
    assert both.number("text-scale", 1.0) == 2.0


def test_where_nothing_can_be_written_they_hold_until_the_end(home: Path) -> None:
    (home / "occupied").write_text("a file, not a folder", encoding="utf-8")
    settings = Settings(home / "occupied" / "settings.json")
    settings.set({"theme": "dark"})
    assert settings.text("theme", "light") == "dark"


def test_setting_what_is_set_writes_nothing(settings: Settings, home: Path) -> None:
    settings.set({"theme": "dark"})
    path = home / "settings" / "settings.json"
    path.unlink()
    settings.set({"theme": "dark"})
    assert not path.exists()
