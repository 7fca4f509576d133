"""A lecture: the steps that a lecturer goes through before a hall.

A scenario keeps its steps as they were written; here they are read. A step that cannot be read, or that names
what the casebook does not have, stays in the scenario as it is.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Self

from msgspec.structs import replace
from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError

from scenarios.model.faults import visible
from scenarios.model.fit import Fit, fit
from scenarios.model.reading import DEFAULT_SEMANTICS, Reading
from scenarios.model.scenario import LONGEST_TITLE, MOST_ENTRIES, Credence, Identifier, Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scenarios.model.casebook import Casebook
    from scenarios.model.scenario import Scenario

MOST_HANDS = 1_000_000  # of one answer
MOST_NOTICES = 20  # told of one lecture
MOST_LOOKED_AT = 1_000  # steps, when it is opened; a file of more must not take seconds

Hands = Annotated[int, Field(ge=0, le=MOST_HANDS)]


class View(StrEnum):
    """What the hall sees of a step.

    * `MAP`: the branch, its hinges and courses.
    * `OUTCOME`: one question, its positions, and the documents' case.
    * `OUTCOMES`: every outcome in a line.
    * `WHY`: the arguments for and against one position.
    * `CHANGES`: what differs from history.
    * `SLIDE`: a text.
    """

    MAP = "map"
    OUTCOME = "outcome"
    OUTCOMES = "outcomes"
    WHY = "why"
    CHANGES = "changes"
    SLIDE = "slide"


class Step(BaseModel):
    """One step of a lecture. Keys that this version does not know are kept.

    Attributes:
        heading: What stands above it; empty for a heading made of what it shows.
        view: What the hall sees.
        text: The text of a slide, a line a paragraph.
        notes: For the lecturer alone.
        choices: As in a scenario.
        supposed: As in a scenario.
        credence: As in a scenario.
        muted: As in a scenario.
        semantics: As in a scenario.
        without_inferences: As in a scenario.
        question: The question in focus; empty for the casebook's first.
        position: The position in focus; empty for the answer of the course.
        course: What holds at each hinge of the course in focus; empty for the leading course.
        asks: Whether the hall is asked before the documents are heard.
        hands: How many hands each position got; empty where nobody counted.
        hands_again: The same of a second vote.
    """

    model_config = ConfigDict(frozen=True, extra="allow", strict=True)

    heading: Annotated[str, Field(max_length=LONGEST_TITLE)] = ""
    view: Annotated[View, Field(strict=False)] = View.MAP
    text: Note = ""
    notes: Note = ""
    choices: dict[Identifier, Identifier] = Field(default_factory=dict, max_length=MOST_ENTRIES)
    supposed: dict[Identifier, Identifier] = Field(default_factory=dict, max_length=MOST_ENTRIES)
    credence: dict[Identifier, Credence] = Field(default_factory=dict, max_length=MOST_ENTRIES)
    muted: Annotated[tuple[Identifier, ...], Field(strict=False, max_length=MOST_ENTRIES)] = ()
    semantics: Identifier = DEFAULT_SEMANTICS
    without_inferences: bool = False
    question: Identifier = ""
    position: Identifier = ""
    course: dict[Identifier, Identifier | None] = Field(default_factory=dict, max_length=MOST_ENTRIES)
    asks: bool = False
    hands: dict[Identifier, Hands] = Field(default_factory=dict, max_length=MOST_ENTRIES)
    hands_again: dict[Identifier, Hands] = Field(default_factory=dict, max_length=MOST_ENTRIES)

    # What was written, where it cannot be read.
    _unread: dict[str, Any] | None = PrivateAttr(default=None)

    @classmethod
    def read(cls, written: dict[str, Any]) -> Self:
        """Read a step; one that cannot be read is an empty slide that is written back as it was."""
        try:
            return cls.model_validate(written)
        except ValidationError:
            step = cls(view=View.SLIDE)
            step._unread = written
            return step

    @classmethod
    def of(
        cls,
        fitting: Fit,
        view: View,
        question: str = "",
        *,
        position: str = "",
        holds: Mapping[str, str | None] | None = None,
        **more: Any,
    ) -> Self:
        """Make a step of what is shown.

        Args:
            fitting: Choices, suppositions and reading.
            view: What the hall sees.
            question: The question in focus.
            position: The position in focus, if it was asked for.
            holds: What holds in the course in focus, where it is not the leading one.
            **more: Other fields.
        """
        reading = fitting.reading
        return cls(
            view=view,
            choices=dict(fitting.choices),
            supposed=dict(fitting.supposed),
            credence=dict(reading.credence),
            muted=tuple(sorted(reading.muted)),
            semantics=reading.semantics,
            without_inferences=reading.without_inferences,
            question=question,
            position=position,
            course=dict(holds or {}),
            **more,
        )

    @property
    def is_unread(self) -> bool:
        """Whether it was written in a way that cannot be read."""
        return self._unread is not None

    @property
    def reading(self) -> Reading:
        """The reading of the step."""
        return Reading(
            credence=dict(self.credence),
            muted=frozenset(self.muted),
            semantics=self.semantics,
            without_inferences=self.without_inferences,
        )

    def written(self) -> dict[str, Any]:
        """The step as it is kept in a scenario."""
        return (
            self._unread if self._unread is not None else self.model_dump(mode="json", exclude_defaults=True)
        )

    def replaced(self, **changes: Any) -> Self:
        """The same step with other values; one that could not be read is replaced by them."""
        return type(self).model_validate({**self.model_dump(), **changes})

    def fit(self, casebook: Casebook, scenario: Scenario) -> Fit:
        """Return what of the step fits a casebook, and notices about the rest.

        Args:
            casebook: The casebook.
            scenario: The scenario that has the step; which decisions are in play is taken from it.
        """
        alike = (
            scenario.with_choices(self.choices).with_supposed(self.supposed).with_reading(self.reading)
        ).model_copy(update={"notes": {}})
        fitting = fit(casebook, alike)
        return replace(fitting, notices=(*fitting.notices, *self._unknown(casebook)))

    def _unknown(self, casebook: Casebook) -> Iterator[str]:
        question = next((one for one in casebook.questions if one.id == self.question), None)
        if question is None:
            if self.question:
                yield (
                    f"The casebook has no question “{visible(self.question)}”; what is shown is not what was"
                    " meant."
                )
        elif self.position and self.position not in {one.id for one in question.positions}:
            yield f"“{visible(question.title)}” has no position “{visible(self.position)}”."


def steps_of(scenario: Scenario) -> tuple[Step, ...]:
    """Return the steps of a scenario's lecture."""
    return tuple(Step.read(written) for written in scenario.lecture)


def with_steps(scenario: Scenario, steps: Iterable[Step]) -> Scenario:
    """Return a scenario with another lecture."""
    return scenario.model_copy(update={"lecture": tuple(step.written() for step in steps)})


def place_of(steps: Sequence[Step], step: Step, near: int) -> int | None:
    """Return where a step stands in a list that was edited since, or made anew; None where it does no longer.

    It is the same step as long as a hall is asked the same in it, whatever else was written into it.

    Args:
        steps: The list as it is now.
        step: The step as it was.
        near: Where it stood; of several the one nearest to that.
    """
    places = [place for place, one in enumerate(steps) if _asked(one) == _asked(step)]
    told = [place for place in places if _told(steps[place]) == _told(step)]
    return min(told or places, key=lambda place: abs(place - near), default=None)


def _asked(step: Step) -> tuple[object, ...]:
    return step.is_unread, step.asks, step.question, step.choices, step.supposed


def _told(step: Step) -> tuple[object, ...]:
    return step.view, step.heading, step.text, step.notes


def moved(steps: tuple[Step, ...], place: int, to: int) -> tuple[Step, ...]:
    """Return steps with one of them at another place, counted without it."""
    rest = [*steps[:place], *steps[place + 1 :]]
    return (*rest[:to], steps[place], *rest[to:])


def lecture_notices(casebook: Casebook, scenario: Scenario) -> tuple[str, ...]:
    """Return what of a lecture's steps a casebook has no place for, a sentence each, and not too many."""
    own = set(fit(casebook, scenario).notices)
    found: list[str] = []
    steps = steps_of(scenario)
    for number, step in enumerate(steps[:MOST_LOOKED_AT], 1):
        if step.is_unread:
            found.append(f"Step {number} of the lecture cannot be read; it is kept as it is.")
        found += [
            f"Step {number} of the lecture: {notice}"
            for notice in step.fit(casebook, scenario).notices
            if notice not in own
        ]
    more = len(found) - MOST_NOTICES
    if more > 0:
        found = [*found[:MOST_NOTICES], f"… and {more:,} more of the kind."]
    if len(steps) > MOST_LOOKED_AT:
        found.append(
            f"Of the lecture only the first {MOST_LOOKED_AT:,} steps were held against the casebook."
        )
    return tuple(found)
