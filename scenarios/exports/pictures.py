"""The pictures that can be exported, as drawings: the branch map, and why a position stands as it does.

Each has what every export says of itself below it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from scenarios.drawing.branch_map import map_shapes
from scenarios.drawing.geometry import Point
from scenarios.drawing.layout import lay_out_whole
from scenarios.drawing.scene import picture_of
from scenarios.drawing.shapes import Ink, Line, Path, Shapes
from scenarios.drawing.sheet import Block, height_of, one_sheet, pages, paragraph
from scenarios.drawing.why_page import why_blocks
from scenarios.exports.fonts import FileRuler
from scenarios.exports.heading import heading
from scenarios.model.branches import in_order_of_time
from scenarios.telling.branches import folded_words, fork_sentence, yours_sentences
from scenarios.telling.events import chronology
from scenarios.telling.hinges import turning_words
from scenarios.telling.language import filled, together, tr
from scenarios.telling.why import why

if TYPE_CHECKING:
    from scenarios.drawing.layout import Layout
    from scenarios.drawing.ruler import Role
    from scenarios.drawing.sheet import Sheet
    from scenarios.exports.request import Request
    from scenarios.projection.branch_map import BranchMap

Subject = Literal["map", "why"]

MARGIN = 36.0  # CSS pixels, as every length here; 96 make an inch
PAGES = {"a4": (793.7, 1122.5), "letter": (816.0, 1056.0)}
WIDTHS: dict[Subject, float] = {"map": 1000.0, "why": 720.0}
HIGHEST = 0.5  # of a map's width: where there is more room it stays empty
SPARE = 0.1  # of its width, by which a map alone is higher than its words need
SHRUNK = (1.0, 0.95, 0.9, 0.85, 0.8)  # of the usual size: so small may type be for one page in place of two
SCALES = tuple(
    percent / 100 for percent in range(100, 35, -5)
)  # and so small for a page to hold a map at all

_RULER = FileRuler()
# Of what an export says of itself: what has a line of its own, and what would be longer than the picture.
_APART = ("casebook", "choices", "supposed")
_LEFT_OUT = ("not-arising",)


def picture(request: Request, subject: Subject) -> Sheet:
    """Return a picture on a sheet of its own, as large as it needs."""
    width = WIDTHS[subject]
    return one_sheet(_blocks(request, subject, width, SPARE * width), MARGIN)


def paper(request: Request, subject: Subject) -> tuple[list[Sheet], float]:
    """Return a picture on pages, and how much smaller than usual everything is on them.

    The map lies across its page. It is shrunk a little where all that belongs to it is on one page with it
    then, and as far as need be where it would be wider or higher than a page.
    """
    width, height = PAGES[request.options.page]
    if subject == "map":
        width, height = height, width
    foot = 2 * _RULER.height("small")

    def at(scale: float) -> tuple[tuple[float, float], float, float]:
        size = (width / scale, height / scale)
        return size, size[0] - 2 * MARGIN, size[1] - 2 * MARGIN - foot

    if subject == "map":
        for scale in SHRUNK:
            size, across, down = at(scale)
            spare = down - height_of(_blocks(request, subject, across))
            if spare >= 0:
                # Heights of maps are rounded up.
                whole = _blocks(request, subject, across, max(0.0, spare - 2.0))
                return pages(whole, size, MARGIN, foot), scale
    for scale in SCALES:
        size, across, down = at(scale)
        blocks = _blocks(request, subject, across)
        if all(block.shapes.size[0] <= across + 0.5 and block.shapes.size[1] <= down for block in blocks):
            break
    return pages(blocks, size, MARGIN, foot), scale


def title_of(request: Request, subject: Subject) -> str:
    """Return what a picture is called, in one line."""
    asked = request.book.question(request.question).title
    pattern = tr("Where each branch ends: {question}") if subject == "map" else tr("Why: {question}")
    return filled(pattern, question=asked)


def _blocks(request: Request, subject: Subject, width: float, spare: float = 0.0) -> list[Block]:
    """The drawing, and below it what every export says of itself.

    Args:
        request: What to draw.
        subject: The picture.
        width: How wide it is.
        spare: Height that a map may have over what its words need.
    """
    drawn = _map(request, width, spare) if subject == "map" else _why(request, width)
    return [*drawn, *_said_of_itself(request, width)]


def map_alone(request: Request, width: float) -> tuple[Shapes, tuple[str, ...]]:
    """Return the branch map without a word around it, and what its signs mean, a sentence each.

    Args:
        request: What to draw.
        width: How wide it is to be, in CSS pixels; where its words need more it is wider.
    """
    layout = _layout(request, width, 0.0)
    key = _key(request.snapshot.map(request.question), layout)
    return map_shapes(layout, _RULER.height("body")), tuple(key)


def _layout(request: Request, width: float, spare: float) -> Layout:
    snapshot = request.snapshot
    branches, events = snapshot.map(request.question), chronology(request.book)
    shown = picture_of(snapshot, branches, request.course.number, request.in_play, events)
    layout = lay_out_whole(shown, width, _RULER)
    lowest = layout.size[1]
    if spare:
        layout = lay_out_whole(shown, width, _RULER, max(lowest, min(lowest + spare, HIGHEST * width)))
    return layout


def _map(request: Request, width: float, spare: float) -> list[Block]:
    snapshot, question = request.snapshot, request.question
    branches, layout = snapshot.map(question), _layout(request, width, spare)
    unit = _RULER.height("body")
    notes = [(" ".join(_key(branches, layout)), "ink-soft")]
    notes += [(fork_sentence(request.book.decision(fork), snapshot), "ink") for fork in _told(request)]
    parting = {diamond.split.hinge for diamond in layout.diamonds}
    notes += [
        (filled("{} {}", request.book.question(hinge.id).title, turning_words(snapshot, hinge)), "ink")
        for hinge in snapshot.hinges
        if hinge.id in parting
    ]
    gaps = [0.8 * unit, *[0.1 * unit] * len(notes)]
    return [
        Block(_line(request.book.question(question).title, width, "heading", "ink"), keeps=True),
        Block(_line(yours_sentences(snapshot, branches)[0], width, "body", "ink"), 0.3 * unit, keeps=True),
        Block(map_shapes(layout, unit), 0.8 * unit),
        *[
            Block(_line(note, width, "small", colour), gap)
            for (note, colour), gap in zip(notes, gaps, strict=False)
        ],
    ]


def _key(branches: BranchMap, layout: Layout) -> list[str]:
    """What the signs on the map mean."""
    found = [
        tr("Straight: what happened. In colour: your branch. Grey: other branches. Dashed: silence."),
        tr("A hollow circle is a decision that does not arise. Branches are counted; a count is no chance."),
    ]
    if layout.diamonds:
        found.append(
            tr("At a diamond your branch parts into courses, the leading one thickest; it has no date.")
        )
    if branches.folded:
        found.append(folded_words())
    return found


def _told(request: Request) -> list[str]:
    """The decisions whose circles stand on the map with their names, in the order of time."""
    named = {*request.in_play, *request.snapshot.departures}
    return [decision.id for decision in in_order_of_time(request.book) if decision.id in named]


def _why(request: Request, width: float) -> list[Block]:
    snapshot, question = request.snapshot, request.question
    course = request.course.number
    told = why(snapshot, question, position_of(request), course)
    above = _line(request.book.question(question).title, width, "small", "ink-soft")
    return [Block(above, keeps=True), *why_blocks(told, width, _RULER)]


def position_of(request: Request) -> str:
    """Return the position asked for, else the one that the course takes, else the first of the question."""
    if request.options.position is not None:
        return request.options.position
    answer = request.snapshot.question(request.question, request.course.number).answer
    return answer or request.book.question(request.question).positions[0].id


def _said_of_itself(request: Request, width: float) -> list[Block]:
    said = heading(request)
    unit = _RULER.height("body")
    rule = Path(Ink("line", 1.0, flat=True), (Line(Point(0, 0), Point(width, 0)),))
    blocks = [
        Block(Shapes((width, 1.0), (rule,), ()), unit, keeps=True),
        Block(_line(said.title, width, "small-strong", "ink"), 0.4 * unit, keeps=True),
    ]
    apart = [filled("{}: {}", part.label, part.text) for part in said.parts if part.key in _APART]
    beside = [
        filled("{}: {}", part.label, part.text)
        for part in said.parts
        if part.key not in (*_APART, *_LEFT_OUT)
    ]
    lines = [(line, "ink-soft") for line in (*apart, together(" · ", beside))]
    for text, colour in (*lines, (said.caution, "ink")):
        blocks.append(Block(_line(text, width, "small", colour), 0.1 * unit))
    return blocks


def _line(text: str, width: float, role: Role, colour: str) -> Shapes:
    return paragraph(text, width, _RULER, role, colour)
