"""What it would take: the least sets of choices after which a position leads; what unseats one that does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QSpinBox

from gui.explain.line_card import LineCard
from gui.explain.page import Page, Told
from gui.widgets.choice_buttons import WrapCheckBox
from gui.widgets.elided_combo import ElidedCombo
from gui.widgets.wrap_label import WrapLabel
from scenarios.explaining.departures import UP_TO, what_it_would_take
from scenarios.explaining.leads import Where
from scenarios.explaining.unseating import what_unseats
from scenarios.model.alternatives import taking
from scenarios.model.targets import joined, parted
from scenarios.telling.alternatives import (
    answered_words,
    position_words,
    set_words,
    takes_words,
    unseated_words,
    unseats_words,
    where_words,
)
from scenarios.telling.arguments import source
from scenarios.telling.language import filled, together

if TYPE_CHECKING:
    from gui.desk.focus import Focus
    from gui.desk.session import Session
    from gui.theme import Theme
    from scenarios.engine.engine import Engine
    from scenarios.explaining.departures import WhatItTakes
    from scenarios.explaining.unseating import Unseated, WhatUnseats
    from scenarios.explaining.watching import Watch
    from scenarios.model.alternatives import Alternative
    from scenarios.model.standpoint import Standpoint

_LETTERS = 12  # that a choice shows at least
MOST_TOLD = 60  # sets on the page; more are counted
_MOST_UP_TO = 6


class Found(Struct, frozen=True):
    """What was found of a position.

    Attributes:
        takes: What it would take from history.
        unseats: What unseats it where it leads in the branch on show; None where it does not.
        up_to: The largest size asked for.
    """

    takes: WhatItTakes
    unseats: WhatUnseats | None
    up_to: int


class TakesPage(Page):
    """The search for what it would take."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__("what-it-takes", session, theme, gently=True)
        self._question = self._combo("question", self.tr("Question"))
        self._position = self._combo("position", self.tr("Position"))
        self._where = self._combo("where", self.tr("Leads"))
        for where in Where:
            self._where.addItem(where_words(where), where)
        self._up_to = QSpinBox()
        self._up_to.setObjectName("what-it-takes:up-to")
        self._up_to.setRange(1, _MOST_UP_TO)
        self._up_to.setValue(UP_TO)
        self._up_to.setAccessibleName(self.tr("Most choices at once"))
        self._supposing = WrapCheckBox(theme, self.tr("Suppose answers, too"))
        self._supposing.setObjectName("what-it-takes:supposing")
        self._told = Told(theme)
        grid = QGridLayout()
        for row, (label, widget) in enumerate(
            (
                (self.tr("Question"), self._question),
                (self.tr("Position"), self._position),
                (self.tr("It is to lead"), self._where),
            )
        ):
            grid.addWidget(QLabel(label), row, 0)
            grid.addWidget(widget, row, 1, 1, 2)
        grid.addWidget(QLabel(self.tr("At most")), 3, 0)
        grid.addWidget(self._up_to, 3, 1)
        grid.addWidget(WrapLabel(theme, self.tr("choices at once")), 3, 2)
        grid.addWidget(self._supposing, 4, 1, 1, 2)
        grid.setColumnStretch(2, 1)
        self._rows.addLayout(grid)
        self._rows.addWidget(self._told, 1)
        self._rows.addWidget(self._waiting)
        self._fill()
        self._question.activated.connect(self._ask_question)
        self._position.activated.connect(self._ask_position)
        self._where.activated.connect(self.refresh)
        self._up_to.valueChanged.connect(self.refresh)
        self._supposing.toggled.connect(self.refresh)
        session.casebook_changed.connect(self._fill)
        session.focused.connect(self._follow)
        self.work.done.connect(self._show)

    def _combo(self, name: str, spoken: str) -> QComboBox:
        combo = ElidedCombo(_LETTERS)
        combo.setObjectName(f"what-it-takes:{name}")
        combo.setAccessibleName(spoken)
        return combo

    def _fill(self) -> None:
        self._question.clear()
        for question in self._session.casebook.questions:
            self._question.addItem(question.title, question.id)
        self._match()

    def _match(self) -> None:
        """Show the question and the position in focus."""
        session = self._session
        if session.question is None or session.position is None:
            return
        self._question.setCurrentIndex(self._question.findData(session.question))
        self._position.clear()
        for position in session.casebook.question(session.question).positions:
            self._position.addItem(position.label, position.id)
        self._position.setCurrentIndex(self._position.findData(session.position))

    def _ask_question(self) -> None:
        self._session.focus_question(self._question.currentData())

    def _ask_position(self) -> None:
        self._session.focus_position(self._question.currentData(), self._position.currentData())

    def _follow(self, before: Focus, now: Focus) -> None:
        if (before.question, before.position, before.course) != (now.question, now.position, now.course):
            self.refresh()

    def _ask(self) -> None:
        self._match()
        session = self._session
        self._told.clear()
        if session.question is None or session.position is None:
            self._told.say(self.tr("This casebook asks no question."))
            self._told.arrange()
            return
        target = joined(session.question, session.position)
        leads = session.snapshot.question(session.question).leading == session.position
        self.work.start(
            partial(
                _search,
                session.snapshot.engine,
                session.snapshot.standpoint,
                target,
                leads,
                Where(self._where.currentData()),  # Qt gives plain text back
                self._up_to.value(),
                self._supposing.isChecked(),
            )
        )

    def _show(self, found: Found) -> None:
        casebook, told = self._session.casebook, self._told
        takes = found.takes
        told.clear()
        if parted(takes.target)[0] in self._session.snapshot.engine.hinges:
            told.say(answered_words(), "small", "ink-soft")
        told.say(self.tr("From history"), "strong")
        told.say(takes_words(takes, found.up_to), name="what-it-takes:sets")
        for number, some in enumerate(one for one in takes.sets if one):
            if number == MOST_TOLD:
                told.say(
                    filled(self.tr("and {count} more"), count=len(takes.sets) - MOST_TOLD),
                    "small",
                    "ink-soft",
                )
                break
            card = LineCard(
                self._theme,
                f"what-it-takes:set:{number}",
                set_words(casebook, some),
                does=self.tr("Show this branch"),
            )
            card.clicked.connect(partial(self._take, some))
            told.put(card)
        if found.unseats is not None:
            self._tell_unseating(found.unseats, found.up_to)
        told.arrange()

    def _tell_unseating(self, found: WhatUnseats, up_to: int) -> None:
        casebook, told = self._session.casebook, self._told
        question, position = parted(found.target)
        lead = position_words(casebook, question, position)
        told.say(
            filled(self.tr("It leads in your branch. What unseats “{position}”?"), position=lead), "strong"
        )
        for heading, names, some in (
            (
                self.tr("Documents left out"),
                {one.id: one.title for one in casebook.documents},
                found.documents,
            ),
            (self.tr("Voices left out"), {one.id: one.name for one in casebook.voices}, found.voices),
        ):
            listed = together(
                "; ", (f"{names[one.without[0]]}: {unseated_words(casebook, question, one)}" for one in some)
            )
            listed = listed or self.tr("none unseats it")  # lupdate does not look inside an f-string
            told.say(filled("{}: {}.", heading, listed), name=f"unseats:{heading}")
        told.say(unseats_words(found, up_to), name="unseats:arguments")
        for number, one in enumerate(found.sets[:MOST_TOLD]):
            self._put_unseated(number, question, one)
        if len(found.sets) > MOST_TOLD:
            more = len(found.sets) - MOST_TOLD
            told.say(filled(self.tr("and {count} more"), count=more), "small", "ink-soft")

    def _put_unseated(self, number: int, question: str, one: Unseated) -> None:
        casebook = self._session.casebook
        arguments = [casebook.argument(argument) for argument in one.without]
        small = "\n".join(
            filled("{}  {}", casebook.document(each.document).mark, source(casebook, each))
            for each in arguments
        )
        card = LineCard(
            self._theme,
            f"unseats:{number}",
            together(" + ", (each.text for each in arguments)),
            f"{small}\n{unseated_words(casebook, question, one)}",
        )
        card.clicked.connect(partial(self._session.focus_argument, one.without[0]))
        self._told.put(card)

    def _take(self, some: tuple[Alternative, ...]) -> None:
        session = self._session
        casebook = session.casebook
        start = session.snapshot.standpoint
        happened = taking(casebook, start.as_it_happened(casebook), some)
        session.choose_branch(happened.choices)
        for hinge, position in happened.supposed.items():
            session.suppose(hinge, position)


def _search(
    engine: Engine,
    standpoint: Standpoint,
    target: str,
    leads: bool,
    where: Where,
    up_to: int,
    with_suppositions: bool,
    watch: Watch,
) -> Found:
    takes = what_it_would_take(
        engine,
        standpoint,
        target,
        where=where,
        up_to=up_to,
        with_suppositions=with_suppositions,
        watch=watch,
    )
    unseats = (
        what_unseats(engine, standpoint, target, up_to=min(up_to, UP_TO), watch=watch) if leads else None
    )
    return Found(takes, unseats, up_to)
