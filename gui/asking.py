"""Every question put to the user in a dialog, one function each.

Text that comes from files is shown as plain text. Tests answer by replacing one of these functions.
"""

from __future__ import annotations

from collections import Counter
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
)

from gui.widgets.choosing import ListDialog, NumbersDialog
from gui.widgets.file_dialog import FileDialog
from gui.widgets.hands_dialog import HandsDialog
from gui.widgets.overview_dialog import OverviewDialog
from gui.widgets.preview_dialog import PreviewDialog
from gui.widgets.question import Kind, Question
from scenarios.files.scenario_files import SUFFIX
from scenarios.model.plain import in_sentence
from scenarios.telling.language import filled, tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from scenarios.model.faults import Fault

_Role = QDialogButtonBox.ButtonRole
_Button = QDialogButtonBox.StandardButton
_LONGEST_NAME = 18  # letters of a title on a button, which no screen may cut
MOST_LINES = 12  # of faults or notices shown at once; the rest stand in the details


class Unsaved(Enum):
    """What to do with changes that are not saved."""

    SAVE = auto()
    DISCARD = auto()
    CANCEL = auto()


class Overwrite(Enum):
    """What to do about a file that is not as we left it."""

    OVERWRITE = auto()
    ELSEWHERE = auto()
    SHOW = auto()
    CANCEL = auto()


class Dropped(Enum):
    """What to do with a scenario that was dropped on the window of another."""

    COMPARE = auto()
    OPEN = auto()
    CANCEL = auto()


def ask_open_path(parent: QWidget, folder: Path | None) -> Path | None:
    """Ask which scenario to open; None where the user thinks better of it."""
    return _ask_which(parent, tr("Open a scenario"), folder, tr("Scenarios (*.otherwise);;All files (*)"))


def ask_casebook_path(parent: QWidget, folder: Path | None) -> Path | None:
    """Ask which casebook file to open."""
    return _ask_which(parent, tr("Open a casebook"), folder, tr("Casebooks (*.toml);;All files (*)"))


def ask_save_path(parent: QWidget, suggestion: Path) -> Path | None:
    """Ask where to save; the extension is added where it was left out."""
    return _ask_where(parent, tr("Save the scenario"), tr("Scenarios"), SUFFIX, suggestion)


def ask_export_path(parent: QWidget, suggestion: Path, title: str) -> Path | None:
    """Ask where an export goes, and whether to replace a file that is there.

    Args:
        parent: The window that asks.
        suggestion: A file with the ending that is added where it is left out.
        title: What kind of file it is.
    """
    # Of brackets in a title Qt would take what is inside for patterns.
    return _ask_where(parent, tr("Export"), title.partition(" (")[0], suggestion.suffix, suggestion)


def ask_which_casebook(parent: QWidget, titles: Mapping[str, str]) -> str | None:
    """Ask which casebook a new scenario is about.

    Args:
        parent: The window that asks.
        titles: Titles by the casebooks' ids.

    Returns:
        The id chosen.
    """
    ids = list(titles)
    counts = Counter(titles.values())
    # A casebook and its copy may have one title: then their ids tell them apart.
    shown = [filled("{} ({})", title, key) if counts[title] > 1 else title for key, title in titles.items()]
    chosen = _choose(ListDialog(parent, tr("New scenario"), tr("Which casebook is it about?"), shown))
    return None if chosen is None else ids[chosen]


def ask_about_unsaved(parent: QWidget, title: str) -> Unsaved:
    """Ask what becomes of unsaved changes."""
    text = filled(tr("Save the changes to “{title}”?"), title=in_sentence(title))
    box = Question(parent, text, kind=Kind.ASKS)
    box.say_more(tr("Without saving they are lost."))
    save = box.add(_Button.Save, default=True)
    discard = box.add(_Button.Discard)
    box.add(_Button.Cancel)
    return box.ask_among({save: Unsaved.SAVE, discard: Unsaved.DISCARD}, Unsaved.CANCEL)


def ask_about_changed_file(parent: QWidget, path: Path) -> Overwrite:
    """Ask whether to overwrite a file that somebody else has changed since it was opened."""
    text = filled(tr("“{file}” was changed outside this window."), file=in_sentence(path.name))
    box = Question(parent, text)
    box.say_more(tr("Saving here would replace those changes. Save under another name to keep both."))
    show = box.add(tr("Show the other version"), _Role.ActionRole)
    elsewhere = box.add(tr("Save in another place…"), default=True)
    replace = box.add(tr("Replace the changed file"), _Role.DestructiveRole)
    box.add(_Button.Cancel)
    answers = {show: Overwrite.SHOW, elsewhere: Overwrite.ELSEWHERE, replace: Overwrite.OVERWRITE}
    return box.ask_among(answers, Overwrite.CANCEL)


def ask_after_failed_save(parent: QWidget, faults: Sequence[Fault]) -> bool:
    """Say why a scenario could not be saved.

    Returns:
        Whether to try another place.
    """
    box = Question(parent, tr("The scenario is not saved. It stays open, with all its changes."))
    _explain(box, [str(fault) for fault in faults])
    elsewhere = box.add(tr("Save in another place…"), default=True)
    box.add(_Button.Cancel)
    return box.ask() is elsewhere


def tell_faults(parent: QWidget, title: str, faults: Sequence[Fault]) -> None:
    """Say what is wrong with a file; what was open stays open."""
    box = Question(parent, title)
    _explain(box, [str(fault) for fault in faults])
    box.ask()


def ask_whether_to_open_version(parent: QWidget, title: str, faults: Sequence[Fault], moment: str) -> bool:
    """Say what is wrong with a file of which an earlier version is kept.

    Args:
        parent: The window that asks.
        title: That it cannot be opened.
        faults: Why not.
        moment: When that version was saved.

    Returns:
        Whether to open that version.
    """
    box = Question(parent, title)
    kept = filled(tr("Its version of {moment} is kept on this computer."), moment=moment)
    _explain(box, [*(str(fault) for fault in faults), kept])
    show = box.add(tr("Open that version"), default=True)
    box.add(_Button.Cancel)
    return box.ask() is show


def tell_notices(parent: QWidget, title: str, notices: Sequence[str]) -> None:
    """Say what a user should know about a file that did open."""
    box = Question(parent, title, kind=Kind.TELLS)
    _explain(box, notices)
    box.ask()


def ask_whether_to_find_casebook(parent: QWidget, title: str, notices: Sequence[str]) -> bool:
    """Say that a scenario lacks its casebook.

    Returns:
        Whether to look for the casebook's file.
    """
    box = Question(parent, title)
    _explain(box, notices)
    find = box.add(tr("Find the casebook…"), default=True)
    box.add(tr("Go on without it"), _Role.RejectRole, escape=True)
    return box.ask() is find


def ask_whether_to_discard(parent: QWidget, titles: Sequence[str]) -> bool:
    """Ask whether work that was never saved is to be given up for good."""
    box = Question(parent, tr("Discard this work for good?"))
    _explain(box, titles)
    discard = box.add(tr("Discard"), _Role.DestructiveRole)
    box.add(_Button.Cancel, default=True)
    return box.ask() is discard


def ask_whether_to_detach(parent: QWidget, file: str, title: str) -> bool:
    """Ask whether a file is to be the text of a document no longer.

    Args:
        parent: The window that asks.
        file: The file's name.
        title: The document's title.
    """
    text = filled(tr("Detach “{file}” from “{title}”?"), file=in_sentence(file), title=in_sentence(title))
    box = Question(parent, text, kind=Kind.ASKS)
    box.say_more(tr("The passages are not shown then. The file stays as it is and can be attached again."))
    detach = box.add(tr("Detach"), _Role.DestructiveRole)
    box.add(_Button.Cancel, default=True)
    return box.ask() is detach


def ask_about_dropped(parent: QWidget, path: Path) -> Dropped:
    """Ask whether a scenario that was dropped is to be compared with or opened."""
    text = filled(tr("“{file}” was dropped on this window."), file=in_sentence(path.name))
    box = Question(parent, text, kind=Kind.ASKS)
    compare = box.add(tr("Compare with it"), default=True)
    opened = box.add(tr("Open it"), _Role.ActionRole)
    box.add(_Button.Cancel)
    return box.ask_among({compare: Dropped.COMPARE, opened: Dropped.OPEN}, Dropped.CANCEL)


def ask_text_path(parent: QWidget) -> Path | None:
    """Ask for the plain-text file of a document; None where the user thinks better of it."""
    return _ask_which(parent, tr("Attach a document's text"), None, tr("Plain text (*.txt);;All files (*)"))


def ask_what_text_holds(parent: QWidget, file: str, title: str, count: int) -> bool | None:
    """Ask whether a file is the text of one document, or of all of them under one count of lines.

    Args:
        parent: The window that asks.
        file: The file's name.
        title: The one document's title.
        count: How many documents there are.

    Returns:
        Whether of all; None where the user thinks better of it.
    """
    text = filled(tr("What does “{file}” hold?"), file=in_sentence(file))
    box = Question(parent, text, kind=Kind.ASKS)
    box.say_more(
        tr(
            "One document’s text has its own lines, counted from 1. A file of all documents, one after the"
            " other, has its lines counted through the whole of it."
        )
    )
    name = in_sentence(title)
    short = name if len(name) <= _LONGEST_NAME else filled("{}…", name[:_LONGEST_NAME])
    one = box.add(filled(tr("Attach to “{title}”"), title=short).replace("&", "&&"), default=True)
    every = box.add(filled(tr("Attach to all {count} documents"), count=count))
    box.add(_Button.Cancel)
    return box.ask_among({one: False, every: True}, None)


def ask_which_document(parent: QWidget, file: str, titles: Mapping[str, str]) -> str | None:
    """Ask of which document a file is the text.

    Args:
        parent: The window that asks.
        file: The file's name.
        titles: Titles by the documents' ids.

    Returns:
        The id chosen.
    """
    ids = list(titles)
    shown = [filled("{}. {}", number, in_sentence(title)) for number, title in enumerate(titles.values(), 1)]
    question = filled(tr("Which document’s text is “{file}”?"), file=in_sentence(file))
    chosen = _choose(ListDialog(parent, tr("Attach a text"), question, shown))
    return None if chosen is None else ids[chosen]


def ask_how_to_read(parent: QWidget, file: str, previews: Mapping[str, str]) -> str | None:
    """Ask how the letters of a text are to be read, showing how it reads then.

    Args:
        parent: The window that asks.
        file: The file's name.
        previews: The beginning of the text in each way, by the way's name, the likeliest first.

    Returns:
        The name of the way; None where the user thinks better of it.
    """
    question = filled(
        tr(
            "“{file}” was written in one of several older ways of storing letters. Choose the one in which"
            " its words below read rightly."
        ),
        file=in_sentence(file),
    )
    dialog = PreviewDialog(tr("How does it read?"), question, previews, tr("It reads rightly so"), parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.chosen if accepted else None


def ask_step(parent: QWidget, count: int, now: int) -> int | None:
    """Ask to which step of a lecture to go, counted from 1; None where the user thinks better of it."""
    label = filled(tr("Step, 1 to {count}"), count=count)
    dialog = NumbersDialog(parent, tr("Go to a step"), "", {"step": (label, now)}, (1, count))
    numbers = _fill_in(dialog)
    return None if numbers is None else numbers["step"]


def ask_which_step(parent: QWidget, headings: Sequence[str], now: int) -> int | None:
    """Show all steps and ask for one, counted from 0; None where the user thinks better of it."""
    shown = [filled("{}  {}", number, in_sentence(heading)) for number, heading in enumerate(headings, 1)]
    dialog = OverviewDialog(tr("All steps"), shown, now, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.chosen if accepted else None


def ask_hands(
    parent: QWidget, title: str, labels: Mapping[str, str], hands: Mapping[str, int], *, again: bool
) -> dict[str, int] | None:
    """Ask how many hands each position of a question got.

    Args:
        parent: The window that asks.
        title: The question.
        labels: Labels by position.
        hands: What was counted before.
        again: Whether it is the vote after a discussion.

    Returns:
        Hands by position; None where the user thinks better of it, and says so where some were typed.
    """
    dialog = HandsDialog(
        tr("Hands after the discussion") if again else tr("Hands"), title, labels, hands, parent
    )
    given, is_kept = dialog.counted, None
    while is_kept is None:
        is_kept = dialog.exec() == QDialog.DialogCode.Accepted
        if not is_kept and dialog.counted != given:
            is_kept = _ask_whether_to_keep(parent)
    dialog.deleteLater()
    return dialog.counted if is_kept else None


def _ask_whether_to_keep(parent: QWidget) -> bool | None:
    """Ask what becomes of hands that were typed and left with Esc; None to go on typing."""
    box = Question(parent, tr("Keep the hands that you have typed?"), kind=Kind.ASKS)
    keep = box.add(_Button.Save, default=True)
    discard = box.add(_Button.Discard)
    box.add(_Button.Cancel)
    return box.ask_among({keep: True, discard: False}, None)


def _explain(box: Question, lines: Sequence[str]) -> None:
    shown = "\n\n".join(lines[:MOST_LINES])
    if len(lines) > MOST_LINES:
        shown += "\n\n" + filled(tr("… and {count} more"), count=len(lines) - MOST_LINES)
        box.give_details("\n".join(lines))
    box.say_more(shown)


def _choose(dialog: ListDialog) -> int | None:
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.chosen if accepted and dialog.chosen >= 0 else None


def _fill_in(dialog: NumbersDialog) -> dict[str, int] | None:
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.numbers if accepted else None


def _ask_which(parent: QWidget, title: str, folder: Path | None, filters: str) -> Path | None:
    start = str(folder) if folder is not None else QDir.homePath()
    dialog = FileDialog(parent, title, start, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def _ask_where(parent: QWidget, title: str, kind: str, suffix: str, suggestion: Path) -> Path | None:
    dialog = FileDialog(parent, title, str(suggestion.parent), f"{kind} (*{suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix.removeprefix("."))  # before it asks whether to replace a file
    dialog.selectFile(suggestion.name)
    return _chosen(dialog)


def _chosen(dialog: FileDialog) -> Path | None:
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(chosen[0]) if accepted and chosen else None
