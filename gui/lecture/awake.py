"""Keeps the screen from sleeping while a lecture is given, where the desktop can be asked to."""

from __future__ import annotations

import contextlib

SERVICE, PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"


class Awake:
    """Asks the desktop not to let the screen sleep, until it is released.

    Where there is no desktop to ask, nothing happens.
    """

    def __init__(self) -> None:
        self._cookie: int | None = None
        # Part of Qt's essentials on Linux, and perhaps missing elsewhere.
        with contextlib.suppress(ImportError):
            from PySide6.QtCore import QCoreApplication
            from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage

            bus = QDBusConnection.sessionBus()
            if not bus.isConnected():
                return
            saver = QDBusInterface(SERVICE, PATH, SERVICE, bus)
            if not saver.isValid():
                return
            saver.setTimeout(1000)
            answer = saver.call(
                "Inhibit", "Otherwise", QCoreApplication.translate("lecture", "a lecture is given")
            )
            if answer.type() == QDBusMessage.MessageType.ReplyMessage and answer.arguments():
                self._cookie = int(answer.arguments()[0])

    def release(self) -> None:
        """Let the screen sleep again."""
        if self._cookie is None:
            return
        from PySide6.QtDBus import QDBusConnection, QDBusInterface

        QDBusInterface(SERVICE, PATH, SERVICE, QDBusConnection.sessionBus()).call("UnInhibit", self._cookie)
        self._cookie = None
