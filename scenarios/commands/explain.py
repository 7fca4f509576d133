"""`otherwise explain`: what matters, what it would take, what unseats a lead, how firm it is, criteria."""

from __future__ import annotations

import argparse
import json
import shutil
from typing import TYPE_CHECKING, Any

from scenarios.commands.standing import add_options, standing
from scenarios.commands.usage import UsageError, unknown
from scenarios.model.faults import quoted
from scenarios.model.targets import parted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenarios.engine.engine import Engine
    from scenarios.model.casebook import Casebook
    from scenarios.model.standpoint import Standpoint

HELP = "say what matters in a branch, what it would take, and how firm it is"
DESCRIPTION = (
    "Say what matters in a branch, what it would take for a position to lead, and how firm a lead is."
)

MOST_UP_TO = 100
MOST_DRAWS = 1_000_000
LARGEST_SEED = 2**63 - 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the command take its options."""
    add_options(parser)
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument("--what-matters", action="store_true", help="what each choice by itself changes")
    asked.add_argument(
        "--what-would-it-take",
        metavar="QUESTION/POSITION",
        help="the least that would have to go otherwise than in history for a position to lead",
    )
    asked.add_argument(
        "--what-unseats",
        metavar="QUESTION/POSITION",
        help="the arguments, voices and documents without which a leading position does not lead",
    )
    asked.add_argument("--how-firm", metavar="QUESTION", help="whether other readings flip the lead")
    asked.add_argument("--criteria", metavar="QUESTION", help="the branch by the criteria of a good one")
    parser.add_argument(
        "--in",
        dest="where",
        metavar="COURSES",
        help="leading (unless said), some or every: where it is to lead",
    )
    parser.add_argument(
        "--with-suppositions", action="store_true", help="let sets also suppose answers of hinges"
    )
    parser.add_argument(
        "--interactions", action="store_true", help="with --what-matters: pairs that do more together"
    )
    parser.add_argument("--up-to", metavar="K", help="how large a set may be; 3 unless said")
    parser.add_argument("--seed", metavar="N", help="what draws are made from; the same gives the same")
    parser.add_argument("--draws", metavar="N", help="how many draws; 10000 unless said")
    parser.add_argument("--json", action="store_true", help="print one JSON object and not a table")


def run(options: argparse.Namespace) -> int:
    """Print the explanation and return the exit code."""
    from scenarios.commands.printed import NARROWEST
    from scenarios.engine.engine import Engine

    _refuse_useless(options)
    casebook, standpoint = standing(options)
    engine = Engine(casebook)
    width = shutil.get_terminal_size((NARROWEST, 24)).columns
    if options.what_matters:
        found, lines = _matters(engine, standpoint, options, width)
    elif options.what_would_it_take is not None:
        found, lines = _takes(engine, standpoint, options, width)
    elif options.what_unseats is not None:
        found, lines = _unseats(engine, standpoint, options, width)
    elif options.how_firm is not None:
        found, lines = _firm(engine, standpoint, options, width)
    else:
        found, lines = _criteria(engine, standpoint, options, width)
    if options.json:
        print(json.dumps(found, indent=2, allow_nan=False))
    else:
        print("\n".join(line.rstrip() for line in lines))
    return 0


_HEEDS = {
    "what_matters": {"with_suppositions", "interactions"},
    "what_would_it_take": {"where", "up_to", "with_suppositions"},
    "what_unseats": {"up_to"},
    "how_firm": {"seed", "draws"},
    "criteria": set[str](),
}
"""Which options each question heeds beside those of a standpoint."""


def _refuse_useless(options: argparse.Namespace) -> None:
    (asked,) = (name for name in _HEEDS if getattr(options, name) not in (None, False))
    for name in sorted(set[str]().union(*_HEEDS.values()) - _HEEDS[asked]):
        if getattr(options, name) not in (None, False):
            option = "in" if name == "where" else name.replace("_", "-")
            raise UsageError(f"--{asked.replace('_', '-')} has no use for --{option}; leave it out")


def _matters(
    engine: Engine, standpoint: Standpoint, options: argparse.Namespace, width: int
) -> tuple[dict[str, Any], Sequence[str]]:
    from scenarios.commands.explained import matters_as_json, matters_as_lines
    from scenarios.explaining.matters import interactions, what_matters

    found = what_matters(engine, standpoint)
    pairs = interactions(engine, standpoint) if options.interactions else None
    supposing = options.with_suppositions
    return (
        matters_as_json(found, pairs, with_suppositions=supposing),
        matters_as_lines(engine.casebook, found, pairs, width, with_suppositions=supposing),
    )


def _takes(
    engine: Engine, standpoint: Standpoint, options: argparse.Namespace, width: int
) -> tuple[dict[str, Any], Sequence[str]]:
    from scenarios.commands.explained import takes_as_json, takes_as_lines
    from scenarios.explaining.departures import UP_TO, what_it_would_take
    from scenarios.explaining.leads import Where

    where = Where.LEADING if options.where is None else options.where
    if where not in list(Where):
        raise UsageError(f"--in {unknown('course', where, Where)}")
    up_to = _whole("--up-to", options.up_to, UP_TO, 1, MOST_UP_TO)
    found = what_it_would_take(
        engine,
        standpoint,
        _target(engine.casebook, "--what-would-it-take", options.what_would_it_take),
        where=Where(where),
        up_to=up_to,
        with_suppositions=options.with_suppositions,
    )
    aside = standpoint.choices != standpoint.as_it_happened(engine.casebook).choices
    lines = takes_as_lines(
        engine.casebook,
        found,
        up_to,
        width,
        choices_aside=aside,
        turned_on=parted(found.target)[0] in engine.hinges,
    )
    return takes_as_json(found), lines


def _unseats(
    engine: Engine, standpoint: Standpoint, options: argparse.Namespace, width: int
) -> tuple[dict[str, Any], Sequence[str]]:
    from scenarios.commands.explained import unseats_as_json, unseats_as_lines
    from scenarios.explaining.departures import UP_TO
    from scenarios.explaining.unseating import what_unseats

    up_to = _whole("--up-to", options.up_to, UP_TO, 1, MOST_UP_TO)
    target = _target(engine.casebook, "--what-unseats", options.what_unseats)
    try:
        found = what_unseats(engine, standpoint, target, up_to=up_to)
    except ValueError:
        raise UsageError(f"{target} does not lead here. Try: --what-would-it-take {target}") from None
    return unseats_as_json(found), unseats_as_lines(engine.casebook, found, up_to, width)


def _firm(
    engine: Engine, standpoint: Standpoint, options: argparse.Namespace, width: int
) -> tuple[dict[str, Any], Sequence[str]]:
    from scenarios.commands.explained import firm_as_json, firm_as_lines
    from scenarios.explaining.draws import DRAWS, SEED
    from scenarios.explaining.robustness import how_firm
    from scenarios.projection.snapshot import Projector

    question = _question(engine.casebook, options.how_firm)
    draws = _whole("--draws", options.draws, DRAWS, 1, MOST_DRAWS)
    seed = _whole("--seed", options.seed, SEED, 0, LARGEST_SEED)
    snapshot = Projector(engine)(standpoint)
    debate = engine.casebook.question(question).kind == "debate"
    folds = () if debate else snapshot.folds(question)
    courses = [snapshot.courses[fold.course].holds for fold in folds]
    found = how_firm(engine, standpoint, question, courses=courses, draws=draws, seed=seed)
    return firm_as_json(found), firm_as_lines(snapshot, found, width)


def _criteria(
    engine: Engine, standpoint: Standpoint, options: argparse.Namespace, width: int
) -> tuple[dict[str, Any], Sequence[str]]:
    from scenarios.commands.explained import criteria_as_json, criteria_as_lines
    from scenarios.explaining.criteria import criteria
    from scenarios.projection.snapshot import Projector

    question = _question(engine.casebook, options.criteria)
    found = criteria(Projector(engine)(standpoint), question)
    return criteria_as_json(found), criteria_as_lines(engine.casebook, found, question, width)


def _question(casebook: Casebook, name: str) -> str:
    questions = [question.id for question in casebook.questions]
    if name not in questions:
        raise UsageError(unknown("question", name, questions))
    return name


def _target(casebook: Casebook, option: str, target: str) -> str:
    question, position = parted(target)
    if not position:
        raise UsageError(f"{option} wants QUESTION/POSITION, and {quoted(target)} has no position")
    positions = [one.id for one in casebook.question(_question(casebook, question)).positions]
    if position not in positions:
        raise UsageError(f"{question}: {unknown('position', position, positions)}")
    return target


def _whole(option: str, text: str | None, default: int, least: int, most: int) -> int:
    """Return a whole number that an option gives, or the default."""
    if text is None:
        return default
    # Only digits of ASCII, and not so many that reading them takes long.
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(most)) else -1
    if not least <= number <= most:
        raise UsageError(f"{option} is {quoted(text)}, and it must be a whole number from {least} to {most}")
    return number
