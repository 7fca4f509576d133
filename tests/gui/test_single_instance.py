"""One running program serves every start; a hung one, a killed one and another home are no hindrance."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalSocket

from gui import single_instance
from gui.single_instance import SingleInstance, address_of, lock_of
from scenarios.files.locks import Lock
from tests.gui.conftest import MINI

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parents[2]

# Another program that runs already: it takes what it is asked for down to a file, and ends after a while.
OTHER = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from gui.single_instance import SingleInstance
application = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
def note(paths):
    with open(sys.argv[2], "a") as file:
        file.write(json.dumps([str(path) for path in paths]) + "\\n")
instance.asked.connect(note)
if not instance.hand_over([]):
    instance.listen()
    print("listens", flush=True)
    QTimer.singleShot(60_000, application.quit)
    application.exec()
"""

Make = Callable[..., SingleInstance]


@pytest.fixture(autouse=True)
def _short_runtime_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sockets lie in the home of the test, and there is but one screen."""
    for name in ("XDG_RUNTIME_DIR", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def place() -> Iterator[Path]:
    """A home whose path is short enough for the name of a socket."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture
def make(place: Path) -> Iterator[Make]:
    owner = QObject()
    made: list[SingleInstance] = []

    def make(folder: Path = place) -> SingleInstance:
        made.append(SingleInstance(folder, owner))
        return made[-1]

    yield make
    for instance in made:
        instance.close()


@pytest.fixture
def other(place: Path, tmp_path: Path) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        command = [sys.executable, "-c", OTHER, str(place), str(tmp_path / "asked")]
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "listens\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        assert process.stdout is not None
        process.stdout.close()


def asked(tmp_path: Path) -> list[list[str]]:
    """What the other program was asked for so far."""
    try:
        return [json.loads(line) for line in (tmp_path / "asked").read_text().splitlines()]
    except FileNotFoundError:
        return []


@pytest.mark.usefixtures("qapp")
def test_the_first_is_first(make: Make) -> None:
    first = make()
    assert not first.hand_over([MINI])
    first.listen()
    assert first.listens


@pytest.mark.usefixtures("qapp")
def test_the_second_hands_its_files_over(
    qtbot: QtBot, make: Make, other: Callable[[], object], tmp_path: Path
) -> None:
    other()
    second = make()
    odd = Path(os.fsdecode(b"/a b/\xff\n.otherwise")) if os.name == "posix" else Path("a b ö")
    assert second.hand_over([MINI, odd])
    qtbot.waitUntil(lambda: asked(tmp_path) == [[str(MINI), str(odd)]])
    assert make().hand_over([])
    qtbot.waitUntil(lambda: asked(tmp_path)[1:] == [[]])
    second.listen()
    assert not second.listens


@pytest.mark.usefixtures("qapp")
def test_programs_with_different_homes_do_not_know_of_each_other(
    make: Make, other: Callable[[], object], tmp_path: Path
) -> None:
    other()
    elsewhere = make(tmp_path / "another home")
    assert not elsewhere.hand_over([MINI])
    elsewhere.listen()
    assert elsewhere.listens
    assert asked(tmp_path) == []


@pytest.mark.usefixtures("qapp")
def test_programs_on_different_screens_do_not_know_of_each_other(
    qtbot: QtBot,
    make: Make,
    other: Callable[[], object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    other()
    monkeypatch.setenv("DISPLAY", "localhost:10.0")
    afar = make()
    assert not afar.hand_over([MINI])
    afar.listen()
    assert afar.listens
    monkeypatch.setenv("DISPLAY", ":0")
    assert make().hand_over([MINI])
    qtbot.waitUntil(lambda: asked(tmp_path) == [[str(MINI)]])


@pytest.mark.usefixtures("qapp")
def test_what_a_killed_program_leaves_is_no_hindrance(
    make: Make, other: Callable[[], subprocess.Popen[str]], place: Path
) -> None:
    process = other()
    assert Path(address_of(place)).exists()
    process.kill()
    process.wait()
    assert Path(address_of(place)).exists()
    next_one = make()
    assert not next_one.hand_over([MINI])
    next_one.listen()
    assert next_one.listens


@pytest.mark.skipif(os.name != "posix", reason="a program cannot be stopped there")
@pytest.mark.usefixtures("qapp")
def test_a_hung_program_is_not_waited_for_for_ever(
    qtbot: QtBot, make: Make, other: Callable[[], subprocess.Popen[str]], tmp_path: Path
) -> None:
    process = other()
    process.send_signal(signal.SIGSTOP)
    begun = time.monotonic()
    second = make()
    assert not second.hand_over([MINI], patience=0.5)
    assert 0.5 <= time.monotonic() - begun < 2.0
    second.listen()
    assert not second.listens  # the name is the other's
    process.send_signal(signal.SIGCONT)
    assert make().hand_over([MINI])
    qtbot.waitUntil(lambda: [str(MINI)] in asked(tmp_path))


@pytest.mark.usefixtures("qapp")
def test_a_program_that_is_just_starting_is_waited_for(
    make: Make, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make()
    assert not first.hand_over([])
    second = make()
    turns: list[float] = []

    def pause(seconds: float) -> None:
        turns.append(seconds)
        if len(turns) == 3:
            first.close()  # it thought better of it

    monkeypatch.setattr(time, "sleep", pause)
    assert not second.hand_over([MINI])
    assert len(turns) == 3
    assert Lock.take(lock_of(place)) is None


@pytest.mark.usefixtures("qapp")
def test_without_patience_it_goes_on_alone(make: Make) -> None:
    assert not make().hand_over([])
    assert not make().hand_over([], patience=0.0)


@pytest.mark.usefixtures("qapp")
def test_where_nothing_can_be_written_it_goes_on_alone(make: Make, place: Path) -> None:
    (place / "occupied").touch()
    instance = make(place / "occupied" / "folder")
    assert not instance.hand_over([MINI])
    instance.listen()
    assert not instance.listens


@pytest.mark.usefixtures("qapp")
def test_where_nobody_can_be_heard_it_goes_on_all_the_same(
    make: Make, monkeypatch: pytest.MonkeyPatch, place: Path
) -> None:
    monkeypatch.setattr(single_instance, "address_of", lambda _: str(place / "gone" / "socket"))
    instance = make()
    assert not instance.hand_over([])
    instance.listen()
    assert not instance.listens


def say(qtbot: QtBot, place: Path, *pieces: bytes, thanks: bytes = b"thanks\n") -> bytes:
    """Say something to the first from inside this program, and give its answer."""
    socket = QLocalSocket()
    socket.connectToServer(address_of(place))
    assert socket.waitForConnected(2000)
    for piece in pieces:
        socket.write(piece)
        socket.flush()
        qtbot.wait(20)
    unconnected = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: socket.state() == unconnected or socket.bytesAvailable() > 0, timeout=3000)
    answer = bytes(socket.readAll().data())
    if answer:
        socket.write(thanks)
        socket.flush()
        socket.disconnectFromServer()
        qtbot.wait(50)
    return answer


@pytest.fixture
def first(make: Make) -> tuple[SingleInstance, list[list[Path]]]:
    instance = make()
    heard: list[list[Path]] = []
    instance.asked.connect(heard.append)
    assert not instance.hand_over([])
    instance.listen()
    return instance, heard


@pytest.mark.usefixtures("first")
def test_a_line_may_come_in_pieces(
    qtbot: QtBot, place: Path, first: tuple[SingleInstance, list[list[Path]]]
) -> None:
    assert say(qtbot, place, b'{"open": ', b'["/a"', b"]}", b"\n") == b"ok\n"
    qtbot.waitUntil(lambda: first[1] == [[Path("/a")]])


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such sockets")
@pytest.mark.usefixtures("first")
def test_no_other_user_can_ask_for_anything(place: Path) -> None:
    assert Path(address_of(place)).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("thanks", [b"", b"tha", b"no\n"])
def test_whoever_lost_patience_keeps_its_files(
    qtbot: QtBot, place: Path, first: tuple[SingleInstance, list[list[Path]]], thanks: bytes
) -> None:
    assert say(qtbot, place, b'{"open": ["/a"]}\n', thanks=thanks) == b"ok\n"
    assert say(qtbot, place, b'{"open": ["/b"]}\n') == b"ok\n"
    qtbot.waitUntil(lambda: first[1] == [[Path("/b")]])


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"[]\n",
        b"{}\n",
        b'{"open": "/a"}\n',
        b'{"open": [1]}\n',
        b'{"open": [""]}\n',
        b'{"open": ["a\\u0000b"]}\n',
        b'{"open": ["/a\\ud800"]}\n',
        b'{"open": [' + b'"a",' * 200 + b'"a"]}\n',
        b"[" * 100_000 + b"\n",
        b"\xff\xfe\n",
        b"x" * 1_100_000,
    ],
)
def test_nonsense_is_not_listened_to(
    qtbot: QtBot, place: Path, first: tuple[SingleInstance, list[list[Path]]], line: bytes
) -> None:
    assert say(qtbot, place, line) == b""
    assert first[1] == []
    assert say(qtbot, place, b'{"open": []}\n') == b"ok\n"


def test_whoever_says_nothing_is_sent_away(
    qtbot: QtBot, place: Path, first: tuple[SingleInstance, list[list[Path]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "PATIENCE", 0.1)
    assert say(qtbot, place) == b""
    assert first[1] == []


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such addresses")
def test_the_address_is_private_and_short_enough(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime = place / "run"
    runtime.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    assert Path(address_of(place)).parent == runtime
    assert address_of(place) != address_of(tmp_path)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "gone"))
    assert Path(address_of(place)).parent == place
    deep = tmp_path / ("x" * 100)
    deep.mkdir()
    assert "/" not in address_of(deep)


def test_on_windows_the_address_is_the_name_of_a_pipe(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(single_instance, "WINDOWS", True)
    assert address_of(place).startswith("otherwise-")
