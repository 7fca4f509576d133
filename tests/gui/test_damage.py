"""A program that is not whole says so in one sentence; another error is none of its business."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from gui import damage, preflight
from gui.errors import LastResort, offer_to_go_on
from scenarios.files import library

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def bundle(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A program that brings its own Python along, and whose launcher says what to do."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("OTHERWISE_REMEDY", "Unpack it again")
    yield monkeypatch
    monkeypatch.undo()
    importlib.reload(damage)


def test_a_part_that_cannot_be_loaded_is_named_with_the_remedy() -> None:
    said = damage.told(ModuleNotFoundError("No module named 'numpy'", name="numpy"))
    assert said is not None
    assert "its part numpy cannot be loaded" in said
    assert "uv sync" in said


@pytest.mark.usefixtures("bundle")
def test_a_bundle_is_to_be_installed_again() -> None:
    said = damage.told(ImportError("\n\nA page of advice.\nMore of it."))
    assert said == (
        "Otherwise is not whole: a part cannot be loaded (A page of advice.). Unpack it again."
        " Your scenarios stay as they are."
    )
    advice = ImportError("IMPORTANT: READ THIS")
    advice.__cause__ = ImportError("a reason")
    assert "(a reason)" in str(damage.told(advice))
    assert preflight.unloadable(
        ImportError("libQt6Core.so.6: cannot open shared object file: No such file or directory")
    ) == ("No window can be shown: the library libQt6Core is missing. Unpack it again.")
    assert "Unpack it again" in preflight.unloadable(ModuleNotFoundError(name="PySide6.QtWidgets"))


def test_a_library_of_the_system_is_told_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    # The part that wants it has a name of its own, which helps nobody.
    lacking = ImportError(
        "libgssapi_krb5.so.2: cannot open shared object file: No such file", name="QtNetwork"
    )
    assert damage.told(lacking) == (
        "Otherwise lacks the library libgssapi_krb5. On Debian and Ubuntu: sudo apt install libgssapi-krb5-2."
        " Your scenarios stay as they are."
    )
    odd = ImportError("libodd.so.2: cannot open shared object file: No such file")
    assert "lacks the library libodd. Set it up again as its README says" in str(damage.told(odd))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert "sudo apt install libgssapi-krb5-2." in str(damage.told(lacking))


def test_a_program_that_was_updated_or_removed_meanwhile_says_so(
    bundle: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "otherwise"
    program.write_bytes(b"")
    bundle.setattr(sys, "executable", str(program))
    importlib.reload(damage)
    gone = ModuleNotFoundError("No module named 'gui.why'", name="gui.why")
    assert not damage.was_replaced()
    assert "gui.why cannot be loaded" in str(damage.told(gone))
    (tmp_path / "new").write_bytes(b"")
    (tmp_path / "new").replace(program)
    assert damage.told(gone) == damage.REPLACED
    program.unlink()
    assert damage.told(gone) == damage.REPLACED
    assert damage.told(ValueError("an error of our own")) is None


def test_a_file_of_ours_that_is_gone_is_named() -> None:
    gone = str(library.resources_folder() / "themes" / "light.toml")
    said = damage.told(FileNotFoundError(2, "No such file", gone))
    assert said is not None
    assert f"{gone} is missing" in said


def test_in_a_bundle_all_that_lies_beside_the_modules_is_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    beside = FileNotFoundError(2, "No such file", str(ROOT / "numpy.libs"))
    assert damage.told(beside) is None
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert f"{ROOT / 'numpy.libs'} is missing" in str(damage.told(beside))


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


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("goes_on", [True, False])
def test_whatever_fails_in_a_program_that_was_replaced_has_one_cause(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], goes_on: bool
) -> None:
    order: list[str] = []

    def offer() -> bool:
        order.append("offered")
        return goes_on

    last_resort = LastResort(lambda _: pytest.fail("it was taken for an error of our own"), offer=offer)
    last_resort.before.append(lambda: order.append("safe"))
    monkeypatch.setattr(damage, "was_replaced", lambda: True)
    error = ValueError("what another version means by its file")

    def fail() -> None:
        last_resort.catch(type(error), error, None)
        if goes_on:
            QApplication.exit(7)

    QTimer.singleShot(0, fail)
    assert QApplication.exec() == (7 if goes_on else 1)
    assert order == ["safe", "offered"]
    assert capsys.readouterr().err == damage.REPLACED + "\n"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("button", ["Go on for now", "End Otherwise"])
def test_who_is_told_of_it_may_go_on_to_save(monkeypatch: pytest.MonkeyPatch, button: str) -> None:
    monkeypatch.setattr(damage, "was_replaced", lambda: True)
    said: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(box.text())
        next(one for one in box.buttons() if one.text() == button).click()

    QTimer.singleShot(0, press)
    assert offer_to_go_on() is (button == "Go on for now")
    assert said == [damage.REPLACED]


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
