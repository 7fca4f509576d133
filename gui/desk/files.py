"""Which file the open scenario belongs to: new, open, save, save as.

Whatever fails here, the scenario that is open stays open with all its changes. The dialogs are those of
``gui.asking``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui import asking
from gui.desk.carried import CarriedCasebook
from gui.desk.first import cannot_open, choose_casebook, open_or_tell
from gui.desk.naming import documents_folder, file_in
from gui.desk.on_disk import data_on_disk, is_changed_on_disk, lost_in_words
from gui.desk.stage import when_no_lecture_is_given
from gui.garbage import left_lying
from scenarios.files import library
from scenarios.files.opening import (
    Opened,
    digest_of,
    open_again,
    open_anyway,
    with_casebook_at,
)
from scenarios.files.recovery import Work, is_saved
from scenarios.files.renaming import rename_file
from scenarios.files.samples import open_sample
from scenarios.files.scenario_files import save_scenario
from scenarios.files.versions import Version, Versions
from scenarios.model.faults import FaultError, ScenarioError
from scenarios.model.plain import in_sentence, on_one_line
from scenarios.telling.language import filled, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from gui.desk.session import Session
    from scenarios.files.recovery import Found
    from scenarios.model.scenario import CasebookReference


class Files(QObject):
    """The file of one desk.

    Signals:
        moved: The scenario has another file or none, or another casebook.
        saving: The scenario is about to be written.
        recent_changed: The list of recent files is another.
        told: Something that the user should know and need not answer (its argument).
        leaving: Another scenario is about to be shown in place of the open one.
        shown: Another scenario is shown in its place.
        renamed: The scenario's file has another name: where it lay and where it lies (its arguments).
        asked_again: Somebody wants to see the file that is open already.
        both_wanted: Somebody wants to see the file as it lies on the disk beside what is here.
        window_wanted: Something is to be shown in a window of its own: an ``Opened``, or None for a new
            scenario.

    Attributes:
        elsewhere: Tells how to bring forward the window of another desk that holds a file, or None.
    """

    moved = Signal()
    saving = Signal()
    recent_changed = Signal()
    told = Signal(str)
    leaving = Signal()
    shown = Signal()
    renamed = Signal(object, object)
    asked_again = Signal()
    both_wanted = Signal()
    window_wanted = Signal(object)

    elsewhere: Callable[[Path], Callable[[], None] | None]

    _path: Path | None
    _digest: str
    _casebook: CarriedCasebook
    _notices: tuple[str, ...]

    def __init__(
        self, session: Session, opened: Opened, ask_in: Callable[[], QWidget], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._ask_in = ask_in
        self.elsewhere = _nowhere
        self._versions = Versions(library.versions_folder())
        self._last_folder: Path | None = None
        self._told_of: set[Path] = set()  # of which files has been told what they do not keep
        self._target: Path | None = None  # what is being written at this moment
        self._settle(opened)

    @property
    def path(self) -> Path | None:
        """The file of the open scenario; None until it is saved."""
        return self._path

    @property
    def digest(self) -> str:
        """SHA-256 of the scenario's file as it was last read or written, "" where it has none."""
        return self._digest

    @property
    def versions(self) -> tuple[Version, ...]:
        """The last saved versions of the scenario's file, the latest first."""
        return self._versions.of(self._path) if self._path is not None else ()

    @property
    def title(self) -> str:
        """What to call the open scenario on one line of the screen: its title, else its file's name."""
        title = on_one_line(self._session.scenario.title)
        if title:
            return title
        return on_one_line(self._path.stem) if self._path is not None else self.tr("Untitled scenario")

    @property
    def reference(self) -> CasebookReference:
        """The casebook that is shown, as a scenario refers to it."""
        return self._casebook.reference

    @property
    def casebook_to_carry(self) -> str | None:
        """The casebook's own text, for others to have; None where it comes with the program or is lacking."""
        return self._casebook.for_others

    @property
    def lacks_casebook(self) -> bool:
        """Whether an empty casebook stands in for the one that the scenario needs."""
        return self._casebook.text is None

    @property
    def work(self) -> Work:
        """What is to be kept of the open scenario in case the program is killed."""
        own = self._session.scenario
        path = self._target or self._path
        return Work(
            scenario=self._casebook.beside(own, inside=True),
            carries_casebook=own.casebook_text is not None,
            title=self.title,
            path=path,
            digest=self._digest if path == self._path else "",
        )

    @property
    def is_untouched(self) -> bool:
        """Whether nothing would be lost if another scenario took this window."""
        return self._path is None and self._session.holder.is_clean

    def is_showing(self, path: Path) -> bool:
        """Whether this is the file of the open scenario, under whatever name."""
        try:
            return self._path is not None and path.samefile(self._path)
        except OSError:
            return False

    def new(self) -> None:
        """Begin a new scenario, of a casebook to be chosen where there are several."""
        path = choose_casebook(self._ask_in)
        if path is not None and self.may_leave():
            self._show(path)

    def open(self) -> None:
        """Ask for a scenario and open it."""
        path = asking.ask_open_path(self._ask_in(), self._folder())
        if path is not None:
            self.open_file(path)

    def open_casebook(self) -> None:
        """Ask for a casebook file and begin a scenario of it."""
        path = asking.ask_casebook_path(self._ask_in(), self._folder())
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> bool:
        """Open a scenario or casebook in place of the open scenario; a file that is open comes forward.

        Returns:
            Whether it is open now.
        """
        if self.is_showing(path):
            self.asked_again.emit()
            return True
        bring_forward = self.elsewhere(path)
        if bring_forward is not None:
            bring_forward()
            return True
        return self.may_leave() and self._show(path)

    def open_sample(self, path: Path) -> bool:
        """Open a copy of a sample in place of the open scenario; it has no file until it is saved.

        Returns:
            Whether it is open now.
        """
        if not self.may_leave():
            return False
        try:
            self._take(open_sample(path, library.find_casebook))
        except FaultError as error:
            asking.tell_faults(self._ask_in(), cannot_open(path), error.faults)
            return False
        return True

    def open_recent(self, path: Path) -> None:
        """Open a file from the list of recent ones, and take it off the list if it is gone."""
        # Not by Path.exists, here and below: it raises where a name or a folder is beyond reach.
        if not os.path.exists(path):  # noqa: PTH110
            library.forget_file(path)
            self.recent_changed.emit()
        self.open_file(path)

    def save(self) -> bool:
        """Save to the scenario's own file.

        Returns:
            Whether it is saved.
        """
        return self.save_as() if self._path is None else self._save_to(self._path)

    def save_as(self) -> bool:
        """Ask where to save, and save there."""
        path = asking.ask_save_path(self._ask_in(), self._suggestion())
        if path is None or self._is_held(path):
            return False
        # The dialog has asked about replacing whatever lies there.
        return self._save_to(path, checked=True)

    def rename_file(self, name: str) -> bool:
        """Give the scenario's file another name in its folder.

        Returns:
            Whether it has that name now.
        """
        if self._path is None:
            return False
        try:
            path = rename_file(self._path, name)
        except ScenarioError as error:
            asking.tell_faults(self._ask_in(), tr("The file keeps its name."), error.faults)
            return False
        library.forget_file(self._path)
        self._versions.follow(self._path, path)
        self.renamed.emit(self._path, path)
        self._path = path
        self._remember(path)
        self.moved.emit()
        return True

    def save_copy_with_casebook(self) -> None:
        """Save a copy that carries its casebook, for computers that have no such casebook."""
        path = asking.ask_save_path(self._ask_in(), self._suggestion(self.tr("with casebook")))
        if path is not None and not self._is_held(path):
            self._save_copy(path)

    def find_casebook(self) -> None:
        """Ask for the casebook that the open scenario lacks, and show the scenario with it."""
        path = asking.ask_casebook_path(self._ask_in(), self._folder())
        if path is None:
            return
        try:
            opened = with_casebook_at(path, self._session.scenario, self._path, self._digest)
        except FaultError as error:
            asking.tell_faults(self._ask_in(), cannot_open(path), error.faults)
            return
        self._take(opened, unsaved=not self._session.holder.is_clean)

    def suggested(self, suffix: str) -> Path:
        """Return where a file of this scenario might go that is no scenario, by its ending."""
        return self._suggestion().with_suffix(suffix)

    def show_again(self, found: Found) -> None:
        """Show work that was left behind unsaved, or whose lecture was cut short."""
        self._take(open_again(found, library.find_casebook), unsaved=not is_saved(found.work))

    def read_disk(self) -> Opened | None:
        """Open the scenario's file once more, as it lies on the disk; None where it cannot be.

        Its own window stays as it is.
        """
        if self._path is None:
            return None
        try:
            return open_anyway(self._path, library.find_casebook)
        except FaultError:
            return None

    def take_disk(self, opened: Opened) -> None:
        """Show what lies on the disk; that it was otherwise here is a step that can be taken back."""
        if opened.reference != self.reference or opened.lacks_casebook != self.lacks_casebook:
            self._take(opened)
            return
        if opened.scenario != self._session.scenario:
            self._session.holder.change(opened.scenario, tr("Load again from disk"))
        self._settle(opened)
        self._session.holder.mark_saved()
        self.moved.emit()
        self.tell_notices()

    def take_as_seen(self, digest: str) -> None:
        """Take the file of this digest for seen: a save may replace it without another question."""
        self._digest = digest
        self._session.holder.mark_unsaved()

    def may_leave(self) -> bool:
        """Whether the open scenario may go: it is saved, or the user gives the changes up."""
        if self._session.holder.is_clean:
            return True
        answer = asking.ask_about_unsaved(self._ask_in(), self.title)
        if answer is asking.Unsaved.SAVE:
            return self.save()
        return answer is asking.Unsaved.DISCARD

    def tell_notices(self) -> None:
        """Say what there is to say about the file that was opened; not before a hall, but afterwards."""
        if self._notices:
            when_no_lecture_is_given(self, self._tell_notices)

    def _show(self, path: Path) -> bool:
        found = open_or_tell(path, self._ask_in)
        if found is not None:
            opened, is_kept = found
            self._take(opened, unsaved=is_kept)
        return found is not None

    def _take(self, opened: Opened, *, unsaved: bool = False) -> None:
        self.leaving.emit()
        with left_lying():
            self._session.open(opened.casebook, opened.scenario)
        if unsaved:
            self._session.holder.mark_unsaved()
        self._settle(opened)
        self.moved.emit()
        self.shown.emit()
        self.tell_notices()

    def _settle(self, opened: Opened) -> None:
        self._path = opened.path
        self._digest = opened.digest
        self._casebook = CarriedCasebook(opened.reference, opened.casebook_text)
        self._notices = opened.notices
        if self._path is not None:
            self._remember(self._path)

    def _save_to(self, path: Path, *, checked: bool = False) -> bool:
        if not checked and is_changed_on_disk(path, self._digest):
            answer = asking.ask_about_changed_file(self._ask_in(), path)
            if answer is asking.Overwrite.ELSEWHERE:
                return self.save_as()
            if answer is asking.Overwrite.SHOW:
                self.both_wanted.emit()
                return False
            if answer is asking.Overwrite.CANCEL:
                return False
        self._target = path
        self.saving.emit()
        replaced = data_on_disk(path)  # which may be another program's
        if replaced is not None:
            self._versions.keep(path, replaced)
        try:
            saved = save_scenario(path, self._casebook.as_saved(self._session.scenario))
        except ScenarioError as error:
            self._target = None
            return asking.ask_after_failed_save(self._ask_in(), error.faults) and self.save_as()
        self._path, self._target = path, None
        self._digest = digest_of(saved.data)
        self._versions.keep(path, saved.data)
        self._session.holder.mark_saved()
        self._remember(path)
        self.moved.emit()
        self._tell_lost(path, saved.lost)
        return True

    def _save_copy(self, path: Path) -> None:
        try:
            whole = self._casebook.beside(self._session.scenario, inside=True)
            saved = save_scenario(path, whole.as_saved())
        except ScenarioError as error:
            if asking.ask_after_failed_save(self._ask_in(), error.faults):
                self.save_copy_with_casebook()
            return
        self._remember(path)
        if path == self._path:
            self._digest = digest_of(saved.data)
            self._session.holder.mark_saved()
        self._tell_lost(path, saved.lost)

    def _tell_notices(self) -> None:
        notices, self._notices = self._notices, ()
        if not notices:
            return  # they were told meanwhile, or another file is open
        title = filled(
            self.tr("“{title}” is open, but not quite as it was saved."), title=in_sentence(self.title)
        )
        if not self.lacks_casebook:
            asking.tell_notices(self._ask_in(), title, notices)
        elif asking.ask_whether_to_find_casebook(self._ask_in(), title, notices):
            self.find_casebook()

    def _tell_lost(self, path: Path, lost: Sequence[str]) -> None:
        """Say what of its old self a saved file does not have, once for each file."""
        if not lost or path in self._told_of:
            return
        self._told_of.add(path)
        self.told.emit(lost_in_words(path, lost))

    def _is_held(self, path: Path) -> bool:
        """Whether another window holds a file; then it says so and comes forward."""
        bring_forward = None if self.is_showing(path) else self.elsewhere(path)
        if bring_forward is None:
            return False
        asking.tell_notices(
            self._ask_in(),
            filled(tr("“{file}” is open in another window."), file=in_sentence(path.name)),
            [tr("Nothing is saved. Close that window first, or save under another name.")],
        )
        bring_forward()
        return True

    def _remember(self, path: Path) -> None:
        self._last_folder = path.parent
        library.remember_file(path, on_one_line(self._session.scenario.title))
        self.recent_changed.emit()

    def _folder(self) -> Path:
        return self._last_folder or documents_folder()

    def _suggestion(self, remark: str = "") -> Path:
        if self._path is not None and not remark:
            return self._path
        return file_in(self._last_folder, self.title, remark)


def _nowhere(_: Path) -> None:
    """No other desk holds any file."""
