"""How far one document is taken at its word: a slider and a number that agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDoubleSpinBox, QSlider

from scenarios.telling.language import filled, tr

if TYPE_CHECKING:
    from scenarios.model.casebook import Document

STEPS = 20
"""How many steps of credence lie between 0 and 1: each is 0.05."""


class CredenceSetting:
    """A document's credence, as a slider and a number that agree."""

    def __init__(self, document: Document, name: str, credence: float) -> None:
        self.document = document
        self.name = name
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName(f"credence-slider:{document.id}")
        self.slider.setRange(0, STEPS)
        self.slider.setPageStep(4)
        self.slider.setAccessibleName(filled(tr("Credence of {document}, slider"), document=name))
        self.number = QDoubleSpinBox()
        self.number.setObjectName(f"credence:{document.id}")
        self.number.setRange(0.0, 1.0)
        self.number.setDecimals(2)
        self.number.setSingleStep(1 / STEPS)
        self.number.setAccessibleName(filled(tr("Credence of {document}"), document=name))
        self._given = credence
        self._shown = 0.0
        self.number.valueChanged.connect(self._slide)
        self.slider.valueChanged.connect(self._count)
        self.credence = credence

    @property
    def credence(self) -> float:
        """The credence; one that came with more decimals than are shown is kept until it is touched."""
        return self._given if self.number.value() == self._shown else self.number.value()

    @credence.setter
    def credence(self, credence: float) -> None:
        self.number.setValue(credence)
        self._given, self._shown = credence, self.number.value()

    def _slide(self, value: float) -> None:
        blocked = self.slider.blockSignals(True)
        self.slider.setValue(round(value * STEPS))
        self.slider.blockSignals(blocked)

    def _count(self, step: int) -> None:
        self.number.setValue(step / STEPS)
