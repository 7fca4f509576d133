"""How each file was looked at when it was left: saved beside the settings, by where the file lies.

Nothing of it is in the shared file, and none of it is worth a word when it is lost or damaged.
"""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING, Any

from scenarios.files.atomic import write_whole
from scenarios.files.bounded import read_bounded
from scenarios.files.locks import alone
from scenarios.model.faults import FaultError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from gui.desk.session import Session

MOST_FILES = 200
_LIMIT = 2**20
MOST_PIXELS = 100_000
_PATIENCE = 0.5  # seconds

View = dict[str, Any]


class Views:
    """How files were looked at.

    Args:
        path: Where that is kept; it need not exist.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def of(self, file: Path) -> View:
        """How a file was looked at when it was left; nothing for one that never was."""
        found = self._read().get(_identity(file))
        return found if isinstance(found, dict) else {}

    def remember(self, file: Path, view: Mapping[str, Any]) -> None:
        """Keep how a file is looked at; of too many files those go that were left longest ago."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with alone(self._path.with_suffix(".lock"), _PATIENCE) as is_alone:
                if is_alone:
                    views = self._read()
                    key = _identity(file)
                    views.pop(key, None)
                    views[key] = dict(view)
                    kept = dict(list(views.items())[-MOST_FILES:])
                    write_whole(self._path, json.dumps(kept).encode("ascii"))
        except OSError:
            return

    def follow(self, file: Path, moved: Path) -> None:
        """Keep how a file was looked at under its new name."""
        if view := self.of(file):
            self.remember(moved, view)

    def _read(self) -> dict[str, Any]:
        try:
            views = json.loads(read_bounded(self._path, _LIMIT, FaultError))
        except (FaultError, ValueError, RecursionError):
            return {}
        return views if isinstance(views, dict) else {}


def focus_of(session: Session) -> View:
    """What of a scenario is in focus, by names that outlast a projection."""
    focus = session.focus
    return {
        "question": focus.question,
        "position": focus.position,
        "argument": focus.argument,
        "course": dict(session.course.holds),
    }


def restore_focus(session: Session, view: Mapping[str, Any]) -> None:
    """Put in focus what was, as far as there still is such a thing."""
    casebook = session.casebook
    questions = {one.id: one for one in casebook.questions}
    question, position = view.get("question"), view.get("position")
    held = view.get("course")
    course = next((one.number for one in session.snapshot.courses if dict(one.holds) == held), None)
    if isinstance(question, str) and question in questions:
        session.focus_question(question)
    if course is not None:
        session.focus_course(course)
    if isinstance(question, str) and question in questions:
        positions = {one.id for one in questions[question].positions}
        if isinstance(position, str) and position in positions:
            session.focus_position(question, position)
    argument = view.get("argument")
    if isinstance(argument, str) and argument in {one.id for one in casebook.arguments}:
        session.focus_argument(argument)


def words_in(view: Mapping[str, Any], key: str) -> list[str]:
    """The words of a list in a view, whatever else may stand there."""
    found = view.get(key)
    return [word for word in found if isinstance(word, str)] if isinstance(found, list) else []


def numbers_in(view: Mapping[str, Any], key: str, count: int) -> list[int] | None:
    """So many sizes in pixels of a view; None where they are not there."""
    found = view.get(key)
    if not isinstance(found, list) or len(found) != count or not any(found):
        return None
    return found if all(type(size) is int and 0 <= size < MOST_PIXELS for size in found) else None


def _identity(file: Path) -> str:
    name = os.path.normcase(os.path.realpath(file))
    return hashlib.sha256(os.fsencode(name)).hexdigest()[:32]
