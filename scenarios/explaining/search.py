"""Looking for words in a casebook: arguments, decisions, questions and events, in the order of the file.

This module owns what counts as found.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from scenarios.model.casebook import Argument, Casebook, Decision, Question

Kind = Literal["argument", "decision", "question", "event"]


AROUND = 60  # letters shown on both sides of a word


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


def noted_of_argument(argument: Argument, seen: str, words: str) -> str:
    """Return what of an argument holds words that are not in what is seen of it, around the first of them.

    Args:
        argument: What was found.
        seen: What is shown of it.
        words: What was looked for.

    Returns:
        A part of the editors' note or of the words it turns on; nothing where all are seen.
    """
    return _around(words, seen, (argument.note, argument.cue))


def noted_of_decision(decision: Decision, seen: str, words: str) -> str:
    """Return the same of a decision."""
    return _around(words, seen, _of_decision(decision))


def noted_of_question(question: Question, seen: str, words: str) -> str:
    """Return the same of a question."""
    return _around(words, seen, _of_question(question))


def _around(words: str, seen: str, texts: Iterable[str]) -> str:
    for word in words.split():
        for text in () if places(seen, word) else texts:
            if found := places(text, word):
                start, end = max(0, found[0][0] - AROUND), found[0][1] + AROUND
                told = " ".join(text[start:end].split())
                return f"{'…' if start else ''}{told}{'…' if end < len(text) else ''}"
    return ""


def _entries(casebook: Casebook) -> Iterator[tuple[Kind, str, list[str]]]:
    for argument in casebook.arguments:
        yield "argument", argument.id, _of_argument(casebook, argument)
    for decision in casebook.decisions:
        yield "decision", decision.id, _of_decision(decision)
    for question in casebook.questions:
        yield "question", question.id, _of_question(question)
    for place, event in enumerate(casebook.events):
        yield "event", str(place), [event.text, event.date]


def _of_argument(casebook: Casebook, argument: Argument) -> list[str]:
    voice, document = casebook.voice(argument.voice).name, casebook.document(argument.document)
    cited = [str(line) for line in argument.lines]
    page = [f"p. {argument.page}"] if argument.page is not None else []
    texts = [argument.id, argument.text, argument.cue, argument.note, voice, document.title]
    return [*texts, document.author, *cited, *page]


def _of_decision(decision: Decision) -> list[str]:
    texts = [decision.title, decision.happened, decision.alternative, decision.note, decision.date]
    labels = (option.label for option in decision.options)
    return [*texts, *decision.actors, *decision.tellings.values(), *labels]


def _of_question(question: Question) -> list[str]:
    return [question.title, question.theme, question.note, *(one.label for one in question.positions)]


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
