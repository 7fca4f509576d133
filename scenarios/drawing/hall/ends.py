"""The ends of a hall's branch map: which have room, and what is told at each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenarios.drawing.labels import elided, wrapped
from scenarios.telling.language import capital, counted_more, tr
from scenarios.telling.provisions import fold_words
from scenarios.telling.statuses import silence, standing_between

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenarios.drawing.hall.page import Page
    from scenarios.drawing.hall.showing import Showing
    from scenarios.drawing.ruler import Role
    from scenarios.projection.folding import Fold

MOST_FOLDS = 4  # of one end
MOST_RIVALS = 4
MOST_LINES = 3  # of what is told at an end


class End:
    """One end of a stroke: an answer, which strokes of ours lead there, and whether history does."""

    def __init__(self, answer: str | None, label: str) -> None:
        self.answer, self.label = answer, label
        self.folds: list[Fold] = []
        self.is_history = False

    @property
    def is_rival(self) -> bool:
        """Whether neither history nor your branch leads there."""
        return not self.folds and not self.is_history


class EndLine(NamedTuple):
    """A line that is told at an end."""

    text: str
    role: Role
    colour: str


class _Measure(NamedTuple):
    """How much is told at the ends.

    Attributes:
        rivals: How many of the answers that neither history nor your branch leads to.
        lines: In how many lines each thing that is told at the other ends.
        folds: Of how many of its ways to an end your branch is told.
        ends: How many ends of your branch.
    """

    rivals: int
    lines: int
    folds: int
    ends: int


def led_to(ends: list[End]) -> int:
    """Return to how many of the ends your branch leads."""
    return sum(bool(end.folds) for end in ends)


def ends_of(showing: Showing) -> list[End]:
    """Return the ends, in the order of the casebook's positions, silence last."""
    snapshot, question_id = showing.snapshot, showing.question
    question = snapshot.casebook.question(question_id)
    past = snapshot.history.question(question_id).answer
    found: dict[str | None, End] = {}
    for position in question.positions:
        found[position.id] = End(position.id, position.label)
    found[None] = End(None, capital(silence()))
    for fold in snapshot.folds(question_id):
        found[snapshot.question(question_id, fold.course).answer].folds.append(fold)
    found[past].is_history = True
    return [end for end in found.values() if end.answer is not None or not end.is_rival]


def _measures(ends: list[End]) -> Iterator[_Measure]:
    """How much to tell, from all that a hall can take in to the least: rivals go first."""
    rivals = min(MOST_RIVALS, sum(end.is_rival for end in ends))
    ours = led_to(ends)
    for count in range(rivals, -1, -1):
        yield _Measure(count, MOST_LINES, MOST_FOLDS, ours)
    for folds in (MOST_FOLDS, 2, 1):
        yield _Measure(0, 2, folds, ours)
    # In which case an end is reached must be read to its end: rather fewer ends.
    for count in range(ours - 1, 0, -1):
        yield _Measure(0, 2, 1, count)
    yield _Measure(0, 1, 1, 1)


def fitted(
    page: Page, showing: Showing, ends: list[End], width: float, room: float
) -> tuple[list[End], list[list[EndLine]], list[EndLine]]:
    """Return the ends that have room, what is told at each, and that there are more.

    Args:
        page: Measures text.
        showing: The step.
        ends: All of them.
        width: How wide the room is.
        room: How high it is.
    """
    for measure in _measures(ends):
        shown = _shown(ends, measure)
        blocks = [_block(page, showing, end, measure, width) for end in shown]
        left_out = len(ends) - len(shown)
        said = counted_more(left_out, tr("… and 1 more answer"), tr("… and {count} more answers"))
        more = cut(page, EndLine(said, "small", "ink-soft"), width, 2)
        if told_height(page, blocks, more) <= room:
            break
    while told_height(page, blocks, more) > room and max(map(len, blocks)) > 1:
        max(blocks, key=len).pop()
    return shown, blocks, more


def _shown(ends: list[End], measure: _Measure) -> list[End]:
    rivals = ours = 0
    shown = []
    for end in ends:
        rivals += end.is_rival
        ours += bool(end.folds)
        within = rivals <= measure.rivals if end.is_rival else ours <= measure.ends
        if within or end.is_history:
            shown.append(end)
    return shown


def told_height(page: Page, blocks: list[list[EndLine]], more: list[EndLine]) -> float:
    """Return how high all of it is together."""
    return sum(page.ruler.height(line.role) for block in (*blocks, more) for line in block)


def _block(page: Page, showing: Showing, end: End, measure: _Measure, width: float) -> list[EndLine]:
    """What is told at an end, line by line."""
    if end.is_rival:
        return cut(page, EndLine(end.label, "body", "ink-soft"), width, MOST_LINES)
    lines = [EndLine(end.label, "strong", "ink"), *_told(showing, end, measure.folds)]
    return [part for line in lines for part in cut(page, line, width, measure.lines)]


def _told(showing: Showing, end: End, most: int) -> list[EndLine]:
    """What is told beneath an end: how firmly, of which of your courses it is one, and whether history's."""
    snapshot = showing.snapshot
    if not snapshot.departures and not snapshot.standpoint.supposed:
        return [EndLine(tr("as it happened"), "body", "ink")] if end.is_history else []
    told = []
    for fold in end.folds[:most]:
        questions = [snapshot.question(showing.question, one) for one in fold.courses]
        if end.answer is not None:
            told.append(EndLine(standing_between(questions), "body", "ink"))
        where = fold_words(snapshot.casebook, fold, len(snapshot.courses)) or tr("your branch")
        told.append(EndLine(where, "small", "selection"))
    more = counted_more(len(end.folds) - most, tr("… and in 1 more case"), tr("… and in {count} more cases"))
    if more:
        told.append(EndLine(more, "small", "selection"))
    past = EndLine(tr("as it happened"), "body", "ink")
    if end.is_history and past not in told:
        told.append(past)
    return told


def cut(page: Page, line: EndLine, width: float, most: int) -> list[EndLine]:
    """Return a text in so many lines at most, one or more; the last is cut short."""
    found = wrapped(line.text, width, line.role, page.ruler)
    if len(found) > most:
        rest = elided(" ".join(found[most - 1 :]), width, line.role, page.ruler)
        found = [*found[: most - 1], rest]
    return [line._replace(text=text) for text in found]
