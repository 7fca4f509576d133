"""Compare: the branch on show beside another scenario, history, another course or another reading."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gui import asking
from gui.explain.line_card import LineCard, PairCard
from gui.explain.other_side import OtherSide, read_side, sides_beside
from gui.explain.page import Page, Told
from gui.shared.dropping import scenario_in
from gui.widgets.arrangement import Bar, right_takes_its_own
from gui.widgets.buttons import PushButton
from gui.widgets.dropping import take_copy
from gui.widgets.elided_combo import ElidedCombo
from gui.widgets.wrap_label import WrapLabel
from scenarios.explaining.comparing import Differences, Side
from scenarios.model.faults import FaultError
from scenarios.projection.snapshot import Projector
from scenarios.telling.arguments import source
from scenarios.telling.differences import (
    arising_words,
    chosen_otherwise,
    counted_words,
    credence_words,
    inferences_words,
    muted_words,
    option_words,
    parting_words,
    standing_words,
    supposed_words,
    uneven_words,
)
from scenarios.telling.firmness import semantics_words
from scenarios.telling.language import filled
from scenarios.telling.provisions import clause, course_words

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from gui.desk.focus import Focus
    from gui.desk.session import Session
    from gui.theme import Theme
    from scenarios.explaining.watching import Watch

_LETTERS = 12  # that a choice shows at least
_EMS = 14.0  # heights of a line that the choice needs beside the button


class ComparePage(Page):
    """Two sides of one casebook; the left one is the branch on show."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__("compare", session, theme)
        self._with = ElidedCombo(_LETTERS)
        self._with.setObjectName("compare:with")
        self._with.setAccessibleName(self.tr("Compare with"))
        open_file = PushButton(self.tr("&Another scenario…"))
        open_file.setObjectName("compare:open")
        open_file.setAccessibleName(self.tr("Another scenario"))
        self._told = Told(theme)
        split = right_takes_its_own(partial(theme.px, _EMS))
        self._rows.addWidget(WrapLabel(theme, self.tr("Compare with")))
        self._rows.addWidget(Bar(self._with, open_file, split))
        self._rows.addWidget(self._told, 1)
        self._rows.addWidget(self._waiting)
        self._files: dict[str, OtherSide] = {}
        self._wanted = "history"
        self._sides: dict[str, OtherSide] = {}
        self.setAcceptDrops(True)
        self._with.activated.connect(self._choose)
        open_file.clicked.connect(self.ask_for_file)
        session.casebook_changed.connect(self._files.clear)
        session.focused.connect(self._follow)
        self.work.done.connect(self._show)

    def ask_for_file(self) -> None:
        """Ask for a scenario to compare with."""
        path = asking.ask_open_path(self, None)
        if path is not None:
            self.compare_with(path)

    def compare_with(self, path: Path) -> None:
        """Put the scenario of a file on the other side; what is wrong with it is told."""
        try:
            kept = read_side(path, self._session.casebook)
        except FaultError as error:
            title = filled(self.tr("“{file}” cannot be compared with."), file=path.name)
            asking.tell_faults(self, title, error.faults)
            return
        if kept.notices:
            asking.tell_notices(self, kept.side.title, kept.notices)
        self._files[kept.side.key] = kept.side
        self._wanted = kept.side.key
        self.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """A scenario's file may be dropped."""
        if scenario_in(event.mimeData()) is not None:
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Compare with the file dropped."""
        path = scenario_in(event.mimeData())
        if path is not None:
            take_copy(event)
            self.compare_with(path)

    def _choose(self) -> None:
        self._wanted = self._with.currentData()
        self.refresh()

    def _follow(self, before: Focus, now: Focus) -> None:
        if (before.question, before.course) != (now.question, now.course):
            self.refresh()

    def _ask(self) -> None:
        session = self._session
        beside = sides_beside(session.snapshot, session.course.number)
        self._sides = {one.key: one for one in (*beside, *self._files.values())}
        other = self._sides.get(self._wanted, self._sides["history"])
        self._with.clear()
        for key, side in self._sides.items():
            self._with.addItem(side.title, key)
        self._with.setCurrentIndex(self._with.findData(other.key))
        here = Side(session.snapshot, session.course.number)
        self.work.start(partial(_compare, here, other, session.question))

    def _show(self, found: tuple[Differences, OtherSide, str | None]) -> None:
        differences, other, question = found
        told, snapshot = self._told, self._session.snapshot
        told.clear()
        of = len(snapshot.courses)
        where = course_words(snapshot, differences.one.snapshot.courses[differences.one.course])
        here = self.tr("A  This branch")
        told.say(filled("{}: {}", here, where) if of > 1 else here, "strong")
        told.say(filled(self.tr("B  {title}"), title=other.title), "strong")
        told.say(counted_words(differences), name="compare:counts")
        self._tell_choices(differences)
        self._tell_reading(differences)
        self._tell_questions(differences)
        if question is not None:
            self._tell_arguments(differences, question)
        told.arrange()

    def _pair(self, name: str, title: str, one: str, other: str) -> PairCard:
        card = PairCard(self._theme, name, title, filled("A  {}", one), filled("B  {}", other))
        self._told.put(card)
        return card

    def _tell_choices(self, differences: Differences) -> None:
        casebook, told, session = self._session.casebook, self._told, self._session
        chosen = chosen_otherwise(differences)
        if chosen or differences.supposed:
            told.say(self.tr("Choices and suppositions"), "strong")
        for one in chosen:
            words = [option_words(casebook, one.name, option) for option in (one.one, one.other)]
            card = self._pair(f"compare:choice:{one.name}", casebook.decision(one.name).title, *words)
            card.clicked.connect(partial(session.focus_decision, one.name))
        for one in differences.supposed:
            words = [supposed_words(casebook, one.name, position) for position in (one.one, one.other)]
            card = self._pair(f"compare:supposed:{one.name}", casebook.question(one.name).title, *words)
            card.clicked.connect(partial(session.focus_question, one.name))
        for sentence in arising_words(differences):
            told.say(sentence, "small", "ink-soft")
        if differences.holds:
            told.say(self.tr("What holds in the courses compared"), "strong")
        for one in differences.holds:
            words = [clause(casebook, one.name, position) for position in (one.one, one.other)]
            card = self._pair(f"compare:holds:{one.name}", casebook.question(one.name).title, *words)
            card.clicked.connect(partial(session.focus_question, one.name))

    def _tell_reading(self, differences: Differences) -> None:
        casebook, semantics = self._session.casebook, differences.semantics
        lines = [
            filled(
                "{}: A {}, B {}",
                casebook.document(one.name).title,
                credence_words(one.one),
                credence_words(one.other),
            )
            for one in differences.credences
        ]
        lines += [
            filled(
                "{}: A {}, B {}",
                casebook.voice(one.name).name,
                muted_words(muted=one.one),
                muted_words(muted=one.other),
            )
            for one in differences.muted
        ]
        inferences = differences.inferences
        if inferences is not None:
            words = [inferences_words(left_out=one) for one in (inferences.one, inferences.other)]
            lines.append(filled("A {}, B {}", words[0], words[1]))
        if semantics is not None:
            lines.append(
                filled("A {}, B {}", semantics_words(semantics.one), semantics_words(semantics.other))
            )
        if lines:
            self._told.say(self.tr("Reading"), "strong")
        for line in lines:
            self._told.say(line, "small")

    def _tell_questions(self, differences: Differences) -> None:
        casebook = self._session.casebook
        if differences.questions:
            self._told.say(self.tr("Questions"), "strong")
        for question, parting in differences.questions.items():
            title = filled("{} ({})", casebook.question(question).title, parting_words(parting))
            words = [standing_words(side, question) for side in (differences.one, differences.other)]
            card = self._pair(f"compare:question:{question}", title, *words)
            card.clicked.connect(partial(self._session.focus_question, question))

    def _tell_arguments(self, differences: Differences, question: str) -> None:
        casebook, told = self._session.casebook, self._told
        title = casebook.question(question).title
        told.say(filled(self.tr("Arguments: {question}"), question=title), "strong")
        found = differences.arguments(question)
        if not found:
            told.say(self.tr("No argument on it differs."), "small", "ink-soft")
            return
        told.say(
            self.tr("What each weighs in A and in B, 0 to 100; the strongest difference first."),
            "small",
            "ink-soft",
        )
        for one in found:
            argument = casebook.argument(one.argument)
            mark = casebook.document(argument.document).mark
            weights = f"A {100 * one.one:.0f}  B {100 * one.other:.0f}"
            head = filled("{}  {}  {}", mark, weights, uneven_words(one.kind, "A", "B"))
            small = f"{argument.text}\n{source(casebook, argument)}"
            card = LineCard(self._theme, f"compare:argument:{one.argument}", head, small)
            card.clicked.connect(partial(self._session.focus_argument, one.argument))
            told.put(card)


def _compare(
    here: Side, other: OtherSide, question: str | None, watch: Watch
) -> tuple[Differences, OtherSide, str | None]:
    watch(0.0)
    there = Projector(here.snapshot.engine)(other.standpoint)
    differences = Differences(here, Side(there, other.course))
    # Worked out here, so that the window need not wait for it.
    assert differences.questions is not None  # noqa: S101
    if question is not None:
        differences.arguments(question)
    return differences, other, question
