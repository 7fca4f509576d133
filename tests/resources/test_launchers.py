"""The launchers start the program with the files given, and say in a window why they cannot."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.resources.desk import DESKTOP, RECORDER, Desk, posix, tool

ODD_NAME = "a b ö.otherwise"


@posix
def test_launcher_hands_files_over_from_a_path_with_spaces_and_umlauts(desk: Desk) -> None:
    desk.install()

    desk.run(desk.launcher, f"/tmp/{ODD_NAME}", "two  spaces", "$HOME `x` \"y\" 'z'")  # noqa: S108

    assert desk.called() == ["main.py", f"/tmp/{ODD_NAME}", "two  spaces", "$HOME `x` \"y\" 'z'"]  # noqa: S108


@posix
def test_fresh_checkout_is_prepared_by_uv(desk: Desk) -> None:
    shutil.rmtree(desk.checkout / ".venv")
    desk.stand_in("python3", "#!/bin/sh\nexit 1\n")
    desk.stand_in("uv")

    desk.install()

    assert desk.called() == ["uv", "sync", "--project", str(desk.checkout), "--no-dev", "--inexact"]


@posix
def test_where_nothing_can_be_fetched_nothing_is_installed(desk: Desk) -> None:
    shutil.rmtree(desk.checkout / ".venv")
    desk.stand_in("python3", "#!/bin/sh\nexit 1\n")
    desk.stand_in("uv", "#!/bin/sh\nexit 2\n")

    assert "could not be fetched, so nothing is installed" in desk.install(expect=1).stderr
    assert desk.files() == {}


@posix
def test_launcher_prepares_anew_when_the_dependencies_have_changed(desk: Desk) -> None:
    desk.stand_in("python3", "#!/bin/sh\nexit 1\n")
    desk.stand_in("uv")
    lock = desk.checkout / "uv.lock"
    lock.touch()
    os.utime(lock, (1, 1))
    desk.install()

    desk.run(desk.launcher)
    desk.run(desk.launcher)

    sync = ["uv", "sync", "--project", str(desk.checkout), "--no-dev", "--inexact", "--quiet"]
    assert desk.called() == [*sync, "main.py", "main.py"]


@posix
def test_launcher_starts_with_what_is_there_when_nothing_can_be_fetched(desk: Desk) -> None:
    desk.stand_in("python3", "#!/bin/sh\nexit 1\n")
    desk.stand_in("uv", "#!/bin/sh\nexit 2\n")
    lock = desk.checkout / "uv.lock"
    lock.touch()
    os.utime(lock, (1, 1))
    desk.install()

    desk.run(desk.launcher)

    assert desk.called() == ["main.py"]


@posix
@pytest.mark.parametrize("dialog", ["zenity", "kdialog", "xmessage", "notify-send"])
def test_launcher_shows_in_a_window_why_it_cannot_start(desk: Desk, dialog: str) -> None:
    desk.install()
    desk.stand_in(dialog, RECORDER + 'case $1 in -center) cat >>"$CALLS" ;; esac\n')
    only = {"PATH": str(desk.programs)}
    # No window program but the one: the system's own are out of reach.
    for name in ("sh", "cat", "find", "fold", "iconv", "mktemp", "rm", "sed", "tail"):
        (desk.programs / name).symlink_to(tool(name))

    done = desk.run(desk.launcher, expect=1, DISPLAY=":999", REASON="Das Gerät & <b> fehlt.", **only)

    shown = desk.calls.read_bytes().decode("latin-1" if dialog == "xmessage" else "utf-8")
    assert dialog in shown
    assert "Otherwise could not go on." in shown
    # kdialog takes what it shows for rich text where it can.
    assert ("Gerät &amp; &lt;b>" if dialog == "kdialog" else "Gerät & <b>") in shown
    assert "Das Gerät & <b> fehlt." in done.stderr


@posix
def test_launcher_of_a_checkout_that_has_gone_says_where_it_was(desk: Desk) -> None:
    desk.install()
    shutil.rmtree(desk.checkout)

    said = desk.run(desk.launcher, expect=1).stderr

    assert f"Otherwise is no longer in {desk.checkout}." in said


@posix
def test_launcher_leaves_no_log_behind(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    desk.install()

    desk.run(desk.launcher, TMPDIR=str(folder))
    desk.run(desk.launcher, expect=1, TMPDIR=str(folder), REASON="No.")

    assert list(folder.iterdir()) == []


@posix
@pytest.mark.parametrize("name", ["install.sh", "otherwise.sh", "Otherwise.command"])
def test_shell_scripts_hold_to_posix(name: str) -> None:
    checker = tool("shellcheck")
    done = subprocess.run([checker, "-s", "sh", DESKTOP / name], capture_output=True, encoding="utf-8")

    assert done.stdout == ""


@posix
@pytest.mark.parametrize("name", ["install.sh", "Otherwise.command"])
def test_what_is_double_clicked_may_be_run(name: str) -> None:
    assert os.access(DESKTOP / name, os.X_OK)


@posix
def test_mac_launcher_hands_files_to_uv(desk: Desk) -> None:
    desk.stand_in("uv")

    desk.run("sh", desk.checkout / "resources/desktop/Otherwise.command", ODD_NAME)

    main = desk.checkout / "main.py"
    assert desk.called() == ["uv", "run", "--no-dev", "--project", str(desk.checkout), str(main), ODD_NAME]


@posix
def test_mac_launcher_says_that_python_is_missing(desk: Desk) -> None:
    for name in ("sh", "dirname"):
        (desk.programs / name).symlink_to(tool(name))

    command = desk.checkout / "resources/desktop/Otherwise.command"
    said = desk.run("sh", command, expect=1, PATH=str(desk.programs)).stderr

    assert "Otherwise needs Python." in said


def test_windows_launcher_is_what_its_shell_reads() -> None:
    text = (DESKTOP / "Otherwise.bat").read_bytes().decode("ascii")

    assert text.count("\n") == text.count("\r\n")
    aims = set(re.findall(r"goto (\w+)", text))
    labels = set(re.findall(r"^:(\w+)", text, re.MULTILINE))
    assert aims
    assert aims <= labels
