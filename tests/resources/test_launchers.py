"""The launchers start the program with the files given, and say in a window why they cannot."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import pytest

from scenarios import COMMANDS
from scenarios.files.installed import REMEDY_VARIABLE
from tests.resources.desk import DESKTOP, RECORDER, Desk, posix, tool

ODD_NAME = "a b ö.otherwise"


@posix
def test_launcher_hands_files_over_from_a_path_with_spaces_and_umlauts(desk: Desk) -> None:
    desk.install()

    desk.run(desk.launcher, f"/tmp/{ODD_NAME}", "two  spaces", "$HOME `x` \"y\" 'z'")  # noqa: S108

    assert desk.called() == ["otherwise", f"/tmp/{ODD_NAME}", "two  spaces", "$HOME `x` \"y\" 'z'"]  # noqa: S108


@posix
@pytest.mark.parametrize("dialog", ["zenity", "kdialog", "xmessage", "notify-send"])
def test_launcher_shows_in_a_window_why_it_cannot_start(desk: Desk, dialog: str) -> None:
    desk.install()
    desk.stand_in(dialog, RECORDER + 'case $1 in -center) cat >>"$CALLS" ;; esac\n')
    only = {"PATH": str(desk.programs)}
    # No window program but the one: the system's own are out of reach.
    for name in ("sh", "cat", "find", "fold", "iconv", "mktemp", "rm", "sed", "tail"):
        (desk.programs / name).symlink_to(tool(name))

    done = desk.run(desk.launcher, expect=255, DISPLAY=":999", REASON="Das Gerät & <b> fehlt.", **only)

    shown = desk.calls.read_bytes().decode("latin-1" if dialog == "xmessage" else "utf-8")
    assert dialog in shown
    assert "Otherwise could not go on." in shown
    # kdialog takes what it shows for rich text where it can.
    assert ("Gerät &amp; &lt;b>" if dialog == "kdialog" else "Gerät & <b>") in shown
    assert "Das Gerät & <b> fehlt." in done.stderr


@posix
@pytest.mark.parametrize("first", [*COMMANDS, "--version"])
def test_no_command_waits_for_somebody_to_answer_a_window(desk: Desk, first: str) -> None:
    desk.install()
    desk.stand_in("zenity")

    done = desk.run(desk.launcher, first, expect=255, DISPLAY=":999", REASON="No.")
    (desk.program / "_internal/base_library.zip").unlink()
    lacking = desk.run(desk.launcher, first, expect=1, DISPLAY=":999")

    assert "zenity" not in desk.called()
    assert "Otherwise could not go on." in done.stderr
    assert "base_library.zip is missing" in lacking.stderr


@posix
def test_a_program_whose_own_file_is_cut_off_is_not_whole(desk: Desk) -> None:
    desk.install()
    raw = "[PYI-2245:ERROR] Could not load PyInstaller's embedded PKG archive from the executable"

    said = desk.run(desk.launcher, expect=1, REASON=raw).stderr

    assert said == (
        f"Otherwise is not whole: {desk.program}/otherwise is damaged. Unpack its archive and run install.sh"
        " again. Your scenarios stay as they are.\n"
    )


@posix
@pytest.mark.parametrize(
    "part", ["otherwise", "_internal/base_library.zip", "_internal/libpython3.11.so.1.0"]
)
def test_a_program_that_is_not_whole_is_one_sentence_with_the_remedy(desk: Desk, part: str) -> None:
    desk.install()
    (desk.program / part).unlink()

    said = desk.run(desk.launcher, expect=1).stderr

    assert said.startswith("Otherwise is not whole: ")
    assert "run install.sh again" in said
    assert said.count("\n") == 1
    assert desk.called() == []


@posix
@pytest.mark.parametrize("code", [1, 2])
def test_what_the_program_has_said_itself_is_not_said_twice(desk: Desk, code: int) -> None:
    desk.install()
    (desk.program / "otherwise").write_text(f"#!/bin/sh\necho Otherwise has said it. >&2\nexit {code}\n")

    assert desk.run(desk.launcher, expect=code).stderr == "Otherwise has said it.\n"


@posix
def test_launcher_leaves_no_log_behind(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    desk.install()

    desk.run(desk.launcher, TMPDIR=str(folder))
    desk.run(desk.launcher, expect=255, TMPDIR=str(folder), REASON="No.")

    assert list(folder.iterdir()) == []


@posix
def test_what_the_program_complained_of_is_said_once(desk: Desk) -> None:
    desk.install()

    said = desk.run(desk.launcher, expect=255, REASON="The raw line.").stderr

    assert said == "The raw line.\nOtherwise could not go on.\n"


@posix
@pytest.mark.parametrize(
    ("library", "advice"),
    [
        ("libexpat.so.1", "libexpat. On Debian and Ubuntu: sudo apt install libexpat1."),
        ("libz.so.1", "libz. On Debian and Ubuntu: sudo apt install zlib1g."),
        ("libodd-2.so.1", "libodd-2. Unpack its archive and run install.sh again."),
    ],
)
def test_a_library_that_the_loader_does_not_find_is_named_with_its_package(
    desk: Desk, library: str, advice: str
) -> None:
    desk.install()
    raw = f"[PYI-7:ERROR] Failed to load: dlopen: {library}: cannot open shared object file: No such file"

    said = desk.run(desk.launcher, expect=1, REASON=raw).stderr

    assert said == f"Otherwise lacks the library {advice} Your scenarios stay as they are.\n"


@posix
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_no_log_stays_however_the_launcher_is_ended(desk: Desk, tmp_path: Path, end: signal.Signals) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    desk.install()
    # It does not end at the first word.
    (desk.program / "otherwise").write_text(
        "#!/bin/sh\ntrap '' TERM\necho here >>\"$CALLS\"\nsleep 1\n", encoding="utf-8"
    )
    launcher = subprocess.Popen(
        ["sh", desk.launcher], env=desk.environment | {"TMPDIR": str(folder)}, stderr=subprocess.PIPE
    )
    while desk.called() != ["here"]:
        time.sleep(0.01)
    for _ in range(2):
        launcher.send_signal(end)
    launcher.communicate(timeout=30)

    assert list(folder.iterdir()) == []


@posix
def test_the_program_is_told_how_it_is_made_whole(desk: Desk) -> None:
    desk.install()
    (desk.program / "otherwise").write_text(
        '#!/bin/sh\nprintf "%s" "$OTHERWISE_REMEDY" >"$CALLS"\n', encoding="utf-8"
    )

    desk.run(desk.launcher)

    assert desk.called() == ["Unpack its archive and run install.sh again"]
    assert REMEDY_VARIABLE == "OTHERWISE_REMEDY"
    package = (DESKTOP / "otherwise.sh").read_text(encoding="utf-8")
    # By its name alone, apt would look for it where it never was.
    assert "apt install --reinstall ./otherwise_*.deb" in package


@posix
@pytest.mark.parametrize("name", ["install.sh", "otherwise.sh"])
def test_shell_scripts_hold_to_posix(name: str) -> None:
    checker = tool("shellcheck")
    done = subprocess.run([checker, "-s", "sh", DESKTOP / name], capture_output=True, encoding="utf-8")

    assert done.stdout == ""
