"""Steps as a hall sees them: laid out, and as the words that are written."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

from scenarios.drawing.geometry import Rect
from scenarios.drawing.hall.screen import hall_sheet
from scenarios.drawing.hall.showing import Showing
from scenarios.drawing.shapes import Shapes
from scenarios.engine.engine import Engine
from scenarios.exports.fonts import BODY, FileRuler
from scenarios.files.casebook_files import open_casebook
from scenarios.model.lecture import Step, View
from scenarios.model.place import Phase
from scenarios.model.reading import Reading
from scenarios.model.scenario import Scenario
from scenarios.model.standpoint import Standpoint
from scenarios.projection.snapshot import Projector
from scenarios.telling.lectures import ready_made
from scenarios.telling.step_headings import hall_heading

ROOT = Path(__file__).resolve().parents[4]
SHIPPED = open_casebook(ROOT / "resources" / "casebooks" / "soviet-succession.toml")
SHIPPED_PROJECTOR = Projector(Engine(SHIPPED))
WIDE, OLD = 16 / 9, 4 / 3


def showing(
    projector: Projector,
    step: Step,
    phase: Phase = Phase.TOLD,
    *,
    off_script: bool = False,
    choices: Mapping[str, str] | None = None,
    supposed: Mapping[str, str | None] | None = None,
) -> Showing:
    """A step, perhaps with something set off script; `off_script` alone stands for another course."""
    casebook = projector.casebook
    fitting = step.fit(casebook, Scenario.new(casebook))
    planned = Standpoint.of(casebook, fitting.choices, fitting.supposed, fitting.reading)
    taken = {hinge: one for hinge, one in {**planned.supposed, **(supposed or {})}.items() if one is not None}
    live = Standpoint.of(casebook, {**planned.choices, **(choices or {})}, taken, fitting.reading)
    snapshot = projector(live)
    course = next((one.number for one in snapshot.courses if dict(one.holds) == step.course), 0)
    is_off = off_script or choices is not None or supposed is not None
    heading = hall_heading(snapshot, step, planned=planned if is_off else None)
    return Showing(step, snapshot, step.question, course, phase, heading, planned if is_off else None)


def every_step() -> list[Showing]:
    """The ready-made lecture as it is told, each view of one of its steps, and a vote in all its phases."""
    steps = ready_made(SHIPPED_PROJECTOR, Scenario.new(SHIPPED), Reading())
    hands = {position.id: 7 for position in SHIPPED.question(steps[1].question).positions}
    voted = steps[1].replaced(hands=hands, hands_again=hands)
    views = [steps[2].replaced(view=view.value) for view in View]
    shown = [showing(SHIPPED_PROJECTOR, step) for step in (*steps, voted, *views)]
    return [*shown, *(showing(SHIPPED_PROJECTOR, voted, phase) for phase in Phase)]


def shapes(shown: Showing, aspect: float = WIDE, *, large_room: bool = False) -> Shapes:
    """A step laid out."""
    [part] = hall_sheet(shown, aspect, FileRuler(), BODY, large_room=large_room).parts
    return part.shapes


def lines(shown: Showing, aspect: float = WIDE, *, large_room: bool = False) -> list[str]:
    """What is written, line by line."""
    return [text.text for text in shapes(shown, aspect, large_room=large_room).texts]


def texts(shown: Showing) -> str:
    """What is written."""
    return "\n".join(lines(shown))


def inside(outer: Shapes, rect: Rect) -> bool:
    """Whether something lies on the screen."""
    width, height = outer.size
    return rect.x >= 0 and rect.y >= 0 and rect.right <= width + 0.01 and rect.bottom <= height + 0.01


def faults(shown: Showing, aspect: float = WIDE, *, large_room: bool = False) -> list[tuple[str, ...]]:
    """Words that leave the screen, and words that lie on words."""
    drawn = shapes(shown, aspect, large_room=large_room)
    beyond: list[tuple[str, ...]] = [(text.text,) for text in drawn.texts if not inside(drawn, text.rect)]
    return beyond + [
        (one.text, other.text) for one, other in combinations(drawn.texts, 2) if one.rect.overlaps(other.rect)
    ]
