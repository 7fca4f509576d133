"""`otherwise import`: a map of arguments from another program as the skeleton of a casebook."""

from __future__ import annotations

import argparse
from collections.abc import Sized
from pathlib import Path

from scenarios.commands.usage import UsageError, complain
from scenarios.model.faults import Fault, FaultError, quoted, visible

HELP = "make the skeleton of a casebook of an argument map"
DESCRIPTION = "Make the skeleton of a casebook of a map of arguments: Argdown (.argdown) or QBAF text (.bag)."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the command take its options."""
    parser.add_argument("file", metavar="FILE", help="the map; its ending says in which format it is")
    parser.add_argument("--to", metavar="CASEBOOK", required=True, help="the casebook to write, a .toml file")
    parser.add_argument("--force", action="store_true", help="replace a file that is there already")


def run(options: argparse.Namespace) -> int:
    """Write the casebook, say what was lost, and return the exit code."""
    from scenarios.files.bounded import read_bounded
    from scenarios.files.casebook_files import casebook_from_bytes
    from scenarios.files.opening import CASEBOOK_SUFFIX
    from scenarios.files.toml_text import CASEBOOK_LIMIT
    from scenarios.files.writing import refuse_existing, write_file
    from scenarios.imports.formats import READERS
    from scenarios.imports.skeleton import skeleton

    source, target = Path(options.file), Path(options.to)
    reader = READERS.get(source.suffix.lower())
    if reader is None:
        raise UsageError(f"{quoted(options.file)} ends with none of {', '.join(READERS)}")
    if target.suffix.lower() != CASEBOOK_SUFFIX:
        raise UsageError(f"a casebook's file ends with {CASEBOOK_SUFFIX}, and {quoted(options.to)} does not")
    if not options.force:
        refuse_existing(target)
    data = read_bounded(source, CASEBOOK_LIMIT, FaultError)
    found = reader(_decoded(data, options.file), options.file)
    if not found.claims:
        what = "there is no argument in it, so there is nothing to make a casebook of"
        raise FaultError([Fault(options.file, "", what, "Choose a map of arguments")])
    written = skeleton(found, source.stem)
    # What the map holds may be more than a casebook can hold; then nothing is written.
    casebook = casebook_from_bytes(written, options.to)
    write_file(target, written)
    for sentence in found.lost:
        complain(f"{options.file}: lost or assumed: {sentence}")
    held = f"{_counted(casebook.questions, 'question')}, {_counted(casebook.arguments, 'argument')}"
    print(visible(f"{options.to}: {held}; decisions are for you to add"))
    return 0


def _counted(parts: Sized, word: str) -> str:
    return f"1 {word}" if len(parts) == 1 else f"{len(parts)} {word}s"


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        what = f"it is not UTF-8 text (byte {problem.start})"
        raise FaultError([Fault(name, "", what, "Save it as UTF-8")]) from None
