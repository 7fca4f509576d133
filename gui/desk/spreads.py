"""The middle 90 % of every position's strength over readings of the certainty words, in the background."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.desk.background import Work
from gui.desk.seed import seed_of
from scenarios.explaining.draws import drawn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gui.desk.focus import Focus
    from gui.desk.session import Session
    from gui.settings import Settings
    from scenarios.engine.engine import Engine
    from scenarios.explaining.draws import Holds, QuestionDraws, Spread
    from scenarios.explaining.watching import Watch
    from scenarios.model.standpoint import Standpoint

DELAY = 0.4  # seconds after the last of several choices


class Spreads(QObject):
    """Spreads of what is on show, in the course in focus; none while they are worked out.

    They are worked out once that is asked for by `begin`, and then whenever something else is on show.

    Signals:
        changed: There are others, or none any more.
    """

    changed = Signal()

    def __init__(self, session: Session, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._found: Mapping[str, QuestionDraws] = {}
        self._work = Work(self)
        self._work.done.connect(self._show)
        session.projected.connect(self.begin)
        session.casebook_changed.connect(self.begin)
        session.focused.connect(self._follow)

    @property
    def is_known(self) -> bool:
        """Whether they are worked out."""
        return bool(self._found)

    def of(self, question_id: str) -> Mapping[str, Spread]:
        """Return the spread of each position of a question: in the course in focus, or of a debate.

        Empty while they are not known, and where a question is silent.
        """
        found = self._found.get(question_id)
        if found is None:
            return {}
        return found.courses[0].spreads if found.courses else found.spreads

    def stop(self) -> None:
        """Work out nothing more: nobody looks."""
        self._session.projected.disconnect(self.begin)
        self._session.casebook_changed.disconnect(self.begin)
        self._session.focused.disconnect(self._follow)
        self._work.cancel()

    def _follow(self, before: Focus, now: Focus) -> None:
        if before.course != now.course:
            self.begin()

    def begin(self, *_: object) -> None:
        """Work them out for what is on show now."""
        session = self._session
        self._take({})
        courses: dict[str, tuple[Holds, ...]] = {
            question.id: (dict(session.course.holds),) if question.kind == "outcome" else ()
            for question in session.casebook.questions
        }
        snapshot = session.snapshot
        self._work.start(
            partial(_draw, snapshot.engine, snapshot.standpoint, courses, seed_of(self._settings)),
            after=DELAY,
        )

    def _show(self, found: Mapping[str, QuestionDraws]) -> None:
        self._take(found)

    def _take(self, found: Mapping[str, QuestionDraws]) -> None:
        if found or self._found:
            self._found = found
            self.changed.emit()


def _draw(
    engine: Engine,
    standpoint: Standpoint,
    courses: Mapping[str, tuple[Holds, ...]],
    seed: int,
    watch: Watch,
) -> dict[str, QuestionDraws]:
    return drawn(engine, standpoint, courses, seed=seed, watch=watch)
