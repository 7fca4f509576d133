"""What a branch turns on, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from scenarios.model.targets import parted
from scenarios.model.verdicts import Status
from scenarios.projection.folding import folded
from scenarios.projection.hinges import Decided
from scenarios.telling.language import capital, filled, listed, together, tr
from scenarios.telling.provisions import clause, fold_words, provision_words, you_suppose
from scenarios.telling.statuses import standing_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from scenarios.model.casebook import Casebook
    from scenarios.projection.course import NotArising
    from scenarios.projection.hinges import HingeStanding
    from scenarios.projection.outcomes import QuestionProjection
    from scenarios.projection.snapshot import Snapshot


def decided_words(snapshot: Snapshot, hinge: HingeStanding) -> str:
    """Return how a hinge is decided, in one sentence."""
    casebook = snapshot.casebook
    question = snapshot.question(hinge.id, hinge.course)
    if hinge.supposed is not None:
        supposed = clause(casebook, hinge.id, hinge.supposed)
        if hinge.idle:
            return idle_words(snapshot, hinge)
        return filled(
            tr("You suppose that {clause}. The documents' own case: {case}."),
            clause=supposed,
            case=_own_case(snapshot, hinge),
        )
    if hinge.decided is Decided.SILENT:
        return tr("The documents do not say. Suppose an answer, and what rests on it speaks.")
    if hinge.decided is Decided.OPEN:
        answers = _cases(question, [answer for answer in hinge.answers if answer is not None])
        return filled(
            tr("Arguments speak for {count} answers, and each is followed: {answers}."),
            count=len(answers),
            answers=together("; ", answers),
        )
    if hinge.decided is Decided.ARGUED and len(hinge.answers) > 1:
        return filled(
            tr("The documents argue one answer each way: {answers}."),
            answers=together("; ", _by_course(snapshot, hinge)),
        )
    answer = hinge.answers[0]
    pattern = {
        Decided.FACT: tr("As it happened: {clause}."),
        Decided.ESTABLISHED: tr("A choice settles it: {clause}."),
        Decided.UNSUPPORTED: tr(
            "No argument speaks for any answer. Of those argued against least the first in the casebook is"
            " followed: {clause}. Suppose another."
        )
        if question.leading_tied
        else tr(
            "No argument speaks for any answer. The one argued against least is followed: {clause}."
            " Suppose another."
        ),
        Decided.ARGUED: tr("The documents argue one answer: {clause}."),
        Decided.SUPPOSED: filled("{}.", capital(you_suppose(casebook, hinge.id, answer))),
    }[hinge.decided]
    return filled(pattern, clause=clause(casebook, hinge.id, answer))


def turning_words(snapshot: Snapshot, hinge: HingeStanding) -> str:
    """Return how a hinge is decided, and of which courses that is said where it is not of all."""
    only, decided = only_in(snapshot, hinge), decided_words(snapshot, hinge)
    return filled("{}: {}", capital(only), decided) if only else decided


def _by_course(snapshot: Snapshot, hinge: HingeStanding) -> list[str]:
    """Return the answers of a hinge that follow from earlier ones: `if he keeps the post: Stalin leads`."""
    courses = [snapshot.courses[number].holds for number in hinge.courses]
    before = snapshot.engine.hinges[: snapshot.engine.hinges.index(hinge.id)]
    told = []
    for fold in folded(before, courses, lambda place: courses[place][hinge.id]):
        answer = clause(snapshot.casebook, hinge.id, courses[fold.course][hinge.id])
        told.append(filled("{}: {}", fold_words(snapshot.casebook, fold, len(courses)), answer))
    return told


def _own_case(snapshot: Snapshot, hinge: HingeStanding) -> str:
    """Return what the documents make of a hinge that is supposed, told apart where its courses differ."""

    def case(number: int, most: int | None = None) -> str:
        question = snapshot.question(hinge.id, number)
        if question.status is Status.SILENT:
            return tr("none")
        return together("; ", _cases(question, [position.id for position in question.positions])[:most])

    courses = [snapshot.courses[number].holds for number in hinge.courses]
    before = snapshot.engine.hinges[: snapshot.engine.hinges.index(hinge.id)]
    folds = folded(before, courses, lambda place: case(hinge.courses[place]))
    told = []
    for fold in folds:
        where = fold_words(snapshot.casebook, fold, 1)
        # Told apart, the best argued answer of each will do.
        told.append(
            filled("{}: {}", where, case(hinge.courses[fold.course], 1)) if where else case(hinge.courses[0])
        )
    return together(" · ", told)


def idle_words(snapshot: Snapshot, hinge: HingeStanding) -> str:
    """Return why a supposition changes nothing."""
    status = snapshot.question(hinge.id, hinge.course).status
    supposed = clause(snapshot.casebook, hinge.id, hinge.supposed)
    if status is Status.FACT:
        return filled(
            tr("You suppose that {clause}: idle, since here it stands as it happened."), clause=supposed
        )
    return filled(tr("You suppose that {clause}: idle, since a choice settles it."), clause=supposed)


def only_in(snapshot: Snapshot, hinge: HingeStanding) -> str:
    """Return in which courses a hinge is open, where it is not in all: `only if Trotsky leads`."""
    if len(hinge.courses) == len(snapshot.courses):
        return ""
    before = snapshot.engine.hinges[: snapshot.engine.hinges.index(hinge.id)]
    held = [course.holds for course in snapshot.courses]
    folds = folded(before, held, lambda number: number in hinge.courses)
    told = [
        listed([provision_words(snapshot.casebook, provision) for provision in fold.provisions])
        for fold in folds
        if fold.course in hinge.courses
    ]
    return filled(tr("only if {clauses}"), clauses=together(tr("; or if "), told))


def _cases(question: QuestionProjection, answers: Collection[str]) -> list[str]:
    """Return positions with what the documents make of each, the best argued first."""
    told = [position for position in question.positions if position.id in answers]
    told.sort(key=lambda position: -(position.strength or 0.0))
    return [filled("{}, {}", position.label, standing_words(question, position)) for position in told]


def suppose_words(casebook: Casebook, hinge_id: str, position_id: str) -> str:
    """Return the offer to suppose a position."""
    return filled(tr("suppose {clause}"), clause=clause(casebook, hinge_id, position_id))


def following() -> str:
    """Return the offer to follow the documents, whatever they say."""
    return tr("follow the documents")


def turns_on(question: str) -> str:
    """Return that a branch turns on a question, by its title."""
    return filled(tr("It turns on: {question}"), question=question)


def follow_words(hinge: HingeStanding) -> str:
    """Return the offer to follow the documents at a hinge."""
    if hinge.decided is not Decided.OPEN:
        return following()
    count = len(hinge.answers)
    return tr("follow both") if count == 2 else filled(tr("follow all {count}"), count=count)


def not_arising_words(casebook: Casebook, item: NotArising) -> str:
    """Return why a decision does not arise: the choices that removed it, or the premises that fail.

    Never what became of history instead: that is for the outcomes to say, and they may say otherwise.
    """
    if item.failing:
        parts = [clause(casebook, *parted(target)) for target in item.failing]
        return filled(tr("it arises only if {clauses}"), clauses=listed(parts))
    if not item.removed_by:
        return tr("what it follows from does not arise")
    return filled(
        tr("removed by {choices}"),
        choices=listed(
            [
                filled(
                    "“{}” ({})",
                    casebook.decision(decision).option(option).label,
                    casebook.decision(decision).title,
                )
                for decision, option in item.removed_by
            ]
        ),
    )


def never_arising_words(snapshot: Snapshot, decision_id: str) -> str:
    """Return why a decision arises in no course: by choice, or by the premises that fail somewhere."""
    items = [
        item for course in snapshot.courses for item in course.not_arising if item.decision == decision_id
    ]
    failing = tuple(dict.fromkeys(target for item in items for target in item.failing))
    return not_arising_words(snapshot.casebook, replace(items[0], failing=failing))


def arises_only(snapshot: Snapshot, decision_id: str) -> str:
    """Return on what premise a decision arises and in how many courses; nothing where it arises in all."""
    decision = snapshot.casebook.decision(decision_id)
    if not decision.presupposes:
        return ""
    parts = [clause(snapshot.casebook, *parted(target)) for target in decision.presupposes]
    count, of = len(snapshot.arises_in(decision_id)), len(snapshot.courses)
    if count == of:
        return ""
    where = tr("here it does not")
    if of > 1:
        where = filled(tr("in {count} of {of} courses"), count=count, of=of)
    return filled(tr("Arises only if {clauses}: {where}."), clauses=listed(parts), where=where)
