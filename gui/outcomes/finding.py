"""What one card says of a question in this branch, in words and shapes; it must not draw, nor weigh anything.

A finding is a plain value made from the projection: equal findings need no repaint.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.reading.words import document_name
from gui.widgets.polarity import Polarity, polarity_of
from scenarios.model.verdicts import verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenarios.model.casebook import Casebook
    from scenarios.model.verdicts import Verdict
    from scenarios.projection.projection import PositionProjection, Projection, QuestionProjection

_CONTEXT = "OutcomesPanel"


@dataclass(frozen=True)
class PositionFinding:
    """One position of a question, as it is listed under the question in focus."""

    id: str
    label: str
    actual: bool
    leading: bool
    strength: float | None
    verdict: Verdict | None
    words: str
    views: Mapping[str, Polarity | None] = field(hash=False)


@dataclass(frozen=True)
class Finding:
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
        changed: Whether it differs from the branch as it happened.
        views: The documents that speak, and to which side of the leading position each leans.
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
    changed: bool
    views: Mapping[str, Polarity | None] = field(hash=False)
    positions: tuple[PositionFinding, ...]
    sentence: str


def finding_of(projection: Projection, question_id: str, *, changed: bool) -> Finding:
    """Say what the projection says of a question.

    Args:
        projection: The branch on show under the reading in force.
        question_id: Which question.
        changed: Whether it differs from the branch as it happened.
    """
    casebook = projection.casebook
    question = casebook.question(question_id)
    projected = projection.question(question_id)
    leading = projected.leading_position
    speaking = projected.speaking
    silent = projected.status == "silent"
    if silent:
        label = _tr("The documents do not say")
    elif leading is None:
        label = _tr("No position leads")
    else:
        label = leading.label
    has_bar = silent or projected.status in ("projected", "faint")
    words = _words(projected)
    views = {} if leading is None else _views(leading, speaking)
    remarks = _remarks(casebook, projected)
    positions = tuple(
        PositionFinding(
            id=position.id,
            label=position.label,
            actual=question.position(position.id).actual,
            leading=position.id == projected.leading,
            strength=position.strength if has_bar else None,
            verdict=position.verdict if has_bar else None,
            words=str(position.verdict) if has_bar and position.verdict is not None else "",
            views=_views(position, speaking),
        )
        for position in projected.positions
    )
    return Finding(
        title=question.title,
        leading=label,
        silent=silent,
        has_bar=has_bar,
        strength=leading.strength if has_bar and leading is not None else None,
        verdict=leading.verdict if has_bar and leading is not None else None,
        words=words,
        remarks=remarks,
        changed=changed,
        views=views,
        positions=positions,
        sentence=_sentence(casebook, question.title, label, words, views, remarks, changed),
    )


def _words(question: QuestionProjection) -> str:
    status, leading = question.status, question.leading_position
    if status == "fact":
        return _tr("as it happened")
    if status == "established":
        return _tr("follows from your choice")
    if status == "silent":
        return _tr("no argument reaches here")
    said = str(leading.verdict) if leading is not None and leading.verdict is not None else ""
    if status == "faint":
        return ", ".join(filter(None, (said, _tr("barely argued here"))))
    return said


def _views(position: PositionProjection, speaking: tuple[str, ...]) -> dict[str, Polarity | None]:
    views: dict[str, Polarity | None] = {}
    for document in speaking:
        view = position.by_document.get(document)
        band = None if view is None else verdict(view)
        views[document] = None if band is None else polarity_of(band.low, band.high)
    return views


def _remarks(casebook: Casebook, question: QuestionProjection) -> tuple[str, ...]:
    remarks: list[str] = []
    if question.leading_tied:
        remarks.append(_tr("= Another position is as strong"))
    if question.documents_disagree:
        remarks.append(_tr("≠ Documents disagree"))
    sayers: dict[str, None] = {}
    for argument_id in question.unknowable_by:
        argument = casebook.argument(argument_id)
        voice, mark = casebook.voice(argument.voice).name, casebook.document(argument.document).mark
        sayers[_tr("{voice} ({mark})").format(voice=voice, mark=mark)] = None
    if sayers:
        remarks.append(_tr("? Declared unknowable by {voices}").format(voices=", ".join(sayers)))
    return tuple(remarks)


def _sentence(
    casebook: Casebook,
    title: str,
    leading: str,
    words: str,
    views: Mapping[str, Polarity | None],
    remarks: tuple[str, ...],
    changed: bool,
) -> str:
    parts = [f"{title.rstrip('.')} {leading}, {words}." if words else f"{title} {leading}."]
    if changed:
        parts.append(_tr("Changed from what happened."))
    said = []
    for document, view in views.items():
        name = document_name(casebook, casebook.document(document))
        said.append(f"{name} {_tr('speaks') if view is None else view.words}")
    if said:
        parts.append("; ".join(said) + ".")
    parts.extend(f"{remark.lstrip('=≠? ')}." for remark in remarks)
    return " ".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
