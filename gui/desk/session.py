"""What is shown: the snapshot of the scenario that a holder holds, and what of it is in focus.

Everything flows one way: a view makes a request; the session hands another scenario to its holder; the holder
says that it changed; the session projects it and says so; every view shows the snapshot. The session computes
nothing itself and knows no view.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gui.desk.fitting import projected, with_misfits
from gui.desk.focus import Focus
from gui.desk.holder import Holder
from scenarios.engine.engine import Engine
from scenarios.model.branches import complete_choices
from scenarios.model.scenario import LONGEST_NOTE, Scenario
from scenarios.model.targets import bearing_of
from scenarios.projection.snapshot import Projector
from scenarios.telling.language import filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scenarios.model.casebook import Casebook
    from scenarios.model.fit import Fit
    from scenarios.model.reading import Reading
    from scenarios.projection.branch_map import BranchMap
    from scenarios.projection.course import Course
    from scenarios.projection.snapshot import Snapshot


class Session(QObject):
    """One open scenario, as its windows see it.

    Signals:
        casebook_changed: Another scenario was opened, perhaps of another casebook; followed by ``projected``.
            Views build their rows anew.
        projected: The snapshot is new (its argument); also after a change of what is in play. Emitted after
            the session's properties are up to date.
        scenario_changed: The scenario is another; also after a change that needs no projection, as of a note.
        title_changed: The scenario's title (its argument) is another.
        argument_asked: An argument (its id) is to be shown in Why, and to have the keyboard.
        document_asked: An argument (its id) is to be shown in its document.
        passage_asked: A line of a document's text is to be shown: document, line, words in it to mark.
        focused: Something was put in focus by a request: the focus before and the focus now (its arguments).

    Attributes:
        holder: What is saved.
    """

    casebook_changed = Signal()
    projected = Signal(object)
    scenario_changed = Signal()
    title_changed = Signal(str)
    focused = Signal(object, object)
    argument_asked = Signal(str)
    document_asked = Signal(str)
    passage_asked = Signal(str, int, str)

    _projector: Projector
    _fit: Fit
    _snapshot: Snapshot
    _focus: Focus
    _tried: Reading | None = None  # a reading that is looked at and kept nowhere
    _left: tuple[Scenario, Focus] | None = None  # what was in focus before it was, and in which scenario

    def __init__(
        self, casebook: Casebook, scenario: Scenario | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        scenario = scenario if scenario is not None else Scenario.new(casebook)
        self._begin(casebook, scenario)
        self.holder = Holder(scenario, self)
        self.holder.changed.connect(self._follow)

    # What views read.

    @property
    def casebook(self) -> Casebook:
        """The casebook of the open scenario."""
        return self._projector.casebook

    @property
    def projector(self) -> Projector:
        """What makes snapshots of standpoints of the casebook, each once."""
        return self._projector

    @property
    def scenario(self) -> Scenario:
        """The open scenario, with whatever the casebook has no place for."""
        return self.holder.scenario

    @property
    def fit(self) -> Fit:
        """What of the scenario fits the casebook, and notices about the rest."""
        return self._fit

    @property
    def reading(self) -> Reading:
        """The reading in force."""
        return self._fit.reading

    @property
    def in_play(self) -> tuple[str, ...]:
        """The decisions whose branches are drawn."""
        return self._fit.in_play

    @property
    def snapshot(self) -> Snapshot:
        """What the documents make of the scenario."""
        return self._snapshot

    @property
    def focus(self) -> Focus:
        """What is in focus."""
        return self._focus

    @property
    def course(self) -> Course:
        """The course in focus: the leading one, unless another was asked for."""
        return self._snapshot.courses[self._focus.course]

    def side_of(self, question_id: str) -> Course:
        """Where a question is read: an outcome in the course in focus, a debate in history."""
        return self._snapshot.side_of(question_id, self._focus.course)

    def side_of_argument(self, argument_id: str) -> Course:
        """Where an argument is read: in history if it bears on debates alone, else in the course in focus."""
        return self._snapshot.side_of_argument(argument_id, self._focus.course)

    @property
    def question(self) -> str | None:
        """The question in focus; None only where the casebook has no question."""
        return self._focus.question

    @property
    def position(self) -> str | None:
        """The position in focus: the one asked for, else the course's answer, else the question's first."""
        question_id = self._focus.question
        if question_id is None or self._focus.position is not None:
            return self._focus.position
        answer = self.side_of(question_id).question(question_id).answer
        return answer or self.casebook.question(question_id).positions[0].id

    @property
    def argument(self) -> str | None:
        """The argument in focus, if any."""
        return self._focus.argument

    @property
    def map(self) -> BranchMap | None:
        """The branches and where each ends for the question in focus; None where there is no question."""
        return None if self.question is None else self._snapshot.map(self.question)

    @property
    def is_as_it_happened(self) -> bool:
        """Whether every decision is set as it happened and nothing is supposed."""
        return self._snapshot.standpoint == self._snapshot.history.standpoint

    # Requests that change the scenario; each is one step to undo. What the casebook has no place for stays in
    # the scenario: the casebook's next edition may have the place again.

    def choose(self, decision_id: str, option_id: str) -> None:
        """Set one decision; nothing happens if it is set so already."""
        if self._snapshot.standpoint.choices[decision_id] == option_id:
            return
        decision = self.casebook.decision(decision_id)
        text = filled(
            self.tr("Set {decision}: {option}"),
            decision=decision.title,
            option=decision.option(option_id).label,
        )
        self.holder.change(self.scenario.with_choice(decision_id, option_id), text)

    def choose_branch(self, choices: Mapping[str, str]) -> None:
        """Set several decisions in one step, as a click on a branch does; the others stay."""
        wanted = complete_choices(self.casebook, {**self._fit.choices, **choices})
        if wanted != self._snapshot.standpoint.choices:
            kept = {**self.scenario.choices, **choices}
            self.holder.change(self.scenario.with_choices(kept), self.tr("Take the branch"))

    def as_it_happened(self) -> None:
        """Set every decision as it happened, and suppose nothing."""
        if not self.is_as_it_happened:
            own, supposed = self.scenario.choices, self.scenario.supposed
            misfits = {key: option for key, option in own.items() if key not in self._fit.choices}
            idle = {key: position for key, position in supposed.items() if key not in self._fit.supposed}
            scenario = self.scenario.with_choices(misfits).with_supposed(idle)
            self.holder.change(scenario, self.tr("As it happened"))

    def suppose(self, hinge_id: str, position_id: str | None) -> None:
        """Take a position of a hinge as given, or follow the documents again.

        Args:
            hinge_id: The hinge.
            position_id: The position to suppose; None to follow the documents.

        Raises:
            KeyError: The casebook has no such question, or it has no such position.
        """
        question = self.casebook.question(hinge_id)
        if self._fit.supposed.get(hinge_id) == position_id:
            return
        supposed = {**self.scenario.supposed}
        if position_id is None:
            del supposed[hinge_id]
            text = filled(self.tr("Follow the documents: {question}"), question=question.title)
        else:
            supposed[hinge_id] = position_id
            label = question.position(position_id).label
            text = filled(self.tr("Suppose {position}: {question}"), position=label, question=question.title)
        self.holder.change(self.scenario.with_supposed(supposed), text)

    def set_reading(self, reading: Reading) -> None:
        """Read the documents differently."""
        if reading == self.reading:
            self.try_reading(None)
            return
        self._tried = self._left = None
        kept = with_misfits(self.casebook, reading, self.scenario.reading, self._fit)
        self.holder.change(self.scenario.with_reading(kept), self.tr("Change the reading"))

    def try_reading(self, reading: Reading | None) -> None:
        """Show what another reading would make of the scenario, and keep nothing of it.

        Args:
            reading: The reading that is looked at; None for the scenario's own again.
        """
        if reading == self._tried:
            return
        self._left = self._left or (self.scenario, self._focus)
        scenario, focus = self._left
        self._tried = reading
        self._project(self.scenario)
        if reading is None:
            self._focus = focus if scenario is self.scenario else self._focus
            self._left = None
        self.projected.emit(self._snapshot)

    def set_in_play(self, decision_ids: Iterable[str]) -> None:
        """Draw the branches of other decisions."""
        ids = tuple(decision_ids)
        if ids != self.in_play:
            known = {decision.id for decision in self.casebook.decisions}
            misfits = (key for key in self.scenario.in_play if key not in known)
            self.holder.change(
                self.scenario.with_in_play((*ids, *misfits)), self.tr("Change the decisions in play")
            )

    def rename(self, title: str) -> None:
        """Call the scenario something else."""
        if title != self.scenario.title:
            self.holder.change(self.scenario.with_title(title), self.tr("Rename the scenario"), typed="title")

    def set_author(self, author: str) -> None:
        """Say who made the scenario."""
        if author != self.scenario.author:
            self.holder.change(self.scenario.with_author(author), self.tr("Name the author"), typed="author")

    def set_note(self, key: str, text: str) -> None:
        """Write a note on a decision, a question or (key ``""``) the whole; an empty text removes it."""
        if text != self.scenario.notes.get(key, ""):
            step = filled(self.tr("Write a note: {subject}"), subject=self._noted(key))
            self.holder.change(self.scenario.with_note(key, text), step, typed=f"note {key}")

    def put_into_notes(self, text: str) -> bool:
        """Put a text below what the note at hand says, as a step of its own.

        Returns:
            Whether the note had room for it.
        """
        key = self._focus.note or ""
        before = self.scenario.notes.get(key, "").rstrip()
        note = f"{before}\n\n{text}\n" if before else f"{text}\n"
        if len(note) > LONGEST_NOTE:
            return False
        step = filled(self.tr("Put into the notes: {subject}"), subject=self._noted(key))
        self.holder.change(self.scenario.with_note(key, note), step)
        return True

    # Requests about what is in focus.

    def focus_question(self, question_id: str) -> None:
        """Put a question in focus, and its leading position with it."""
        self.casebook.question(question_id)
        if question_id != self._focus.question or self._focus.position is not None:
            self._look(self._focus.on_question(question_id))

    def focus_position(self, question_id: str, position_id: str) -> None:
        """Put a position in focus, and its question with it."""
        self.casebook.question(question_id).position(position_id)
        wanted = self._focus.on_position(question_id, position_id)
        if wanted != self._focus:
            self._look(wanted)

    def focus_argument(self, argument_id: str) -> None:
        """Put an argument in focus; told even where it is already, since it may be out of sight."""
        self.casebook.argument(argument_id)
        self._focus = self._focus.on_argument(None)
        self._look(self._focus.on_argument(argument_id))

    def focus_bearing(self, argument_id: str) -> None:
        """Put an argument in focus, and before it the position that it bears on, and have it shown."""
        bearing = bearing_of(self.casebook, self.casebook.argument(argument_id))
        if bearing is not None:
            self.focus_position(*bearing)
        self.focus_argument(argument_id)
        self.argument_asked.emit(argument_id)

    def ask_for_document(self, argument_id: str) -> None:
        """Put an argument in focus, and have it shown in its document."""
        self.focus_argument(argument_id)
        self.document_asked.emit(argument_id)

    def ask_for_passage(self, document_id: str, line: int, words: str) -> None:
        """Have a line of a document's text shown, counted from 1, with the words in it marked."""
        self.passage_asked.emit(document_id, line, words)

    def focus_decision(self, decision_id: str) -> None:
        """Put a decision in focus; told even where it is already, since it may be out of sight."""
        self.casebook.decision(decision_id)
        self._focus = self._focus.on_decision(None)
        self._look(self._focus.on_decision(decision_id))

    def focus_note(self, key: str) -> None:
        """Put the note on a decision, a question or (key ``""``) the whole at hand; told even where it is."""
        self._focus = self._focus.on_note(None)
        self._look(self._focus.on_note(key))

    def take_note(self, key: str) -> None:
        """Let what is put into the notes go to this one; nobody is told, since it is shown already."""
        self._focus = self._focus.on_note(key)

    def focus_course(self, number: int) -> None:
        """Put a course in focus, by its number."""
        if not 0 <= number < len(self._snapshot.courses):
            raise IndexError(f"there is no course {number}")
        if number != self._focus.course:
            self._look(self._focus.on_course(number))

    def step_course(self, by: int) -> None:
        """Put the next course in focus, or with -1 the one before; the last is followed by the first."""
        self.focus_course((self._focus.course + by) % len(self._snapshot.courses))

    # Opening; the files themselves are not the session's.

    def open(self, casebook: Casebook, scenario: Scenario | None = None) -> None:
        """Show another scenario instead, or a new one, with nothing to undo."""
        scenario = scenario if scenario is not None else Scenario.new(casebook)
        self._begin(casebook, scenario)
        self.holder.replace(scenario)
        self.casebook_changed.emit()
        self.projected.emit(self._snapshot)
        self.scenario_changed.emit()
        self.title_changed.emit(scenario.title)
        self.focused.emit(Focus().on_note(self._focus.note), self._focus)

    def _begin(self, casebook: Casebook, scenario: Scenario) -> None:
        # At once or not at all: where it fails, the open scenario stays as it was.
        projector = Projector(Engine(casebook))
        self._fit, self._snapshot = projected(projector, scenario)
        self._projector = projector
        self._tried = self._left = None
        self._focus = Focus.first(casebook, self._snapshot)

    def _follow(self, before: Scenario, scenario: Scenario) -> None:
        needs_projection = (
            scenario.choices != before.choices
            or scenario.supposed != before.supposed
            or scenario.reading != before.reading
            or scenario.in_play != before.in_play
        )
        if needs_projection:
            self._project(scenario)
            self.projected.emit(self._snapshot)
        self.scenario_changed.emit()
        if scenario.title != before.title:
            self.title_changed.emit(scenario.title)

    def _project(self, scenario: Scenario) -> None:
        old = self._snapshot
        self._fit, self._snapshot = projected(self._projector, scenario, self._tried)
        self._focus = self._focus.carried(old, self._snapshot)

    def _noted(self, key: str) -> str:
        """What a note is on, in the casebook's words."""
        named = {one.id: one.title for one in self.casebook.decisions}
        named |= {one.id: one.title for one in self.casebook.questions}
        return named.get(key, key) if key else self.tr("the scenario")

    def _look(self, focus: Focus) -> None:
        before, self._focus = self._focus, focus
        self.focused.emit(before, focus)
