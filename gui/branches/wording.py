"""The sentences of the branch map: how a branch is told in one line, what stands beside a lane.

It puts what the projection and the branch map say into words; it must not compute or draw.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.branches.lanes import LaneText
from scenarios.model.dates import spoken_date
from scenarios.model.verdicts import VERDICTS, Status, verdict
from scenarios.telling.hinges import arises_only, not_arising_words
from scenarios.telling.language import listed
from scenarios.telling.provisions import provision_words
from scenarios.telling.statuses import status_words

if TYPE_CHECKING:
    from scenarios.model.casebook import Casebook, Decision, Question
    from scenarios.projection.branch_map import BranchEnd, BranchMap, CourseEnd
    from scenarios.projection.course import Course
    from scenarios.projection.outcomes import QuestionProjection
    from scenarios.projection.snapshot import Snapshot


def _tr(text: str) -> str:
    return QCoreApplication.translate("BranchesPanel", text)


def one_line(text: str) -> str:
    """The text without line breaks and runs of spaces, as a label has it."""
    return " ".join(text.split())


def ending(casebook: Casebook, question: Question, end: BranchEnd) -> str:
    """Where a branch ends, and how firmly; course by course where its courses part."""
    if len(end.ends) == 1:
        return course_ending(question, end.ends[0])
    return "; ".join(
        _tr("if {clauses}: {ending}").format(
            clauses=listed([provision_words(casebook, one) for one in course.provisions]),
            ending=course_ending(question, course),
        )
        for course in end.ends
    )


def course_ending(question: Question, end: CourseEnd) -> str:
    """Where courses end that lead to the same, and how firmly."""
    if end.lane is None:
        return _tr("the documents are silent")
    label = one_line(question.position(end.lane).label)
    if end.status in (Status.FACT, Status.ESTABLISHED, Status.SILENT) or end.strength is None:
        return _tr("{position} ({status})").format(position=label, status=status_words(end.status))
    words = _tr("{position}: {verdict}").format(position=label, verdict=verdict(end.strength))
    if end.leading_tied:
        words = _tr("{sentence}, level with another position").format(sentence=words)
    if end.status is Status.FAINT:
        words = f"{words}, {status_words(end.status)}"
    return words


def branch_sentences(
    casebook: Casebook, question: Question, end: BranchEnd, *, yours: bool = False
) -> tuple[str, ...]:
    """A branch in one sentence, the fullest first; each ends with the same words on where it ends.

    Args:
        casebook: Whose branch it is.
        question: The question in focus.
        end: The branch.
        yours: Whether to tell it as the branch on show.
    """
    result = ending(casebook, question, end)
    if not end.leaves:
        told_once = (
            _tr("Your branch, as it happened → {ending}") if yours else _tr("As it happened → {ending}")
        )
        return (told_once.format(ending=result),)
    named = [departure(casebook, decision, option) for decision, option, _ in end.leaves]
    options = [one_line(casebook.decision(d).option(o).label) for d, o, _ in end.leaves]
    told = [named, options]
    if len(options) > 1:
        told.append([options[0], _tr("{count} more").format(count=len(options) - 1)])
    sentence = _tr("Your branch: {departures} → {ending}") if yours else _tr("If {departures} → {ending}")
    return tuple(sentence.format(departures=listed(parts), ending=result) for parts in told)


def departure(casebook: Casebook, decision_id: str, option_id: str) -> str:
    """A departure in a few words."""
    decision = casebook.decision(decision_id)
    return _tr("{decision}: {option}").format(
        decision=one_line(decision.title), option=one_line(decision.option(option_id).label)
    )


def fork_sentence(decision: Decision, snapshot: Snapshot) -> str:
    """What the branch on show makes of a decision."""
    date, title = spoken_date(decision.date), one_line(decision.title)
    if decision.id in snapshot.not_arising:
        item = next(one for one in snapshot.courses[0].not_arising if one.decision == decision.id)
        return _tr("{date}, {decision}: does not arise in your branch: {reason}").format(
            date=date, decision=title, reason=one_line(not_arising_words(snapshot.casebook, item))
        )
    option_id = snapshot.standpoint.choices[decision.id]
    option = one_line(decision.option(option_id).label)
    pattern = _tr("{date}, {decision}: {option} (as it happened)")
    if option_id != decision.actual.id:
        pattern = _tr("{date}, {decision}: {option} (a departure of your branch)")
    sentence = pattern.format(date=date, decision=title, option=option)
    premise = arises_only(snapshot, decision.id)
    return f"{sentence}. {premise}" if premise else sentence


def lane_texts(
    casebook: Casebook, question: Question, course: Course, branches: BranchMap
) -> tuple[LaneText, ...]:
    """The words of every lane, in the order of the branch map.

    Args:
        casebook: The casebook.
        question: The question in focus.
        course: The course in focus, or history's debates.
        branches: The map.
    """
    total = len(branches.ends)
    shown = branches.shown.ends
    standing = course.question(question.id)
    texts = []
    for lane in branches.lanes:
        label = _tr("The documents are silent") if lane is None else question.position(lane).label
        if len(shown) == 1:
            full, band = _standing(lane, standing)
        else:
            full, band = _of_courses(casebook, [end for end in shown if end.lane == lane])
        count = branches.counts.get(lane, 0)
        texts.append(
            LaneText(
                lane,
                one_line(label),
                verdict=full,
                verdict_band=band,
                count=_counted(count, total),
                count_short=_tr("{count} of {total}").format(count=count, total=total) if count else "",
                is_end=lane in branches.shown.lanes,
            )
        )
    return tuple(texts)


def _of_courses(casebook: Casebook, ends: list[CourseEnd]) -> tuple[str, str]:
    """Which of the courses of the branch on show end in a lane."""
    if not ends:
        return "", ""
    told = [listed([provision_words(casebook, one) for one in end.provisions]) for end in ends]
    return _tr("yours, if {clauses}").format(clauses=_tr("; if ").join(told)), _tr("yours, in part")


def verdict_samples() -> tuple[str, ...]:
    """Every verdict as it may stand beside a lane: the column is made wide enough for all of them."""
    return tuple(_yours(str(each)) for each in VERDICTS)


def lane_sentence(text: LaneText) -> str:
    """A lane's words in one line, its label whole."""
    return " · ".join(part for part in (text.label, text.verdict, text.count) if part)


def _standing(lane: str | None, standing: QuestionProjection) -> tuple[str, str]:
    if lane is None:
        return "", ""
    if standing.status in (Status.FACT, Status.ESTABLISHED):
        if lane != standing.answer:
            return "", ""
        return _yours(status_words(standing.status)), _tr("yours")
    judged = standing.position(lane).verdict
    if judged is None:
        return "", ""
    return _yours(str(judged)), _yours(judged.band)


def _yours(words: str) -> str:
    return _tr("yours: {verdict}").format(verdict=words)


def _counted(count: int, total: int) -> str:
    if not count:
        return ""
    if total == 1:
        return _tr("1 of 1 branch")
    return _tr("{count} of {total} branches").format(count=count, total=total)
