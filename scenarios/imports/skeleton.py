"""The skeleton of a casebook, written down from what was gathered.

This module owns what a casebook needs and another program's file does not say: ids, a mark for each document,
an order without circles. What had to be assumed or left out is told in the file's own head.
"""

from __future__ import annotations

import string
from collections.abc import Iterable
from typing import Any

import tomli_w

from scenarios.imports.gathered import Claim, Gathered, new_id
from scenarios.model.casebook import FORMAT, VERSION
from scenarios.model.plain import on_one_line

FILE, NOBODY = "imported", "unnamed"


def skeleton(found: Gathered, name: str) -> bytes:
    """Return the file of a casebook: TOML, with what was lost as comments at its head.

    Args:
        found: What was gathered; links that would go in a circle are taken out of it, and told as lost.
        name: What the casebook's id is made from, the name of the file without its ending.
    """
    _mend_links(found)
    head = [
        f"This casebook was made from {on_one_line(name)}; it is a skeleton for you to complete.",
        "It has no decisions yet: add the points at which history could have gone otherwise.",
        *(f"Lost or assumed: {on_one_line(sentence)}" for sentence in found.lost),
    ]
    comments = "".join(f"# {line}\n" for line in head)
    return (comments + "\n" + tomli_w.dumps(_tables(found, name), multiline_strings=False)).encode()


def _tables(found: Gathered, name: str) -> dict[str, Any]:
    title = on_one_line(found.title) or on_one_line(name) or FILE
    tables: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "id": new_id(name, ()),
        "title": title[:1000],
    }
    if found.author:
        tables["authors"] = [on_one_line(found.author)[:1000]]
    documents, voices = dict(found.documents), dict(found.voices)
    if any(not claim.document for claim in found.claims.values()) or not documents:
        documents[new_id(FILE, documents)] = title
    if any(not claim.voice for claim in found.claims.values()):
        voices[new_id(NOBODY, voices)] = "Not named in the file"
    marks = _marks(documents.values())
    tables["documents"] = [
        {"id": document, "mark": mark, "title": on_one_line(said)[:1000] or document}
        for (document, said), mark in zip(documents.items(), marks, strict=True)
    ]
    tables["voices"] = [{"id": voice, "name": on_one_line(said)[:1000]} for voice, said in voices.items()]
    tables["questions"] = [
        _without_nothing(
            {
                "id": issue.id,
                "title": on_one_line(issue.title)[:1000] or issue.id,
                "theme": on_one_line(issue.theme),
                "kind": issue.kind,
                "positions": [
                    {
                        "id": position,
                        "label": on_one_line(label)[:1000] or position,
                        **({"actual": True} if position == issue.actual else {}),
                    }
                    for position, label in issue.positions
                ],
            }
        )
        for issue in found.issues
    ]
    unknown = next(reversed(documents)), next(reversed(voices), "")
    tables["arguments"] = [_argument(claim, *unknown) for claim in found.claims.values()]
    return tables


def _argument(claim: Claim, document: str, voice: str) -> dict[str, Any]:
    def targets(relation: str) -> list[str]:
        return [target for one, target in claim.links if one == relation]

    return {
        "id": claim.id,
        "document": claim.document or document,
        "voice": claim.voice or voice,
        "lines": list(claim.lines),
        **_without_nothing(
            {
                "page": claim.page,
                "text": on_one_line(claim.text)[:20_000] or claim.id,
                "cue": on_one_line(claim.cue),
                "certainty": claim.certainty,
                "base": claim.base,
                "kind": claim.kind,
                "inferred": claim.inferred or None,
                "supports": targets("supports"),
                "attacks": targets("attacks"),
                "presupposes": targets("presupposes"),
            }
        ),
    }


def _without_nothing(table: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if value not in (None, "", [])}


def _marks(titles: Iterable[str]) -> list[str]:
    """Return a letter for each title: its own first one where no other has it, else one that is free."""
    used: list[str] = []
    for title in titles:
        own = [letter.upper() for letter in title if letter.isalpha() and len(letter.upper()) == 1]
        used.append(next((letter for letter in (*own, *string.ascii_uppercase) if letter not in used), "X"))
    return used


def _mend_links(found: Gathered) -> None:
    """Take out the links that close a circle of arguments, and those that deny another of their own."""
    onto: dict[str, set[str]] = {claim: set() for claim in found.claims}
    for claim in found.claims.values():
        kept = []
        for relation, target in claim.links:
            if relation == "attacks" and ("supports", target) in claim.links:
                found.lost.append(f"that {claim.id} attacks {target}, since it supports it too")
                continue
            if target in onto and relation != "presupposes":
                if _leads(onto, target, claim.id):
                    found.lost.append(f"that {claim.id} {relation} {target}, since it closes a circle")
                    continue
                onto[claim.id].add(target)
            kept.append((relation, target))
        claim.links[:] = kept


def _leads(onto: dict[str, set[str]], start: str, end: str) -> bool:
    waiting, seen = [start], {start}
    while waiting:
        here = waiting.pop()
        if here == end:
            return True
        waiting += onto[here] - seen
        seen |= onto[here]
    return False
