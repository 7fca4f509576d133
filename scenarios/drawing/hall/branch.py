"""The branch map for a hall: the trunk, your branch with its hinges and courses, and a few rival answers."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from scenarios.drawing.geometry import Cubic, Point
from scenarios.drawing.hall.ends import End, EndLine, cut, ends_of, fitted, led_to, told_height
from scenarios.drawing.labels import wrapped
from scenarios.drawing.shapes import Circle, Curve, Ink, Line, Path, diamond
from scenarios.telling.hinges import turns_on
from scenarios.telling.language import counted_more, filled, one_line, together, tr

if TYPE_CHECKING:
    from scenarios.drawing.hall.page import Page
    from scenarios.drawing.hall.showing import Showing

MOST_HINGES = MOST_CHOICES = 2
MOST_TURNING = 2  # lines of what the branch turns on, and of what was chosen
MOST_TRIES = 4  # to make room for the words by the fork
START, FORK, HINGE, END = 0.0, 0.12, 0.3, 0.5  # shares of the width: where history begins, and strokes part
WIDEST = 2.0  # lines between two ends
THICK, THIN = 0.18, 0.08  # of a line of the body font


class _Plan(NamedTuple):
    """What stands on the map.

    Attributes:
        ends: The ends that are shown.
        blocks: What is told at each, line by line.
        more: How many are not shown.
        at: At which height each end has its stroke.
        taken: Where the words by the fork begin; None where they have no room.
    """

    ends: list[End]
    blocks: list[list[EndLine]]
    more: list[EndLine]
    at: tuple[float, ...]
    taken: float | None

    @property
    def shows(self) -> tuple[bool, int, bool]:
        """How much of it there is: the words by the fork, ends of your branch, and in which case each."""
        told = [block for end, block in zip(self.ends, self.blocks, strict=True) if end.folds]
        cases = all(any(line.colour == "selection" for line in block) for block in told)
        return self.taken is not None, led_to(self.ends), cases


def branch(page: Page, showing: Showing) -> None:
    """Draw where history and your branch lead a question, and what your branch turns on."""
    text, ends, top = _taken(showing), ends_of(showing), page.y
    forms = _turning(page, showing)
    found = []
    # Where there is little room the words by the fork stand above it, and fewer hinges are named.
    for form, is_beside in product(forms, (True, False)):
        over = [EndLine(form, "small-strong", "selection")]
        if not is_beside:
            over.append(EndLine(text, "small", "selection"))
        above = [part for line in over for part in cut(page, line, page.room.width, MOST_TURNING)]
        taken = wrapped(text, _beside(page), "small", page.ruler) if is_beside else []
        page.y = top + sum(page.ruler.height(line.role) for line in above) + 0.4 * page.ruler.height("body")
        found.append((_planned(page, showing, ends, len(taken)), above, taken, form))
        if found[-1][0].shows >= (True, led_to(ends)):
            break
    plan, above, taken, form = max(found, key=lambda one: one[0].shows)
    page.lacking = led_to(ends) - led_to(plan.ends) + forms.index(form)
    page.y = top
    for line in above:
        page.write(line.text, line.role, line.colour)
    y = plan.taken or 0.0
    for words in taken:
        y = page.write_at(words, y, "small", "selection", width=_beside(page))
    _strokes(page, showing, plan)
    _write(page, plan)


def _planned(page: Page, showing: Showing, ends: list[End], words: int) -> _Plan:
    """Give everything its place, and so many words by the fork.

    Where your branch rises they stand below the trunk, and where it falls above.
    """
    height = page.ruler.height
    wanted = words * height("small") + 0.5 * height("body") if words else 0.0
    above = below = 0.0
    for _ in range(MOST_TRIES):
        room = page.left - above - below
        shown, blocks, more = fitted(page, showing, ends, _width(page), room)
        at = _heights(page, blocks, more, room, page.y + above)
        trunk = next(y for end, y in zip(shown, at, strict=True) if end.is_history)
        is_rising = _middle(page, shown, at) < trunk
        missing = trunk + wanted - page.room.bottom if is_rising else page.y + wanted - trunk
        if missing <= 0.01 or not words:
            return _Plan(
                shown, blocks, more, at, trunk + 0.5 * height("body") if is_rising else trunk - wanted
            )
        above, below = (above, below + missing) if is_rising else (above + missing, below)
    return _Plan(shown, blocks, more, at, None)


def _turning(page: Page, showing: Showing) -> list[str]:
    """What the branch turns on, but for what the heading says: in full, and in ever fewer words."""
    snapshot = showing.snapshot
    turning = [hinge.id for hinge in snapshot.turns_on if hinge.supposed is None]
    titles = [one_line(snapshot.casebook.question(hinge).title) for hinge in turning]
    rest = [title for title in titles if turns_on(title) != showing.heading]
    if len(snapshot.courses) < 2 or not rest:
        return [""]
    is_all = rest == titles
    pattern = tr("◇ It turns on: {questions}") if is_all else tr("◇ And on: {questions}")
    forms = []
    for named in range(min(MOST_HINGES, len(rest)), 0, -1):
        told = together(" · ", rest[:named])
        if len(rest) > named:
            told = filled(tr("{questions} and {count} more"), questions=told, count=len(rest) - named)
        forms.append(filled(pattern, questions=told))
    one, several = tr("◇ And on 1 more question"), tr("◇ And on {count} more questions")
    if is_all:
        one, several = tr("◇ It turns on 1 question"), tr("◇ It turns on {count} questions")
    counted = counted_more(len(rest), one, several)
    # A question that is cut is not counted: it is named to its end, or not at all.
    return [
        form for form in forms
        if len(wrapped(form, page.room.width, "small-strong", page.ruler)) <= MOST_TURNING
    ] + [counted]  # fmt: skip


def _beside(page: Page) -> float:
    """How wide the words by the fork may be."""
    return (HINGE - 0.02) * page.room.width


def _taken(showing: Showing) -> str:
    """What was chosen."""
    choices, departures = showing.snapshot.standpoint.choices, showing.snapshot.departures
    decisions = [showing.snapshot.casebook.decision(key) for key in departures[:MOST_CHOICES]]
    text = together("; ", (decision.option(choices[decision.id]).label for decision in decisions))
    more = len(departures) - MOST_CHOICES
    if more > 0:
        text = filled(tr("{options} and {count} more"), options=text, count=more)
    return text


def _left(page: Page) -> float:
    return page.room.x + (END + 0.03) * page.room.width


def _width(page: Page) -> float:
    return page.room.right - _left(page)


def _heights(
    page: Page, blocks: list[list[EndLine]], more: list[EndLine], room: float, top: float
) -> tuple[float, ...]:
    """At which height each end has its stroke."""
    height = page.ruler.height
    space = max(0.0, min((room - told_height(page, blocks, more)) / len(blocks), WIDEST * height("strong")))
    found = []
    for block in blocks:
        found.append(top + height("strong") / 2)
        top += sum(height(line.role) for line in block) + space
    return tuple(found)


def _write(page: Page, plan: _Plan) -> None:
    """Write the ends down the right side."""
    x, width = _left(page), _width(page)
    for y, block in zip(plan.at, plan.blocks, strict=True):
        page.y = y - page.ruler.height("strong") / 2
        with page.card():
            for line in block:
                page.write(line.text, line.role, line.colour, x=x, width=width, most=1)
    for line in plan.more:
        page.write(line.text, line.role, line.colour, x=x, width=width, most=1)


def _middle(page: Page, ends: list[End], at: tuple[float, ...]) -> float:
    """At which height your branch has its hinge."""
    ours = [(end, y) for end, y in zip(ends, at, strict=True) if end.folds]
    # A branch of one end that is history's runs beside it, so that it can be seen.
    if len(ours) == 1 and ours[0][0].is_history:
        return ours[0][1] + 1.2 * _thick(page)
    return sum(y for _, y in ours) / len(ours)


def _thick(page: Page) -> float:
    return max(2.0, THICK * page.ruler.height("body"))


def _strokes(page: Page, showing: Showing, plan: _Plan) -> None:
    room, unit = page.room, page.ruler.height("body")

    def at(share: float) -> float:
        return room.x + share * room.width

    ends = list(zip(plan.ends, plan.at, strict=True))
    trunk = next(y for end, y in ends if end.is_history)
    thick, thin = _thick(page), max(1.0, THIN * unit)
    for end, y in ends:
        if end.is_rival:
            page.draw(Path(Ink("branch", thin), (Line(Point(at(END) - unit, y), Point(at(END), y)),)))
    page.draw(Path(Ink("ink", thick), (Line(Point(at(START), trunk), Point(at(END), trunk)),), level=1))
    if not showing.snapshot.departures and not showing.snapshot.standpoint.supposed:
        return
    start, hinge = Point(at(FORK), trunk), Point(at(HINGE), _middle(page, plan.ends, plan.at))
    ink = Ink("selection", thick)
    page.draw(Path(ink, (_curve(start, hinge),), level=2))
    ours = [(end, y) for end, y in ends if end.folds]
    for end, y in ours:
        beside = Point(at(END), y + (1.2 * thick if end.is_history else 0.0))
        page.draw(Path(ink, (_curve(hinge, beside),), level=2))
    page.draw(Path(Ink("selection", thin, fill="selection"), (Circle(start, 0.28 * unit),), level=3))
    if len(ours) > 1:
        page.draw(Path(Ink("selection", thin, fill="surface"), (diamond(hinge, 0.42 * unit),), level=3))


def _curve(start: Point, end: Point) -> Curve:
    reach = (end.x - start.x) / 2
    return Curve((Cubic(start, Point(start.x + reach, start.y), Point(end.x - reach, end.y), end),))
