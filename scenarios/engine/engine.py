"""A casebook compiled to arrays, and the evaluation of many branches of it at once.

This module owns the strengths of arguments, the views of documents and the pooled strengths of positions.
No row number leaves it: results are asked for by name.

For a branch and a reading, where c_d is the credence of document d (Baroni et al. 2015; Potyka, KR 2018):

* An argument is *active* if its `when` holds, its `unless` does not, c_d > 0, its voice is not muted
  and it is no inference of the editors that the reading leaves out; it is *dormant* in a course in which a
  premise does not hold.
* Its energy comes from the strengths of its supporters and attackers, each weighted by 1 inside a document
  and by c_e where it comes from another document e. Its strength is influence(base, energy); 0 if it is not
  active or dormant. One declared unknowable has no strength, and bears on nothing.
* A document's *view* of a position is a node with base 0.5. Its supporters are the document's arguments for
  the position (weight 1) and against a rival (weight 1/(k - 1), k positions), its attackers those against
  the position and for a rival. With a sum for an energy that is n(p) less the mean n of the rivals, where n
  = supports - attacks.
* A document's *firmest* m(d) on a question is the strength of its firmest active argument directly on it.
  Below 0.05 it does not speak there.
* The *pooled* strength is the mean of the views weighted by c_d x m(d) (a linear opinion pool, Stone 1961);
  the largest c_d x m(d) is the question's *reach*. A question with a reach below 0.05 is silent.
* At a *hinge* a column splits into courses (`courses`).
* *Debates* are read in history: with history's options, a premise holding where it is the actual position,
  and nothing settled.

Three verbs: *follow* splits columns into courses; *lead* follows the leading course alone; *weigh* keeps the
courses it is given.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from msgspec.structs import replace

from scenarios.engine.columns import Columns, ColumnTable, Mask
from scenarios.engine.courses import follow
from scenarios.engine.evaluation import Evaluation, Outcomes
from scenarios.engine.gates import Gates
from scenarios.engine.graph import Graph, Node
from scenarios.engine.jagged import AnyBlock
from scenarios.engine.rows import Numbering
from scenarios.engine.semantics import SEMANTICS, Block
from scenarios.engine.settling import Settling
from scenarios.engine.weighing import Given, Hearing, Weighing
from scenarios.model.bearings import Bearings

if TYPE_CHECKING:
    from scenarios.model.casebook import Casebook
    from scenarios.model.reading import Reading

# So many numbers are worked on at a time: columns enough to drown the cost of a call, few enough for the
# cache.
ROOM = 1 << 20

# So many readings are remembered as numbers.
_MOST_HEARD = 32

_OUTCOMES = ("pooled", "reach", "settled", "status")
_ALL = (*_OUTCOMES, "strengths", "energies", "firmest", "views")


class Engine:
    """A casebook, compiled.

    Args:
        casebook: The casebook, checked.

    Attributes:
        casebook: The casebook.
        bearings: Its links, by name.
        table: Its decisions and hinges.
        hinges: Ids of its hinges, in the order in which they are taken.
        bases: The base score of every argument in the order of the file; 0 for one that weighs nothing.
        places: Where each argument stands in that order.

    Raises:
        CyclicCasebookError: Arguments, questions and decisions depend on one another in a circle.
    """

    def __init__(self, casebook: Casebook) -> None:
        self.casebook = casebook
        self.bearings = Bearings(casebook)
        graph = self._graph = Graph(casebook)
        self.hinges = tuple(casebook.questions[place].id for place in graph.hinges)
        self.table = ColumnTable(casebook, self.hinges)
        numbering = self._numbering = Numbering(graph)
        arguments = [casebook.arguments[place] for place in numbering.arguments.keys]
        self._gates = tuple(Gates(self.table, arguments[stage.rows]) for stage, _ in numbering.stages)
        self._settling = Settling(
            self.table, [casebook.questions[place] for place in numbering.questions.keys]
        )
        self.places = {argument.id: place for place, argument in enumerate(casebook.arguments)}
        self.bases = np.array([argument.base_score or 0.0 for argument in casebook.arguments])
        self._bases = self._by_row(self.bases)
        self._weighs = np.array([argument.base_score is not None for argument in arguments], dtype=np.bool_)
        self._documents = np.array(
            [graph.document_of[place] for place in numbering.arguments.keys], dtype=np.intp
        )
        voices = {voice.id: place for place, voice in enumerate(casebook.voices)}
        self._voices = np.array([voices[argument.voice] for argument in arguments], dtype=np.intp)
        self._inferred = np.array([argument.inferred for argument in arguments], dtype=np.bool_)
        self._heard: dict[Reading, Hearing] = {}

    def rests_on(self, node: Node, but: Collection[Node] = ()) -> frozenset[Node]:
        """Return every argument, question and decision that one depends on, itself left out.

        Args:
            node: What kind of thing, and its id.
            but: Nodes beneath which not to look.
        """
        return self._graph.beneath(node, but)

    def follow(
        self, taken: Columns, reading: Reading, *, bases: Block | None = None, removed: Mask | None = None
    ) -> Evaluation:
        """Work out everything in the courses of many branches at once.

        Args:
            taken: One column a branch, as `table` makes them.
            reading: How the documents are taken.
            bases: Other base scores, one for each argument in the order of the file; either for all
                branches, or with a column for each.
            removed: Arguments to leave out, laid out like `bases`; their strength is 0, active or not.

        Returns:
            The evaluation, one column a course.
        """
        parts = self._follow(self._given(taken, reading, bases, removed), len(self._numbering.stages))
        return Evaluation(**self._collect(parts, _ALL))

    def outcomes(
        self,
        taken: Columns,
        reading: Reading,
        *,
        bases: Block | None = None,
        removed: Mask | None = None,
        credence: Block | None = None,
    ) -> Outcomes:
        """Work out what becomes of the outcomes alone.

        It is `follow` for so many branches that all the rest would fill the memory.

        Args:
            taken: As in `follow`.
            reading: As in `follow`.
            bases: As in `follow`.
            removed: As in `follow`.
            credence: The credence of each document in the order of the file, with a column for each branch,
                in the place of the reading's.
        """
        given = self._given(taken, reading, bases, removed, credence)
        parts = self._follow(given, self._numbering.outcome_stages, lean=True)
        return Outcomes(**self._collect(parts, _OUTCOMES))

    def lead(
        self,
        taken: Columns,
        reading: Reading,
        *,
        bases: Block | None = None,
        removed: Mask | None = None,
        credence: Block | None = None,
    ) -> Outcomes:
        """Work out what becomes of the outcomes in the leading courses alone; see `outcomes`.

        Returns:
            One column a branch.
        """
        given = self._given(taken, reading, bases, removed, credence)
        parts = self._follow(given, self._numbering.outcome_stages, lean=True, leading=True)
        return Outcomes(**self._collect(parts, (*_OUTCOMES, "strengths")))

    def weigh(
        self,
        followed: Outcomes,
        courses: Sequence[int],
        reading: Reading,
        *,
        bases: Block | None = None,
        removed: Mask | None = None,
    ) -> Evaluation:
        """Work out everything in courses that are given: what holds at each hinge stays as it is.

        Args:
            followed: The courses that were followed.
            courses: Which of them, each as often as wanted.
            reading: How the documents are taken.
            bases: As in `follow`, with a column for each course.
            removed: As in `follow`, likewise.
        """
        places = np.array(courses, dtype=np.intp)
        columns, first = followed.columns.take(places, axis=1), followed.first.take(places)
        given = replace(self._given(columns, reading, bases, removed), first=first)
        return Evaluation(**self._collect(self._weigh(given), _ALL))

    def unsettled(self, columns: Columns, reading: Reading) -> Evaluation:
        """Work out courses as if nothing in them were settled: the documents' own case for every position.

        Args:
            columns: Choices and what holds, as an evaluation gives them; no hinge is followed anew.
            reading: How the documents are taken.
        """
        given = replace(self._given(columns, reading, None, None), first=None)
        return Evaluation(**self._collect(self._weigh(given), _ALL))

    def debates(
        self,
        reading: Reading,
        *,
        bases: Block | None = None,
        removed: Mask | None = None,
        credence: Block | None = None,
        width: int = 1,
    ) -> Evaluation:
        """Work out the debates, and the arguments that bear on them, in history.

        Args:
            reading: How the documents are taken.
            bases: As in `outcomes`.
            removed: As in `outcomes`.
            credence: As in `outcomes`.
            width: How many columns these have; history is the same in all of them.
        """
        columns = self.table.history().repeat(width, axis=1)
        given = replace(self._given(columns, reading, bases, removed, credence), first=None)
        return Evaluation(**self._collect(self._weigh(given), _ALL))

    def strengths_between(
        self, evaluation: Evaluation, course: int, ends: Mapping[str, tuple[float, float]], reading: Reading
    ) -> dict[str, tuple[float, float]]:
        """Return how strong arguments would be if their own base score were another, all else staying.

        Nothing is evaluated anew: what bears on an argument does not depend on its own base score.

        Args:
            evaluation: Where they stand.
            course: In which course.
            ends: Argument id to its lowest and its highest base score.
            reading: How the documents are taken.
        """
        if not ends:
            return {}
        bases = np.array(list(ends.values()))
        energies = evaluation.energies_of(list(ends), course).reshape(-1, 1).repeat(2, axis=1)
        SEMANTICS[reading.semantics].influence(bases, energies, np.empty_like(energies))
        return {argument: (low, high) for argument, (low, high) in zip(ends, energies.tolist(), strict=True)}

    def _given(
        self,
        columns: Columns,
        reading: Reading,
        bases: Block | None,
        removed: Mask | None,
        credence: Block | None = None,
    ) -> Given:
        return Given(
            columns=columns,
            origin=np.arange(columns.shape[1], dtype=np.intp),
            first=self.table.first_departure(columns),
            hearing=self._hear(reading) if credence is None else self._as_numbers(reading, credence),
            bases=self._bases if bases is None else self._by_row(bases),
            kept=None if removed is None else ~self._by_row(removed),
        )

    def _follow(
        self, given: Given, stages: int, *, lean: bool = False, leading: bool = False
    ) -> Iterator[Weighing]:
        most = self._most
        for run in self._runs(given):
            weighing = Weighing(self._numbering, self._gates, self._settling, run, lean=lean)
            yield from follow(
                weighing, self._numbering, self.table, stages=stages, most=most, leading=leading
            )

    def _weigh(self, given: Given) -> Iterator[Weighing]:
        for run in self._runs(given):
            weighing = Weighing(self._numbering, self._gates, self._settling, run)
            weighing.work(range(len(self._numbering.stages)))
            yield weighing

    def _runs(self, given: Given) -> Iterator[Given]:
        """Cut columns into runs of at most so many; at least one run, also of no column."""
        # A copy also where there is one run: answers are written into the columns.
        count, most = given.columns.shape[1], self._most
        for start in range(0, max(count, 1), most):
            yield given.pick(self._numbering, np.arange(start, min(start + most, count), dtype=np.intp))

    @property
    def _most(self) -> int:
        return max(1, ROOM // max(1, self._numbering.row_count))

    def _collect(self, weighings: Iterator[Weighing], parts: Sequence[str]) -> dict[str, Any]:
        found: dict[str, list[AnyBlock]] = {part: [] for part in parts}
        columns, origins, firsts = [], [], []
        for weighing in weighings:
            given = weighing.given
            columns.append(given.columns)
            origins.append(given.origin)
            firsts.append(self.table.first_departure(given.columns) if given.first is None else given.first)
            for part in parts:
                found[part].append(getattr(weighing, part))
        return {
            "origin": _joined(origins),
            "columns": _joined(columns),
            "first": _joined(firsts),
            "_numbering": self._numbering,
            "_table": self.table,
            "_blocks": {part: _joined(blocks) for part, blocks in found.items()},
        }

    def _speaking(self, reading: Reading, credence: Block) -> Mask:
        """Return which arguments the reading lets speak at all in some column, row by row.

        Where the credence of a document is 0 in some columns only, its arguments have a strength there that
        weighs nothing.
        """
        muted = np.array([voice.id in reading.muted for voice in self.casebook.voices], dtype=np.bool_)
        heard: Mask = np.any(credence > 0.0, axis=1)[self._documents] & ~muted[self._voices]
        if reading.without_inferences:
            heard &= ~self._inferred
        return heard

    def _hear(self, reading: Reading) -> Hearing:
        found = self._heard.get(reading)
        if found is None:
            if len(self._heard) >= _MOST_HEARD:
                self._heard.clear()
            credence = [reading.credence_of(document.id) for document in self.casebook.documents]
            found = self._as_numbers(reading, np.array(credence).reshape(-1, 1))
            self._heard[reading] = found
        return found

    def _as_numbers(self, reading: Reading, credence: Block) -> Hearing:
        weighs = self._weighs & self._speaking(reading, credence)
        gates = tuple(
            np.where(weighs[stage.rows], gates.of, gates.never)
            for gates, (stage, _) in zip(self._gates, self._numbering.stages, strict=True)
        )
        with_inside = np.vstack([credence, np.ones((1, credence.shape[1]))])
        return Hearing.of(self._numbering, SEMANTICS[reading.semantics], with_inside, gates)

    def _by_row(self, given: AnyBlock) -> AnyBlock:
        """Return what is given in the order of the file in the order of rows, as a block."""
        ordered = given[self._numbering.arguments.keys]
        return ordered.reshape(-1, 1) if ordered.ndim == 1 else ordered


def _joined(blocks: Sequence[AnyBlock]) -> AnyBlock:
    return blocks[0] if len(blocks) == 1 else np.concatenate(blocks, axis=-1)
