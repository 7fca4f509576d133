"""What other programs do to the file of a desk: noticed while it is open, and nothing of anyone's lost.

Where nothing is unsaved here, the new content is shown, with a word. Else it is the user who chooses. What is
on no disk any more, since its file has gone or cannot be read, counts as unsaved.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from gui import asking
from gui.desk.first import cannot_open
from gui.desk.stage import is_lecture_given
from scenarios.files.bounded import read_bounded
from scenarios.files.library import find_casebook
from scenarios.files.opening import digest_of, open_anyway
from scenarios.files.scenario_files import MOST_BYTES, open_scenario
from scenarios.model.faults import FaultError, ScenarioError
from scenarios.model.plain import in_sentence, on_one_line
from scenarios.telling.language import filled, tr
from scenarios.telling.moments import spoken_moment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from gui.desk.files import Files
    from gui.desk.session import Session
    from scenarios.files.opening import Opened
    from scenarios.files.versions import Version
    from scenarios.model.scenario import Scenario

_REST = 300  # milliseconds that a file must be left alone before it is looked at
_AGAIN = 1_000  # until one that another program has half written is looked at again
_MOST_TRIES = 5

Signature = tuple[int, int, int]


class Outside(QObject):
    """Watches the file of a desk.

    Signals:
        differs: The file is another, and there are changes here that are not saved.
        settled: There is nothing to choose any more.
    """

    differs = Signal()
    settled = Signal()

    def __init__(
        self, session: Session, files: Files, ask_in: Callable[[], QWidget], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._ask_in = ask_in
        self._session = session
        self._files = files
        self._seen: Signature | None = None  # of the file when it was last read
        self._tries = 0
        self._is_lost = False
        self._was_clean: Scenario | None = None  # what the file held that was lost
        self._choosing = False
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        self._watcher.fileChanged.connect(self._soon)
        self._watcher.directoryChanged.connect(self._soon)
        files.moved.connect(self._begin)
        files.asked_again.connect(self.look)
        files.both_wanted.connect(self.show_both)
        self._begin()

    def look(self) -> None:
        """Look at the file now, and show it or ask where it is another."""
        self._watch()
        path, seen = self._files.path, _signature(self._files.path)
        if path is not None and seen is None:
            self._miss(path)
        if path is None or seen is None or (seen == self._seen and not self._choosing):
            return
        digest = _digest(path)
        if digest is None or digest == self._files.digest:
            self._seen = seen if digest is not None else self._seen
            self._find_again()
            self._settle()
            return
        opened = self._files.read_disk()
        if opened is None:
            self._try_again(seen)
            return
        self._tries = 0
        self._seen = seen
        is_mine = not self._session.holder.is_clean and not self._is_as_lost()
        # Of another casebook it would end a lecture before the hall.
        if is_mine or (is_lecture_given() and opened.reference != self._files.reference):
            self._choosing = True
            self.differs.emit()
            return
        self._files.take_disk(opened)
        self._files.told.emit(tr("This file was changed outside this window. You see it as it is now."))

    def load_again(self) -> None:
        """Show the scenario as it lies on the disk, as somebody has asked."""
        path = self._files.path
        if path is None:
            return
        try:
            opened = open_anyway(path, find_casebook)
        except FaultError as error:
            asking.tell_faults(self._ask_in(), cannot_open(path), error.faults)
            return
        self._files.take_disk(opened)
        self._files.told.emit(tr("Loaded again from the disk. Undo brings back what was here before."))

    def revert_to(self, version: Version) -> None:
        """Show an earlier version of the scenario, as a step that can be taken back."""
        try:
            scenario = open_scenario(version.file).scenario
        except FaultError as error:
            asking.tell_faults(self._ask_in(), tr("This version cannot be shown."), error.faults)
            return
        when = spoken_moment(version.saved)
        if scenario != self._session.scenario:
            step = filled(tr("Revert to the version of {moment}"), moment=when)
            self._session.holder.change(scenario, step)
        told = tr("This is the version of {moment}. Undo brings back the one after it.")
        self._files.told.emit(filled(told, moment=when))

    def keep_mine(self) -> None:
        """Go on with what is here; a save replaces the other version, which is kept among the versions."""
        if (path := self._files.path) is not None and (digest := _digest(path)) is not None:
            self._files.take_as_seen(digest)
        self._settle()

    def load_theirs(self) -> None:
        """Show the other version; undo brings back what was here."""
        if (opened := self._other()) is not None:
            self._files.take_disk(opened)

    def show_both(self) -> None:
        """Show the other version in a window of its own, and go on with what is here."""
        if (opened := self._other()) is not None:
            title = on_one_line(opened.scenario.title) or self._files.title
            scenario = opened.scenario.with_title(filled(tr("{title} (as on the disk)"), title=title))
            # As work that is in no file yet: what mine replaces must not be lost with its window.
            other = replace(opened, scenario=scenario, path=None, digest="", notices=())
            self._files.window_wanted.emit(other)
            self.keep_mine()

    def _other(self) -> Opened | None:
        opened = self._files.read_disk()
        if opened is None:
            self._files.told.emit(tr("The other version cannot be read any more. What is here stays."))
            self._settle()
        return opened

    def _try_again(self, seen: Signature) -> None:
        """Wait for a program that is still writing; in the end say that its work cannot be read."""
        self._tries += 1
        if self._tries < _MOST_TRIES:
            self._timer.start(_AGAIN)
            return
        self._lose(
            seen,
            tr(
                "This file was changed outside this window, and it cannot be read any more."
                " What is here stays: save it to keep it."
            ),
        )

    def _miss(self, path: Path) -> None:
        """Wait for a program that takes a file away to put another in its place; else say that it is gone."""
        if self._is_lost or self._choosing or os.path.exists(path):  # noqa: PTH110 - a folder beyond reach
            return
        self._tries += 1
        if self._tries == 1:
            self._timer.start(_AGAIN)
            return
        told = tr(
            "“{file}” is not there any more: it was deleted or moved. What is here stays: save it to keep it."
        )
        self._lose(None, filled(told, file=in_sentence(path.name)))

    def _lose(self, seen: Signature | None, told: str) -> None:
        """Whoever closes the window is asked now: what is here is nowhere else as it stands."""
        self._tries, self._seen, self._is_lost = 0, seen, True
        self._was_clean = self._session.scenario if self._session.holder.is_clean else None
        self._session.holder.mark_unsaved()
        self._files.told.emit(told)

    def _find_again(self) -> None:
        """The file is back as it was: what was saved in it is saved."""
        if self._is_as_lost():
            self._session.holder.mark_saved()
        self._tries, self._is_lost = 0, False

    def _is_as_lost(self) -> bool:
        """Whether nothing has been changed here since the file was lost, nor had been before."""
        return self._is_lost and self._was_clean == self._session.scenario

    def _begin(self) -> None:
        self._seen = None
        path = self._files.path
        if path is not None and _digest(path) == self._files.digest:
            self._seen = _signature(path)
        self._tries, self._is_lost = 0, False
        self._watch()
        self._settle()

    def _settle(self) -> None:
        self._choosing = False
        self.settled.emit()

    def _soon(self) -> None:
        self._watch()
        self._timer.start(_REST)

    def _watch(self) -> None:
        """Watch the file and its folder; a file that is replaced by another is watched no longer."""
        path = self._files.path
        wanted = [] if path is None else [str(path), str(path.parent)]
        watched = (*self._watcher.files(), *self._watcher.directories())
        if gone := [place for place in watched if place not in wanted]:
            self._watcher.removePaths(gone)
        # Qt warns of a place that is not there.
        if new := [place for place in wanted if place not in watched and os.path.exists(place)]:  # noqa: PTH110
            self._watcher.addPaths(new)


def _signature(path: Path | None) -> Signature | None:
    """By what a file is seen to be another, without reading it."""
    try:
        status = path.stat() if path is not None else None
    except (OSError, ValueError):
        return None
    return (status.st_ino, status.st_mtime_ns, status.st_size) if status is not None else None


def _digest(path: Path) -> str | None:
    try:
        return digest_of(read_bounded(path, MOST_BYTES, ScenarioError))
    except ScenarioError:
        return None
