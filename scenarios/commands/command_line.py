"""The command line that needs no window: one file a command, and --version and --help.

This module owns the exit codes: 0 for done, 1 for a file with faults, 2 for a command that makes no sense.
What a command does not need is not imported.
"""

from __future__ import annotations

import argparse
import importlib
import io
import keyword
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, cast

from scenarios import COMMANDS, __version__
from scenarios.commands.usage import Parser, UsageError, complain
from scenarios.model.faults import FaultError

if TYPE_CHECKING:
    from scenarios.exports.pixels import Painter

_DESCRIPTION = "Otherwise shows how far the documents' own arguments carry each outcome of another history."
_EPILOGUE = (
    "Without a command the window opens, with the scenario or casebook named.\n"
    "Strengths say how strong the documents' case is. They are not chances."
)


class Command(Protocol):
    """What the module of a command holds; it is named as the command is, with ``_`` for ``-``."""

    HELP: str
    DESCRIPTION: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Let the command take its options."""

    def run(self, options: argparse.Namespace) -> int:
        """Carry the command out and return the exit code."""


def main(arguments: Sequence[str], painter: Painter | None = None) -> int:
    """Run a command and return its exit code.

    Args:
        arguments: The command and its options.
        painter: Who draws pixels for a command that wants some.
    """
    _accept_any_terminal()
    try:
        code = _run(arguments, painter)
        # Written out here, so that a reader who has gone is noticed while it can still be handled.
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough.
        _print_no_more()
        return 0
    except OSError as error:
        if error.filename is not None:
            raise  # a part of the program that is not there
        # Files are read with faults of their own; what is left is the stream.
        _print_no_more()
        reason = error.strerror or str(error)
        complain(f"otherwise: it could not be printed: {reason[:1].lower()}{reason[1:]}")
        return 1
    return code


def _print_no_more() -> None:
    """Throw away what is not written yet; Python would complain once more when it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def project_instead(name: str | None) -> int:
    """Print what a window would have shown.

    Args:
        name: A scenario or casebook file; None for the casebook that comes first, as it happened.
    """
    from scenarios.files.opening import CASEBOOK_SUFFIX

    if name is None:
        return main(["project"])
    if name.lower().endswith(CASEBOOK_SUFFIX):
        return main(["project", "--casebook", name])
    return main(["project", "--", name])


def _run(arguments: Sequence[str], painter: Painter | None) -> int:
    try:
        options = _parser().parse_args(arguments)
        options.painter = painter
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


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="otherwise",
        description=_DESCRIPTION,
        epilog=_EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.set_defaults(command=_no_command)
    parser.add_argument("--version", action="version", version=f"Otherwise {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=False)
    for name in COMMANDS:
        # A module cannot be called as a word of the language is.
        module = name.replace("-", "_") + "_" * keyword.iskeyword(name)
        command = cast("Command", importlib.import_module(f"scenarios.commands.{module}"))
        subparser = commands.add_parser(
            name, help=command.HELP, description=command.DESCRIPTION, allow_abbrev=False
        )
        subparser.set_defaults(command=command.run)
        command.add_arguments(subparser)
    return parser


def _no_command(options: argparse.Namespace) -> int:
    del options
    raise UsageError("a command is missing. Try: otherwise --help")
