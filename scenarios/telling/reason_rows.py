"""The arguments behind an outcome as rows: what each says, and how strong it is to which side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.explaining.reasons import reasons, under
from scenarios.projection.comparing import Voice
from scenarios.telling.arguments import facts, source
from scenarios.telling.conditions import spoke_while, would_apply
from scenarios.telling.language import filled, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenarios.explaining.reasons import Reason
    from scenarios.projection.course import Course


class Row(Struct, frozen=True):
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
        kind: What kind of thing the argument says; empty where it does not say.
        inferred: Whether the argument's last step is the editors' and not the document's.
        heading: Whether the row is a heading over other rows.
        open: Whether a heading is open when it is first shown.
        listed: Whether what stands under a heading is told where nothing can be opened, as on paper.
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
    kind: str = ""
    inferred: bool = False
    heading: bool = False
    open: bool = False
    listed: bool = True

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        side = ""
        if self.signed is not None and not self.dim:
            side = f"{'For' if self.signed >= 0 else 'Against'}, strength {abs(self.signed):.2f}. "
        return side + (filled("{}. {}", self.text, self.small) if self.small else self.text)


Groups = dict[Voice, tuple[Row, ...]]


def reason_rows(
    course: Course, voice_of: Callable[[str], Voice], question_id: str, position_id: str
) -> Groups:
    """The direct reasons on a position, by how they stand against history.

    Args:
        course: Where they stand: a course, or history's debates.
        voice_of: Tells how an argument stands against history.
        question_id: The question.
        position_id: The position.
    """
    groups: dict[Voice, list[Row]] = {voice: [] for voice in Voice}
    for reason in reasons(course, question_id, position_id):
        voice = voice_of(reason.argument)
        groups[voice].append(_row(course, reason, "", gone=voice is Voice.GONE))
    return {voice: tuple(rows) for voice, rows in groups.items()}


def child_rows(course: Course, parent: Row) -> tuple[Row, ...]:
    """What stands under an argument: what bears on it, then everything else there is to say about it."""
    if not parent.argument:
        return ()
    argument = course.casebook.argument(parent.argument)
    below = [_row(course, reason, parent.key) for reason in under(course, argument.id)]
    below.sort(key=lambda row: row.dim)
    said = [
        Row(key=f"{parent.key}/fact-{place}", text=sentence, dim=True)
        for place, sentence in enumerate(facts(course, argument))
    ]
    return (*below, *said)


def _row(course: Course, reason: Reason, inside: str, *, gone: bool = False) -> Row:
    casebook = course.casebook
    argument = casebook.argument(reason.argument)
    state = course.argument(argument.id)
    small = source(casebook, argument)
    if not state.speaks:
        tell = spoke_while if gone else would_apply
        small = filled("{} · {}", small, tell(casebook, state.waiting_for))
    return Row(
        key=f"{inside}/{argument.id}/{reason.on}",
        text=argument.text,
        small=small,
        mark=casebook.document(argument.document).mark,
        argument=argument.id,
        signed=reason.signed if state.speaks and state.strength is not None else None,
        interval=reason.interval if state.speaks and state.strength is not None else None,
        dim=not state.speaks,
        kind=argument.kind or "",
        inferred=argument.inferred,
    )


def dot_words(row: Row) -> str:
    """Return what the dot of a row says, and the line through it where there is one."""
    if row.signed is None:
        return ""
    side = tr("For") if row.signed >= 0 else tr("Against")
    said = filled(tr("{side}, strength {strength} of 100."), side=side, strength=round(100 * abs(row.signed)))
    if row.interval is None:
        return said
    low, high = sorted(round(100 * abs(end)) for end in row.interval)
    line = tr("The line: {low} to {high}, as its wording is read less or more firmly.")
    return filled("{} {}", said, filled(line, low=low, high=high))
