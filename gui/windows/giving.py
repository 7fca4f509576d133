"""Beginning and ending a lecture: at most one is given of a desk at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from gui.desk.desk import Desk
    from gui.windows.lecture import Lecture
    from scenarios.model.place import Place


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
        desk.stage.resume_asked.connect(self._resume)

    def start(self, step: int) -> None:
        """Give it from a step on, unless one is given; a scenario without steps gets ready-made ones."""
        from gui.windows.lecture import Lecture
        from scenarios.model.lecture import with_steps
        from scenarios.telling.lectures import ready_made

        session = self._desk.session
        if self._lecture is not None:
            return
        if not session.scenario.lecture:
            made = ready_made(session.projector, session.scenario, session.reading)
            session.holder.change(with_steps(session.scenario, made), self.tr("Ready-made lecture"))
        self._lecture = Lecture(self._desk, step)
        self._lecture.left.connect(self._forget)

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
        if self._desk.session.scenario.lecture:
            self.start(place.step)
            if self._lecture is not None:
                self._lecture.player.resume(place)

    def _forget(self) -> None:
        self._lecture = None
        self.left.emit()
