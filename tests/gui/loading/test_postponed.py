"""Modules that are made when something of them is asked for."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

import pytest

from gui.loading.postponed import postponed

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("put_off", "at_once")


@pytest.fixture(autouse=True)
def _modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        (tmp_path / f"{name}.py").write_text("made = object()\n", encoding="utf-8")
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.syspath_prepend(str(tmp_path))


def test_a_module_is_made_when_something_of_it_is_asked_for() -> None:
    with postponed(lambda name: name == "put_off"):
        waiting, ready = map(importlib.import_module, NAMES)
    assert "made" in vars(ready)
    assert "made" not in vars(waiting)
    assert waiting.made is vars(waiting)["made"]


def test_what_a_postponed_module_does_not_have_is_said_as_of_any_module() -> None:
    with postponed(lambda name: name == "put_off"):
        waiting = importlib.import_module("put_off")
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = waiting.nothing_of_the_kind
    assert "made" in vars(waiting)


def test_nothing_is_postponed_any_more_afterwards() -> None:
    before = list(sys.meta_path)
    with pytest.raises(ZeroDivisionError), postponed(lambda _: True):
        _ = 1 / 0
    assert sys.meta_path == before
    assert "made" in vars(importlib.import_module("put_off"))
