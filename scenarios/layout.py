"""A casebook laid out as rows of numbers, in the order in which they can be computed.

This module owns the rows: which argument, document's view, position, question and premise stands where, and
which rows feed which. It must not compute strengths (`debate`), nor know branches.

Arguments and questions depend on one another: an argument on its supporters and attackers and on the
questions of its premises, a question on the arguments that speak on it. Stage 0 are the arguments that
depend on nothing, then the questions that are presupposed next; and so on. All rows of a stage lie
side by side, so that each stage is a few operations on blocks.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from scenarios.jagged import Jagged, Rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scenarios.casebook import Argument, Casebook

Node = tuple[str, int]
SAME_DOCUMENT = -1


class Edge(NamedTuple):
    """One row's bearing on another.

    Attributes:
        source: The argument it comes from, by its place in the file.
        scale: Its weight before credence; below 0 where it attacks.
        across: The document whose credence weighs it, or `SAME_DOCUMENT`.
    """

    source: int
    scale: float
    across: int = SAME_DOCUMENT


class Fan:
    """The weighted edges into a run of rows: signed all together, and supporters and attackers apart.

    Args:
        edges: The edges into each row, with `source` a row of strengths; the most come first.

    Attributes:
        targets: How many rows are fed.
    """

    def __init__(self, edges: Sequence[Sequence[Edge]]) -> None:
        self.targets = len(edges)
        self.signed = Side(edges)
        self.supports = Side([[edge for edge in row if edge.scale > 0] for row in edges])
        self.attacks = Side(
            [[edge._replace(scale=-edge.scale) for edge in row if edge.scale < 0] for row in edges]
        )


class Side:
    """Edges into a run of rows in jagged diagonals.

    Attributes:
        jagged: The diagonals; its targets come in an order of their own.
        place: For each row its target in `jagged`.
    """

    def __init__(self, edges: Sequence[Sequence[Edge]]) -> None:
        order = sorted(range(len(edges)), key=lambda row: -len(edges[row]))
        ordered = [edges[row] for row in order]
        self.jagged = Jagged([[edge.source for edge in row] for row in ordered])
        self._scales = self.jagged.spread([[edge.scale for edge in row] for row in ordered])
        across = self.jagged.spread([[edge.across for edge in row] for row in ordered])
        self._across = tuple(block.astype(np.intp) for block in across)
        self.place = np.argsort(np.array(order, dtype=np.intp))

    def weights(self, credence: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
        """Return a column of weights for each diagonal.

        Args:
            credence: The credence of each document, and a 1 at the end for edges inside a document.
        """
        return tuple(
            scale * credence[across] for scale, across in zip(self._scales, self._across, strict=True)
        )


@dataclass(frozen=True)
class ArgumentStage:
    """The arguments of a stage: a run of rows, those that others bear on first."""

    rows: slice
    fan: Fan
    presuming: Rows  # rows of the arguments with a premise, those with most premises first
    premises: Jagged


@dataclass(frozen=True)
class QuestionStage:
    """The questions of a stage, with the speakers on them, their views, and the premises that wait for them.

    A speaker is a document with an argument directly on the question; it has a view of every position.
    """

    questions: slice
    positions: slice
    speakers: slice
    views: slice
    premises: slice
    fan: Fan
    firmness: Jagged  # speakers from arguments
    view_speaker: Rows  # of each view its speaker, counted from the stage's first
    pooling: Jagged  # positions from views, counted from the stage's first
    hearing: Jagged  # questions from speakers, counted from the stage's first
    position_question: Rows  # counted from the stage's first
    position_number: NDArray[np.int16]
    premise_position: Rows
    own: Rows  # premises on whose question the document is a speaker, counted from the stage's first
    own_view: Rows
    own_speaker: Rows
    own_question: Rows

    @property
    def any(self) -> bool:
        """Whether the stage has a question at all."""
        return self.questions.start < self.questions.stop


@dataclass
class Layout:
    """Where everything stands.

    Attributes:
        argument_order: The places in the file of the arguments, row by row.
        question_order: The places in the file of the questions, row by row.
        argument_row: Argument id to its row.
        question_row: Question id to its row.
        position_rows: Question id to the rows of its positions, in the order of the file.
        speaker_row: (document, question) ids to the speaker's row.
        view_rows: (document, question) ids to the rows of its views, position by position.
        premise_row: (document id, target) to the row of the premise.
        stages: What to compute, in order.
    """

    argument_order: Rows
    question_order: Rows
    argument_row: dict[str, int]
    question_row: dict[str, int]
    position_rows: dict[str, slice]
    speaker_row: dict[tuple[str, str], int]
    view_rows: dict[tuple[str, str], list[int]]
    premise_row: dict[tuple[str, str], int]
    stages: tuple[tuple[ArgumentStage, QuestionStage], ...]
    tallest: int

    @property
    def position_count(self) -> int:
        """How many rows of positions there are."""
        return sum(rows.stop - rows.start for rows in self.position_rows.values())

    @property
    def row_count(self) -> int:
        """How many rows there are in all."""
        counts = (self.argument_row, self.question_row, self.speaker_row, self.premise_row)
        return sum(map(len, counts)) + self.view_count + self.position_count + 3 * self.tallest

    @property
    def view_count(self) -> int:
        """How many rows of views there are."""
        return sum(map(len, self.view_rows.values()))


class CyclicCasebookError(ValueError):
    """The arguments and questions of a casebook depend on one another in a circle."""


class Graph:
    """What depends on what in a casebook, by places in the file.

    Arguments declared unknowable weigh nothing: no edge comes from them or leads to them.

    Attributes:
        into: For each argument the edges into it.
        on: For each question and position the edges from the arguments directly on it.
        premises: For each argument the (question, position) it presupposes.
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
        self.into: list[list[Edge]] = [[] for _ in casebook.arguments]
        self.on: list[list[list[Edge]]] = [
            [[] for _ in question.positions] for question in casebook.questions
        ]
        self.premises = [
            [self.position[target] for target in dict.fromkeys(argument.presupposes)]
            for argument in casebook.arguments
        ]
        for place, argument in enumerate(casebook.arguments):
            if argument.base_score is not None:
                self._add(place, argument, argument.supports, 1.0)
                self._add(place, argument, argument.attacks, -1.0)

    def _add(self, place: int, argument: Argument, targets: Iterable[str], scale: float) -> None:
        for target in dict.fromkeys(targets):
            if target in self.position:
                question, position = self.position[target]
                self.on[question][position].append(Edge(place, scale))
                continue
            reached = self.casebook.argument(target)
            if reached.base_score is not None:
                across = self.document[argument.document]
                inside = reached.document == argument.document
                self.into[self.argument[target]].append(
                    Edge(place, scale, SAME_DOCUMENT if inside else across)
                )

    def document_of(self, argument: int) -> int:
        """Return the place of an argument's document."""
        return self.document[self.casebook.arguments[argument].document]

    def speakers(self, question: int) -> dict[int, list[int]]:
        """Return the documents with an argument directly on a question, with those arguments."""
        found: dict[int, list[int]] = {}
        for edges in self.on[question]:
            for edge in edges:
                arguments = found.setdefault(self.document_of(edge.source), [])
                if edge.source not in arguments:
                    arguments.append(edge.source)
        return dict(sorted(found.items()))

    def view(self, question: int, document: int, position: int) -> list[Edge]:
        """Return the edges into a document's view of a position: its arguments on it and on the rivals."""
        rivals = len(self.on[question]) - 1
        return [
            Edge(edge.source, edge.scale if number == position else -edge.scale / rivals)
            for number, edges in enumerate(self.on[question])
            for edge in edges
            if self.document_of(edge.source) == document
        ]

    def stages(self) -> tuple[list[int], list[int]]:
        """Return the stage of each argument and of each question."""
        needs: dict[Hashable, set[Node]] = {}
        for place, edges in enumerate(self.into):
            needs[("argument", place)] = {("argument", edge.source) for edge in edges} | {
                ("question", question) for question, _ in self.premises[place]
            }
        for place, positions in enumerate(self.on):
            needs[("question", place)] = {("argument", edge.source) for edges in positions for edge in edges}
        stage: dict[Node, int] = {}
        try:
            order: list[Node] = list(TopologicalSorter(needs).static_order())  # type: ignore[arg-type]
        except CycleError as error:
            raise CyclicCasebookError(f"{self.casebook.id} goes in a circle: {error.args[1]}") from error
        for node in order:
            # A question can follow in the stage of its arguments; an argument needs a stage of its own.
            step = 1 if node[0] == "argument" else 0
            stage[node] = max((stage[need] + step for need in needs[node]), default=0)
        arguments = [stage["argument", place] for place in range(len(self.into))]
        return arguments, self._as_late_as_can_be(arguments, last=max(stage.values(), default=0))

    def _as_late_as_can_be(self, arguments: Sequence[int], last: int) -> list[int]:
        """Return the stage of each question just before it is needed, so that few stages have questions."""
        found = [last] * len(self.on)
        for premises, stage in zip(self.premises, arguments, strict=True):
            for question, _ in premises:
                found[question] = min(found[question], stage - 1)
        return found


def _runs(stages: Sequence[int], count: int) -> list[slice]:
    """Return for each stage the run of rows in it; the rows come in the order of their stages."""
    ends = np.searchsorted(np.array(stages, dtype=np.intp), np.arange(count + 1))
    return [slice(int(start), int(stop)) for start, stop in pairwise(ends)]


def _rows(items: Iterable[int]) -> Rows:
    return np.array(list(items), dtype=np.intp)


def lay_out(graph: Graph) -> Layout:
    """Return where every row of a casebook stands, and what feeds it.

    Raises:
        CyclicCasebookError: Arguments and questions depend on one another in a circle.
    """
    casebook = graph.casebook
    argument_stage, question_stage = graph.stages()
    count = max([*argument_stage, *question_stage], default=-1) + 1

    arguments = sorted(
        range(len(argument_stage)), key=lambda place: (argument_stage[place], -len(graph.into[place]))
    )
    row = {place: number for number, place in enumerate(arguments)}
    speaking = [graph.speakers(place) for place in range(len(question_stage))]
    questions = sorted(
        range(len(question_stage)), key=lambda place: (question_stage[place], -len(speaking[place]))
    )
    question_row = {place: number for number, place in enumerate(questions)}
    positions = [(place, number) for place in questions for number in range(len(graph.on[place]))]
    position_row = {position: number for number, position in enumerate(positions)}
    speakers = sorted(
        ((place, document) for place in questions for document in speaking[place]),
        key=lambda item: (question_stage[item[0]], -len(speaking[item[0]][item[1]])),
    )
    speaker_row = {speaker: number for number, speaker in enumerate(speakers)}
    edges = {
        (place, document, number): [
            edge._replace(source=row[edge.source]) for edge in graph.view(place, document, number)
        ]
        for place, document in speakers
        for number in range(len(graph.on[place]))
    }
    views = sorted(edges, key=lambda view: (question_stage[view[0]], -len(edges[view])))
    view_row = {view: number for number, view in enumerate(views)}
    premises = sorted(
        {
            (question, position, graph.document_of(place))
            for place, presupposed in enumerate(graph.premises)
            for question, position in presupposed
        },
        key=lambda premise: question_stage[premise[0]],
    )
    premise_row = {premise: number for number, premise in enumerate(premises)}

    argument_runs = _runs([argument_stage[place] for place in arguments], count)
    question_runs = _runs([question_stage[place] for place in questions], count)
    position_runs = _runs([question_stage[place] for place, _ in positions], count)
    speaker_runs = _runs([question_stage[place] for place, _ in speakers], count)
    view_runs = _runs([question_stage[view[0]] for view in views], count)
    premise_runs = _runs([question_stage[premise[0]] for premise in premises], count)

    def argument_part(run: slice) -> ArgumentStage:
        places = arguments[run]
        fed = [place for place in places if graph.into[place]]
        into = [[edge._replace(source=row[edge.source]) for edge in graph.into[place]] for place in fed]
        presuming = sorted(
            (place for place in places if graph.premises[place]),
            key=lambda place: -len(graph.premises[place]),
        )
        return ArgumentStage(
            rows=run,
            fan=Fan(into),
            presuming=_rows(row[place] for place in presuming),
            premises=Jagged(
                [
                    [premise_row[(*premise, graph.document_of(place))] for premise in graph.premises[place]]
                    for place in presuming
                ]
            ),
        )

    def question_part(stage: int) -> QuestionStage:
        run, spoken, seen = question_runs[stage], speaker_runs[stage], view_runs[stage]
        places, held = questions[run], positions[position_runs[stage]]
        waiting = premises[premise_runs[stage]]
        own = [
            (number, premise) for number, premise in enumerate(waiting) if premise[2] in speaking[premise[0]]
        ]
        return QuestionStage(
            questions=run,
            positions=position_runs[stage],
            speakers=spoken,
            views=seen,
            premises=premise_runs[stage],
            fan=Fan([edges[view] for view in views[seen]]),
            firmness=Jagged(
                [
                    [row[argument] for argument in speaking[place][document]]
                    for place, document in speakers[spoken]
                ]
            ),
            view_speaker=_rows(
                speaker_row[place, document] - spoken.start for place, document, _ in views[seen]
            ),
            pooling=Jagged(
                [
                    [view_row[place, document, number] - seen.start for document in speaking[place]]
                    for place, number in held
                ]
            ),
            hearing=Jagged(
                [
                    [speaker_row[place, document] - spoken.start for document in speaking[place]]
                    for place in places
                ]
            ),
            position_question=_rows(question_row[place] - run.start for place, _ in held),
            position_number=np.array([[number] for _, number in held], dtype=np.int16).reshape(-1, 1),
            premise_position=_rows(position_row[place, number] for place, number, _ in waiting),
            own=_rows(number for number, _ in own),
            own_view=_rows(view_row[place, document, number] for _, (place, number, document) in own),
            own_speaker=_rows(speaker_row[place, document] for _, (place, _, document) in own),
            own_question=_rows(question_row[place] for _, (place, _, _) in own),
        )

    stages = tuple((argument_part(argument_runs[stage]), question_part(stage)) for stage in range(count))
    documents, asked = casebook.documents, casebook.questions
    return Layout(
        argument_order=_rows(arguments),
        question_order=_rows(questions),
        argument_row={casebook.arguments[place].id: number for place, number in row.items()},
        question_row={asked[place].id: number for place, number in question_row.items()},
        position_rows={
            asked[place].id: slice(position_row[place, 0], position_row[place, 0] + len(graph.on[place]))
            for place in questions
            if graph.on[place]
        },
        speaker_row={
            (documents[document].id, asked[place].id): number
            for (place, document), number in speaker_row.items()
        },
        view_rows={
            (documents[document].id, asked[place].id): [
                view_row[place, document, number] for number in range(len(graph.on[place]))
            ]
            for place, document in speakers
        },
        premise_row={
            (documents[document].id, f"{asked[place].id}/{asked[place].positions[number].id}"): at
            for (place, number, document), at in premise_row.items()
        },
        stages=stages,
        tallest=max(
            [0]
            + [part.stop - part.start for runs in (argument_runs, view_runs, position_runs) for part in runs]
            + [part.stop - part.start for runs in (speaker_runs, premise_runs) for part in runs],
        ),
    )
