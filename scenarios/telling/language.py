"""Into which language sentences are put; the window sets the translator, all else speaks English."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Translator: TypeAlias = Callable[[str], str]

_translators: list[Translator] = []


def translate_with(translator: Translator | None) -> None:
    """Put every sentence through a translator from now on; None for English."""
    _translators[:] = [] if translator is None else [translator]


def tr(text: str) -> str:
    """Return a sentence, or a pattern of one, in the language in force."""
    return _translators[0](text) if _translators else text


def one_line(text: str) -> str:
    """Return the text without line breaks and runs of spaces, as a label has it."""
    return " ".join(text.split())


def capital(text: str) -> str:
    """Return the text with a capital first letter, as a sentence begins."""
    return text[:1].upper() + text[1:]


def listed(parts: list[str], last: str = "") -> str:
    """Return parts in one phrase: `a, b and c`; `last` stands before the last one in place of "and"."""
    if len(parts) < 2:
        return "".join(parts)
    return tr("{parts} {joint} {last}").format(
        parts=", ".join(parts[:-1]), joint=last or tr("and"), last=parts[-1]
    )
