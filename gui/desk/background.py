"""Work that would make a window wait, done off the thread that paints: watched, ended, never two at once."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

from scenarios.explaining.watching import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenarios.explaining.watching import Watch

T = TypeVar("T")


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
        self._run: _Run[object] | None = None

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
        run = self._run = _Run(work, after)
        run.told.progressed.connect(self._progress)
        run.told.done.connect(self._finish)
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

    @Slot(object, float)
    def _progress(self, run: object, share: float) -> None:
        if run is self._run:
            self.progressed.emit(share)

    @Slot(object, object, object)
    def _finish(self, run: object, result: object, error: object) -> None:
        # What an earlier piece of work says that was still on its way here is not wanted.
        if run is not self._run:
            return
        self._run = None
        self.ended.emit()
        if isinstance(error, BaseException):
            raise error
        if result is not None:
            self.done.emit(result)


class _Told(QObject):
    """Brings word from the thread that works to the one that paints."""

    progressed = Signal(object, float)
    done = Signal(object, object, object)


class _Run(QRunnable, Generic[T]):
    """A piece of work on its way."""

    def __init__(self, work: Callable[[Watch], T], after: float) -> None:
        super().__init__()
        self.setAutoDelete(True)
        self.told = _Told()
        self._work, self._after = work, after
        self._unwanted, self._left = Event(), Event()

    def end(self) -> None:
        """Let the work end at its next word of how far it is."""
        self._unwanted.set()

    def leave(self) -> None:
        """Let it end, and say nothing more."""
        self._left.set()
        self._unwanted.set()

    def run(self) -> None:
        """Do the work; whatever it ends with is told."""
        result: T | None = None
        error: Exception | None = None
        try:
            if not self._unwanted.wait(self._after):
                result = self._work(self._watch)
        except Cancelled:
            pass
        except Exception as raised:  # noqa: BLE001 - raised again where the program's guard sees it
            error = raised
        # The program may have ended meanwhile, and there is nobody to be told any more.
        if not self._left.is_set() and isValid(self.told):
            self.told.done.emit(self, result, error)

    def _watch(self, share: float) -> None:
        if self._unwanted.is_set() or not isValid(self.told):
            raise Cancelled
        self.told.progressed.emit(self, share)
