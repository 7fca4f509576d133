"""Texts that a hall does not see to their end, told where they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.drawing.hall.screen import hall_left_out
from scenarios.drawing.hall.showing import Showing
from scenarios.exports.fonts import BODY, FileRuler
from scenarios.model.lecture import View
from scenarios.model.place import Phase

if TYPE_CHECKING:
    from scenarios.model.lecture import Step
    from scenarios.projection.snapshot import Snapshot

ASPECT = 16 / 9
SHORT = 150  # letters that have room in any case, on few lines


class LongTexts:
    """Remembers of every text how much of it has no room: an edit of one lays out no other."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], str] = {}

    def left_out(self, step: Step, snapshot: Snapshot) -> str:
        """Return how much of a step's text the hall does not see, in words; empty where it sees all."""
        if step.view is not View.SLIDE or (len(step.text) < SHORT and step.text.count("\n") < 5):
            return ""
        key = (step.heading, step.text)
        if key not in self._known:
            showing = Showing(step, snapshot, "", 0, Phase.TOLD, step.heading)
            self._known[key] = hall_left_out(showing, ASPECT, FileRuler(), BODY)
        return self._known[key]
