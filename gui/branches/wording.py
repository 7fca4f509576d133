"""The sentences of the branch map: how a branch is told in one line, what stands beside a lane.

It puts what the projection and the branch map say into words; it must not compute or draw.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.branches.lanes import LaneText
from scenarios.model.dates import spoken_date
from scenarios.model.verdicts import VERDICTS, Status, verdict

if TYPE_CHECKING:
    from scenarios.model.casebook import Casebook, Decision, Question
    from scenarios.projection.branch_map import BranchEnd, BranchMap
    from scenarios.projection.projection import Projection, QuestionProjection


def _tr(text: str) -> str:
    return QCoreApplication.translate("BranchesPanel", text)


def one_line(text: str) -> str:
    """The text without line breaks and runs of spaces, as a label has it."""
    return " ".join(text.split())


def ending(question: Question, end: BranchEnd) -> str:
    """Where a branch ends, and how firmly."""
    if end.lane is None:
        return _tr("the documents are silent")
    label = one_line(question.position(end.lane).label)
    if end.status is Status.FACT:
        return _tr("{position} (as it happened)").format(position=label)
    if end.status is Status.ESTABLISHED or end.strength is None:
        return _tr("{position} (follows from the choice)").format(position=label)
    words = _tr("{position}: {verdict}").format(position=label, verdict=verdict(end.strength))
    if end.leading_tied:
        words = _tr("{sentence}, level with another position").format(sentence=words)
    if end.status is Status.FAINT:
        words = _tr("{sentence}, barely argued here").format(sentence=words)
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
    result = ending(question, end)
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
    return tuple(sentence.format(departures=_joined(parts), ending=result) for parts in told)


def departure(casebook: Casebook, decision_id: str, option_id: str) -> str:
    """A departure in a few words."""
    decision = casebook.decision(decision_id)
    return _tr("{decision}: {option}").format(
        decision=one_line(decision.title), option=one_line(decision.option(option_id).label)
    )


def fork_sentence(decision: Decision, projection: Projection) -> str:
    """What the branch on show makes of a decision."""
    date, title = spoken_date(decision.date), one_line(decision.title)
    option_id = projection.branch.taken[decision.id]
    if option_id is None:
        reasons = [item.reason for item in projection.not_arising if item.decision == decision.id]
        reason = one_line(reasons[0]) if reasons else ""
        if not reason:
            return _tr("{date}, {decision}: does not arise in your branch").format(date=date, decision=title)
        return _tr("{date}, {decision}: does not arise in your branch. {reason}").format(
            date=date, decision=title, reason=reason
        )
    option = one_line(decision.option(option_id).label)
    if option_id == decision.actual.id:
        return _tr("{date}, {decision}: {option} (as it happened)").format(
            date=date, decision=title, option=option
        )
    return _tr("{date}, {decision}: {option} (a departure of your branch)").format(
        date=date, decision=title, option=option
    )


def lane_texts(question: Question, projection: Projection, branches: BranchMap) -> tuple[LaneText, ...]:
    """The words of every lane, in the order of the branch map."""
    total = sum(branches.counts.values())
    shown = next((end.lane for end in branches.ends if end.is_shown), None)
    standing = projection.question(question.id)
    texts = []
    for lane in branches.lanes:
        label = _tr("The documents are silent") if lane is None else question.position(lane).label
        full, band = _standing(lane, standing)
        count = branches.counts.get(lane, 0)
        texts.append(
            LaneText(
                lane,
                one_line(label),
                verdict=full,
                verdict_band=band,
                count=_counted(count, total),
                count_short=_tr("{count} of {total}").format(count=count, total=total) if count else "",
                is_end=lane == shown,
            )
        )
    return tuple(texts)


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
        if lane != standing.leading:
            return "", ""
        if standing.status is Status.FACT:
            return _yours(_tr("as it happened")), _tr("yours")
        return _yours(_tr("follows from your choice")), _tr("yours")
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


def _joined(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return _tr("{parts}, and {last}").format(parts=", ".join(parts[:-1]), last=parts[-1])
