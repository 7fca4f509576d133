"""A sentence for those who double-clicked is whole and legible, whatever program shows it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.resources.desk import RECORDER, posix, tool

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = (
    "No window can be shown: the display “:9” – <of> Zoë’s & others – does not answer… and this sentence is"
    " longer than one line of any message, so that it has to be broken where a word ends."
)
CODE = "import sys\nfrom gui import messages\nprint(messages.say(sys.argv[1]))"


def shown(tmp_path: Path, *dialogs: str, **environment: str) -> tuple[str, bytes]:
    """What was answered, and what the programs that show messages were given."""
    programs, calls = tmp_path / "programs", tmp_path / "calls"
    programs.mkdir()
    for name in ("sh", "cat"):
        (programs / name).symlink_to(tool(name))
    for dialog in dialogs:
        (programs / dialog).write_text(RECORDER + 'cat >>"$CALLS"\necho end >>"$CALLS"\n', encoding="utf-8")
        (programs / dialog).chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", CODE, SENTENCE],
        cwd=ROOT,
        env={"PATH": str(programs), "CALLS": str(calls), "LANG": "C.UTF-8", **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.stderr == f"{SENTENCE}\n"
    until = time.monotonic() + 30
    while dialogs and environment and not (calls.exists() and calls.read_bytes().endswith(b"end\n")):
        assert time.monotonic() < until, "nothing was shown"
        time.sleep(0.01)
    return done.stdout.strip(), calls.read_bytes() if calls.exists() else b""


@posix
def test_xmessage_gets_lines_in_its_own_letters_and_a_title(tmp_path: Path) -> None:
    answer, given = shown(tmp_path, "xmessage", DISPLAY=":9")
    text = given.decode("iso-8859-1")
    assert answer == "True"
    assert text.startswith("xmessage\n-center\n-title\nOtherwise\n-file\n-\n")
    lines = text.removesuffix("end\n").splitlines()[6:]
    assert max(map(len, lines)) <= 76
    plain = 'the display ":9" - <of> Zoë\'s & others - does not answer... and this sentence'
    assert plain in " ".join(lines)


@posix
def test_kdialog_does_not_take_it_for_rich_text(tmp_path: Path) -> None:
    _, given = shown(tmp_path, "kdialog", DISPLAY=":9")
    assert "--title\nOtherwise\n--error\nNo window" in given.decode()
    assert "&lt;of> Zoë’s &amp; others" in given.decode()


@posix
def test_zenity_comes_first_and_shows_it_as_it_is(tmp_path: Path) -> None:
    _, given = shown(tmp_path, "kdialog", "zenity", WAYLAND_DISPLAY="wayland-0")
    assert given.decode().splitlines()[0] == "zenity"
    assert f"--text={SENTENCE}" in given.decode()


@posix
def test_where_nothing_shows_messages_it_is_told(tmp_path: Path) -> None:
    assert shown(tmp_path, DISPLAY=":9") == ("False", b"")


@posix
@pytest.mark.skipif(os.name != "posix", reason="there the system has messages of its own")
def test_without_a_screen_the_terminal_is_enough(tmp_path: Path) -> None:
    assert shown(tmp_path, "zenity") == ("True", b"")
