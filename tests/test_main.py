"""The first look at the arguments."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import main
from gui import preflight
from scenarios.commands import command_line
from scenarios.files import library
from tests.casebooks import MINI

Started = list[tuple[list[str], Callable[[], int]]]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """What was handed to the window."""
    calls: Started = []

    def run(files: Sequence[str], without_window: Callable[[], int]) -> int:
        calls.append((list(files), without_window))
        return 7

    monkeypatch.setattr(preflight, "run", run)
    return calls


def test_without_a_word_the_window_opens_or_else_the_projection_is_printed(
    started: Started, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main([]) == 7
    [(files, without_window)] = started
    assert files == []
    assert without_window() == 0
    assert "Casebook soviet-succession" in capsys.readouterr().out


def test_files_open_in_the_window(started: Started, tmp_path: Path) -> None:
    other = tmp_path / "a b ö.otherwise"
    other.write_text("{}")
    files = [os.fspath(MINI), os.fspath(other)]
    assert main.main(files) == 7
    assert started[0][0] == files


@pytest.mark.parametrize("name", ["gone.otherwise", "/no/such/folder/gone", "GONE.TOML"])
def test_who_double_clicked_sees_in_a_window_that_a_file_is_gone(
    name: str, started: Started, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main([os.fspath(MINI), name]) == 7
    assert started[0][0] == [os.fspath(MINI), name]
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main.main([os.fspath(MINI), name]) == 2
    assert "is neither a command nor a file" in capsys.readouterr().err


def test_the_number_that_the_finder_adds_is_passed_over(started: Started) -> None:
    assert main.main(["-psn_0_12345"]) == 7
    assert started[0][0] == []


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["check", os.fspath(MINI)]])
def test_commands_open_no_window(
    words: list[str], started: Started, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(words) == 0
    assert capsys.readouterr().out
    assert started == []


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["porject"], "otherwise: porject is neither a command nor a file. Try: otherwise --help\n"),
        (["a" * 5_000], "is neither a command nor a file"),
        ([os.fspath(MINI), "--json"], "options go with a command, and --json stands beside a file"),
        (["--frobnicate"], "unrecognized arguments: --frobnicate"),
    ],
)
def test_words_that_make_no_sense(
    words: list[str], complaint: str, started: Started, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(words) == 2
    printed = capsys.readouterr().err
    assert complaint in printed
    assert len(printed.splitlines()) == 1
    assert started == []


def test_the_script_ends_with_the_code_of_the_program(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["main.py", "--nonsense"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(os.fspath(Path(main.__file__)), run_name="__main__")
    assert ended.value.code == 2
    assert "unrecognized" in capsys.readouterr().err


def exported(tmp_path: Path, *program: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program, asked for a picture of pixels with no screen anywhere."""
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("QT_", "DISPLAY", "WAYLAND"))
    }
    words = ["export", "--casebook", os.fspath(MINI), "--question", "ferry", "--as", "map"]
    return subprocess.run(
        [sys.executable, *program, *words, "--to", os.fspath(tmp_path / "map.png")],
        cwd=Path(main.__file__).parent,
        env={**kept, "OTHERWISE_HOME": os.fspath(tmp_path), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_picture_of_pixels_needs_no_screen(tmp_path: Path) -> None:
    done = exported(tmp_path, "main.py")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")


def test_where_qt_cannot_be_loaded_a_sentence_says_what_to_write_instead(tmp_path: Path) -> None:
    broken = tmp_path / "PySide6"
    broken.mkdir()
    (broken / "__init__.py").write_text('raise ImportError("libGL.so.1: cannot open shared object file")')
    done = exported(tmp_path, "main.py", PYTHONPATH=os.fspath(tmp_path))
    assert done.returncode == 1
    assert "Qt, which draws pixels, cannot be loaded; .svg and .pdf are written without." in done.stderr
    assert "sudo apt install libgl1." in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "map.png").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt's plugins have other names")
def test_where_qt_lacks_what_it_draws_with_without_a_screen_it_does_not_end_the_program(
    tmp_path: Path,
) -> None:
    code = (
        "import sys, main; from PySide6.QtCore import QLibraryInfo;"
        f"QLibraryInfo.path = lambda *_: {os.fspath(tmp_path)!r}; sys.exit(main.main(sys.argv[1:]))"
    )
    done = exported(tmp_path, "-c", code)
    assert done.returncode == 1
    assert "Otherwise lacks the library libqoffscreen. " in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_file_of_the_program_that_is_gone_is_told_by_a_command_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = str(library.resources_folder() / "schemas" / "casebook.schema.json")

    def fail(*_: object) -> int:
        raise FileNotFoundError(2, "No such file", gone)

    monkeypatch.setattr(command_line, "_run", fail)
    assert main.main(["--version"]) == 1
    assert capsys.readouterr().err.startswith(f"otherwise: Otherwise is not whole: {gone} is missing.")
    gone = "/home/ada/lecture.otherwise"
    with pytest.raises(FileNotFoundError):
        main.main(["--version"])
