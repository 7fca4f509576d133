"""Recovery for the whole program: a guard for every desk, and the offer of what was left behind."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog

from gui import asking
from gui.desk.guard import Guard
from gui.desk.stage import is_lecture_given
from gui.recovery.dialog import LostWorkDialog, about
from scenarios.files.keeping import Keeper
from scenarios.files.recovery import lost_work
from scenarios.model.plain import in_sentence
from scenarios.telling.language import filled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gui.desk.desk import Desk
    from gui.theme import Theme
    from scenarios.files.recovery import Found, LostWork

PATIENCE = 3.0  # seconds to wait for copies to be written when the program may be about to die
_AGAIN = 200  # milliseconds until an offer is made that would now stand in the way


class Recovery(QObject):
    """Keeps unsaved work, and offers what an earlier program could not save.

    Args:
        folder: Where all programs of this user have their copies.
        theme: For its dialog.
        give_desk: Calls back with a desk on which nothing would be lost, perhaps a new one.
        parent: The application.
    """

    _troubled = Signal(object)

    def __init__(
        self,
        folder: Path,
        theme: Theme,
        give_desk: Callable[[Callable[[Desk], None]], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._theme = theme
        self._give_desk = give_desk
        # The keeper tells in its own thread; the signal brings it into this one.
        self._keeper = Keeper(folder, self._troubled.emit)
        self._troubled.connect(self._show_trouble)
        self._guards: dict[Desk, Guard] = {}
        self._numbers = 0
        self._trouble = ""
        self._lost: LostWork | None = None
        self._to_show = 0

    def watch(self, desk: Desk) -> None:
        """Keep the unsaved work of a desk until it is closed."""
        if desk in self._guards:
            return
        self._numbers += 1
        self._guards[desk] = Guard(self._numbers, desk.session, desk.files, desk.stage, self._keeper, desk)
        desk.closed.connect(partial(self._leave, desk))
        desk.troubled.emit(self._trouble)

    def put_in_safety(self) -> None:
        """Write the unsaved work of all desks now."""
        for guard in self._guards.values():
            guard.keep()
        self._keeper.flush(PATIENCE)

    def offer(self) -> None:
        """Offer what was left behind, if anything was; never on top of another dialog or before a hall."""
        if self._lost is not None:
            return  # it is being made
        if QApplication.activeModalWidget() is not None or is_lecture_given():
            QTimer.singleShot(_AGAIN, self, self.offer)
            return
        lost = lost_work(self._folder)
        if not lost.copies:
            lost.release()
            return
        self._lost = lost
        above = next((desk.front for desk in self._guards), None)
        dialog = LostWorkDialog(lost.copies, self._theme, above)
        dialog.discard_asked.connect(partial(self._discard, dialog, lost))
        dialog.finished.connect(partial(self._take_answer, dialog))
        dialog.open()

    def close(self) -> None:
        """Write what is still to be written, and end; what is unsaved will be offered at the next start."""
        for guard in self._guards.values():
            guard.keep()  # of desks that are still open, as when the program is interrupted
        self._keeper.close(PATIENCE)
        self._release()

    def _leave(self, desk: Desk) -> None:
        self._guards.pop(desk).forget()

    def _take_answer(self, dialog: LostWorkDialog, result: int) -> None:
        dialog.deleteLater()
        wanted = dialog.ticked if result == QDialog.DialogCode.Accepted else []
        self._to_show = len(wanted)
        resumed = dialog.resumed
        for found in wanted:
            self._give_desk(partial(self._show, found, found in resumed))
        if not wanted:
            self._release()

    def _show(self, found: Found, resumes: bool, desk: Desk) -> None:
        self.watch(desk)
        desk.files.show_again(found)
        if resumes and found.work.lecture is not None:
            desk.stage.resume_asked.emit(found.work.lecture)
        # The old copy goes only when there is a new one.
        if self._guards[desk].keep_now() and self._lost is not None:
            with contextlib.suppress(OSError):
                self._lost.discard(found)
        self._to_show -= 1
        if not self._to_show:
            self._release()

    def _discard(self, dialog: LostWorkDialog, lost: LostWork, copies: list[Found]) -> None:
        titles = [filled("“{}” – {}", in_sentence(found.work.title), about(found)) for found in copies]
        if not asking.ask_whether_to_discard(dialog, titles):
            return
        for found in copies:
            with contextlib.suppress(OSError):  # what cannot be removed stays on offer
                lost.discard(found)
        if lost.copies:
            dialog.show_copies(lost.copies)
        else:
            dialog.reject()

    def _release(self) -> None:
        if self._lost is not None:
            self._lost.release()
            self._lost = None

    def _show_trouble(self, problem: Exception | None) -> None:
        self._trouble = ""
        if problem is not None:
            reason = problem.strerror if isinstance(problem, OSError) else None
            self._trouble = filled(
                self.tr("No copies for recovery can be written ({reason}). Save your work often."),
                reason=in_sentence(reason or type(problem).__name__),
            )
        for desk in self._guards:
            desk.troubled.emit(self._trouble)
