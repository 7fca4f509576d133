"""The scenario of a window, its projection and its undo stack: the only place that changes a scenario.

Everything flows one way: a view makes a request; the session pushes an undo command; the command gives the
session another scenario; the session projects it and says so; every view shows the projection. The session
computes nothing itself and knows no view. What is in focus is view state: never undone or saved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from gui.undo import ChangeScenario
from scenarios.engine.engine import Engine
from scenarios.model.branches import complete_choices
from scenarios.model.fit import fit
from scenarios.model.reading import Reading
from scenarios.model.scenario import Scenario
from scenarios.model.standpoint import Standpoint
from scenarios.projection.snapshot import Projector

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scenarios.model.casebook import Casebook
    from scenarios.model.fit import Fit
    from scenarios.projection.branch_map import BranchMap
    from scenarios.projection.course import Course
    from scenarios.projection.snapshot import Snapshot


class Session(QObject):
    """One open scenario.

    Signals:
        casebook_changed: Another scenario was opened, perhaps of another casebook; followed by ``projected``.
            Views build their rows anew.
        projected: The snapshot is new (its argument); also after a change of what is in play. Emitted after
            the session's properties are up to date.
        scenario_changed: The scenario is another; also after a change that needs no projection, as of a note.
        title_changed: The scenario's title (its argument) is another.
        clean_changed: Whether the scenario equals what was last saved (its argument).
        question_focused: Another question (its argument) is in focus, at its leading position.
        position_focused: Question and position (its arguments) were put in focus by a request.
        argument_focused: An argument (its argument) was put in focus by a request.
        course_focused: A course (its number) was put in focus by a request.
    """

    casebook_changed = Signal()
    projected = Signal(object)
    scenario_changed = Signal()
    title_changed = Signal(str)
    clean_changed = Signal(bool)
    question_focused = Signal(str)
    position_focused = Signal(str, str)
    argument_focused = Signal(str)
    course_focused = Signal(int)

    _projector: Projector
    _scenario: Scenario
    _fit: Fit
    _snapshot: Snapshot
    _course: int
    _question: str | None
    _position: str | None
    _argument: str | None

    def __init__(
        self, casebook: Casebook, scenario: Scenario | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self.clean_changed)
        self._take(casebook, scenario)

    # What views read.

    @property
    def casebook(self) -> Casebook:
        """The casebook of the open scenario."""
        return self._projector.casebook

    @property
    def scenario(self) -> Scenario:
        """The open scenario, with whatever the casebook has no place for."""
        return self._scenario

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
    def course(self) -> Course:
        """The course in focus: the leading one, unless another was asked for."""
        return self._snapshot.courses[self._course]

    def side_of(self, question_id: str) -> Course:
        """Where a question is read: an outcome in the course in focus, a debate in history."""
        return self._snapshot.side_of(question_id, self._course)

    def side_of_argument(self, argument_id: str) -> Course:
        """Where an argument is read: in history if it bears on debates alone, else in the course in focus."""
        return self._snapshot.side_of_argument(argument_id, self._course)

    @property
    def question(self) -> str | None:
        """The question in focus; None only where the casebook has no question."""
        return self._question

    @property
    def position(self) -> str | None:
        """The position in focus: the one asked for, else the course's answer, else the question's first."""
        if self._question is None:
            return None
        if self._position is not None:
            return self._position
        answer = self.side_of(self._question).question(self._question).answer
        return answer or self.casebook.question(self._question).positions[0].id

    @property
    def argument(self) -> str | None:
        """The argument in focus, if any."""
        return self._argument

    @property
    def map(self) -> BranchMap | None:
        """The branches and where each ends for the question in focus; None where there is no question."""
        return None if self._question is None else self._snapshot.map(self._question)

    @property
    def is_as_it_happened(self) -> bool:
        """Whether every decision is set as it happened and nothing is supposed."""
        return self._snapshot.standpoint == self._snapshot.history.standpoint

    @property
    def is_clean(self) -> bool:
        """Whether nothing has changed since the scenario was opened or saved."""
        return self.undo_stack.isClean()

    # Requests that change the scenario; each is one step to undo. What the casebook has no place for stays in
    # the scenario: the casebook's next edition may have the place again.

    def choose(self, decision_id: str, option_id: str) -> None:
        """Set one decision; nothing happens if it is set so already."""
        if self._snapshot.standpoint.choices[decision_id] == option_id:
            return
        decision = self.casebook.decision(decision_id)
        text = self.tr("Set {decision}: {option}").format(
            decision=decision.title, option=decision.option(option_id).label
        )
        self._change(self._scenario.with_choice(decision_id, option_id), text)

    def choose_branch(self, choices: Mapping[str, str]) -> None:
        """Set several decisions in one step, as a click on a branch does; the others stay."""
        wanted = complete_choices(self.casebook, {**self._fit.choices, **choices})
        if wanted != self._snapshot.standpoint.choices:
            kept = {**self._scenario.choices, **choices}
            self._change(self._scenario.with_choices(kept), self.tr("Take the branch"))

    def as_it_happened(self) -> None:
        """Set every decision as it happened, and suppose nothing."""
        if not self.is_as_it_happened:
            own, supposed = self._scenario.choices, self._scenario.supposed
            misfits = {key: option for key, option in own.items() if key not in self._fit.choices}
            idle = {key: position for key, position in supposed.items() if key not in self._fit.supposed}
            scenario = self._scenario.with_choices(misfits).with_supposed(idle)
            self._change(scenario, self.tr("As it happened"))

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
        supposed = {**self._scenario.supposed}
        if position_id is None:
            del supposed[hinge_id]
            text = self.tr("Follow the documents: {question}").format(question=question.title)
        else:
            supposed[hinge_id] = position_id
            label = question.position(position_id).label
            text = self.tr("Suppose {position}: {question}").format(position=label, question=question.title)
        self._change(self._scenario.with_supposed(supposed), text)

    def set_reading(self, reading: Reading) -> None:
        """Read the documents differently."""
        if reading != self.reading:
            self._change(
                self._scenario.with_reading(self._with_misfits(reading)), self.tr("Change the reading")
            )

    def set_in_play(self, decision_ids: Iterable[str]) -> None:
        """Draw the branches of other decisions."""
        ids = tuple(decision_ids)
        if ids != self.in_play:
            known = {decision.id for decision in self.casebook.decisions}
            misfits = (key for key in self._scenario.in_play if key not in known)
            self._change(
                self._scenario.with_in_play((*ids, *misfits)), self.tr("Change the decisions in play")
            )

    def rename(self, title: str) -> None:
        """Call the scenario something else."""
        if title != self._scenario.title:
            self._change(self._scenario.with_title(title), self.tr("Rename the scenario"))

    def describe(self, title: str, note: str) -> None:
        """Give the scenario a title and a note on the whole, in one step."""
        scenario = self._scenario.with_title(title).with_note("", note)
        if scenario != self._scenario:
            self._change(scenario, self.tr("Edit title and notes"))

    def set_note(self, key: str, text: str) -> None:
        """Write a note on a decision, a question or (key ``""``) the whole; an empty text removes it."""
        if text != self._scenario.notes.get(key, ""):
            self._change(self._scenario.with_note(key, text), self.tr("Edit a note"))

    # Requests about what is in focus.

    def focus_question(self, question_id: str) -> None:
        """Put a question in focus, and its leading position with it."""
        self.casebook.question(question_id)
        if question_id == self._question and self._position is None:
            return
        self._position = None
        self._argument = None
        self._question = question_id
        self.question_focused.emit(question_id)

    def focus_position(self, question_id: str, position_id: str) -> None:
        """Put a position in focus, and its question with it."""
        self.casebook.question(question_id).position(position_id)
        if question_id != self._question:
            self.focus_question(question_id)
        if position_id != self._position:
            self._position = position_id
            self.position_focused.emit(question_id, position_id)

    def focus_argument(self, argument_id: str) -> None:
        """Put an argument in focus."""
        self.casebook.argument(argument_id)
        self._argument = argument_id
        self.argument_focused.emit(argument_id)

    def focus_course(self, number: int) -> None:
        """Put a course in focus, by its number."""
        if not 0 <= number < len(self._snapshot.courses):
            raise IndexError(f"there is no course {number}")
        if number != self._course:
            self._course = number
            self._position = None
            self.course_focused.emit(number)

    def step_course(self, by: int) -> None:
        """Put the next course in focus, or with -1 the one before; the last is followed by the first."""
        self.focus_course((self._course + by) % len(self._snapshot.courses))

    # Opening and saving; the files themselves are not the session's.

    def open(self, casebook: Casebook, scenario: Scenario | None = None) -> None:
        """Show another scenario instead, with nothing to undo."""
        self._take(casebook, scenario)
        self.undo_stack.clear()
        self.casebook_changed.emit()
        self.projected.emit(self._snapshot)
        self.scenario_changed.emit()
        self.title_changed.emit(self._scenario.title)
        if self._question is not None:
            self.question_focused.emit(self._question)

    def mark_saved(self) -> None:
        """Take the scenario as it stands for what is on the disk."""
        self.undo_stack.setClean()

    def mark_unsaved(self) -> None:
        """Take the scenario for one that is nowhere on the disk as it stands."""
        self.undo_stack.resetClean()

    def _take(self, casebook: Casebook, scenario: Scenario | None) -> None:
        # First: where it fails, the open scenario stays as it was.
        self._projector = Projector(Engine(casebook))
        self._scenario = scenario if scenario is not None else Scenario.new(casebook)
        self._position = None
        self._argument = None
        self._project(None)
        self._question = _first_question(casebook, self._snapshot)

    def _project(self, held: Mapping[str, str | None] | None) -> None:
        self._fit = fit(self.casebook, self._scenario)
        standpoint = Standpoint.of(self.casebook, self._fit.choices, self._fit.supposed, self._fit.reading)
        self._snapshot = self._projector(standpoint, self._fit.in_play)
        # The course in focus is kept where a course with the same answers is still there.
        self._course = next((course.number for course in self._snapshot.courses if course.holds == held), 0)

    def _with_misfits(self, reading: Reading) -> Reading:
        """Return a reading with what the scenario's own says of documents and voices that there are not."""
        own = self._scenario.reading
        documents = {document.id for document in self.casebook.documents}
        voices = {voice.id for voice in self.casebook.voices}
        return Reading(
            credence={key: value for key, value in own.credence.items() if key not in documents}
            | dict(reading.credence),
            muted=(own.muted - voices) | reading.muted,
            # Semantics that are not known here stay likewise, until others are chosen.
            semantics=own.semantics if reading.semantics == self.reading.semantics else reading.semantics,
            without_inferences=reading.without_inferences,
        )

    def _change(self, scenario: Scenario, text: str) -> None:
        # In the Edit menu an ampersand in a title would become an underlined letter; and what stands before a
        # line feed Qt keeps for a list of all steps.
        shown = " ".join(text.split()).replace("&", "&&")
        self.undo_stack.push(ChangeScenario(self._apply, self._scenario, scenario, shown))

    def _apply(self, scenario: Scenario) -> None:
        before, self._scenario = self._scenario, scenario
        needs_projection = (
            scenario.choices != before.choices
            or scenario.supposed != before.supposed
            or scenario.reading != before.reading
            or scenario.in_play != before.in_play
        )
        if needs_projection:
            self._project(self.course.holds)
            self.projected.emit(self._snapshot)
        self.scenario_changed.emit()
        if scenario.title != before.title:
            self.title_changed.emit(scenario.title)


def _first_question(casebook: Casebook, snapshot: Snapshot) -> str | None:
    """The outcome on which most documents speak: a first look should not meet silence."""
    questions = [question for question in casebook.questions if question.kind == "outcome"]
    speaking = {
        question.id: len(snapshot.question(question.id).speaking)
        for question in questions or casebook.questions
    }
    return max(speaking, key=speaking.__getitem__, default=None)
