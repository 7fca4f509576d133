"""The time of day, the time since the lecture began, and a timer that is started and stopped."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.widgets.wrap_label import WrapLabel
from scenarios.telling.language import filled

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.theme import Theme

TICK = 500  # milliseconds


class Clocks(QWidget):
    """Three clocks in a row.

    Args:
        theme: Fonts and colours.
        now: The seconds of a clock that never goes back.
    """

    def __init__(self, theme: Theme, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self.setObjectName("lecture:clocks")
        self._now = now
        self._begun = now()
        self._timed, self._since = 0.0, None
        self._labels = [WrapLabel(theme, role="title", bold=True) for _ in range(3)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for label in self._labels:
            row.addWidget(label)
        self._ticking = QTimer(self)
        self._ticking.setInterval(TICK)
        self._ticking.timeout.connect(self.tick)
        self._ticking.start()
        self.tick()

    _since: float | None

    def begin(self, ago: float) -> None:
        """Count from so many seconds ago."""
        self._begun = self._now() - ago
        self.tick()

    @property
    def timed(self) -> float:
        """The seconds on the timer."""
        return self._timed + (0.0 if self._since is None else self._now() - self._since)

    def flip_timer(self) -> None:
        """Start the timer, or stop it."""
        if self._since is None:
            self._since = self._now()
        else:
            self._timed, self._since = self.timed, None
        self.tick()

    def tick(self) -> None:
        """Show the time."""
        state = self.tr("timer {time}") if self._since is not None else self.tr("timer stopped {time}")
        texts = (
            QTime.currentTime().toString("HH:mm"),
            filled(self.tr("since start {time}"), time=_spoken(self._now() - self._begun)),
            filled(state, time=_spoken(self.timed)),
        )
        for label, text in zip(self._labels, texts, strict=True):
            label.show_text(text)


def _spoken(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
