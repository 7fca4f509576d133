"""A projection for the command line: as JSON for programs, as a table for people.

This module owns the keys of the one and the columns of the other. It must not compute anything that the
projection does not already say.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from scenarios.dates import spoken_date
from scenarios.faults import visible
from scenarios.verdicts import Status

if TYPE_CHECKING:
    from scenarios.casebook import Casebook
    from scenarios.projection import ArgumentProjection, PositionProjection, Projection, QuestionProjection

NARROWEST, WIDEST = 80, 100
MOST_COLUMNS = 6  # documents with a column of their own; more would leave no room for words

_VERDICT_WIDTH = 28

_HEADINGS = {"outcome": "OUTCOMES", "debate": "DEBATES"}

_STATUS_WORDS = {
    Status.FACT: "as it happened",
    Status.ESTABLISHED: "follows from a choice",
    Status.PROJECTED: "argued",
    Status.FAINT: "barely argued here",
    Status.SILENT: "the documents are silent",
}


def as_json(projection: Projection) -> dict[str, Any]:
    """Return a projection as the object that `project --json` prints; None where there is no strength."""
    reading = projection.reading
    return {
        "casebook": projection.casebook.id,
        "semantics": reading.semantics,
        "choices": dict(projection.branch.taken),
        "not_arising": [
            {"decision": item.decision, "reason": item.reason} for item in projection.not_arising
        ],
        "departures": list(projection.departures),
        "questions": [_question_as_json(question) for question in projection.questions],
        "arguments": [
            {
                "id": argument.id,
                "active": argument.active,
                "dormant": argument.dormant,
                "base": argument.base,
                "strength": argument.strength,
                "waiting_for": list(argument.waiting_for),
            }
            for argument in projection.arguments.values()
        ],
        "credence": {
            document.id: reading.credence_of(document.id) for document in projection.casebook.documents
        },
        "muted": sorted(reading.muted),
    }


def as_table(projection: Projection, width: int = NARROWEST) -> str:
    """Return a projection as lines of text no wider than `width`, which is held between 80 and 100."""
    width = min(max(width, NARROWEST), WIDEST)
    return "\n".join(line.rstrip() for line in _lines(projection, width)) + "\n"


def _question_as_json(question: QuestionProjection) -> dict[str, Any]:
    return {
        "id": question.id,
        "status": question.status.value,
        "reach": question.reach,
        "leading": question.leading,
        "positions": [
            {
                "id": position.id,
                "strength": position.strength,
                "band": position.verdict.band if position.verdict else None,
                "by_document": dict(position.by_document),
                "verdict": position.verdict.words if position.verdict else None,
            }
            for position in question.positions
        ],
        "documents_disagree": question.documents_disagree,
        "unknowable_by": list(question.unknowable_by),
    }


def _lines(projection: Projection, width: int) -> Iterator[str]:
    casebook = projection.casebook
    yield from _wrapped("", casebook.title, width)
    revision = f", revision {casebook.revision}" if casebook.revision else ""
    yield from _wrapped("Casebook ", casebook.id + revision, width)
    yield from _reading(projection, width)
    if casebook.decisions:
        yield ""
        yield from _decisions(projection, width)
    for kind, heading in _HEADINGS.items():
        questions = [item for item in projection.questions if casebook.question(item.id).kind == kind]
        if questions:
            yield ""
            yield from _questions(casebook, heading, questions, width)
    if projection.arguments:
        yield ""
        yield from _arguments(projection, width)


def _reading(projection: Projection, width: int) -> Iterator[str]:
    casebook, reading = projection.casebook, projection.reading
    for document in casebook.documents:
        credence = reading.credence_of(document.id)
        said = (
            "full credence" if credence == 1 else "not heard" if credence == 0 else f"credence {credence:g}"
        )
        yield from _wrapped(f"  {document.mark}  ", f"{document.title} ({said})", width)
    if reading.muted:
        muted = ", ".join(casebook.voice(voice).name for voice in sorted(reading.muted))
        yield from _wrapped("  Muted: ", muted, width)
    yield f"  Semantics: {reading.semantics}"


def _decisions(projection: Projection, width: int) -> Iterator[str]:
    yield f"DECISIONS   {_departures(len(projection.departures))}"
    reasons = {item.decision: item.reason for item in projection.not_arising}
    for decision in projection.casebook.decisions:
        yield from _wrapped(f"  {spoken_date(decision.date):<18}", decision.title, width)
        option_id = projection.branch.taken[decision.id]
        if option_id is None:
            reason = reasons[decision.id] or "an earlier choice removed it"
            yield from _wrapped(f"{'':<18}- ", f"does not arise: {reason}", width)
        else:
            mark = "*" if decision.id in projection.departures else " "
            yield from _wrapped(f"{'':<18}{mark} ", decision.option(option_id).label, width)


def _departures(count: int) -> str:
    if count == 0:
        return "as it happened"
    return "1 departure (*)" if count == 1 else f"{count} departures (*)"


def _questions(
    casebook: Casebook, heading: str, questions: Sequence[QuestionProjection], width: int
) -> Iterator[str]:
    documents = casebook.documents if len(casebook.documents) <= MOST_COLUMNS else ()
    marks = "".join(f"{document.mark:>4}" for document in documents)
    label_width = width - 4 - _VERDICT_WIDTH - len(marks)
    said = f"{heading}   strength of the case, 0 to 100; not a chance"
    yield f"{said:<{width - len(marks)}}{marks}"
    for question in questions:
        yield from _wrapped("", casebook.question(question.id).title, width)
        yield from _wrapped("  ", f"{_STATUS_WORDS[question.status]}{_remarks(question, casebook)}", width)
        if question.status is Status.SILENT:
            continue
        for position in question.positions:
            leading = ">" if position.id == question.leading else " "
            label, *rest = _wrapped("", position.label, label_width)
            line = f"  {leading} {label:<{label_width}}{_verdict(position, question):>{_VERDICT_WIDTH}}"
            yield line + "".join(f"{_hundredths(position.by_document[item.id]):>4}" for item in documents)
            for line in rest:
                yield f"    {line}"


def _remarks(question: QuestionProjection, casebook: Casebook) -> str:
    remarks = "; no position leads alone" if question.leading_tied else ""
    if question.documents_disagree:
        remarks += "; documents disagree"
    if question.unknowable_by:
        voices = (
            casebook.voice(casebook.argument(argument).voice).name for argument in question.unknowable_by
        )
        remarks += f"; declared unknowable by {', '.join(dict.fromkeys(voices))}"
    return remarks


def _verdict(position: PositionProjection, question: QuestionProjection) -> str:
    if position.verdict is not None:
        return str(position.verdict)
    return _STATUS_WORDS[question.status] if position.id == question.leading else ""


def _arguments(projection: Projection, width: int) -> Iterator[str]:
    casebook = projection.casebook
    marks = {document.id: document.mark for document in casebook.documents}
    longest = min(max(map(len, projection.arguments)), 20)
    yield "ARGUMENTS   base and strength, 0 to 100"
    yield "            off: does not apply here, if: would apply if its premise held"
    for argument in casebook.arguments:
        projected = projection.arguments[argument.id]
        head = (
            f"  {_cut(argument.id, longest):<{longest}} {marks[argument.document]}"
            f" {_hundredths(projected.base):>4} {_strength(projected):>4}  "
        )
        yield from _wrapped(head, argument.text, width)


def _strength(argument: ArgumentProjection) -> str:
    if not argument.active:
        return "off"
    return "if" if argument.dormant else _hundredths(argument.strength)


def _hundredths(strength: float | None) -> str:
    return "–" if strength is None else f"{100 * strength:.0f}"


def _cut(name: str, length: int) -> str:
    return name if len(name) <= length else name[: length - 1] + "…"


def _wrapped(head: str, text: str, width: int) -> list[str]:
    """Return text after a head, in lines of at most `width`; later lines stand under the first."""
    plain = visible(" ".join(text.split()))
    lines = textwrap.wrap(plain, width, initial_indent=head, subsequent_indent=" " * len(head))
    return lines or [head]
