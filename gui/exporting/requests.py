"""What is on the screen, as a request that exports understand."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gui.painting.picture import png
from scenarios.exports.request import DEFAULTS, Options, Request

if TYPE_CHECKING:
    from gui.desk.files import Files
    from gui.desk.session import Session


def request_of(session: Session, files: Files, options: Options = DEFAULTS) -> Request:
    """Return what to export of what is shown now.

    Args:
        session: What is shown.
        files: Its file, which knows the casebook.
        options: How to make the export.
    """
    scenario = session.scenario
    return Request(
        snapshot=session.snapshot,
        casebook=files.reference,
        in_play=session.in_play,
        date=dt.datetime.now().astimezone().date(),
        title=scenario.title,
        author=scenario.author,
        notes=scenario.notes,
        lecture=scenario.lecture,
        options=options,
        painter=png,
        casebook_text=files.casebook_to_carry,
    )


def in_focus(session: Session) -> Options:
    """Return the options that say what is in focus: question, position, course."""
    return Options(question=session.question, position=session.position, course=session.focus.course)
