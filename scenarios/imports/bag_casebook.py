"""What a `.bag` file means in a casebook.

An argument on which others bear and which bears on nothing becomes a question, whether it holds. A file that
this program wrote, in which documents view positions, gets its questions and its documents back.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import unquote

from msgspec import Struct

from scenarios.imports.bag import framework
from scenarios.imports.gathered import Claim, Gathered, Issue, new_id
from scenarios.model.faults import quoted
from scenarios.model.targets import joined

if TYPE_CHECKING:
    from scenarios.imports.bag import Edge, Framework

HOLDS, FAILS = "holds", "fails"

_VIEW = re.compile(r"([^/@]+)/([^/@]+)@[^/@]+")


class _View(Struct, frozen=True):
    """The position that is viewed, and its rivals."""

    target: str
    rivals: tuple[str, ...]


def gathered(text: str, name: str) -> Gathered:
    """Read a file in the words of a casebook.

    Args:
        text: All of it.
        name: How faults name it.

    Raises:
        FaultError: A line cannot be read, or names an argument that is not there.
    """
    read = framework(text, name)
    found = Gathered(title=read.about.get("title", ""))
    views = _views(read, found)
    ids = _claims(read, found, views)
    _link(read, found, ids, views)
    if not views:
        _issues_of_sinks(found)
    found.lost += [
        f"what begins with {quoted(word)}, which this program does not know ({_counted(count, 'line')})"
        for word, count in read.unknown.items()
    ]
    places = "voices, pages and lines" if read.documents else "documents, voices, pages and lines"
    found.lost.append(f"texts, {places}, which such a file does not hold")
    return found


def _views(read: Framework, found: Gathered) -> dict[str, _View]:
    """Make questions of what documents view; return which argument of the file is a view of what."""
    parted = {name: view for name in read.bases if (view := _VIEW.fullmatch(name))}
    issues: dict[str, Issue] = {}
    positions: dict[tuple[str, str], str] = {}
    for view in parted.values():
        question, position = unquote(view[1]), unquote(view[2])
        if question not in issues:
            issues[question] = Issue(new_id(question, [one.id for one in issues.values()]), question, [])
        issue = issues[question]
        if (question, position) not in positions:
            own = positions[question, position] = new_id(position, [one for one, _ in issue.positions])
            issue.positions.append((own, position))
    found.issues += issues.values()
    views = {}
    for name, view in parted.items():
        issue = issues[unquote(view[1])]
        own = positions[unquote(view[1]), unquote(view[2])]
        rivals = tuple(joined(issue.id, other) for other, _ in issue.positions if other != own)
        views[name] = _View(joined(issue.id, own), rivals)
    return views


def _claims(read: Framework, found: Gathered, views: dict[str, _View]) -> dict[str, str]:
    """Make a claim of every argument that is no view; return under which id."""
    documents: dict[str, str] = {}
    for document in dict.fromkeys(read.documents.values()):
        documents[document] = new_id(unquote(document), found.documents)
        found.documents[documents[document]] = unquote(document)
    ids: dict[str, str] = {}
    for argument, base in read.bases.items():
        if argument not in views:
            text = unquote(argument)
            ids[argument] = new_id(text, found.claims)
            document = documents.get(read.documents.get(argument, ""), "")
            found.claims[ids[argument]] = Claim(ids[argument], text, document=document, base=base)
    return ids


def _link(read: Framework, found: Gathered, ids: dict[str, str], views: dict[str, _View]) -> None:
    seen: Counter[Edge] = Counter()
    weights = backwards = 0
    for edge in read.edges:
        if edge.source in views:
            backwards += 1
            continue
        claim = found.claims[ids[edge.source]]
        view = views.get(edge.target)
        if view is None:
            weights += edge.weight != 1.0
            claim.bear(edge.relation, ids[edge.target])
        elif edge.weight != 1.0:
            # What speaks for a rival speaks against the position, in shares: only another share is a loss.
            weights += not math.isclose(edge.weight * len(view.rivals), 1.0)
        elif len(view.rivals) != 1:
            claim.bear(edge.relation, view.target)
        elif edge.relation == "supports":
            # Of two rivals: for the one and against the other are two edges that say the same.
            seen[edge] += 1
            claim.bear(*(("supports", view.target) if seen[edge] == 1 else ("attacks", view.rivals[0])))
    if weights:
        found.lost.append(f"the weights of {_counted(weights, 'edge')}; in a casebook the reading weighs")
    if backwards:
        found.lost.append(f"{_counted(backwards, 'edge')} from a position, which can bear on nothing")


def _issues_of_sinks(found: Gathered) -> None:
    """Make a question of every argument on which others bear and which bears on nothing."""
    borne_on = {target for claim in found.claims.values() for _, target in claim.links}
    for claim in found.claims.values():
        if claim.id in borne_on and not claim.links:
            found.issues.append(Issue(claim.id, claim.text, [(HOLDS, "It holds"), (FAILS, "It fails")]))
            claim.bear("supports", joined(claim.id, HOLDS))


def _counted(count: int, word: str) -> str:
    return f"1 {word}" if count == 1 else f"{count} {word}s"
