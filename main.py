"""Starts Otherwise: hands a command to the command line, and anything else to the window.

This module owns the first look at the arguments. It must import neither Qt nor a casebook nor the command
line before it is known that they are needed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from scenarios import COMMANDS

if TYPE_CHECKING:
    from scenarios.exports.pixels import Pixels


def main(arguments: Sequence[str]) -> int:
    """Run the program and return its exit code.

    Args:
        arguments: A command with its options, or the files to open in the window.
    """
    try:
        return _run(arguments)
    except (ImportError, FileNotFoundError) as error:
        from gui import damage

        sentence = damage.told(error)
        if sentence is None:
            raise
        if sys.stderr is not None:
            sys.stderr.write(f"otherwise: {sentence}\n")
        return 1


def _run(arguments: Sequence[str]) -> int:
    # It would look through everything that is installed for plug-ins to how models are checked.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    # The macOS Finder adds its own number for the process.
    words = [word for word in arguments if not word.startswith("-psn_")]
    if words and (words[0] in COMMANDS or words[0].startswith("-")):
        from scenarios.commands import command_line

        return command_line.main(words, _painted)
    for word in words:
        refusal = _refusal(word)
        if refusal:
            from scenarios.commands.usage import complain

            complain(f"otherwise: {refusal}")
            return 2
    from gui import preflight

    return preflight.run(words, lambda: _as_text(words))


def _painted(pixels: Pixels) -> bytes:
    """Draw a picture for the command line, which itself knows nothing that draws pixels."""
    try:
        from gui.painting.picture import png

        return png(pixels)
    except ImportError as error:
        from gui import damage
        from scenarios.exports.request import ExportError

        without = "Qt, which draws pixels, cannot be loaded; .svg and .pdf are written without"
        raise ExportError(f"{without}. {damage.told(error)}") from error


def _as_text(files: Sequence[str]) -> int:
    """Print what the first window would have shown."""
    from scenarios.commands import command_line

    return command_line.project_instead(files[0] if files else None)


def _refusal(word: str) -> str:
    if word.startswith("-"):
        return f"options go with a command, and {word} stands beside a file. Try: otherwise --help"
    # Not by pathlib, which raises where a name is too long to be one.
    if not os.path.exists(word) and not _is_told_by_window(word):  # noqa: PTH110
        return f"{word} is neither a command nor a file. Try: otherwise --help"
    return ""


def _is_told_by_window(word: str) -> bool:
    """Whether a word means a file, and nobody would read in a terminal that there is none."""
    if sys.stderr is not None and sys.stderr.isatty():
        return False
    return os.path.dirname(word) != "" or word.lower().endswith((".otherwise", ".toml"))  # noqa: PTH120


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
