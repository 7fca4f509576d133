"""What is saved: a scenario with its undo stack. Nothing else changes a scenario."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

if TYPE_CHECKING:
    from collections.abc import Callable

    from scenarios.model.scenario import Scenario

# Typing is undone as it was done: in the pieces between two pauses, none of them long.
PAUSE = 1.0  # seconds without a key that end a piece
LONGEST = 8.0  # seconds after which a piece ends of itself

_TYPING = 1  # what Qt asks of commands that may be one: any number but -1


class Holder(QObject):
    """Holds a scenario as it stands, and every step on the way there.

    Signals:
        changed: The scenario is another: the one before and the one now (its arguments).
        clean_changed: Whether the scenario equals what was last saved (its argument).
    """

    changed = Signal(object, object)
    clean_changed = Signal(bool)

    def __init__(self, scenario: Scenario, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scenario = scenario
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self.clean_changed)

    @property
    def scenario(self) -> Scenario:
        """The scenario, with whatever the casebook has no place for."""
        return self._scenario

    @property
    def is_clean(self) -> bool:
        """Whether nothing has changed since the scenario was opened or saved."""
        return self.undo_stack.isClean()

    def change(self, scenario: Scenario, text: str, typed: str = "") -> None:
        """Put another scenario in place of this one, as one step to undo.

        Args:
            scenario: The scenario from now on.
            text: What the step does, for the menu.
            typed: Where it was typed, "" if it was not: what is typed there without a pause is one step.
        """
        # In the Edit menu an ampersand in a title would become an underlined letter; and what stands before a
        # line feed Qt keeps for a list of all steps.
        told = " ".join(text.split()).replace("&", "&&")
        self.undo_stack.push(_Change(self._apply, self._scenario, scenario, told, typed))

    def replace(self, scenario: Scenario) -> None:
        """Hold a scenario that was opened, with nothing to undo; ``changed`` is not told."""
        self._scenario = scenario
        self.undo_stack.clear()

    def mark_saved(self) -> None:
        """Take the scenario as it stands for what is on the disk."""
        self.undo_stack.setClean()

    def mark_unsaved(self) -> None:
        """Take the scenario for one that is nowhere on the disk as it stands."""
        self.undo_stack.resetClean()

    def _apply(self, scenario: Scenario) -> None:
        before, self._scenario = self._scenario, scenario
        self.changed.emit(before, scenario)


class _Change(QUndoCommand):
    """Puts a new scenario in place of an old one, and back.

    Scenarios are never changed in place, so the two of them are all a step has to remember.
    """

    def __init__(
        self, apply: Callable[[Scenario], None], old: Scenario, new: Scenario, text: str, typed: str
    ) -> None:
        super().__init__(text)
        self._apply = apply
        self._old = old
        self.new = new
        self.typed = typed
        self.begun = self.ended = time.monotonic()

    def id(self) -> int:
        return _TYPING if self.typed else -1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802 - Qt's name
        """Take in what was typed right after this; Qt asks nothing else, and never across a save."""
        if not isinstance(other, _Change) or other.typed != self.typed:
            return False
        if other.begun - self.ended > PAUSE or other.begun - self.begun > LONGEST:
            return False
        self.new, self.ended = other.new, other.ended
        return True

    def redo(self) -> None:
        self._apply(self.new)

    def undo(self) -> None:
        self._apply(self._old)
