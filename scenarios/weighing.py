"""Working out a run of branches, stage by stage, in blocks that are made once and used again.

This module owns the arithmetic on blocks: which formula, on which rows, in which order. The formulas
themselves stand in `debate`, their semantics in `semantics`. It must not know casebooks, decisions or
dates.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scenarios.columns import NOT_SETTLED, Mask
from scenarios.layout import ArgumentStage, Fan, Layout, QuestionStage
from scenarios.semantics import Aggregation, Block, Semantics
from scenarios.verdicts import FAINT_BELOW, ROUNDING, SILENT_BELOW

_EVEN = np.full((1, 1), 0.5)

PROJECTED, FAINT, SILENT, ESTABLISHED, FACT = range(5)


@dataclass(frozen=True)
class Hearing:
    """A reading, as numbers.

    Attributes:
        semantics: How to weigh.
        credence: The credence of each document, and a 1 at the end for edges inside a document.
        gates: The gate of each argument's row.
        speakers: A column with the credence of each speaker.
    """

    semantics: Semantics
    credence: NDArray[np.float64]
    gates: NDArray[np.intp]
    speakers: Block


class Weighing:
    """The strengths of a run of branches.

    Args:
        layout: Which row is which.
        hearing: The reading.
        width: How many branches a run has.

    Attributes:
        strengths: One row an argument.
        firmness: One row a speaker.
        views: One row a speaker and position.
        pooled: One row a position.
        reach: One row a question.
        fading: One row a premise.
        settled: The number of each question's settled position, or `NOT_SETTLED`.
        status: How each question stands: `PROJECTED`, `FAINT`, `SILENT`, `ESTABLISHED` or `FACT`.
    """

    def __init__(self, layout: Layout, hearing: Hearing, width: int) -> None:
        self.strengths = np.empty((len(layout.arguments), width))
        self.firmness = np.empty((len(layout.speakers), width))
        self.views = np.empty((len(layout.views), width))
        self.pooled = np.empty((len(layout.positions), width))
        self.reach = np.empty((len(layout.questions), width))
        self.fading = np.empty((len(layout.premises), width))
        self.settled = np.empty((len(layout.questions), width), dtype=np.int16)
        self.status = np.empty((len(layout.questions), width), dtype=np.int8)
        self._first, self._second, self._third = (np.empty((layout.tallest, width)) for _ in range(3))
        self._stages = layout.stages
        self._hearing = hearing
        self._weights = {
            fan: self._weigh(fan)
            for arguments, questions in layout.stages
            for fan in (arguments.fan, questions.fan)
        }

    def run(
        self, gates: Mask, settled: NDArray[np.int16], fact: Mask, bases: Block, kept: Mask | None
    ) -> None:
        """Work out a run of branches.

        Args:
            gates: Which gates are open.
            settled: The number of each question's settled position, or `NOT_SETTLED`.
            fact: Which of these are facts.
            bases: The base score of each argument, one column for all branches or one for each.
            kept: Which arguments are not left out, likewise; None if all are kept.
        """
        self.settled[:] = settled
        gate = gates.astype(np.float64)
        for arguments, questions in self._stages:
            self._arguments(arguments, gate, bases, kept)
            if not questions.empty:
                self._questions(questions)
                self._premises(questions)
        np.less(self.reach, FAINT_BELOW - ROUNDING, out=self.status.view(np.bool_))
        self.status += self.reach < SILENT_BELOW - ROUNDING
        np.copyto(self.status, ESTABLISHED, where=settled != NOT_SETTLED)
        np.copyto(self.status, FACT, where=fact)

    def _arguments(self, stage: ArgumentStage, gate: Block, bases: Block, kept: Mask | None) -> None:
        strengths = self.strengths[stage.rows]
        count = len(strengths)
        fed = stage.fan.targets
        if fed:
            self._energy(stage.fan, strengths[:fed])
            self._hearing.semantics.influence(bases[stage.rows][:fed], strengths[:fed], self._first[:fed])
        strengths[fed:] = bases[stage.rows][fed:]
        opened = self._first[:count]
        gate.take(self._hearing.gates[stage.rows], axis=0, out=opened, mode="clip")
        strengths *= opened
        if kept is not None:
            strengths *= kept[stage.rows]
        if stage.premises.fed:
            factor = self._second[: stage.premises.fed]
            stage.premises.reduce(np.multiply, self.fading, factor, self._third)
            self.strengths[stage.presuming] *= factor

    def _questions(self, stage: QuestionStage) -> None:
        firmness, views = self.firmness[stage.speakers], self.views[stage.views]
        pooled, reach = self.pooled[stage.positions], self.reach[stage.questions]
        self._energy(stage.fan, views)
        self._hearing.semantics.influence(_EVEN, views, self._first[: len(views)])
        stage.firmness.reduce(np.maximum, self.strengths, firmness, self._third)

        weights = self._first[: len(firmness)]
        np.multiply(firmness, self._hearing.speakers[stage.speakers], out=weights)
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

        settled = self.settled[stage.questions].take(stage.position_question, axis=0)
        np.copyto(pooled, settled == stage.position_number, where=settled != NOT_SETTLED)

    def _premises(self, stage: QuestionStage) -> None:
        fading = self.fading[stage.premises]
        if not len(fading):
            return
        self.pooled.take(stage.premise_position, axis=0, out=fading, mode="clip")
        np.copyto(fading, 0.0, where=np.isnan(fading))
        if len(stage.own):
            speaks = self.firmness[stage.own_speaker] >= SILENT_BELOW - ROUNDING
            speaks &= self.settled[stage.own_question] == NOT_SETTLED
            fading[stage.own] = np.where(speaks, self.views[stage.own_view], fading[stage.own])
        fading *= 2.0
        np.minimum(fading, 1.0, out=fading)

    def _energy(self, fan: Fan, energy: Block) -> None:
        """Bring together the weighted strengths of supporters and attackers."""
        weights = self._weights[fan]
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

    def _weigh(self, fan: Fan) -> tuple[tuple[Block, ...], ...]:
        credence = self._hearing.credence
        if self._hearing.semantics.aggregation is Aggregation.SUM:
            return (fan.signed.weights(credence),)
        return fan.supports.weights(credence), fan.attacks.weights(credence)
