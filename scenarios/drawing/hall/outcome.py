"""One question before a hall: asked, counted, and told with the hall's hands beside the documents' case."""

from __future__ import annotations

from functools import partial
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from scenarios.drawing.geometry import Rect
from scenarios.drawing.hall.bars import BAR, write_bar, write_scale
from scenarios.drawing.hall.course import course_told, write_course
from scenarios.drawing.hall.hands import hands_beside, hands_way, write_hands
from scenarios.drawing.hall.listing import Item, chosen, leaves, page_words, write_list
from scenarios.drawing.hall.page import NARROW, between
from scenarios.drawing.shapes import Box, Ink, Path
from scenarios.model.place import Phase
from scenarios.model.verdicts import Status
from scenarios.telling.hands import WITH_SHARES, hands_words, other_hands_words
from scenarios.telling.language import capital, counted_more, filled, one_line, together, tr
from scenarios.telling.provisions import counted_courses, fold_words
from scenarios.telling.statuses import silence, standing_between, standing_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scenarios.drawing.hall.page import Page
    from scenarios.drawing.hall.showing import Showing
    from scenarios.drawing.ruler import Role
    from scenarios.model.casebook import Position
    from scenarios.projection.folding import Fold
    from scenarios.projection.outcomes import PositionProjection

MOST_FOLDS = 4
HANDS = 0.3  # of the width, the hall's hands beside the courses
_GAP = 0.3  # lines, between the courses
_GAPS = (0.25, 0.1)  # lines, between positions: the second where there is little room


def outcome(page: Page, showing: Showing) -> None:
    """Show a question: its positions and, where the hall has been told, the documents' case for each."""
    if showing.phase is not Phase.TOLD:
        _ask(page, showing)
    elif len(showing.snapshot.folds(showing.question)) > 1:
        _folds(page, showing)
    else:
        write_course(page, course_told(showing))
        _positions(page, showing)


def _more_answers(missing: list[int]) -> str:
    return counted_more(len(missing), tr("… and 1 more answer"), tr("… and {count} more answers"))


# Asked.


def _ask(page: Page, showing: Showing) -> None:
    """The positions, and the hands that were counted."""
    step, is_counted = showing.step, showing.phase is Phase.COUNTED
    votes = (step.hands, step.hands_again) if is_counted else ()
    positions = showing.snapshot.casebook.question(showing.question).positions
    height = page.ruler.height
    rows = [_Asked(page, number, position, votes) for number, position in enumerate(positions, 1)]
    least = NARROW * height("body") * (len(rows) - 1)
    # Where there is little room labels are cut and hands lose their bars, before any answer is left out.
    for form in _FORMS:
        heights = [row.height(form) for row in rows]
        if sum(heights) + least <= page.left:
            break
    gap = between(page, page.left - sum(heights), len(rows)) * height("body")
    items = [Item(high, partial(row.write, form)) for high, row in zip(heights, rows, strict=True)]
    write_list(page, items, gap, _more_answers)


class _Form(NamedTuple):
    """How an answer is written: its label whole or cut after a line, and with bars for its hands or not."""

    is_whole: bool
    has_bars: bool


_FORMS = (_Form(True, True), _Form(False, True), _Form(True, False), _Form(False, False))


class _Asked:
    """An answer that a hall is asked about."""

    def __init__(
        self, page: Page, number: int, position: Position, votes: tuple[Mapping[str, int], ...]
    ) -> None:
        self._page, self._number, self._label = page, number, one_line(position.label)
        self._indent = page.ruler.width("00  ", "title")
        self._hands = [vote[position.id] for vote in votes if position.id in vote]
        self._most = max(1, *(count for vote in votes for count in vote.values())) if any(votes) else 1
        self._beside = together(" → ", map(str, self._hands))

    def _width(self, form: _Form) -> float:
        column = 0.0 if form.has_bars else self._page.ruler.width(f"  {self._beside}", "small-strong")
        return self._page.room.width - self._indent - column

    def height(self, form: _Form) -> float:
        """How high it is."""
        line = self._page.ruler.height("title")
        label = self._page.height_of(self._label, "title", self._width(form)) if form.is_whole else line
        bars = len(self._hands) * self._page.ruler.height("small") if form.has_bars else 0.0
        return label + bars

    def write(self, form: _Form) -> None:
        """Write it."""
        page, x, width = self._page, self._page.room.x + self._indent, self._width(form)
        top = page.y
        page.lead(str(self._number), "title", "selection")
        page.write(self._label, "title", x=x, width=width, most=None if form.is_whole else 1)
        if not form.has_bars:
            write_hands(page, (self._beside,), top, page.room.right - x - width)
            return
        height = page.ruler.height("small")
        for hands in self._hands:
            length = (page.room.width - self._indent) * 0.7 * hands / self._most
            bar = Box(Rect(x, page.y + 0.2 * height, length, 0.6 * height))
            page.draw(Path(Ink("", fill="selection"), (bar,)))
            page.write(str(hands), "small-strong", x=x + length + 0.5 * height)


# Told, where there is one answer.


def _positions(page: Page, showing: Showing) -> None:
    """Every position with a bar and the verdict; the answer first in weight, not in order."""
    projected = showing.projected
    if projected.answer is None and projected.status is Status.SILENT:
        page.write(filled("{}.", capital(silence())), "title", "ink-soft")
        said = hands_words(showing.snapshot.casebook, showing.step)
        if said:
            page.gap(0.3)
            page.write(filled(tr("The hall: {hands}"), hands=said), "small-strong", "selection")
        return
    rest = page.ruler.height("small")
    has_bars = any(position.verdict is not None for position in projected.positions)
    found = []
    # Hands in one line, where two lines of them would leave no room for all answers; answers before a scale.
    for scale, gap, most in product((rest, 0.0) if has_bars else (0.0,), _GAPS, (2, 1)):
        items, first = _position_items(page, showing, most)
        space, room = gap * page.ruler.height("body"), page.left - scale
        shown = chosen([item.height for item in items], space, room, rest, first=first)
        found.append((scale, space, items, shown))
        if len(shown) == len(items):
            break
    scale, space, items, shown = max(found, key=lambda one: len(one[-1]))
    if scale:
        write_scale(page)
    write_list(page, items, space, _more_answers, shown)


def _position_items(page: Page, showing: Showing, most: int) -> tuple[list[Item], list[int]]:
    """The positions, their hands in so many lines at most, and which of them is the answer."""
    projected, bar = showing.projected, BAR * page.room.width
    width = page.room.width - bar - page.ruler.height("body")
    items, first = [], []
    way = hands_way(page, showing, [position.id for position in projected.positions], bar, most=most)
    for number, position in enumerate(projected.positions):
        role: Role = "strong" if position.id == projected.answer else "body"
        words = standing_words(projected, position)
        height = page.height_of(one_line(position.label), role, width) + page.height_of(words, "body", width)
        hands = hands_beside(showing, position.id, way)
        beside = page.ruler.height("body") + len(hands) * page.ruler.height("small")
        items.append(
            Item(max(height, beside), partial(_write_position, page, showing, position, width, hands))
        )
        if position.id == projected.answer:
            first.append(number)
    return items, first


def _write_position(
    page: Page, showing: Showing, position: PositionProjection, width: float, hands: tuple[str, ...]
) -> None:
    answers, top = position.id == showing.projected.answer, page.y
    words = standing_words(showing.projected, position)
    page.write(one_line(position.label), "strong" if answers else "body", width=width)
    page.write(words, "body", "ink" if answers else "ink-soft", width=width)
    bar, height = BAR * page.room.width, page.ruler.height("body")
    if position.strength is not None and position.verdict is not None:
        write_bar(page, Rect(page.room.right - bar, top, bar, height), position.strength)
    write_hands(page, hands, top + height, bar)


# Told, where the branch splits.


class _Plan(NamedTuple):
    """What is told where the branch splits.

    Attributes:
        told: What could be, answer by answer.
        shown: Which of it is.
        is_close: Whether verdicts stand behind the answers.
        others: The hands for answers that are not shown.
        below: How high these are.
    """

    told: list[_Told]
    shown: list[int]
    is_close: bool
    others: str
    below: float


def _folds(page: Page, showing: Showing) -> None:
    """Where the branch splits: each answer, of which courses it is told, and how firmly."""
    snapshot = showing.snapshot
    folds = snapshot.folds(showing.question)
    answers = [snapshot.question(showing.question, fold.course).answer for fold in folds]
    column = HANDS * page.room.width
    way = hands_way(page, showing, answers, column)
    plan = _planned(page, showing, folds, answers, way)
    if way < WITH_SHARES and plan.below > page.ruler.height("body"):
        # More than a line: then no hands are told with their shares.
        plan = _planned(
            page, showing, folds, answers, hands_way(page, showing, answers, column, shares=False)
        )
    gap = _GAP * page.ruler.height("body")
    heights = [one.height(is_close=plan.is_close) for one in plan.told]
    room = page.left - plan.below
    every = leaves(heights, gap, room, page.ruler.height("small"), plan.shown)
    page.leaves, leaf = len(every), min(page.leaf, len(every) - 1)
    for number in every[leaf]:
        with page.card():
            plan.told[number].write(is_close=plan.is_close)
        page.y += gap
    if leaf:
        page.leave_out(page_words(leaf, every, len(folds)))
        return
    if plan.others:
        with page.card():
            page.write(plan.others, "small-strong", "selection")
    left = [fold for number, fold in enumerate(folds) if number not in plan.shown]
    if left:
        numbers = [number for fold in left for number in fold.courses]
        more = counted_more(len(left), tr("… and 1 more answer"), tr("… and {count} more answers"))
        where = counted_courses(numbers, len(snapshot.courses))
        page.leave_out(filled(tr("{more}, {courses}"), more=more, courses=where))


def _planned(
    page: Page, showing: Showing, folds: Sequence[Fold], answers: list[str | None], way: int
) -> _Plan:
    """Choose what is shown, with the hands in this way."""
    told = [
        # The hall's hands for an answer are told once.
        _Told(page, showing, fold, way if answers[number] not in answers[:number] else None)
        for number, fold in enumerate(folds)
    ]
    shown = list(range(len(folds)))
    # Of what is not shown the hands are told below, which takes room itself.
    while True:
        to_these = [answers[number] for number in shown[:MOST_FOLDS]]
        shares = way < WITH_SHARES
        others = other_hands_words(showing.snapshot.casebook, showing.step, to_these, shares=shares)
        below = page.height_of(others, "small-strong", page.room.width)
        found, is_close = _roomiest(page, told, _GAP * page.ruler.height("body"), page.left - below)
        if len(found) >= len(shown):
            return _Plan(told, shown, is_close, others, below)
        shown = found


def _roomiest(page: Page, told: list[_Told], gap: float, room: float) -> tuple[list[int], bool]:
    """Which answers are shown, and whether with the verdict behind them: where that shows more."""
    found = []
    for is_close in (False, True):
        heights = [one.height(is_close=is_close) for one in told]
        if len(told) > MOST_FOLDS:
            heights = [*heights[:MOST_FOLDS], 2 * page.height]
        found.append((chosen(heights, gap, room, page.ruler.height("small")), is_close))
    return max(found, key=lambda one: len(one[0]))


class _Told:
    """An answer of some of the courses, with the hall's hands beside it in some way, or with None without."""

    def __init__(self, page: Page, showing: Showing, fold: Fold, way: int | None) -> None:
        snapshot = showing.snapshot
        told_of = [snapshot.question(showing.question, number) for number in fold.courses]
        answer = told_of[0].answer_position
        self._page = page
        self._column = HANDS * page.room.width
        hands_of = None if answer is None else answer.id
        self._hands = () if way is None else hands_beside(showing, hands_of, way)
        self._whole = page.room.width
        self._width = self._whole - (self._column + page.ruler.height("body") if self._hands else 0.0)
        self._where = fold_words(snapshot.casebook, fold, len(snapshot.courses))
        self._label = capital(silence()) if answer is None else one_line(answer.label)
        self._role: Role = "body" if answer is None else "strong"
        self._colour = "ink-soft" if answer is None else "ink"
        self._words = "" if answer is None else standing_between(told_of)

    @property
    def _behind(self) -> float:
        """How far to the right the verdict stands behind the answer."""
        return self._page.ruler.width(f"{self._label}  ", self._role)

    def _is_behind(self, *, is_close: bool) -> bool:
        width = self._behind + self._page.ruler.width(self._words, "body")
        return is_close and bool(self._words) and width <= self._width

    def height(self, *, is_close: bool) -> float:
        """How high it is."""
        height_of, beside = self._page.height_of, len(self._hands) * self._page.ruler.height("small")
        label = height_of(self._label, self._role, self._width)
        if self._is_behind(is_close=is_close):
            return max(height_of(self._where, "small", self._width) + label, beside)
        words = height_of(self._words, "body", self._width)
        return height_of(self._where, "small", self._whole) + max(label + words, beside)

    def write(self, *, is_close: bool) -> None:
        """Write it, with the verdict behind the answer where it is to be close."""
        page, top = self._page, self._page.y
        if self._is_behind(is_close=is_close):
            page.write(self._where, "small", "selection", width=self._width)
            page.lead(self._label, self._role, self._colour)
            page.write(self._words, x=page.room.x + self._behind)
        else:
            page.write(self._where, "small", "selection")
            top = page.y
            page.write(self._label, self._role, self._colour, width=self._width)
            page.write(self._words, width=self._width)
        write_hands(page, self._hands, top, self._column)
