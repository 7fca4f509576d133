"""The command line: what `export` writes, and what it refuses."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pytest

from scenarios.commands import command_line
from scenarios.exports import kinds
from scenarios.exports.kinds import KINDS, Kind
from scenarios.exports.pixels import Pixels
from scenarios.exports.request import OPTIONS, ExportError, Options, Request
from scenarios.model.scenario import CasebookReference, Scenario
from tests.casebooks import mini
from tests.scenarios.commands.calls import CASEBOOK, complaint_of, saved


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """What a kind that heeds every option is asked for; it ends with `.all`."""
    found: list[Request] = []

    def write(request: Request) -> bytes:
        found.append(request)
        return b"x"

    kind = Kind("everything", ".all", lambda: "Everything", write, frozenset(OPTIONS))
    monkeypatch.setattr(kinds, "KINDS", (*KINDS, kind))
    return found


def test_a_branch_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "out.csv"
    words = ["export", *CASEBOOK, "--choose", "site=mill", "--suppose", "ferry/kept", "--to", os.fspath(path)]
    assert command_line.main(words) == 0
    assert capsys.readouterr() == ("", "")
    rows = _rows(path)
    assert {row["choices"] for row in rows if row["kind"] == "outcome"} == {"site=mill"}
    assert [row["position"] for row in rows if row["supposed"]] == ["kept"]
    assert _names(tmp_path) == {"home", "out.csv"}


def test_the_scenarios_own_title_notes_and_branches(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: list[Request]
) -> None:
    scenario = Scenario(
        casebook=CasebookReference(id="mini"), title="The mill", author="Ida Moss", choices={"site": "mill"},
        in_play=("flood",), notes={"": "a note"},
    )  # fmt: skip
    to = os.fspath(tmp_path / "out.all")
    assert (
        command_line.main(["export", saved(tmp_path, scenario), "--choose", "toll=charged", "--to", to]) == 0
    )
    assert capsys.readouterr() == ("", "")
    (request,) = asked
    assert (request.title, request.author, dict(request.notes)) == ("The mill", "Ida Moss", {"": "a note"})
    assert request.in_play == ("flood",)
    assert request.snapshot.departures == ("site", "toll")
    assert request.casebook.id == "mini"
    assert len(request.casebook.sha256) == 64


def test_the_casebook_goes_with_it_where_not_everybody_has_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: list[Request]
) -> None:
    to = os.fspath(tmp_path / "out.all")
    assert command_line.main(["export", *CASEBOOK, "--to", to]) == 0
    assert command_line.main(["export", "--to", to, "--force"]) == 0
    assert capsys.readouterr() == ("", "")
    own, shipped = asked
    assert own.casebook_text is not None
    assert own.casebook_text.startswith("format")
    assert shipped.casebook_text is None


def test_a_file_that_is_there_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"old")
    said = complaint_of(capsys, "export", *CASEBOOK, "--to", os.fspath(path), code=1)
    assert "it is there already. Name another file, or add --force to replace it." in said
    assert path.read_bytes() == b"old"
    assert command_line.main(["export", *CASEBOOK, "--to", os.fspath(path), "--force"]) == 0
    assert path.read_bytes() != b"old"


def test_a_folder_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "none" / "out.csv"
    said = complaint_of(capsys, "export", *CASEBOOK, "--to", os.fspath(path), code=1)
    assert "its folder is not there" in said


def test_what_a_format_cannot_do_leaves_nothing_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(request: Request) -> bytes:
        raise ExportError(f"{request.book.title} is too long for it")

    monkeypatch.setattr("scenarios.exports.csv_table.write", write)
    path = tmp_path / "out.csv"
    said = complaint_of(capsys, "export", *CASEBOOK, "--to", os.fspath(path), code=1)
    assert said.endswith("out.csv: The bridge at Aldwater is too long for it.\n")
    assert not path.exists()


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ([], Options()),
        (["--branches", "in-play", "--page", "letter"], Options(branches="in-play", page="letter")),
        (["--scale", "2.5", "--transparent", "--dark"], Options(scale=2.5, transparent=True, dark=True)),
        (["--width", "1600", "--course", "3"], Options(width=1600, course=2)),
        (
            ["--question", "market", "--position", "east"],
            Options(question="market", position="east"),
        ),
    ],
)
def test_options(tmp_path: Path, asked: list[Request], words: list[str], options: Options) -> None:
    assert command_line.main(["export", *CASEBOOK, "--to", os.fspath(tmp_path / "x.all"), *words]) == 0
    assert [request.options for request in asked] == [options]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--page", "a5"], 'there is no word "a5"; there are a4, letter'),
        (["--scale", "0"], "--scale wants a number from 0.1 to 20, and not 0"),
        (["--scale", "nan"], "--scale wants a number from 0.1 to 20, and not nan"),
        (["--scale", "much"], "--scale wants a number from 0.1 to 20, and not much"),
        (["--width", "2e3"], "--width wants a whole number from 16 to 20,000, and not 2e3"),
        (["--width", "15"], "--width wants a whole number from 16 to 20,000, and not 15"),
        (["--width", "20001"], "--width wants a whole number from 16 to 20,000, and not 20001"),
        (["--scale", "2", "--width", "200"], "--scale and --width both say how large; leave one of them out"),
        (["--course", "0"], "--course wants a whole number from 1 to 1,024, and not 0"),
        (["--question", "markt"], 'there is no question "markt". Did you mean "market"?'),
        (["--question", "market", "--position", "eats"], 'market: there is no position "eats"'),
        (["--position", "east"], "--position wants --question beside it"),
    ],
)
def test_options_that_make_no_sense(
    tmp_path: Path, asked: list[Request], capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    to = os.fspath(tmp_path / "x.all")
    assert said in complaint_of(capsys, "export", *CASEBOOK, "--to", to, *words)
    assert not asked


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--to", "slides"], 'for a picture of each step of the lecture, name a folder: "slides/"'),
        (["--to", "x.zip"], 'the ending of "x.zip" is that of no kind of export'),
        (["--to", "x.csv", "--as", "poem"], 'there is no kind of export "poem"'),
        (["--to", "x.csv", "--dark"], "outcomes.csv has no use for --dark; leave it out"),
        (["--to", "x.csv", "--choose", "site=moon"], 'there is no option "moon"'),
        ([], "required: --to"),
    ],
)
def test_words_that_make_no_sense(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said in complaint_of(capsys, "export", *CASEBOOK, *words)
    assert _names(tmp_path) == {"home"}


def test_every_kind_is_written_without_a_display(tmp_path: Path) -> None:
    lecture = saved(tmp_path, Scenario.new(mini()).model_copy(update={"lecture": ({"heading": "One"},)}))
    for kind in KINDS:
        path = tmp_path / f"out{kind.suffix}"
        words = [
            "export",
            lecture,
            *CASEBOOK,
            "--choose",
            "site=mill",
            "--as",
            kind.key,
            "--to",
            os.fspath(path),
            "--force",
        ]
        assert command_line.main(words, lambda pixels: bytes(pixels.size[0])) == 0
        assert path.stat().st_size > 0


def test_pixels_are_drawn_by_whoever_starts_the_program(tmp_path: Path) -> None:
    asked: list[Pixels] = []

    def painter(pixels: Pixels) -> bytes:
        asked.append(pixels)
        return b"pixels"

    path = tmp_path / "map.png"
    words = [
        "export",
        *CASEBOOK,
        "--question",
        "ferry",
        "--width",
        "640",
        "--transparent",
        "--to",
        os.fspath(path),
    ]
    assert command_line.main(words, painter) == 0
    assert path.read_bytes() == b"pixels"
    [pixels] = asked
    assert pixels.size[0] == 640
    assert pixels.transparent
