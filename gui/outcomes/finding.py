"""What one card says of a question in this branch, in words and shapes.

A finding is a plain value made from the projection: equal findings need no repaint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from gui.widgets.polarity import Polarity, polarity_of
from scenarios.model.verdicts import Status, verdict
from scenarios.projection.comparing import Change
from scenarios.telling.changes import in_history, outcome_change
from scenarios.telling.hinges import idle_words
from scenarios.telling.language import capital, filled, listed, together, tr
from scenarios.telling.provisions import clause, counted_courses, fold_words
from scenarios.telling.readings import document_name
from scenarios.telling.statuses import disagreeing, silence, standing_between
from scenarios.telling.verdicts import verdict_told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenarios.model.casebook import Casebook
    from scenarios.model.verdicts import Verdict
    from scenarios.projection.folding import Fold
    from scenarios.projection.outcomes import PositionProjection, QuestionProjection
    from scenarios.projection.snapshot import Snapshot


class PositionFinding(Struct, frozen=True):
    """One position of a question, as it is listed under the question in focus."""

    id: str
    label: str
    actual: bool
    leading: bool
    strength: float | None
    verdict: Verdict | None
    words: str
    views: Mapping[str, Polarity | None]
    unheard: frozenset[str]


class CourseFinding(Struct, frozen=True):
    """Where courses that fall together lead a question.

    Attributes:
        course: The first of them, which stands for them.
        told: Of which courses it is told: ``if Trotsky leads``.
        leading: The label of the leading position, or that there is none.
        silent: Whether no argument reaches the question.
        words: The verdict, or what settles it.
        views: The documents that speak, and to which side of the leading position each leans.
        unheard: The documents that the reading leaves out.
        current: Whether the course in focus is among them.
    """

    course: int
    told: str
    leading: str
    silent: bool
    words: str
    views: Mapping[str, Polarity | None]
    unheard: frozenset[str]
    current: bool


class Finding(Struct, frozen=True):
    """A question as its card shows it.

    Attributes:
        title: The question.
        leading: The label of the leading position, or that there is none.
        silent: Whether no argument reaches the question.
        has_bar: Whether there is a strength to draw, or its absence.
        strength: The strength of the leading position.
        verdict: The verdict on it.
        words: What stands beside the bar, band included.
        remarks: That documents disagree, or declare the question unknowable.
        change: What becomes of it against history.
        changed: The same in words; empty where it is as in history.
        history: History's line, where it differs.
        told: Of which courses the head is told, where all lead to the same.
        lines: Where the courses lead, where they part; empty where they do not.
        more: How many courses more there are than the lines tell of.
        views: The documents that speak, and to which side of the leading position each leans.
        unheard: The documents that the reading leaves out.
        positions: All positions in the order of the casebook.
        sentence: The whole card read aloud.
    """

    title: str
    leading: str
    silent: bool
    has_bar: bool
    strength: float | None
    verdict: Verdict | None
    words: str
    remarks: tuple[str, ...]
    change: Change
    changed: str
    history: str
    told: str
    lines: tuple[CourseFinding, ...]
    more: str
    views: Mapping[str, Polarity | None]
    unheard: frozenset[str]
    positions: tuple[PositionFinding, ...]
    sentence: str


MOST_LINES = 4  # of courses in a card; more are folded away


def finding_of(snapshot: Snapshot, question_id: str, course: int) -> Finding:
    """Say what the snapshot says of a question.

    Args:
        snapshot: The branch on show.
        question_id: Which question.
        course: The course in focus.
    """
    casebook = snapshot.casebook
    question = casebook.question(question_id)
    folds = snapshot.folds(question_id)
    # Where the courses part, the head and the positions are those of the course in focus.
    projected = snapshot.question(question_id, course)
    answer = projected.answer_position
    has_bar = projected.status in (Status.SILENT, Status.PROJECTED, Status.FAINT)
    told_of = _in_all(snapshot, question_id, folds, course)
    remarks = (*_supposed(snapshot, question_id), *_remarks(casebook, told_of))
    positions = tuple(
        PositionFinding(
            id=position.id,
            label=position.label,
            actual=question.position(position.id).actual,
            leading=position.id == projected.answer,
            strength=position.strength if has_bar else None,
            verdict=position.verdict if has_bar else None,
            words=verdict_told(position.verdict) if has_bar and position.verdict is not None else "",
            views=views_of(position, projected.speaking),
            unheard=snapshot.unheard,
        )
        for position in projected.positions
    )
    change = snapshot.compared.outcomes.get(question_id)
    changed = "" if change is None or change.kind is Change.SAME else outcome_change(change)
    lines = tuple(_line(snapshot, question_id, fold, course) for fold in folds) if len(folds) > 1 else ()
    shown = _shown(lines)
    finding = Finding(
        title=question.title,
        leading=_answer(projected),
        silent=answer is None,
        has_bar=has_bar and not lines,
        strength=answer.strength if has_bar and answer is not None else None,
        verdict=answer.verdict if has_bar and answer is not None else None,
        words="" if answer is None else standing_between(told_of),
        remarks=remarks,
        change=Change.SAME if change is None else change.kind,
        changed=changed,
        history=in_history(snapshot, question_id) if changed else "",
        told=fold_words(casebook, folds[0], len(snapshot.courses)) if change and not lines else "",
        lines=shown,
        more=_more(folds, shown) if lines else "",
        views=_views(told_of),
        unheard=snapshot.unheard,
        positions=positions,
        sentence="",
    )
    return replace(finding, sentence=_sentence(casebook, finding))


def _line(snapshot: Snapshot, question_id: str, fold: Fold, course: int) -> CourseFinding:
    told_of = [snapshot.question(question_id, one) for one in fold.courses]
    projected = told_of[0]
    answer = projected.answer_position
    return CourseFinding(
        course=fold.course,
        told=fold_words(snapshot.casebook, fold, len(snapshot.courses)),
        leading=_answer(projected),
        silent=answer is None,
        words="" if answer is None else standing_between(told_of),
        views=_views(told_of),
        unheard=snapshot.unheard,
        current=course in fold.courses,
    )


def _in_all(
    snapshot: Snapshot, question_id: str, folds: tuple[Fold, ...], course: int
) -> list[QuestionProjection]:
    """The question in every course of which the head is told, the one in focus first."""
    courses = folds[0].courses if len(folds) == 1 else (course,)
    return [snapshot.question(question_id, one) for one in sorted(courses, key=lambda one: one != course)]


def _views(questions: list[QuestionProjection]) -> dict[str, Polarity | None]:
    """To which side each document leans that speaks in any of these courses; contested where that differs."""
    views: dict[str, Polarity | None] = {}
    for question in questions:
        answer = question.answer_position
        for document, view in ({} if answer is None else views_of(answer, question.speaking)).items():
            views[document] = view if views.get(document, view) is view else Polarity.CONTESTED
    return views


def _shown(lines: tuple[CourseFinding, ...]) -> tuple[CourseFinding, ...]:
    """As many lines as can be read, that of the course in focus among them."""
    if len(lines) <= MOST_LINES:
        return lines
    first = lines[: MOST_LINES - 1]
    return (
        first
        if any(line.current for line in first)
        else (*first[:-1], next(line for line in lines if line.current))
    )


def _more(folds: tuple[Fold, ...], shown: tuple[CourseFinding, ...]) -> str:
    """How many courses the lines do not tell of: one line may tell of several."""
    told = {line.course for line in shown}
    count = sum(len(fold.courses) for fold in folds if fold.course not in told)
    if not count:
        return ""
    return tr("1 more course") if count == 1 else filled(tr("{count} more courses"), count=count)


def _answer(question: QuestionProjection) -> str:
    answer = question.answer_position
    return capital(silence()) if answer is None else answer.label


def views_of(position: PositionProjection, speaking: tuple[str, ...]) -> dict[str, Polarity | None]:
    """Return the documents that speak, each with the side of a position to which it leans."""
    views: dict[str, Polarity | None] = {}
    for document in speaking:
        view = position.by_document.get(document)
        band = None if view is None else verdict(view)
        views[document] = None if band is None else polarity_of(band.low, band.high)
    return views


def _remarks(casebook: Casebook, questions: list[QuestionProjection]) -> tuple[str, ...]:
    remarks: list[str] = []
    tied = [one for one in questions if one.leading_tied and one.answer == one.leading]
    at_odds = [one for one in questions if one.documents_disagree]
    for words, found in (
        (tr("= Another position is as strong"), tied),
        (filled("≠ {}", capital(disagreeing())), at_odds),
    ):
        if len(found) == len(questions):
            remarks.append(words)
        elif found:
            remarks.append(filled("{} {}", words, counted_courses(range(len(found)), len(questions))))
    sayers: dict[str, None] = {}
    for argument_id in dict.fromkeys(one for question in questions for one in question.unknowable_by):
        argument = casebook.argument(argument_id)
        voice, mark = casebook.voice(argument.voice).name, casebook.document(argument.document).mark
        sayers[filled(tr("{voice} ({mark})"), voice=voice, mark=mark)] = None
    if sayers:
        remarks.append(filled(tr("? Declared unknowable by {voices}"), voices=together(", ", sayers)))
    return tuple(remarks)


def _supposed(snapshot: Snapshot, question_id: str) -> tuple[str, ...]:
    """That an answer is the user's own, or that it changes nothing."""
    hinge = next((one for one in snapshot.hinges if one.id == question_id), None)
    if hinge is None or hinge.supposed is None:
        return ()
    if hinge.idle:
        return (filled(tr("◇ {idle}"), idle=idle_words(snapshot, hinge)),)
    supposed = clause(snapshot.casebook, hinge.id, hinge.supposed)
    return (filled(tr("◇ You suppose that {clause}"), clause=supposed),)


def _sentence(casebook: Casebook, finding: Finding) -> str:
    title = finding.title.rstrip(".")
    if finding.lines:
        parts = [title]
        parts += [
            filled("{}.", together(", ", (line.told, line.leading, line.words))) for line in finding.lines
        ]
    else:
        told = filled("{}: ", finding.told) if finding.told else ""
        said = "" if finding.silent else filled(", {}", finding.words)
        parts = [filled("{} {}{}{}.", title, told, finding.leading, said)]
    if finding.more:
        parts.append(filled("{}.", finding.more))
    if finding.changed:
        parts.append(filled("{}; {}.", finding.changed, finding.history))
    leanings = []
    for document, view in finding.views.items():
        name = document_name(casebook, casebook.document(document))
        leanings.append(filled("{} {}", name, tr("speaks") if view is None else view.words))
    if leanings:
        parts.append(filled("{}.", together("; ", leanings)))
    unheard = [document_name(casebook, one) for one in casebook.documents if one.id in finding.unheard]
    if unheard:
        parts.append(filled(tr("Not heard: {documents}."), documents=listed(unheard)))
    parts.extend(filled("{}.", remark.lstrip("=≠?◇ ").rstrip(".")) for remark in finding.remarks)
    return together(" ", parts)
