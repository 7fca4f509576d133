"""Work that would make a window wait, done off the thread that paints: watched, ended, never two at once.

No object of Qt may end in the thread that works: whoever paints would come upon it half gone, and the
program with it. So that thread holds none that can end, and says what it has to say through one that stays.
"""

from __future__ import annotations

from functools import cache, partial
from threading import Event
from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot
from shiboken6 import isValid

from scenarios.explaining.watching import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenarios.explaining.watching import Watch


class Work(QObject):
    """One piece of work at a time; a new one takes the place of the one under way.

    Signals:
        began: Work is under way.
        progressed: The share of it that is done, from 0 to 1 (its argument).
        done: It is through; what came of it (its argument).
        ended: No work is under way any more: it is through, was ended, or has failed.
    """

    began = Signal()
    progressed = Signal(float)
    done = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run: _Run | None = None
        gone = self._gone = Event()
        self.destroyed.connect(lambda *_: gone.set())

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._run is not None

    def start(self, work: Callable[[Watch], object], *, after: float = 0.0) -> None:
        """Begin a piece of work.

        Args:
            work: What to do; it is given a watch to tell how far it is, which ends it when it is not wanted.
            after: How many seconds to wait before it begins, so that one of many in a row is done.
        """
        was_busy = self.is_busy
        self._leave()
        run = self._run = _Run(self, work, after, self._gone)
        if not was_busy:
            self.began.emit()
        QThreadPool.globalInstance().start(run)

    def cancel(self, *, gently: bool = False) -> None:
        """End the work under way.

        Args:
            gently: Let it hand over what is complete by then, if it can.
        """
        if self._run is None:
            return
        self._run.end()
        if not gently:
            self._leave()
            self.ended.emit()

    def _leave(self) -> None:
        if self._run is not None:
            self._run.leave()
            self._run = None

    def hear(self, run: object, share: float) -> None:
        """Hear from a piece of work how far it is."""
        if run is self._run:
            self.progressed.emit(share)

    def take(self, run: object, result: object, error: Exception | None) -> None:
        """Take from a piece of work what came of it."""
        # What an earlier piece of work says that was still on its way here is not wanted.
        if run is not self._run:
            return
        self._run = None
        self.ended.emit()
        if error is not None:
            raise error
        if result is not None:
            self.done.emit(result)


class _Post(QObject):
    """Brings word from the threads that work to the one that paints; it outlives all of them."""

    brought = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.brought.connect(self._read, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _read(self, word: Callable[[], None]) -> None:
        word()


@cache
def _post() -> _Post:
    return _Post()


class _Run:
    """A piece of work on its way.

    Args:
        owner: Whose work it is.
        work: What to do.
        after: How many seconds to wait before.
        gone: Set when the owner is no more.
    """

    def __init__(self, owner: Work, work: Callable[[Watch], object], after: float, gone: Event) -> None:
        # Followed in the thread that paints alone: in the other it might be the last to hold the owner.
        self._owner, self._post = ref(owner), _post()
        self._work, self._after, self._gone = work, after, gone
        self._unwanted, self._left = Event(), Event()

    def end(self) -> None:
        """Let the work end at its next word of how far it is."""
        self._unwanted.set()

    def leave(self) -> None:
        """Let it end, and say nothing more."""
        self._left.set()
        self._unwanted.set()

    def __call__(self) -> None:
        """Do the work; whatever it ends with is told."""
        result: object = None
        error: Exception | None = None
        try:
            if not self._unwanted.wait(self._after):
                result = self._work(self._watch)
        except Cancelled:
            pass
        except Exception as raised:  # noqa: BLE001 - raised again where the program's guard sees it
            error = raised
        self._say(partial(self._tell_end, result, error))

    def _watch(self, share: float) -> None:
        if self._unwanted.is_set() or self._gone.is_set():
            raise Cancelled
        self._say(partial(self._tell_progress, share))

    def _say(self, word: Callable[[], None]) -> None:
        # The program may have ended meanwhile, and there is nobody to be told any more.
        if not self._left.is_set() and not self._gone.is_set() and isValid(self._post):
            self._post.brought.emit(word)

    def _tell_progress(self, share: float) -> None:
        owner = self._there()
        if owner is not None:
            owner.hear(self, share)

    def _tell_end(self, result: object, error: Exception | None) -> None:
        owner = self._there()
        if owner is not None:
            owner.take(self, result, error)

    def _there(self) -> Work | None:
        owner = self._owner()
        return owner if owner is not None and isValid(owner) else None
