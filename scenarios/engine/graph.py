"""What depends on what in a casebook.

This module owns the edges between arguments, positions, premises and decisions, the order in which hinges are
taken, and the stages in which everything can be worked out. Everything is named by its place in the file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from msgspec import Struct

from scenarios.model.targets import joined, presupposed, question_of

if TYPE_CHECKING:
    from scenarios.model.casebook import Argument, Casebook

SAME_DOCUMENT = -1

Node: TypeAlias = tuple[str, str]
"""What kind of thing, and its id."""


class CyclicCasebookError(ValueError):
    """The arguments, questions and decisions of a casebook depend on one another in a circle."""


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


class Stages(Struct, frozen=True):
    """When everything can be worked out: first what each hinge needs, in the order of hinges, then the rest.

    Attributes:
        arguments: The stage of each argument.
        questions: The stage of each question; its arguments are done in that stage at the latest.
        hinges: The stage after which each hinge is decided, in the order in which hinges are taken.
        outcomes: How many stages it takes until every outcome is worked out.
        count: How many stages there are. What bears on no outcome comes after these.
    """

    arguments: list[int]
    questions: list[int]
    hinges: list[int]
    outcomes: int
    count: int


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
        speakers: For each question the documents with an argument directly on it, with these arguments.
        hinges: The places of the hinges, in the order in which they are taken.

    Raises:
        CyclicCasebookError: Arguments, questions and decisions depend on one another in a circle.
    """

    def __init__(self, casebook: Casebook) -> None:
        self.casebook = casebook
        self.argument = {argument.id: place for place, argument in enumerate(casebook.arguments)}
        self.question = {question.id: place for place, question in enumerate(casebook.questions)}
        self.document = {document.id: place for place, document in enumerate(casebook.documents)}
        self.position = {
            joined(question.id, position.id): (place, number)
            for place, question in enumerate(casebook.questions)
            for number, position in enumerate(question.positions)
        }
        self.document_of = [self.document[argument.document] for argument in casebook.arguments]
        self.into: list[list[Edge]] = [[] for _ in casebook.arguments]
        self.on: list[list[list[Edge]]] = [[[] for _ in asked.positions] for asked in casebook.questions]
        for place, argument in enumerate(casebook.arguments):
            if argument.base_score is not None:
                self._add(place, argument, argument.supports, 1.0)
                self._add(place, argument, argument.attacks, -1.0)
        self.speakers = [self._speakers(positions) for positions in self.on]
        self.hinges = self._in_order()

    def view(self, question: int, document: int, position: int) -> list[Edge]:
        """Return the edges into a document's view of a position: its arguments on it and on the rivals.

        What speaks for a rival speaks against the position, with a weight of 1/(k - 1) for k positions.
        """
        rivals = len(self.on[question]) - 1
        return [
            edge if number == position else Edge(edge.source, -edge.scale / rivals, edge.across)
            for number, edges in enumerate(self.on[question])
            for edge in edges
            if self.document_of[edge.source] == document
        ]

    def stages(self) -> Stages:
        """Return the stages in which everything can be worked out.

        The arguments that a hinge rests on come before it, as late as they are needed; what no hinge needs
        comes after the last, and what no outcome needs after the outcomes.
        """
        debates = {n for n, question in enumerate(self.casebook.questions) if question.kind == "debate"}
        outcomes = [n for n in range(len(self.on)) if n not in debates]
        groups = [[hinge] for hinge in self.hinges]
        groups += [[question for question in outcomes if question not in self.hinges], sorted(debates)]
        stage = [-1] * len(self.into)
        questions = [0] * len(self.on)
        ends = []
        start = 0
        for number, group in enumerate(groups):
            # The last group is that of all the rest: what bears on debates, or on nothing.
            members = set(range(len(stage))) if number == len(groups) - 1 else self._beneath(group)
            end = self._place(sorted(place for place in members if stage[place] < 0), stage, start)
            for question in group:
                questions[question] = end
            start = end + 1
            ends.append(end)
        return Stages(stage, questions, ends[:-2], outcomes=ends[-2] + 1, count=ends[-1] + 1)

    def _place(self, members: list[int], stage: list[int], start: int) -> int:
        """Give arguments their stages from `start` on, each after what bears on it; return the last one."""
        waiting = {place: {edge.source for edge in self.into[place]} for place in members}
        own = waiting.keys()
        order = TopologicalSorter({place: needs & own for place, needs in waiting.items()}).static_order()
        for place in order:
            stage[place] = max([stage[need] + 1 for need in waiting[place] & own], default=start)
        return max([stage[place] for place in members], default=start)

    def _beneath(self, questions: Iterable[int]) -> set[int]:
        """Return the arguments that bear on one of the questions, directly or through others."""
        waiting = [edge.source for question in questions for edges in self.on[question] for edge in edges]
        found: set[int] = set()
        while waiting:
            place = waiting.pop()
            if place not in found:
                found.add(place)
                waiting += [edge.source for edge in self.into[place]]
        return found

    def beneath(self, node: Node, but: Collection[Node] = ()) -> frozenset[Node]:
        """Return every argument, question and decision that one depends on, itself left out.

        Args:
            node: What kind of thing, and its id.
            but: Nodes beneath which not to look.
        """
        needs = self._all_needs
        found: set[Node] = set()
        waiting = [*needs[node]]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found.add(one)
                waiting += () if one in but else needs[one]
        return frozenset(found)

    @cached_property
    def _all_needs(self) -> dict[Node, set[Node]]:
        return self._needs()

    def _in_order(self) -> list[int]:
        """Return the hinges, each after those that its strengths or establishing options depend on."""
        needs = self._all_needs
        try:
            order = list(TopologicalSorter(needs).static_order())
        except CycleError as error:
            circle = " -> ".join(name for _, name in error.args[1])
            raise CyclicCasebookError(
                f"the casebook {self.casebook.id} goes in a circle: {circle}"
            ) from error
        named = set(presupposed(self.casebook))
        after: dict[Node, frozenset[Node]] = {}
        for node in order:
            after[node] = frozenset().union(*(after[need] for need in needs[node]))
            if node[0] == "question" and node[1] in named:
                after[node] |= {node}
        left = [("question", asked.id) for asked in self.casebook.questions if asked.id in named]
        taken: list[Node] = []
        while left:
            hinge = next(node for node in left if after[node] <= {node, *taken})
            taken.append(hinge)
            left.remove(hinge)
        return [self.question[name] for _, name in taken]

    def _needs(self) -> dict[Node, set[Node]]:
        """Return what each argument, question and decision depends on."""
        needs: dict[Node, set[Node]] = {}
        for place, argument in enumerate(self.casebook.arguments):
            needs["argument", argument.id] = {
                *(("argument", self.casebook.arguments[edge.source].id) for edge in self.into[place]),
                *(("question", question_of(target)) for target in argument.presupposes),
                *(("decision", decision) for decision in (*argument.when, *argument.unless)),
            }
        for question, positions in zip(self.casebook.questions, self.on, strict=True):
            needs["question", question.id] = {
                ("argument", self.casebook.arguments[edge.source].id) for edges in positions for edge in edges
            }
        for decision in self.casebook.decisions:
            needs["decision", decision.id] = {
                *(("question", question_of(target)) for target in decision.presupposes),
                *(("decision", earlier) for earlier in decision.arises),
            }
            for option in decision.options:
                for target in option.establishes:
                    needs["question", question_of(target)].add(("decision", decision.id))
        return needs

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
