"""A lecture as it is given: which step is on, how far the hall has been told, and what is set off script.

The player saves nothing but the hands that a hall raised. What is toggled during a lecture is live, marked as
off script, and gone with the next step.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from scenarios.drawing.hall.showing import Showing
from scenarios.model.lecture import Step, View, place_of, steps_of, with_steps
from scenarios.model.place import Phase, Place
from scenarios.model.standpoint import Standpoint
from scenarios.telling.lectures import ready_made
from scenarios.telling.step_headings import hall_heading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gui.desk.session import Session
    from scenarios.model.fit import Fit
    from scenarios.projection.snapshot import Snapshot


_Branch = tuple[int, frozenset[tuple[str, str]], frozenset[tuple[str, str | None]]]


class Player(QObject):
    """Gives the lecture of a session's scenario.

    Signals:
        shown: What the hall is to see is another (its argument).
        ended: The lecture is over.
    """

    shown = Signal(object)
    ended = Signal()

    _showing: Showing
    _fit: Fit

    def __init__(self, session: Session, step: int, parent: QObject | None = None) -> None:
        """Begin a lecture: the scenario's own, or a ready-made one where it has none.

        A ready-made one is no part of the scenario before hands are counted in it.

        Args:
            session: Its scenario and its casebook.
            step: With which step, counted from 0.
            parent: Its owner.
        """
        super().__init__(parent)
        self._session = session
        self._scenario = session.scenario
        own = steps_of(session.scenario)
        self._is_ready_made = not own
        self.steps: tuple[Step, ...] = own or ready_made(session.projector, session.scenario, session.reading)
        self._off_script: dict[
            _Branch, tuple[Mapping[str, int], Mapping[str, int]]
        ] = {}  # hands of either vote
        self._not_kept: frozenset[int] = frozenset()  # the steps whose hands the scenario has no step for
        self._place = self._begun(min(max(step, 0), len(self.steps) - 1))
        self._project()

    @property
    def place(self) -> Place:
        """Where the lecture stands."""
        return self._place

    @property
    def step(self) -> Step:
        """The step that is on, with the hands that were counted for what is set now."""
        return self._step(self._place)

    @property
    def showing(self) -> Showing:
        """What the hall is to see."""
        return self._showing

    @property
    def notices(self) -> tuple[str, ...]:
        """What of the step the casebook has no place for, and that its hands are not kept."""
        told: tuple[str, ...] = ()
        if _branch(self._place) in self._off_script:
            told = (self.tr("These hands are not kept: they were counted off script. Note them down."),)
        elif not _is_otherwise(self._place) and self._place.step in self._not_kept:
            told = (
                self.tr("These hands are not kept: the scenario has this step no longer. Note them down."),
            )
        return (*told, *self._fit.notices)

    @property
    def following(self) -> Showing | None:
        """What comes with the next key; None at the end."""
        after = self._after()
        return None if after is None else self._made(after)[1]

    # Going through it.

    def forward(self) -> None:
        """Tell the hall the next thing; at the end nothing happens."""
        after = self._after()
        if after is not None:
            self._go(after)

    def back(self) -> None:
        """Go one thing back, to what the step before told last."""
        place, begun = self._place, self._begun(self._place.step)
        if place.phase > Phase.ASKED and self.step.asks:
            before = Phase.COUNTED if place.phase is Phase.TOLD and self._counted(begun) else Phase.ASKED
            self._go(replace(begun, phase=before))
        elif place.step:
            self._go(replace(self._begun(place.step - 1), phase=Phase.TOLD))

    def go(self, number: int) -> None:
        """Go to a step, counted from 0; beyond either end to the nearest."""
        self._go(self._begun(min(max(number, 0), len(self.steps) - 1)))

    def resume(self, place: Place) -> None:
        """Go on where a lecture was cut short, with what was off script there."""
        begun = self._begun(min(place.step, len(self.steps) - 1))
        if begun.step != place.step:
            self._go(begun)
            return
        place = place.fitted(self._session.casebook)
        phase = place.phase if self.steps[begun.step].asks else Phase.TOLD
        if phase is Phase.COUNTED and not self._counted(place):
            phase = Phase.ASKED
        self._go(replace(place, phase=phase))

    def as_planned(self) -> None:
        """Return to the step as it was planned."""
        if self._place.is_off_script:
            self._go(replace(self._begun(self._place.step), phase=self._place.phase))

    # Off script.

    def flip(self, number: int) -> None:
        """Set the n-th decision in play, counted from 1, to its next option."""
        in_play = self._session.in_play
        if not 1 <= number <= len(in_play):
            return
        decision = self._session.casebook.decision(in_play[number - 1])
        options = [option.id for option in decision.options]
        now = self._showing.snapshot.standpoint.choices[decision.id]
        self.choose(decision.id, options[(options.index(now) + 1) % len(options)])

    def choose(self, decision_id: str, option_id: str) -> None:
        """Set a decision, off script unless it is as the step has it."""
        planned = self._planned().choices[decision_id]
        choices = {key: value for key, value in self._place.choices.items() if key != decision_id}
        if option_id != planned:
            choices[decision_id] = option_id
        self._go(replace(self._place, choices=choices, course=None))

    def suppose(self, hinge_id: str, position_id: str | None) -> None:
        """Suppose an answer of a hinge, or follow the documents; off script unless the step has it so."""
        planned = self._planned().supposed.get(hinge_id)
        supposed = {key: value for key, value in self._place.supposed.items() if key != hinge_id}
        if position_id != planned:
            supposed[hinge_id] = position_id
        self._go(replace(self._place, supposed=supposed, course=None))

    def step_course(self, by: int) -> None:
        """Show the next course, or with -1 the one before."""
        count = len(self._showing.snapshot.courses)
        if count > 1:
            self._go(replace(self._place, course=(self._showing.course + by) % count))

    # The hall's hands.

    def count(self, hands: Mapping[str, int], *, again: bool = False) -> None:
        """Keep the hands that each position got; they are saved with the scenario, unless it is off script.

        What was set otherwise is another question to a hall: its hands are none of the step's own.

        Args:
            hands: How many by position.
            again: Whether it is the second vote.
        """
        given = {position: count for position, count in hands.items() if count > 0}
        if _is_otherwise(self._place):
            first = self.step.hands
            self._off_script[_branch(self._place)] = (first, given) if again else (given, {})
        else:
            changed = self.step.replaced(**{"hands_again" if again else "hands": given})
            self._keep(given, again=again)
            self.steps = _replaced(self.steps, self._place.step, changed)
        self._go(self._place)

    def _keep(self, hands: Mapping[str, int], *, again: bool) -> None:
        """Write hands into the step as it is in the scenario now: its list may have been edited since."""
        holder, here = self._session.holder, self._place.step
        steps = steps_of(holder.scenario)
        if self._is_ready_made and not steps:
            steps = self.steps
        place = place_of(steps, self.step, here)
        self._not_kept = self._not_kept - {here} if place is not None else self._not_kept | {here}
        if place is not None:
            counted = steps[place].replaced(**{"hands_again" if again else "hands": hands})
            holder.change(
                with_steps(holder.scenario, _replaced(steps, place, counted)), self.tr("Count hands")
            )

    def close(self) -> None:
        """End the lecture."""
        self.ended.emit()

    # How it is made.

    def _begun(self, number: int) -> Place:
        return Place(number, Phase.ASKED if self.steps[number].asks else Phase.TOLD)

    def _step(self, place: Place) -> Step:
        step = self.steps[place.step]
        if not step.asks or not _is_otherwise(place):
            return step
        hands, again = self._off_script.get(_branch(place), ({}, {}))
        return step.replaced(hands=hands, hands_again=again)

    def _counted(self, place: Place) -> bool:
        return any(self._step(place).hands.values())

    def _after(self) -> Place | None:
        place = self._place
        if place.phase is Phase.ASKED:
            told = Phase.COUNTED if self._counted(place) else Phase.TOLD
            return replace(place, phase=told)
        if place.phase is Phase.COUNTED:
            return replace(place, phase=Phase.TOLD)
        return self._begun(place.step + 1) if place.step + 1 < len(self.steps) else None

    def _go(self, place: Place) -> None:
        self._place = place
        self._project()
        self.shown.emit(self._showing)

    def _project(self) -> None:
        self._fit, self._showing = self._made(self._place)

    def _planned(self) -> Standpoint:
        return self._standpoint(self._begun(self._place.step))[1]

    def _standpoint(self, place: Place) -> tuple[Fit, Standpoint]:
        casebook = self._session.casebook
        fitting = self.steps[place.step].fit(casebook, self._scenario)
        supposed = {**fitting.supposed, **place.supposed}
        kept = {hinge: position for hinge, position in supposed.items() if position is not None}
        return fitting, Standpoint.of(casebook, {**fitting.choices, **place.choices}, kept, fitting.reading)

    def _made(self, place: Place) -> tuple[Fit, Showing]:
        session, step = self._session, self._step(place)
        fitting, standpoint = self._standpoint(place)
        snapshot = session.projector(standpoint, session.in_play)
        question = self._question(step)
        planned = self._standpoint(self._begun(place.step))[1] if place.is_off_script else None
        return fitting, Showing(
            step=step,
            snapshot=snapshot,
            question=question,
            course=_course(snapshot, step, place),
            phase=place.phase,
            heading=hall_heading(snapshot, step, question, planned),
            planned=planned,
        )

    def _question(self, step: Step) -> str:
        casebook = self._session.casebook
        if step.question in {question.id for question in casebook.questions}:
            return step.question
        return self._session.question or ""


def _is_otherwise(place: Place) -> bool:
    """Whether something is set otherwise than the step has it."""
    return bool(place.choices or place.supposed)


def _branch(place: Place) -> _Branch:
    """What a hall is asked about off script: of which step, and what is set otherwise in it."""
    return place.step, frozenset(place.choices.items()), frozenset(place.supposed.items())


def _replaced(steps: tuple[Step, ...], place: int, step: Step) -> tuple[Step, ...]:
    return (*steps[:place], step, *steps[place + 1 :])


def _course(snapshot: Snapshot, step: Step, place: Place) -> int:
    if place.course is not None:
        return min(place.course, len(snapshot.courses) - 1)
    if not step.course:
        return 0
    return next((one.number for one in snapshot.courses if dict(one.holds) == step.course), 0)


def step_of_session(session: Session, view: View) -> Step:
    """Return what a session shows now as a step."""
    course = session.course
    return Step.of(
        session.fit,
        view,
        session.question or "",
        position=session.focus.position or "",
        holds=course.holds if course.number else None,
    )
