"""Which position of one question leads in the leading course, in many columns that differ in what is heard.

An outcome is followed anew in each column; a debate stands in history, which is the same in all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.engine.evaluation import NO_LEADER

if TYPE_CHECKING:
    from scenarios.engine.columns import Mask
    from scenarios.engine.engine import Engine
    from scenarios.engine.evaluation import Outcomes
    from scenarios.engine.semantics import Block
    from scenarios.model.reading import Reading
    from scenarios.model.standpoint import Standpoint


class Asked:
    """A question, asked of a standpoint.

    Args:
        engine: The casebook, compiled.
        standpoint: The branch, and the reading unless another is given.
        question_id: The question; KeyError if there is none of that name.
    """

    def __init__(self, engine: Engine, standpoint: Standpoint, question_id: str) -> None:
        self.question = engine.casebook.question(question_id)
        self._engine, self._standpoint = engine, standpoint

    @property
    def is_debate(self) -> bool:
        """Whether no choice changes it."""
        return self.question.kind == "debate"

    def __call__(
        self,
        width: int = 1,
        *,
        reading: Reading | None = None,
        bases: Block | None = None,
        removed: Mask | None = None,
        credence: Block | None = None,
    ) -> Outcomes:
        """Work the leading course out, in so many columns.

        Args:
            width: How many columns; the arguments below have as many.
            reading: In the place of the standpoint's.
            bases: As in `Engine.outcomes`; likewise `removed` and `credence`.
            removed: See there.
            credence: See there.
        """
        heard = self._standpoint.reading if reading is None else reading
        if self.is_debate:
            return self._engine.debates(heard, bases=bases, removed=removed, credence=credence, width=width)
        columns = self._engine.table.varied(self._standpoint, ()).repeat(width, axis=1)
        return self._engine.lead(columns, heard, bases=bases, removed=removed, credence=credence)

    def named(self, number: int) -> str | None:
        """Return a position by its number; None for silence."""
        return None if number == NO_LEADER else self.question.positions[number].id
