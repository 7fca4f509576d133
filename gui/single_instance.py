"""One running program for each user and screen: a second one hands its files over to the first and ends.

A lock decides who is first; it is never stale, because the system takes it back from a program that is gone.
The first listens on a local socket. The second sends one line, ``{"open": [paths]}``, waits for ``ok`` and
answers ``thanks``; only then are the files the first's. A first that does not answer in time is taken for
hung, and the second goes on alone: without its thanks the first leaves the files to it. A window waits for
the lock, so that nothing more than the lock is loaded before it is needed.
"""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from scenarios.files.locks import Lock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 12.0  # seconds; the first may just be starting, with others, on a slow machine
MOST_BYTES = 2**20
MOST_PATHS = 100
WINDOWS = os.name == "nt"

_PAUSE = 0.05
_LONGEST_ADDRESS = 90  # bytes; Unix allows a little over 100
_OK, _THANKS = b"ok\n", b"thanks\n"


class SingleInstance(QObject):
    """Finds out whether the program runs already.

    Args:
        folder: The user's own folder; programs with different ones do not know of each other. Nor do those on
            different screens: whoever works from afar wants no window to open at home.
        parent: The application.

    Signals:
        asked: Another start of the program asks for these files (its argument, a list of paths) to be shown;
            for an empty list, to come to the front.
    """

    asked = Signal(list)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock: Lock | None = None
        self._server: QLocalServer | None = None

    @property
    def listens(self) -> bool:
        """Whether other starts of the program are heard."""
        return self._server is not None

    def hand_over(self, paths: Iterable[Path], patience: float = PATIENCE) -> bool:
        """Give the files to the program that runs already; where none does, be the one that runs.

        Args:
            paths: The files to open, as whole paths.
            patience: Seconds to wait for the other at most.

        Returns:
            Whether another program has taken them, so that this one can end.
        """
        until = time.monotonic() + patience
        wanted = list(paths)
        while not self._become_first():
            left = until - time.monotonic()
            if left <= 0:
                return False
            if self._ask(wanted, left):
                return True
            time.sleep(_PAUSE)
        return False

    def listen(self) -> None:
        """Hear other starts of the program from now on, if this is the first."""
        if self._lock is None:
            return
        from PySide6.QtNetwork import QLocalServer

        address = address_of(self._folder)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # With the lock in our hands, what still stands there is of a program that is gone.
        QLocalServer.removeServer(address)
        server.newConnection.connect(self._greet)
        if server.listen(address):
            self._server = server

    def close(self) -> None:
        """Make way for another."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _become_first(self) -> bool:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock = Lock.take(lock_of(self._folder))
        except OSError:
            return True  # a folder that cannot be written: nobody can be first, so everybody is
        return self._lock is not None

    def _ask(self, paths: list[Path], seconds: float) -> bool:
        import json

        from PySide6.QtNetwork import QLocalSocket

        until = time.monotonic() + seconds
        socket = QLocalSocket()
        socket.connectToServer(address_of(self._folder))
        if not socket.waitForConnected(_milliseconds(until)):
            return False
        socket.write(json.dumps({"open": [str(path) for path in paths]}).encode("ascii") + b"\n")
        while not socket.canReadLine():
            if not socket.waitForReadyRead(_milliseconds(until)):
                return False
        if bytes(socket.readLine().data()) != _OK:
            return False
        socket.write(_THANKS)
        socket.flush()
        socket.disconnectFromServer()
        return True

    def _greet(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            end = QTimer(socket)  # whoever says nothing is sent away
            end.setSingleShot(True)
            end.timeout.connect(partial(_send_away, socket))
            end.start(int(PATIENCE * 1000))
            caller = _Caller(socket)
            caller.asked.connect(self._serve)
            socket.readyRead.connect(caller.read)
            caller.read()  # what came before anybody listened for it

    def _serve(self, paths: list[Path]) -> None:
        # Not within the talk: to show a file can take long, or ask the user something.
        QTimer.singleShot(0, self, lambda: self.asked.emit(paths))


class _Caller(QObject):
    """Another start of the program, as the first hears it.

    Signals:
        asked: It has left these files to the first (its argument, a list of paths).
    """

    asked = Signal(list)

    def __init__(self, socket: QLocalSocket) -> None:
        super().__init__(socket)
        self._socket = socket
        self._wanted: list[Path] | None = None

    def read(self) -> None:
        """Hear what it says: first what it wants, then its thanks."""
        socket = self._socket
        while socket.canReadLine():
            line = bytes(socket.readLine(MOST_BYTES).data())
            if self._wanted is not None:
                if line == _THANKS:
                    self.asked.emit(self._wanted)
                socket.disconnectFromServer()
                return
            self._wanted = _paths(line)
            if self._wanted is None:
                socket.abort()
                return
            socket.write(_OK)
            socket.flush()
        if socket.bytesAvailable() > MOST_BYTES:
            socket.abort()


def lock_of(folder: Path) -> Path:
    """The file whose holder is the first."""
    return folder / f"running-{_screen()}.lock" if _screen() else folder / "running.lock"


def address_of(folder: Path) -> str:
    """Where the program that has this folder listens: as private a place as there is."""
    import hashlib

    place = os.fsencode(os.path.realpath(folder))
    name = f"otherwise-{hashlib.sha256(place).hexdigest()[:16]}{_screen()}"
    if WINDOWS:
        return name
    for private in (os.environ.get("XDG_RUNTIME_DIR"), os.fsdecode(place)):
        if private and Path(private).is_dir():
            address = str(Path(private) / name)
            if len(os.fsencode(address)) <= _LONGEST_ADDRESS:
                return address
    return name


def _screen() -> str:
    """The screen of this program, in a few letters for a file's name; "" where there is but one."""
    screen = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY") or ""
    return "".join(letter if letter.isalnum() else "-" for letter in screen)[-20:]


def _send_away(socket: QLocalSocket) -> None:
    socket.abort()


def _paths(line: bytes) -> list[Path] | None:
    import json

    try:
        names = json.loads(line)["open"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return None
    if not isinstance(names, list) or len(names) > MOST_PATHS:
        return None
    if not all(isinstance(name, str) and name and "\0" not in name for name in names):
        return None
    try:
        # Half of a surrogate pair is no name of a file: whatever asked about it later would fail.
        for name in names:
            os.fsencode(name)
    except UnicodeEncodeError:
        return None
    return [Path(name) for name in names]


def _milliseconds(until: float) -> int:
    return max(0, int((until - time.monotonic()) * 1000))
