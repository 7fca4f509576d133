"""A casebook and a standpoint as the web page reads them.

What the page does not show or reckon with stays out: events, who considered a decision, and the scenario's
notes, which are their writer's own. Keys with an empty value are left out too; `types.d.ts` beside the page's
modules says what each is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scenarios.model.branches import in_order_of_time
from scenarios.model.dates import date_as_year, parse_date, spoken_date
from scenarios.model.plain import on_one_line
from scenarios.telling.verdicts import class_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from scenarios.exports.request import Request
    from scenarios.model.casebook import Argument, Casebook, Decision, Question

MOST_IN_PLAY = 8
"""Decisions that the page lets its reader change; a page of more would be a program of its own."""


def casebook_as_data(casebook: Casebook, hinges: Collection[str], in_play: Collection[str]) -> dict[str, Any]:
    """Return what the page needs of a casebook.

    Args:
        casebook: The casebook.
        hinges: Its hinges in the order in which they are taken.
        in_play: The decisions that can be changed on the page; of the others it tells less.
    """
    speaking = {argument.voice for argument in casebook.arguments}
    return {
        "id": casebook.id,
        "revision": casebook.revision,
        "title": on_one_line(casebook.title),
        "licence": casebook.licence,
        "authors": list(casebook.authors),
        "span": [date_as_year(date) for date in casebook.span],
        "documents": [
            _kept(
                id=document.id,
                mark=document.mark,
                title=document.title,
                author=document.author,
                published=document.published,
                about=document.about,
            )
            for document in casebook.documents
        ],
        "voices": [{"id": voice.id, "name": voice.name} for voice in casebook.voices if voice.id in speaking],
        "decisions": [_decision(decision, decision.id in in_play) for decision in casebook.decisions],
        "questions": [_question(casebook, question) for question in casebook.questions],
        "arguments": [_argument(argument) for argument in casebook.arguments],
        "in_time": [decision.id for decision in in_order_of_time(casebook)],
        "hinges": list(hinges),
    }


def scenario_as_data(request: Request) -> dict[str, Any]:
    """Return the standpoint that the page opens with, and what a scenario file handed back says of itself."""
    standpoint = request.snapshot.standpoint
    reading = standpoint.reading
    return {
        "title": request.title,
        "author": request.author,
        "choices": {
            decision.id: standpoint.choices[decision.id]
            for decision in request.book.decisions
            if standpoint.choices[decision.id] != decision.actual.id
        },
        "supposed": dict(standpoint.supposed),
        "credence": {document: value for document, value in reading.credence.items() if value != 1.0},
        "muted": sorted(reading.muted),
        "semantics": reading.semantics,
        "without_inferences": reading.without_inferences,
        "in_play": list(in_play_of(request)),
        "question": request.question if request.book.questions else None,
        "position": request.options.position,
        "course": request.course.number,
    }


def in_play_of(request: Request) -> tuple[str, ...]:
    """Return the decisions that can be changed on the page."""
    return tuple(dict.fromkeys(request.in_play))[:MOST_IN_PLAY]


def _decision(decision: Decision, in_play: bool) -> dict[str, Any]:
    told = {
        "actors": list(decision.actors),
        "happened": decision.happened,
        "alternative": decision.alternative,
        "note": decision.note,
        "tellings": dict(decision.tellings),
    }
    return _kept(
        id=decision.id,
        title=decision.title,
        date=spoken_date(decision.date),
        year=date_as_year(decision.date),
        arises=_conditions(decision.arises),
        arises_reason=decision.arises_reason,
        presupposes=list(decision.presupposes),
        options=[
            _kept(
                id=option.id,
                label=option.label,
                actual=option.actual,
                establishes=list(option.establishes),
            )
            for option in decision.options
        ],
        **(told if in_play else {}),
    )


def _question(casebook: Casebook, question: Question) -> dict[str, Any]:
    late = None
    if question.settled is not None:
        limit = parse_date(question.settled)
        late = sum(parse_date(decision.date) <= limit for decision in casebook.decisions)
    asked = _kept(
        id=question.id,
        title=question.title,
        theme=question.theme,
        kind="debate" if question.kind == "debate" else "",
        note=question.note,
        positions=[
            _kept(id=position.id, label=position.label, actual=position.actual, clause=position.clause)
            for position in question.positions
        ],
    )
    # Settled before every decision is 0; where nothing is said, it is never late.
    return asked if late is None else {**asked, "late": late}


def _argument(argument: Argument) -> dict[str, Any]:
    interval = argument.interval
    said = _kept(
        id=argument.id,
        document=argument.document,
        voice=argument.voice,
        page=argument.page,
        text=argument.text,
        cue=argument.cue,
        firm=class_words(argument.certainty) if argument.certainty is not None else "",
        when=_conditions(argument.when),
        unless=_conditions(argument.unless),
        supports=list(argument.supports),
        attacks=list(argument.attacks),
        presupposes=list(argument.presupposes),
        kind=argument.kind,
        inferred=argument.inferred,
        note=argument.note,
    )
    said["lines"] = list(argument.lines)
    if argument.base_score is not None:
        said["base"] = argument.base_score
    if interval is not None and interval[0] < interval[1]:
        said["interval"] = list(interval)
    return said


def _conditions(conditions: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {decision: list(options) for decision, options in conditions.items()}


def _kept(**values: Any) -> dict[str, Any]:
    """Return what has a value; a page 0 has one, an empty text has none."""
    return {key: value for key, value in values.items() if value or (value == 0 and value is not False)}
