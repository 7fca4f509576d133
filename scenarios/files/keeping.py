"""Keeping copies of unsaved work in the background, so that nobody waits for a disk.

This module owns one thread, which writes the latest state of each window and skips those in between. What
cannot be written is tried again with the next change.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from scenarios.files.recovery import Copies

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scenarios.files.recovery import Work


class Keeper:
    """Keeps the work of this program's windows.

    Args:
        folder: Where all programs of this user have their copies.
        told: Called in the writing thread when copies cannot be written any more, with the reason, and with
            None when they can be written again.
    """

    def __init__(self, folder: Path, told: Callable[[Exception | None], None]) -> None:
        self._folder = folder
        self._told = told
        self._copies: Copies | None = None
        self._change = threading.Condition()
        self._wanted: dict[int, Work | None] = {}  # by window; None to drop its copy
        self._failed: dict[int, Work | None] = {}
        self._busy = False
        self._closing = False
        self._thread: threading.Thread | None = None

    def keep(self, key: int, work: Work) -> None:
        """Keep this work of a window, soon.

        Args:
            key: Which window's.
            work: What to keep of it; what was kept before goes.
        """
        self._want(key, work)

    def drop(self, key: int) -> None:
        """Forget the work of a window, soon: it is saved or given up."""
        self._want(key, None)

    def flush(self, seconds: float) -> bool:
        """Wait until all is written.

        Args:
            seconds: How long at most.

        Returns:
            Whether all is written.
        """
        until = time.monotonic() + seconds
        with self._change:
            self._try_again()
            while self._wanted or self._busy:
                left = until - time.monotonic()
                if left <= 0:
                    return False
                self._change.wait(left)
            return not self._failed

    def close(self, seconds: float) -> bool:
        """Write what is left and end; copies that were not dropped will be found at the next start.

        Args:
            seconds: How long to wait for it at most.

        Returns:
            Whether all was written.
        """
        written = self.flush(seconds)
        with self._change:
            self._closing = True
            self._change.notify_all()
            thread, self._thread = self._thread, None
        if thread is not None:
            thread.join(seconds if written else 0.0)
        return written

    def _want(self, key: int, work: Work | None) -> None:
        with self._change:
            self._wanted[key] = work
            self._failed.pop(key, None)
            self._try_again()
            if self._thread is None and not self._closing:
                # It must never keep the program from ending: what counts was flushed before.
                self._thread = threading.Thread(target=self._run, name="recovery", daemon=True)
                self._thread.start()
            self._change.notify_all()

    def _try_again(self) -> None:
        self._wanted = {**self._failed, **self._wanted}
        self._failed = {}
        self._change.notify_all()

    def _run(self) -> None:
        in_trouble = False
        while (task := self._next()) is not None:
            problem = self._attempt(*task)
            if (problem is not None) != in_trouble:
                in_trouble = not in_trouble
                self._told(problem)
            with self._change:
                if problem is not None and task[0] not in self._wanted:
                    self._failed[task[0]] = task[1]
                self._busy = False
                self._change.notify_all()
        if self._copies is not None:
            self._copies.close()

    def _next(self) -> tuple[int, Work | None] | None:
        with self._change:
            while not self._wanted:
                if self._closing:
                    return None
                self._change.wait()
            self._busy = True
            key = next(iter(self._wanted))
            return key, self._wanted.pop(key)

    def _attempt(self, key: int, work: Work | None) -> Exception | None:
        try:
            self._carry_out(key, work)
        except Exception as problem:  # noqa: BLE001 - whatever it is, this thread has to go on
            return problem
        return None

    def _carry_out(self, key: int, work: Work | None) -> None:
        if work is None:
            if self._copies is not None:
                self._copies.drop(key)
            return
        if self._copies is not None and not self._copies.is_in_place:
            self._copies.close()  # somebody has cleared the folder away
            self._copies = None
        if self._copies is None:
            self._copies = Copies(self._folder)
        self._copies.keep(key, work)
