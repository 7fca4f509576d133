"""New, open, save and save as: what is open is never lost, and what goes wrong is said."""

from __future__ import annotations

import errno
import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QMenu

from gui import asking
from gui.asking import Overwrite, Unsaved
from gui.desk import on_disk
from gui.desk.first import first_to_show
from scenarios.files import installed, library
from scenarios.files.scenario_files import open_scenario
from tests.gui.conftest import MINI

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gui.windows.main_window import MainWindow
    from scenarios.files.opening import Opened
    from scenarios.model.faults import Fault
    from tests.gui.conftest import OpenWindow


class Answers:
    """Answers every dialog as it was told to, and remembers which were asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self.asked: list[str] = []
        self.told: list[str] = []

    def give(self, name: str, *answers: object) -> None:
        """Give these answers in turn to the dialog of that name."""
        remaining = list(answers)

        def answer(_parent: object, *about: object) -> object:
            self.asked.append(name)
            self.told.append(" ".join(str(part) for part in about))
            return remaining.pop(0)

        self._monkeypatch.setattr(asking, name, answer)

    def listen(self) -> None:
        """Take note of faults and notices."""

        def tell(_parent: object, title: str, lines: Sequence[Fault | str]) -> None:
            self.told.append("\n".join([title, *(str(line) for line in lines)]))

        self._monkeypatch.setattr(asking, "tell_faults", tell)
        self._monkeypatch.setattr(asking, "tell_notices", tell)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    return Answers(monkeypatch)


def recent(window: MainWindow) -> QMenu:
    """The menu of recent files."""
    menu = window.menuBar().findChild(QMenu, "recent-files")
    assert isinstance(menu, QMenu)
    return menu


def edited(path: Path, edit: Callable[[dict[str, Any]], object]) -> None:
    raw = json.loads(path.read_bytes())
    edit(raw)
    path.write_text(json.dumps(raw), encoding="utf-8")


def test_save_close_open_gives_the_same_screen(
    window: MainWindow, open_window: OpenWindow, answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / "a b ö.otherwise"
    window.desk.session.choose("site", "mill")
    window.desk.session.rename("If the bridge stood at the mill")
    window.desk.session.set_note("", "For the third lecture.")
    answers.give("ask_save_path", path)
    window.desk.actions["save"].trigger()
    assert window.desk.session.holder.is_clean
    assert window.desk.files.path == path

    again = open_window(path)
    assert again.desk.session.snapshot.standpoint == window.desk.session.snapshot.standpoint
    assert again.desk.session.scenario.notes == {"": "For the third lecture."}
    assert again.desk.session.scenario.title == "If the bridge stood at the mill"
    assert again.desk.files.title == "If the bridge stood at the mill"


def test_the_second_save_asks_nothing(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    answers.give("ask_save_path", tmp_path / "x.otherwise")
    window.desk.actions["save"].trigger()
    window.desk.session.choose("site", "mill")
    window.desk.actions["save"].trigger()
    assert answers.asked == ["ask_save_path"]
    assert open_scenario(tmp_path / "x.otherwise").scenario.choices == {"site": "mill"}


def test_save_as_leaves_the_first_file_alone(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    first, second = tmp_path / "first.otherwise", tmp_path / "second.otherwise"
    answers.give("ask_save_path", first, second)
    window.desk.actions["save"].trigger()
    before = first.read_bytes()
    window.desk.session.choose("site", "mill")
    window.desk.actions["save-as"].trigger()
    assert first.read_bytes() == before
    assert open_scenario(second).scenario.choices == {"site": "mill"}
    assert window.desk.files.path == second


def test_thinking_better_of_it_changes_nothing(window: MainWindow, answers: Answers) -> None:
    window.desk.session.choose("site", "mill")
    answers.give("ask_save_path", None)
    answers.give("ask_open_path", None)
    answers.give("ask_casebook_path", None)
    window.desk.actions["save"].trigger()
    window.desk.actions["open"].trigger()
    window.desk.actions["open-casebook"].trigger()
    assert not window.desk.session.holder.is_clean
    assert window.desk.files.path is None


def test_the_suggested_name_comes_from_the_title(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    suggested: list[Path] = []

    def answer(_parent: object, suggestion: Path) -> None:
        suggested.append(suggestion)

    monkeypatch.setattr(asking, "ask_save_path", answer)
    window.desk.session.rename('../../etc/passwd: "what\tif"?')
    window.desk.actions["save"].trigger()
    assert suggested[0].name == "etc passwd what if.otherwise"


@pytest.mark.parametrize(
    ("answer", "opens", "saves"),
    [(Unsaved.SAVE, True, True), (Unsaved.DISCARD, True, False), (Unsaved.CANCEL, False, False)],
)
def test_unsaved_changes_are_asked_about(
    window: MainWindow, answers: Answers, tmp_path: Path, answer: Unsaved, opens: bool, saves: bool
) -> None:
    mine, other = tmp_path / "mine.otherwise", tmp_path / "other.otherwise"
    answers.give("ask_save_path", other, mine)
    window.desk.session.choose("toll", "charged")
    window.desk.actions["save"].trigger()
    window.desk.session.choose("toll", "free")
    window.desk.actions["save-as"].trigger()
    window.desk.session.choose("site", "mill")

    answers.give("ask_about_unsaved", answer)
    answers.give("ask_open_path", other)
    window.desk.actions["open"].trigger()
    assert (window.desk.session.scenario.choices == {"toll": "charged"}) is opens
    assert ("site" in open_scenario(mine).scenario.choices) is saves
    assert window.desk.session.holder.is_clean is opens


@pytest.mark.parametrize("answer", [Unsaved.DISCARD, Unsaved.CANCEL])
def test_closing_asks_about_unsaved_changes(window: MainWindow, answers: Answers, answer: Unsaved) -> None:
    window.desk.session.choose("site", "mill")
    answers.give("ask_about_unsaved", answer)
    window.desk.actions["close"].trigger()
    assert window.isVisible() is (answer is Unsaved.CANCEL)


def test_a_save_that_fails_while_closing_keeps_the_window_open(window: MainWindow, answers: Answers) -> None:
    window.desk.session.choose("site", "mill")
    answers.give("ask_about_unsaved", Unsaved.SAVE)
    answers.give("ask_save_path", Path("/nowhere/at/all.otherwise"))
    answers.give("ask_after_failed_save", False)
    window.desk.actions["close"].trigger()
    assert window.isVisible()
    assert not window.desk.session.holder.is_clean
    assert "no such file or directory" in answers.told[-1]


def test_a_failed_save_offers_another_place(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    window.desk.session.choose("site", "mill")
    good = tmp_path / "good.otherwise"
    answers.give("ask_save_path", Path("/nowhere/at/all.otherwise"), good)
    answers.give("ask_after_failed_save", True)
    window.desk.actions["save"].trigger()
    assert window.desk.session.holder.is_clean
    assert window.desk.files.path == good


def test_a_full_disk_leaves_the_old_file_whole(
    window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.otherwise"
    answers.give("ask_save_path", path)
    window.desk.actions["save"].trigger()
    before = path.read_bytes()
    window.desk.session.choose("site", "mill")

    def full(_handle: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("scenarios.files.atomic.os.fsync", full)
    answers.give("ask_after_failed_save", False)
    window.desk.actions["save"].trigger()
    assert "no space left on device" in answers.told[-1]
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.glob("*.otherwise*")] == ["x.otherwise"]
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.parametrize("answer", list(Overwrite))
def test_a_file_changed_by_somebody_else_is_not_overwritten_unasked(
    window: MainWindow, answers: Answers, tmp_path: Path, answer: Overwrite
) -> None:
    path, elsewhere = tmp_path / "x.otherwise", tmp_path / "y.otherwise"
    answers.give("ask_save_path", path, elsewhere)
    window.desk.actions["save"].trigger()
    edited(path, lambda raw: raw.update(title="Theirs"))
    theirs = path.read_bytes()
    window.desk.session.choose("site", "mill")
    answers.give("ask_about_changed_file", answer)
    beside: list[Opened] = []
    window.desk.files.window_wanted.connect(beside.append)
    window.desk.actions["save"].trigger()
    assert answers.asked.count("ask_about_changed_file") == 1
    assert (path.read_bytes() == theirs) is (answer is not Overwrite.OVERWRITE)
    assert elsewhere.exists() is (answer is Overwrite.ELSEWHERE)
    saved = answer in (Overwrite.OVERWRITE, Overwrite.ELSEWHERE)
    assert window.desk.session.holder.is_clean is saved
    assert window.desk.session.scenario.choices == {"site": "mill"}
    shown = ["Theirs (as on the disk)"] if answer is Overwrite.SHOW else []
    assert [one.scenario.title for one in beside] == shown


@pytest.mark.parametrize("answer", [Overwrite.SHOW, Overwrite.CANCEL])
def test_a_save_that_was_not_made_closes_no_window(
    window: MainWindow, answers: Answers, tmp_path: Path, answer: Overwrite
) -> None:
    path = tmp_path / "x.otherwise"
    answers.give("ask_save_path", path)
    window.desk.actions["save"].trigger()
    edited(path, lambda raw: raw.update(title="Theirs"))
    window.desk.session.choose("site", "mill")
    answers.give("ask_about_unsaved", Unsaved.SAVE)
    answers.give("ask_about_changed_file", answer)
    window.desk.actions["close"].trigger()
    assert answers.asked[-1] == "ask_about_changed_file"
    assert window.isVisible()
    assert window.desk.session.scenario.choices == {"site": "mill"}
    assert not window.desk.session.holder.is_clean


def test_what_cannot_be_read_any_more_is_not_overwritten_unasked(
    window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.otherwise"
    answers.give("ask_save_path", path)
    window.desk.actions["save"].trigger()
    theirs = path.read_bytes() + b" " * 1000
    path.write_bytes(theirs)
    monkeypatch.setattr(on_disk, "MOST_BYTES", len(theirs) - 1)  # it has grown too large to be read
    window.desk.session.choose("site", "mill")
    answers.give("ask_about_changed_file", Overwrite.CANCEL)
    window.desk.actions["save"].trigger()
    assert answers.asked[-1] == "ask_about_changed_file"
    assert path.read_bytes() == theirs
    assert not window.desk.session.holder.is_clean


def test_a_file_that_vanished_is_written_again(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    path = tmp_path / "x.otherwise"
    answers.give("ask_save_path", path)
    window.desk.actions["save"].trigger()
    path.unlink()
    window.desk.actions["save"].trigger()
    assert path.exists()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b'{"format": "otherwise/scenario"', b"[]"])
def test_a_bad_file_leaves_the_open_scenario_as_it_is(
    window: MainWindow, answers: Answers, tmp_path: Path, content: bytes
) -> None:
    bad = tmp_path / "bad.otherwise"
    bad.write_bytes(content)
    window.desk.session.choose("site", "mill")
    projection = window.desk.session.snapshot
    answers.give("ask_open_path", bad)
    answers.give("ask_about_unsaved", Unsaved.DISCARD)
    answers.listen()
    window.desk.actions["open"].trigger()
    assert "“bad.otherwise” cannot be opened." in answers.told[-1]
    assert window.desk.session.snapshot is projection
    assert not window.desk.session.holder.is_clean
    assert window.desk.session.holder.undo_stack.canUndo()


def test_a_bad_casebook_leaves_the_open_scenario_as_it_is(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.toml"
    text = MINI.read_text(encoding="utf-8")
    bad.write_text(
        text.replace('establishes = ["ferry/kept"]', 'establishes = ["ferry/sunk"]'), encoding="utf-8"
    )
    answers.give("ask_casebook_path", bad)
    answers.listen()
    window.desk.actions["open-casebook"].trigger()
    assert "“bad.toml” cannot be opened." in answers.told[-1]
    assert window.desk.session.casebook.id == "mini"


def test_a_casebook_from_elsewhere_travels_with_its_scenario(
    window: MainWindow, open_window: OpenWindow, answers: Answers, tmp_path: Path
) -> None:
    casebook, path = tmp_path / "rivers.toml", tmp_path / "x.otherwise"
    text = MINI.read_text(encoding="utf-8")
    casebook.write_text(text.replace('id = "mini"', 'id = "rivers"', 1), encoding="utf-8")
    answers.give("ask_casebook_path", casebook)
    window.desk.actions["open-casebook"].trigger()
    assert window.desk.session.casebook.id == "rivers"
    answers.give("ask_save_path", path)
    window.desk.actions["save"].trigger()
    casebook.unlink()
    assert open_window(path).desk.session.casebook.id == "rivers"


def test_a_casebook_of_the_library_does_not_swell_the_file(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    answers.give("ask_save_path", tmp_path / "x.otherwise")
    window.desk.actions["save"].trigger()
    assert "casebook_text" not in json.loads((tmp_path / "x.otherwise").read_bytes())


def test_what_no_longer_fits_is_told_and_kept(
    window: MainWindow, open_window: OpenWindow, answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / "x.otherwise"
    answers.give("ask_save_path", path)
    window.desk.actions["save"].trigger()

    def age(raw: dict[str, Any]) -> None:
        raw["choices"] = {"monsoon": "earlier", "toll": "charged"}
        raw["casebook"].update(sha256="0" * 64, revision="0.9")
        raw["from_the_future"] = {"kept": [1, None, "ö"]}

    edited(path, age)
    answers.listen()
    again = open_window(path)
    assert "“monsoon”" in answers.told[-1]
    assert 'revision "0.9"' in answers.told[-1]
    assert again.desk.session.snapshot.departures == ("toll",)
    again.desk.session.choose("site", "mill")
    again.desk.actions["save"].trigger()
    saved = json.loads(path.read_bytes())
    assert saved["choices"] == {"monsoon": "earlier", "toll": "charged", "site": "mill"}
    assert saved["from_the_future"] == {"kept": [1, None, "ö"]}
    assert saved["casebook"]["revision"] == "1.0"


def test_new_offers_every_casebook_at_hand_the_default_one_first(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[list[str]] = []

    def answer(_parent: object, titles: dict[str, str]) -> str:
        offered.append(list(titles))
        return "vane-clocks"

    monkeypatch.setattr(asking, "ask_which_casebook", answer)
    window.desk.actions["new"].trigger()
    assert offered == [[library.DEFAULT_CASEBOOK, "mini", "vane-clocks"]]
    assert window.desk.session.casebook.id == "vane-clocks"


def test_a_window_that_is_asked_for_nothing_shows_the_default_casebook() -> None:
    opened = first_to_show(None).opened
    assert opened is not None
    assert opened.casebook.id == library.DEFAULT_CASEBOOK == "soviet-succession"


def test_new_asks_which_casebook_only_where_there_are_several(
    window: MainWindow, answers: Answers, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "shipped_casebooks", tuple)
    window.desk.session.choose("site", "mill")
    answers.give("ask_about_unsaved", Unsaved.DISCARD)
    window.desk.actions["new"].trigger()
    assert window.desk.session.scenario.choices == {}
    assert answers.asked == ["ask_about_unsaved"]

    text = MINI.read_text(encoding="utf-8").replace('id = "mini"', 'id = "rivers"', 1)
    (home / "casebooks" / "rivers.toml").write_text(text, encoding="utf-8")
    answers.give("ask_which_casebook", "rivers")
    window.desk.actions["new"].trigger()
    assert window.desk.session.casebook.id == "rivers"
    answers.give("ask_which_casebook", None)
    window.desk.actions["new"].trigger()
    assert window.desk.session.casebook.id == "rivers"


def test_new_says_that_casebooks_are_gone_and_what_to_do(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(library, "known_casebooks", dict)
    monkeypatch.setattr(asking, "tell_faults", lambda _, title, faults: told.append(f"{title} {faults[0]}"))
    window.desk.actions["new"].trigger()
    assert len(told) == 1
    assert "the installation is not whole" in told[0]
    assert installed.remedy() in told[0]


def test_recent_files_stand_in_the_menu(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    first, second = tmp_path / "first.otherwise", tmp_path / "this & that.otherwise"
    assert not recent(window).isEnabled()
    answers.give("ask_save_path", first, second)
    window.desk.session.choose("site", "mill")
    window.desk.actions["save"].trigger()
    window.desk.actions["save-as"].trigger()
    entries = recent(window).actions()
    assert [entry.text().split(" — ")[0] for entry in entries] == [
        "&1 this && that.otherwise",
        "&2 first.otherwise",
    ]
    entries[1].trigger()
    assert window.desk.files.path == first


def test_a_recent_file_that_is_gone_leaves_the_menu(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.otherwise", tmp_path / "second.otherwise"
    answers.give("ask_save_path", first, second)
    window.desk.actions["save"].trigger()
    window.desk.actions["save-as"].trigger()
    first.unlink()
    # Of what was saved there a version is kept, and it is offered.
    answers.give("ask_whether_to_open_version", False)
    recent(window).actions()[1].trigger()
    assert answers.asked[-1] == "ask_whether_to_open_version"
    assert "there is no such file" in answers.told[-1]
    assert len(recent(window).actions()) == 1
    assert window.desk.files.path == second


def test_a_recent_file_that_is_gone_without_a_version_is_said(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    gone = tmp_path / "gone.otherwise"
    library.remember_file(gone)
    answers.listen()
    window.desk.files.open_recent(gone)
    assert "there is no such file" in answers.told[-1]
    assert tuple(library.recent_titles()) == ()


def test_the_version_kept_of_a_recent_file_that_is_gone_is_brought_back(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.otherwise", tmp_path / "second.otherwise"
    answers.give("ask_save_path", first, second)
    window.desk.session.choose("site", "mill")
    window.desk.actions["save"].trigger()
    window.desk.session.choose("site", "ford")
    window.desk.actions["save-as"].trigger()
    first.unlink()
    answers.give("ask_whether_to_open_version", True)
    recent(window).actions()[1].trigger()
    assert window.desk.session.scenario.choices == {"site": "mill"}
    assert not window.desk.session.holder.is_clean
    window.desk.actions["save"].trigger()
    assert open_scenario(first).scenario.choices == {"site": "mill"}
    assert recent(window).actions()[0].text().startswith("&1 first.otherwise")


def test_a_recent_file_with_an_impossible_name_leaves_the_menu(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    impossible = tmp_path / ("n" * 300)
    library.remember_file(impossible)
    answers.listen()
    window.desk.files.open_recent(impossible)
    assert "its name is too long" in answers.told[-1]
    assert tuple(library.recent_titles()) == ()


def test_a_bad_file_at_the_start_gives_the_first_sound_casebook(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "bad.otherwise"
    bad.write_bytes(b"not a scenario")
    monkeypatch.setattr(library, "shipped_casebooks", tuple)
    (home / "casebooks" / "aaa.toml").write_bytes(b"id = 3")
    first = first_to_show(bad)
    assert first.opened is not None
    assert first.opened.casebook.id == "mini"
    assert "bad.otherwise" in first.complaint
    shutil.rmtree(home / "casebooks")
    assert first_to_show(bad).opened is None


@pytest.mark.skipif(os.name != "posix", reason="of POSIX systems")
def test_a_share_that_refuses_permissions_takes_every_save_and_is_told_of_once(
    window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    path = tmp_path / "x.otherwise"
    answers.give("ask_save_path", path)
    window.desk.actions["save"].trigger()
    path.chmod(0o606)
    monkeypatch.setattr(Path, "chmod", refuse)
    monkeypatch.setattr(os, "fsync", refuse)
    for option in ("mill", "ford", "mill"):
        window.desk.session.choose("site", option)
        window.desk.actions["save"].trigger()
        assert window.desk.session.holder.is_clean
        assert open_scenario(path).scenario.choices["site"] == option
    bar = window.statusBar()
    assert bar.isVisible()
    assert bar.currentMessage().endswith("did not let it keep its permissions.")
    bar.clearMessage()
    assert not bar.isVisible()
    window.desk.session.choose("site", "ford")
    window.desk.actions["save"].trigger()
    assert not bar.isVisible()
