"""Into which language sentences are put; the window sets the translator, all else speaks English."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from scenarios.model.plain import isolated

Translator: TypeAlias = Callable[[str], str]

_translators: list[Translator] = []


def translate_with(translator: Translator | None) -> None:
    """Put every sentence through a translator from now on; None for English."""
    _translators[:] = [] if translator is None else [translator]


def tr(text: str) -> str:
    """Return a sentence, or a pattern of one, in the language in force."""
    return _translators[0](text) if _translators else text


def filled(pattern: str, *parts: object, **named: object) -> str:
    """Return a pattern with its places filled; titles, labels and names in them are set apart where need be.

    Whatever sets a text of a user or of a casebook beside other words does it through here: a title in Hebrew
    would otherwise turn about the numbers and the punctuation that follow it.
    """
    return pattern.format(*map(_apart, parts), **{name: _apart(part) for name, part in named.items()})


def together(separator: str, parts: Iterable[str]) -> str:
    """Return those parts that say anything with a separator between them, each set apart where it must be."""
    there = [part for part in parts if part]
    return there[0] if len(there) == 1 else separator.join(map(isolated, there))


def one_line(text: str) -> str:
    """Return the text without line breaks and runs of spaces, as a label has it."""
    return " ".join(text.split())


def counted_more(count: int, one: str, several: str) -> str:
    """Return how many more there are than are shown; nothing where all are.

    Args:
        count: How many.
        one: What is said of one.
        several: The same of more, with a place for ``{count}``.
    """
    if count < 1:
        return ""
    return one if count == 1 else filled(several, count=count)


def capital(text: str) -> str:
    """Return the text with a capital first letter, as a sentence begins."""
    return text[:1].upper() + text[1:]


def listed(parts: list[str], last: str = "") -> str:
    """Return parts in one phrase: `a, b and c`; `last` stands before the last one in place of "and"."""
    if len(parts) < 2:
        return "".join(parts)
    return filled(
        tr("{parts} {joint} {last}"),
        parts=together(", ", parts[:-1]),
        joint=last or tr("and"),
        last=parts[-1],
    )


def _apart(part: object) -> object:
    return isolated(part) if isinstance(part, str) else part
