"""One outcome that a branch changes: course by course, the arguments for and against where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.explaining.reasons import Reason, reasons
from scenarios.exports.blocks import Block, Head, Item, Items, Paragraph
from scenarios.projection.comparing import Voice
from scenarios.telling.arguments import source
from scenarios.telling.changes import in_history, voice_words
from scenarios.telling.conditions import spoke_while
from scenarios.telling.language import capital, tr
from scenarios.telling.provisions import fold_words
from scenarios.telling.statuses import answer_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenarios.model.casebook import Casebook
    from scenarios.projection.course import Course
    from scenarios.projection.folding import Fold
    from scenarios.projection.snapshot import Snapshot


def changed_outcome(snapshot: Snapshot, question_id: str) -> Iterator[Block]:
    """Yield what is argued on an outcome, fold by fold; an argument's text is told once.

    Args:
        snapshot: The branch.
        question_id: The outcome.
    """
    yield Paragraph(capital(in_history(snapshot, question_id)) + ".")
    told: set[str] = set()
    for fold in snapshot.folds(question_id):
        yield from _fold(snapshot, question_id, fold, told)


def _fold(snapshot: Snapshot, question_id: str, fold: Fold, told: set[str]) -> Iterator[Block]:
    casebook, course = snapshot.casebook, snapshot.courses[fold.course]
    question = course.question(question_id)
    where, answer = fold_words(casebook, fold, len(snapshot.courses)), question.answer_position
    standing = answer_words(question)
    leads = standing if answer is None else f"{answer.label}, {standing}"
    yield Head(4, capital(f"{where}: {leads}" if where else leads))
    if question.unknowable_by:
        names = [casebook.voice(casebook.argument(one).voice).name for one in question.unknowable_by]
        yield Paragraph(tr("Declared unknowable by {voices}.").format(voices=", ".join(dict.fromkeys(names))))
    if answer is not None:
        found = [one for one in reasons(course, question_id, answer.id) if not one.waiting_for]
        for words, chosen in (
            (tr("For “{position}”:"), [one for one in found if one.signed > 0]),
            (tr("Against it:"), [one for one in found if one.signed <= 0]),
        ):
            if chosen:
                yield Paragraph(words.format(position=answer.label))
                yield _listed(
                    snapshot, [(one.argument, _spoken(snapshot, course, one)) for one in chosen], told
                )
    gone = [
        (
            move.argument,
            spoke_while(casebook, snapshot.courses[move.courses[0]].argument(move.argument).waiting_for),
        )
        for move in snapshot.compared.moved(question_id, fold.courses)
        if move.voice is Voice.GONE
    ]
    if gone:
        yield Paragraph(tr("Fallen away against history:"))
        yield _listed(snapshot, gone, told)
    if len(fold.courses) > 1 and answer is not None:
        words = tr("Strengths are those in the leading one of the {count} courses of which this is told.")
        yield Paragraph(words.format(count=len(fold.courses)), aside=True)


def _spoken(snapshot: Snapshot, course: Course, reason: Reason) -> str:
    strength = tr("strength {strength:.2f}").format(strength=abs(reason.signed))
    voice = snapshot.compared.voice(reason.argument, course.number)
    return f"{strength}; {voice_words(voice).lower()}" if voice is Voice.NEW else strength


def _listed(snapshot: Snapshot, arguments: list[tuple[str, str]], told: set[str]) -> Items:
    """Return arguments, each with how it stands here; those told before in one line at the end."""
    items = [_item(snapshot.casebook, one, state) for one, state in arguments if one not in told]
    again = [f"{one} ({state})" for one, state in arguments if one in told]
    if again:
        items.append(Item("", tr("told above: {arguments}").format(arguments=", ".join(again))))
    told.update(one for one, _ in arguments)
    return Items(tuple(items))


def _item(casebook: Casebook, argument_id: str, state: str) -> Item:
    argument = casebook.argument(argument_id)
    document = casebook.document(argument.document)
    cited = f"{document.mark}, {document.title} · {source(casebook, argument)}"
    return Item(argument_id, argument.text, f"{cited} · {state}")
