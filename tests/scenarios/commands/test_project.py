"""The command line: what `project` prints and what it complains of."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from scenarios.commands import command_line
from scenarios.commands.printed import as_json
from scenarios.engine.semantics import SEMANTICS
from scenarios.files.casebook_files import casebook_digest
from scenarios.model.reading import Reading
from scenarios.model.scenario import Scenario
from tests.casebooks import MINI, mini, mini_text
from tests.scenarios.commands.calls import CASEBOOK, complaint_of, printed_json, saved
from tests.scenarios.projected import snapshot


def _expected(
    choices: dict[str, str], reading: Reading | None = None, supposed: dict[str, str] | None = None
) -> dict[str, Any]:
    return as_json(snapshot(mini(), choices, supposed, reading))


def test_the_projection_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed_json(capsys, *CASEBOOK) == _expected({})


def test_a_casebook_by_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed_json(capsys, "--casebook", "mini") == _expected({})


def test_choices_and_reading(capsys: pytest.CaptureFixture[str]) -> None:
    found = printed_json(
        capsys, *CASEBOOK, "--choose", "site=mill", "--choose", "toll=charged",
        "--credence", "ledger=0.5", "survey=1", "--mute", "mayor", "--mute", "wells",
        "--semantics", "df-quad", "--without-inferences",
    )  # fmt: skip
    reading = Reading(
        credence={"ledger": 0.5},
        muted=frozenset({"mayor", "wells"}),
        semantics="df-quad",
        without_inferences=True,
    )
    assert found == _expected({"site": "mill", "toll": "charged"}, reading)
    assert found["departures"] == ["site", "toll"]


def test_suppositions(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--choose", "site=mill", "--suppose", "ferry/kept", "safety/falls", "--suppose", "ferry/kept"]
    found = printed_json(capsys, *CASEBOOK, *words)
    assert found == _expected({"site": "mill"}, supposed={"ferry": "kept", "safety": "falls"})
    assert found["supposed"] == {"ferry": "kept", "safety": "falls"}
    assert [course["holds"] for course in found["courses"]] == [{"ferry": "kept", "safety": "falls"}]


def test_a_choice_may_be_repeated_but_not_contradicted(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed_json(capsys, *CASEBOOK, "--choose", "site=mill", "site=mill") == _expected(
        {"site": "mill"}
    )


def test_in_a_casebook_without_hinges_there_is_nothing_to_suppose(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "c.toml"
    text = 'format = "otherwise/casebook"\nversion = 1\nid = "x"\ntitle = "X"\n[[questions]]\nid = "q"\n'
    path.write_text(
        text + 'title = "Q"\npositions = [{ id = "a", label = "A" }, { id = "b", label = "B" }]\n'
    )
    said = complaint_of(capsys, "project", "--casebook", os.fspath(path), "--suppose", "q/a")
    assert said == "otherwise: nothing turns on q, so there is nothing to suppose\n"


def test_a_scenario_brings_what_it_supposes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scenario = Scenario.new(mini(), casebook_digest(MINI)).with_choice("site", "mill")
    name = saved(tmp_path, scenario.with_supposed({"ferry": "kept", "safety": "falls"}))
    assert printed_json(capsys, name)["supposed"] == {"ferry": "kept", "safety": "falls"}
    assert printed_json(capsys, name, "--suppose", "ferry/closed")["supposed"] == {
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
    reading = Reading(
        credence={"ledger": 0.25}, muted=frozenset({"wells"}), semantics="euler", without_inferences=True
    )
    scenario = Scenario.new(mini(), casebook_digest(MINI)).with_choice("site", "mill").with_reading(reading)
    name = saved(tmp_path, scenario)
    assert printed_json(capsys, name) == _expected({"site": "mill"}, reading)
    assert printed_json(capsys, name, *CASEBOOK) == _expected({"site": "mill"}, reading)


def test_what_is_asked_for_goes_before_what_the_scenario_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario = Scenario.new(mini(), casebook_digest(MINI)).with_choices({"site": "mill", "toll": "charged"})
    scenario = scenario.with_reading(Reading(muted=frozenset({"wells"})))
    found = printed_json(capsys, saved(tmp_path, scenario), "--choose", "site=none", "--mute", "brook")
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
    name = saved(tmp_path, Scenario.new(mini(), casebook_digest(MINI)).with_choice("site", "mill"))
    assert printed_json(capsys, *words, name)["choices"]["site"] == "mill"


def test_a_casebook_may_stand_in_place_of_a_scenario(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed_json(capsys, os.fspath(MINI)) == _expected({})


def test_what_does_not_fit_is_noted_and_left_aside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenario = Scenario.new(mini(), casebook_digest(MINI)).with_choices({"site": "moon", "toll": "charged"})
    name = saved(tmp_path, scenario)
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
        (["--credence", "ledger=0.5", "ledger=0.7"], "two numbers for ledger: 0.5 and 0.7"),
        (["--semantics", "euler", "--semantics", "mlp"], "--semantics: names two: euler and mlp"),
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
        complaint_of(capsys, "project", *words, *casebook)
        if words[0] in ("--choose", "--suppose")
        else complaint_of(capsys, "project", *casebook, *words)
    )
    assert found.startswith("otherwise: ")
    assert complaint in found


@pytest.mark.parametrize("name", ["no.toml", "folder/no", "/nowhere/no.toml"])
def test_a_casebook_file_that_is_not_there(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "there is no such file" in complaint_of(capsys, "project", "--casebook", name, code=1)


def test_a_casebook_file_needs_no_extension(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "plain").write_bytes(MINI.read_bytes())
    monkeypatch.chdir(tmp_path)
    assert printed_json(capsys, "--casebook", "plain") == _expected({})


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
    found = printed_json(capsys, "--casebook", os.fspath(path))
    (course,) = found["courses"]
    assert (found["choices"], course["questions"], course["arguments"]) == ({}, [], [])
    message = complaint_of(capsys, "project", "--casebook", os.fspath(path), "--choose", "a=b")
    assert message == 'otherwise: there is no decision "a"\n'
