"""The steps of a lecture as they are shown to a hall, without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.drawing.hall.showing import Showing
from scenarios.exports.request import ExportError
from scenarios.model.lecture import Step
from scenarios.model.place import Phase
from scenarios.model.scenario import Scenario
from scenarios.model.standpoint import Standpoint
from scenarios.projection.snapshot import Projector
from scenarios.telling.step_headings import hall_heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenarios.exports.request import Request


def showings(request: Request) -> Iterator[tuple[int, Showing]]:
    """Return every picture of a lecture with the number of its step, from 1; a question to the hall has two.

    Raises:
        ExportError: The scenario has no lecture.
    """
    if not request.lecture:
        raise ExportError("the scenario has no lecture; add steps to it in the window")
    casebook = request.book
    projector = Projector(request.snapshot.engine)
    scenario = Scenario.new(casebook).with_in_play(request.in_play)
    known = {question.id for question in casebook.questions}
    first = next(iter(known & {request.question}), "") if known else ""
    for number, written in enumerate(request.lecture, 1):
        step = Step.read(dict(written))
        fitting = step.fit(casebook, scenario)
        snapshot = projector(
            Standpoint.of(casebook, fitting.choices, fitting.supposed, fitting.reading), request.in_play
        )
        course = next((one.number for one in snapshot.courses if dict(one.holds) == step.course), 0)
        question = step.question if step.question in known else first
        heading = hall_heading(snapshot, step, question)
        for phase in (Phase.ASKED, Phase.TOLD) if step.asks else (Phase.TOLD,):
            yield number, Showing(step, snapshot, question, course, phase, heading)
