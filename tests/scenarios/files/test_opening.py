"""A scenario opens with the casebook it was saved with, or says exactly what is not as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scenarios.files import installed
from scenarios.files.casebook_files import casebook_digest
from scenarios.files.opening import (
    Opened,
    digest_of,
    new_of,
    open_again,
    open_anyway,
    open_path,
    with_casebook_at,
)
from scenarios.files.recovery import Found, Work
from scenarios.files.scenario_files import open_scenario, save_scenario
from scenarios.model.faults import CasebookError, ScenarioError
from scenarios.model.scenario import CasebookReference, Scenario
from tests.casebooks import MINI, mini_text

FIXTURE = Path(__file__).resolve().parents[2] / "data" / "scenarios" / "version-3.otherwise"

Find = Callable[[str], Path | None]


def nowhere(_casebook_id: str) -> Path | None:
    return None


def always(path: Path) -> Find:
    return lambda _casebook_id: path


def scenario_of(path: Path = MINI, **about: object) -> Scenario:
    return new_of(path).scenario.model_copy(update=about)


def saved(folder: Path, scenario: Scenario) -> Path:
    path = folder / "x.otherwise"
    save_scenario(path, scenario)
    return path


def edition(folder: Path, *edits: tuple[str, str], name: str = "edited.toml") -> Path:
    path = folder / name
    path.write_text(mini_text(*edits), encoding="utf-8")
    return path


def test_a_casebook_begins_a_scenario() -> None:
    opened = open_path(MINI, nowhere)
    assert opened.casebook.id == "mini"
    assert opened.scenario.casebook == opened.reference
    assert opened.reference.sha256 == casebook_digest(MINI)
    assert opened.casebook_text == MINI.read_text(encoding="utf-8")
    assert (opened.path, opened.digest, opened.notices) == (None, "", ())
    assert open_anyway(MINI, nowhere).casebook == opened.casebook


@pytest.mark.parametrize("open_it", [open_path, open_anyway])
def test_the_casebook_it_was_saved_with_is_worth_no_word(
    tmp_path: Path, open_it: Callable[[Path, Find], Opened]
) -> None:
    path = saved(tmp_path, scenario_of(choices={"site": "mill"}))
    opened = open_it(path, always(MINI))
    assert opened.casebook.id == "mini"
    assert opened.notices == ()
    assert opened.digest == digest_of(path.read_bytes())
    assert not opened.lacks_casebook


def test_an_older_or_newer_casebook_is_said(tmp_path: Path) -> None:
    path = saved(tmp_path, scenario_of())
    opened = open_path(path, always(edition(tmp_path, ('revision = "1.0"', 'revision = "2.0"'))))
    (notice,) = opened.notices
    assert notice == (
        'The scenario was saved with revision "1.0" of “The bridge at Aldwater”;'
        ' here is revision "2.0". Strengths may differ.'
    )


def test_an_edited_casebook_is_said(tmp_path: Path) -> None:
    path = saved(tmp_path, scenario_of())
    opened = open_path(path, always(edition(tmp_path, ("An invented town", "A town"))))
    assert opened.notices == (
        "“The bridge at Aldwater” was edited since the scenario was saved. Strengths may differ.",
    )


def test_a_scenario_that_never_knew_its_edition_takes_any(tmp_path: Path) -> None:
    path = saved(tmp_path, Scenario(casebook=CasebookReference(id="mini")))
    assert open_path(path, always(MINI)).notices == ()


def test_what_no_longer_fits_is_said_exactly_and_saved_again(tmp_path: Path) -> None:
    scenario = scenario_of(
        choices={"site": "tunnel", "war": "won", "toll": "free"},
        credence={"letter": 0.5, "ledger": 0.5},
        muted=("nobody",),
        in_play=("war", "site"),
        semantics="magic",
        notes={"": "whole", "site": "on the site", "war": "on the war", "ferry": "on the ferry"},
    )
    path = saved(tmp_path, scenario)
    opened = open_path(path, always(MINI))
    title = opened.casebook.decision("site").title
    assert opened.notices == (
        f"“{title}” has no option “tunnel”; it goes as it happened.",
        "The casebook has no decision “war”; the choice “won” is left aside.",
        "The casebook has no document “letter”; the credence given to it is left aside.",
        "The casebook has no voice “nobody”; muting it is left aside.",
        "The semantics “magic” are not known here; “quadratic-energy” are used.",
        "The casebook has no decision “war” to put in play.",
        "The casebook has no decision or question “war”; the note on it stands last among the notes.",
    )
    save_scenario(path, opened.scenario)
    assert open_scenario(path).scenario == scenario


def test_the_casebook_inside_serves_where_there_is_no_other() -> None:
    opened = open_path(FIXTURE, nowhere)
    assert opened.casebook.id == "crossing"
    assert opened.notices == ()


def test_the_casebook_inside_serves_where_the_one_at_hand_is_another_edition(tmp_path: Path) -> None:
    text = MINI.read_text(encoding="utf-8")
    path = saved(tmp_path, scenario_of(casebook_text=text))
    other = edition(tmp_path, ('title = "The bridge at Aldwater"', 'title = "Another edition"'))
    opened = open_path(path, always(other))
    assert opened.casebook.title == "The bridge at Aldwater"
    assert opened.notices == ()


def test_another_casebook_inside_is_said(tmp_path: Path) -> None:
    text = MINI.read_text(encoding="utf-8")
    path = saved(tmp_path, Scenario(casebook=CasebookReference(id="rivers"), casebook_text=text))
    assert open_path(path, nowhere).notices == (
        'The scenario was made with the casebook "rivers", and carries "mini".',
    )


def test_the_casebook_at_hand_serves_where_it_is_the_same(tmp_path: Path) -> None:
    path = saved(tmp_path, scenario_of(casebook_text="what is not even a casebook"))
    assert open_path(path, always(MINI)).casebook.id == "mini"


def test_without_its_casebook_a_scenario_is_refused_or_shown_without_it(tmp_path: Path) -> None:
    scenario = scenario_of(choices={"site": "mill"}, notes={"": "Ask who pays."})
    path = saved(tmp_path, scenario)
    with pytest.raises(ScenarioError) as caught:
        open_path(path, nowhere)
    assert "x.otherwise: casebook > " in str(caught.value)
    assert "no casebook of this id is on this computer" in str(caught.value)

    opened = open_anyway(path, nowhere)
    assert opened.lacks_casebook
    assert opened.scenario == scenario
    assert opened.reference == scenario.casebook
    assert opened.casebook.decisions == ()
    assert opened.notices[0] == (
        'Its casebook cannot be used – "mini": no casebook of this id is on this computer.'
        " Ask for the casebook's file, or for the scenario with its casebook inside."
        " Until it can, nothing but the title and the notes can be shown; saving keeps everything."
    )
    assert opened.notices[1] == "The casebook has no decision “site”; the choice “mill” is left aside."


def test_a_casebook_that_comes_with_the_program_and_is_gone_is_a_damage_to_be_mended(tmp_path: Path) -> None:
    path = saved(tmp_path, Scenario(casebook=CasebookReference(id="soviet-succession")))
    gone = "this casebook comes with Otherwise and is not there to be read: the installation is not whole"
    with pytest.raises(ScenarioError) as caught:
        open_path(path, nowhere)
    (fault,) = caught.value.faults
    assert (fault.what, fault.remedy) == (gone, installed.remedy())
    assert f"{gone}. {installed.remedy()}. Until it can" in open_anyway(path, nowhere).notices[0]


def test_a_casebook_that_is_broken_is_one_that_is_lacking(tmp_path: Path) -> None:
    path = saved(tmp_path, Scenario(casebook=CasebookReference(id="mini")))
    broken = tmp_path / "broken.toml"
    broken.write_text(MINI.read_text(encoding="utf-8").replace("date = ", "dote = "), encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        open_path(path, always(broken))
    assert "casebook > " in caught.value.faults[0].place
    assert len(caught.value.faults) > 1
    opened = open_anyway(path, always(broken))
    assert opened.lacks_casebook
    said = f'Its casebook cannot be used – {broken}: decisions "site" > date: it is missing (and '
    assert opened.notices[0].startswith(said)


def test_a_broken_casebook_inside_is_one_that_is_lacking(tmp_path: Path) -> None:
    path = saved(tmp_path, scenario_of(casebook_text="[[[[\n\x00<b>"))
    with pytest.raises(ScenarioError, match=r"x\.otherwise: casebook > the one inside"):
        open_path(path, nowhere)
    opened = open_anyway(path, nowhere)
    assert opened.lacks_casebook
    assert opened.scenario.casebook_text == "[[[[\n\x00<b>"


@pytest.mark.parametrize("open_it", [open_path, open_anyway])
def test_an_unsound_scenario_is_refused_however_it_is_opened(
    tmp_path: Path, open_it: Callable[[Path, Find], Opened]
) -> None:
    path = tmp_path / "x.otherwise"
    path.write_bytes(b"{}")
    with pytest.raises(ScenarioError, match="not a scenario of Otherwise"):
        open_it(path, always(MINI))


def test_a_casebook_found_later_is_put_in_place(tmp_path: Path) -> None:
    path = saved(tmp_path, scenario_of(choices={"site": "mill"}))
    lacking = open_anyway(path, nowhere)
    opened = with_casebook_at(MINI, lacking.scenario, lacking.path, lacking.digest)
    assert opened.casebook.id == "mini"
    assert opened.notices == ()
    assert (opened.path, opened.digest, opened.scenario) == (path, lacking.digest, lacking.scenario)


def test_another_casebook_is_not_put_in_place(tmp_path: Path) -> None:
    other = edition(tmp_path, ('id = "mini"', 'id = "rivers"'))
    with pytest.raises(CasebookError, match='it is the casebook "rivers", and the scenario needs "mini"'):
        with_casebook_at(other, scenario_of(), None, "")


@pytest.mark.parametrize("carries", [True, False])
@pytest.mark.parametrize("find", [nowhere, always(MINI)])
def test_unsaved_work_opens_as_it_was(tmp_path: Path, carries: bool, find: Find) -> None:
    text = MINI.read_text(encoding="utf-8")
    scenario = scenario_of(choices={"site": "mill"}, casebook_text=text)
    work = Work(scenario, carries_casebook=carries, path=tmp_path / "x.otherwise", digest="abc")
    opened = open_again(Found(tmp_path / "1.copy", work, datetime.now(UTC)), find)
    assert opened.casebook.id == "mini"
    assert opened.scenario == (scenario if carries else scenario.model_copy(update={"casebook_text": None}))
    assert (opened.path, opened.digest, opened.notices) == (tmp_path / "x.otherwise", "abc", ())


def test_unsaved_work_that_lacked_its_casebook_lacks_it_still(tmp_path: Path) -> None:
    scenario = Scenario(casebook=CasebookReference(id="rivers"), choices={"dam": "built"})
    opened = open_again(Found(tmp_path / "1.copy", Work(scenario), datetime.now(UTC)), nowhere)
    assert opened.lacks_casebook
    assert opened.scenario == scenario
    assert opened.path is None


def test_names_from_files_are_made_visible(tmp_path: Path) -> None:
    evil = "<b>\u202e\n"
    scenario = Scenario(
        casebook=CasebookReference(id=evil, revision=evil, sha256="0" * 64),
        choices={evil: evil, "site": evil},
        credence={evil: 0.5},
        muted=(evil,),
        in_play=(evil,),
        notes={evil: "x"},
        semantics=evil,
    )
    path = saved(tmp_path, scenario)
    for opened in (open_anyway(path, nowhere), open_anyway(path, always(MINI))):
        said = "".join(opened.notices)
        assert "\u202e" not in said
        assert "\n" not in said
        assert "\\u202e" in said


def test_nobody_is_told_thousands_of_things(tmp_path: Path) -> None:
    choices = {f"decision-{number}": "x" for number in range(5_000)}
    path = saved(tmp_path, Scenario(casebook=CasebookReference(id="mini"), choices=choices))
    notices = open_path(path, always(MINI)).notices
    assert len(notices) == 201
    assert notices[-1] == "… and 4,800 more of the kind."
    assert json.loads(path.read_bytes())["choices"] == choices
