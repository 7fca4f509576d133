"""What the branch map is to show, before it has a size; values only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct, field

from scenarios.telling.language import tr

if TYPE_CHECKING:
    from scenarios.drawing.routes import BranchLine
    from scenarios.telling.branches import LaneText

Fate = Literal["actual", "departure", "not-arising"]


class Fork(Struct, frozen=True):
    """A decision on the trunk.

    Attributes:
        id: The decision's id.
        title: Its title.
        year: Its date.
        fate: What the branch on show makes of it.
        in_play: Whether its branches are drawn.
    """

    id: str
    title: str
    year: float
    fate: Fate = "actual"
    in_play: bool = True


class Picture(Struct, frozen=True):
    """What is to be shown.

    Attributes:
        span: First and last year of the axis.
        forks: The decisions.
        lanes: The words of every lane, positions in their order and silence last.
        trunk_lane: The lane in which history ends.
        lines: The branches, in the order of the branch map.
        event_years: When the events of the casebook fall.
        verdict_samples: The longest verdicts there are.
        yours: What the branch on show is called, the fullest first.
        as_it_happened: What history is called.
    """

    span: tuple[float, float]
    forks: tuple[Fork, ...]
    lanes: tuple[LaneText, ...]
    trunk_lane: str | None
    lines: tuple[BranchLine, ...]
    event_years: tuple[float, ...] = ()
    verdict_samples: tuple[str, ...] = ()
    yours: tuple[str, ...] = field(default_factory=lambda: (tr("your branch"),))
    as_it_happened: str = field(default_factory=lambda: tr("as it happened"))

    @property
    def steady(self) -> tuple[object, ...]:
        """What of it no choice changes: the axis, the decisions and the labels of the lanes."""
        return (
            self.span,
            tuple((fork.id, fork.title, fork.year, fork.in_play) for fork in self.forks),
            tuple((lane.lane, lane.label) for lane in self.lanes),
            self.trunk_lane,
            self.verdict_samples,
        )
