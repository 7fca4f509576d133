"""The dialog for a reading of one's own: credence, inferences, muted voices, and how reasons are weighed.

It holds a reading, says whenever it is another, and hands it over when it is accepted; whoever opened it
makes the requests.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from gui.reading.advanced import Advanced
from gui.reading.credence import CredenceSetting
from gui.reading.voices import Voices
from gui.widgets.button_row import ButtonRow
from gui.widgets.buttons import PushButton
from gui.widgets.choice_buttons import WrapCheckBox
from gui.widgets.document_mark import DocumentMark
from gui.widgets.room import Downwards, open_as
from gui.widgets.wrap_label import WrapLabel
from scenarios.model.reading import Reading
from scenarios.telling.language import filled
from scenarios.telling.readings import document_name

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from gui.theme import Theme
    from scenarios.model.casebook import Casebook

_BESIDE = 24  # heights of a line: in less the sliders stand below the documents' names
_BEAT = 30  # milliseconds: a slider that is dragged tells of more places than can be looked at


class ReadingEditor(QDialog):
    """A reading to be made up by hand.

    Signals:
        tried: The reading as it is set now is another (its argument); nothing is decided yet.
    """

    tried = Signal(object)

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
        self._beat = QTimer(self, singleShot=True, interval=_BEAT)
        self._beat.timeout.connect(self._tell)
        self.setObjectName("reading:custom")
        self.setWindowTitle(self.tr("Custom reading"))

        page = QWidget()
        self._page = QVBoxLayout(page)
        self._page.setSpacing(theme.px(0.3))
        self._page.setContentsMargins(*(theme.px(1.0),) * 4)
        self._add_credence()
        self._inferences = WrapCheckBox(theme, self.tr("Leave out the editors' inferences"))
        self._add_inferences(reading)
        self._voices = Voices(casebook, reading.muted, theme)
        self._add_voices()
        self._advanced = Advanced(reading.semantics, theme)
        self._add_advanced()
        self._page.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, theme.px(0.7))
        layout.addWidget(Downwards(page), 1)
        layout.addWidget(self._effect)
        layout.addWidget(self._make_buttons())
        self._dress()
        theme.changed.connect(self._dress)
        open_as(self, theme.px(34), theme.px(44))

    @property
    def reading(self) -> Reading:
        """The reading as it is set."""
        return Reading(
            credence={document: setting.credence for document, setting in self._settings.items()},
            muted=self._voices.muted,
            semantics=self._advanced.semantics,
            without_inferences=self._inferences.isChecked(),
        )

    def show_effect(self, words: str) -> None:
        """Say what the reading does that is being tried."""
        self._effect.show_text(words)

    def done(self, result: int) -> None:
        """Close; nothing is tried any more."""
        self._beat.stop()
        super().done(result)

    def _try(self) -> None:
        if not self._beat.isActive():
            self._beat.start()

    def _tell(self) -> None:
        self.tried.emit(self.reading)

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
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(self._theme.px(0.6))
        self._grid.setVerticalSpacing(self._theme.px(0.4))
        self._named = [
            (DocumentMark(self._theme, one.document.mark, one.name), WrapLabel(self._theme, one.name))
            for one in self._settings.values()
        ]
        self._is_stacked: bool | None = None
        for setting in self._settings.values():
            setting.number.valueChanged.connect(self._warn)
            setting.number.valueChanged.connect(self._try)
        self._page.addLayout(self._grid)
        self._warning = WrapLabel(self._theme, role="small", bold=True)
        self._warning.setObjectName("reading:warning")
        self._page.addWidget(self._warning)
        self._warn()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the sliders beside the documents' names, or below them where there is no room beside."""
        super().resizeEvent(event)
        self._stack()

    def _stack(self) -> None:
        grid, stacked = self._grid, self.width() < self._theme.px(_BESIDE)
        if stacked == self._is_stacked:
            return
        self._is_stacked = stacked
        for row, ((mark, name), setting) in enumerate(zip(self._named, self._settings.values(), strict=True)):
            here = 2 * row if stacked else row
            grid.addWidget(mark, here, 0)
            grid.addWidget(name, here, 1, 1, 2 if stacked else 1)
            grid.addWidget(setting.slider, here + stacked, 1 if stacked else 2)
            grid.addWidget(setting.number, here + stacked, 2 if stacked else 3)
        for column, (beside, below) in enumerate(((0, 0), (3, 1), (2, 0), (0, 0))):
            grid.setColumnStretch(column, below if stacked else beside)

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
            self._heading(self.tr("Inferences"), filled(said, count=count, all=len(self._casebook.arguments)))
        self._inferences.toggled.connect(self._try)
        self._page.addWidget(self._inferences)
        self._inferences.setVisible(offered)

    def _add_voices(self) -> None:
        if self._casebook.voices:
            self._heading(
                self.tr("Mute voices"),
                self.tr("Arguments of a voice that is ticked here are left out of the case."),
            )
        self._page.addWidget(self._voices)
        self._voices.setVisible(bool(self._casebook.voices))
        self._voices.changed.connect(self._try)

    def _add_advanced(self) -> None:
        self._page.addSpacing(self._theme.px(0.8))
        self._page.addWidget(self._advanced)
        self._advanced.changed.connect(self._try)
        self._effect = WrapLabel(self._theme, role="small", colour="selection")
        self._effect.setObjectName("reading:effect")
        self._effect.hide()
        side, above = self._theme.px(1.0), self._theme.px(0.3)
        self._effect.setContentsMargins(side, above, side, 0)

    def _heading(self, title: str, line: str) -> None:
        if self._page.count():
            self._page.addSpacing(self._theme.px(0.8))
        self._page.addWidget(WrapLabel(self._theme, title, role="title"))
        self._page.addWidget(WrapLabel(self._theme, line, role="small", colour="ink-soft"))

    def _make_buttons(self) -> ButtonRow:
        kinds = QDialogButtonBox.StandardButton
        row = ButtonRow(kinds.Ok | kinds.Cancel)
        row.setContentsMargins(self._theme.px(1.0), 0, self._theme.px(1.0), 0)
        box = row.box
        apply = box.button(kinds.Ok)
        apply.setText(self.tr("Use this reading"))
        apply.setObjectName("reading:apply")
        box.button(kinds.Cancel).setObjectName("reading:cancel")
        everything = PushButton(self.tr("Everything in full"))
        everything.setObjectName("reading:everything")
        everything.clicked.connect(self._reset)
        box.addButton(everything, QDialogButtonBox.ButtonRole.ResetRole)
        for button in (apply, box.button(kinds.Cancel), everything):
            button.setAccessibleName(button.text())
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return row

    def _reset(self) -> None:
        for setting in self._settings.values():
            setting.credence = 1.0
        self._inferences.setChecked(False)
        self._voices.hear_all()

    def _warn(self) -> None:
        silent = self._settings and all(setting.credence == 0.0 for setting in self._settings.values())
        self._warning.show_text(self.tr("With every document at 0, nothing is argued.") if silent else "")
