"""The rows of the why-panel as values: what a row says and where its dot lies; no Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.arguments.sentences import facts, source
from scenarios.explaining.reasons import reasons, under

if TYPE_CHECKING:
    from scenarios.engine.engine import Debate
    from scenarios.explaining.reasons import Reason
    from scenarios.projection.projection import Projection


@dataclass(frozen=True)
class Row:
    """One line of the panel.

    Attributes:
        key: A name that stays the same from one projection to the next, to keep rows open and selected.
        text: What the row says.
        small: The second, smaller line; empty for none.
        mark: The document's letter; empty where the row is no argument.
        argument: The argument's id; empty where the row is none.
        twins: Other arguments that put the same passage to another use, shown in this one row.
        question: The question's id; empty where the row is none.
        document: The document's id; empty where the row is none.
        signed: Strength with its sign, −1 to 1; None where there is no dot.
        interval: Where the dot could lie while the base score runs over its certainty interval.
        dim: Whether the row is set back because the argument does not apply in this branch.
        heading: Whether the row is a heading over other rows.
    """

    key: str
    text: str
    small: str = ""
    mark: str = ""
    argument: str = ""
    twins: tuple[str, ...] = ()
    question: str = ""
    document: str = ""
    signed: float | None = None
    interval: tuple[float, float] | None = None
    dim: bool = False
    heading: bool = False

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        side = ""
        if self.signed is not None and not self.dim:
            side = f"{'For' if self.signed >= 0 else 'Against'}, strength {abs(self.signed):.2f}. "
        return f"{side}{self.text}{'. ' + self.small if self.small else ''}"


def reason_rows(
    debate: Debate, projection: Projection, question_id: str, position_id: str
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The direct reasons on a position: those that weigh in this branch, and those that would elsewhere."""
    found = reasons(debate, projection, question_id, position_id)
    weighing: list[Row] = []
    waiting: list[Row] = []
    for reason in found:
        row = _row(projection, reason, "")
        (waiting if row.dim else weighing).append(row)
    return tuple(weighing), tuple(waiting)


def child_rows(debate: Debate, projection: Projection, parent: Row) -> tuple[Row, ...]:
    """What stands under an argument: what bears on it, then everything else there is to say about it."""
    if not parent.argument:
        return ()
    argument = projection.casebook.argument(parent.argument)
    below = [_row(projection, reason, parent.key) for reason in under(debate, projection, argument.id)]
    below.sort(key=lambda row: row.dim)
    said = [
        Row(key=f"{parent.key}/fact-{place}", text=sentence, dim=True)
        for place, sentence in enumerate(facts(projection, argument))
    ]
    return (*below, *said)


def _row(projection: Projection, reason: Reason, inside: str) -> Row:
    casebook = projection.casebook
    argument = casebook.argument(reason.argument)
    state = projection.argument(argument.id)
    applies = state.active and not state.dormant
    small = source(casebook, argument)
    if not applies and state.waiting_for:
        small = f"{small} · would apply if {' and '.join(state.waiting_for)}"
    return Row(
        key=f"{inside}/{argument.id}/{reason.on}",
        text=argument.text,
        small=small,
        mark=casebook.document(argument.document).mark,
        argument=argument.id,
        signed=reason.signed if applies and state.strength is not None else None,
        interval=reason.interval if applies and state.strength is not None else None,
        dim=not applies,
    )
