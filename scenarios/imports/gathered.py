"""What a file of another program says, in the words of a casebook, with what was lost on the way.

This module owns the value that every reader makes and `skeleton` writes down.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Literal, TypeAlias

from msgspec import Struct, field
from pydantic import TypeAdapter, ValidationError

from scenarios.model.casebook import LONGEST_ID, Id

_ID: TypeAdapter[str] = TypeAdapter(Id)

Relation: TypeAlias = Literal["supports", "attacks", "presupposes"]


class Claim(Struct):
    """An argument.

    Attributes:
        id: Its id.
        text: What it says.
        document: Id of its document; "" for the file itself.
        voice: Id of its voice; "" where nobody is named.
        lines: Its lines in the document.
        page: Its page.
        cue: The document's own few words.
        certainty: How firmly it is put, in a word of the casebook; None where a base score says it.
        base: Its base score; None where a word says it.
        kind: What kind of thing it says; None where nothing says so.
        inferred: Whether the step is the editors'.
        links: What it supports, attacks and presupposes, in the order of the file.
    """

    id: str
    text: str
    document: str = ""
    voice: str = ""
    lines: tuple[int, ...] = ()
    page: int | None = None
    cue: str = ""
    certainty: str | None = None
    base: float | None = None
    kind: str | None = None
    inferred: bool = False
    links: list[tuple[Relation, str]] = field(default_factory=list)

    def bear(self, relation: Relation, target: str) -> None:
        """Let it bear on something, once in each way."""
        if (relation, target) not in self.links:
            self.links.append((relation, target))


class Issue(Struct):
    """A question; positions are pairs of id and label."""

    id: str
    title: str
    positions: list[tuple[str, str]]
    kind: str = "outcome"
    theme: str = ""
    actual: str | None = None


class Gathered(Struct):
    """All that a file says.

    Attributes:
        title: What it calls itself; "" if nothing.
        author: Whom it names; "" if nobody.
        documents: Document id to its title.
        voices: Voice id to their name.
        issues: The questions.
        claims: The arguments, by their ids.
        lost: What it says and a casebook cannot hold, and what had to be assumed, a sentence each.
    """

    title: str = ""
    author: str = ""
    documents: dict[str, str] = field(default_factory=dict)
    voices: dict[str, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    claims: dict[str, Claim] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)


def new_id(wanted: str, taken: Iterable[str]) -> str:
    """Return the id wanted, or one like it that a casebook takes and nothing else has."""
    others = set(taken)
    plain = wanted if _is_id(wanted) else _like(wanted)
    numbered = (f"{plain}-{number}" for number in itertools.count(2))
    return next(name for name in itertools.chain([plain], numbered) if name not in others)


def _is_id(name: str) -> bool:
    try:
        _ID.validate_python(name)
    except ValidationError:
        return False
    return len(name) <= LONGEST_ID - 10  # some room for a number


def _like(name: str) -> str:
    kept = "".join(character if character.isalnum() or character in "_." else "-" for character in name)
    return "-".join(part for part in kept.split("-") if part).lstrip(".")[: LONGEST_ID - 10] or "x"
