"""What argues for and against what in one course, as nodes and edges that every format of maps can write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct, field

from scenarios.model.targets import joined, names_position
from scenarios.telling.arguments import citation
from scenarios.telling.conditions import would_apply
from scenarios.telling.statuses import status_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scenarios.exports.request import Request
    from scenarios.model.casebook import Argument, Question
    from scenarios.projection.course import Course
    from scenarios.projection.snapshot import Snapshot

Value: TypeAlias = str | float | int | bool
Relation: TypeAlias = Literal["supports", "attacks", "presupposes", "answers"]


class Node(Struct, frozen=True):
    """A question, a position or an argument.

    Attributes:
        id: Its id; a position's is `question/position`.
        kind: Which of the three it is.
        text: What it says.
        said: What else there is to say of it; nothing that is not known.
    """

    id: str
    kind: Literal["question", "position", "argument"]
    text: str
    said: Mapping[str, Value] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What tells it from all others: a question and an argument may have one id."""
        return f"{self.kind}:{self.id}"


class Edge(Struct, frozen=True):
    """What one node does to another, by their keys; a position *answers* its question."""

    source: str
    target: str
    relation: Relation


class ArgumentMap(Struct, frozen=True):
    """Nodes in the order of the file, questions with their positions first, and edges between them."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def of_kind(self, kind: str) -> tuple[Node, ...]:
        """Return the nodes of a kind."""
        return tuple(node for node in self.nodes if node.kind == kind)


def argument_map(request: Request) -> ArgumentMap:
    """Return the whole map: what speaks in the course asked for, and marked as such what does not.

    Debates, and arguments that bear on them alone, stand as they do in history.

    Raises:
        ExportError: The branch has no such course.
    """
    snapshot, number = request.snapshot, request.course.number
    nodes = [node for question in request.book.questions for node in _question(snapshot, question, number)]
    nodes += [_argument(snapshot, argument, number) for argument in request.book.arguments]
    return ArgumentMap(tuple(nodes), tuple(_edges(request)))


def _question(snapshot: Snapshot, question: Question, course: int) -> Iterator[Node]:
    stands = snapshot.question(question.id, course)
    supposed = snapshot.standpoint.supposed.get(question.id)
    about: dict[str, Value | None] = {
        "question_kind": question.kind,
        "theme": question.theme or None,
        "status": stands.status.value,
        "status_words": status_words(stands.status),
        "reach": stands.reach,
        "documents_disagree": stands.documents_disagree,
    }
    yield Node(question.id, "question", question.title, _known(about))
    for position, shown in zip(question.positions, stands.positions, strict=True):
        place: dict[str, Value | None] = {
            "question": question.id,
            "actual": position.actual,
            "answer": stands.answer == position.id,
            "supposed_by_user": supposed == position.id and question.kind == "outcome",
            "strength": shown.strength,
            "verdict": shown.verdict.words if shown.verdict else None,
        }
        yield Node(joined(question.id, position.id), "position", position.label, _known(place))


def _argument(snapshot: Snapshot, argument: Argument, number: int) -> Node:
    casebook = snapshot.casebook
    course: Course = snapshot.side_of_argument(argument.id, number)
    state = course.argument(argument.id)
    said: dict[str, Value | None] = {
        "document": argument.document,
        "document_title": casebook.document(argument.document).title,
        "voice": argument.voice,
        "voice_name": casebook.voice(argument.voice).name,
        "page": argument.page,
        "lines": ",".join(map(str, argument.lines)) or None,
        "citation": citation(argument) or None,
        "cue": argument.cue or None,
        "certainty": argument.certainty.value if argument.certainty else None,
        "base": argument.base_score,
        "strength": state.strength,
        "speaks": state.speaks,
        "active": state.active,
        "dormant": state.dormant,
        "would_apply": would_apply(casebook, state.waiting_for) or None,
        "argument_kind": argument.kind,
        "inferred": argument.inferred,
        "when": _conditions(argument.when),
        "unless": _conditions(argument.unless),
    }
    return Node(argument.id, "argument", argument.text, _known(said))


def _edges(request: Request) -> Iterator[Edge]:
    for question in request.book.questions:
        for position in question.positions:
            yield Edge(f"position:{joined(question.id, position.id)}", f"question:{question.id}", "answers")
    for argument in request.book.arguments:
        bearings: tuple[tuple[Relation, Sequence[str]], ...] = (
            ("supports", argument.supports),
            ("attacks", argument.attacks),
            ("presupposes", argument.presupposes),
        )
        for relation, targets in bearings:
            for target in dict.fromkeys(targets):
                kind = "position" if names_position(target) else "argument"
                yield Edge(f"argument:{argument.id}", f"{kind}:{target}", relation)


def _conditions(conditions: Mapping[str, Sequence[str]]) -> str | None:
    return " ".join(f"{decision}={'|'.join(options)}" for decision, options in conditions.items()) or None


def _known(said: Mapping[str, Value | None]) -> dict[str, Value]:
    return {key: value for key, value in said.items() if value is not None}
