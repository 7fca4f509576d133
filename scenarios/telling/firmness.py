"""How firm a lead is, in words; a count of readings, and never a chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.explaining.robustness import Firmness
from scenarios.model.reading import SEMANTICS_KEYS
from scenarios.model.verdicts import Status
from scenarios.telling.alternatives import position_words
from scenarios.telling.language import filled, together, tr
from scenarios.telling.statuses import silence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenarios.explaining.draws import QuestionDraws, Spread
    from scenarios.explaining.robustness import HowFirm
    from scenarios.explaining.sweeps import Otherwise, Sweep
    from scenarios.model.casebook import Casebook


def firmness_words(firmness: Firmness | None) -> str:
    """Return the one word that sums it up."""
    return {
        Firmness.FIRM: tr("firm"),
        Firmness.LEANING: tr("leaning"),
        Firmness.OPEN: tr("open"),
        None: silence(),
    }[firmness]


def firmness_meaning(firmness: Firmness | None) -> str:
    """Return what the word means, in one sentence."""
    return {
        Firmness.FIRM: tr(
            "The lead stays whatever credence a document gets, however reasons are weighed and whichever"
            " voice is muted; fewer than 5 in 100 readings of the certainty words flip it."
        ),
        Firmness.LEANING: tr(
            "Something flips the lead: a document's credence, another way of weighing or a muted voice, or 5"
            " to 25 in 100 readings of the certainty words."
        ),
        Firmness.OPEN: tr("25 in 100 readings of the certainty words or more flip the lead."),
        None: tr("Nothing leads here."),
    }[firmness]


FEW_DRAWS = 100
"""With fewer draws the shares that the words of firmness stand for mean little."""


def firmness_cautions(draws: QuestionDraws, status: Status) -> list[str]:
    """Return what a word of firmness does not say of itself, a sentence each.

    Args:
        draws: The draws it rests on.
        status: How the question stands in the leading course.
    """
    said = []
    if status is Status.FACT:
        said.append(tr("It stands as it happened, and no reading flips a fact."))
    elif status is Status.ESTABLISHED:
        said.append(tr("A choice settles it, and no reading flips a choice."))
    if draws.draws < FEW_DRAWS:
        count = (
            tr("Only 1 reading was drawn")
            if draws.draws == 1
            else filled(tr("Only {count} readings were drawn"), count=draws.draws)
        )
        said.append(filled(tr("{count}: too few for more than a hint."), count=count))
    return said


def draws_words(draws: QuestionDraws, position: str) -> str:
    """Return in how many draws a position leads: `leads in 8,640 of 10,000 readings of ...`."""
    return filled(
        tr("leads in {count} of {draws} readings of the certainty words"),
        count=f"{draws.leads[position]:,}",
        draws=f"{draws.draws:,}",
    )


def silent_words(draws: QuestionDraws) -> str:
    """Return in how many draws the documents do not say; nothing where they always do."""
    if not draws.silent:
        return ""
    return filled(
        tr("the documents do not say in {count} of {draws}"),
        count=f"{draws.silent:,}",
        draws=f"{draws.draws:,}",
    )


def spread_words(spread: Spread) -> str:
    """Return the middle 90 % of a position's strengths, in hundredths: `52–55`."""
    low, high = round(100 * spread.low), round(100 * spread.high)
    return f"{low}" if low == high else f"{low}–{high}"


def sweep_words(casebook: Casebook, question_id: str, sweep: Sweep) -> str:
    """Return where the lead flips while a document's credence runs from 0 to 1."""
    if not sweep.flips:
        return tr("no flip from 0 to 1")
    parts = []
    for stretch in sweep.stretches:
        pattern = (
            tr("to {stop}: {position}")
            if stretch.start == 0.0
            else tr("from {start}: {position}")
            if stretch.stop == 1.0
            else tr("{start} to {stop}: {position}")
        )
        parts.append(
            filled(
                pattern,
                start=f"{stretch.start:.2f}",
                stop=f"{stretch.stop:.2f}",
                position=position_words(casebook, question_id, stretch.leads),
            )
        )
    return together("; ", parts)


def semantics_words(key: str) -> str:
    """Return what a semantics does, in a few words, with its name."""
    names = (
        tr("the usual way (quadratic energy)"),
        tr("reasons offset each other (DF-QuAD)"),
        tr("firm claims give way less (Euler-based)"),
        tr("each reason shifts alike (MLP-based)"),
    )
    return dict(zip(SEMANTICS_KEYS, names, strict=True))[key]


def flipping(found: HowFirm, others: Sequence[Otherwise]) -> tuple[Otherwise, ...]:
    """Return those of some readings that flip the lead."""
    return tuple(one for one in others if one.leads != found.leads)


def flips_words(casebook: Casebook, found: HowFirm) -> str:
    """Return what flips the lead, in one sentence: documents, semantics, voices."""
    documents = [
        filled("“{}”", casebook.document(one.document).title) for one in found.credences if one.flips
    ]
    semantics = [semantics_words(one.name) for one in flipping(found, found.semantics)]
    voices = [casebook.voice(one.name).name for one in flipping(found, found.voices)]
    parts = [
        filled(pattern, names=together(" · ", names))
        for pattern, names in (
            (tr("the credence of {names}"), documents),
            (tr("another way of weighing: {names}"), semantics),
            (tr("muting {names}"), voices),
        )
        if names
    ]
    return (
        filled(tr("Flipped by: {things}."), things=together("; ", parts))
        if parts
        else tr("No sweep flips it.")
    )
