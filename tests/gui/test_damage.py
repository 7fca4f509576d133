"""A program that is not whole says so in one sentence; another error is none of its business."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gui import damage, preflight
from gui.errors import LastResort
from scenarios.files import library

ROOT = Path(__file__).resolve().parents[2]


def test_a_part_that_cannot_be_loaded_is_named_with_the_remedy() -> None:
    said = damage.told(ModuleNotFoundError("No module named 'numpy'", name="numpy"))
    assert said is not None
    assert "its part numpy cannot be loaded" in said
    assert "uv sync" in said


def test_a_bundle_is_to_be_installed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    said = damage.told(ImportError("\n\nA page of advice.\nMore of it."))
    assert said == (
        "Otherwise is not whole: a part cannot be loaded (A page of advice.). Install it again."
        " Your scenarios stay as they are."
    )
    advice = ImportError("IMPORTANT: READ THIS")
    advice.__cause__ = ImportError("libodd.so: cannot open shared object file")
    assert "(libodd.so: cannot open shared object file)" in str(damage.told(advice))
    assert "Install Otherwise again." in preflight.unloadable(
        ImportError("libQt6Core.so.6: cannot open shared object file: No such file or directory")
    )
    assert "Install it again" in preflight.unloadable(ModuleNotFoundError(name="PySide6.QtWidgets"))


def test_a_file_of_ours_that_is_gone_is_named() -> None:
    gone = str(library.resources_folder() / "themes" / "light.toml")
    said = damage.told(FileNotFoundError(2, "No such file", gone))
    assert said is not None
    assert f"{gone} is missing" in said


def test_in_a_bundle_all_that_lies_beside_the_modules_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    beside = FileNotFoundError(2, "No such file", str(ROOT / "numpy.libs"))
    assert damage.told(beside) is None
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "Install it again" in str(damage.told(beside))


@pytest.mark.parametrize(
    "error",
    [
        ValueError("numpy"),
        FileNotFoundError(2, "No such file", "/home/ada/lecture.otherwise"),
        FileNotFoundError(),
    ],
)
def test_another_error_is_none_of_its_business(error: Exception) -> None:
    assert damage.told(error) is None


@pytest.mark.usefixtures("qapp")
def test_a_part_missing_while_it_runs_is_told_and_not_traced(capsys: pytest.CaptureFixture[str]) -> None:
    order: list[str] = []
    last_resort = LastResort(lambda _: pytest.fail("it was taken for an error of our own"), order.append)
    last_resort.before.append(lambda: order.append("safe"))
    error = ModuleNotFoundError("No module named 'gui.why'", name="gui.why")
    QTimer.singleShot(0, lambda: last_resort.catch(type(error), error, None))
    assert QApplication.exec() == 1
    assert order[0] == "safe"
    assert "gui.why cannot be loaded" in order[1]
    assert capsys.readouterr().err == order[1] + "\n"


@pytest.mark.parametrize("words", ["", "'project'"])
def test_the_program_ends_with_the_sentence(home: Path, words: str) -> None:
    missing = "scenarios.commands.command_line" if words else "gui.application"
    code = f"import sys, main\nsys.modules['{missing}'] = None\nraise SystemExit(main.main([{words}]))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"OTHERWISE_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 1, done.stderr
    assert done.stderr.count("\n") == 1
    assert "Otherwise is not whole" in done.stderr
    assert missing in done.stderr
