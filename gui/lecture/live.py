"""The lecturer's toggles and suppositions: live on the hall's screen, marked as off script."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from gui.widgets.buttons import TabButton
from gui.widgets.elided_combo import ElidedCombo
from gui.widgets.wrap_label import WrapLabel
from scenarios.telling.hinges import following, suppose_words
from scenarios.telling.language import capital, filled, one_line

if TYPE_CHECKING:
    from gui.desk.player import Player
    from gui.desk.session import Session
    from gui.theme import Theme
    from scenarios.drawing.hall.showing import Showing

_LETTERS = 10  # of an answer are seen at least


class LiveControls(QScrollArea):
    """Decisions in play, by number, and the hinges of the step.

    Signals:
        count_asked: The hall has raised its hands.
    """

    count_asked = Signal()

    def __init__(self, session: Session, player: Player, theme: Theme) -> None:
        super().__init__()
        self._session, self._player = session, player
        self.setObjectName("lecture:live")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._off = WrapLabel(theme, role="strong", colour="selection")
        self._count = TabButton(self.tr("&Count hands (C)"))
        self._count.setObjectName("lecture:count")
        self._count.clicked.connect(self.count_asked)
        self._planned = TabButton(self.tr("As &planned (Backspace)"))
        self._planned.setObjectName("lecture:as-planned")
        self._planned.clicked.connect(player.as_planned)
        self._rows.addWidget(self._count)
        self._rows.addWidget(self._off)
        self._rows.addWidget(self._planned)
        self._decisions: dict[str, tuple[TabButton, WrapLabel]] = {}
        # What a decision says stands beside its button: there it can be wrapped.
        flips = QGridLayout()
        flips.setColumnStretch(1, 1)
        for number, decision_id in enumerate(session.in_play[:9], 1):
            button, label = TabButton(str(number)), WrapLabel(theme, role="small")
            button.setObjectName(f"lecture:flip-{number}")
            button.clicked.connect(partial(player.flip, number))
            self._decisions[decision_id] = (button, label)
            flips.addWidget(button, number, 0, Qt.AlignmentFlag.AlignTop)
            flips.addWidget(label, number, 1)
        self._rows.addLayout(flips)
        self._hinges: dict[str, tuple[WrapLabel, ElidedCombo]] = {}
        grid = QGridLayout()
        for hinge in player.showing.snapshot.engine.hinges:
            question = session.casebook.question(hinge)
            label = WrapLabel(theme, one_line(question.title), role="small")
            box = ElidedCombo(_LETTERS)
            box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            box.setObjectName(f"lecture:suppose-{hinge}")
            box.setAccessibleName(one_line(question.title))
            box.addItem(following(), "")
            for position in question.positions:
                box.addItem(suppose_words(session.casebook, hinge, position.id), position.id)
            box.activated.connect(partial(self._suppose, hinge))
            row = grid.rowCount()
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
            self._hinges[hinge] = (label, box)
        grid.setColumnStretch(1, 1)
        self._rows.addLayout(grid)
        self._rows.addStretch(1)
        self.setWidget(inside)

    def show_step(self, showing: Showing) -> None:
        """Show how the step stands, and what was set off script."""
        self._show(self._count, shown=showing.step.asks and showing.question == showing.step.question)
        self._off.show_text(capital(showing.off_script))
        self._off.setVisible(bool(showing.off_script))
        self._show(self._planned, shown=bool(showing.off_script))
        snapshot = showing.snapshot
        for decision_id, (button, label) in self._decisions.items():
            decision = self._session.casebook.decision(decision_id)
            option = decision.option(snapshot.standpoint.choices[decision_id]).label
            mark = "●" if decision_id in snapshot.departures else "○"
            pattern = "{} {}: {}"
            if decision_id in snapshot.not_arising:
                pattern = self.tr("{} {}: {} (does not arise)")
            said = filled(pattern, mark, one_line(decision.title), one_line(option))
            label.show_text(said)
            button.setAccessibleName(f"{button.text()} {said}")
        standing = {hinge.id: hinge for hinge in snapshot.hinges}
        turning = {hinge.id for hinge in snapshot.turns_on}
        for hinge, (label, box) in self._hinges.items():
            label.setVisible(hinge in turning)
            self._show(box, shown=hinge in turning)
            box.setCurrentIndex(max(0, box.findData(standing[hinge].supposed or "")))

    def _show(self, widget: QWidget, *, shown: bool) -> None:
        if not shown and widget.hasFocus():
            self.window().setFocus()  # else Qt would give the keyboard to the next button
        widget.setVisible(shown)

    def _suppose(self, hinge: str, index: int) -> None:
        box = self._hinges[hinge][1]
        self._player.suppose(hinge, box.itemData(index) or None)
        # What is pressed next is for the hall, and no other answer.
        self.window().setFocus()
