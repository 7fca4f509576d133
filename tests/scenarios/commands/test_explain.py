"""`explain`: what it prints for programs and for people, and what it complains of."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from scenarios.commands import command_line
from scenarios.engine.engine import Engine
from scenarios.explaining.departures import what_it_would_take
from scenarios.explaining.leads import Where
from scenarios.explaining.matters import interactions, what_matters
from scenarios.explaining.robustness import how_firm
from scenarios.files.casebook_files import casebook_digest, open_casebook
from scenarios.files.library import DEFAULT_CASEBOOK, known_casebooks
from scenarios.model.alternatives import Departure
from scenarios.model.scenario import Scenario
from scenarios.model.standpoint import Standpoint
from tests.casebooks import MINI, mini
from tests.scenarios.commands.calls import CASEBOOK, complaint_of, saved

MILL = {"site": "mill"}


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    """What `explain --json` prints, without a word of complaint."""
    assert command_line.main(["explain", *words, "--json"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    found = json.loads(printed.out)
    assert isinstance(found, dict)
    return found


def lines(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """What `explain` prints for people."""
    assert command_line.main(["explain", *words]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    found = printed.out.splitlines()
    assert all(len(line) <= 80 and line == line.rstrip() for line in found)
    return found


@pytest.mark.parametrize("choices", [{}, MILL])
def test_what_matters(capsys: pytest.CaptureFixture[str], choices: dict[str, str]) -> None:
    words = [f"{decision}={option}" for decision, option in choices.items()]
    found = told(capsys, *CASEBOOK, "--what-matters", *(["--choose", *words] if words else []))
    expected = what_matters(Engine(mini()), Standpoint.of(mini(), choices))
    assert found == {
        "matters": [
            {
                "decision": row.alternative.decision,
                "option": row.alternative.option,
                "outcomes": {
                    question: {"leading": str(cell.effect), "some": cell.some}
                    for question, cell in row.outcomes.items()
                },
            }
            for row in expected.departures
            if isinstance(row.alternative, Departure)
        ]
    }
    assert found["matters"]


def test_what_matters_with_all_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--choose", "general-secretary=trotsky-speaks", "--what-matters"]
    found = told(capsys, *asked, "--with-suppositions", "--interactions")
    casebook = open_casebook(known_casebooks()[DEFAULT_CASEBOOK])
    standpoint = Standpoint.of(casebook, {"general-secretary": "trotsky-speaks"})
    pairs = interactions(Engine(casebook), standpoint)
    assert [one["outcomes"] for one in found["interactions"]] == [dict(one.outcomes) for one in pairs]
    assert [set(one) for one in found["suppositions"]] == [{"question", "position", "outcomes"}] * 14
    said = lines(capsys, *asked, "--with-suppositions", "--interactions")
    assert said[0].startswith("WHAT MATTERS")
    assert said[1].startswith("   1  “General Secretary”: No one moves to remove him: 16 lead otherwise")
    assert any(line.startswith("  5=  “The troika”") for line in said)
    assert any("falls silent: nationalities" in line for line in said)
    assert "SUPPOSITIONS   each answer of a hinge by itself" in said
    assert "TOGETHER   pairs that do what neither does alone" in said


def test_no_pair_does_more(capsys: pytest.CaptureFixture[str]) -> None:
    said = lines(capsys, *CASEBOOK, "--what-matters", "--interactions")
    assert (said[-1] == "  none") == (not interactions(Engine(mini()), Standpoint.of(mini())))


@pytest.mark.parametrize("where", Where)
def test_what_it_would_take(capsys: pytest.CaptureFixture[str], where: Where) -> None:
    for target in ("ferry/closed", "safety/falls", "market/both", "ferry/kept"):
        found = told(capsys, *CASEBOOK, "--what-would-it-take", target, "--in", where, "--up-to", "2")
        expected = what_it_would_take(Engine(mini()), Standpoint.of(mini()), target, where=where, up_to=2)
        assert found == {
            "position": target,
            "in": where,
            "complete_to": 2,
            "sets": [
                [
                    {"decision": one.decision, "option": one.option}
                    for one in some
                    if isinstance(one, Departure)
                ]
                for some in expected.sets
            ],
        }


def test_what_leads_already(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, *CASEBOOK, "--what-would-it-take", "ferry/closed")
    assert found == {"position": "ferry/closed", "in": "leading", "complete_to": 3, "sets": [[]]}
    assert "It leads already, as it happened." in lines(
        capsys, *CASEBOOK, "--what-would-it-take", "ferry/closed"
    )


def test_what_it_would_take_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    said = lines(capsys, "--what-would-it-take", "leader/right", "--in", "some")
    assert "2 sets do it. These are all of up to 3; none holds a smaller one." in said
    assert any(line.startswith("Branches turn on this question.") for line in said)
    assert "1 alone" in said
    assert any(line.startswith("  - “") for line in said)
    assert "3 at once" in lines(capsys, "--what-would-it-take", "inner-party-life/democracy", "--in", "some")
    none = lines(capsys, "--what-would-it-take", "repression/larger")
    assert not any(line.startswith("Branches turn on") for line in none)
    assert none[-1].startswith("No set of up to 3 does it.") or "sets do it" in none[-1]


def test_choices_are_left_aside_and_that_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--what-would-it-take", "leader/right", "--choose", "troika=stay-out"]
    assert "Departures are counted from history; the choices given are left aside." in lines(capsys, *words)
    assert told(capsys, *words) == told(capsys, "--what-would-it-take", "leader/right")


def test_suppositions_in_a_set(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--what-would-it-take", "inner-party-life/democracy", "--with-suppositions", "--up-to", "3"]
    found = told(capsys, *words)
    casebook = open_casebook(known_casebooks()[DEFAULT_CASEBOOK])
    expected = what_it_would_take(
        Engine(casebook),
        Standpoint.of(casebook),
        "inner-party-life/democracy",
        with_suppositions=True,
    )
    assert len(found["sets"]) == len(expected.sets)
    members = [one for some in found["sets"] for one in some]
    assert all(set(one) in ({"decision", "option"}, {"question", "position"}) for one in members)


def test_what_unseats(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--choose", "troika=stay-out", "--what-unseats", "leader/stalin"]
    found = told(capsys, *words)
    assert found["arguments"] == [{"argument": "E18c", "leading": "collective"}]
    assert found["sets"] == [{"arguments": ["E18c"], "leading": "collective"}]
    assert found["documents"] == [{"document": "essay", "leading": "collective"}]
    said = lines(capsys, *words)
    assert "It hangs on one argument." in said
    whole = lines(capsys, *CASEBOOK, "--what-unseats", "ferry/closed")
    assert whole[-1] == "No set of up to 3 arguments unseats it."
    assert "  none unseats it" in whole


def test_what_unseats_in_many_ways(capsys: pytest.CaptureFixture[str]) -> None:
    said = lines(
        capsys, "--what-unseats", "repression/smaller", "--choose", "general-secretary=trotsky-speaks"
    )
    assert "It hangs on each of 8 arguments." in said
    words = ["--what-unseats", "one-man-rule/yes", "--up-to", "2"]
    said = lines(capsys, *words, "--choose", "trotsky-rule=sole-power")
    assert any(line.startswith("No single argument unseats it; 2 at once do") for line in said)


def test_what_unseats_in_more_ways_than_are_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scenarios.commands.explained.MOST_SETS_TOLD", 3)
    said = lines(
        capsys, "--what-unseats", "repression/smaller", "--choose", "general-secretary=trotsky-speaks"
    )
    assert said[-1] == "  and 5 more; --json names them all"


def test_how_firm(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--choose", "general-secretary=trotsky-speaks", "--how-firm", "leader"]
    found = told(capsys, *words, "--seed", "7", "--draws", "200")
    assert found == told(capsys, *words, "--seed", "7", "--draws", "200")
    assert (found["question"], found["seed"], found["draws"]) == ("leader", 7, 200)
    assert sum(one["leads"] for one in found["positions"]) + found["silent"] == 200
    casebook = open_casebook(known_casebooks()[DEFAULT_CASEBOOK])
    standpoint = Standpoint.of(casebook, {"general-secretary": "trotsky-speaks"})
    expected = how_firm(Engine(casebook), standpoint, "leader", draws=200, seed=7)
    assert found["word"] == expected.firmness
    assert {one["id"]: one["leads"] for one in found["positions"]} == expected.draws.leads
    assert all(0 <= one["low"] <= one["median"] <= one["high"] <= 1 for one in found["positions"])
    assert [one["semantics"] for one in found["semantics"]] == ["df-quad", "euler", "mlp"]
    assert [one["document"] for one in found["credence"]] == ["nikonov", "essay", "article", "memoir"]
    assert len(found["courses"]) == 2


def test_how_firm_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--choose", "general-secretary=trotsky-speaks", "--draws", "200"]
    said = lines(capsys, *words, "--how-firm", "leader")
    assert said[0] == "HOW FIRM   Who leads the party? No one man: the leaders together"
    assert any("readings of the certainty words" in line for line in said)
    assert any(line.startswith("  if Trotsky leads: followed in 200 of 200") for line in said)
    silent = lines(capsys, *words, "--how-firm", "one-man-rule")
    assert silent[1] == "the documents do not say: Nothing leads here."
    assert any(line.startswith("  the documents do not say in ") for line in silent)
    fact = lines(capsys, "--how-firm", "leader", "--draws", "20")
    assert "No sweep flips it." in fact
    assert "It stands as it happened, and no reading flips a fact." in fact
    assert "Only 20 readings were drawn: too few for more than a hint." in fact
    assert not any("Only" in line or "as it happened" in line for line in said)
    debate = lines(capsys, "--how-firm", "claim", "--draws", "20")
    assert debate[0].startswith("HOW FIRM")


def test_how_firm_where_the_documents_do_not_say(capsys: pytest.CaptureFixture[str]) -> None:
    found = told(capsys, "--how-firm", "coalition-end", "--draws", "20")
    assert (found["word"], found["leading"], found["silent"]) == (None, None, 20)
    assert found["positions"][0]["low"] is None


def test_criteria(capsys: pytest.CaptureFixture[str]) -> None:
    words = [*CASEBOOK, "--choose", "site=mill", "--criteria", "ferry"]
    found = told(capsys, *words)
    assert [one["decision"] for one in found["departures"]] == ["site"]
    assert found["departures"][0]["considered_by"] or found["departures"][0]["considered_later_by"]
    said = lines(capsys, *words)
    assert said[0] == "CRITERIA OF A GOOD COUNTERFACTUAL"
    assert "  1 departure." in said
    assert sum("1996" in line or "1997" in line or "2010" in line for line in said) >= 6


def test_a_scenario_brings_its_choices(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = saved(tmp_path, Scenario.new(mini(), casebook_digest(MINI)).with_choice("site", "mill"))
    assert told(capsys, name, "--what-matters") == told(
        capsys, *CASEBOOK, "--what-matters", "--choose", "site=mill"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--what-would-it-take", "ferry"], "wants QUESTION/POSITION, and 'ferry' has no position"),
        (["--what-would-it-take", "fery/kept"], "there is no question 'fery'. Did you mean 'ferry'?"),
        (["--what-would-it-take", "ferry/kep"], "ferry: there is no position 'kep'. Did you mean 'kept'?"),
        (["--what-would-it-take", "ferry/kept", "--in", "sum"], "--in there is no course 'sum'"),
        (["--what-would-it-take", "ferry/kept", "--up-to", "0"], "--up-to is '0', and it must be a whole"),
        (["--what-would-it-take", "ferry/kept", "--up-to", "-1"], "--up-to"),
        (["--what-would-it-take", "ferry/kept", "--up-to", "101"], "from 1 to 100"),
        (["--what-unseats", "ferry/kept"], "ferry/kept does not lead here. Try: --what-would-it-take"),
        (["--how-firm", "fery"], "there is no question 'fery'"),
        (["--how-firm", "ferry", "--draws", "many"], "--draws is 'many', and it must be a whole number"),
        (["--how-firm", "ferry", "--seed", "1" * 5000], "--seed is"),
        (["--what-matters", "--up-to", "0"], "--what-matters has no use for --up-to; leave it out"),
        (["--how-firm", "ferry", "--in", "every"], "--how-firm has no use for --in; leave it out"),
        (["--criteria", "ferry", "--seed", "0"], "--criteria has no use for --seed; leave it out"),
        (["--what-unseats", "ferry/kept", "--with-suppositions"], "no use for --with-suppositions"),
        (["--criteria", "fery"], "there is no question 'fery'"),
        ([], "one of the arguments --what-matters"),
        (["--what-matters", "--how-firm", "ferry"], "not allowed with argument"),
    ],
)
def test_what_makes_no_sense(capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    complaint = complaint_of(capsys, "explain", *CASEBOOK, *words)
    assert said.replace("'", "") in complaint.replace("'", "").replace('"', "").replace("“", "").replace(
        "”", ""
    )


def test_a_casebook_by_its_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "--casebook", os.fspath(MINI), "--what-matters") == told(
        capsys, "--casebook", "mini", "--what-matters"
    )
