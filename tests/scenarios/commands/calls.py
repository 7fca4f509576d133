"""Running commands in tests."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from scenarios.commands import command_line
from scenarios.files.scenario_files import scenario_to_bytes
from scenarios.model.scenario import Scenario
from tests.casebooks import MINI

ROOT = Path(__file__).resolve().parents[3]
CASEBOOK = ["--casebook", os.fspath(MINI)]


def printed_json(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """What `project --json` prints, without a word of complaint."""
    assert command_line.main(["project", *words, "--json"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    found = json.loads(printed.out)
    assert isinstance(found, dict)
    return found


def complaint_of(capsys: pytest.CaptureFixture[str], *words: str, code: int = 2) -> str:
    """The one line of complaint of a command that ends with this code."""
    assert command_line.main(words) == code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    return printed.err


def saved(tmp_path: Path, scenario: Scenario) -> str:
    """The name of a file of this scenario."""
    path = tmp_path / "my own.otherwise"
    path.write_bytes(scenario_to_bytes(scenario))
    return os.fspath(path)
