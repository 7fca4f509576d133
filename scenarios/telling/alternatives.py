"""What could go otherwise, in words: what matters, what it would take, what unseats a lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.explaining.leads import Where
from scenarios.explaining.matters import Reach
from scenarios.model.alternatives import Departure
from scenarios.telling.language import filled, together, tr
from scenarios.telling.provisions import you_suppose
from scenarios.telling.statuses import silence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scenarios.explaining.departures import WhatItTakes
    from scenarios.explaining.matters import Interaction
    from scenarios.explaining.unseating import Unseated, WhatUnseats
    from scenarios.model.alternatives import Alternative
    from scenarios.model.casebook import Casebook


def alternative_words(casebook: Casebook, one: Alternative) -> str:
    """Return an alternative: `“The bridge”: not built`, or `you suppose that Trotsky leads`."""
    if isinstance(one, Departure):
        decision = casebook.decision(one.decision)
        return filled(
            tr("“{decision}”: {option}"), decision=decision.title, option=decision.option(one.option).label
        )
    return you_suppose(casebook, one.question, one.position)


def set_words(casebook: Casebook, some: Iterable[Alternative]) -> str:
    """Return alternatives that go together, in one phrase."""
    return together("; ", (alternative_words(casebook, one) for one in some))


def position_words(casebook: Casebook, question_id: str, position_id: str | None) -> str:
    """Return the label of a position; that the documents do not say for None."""
    if position_id is None:
        return silence()
    return casebook.question(question_id).position(position_id).label


def reach_words(reach: Reach) -> str:
    """Return how far an alternative changes an outcome, in a few words."""
    return {
        Reach.LEADING: tr("leads otherwise"),
        Reach.SOME: tr("otherwise in some course"),
        Reach.SILENT: tr("falls silent"),
        Reach.NONE: tr("the same"),
    }[reach]


def sums_words(sums: tuple[int, int, int]) -> str:
    """Return how many outcomes an alternative changes: `14 lead otherwise, 2 fall silent`."""
    leading, some, silent = sums
    parts = [
        filled(pattern, count=count)
        for count, pattern in (
            (leading, tr("1 leads otherwise") if leading == 1 else tr("{count} lead otherwise")),
            (some, tr("{count} otherwise in some course")),
            (silent, tr("1 falls silent") if silent == 1 else tr("{count} fall silent")),
        )
        if count
    ]
    return together(", ", parts) or tr("changes no outcome")


def does_words(casebook: Casebook, interaction: Interaction) -> str:
    """Return what a pair does that neither does alone."""
    return together(
        "; ",
        (
            filled(
                tr("{question} {position}"),
                question=casebook.question(question).title,
                position=position_words(casebook, question, position),
            )
            for question, position in interaction.outcomes.items()
        ),
    )


def where_words(where: Where) -> str:
    """Return in which courses a position is to lead."""
    return {
        Where.LEADING: tr("in the leading course"),
        Where.SOME: tr("in some course"),
        Where.EVERY: tr("in every course"),
    }[where]


def answered_words() -> str:
    """Return what leading means of a question on which branches turn."""
    return tr(
        "Branches turn on this question. To lead is to have the strongest case by the documents; a course may"
        " follow another answer, or you may suppose one."
    )


def takes_words(found: WhatItTakes, up_to: int) -> str:
    """Return what the search found, in one sentence, before the sets themselves."""
    if found.sets == ((),):
        return tr("It leads already, as it happened.")
    whole = found.complete_to >= up_to
    if not found.sets:
        none = tr("No set of up to {count} does it.") if found.complete_to else tr("No set was looked at.")
        said = filled(none, count=found.complete_to)
        return said if whole else filled("{} {}", said, cut_words(found.complete_to))
    count = len(found.sets)
    said = tr("One set does it.") if count == 1 else filled(tr("{count} sets do it."), count=count)
    if not whole:
        return filled("{} {}", said, cut_words(found.complete_to))
    complete = filled(tr("These are all of up to {count}; none holds a smaller one."), count=up_to)
    return filled("{} {}", said, complete)


def aside_words() -> str:
    """Return that the search starts from history, whatever is chosen."""
    return tr("Departures are counted from history; the choices given are left aside.")


def cut_words(complete_to: int) -> str:
    """Return up to which size a search is complete that ended before it was through."""
    return filled(tr("The search ended early: it is complete up to sets of {count}."), count=complete_to)


def unseated_words(casebook: Casebook, question_id: str, one: Unseated) -> str:
    """Return what happens without something: `then Trotsky leads`."""
    if one.leads is None:
        return tr("then the documents do not say")
    return filled(tr("then: {position}"), position=position_words(casebook, question_id, one.leads))


def unseats_words(found: WhatUnseats, up_to: int) -> str:
    """Return what the search among arguments found, in one sentence."""
    if found.arguments:
        count = len(found.arguments)
        return (
            tr("It hangs on one argument.")
            if count == 1
            else filled(tr("It hangs on each of {count} arguments."), count=count)
        )
    if found.sets:
        return filled(
            tr("No single argument unseats it; {count} at once do, in these ways:"),
            count=len(found.sets[0].without),
        )
    said = filled(tr("No set of up to {count} arguments unseats it."), count=found.complete_to)
    return said if found.complete_to >= up_to else filled("{} {}", said, cut_words(found.complete_to))


def ranked(ranks: Sequence[int], rank: int) -> str:
    """Return a rank, with an equals sign where others share it: `4=`."""
    return f"{rank}=" if list(ranks).count(rank) > 1 else f"{rank}"
