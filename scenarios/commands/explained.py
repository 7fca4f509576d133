"""Explanations for the command line: as JSON for programs, as lines for people.

This module owns the keys of the one and the columns of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from scenarios.commands.printed import NARROWEST, WIDEST, in_lines
from scenarios.explaining.matters import Reach
from scenarios.model.alternatives import Departure
from scenarios.model.targets import parted
from scenarios.telling.alternatives import (
    alternative_words,
    answered_words,
    aside_words,
    does_words,
    position_words,
    ranked,
    reach_words,
    set_words,
    sums_words,
    takes_words,
    unseated_words,
    unseats_words,
    where_words,
)
from scenarios.telling.criteria import criteria_told
from scenarios.telling.firmness import (
    draws_words,
    firmness_cautions,
    firmness_meaning,
    firmness_words,
    flipping,
    flips_words,
    semantics_words,
    silent_words,
    spread_words,
    sweep_words,
)
from scenarios.telling.language import filled, together
from scenarios.telling.provisions import fold_words

if TYPE_CHECKING:
    from scenarios.explaining.criteria import Criteria
    from scenarios.explaining.departures import WhatItTakes
    from scenarios.explaining.draws import Spread
    from scenarios.explaining.matters import Interaction, Matters, Row
    from scenarios.explaining.robustness import HowFirm
    from scenarios.explaining.unseating import Unseated, WhatUnseats
    from scenarios.model.alternatives import Alternative
    from scenarios.model.casebook import Casebook
    from scenarios.projection.snapshot import Snapshot

MOST_SETS_TOLD = 40  # of a search among arguments; the JSON has all


def matters_as_json(
    found: Matters, pairs: Sequence[Interaction] | None, *, with_suppositions: bool
) -> dict[str, Any]:
    """Return what matters as the object that `explain --what-matters --json` prints."""
    told: dict[str, Any] = {"matters": [_row_as_json(row) for row in found.departures]}
    if with_suppositions:
        told["suppositions"] = [_row_as_json(row) for row in found.suppositions]
    if pairs is not None:
        told["interactions"] = [
            {"pair": [_as_json(one) for one in pair.pair], "outcomes": dict(pair.outcomes)} for pair in pairs
        ]
    return told


def matters_as_lines(
    casebook: Casebook,
    found: Matters,
    pairs: Sequence[Interaction] | None,
    width: int,
    *,
    with_suppositions: bool,
) -> list[str]:
    """Return what matters as lines of text, what matters most first."""
    width = _within(width)
    lines = ["WHAT MATTERS   each choice by itself; equal sums share a rank"]
    ranks = list(found.ranks.values())
    for row in sorted(found.departures, key=lambda one: found.ranks[one.alternative]):
        head = f"{ranked(ranks, found.ranks[row.alternative]):>4}  "
        lines += _row_lines(casebook, row, head, width)
    if with_suppositions:
        lines += ["", "SUPPOSITIONS   each answer of a hinge by itself"]
        for row in found.suppositions:
            lines += _row_lines(casebook, row, "      ", width)
    if pairs is not None:
        lines += ["", "TOGETHER   pairs that do what neither does alone"]
        for pair in pairs:
            lines += in_lines("  ", set_words(casebook, pair.pair), width)
            lines += in_lines("      ", does_words(casebook, pair), width)
        lines += [] if pairs else ["  none"]
    return lines


def takes_as_json(found: WhatItTakes) -> dict[str, Any]:
    """Return what it would take as the object that `explain --what-would-it-take --json` prints."""
    return {
        "position": found.target,
        "in": found.where.value,
        "complete_to": found.complete_to,
        "sets": [[_as_json(one) for one in some] for some in found.sets],
    }


def takes_as_lines(
    casebook: Casebook,
    found: WhatItTakes,
    up_to: int,
    width: int,
    *,
    choices_aside: bool = False,
    turned_on: bool = False,
) -> list[str]:
    """Return what it would take as lines of text.

    Args:
        casebook: The casebook.
        found: What the search found.
        up_to: How large a set may be.
        width: Of a line, in columns.
        choices_aside: Whether choices were given, which the search leaves aside.
        turned_on: Whether branches turn on the question, so that courses may follow another answer.
    """
    width = _within(width)
    question, position = parted(found.target)
    title, label = casebook.question(question).title, position_words(casebook, question, position)
    lines = in_lines(
        "WHAT WOULD IT TAKE   ", filled("{} {}, {}", title, label, where_words(found.where)), width
    )
    if choices_aside:
        lines += in_lines("", aside_words(), width)
    if turned_on:
        lines += in_lines("", answered_words(), width)
    lines += in_lines("", takes_words(found, up_to), width)
    for size, some in groupby((one for one in found.sets if one), key=len):
        lines += ["", f"{size} at once" if size > 1 else "1 alone"]
        for one in some:
            lines += in_lines("  - ", set_words(casebook, one), width)
    return lines


def unseats_as_json(found: WhatUnseats) -> dict[str, Any]:
    """Return what unseats a position as the object that `explain --what-unseats --json` prints."""

    def single(kind: str, some: Sequence[Unseated]) -> list[dict[str, Any]]:
        return [{kind: one.without[0], "leading": one.leads} for one in some]

    return {
        "position": found.target,
        "complete_to": found.complete_to,
        "arguments": single("argument", found.arguments),
        "voices": single("voice", found.voices),
        "documents": single("document", found.documents),
        "sets": [{"arguments": list(one.without), "leading": one.leads} for one in found.sets],
    }


def unseats_as_lines(casebook: Casebook, found: WhatUnseats, up_to: int, width: int) -> list[str]:
    """Return what unseats a position as lines of text."""
    width = _within(width)
    question, position = parted(found.target)
    title, label = casebook.question(question).title, position_words(casebook, question, position)
    lines = in_lines("WHAT UNSEATS   ", filled("{} {}", title, label), width)
    for heading, names, some in (
        ("DOCUMENTS", {one.id: one.title for one in casebook.documents}, found.documents),
        ("VOICES", {one.id: one.name for one in casebook.voices}, found.voices),
    ):
        lines += ["", f"{heading}   left out one at a time"]
        for one in some:
            lines += in_lines(
                "  ", filled("{}: {}", names[one.without[0]], unseated_words(casebook, question, one)), width
            )
        lines += [] if some else ["  none unseats it"]
    lines += ["", "ARGUMENTS", *in_lines("", unseats_words(found, up_to), width)]
    for one in found.sets[:MOST_SETS_TOLD]:
        lines += in_lines(
            "  ", filled("{}: {}", ", ".join(one.without), unseated_words(casebook, question, one)), width
        )
        for argument in one.without:
            lines += in_lines("      ", casebook.argument(argument).text, width)
    more = len(found.sets) - MOST_SETS_TOLD
    return lines + ([f"  and {more} more; --json names them all"] if more > 0 else [])


def firm_as_json(found: HowFirm) -> dict[str, Any]:
    """Return how firm a lead is as the object that `explain --how-firm --json` prints."""
    draws = found.draws
    return {
        "question": found.question,
        "leading": found.leads,
        "word": None if found.firmness is None else found.firmness.value,
        "seed": draws.seed,
        "draws": draws.draws,
        "silent": draws.silent,
        "positions": _spreads_as_json(draws.leads, draws.spreads),
        "courses": [
            {
                "holds": dict(course.holds),
                "draws": course.draws,
                "positions": [
                    {"id": position, **_spread_as_json(course.spreads.get(position))}
                    for position in draws.leads
                ],
            }
            for course in draws.courses
        ],
        "credence": [
            {
                "document": sweep.document,
                "credence": sweep.credence,
                "leading": [
                    {"from": one.start, "to": one.stop, "leading": one.leads} for one in sweep.stretches
                ],
            }
            for sweep in found.credences
        ],
        "semantics": [{"semantics": one.name, "leading": one.leads} for one in found.semantics],
        "muted": [{"voice": one.name, "leading": one.leads} for one in found.voices],
    }


def firm_as_lines(snapshot: Snapshot, found: HowFirm, width: int) -> list[str]:
    """Return how firm a lead is as lines of text."""
    width = _within(width)
    casebook, question = snapshot.casebook, found.question
    draws = found.draws
    title = casebook.question(question).title
    lines = in_lines(
        "HOW FIRM   ", filled("{} {}", title, position_words(casebook, question, found.leads)), width
    )
    lines += in_lines(
        "", filled("{}: {}", firmness_words(found.firmness), firmness_meaning(found.firmness)), width
    )
    for caution in firmness_cautions(draws, snapshot.question(question, 0).status):
        lines += in_lines("", caution, width)
    drawn = "1 draw" if draws.draws == 1 else f"{draws.draws:,} draws"
    lines += [
        "",
        f"READINGS OF THE CERTAINTY WORDS   {drawn}, seed {draws.seed}; counts, not chances",
    ]
    for position in draws.leads:
        said = filled("{}: {}", position_words(casebook, question, position), draws_words(draws, position))
        if draws.spreads:
            said += filled("; middle 90 in 100 of its strengths: {}", spread_words(draws.spreads[position]))
        lines += in_lines("  ", said, width)
    lines += [f"  {silent_words(draws)}"] if draws.silent else []
    if len(draws.courses) > 1:
        lines += _course_lines(snapshot, found, width)
    lines += ["", "CREDENCE   of each document from 0 to 1, the others staying"]
    for sweep in found.credences:
        head = f"  {casebook.document(sweep.document).mark}  "
        lines += in_lines(head, sweep_words(casebook, question, sweep), width)
    lines += ["", "SEMANTICS"]
    for one in found.semantics:
        lines += in_lines(
            "  ",
            filled("{}: {}", semantics_words(one.name), position_words(casebook, question, one.leads)),
            width,
        )
    lines += ["", "VOICES   muted one at a time; those that flip the lead"]
    flips = flipping(found, found.voices)
    for one in flips:
        said = filled("{}: {}", casebook.voice(one.name).name, position_words(casebook, question, one.leads))
        lines += in_lines("  ", said, width)
    lines += [] if flips else ["  none"]
    return [*lines, "", *in_lines("", flips_words(casebook, found), width)]


def criteria_as_json(found: Criteria) -> dict[str, Any]:
    """Return a branch by the criteria as the object that `explain --criteria --json` prints."""
    return {
        "departures": [
            {
                **_as_json(ground.departure),
                "presupposes": list(ground.premises),
                "courses": ground.courses,
                "after": list(ground.after),
                "considered_by": list(ground.considered_by),
                "considered_later_by": list(ground.later),
                "told_by": list(ground.told_by),
                "arguments": list(ground.arguments),
            }
            for ground in found.grounds
        ],
        "supposed": list(found.supposed),
        "set_aside": list(found.set_aside),
        "courses": found.courses,
        "first_departure": found.first,
        "settled": found.settled,
        "years": found.distance,
        "hinges": found.hinges,
        "hinges_as_in_history": list(found.returned),
    }


def criteria_as_lines(casebook: Casebook, found: Criteria, question: str, width: int) -> list[str]:
    """Return a branch by the criteria as lines of text."""
    width = _within(width)
    lines = ["CRITERIA OF A GOOD COUNTERFACTUAL"]
    for criterion in criteria_told(casebook, found, question):
        lines += ["", criterion.title, *in_lines("  ", criterion.said, width)]
        lines += in_lines("    ", f"({criterion.source})", width)
    return lines


def _as_json(one: Alternative) -> dict[str, str]:
    if isinstance(one, Departure):
        return {"decision": one.decision, "option": one.option}
    return {"question": one.question, "position": one.position}


def _row_as_json(row: Row) -> dict[str, Any]:
    return {
        **_as_json(row.alternative),
        "outcomes": {
            question: {"leading": cell.effect.value, "some": cell.some}
            for question, cell in row.outcomes.items()
        },
    }


def _row_lines(casebook: Casebook, row: Row, head: str, width: int) -> Iterator[str]:
    said = filled("{}: {}", alternative_words(casebook, row.alternative), sums_words(row.sums))
    yield from in_lines(head, said, width)
    for reach in Reach:
        names = [question for question, cell in row.outcomes.items() if cell.reach is reach]
        if names and reach is not Reach.NONE:
            yield from in_lines(
                "        ", filled("{}: {}", reach_words(reach), together(", ", names)), width
            )


def _spreads_as_json(leads: Mapping[str, int], spreads: Mapping[str, Spread]) -> list[dict[str, Any]]:
    return [
        {"id": position, "leads": count, **_spread_as_json(spreads.get(position))}
        for position, count in leads.items()
    ]


def _spread_as_json(spread: Spread | None) -> dict[str, float | None]:
    if spread is None:
        return {"low": None, "median": None, "high": None}
    return {"low": spread.low, "median": spread.middle, "high": spread.high}


def _course_lines(snapshot: Snapshot, found: HowFirm, width: int) -> Iterator[str]:
    casebook, question = snapshot.casebook, found.question
    for fold, course in zip(snapshot.folds(question), found.draws.courses, strict=True):
        told = fold_words(casebook, fold, len(snapshot.courses))
        followed = f"followed in {course.draws:,} of {found.draws.draws:,}"
        yield from in_lines("  ", filled("{}: {}", told, followed), width)
        for position, spread in course.spreads.items():
            label = position_words(casebook, question, position)
            yield from in_lines("      ", filled("{}: {}", label, spread_words(spread)), width)


def _within(width: int) -> int:
    return min(max(width, NARROWEST), WIDEST)
