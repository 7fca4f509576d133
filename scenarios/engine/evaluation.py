"""What became of courses, by name.

This module owns the looking up of results: no row number leaves it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from scenarios.engine.settling import NOT_SETTLED
from scenarios.engine.weighing import ESTABLISHED, FACT, FAINT, PROJECTED, SILENT
from scenarios.model.verdicts import ROUNDING, SILENT_BELOW, Status

if TYPE_CHECKING:
    from scenarios.engine.columns import Columns, ColumnTable
    from scenarios.engine.jagged import AnyBlock
    from scenarios.engine.rows import Numbering
    from scenarios.engine.semantics import Block

NO_LEADER = -1

_STATUSES = {
    PROJECTED: Status.PROJECTED,
    FAINT: Status.FAINT,
    SILENT: Status.SILENT,
    ESTABLISHED: Status.ESTABLISHED,
    FACT: Status.FACT,
}


class QuestionNumbers(Struct, frozen=True):
    """How a question stands in one column.

    Attributes:
        status: How it stands.
        reach: The largest credence times the firmest argument's strength.
        settled: The place of its settled position; None where it is not settled.
        pooled: The strength of each position; NaN where the question is silent, 1 or 0 where it is settled.
        views: By document id the view of each position, of those documents that speak on it here.
    """

    status: Status
    reach: float
    settled: int | None
    pooled: tuple[float, ...]
    views: Mapping[str, tuple[float, ...]]


class Outcomes(Struct, frozen=True, eq=False):
    """What becomes of the questions, one column a course.

    Attributes:
        origin: Which of the branches asked for each course belongs to; the courses of one stand side by side,
            the leading one first.
        columns: What each took, and what holds.
        first: The place in time of its branch's first departure, by choices alone: also where the course
            makes that decision not arise.
    """

    origin: NDArray[np.intp]
    columns: Columns
    first: NDArray[np.int16]
    _numbering: Numbering
    _table: ColumnTable
    _blocks: Mapping[str, AnyBlock]

    def __len__(self) -> int:
        return len(self.origin)

    def courses_of(self, branch: int) -> range:
        """Return the columns of the courses of a branch."""
        start, stop = np.searchsorted(self.origin, [branch, branch + 1]).tolist()
        return range(start, stop)

    def holds(self, course: int) -> dict[str, str | None]:
        """Return which position holds at each hinge of a course."""
        return self._table.held(self.columns[:, course].tolist())

    def taken(self, course: int) -> dict[str, str | None]:
        """Return the option that each decision took in a course; None where it does not arise."""
        return self._table.options_taken(self.columns[:, course].tolist())

    def pooled_of(self, question_id: str) -> Block:
        """Return the strengths of a question's positions, one row each in the order of the file."""
        pooled: Block = self._blocks["pooled"][self._numbering.position_rows[question_id]]
        return pooled

    def leading_of(self, question_id: str) -> NDArray[np.int16]:
        """Return the number of a question's leading position in each course; `NO_LEADER` where it is silent.

        The settled or strongest one leads; of several as strong, the first in the file.
        """
        pooled = self.pooled_of(question_id)
        # Not a number where the question is silent: nothing compares with it.
        leads = pooled >= pooled.max(axis=0) - ROUNDING
        leading: NDArray[np.int16] = leads.argmax(axis=0).astype(np.int16)
        np.copyto(leading, NO_LEADER, where=~np.any(leads, axis=0))
        return leading

    def held_at(self, hinge: str) -> NDArray[np.int16]:
        """Return the number of the position that holds at a hinge in each course; `NO_LEADER` for none."""
        held: NDArray[np.int16] = self.columns[self._table.hinge_row[hinge]]
        return held

    def heard(self) -> frozenset[str]:
        """Return the arguments that have a strength above 0 in some course.

        Only where strengths were kept: what `outcomes` returns has none.
        """
        speaks = np.any(self._blocks["strengths"] > 0.0, axis=1)
        return frozenset(argument for argument, row in self._numbering.argument_row.items() if speaks[row])

    @property
    def leading_courses(self) -> NDArray[np.intp]:
        """The column of each branch's leading course."""
        return np.flatnonzero(np.diff(self.origin, prepend=-1))

    def statuses_of(self, question_id: str) -> list[Status]:
        """Return how a question stands in each course."""
        return [
            _STATUSES[n] for n in self._blocks["status"][self._numbering.question_row[question_id]].tolist()
        ]


class Evaluation(Outcomes, frozen=True, eq=False):
    """All there is to know about some courses."""

    def question(self, question_id: str, course: int) -> QuestionNumbers:
        """Return how a question stands in a course."""
        row = self._numbering.question_row[question_id]
        firmest, views = self._blocks["firmest"][:, course], self._blocks["views"][:, course]
        settled = int(self._blocks["settled"][row, course])
        return QuestionNumbers(
            status=_STATUSES[int(self._blocks["status"][row, course])],
            reach=float(self._blocks["reach"][row, course]),
            settled=None if settled == NOT_SETTLED else settled,
            pooled=tuple(self.pooled_of(question_id)[:, course].tolist()),
            views={
                document: tuple(views[self._numbering.view_rows[document, question_id]].tolist())
                for document, speaker in self._numbering.speakers_on[question_id]
                if firmest[speaker] >= SILENT_BELOW - ROUNDING
            },
        )

    def strengths_of(self, argument_id: str) -> Block:
        """Return the strength of an argument in each course."""
        strengths: Block = self._blocks["strengths"][self._numbering.argument_row[argument_id]]
        return strengths

    def strength_in(self, course: int) -> Callable[[str], float]:
        """Return what tells the strength of an argument in a course."""
        strengths = self._blocks["strengths"][:, course].tolist()
        rows = self._numbering.argument_row
        return lambda argument_id: float(strengths[rows[argument_id]])

    def energies_of(self, argument_ids: Sequence[str], course: int) -> Block:
        """Return the energy of some arguments in a course; 0 for one that nothing bears on."""
        rows = [self._numbering.argument_row[argument] for argument in argument_ids]
        energies: Block = self._blocks["energies"][rows, course]
        return energies
