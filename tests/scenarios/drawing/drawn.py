"""Maps of the test casebooks, laid out with a plain ruler."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.drawing.layout import lay_out
from scenarios.drawing.scene import picture_of
from scenarios.telling.events import chronology
from tests.scenarios.drawing.pictures import PlainRuler

if TYPE_CHECKING:
    from scenarios.drawing.layout import Layout
    from scenarios.drawing.picture import Picture
    from scenarios.projection.snapshot import Snapshot

SIZE = (900.0, 600.0)


def picture(snapshot: Snapshot, question: str, in_play: tuple[str, ...], course: int = 0) -> Picture:
    """What the map of a question is to show."""
    events = chronology(snapshot.casebook)
    return picture_of(snapshot, snapshot.map(question), course, in_play, events)


def laid_out(snapshot: Snapshot, question: str, in_play: tuple[str, ...]) -> Layout:
    """Where everything on it is."""
    return lay_out(picture(snapshot, question, in_play), SIZE, PlainRuler())
