"""The views of a step but the map: a text, an outcome, all outcomes, why, and the comparison with history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.drawing.geometry import Rect
from scenarios.drawing.shapes import Box, Ink, Path
from scenarios.model.place import Phase
from scenarios.model.plain import shown as shown_text
from scenarios.model.verdicts import Status
from scenarios.projection.comparing import Change
from scenarios.telling.arguments import citation
from scenarios.telling.changes import counted_changes, outcome_change
from scenarios.telling.hands import hands_words
from scenarios.telling.language import filled, one_line, together, tr
from scenarios.telling.provisions import counted_courses, fold_words
from scenarios.telling.reason_rows import reason_rows
from scenarios.telling.statuses import standing_between, standing_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenarios.drawing.hall.page import Page
    from scenarios.drawing.hall.showing import Showing
    from scenarios.drawing.ruler import Role
    from scenarios.telling.reason_rows import Row

MOST_FOLDS = 4
BAR = 0.34  # of the width, a strength bar
NARROW, WIDE = 0.25, 0.9  # lines, between the positions that a hall is asked about, and between paragraphs


def slide(page: Page, showing: Showing) -> None:
    """Write a text, a paragraph a line."""
    lines = [line or "\N{NO-BREAK SPACE}" for line in shown_text(showing.step.text).splitlines()]
    spare = page.left - sum(page.height_of(line, "body", page.room.width) for line in lines)
    between = _between(page, spare, len(lines))
    for line in lines:
        with page.card():
            page.write(line)
        page.gap(between)


def outcome(page: Page, showing: Showing) -> None:
    """Show a question: its positions and, where the hall has been told, the documents' case for each."""
    if showing.phase is not Phase.TOLD:
        _ask(page, showing)
        return
    hands = hands_words(showing.snapshot.casebook, showing.step)
    if hands:
        page.write(filled(tr("The hall: {hands}"), hands=hands), "small-strong", "selection", most=2)
        page.gap(0.3)
    if len(showing.snapshot.folds(showing.question)) > 1:
        _folds(page, showing)
    else:
        _positions(page, showing)


def outcomes(page: Page, showing: Showing) -> None:
    """Show every outcome in a line, those that go otherwise first."""
    snapshot = showing.snapshot
    compared = snapshot.compared.outcomes
    order = sorted(compared, key=lambda one: list(Change).index(compared[one].kind))
    lines = []
    for question_id in order:
        question = snapshot.question(question_id, showing.course)
        answer = question.answer_position
        said = tr("the documents do not say") if answer is None else answer.label
        lines.append((snapshot.casebook.question(question_id).title, said, compared[question_id].kind))
    _listed(page, lines)


def changes(page: Page, showing: Showing) -> None:
    """Show what differs from history: before and after of every outcome that goes otherwise."""
    snapshot = showing.snapshot
    compared = snapshot.compared
    counts = [counted_changes(kind, count) for kind, count in compared.counts.items() if count]
    page.write(together(" · ", counts), "small-strong", "selection")
    page.gap(0.3)
    lines = []
    for question_id, change in compared.outcomes.items():
        if change.kind in (Change.SAME, Change.ARGUED):
            continue
        past = snapshot.history.question(question_id).answer_position
        answers: dict[str, None] = {}
        for number in change.courses:
            answer = snapshot.question(question_id, number).answer_position
            answers[tr("the documents do not say") if answer is None else answer.label] = None
        before = tr("the documents do not say") if past is None else past.label
        after = outcome_change(change) if list(answers) == [before] else together(" / ", answers)
        where = counted_courses(change.courses, change.of)
        title = snapshot.casebook.question(question_id).title
        lines.append((filled("{} {}", title, where).rstrip(), filled("{} → {}", before, after), change.kind))
    _listed(page, sorted(lines, key=lambda line: list(Change).index(line[2])))


def why(page: Page, showing: Showing) -> None:
    """Show the firmest arguments for and against the position in focus, one of each side in turn."""
    casebook, side = showing.snapshot.casebook, showing.side
    position = showing.projected.position(showing.position)
    standing = standing_words(showing.projected, position)
    page.write(filled("{} — {}", position.label, standing), "title")
    page.gap(0.3)
    groups = reason_rows(
        side, lambda one: showing.snapshot.compared.voice(one, side.number), showing.question, position.id
    )
    rows = [row for found in groups.values() for row in found if row.signed is not None and not row.dim]
    rows.sort(key=lambda row: -abs(row.signed or 0.0))
    sides = (
        [row for row in rows if (row.signed or 0.0) >= 0],
        [row for row in rows if (row.signed or 0.0) < 0],
    )
    turns = [row for pair in zip(*sides, strict=False) for row in pair]
    longer = max(sides, key=len)
    for row in [*turns, *longer[len(turns) // 2 :]]:
        argument = casebook.argument(row.argument)
        text = filled("{}  {} ({})", row.mark, row.text, citation(argument))
        indent = page.ruler.width("+  ", "strong")
        if page.height_of(text, "body", page.room.width - indent) > page.left:
            continue
        with page.card():
            _signed(page, row, text, indent)
    if not rows:
        page.write(tr("No argument reaches this position here."), "body", "ink-soft")


VIEWS = {"slide": slide, "outcome": outcome, "outcomes": outcomes, "changes": changes, "why": why}


def _signed(page: Page, row: Row, text: str, indent: float) -> None:
    is_for = (row.signed or 0.0) >= 0
    page.lead("+" if is_for else "−", "strong", "for" if is_for else "against-text")
    page.write(text, x=page.room.x + indent)
    page.gap(0.25)


def _ask(page: Page, showing: Showing) -> None:
    """The positions, and the hands that were counted."""
    step = showing.step
    counted: Mapping[str, int] = step.hands if showing.phase is Phase.COUNTED else {}
    again = step.hands_again if showing.phase is Phase.COUNTED else {}
    total = max(1, *counted.values(), *again.values()) if counted or again else 1
    positions = showing.snapshot.casebook.question(showing.question).positions
    spare = page.left - len(positions) * page.ruler.height("title")
    spare -= (len(counted) + len(again)) * page.ruler.height("small")
    between = _between(page, spare, len(positions))
    for number, position in enumerate(positions, 1):
        with page.card():
            indent = page.ruler.width("00  ", "title")
            page.lead(str(number), "title", "selection")
            page.write(one_line(position.label), "title", x=page.room.x + indent, most=1)
            for hands in (counted.get(position.id), again.get(position.id)):
                if hands is not None:
                    height = page.ruler.height("small")
                    length = (page.room.width - indent) * 0.7 * hands / total
                    bar = Box(Rect(page.room.x + indent, page.y + 0.2 * height, length, 0.6 * height))
                    page.draw(Path(Ink("", fill="selection"), (bar,)))
                    page.write(str(hands), "small-strong", x=page.room.x + indent + length + 0.5 * height)
        page.gap(between)


def _between(page: Page, spare: float, count: int) -> float:
    """How many lines there are between things, where so much room is not written on."""
    return min(max(NARROW, spare / max(1, count) / page.ruler.height("body")), WIDE)


def _positions(page: Page, showing: Showing) -> None:
    """Every position with a bar and the verdict; the answer first in weight, not in order."""
    projected = showing.projected
    if projected.answer is None and projected.status is Status.SILENT:
        page.write(tr("The documents do not say."), "title", "ink-soft")
        return
    bar = BAR * page.room.width
    width = page.room.width - bar - page.ruler.height("body")
    for position in projected.positions:
        answers = position.id == projected.answer
        role: Role = "strong" if answers else "body"
        words = standing_words(projected, position)
        needed = page.height_of(position.label, role, width) + page.ruler.height("body")
        if needed > page.left:
            break
        top = page.y
        with page.card():
            page.write(position.label, role, width=width, most=2)
            page.write(words, "body", "ink" if answers else "ink-soft", width=width, most=1)
            if position.strength is not None and position.verdict is not None:
                _bar(
                    page, Rect(page.room.right - bar, top, bar, page.ruler.height("body")), position.strength
                )
        page.gap(0.25)


def _bar(page: Page, rect: Rect, strength: float) -> None:
    """A strength from the middle: to the right for, to the left against."""
    track = Box(Rect(rect.x, rect.y + 0.4 * rect.height, rect.width, 0.2 * rect.height))
    middle, end = rect.x + rect.width / 2, rect.x + rect.width * strength
    colour = "for" if strength >= 0.5 else "against-fill"
    filled = Box(Rect(min(middle, end), rect.y + 0.2 * rect.height, abs(end - middle), 0.6 * rect.height))
    mark = Box(Rect(middle - 0.02 * rect.height, rect.y, 0.08 * rect.height, rect.height))
    page.draw(Path(Ink("", fill="line"), (track,)), Path(Ink("", fill=colour), (filled,)))
    page.draw(Path(Ink("", fill="ink-soft"), (mark,)))


def _folds(page: Page, showing: Showing) -> None:
    """Where the branch splits: each answer, of which courses it is told, and how firmly."""
    snapshot, casebook = showing.snapshot, showing.snapshot.casebook
    folds = snapshot.folds(showing.question)
    shown = 0
    for fold in folds[:MOST_FOLDS]:
        told_of = [snapshot.question(showing.question, number) for number in fold.courses]
        answer = told_of[0].answer_position
        label = tr("The documents do not say") if answer is None else answer.label
        words = "" if answer is None else standing_between(told_of)
        told = fold_words(casebook, fold, len(snapshot.courses))
        height = page.height_of(told, "small", page.room.width) + page.height_of(
            label, "strong", page.room.width
        )
        if height + page.ruler.height("body") > page.left:
            break
        with page.card():
            page.write(told, "small", "selection")
            page.write(label, "strong" if answer is not None else "body", "ink" if answer else "ink-soft")
            if words:
                page.write(words)
        page.gap(0.3)
        shown += 1
    if shown < len(folds) and page.left >= page.ruler.height("small"):
        page.write(filled(tr("… and {count} more answers"), count=len(folds) - shown), "small", "ink-soft")


def _listed(page: Page, lines: list[tuple[str, str, Change]]) -> None:
    """Questions with what is said of each, as many as there is room for, and how many more there are."""
    rest = page.ruler.height("small")
    for number, (title, said, kind) in enumerate(lines):
        height = page.ruler.height("small") + min(
            2 * page.ruler.height("strong"), page.height_of(said, "strong", page.room.width)
        )
        more = len(lines) - number
        if height + (rest if more > 1 else 0.0) > page.left:
            page.write(filled(tr("… and {count} more"), count=more), "small", "ink-soft")
            return
        with page.card():
            page.write(title, "small", "ink-soft", most=1)
            page.write(said, "strong", "selection" if kind is Change.OTHERWISE else "ink", most=2)
        page.gap(0.2)
