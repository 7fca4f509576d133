"""The branch map for a hall: the trunk, your branch with its hinges and courses, and a few rival answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    from scenarios.projection.snapshot import Snapshot

MOST_ENDS = 4  # of your branch
MOST_RIVALS = 4
START, FORK, HINGE, END = 0.0, 0.12, 0.3, 0.5  # shares of the width: where history begins, and strokes part
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
        titles = together("; ", (snapshot.casebook.question(hinge.id).title for hinge in turning))
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


def _place(page: Page, showing: Showing, ends: list[_End]) -> None:
    """Write the ends down the right side, and give each the height of its stroke."""
    snapshot = showing.snapshot
    x = page.room.x + (END + 0.03) * page.room.width
    width = page.room.right - x
    small, strong = page.ruler.height("small"), page.ruler.height("strong")
    told = [_told(snapshot, showing.question, end) for end in ends]
    lines = [[(line, colour) for text, colour in each for line in _cut(page, text, width)] for each in told]

    def taken() -> float:
        return sum(strong + len(each) * small for each in lines)

    # Too much for the screen: rivals go first, then what is told beneath the ends that say most.
    while taken() > page.left and (rival := next((one for one in reversed(ends) if one.is_rival), None)):
        del lines[ends.index(rival)]
        ends.remove(rival)
    while taken() > page.left and any(lines):
        max(lines, key=len).pop()
    space = max(0.0, min((page.left - taken()) / len(ends), 1.2 * strong))
    for end, each in zip(ends, lines, strict=True):
        end.y = page.y + strong / 2
        role: Role = "body" if end.is_rival else "strong"
        page.write(end.label, role, "ink-soft" if end.is_rival else "ink", x=x, width=width, most=1)
        for text, colour in each:
            page.write(text, "small", colour, x=x, width=width, most=1)
        page.y += space


def _told(snapshot: Snapshot, question_id: str, end: _End) -> list[tuple[str, str]]:
    """What is told beneath an end: of which of your courses it is one, how firmly, and whether history's."""
    told = []
    for fold in end.folds:
        where = fold_words(snapshot.casebook, fold, len(snapshot.courses)) or tr("your branch")
        questions = [snapshot.question(question_id, one) for one in fold.courses]
        words = standing_between(questions) if end.answer is not None else ""
        told.append((filled("{}: {}", where, words) if words else where, "selection"))
    if end.is_history:
        told.append((tr("as it happened"), "ink"))
    return told


def _cut(page: Page, text: str, width: float) -> list[str]:
    """A text in two lines at most."""
    found = wrapped(text, width, "small", page.ruler)
    return found if len(found) <= 2 else [found[0], elided(" ".join(found[1:]), width, "small", page.ruler)]


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
