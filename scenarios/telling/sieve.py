"""A sieve for rows: kinds of argument that are wanted pass, and what such arguments bear on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from scenarios.telling.language import filled, tr
from scenarios.telling.reason_rows import Row, child_rows

if TYPE_CHECKING:
    from scenarios.projection.course import Course

Group = tuple[Row | None, tuple[Row, ...]]
"""A heading, or None, and the rows under it."""


class KindSieve:
    """Lets arguments of some kinds through, and those under which one of them stands.

    Args:
        course: Where the arguments stand.
        wanted: The kinds; none for all.
    """

    def __init__(self, course: Course, wanted: frozenset[str]) -> None:
        self._course = course
        self._wanted = wanted
        self._found: dict[str, bool] = {}

    def lets_through(self, argument_id: str) -> bool:
        """Whether an argument is of a kind that is wanted, or one that bears on it is."""
        return not self._wanted or self.is_wanted(argument_id) or self._is_above(argument_id)

    def is_wanted(self, argument_id: str) -> bool:
        """Whether an argument is itself of a kind that is wanted."""
        return not self._wanted or (self._course.casebook.argument(argument_id).kind or "") in self._wanted

    def sift(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        """Return the rows that are let through; one that stays for others' sake says so."""
        return tuple(
            row if not row.argument or self.is_wanted(row.argument) else _for_others(row)
            for row in rows
            if not row.argument or self.lets_through(row.argument)
        )

    def _is_above(self, argument_id: str) -> bool:
        found = self._found.get(argument_id)
        if found is None:
            reading = self._course.reading
            found = self._found[argument_id] = any(
                reading.hears(one) and self.lets_through(one.id)
                for one in self._course.engine.bearings.on_argument[argument_id]
            )
        return found


def sifted_children(course: Course, parent: Row, wanted: frozenset[str]) -> tuple[Row, ...]:
    """What stands under an argument, as far as a filter shows it, and how many it hides."""
    every = child_rows(course, parent)
    kept = KindSieve(course, wanted).sift(every)
    hidden = len(every) - len(kept)
    if not hidden:
        return kept
    text = filled(tr("{count} more hidden by the filter"), count=hidden)
    above = sum(bool(row.argument) for row in kept)
    return (*kept[:above], Row(key=f"{parent.key}/hidden", text=text, dim=True), *kept[above:])


def _for_others(row: Row) -> Row:
    said = tr("listed for what bears on it")
    return replace(row, small=filled("{} · {}", row.small, said) if row.small else said)
