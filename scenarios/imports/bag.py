"""Reading `.bag` files: frameworks of arguments with base scores, as Attractor and Uncertainpy have them.

A line holds `arg(name, base)`, `att(from, to)` or `sup(from, to)`, with or without a full stop; what stands
beside it is told in `scenarios/exports/bag.py`. This module reads what is written; what it means in a
casebook is the matter of `bag_casebook`.
"""

from __future__ import annotations

import math
import re
from collections import Counter

from msgspec import Struct, field

from scenarios.imports.gathered import Relation
from scenarios.model.faults import Fault, FaultError, quoted

_FACT = re.compile(r"(\w+)\s*\((.*)\)\s*\.?")
_EMPTY = re.compile(r"\s*(?:[%#].*|//.*)?")
_RELATIONS: dict[str, Relation] = {"sup": "supports", "att": "attacks"}


class Edge(Struct, frozen=True):
    """What one argument does to another, with its weight."""

    source: str
    target: str
    relation: Relation
    weight: float = 1.0


class Framework(Struct):
    """A framework as it is written.

    Attributes:
        bases: Argument to its base score, in [0, 1], in the order of the file.
        edges: The edges, in the order of the file; one may be there twice.
        documents: Argument to its document, where the file says so.
        about: What the file says of itself.
        unknown: Words before a bracket that this program does not know, with how often they stand there.
    """

    bases: dict[str, float] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    documents: dict[str, str] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)


def framework(text: str, name: str) -> Framework:
    """Read a file.

    Args:
        text: All of it.
        name: How faults name it.

    Raises:
        FaultError: A line cannot be read, or names an argument that is not there.
    """
    found = Framework()
    places: dict[Edge, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if _EMPTY.fullmatch(line):
            continue
        fact = _FACT.fullmatch(line.strip())
        if fact is None:
            what = f"{quoted(line.strip())} is none of arg(…), att(…) and sup(…)"
            raise _refusal(name, number, what, "Write one of them a line")
        _take(found, fact[1], fact[2], places, name, number)
    for edge in found.edges:
        for end in (edge.source, edge.target):
            if end not in found.bases:
                what = f"there is no argument {quoted(end)}"
                raise _refusal(name, places[edge], what, "Add an arg(…) line for it, or check its name")
    return found


def _take(found: Framework, word: str, inside: str, places: dict[Edge, int], name: str, number: int) -> None:
    parts = [part.strip() for part in inside.split(",")]
    if word == "arg":
        if len(parts) != 2 or not parts[0]:
            raise _refusal(name, number, "arg(…) wants a name and a base score", "Write arg(name, 0.5)")
        if parts[0] in found.bases:
            what = f"the argument {quoted(parts[0])} is there already"
            raise _refusal(name, number, what, "Leave one of the two out")
        found.bases[parts[0]] = _number(parts[1], name, number, "base score")
    elif word in _RELATIONS:
        if len(parts) not in (2, 3):
            what = f"{word}(…) wants two names, and may have a weight"
            raise _refusal(name, number, what, f"Write {word}(from, to)")
        weight = _number(parts[2], name, number, "weight") if len(parts) == 3 else 1.0
        edge = Edge(parts[0], parts[1], _RELATIONS[word], weight)
        found.edges.append(edge)
        places.setdefault(edge, number)
    elif word == "of" and len(parts) == 2:
        found.documents[parts[0]] = parts[1]
    elif word == "about":
        key, _, said = inside.partition(",")
        found.about[key.strip()] = said.strip().strip('"').replace('\\"', '"')
    else:
        found.unknown[word] += 1


def _number(text: str, name: str, number: int, what: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    # Also refuses what is not a number at all, which compares with nothing.
    if not 0.0 <= value <= 1.0:
        raise _refusal(name, number, f"the {what} {quoted(text)} is not a number from 0 to 1", "Mend it")
    return value


def _refusal(name: str, number: int, what: str, remedy: str) -> FaultError:
    return FaultError([Fault(name, f"line {number}", what, remedy)])
