"""What matters: the heat map of choices by outcomes, and the pairs that do more together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from gui.explain.heat_model import HeatModel, heat_rows
from gui.explain.heat_view import HeatView, paint_reach
from gui.explain.line_card import LineCard
from gui.explain.page import Page, Told
from gui.widgets.arrangement import Arranged, Flow, Pile, SideRow, left_takes_its_own
from gui.widgets.choice_buttons import WrapRadioButton
from gui.widgets.wrap_label import WrapLabel
from scenarios.explaining.matters import Reach, interactions, what_matters
from scenarios.telling.alternatives import does_words, reach_words, set_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent

    from gui.desk.session import Session
    from gui.theme import Theme
    from scenarios.engine.engine import Engine
    from scenarios.explaining.matters import Interaction, Matters
    from scenarios.explaining.watching import Watch
    from scenarios.model.standpoint import Standpoint


class ReachKey(QWidget):
    """What a pattern means: a cell of its kind; the words stand beside it."""

    def __init__(self, theme: Theme, reach: Reach, word: str) -> None:
        super().__init__()
        self._theme, self._reach, self._word = theme, reach, word

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as a cell."""
        return QSize(self._theme.px(3.2), self._theme.px(1.5))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """No smaller."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the cell."""
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        paint_reach(QPainter(self), box, self._theme, self._reach, self._word)


class _Key(Arranged, QWidget):
    """A pattern, and beside it what it means."""

    def __init__(self, theme: Theme, reach: Reach, word: str) -> None:
        super().__init__()
        sign = ReachKey(theme, reach, word)
        said = WrapLabel(theme, reach_words(reach), role="small", colour="ink-soft")
        self.arrange_as(Pile(SideRow(sign, said, left_takes_its_own(sign), flush_right=False)))


class _Line(Arranged, QWidget):
    """Widgets beside one another, in a line more where there is no room."""

    def __init__(self, theme: Theme, *widgets: QWidget) -> None:
        super().__init__()
        flow = Flow(*widgets)
        flow.gap = theme.px(0.7)
        self.arrange_as(Pile(flow))


class MattersPage(Page):
    """What each choice by itself changes, from history or from the branch on show."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__("what-matters", session, theme)
        self._from_history = WrapRadioButton(theme, self.tr("From history"))
        self._from_history.setObjectName("what-matters:from-history")
        self._from_branch = WrapRadioButton(theme, self.tr("From your branch"))
        self._from_branch.setObjectName("what-matters:from-branch")
        self._from_history.setChecked(True)
        group = QButtonGroup(self)
        for button in (self._from_history, self._from_branch):
            group.addButton(button)
        self._alone = WrapRadioButton(theme, self.tr("Each choice alone"))
        self._alone.setObjectName("what-matters:alone")
        self._together = WrapRadioButton(theme, self.tr("Two together"))
        self._together.setObjectName("what-matters:together")
        self._alone.setChecked(True)
        shown = QButtonGroup(self)
        for button in (self._alone, self._together):
            shown.addButton(button)
        self._keys = _Line(theme, *self._made_keys())
        self._model = HeatModel(self)
        self._table = HeatView(self._model, theme)
        self._detail = WrapLabel(theme, role="body")
        self._detail.setObjectName("what-matters:detail")
        self._pairs = Told(theme)
        self._views = QStackedWidget()
        self._views.addWidget(self._table)
        self._views.addWidget(self._pairs)
        self._rows.addWidget(_Line(theme, self._from_history, self._from_branch))
        self._rows.addWidget(_Line(theme, self._alone, self._together))
        self._rows.addWidget(self._keys)
        self._rows.addWidget(self._views, 1)
        self._rows.addWidget(self._detail)
        self._rows.addWidget(self._waiting)
        self._from_history.toggled.connect(self.refresh)
        self._alone.toggled.connect(self._switch)
        self._table.selectionModel().currentChanged.connect(self._tell)
        self._table.clicked.connect(self._go)
        self._table.verticalHeader().sectionClicked.connect(self._go_to_row)
        self.work.done.connect(self._show)

    def _made_keys(self) -> Iterator[QWidget]:
        for reach, word in (
            (Reach.LEADING, self.tr("other")),
            (Reach.SOME, self.tr("some")),
            (Reach.SILENT, self.tr("silent")),
        ):
            yield _Key(self._theme, reach, word)

    def _ask(self) -> None:
        snapshot = self._session.snapshot
        self._from_branch.setEnabled(not self._session.is_as_it_happened)
        if self._session.is_as_it_happened:
            self._from_history.setChecked(True)
        start = snapshot.history if self._from_history.isChecked() else snapshot
        self.work.start(partial(_work_out, snapshot.engine, start.standpoint))

    def _switch(self, alone: bool) -> None:
        self._views.setCurrentWidget(self._table if alone else self._pairs)
        self._keys.setVisible(alone)
        self._detail.setVisible(alone)

    def _show(self, found: tuple[Matters, tuple[Interaction, ...]]) -> None:
        matters, pairs = found
        casebook = self._session.casebook
        self._model.show_rows(casebook, heat_rows(casebook, matters, self.tr("Suppositions")))
        heads = self._table.horizontalHeader()
        self._model.sort(heads.sortIndicatorSection(), heads.sortIndicatorOrder())
        self._detail.setText(self.tr("Choose a cell, and it is said here what the choice does."))
        self._pairs.clear()
        self._pairs.say(
            self.tr("Pairs of choices that do what neither does alone.")
            if pairs
            else self.tr("No pair of choices does what neither does alone."),
            "body",
            name="what-matters:pairs",
        )
        for number, pair in enumerate(pairs):
            name = f"what-matters:pair:{number}"
            does = does_words(casebook, pair)
            card = LineCard(self._theme, name, set_words(casebook, pair.pair), does)
            card.clicked.connect(partial(self._session.focus_question, next(iter(pair.outcomes))))
            self._pairs.put(card)
        self._pairs.arrange()

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self._detail.setText(self._model.sentence(index))

    def _go(self, index: QModelIndex) -> None:
        row, question = self._model.row_at(index), self._model.question_at(index)
        self._tell(index)
        if row.decision is not None:
            self._session.focus_decision(row.decision)
        if question is not None:
            self._session.focus_question(question)

    def _go_to_row(self, section: int) -> None:
        self._go(self._model.index(section, 0))


def _work_out(
    engine: Engine, standpoint: Standpoint, watch: Watch
) -> tuple[Matters, tuple[Interaction, ...]]:
    return what_matters(engine, standpoint), interactions(engine, standpoint, watch)
