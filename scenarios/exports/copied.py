"""What goes to the clipboard: the citation of an argument, the table of a question; plain and as rich text.

Word processors and browsers take the rich text, text editors and spreadsheets the plain one.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.exports.heading import heading
from scenarios.model.plain import on_one_line
from scenarios.telling.arguments import certainty_words
from scenarios.telling.arguments import citation as place_of
from scenarios.telling.changes import in_history
from scenarios.telling.conditions import would_apply
from scenarios.telling.language import filled, together, tr
from scenarios.telling.provisions import fold_words
from scenarios.telling.statuses import standing_words, status_words

if TYPE_CHECKING:
    from scenarios.exports.request import Request

_SAID = ("casebook", "choices", "supposed", "reading", "semantics", "date")


class Copied(Struct, frozen=True):
    """One thing in the two forms in which programs take it.

    Attributes:
        text: Plain lines; the cells of a table are parted by tabs.
        html: The same as rich text.
    """

    text: str
    html: str


def argument_citation(request: Request, argument_id: str) -> Copied:
    """Return an argument with who says it where, and how it stands in the course asked for.

    Args:
        request: What is shown.
        argument_id: The argument.
    """
    book, snapshot = request.book, request.snapshot
    argument = book.argument(argument_id)
    document = book.document(argument.document)
    parts = (document.author, document.title, document.published, place_of(argument))
    source = together(", ", (on_one_line(part) for part in parts if part))
    voice = book.voice(argument.voice).name
    state = snapshot.side_of_argument(argument_id, request.course.number).argument(argument_id)
    standing = would_apply(book, state.waiting_for)
    if not standing and state.strength is not None:
        standing = filled(tr("strength {strength:.2f}"), strength=state.strength)
    more = together("; ", (certainty_words(argument), standing))
    said, text = _said(request), on_one_line(argument.text)
    tail = f" [{more}]" if more else ""
    quote, cited = tr("{text} — {voice}, in: {source}{more}"), f"<i>{escape(source)}</i>"
    return Copied(
        filled(quote, text=text, voice=voice, source=source, more=tail) + f"\n{said}\n",
        f"<p>{filled(quote, text=escape(text), voice=escape(voice), source=cited, more=escape(tail))}</p>"
        f"<p><small>{escape(said)}</small></p>",
    )


def question_table(request: Request, question_id: str) -> Copied:
    """Return a question's positions with their strengths, course by course and document by document.

    Args:
        request: What is shown.
        question_id: The question.
    """
    book, snapshot = request.book, request.snapshot
    folds = snapshot.folds(question_id)
    with_courses = len(folds) > 1
    head = [tr("Position"), tr("Strength"), tr("Verdict"), *(document.mark for document in book.documents)]
    rows = []
    for fold in folds:
        question = snapshot.question(question_id, fold.course)
        told = fold_words(book, fold, len(snapshot.courses))
        for position in question.positions:
            answer = "→ {}" if question.answer == position.id else "{}"
            words = (
                status_words(question.status)
                if position.strength is None
                else standing_words(question, position)
            )
            cells = [filled(answer, on_one_line(position.label)), _hundredths(position.strength), words]
            cells += [_hundredths(position.by_document[document.id]) for document in book.documents]
            rows.append([told, *cells] if with_courses else cells)
    if with_courses:
        head.insert(0, tr("Course"))
    title = on_one_line(book.question(question_id).title)
    notes = [_said(request)]
    if book.question(question_id).kind == "outcome":
        notes.insert(0, in_history(snapshot, question_id))
    lines = [title, "\t".join(head), *("\t".join(row) for row in rows), *notes]
    return Copied("\n".join(lines) + "\n", _as_html(title, head, rows, notes))


def _as_html(title: str, head: list[str], rows: list[list[str]], notes: list[str]) -> str:
    def row(cells: list[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"

    table = row(head, "th") + "".join(row(cells, "td") for cells in rows)
    said = "".join(f"<p><small>{escape(note)}</small></p>" for note in notes)
    framed = f'<table border="1" cellspacing="0" cellpadding="4">{table}</table>'
    return f"<p><b>{escape(title)}</b></p>{framed}{said}"


def _said(request: Request) -> str:
    said = heading(request)
    parts = [filled("{}: {}", part.label, part.text) for part in said.parts if part.key in _SAID]
    return f"{'. '.join(parts)}. {said.caution}"


def _hundredths(strength: float | None) -> str:
    return "" if strength is None else f"{strength:.2f}"
