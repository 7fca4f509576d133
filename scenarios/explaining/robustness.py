"""How firm a lead is: whether other readings of the words, of the documents or of the voices flip it.

This module owns the three words that sum it up. They are no chances.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.explaining.asked import Asked
from scenarios.explaining.draws import DRAWS, SEED, drawn
from scenarios.explaining.sweeps import credence_sweeps, semantics_in_turn, voices_in_turn
from scenarios.explaining.watching import unwatched

if TYPE_CHECKING:
    from scenarios.engine.engine import Engine
    from scenarios.explaining.draws import Holds, QuestionDraws
    from scenarios.explaining.sweeps import Otherwise, Sweep
    from scenarios.explaining.watching import Watch
    from scenarios.model.standpoint import Standpoint

FIRM_BELOW = 0.05
"""The share of the draws below which they do not shake a lead."""

OPEN_FROM = 0.25
"""The share of the draws from which on they leave a lead open."""


class Firmness(StrEnum):
    """How firm a lead is.

    * `FIRM`: no sweep flips it, and fewer than 5 % of the draws do.
    * `LEANING`: a sweep flips it, or 5 % of the draws and more do, but fewer than 25 %.
    * `OPEN`: 25 % of the draws and more flip it.
    """

    FIRM = "firm"
    LEANING = "leaning"
    OPEN = "open"


class HowFirm(Struct, frozen=True, dict=True):
    """How firm the lead of a question is.

    Attributes:
        question: The question.
        leads: The position that leads in the leading course; None where the question is silent.
        draws: What draws of the base scores make of it.
        credences: What leads while the credence of each document runs from 0 to 1.
        semantics: What leads under each of the other semantics.
        voices: What leads without each of the voices that are heard.
    """

    question: str
    leads: str | None
    draws: QuestionDraws
    credences: tuple[Sweep, ...]
    semantics: tuple[Otherwise, ...]
    voices: tuple[Otherwise, ...]

    @property
    def sweeps_flip(self) -> bool:
        """Whether any sweep flips the lead."""
        others = (*self.semantics, *self.voices)
        return any(one.flips for one in self.credences) or any(one.leads != self.leads for one in others)

    @cached_property
    def firmness(self) -> Firmness | None:
        """One word for it; None where the question is silent."""
        if self.leads is None:
            return None
        share = self.draws.flipping(self.leads) / self.draws.draws
        if share >= OPEN_FROM:
            return Firmness.OPEN
        return Firmness.LEANING if self.sweeps_flip or share >= FIRM_BELOW else Firmness.FIRM


def how_firm(
    engine: Engine,
    standpoint: Standpoint,
    question_id: str,
    *,
    courses: Sequence[Holds] = (),
    draws: int = DRAWS,
    seed: int = SEED,
    watch: Watch = unwatched,
) -> HowFirm:
    """Return how firm the lead of a question is.

    Args:
        engine: The casebook, compiled.
        standpoint: The branch and the reading.
        question_id: The question.
        courses: The courses of which strengths are wanted, by what holds in them; see `drawn`.
        draws: How many draws to make, at least one.
        seed: What they are made from.
        watch: Told how far the work is.

    Raises:
        KeyError: The casebook has no such question.
        Cancelled: `watch` ended the work.
    """
    asked, reading = Asked(engine, standpoint, question_id), standpoint.reading
    return HowFirm(
        question=question_id,
        leads=asked.named(int(asked().leading_of(question_id)[0])),
        credences=credence_sweeps(engine.casebook, asked, reading),
        semantics=semantics_in_turn(asked, reading),
        voices=voices_in_turn(engine.casebook, asked, reading),
        draws=drawn(engine, standpoint, {question_id: courses}, draws=draws, seed=seed, watch=watch)[
            question_id
        ],
    )
