"""A casebook compiled to arrays, and the evaluation of many branches of it at once.

This module owns the strengths of arguments, the views of documents and the pooled strengths of positions.
It must not name them: which row is which stands in `layout`, and `projection` says it in words.

For a branch and a reading, where c_d is the credence of document d:

* An argument is *active* if its `when` holds, its `unless` does not, c_d > 0 and its voice is not muted.
* Its energy comes from the strengths of its supporters and attackers, each weighted by 1 inside a document
  and by c_e where it comes from another document e. Its strength is s = influence(base, energy) x g for
  each premise; 0 if it is not active. One declared unknowable has no strength, and bears on nothing.
* A document's *view* of a position is a node with base 0.5. Its supporters are the document's arguments for
  the position (weight 1) and against a rival (weight 1/(k - 1), k positions), its attackers those against
  the position and for a rival. With a sum for an energy that is n(p) less the mean n of the rivals, where n
  = supports - attacks.
* A document's *firmness* m(d) on a question is the strength of its firmest argument directly on it. Below
  0.05 it does not speak there.
* The *pooled* strength is the mean of the views weighted by c_d x m(d) (a linear opinion pool, Stone 1961);
  the largest c_d x m(d) is the question's *reach*. A question with a reach below 0.05 is silent.
* g = min(1, 2v) for a premise with value v: 1 or 0 where its question is settled; else the view of the
  argument's own document if that speaks there; else 0 where the question is silent; else the pooled
  strength.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from scenarios.bearings import Bearings
from scenarios.columns import Columns, DecisionTable, Gates, Mask, Settling
from scenarios.graph import Graph
from scenarios.jagged import AnyBlock
from scenarios.layout import Layout
from scenarios.semantics import SEMANTICS, Block
from scenarios.verdicts import Status
from scenarios.weighing import ESTABLISHED, FACT, FAINT, PROJECTED, SILENT, Hearing, Weighing

if TYPE_CHECKING:
    from scenarios.casebook import Casebook
    from scenarios.reading import Reading

# So many numbers are worked on at a time: columns enough to drown the cost of a call, few enough for the
# cache.
ROOM = 1 << 20

# So many sets of blocks are kept between evaluations, and none of more numbers than this.
_MOST_IDLE = 4
_LARGEST_IDLE = 1 << 19


STATUSES = {
    PROJECTED: Status.PROJECTED,
    FAINT: Status.FAINT,
    SILENT: Status.SILENT,
    ESTABLISHED: Status.ESTABLISHED,
    FACT: Status.FACT,
}
"""What the numbers in `Outcomes.status` stand for."""


@dataclass(frozen=True)
class Outcomes:
    """What becomes of the questions, one column a branch.

    Attributes:
        layout: Which row is which.
        pooled: One row a position: its strength, NaN where the question is silent, 1 or 0 where it is
            settled.
        reach: One row a question.
        settled: One row a question: the number of its settled position, or `NOT_SETTLED`.
        status: One row a question: a place in `STATUSES`.
    """

    layout: Layout
    pooled: Block
    reach: Block
    settled: NDArray[np.int16]
    status: NDArray[np.int8]

    def strengths_of(self, question_id: str) -> Block:
        """Return the strengths of a question's positions, one row each in the order of the file."""
        return self.pooled[self.layout.position_rows[question_id]]


@dataclass(frozen=True)
class Evaluation(Outcomes):
    """All there is to know about some branches, one column a branch.

    Attributes:
        active: One row an argument.
        strengths: One row an argument.
        firmness: One row a speaker, that is, a document with an argument directly on a question.
        views: One row a speaker and position.
        fading: One row a premise: by what it multiplies the strength of the arguments that presuppose it.
    """

    active: Mask
    strengths: Block
    firmness: Block
    views: Block
    fading: Block

    def strength_of(self, argument_id: str) -> Block:
        """Return the strength of an argument in each branch."""
        strengths: Block = self.strengths[self.layout.argument_row[argument_id]]
        return strengths


class Debate:
    """A casebook, compiled.

    Args:
        casebook: The casebook, checked.

    Attributes:
        casebook: The casebook.
        bearings: Its links, by name.
        table: Its decisions.
        layout: Which row is which.
        bases: The base score of every argument in the order of the file; 0 for one that weighs nothing.
        places: Where each argument stands in that order.

    Raises:
        CyclicCasebookError: Arguments and questions depend on one another in a circle.
    """

    def __init__(self, casebook: Casebook) -> None:
        self.casebook = casebook
        self.bearings = Bearings(casebook)
        self.table = DecisionTable(casebook)
        self._graph = Graph(casebook)
        self.layout = Layout(self._graph)
        arguments = [casebook.arguments[place] for place in self.layout.arguments.keys]
        self._gates = Gates(self.table, [(argument.when, argument.unless) for argument in arguments])
        self._settling = Settling(
            self.table, [casebook.questions[place] for place in self.layout.questions.keys]
        )
        self.places = {argument.id: place for place, argument in enumerate(casebook.arguments)}
        self.bases = np.array([argument.base_score or 0.0 for argument in casebook.arguments])
        self._bases = self._by_row(self.bases)
        self._weighs = np.array([argument.base_score is not None for argument in arguments], dtype=np.bool_)
        self._documents = np.array(
            [self._graph.document_of[place] for place in self.layout.arguments.keys], dtype=np.intp
        )
        voices = {voice.id: place for place, voice in enumerate(casebook.voices)}
        self._voices = np.array([voices[argument.voice] for argument in arguments], dtype=np.intp)
        self._idle: OrderedDict[tuple[Reading, int], Weighing] = OrderedDict()
        self._speaker_documents = np.array(
            [document for _, document in self.layout.speakers.keys], dtype=np.intp
        )

    def evaluate(
        self, taken: Columns, reading: Reading, *, bases: Block | None = None, removed: Mask | None = None
    ) -> Evaluation:
        """Work out everything in many branches at once.

        Args:
            taken: One column a branch, as `table` makes them.
            reading: How the documents are taken.
            bases: Other base scores, one for each argument in the order of the file; either for all
                branches, or with a column for each.
            removed: Arguments to leave out, laid out like `bases`; their strength is 0, active or not.

        Returns:
            The evaluation, one column a branch.
        """
        parts = ("pooled", "reach", "settled", "status", "strengths", "firmness", "views", "fading")
        blocks = self._collect(taken, reading, bases, removed, parts)
        opened = self._gates.open(taken)[self._gates.of]
        opened &= self._heard(reading)[:, np.newaxis]
        return Evaluation(layout=self.layout, active=opened, **blocks)

    def outcomes(
        self, taken: Columns, reading: Reading, *, bases: Block | None = None, removed: Mask | None = None
    ) -> Outcomes:
        """Work out what becomes of the questions alone.

        It is `evaluate` for so many branches that all the rest would fill the memory.
        """
        blocks = self._collect(taken, reading, bases, removed, ("pooled", "reach", "settled", "status"))
        return Outcomes(layout=self.layout, **blocks)

    def _collect(
        self,
        taken: Columns,
        reading: Reading,
        bases: Block | None,
        removed: Mask | None,
        parts: tuple[str, ...],
    ) -> dict[str, Any]:
        count = taken.shape[1]
        most = max(1, ROOM // max(1, self.layout.row_count))
        width = -(-count // -(-count // most)) if count else 1
        weighing = self._idle.pop((reading, width), None) or Weighing(self.layout, self._hear(reading), width)
        base = self._bases if bases is None else self._by_row(bases)
        kept = None if removed is None else ~self._by_row(removed)
        blocks = {
            part: np.empty((len(block := getattr(weighing, part)), count), dtype=block.dtype)
            for part in parts
        }
        for run in _runs(count, width):
            self._run(
                weighing, taken[:, run], _columns(base, run), None if kept is None else _columns(kept, run)
            )
            for part, block in blocks.items():
                block[:, run] = getattr(weighing, part)
        if width * self.layout.row_count <= _LARGEST_IDLE:
            self._rest(reading, width, weighing)
        return blocks

    def _rest(self, reading: Reading, width: int, weighing: Weighing) -> None:
        """Keep the blocks for the next evaluation like this one.

        They are taken out while they are in use, so that no two evaluations ever share them.
        """
        while len(self._idle) >= _MOST_IDLE:
            self._idle.popitem(last=False)
        self._idle[reading, width] = weighing

    def _run(self, weighing: Weighing, taken: Columns, bases: Block, kept: Mask | None) -> None:
        settled, fact = self._settling.settle(taken)
        weighing.run(self._gates.open(taken), settled, fact, bases, kept)

    def _heard(self, reading: Reading) -> Mask:
        """Return which arguments the reading lets speak at all, row by row."""
        credence = np.array([reading.credence_of(document.id) for document in self.casebook.documents])
        muted = np.array([voice.id in reading.muted for voice in self.casebook.voices], dtype=np.bool_)
        heard: Mask = (credence[self._documents] > 0.0) & ~muted[self._voices]
        return heard

    def _hear(self, reading: Reading) -> Hearing:
        credence = np.array(
            [*(reading.credence_of(document.id) for document in self.casebook.documents), 1.0]
        )
        return Hearing(
            semantics=SEMANTICS[reading.semantics],
            credence=credence,
            gates=np.where(self._weighs & self._heard(reading), self._gates.of, self._gates.never),
            speakers=credence[self._speaker_documents].reshape(-1, 1),
        )

    def _by_row(self, given: AnyBlock) -> AnyBlock:
        """Return what is given in the order of the file in the order of rows, as a block."""
        ordered = given[self.layout.arguments.keys]
        return ordered.reshape(-1, 1) if ordered.ndim == 1 else ordered


def _runs(count: int, width: int) -> Iterator[slice]:
    """Cut columns into runs of one width; the last reaches back, and works some columns out a second time."""
    for start in range(0, count, width):
        stop = min(start + width, count)
        yield slice(stop - width, stop)


def _columns(block: AnyBlock, run: slice) -> AnyBlock:
    return block if block.shape[1] == 1 else block[:, run]
