"""`otherwise export`: a branch as a file for other programs."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scenarios.commands.standing import add_options, stand_of
from scenarios.commands.usage import UsageError, unknown

if TYPE_CHECKING:
    from scenarios.commands.standing import Stand
    from scenarios.exports.kinds import Kind
    from scenarios.exports.pixels import Painter
    from scenarios.exports.request import Options, Request

HELP = "write a branch down for other programs"
DESCRIPTION = (
    "Write a branch of history down for other programs; the ending of the file says in which format."
)

WIDEST = 20_000  # pixels; a picture of more would not fit into memory
LARGEST = 20.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the command take its options."""
    add_options(parser)
    parser.add_argument("--to", metavar="FILE", required=True, help="the file to write")
    parser.add_argument(
        "--as", dest="kind", metavar="KIND", help="what to write, where the ending is not enough"
    )
    parser.add_argument("--force", action="store_true", help="replace a file that is there already")
    # Nothing where an option is not named, so that one that a kind does not heed can be told.
    parser.add_argument("--branches", metavar="WHICH", help="shown (unless said) or in-play: all of theirs")
    parser.add_argument("--question", metavar="QUESTION", help="the question of a picture")
    parser.add_argument("--position", metavar="POSITION", help="the position of a picture of arguments")
    parser.add_argument("--course", metavar="NUMBER", help="the course; 1, the leading one, unless said")
    parser.add_argument("--page", metavar="SIZE", help="a4 (unless said) or letter")
    parser.add_argument("--scale", metavar="FACTOR", help="how large a PNG is; 1 unless said")
    parser.add_argument("--width", metavar="PIXELS", help="how wide a PNG is, in place of a scale")
    parser.add_argument("--transparent", action="store_true", default=None, help="leave the ground out")
    parser.add_argument("--dark", action="store_true", default=None, help="draw in the dark theme")


def run(options: argparse.Namespace) -> int:
    """Write the file and return the exit code."""
    from scenarios.exports.kinds import kind_of
    from scenarios.exports.request import ExportError
    from scenarios.files.writing import refuse_existing, write_file
    from scenarios.model.faults import Fault, FaultError

    try:
        kind = kind_of(options.to, options.kind)
    except ExportError as error:
        raise UsageError(str(error)) from error
    how = _options(kind, options)
    path = Path(options.to)
    if not options.force:
        refuse_existing(path)
    stand = stand_of(options)
    _refuse_unknown(stand, how)
    try:
        data = kind.write(_request(stand, how, options.painter))
    except ExportError as error:
        raise FaultError([Fault(os.fspath(path), "", str(error), "")]) from error
    write_file(path, data)
    return 0


def _request(stand: Stand, how: Options, painter: Painter | None) -> Request:
    import datetime as dt

    from scenarios.engine.engine import Engine
    from scenarios.exports.request import Request
    from scenarios.projection.snapshot import Projector

    scenario = stand.scenario
    return Request(
        snapshot=Projector(Engine(stand.casebook))(stand.standpoint, stand.in_play),
        casebook=stand.reference,
        in_play=stand.in_play,
        date=dt.datetime.now().astimezone().date(),
        title=scenario.title,
        author=scenario.author,
        notes=scenario.notes,
        options=how,
        painter=painter,
    )


def _options(kind: Kind, options: argparse.Namespace) -> Options:
    from scenarios.exports.request import OPTIONS, Options

    found: dict[str, Any] = {}
    for name in OPTIONS:
        said = getattr(options, name)
        if said is None:
            continue
        if name not in kind.heeds:
            raise UsageError(f"{kind.key} has no use for --{name}; leave it out")
        found[name] = _READ[name](name, said)
    if "scale" in found and "width" in found:
        raise UsageError("--scale and --width both say how large; leave one of them out")
    return Options(**found)


def _refuse_unknown(stand: Stand, how: Options) -> None:
    """Refuse a question and a position that the casebook does not have."""
    casebook = stand.casebook
    questions = {question.id: question for question in casebook.questions}
    if how.question is None:
        if how.position is not None:
            raise UsageError("--position wants --question beside it")
        return
    if how.question not in questions:
        raise UsageError(unknown("question", how.question, questions))
    positions = [position.id for position in questions[how.question].positions]
    if how.position is not None and how.position not in positions:
        raise UsageError(f"{how.question}: {unknown('position', how.position, positions)}")


def _one_of(*words: str) -> Callable[[str, str], str]:
    def read(name: str, said: str) -> str:
        if said not in words:
            raise UsageError(f"--{name}: {unknown('word', said, words)}")
        return said

    return read


def _number(least: float, most: float, *, whole: bool) -> Callable[[str, str], float]:
    def read(name: str, said: str) -> float:
        try:
            number = int(said) if whole else float(said)
        except ValueError:
            number = least - 1
        # Also refuses what is not a number at all, which compares with nothing.
        if not least <= number <= most:
            kind = "a whole number" if whole else "a number"
            raise UsageError(f"--{name} wants {kind} from {least:g} to {most:,g}, and not {said}")
        return number

    return read


def _as_said(name: str, said: Any) -> Any:
    del name
    return said


def _course(name: str, said: str) -> int:
    # A person counts from one.
    return int(_number(1, 1_024, whole=True)(name, said)) - 1


_READ: dict[str, Callable[[str, Any], Any]] = {
    "branches": _one_of("shown", "in-play"),
    "page": _one_of("a4", "letter"),
    "scale": _number(0.1, LARGEST, whole=False),
    "width": _number(16, WIDEST, whole=True),
    "course": _course,
    "question": _as_said,
    "position": _as_said,
    "transparent": _as_said,
    "dark": _as_said,
}
