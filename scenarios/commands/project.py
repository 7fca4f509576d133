"""`otherwise project`: how far the documents' arguments carry each outcome in a branch."""

from __future__ import annotations

import argparse
import json
import shutil

from scenarios.commands.standing import add_options, standing

HELP = "print how far the arguments carry each outcome in a branch"
DESCRIPTION = "Print how far the documents' arguments carry each outcome in a branch of history."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the command take its options."""
    add_options(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON object and not a table")


def run(options: argparse.Namespace) -> int:
    """Print the projection and return the exit code."""
    from scenarios.commands.printed import NARROWEST, as_json, as_table
    from scenarios.engine.engine import Engine
    from scenarios.projection.snapshot import Projector

    casebook, standpoint = standing(options)
    snapshot = Projector(Engine(casebook))(standpoint)
    if options.json:
        print(json.dumps(as_json(snapshot), indent=2, allow_nan=False))
    else:
        width = shutil.get_terminal_size((NARROWEST, 24)).columns
        print(as_table(snapshot, width), end="")
    return 0
