"""The command line: what `import` makes of maps of other programs, and what it refuses."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scenarios.commands import command_line
from scenarios.files.casebook_files import open_casebook
from scenarios.files.checking import check
from tests.scenarios.commands.calls import CASEBOOK, complaint_of

MAP = "===\ntitle: The wall\n===\n\n[Build]: Build it.\n  + <Safety>: It keeps water out. #old\n"


@pytest.fixture
def argdown(tmp_path: Path) -> Path:
    path = tmp_path / "the wall.argdown"
    path.write_text(MAP, encoding="utf-8-sig")
    return path


@pytest.mark.parametrize("ending", [".argdown", ".ad", ".ARGDOWN"])
def test_a_casebook_that_check_accepts(
    argdown: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    source, target = argdown.rename(argdown.with_suffix(ending)), tmp_path / "wall.toml"
    assert command_line.main(["import", os.fspath(source), "--to", os.fspath(target)]) == 0
    printed = capsys.readouterr()
    assert printed.out == f"{target}: 1 question, 1 argument; decisions are for you to add\n"
    assert printed.err.splitlines() == [
        f"{source}: lost or assumed: the tags old",
        f"{source}: lost or assumed: how firmly an argument is put, assumed to be asserted",
    ]
    assert check(target).faults == ()
    casebook = open_casebook(target)
    assert (casebook.id, casebook.title) == ("the-wall", "The wall")


@pytest.mark.parametrize("suffix", [".argdown", ".bag"])
def test_what_export_writes_import_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    source, target = tmp_path / f"map{suffix}", tmp_path / "again.toml"
    assert command_line.main(["export", *CASEBOOK, "--to", os.fspath(source)]) == 0
    assert command_line.main(["import", os.fspath(source), "--to", os.fspath(target)]) == 0
    assert "arguments; decisions are for you to add" in capsys.readouterr().out
    assert check(target).faults == ()


@pytest.mark.parametrize(("name", "text"), [("a.bag", ""), ("a.argdown", "hello")])
def test_a_map_without_an_argument_makes_no_casebook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    source, target = tmp_path / name, tmp_path / "wall.toml"
    source.write_text(text)
    words = ["import", os.fspath(source), "--to", os.fspath(target)]
    assert "there is no argument in it" in complaint_of(capsys, *words, code=1)
    assert not target.exists()


def test_a_file_that_is_there_stays(
    argdown: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "wall.toml"
    target.write_bytes(b"old")
    words = ["import", os.fspath(argdown), "--to", os.fspath(target)]
    assert "it is there already" in complaint_of(capsys, *words, code=1)
    assert target.read_bytes() == b"old"
    assert command_line.main([*words, "--force"]) == 0
    assert target.read_bytes() != b"old"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.argdown", b"\xff\xfe", "it is not UTF-8 text (byte 0). Save it as UTF-8."),
        ("x.bag", b"nothing", 'line 1: "nothing" is none of arg'),
        ("y.bag", None, "there is no such file"),
    ],
)
def test_files_that_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes | None, said: str
) -> None:
    source, target = tmp_path / name, tmp_path / "out.toml"
    if data is not None:
        source.write_bytes(data)
    words = ["import", os.fspath(source), "--to", os.fspath(target)]
    assert said in complaint_of(capsys, *words, code=1)
    assert not target.exists()


def test_a_map_that_no_casebook_can_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "x.bag", tmp_path / "out.toml"
    source.write_text("".join(f"arg(a{number}, 0.5)\n" for number in range(2_001)), encoding="utf-8")
    words = ["import", os.fspath(source), "--to", os.fspath(target)]
    assert "out.toml: arguments:" in complaint_of(capsys, *words, code=1)
    assert not target.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["x.txt", "--to", "x.toml"], '"x.txt" ends with none of .argdown, .ad, .bag'),
        (["x.bag", "--to", "x.json"], 'a casebook\'s file ends with .toml, and "x.json" does not'),
        (["x.bag"], "required: --to"),
    ],
)
def test_words_that_make_no_sense(capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    assert said in complaint_of(capsys, "import", *words)
