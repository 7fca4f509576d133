"""A casebook laid out as rows of numbers, in the order in which they can be worked out.

This module owns the rows: which argument, document's view, position and question stands where, and which rows
feed which.

All rows of a stage (see `graph`) lie side by side, those that most others feed first, so that each stage is
a few operations on blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from scenarios.engine.graph import Edge, Graph, Stages
from scenarios.engine.jagged import Jagged, Rows

Key = TypeVar("Key")


class Register(Generic[Key]):
    """The rows of one kind, by stages and in each stage by how many others feed them.

    Args:
        keys: What there is, in the order to keep where nothing else tells rows apart.
        stage: Tells the stage of a key.
        fan_in: Tells how many others feed a key.
        stages: How many stages there are.

    Attributes:
        keys: What there is, row by row.
        row: The row of each key.
        runs: The rows of each stage.
    """

    def __init__(
        self,
        keys: Iterable[Key],
        *,
        stage: Callable[[Key], int],
        fan_in: Callable[[Key], int],
        stages: int,
    ) -> None:
        self.keys = sorted(keys, key=lambda key: (stage(key), -fan_in(key)))
        self.row = {key: row for row, key in enumerate(self.keys)}
        ends = np.searchsorted(np.array([stage(key) for key in self.keys]), np.arange(stages + 1))
        self.runs = tuple(slice(start, stop) for start, stop in pairwise(ends.tolist()))

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def tallest(self) -> int:
        """The most rows in one stage."""
        return max((run.stop - run.start for run in self.runs), default=0)


class Side:
    """Edges into a run of rows, in jagged diagonals.

    Attributes:
        jagged: The diagonals; its targets come in an order of their own.
        place: For each row its target in `jagged`.
    """

    def __init__(self, edges: Sequence[Sequence[Edge]]) -> None:
        order = sorted(range(len(edges)), key=lambda row: -len(edges[row]))
        ordered = [edges[row] for row in order]
        self.jagged = Jagged([[edge.source for edge in row] for row in ordered])
        self.place = np.argsort(_rows(order))
        self._scales = self.jagged.spread([[edge.scale for edge in row] for row in ordered])
        across = self.jagged.spread([[edge.across for edge in row] for row in ordered])
        self._across = tuple(diagonal.ravel().astype(np.intp) for diagonal in across)

    def weights(self, credence: NDArray[np.float64]) -> tuple[NDArray[np.float64], ...]:
        """Return the weights of each diagonal: one column for all columns, or one for each.

        Args:
            credence: The credence of each document, and a 1 at the end for edges inside a document,
                likewise.
        """
        return tuple(
            scale * credence[across] for scale, across in zip(self._scales, self._across, strict=True)
        )


class Fan:
    """The weighted edges into a run of rows: signed all together, and supporters and attackers apart.

    Args:
        edges: The edges into each row, with `source` a row of strengths; the most come first.

    Attributes:
        targets: How many rows are fed.
        signed: All edges, with the weights of attackers below 0; its targets are the rows as they come.
        supports: The supporters.
        attacks: The attackers, with weights above 0.
    """

    def __init__(self, edges: Sequence[Sequence[Edge]]) -> None:
        self.targets = len(edges)
        self.signed = Side(edges)
        self.supports = Side([[edge for edge in row if edge.scale > 0] for row in edges])
        self.attacks = Side(
            [[Edge(edge.source, -edge.scale, edge.across) for edge in row if edge.scale < 0] for row in edges]
        )


class ArgumentStage(Struct, frozen=True):
    """The arguments of a stage, those that others bear on first.

    Attributes:
        rows: Their rows.
        fan: What bears on the first of them.
    """

    rows: slice
    fan: Fan


class QuestionStage(Struct, frozen=True):
    """The questions of a stage, with who speaks on them and their views.

    A speaker is a document with an argument directly on the question; it has a view of every position. Rows
    inside the stage are counted from its first.

    Attributes:
        questions: Their rows; likewise `positions`, `speakers`, `views`.
        fan: What bears on the views.
        firmest: Speakers from the rows of arguments.
        view_speaker: The speaker of each view, inside the stage.
        pooling: Positions from views, inside the stage.
        hearing: Questions from speakers, inside the stage.
        position_question: The question of each position, inside the stage.
        position_number: A column with the number of each position in its question.
    """

    questions: slice
    positions: slice
    speakers: slice
    views: slice
    fan: Fan
    firmest: Jagged
    view_speaker: Rows
    pooling: Jagged
    hearing: Jagged
    position_question: Rows
    position_number: NDArray[np.int16]

    @property
    def empty(self) -> bool:
        """Whether the stage has no question."""
        return bool(self.questions.start == self.questions.stop)


class Hinge(Struct, frozen=True):
    """A question at which columns split.

    Attributes:
        id: The question.
        stage: The stage after which it is decided.
        question: Its row.
        positions: The rows of its positions, in the order of the file.
        supporters: For each position the rows of the arguments that support it directly.
        documents: For each position the documents of these arguments.
    """

    id: str
    stage: int
    question: int
    positions: slice
    supporters: tuple[Rows, ...]
    documents: tuple[Rows, ...]


class Numbering:
    """Where everything stands.

    Args:
        graph: The edges of the casebook.

    Attributes:
        arguments: By their places in the file.
        questions: By their places in the file.
        positions: By question and number.
        speakers: By question and document.
        views: By question, document and number of the position.
        hinges: In the order in which they are taken.
        argument_row: Argument id to its row; likewise `question_row`.
        position_rows: Question id to the rows of its positions, in the order of the file.
        speakers_on: Question id to (document id, row) of its speakers, in the order of documents.
        view_rows: (document id, question id) to the rows of its views, position by position.
        stages: What to work out, in order.
        outcome_stages: How many of them it takes for all outcomes; the rest bears on debates alone.
        carried: After each stage the rows of the arguments worked out by then that bear on later ones.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        planned = graph.stages()
        argument_stage, question_stage, count = planned.arguments, planned.questions, planned.count
        places = range(len(question_stage))
        self.arguments = Register(
            range(len(argument_stage)),
            stage=lambda place: argument_stage[place],
            fan_in=lambda place: len(graph.into[place]),
            stages=count,
        )
        self.questions = Register(
            places,
            stage=lambda place: question_stage[place],
            fan_in=lambda place: len(graph.speakers[place]),
            stages=count,
        )
        self.positions = Register(
            ((place, number) for place in places for number in range(len(graph.on[place]))),
            stage=lambda position: question_stage[position[0]],
            fan_in=lambda position: len(graph.speakers[position[0]]),
            stages=count,
        )
        self.speakers = Register(
            ((place, document) for place in places for document in graph.speakers[place]),
            stage=lambda speaker: question_stage[speaker[0]],
            fan_in=lambda speaker: len(graph.speakers[speaker[0]][speaker[1]]),
            stages=count,
        )
        into_views = {
            (place, document, number): self._edges(graph.view(place, document, number))
            for place, document in self.speakers.keys
            for number in range(len(graph.on[place]))
        }
        self.views = Register(
            into_views,
            stage=lambda view: question_stage[view[0]],
            fan_in=lambda view: len(into_views[view]),
            stages=count,
        )
        self.stages = tuple(
            (self._argument_stage(stage), self._question_stage(stage, into_views)) for stage in range(count)
        )
        self.outcome_stages = planned.outcomes
        self.carried = tuple(self._carried(stage, planned) for stage in range(count))
        self._name()
        self.hinges = tuple(self._hinge(*pair) for pair in zip(graph.hinges, planned.hinges, strict=True))

    @property
    def tallest(self) -> int:
        """The most rows of one kind in one stage."""
        return max(kind.tallest for kind in self._kinds)

    @property
    def row_count(self) -> int:
        """How many rows there are in all."""
        return sum(map(len, self._kinds))

    @property
    def _kinds(
        self,
    ) -> tuple[Register[int] | Register[tuple[int, int]] | Register[tuple[int, int, int]], ...]:
        return (self.arguments, self.questions, self.positions, self.speakers, self.views)

    def _name(self) -> None:
        """Let the rows be found by the ids of the casebook."""
        casebook = self._graph.casebook
        documents = [document.id for document in casebook.documents]
        asked = [question.id for question in casebook.questions]
        self.argument_row = {
            argument.id: self.arguments.row[place] for place, argument in enumerate(casebook.arguments)
        }
        self.question_row = {question: self.questions.row[place] for place, question in enumerate(asked)}
        self.position_rows: dict[str, slice] = {}
        for place, question in enumerate(casebook.questions):
            first = self.positions.row[place, 0]
            self.position_rows[question.id] = slice(first, first + len(question.positions))
        self.speakers_on: dict[str, list[tuple[str, int]]] = {question: [] for question in asked}
        for (place, document), row in self.speakers.row.items():
            self.speakers_on[asked[place]].append((documents[document], row))
        for spoken in self.speakers_on.values():
            spoken.sort(key=lambda item: documents.index(item[0]))
        self.view_rows = {
            (documents[document], asked[place]): [
                self.views.row[place, document, number] for number in range(len(self._graph.on[place]))
            ]
            for place, document in self.speakers.keys
        }

    def _edges(self, edges: Iterable[Edge]) -> list[Edge]:
        """Return edges that come from rows instead of places in the file."""
        row = self.arguments.row
        return [Edge(row[source], scale, across) for source, scale, across in edges]

    def _argument_stage(self, stage: int) -> ArgumentStage:
        into, rows = self._graph.into, self.arguments.runs[stage]
        fed = [self._edges(into[place]) for place in self.arguments.keys[rows] if into[place]]
        return ArgumentStage(rows=rows, fan=Fan(fed))

    def _carried(self, stage: int, planned: Stages) -> list[int]:
        """Return the rows of the arguments up to a stage that bear on an argument or a question after it."""
        graph = self._graph
        late = [edges for place, edges in enumerate(graph.into) if planned.arguments[place] > stage] + [
            edges
            for question, positions in enumerate(graph.on)
            if planned.questions[question] > stage
            for edges in positions
        ]
        sources = {edge.source for edges in late for edge in edges}
        return sorted(self.arguments.row[one] for one in sources if planned.arguments[one] <= stage)

    def _hinge(self, question: int, stage: int) -> Hinge:
        supporting = [[edge.source for edge in edges if edge.scale > 0] for edges in self._graph.on[question]]
        asked = self._graph.casebook.questions[question].id
        return Hinge(
            id=asked,
            stage=stage,
            question=self.questions.row[question],
            positions=self.position_rows[asked],
            supporters=tuple(_rows(self.arguments.row[place] for place in places) for places in supporting),
            documents=tuple(
                _rows(self._graph.document_of[place] for place in places) for places in supporting
            ),
        )

    def _question_stage(
        self, stage: int, into_views: dict[tuple[int, int, int], list[Edge]]
    ) -> QuestionStage:
        said_by = self._graph.speakers
        questions, positions = self.questions.runs[stage], self.positions.runs[stage]
        speakers, views = self.speakers.runs[stage], self.views.runs[stage]
        argument, view, speaker = self.arguments.row, self.views.row, self.speakers.row

        firmest = [
            [argument[place] for place in said_by[question][document]]
            for question, document in self.speakers.keys[speakers]
        ]
        pooling = [
            [view[question, document, number] - views.start for document in said_by[question]]
            for question, number in self.positions.keys[positions]
        ]
        hearing = [
            [speaker[question, document] - speakers.start for document in said_by[question]]
            for question in self.questions.keys[questions]
        ]
        return QuestionStage(
            questions=questions,
            positions=positions,
            speakers=speakers,
            views=views,
            fan=Fan([into_views[key] for key in self.views.keys[views]]),
            firmest=Jagged(firmest),
            view_speaker=_rows(speaker[key[:2]] - speakers.start for key in self.views.keys[views]),
            pooling=Jagged(pooling),
            hearing=Jagged(hearing),
            position_question=_rows(
                self.questions.row[question] - questions.start
                for question, _ in self.positions.keys[positions]
            ),
            position_number=_rows(number for _, number in self.positions.keys[positions])
            .astype(np.int16)
            .reshape(-1, 1),
        )


def _rows(rows: Iterable[int]) -> Rows:
    return np.array(list(rows), dtype=np.intp)
