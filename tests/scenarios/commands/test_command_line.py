"""The command line: what it prints, what it complains of, how it ends."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

import scenarios
from scenarios.commands import command_line
from scenarios.commands.printed import as_json
from scenarios.engine.semantics import SEMANTICS
from scenarios.files import library
from scenarios.files.casebook_files import casebook_digest
from scenarios.files.scenario_files import scenario_to_bytes
from scenarios.model.reading import Reading
from scenarios.model.scenario import Scenario
from tests.casebooks import MINI, mini, mini_text
from tests.scenarios.projected import snapshot

ROOT = Path(__file__).resolve().parents[3]
CASEBOOK = ["--casebook", os.fspath(MINI)]


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(library.HOME_VARIABLE, os.fspath(tmp_path / "home"))
    folder = tmp_path / "home" / "casebooks"
    folder.mkdir(parents=True)
    (folder / "bridge.toml").write_bytes(MINI.read_bytes())


def _json(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert command_line.main(["project", *words, "--json"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    found = json.loads(printed.out)
    assert isinstance(found, dict)
    return found


def _complaint(capsys: pytest.CaptureFixture[str], *words: str, code: int = 2) -> str:
    assert command_line.main(words) == code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 1
    return printed.err


def _saved(tmp_path: Path, scenario: Scenario) -> str:
    path = tmp_path / "my own.otherwise"
    path.write_bytes(scenario_to_bytes(scenario))
    return os.fspath(path)


def _expected(
    choices: dict[str, str], reading: Reading | None = None, supposed: dict[str, str] | None = None
) -> dict[str, Any]:
    return as_json(snapshot(mini(), choices, supposed, reading))


def test_the_projection_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert _json(capsys, *CASEBOOK) == _expected({})


def test_a_casebook_by_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    assert _json(capsys, "--casebook", "mini") == _expected({})


def test_choices_and_reading(capsys: pytest.CaptureFixture[str]) -> None:
    found = _json(
        capsys, *CASEBOOK, "--choose", "site=mill", "--choose", "toll=charged",
        "--credence", "ledger=0.5", "survey=1", "--mute", "mayor", "--mute", "wells",
        "--semantics", "df-quad",
    )  # fmt: skip
    reading = Reading(credence={"ledger": 0.5}, muted=frozenset({"mayor", "wells"}), semantics="df-quad")
    assert found == _expected({"site": "mill", "toll": "charged"}, reading)
    assert found["departures"] == ["site", "toll"]


def test_suppositions(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--choose", "site=mill", "--suppose", "ferry/kept", "safety/falls", "--suppose", "ferry/kept"]
    found = _json(capsys, *CASEBOOK, *words)
    assert found == _expected({"site": "mill"}, supposed={"ferry": "kept", "safety": "falls"})
    assert found["supposed"] == {"ferry": "kept", "safety": "falls"}
    assert [course["holds"] for course in found["courses"]] == [{"ferry": "kept", "safety": "falls"}]


def test_a_choice_may_be_repeated_but_not_contradicted(capsys: pytest.CaptureFixture[str]) -> None:
    assert _json(capsys, *CASEBOOK, "--choose", "site=mill", "site=mill") == _expected({"site": "mill"})


def test_in_a_casebook_without_hinges_there_is_nothing_to_suppose(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "c.toml"
    text = 'format = "otherwise/casebook"\nversion = 1\nid = "x"\ntitle = "X"\n[[questions]]\nid = "q"\n'
    path.write_text(
        text + 'title = "Q"\npositions = [{ id = "a", label = "A" }, { id = "b", label = "B" }]\n'
    )
    said = _complaint(capsys, "project", "--casebook", os.fspath(path), "--suppose", "q/a")
    assert said == "otherwise: nothing turns on q, so there is nothing to suppose\n"


def test_a_scenario_brings_what_it_supposes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario = Scenario.new(mini(), casebook_digest(MINI)).with_choice("site", "mill")
    name = _saved(tmp_path, scenario.with_supposed({"ferry": "kept", "safety": "falls"}))
    assert _json(capsys, name)["supposed"] == {"ferry": "kept", "safety": "falls"}
    assert _json(capsys, name, "--suppose", "ferry/closed")["supposed"] == {
        "ferry": "closed",
        "safety": "falls",
    }


def test_the_help_names_every_semantics(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["project", "--help"]) == 0
    said = capsys.readouterr().out
    assert all(key in said for key in SEMANTICS)


def test_a_table_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["project", *CASEBOOK, "--choose", "site=mill"]) == 0
    printed = capsys.readouterr().out
    assert "DECISIONS   1 departure (*)" in printed
    assert max(map(len, printed.splitlines())) <= 100


def test_a_scenario_brings_its_choices_and_its_reading(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reading = Reading(credence={"ledger": 0.25}, muted=frozenset({"wells"}), semantics="euler")
    scenario = Scenario.new(mini(), casebook_digest(MINI)).with_choice("site", "mill").with_reading(reading)
    name = _saved(tmp_path, scenario)
    assert _json(capsys, name) == _expected({"site": "mill"}, reading)
    assert _json(capsys, name, *CASEBOOK) == _expected({"site": "mill"}, reading)


def test_what_is_asked_for_goes_before_what_the_scenario_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario = Scenario.new(mini(), casebook_digest(MINI)).with_choices({"site": "mill", "toll": "charged"})
    scenario = scenario.with_reading(Reading(muted=frozenset({"wells"})))
    found = _json(capsys, _saved(tmp_path, scenario), "--choose", "site=none", "--mute", "brook")
    assert found["choices"]["site"] == "none"
    assert found["muted"] == ["brook", "wells"]


@pytest.mark.parametrize(
    "words",
    [
        ["--choose", "toll=charged"],
        ["--credence", "ledger=1"],
        ["--mute", "wells"],
        ["--suppose", "ferry/kept"],
    ],
)
def test_a_scenario_may_stand_after_a_list(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = _saved(tmp_path, Scenario.new(mini(), casebook_digest(MINI)).with_choice("site", "mill"))
    assert _json(capsys, *words, name)["choices"]["site"] == "mill"


def test_a_casebook_may_stand_in_place_of_a_scenario(capsys: pytest.CaptureFixture[str]) -> None:
    assert _json(capsys, os.fspath(MINI)) == _expected({})


def test_what_does_not_fit_is_noted_and_left_aside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario = Scenario.new(mini(), casebook_digest(MINI)).with_choices({"site": "moon", "toll": "charged"})
    name = _saved(tmp_path, scenario)
    for words in ([name], [name, *CASEBOOK]):
        assert command_line.main(["project", *words, "--json"]) == 0
        printed = capsys.readouterr()
        assert json.loads(printed.out)["departures"] == ["toll"]
        assert printed.err.startswith(f"{name}: ")
        assert "moon" in printed.err


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--choose", "war=peace"], 'there is no decision "war"; there are site, toll, flood'),
        (["--choose", "cite=ford"], 'there is no decision "cite". Did you mean "site"?'),
        (["--choose", "site=Mill"], 'site: there is no option "Mill". Did you mean "mill"?'),
        (["--semantics", "dfquad"], 'there is no semantics "dfquad". Did you mean "df-quad"?'),
        (["--choose", "site=moon"], 'site: there is no option "moon"; there are ford, mill, none'),
        (["--choose", "toll=free", "toll=charged"], "--choose names two options of toll: free and charged"),
        (["--choose", "toll=free", "--choose", "toll=charged"], "two options of toll: free and charged"),
        (["--suppose", "ferry"], '--suppose wants QUESTION/POSITION, and "ferry" has no position'),
        (["--suppose", "ferry/"], "has no position"),
        (["--suppose", "fery/kept"], 'there is no question "fery". Did you mean "ferry"?'),
        (
            ["--suppose", "market/east"],
            "nothing turns on market, so there is nothing to suppose; these are hinges: ferry, safety",
        ),
        (["--suppose", "blame/careful"], "nothing turns on blame"),
        (["--suppose", "ferry/gone"], 'ferry: there is no position "gone"; there are kept, closed'),
        (
            ["--suppose", "ferry/kept", "ferry/closed"],
            "--suppose names two positions of ferry: kept and closed",
        ),
        (["--suppose"], "expected at least one argument"),
        (["--semantics", ""], 'there is no semantics ""'),
        (["--casebook", ""], "--casebook is empty; name a casebook, or leave the option out"),
        (["--casebook", " "], "--casebook is empty"),
        (["--choose", "site"], '--choose wants DECISION=OPTION, and "site" has no equals sign'),
        (["--choose"], "expected at least one argument"),
        (
            ["--credence", "ledger=1.5"],
            'the credence of ledger is "1.5", and it must be a number from 0 to 1',
        ),
        (["--credence", "ledger=-1"], "must be a number from 0 to 1"),
        (["--credence", "ledger=nan"], 'the credence of ledger is "nan"'),
        (["--credence", "ledger=inf"], "must be a number from 0 to 1"),
        (["--credence", "ledger=half"], 'the credence of ledger is "half"'),
        (["--credence", "ledger="], 'the credence of ledger is ""'),
        (["--credence", "diary=1"], 'there is no document "diary"; there are chronicle, ledger, survey'),
        (["--credence", "ledger"], '"ledger" has no equals sign'),
        (["--mute", "nobody"], 'there is no voice "nobody"; there are brook, ferryman, mayor, wells'),
        (["--semantics", "dice"], 'there is no semantics "dice"; there are quadratic-energy, df-quad'),
        (["--casebook", "nothing"], 'there is no casebook "nothing"'),
        (["--casebook", "n" * 300], 'there is no casebook "nnn'),
        (["--frobnicate"], "unrecognized arguments: --frobnicate"),
        (["a", "b"], "unrecognized arguments: b"),
        (["--choose", "si\x1b[31mte=moon"], 'there is no decision "si\\x1b[31mte"'),
    ],
)
def test_a_command_that_makes_no_sense(
    words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    casebook = [] if "--casebook" in words else CASEBOOK
    found = (
        _complaint(capsys, "project", *words, *casebook)
        if words[0] in ("--choose", "--suppose")
        else _complaint(capsys, "project", *casebook, *words)
    )
    assert found.startswith("otherwise: ")
    assert complaint in found


@pytest.mark.parametrize("name", ["no.toml", "folder/no", "/nowhere/no.toml"])
def test_a_casebook_file_that_is_not_there(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "there is no such file" in _complaint(capsys, "project", "--casebook", name, code=1)


def test_a_casebook_file_needs_no_extension(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plain").write_bytes(MINI.read_bytes())
    monkeypatch.chdir(tmp_path)
    assert _json(capsys, "--casebook", "plain") == _expected({})


def test_a_faulty_casebook_gets_a_line_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "c.toml"
    path.write_text(mini_text(("base = 0.85", "base = 1.5"), ('attacks = ["S4"]', 'attacks = ["S9"]')))
    assert command_line.main(["project", "--casebook", os.fspath(path)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert len(printed.err.splitlines()) == 2
    assert all(line.startswith(f"{path}: arguments ") for line in printed.err.splitlines())


def test_a_casebook_with_nothing_in_it_can_be_projected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "c.toml"
    path.write_text('format = "otherwise/casebook"\nversion = 1\nid = "x"\ntitle = "X"\n')
    found = _json(capsys, "--casebook", os.fspath(path))
    (course,) = found["courses"]
    assert (found["choices"], course["questions"], course["arguments"]) == ({}, [], [])
    message = _complaint(capsys, "project", "--casebook", os.fspath(path), "--choose", "a=b")
    assert message == 'otherwise: there is no decision "a"\n'


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
    name = _saved(tmp_path, Scenario.new(mini(), casebook_digest(MINI)))
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


def test_check_wants_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert "check wants the name of a file" in _complaint(capsys, "check")


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
    assert command_line.project_default() == 0
    assert capsys.readouterr().out.startswith("The bridge at Aldwater")


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
    assert complaint in _complaint(capsys, *words)


def test_options_are_not_guessed_from_their_beginnings(capsys: pytest.CaptureFixture[str]) -> None:
    assert "unrecognized arguments: --js" in _complaint(capsys, "project", *CASEBOOK, "--js")


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
