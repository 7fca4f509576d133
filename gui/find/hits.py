"""What a few words find, as values: what it is, what it says, and how to go there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from gui.commands import COMMANDS, said
from scenarios.explaining.search import (
    noted_of_argument,
    noted_of_decision,
    noted_of_question,
    places,
    search,
)
from scenarios.files.texts import TextError
from scenarios.model.dates import spoken_date
from scenarios.model.targets import names_position
from scenarios.telling.arguments import source
from scenarios.telling.language import filled, together, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gui.desk.actions import Actions
    from gui.desk.session import Session
    from gui.desk.texts import AttachedTexts

MOST_OF_A_KIND = 40
LONGEST_PASSAGE = 240  # letters of a line that are shown


class Hit(Struct, frozen=True):
    """Something found.

    Attributes:
        kind: What it is, as its group is called.
        title: What it says.
        small: Where it stands, or what more there is to say.
        go: Goes there.
    """

    kind: str
    title: str
    small: str
    go: Callable[[], object]


def hits(session: Session, actions: Actions, texts: AttachedTexts, words: str) -> tuple[Hit, ...]:
    """Return what holds all the words, group by group: what is set and asked first, the documents last."""
    if not words.strip():
        return ()
    found = (
        *_commands(actions, words),
        *_of_casebook(session, words),
        *_passages(session, texts, words),
    )
    counts: dict[str, int] = {}
    kept = []
    for hit in found:
        counts[hit.kind] = counts.get(hit.kind, 0) + 1
        if counts[hit.kind] <= MOST_OF_A_KIND:
            kept.append(hit)
    return tuple(kept)


def _commands(actions: Actions, words: str) -> Iterator[Hit]:
    for command in COMMANDS:
        action = actions[command.id]
        title = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
        told = said(command.told) if command.told else ""
        if action.isEnabled() and action.isVisible() and _holds(f"{title} {told}", words):
            keys = action.shortcut().toString()
            small = together(" · ", (told, keys))
            yield Hit(tr("Commands"), title, small, action.trigger)


def _of_casebook(session: Session, words: str) -> Iterator[Hit]:
    casebook = session.casebook
    found = search(casebook, words)
    for match in found:
        if match.kind == "decision":
            decision = casebook.decision(match.id)
            options = together(" / ", (option.label for option in decision.options))
            small = filled("{} · {}", spoken_date(decision.date), options)
            small = _with_more(small, noted_of_decision(decision, f"{decision.title}\n{small}", words))
            yield Hit(tr("Decisions"), decision.title, small, partial(session.focus_decision, match.id))
    for match in found:
        if match.kind == "question":
            question = casebook.question(match.id)
            labels = together(" / ", (position.label for position in question.positions))
            yield Hit(
                tr("Outcomes and debates"),
                question.title,
                _with_more(labels, noted_of_question(question, f"{question.title}\n{labels}", words)),
                partial(session.focus_question, match.id),
            )
    for match in found:
        if match.kind == "argument":
            argument = casebook.argument(match.id)
            document = casebook.document(argument.document)
            small = filled("{} · {}", document.mark, source(casebook, argument))
            direct = any(names_position(target) for target in (*argument.supports, *argument.attacks))
            noted = noted_of_argument(argument, f"{argument.text}\n{small}", words)
            # In Why stands what bears on a position itself; all else is found in its document, also what the
            # editors note of it: there that is seen without being opened.
            go = session.focus_bearing if direct and not noted else session.ask_for_document
            yield Hit(tr("Arguments"), argument.text, _with_more(small, noted), partial(go, match.id))


def _with_more(small: str, noted: str) -> str:
    """What stands below a hit, with the words that are not seen in it otherwise."""
    return filled(tr("{small} · it also says: {noted}"), small=small, noted=noted) if noted else small


def _passages(session: Session, texts: AttachedTexts, words: str) -> Iterator[Hit]:
    casebook = session.casebook
    seen: set[object] = set()
    for document in casebook.documents:
        path = texts.path_of(casebook, document.id)
        if path is None or path in seen:
            continue  # one file may hold several documents
        seen.add(path)
        try:
            lines = texts.lines_of(casebook, document.id)
        except TextError:
            continue
        for number, line in enumerate(lines, 1):
            if _holds(line, words):
                small = filled(
                    tr("{mark} · {document}, line {number}"),
                    mark=document.mark,
                    document=document.title,
                    number=number,
                )
                yield Hit(
                    tr("Passages of the attached texts"),
                    line.strip()[:LONGEST_PASSAGE],
                    small,
                    partial(session.ask_for_passage, document.id, number, words),
                )


def _holds(text: str, words: str) -> bool:
    return all(places(text, word) for word in words.split())
