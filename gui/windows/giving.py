"""Beginning and ending a lecture: at most one is given of a desk at a time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from gui.desk.desk import Desk
    from gui.windows.lecture import Lecture
    from scenarios.model.place import Place


PAUSE = 600.0  # seconds after which a lecture that was left is given anew, and its clock with it
LONGEST = 12 * 3600.0  # seconds that a lecture may have lasted when it goes on


def now() -> float:
    """Return the time in seconds since 1970: the only clock that two programs, one after another, share."""
    return time.time()


class Giving(QObject):
    """The lecture of a desk, while it is given.

    Signals:
        left: It is over.
    """

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._lecture: Lecture | None = None
        self._left_at: float | None = None
        desk.stage.resume_asked.connect(self._resume)
        desk.session.casebook_changed.connect(desk.stage.forget)

    def start(self, step: int, begun: float | None = None) -> None:
        """Give it from a step on, unless one is given.

        Args:
            step: Counted from 0.
            begun: When it began, in seconds since 1970; now unless said.
        """
        from gui.windows.lecture import Lecture

        if self._lecture is not None:
            return
        ago = 0.0 if begun is None else now() - begun
        if not 0.0 <= ago <= LONGEST:
            ago = 0.0
        self._lecture = Lecture(self._desk, step, now() - ago, ago)
        self._lecture.left.connect(self._forget)

    def start_here(self, selected: int | None) -> None:
        """Give it from the step that is selected in the list of steps, or else where it was left.

        Who left by accident finds everything as it was, and the clock goes on.

        Args:
            selected: The step, counted from 0; None where there is no list.
        """
        left = self._desk.stage.left
        if left is None or selected not in (None, left.step):
            self.start(selected or 0)
            return
        is_going_on = self._left_at is not None and 0.0 <= now() - self._left_at <= PAUSE
        self._go_on(left, left.begun if is_going_on else None)

    def leave(self) -> None:
        """End it, if one is given."""
        if self._lecture is not None:
            self._lecture.leave()

    def take_room(self) -> None:
        """Draw for a hall as large as the command says, now and from now on."""
        from gui.windows.lecture import large_room

        large = self._desk.actions["large-room"].isChecked()
        large_room(self._desk.settings, large)
        if self._lecture is not None:
            self._lecture.set_large_room(large)

    def _resume(self, place: Place) -> None:
        self._go_on(place, place.begun)

    def _go_on(self, place: Place, begun: float | None) -> None:
        self.start(place.step, begun)
        if self._lecture is not None:
            self._lecture.player.resume(place)

    def _forget(self) -> None:
        self._lecture, self._left_at = None, now()
        self.left.emit()
