"""Where casebooks, settings and recent files lie."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from scenarios.files import library
from scenarios.files.locks import Lock
from tests.casebooks import mini_text


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv(library.HOME_VARIABLE, os.fspath(folder))
    return folder


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "resources"
    (folder / "casebooks").mkdir(parents=True)
    monkeypatch.setattr(library, "resources_folder", lambda: folder)
    return folder / "casebooks"


def _write(folder: Path, name: str, casebook_id: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(mini_text(('id = "mini"', f'id = "{casebook_id}"')), encoding="utf-8")
    return path


def test_one_folder_for_everything_where_the_variable_says_so(home: Path) -> None:
    assert library.data_folder() == home
    assert library.settings_folder().is_relative_to(home)
    assert library.recovery_folder().is_relative_to(home)


def test_otherwise_the_folders_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(library.HOME_VARIABLE, raising=False)
    assert "Otherwise" in library.data_folder().parts
    assert "Otherwise" in library.settings_folder().parts
    assert library.recovery_folder().is_relative_to(library.data_folder())
    assert library.data_folder() != library.settings_folder()


def test_resources_are_those_beside_the_package() -> None:
    assert (library.resources_folder().parent / "scenarios" / "files" / "library.py").is_file()
    assert library.resources_folder().name == "resources"


def test_casebooks_by_their_ids(home: Path, resources: Path) -> None:
    shipped = _write(resources, "one.toml", "one")
    own = _write(home / "casebooks", "anything.toml", "two")
    assert library.known_casebooks() == {"two": own, "one": shipped}
    assert library.find_casebook("one") == shipped
    assert library.find_casebook("two") == own
    assert library.find_casebook("three") is None


def test_the_users_own_copy_goes_before_the_shipped_one(home: Path, resources: Path) -> None:
    _write(resources, "one.toml", "one")
    own = _write(home / "casebooks", "copy.toml", "one")
    assert library.find_casebook("one") == own


def test_the_default_casebook_comes_first(home: Path, resources: Path) -> None:
    del home
    names = ["alpha", library.DEFAULT_CASEBOOK, "zeta"]
    for name in names:
        _write(resources, f"{name}.toml", name)
    (resources / "notes.txt").write_text("no casebook", encoding="utf-8")
    (resources / "folder.toml").mkdir()
    assert [path.stem for path in library.shipped_casebooks()] == [library.DEFAULT_CASEBOOK, "alpha", "zeta"]


@pytest.mark.skipif(os.name != "posix", reason="elsewhere such a link needs a right of its own")
def test_a_link_that_leads_nowhere_hides_no_other_casebook(home: Path) -> None:
    own = _write(home / "casebooks", "own.toml", "own")
    (home / "casebooks" / "lost.toml").symlink_to("n" * 300)
    assert library.user_casebooks() == (own,)


def test_no_folder_no_casebooks(home: Path) -> None:
    assert not home.exists()
    assert library.user_casebooks() == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"version = 1\n",
        b"[[documents]]\nid = 'inner'\n",
        b"id = 7\n",
        b"identity = 'x'\n",
        b"#id = 'x'",
    ],
)
def test_files_that_have_no_id_are_not_found(data: bytes, home: Path, resources: Path) -> None:
    del home
    (resources / "broken.toml").write_bytes(data)
    assert library.casebook_id_of(resources / "broken.toml") == ""
    assert library.known_casebooks() == {}


def test_an_id_is_read_from_above_the_first_table(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    path.write_bytes(b"\xef\xbb\xbftitle = 'T'\r\n  id = 'one'  # the id\r\n[[documents]]\nid = 'inner'\n")
    assert library.casebook_id_of(path) == "one"
    path.write_bytes(b"id = 'only'")
    assert library.casebook_id_of(path) == "only"


def test_recent_files_the_latest_first(home: Path, tmp_path: Path) -> None:
    del home
    assert tuple(library.recent_titles()) == ()
    first, second = tmp_path / "a ö.otherwise", tmp_path / "b.otherwise"
    for path in (first, second, first):
        library.remember_file(path)
    assert tuple(library.recent_titles()) == (first, second)
    library.forget_file(first)
    assert tuple(library.recent_titles()) == (second,)


def test_a_recent_file_keeps_its_place_when_the_folder_changes(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del home
    monkeypatch.chdir(tmp_path)
    library.remember_file(Path("here.otherwise"))
    assert tuple(library.recent_titles()) == (tmp_path / "here.otherwise",)


def test_only_so_many_files_are_remembered(home: Path, tmp_path: Path) -> None:
    del home
    for number in range(library.MOST_RECENT + 3):
        library.remember_file(tmp_path / str(number))
    names = [path.name for path in tuple(library.recent_titles())]
    assert names == [str(number) for number in range(library.MOST_RECENT + 2, 2, -1)]


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"3", b'{"a": 1}', b"[" * 100_000, b"9" * 10_000])
def test_a_broken_list_of_recent_files_is_an_empty_one(data: bytes, home: Path, tmp_path: Path) -> None:
    library.remember_file(tmp_path / "a")
    (listed,) = [path for path in home.rglob("*.json") if re.search("recent", path.name)]
    listed.write_bytes(data)
    assert tuple(library.recent_titles()) == ()
    library.remember_file(tmp_path / "b")
    assert tuple(library.recent_titles()) == (tmp_path / "b",)


def test_a_list_that_another_program_is_writing_is_left_alone(home: Path, tmp_path: Path) -> None:
    library.remember_file(tmp_path / "a")
    (listed,) = home.rglob("recent.json")
    lock = Lock.take(listed.with_suffix(".lock"))
    assert lock is not None
    library.remember_file(tmp_path / "b")
    assert tuple(library.recent_titles()) == (tmp_path / "a",)
    lock.release()
    library.remember_file(tmp_path / "b")
    assert tuple(library.recent_titles()) == (tmp_path / "b", tmp_path / "a")


def test_what_is_no_name_in_the_list_is_passed_over(home: Path, tmp_path: Path) -> None:
    library.remember_file(tmp_path / "a")
    (listed,) = home.rglob("recent.json")
    listed.write_text('["/x", 3, null, "", "/x", "a\\u0000b", ["/y"]]', encoding="utf-8")
    assert tuple(library.recent_titles()) == (Path("/x"),)


def test_a_name_that_is_not_unicode_is_remembered(home: Path, tmp_path: Path) -> None:
    del home
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    library.remember_file(path)
    assert tuple(library.recent_titles()) == (path,)


def test_a_disk_that_cannot_be_written_is_no_trouble(home: Path, tmp_path: Path) -> None:
    home.write_text("a file where a folder should be", encoding="utf-8")
    library.remember_file(tmp_path / "a")
    assert tuple(library.recent_titles()) == ()


def test_versions_and_copies_lie_side_by_side_among_the_data(home: Path) -> None:
    assert library.versions_folder() == home / "versions"
    assert library.recovery_folder() == home / "recovery"
