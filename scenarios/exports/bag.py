"""The arguments of one course as a quantitative bipolar argumentation framework, the text of a `.bag` file.

`arg(name, base).`, `att(from, to).` and `sup(from, to).` are what such files hold. Beyond it, and skipped by
Uncertainpy: a third number on an edge, its weight where that is not 1; `of(name, document).`, whose an
argument is; and `about(key, "text").`, what the file is.

There is a node for every argument that speaks and for every document's view of every position, named
`question/position@document`. The pooled strength of a position is a mean of views and no node.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from scenarios.engine.graph import SAME_DOCUMENT, Graph
from scenarios.exports.heading import heading
from scenarios.telling.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenarios.engine.graph import Edge
    from scenarios.exports.request import Request
    from scenarios.projection.course import Course

_NO_NAME = re.compile(r"[^\w.:-]")
_EVEN = 0.5  # the base score of every view


def write(request: Request) -> bytes:
    """Return the framework; its strengths under the same semantics are those of the program.

    Raises:
        ExportError: The branch has no such course.
    """
    course = request.course
    body = [*_arguments(request, course), *_views(request, course)]
    weighted = any(line.startswith(("att", "sup")) and line.count(",") == 2 for line in body)
    return ("\n".join([*_about(request, weighted=weighted), *body]) + "\n").encode()


def name_of(part: str) -> str:
    """Return an id as it stands in a name: without what parts names, and numbers, from one another."""
    return _NO_NAME.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), part)


def view_name(question: str, position: str, document: str) -> str:
    """Return the name of a document's view of a position."""
    return f"{name_of(question)}/{name_of(position)}@{name_of(document)}"


def _about(request: Request, *, weighted: bool) -> Iterator[str]:
    said = heading(request)
    yield _fact("title", said.title)
    for part in said.parts:
        yield _fact(part.key, part.text)
    yield _fact("caution", said.caution)
    if weighted:
        words = tr("the third number of an edge is its weight; without it other strengths are found")
        yield _fact("weights", words)


def _arguments(request: Request, course: Course) -> Iterator[str]:
    graph = Graph(request.book)
    spoken = [argument for argument in request.book.arguments if _speaks(request, course, argument.id)]
    for argument in spoken:
        yield f"arg({name_of(argument.id)}, {argument.base_score!r})."
        yield f"of({name_of(argument.id)}, {name_of(argument.document)})."
    credence = [course.reading.credence_of(document.id) for document in request.book.documents]
    for argument in spoken:
        for edge in graph.into[graph.argument[argument.id]]:
            if _speaks(request, course, request.book.arguments[edge.source].id):
                weight = 1.0 if edge.across == SAME_DOCUMENT else credence[edge.across]
                yield _edge(request, edge, name_of(argument.id), weight * abs(edge.scale))


def _views(request: Request, course: Course) -> Iterator[str]:
    graph, casebook = Graph(request.book), request.book
    for question in course.questions:
        asked = graph.question[question.id]
        for document in question.speaking:
            for number, position in enumerate(question.positions):
                name = view_name(question.id, position.id, document)
                yield f"arg({name}, {_EVEN})."
                for edge in graph.view(asked, graph.document[document], number):
                    if _speaks(request, course, casebook.arguments[edge.source].id):
                        yield _edge(request, edge, name, abs(edge.scale))


def _speaks(request: Request, course: Course, argument_id: str) -> bool:
    """Whether an argument is one of the course, speaks there, and has a strength."""
    if request.snapshot.side_of_argument(argument_id, course.number) is not course:
        return False
    state = course.argument(argument_id)
    return state.speaks and state.strength is not None


def _edge(request: Request, edge: Edge, target: str, weight: float) -> str:
    relation = "sup" if edge.scale > 0 else "att"
    source = name_of(request.book.arguments[edge.source].id)
    return (
        f"{relation}({source}, {target})."
        if weight == 1.0
        else f"{relation}({source}, {target}, {weight!r})."
    )


def _fact(key: str, text: str) -> str:
    return f"about({key}, {json.dumps(text, ensure_ascii=False)})."
