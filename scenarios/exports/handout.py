"""A lecture as a handout: each step's picture, what was chosen, verdicts, arguments with sources, notes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from scenarios.drawing.geometry import Rect
from scenarios.drawing.hall.screen import hall_left_out, hall_sheet
from scenarios.drawing.shapes import Box, Ink, Path, Shapes
from scenarios.drawing.sheet import Block, pages, paragraph
from scenarios.exports.fonts import BODY, FileRuler
from scenarios.exports.lecture_heading import lecture_heading, visit
from scenarios.exports.lecture_steps import showings
from scenarios.exports.pdf_picture import POINTS, Paper
from scenarios.exports.pictures import MARGIN, PAGES
from scenarios.model.lecture import View
from scenarios.model.place import Phase
from scenarios.model.plain import shown
from scenarios.telling.arguments import citation
from scenarios.telling.language import counted_more, filled, one_line, together, tr
from scenarios.telling.outcome_lines import changed_lines, outcome_lines
from scenarios.telling.provisions import clause, fold_words, if_course
from scenarios.telling.reason_rows import reason_rows
from scenarios.telling.statuses import answer_or_silence, standing_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scenarios.drawing.hall.showing import Showing
    from scenarios.drawing.ruler import Role
    from scenarios.exports.heading import Heading
    from scenarios.exports.lecture_heading import Visit
    from scenarios.exports.request import Request
    from scenarios.telling.reason_rows import Row

ASPECT = 16 / 9
MOST_ARGUMENTS = 6
_RULER = FileRuler()


def write(request: Request) -> bytes:
    """Return a lecture as a PDF.

    Raises:
        ExportError: The scenario has no lecture.
    """
    width, height = PAGES[request.options.page]
    foot = 2 * _RULER.height("small")
    said, blocks = _laid_out(request, width - 2 * MARGIN)
    sheets = pages(blocks, (width, height), MARGIN, foot)
    file = Paper((width, height), POINTS, "light")
    file.set_title(said.title)
    file.set_author(request.author or "Otherwise")
    file.set_subject(said.caution)
    file.set_creation_date(dt.datetime.combine(request.date, dt.time(), dt.UTC))
    file.set_lang(request.book.language or "en")
    for number, sheet in enumerate(sheets, 1):
        file.draw_sheet(sheet)
        file.foot(said.title, filled(tr("page {number} of {count}"), number=number, count=len(sheets)))
    return bytes(file.output())


def _laid_out(request: Request, width: float) -> tuple[Heading, list[Block]]:
    """Return what the lecture says of itself, which follows from its steps, and all that stands on paper."""
    visits: list[Visit] = []
    steps: list[Block] = []
    for number, showing in showings(request):
        if showing.phase is Phase.TOLD:
            visits.append(visit(number, showing))
            steps += _step(number, showing, width, notes=request.options.notes)
    said = lecture_heading(request, visits)
    head = [Block(paragraph(line, width, _RULER, "small", "ink-soft")) for line in said.lines]
    return said, [*head, *steps]


def _step(number: int, showing: Showing, width: float, *, notes: bool) -> Iterator[Block]:
    unit = _RULER.height("body")
    told = filled("{}  {}", number, showing.heading)
    yield Block(paragraph(told, width, _RULER, "title"), 1.5 * unit, keeps=True)
    yield Block(_slide(showing, width), 0.5 * unit)
    for line in _text_left_out(showing):
        yield Block(paragraph(line, width, _RULER, "body"), 0.25 * unit)
    for text, colour in _told(showing):
        yield Block(paragraph(text, width, _RULER, "small", colour), 0.25 * unit)
    if _is_argued(showing):
        argued = list(_arguments(showing))
        for place, (text, role) in enumerate(argued):
            # Neither what they speak to nor how many more there are stands on a page without an argument.
            keeps = role == "strong" or place == len(argued) - 2
            yield Block(paragraph(text, width, _RULER, role), 0.25 * unit, keeps=keeps)
    if notes:
        for line in _note(showing.step.notes):
            yield Block(paragraph(line, width, _RULER, "body"), 0.4 * unit)


def _note(notes: str) -> Iterator[str]:
    """Yield the lines of the lecturer's note, which is called one: it stands below what the documents say."""
    lines = [line for line in notes.splitlines() if line.strip()]
    for number, line in enumerate(lines):
        yield line if number else filled(tr("The lecturer's note: {note}"), note=line)


def _slide(showing: Showing, width: float) -> Shapes:
    """What the hall sees, in a frame; it is narrower than the page."""
    sheet = hall_sheet(showing, ASPECT, _RULER, BODY)
    [part] = sheet.parts
    frame = Path(Ink("line", 1.0), (Box(Rect(0.5, 0.5, sheet.size[0] - 1, sheet.size[1] - 1)),), level=9)
    return Shapes((max(width, sheet.size[0]), sheet.size[1]), (*part.shapes.paths, frame), part.shapes.texts)


def _text_left_out(showing: Showing) -> Iterator[str]:
    """Yield the whole of a text of which the hall sees only the beginning, in its lines."""
    is_text = showing.step.view is View.SLIDE
    if is_text and hall_left_out(showing, ASPECT, _RULER, BODY):
        yield from (line for line in shown(showing.step.text).splitlines() if line.strip())


def _told(showing: Showing) -> Iterator[tuple[str, str]]:
    snapshot, casebook = showing.snapshot, showing.snapshot.casebook
    choices = snapshot.standpoint.choices
    taken = [casebook.decision(key).option(choices[key]).label for key in snapshot.departures]
    if taken:
        yield filled(tr("Set otherwise: {options}"), options=together("; ", taken)), "selection"
    supposed = [clause(casebook, *pair) for pair in snapshot.standpoint.supposed.items()]
    if supposed:
        yield filled(tr("You suppose that {clauses}"), clauses=together("; ", supposed)), "selection"
    if showing.step.view is View.SLIDE or not showing.question:
        return
    if showing.step.view in (View.CHANGES, View.OUTCOMES):
        # The picture has as many as there is room for, and its step is on no question of its own.
        is_changes = showing.step.view is View.CHANGES
        lines = changed_lines(snapshot) if is_changes else outcome_lines(snapshot, showing.course)
        yield from ((line.text, "ink") for line in lines)
        return
    title = one_line(casebook.question(showing.question).title)
    for fold in snapshot.folds(showing.question):
        told_of = [snapshot.question(showing.question, number) for number in fold.courses]
        answer = told_of[0].answer_position
        said = answer_or_silence(answer)
        where = fold_words(casebook, fold, len(snapshot.courses))
        words = filled(", {}", standing_between(told_of)) if answer is not None else ""
        yield (
            filled("{} {}: {}{}", title, where, said, words)
            if where
            else filled("{} {}{}", title, said, words),
            "ink",
        )


def _is_argued(showing: Showing) -> bool:
    """Whether a step is on a question of its own, on which arguments are told below it."""
    return bool(showing.question) and showing.step.view not in (View.SLIDE, View.CHANGES, View.OUTCOMES)


def _arguments(showing: Showing) -> Iterator[tuple[str, Role]]:
    """Yield what is argued on the position in focus, below a line that says on which and in which courses."""
    casebook, number = showing.snapshot.casebook, showing.side.number
    rows = _rows(showing, number)
    if rows:
        yield _argued_on(showing, rows), "strong"
    for row in rows[:MOST_ARGUMENTS]:
        argument = casebook.argument(row.argument)
        voice = casebook.voice(argument.voice).name
        told = filled("{} {} ({}, {}): {}", _sign(row), row.mark, voice, citation(argument), row.text)
        yield told, "body"
    left = len(rows) - MOST_ARGUMENTS
    more = counted_more(left, tr("… and 1 more argument"), tr("… and {count} more arguments"))
    if more:
        yield more, "body"


def _rows(showing: Showing, number: int) -> list[Row]:
    """The arguments that speak on the position in a course, the strongest first."""
    snapshot = showing.snapshot
    groups = reason_rows(
        snapshot.side_of(showing.question, number),
        lambda one: snapshot.compared.voice(one, number),
        showing.question,
        showing.position,
    )
    rows = [row for found in groups.values() for row in found if row.signed is not None and not row.dim]
    return sorted(rows, key=lambda row: -abs(row.signed or 0.0))


def _sign(row: Row) -> str:
    return "+" if (row.signed or 0.0) >= 0 else "−"


def _argued_on(showing: Showing, rows: Sequence[Row]) -> str:
    """To which answer arguments speak, and where: in all courses that lead to the same, if all have them."""
    snapshot, said = showing.snapshot, {(row.argument, _sign(row)) for row in rows}
    position = snapshot.casebook.question(showing.question).position(showing.position)
    fold = next(one for one in snapshot.folds(showing.question) if showing.side.number in one.courses)
    elsewhere = ({(row.argument, _sign(row)) for row in _rows(showing, number)} for number in fold.courses)
    if all(said == others for others in elsewhere):
        where = fold_words(snapshot.casebook, fold, len(snapshot.courses))
    else:
        where = if_course(snapshot, snapshot.courses[showing.side.number])
    told = tr("For (+) and against (−) “{position}”")
    if where:
        told = tr("For (+) and against (−) “{position}”, {where}")
    return filled(told, position=one_line(position.label), where=where)
