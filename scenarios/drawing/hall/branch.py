"""The branch map for a hall: the trunk, your branch with its hinges and courses, and a few rival answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenarios.drawing.geometry import Cubic, Point
from scenarios.drawing.labels import elided, wrapped
from scenarios.drawing.shapes import Circle, Curve, Ink, Line, Path, diamond
from scenarios.telling.language import filled, together, tr
from scenarios.telling.provisions import fold_words, supposing
from scenarios.telling.statuses import standing_between

if TYPE_CHECKING:
    from scenarios.drawing.hall.page import Page
    from scenarios.drawing.hall.showing import Showing
    from scenarios.drawing.ruler import Role
    from scenarios.projection.folding import Fold

MOST_ENDS = 4  # of your branch
MOST_RIVALS = 4
MOST_LINES = 3  # of what is told at an end
START, FORK, HINGE, END = 0.0, 0.12, 0.3, 0.5  # shares of the width: where history begins, and strokes part
WIDEST = 2.0  # lines between two ends
THICK, THIN = 0.18, 0.08  # of a line of the body font


class _End:
    """One end of a stroke: an answer, which strokes of ours lead there, and whether history does."""

    def __init__(self, answer: str | None, label: str) -> None:
        self.answer, self.label = answer, label
        self.folds: list[Fold] = []
        self.is_history = False
        self.y = 0.0

    @property
    def is_rival(self) -> bool:
        """Whether neither history nor your branch leads there."""
        return not self.folds and not self.is_history


def branch(page: Page, showing: Showing) -> None:
    """Draw where history and your branch lead a question, and what your branch turns on."""
    snapshot = showing.snapshot
    ends = _ends(showing)
    supposed = supposing(snapshot)
    turning = [hinge for hinge in snapshot.turns_on if hinge.supposed is None][:2]
    if turning and len(snapshot.courses) > 1:
        titles = together(" · ", (snapshot.casebook.question(hinge.id).title for hinge in turning))
        turns = filled(tr("◇ It turns on: {questions}"), questions=titles)
        page.write(turns, "small-strong", "selection", most=2)
    if supposed:
        page.write(supposed, "small-strong", "selection", most=2)
    page.gap(0.4)
    taken = _taken(page, showing)
    if ends[0].is_history and len(ends) > 1:
        # The trunk runs on top, and the branch falls from it: what was chosen stands above.
        page.y += len(taken) * page.ruler.height("small")
    _place(page, showing, ends)
    _strokes(page, showing, ends, taken)


def _taken(page: Page, showing: Showing) -> list[str]:
    """What was chosen, in lines that stand by the fork."""
    choices = showing.snapshot.standpoint.choices
    decisions = [showing.snapshot.casebook.decision(key) for key in showing.snapshot.departures[:2]]
    text = together("; ", (decision.option(choices[decision.id]).label for decision in decisions))
    return wrapped(text, (HINGE - 0.02) * page.room.width, "small", page.ruler)


def _ends(showing: Showing) -> list[_End]:
    """The ends, in the order of the casebook's positions, silence last; rivals only while they are few."""
    snapshot, question_id = showing.snapshot, showing.question
    question = snapshot.casebook.question(question_id)
    past = snapshot.history.question(question_id).answer
    found: dict[str | None, _End] = {}
    for position in question.positions:
        found[position.id] = _End(position.id, position.label)
    found[None] = _End(None, tr("The documents do not say"))
    for fold in snapshot.folds(question_id)[:MOST_ENDS]:
        found[snapshot.question(question_id, fold.course).answer].folds.append(fold)
    found[past].is_history = True
    rivals = 0
    shown = []
    for end in found.values():
        if end.is_rival and (end.answer is None or rivals >= MOST_RIVALS):
            continue
        rivals += end.is_rival
        shown.append(end)
    return shown


class _Line(NamedTuple):
    """A line that is told at an end."""

    text: str
    role: Role
    colour: str


def _place(page: Page, showing: Showing, ends: list[_End]) -> None:
    """Write the ends down the right side, and give each the height of its stroke."""
    x = page.room.x + (END + 0.03) * page.room.width
    width = page.room.right - x
    height = page.ruler.height
    labels, lines = [], []
    for end in ends:
        role: Role = "body" if end.is_rival else "strong"
        label = _cut(page, _Line(end.label, role, "ink-soft" if end.is_rival else "ink"), width)
        labels.append(label[:1] if end.is_rival else label)
        lines.append([line for told in _told(showing, end) for line in _cut(page, told, width)])

    def taken() -> float:
        return sum(height(line.role) for each in (*labels, *lines) for line in each)

    # Too much for the screen: rivals go first, then what is told beneath the ends that say most.
    while taken() > page.left and (rival := next((one for one in reversed(ends) if one.is_rival), None)):
        del labels[ends.index(rival)], lines[ends.index(rival)]
        ends.remove(rival)
    while taken() > page.left and any(lines):
        max(lines, key=len).pop()
    space = max(0.0, min((page.left - taken()) / len(ends), WIDEST * height("strong")))
    for end, label, each in zip(ends, labels, lines, strict=True):
        end.y = page.y + height("strong") / 2
        with page.card():
            for line in (*label, *each):
                page.write(line.text, line.role, line.colour, x=x, width=width, most=1)
        page.y += space


def _told(showing: Showing, end: _End) -> list[_Line]:
    """What is told beneath an end: how firmly, of which of your courses it is one, and whether history's."""
    snapshot = showing.snapshot
    if not snapshot.departures and not snapshot.standpoint.supposed:
        return [_Line(tr("as it happened"), "body", "ink")] if end.is_history else []
    told = []
    for fold in end.folds:
        questions = [snapshot.question(showing.question, one) for one in fold.courses]
        if end.answer is not None:
            told.append(_Line(standing_between(questions), "body", "ink"))
        where = fold_words(snapshot.casebook, fold, len(snapshot.courses)) or tr("your branch")
        told.append(_Line(where, "small", "selection"))
    past = _Line(tr("as it happened"), "body", "ink")
    if end.is_history and past not in told:
        told.append(past)
    return told


def _cut(page: Page, line: _Line, width: float) -> list[_Line]:
    """A text in three lines at most."""
    found = wrapped(line.text, width, line.role, page.ruler)
    if len(found) > MOST_LINES:
        rest = " ".join(found[MOST_LINES - 1 :])
        found = [*found[: MOST_LINES - 1], elided(rest, width, line.role, page.ruler)]
    return [line._replace(text=text) for text in found]


def _strokes(page: Page, showing: Showing, ends: list[_End], taken: list[str]) -> None:
    room, unit = page.room, page.ruler.height("body")

    def at(share: float) -> float:
        return room.x + share * room.width

    trunk = next(end.y for end in ends if end.is_history)
    thick, thin = max(2.0, THICK * unit), max(1.0, THIN * unit)
    for end in ends:
        if end.is_rival:
            page.draw(Path(Ink("branch", thin), (Line(Point(at(END) - unit, end.y), Point(at(END), end.y)),)))
    page.draw(Path(Ink("ink", thick), (Line(Point(at(START), trunk), Point(at(END), trunk)),), level=1))
    if not showing.snapshot.departures and not showing.snapshot.standpoint.supposed:
        return
    ours = [end for end in ends if end.folds]
    middle = sum(end.y for end in ours) / len(ours)
    # A branch of one end that is history's runs beside it, so that it can be seen.
    if len(ours) == 1 and ours[0].is_history:
        middle = trunk + 1.2 * thick
    start, hinge = Point(at(FORK), trunk), Point(at(HINGE), middle)
    ink = Ink("selection", thick)
    page.draw(Path(ink, (_curve(start, hinge),), level=2))
    for end in ours:
        y = end.y + (1.2 * thick if end.is_history else 0.0)
        page.draw(Path(ink, (_curve(hinge, Point(at(END), y)),), level=2))
    page.draw(Path(Ink("selection", thin, fill="selection"), (Circle(start, 0.28 * unit),), level=3))
    if len(ours) > 1:
        page.draw(Path(Ink("selection", thin, fill="surface"), (diamond(hinge, 0.42 * unit),), level=3))
    height = len(taken) * page.ruler.height("small")
    # Where the branch rises the words stand below the trunk, and where it falls above.
    y = trunk + 0.5 * unit if middle < trunk else trunk - 0.5 * unit - height
    for line in taken:
        y = page.write_at(line, y, "small", "selection", width=HINGE * room.width)


def _curve(start: Point, end: Point) -> Curve:
    reach = (end.x - start.x) / 2
    return Curve((Cubic(start, Point(start.x + reach, start.y), Point(end.x - reach, end.y), end),))
