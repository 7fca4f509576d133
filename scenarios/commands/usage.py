"""What a command says of words that make no sense: one sentence for whoever wrote them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import NoReturn

from scenarios.model.faults import quoted, visible


class UsageError(Exception):
    """A command that makes no sense; the message is one sentence for its writer."""


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one sentence and not a page of usage."""

    def error(self, message: str) -> NoReturn:
        """Refuse what cannot be parsed.

        Raises:
            UsageError: Always.
        """
        raise UsageError(f"{message}. Try: {self.prog} --help")


def complain(sentence: str) -> None:
    """Say something on the error stream, if there is one."""
    if sys.stderr is not None:
        print(visible(sentence), file=sys.stderr)


def unknown(word: str, name: str, known: Iterable[str]) -> str:
    """Return what to say of a name that is not among those known.

    Args:
        word: What it should be the name of, such as ``decision``.
        name: The name as it was written.
        known: The names there are, in an order that helps; the first forty are told.
    """
    import difflib

    names = list(known)
    meant = difflib.get_close_matches(name, names, 1)
    if meant:
        return f"there is no {word} {quoted(name)}. Did you mean {quoted(meant[0])}?"
    named = f"; there are {', '.join(names[:40])}" if names else ""
    return f"there is no {word} {quoted(name)}{named}"
