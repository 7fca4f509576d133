"""Splitting columns at hinges into courses.

This module owns which positions of a hinge are followed. At a hinge a position holds that is settled, else
the one supposed; else none, where the question is silent; else every position is followed that an argument
supports directly with credence times strength of 0.05 or more, or the leading one where there is no such
argument. A column in which several are followed splits, the stronger position first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from scenarios.engine.columns import NO_ANSWER
from scenarios.engine.settling import NOT_SETTLED
from scenarios.model.verdicts import ROUNDING, SILENT_BELOW

if TYPE_CHECKING:
    from scenarios.engine.columns import ColumnTable
    from scenarios.engine.rows import Hinge, Numbering
    from scenarios.engine.semantics import Block
    from scenarios.engine.weighing import Weighing

FOLLOWED_FROM = 0.05
"""How strong, credence included, an argument for a position must be for the position to be followed."""


def follow(
    weighing: Weighing,
    numbering: Numbering,
    table: ColumnTable,
    *,
    stages: int,
    most: int,
    past: int = 0,
    leading: bool = False,
) -> Iterator[Weighing]:
    """Split the columns at each hinge into courses, and work these out.

    Args:
        weighing: The columns, worked out as far as the hinges that are past.
        numbering: Which row is which.
        table: The decisions and hinges.
        stages: How many stages to work out.
        most: How many columns to work on at a time.
        past: How many hinges are past.
        leading: Whether to follow the leading course alone; then no column splits.

    Yields:
        Columns worked out, in the order of the branches they belong to; those of one branch stand side by
        side, the leading course first.
    """
    done = numbering.hinges[past - 1].stage + 1 if past else 0
    for number in range(past, len(numbering.hinges)):
        hinge = numbering.hinges[number]
        weighing.work(range(done, hinge.stage + 1))
        done = hinge.stage + 1
        row = table.hinge_row[hinge.id]
        parents, answers = _answers(weighing, hinge, row, leading=leading)
        if parents is not None:
            weighing = weighing.pick(parents, done)
        weighing.given.columns[row] = answers
        table.withdraw(weighing.given.columns, hinge.id)
        if weighing.width > most:
            for start in range(0, weighing.width, most):
                part = np.arange(start, min(start + most, weighing.width), dtype=np.intp)
                yield from follow(
                    weighing.pick(part, done),
                    numbering,
                    table,
                    stages=stages,
                    most=most,
                    past=number + 1,
                )
            return
    weighing.work(range(done, stages))
    yield weighing


def _answers(
    weighing: Weighing, hinge: Hinge, row: int, *, leading: bool
) -> tuple[NDArray[np.intp] | None, NDArray[np.int16]]:
    """Return which column each goes on from (None: each from itself), and the answer it holds."""
    settled, supposed = weighing.settled[hinge.question], weighing.given.columns[row]
    held = np.where(settled == NOT_SETTLED, supposed, settled)
    silent = weighing.reach[hinge.question] < SILENT_BELOW - ROUNDING
    open_ = (held == NO_ANSWER) & ~silent
    if not open_.any():
        return None, held
    pooled = weighing.pooled[hinge.positions]
    rank = _ranks(pooled)
    followed = _argued(weighing, hinge)
    followed |= (rank == 0) & ~followed.any(axis=0)
    followed &= open_
    # The answer that is held already, if none was followed, stands below those followed.
    order = np.argsort(rank, axis=0, kind="stable")
    goes = np.vstack([np.take_along_axis(followed, order, axis=0), ~open_])
    answers = np.vstack([order.astype(np.int16), held])
    if leading:
        return None, np.take_along_axis(answers, goes.argmax(axis=0).reshape(1, -1), axis=0)[0]
    parents, places = np.nonzero(goes.T)
    return (parents if len(parents) > weighing.width else None), answers[places, parents]


def _argued(weighing: Weighing, hinge: Hinge) -> NDArray[np.bool_]:
    """Return which positions of a hinge an argument supports, one row a position."""
    credence = weighing.given.hearing.credence
    found = np.empty((len(hinge.supporters), weighing.width), dtype=np.bool_)
    for number, (rows, documents) in enumerate(zip(hinge.supporters, hinge.documents, strict=True)):
        heard = weighing.strengths[rows] * credence[documents]
        np.any(heard >= FOLLOWED_FROM - ROUNDING, axis=0, out=found[number])
    return found


def _ranks(pooled: Block) -> NDArray[np.int16]:
    """Return how many positions stand before each: stronger ones, and as strong ones earlier in the file."""
    ranks = np.zeros(pooled.shape, dtype=np.int16)
    for number, strength in enumerate(pooled):
        ranks += strength > pooled + ROUNDING
        ranks[number + 1 :] += np.abs(strength - pooled[number + 1 :]) <= ROUNDING
    return ranks
