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
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from scenarios import __version__
from scenarios.model.faults import FaultError, quoted, visible

if TYPE_CHECKING:
    from scenarios.model.casebook import Casebook
    from scenarios.model.reading import Reading
    from scenarios.model.standpoint import Standpoint

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
        # The reader has seen enough.
        _print_no_more()
        return 0
    except OSError as error:
        # Files are read with faults of their own; what is left is the stream.
        _print_no_more()
        reason = error.strerror or str(error)
        complain(f"otherwise: it could not be printed: {reason[:1].lower()}{reason[1:]}")
        return 1
    return code


def _print_no_more() -> None:
    """Throw away what is not written yet; Python would complain once more when it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
    _add_list(project, "--suppose", "QUESTION/POSITION", "suppose an answer of a hinge; may be repeated")
    _add_list(project, "--credence", "DOCUMENT=0..1", "how much credence a document gets; 1 unless said")
    _add_list(project, "--mute", "VOICE", "leave out what a voice says")
    project.add_argument(
        "--semantics",
        metavar="NAME",
        help="how arguments are weighed: quadratic-energy (unless said), df-quad, euler or mlp",
    )
    project.add_argument(
        "--without-inferences",
        action="store_true",
        help="leave out steps that are the editors' and no document's",
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
    from scenarios.commands.printed import NARROWEST, as_json, as_table
    from scenarios.engine.engine import Engine
    from scenarios.model.standpoint import Standpoint
    from scenarios.projection.snapshot import Projector

    casebook, start = _start(options)
    choices = {**start.choices, **_choices(casebook, options.choose)}
    supposed = {**start.supposed, **_supposed(casebook, options.suppose)}
    standpoint = Standpoint.of(casebook, choices, supposed, _reading(casebook, start.reading, options))
    snapshot = Projector(Engine(casebook))(standpoint)
    if options.json:
        print(json.dumps(as_json(snapshot), indent=2, allow_nan=False))
    else:
        width = shutil.get_terminal_size((NARROWEST, 24)).columns
        print(as_table(snapshot, width), end="")
    return 0


def _start(options: argparse.Namespace) -> tuple[Casebook, Standpoint]:
    """Return the casebook, and the standpoint to begin with."""
    from scenarios.files import library
    from scenarios.files.opening import open_path
    from scenarios.files.scenario_files import open_scenario
    from scenarios.model.fit import fit
    from scenarios.model.standpoint import Standpoint

    if options.casebook is not None and not options.casebook.strip():
        raise UsageError("--casebook is empty; name a casebook, or leave the option out")
    name = _scenario_name(options)
    if name is None:
        casebook = _casebook(options.casebook or library.DEFAULT_CASEBOOK)
        return casebook, Standpoint.of(casebook)
    if options.casebook is None:
        found = open_path(Path(name), library.find_casebook)
        casebook, scenario, notices = found.casebook, found.scenario, found.notices
        fitting = fit(casebook, scenario)
    else:
        opened = open_scenario(Path(name))
        casebook, scenario = _casebook(options.casebook), opened.scenario
        fitting = fit(casebook, scenario)
        notices = (*opened.notices, *fitting.notices)
    for notice in notices:
        complain(f"{name}: {notice}")
    return casebook, Standpoint.of(casebook, fitting.choices, fitting.supposed, fitting.reading)


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


def _casebook(name: str) -> Casebook:
    from scenarios.files.casebook_files import open_casebook
    from scenarios.files.library import find_casebook
    from scenarios.files.opening import new_by_id

    path = _casebook_path(name)
    if path != find_casebook(name):
        return open_casebook(path)
    opened = new_by_id(name, find_casebook)
    for notice in opened.notices:
        complain(notice)
    return opened.casebook


def _casebook_path(name: str) -> Path:
    from scenarios.files.library import known_casebooks

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
            raise UsageError(_unknown("question", question, positions))
        if question not in hinges:
            named = f"; these are hinges: {', '.join(hinges)}" if hinges else ""
            raise UsageError(f"nothing turns on {question}, so there is nothing to suppose{named}")
        if position not in positions[question]:
            raise UsageError(f"{question}: {_unknown('position', position, positions[question])}")
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
    credence = dict(reading.credence)
    for document, number in _pairs("--credence", "DOCUMENT=0..1", options.credence):
        if document not in documents:
            raise UsageError(_unknown("document", document, documents))
        credence[document] = _credence(document, number)
    for voice in options.mute:
        if voice not in voices:
            raise UsageError(_unknown("voice", voice, voices))
    semantics = reading.semantics if options.semantics is None else options.semantics
    if semantics not in SEMANTICS:
        raise UsageError(_unknown("semantics", semantics, SEMANTICS))
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


def _unknown(word: str, name: str, known: Iterable[str]) -> str:
    import difflib

    names = list(known)
    meant = difflib.get_close_matches(name, names, 1)
    if meant:
        return f"there is no {word} {quoted(name)}. Did you mean {quoted(meant[0])}?"
    named = f"; there are {', '.join(names[:40])}" if names else ""
    return f"there is no {word} {quoted(name)}{named}"


def _check(options: argparse.Namespace) -> int:
    from scenarios.files.checking import check
    from scenarios.files.library import DEFAULT_CASEBOOK

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
    from scenarios.explaining.coverage import as_text, coverage
    from scenarios.files.casebook_files import open_casebook

    for number, path in enumerate(paths):
        if number:
            print()
        print(as_text(coverage(open_casebook(path))), end="")
    return 0
