"""A standpoint and all that the documents make of it: courses, hinges, debates, history and the map.

This module owns the snapshot that every view reads, and the projector that makes it: one evaluation for
history, the branch on show and the other branches of the map. What a view does not ask for is not named.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from scenarios.engine.engine import Engine
from scenarios.model.branches import Branch, Made, branch_of
from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint
from scenarios.projection.branch_map import BranchMap, branch_map, branches_on_map, spread
from scenarios.projection.comparing import Comparison
from scenarios.projection.course import Course
from scenarios.projection.folding import Fold, folded
from scenarios.projection.hinges import HingeStanding, hinge_standings

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from scenarios.engine.evaluation import Evaluation
    from scenarios.model.casebook import Casebook
    from scenarios.projection.outcomes import QuestionProjection

MOST_SNAPSHOTS = 64
HISTORY, SHOWN, ON_MAP = range(3)  # places of the branches evaluated; from the last on those of the map
MOST_DEBATES = 32  # readings whose debates are remembered

_K = TypeVar("_K")
_V = TypeVar("_V")


class Snapshot(Struct, frozen=True, eq=False, dict=True):
    """What the documents make of a standpoint.

    Attributes:
        engine: The casebook, compiled.
        standpoint: Choices, suppositions and reading.
        branch: What the choices alone make of it.
        courses: Its courses, the leading one first.
        debates: The debates, and the arguments as they stand in history.
    """

    engine: Engine
    standpoint: Standpoint
    branch: Branch
    courses: tuple[Course, ...]
    debates: Course
    _made: Sequence[Made]
    _evaluation: Evaluation
    _history: Snapshot | None = None
    _in_play: tuple[str, ...] = ()

    @property
    def casebook(self) -> Casebook:
        """The casebook."""
        return self.engine.casebook

    @property
    def history(self) -> Snapshot:
        """The same reading of what happened."""
        return self if self._history is None else self._history

    @cached_property
    def unheard(self) -> frozenset[str]:
        """The documents that the reading leaves out, which are not silent but not heard."""
        return self.standpoint.reading.unheard(self.casebook)

    @cached_property
    def hinges(self) -> tuple[HingeStanding, ...]:
        """How every hinge stands, in the order in which they are taken."""
        return hinge_standings(self.engine.hinges, self.courses)

    @cached_property
    def turns_on(self) -> tuple[HingeStanding, ...]:
        """The hinges that the documents leave open, and those supposed."""
        return tuple(hinge for hinge in self.hinges if hinge.is_turned_on)

    @cached_property
    def departures(self) -> tuple[str, ...]:
        """The decisions that go otherwise than they did and arise in some course, in the order of time."""
        in_some = {decision for course in self.courses for decision in course.departures}
        return tuple(decision for decision in self.branch.departures if decision in in_some)

    @cached_property
    def not_arising(self) -> tuple[str, ...]:
        """The decisions that arise in no course, in the order of the file."""
        return tuple(
            decision
            for decision in self.branch.taken
            if all(course.branch.taken[decision] is None for course in self.courses)
        )

    def arises_in(self, decision_id: str) -> tuple[int, ...]:
        """Return the numbers of the courses in which a decision arises."""
        return tuple(course.number for course in self.courses if course.branch.taken[decision_id] is not None)

    def side_of(self, question_id: str, course: int = 0) -> Course:
        """Return where a question stands: an outcome in a course, a debate in history."""
        return self.debates if self._is_debate(question_id) else self.courses[course]

    def side_of_argument(self, argument_id: str, course: int = 0) -> Course:
        """Return where an argument stands: in history if it bears on debates alone, else in a course."""
        bears_on = self.engine.bearings.touched[argument_id]
        debated = bool(bears_on) and all(self._is_debate(question) for question in bears_on)
        return self.debates if debated else self.courses[course]

    def question(self, question_id: str, course: int = 0) -> QuestionProjection:
        """Return how a question stands, an outcome in a course by its number."""
        return self.side_of(question_id, course).question(question_id)

    def folds(self, question_id: str) -> tuple[Fold, ...]:
        """Return the courses, those folded that answer the question with the same position.

        A debate has one fold: no course changes it.
        """
        found = self._folds.get(question_id)
        if found is None:
            found = self._folds[question_id] = self._fold(question_id)
        return found

    def map(self, question_id: str) -> BranchMap:
        """Return the branches of the decisions in play, and where they end for a question."""
        found = self._maps.get(question_id)
        if found is None:
            found = self._maps[question_id] = branch_map(
                self.engine,
                self._evaluation,
                ON_MAP,
                self._made,
                self.branch,
                question_id,
                self._in_play,
                self.debates.question(question_id) if self._is_debate(question_id) else None,
            )
        return found

    @cached_property
    def compared(self) -> Comparison:
        """What differs from history, outcome by outcome."""
        return Comparison(self, self.history)

    def _fold(self, question_id: str) -> tuple[Fold, ...]:
        if self._is_debate(question_id):
            return (Fold((), (0,)),)

        def leads_to(number: int) -> Hashable:
            return self.courses[number].question(question_id).answer

        return folded(self.engine.hinges, [course.holds for course in self.courses], leads_to)

    def _is_debate(self, question_id: str) -> bool:
        return self.casebook.question(question_id).kind == "debate"

    @cached_property
    def _folds(self) -> dict[str, tuple[Fold, ...]]:
        return {}

    @cached_property
    def _maps(self) -> dict[str, BranchMap]:
        return {}


class Projector:
    """Makes snapshots of standpoints, each once.

    Args:
        engine: The casebook, compiled.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._snapshots: OrderedDict[tuple[Standpoint, tuple[str, ...]], Snapshot] = OrderedDict()
        self._debates: OrderedDict[Reading, Course] = OrderedDict()
        self._histories: OrderedDict[Reading, Snapshot] = OrderedDict()

    @property
    def casebook(self) -> Casebook:
        """The casebook."""
        return self.engine.casebook

    def __call__(self, standpoint: Standpoint, in_play: Sequence[str] = ()) -> Snapshot:
        """Return what the documents make of a standpoint.

        Args:
            standpoint: Fitted to the casebook.
            in_play: The decisions whose branches the map shows.
        """
        key = standpoint, tuple(in_play)
        return _remembered(self._snapshots, key, MOST_SNAPSHOTS, lambda: self._project(*key))

    def branches(self, standpoint: Standpoint, in_play: Sequence[str]) -> tuple[Snapshot, ...]:
        """Return every branch of the decisions in play, however many, worked out in one evaluation.

        Args:
            standpoint: What is supposed, how the documents are read, and how the other decisions go.
            in_play: The decisions that vary.

        Returns:
            A snapshot a branch: what happened, then the others, option by option. On the map of each stand
            all of them.
        """
        in_play = tuple(in_play)
        made = spread(self.casebook, standpoint.choices, in_play)
        evaluation = self._evaluate(standpoint, made)
        happened = standpoint.as_it_happened(self.casebook)
        history = self._history(happened, made, evaluation)
        return tuple(
            self._snapshot(
                Standpoint(choices, standpoint.supposed, standpoint.reading),
                branch,
                evaluation,
                ON_MAP + number,
                made,
                history,
                in_play,
            )
            for number, (choices, branch) in enumerate(made)
        )

    def _project(self, standpoint: Standpoint, in_play: tuple[str, ...]) -> Snapshot:
        happened = standpoint.as_it_happened(self.casebook)
        made = branches_on_map(self.casebook, standpoint.choices, in_play)
        evaluation = self._evaluate(standpoint, made)
        history = self._history(happened, made, evaluation)
        if standpoint == happened:
            return Snapshot(
                self.engine,
                happened,
                history.branch,
                history.courses,
                history.debates,
                made,
                evaluation,
                history,
                in_play,
            )
        shown = branch_of(self.casebook, standpoint.choices)
        return self._snapshot(standpoint, shown, evaluation, SHOWN, made, history, in_play)

    def _evaluate(self, standpoint: Standpoint, made: Sequence[Made]) -> Evaluation:
        """Work out history, then the branch on show, then these branches, with what is supposed in them."""
        table = self.engine.table
        shown = branch_of(self.casebook, standpoint.choices)
        past = branch_of(self.casebook, standpoint.as_it_happened(self.casebook).choices)
        supposing = table.columns([shown.taken, *(branch.taken for _, branch in made)], standpoint.supposed)
        return self.engine.follow(table.beside(table.columns([past.taken]), supposing), standpoint.reading)

    def _history(self, happened: Standpoint, made: Sequence[Made], evaluation: Evaluation) -> Snapshot:
        past = branch_of(self.casebook, happened.choices)

        def make() -> Snapshot:
            courses = self._courses(happened, past, evaluation, HISTORY)
            return Snapshot(self.engine, happened, past, courses, self._debated(happened), made, evaluation)

        return _remembered(self._histories, happened.reading, MOST_DEBATES, make)

    def _snapshot(
        self,
        standpoint: Standpoint,
        branch: Branch,
        evaluation: Evaluation,
        column: int,
        made: Sequence[Made],
        history: Snapshot,
        in_play: tuple[str, ...],
    ) -> Snapshot:
        return Snapshot(
            engine=self.engine,
            standpoint=standpoint,
            branch=branch,
            courses=self._courses(standpoint, branch, evaluation, column),
            debates=history.debates,
            _made=made,
            _evaluation=evaluation,
            _history=history,
            _in_play=in_play,
        )

    def _courses(
        self, standpoint: Standpoint, branch: Branch, evaluation: Evaluation, column: int
    ) -> tuple[Course, ...]:
        return tuple(
            self._course(standpoint, branch, evaluation, at, number)
            for number, at in enumerate(evaluation.courses_of(column))
        )

    def _course(
        self, standpoint: Standpoint, branch: Branch, evaluation: Evaluation, column: int, number: int
    ) -> Course:
        taken = evaluation.taken(column)
        departures = tuple(decision for decision in branch.departures if taken[decision] is not None)
        return Course(
            engine=self.engine,
            standpoint=standpoint,
            number=number,
            holds=evaluation.holds(column),
            branch=Branch(taken, departures),
            _evaluation=evaluation,
            _column=column,
        )

    def _debated(self, happened: Standpoint) -> Course:
        return _remembered(self._debates, happened.reading, MOST_DEBATES, lambda: self._debate(happened))

    def _debate(self, happened: Standpoint) -> Course:
        evaluation = self.engine.debates(happened.reading)
        return Course(
            engine=self.engine,
            standpoint=happened,
            number=0,
            holds=evaluation.holds(0),
            branch=Branch(evaluation.taken(0), ()),
            _evaluation=evaluation,
            _column=0,
            _kind="debate",
        )


def _remembered(kept: OrderedDict[_K, _V], key: _K, most: int, make: Callable[[], _V]) -> _V:
    found = kept.get(key)
    if found is None:
        while len(kept) >= most:
            kept.popitem(last=False)
        found = kept[key] = make()
    kept.move_to_end(key)
    return found
