"""Looking for words in a casebook: arguments, decisions, questions and events, in the order of the file.

This module owns what counts as found.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from scenarios.model.casebook import Casebook

Kind = Literal["argument", "decision", "question", "event"]


class Match(Struct, frozen=True):
    """Something that holds the words looked for.

    Attributes:
        kind: What it is.
        id: Its id; of an event, its place in the casebook from 0, as it has no id.
    """

    kind: Kind
    id: str


def search(casebook: Casebook, words: str) -> tuple[Match, ...]:
    """Return everything that holds all the words, in any order, wherever they stand in a word.

    Capitals and accents make no difference. A number finds the lines and pages that arguments cite.

    Args:
        casebook: Where to look.
        words: Words apart by white space; none find nothing.
    """
    wanted = _plain(words).split()
    if not wanted:
        return ()
    entries = ((kind, name, _plain("\n".join(texts))) for kind, name, texts in _entries(casebook))
    return tuple(Match(kind, name) for kind, name, text in entries if all(word in text for word in wanted))


def _entries(casebook: Casebook) -> Iterator[tuple[Kind, str, list[str]]]:
    for argument in casebook.arguments:
        voice, document = casebook.voice(argument.voice).name, casebook.document(argument.document)
        cited = [str(line) for line in argument.lines]
        page = [f"p. {argument.page}"] if argument.page is not None else []
        texts = [argument.id, argument.text, argument.cue, argument.note, voice, document.title]
        yield "argument", argument.id, [*texts, document.author, *cited, *page]
    for decision in casebook.decisions:
        texts = [decision.title, decision.happened, decision.alternative, decision.note, decision.date]
        yield (
            "decision",
            decision.id,
            [
                *texts,
                *decision.actors,
                *decision.tellings.values(),
                *(option.label for option in decision.options),
            ],
        )
    for question in casebook.questions:
        yield (
            "question",
            question.id,
            [question.title, question.theme, question.note, *(one.label for one in question.positions)],
        )
    for place, event in enumerate(casebook.events):
        yield "event", str(place), [event.text, event.date]


def _plain(text: str) -> str:
    """Return the text without capitals and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))


def places(text: str, words: str) -> tuple[tuple[int, int], ...]:
    """Return where in a text any of the words stand, as places from and to, in order and apart.

    Capitals and accents make no difference, as in ``search``.
    """
    plain, origin = [], []
    for place, character in enumerate(text):
        for letter in _plain(character):
            plain.append(letter)
            origin.append(place)
    folded = "".join(plain)
    held: set[int] = set()
    for word in set(_plain(words).split()):
        at = folded.find(word)
        while at >= 0:
            held.update(range(origin[at], origin[at + len(word) - 1] + 1))
            at = folded.find(word, at + 1)
    runs: list[tuple[int, int]] = []
    for place in sorted(held):
        if runs and runs[-1][1] == place:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return tuple(runs)
