"""How strong positions are, and which lead, when the certainty words are read otherwise: a Monte Carlo draw.

This module owns the draws. In each draw every argument gets a base score from the interval of its certainty
class, evenly and by itself; a base given as a number stays. Courses are followed anew in each. What a share
of the draws does is a count of readings of the words, and not a chance of anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from scenarios.engine.evaluation import NO_LEADER
from scenarios.explaining.watching import unwatched
from scenarios.model.verdicts import ROUNDING

if TYPE_CHECKING:
    from scenarios.engine.engine import Engine
    from scenarios.engine.evaluation import Outcomes
    from scenarios.engine.semantics import Block
    from scenarios.explaining.watching import Watch
    from scenarios.model.casebook import Casebook
    from scenarios.model.standpoint import Standpoint

DRAWS = 10_000
SEED = 1917
MIDDLE = (0.05, 0.5, 0.95)
"""The lower end, the middle and the upper end of the middle 90 % of the draws."""

_BLOCK = 1_000  # draws worked out at a time

Holds = Mapping[str, "str | None"]


class Spread(Struct, frozen=True):
    """The strengths of a position over draws.

    Attributes:
        low: The strength that 5 % of the draws stay below.
        middle: The median.
        high: The strength that 5 % of the draws exceed.
    """

    low: float
    middle: float
    high: float

    @property
    def moves(self) -> bool:
        """Whether the strength hangs on how the words are read at all."""
        return self.high - self.low > ROUNDING


class CourseDraws(Struct, frozen=True):
    """A question in one course of the branch, over the draws in which that course is followed.

    Attributes:
        holds: What holds in the course.
        draws: In how many draws it is followed and the question is not silent in it.
        spreads: The strengths of each position there; empty where there is no such draw.
    """

    holds: Holds
    draws: int
    spreads: Mapping[str, Spread]


class QuestionDraws(Struct, frozen=True):
    """A question over all draws.

    Attributes:
        question: The question.
        draws: How many draws there are.
        seed: The seed that they were made from.
        leads: In how many draws each position leads in the leading course.
        silent: In how many the question is silent there.
        spreads: The strengths of each position in the leading course of each draw, whichever course that is;
            empty where the question is silent in all.
        courses: The same in each of the courses asked for.
    """

    question: str
    draws: int
    seed: int
    leads: Mapping[str, int]
    silent: int
    spreads: Mapping[str, Spread]
    courses: tuple[CourseDraws, ...]

    def flipping(self, position: str | None) -> int:
        """Return in how many draws another position than this leads, or none does."""
        return self.draws - (self.silent if position is None else self.leads[position])


def drawn(
    engine: Engine,
    standpoint: Standpoint,
    courses: Mapping[str, Sequence[Holds]],
    *,
    draws: int = DRAWS,
    seed: int = SEED,
    watch: Watch = unwatched,
) -> dict[str, QuestionDraws]:
    """Return how questions stand over draws of the base scores.

    Args:
        engine: The casebook, compiled.
        standpoint: The branch and the reading.
        courses: The questions asked for, and of each outcome the courses of which strengths are wanted, told
            by what holds at every hinge. A debate has no course.
        draws: How many draws to make.
        seed: What they are made from: the same seed gives the same draws.
        watch: Told how far the work is.

    Raises:
        KeyError: The casebook has no such question.
        Cancelled: `watch` ended the work.
    """
    casebook = engine.casebook
    kinds = {question: casebook.question(question).kind for question in courses}
    kept = {question: _Kept(engine, question, wanted) for question, wanted in courses.items()}
    chance = np.random.default_rng(seed)
    branch = engine.table.varied(standpoint, ())
    watch(0.0)
    for start in range(0, draws, _BLOCK):
        width = min(_BLOCK, draws - start)
        bases = draw_bases(casebook, width, chance)
        if "outcome" in kinds.values():
            # Where no course is asked for, the leading one is enough.
            follow = engine.outcomes if any(courses.values()) else engine.lead
            followed = follow(branch.repeat(width, axis=1), standpoint.reading, bases=bases)
            keys = _keys(engine, followed)
            for question, kind in kinds.items():
                if kind == "outcome":
                    kept[question].add(followed, keys)
        if "debate" in kinds.values():
            debated = engine.debates(standpoint.reading, bases=bases, width=width)
            for question, kind in kinds.items():
                if kind == "debate":
                    kept[question].add(debated, None)
        watch((start + width) / draws)
    return {question: one.result(draws, seed) for question, one in kept.items()}


def draw_bases(casebook: Casebook, draws: int, chance: np.random.Generator) -> Block:
    """Return base scores drawn evenly from the interval of each argument, one column a draw.

    Args:
        casebook: Whose arguments they are, in the order of the file.
        draws: How many.
        chance: Where they come from; draws made one after the other are those made at once.
    """
    ends = np.array([argument.interval or (0.0, 0.0) for argument in casebook.arguments]).reshape(-1, 2)
    # One draw after the other, so that the size of a block does not change them.
    shares = chance.random((draws, len(ends))).T
    bases: Block = ends[:, :1] + (ends[:, 1:] - ends[:, :1]) * shares
    return bases


class _Kept:
    """What is kept of a question from block to block.

    Args:
        engine: The casebook, compiled.
        question: The question.
        wanted: The courses of which strengths are wanted.
    """

    def __init__(self, engine: Engine, question: str, wanted: Sequence[Holds]) -> None:
        self._question = engine.casebook.question(question)
        self._wanted = [dict(holds) for holds in wanted]
        self._wanted_keys = [_key(engine, holds) for holds in self._wanted]
        self._leading: list[NDArray[np.int16]] = []
        self._strengths: list[Block] = []
        self._of_course: list[list[Block]] = [[] for _ in self._wanted]

    def add(self, outcomes: Outcomes, keys: NDArray[np.int64] | None) -> None:
        """Keep what a block of draws says."""
        pooled, first = outcomes.pooled_of(self._question.id), outcomes.leading_courses
        self._leading.append(outcomes.leading_of(self._question.id)[first])
        self._strengths.append(pooled[:, first])
        if keys is not None:
            for key, strengths in zip(self._wanted_keys, self._of_course, strict=True):
                strengths.append(pooled[:, keys == key])

    def result(self, draws: int, seed: int) -> QuestionDraws:
        """Return what all of them say."""
        leading = np.concatenate([np.zeros(0, dtype=np.int16), *self._leading])
        positions = [position.id for position in self._question.positions]
        counts = np.bincount(leading[leading != NO_LEADER], minlength=len(positions)).tolist()
        _, spreads = self._spreads(self._strengths)
        courses = []
        for holds, strengths in zip(self._wanted, self._of_course, strict=True):
            heard, spread = self._spreads(strengths)
            courses.append(CourseDraws(holds, heard, spread))
        return QuestionDraws(
            question=self._question.id,
            draws=draws,
            seed=seed,
            leads=dict(zip(positions, counts, strict=True)),
            silent=int((leading == NO_LEADER).sum()),
            spreads=spreads,
            courses=tuple(courses),
        )

    def _spreads(self, blocks: Sequence[Block]) -> tuple[int, dict[str, Spread]]:
        strengths = np.concatenate([np.zeros((len(self._question.positions), 0)), *blocks], axis=1)
        strengths = strengths[:, ~np.isnan(strengths[0])]
        if not strengths.shape[1]:
            return 0, {}
        ends = np.quantile(strengths, MIDDLE, axis=1).T.tolist()
        named = zip(self._question.positions, ends, strict=True)
        return strengths.shape[1], {position.id: Spread(*three) for position, three in named}


def _keys(engine: Engine, outcomes: Outcomes) -> NDArray[np.int64]:
    """Return a number for each course that tells what holds in it."""
    keys = np.zeros(len(outcomes), dtype=np.int64)
    for hinge in engine.hinges:
        keys = keys * _radix(engine, hinge) + outcomes.held_at(hinge) + 1
    return keys


def _key(engine: Engine, holds: Holds) -> int:
    key = 0
    for hinge in engine.hinges:
        positions = [position.id for position in engine.casebook.question(hinge).positions]
        held = holds[hinge]
        key = key * _radix(engine, hinge) + (0 if held is None else positions.index(held) + 1)
    return key


def _radix(engine: Engine, hinge: str) -> int:
    return len(engine.casebook.question(hinge).positions) + 1
