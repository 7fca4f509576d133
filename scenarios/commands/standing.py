"""The options that say where one stands: scenario, casebook, choices, suppositions, reading.

Every command that looks at a branch takes them, under the same names.
"""

from __future__ import annotations

import argparse
import math
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from scenarios.commands.usage import UsageError, complain, unknown
from scenarios.model.faults import quoted

if TYPE_CHECKING:
    from scenarios.files.opening import Opened
    from scenarios.model.casebook import Casebook
    from scenarios.model.reading import Reading
    from scenarios.model.scenario import CasebookReference, Scenario
    from scenarios.model.standpoint import Standpoint


class Stand(Struct, frozen=True):
    """Where the options of a command stand, with the scenario they begin from.

    Attributes:
        casebook: The casebook.
        reference: The casebook as a scenario refers to it.
        scenario: The scenario, a new one where none is named; it does not hold what the options change.
        standpoint: Scenario and options together.
        in_play: The decisions in play.
        casebook_text: The casebook's own text; None where an empty one stands in.
    """

    casebook: Casebook
    reference: CasebookReference
    scenario: Scenario
    standpoint: Standpoint
    in_play: tuple[str, ...]
    casebook_text: str | None = None


class _Once(argparse.Action):
    """Takes one value, and refuses another; argparse itself forgets the first without a word."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,  # noqa: ARG002 - argparse's own words
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,  # noqa: ARG002
    ) -> None:
        before = getattr(namespace, self.dest)
        if before is not None and before != values:
            raise argparse.ArgumentError(self, f"names two: {before} and {values}")
        setattr(namespace, self.dest, values)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Let a command take a scenario, and options that change where it stands."""
    parser.add_argument("scenario", nargs="?", metavar="SCENARIO", help="a saved scenario to begin from")
    parser.add_argument(
        "--casebook", metavar="ID|FILE", action=_Once, help="the casebook, by its id or its file"
    )
    _add_list(parser, "--choose", "DECISION=OPTION", "take an option of a decision; may be repeated")
    _add_list(parser, "--suppose", "QUESTION/POSITION", "suppose an answer of a hinge; may be repeated")
    _add_list(parser, "--credence", "DOCUMENT=0..1", "how much credence a document gets; 1 unless said")
    _add_list(parser, "--mute", "VOICE", "leave out what a voice says")
    parser.add_argument(
        "--semantics",
        metavar="NAME",
        action=_Once,
        help="how arguments are weighed: quadratic-energy (unless said), df-quad, euler or mlp",
    )
    parser.add_argument(
        "--without-inferences", action="store_true", help="leave out steps that are the editors' own"
    )


def standing(options: argparse.Namespace) -> tuple[Casebook, Standpoint]:
    """Return the casebook and the standpoint that the options of `add_options` name.

    Raises:
        UsageError: An option names what the casebook does not have, or names two things for one.
        FaultError: A file cannot be read.
    """
    stand = stand_of(options)
    return stand.casebook, stand.standpoint


def stand_of(options: argparse.Namespace) -> Stand:
    """Return where the options of `add_options` stand, with the scenario; errors as for `standing`."""
    from scenarios.model.fit import fit
    from scenarios.model.standpoint import Standpoint

    opened = _start(options)
    casebook, fitting = opened.casebook, fit(opened.casebook, opened.scenario)
    choices = {**fitting.choices, **_choices(casebook, options.choose)}
    supposed = {**fitting.supposed, **_supposed(casebook, options.suppose)}
    standpoint = Standpoint.of(casebook, choices, supposed, _reading(casebook, fitting.reading, options))
    return Stand(
        casebook, opened.reference, opened.scenario, standpoint, fitting.in_play, opened.casebook_text
    )


def casebook_path(name: str) -> Path:
    """Return the file of a casebook that is named by its id or by its file.

    Raises:
        UsageError: There is neither such a casebook nor such a file.
        CasebookError: It comes with the program, and is gone.
    """
    from scenarios.files.library import SHIPPED_IDS, known_casebooks
    from scenarios.files.opening import not_at_hand

    known = known_casebooks()
    if name in known:
        return known[name]
    # Not by Path.exists, which raises where a name is too long to be one.
    if Path(name).suffix == ".toml" or Path(name).name != name or os.path.exists(name):  # noqa: PTH110
        return Path(name)
    if name in SHIPPED_IDS:
        raise not_at_hand(name)
    raise UsageError(unknown("casebook", name, known))


def _add_list(parser: argparse.ArgumentParser, name: str, metavar: str, said: str) -> None:
    parser.add_argument(name, nargs="+", action="extend", default=[], metavar=metavar, help=said)


def _start(options: argparse.Namespace) -> Opened:
    """Return the casebook and the scenario to begin with, and say what should be known of them."""
    from msgspec.structs import replace

    from scenarios.files import library
    from scenarios.files.opening import open_path
    from scenarios.files.scenario_files import open_scenario
    from scenarios.model.fit import fit

    if options.casebook is not None and not options.casebook.strip():
        raise UsageError("--casebook is empty; name a casebook, or leave the option out")
    name = _scenario_name(options)
    if name is None:
        return _new(options.casebook or library.DEFAULT_CASEBOOK)
    if options.casebook is None:
        opened = open_path(Path(name), library.find_casebook)
        notices = opened.notices
    else:
        found = open_scenario(Path(name))
        opened = replace(_new(options.casebook), scenario=found.scenario)
        notices = (*found.notices, *fit(opened.casebook, found.scenario).notices)
    for notice in notices:
        complain(f"{name}: {notice}")
    return opened


def _scenario_name(options: argparse.Namespace) -> str | None:
    from scenarios.files.scenario_files import SUFFIX

    # `--choose a=b lecture.otherwise` reads as two choices; the second can only be the scenario.
    for values in (options.choose, options.suppose, options.credence, options.mute):
        for value in values:
            if options.scenario is None and value.endswith(SUFFIX) and "=" not in value:
                options.scenario = value
                values.remove(value)
                break
    name: str | None = options.scenario
    return name


def _new(name: str) -> Opened:
    """Return a new scenario of a casebook, named by its id or its file."""
    from scenarios.files.library import find_casebook
    from scenarios.files.opening import new_by_id, new_of

    path = casebook_path(name)
    if path != find_casebook(name):
        return new_of(path)
    opened = new_by_id(name, find_casebook)
    for notice in opened.notices:
        complain(notice)
    return opened


def _choices(casebook: Casebook, wanted: Sequence[str]) -> dict[str, str]:
    choices: dict[str, str] = {}
    options = {decision.id: [option.id for option in decision.options] for decision in casebook.decisions}
    for decision, option in _pairs("--choose", "DECISION=OPTION", wanted):
        if decision not in options:
            raise UsageError(unknown("decision", decision, options))
        if option not in options[decision]:
            raise UsageError(f"{decision}: {unknown('option', option, options[decision])}")
        if choices.get(decision, option) != option:
            raise UsageError(f"--choose names two options of {decision}: {choices[decision]} and {option}")
        choices[decision] = option
    return choices


def _supposed(casebook: Casebook, wanted: Sequence[str]) -> dict[str, str]:
    from scenarios.model.targets import parted, presupposed

    supposed: dict[str, str] = {}
    hinges = presupposed(casebook)
    positions = {question.id: [one.id for one in question.positions] for question in casebook.questions}
    for value in wanted:
        question, position = parted(value)
        if not position:
            raise UsageError(f"--suppose wants QUESTION/POSITION, and {quoted(value)} has no position")
        if question not in positions:
            raise UsageError(unknown("question", question, positions))
        if question not in hinges:
            named = f"; these are hinges: {', '.join(hinges)}" if hinges else ""
            raise UsageError(f"nothing turns on {question}, so there is nothing to suppose{named}")
        if position not in positions[question]:
            raise UsageError(f"{question}: {unknown('position', position, positions[question])}")
        if supposed.get(question, position) != position:
            raise UsageError(
                f"--suppose names two positions of {question}: {supposed[question]} and {position}"
            )
        supposed[question] = position
    return supposed


def _reading(casebook: Casebook, reading: Reading, options: argparse.Namespace) -> Reading:
    from scenarios.engine.semantics import SEMANTICS
    from scenarios.model.reading import Reading

    documents = [document.id for document in casebook.documents]
    voices = [voice.id for voice in casebook.voices]
    credence, given = dict(reading.credence), dict[str, float]()
    for document, number in _pairs("--credence", "DOCUMENT=0..1", options.credence):
        if document not in documents:
            raise UsageError(unknown("document", document, documents))
        asked = _credence(document, number)
        if given.setdefault(document, asked) != asked:
            two = f"{given[document]:g} and {asked:g}"
            raise UsageError(f"--credence names two numbers for {document}: {two}")
        credence[document] = asked
    for voice in options.mute:
        if voice not in voices:
            raise UsageError(unknown("voice", voice, voices))
    semantics = reading.semantics if options.semantics is None else options.semantics
    if semantics not in SEMANTICS:
        raise UsageError(unknown("semantics", semantics, SEMANTICS))
    return Reading(
        credence=credence,
        muted=reading.muted | set(options.mute),
        semantics=semantics,
        without_inferences=reading.without_inferences or options.without_inferences,
    )


def _pairs(option: str, form: str, wanted: Sequence[str]) -> Iterator[tuple[str, str]]:
    for value in wanted:
        key, equals, said = value.partition("=")
        if not equals:
            raise UsageError(f"{option} wants {form}, and {quoted(value)} has no equals sign")
        yield key, said


def _credence(document: str, text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    # Also refuses what is not a number at all, which compares with nothing.
    if not 0.0 <= number <= 1.0:
        raise UsageError(f"the credence of {document} is {quoted(text)}, and it must be a number from 0 to 1")
    return number
