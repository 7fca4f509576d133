"""The dialog for a reading of one's own: credence, inferences, semantics, muted voices.

It holds a reading and hands it over when it is accepted; whoever opened it makes the request.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from gui.widgets.choice_buttons import WrapCheckBox, WrapRadioButton
from gui.widgets.document_mark import DocumentMark
from gui.widgets.wrap_label import WrapLabel
from scenarios.engine.semantics import SEMANTICS
from scenarios.model.reading import Reading
from scenarios.telling.language import tr
from scenarios.telling.readings import document_name

if TYPE_CHECKING:
    from gui.theme import Theme
    from scenarios.model.casebook import Casebook, Document

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
        self.slider.setAccessibleName(tr("Credence of {document}, slider").format(document=name))
        self.number = QDoubleSpinBox()
        self.number.setObjectName(f"credence:{document.id}")
        self.number.setRange(0.0, 1.0)
        self.number.setDecimals(2)
        self.number.setSingleStep(1 / STEPS)
        self.number.setAccessibleName(tr("Credence of {document}").format(document=name))
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


class ReadingEditor(QDialog):
    """A reading to be made up by hand."""

    def __init__(
        self, casebook: Casebook, reading: Reading, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._casebook = casebook
        self._settings = {
            document.id: CredenceSetting(
                document, document_name(casebook, document), reading.credence_of(document.id)
            )
            for document in casebook.documents
        }
        self._mutes: dict[str, WrapCheckBox] = {}
        self._semantics: dict[str, WrapRadioButton] = {}
        self.setObjectName("reading:custom")
        self.setWindowTitle(self.tr("Custom reading"))

        page = QWidget()
        self._page = QVBoxLayout(page)
        self._page.setSpacing(theme.px(0.3))
        self._page.setContentsMargins(*(theme.px(1.0),) * 4)
        self._add_credence()
        self._inferences = WrapCheckBox(theme, self.tr("Leave out the editors' inferences"))
        self._add_inferences(reading)
        self._add_semantics(reading)
        if casebook.voices:  # last, because there may be many
            self._add_voices(reading)
        self._page.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, theme.px(0.7))
        layout.addWidget(scroll, 1)
        layout.addWidget(self._make_buttons())
        self._dress()
        theme.changed.connect(self._dress)
        self.resize(QSize(theme.px(34), theme.px(44)).boundedTo(self.screen().availableSize() * 0.9))

    @property
    def reading(self) -> Reading:
        """The reading as it is set."""
        return Reading(
            credence={document: setting.credence for document, setting in self._settings.items()},
            muted=frozenset(voice for voice, box in self._mutes.items() if box.isChecked()),
            semantics=next(key for key, button in self._semantics.items() if button.isChecked()),
            without_inferences=self._inferences.isChecked(),
        )

    def _dress(self) -> None:
        """Draw the sliders ourselves: Qt's handle is hardly seen on dark ground, and does not grow."""
        names = ("branch", "selection", "surface")
        line, accent, ground = (self._theme.colour(name).name() for name in names)
        handle, groove = self._theme.px(0.9), self._theme.px(0.22)
        sheet = (
            f"QSlider {{ min-height: {handle + 6}px; }}"
            f"QSlider::groove:horizontal {{ height: {groove}px; border-radius: {groove // 2}px;"
            f" background: {line}; }}"
            f"QSlider::sub-page:horizontal {{ border-radius: {groove // 2}px;"
            f" background: {accent}; }}"
            f"QSlider::handle:horizontal {{ width: {handle}px; border: 2px solid {accent};"
            f" margin: -{(handle - groove) // 2 + 2}px 0; border-radius: {handle // 2 + 1}px;"
            f" background: {ground}; }}"
            f"QSlider::handle:horizontal:focus {{ background: {accent}; }}"
        )
        for setting in self._settings.values():
            setting.slider.setStyleSheet(sheet)

    def _add_credence(self) -> None:
        self._heading(
            self.tr("Credence"),
            self.tr(
                "How far you take a document at its word: at 1 it counts in full, at 0 not at all. "
                "It is your judgement, not a probability."
            ),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.px(0.6))
        grid.setVerticalSpacing(self._theme.px(0.4))
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)
        for row, setting in enumerate(self._settings.values()):
            document = setting.document
            grid.addWidget(DocumentMark(self._theme, document.mark, setting.name), row, 0)
            grid.addWidget(WrapLabel(self._theme, setting.name), row, 1)
            grid.addWidget(setting.slider, row, 2)
            grid.addWidget(setting.number, row, 3)
            setting.number.valueChanged.connect(self._warn)
        self._page.addLayout(grid)
        self._warning = WrapLabel(self._theme, role="small", bold=True)
        self._warning.setObjectName("reading:warning")
        self._page.addWidget(self._warning)
        self._warn()

    def _add_inferences(self, reading: Reading) -> None:
        count = sum(argument.inferred for argument in self._casebook.arguments)
        self._inferences.setObjectName("reading:without-inferences")
        self._inferences.setChecked(reading.without_inferences)
        # A reading that was brought along must not be one that nobody can undo.
        offered = bool(count) or reading.without_inferences
        if offered:
            said = self.tr(
                "In {count} of the {all} arguments the last step is the editors' of the casebook and not the"
                " document's. They are marked as such, and drawn as squares."
            )
            self._heading(self.tr("Inferences"), said.format(count=count, all=len(self._casebook.arguments)))
        self._page.addWidget(self._inferences)
        self._inferences.setVisible(offered)

    def _add_voices(self, reading: Reading) -> None:
        self._heading(
            self.tr("Mute voices"),
            self.tr("Arguments of a voice that is ticked here are left out of the case."),
        )
        for voice in self._casebook.voices:
            box = WrapCheckBox(self._theme, voice.name)
            box.setObjectName(f"mute:{voice.id}")
            box.setAccessibleName(self.tr("Mute {voice}").format(voice=voice.name))
            box.setChecked(voice.id in reading.muted)
            self._mutes[voice.id] = box
            self._page.addWidget(box)

    def _add_semantics(self, reading: Reading) -> None:
        self._heading(
            self.tr("Semantics"), self.tr("How reasons for and against are weighed into a strength.")
        )
        lines = {
            "quadratic-energy": self.tr("the usual one: many small reasons add up, and none washes out"),
            "df-quad": self.tr("reasons for and against offset each other; many on both sides wash out"),
            "euler": self.tr("a firm claim gives way only so far, however many reasons stand against it"),
            "mlp": self.tr("each reason shifts the case by a like step, in the manner of a neural network"),
        }
        group = QButtonGroup(self)
        for key, semantics in SEMANTICS.items():
            line = lines.get(key, "")
            button = WrapRadioButton(self._theme, semantics.title, f"– {line}" if line else "")
            button.setObjectName(f"semantics:{key}")
            button.setChecked(key == reading.semantics)
            group.addButton(button)
            self._semantics[key] = button
            self._page.addWidget(button)

    def _heading(self, title: str, line: str) -> None:
        if self._page.count():
            self._page.addSpacing(self._theme.px(0.8))
        self._page.addWidget(WrapLabel(self._theme, title, role="title"))
        self._page.addWidget(WrapLabel(self._theme, line, role="small", colour="ink-soft"))

    def _make_buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        box.setContentsMargins(self._theme.px(1.0), 0, self._theme.px(1.0), 0)
        apply = box.button(kinds.Ok)
        apply.setText(self.tr("Use this reading"))
        apply.setObjectName("reading:apply")
        box.button(kinds.Cancel).setObjectName("reading:cancel")
        everything = QPushButton(self.tr("Everything in full"))
        everything.setObjectName("reading:everything")
        everything.clicked.connect(self._reset)
        box.addButton(everything, QDialogButtonBox.ButtonRole.ResetRole)
        for button in (apply, box.button(kinds.Cancel), everything):
            button.setAccessibleName(button.text())
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _reset(self) -> None:
        for setting in self._settings.values():
            setting.credence = 1.0
        for box in (*self._mutes.values(), self._inferences):
            box.setChecked(False)

    def _warn(self) -> None:
        silent = self._settings and all(setting.credence == 0.0 for setting in self._settings.values())
        self._warning.show_text(self.tr("With every document at 0, nothing is argued.") if silent else "")
