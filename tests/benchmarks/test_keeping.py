"""How long the screen waits while unsaved work is handed over to be kept: a copy is no reason to stumble.

Run with `pytest tests/benchmarks --benchmark-only`. Against the limit stands the median.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from gui.desk.files import Files
from gui.desk.guard import Guard
from gui.desk.session import Session
from gui.desk.stage import Stage
from scenarios.files.keeping import Keeper
from scenarios.files.library import shipped_casebooks
from scenarios.files.opening import new_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytest_benchmark.fixture import BenchmarkFixture
    from pytestqt.qtbot import QtBot

NOTE = "x" * 100_000
MOST = 0.005  # seconds: a third of a frame


def test_keeping_a_scenario_with_a_long_note(
    benchmark: BenchmarkFixture, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTHERWISE_HOME", str(tmp_path))
    window = QWidget()
    qtbot.addWidget(window)
    opened = new_of(shipped_casebooks()[0])
    session = Session(opened.casebook, opened.scenario, window)
    keeper = Keeper(tmp_path / "recovery", lambda _: None)
    guard = Guard(1, session, Files(session, opened, lambda: window, window), Stage(window), keeper, window)
    numbers = count()

    def change() -> None:
        session.set_note("", f"{NOTE}{next(numbers)}")

    benchmark.pedantic(guard.keep, setup=change, rounds=50, warmup_rounds=3)  # type: ignore[no-untyped-call]
    keeper.close(10)
    stats: Any = benchmark.stats
    assert stats.stats.median < MOST
