"""All that a casebook says in words of its own, each beside the place where it says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scenarios.model.casebook import Casebook


def texts(casebook: Casebook) -> Iterator[tuple[str, str]]:
    yield "casebook", casebook.summary
    for document in casebook.documents:
        yield f"document {document.id}", document.about
    for decision in casebook.decisions:
        told = (
            decision.title,
            decision.happened,
            decision.alternative,
            decision.note,
            decision.arises_reason,
        )
        for text in (*told, *decision.tellings.values()):
            yield f"decision {decision.id}", text
        for option in decision.options:
            yield f"option {decision.id}/{option.id}", option.label
    for question in casebook.questions:
        yield f"question {question.id}", question.title
        yield f"note of question {question.id}", question.note
        for position in question.positions:
            yield f"position {question.id}/{position.id}", f"{position.label}\n{position.clause}"
    for argument in casebook.arguments:
        yield f"argument {argument.id}", argument.text
        yield f"note of {argument.id}", argument.note
    for place, event in enumerate(casebook.events):
        yield f"event {place}", event.text


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold().replace("’", "'").replace("'", ""))
