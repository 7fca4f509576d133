"""The sentences of the branch map: how a branch is told in one line, what stands beside a lane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.model.dates import spoken_date
from scenarios.model.verdicts import VERDICTS, Status, verdict
from scenarios.telling.hinges import arises_only, not_arising_words
from scenarios.telling.language import capital, filled, listed, one_line, together, tr
from scenarios.telling.provisions import course_words, numbered_courses, provision_words, supposing
from scenarios.telling.statuses import silence, status_words
from scenarios.telling.verdicts import verdict_told

if TYPE_CHECKING:
    from scenarios.model.casebook import Casebook, Decision, Question
    from scenarios.projection.branch_map import BranchEnd, BranchMap, CourseEnd
    from scenarios.projection.course import Course
    from scenarios.projection.outcomes import QuestionProjection
    from scenarios.projection.snapshot import Snapshot


class LaneText(Struct, frozen=True):
    """What is written beside a lane.

    Attributes:
        lane: The position's id; None for silence.
        label: The position's label, whole.
        verdict: How the branch on show stands on it; empty where there is nothing to say.
        verdict_band: The same, as short as it gets.
        count: How many branches end here, in words; empty for none.
        count_short: The same, as short as it gets.
        is_end: Whether the branch on show ends here.
    """

    lane: str | None
    label: str
    verdict: str = ""
    verdict_band: str = ""
    count: str = ""
    count_short: str = ""
    is_end: bool = False


def ending(casebook: Casebook, question: Question, end: BranchEnd) -> str:
    """Where a branch ends, and how firmly; course by course where its courses part."""
    if len(end.ends) == 1:
        return course_ending(question, end.ends[0])
    pattern = tr("{courses}, if {clauses}: {ending}") if end.is_shown else tr("if {clauses}: {ending}")
    return together(
        "; ",
        (
            filled(
                pattern,
                courses=numbered_courses(course.courses),
                clauses=listed([provision_words(casebook, one) for one in course.provisions]),
                ending=course_ending(question, course),
            )
            for course in end.ends
        ),
    )


def course_ending(question: Question, end: CourseEnd) -> str:
    """Where courses end that lead to the same, and how firmly."""
    if end.lane is None:
        return silence()
    label = one_line(question.position(end.lane).label)
    if end.status in (Status.FACT, Status.ESTABLISHED, Status.SILENT) or end.strength is None:
        return filled(tr("{position} ({status})"), position=label, status=status_words(end.status))
    words = filled(tr("{position}: {verdict}"), position=label, verdict=verdict_told(verdict(end.strength)))
    if end.leading_tied:
        words = filled(tr("{sentence}, level with another position"), sentence=words)
    if end.status is Status.FAINT:
        words = filled("{}, {}", words, status_words(end.status))
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
        told_once = tr("Your branch, as it happened → {ending}") if yours else tr("As it happened → {ending}")
        return (filled(told_once, ending=result),)
    named = [departure(casebook, decision, option) for decision, option, _ in end.leaves]
    options = [one_line(casebook.decision(d).option(o).label) for d, o, _ in end.leaves]
    told = [named, options]
    if len(options) > 1:
        told.append([options[0], filled(tr("{count} more"), count=len(options) - 1)])
    sentence = tr("Your branch: {departures} → {ending}") if yours else tr("If {departures} → {ending}")
    return tuple(filled(sentence, departures=listed(parts), ending=result) for parts in told)


def yours_sentences(snapshot: Snapshot, branches: BranchMap) -> tuple[str, ...]:
    """The branch on show in one sentence, the fullest first, with what the user supposes in it.

    Where its courses part, the briefest says only which course is which: the rest stands beside the lanes.
    """
    casebook, ends = snapshot.casebook, branches.shown.ends
    question = casebook.question(branches.question)
    sentences = branch_sentences(casebook, question, branches.shown, yours=True)
    if len(ends) > 1:
        told = [
            filled(
                tr("{courses}: {clauses}"),
                courses=numbered_courses(end.courses),
                clauses=listed([provision_words(casebook, one) for one in end.provisions]),
            )
            for end in ends
        ]
        sentences = (*sentences, filled(tr("Your branch, {courses}"), courses=together("; ", told)))
    supposed = supposing(snapshot)
    if not supposed:
        return sentences
    return tuple(
        filled(tr("{sentence} ({supposing})"), sentence=sentence, supposing=supposed)
        for sentence in sentences
    )


def course_sentence(snapshot: Snapshot, question: Question, number: int) -> str:
    """A course of the branch on show in one sentence."""
    end = next(one for one in snapshot.map(question.id).shown.ends if number in one.courses)
    return filled(
        tr("Your branch, if {clauses} → {ending}"),
        clauses=course_words(snapshot, snapshot.courses[number]),
        ending=course_ending(question, end),
    )


def yours_named(snapshot: Snapshot) -> tuple[str, ...]:
    """What the branch on show is called, the fullest first: what is supposed in it is the user's."""
    words, supposed = tr("your branch"), supposing(snapshot)
    if not supposed:
        return (words,)
    return filled("{}, {}", words, supposed), tr("your branch, as you suppose"), tr("as you suppose")


def history_named(*, yours: bool) -> str:
    """What history is called, and whether it is the branch on show."""
    return tr("your branch: as it happened") if yours else tr("as it happened")


def departure(casebook: Casebook, decision_id: str, option_id: str) -> str:
    """A departure in a few words."""
    decision = casebook.decision(decision_id)
    return filled(
        tr("{decision}: {option}"),
        decision=one_line(decision.title),
        option=one_line(decision.option(option_id).label),
    )


def fork_sentence(decision: Decision, snapshot: Snapshot) -> str:
    """What the branch on show makes of a decision."""
    date, title = spoken_date(decision.date), one_line(decision.title)
    if decision.id in snapshot.not_arising:
        item = next(one for one in snapshot.courses[0].not_arising if one.decision == decision.id)
        return filled(
            tr("{date}, {decision}: does not arise in your branch: {reason}"),
            date=date,
            decision=title,
            reason=one_line(not_arising_words(snapshot.casebook, item)),
        )
    option_id = snapshot.standpoint.choices[decision.id]
    option = one_line(decision.option(option_id).label)
    pattern = tr("{date}, {decision}: {option} (as it happened)")
    if option_id != decision.actual.id:
        pattern = tr("{date}, {decision}: {option} (a departure of your branch)")
    sentence = filled(pattern, date=date, decision=title, option=option)
    premise = arises_only(snapshot, decision.id)
    return filled("{}. {}", sentence, premise) if premise else sentence


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
        label = capital(silence()) if lane is None else question.position(lane).label
        if len(shown) == 1:
            full, band = _your_verdict(lane, standing)
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
                count_short=filled(tr("{count} of {total}"), count=count, total=total) if count else "",
                is_end=lane in branches.shown.lanes,
            )
        )
    return tuple(texts)


def _of_courses(casebook: Casebook, ends: list[CourseEnd]) -> tuple[str, str]:
    """Which of the courses of the branch on show end in a lane."""
    if not ends:
        return "", ""
    told = [listed([provision_words(casebook, one) for one in end.provisions]) for end in ends]
    # The sentence below the map says which course is which.
    short = numbered_courses([number for end in ends for number in end.courses])
    return filled(tr("yours, if {clauses}"), clauses=together(tr("; if "), told)), _yours(short)


def verdict_samples() -> tuple[str, ...]:
    """Every verdict as it may stand beside a lane: the column is made wide enough for all of them."""
    return tuple(_yours(str(each)) for each in VERDICTS)


def folded_words() -> str:
    """Return what is said where many decisions are in play and not every branch is shown."""
    return tr("Many decisions are in play: showing departures one at a time plus your branch.")


def lane_sentence(text: LaneText) -> str:
    """A lane's words in one line, its label whole."""
    return together(" · ", (text.label, text.verdict, text.count))


def _your_verdict(lane: str | None, standing: QuestionProjection) -> tuple[str, str]:
    if lane is None:
        return "", ""
    if standing.status in (Status.FACT, Status.ESTABLISHED):
        if lane != standing.answer:
            return "", ""
        return _yours(status_words(standing.status)), tr("yours")
    judged = standing.position(lane).verdict
    if judged is None:
        return "", ""
    return _yours(verdict_told(judged)), _yours(judged.band)


def _yours(words: str) -> str:
    return filled(tr("yours: {verdict}"), verdict=words)


def _counted(count: int, total: int) -> str:
    if not count:
        return ""
    if total == 1:
        return tr("1 of 1 branch")
    return filled(tr("{count} of {total} branches"), count=count, total=total)
