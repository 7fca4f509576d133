"""Ctrl+C in the terminal, and the system's request to end: the program ends at once and keeps the work."""

from __future__ import annotations

import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier

if TYPE_CHECKING:
    from types import FrameType

    from PySide6.QtCore import QCoreApplication

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupts(QObject):
    """Ends the application on a signal; what is unsaved is offered at the next start.

    Python runs its handlers only when Qt lets it, which without the mouse may be never: so the signal itself
    writes a byte, which wakes Qt.
    """

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._application = application
        self._reads, self._writes = socket.socketpair()
        for end in (self._reads, self._writes):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reads.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)
        for number in _SIGNALS:
            signal.signal(number, self._hear)
        signal.set_wakeup_fd(self._writes.fileno(), warn_on_full_buffer=False)

    def _hear(self, number: int, frame: FrameType | None) -> None:
        """Be heard: without a handler Python would raise in the middle of whatever is going on."""

    def _end(self) -> None:
        data = self._reads.recv(16)
        self._application.exit(128 + data[-1] if data else 1)
