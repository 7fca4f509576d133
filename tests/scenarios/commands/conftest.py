"""Every command runs with a home of its own, in which the small casebook is at hand."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scenarios.files import library
from tests.casebooks import MINI


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(library.HOME_VARIABLE, os.fspath(tmp_path / "home"))
    folder = tmp_path / "home" / "casebooks"
    folder.mkdir(parents=True)
    (folder / "bridge.toml").write_bytes(MINI.read_bytes())
