"""The steps of the scenario's lecture as a list: recorded, put in order, edited, and all of it undone."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui.desk.player import step_of_session
from gui.lecture.long_texts import LongTexts
from gui.widgets.buttons import PushButton
from gui.widgets.panes import Panes
from gui.widgets.room import Downwards, open_as
from gui.widgets.wrap_label import WrapLabel
from scenarios.model.lecture import Step, View, moved, steps_of, with_steps
from scenarios.model.plain import on_one_line
from scenarios.model.scenario import LONGEST_TITLE
from scenarios.telling.language import filled
from scenarios.telling.lectures import ready_made, with_ready_made
from scenarios.telling.step_headings import step_heading, view_words
from scenarios.telling.step_settings import set_in_brief, step_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QResizeEvent

    from gui.desk.session import Session
    from gui.theme import Theme


BESIDE = 44  # heights of a line: as wide the fields stand beside the list


class _Fields(Struct, frozen=True):
    """Where a step is edited."""

    heading: QLineEdit
    view: QComboBox
    asks: QCheckBox
    text: QPlainTextEdit
    notes: QPlainTextEdit


class StepsWindow(QWidget):
    """The lecture of the open scenario.

    Signals:
        start_asked: The lecture is to be given from this step (its argument) on.
    """

    start_asked = Signal(int)

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._theme = session, theme
        self._steps: tuple[Step, ...] = ()
        self._is_filling = False
        self._long_texts = LongTexts()
        self.setObjectName("steps")
        self.setWindowTitle(self.tr("Lecture — Otherwise"))
        self._list = QListWidget()
        self._list.setObjectName("steps:list")
        self._list.setAccessibleName(self.tr("Steps of the lecture"))
        self._list.setToolTip(
            self.tr("Alt+Up and Alt+Down move a step, Del deletes it, Ctrl+Return starts the lecture there")
        )
        self._list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setWordWrap(True)  # how a row ends is what tells it from the next
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setAlternatingRowColors(True)
        self._list.currentRowChanged.connect(self._show_fields)
        self._list.model().rowsMoved.connect(self._take_order)
        self._empty = WrapLabel(
            theme,
            self.tr("No steps yet. Begin with a ready-made lecture, or add what the main window shows."),
            colour="ink-soft",
        )
        self._sets = WrapLabel(theme, role="small", colour="ink-soft")
        self._sets.setObjectName("steps:sets")
        self._fields = self._make_fields()
        self._panes: Panes
        self._grid, self._buttons = QGridLayout(), list[PushButton]()
        self._arrange()
        for keys, deed in (
            ("Alt+Up", lambda: self._move(-1)),
            ("Alt+Down", lambda: self._move(1)),
            ("Del", self._delete),
            ("Ctrl+Return", self._start),
        ):
            shortcut = QShortcut(QKeySequence(keys), self._list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(deed)
        close = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        close.activated.connect(self.close)
        session.scenario_changed.connect(self._refresh)
        session.casebook_changed.connect(self._refresh)
        self._refresh()

    @property
    def current(self) -> int:
        """The step that is selected, counted from 0; -1 for none."""
        return self._list.currentRow()

    def look_at(self, step: int) -> None:
        """Select a step."""
        self._list.setCurrentRow(step)

    # What the window is made of.

    def _make_fields(self) -> _Fields:
        heading = QLineEdit()
        heading.setObjectName("steps:heading")
        heading.setMaxLength(LONGEST_TITLE)
        heading.textEdited.connect(lambda text: self._edit("heading", text))
        view = QComboBox()
        view.setObjectName("steps:view")
        view.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for one in View:
            view.addItem(view_words(one), one.value)
        view.activated.connect(lambda _: self._edit("view", view.currentData()))
        asks = QCheckBox(self.tr("Ask the hall first"))
        asks.setObjectName("steps:asks")
        asks.clicked.connect(lambda checked: self._edit("asks", checked))
        boxes = []
        for name in ("text", "notes"):
            box = QPlainTextEdit()
            box.setObjectName(f"steps:{name}")
            box.setTabChangesFocus(True)
            box.textChanged.connect(lambda name=name, box=box: self._edit(name, box.toPlainText()))
            boxes.append(box)
        return _Fields(heading, view, asks, *boxes)

    def _arrange(self) -> None:
        tr = self.tr
        for text, name, deed in (
            (tr("&Add what I see"), "add", self._add),
            (tr("Add a te&xt"), "add-text", self._add_text),
            (tr("&Take what I see"), "take", self._take),
            (tr("D&uplicate"), "duplicate", self._duplicate),
            (tr("&Delete"), "delete", self._delete),
            (tr("&Show it"), "show", self._show),
            (tr("Ready-&made lecture"), "ready-made", self._ready_made),
            (tr("Start &here"), "start", self._start),
        ):
            button = PushButton(text)
            button.setObjectName(f"steps:{name}")
            button.clicked.connect(lambda _=False, deed=deed: deed())
            self._buttons.append(button)
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._empty)
        column.addWidget(self._list, 1)
        column.addLayout(self._grid)
        # Labels above their fields: so the form is as narrow as its words, whatever their size.
        form = QVBoxLayout(right)
        fields = self._fields
        for label, field, share in (
            (tr("H&eading"), fields.heading, 0),
            (tr("&View"), fields.view, 0),
            ("", fields.asks, 0),
            ("", self._sets, 0),
            (tr("Text for the ha&ll"), fields.text, 1),
            (tr("&Notes for the lecturer"), fields.notes, 1),
        ):
            if label:
                above = QLabel(label)
                above.setBuddy(field)
                form.addWidget(above)
            form.addWidget(field, share)
        self._panes = Panes(left, Downwards(right, "steps:form"), (1, 1), lambda: self._theme.px(BESIDE))
        whole = QVBoxLayout(self)
        whole.addWidget(Downwards(self._panes, "steps:all"))
        self._theme.changed.connect(self._fold)
        self._panes.turned.connect(self._fold)
        open_as(self, self._theme.px(56), self._theme.px(36))
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the fields beside the list, or below it where there is no room beside."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        line, width = self._theme.px(1), self.width()
        self._list.setMinimumHeight(2 * line)
        for box in (self._fields.text, self._fields.notes):
            box.setMinimumHeight(4 * line)
        self._panes.fold()
        is_wide = not self._panes.is_stacked
        room = width / 2 if is_wide else width - 4 * line
        widest = max(button.sizeHint().width() for button in self._buttons) + self._grid.horizontalSpacing()
        columns = min(max(1, int(room // widest)), 2 if is_wide else 4)
        for place, button in enumerate(self._buttons):
            self._grid.addWidget(button, place // columns, place % columns)

    # Requests; each is one step to undo.

    def _add(self) -> None:
        step = step_of_session(self._session, View.MAP)
        self._insert(step, self.tr("Add a step"))

    def _add_text(self) -> None:
        self._insert(step_of_session(self._session, View.SLIDE), self.tr("Add a text"))

    def _take(self) -> None:
        if not self._steps or self.current < 0:
            return
        seen, kept = step_of_session(self._session, View.MAP), self._steps[self.current]
        shown = (
            "choices", "supposed", "credence", "muted", "semantics", "without_inferences", "question",
            "position", "course",
        )  # fmt: skip
        changes = {name: getattr(seen, name) for name in shown}
        self._replace(self.current, kept.replaced(**changes), self.tr("Take what is shown into the step"))

    def _duplicate(self) -> None:
        if self.current >= 0:
            self._insert(self._steps[self.current], self.tr("Duplicate a step"))

    def _delete(self) -> None:
        here = self.current
        if here >= 0:
            steps = (*self._steps[:here], *self._steps[here + 1 :])
            self._keep(steps, self.tr("Delete a step"), min(here, len(steps) - 1))

    def _move(self, by: int) -> None:
        here, there = self.current, self.current + by
        if here >= 0 and 0 <= there < len(self._steps):
            self._keep(moved(self._steps, here, there), self.tr("Move a step"), there)

    def _ready_made(self) -> None:
        session = self._session
        made = ready_made(session.projector, session.scenario, session.reading)
        steps, here = with_ready_made(self._steps, made), len(self._steps)
        self._keep(steps, self.tr("Ready-made lecture"), here if len(steps) > here else 0)

    def _show(self) -> None:
        """Set the scenario as the step has it, and look at what it looks at."""
        if self.current < 0:
            return
        session, step = self._session, self._steps[self.current]
        scenario = session.scenario.with_choices(step.choices).with_supposed(step.supposed)
        if scenario.with_reading(step.reading) != session.scenario:
            session.holder.change(scenario.with_reading(step.reading), self.tr("Show a step"))
        if step.question in {question.id for question in session.casebook.questions}:
            session.focus_question(step.question)
        for course in session.snapshot.courses:
            if dict(course.holds) == step.course:
                session.focus_course(course.number)

    def _start(self) -> None:
        self.start_asked.emit(max(0, self.current))

    def _edit(self, name: str, value: object) -> None:
        if self._is_filling or self.current < 0:
            return
        here = self.current
        step = self._steps[here].replaced(**{name: value})
        typed = f"step {here} {name}" if name in ("heading", "text", "notes") else ""
        self._replace(here, step, self.tr("Edit a step"), typed)

    def _take_order(self) -> None:
        """A step was dragged to another place."""
        order = [self._list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self._list.count())]
        if order != list(range(len(self._steps))):
            steps = tuple(self._steps[place] for place in order)
            self._keep(steps, self.tr("Move a step"), self.current)

    def _insert(self, step: Step, text: str) -> None:
        place = self.current + 1 if self.current >= 0 else len(self._steps)
        self._keep((*self._steps[:place], step, *self._steps[place:]), text, place)

    def _replace(self, place: int, step: Step, text: str, typed: str = "") -> None:
        steps = (*self._steps[:place], step, *self._steps[place + 1 :])
        self._keep(steps, text, place, typed)

    def _keep(self, steps: tuple[Step, ...], text: str, current: int, typed: str = "") -> None:
        holder = self._session.holder
        scenario = with_steps(holder.scenario, steps)
        if scenario.lecture != holder.scenario.lecture:
            holder.change(scenario, text, typed)
        self._list.setCurrentRow(current)

    # Showing.

    def _refresh(self) -> None:
        steps = steps_of(self._session.scenario)
        casebook, here = self._session.casebook, self.current
        with self._filling():
            self._steps = steps
            for row, step in enumerate(steps):
                if row >= self._list.count():
                    self._list.addItem(QListWidgetItem())
                heading = on_one_line(step_heading(casebook, step))
                item = self._list.item(row)
                view = view_words(step.view)
                left_out = self._long_texts.left_out(step, self._session.snapshot)
                if left_out:
                    view = filled(self.tr("{view}, not all of it seen: {more}"), view=view, more=left_out)
                if step.asks:
                    view = filled(self.tr("asks the hall · {view}"), view=view)
                told = filled("{}  {} · {}", row + 1, heading, view)
                branch = set_in_brief(casebook, step)
                item.setText(filled("{}\n{}", told, branch) if branch else told)
                item.setData(Qt.ItemDataRole.UserRole, row)
            while self._list.count() > len(steps):
                self._list.takeItem(self._list.count() - 1)
            self._list.setCurrentRow(min(max(here, 0), len(steps) - 1))
        self._empty.setVisible(not steps)
        self._show_fields()

    def _show_fields(self, *_: object) -> None:
        here = self.current
        step = self._steps[here] if 0 <= here < len(self._steps) else None
        fields = self._fields
        with self._filling():
            for field in (fields.heading, fields.view, fields.asks, fields.text, fields.notes):
                field.setEnabled(step is not None)
            sets = step_settings(self._session.casebook, step) if step is not None else ()
            step = step or Step()
            if fields.heading.text() != step.heading:
                fields.heading.setText(step.heading)
                fields.heading.setCursorPosition(0)  # a long one is seen from its beginning
            self._sets.show_text("\n".join(sets))
            fields.heading.setPlaceholderText(step_heading(self._session.casebook, step))
            fields.view.setCurrentIndex(fields.view.findData(step.view.value))
            fields.asks.setChecked(step.asks)
            for box, text in ((fields.text, step.text), (fields.notes, step.notes)):
                # Typed text keeps its cursor.
                if box.toPlainText() != text:
                    box.setPlainText(text)

    @contextmanager
    def _filling(self) -> Iterator[None]:
        """While the fields are filled, nothing is taken for an edit."""
        before, self._is_filling = self._is_filling, True
        try:
            yield
        finally:
            self._is_filling = before
