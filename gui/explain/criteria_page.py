"""Criteria: the branch on show by what makes a good counterfactual, counted and not judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.explain.page import Page, Told
from scenarios.explaining.criteria import criteria
from scenarios.telling.criteria import criteria_told

if TYPE_CHECKING:
    from gui.desk.focus import Focus
    from gui.desk.session import Session
    from gui.theme import Theme


class CriteriaPage(Page):
    """A line and its source for each criterion."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__("criteria", session, theme)
        self._told = Told(theme)
        self._rows.addWidget(self._told, 1)
        session.focused.connect(self._follow)

    def _follow(self, before: Focus, now: Focus) -> None:
        if before.question != now.question:
            self.refresh()

    def _ask(self) -> None:
        session, told = self._session, self._told
        told.clear()
        told.say(self.tr("Criteria of a good counterfactual, counted and not judged"), "small", "ink-soft")
        if session.question is None:
            told.say(self.tr("This casebook asks no question."))
        else:
            found = criteria(session.snapshot, session.question)
            for number, one in enumerate(criteria_told(session.casebook, found, session.question)):
                told.say(one.title, "strong")
                told.say(one.said, name=f"criteria:{number}")
                told.say(one.source, "small", "ink-soft")
        told.arrange()
