"""Every question put to the user in a dialog, one function each.

Text that comes from files is shown as plain text. Tests answer by replacing one of these functions.
"""

from __future__ import annotations

from collections import Counter
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QInputDialog,
    QMessageBox,
)

from gui.widgets.hands_dialog import HandsDialog
from gui.widgets.overview_dialog import OverviewDialog
from gui.widgets.preview_dialog import PreviewDialog
from scenarios.files.scenario_files import SUFFIX
from scenarios.model.plain import in_sentence
from scenarios.telling.language import filled, tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from scenarios.model.faults import Fault

_LONGEST_NAME = 40  # letters of a title on a button
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
    name, _ = QFileDialog.getOpenFileName(
        parent, tr("Open a scenario"), _folder(folder), tr("Scenarios (*.otherwise);;All files (*)")
    )
    return Path(name) if name else None


def ask_casebook_path(parent: QWidget, folder: Path | None) -> Path | None:
    """Ask which casebook file to open."""
    name, _ = QFileDialog.getOpenFileName(
        parent, tr("Open a casebook"), _folder(folder), tr("Casebooks (*.toml);;All files (*)")
    )
    return Path(name) if name else None


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
    title, accepted = QInputDialog.getItem(
        parent, tr("New scenario"), tr("Which casebook is it about?"), shown, 0, False
    )
    return ids[shown.index(title)] if accepted else None


def ask_about_unsaved(parent: QWidget, title: str) -> Unsaved:
    """Ask what becomes of unsaved changes."""
    box = _box(
        parent,
        filled(tr("Save the changes to “{title}”?"), title=in_sentence(title)),
        QMessageBox.Icon.Question,
    )
    box.setInformativeText(tr("Without saving they are lost."))
    button = QMessageBox.StandardButton
    box.setStandardButtons(button.Save | button.Discard | button.Cancel)
    box.setDefaultButton(button.Save)
    answers = {button.Save.value: Unsaved.SAVE, button.Discard.value: Unsaved.DISCARD}
    return answers.get(_run(box), Unsaved.CANCEL)


def ask_about_changed_file(parent: QWidget, path: Path) -> Overwrite:
    """Ask whether to overwrite a file that somebody else has changed since it was opened."""
    box = _box(parent, filled(tr("“{file}” was changed outside this window."), file=in_sentence(path.name)))
    box.setInformativeText(
        tr("Saving here would replace those changes. Save under another name to keep both.")
    )
    show = box.addButton(tr("Show the other version"), QMessageBox.ButtonRole.ActionRole)
    answer = _overwrite(box, tr("Replace the changed file"))
    return Overwrite.SHOW if box.clickedButton() is show else answer


def ask_after_failed_save(parent: QWidget, faults: Sequence[Fault]) -> bool:
    """Say why a scenario could not be saved.

    Returns:
        Whether to try another place.
    """
    box = _box(parent, tr("The scenario is not saved. It stays open, with all its changes."))
    _explain(box, [str(fault) for fault in faults])
    elsewhere = box.addButton(tr("Save in another place…"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(elsewhere)
    _run(box)
    return box.clickedButton() is elsewhere


def tell_faults(parent: QWidget, title: str, faults: Sequence[Fault]) -> None:
    """Say what is wrong with a file; what was open stays open."""
    box = _box(parent, title)
    _explain(box, [str(fault) for fault in faults])
    _run(box)


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
    box = _box(parent, title)
    kept = filled(tr("Its version of {moment} is kept on this computer."), moment=moment)
    _explain(box, [*(str(fault) for fault in faults), kept])
    show = box.addButton(tr("Open that version"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(show)
    _run(box)
    return box.clickedButton() is show


def tell_notices(parent: QWidget, title: str, notices: Sequence[str]) -> None:
    """Say what a user should know about a file that did open."""
    box = _box(parent, title, QMessageBox.Icon.Information)
    _explain(box, notices)
    _run(box)


def ask_whether_to_find_casebook(parent: QWidget, title: str, notices: Sequence[str]) -> bool:
    """Say that a scenario lacks its casebook.

    Returns:
        Whether to look for the casebook's file.
    """
    box = _box(parent, title)
    _explain(box, notices)
    find = box.addButton(tr("Find the casebook…"), QMessageBox.ButtonRole.AcceptRole)
    without = box.addButton(tr("Go on without it"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(find)
    box.setEscapeButton(without)
    _run(box)
    return box.clickedButton() is find


def ask_whether_to_discard(parent: QWidget, titles: Sequence[str]) -> bool:
    """Ask whether work that was never saved is to be given up for good."""
    box = _box(parent, tr("Discard this work for good?"))
    _explain(box, titles)
    discard = box.addButton(tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
    _run(box)
    return box.clickedButton() is discard


def ask_about_dropped(parent: QWidget, path: Path) -> Dropped:
    """Ask whether a scenario that was dropped is to be compared with or opened."""
    text = filled(tr("“{file}” was dropped on this window."), file=in_sentence(path.name))
    box = _box(parent, text, QMessageBox.Icon.Question)
    compare = box.addButton(tr("Compare with it"), QMessageBox.ButtonRole.AcceptRole)
    opened = box.addButton(tr("Open it"), QMessageBox.ButtonRole.ActionRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(compare)
    _run(box)
    if box.clickedButton() is compare:
        return Dropped.COMPARE
    return Dropped.OPEN if box.clickedButton() is opened else Dropped.CANCEL


def ask_text_path(parent: QWidget) -> Path | None:
    """Ask for the plain-text file of a document; None where the user thinks better of it."""
    name, _ = QFileDialog.getOpenFileName(
        parent, tr("Attach a document's text"), _folder(None), tr("Plain text (*.txt);;All files (*)")
    )
    return Path(name) if name else None


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
    box = _box(
        parent,
        filled(tr("What does “{file}” hold?"), file=in_sentence(file)),
        QMessageBox.Icon.Question,
    )
    box.setInformativeText(
        tr(
            "One document’s text has its own lines, counted from 1. A file of all documents, one after the"
            " other, has its lines counted through the whole of it."
        )
    )
    role = QMessageBox.ButtonRole.AcceptRole
    name = in_sentence(title)
    short = name if len(name) <= _LONGEST_NAME else filled("{}…", name[:_LONGEST_NAME])
    one = box.addButton(filled(tr("Attach to “{title}”"), title=short).replace("&", "&&"), role)
    every = box.addButton(filled(tr("Attach to all {count} documents"), count=count), role)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(one)
    _run(box)
    return True if box.clickedButton() is every else False if box.clickedButton() is one else None


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
    chosen, accepted = QInputDialog.getItem(parent, tr("Attach a text"), question, shown, 0, False)
    return ids[shown.index(chosen)] if accepted else None


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
    number, accepted = QInputDialog.getInt(
        parent, tr("Go to a step"), filled(tr("Step, 1 to {count}"), count=count), now, 1, count
    )
    return number if accepted else None


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
        Hands by position; None where the user thinks better of it.
    """
    dialog = HandsDialog(
        tr("Hands after the discussion") if again else tr("Hands"), title, labels, hands, parent
    )
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.counted if accepted else None


def _overwrite(box: QMessageBox, replace: str) -> Overwrite:
    elsewhere = box.addButton(tr("Save in another place…"), QMessageBox.ButtonRole.AcceptRole)
    overwrite = box.addButton(replace, QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(elsewhere)
    _run(box)
    if box.clickedButton() is overwrite:
        return Overwrite.OVERWRITE
    return Overwrite.ELSEWHERE if box.clickedButton() is elsewhere else Overwrite.CANCEL


def _box(parent: QWidget, text: str, icon: QMessageBox.Icon = QMessageBox.Icon.Warning) -> QMessageBox:
    box = QMessageBox(parent)
    box.setObjectName("question")
    box.setWindowTitle("Otherwise")
    box.setIcon(icon)
    box.setTextFormat(Qt.TextFormat.PlainText)  # of the informative text too
    box.setText(text)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    return box


def _explain(box: QMessageBox, lines: Sequence[str]) -> None:
    shown = "\n\n".join(lines[:MOST_LINES])
    if len(lines) > MOST_LINES:
        shown += "\n\n" + filled(tr("… and {count} more"), count=len(lines) - MOST_LINES)
        box.setDetailedText("\n".join(lines))
    box.setInformativeText(shown)


def _run(box: QMessageBox) -> int:
    answer = box.exec()
    box.deleteLater()
    return answer


def _ask_where(parent: QWidget, title: str, kind: str, suffix: str, suggestion: Path) -> Path | None:
    dialog = QFileDialog(parent, title, str(suggestion.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(f"{kind} (*{suffix})")
    dialog.setDefaultSuffix(suffix.removeprefix("."))  # before it asks whether to replace a file
    dialog.selectFile(suggestion.name)
    accepted = dialog.exec() == QFileDialog.DialogCode.Accepted
    chosen = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(chosen[0]) if accepted and chosen else None


def _folder(folder: Path | None) -> str:
    return str(folder) if folder is not None else QDir.homePath()
