"""Where the lecture of a desk stands, for whoever keeps it; and that one that was cut short is to go on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenarios.model.place import Place

_AGAIN = 500  # milliseconds until it is seen whether a lecture is over

_given: set[int] = set()  # the stages of this program on which a lecture is given


def is_lecture_given() -> bool:
    """Whether a lecture is given in any window: then nothing unasked comes before its hall."""
    return bool(_given)


def when_no_lecture_is_given(of: QObject, do: Callable[[], None]) -> None:
    """Do something that comes before whoever looks at the screen: now, or when the lecture is over.

    Args:
        of: Whose it is; when this is gone it is not done any more.
        do: Does it.
    """
    if not is_lecture_given():
        do()
        return
    waiting = QTimer(of, interval=_AGAIN, singleShot=True)
    waiting.timeout.connect(partial(when_no_lecture_is_given, of, do))
    waiting.timeout.connect(waiting.deleteLater)
    waiting.start()


class Stage(QObject):
    """On which a lecture is given, or none.

    Signals:
        moved: The lecture stands elsewhere, has begun, or is over.
        resume_asked: A lecture is to go on at this place (its argument).
    """

    moved = Signal()
    resume_asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place: Place | None = None
        self._left: Place | None = None

    @property
    def place(self) -> Place | None:
        """Where the lecture stands; None while none is given."""
        return self._place

    @property
    def left(self) -> Place | None:
        """Where the lecture that was given last was left; None for none of this scenario."""
        return self._left

    def forget(self) -> None:
        """Forget where a lecture was left: another scenario is open."""
        self._left = None

    def stand(self, place: Place | None) -> None:
        """Take note of where the lecture stands, or that it is over."""
        if place is None and self._place is not None:
            self._left = self._place
        (_given.discard if place is None else _given.add)(id(self))
        if place != self._place:
            self._place = place
            self.moved.emit()
