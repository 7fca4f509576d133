"""`otherwise export`: a branch as a file for other programs."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scenarios.commands.standing import add_options, stand_of
from scenarios.commands.usage import UsageError, unknown
from scenarios.model.faults import quoted

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
    parser.add_argument(
        "--to",
        metavar="FILE",
        required=True,
        help="the file to write; a folder, with a slash at its end, for one picture a step of the lecture",
    )
    parser.add_argument(
        "--as", dest="kind", metavar="KIND", help="what to write, where the ending is not enough"
    )
    parser.add_argument("--force", action="store_true", help="replace a file that is there already")
    # Nothing where an option is not named, so that one that a kind does not heed can be told.
    parser.add_argument("--branches", metavar="WHICH", help="shown (unless said) or in-play: all of theirs")
    parser.add_argument("--question", metavar="QUESTION", help="the question of a picture")
    parser.add_argument("--position", metavar="POSITION", help="the position of a picture of arguments")
    parser.add_argument("--course", metavar="NUMBER", help="the course; 1, the leading one, unless said")
    parser.add_argument(
        "--notes", action="store_true", default=None, help="the lecturer's notes in a handout"
    )
    parser.add_argument("--size", metavar="WxH", help="how large the pictures of a lecture are; 1920x1080")
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

    if options.to.endswith(("/", os.sep)):
        return _write_steps(options)
    if options.size is not None:
        raise UsageError("--size is of the pictures of a lecture; name a folder, with a slash at its end")
    try:
        kind = kind_of(options.to, options.kind)
    except ExportError as error:
        raise UsageError(f"{error}{_folder_hint(options.to)}") from error
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


def _folder_hint(to: str) -> str:
    """How to get the pictures of a lecture, where what was named may be meant for their folder."""
    if Path(to).suffix:
        return ""
    return f"; for a picture of each step of the lecture, name a folder: {quoted(f'{to}/')}"


def _write_steps(options: argparse.Namespace) -> int:
    """Write one picture a step of the lecture into a folder."""
    from scenarios.exports.request import DEFAULTS, ExportError
    from scenarios.exports.step_pictures import SIZE, pictures
    from scenarios.files.writing import refuse_existing, write_file
    from scenarios.model.faults import Fault, FaultError

    folder = Path(options.to)
    size = SIZE if options.size is None else _size(options.size)
    stand = stand_of(options)
    try:
        # All of them are drawn before the first is written.
        drawn = dict(pictures(_request(stand, DEFAULTS, options.painter), size))
    except ExportError as error:
        raise FaultError([Fault(os.fspath(folder), "", str(error), "")]) from error
    if not options.force:
        for name in drawn:
            refuse_existing(folder / name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"it cannot be made a folder: {error.strerror or error}"
        raise FaultError([Fault(os.fspath(folder), "", what, "Name another folder")]) from error
    for name, data in drawn.items():
        write_file(folder / name, data)
    return 0


def _size(said: str) -> tuple[int, int]:
    width, _, height = said.lower().partition("x")
    try:
        found = int(width), int(height)
    except ValueError:
        found = (0, 0)
    if not all(240 <= side <= 8_000 for side in found):
        raise UsageError(f"--size wants WIDTHxHEIGHT, each from 240 to 8,000 pixels, and not {quoted(said)}")
    return found


def _request(stand: Stand, how: Options, painter: Painter | None) -> Request:
    import datetime as dt

    from scenarios.engine.engine import Engine
    from scenarios.exports.request import Request
    from scenarios.files.opening import comes_with_program
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
        lecture=scenario.lecture,
        options=how,
        painter=painter,
        casebook_text=None if comes_with_program(stand.reference) else stand.casebook_text,
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
    "notes": _as_said,
    "transparent": _as_said,
    "dark": _as_said,
}
