"""`otherwise compare`: what differs between two scenarios, a scenario and history, or two courses."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from scenarios.commands.standing import casebook_path
from scenarios.commands.usage import UsageError, complain, unknown
from scenarios.model.faults import quoted

if TYPE_CHECKING:
    from scenarios.explaining.comparing import Differences
    from scenarios.model.casebook import Casebook
    from scenarios.model.standpoint import Standpoint

HELP = "say what differs between two scenarios"
DESCRIPTION = (
    "Say what differs between two scenarios of one casebook, or between one and history, or two courses."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the command take its options."""
    parser.add_argument("one", metavar="A", help="a saved scenario")
    parser.add_argument("other", nargs="?", metavar="B", help="another; what happened where it is left out")
    parser.add_argument("--casebook", metavar="ID|FILE", help="the casebook of both, by its id or its file")
    parser.add_argument(
        "--courses",
        nargs=2,
        metavar=("M", "N"),
        help="course M of A with course N of B (of A where B is left out); 1 is the leading one",
    )
    parser.add_argument("--question", metavar="QUESTION", help="the question whose arguments are compared")
    parser.add_argument("--json", action="store_true", help="print one JSON object and not a table")


def run(options: argparse.Namespace) -> int:
    """Print the comparison and return the exit code."""
    from scenarios.commands.compared import differences_as_json, differences_as_lines
    from scenarios.commands.printed import NARROWEST

    differences, titles = _differences(options)
    casebook = differences.one.snapshot.casebook
    questions = [question.id for question in casebook.questions]
    if options.question is not None and options.question not in questions:
        raise UsageError(unknown("question", options.question, questions))
    asked = list(differences.questions) if options.question is None else [options.question]
    if options.json:
        print(json.dumps(differences_as_json(differences, asked), indent=2, allow_nan=False))
    else:
        width = shutil.get_terminal_size((NARROWEST, 24)).columns
        lines = differences_as_lines(differences, asked, titles, width)
        print("\n".join(line.rstrip() for line in lines))
    return 0


def _differences(options: argparse.Namespace) -> tuple[Differences, tuple[str, str]]:
    """Return the two sides, and what they are called."""
    from scenarios.engine.engine import Engine
    from scenarios.explaining.comparing import Differences, Side
    from scenarios.projection.snapshot import Projector
    from scenarios.telling.language import tr

    casebook, one = _read(options.one, options.casebook, None)
    if options.other is not None:
        _, other = _read(options.other, options.casebook, casebook)
        names = (Path(options.one).stem, Path(options.other).stem)
        titles = names if names[0] != names[1] else (options.one, options.other)
    elif options.courses is not None:
        other, titles = one, (tr("the first course"), tr("the second course"))
    else:
        other, titles = one.as_it_happened(casebook), (Path(options.one).stem, tr("history"))
    projector = Projector(Engine(casebook))
    sides = [projector(one), projector(other)]
    numbers = [1, 1] if options.courses is None else options.courses
    courses = [
        _course(text, len(side.courses), name) for text, side, name in zip(numbers, sides, "AB", strict=True)
    ]
    return Differences(Side(sides[0], courses[0]), Side(sides[1], courses[1])), titles


def _read(name: str, casebook_name: str | None, casebook: Casebook | None) -> tuple[Casebook, Standpoint]:
    """Return a scenario's standpoint, fitted to the casebook given, or else to its own."""
    from scenarios.files.casebook_files import open_casebook
    from scenarios.files.library import find_casebook
    from scenarios.files.opening import open_path
    from scenarios.files.scenario_files import open_scenario
    from scenarios.model.fit import fit
    from scenarios.model.standpoint import Standpoint

    if casebook_name is not None:
        opened = open_scenario(Path(name))
        scenario, notices = opened.scenario, opened.notices
        casebook = casebook or open_casebook(casebook_path(casebook_name))
    else:
        found = open_path(Path(name), find_casebook)
        scenario, notices = found.scenario, found.notices
        if casebook is not None and casebook.id != found.casebook.id:
            raise UsageError(
                f"{name} is of the casebook {quoted(found.casebook.id)} and the first scenario of"
                f" {quoted(casebook.id)}; only scenarios of one casebook can be compared"
            )
        casebook = casebook or found.casebook
    fitting = fit(casebook, scenario)
    for notice in dict.fromkeys((*notices, *fitting.notices)):
        complain(f"{name}: {notice}")
    return casebook, Standpoint.of(casebook, fitting.choices, fitting.supposed, fitting.reading)


def _course(text: str | int, count: int, side: str) -> int:
    """Return the number of a course, counted from 0."""
    number = int(text) if str(text).isascii() and str(text).isdigit() and len(str(text)) < 5 else 0
    if not 1 <= number <= count:
        raise UsageError(f"--courses names course {quoted(str(text))} of {side}, and it has {count}")
    return number - 1
