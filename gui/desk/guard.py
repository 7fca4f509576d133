"""Keeps the unsaved work of one desk and where its lecture stands: hands it to whoever writes the copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from gui.desk.files import Files
    from gui.desk.session import Session
    from gui.desk.stage import Stage
    from scenarios.files.keeping import Keeper

DELAY = 300  # milliseconds from a change to its copy, however many changes follow
PATIENCE = 2.0  # seconds that a save waits for the copy of what is being saved


class Guard(QObject):
    """Hands every change of a desk's scenario to the keeper, a moment later; what is saved it drops.

    While a lecture is given there is a copy of what is saved, too: where the lecture stands is saved nowhere.

    Args:
        key: The desk's number.
        session: Its scenario.
        files: Its file.
        stage: Where its lecture stands.
        keeper: Who writes the copies.
        parent: The desk.
    """

    def __init__(
        self, key: int, session: Session, files: Files, stage: Stage, keeper: Keeper, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._session = session
        self._files = files
        self._stage = stage
        self._keeper = keeper
        self._has_copy = False
        # Started by the first change and not again by the next: endless changes are no reason to wait.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY)
        self._timer.timeout.connect(self.keep)
        session.scenario_changed.connect(self._soon)
        session.holder.clean_changed.connect(self._follow)
        files.moved.connect(self._soon)
        stage.moved.connect(self._soon)
        # With the copy up to date, one that a kill leaves beside the saved file is seen to be the same.
        files.saving.connect(self.keep_now)
        if not session.holder.is_clean:
            self._soon()  # it was unsaved before anybody listened, as another version in a window of its own

    def keep(self) -> None:
        """Have the scenario copied as it stands, or the copy removed if nothing would be lost."""
        self._timer.stop()
        place = self._stage.place
        if not self._session.holder.is_clean or place is not None:
            self._keeper.keep(self._key, replace(self._files.work, lecture=place))
            self._has_copy = True
        elif self._has_copy:
            self.forget()

    def keep_now(self) -> bool:
        """The same, and wait for it.

        Returns:
            Whether it was done.
        """
        self.keep()
        return self._keeper.flush(PATIENCE)

    def forget(self) -> None:
        """Have the copy removed: the work is saved or given up."""
        self._timer.stop()
        self._keeper.drop(self._key)
        self._has_copy = False

    def _soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _follow(self, is_clean: bool) -> None:
        if is_clean:
            self.keep()
        else:
            self._soon()
