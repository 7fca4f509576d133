"""The one undoable step: one scenario in place of another; it must not touch the screen or compute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenarios.model.scenario import Scenario


class ChangeScenario(QUndoCommand):
    """Puts a new scenario in place of an old one, and back.

    Scenarios are never changed in place, so the two of them are all a step has to remember.
    """

    def __init__(self, apply: Callable[[Scenario], None], old: Scenario, new: Scenario, text: str) -> None:
        super().__init__(text)
        self._apply = apply
        self._old = old
        self._new = new

    def redo(self) -> None:
        """Show the new scenario."""
        self._apply(self._new)

    def undo(self) -> None:
        """Show the old scenario again."""
        self._apply(self._old)
