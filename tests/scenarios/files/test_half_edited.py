"""A half-edited copy of the shipped casebook in the user's folder does not switch the shipped one off."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scenarios.commands import command_line
from scenarios.files import library
from scenarios.files.casebook_files import casebook_digest
from scenarios.files.opening import new_by_id, open_anyway, open_path
from scenarios.files.scenario_files import scenario_to_bytes
from scenarios.model.faults import CasebookError, ScenarioError
from scenarios.model.scenario import Scenario
from tests.casebooks import mini, mini_text

SAID = "Your own copy of the casebook cannot be used – "
SERVES = "The one that comes with the program serves in its place."


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(library.HOME_VARIABLE, os.fspath(tmp_path / "home"))
    monkeypatch.setattr(library, "resources_folder", lambda: tmp_path / "resources")
    monkeypatch.setattr(library, "DEFAULT_CASEBOOK", "mini")
    path = tmp_path / "resources" / "casebooks" / "mini.toml"
    path.parent.mkdir(parents=True)
    path.write_text(mini_text(), encoding="utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path, shipped: Path) -> Path:
    del shipped
    path = tmp_path / "home" / "casebooks" / "mine.toml"
    path.parent.mkdir(parents=True)
    path.write_text(mini_text(("base = 0.85", "base = ")), encoding="utf-8")
    return path


def saved(tmp_path: Path, shipped: Path, **update: object) -> Path:
    scenario = Scenario.new(mini(), casebook_digest(shipped)).with_choice("site", "mill")
    path = tmp_path / "s.otherwise"
    path.write_bytes(scenario_to_bytes(scenario.model_copy(update=update)))
    return path


def test_a_scenario_opens_with_the_shipped_copy_and_this_is_said(
    tmp_path: Path, shipped: Path, own: Path
) -> None:
    path = saved(tmp_path, shipped)
    for open_ in (open_path, open_anyway):
        opened = open_(path, library.find_casebook)
        assert not opened.lacks_casebook
        assert opened.casebook == mini()
        (notice,) = opened.notices
        assert notice.startswith(f"{SAID}{own}: ")
        assert notice.endswith(SERVES)


def test_that_it_was_saved_with_another_edition_is_said_too(tmp_path: Path, shipped: Path, own: Path) -> None:
    del own
    path = saved(tmp_path, shipped)
    shipped.write_text(mini_text(("base = 0.85", "base = 0.5")), encoding="utf-8")
    notices = open_path(path, library.find_casebook).notices
    assert len(notices) == 2
    assert SERVES in notices[0]
    assert "was edited since" in notices[1]


def test_the_casebook_inside_goes_before_another_edition_of_the_shipped_one(
    tmp_path: Path, shipped: Path, own: Path
) -> None:
    del own
    path = saved(tmp_path, shipped, casebook_text=mini_text())
    shipped.write_text(mini_text(("base = 0.85", "base = 0.5")), encoding="utf-8")
    opened = open_path(path, library.find_casebook)
    assert opened.casebook == mini()
    assert opened.notices == ()


def test_the_command_line_begins_with_the_shipped_copy(
    shipped: Path, own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del shipped
    for words in ([], ["--casebook", "mini"]):
        assert command_line.main(["project", *words]) == 0
        printed = capsys.readouterr()
        assert printed.out.startswith("The bridge at Aldwater")
        assert printed.err.startswith(f"{SAID}{own}: ")
    # Who names the file means the file.
    assert command_line.main(["project", "--casebook", os.fspath(own)]) == 1
    assert capsys.readouterr().out == ""


def test_where_the_shipped_one_is_unsound_too_its_own_faults_are_told(
    tmp_path: Path, shipped: Path, own: Path
) -> None:
    path = saved(tmp_path, shipped)
    own.unlink()
    shipped.write_text(mini_text(("base = 0.85", "base = 1.5")), encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"1\.5 is not between"):
        open_path(path, library.find_casebook)
    with pytest.raises(CasebookError, match=r"1\.5 is not between"):
        new_by_id("mini", library.find_casebook)


def test_a_casebook_of_the_users_alone_has_no_other_to_serve(own: Path) -> None:
    own.write_text(mini_text(('id = "mini"', 'id = "mine"'), ("base = 0.85", "base = ")), encoding="utf-8")
    with pytest.raises(CasebookError, match=r"mine\.toml"):
        new_by_id("mine", library.find_casebook)


def test_a_sound_copy_of_the_users_goes_before_the_shipped_one(own: Path) -> None:
    own.write_text(mini_text(("base = 0.85", "base = 0.5")), encoding="utf-8")
    opened = new_by_id("mini", library.find_casebook)
    assert opened.casebook.argument("L3").base == 0.5
    assert opened.notices == ()
