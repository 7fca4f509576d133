"""How a branch stands, as plain HTML without a script: for a browser that runs none, and to look at first."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scenarios.exports.heading import heading
from scenarios.model.plain import shown
from scenarios.telling.language import filled, tr
from scenarios.telling.provisions import fold_words
from scenarios.telling.statuses import answer_between

if TYPE_CHECKING:
    from scenarios.exports.request import Request
    from scenarios.projection.folding import Fold
    from scenarios.projection.snapshot import Snapshot


def still(request: Request) -> str:
    """Return what the branch changes and where it leads, course by course, as the inside of a page."""
    return "\n".join(_still(request))


def _still(request: Request) -> Iterator[str]:
    said = heading(request)
    yield f"<h1>{_text(said.title)}</h1>"
    toggles = tr("This page can be toggled where scripts run; here it says how the branch stands.")
    yield f"<p>{_text(toggles)}</p>"
    yield "<ul>"
    yield from (f"<li>{_text(line)}</li>" for line in said.lines[1:])
    yield "</ul>"
    for kind, title in (("outcome", tr("Outcomes")), ("debate", tr("Debates"))):
        asked = [question for question in request.book.questions if question.kind == kind]
        if asked:
            yield f"<h2>{_text(title)}</h2>"
            yield "<dl>"
            for question in asked:
                yield f"<dt>{_text(question.title)}</dt>"
                yield from (f"<dd>{_text(line)}</dd>" for line in _answers(request.snapshot, question.id))
            yield "</dl>"


def _answers(snapshot: Snapshot, question_id: str) -> Iterator[str]:
    for fold in snapshot.folds(question_id):
        told = "" if question_id not in snapshot.compared.outcomes else _told(snapshot, fold)
        yield told + answer_between([snapshot.question(question_id, course) for course in fold.courses])


def _told(snapshot: Snapshot, fold: Fold) -> str:
    words = fold_words(snapshot.casebook, fold, len(snapshot.courses))
    return filled("{}: ", words) if words else ""


def _text(text: str) -> str:
    return html.escape(shown(text))
