"""How reasons are weighed, under a fold: a choice that few readers need, each explained in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from gui.widgets.choice_buttons import WrapRadioButton
from gui.widgets.fold_button import FoldButton
from gui.widgets.wrap_label import WrapLabel
from scenarios.engine.semantics import SEMANTICS
from scenarios.model.reading import DEFAULT_SEMANTICS

if TYPE_CHECKING:
    from gui.theme import Theme


class Advanced(QWidget):
    """The semantics on offer, folded away while the usual one is in force.

    Signals:
        changed: Another one is chosen.
    """

    changed = Signal()

    def __init__(self, semantics: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fold = FoldButton(theme, self.tr("Advanced: how reasons are weighed"))
        self._fold.setObjectName("reading:advanced")
        self._buttons: dict[str, WrapRadioButton] = {}
        self._below: list[QWidget] = [
            WrapLabel(
                theme,
                self.tr(
                    "The same reasons for and against can be weighed into a strength in several ways. Leave"
                    " it at the usual one, unless you want to see whether a result hangs on it."
                ),
                role="small",
                colour="ink-soft",
            )
        ]
        group = QButtonGroup(self)
        for key, one in SEMANTICS.items():
            button = WrapRadioButton(theme, one.title, f"– {self._line(key)}")
            button.setObjectName(f"semantics:{key}")
            button.setChecked(key == semantics)
            button.toggled.connect(self._choose)
            group.addButton(button)
            self._buttons[key] = button
            self._below.append(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(0.3))
        for widget in (self._fold, *self._below):
            column.addWidget(widget)
        self._fold.toggled.connect(self._open)
        # What is in force is not hidden.
        self._fold.setChecked(semantics != DEFAULT_SEMANTICS)
        self._open(self._fold.isChecked())

    @property
    def semantics(self) -> str:
        """The one chosen."""
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def _line(self, key: str) -> str:
        return {
            "quadratic-energy": self.tr("the usual one: many small reasons add up, and none washes out"),
            "df-quad": self.tr("reasons for and against offset each other; many on both sides wash out"),
            "euler": self.tr("a firm claim gives way only so far, however many reasons stand against it"),
            "mlp": self.tr("each reason shifts the case by a like step, and by less towards either end"),
        }[key]

    def _choose(self, chosen: bool) -> None:
        if chosen:
            self.changed.emit()

    def _open(self, shown: bool) -> None:
        for widget in self._below:
            widget.setVisible(shown)
