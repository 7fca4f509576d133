"""What a double-click needs is installed for the user, known to the system, and goes without a trace."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from configparser import RawConfigParser
from pathlib import Path

import pytest

from gui.settings import FILE_NAME
from resources.packaging import linux
from tests.resources.desk import DESKTOP, ROOT, Desk, posix, tool

MEDIA_TYPE = "application/vnd.otherwise.scenario+json"
ODD_NAME = "a b ö.otherwise"
INSTALLED = (
    ".local/bin/otherwise",
    ".local/lib/otherwise/otherwise",
    ".local/share/applications/otherwise.desktop",
    ".local/share/mime/packages/otherwise.xml",
    ".local/share/icons/hicolor/scalable/apps/otherwise.svg",
    ".local/share/icons/hicolor/16x16/apps/otherwise.png",
    ".local/share/icons/hicolor/scalable/mimetypes/application-vnd.otherwise.scenario+json.svg",
    ".local/share/icons/hicolor/16x16/mimetypes/application-vnd.otherwise.scenario+json.png",
)
IN_DATA_HOME = tuple(name for name in INSTALLED if name.startswith(".local/share/"))


def entry_of(path: Path) -> Mapping[str, str]:
    parser = RawConfigParser(delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(path, encoding="utf-8")
    return parser["Desktop Entry"]


@posix
def test_install_writes_every_file_and_says_where(desk: Desk) -> None:
    said = desk.install().stdout

    for name in INSTALLED:
        assert (desk.home / name).is_file(), name
    for path in (desk.launcher, desk.program, desk.entry, desk.home / ".local/share/icons"):
        assert str(path) in said
    assert desk.launcher.stat().st_mode & 0o777 == 0o755
    assert desk.entry.stat().st_mode & 0o777 == 0o644
    assert desk.program.joinpath("otherwise").stat().st_mode & 0o111 == 0o111
    icon = desk.home / ".local/share/icons/hicolor/scalable/apps/otherwise.svg"
    assert icon.read_bytes() == (ROOT / "resources/icons/otherwise.svg").read_bytes()


@posix
def test_desktop_entry_says_how_to_start(desk: Desk) -> None:
    desk.install()

    entry = entry_of(desk.entry)
    assert entry["Name"] == "Otherwise"
    assert entry["Exec"] == f"{desk.launcher} %F"
    assert entry["MimeType"] == f"{MEDIA_TYPE};"
    assert entry["Icon"] == "otherwise"
    assert "Education" in entry["Categories"].split(";")


@posix
def test_window_class_is_the_name_of_the_application(desk: Desk) -> None:
    from gui.application import NAME

    desk.install()

    assert entry_of(desk.entry)["StartupWMClass"] == NAME
    # On Wayland a window is known by the name of its desktop entry.
    application = (ROOT / "gui" / "application.py").read_text(encoding="utf-8")
    assert f'setDesktopFileName("{desk.entry.stem}")' in application


@posix
def test_second_install_changes_nothing(desk: Desk) -> None:
    desk.install()
    first = desk.files()

    desk.install()

    assert desk.files() == first


@posix
@pytest.mark.parametrize("times", [1, 2])
def test_remove_leaves_nothing(desk: Desk, times: int) -> None:
    for _ in range(times):
        desk.install()

    desk.install("--remove")

    assert list(desk.home.iterdir()) == []


@posix
def test_who_reads_no_further_gets_a_whole_installation_and_a_whole_removal(
    desk: Desk, tmp_path: Path
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    # Nobody reads a line of it.
    unread = '{ sleep 0.2; sh "$0" "$@"; printf "%s" "$?" >"$CODE"; } | :'
    code = tmp_path / "code"
    desk.variables.update(TMPDIR=str(work), CODE=str(code))

    desk.run("sh", "-c", unread, desk.script)
    assert code.read_text() == "0"
    assert all((desk.home / name).is_file() for name in INSTALLED)
    assert list(work.iterdir()) == []

    desk.run("sh", "-c", unread, desk.script, "--remove")
    assert code.read_text() == "0"
    assert list(desk.home.iterdir()) == []


@posix
def test_remove_leaves_what_others_put_there(desk: Desk) -> None:
    folder = desk.home / ".local/share/applications"
    folder.mkdir(parents=True)
    before = sorted(path.relative_to(desk.home) for path in desk.home.rglob("*"))
    desk.install()
    other = desk.home / ".local/share/icons/hicolor/scalable/apps/other.svg"
    other.write_text("<svg/>", encoding="utf-8")

    desk.install("--remove")

    assert list(desk.files()) == [str(other.relative_to(desk.home))]
    other.unlink()
    for empty in other.relative_to(desk.home / ".local/share").parents[:-1]:
        (desk.home / ".local/share" / empty).rmdir()
    assert sorted(path.relative_to(desk.home) for path in desk.home.rglob("*")) == before


@posix
def test_remove_without_an_install_says_so(desk: Desk) -> None:
    assert "Nothing of Otherwise is installed" in desk.install("--remove").stdout


@posix
def test_what_others_put_there_is_not_overwritten(desk: Desk) -> None:
    desk.launcher.parent.mkdir(parents=True)
    desk.launcher.write_text("#!/bin/sh\n", encoding="utf-8")

    said = desk.install(expect=1).stderr

    assert f"{desk.launcher} is there already" in said
    assert desk.launcher.read_text(encoding="utf-8") == "#!/bin/sh\n"
    assert list(desk.files()) == [".local/bin/otherwise"]
    desk.install("--remove", expect=1)
    assert desk.launcher.exists()


@posix
def test_a_newer_archive_takes_the_place_of_the_older(desk: Desk) -> None:
    desk.install()
    (desk.program / "_internal" / "of the older").write_text("", encoding="utf-8")
    (desk.unpacked / "program" / "_internal" / "of the newer").write_text("", encoding="utf-8")

    desk.install()
    desk.run(desk.launcher)

    assert desk.called() == ["otherwise"]
    assert not (desk.program / "_internal" / "of the older").exists()
    assert (desk.program / "_internal" / "of the newer").exists()
    desk.install("--remove")
    assert list(desk.home.iterdir()) == []


@posix
def test_what_was_installed_can_take_itself_away(desk: Desk) -> None:
    desk.install()
    shutil.rmtree(desk.unpacked)

    desk.run("sh", desk.program / "install.sh", "--remove")

    assert list(desk.home.iterdir()) == []


@posix
def test_a_program_of_somebody_else_is_not_overwritten(desk: Desk) -> None:
    desk.program.mkdir(parents=True)
    (desk.program / "mine").write_text("mine", encoding="utf-8")

    said = desk.install(expect=1).stderr

    assert f"{desk.program} is there already" in said
    assert desk.files() == {".local/lib/otherwise/mine": b"mine"}


def use(desk: Desk) -> None:
    """Leave what the program leaves with a user: settings, a scenario, a casebook, unsaved work."""
    for name in (
        ".config/Otherwise/settings.json",
        ".config/Otherwise/recent.json",
        ".local/share/Otherwise/running--0.lock",
        ".local/share/Otherwise/casebooks/mine.toml",
        "Documents/mine.otherwise",
    ):
        (desk.home / name).parent.mkdir(parents=True, exist_ok=True)
        (desk.home / name).write_text(name, encoding="utf-8")


@posix
def test_remove_leaves_what_is_the_users_and_says_where(desk: Desk) -> None:
    desk.install()
    use(desk)
    wanted = {
        name for name in desk.files() if name.startswith((".config", "Documents", ".local/share/Otherwise"))
    }

    said = desk.install("--remove").stdout

    assert set(desk.files()) == wanted
    assert f"Your settings are left in {desk.home}/.config/Otherwise" in said
    assert f"to remove them too: rm -r '{desk.home}/.config/Otherwise'\n" in said
    assert f"{desk.home}/.local/share/Otherwise" in said


@posix
@pytest.mark.parametrize("first", [(), ("--remove",)])
def test_purge_takes_the_settings_and_nothing_else_of_the_users(desk: Desk, first: tuple[str, ...]) -> None:
    desk.install()
    use(desk)
    if first:
        desk.install(*first)

    desk.install("--purge")

    assert sorted(desk.files()) == [".local/share/Otherwise/casebooks/mine.toml", "Documents/mine.otherwise"]


@posix
def test_purge_knows_every_file_of_settings_that_the_program_writes(desk: Desk) -> None:
    written = {
        name
        for path in (*(ROOT / "gui").rglob("*.py"), *(ROOT / "scenarios").rglob("*.py"))
        for name in re.findall(r"settings_folder\(\) / (\w+|\"[\w.]+\")", path.read_text(encoding="utf-8"))
    }
    assert {"FILE_NAME", '"recent.json"', '"views.json"'} <= written
    desk.install()
    folder = desk.home / ".config" / "Otherwise"
    folder.mkdir(parents=True)
    for name in written:
        file = folder / (FILE_NAME if name == "FILE_NAME" else name.strip('"'))
        for one in (file, file.with_suffix(".lock")):
            one.write_bytes(b"")

    said = desk.install("--purge").stdout

    assert not folder.exists()
    assert "to remove them too" not in said


@posix
def test_purge_of_a_user_who_saved_nothing_leaves_nothing(desk: Desk) -> None:
    desk.install()
    use(desk)
    shutil.rmtree(desk.home / "Documents")
    shutil.rmtree(desk.home / ".local/share/Otherwise/casebooks")

    desk.install("--purge")

    assert desk.files() == {}
    assert not (desk.home / ".config/Otherwise").exists()
    assert not (desk.home / ".local").exists()


@posix
def test_data_home_is_respected_and_a_change_of_it_leaves_nothing_behind(desk: Desk, tmp_path: Path) -> None:
    data = tmp_path / "Daten ö"
    desk.install()

    desk.install(XDG_DATA_HOME=str(data))

    assert not any(name.startswith(".local/share") for name in desk.files())
    for name in IN_DATA_HOME:
        assert (data / name.removeprefix(".local/share/")).is_file()
    desk.install("--remove")  # what was written is remembered, not guessed
    assert not data.exists()
    assert list(desk.home.iterdir()) == []


@posix
@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("He im", '"{}/.local/bin/otherwise" %F'),
        ("Größe", "{}/.local/bin/otherwise %F"),
        ("100%", "env {}/.local/bin/otherwise %F"),
        ('$a "q"', '"{}/.local/bin/otherwise" %F'),
    ],
)
def test_exec_is_quoted_only_where_it_must_be(desk: Desk, name: str, command: str) -> None:
    desk.home = desk.home.with_name(name)
    desk.home.mkdir()

    said = desk.install().stdout

    path = str(desk.home).replace("$", "\\\\$").replace('"', '\\\\"').replace("%", "%%")
    assert entry_of(desk.entry)["Exec"] == command.format(path)
    assert ("special character" in said) == (name != "Größe")
    validator = shutil.which("desktop-file-validate")
    if validator:
        desk.run(validator, desk.entry)


@posix
@pytest.mark.parametrize(
    ("arguments", "variables", "code", "sentence"),
    [
        (["--away"], {}, 2, "It takes nothing, --remove, --purge or --help."),
        ([], {"HOME": ""}, 1, "HOME does not name your home folder."),
        ([], {"HOME": "/a\nb"}, 1, "has a line break in it"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    desk: Desk, arguments: list[str], variables: dict[str, str], code: int, sentence: str
) -> None:
    said = desk.install(*arguments, expect=code, **variables).stderr

    assert sentence in said
    assert said.count("\n") == 1
    assert desk.files() == {}


@posix
def test_a_home_that_takes_no_folder_is_one_sentence_and_left_as_it_was(desk: Desk) -> None:
    (desk.home / ".local").mkdir()
    (desk.home / ".local/share").write_text("a file", encoding="utf-8")

    said = desk.install(expect=1).stderr

    assert re.fullmatch(
        r"install\.sh: The folder .*share.* cannot be made, so nothing is installed\.\n", said
    )
    assert [str(path.relative_to(desk.home)) for path in desk.home.rglob("*")] == [".local", ".local/share"]


@posix
@pytest.mark.parametrize("part", ["program/otherwise", "share/mime/packages/otherwise.xml", "otherwise.sh"])
def test_an_archive_that_is_not_whole_is_named(desk: Desk, part: str) -> None:
    (desk.unpacked / part).unlink()

    assert f"{part} is missing" in desk.install(expect=1).stderr
    assert desk.files() == {}


@posix
def test_system_knows_the_file_and_its_program(desk: Desk) -> None:
    tool("update-mime-database")
    tool("update-desktop-database")
    gio = tool("gio")
    scenario = desk.home / ODD_NAME
    scenario.write_text('{"format": "otherwise/scenario"}', encoding="utf-8")
    desk.install()

    assert f"content-type: {MEDIA_TYPE}" in desk.run(gio, "info", scenario).stdout
    assert f": {desk.entry.name}\n" in desk.run(gio, "mime", MEDIA_TYPE).stdout
    desk.install("--remove")
    assert MEDIA_TYPE not in desk.run(gio, "info", scenario).stdout


@posix
def test_xdg_utils_know_the_file_and_its_program(desk: Desk) -> None:
    query = tool("xdg-mime")
    tool("mimetype")  # xdg-mime relies on it outside the great desktops
    tool("update-desktop-database")
    scenario = desk.home / ODD_NAME
    scenario.write_text('{"format": "otherwise/scenario"}', encoding="utf-8")
    desk.install()

    assert desk.run(query, "query", "filetype", scenario).stdout.strip() == MEDIA_TYPE
    assert desk.run(query, "query", "default", MEDIA_TYPE).stdout.strip() == desk.entry.name


@posix
def test_xdg_open_starts_the_program_with_the_file(desk: Desk) -> None:
    opener = tool("xdg-open")
    tool("mimetype")
    tool("update-desktop-database")
    scenario = desk.home / ODD_NAME
    scenario.write_text('{"format": "otherwise/scenario"}', encoding="utf-8")
    desk.install()

    # The display is never looked at: the program is a stand-in here.
    desk.run(opener, scenario, DISPLAY=":999", BROWSER="false")

    assert desk.called() == ["otherwise", str(scenario)]


@posix
@pytest.mark.parametrize("source", [True, False], ids=["as shipped", "as installed"])
def test_desktop_entry_is_valid(desk: Desk, source: bool) -> None:
    validator = tool("desktop-file-validate")
    desk.install()

    done = desk.run(validator, DESKTOP / "otherwise.desktop" if source else desk.entry)

    assert done.stdout + done.stderr == ""


def test_media_type_is_a_kind_of_json_with_our_suffix() -> None:
    from scenarios.files.scenario_files import SUFFIX

    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    (kind,) = ET.parse(DESKTOP / "otherwise-mime.xml").getroot().findall("m:mime-type", space)  # noqa: S314

    assert kind.get("type") == MEDIA_TYPE
    assert [glob.get("pattern") for glob in kind.findall("m:glob", space)] == [f"*{SUFFIX}"]
    assert [parent.get("type") for parent in kind.findall("m:sub-class-of", space)] == ["application/json"]


def test_metainfo_names_the_same_entry_and_type() -> None:
    root = ET.fromstring(linux.metainfo("https://example.org"))  # noqa: S314

    assert root.findtext("launchable") == "otherwise.desktop"
    assert root.findtext("provides/mediatype") == MEDIA_TYPE
