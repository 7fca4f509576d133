"""The command line: what is checked and reported, and how commands end."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

import scenarios
from scenarios.commands import command_line, project
from scenarios.files import installed, library
from scenarios.files.casebook_files import casebook_digest
from scenarios.model.scenario import Scenario
from tests.casebooks import MINI, mini, mini_text
from tests.scenarios.commands.calls import CASEBOOK, ROOT, complaint_of, saved


def test_check_prints_a_line_a_fault_and_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(mini_text(("base = 0.85", "base = 1.5")))
    assert command_line.main(["check", os.fspath(tmp_path), os.fspath(bad), os.fspath(MINI)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        f"{tmp_path}: it is a folder. Name a plain file.",
        f'{bad}: arguments "L3" > base: 1.5 is not between 0 and 1. Give a base score from 0 to 1.',
        f"{MINI}: a sound casebook: 3 decisions, 4 questions, 15 arguments",
    ]


def test_check_of_sound_files_ends_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = saved(tmp_path, Scenario.new(mini(), casebook_digest(MINI)))
    assert command_line.main(["check", os.fspath(MINI), name]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no name holds such characters there")
def test_check_says_a_line_a_file_whatever_names_hold(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "es\x1bcape.toml"
    title = ('title = "The bridge at Aldwater"', 'title = "The bridge\\r\\nat Aldwater"')
    path.write_text(mini_text(title), encoding="utf-8")
    assert command_line.main(["check", os.fspath(path)]) == 0
    assert capsys.readouterr().out == (
        f"{tmp_path}/es\\x1bcape.toml: a sound casebook: 3 decisions, 4 questions, 15 arguments\n"
    )
    assert command_line.main(["check", "--report", os.fspath(path)]) == 0
    assert capsys.readouterr().out.startswith(
        "The bridge\\r\\nat Aldwater (mini, revision 1.0)\n  3 decisions"
    )


def test_casebooks_that_came_with_the_program_and_are_gone_are_to_be_installed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(library, "resources_folder", lambda: tmp_path)
    for words in (["project"], ["check", "--report"], ["project", "--casebook", "vane-clocks"]):
        assert command_line.main(words) == 1
        said = capsys.readouterr().err
        assert f"the installation is not whole. {installed.remedy()}." in said
        assert said.count("\n") == 1
    assert "there is no casebook" in complaint_of(capsys, "project", "--casebook", "another")


def test_check_wants_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert "check wants the name of a file" in complaint_of(capsys, "check")


def test_the_report_of_one_casebook_and_of_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["check", "--report", os.fspath(MINI)]) == 0
    one = capsys.readouterr().out
    assert "POSITIONS WITHOUT A CASE" in one
    assert command_line.main(["check", "--report", os.fspath(MINI), os.fspath(MINI)]) == 0
    assert capsys.readouterr().out == f"{one}\n{one}"


def test_without_a_file_the_report_is_of_the_default_casebook(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(library, "DEFAULT_CASEBOOK", "mini")
    assert command_line.main(["check", "--report"]) == 0
    assert capsys.readouterr().out.startswith("The bridge at Aldwater")


def test_without_a_word_the_default_casebook_is_projected(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(library, "DEFAULT_CASEBOOK", "mini")
    assert command_line.project_instead(None) == 0
    assert capsys.readouterr().out.startswith("The bridge at Aldwater")


def test_what_was_to_be_opened_is_projected_where_there_is_no_window(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command_line.project_instead(str(MINI)) == 0
    assert capsys.readouterr().out.startswith("The bridge at Aldwater")

    departure = mini().decisions[0]
    other = next(option for option in departure.options if not option.actual)
    name = saved(tmp_path, Scenario.new(mini()).with_choice(departure.id, other.id))
    assert command_line.project_instead(name) == 0
    printed = capsys.readouterr().out
    assert "1 departure" in printed


def test_the_version_is_that_of_the_project(capsys: pytest.CaptureFixture[str]) -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert scenarios.__version__ == declared
    assert command_line.main(["--version"]) == 0
    assert capsys.readouterr().out == f"Otherwise {declared}\n"


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["project", "--help"], ["check", "-h"]])
def test_help(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(words) == 0
    assert "usage: otherwise" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ([], "a command is missing"),
        (["--nonsense"], "unrecognized arguments"),
        (["fly"], "invalid choice: 'fly'"),
    ],
)
def test_no_such_command(words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert complaint in complaint_of(capsys, *words)


def test_options_are_not_guessed_from_their_beginnings(capsys: pytest.CaptureFixture[str]) -> None:
    assert "unrecognized arguments: --js" in complaint_of(capsys, "project", *CASEBOOK, "--js")


def test_a_terminal_without_unicode_gets_what_it_can_show(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    assert command_line.main(["project", *CASEBOOK]) == 0
    assert b"strong case for (80?100)" in raw.getvalue()


def test_a_program_without_a_terminal_does_not_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert command_line.main(["check", os.fspath(MINI)]) == 0
    assert command_line.main(["check"]) == 2


def _run(*words: str, code: str = "") -> subprocess.CompletedProcess[str]:
    start: Sequence[str] = ["-c", code] if code else [os.fspath(ROOT / "main.py")]
    return subprocess.run(
        [sys.executable, *start, *words], capture_output=True, text=True, cwd=ROOT, timeout=60
    )


def test_no_command_loads_qt_and_the_version_loads_nothing_heavy() -> None:
    code = (
        "import sys, main\n"
        "main.main(sys.argv[1:])\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules}"
        " & {'PySide6', 'pyqtgraph', 'gui', 'pydantic', 'numpy'}), file=sys.stderr)\n"
    )
    assert _run("--version", code=code).stderr == "[]\n"
    assert _run("project", *CASEBOOK, code=code).stderr == "['numpy', 'pydantic']\n"
    assert _run("check", os.fspath(MINI), code=code).stderr.count("PySide6") == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_reader_who_stops_reading_is_no_error() -> None:
    words = [sys.executable, os.fspath(ROOT / "main.py"), "project", *CASEBOOK, "--json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_what_was_not_read_is_thrown_away(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert command_line.main(["project", *CASEBOOK]) == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a disk that is always full")  # noqa: PTH110
@pytest.mark.parametrize("words", [["project", *CASEBOOK], ["check", os.fspath(MINI)]])
def test_a_full_disk_is_one_line_and_no_traceback(words: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, os.fspath(ROOT / "main.py"), *words],
            stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, timeout=60,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == "otherwise: it could not be printed: no space left on device\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="only Linux has a disk that is always full")  # noqa: PTH110
def test_what_a_full_disk_did_not_take_is_thrown_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123 - closed here, after all is thrown away
        monkeypatch.setattr(sys, "stdout", full)
        assert command_line.main(["project", *CASEBOOK]) == 1
    assert "no space left" in capsys.readouterr().err


def test_a_part_of_the_program_that_is_not_there_is_no_fault_of_the_stream(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(project, "run", lambda _: (tmp_path / "a part").read_bytes())
    with pytest.raises(FileNotFoundError, match="a part"):
        command_line.main(["project", *CASEBOOK])
