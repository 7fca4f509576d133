"""`otherwise check`: what is wrong with casebooks and scenarios, and what a casebook covers."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from scenarios.commands.standing import casebook_path
from scenarios.commands.usage import UsageError
from scenarios.model.faults import visible

HELP = "say what is wrong with casebooks and scenarios"
DESCRIPTION = "Say what is wrong with casebooks and scenarios, one line a fault."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the command take its options."""
    parser.add_argument("files", nargs="*", metavar="FILE", help="a casebook or a scenario")
    parser.add_argument("--report", action="store_true", help="print what a casebook covers and leaves out")


def run(options: argparse.Namespace) -> int:
    """Print what is wrong with the files named, or a report; return 1 where something is."""
    from scenarios.files.checking import check
    from scenarios.files.library import DEFAULT_CASEBOOK

    if options.report:
        return _report([Path(name) for name in options.files] or [casebook_path(DEFAULT_CASEBOOK)])
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
