"""How many outcomes show which change, each count a switch: those switched on are shown alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.widgets.arrangement import Arranged, Flow, Pile
from gui.widgets.cards import RING
from gui.widgets.choice_buttons import WrapCheckBox
from scenarios.projection.comparing import Change
from scenarios.telling.changes import counted_changes

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from gui.theme import Theme


class KindFilter(Arranged, QWidget):
    """The counts of changes.

    Signals:
        changed: Other kinds are wanted.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[Change, int] = {}
        self._boxes: dict[Change, WrapCheckBox] = {}
        for kind in Change:
            box = WrapCheckBox(theme, counted_changes(kind, 0), role="small")
            box.setObjectName(f"kind:{kind}")
            box.set_accent("selection")
            box.toggled.connect(self.changed)
            box.hide()
            self._boxes[kind] = box
        self.arrange_as(Pile(Flow(*self._boxes.values())))
        self.pile.set_margins(0, 0, RING, 0)
        theme.changed.connect(self._dress)

    @property
    def wanted(self) -> frozenset[Change]:
        """The kinds to show; none for all."""
        return frozenset(kind for kind, box in self._boxes.items() if box.isChecked())

    def want(self, kinds: Collection[Change]) -> None:
        """Show these kinds alone, as far as any outcome shows them."""
        for kind, box in self._boxes.items():
            box.setChecked(kind in kinds and not box.isHidden())

    def show_counts(self, counts: Mapping[Change, int]) -> None:
        """Show other counts; a kind that no outcome shows goes, and is no longer asked for."""
        if dict(counts) == self._counts:
            return
        self._counts = dict(counts)
        for kind, box in self._boxes.items():
            count = counts.get(kind, 0)
            box.show_words(counted_changes(kind, count))
            box.setAccessibleName(counted_changes(kind, count))
            if not count and box.isChecked():
                box.setChecked(False)
            box.setVisible(count > 0)
        self.rearrange()
        self.settle()

    def _dress(self) -> None:
        self.rearrange()
        self.settle()
