"""The form in which it is said how a file is to be made; it shows what its kind heeds and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QFormLayout, QSpinBox, QWidget

from gui.widgets.elided_combo import ElidedCombo
from scenarios.exports.request import Options
from scenarios.model.plain import on_one_line
from scenarios.telling.provisions import course_words

if TYPE_CHECKING:
    from gui.desk.session import Session
    from scenarios.exports.kinds import Kind

_LETTERS = 12
SMALLEST, LARGEST = 0.5, 8.0
NARROWEST, WIDEST = 200, 8_000  # pixels


class OptionsForm(QWidget):
    """Asks how a file is to be made.

    Signals:
        changed: Something else was chosen.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._heeds: frozenset[str] = frozenset()
        self._fields: dict[str, QWidget] = {}
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        # Where there is no room beside a label, its field stands below it.
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._page = self._combo("page", self.tr("&Paper"), [("a4", "A4"), ("letter", "Letter")])
        branches = [
            ("shown", self.tr("this branch")),
            ("in-play", self.tr("all branches of the decisions in play")),
        ]
        self._branches = self._combo("branches", self.tr("&Branches"), branches)
        questions = [(one.id, on_one_line(one.title)) for one in session.casebook.questions]
        self._question = self._combo("question", self.tr("&Question"), questions, session.question)
        self._position = self._combo("position", self.tr("P&osition"), [])
        courses = [
            (course.number, on_one_line(course_words(session.snapshot, course)))
            for course in session.snapshot.courses
        ]
        self._course = self._combo("course", self.tr("&Course"), courses, session.focus.course)
        self._scale = QDoubleSpinBox()
        self._scale.setRange(SMALLEST, LARGEST)
        self._scale.setSingleStep(0.5)
        self._scale.setValue(2.0)
        self._add("scale", self.tr("&Scale"), self._scale)
        self._scale.valueChanged.connect(self.changed)
        self._width = QSpinBox()
        self._width.setRange(NARROWEST - 1, WIDEST)
        self._width.setSpecialValueText(self.tr("by its scale"))
        self._width.setSuffix(self.tr(" pixels"))
        self._width.setSingleStep(100)
        self._add("width", self.tr("&Width"), self._width)
        self._width.valueChanged.connect(self.changed)
        self._transparent = self._check("transparent", self.tr("&Transparent ground"))
        self._dark = self._check("dark", self.tr("&Dark theme"))
        self._notes = self._check("notes", self.tr("The lecturer's &notes"))
        self._question.currentIndexChanged.connect(self._fill_positions)
        self._fill_positions()
        if session.position is not None:
            self._position.setCurrentIndex(self._position.findData(session.position))

    def show_kind(self, kind: Kind) -> None:
        """Show what this kind heeds."""
        self._heeds = kind.heeds
        for name, field in self._fields.items():
            heeded = name in kind.heeds and not (name == "course" and self._course.count() < 2)
            self._form.setRowVisible(field, heeded)

    @property
    def options(self) -> Options:
        """What was said, of what the kind heeds."""
        width = self._width.value()
        return Options(
            page=cast("Literal['a4', 'letter']", self._page.currentData()),
            branches=cast("Literal['shown', 'in-play']", self._branches.currentData()),
            scale=self._scale.value(),
            width=width if width >= NARROWEST else None,
            transparent=self._transparent.isChecked(),
            dark=self._dark.isChecked(),
            question=self._question.currentData() if "question" in self._heeds else None,
            position=self._position.currentData() if "position" in self._heeds else None,
            course=self._course.currentData() if "course" in self._heeds else 0,
            notes=self._notes.isChecked(),
        )

    def _combo(
        self,
        name: str,
        label: str,
        entries: list[tuple[str, str]] | list[tuple[int, str]],
        chosen: object = None,
    ) -> QComboBox:
        combo = ElidedCombo(_LETTERS)
        for data, text in entries:
            combo.addItem(text, data)
        if chosen is not None:
            combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.currentIndexChanged.connect(self.changed)
        self._add(name, label, combo)
        return combo

    def _check(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(text)
        box.toggled.connect(self.changed)
        self._add(name, "", box)
        return box

    def _add(self, name: str, label: str, field: QWidget) -> None:
        field.setObjectName(f"export:{name}")
        if label:
            field.setAccessibleName(label.replace("&", ""))
            self._form.addRow(label, field)
        else:
            self._form.addRow(field)
        self._fields[name] = field

    def _fill_positions(self) -> None:
        question = self._question.currentData()
        if question is None:
            return
        blocked = self._position.blockSignals(True)
        self._position.clear()
        self._position.addItem(self.tr("where the course leads"), None)
        for position in self._session.casebook.question(question).positions:
            self._position.addItem(on_one_line(position.label), position.id)
        self._position.blockSignals(blocked)
