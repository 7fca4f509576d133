"""The command line that needs no window: project, check, version, help.

This module owns the arguments and the exit codes: 0 for done, 1 for a file with faults, 2 for a command that
makes no sense. It must not compute anything itself, nor import what a command does not need.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from scenarios import __version__
from scenarios.faults import FaultError, quoted, visible

if TYPE_CHECKING:
    from scenarios.casebook import Casebook
    from scenarios.reading import Reading

_DESCRIPTION = "Otherwise shows how far the documents' own arguments carry each outcome of another history."
_EPILOGUE = (
    "Without a command the window opens, with the scenario or casebook named.\n"
    "Strengths say how strong the documents' case is. They are not chances."
)


class UsageError(Exception):
    """A command that makes no sense; the message is one sentence for its writer."""


def main(arguments: Sequence[str]) -> int:
    """Run a command and return its exit code."""
    _accept_any_terminal()
    try:
        code = _run(arguments)
        # Written out here, so that a reader who has gone is noticed while it can still be handled.
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough. Python would complain once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def project_default() -> int:
    """Print the casebook that the window would have shown, as it happened."""
    return main(["project"])


def complain(sentence: str) -> None:
    """Say something on the error stream, if there is one."""
    if sys.stderr is not None:
        print(visible(sentence), file=sys.stderr)


def _run(arguments: Sequence[str]) -> int:
    try:
        options = _parser().parse_args(arguments)
        return int(options.command(options))
    except SystemExit as done:
        # So argparse ends after --help and --version.
        return int(done.code or 0)
    except UsageError as error:
        complain(f"otherwise: {error}")
        return 2
    except FaultError as error:
        for fault in error.faults:
            complain(str(fault))
        return 1


def _accept_any_terminal() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints are one sentence and not a page of usage."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}. Try: {self.prog} --help")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="otherwise",
        description=_DESCRIPTION,
        epilog=_EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.set_defaults(command=_no_command)
    parser.add_argument("--version", action="version", version=f"Otherwise {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=False)
    project = commands.add_parser(
        "project",
        help="print how far the arguments carry each outcome in a branch",
        description="Print how far the documents' arguments carry each outcome in a branch of history.",
        allow_abbrev=False,
    )
    project.set_defaults(command=_project)
    project.add_argument("scenario", nargs="?", metavar="SCENARIO", help="a saved scenario to begin from")
    project.add_argument("--casebook", metavar="ID|FILE", help="the casebook, by its id or its file")
    _add_list(project, "--choose", "DECISION=OPTION", "take an option of a decision; may be repeated")
    _add_list(project, "--credence", "DOCUMENT=0..1", "how much credence a document gets; 1 unless said")
    _add_list(project, "--mute", "VOICE", "leave out what a voice says")
    project.add_argument(
        "--semantics",
        metavar="NAME",
        help="how arguments are weighed: quadratic-energy (unless said), df-quad, euler or mlp",
    )
    project.add_argument("--json", action="store_true", help="print one JSON object and not a table")

    check = commands.add_parser(
        "check",
        help="say what is wrong with casebooks and scenarios",
        description="Say what is wrong with casebooks and scenarios, one line a fault.",
        allow_abbrev=False,
    )
    check.set_defaults(command=_check)
    check.add_argument("files", nargs="*", metavar="FILE", help="a casebook or a scenario")
    check.add_argument("--report", action="store_true", help="print what a casebook covers and leaves out")
    return parser


def _add_list(parser: argparse.ArgumentParser, name: str, metavar: str, said: str) -> None:
    parser.add_argument(name, nargs="+", action="extend", default=[], metavar=metavar, help=said)


def _no_command(options: argparse.Namespace) -> int:
    del options
    raise UsageError("a command is missing. Try: otherwise --help")


def _project(options: argparse.Namespace) -> int:
    from scenarios.debate import Debate
    from scenarios.printed import NARROWEST, as_json, as_table
    from scenarios.projection import project

    casebook, choices, reading = _start(options)
    choices = {**choices, **_choices(casebook, options.choose)}
    reading = _reading(casebook, reading, options)
    projection = project(Debate(casebook), choices, reading)
    if options.json:
        print(json.dumps(as_json(projection), indent=2, allow_nan=False))
    else:
        width = shutil.get_terminal_size((NARROWEST, 24)).columns
        print(as_table(projection, width), end="")
    return 0


def _start(options: argparse.Namespace) -> tuple[Casebook, Mapping[str, str], Reading]:
    """Return the casebook, and the choices and the reading to begin with."""
    from scenarios import library
    from scenarios.fit import fit
    from scenarios.opening import open_path
    from scenarios.reading import Reading
    from scenarios.scenario_files import open_scenario
    from scenarios.storage import open_casebook

    name = _scenario_name(options)
    if name is None:
        return open_casebook(_casebook_path(options.casebook or library.DEFAULT_CASEBOOK)), {}, Reading()
    if options.casebook is None:
        found = open_path(Path(name), library.find_casebook)
        casebook, scenario, notices = found.casebook, found.scenario, found.notices
        fitting = fit(casebook, scenario)
    else:
        opened = open_scenario(Path(name))
        casebook, scenario = open_casebook(_casebook_path(options.casebook)), opened.scenario
        fitting = fit(casebook, scenario)
        notices = (*opened.notices, *fitting.notices)
    for notice in notices:
        complain(f"{name}: {notice}")
    return casebook, fitting.choices, fitting.reading


def _scenario_name(options: argparse.Namespace) -> str | None:
    from scenarios.scenario_files import SUFFIX

    # `--choose a=b lecture.otherwise` reads as two choices; the second can only be the scenario.
    for values in (options.choose, options.credence, options.mute):
        for value in values:
            if options.scenario is None and value.endswith(SUFFIX) and "=" not in value:
                options.scenario = value
                values.remove(value)
                break
    name: str | None = options.scenario
    return name


def _casebook_path(name: str) -> Path:
    from scenarios.library import known_casebooks

    known = known_casebooks()
    if name in known:
        return known[name]
    # Not by Path.exists, which raises where a name is too long to be one.
    if Path(name).suffix == ".toml" or Path(name).name != name or os.path.exists(name):  # noqa: PTH110
        return Path(name)
    raise UsageError(_unknown("casebook", name, known))


def _choices(casebook: Casebook, wanted: Sequence[str]) -> dict[str, str]:
    choices: dict[str, str] = {}
    options = {decision.id: [option.id for option in decision.options] for decision in casebook.decisions}
    for decision, option in _pairs("--choose", "DECISION=OPTION", wanted):
        if decision not in options:
            raise UsageError(_unknown("decision", decision, options))
        if option not in options[decision]:
            raise UsageError(f"{decision}: {_unknown('option', option, options[decision])}")
        choices[decision] = option
    return choices


def _reading(casebook: Casebook, reading: Reading, options: argparse.Namespace) -> Reading:
    from scenarios.reading import Reading
    from scenarios.semantics import SEMANTICS

    documents = [document.id for document in casebook.documents]
    voices = [voice.id for voice in casebook.voices]
    credence = dict(reading.credence)
    for document, number in _pairs("--credence", "DOCUMENT=0..1", options.credence):
        if document not in documents:
            raise UsageError(_unknown("document", document, documents))
        credence[document] = _credence(document, number)
    for voice in options.mute:
        if voice not in voices:
            raise UsageError(_unknown("voice", voice, voices))
    semantics = options.semantics or reading.semantics
    if semantics not in SEMANTICS:
        raise UsageError(_unknown("semantics", semantics, SEMANTICS))
    return Reading(credence=credence, muted=reading.muted | set(options.mute), semantics=semantics)


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


def _unknown(word: str, name: str, known: Iterable[str]) -> str:
    import difflib

    names = list(known)
    meant = difflib.get_close_matches(name, names, 1)
    if meant:
        return f"there is no {word} {quoted(name)}. Did you mean {quoted(meant[0])}?"
    named = f"; there are {', '.join(names[:40])}" if names else ""
    return f"there is no {word} {quoted(name)}{named}"


def _check(options: argparse.Namespace) -> int:
    from scenarios.checking import check
    from scenarios.library import DEFAULT_CASEBOOK

    if options.report:
        return _report([Path(name) for name in options.files] or [_casebook_path(DEFAULT_CASEBOOK)])
    if not options.files:
        raise UsageError("check wants the name of a file. Try: otherwise check --help")
    code = 0
    for name in options.files:
        checked = check(Path(name))
        for fault in checked.faults:
            print(fault)
            code = 1
        for note in checked.notes:
            print(visible(f"{name}: {note}"))
    return code


def _report(paths: Sequence[Path]) -> int:
    from scenarios.report import as_text, coverage
    from scenarios.storage import open_casebook

    for number, path in enumerate(paths):
        if number:
            print()
        print(as_text(coverage(open_casebook(path))), end="")
    return 0
