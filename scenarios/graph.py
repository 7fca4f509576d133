"""What depends on what in a casebook.

This module owns the edges between arguments, positions and premises, and the order in which they can be
worked out. Everything is named by its place in the file. It must not compute strengths, nor know branches.
"""

from __future__ import annotations

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scenarios.casebook import Argument, Casebook

SAME_DOCUMENT = -1


class CyclicCasebookError(ValueError):
    """The arguments and questions of a casebook depend on one another in a circle."""


class Edge(NamedTuple):
    """The bearing of an argument on something.

    Attributes:
        source: The argument it comes from.
        scale: Its weight before credence; below 0 where it attacks.
        across: The document whose credence weighs it, or `SAME_DOCUMENT`.
    """

    source: int
    scale: float
    across: int = SAME_DOCUMENT


class Graph:
    """The edges of a casebook.

    Arguments declared unknowable weigh nothing: no edge comes from them or leads to them.

    Args:
        casebook: The casebook, checked.

    Attributes:
        casebook: The casebook.
        argument: Argument id to its place; likewise `document` and `question`.
        position: `question/position` to the places of both.
        document_of: For each argument its document.
        into: For each argument the edges into it.
        on: For each question and position the edges from the arguments directly on it.
        premises: For each argument the (question, position) it presupposes.
        speakers: For each question the documents with an argument directly on it, with these arguments.
    """

    def __init__(self, casebook: Casebook) -> None:
        self.casebook = casebook
        self.argument = {argument.id: place for place, argument in enumerate(casebook.arguments)}
        self.question = {question.id: place for place, question in enumerate(casebook.questions)}
        self.document = {document.id: place for place, document in enumerate(casebook.documents)}
        self.position = {
            f"{question.id}/{position.id}": (place, number)
            for place, question in enumerate(casebook.questions)
            for number, position in enumerate(question.positions)
        }
        self.document_of = [self.document[argument.document] for argument in casebook.arguments]
        self.into: list[list[Edge]] = [[] for _ in casebook.arguments]
        self.on: list[list[list[Edge]]] = [[[] for _ in asked.positions] for asked in casebook.questions]
        self.premises = [
            [self.position[target] for target in dict.fromkeys(argument.presupposes)]
            for argument in casebook.arguments
        ]
        for place, argument in enumerate(casebook.arguments):
            if argument.base_score is not None:
                self._add(place, argument, argument.supports, 1.0)
                self._add(place, argument, argument.attacks, -1.0)
        self.speakers = [self._speakers(positions) for positions in self.on]

    def view(self, question: int, document: int, position: int) -> list[Edge]:
        """Return the edges into a document's view of a position: its arguments on it and on the rivals.

        What speaks for a rival speaks against the position, with a weight of 1/(k - 1) for k positions.
        """
        rivals = len(self.on[question]) - 1
        return [
            edge if number == position else edge._replace(scale=-edge.scale / rivals)
            for number, edges in enumerate(self.on[question])
            for edge in edges
            if self.document_of[edge.source] == document
        ]

    def stages(self) -> tuple[list[int], list[int]]:
        """Return the stage of each argument and of each question.

        An argument comes after the arguments that bear on it and after the questions of its premises; a
        question in the stage of its last argument or after it, just before it is presupposed. Questions that
        nothing presupposes share the last stage, so that few stages have questions at all.

        Raises:
            CyclicCasebookError: They depend on one another in a circle.
        """
        count = len(self.into)
        # Arguments are the nodes from 0 on, questions those after them.
        needs: dict[int, set[int]] = {
            place: {edge.source for edge in edges}
            | {count + question for question, _ in self.premises[place]}
            for place, edges in enumerate(self.into)
        }
        for question, positions in enumerate(self.on):
            needs[count + question] = {edge.source for edges in positions for edge in edges}
        try:
            order = list(TopologicalSorter(needs).static_order())
        except CycleError as error:
            circle = " -> ".join(self._name(node) for node in error.args[1])
            raise CyclicCasebookError(
                f"the casebook {self.casebook.id} goes in a circle: {circle}"
            ) from error
        stage: dict[int, int] = {}
        for node in order:
            stage[node] = max((stage[need] + (node < count) for need in needs[node]), default=0)
        arguments = [stage[place] for place in range(count)]
        questions = [max(stage.values(), default=0)] * len(self.on)
        for place, premises in enumerate(self.premises):
            for question, _ in premises:
                questions[question] = min(questions[question], arguments[place] - 1)
        return arguments, questions

    def _add(self, place: int, argument: Argument, targets: Iterable[str], scale: float) -> None:
        for target in dict.fromkeys(targets):
            if target in self.position:
                question, position = self.position[target]
                self.on[question][position].append(Edge(place, scale))
                continue
            reached = self.casebook.argument(target)
            if reached.base_score is not None:
                inside = reached.document == argument.document
                across = SAME_DOCUMENT if inside else self.document[argument.document]
                self.into[self.argument[target]].append(Edge(place, scale, across))

    def _speakers(self, positions: list[list[Edge]]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for argument in sorted({edge.source for edges in positions for edge in edges}):
            found.setdefault(self.document_of[argument], []).append(argument)
        return dict(sorted(found.items()))

    def _name(self, node: int) -> str:
        count = len(self.into)
        if node < count:
            return self.casebook.arguments[node].id
        return self.casebook.questions[node - count].id
