"""A branch by the criteria of a good counterfactual, a line and its source each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.model.dates import spoken_date
from scenarios.model.targets import parted
from scenarios.telling.departures import counted_departures
from scenarios.telling.language import filled, listed, together, tr
from scenarios.telling.provisions import clause
from scenarios.telling.statuses import silence

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenarios.explaining.criteria import Criteria, Ground
    from scenarios.model.casebook import Casebook


class Criterion(Struct, frozen=True):
    """One criterion.

    Attributes:
        title: What is asked.
        said: How the branch stands by it.
        source: Who asks it, and why, in our words.
    """

    title: str
    said: str
    source: str


def criteria_told(casebook: Casebook, found: Criteria, question_id: str) -> tuple[Criterion, ...]:
    """Return the criteria in words, in an order fit for reading."""
    return (
        Criterion(
            tr("How little is rewritten?"),
            _rewritten(casebook, found),
            tr("Tetlock & Belkin 1996: change as little of the record as will do."),
        ),
        Criterion(
            tr("Does it hang together?"),
            _together(casebook, found),
            tr("Tetlock & Belkin 1996; Lebow 2010: what is assumed must go with what it rests on."),
        ),
        Criterion(
            tr("Did contemporaries consider it?"),
            _each(casebook, found, _considered),
            tr("Ferguson 1997: take the roads that people of the time saw before them."),
        ),
        Criterion(
            tr("How far is the question?"),
            _far(casebook, found, question_id),
            tr("Lebow 2010: the longer the chain, the more else can come between."),
        ),
        Criterion(
            tr("Does it lead back to history?"),
            _back(found),
            tr("Lebow 2010: later turns may bring events back to where they went."),
        ),
        Criterion(
            tr("Do the documents say how it would come about?"),
            _each(casebook, found, _told),
            tr("Tetlock & Belkin 1996: name the links from the cause to what follows."),
        ),
    )


def _rewritten(casebook: Casebook, found: Criteria) -> str:
    count = len(found.grounds)
    said = (
        tr("Nothing goes otherwise than it did.") if not count else filled("{}.", counted_departures(count))
    )
    if found.supposed:
        titles = listed([filled("“{}”", casebook.question(hinge).title) for hinge in found.supposed])
        said += " " + filled(tr("And you suppose an answer to {questions}."), questions=titles)
    return said


def _together(casebook: Casebook, found: Criteria) -> str:
    parts = []
    for ground in found.grounds:
        named = [clause(casebook, *parted(premise)) for premise in ground.premises]
        named += [filled("“{}”", casebook.decision(earlier).title) for earlier in ground.after]
        if named:
            parts.append(
                filled(
                    tr("“{decision}” rests on this: {premises}{where}"),
                    decision=casebook.decision(ground.departure.decision).title,
                    premises=listed(named),
                    where=_where(ground.courses, found.courses),
                )
            )
    said = (
        filled("{}.", together("; ", parts))
        if parts
        else tr("No departure rests on another or on a premise.")
    )
    if found.set_aside:
        titles = listed([filled("“{}”", casebook.decision(one).title) for one in found.set_aside])
        said += " " + filled(tr("Set otherwise, but it does not arise here: {decisions}."), decisions=titles)
    return said


def _where(courses: int, of: int) -> str:
    if courses == of:
        return ""
    return filled(tr(" (so in {count} of {of} courses)"), count=courses, of=of)


def _each(casebook: Casebook, found: Criteria, tell: Callable[[Casebook, Ground], str]) -> str:
    if not found.grounds:
        return tr("There is no departure.")
    parts = [
        filled(
            tr("“{decision}”: {said}"),
            decision=casebook.decision(ground.departure.decision).title,
            said=tell(casebook, ground),
        )
        for ground in found.grounds
    ]
    return filled("{}.", together("; ", parts))


def _considered(casebook: Casebook, ground: Ground) -> str:
    def names(voices: tuple[str, ...]) -> str:
        return listed([casebook.voice(voice).name for voice in voices])

    if ground.considered_by:
        return filled(tr("yes, by {voices}"), voices=names(ground.considered_by))
    if ground.later:
        return filled(tr("only later, by {voices}"), voices=names(ground.later))
    return tr("the casebook names nobody who did")


def _told(casebook: Casebook, ground: Ground) -> str:
    parts = []
    if ground.told_by:
        marks = listed([casebook.document(document).mark for document in ground.told_by])
        parts.append(filled(tr("told by {documents}"), documents=marks))
    count = len(ground.arguments)
    if count:
        parts.append(
            tr("1 argument speaks because of it")
            if count == 1
            else filled(tr("{count} arguments speak because of it"), count=count)
        )
    return together(", ", parts) or silence()


def _far(casebook: Casebook, found: Criteria, question_id: str) -> str:
    title = casebook.question(question_id).title
    if found.first is None:
        return tr("There is no departure.")
    if found.settled is None or found.distance is None:
        return filled(tr("The casebook does not date “{question}”."), question=title)
    first, settled = spoken_date(found.first), spoken_date(found.settled)
    if found.distance < 0:
        return filled(
            tr("“{question}” was settled by {settled}, before the first departure ({first})."),
            question=title,
            settled=settled,
            first=first,
        )
    years = round(found.distance)
    long = (
        tr("less than a year")
        if years < 1
        else tr("1 year")
        if years == 1
        else filled(tr("{count} years"), count=years)
    )
    return filled(
        tr("From the first departure ({first}) to “{question}” ({settled}): {long}."),
        first=first,
        question=title,
        settled=settled,
        long=long,
    )


def _back(found: Criteria) -> str:
    if not found.hinges:
        return tr("No hinge has an answer of history.")
    least, most = min(found.returned), max(found.returned)
    if least == most:
        return filled(tr("{count} of {of} hinges hold the answer of history."), count=least, of=found.hinges)
    return filled(
        tr(
            "{count} of {of} hinges hold the answer of history in the leading course, {least} to {most} in"
            " all."
        ),
        count=found.returned[0],
        of=found.hinges,
        least=least,
        most=most,
    )
