"""One outcome that a branch changes: course by course, the arguments for and against where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scenarios.explaining.reasons import Reason, reasons
from scenarios.exports.blocks import Block, Head, Item, Items, Paragraph
from scenarios.projection.comparing import Voice
from scenarios.telling.arguments import source
from scenarios.telling.changes import in_history, voice_words
from scenarios.telling.conditions import spoke_while
from scenarios.telling.language import capital, filled, together, tr
from scenarios.telling.provisions import counted_courses, fold_words
from scenarios.telling.statuses import answer_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scenarios.model.casebook import Casebook
    from scenarios.projection.comparing import Move
    from scenarios.projection.course import Course
    from scenarios.projection.folding import Fold
    from scenarios.projection.snapshot import Snapshot


def changed_outcome(snapshot: Snapshot, question_id: str) -> Iterator[Block]:
    """Yield what is argued on an outcome, fold by fold; an argument's text is told once.

    Args:
        snapshot: The branch.
        question_id: The outcome.
    """
    yield Paragraph(filled("{}.", capital(in_history(snapshot, question_id))))
    told: set[str] = set()
    for fold in snapshot.folds(question_id):
        yield from _fold(snapshot, question_id, fold, told)


def _fold(snapshot: Snapshot, question_id: str, fold: Fold, told: set[str]) -> Iterator[Block]:
    casebook, courses = snapshot.casebook, [snapshot.courses[number] for number in fold.courses]
    question = courses[0].question(question_id)
    where, answer = fold_words(casebook, fold, len(snapshot.courses)), question.answer_position
    leads = answer_between([course.question(question_id) for course in courses])
    yield Head(4, capital(filled("{}: {}", where, leads) if where else leads))
    if question.unknowable_by:
        names = [casebook.voice(casebook.argument(one).voice).name for one in question.unknowable_by]
        yield Paragraph(
            filled(tr("Declared unknowable by {voices}."), voices=together(", ", dict.fromkeys(names)))
        )
    if answer is not None:
        speaking = _speaking(courses, question_id, answer.id)
        for words, chosen in (
            (tr("For “{position}”:"), [one for one in speaking if speaking[one][0].reason.signed > 0]),
            (tr("Against it:"), [one for one in speaking if speaking[one][0].reason.signed <= 0]),
        ):
            if chosen:
                yield Paragraph(filled(words, position=answer.label))
                spoken = [(one, _spoken(snapshot, speaking[one], len(courses))) for one in chosen]
                yield _listed(snapshot, spoken, told)
    gone = [
        (move.argument, _gone(snapshot, move, len(courses)))
        for move in snapshot.compared.moved(question_id, fold.courses)
        if move.voice is Voice.GONE
    ]
    if gone:
        yield Paragraph(tr("Fallen away against history:"))
        yield _listed(snapshot, gone, told)


class _Heard(NamedTuple):
    """An argument where it speaks: in this course it bears so."""

    course: int
    reason: Reason


def _speaking(courses: Sequence[Course], question_id: str, position_id: str) -> dict[str, list[_Heard]]:
    """The arguments that speak in some of the courses, the firmest first, and where each does."""
    found: dict[str, list[_Heard]] = {}
    for course in courses:
        for reason in reasons(course, question_id, position_id):
            if not reason.waiting_for:
                found.setdefault(reason.argument, []).append(_Heard(course.number, reason))
    firmest = {argument: max(abs(one.reason.signed) for one in heard) for argument, heard in found.items()}
    return {argument: found[argument] for argument in sorted(found, key=lambda one: -firmest[one])}


def _spoken(snapshot: Snapshot, heard: Sequence[_Heard], of: int) -> str:
    """Say how strong an argument is, in how many of the courses told of it speaks, and if that is new."""
    strengths = [abs(one.reason.signed) for one in heard]
    low, high = (f"{end:.2f}" for end in (min(strengths), max(strengths)))
    said = [
        filled(tr("strength {strength}"), strength=low)
        if low == high
        else filled(tr("strength {low} to {high}"), low=low, high=high)
    ]
    if len(heard) < of:
        said.append(counted_courses([one.course for one in heard], of))
    voice = snapshot.compared.voice(heard[0].reason.argument, heard[0].course)
    if voice is Voice.NEW:
        said.append(voice_words(voice).lower())
    return together("; ", said)


def _gone(snapshot: Snapshot, move: Move, of: int) -> str:
    waiting = snapshot.courses[move.courses[0]].argument(move.argument).waiting_for
    said = spoke_while(snapshot.casebook, waiting)
    return filled("{}; {}", said, counted_courses(move.courses, of)) if len(move.courses) < of else said


def _listed(snapshot: Snapshot, arguments: list[tuple[str, str]], told: set[str]) -> Items:
    """Return arguments, each with how it stands here; those told before in one line at the end."""
    items = [_item(snapshot.casebook, one, state) for one, state in arguments if one not in told]
    again = [filled("{} ({})", one, state) for one, state in arguments if one in told]
    if again:
        items.append(Item("", filled(tr("told above: {arguments}"), arguments=together(", ", again))))
    told.update(one for one, _ in arguments)
    return Items(tuple(items))


def _item(casebook: Casebook, argument_id: str, state: str) -> Item:
    argument = casebook.argument(argument_id)
    document = casebook.document(argument.document)
    cited = filled("{}, {} · {}", document.mark, document.title, source(casebook, argument))
    return Item(argument_id, argument.text, filled("{} · {}", cited, state))
