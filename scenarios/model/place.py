"""Where a lecture that is being given stands: the step, how far the hall has been told, what is off script.

It is kept aside while a lecture is given, so that one that was cut short goes on where it was.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from enum import IntEnum
from typing import TYPE_CHECKING, Annotated, Any

from msgspec import field
from msgspec.structs import asdict, replace
from pydantic import BaseModel, Field, ValidationError

from scenarios.model.scenario import MOST_ENTRIES, Identifier
from scenarios.model.targets import presupposed
from scenarios.model.valued import Valued

if TYPE_CHECKING:
    from scenarios.model.casebook import Casebook

MOST_STEPS = 1_000_000


class Phase(IntEnum):
    """How far a step that asks the hall has come; a step that does not ask is told at once.

    * `ASKED`: the positions stand there, without a verdict.
    * `COUNTED`: with the hands that the hall has raised.
    * `TOLD`: with the documents' case beside them.
    """

    ASKED = 0
    COUNTED = 1
    TOLD = 2


class Place(Valued, frozen=True, eq=False):
    """Where a lecture stands.

    Attributes:
        step: The number of the step, from 0.
        phase: How far the hall has been told.
        choices: Options set off script, by decision.
        supposed: Positions supposed off script, by hinge; None to follow the documents.
        course: The course asked for off script; None for the step's own.
        begun: When the lecture began, in seconds since 1970; it makes no other place of it.
    """

    step: int = 0
    phase: Phase = Phase.TOLD
    choices: Mapping[str, str] = field(default_factory=dict)
    supposed: Mapping[str, str | None] = field(default_factory=dict)
    course: int | None = None
    begun: float | None = None

    def said(self) -> Hashable:
        """All of it but when the lecture began."""
        off_script = frozenset(self.choices.items()), frozenset(self.supposed.items()), self.course
        return self.step, self.phase, *off_script

    @property
    def is_off_script(self) -> bool:
        """Whether anything is set otherwise than the step has it."""
        return bool(self.choices) or bool(self.supposed) or self.course is not None

    def fitted(self, casebook: Casebook) -> Place:
        """Return it without what a casebook has no place for."""
        options = {(decision.id, option.id) for decision in casebook.decisions for option in decision.options}
        positions = {
            (hinge, one.id) for hinge in presupposed(casebook) for one in casebook.question(hinge).positions
        }
        hinges = {hinge for hinge, _ in positions}
        return replace(
            self,
            choices=dict(pair for pair in self.choices.items() if pair in options),
            supposed={
                hinge: position for hinge, position in self.supposed.items()
                if (hinge, position) in positions or (position is None and hinge in hinges)
            },
        )  # fmt: skip

    def written(self) -> dict[str, Any]:
        """The place as it is kept, for `read_place`."""
        return {**asdict(self), "phase": int(self.phase)}


class _Written(BaseModel):
    """A place as it was kept, whoever has had its file in hand since."""

    step: Annotated[int, Field(ge=0, le=MOST_STEPS)] = 0
    phase: Phase = Phase.TOLD
    choices: dict[Identifier, Identifier] = Field(default_factory=dict, max_length=MOST_ENTRIES)
    supposed: dict[Identifier, Identifier | None] = Field(default_factory=dict, max_length=MOST_ENTRIES)
    course: Annotated[int, Field(ge=0, le=MOST_STEPS)] | None = None
    begun: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None


def read_place(written: object) -> Place | None:
    """Read a place that was kept; None where there is none that can be read."""
    try:
        read = _Written.model_validate(written)
    except ValidationError:
        return None
    return Place(read.step, read.phase, read.choices, read.supposed, read.course, read.begun)
