"""Working out the strengths of some columns, stage by stage.

This module owns the arithmetic on blocks: which formula, on which rows, in which order. The formulas
themselves stand in `debate`, their semantics in `semantics`.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from scenarios.engine.columns import Columns
from scenarios.engine.gates import Gates
from scenarios.engine.jagged import AnyBlock
from scenarios.engine.rows import ArgumentStage, Fan, Numbering, QuestionStage
from scenarios.engine.semantics import Aggregation, Block, Semantics
from scenarios.engine.settling import NOT_SETTLED, Settling
from scenarios.model.verdicts import FAINT_BELOW, ROUNDING, SILENT_BELOW

_EVEN = np.full((1, 1), 0.5)

PROJECTED, FAINT, SILENT, ESTABLISHED, FACT = range(5)

# Blocks that are not asked for where only what becomes of questions is.
_ON_THE_WAY = frozenset({"strengths", "energies", "firmest", "views"})


class Hearing(Struct, frozen=True):
    """A reading, as numbers.

    Attributes:
        semantics: How to weigh.
        credence: The credence of each document, and a 1 at the end for edges inside a document; one column
            for all columns, or one for each.
        gates: For each stage the gate of each of its arguments.
        speakers: The credence of each speaker, likewise.
        weights: The weights of the edges of each fan, likewise.
    """

    semantics: Semantics
    credence: Block
    gates: tuple[NDArray[np.intp], ...]
    speakers: Block
    weights: dict[Fan, tuple[tuple[Block, ...], ...]]

    @classmethod
    def of(
        cls, numbering: Numbering, semantics: Semantics, credence: Block, gates: tuple[NDArray[np.intp], ...]
    ) -> Hearing:
        """Return a reading as numbers, with what follows from the credences worked out."""
        speakers = credence[[document for _, document in numbering.speakers.keys]]
        return cls(semantics, credence, gates, speakers, weights_of(numbering, semantics, credence))

    def pick(self, numbering: Numbering, parents: NDArray[np.intp]) -> Hearing:
        """Return the same for the columns at these places."""
        if self.credence.shape[1] == 1:
            return self
        return Hearing.of(numbering, self.semantics, pick(self.credence, parents), self.gates)


class Given(Struct, frozen=True):
    """What some columns are worked out from.

    Attributes:
        columns: What was taken, and what is supposed or holds.
        origin: Which of the columns asked for each belongs to.
        first: The place in time of each column's first departure; None in history's debates, where nothing
            is settled.
        hearing: The reading.
        bases: The base score of each argument, one column for all or one for each of those asked for.
        kept: Which arguments are not left out, likewise; None if all are kept.
    """

    columns: Columns
    origin: NDArray[np.intp]
    first: NDArray[np.int16] | None
    hearing: Hearing
    bases: Block
    kept: AnyBlock | None

    def pick(self, numbering: Numbering, parents: NDArray[np.intp]) -> Given:
        """Return the same for the columns at these places."""
        return Given(
            columns=self.columns.take(parents, axis=1),
            origin=self.origin.take(parents),
            first=None if self.first is None else self.first.take(parents),
            hearing=self.hearing.pick(numbering, parents),
            bases=self.bases,
            kept=self.kept,
        )


def pick(block: AnyBlock, places: NDArray[np.intp]) -> AnyBlock:
    """Return the columns at these places of a block that has one for each, or one for all."""
    return block if block.shape[1] == 1 else block.take(places, axis=1)


class Weighing:
    """The strengths of some columns, on their way through the stages.

    Args:
        numbering: Which row is which.
        gates: The gates of each stage.
        settling: Which questions are settled.
        given: The columns, and how they are read.
        lean: Whether only what becomes of questions is asked for: where columns split, the rest is then not
            handed on.

    Attributes:
        given: The columns.
        strengths: One row an argument.
        energies: One row an argument: what its supporters and attackers come to; 0 without any.
        firmest: One row a speaker.
        views: One row a speaker and position.
        pooled: One row a position.
        reach: One row a question.
        settled: The number of each question's settled position, or `NOT_SETTLED`.
        fact: Which of these are facts.
    """

    def __init__(
        self,
        numbering: Numbering,
        gates: tuple[Gates, ...],
        settling: Settling,
        given: Given,
        *,
        lean: bool = False,
    ) -> None:
        self._numbering, self._gates, self._settling, self._lean = numbering, gates, settling, lean
        self._hearing = given.hearing
        self.given = given
        width = given.columns.shape[1]
        self.strengths = np.empty((len(numbering.arguments), width))
        # Not asked for, it would only be room to be cleared.
        self.energies = np.zeros((0 if lean else len(numbering.arguments), width))
        self.firmest = np.empty((len(numbering.speakers), width))
        self.views = np.empty((len(numbering.views), width))
        self.pooled = np.full((len(numbering.positions), width), np.nan)
        self.reach = np.zeros((len(numbering.questions), width))
        self.settled = np.full((len(numbering.questions), width), NOT_SETTLED, dtype=np.int16)
        self.fact = np.zeros((len(numbering.questions), width), dtype=np.bool_)
        self._first, self._second, self._third = (np.empty((numbering.tallest, width)) for _ in range(3))

    @property
    def width(self) -> int:
        """How many columns there are."""
        return int(self.given.columns.shape[1])

    @property
    def status(self) -> NDArray[np.int8]:
        """How each question stands: `PROJECTED`, `FAINT`, `SILENT`, `ESTABLISHED` or `FACT`."""
        status = (self.reach < FAINT_BELOW - ROUNDING).astype(np.int8)
        status += self.reach < SILENT_BELOW - ROUNDING
        np.copyto(status, ESTABLISHED, where=self.settled != NOT_SETTLED)
        np.copyto(status, FACT, where=self.fact)
        return status

    def work(self, stages: range) -> None:
        """Work out some stages, after those before them."""
        for stage in stages:
            arguments, questions = self._numbering.stages[stage]
            self._arguments(arguments, self._gates[stage], self._hearing.gates[stage])
            if not questions.empty:
                self._questions(questions)

    def pick(self, parents: NDArray[np.intp], stages: int) -> Weighing:
        """Return the columns at these places, with the first so many stages worked out already."""
        arguments, questions = self._numbering.stages[stages - 1]
        given = self.given.pick(self._numbering, parents)
        picked = Weighing(self._numbering, self._gates, self._settling, given, lean=self._lean)
        if self._lean:
            # Few of the strengths worked out so far bear on what is still to come.
            for row in self._numbering.carried[stages - 1]:
                self.strengths[row].take(parents, out=picked.strengths[row], mode="clip")
        for name, done in (
            ("strengths", arguments.rows),
            ("energies", arguments.rows),
            ("firmest", questions.speakers),
            ("views", questions.views),
            ("pooled", questions.positions),
            ("reach", questions.questions),
            ("settled", questions.questions),
            ("fact", questions.questions),
        ):
            if self._lean and name in _ON_THE_WAY:
                continue
            rows = slice(done.stop)
            # "clip" only spares numpy a second copy; every place exists.
            getattr(self, name)[rows].take(parents, axis=1, out=getattr(picked, name)[rows], mode="clip")
        return picked

    def _arguments(self, stage: ArgumentStage, gates: Gates, gate: NDArray[np.intp]) -> None:
        strengths = self.strengths[stage.rows]
        bases = pick(self.given.bases[stage.rows], self.given.origin)
        count = len(strengths)
        if not count:
            return
        fed = stage.fan.targets
        if fed:
            self._energy(stage.fan, strengths[:fed])
            if not self._lean:
                self.energies[stage.rows][:fed] = strengths[:fed]
            self._hearing.semantics.influence(bases[:fed], strengths[:fed], self._first[:fed])
        strengths[fed:] = bases[fed:]
        strengths *= gates.open(self.given.columns)[gate]
        if self.given.kept is not None:
            strengths *= pick(self.given.kept[stage.rows], self.given.origin)

    def _questions(self, stage: QuestionStage) -> None:
        firmest, views = self.firmest[stage.speakers], self.views[stage.views]
        pooled, reach = self.pooled[stage.positions], self.reach[stage.questions]
        self._energy(stage.fan, views)
        self._hearing.semantics.influence(_EVEN, views, self._first[: len(views)])
        stage.firmest.reduce(np.maximum, self.strengths, firmest, self._third)

        weights = self._first[: len(firmest)]
        np.multiply(firmest, self._hearing.speakers[stage.speakers], out=weights)
        weighted = self._second[: len(views)]
        weights.take(stage.view_speaker, axis=0, out=weighted, mode="clip")
        weighted *= views
        stage.pooling.reduce(np.add, weighted, pooled, self._third)
        stage.hearing.reduce(np.maximum, weights, reach, self._third)
        total = self._second[: len(reach)]
        stage.hearing.reduce(np.add, weights, total, self._third)
        # What is silent has no strength, and there may be nothing to divide by.
        np.copyto(total, np.nan, where=reach < SILENT_BELOW - ROUNDING)
        shares = self._third[: len(pooled)]
        total.take(stage.position_question, axis=0, out=shares, mode="clip")
        pooled /= shares
        if self.given.first is None:
            return

        for row in range(stage.questions.start, stage.questions.stop):
            settled, fact = self._settling.settle(row, self.given.columns, self.given.first)
            self.settled[row], self.fact[row] = settled, fact
        settled = self.settled[stage.questions].take(stage.position_question, axis=0)
        np.copyto(pooled, settled == stage.position_number, where=settled != NOT_SETTLED)

    def _energy(self, fan: Fan, energy: Block) -> None:
        """Bring together the weighted strengths of supporters and attackers."""
        weights = self._hearing.weights[fan]
        if self._hearing.semantics.aggregation is Aggregation.SUM:
            fan.signed.jagged.reduce(np.add, self.strengths, energy, self._third, weights=weights[0])
            return
        # F(supporters) - F(attackers) is the attackers' Π(1 - w·s) less the supporters'.
        products, placed = self._first[: len(energy)], self._third[: len(energy)]
        energy[:] = 0.0
        for side, weight, combine in (
            (fan.supports, weights[0], np.subtract),
            (fan.attacks, weights[1], np.add),
        ):
            side.jagged.reduce(
                np.multiply, self.strengths, products, self._third, weights=weight, complement=True, empty=1.0
            )
            products.take(side.place, axis=0, out=placed, mode="clip")
            combine(energy, placed, out=energy)


def weights_of(
    numbering: Numbering, semantics: Semantics, credence: Block
) -> dict[Fan, tuple[tuple[Block, ...], ...]]:
    """Return the weights of the edges of every fan under a reading."""
    fans = [fan for arguments, questions in numbering.stages for fan in (arguments.fan, questions.fan)]
    if semantics.aggregation is Aggregation.SUM:
        return {fan: (fan.signed.weights(credence),) for fan in fans}
    return {fan: (fan.supports.weights(credence), fan.attacks.weights(credence)) for fan in fans}
