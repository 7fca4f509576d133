"""The branches of the decisions in play, and the lanes of a question in which they end, course by course.

This module owns which branches the map shows and what stands at their ends. All branches are evaluated as
columns of one block.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from scenarios.model.branches import Branch, Made, branch_of, branches_in_play, complete_choices, distinct
from scenarios.model.verdicts import Status, strongest
from scenarios.projection.folding import Provision, folded

if TYPE_CHECKING:
    from scenarios.engine.engine import Engine
    from scenarios.engine.evaluation import Evaluation
    from scenarios.model.casebook import Casebook
    from scenarios.projection.outcomes import QuestionProjection

MOST_SPREAD = 4
"""Up to so many decisions in play, every branch of them is on the map; more fold."""

MOST_BRANCHES = 256
"""So do few decisions of many options, if they make more branches than this."""


class CourseEnd(Struct, frozen=True):
    """Where the courses of a branch end that lead to the same.

    Attributes:
        lane: The answer to the question in focus: at a hinge the position that holds, elsewhere the leading
            one; None where there is none.
        status: How the question stands.
        strength: The strength of that position; None where the question is silent.
        leading_tied: Whether the lane is that of the strongest position and another is as strong; the lane is
            then that of the first in the file.
        provisions: What these courses have in common against the others; none where the branch has one end.
        courses: Their numbers.
    """

    lane: str | None
    status: Status
    strength: float | None
    leading_tied: bool
    provisions: tuple[Provision, ...]
    courses: tuple[int, ...]


class BranchEnd(Struct, frozen=True):
    """A branch on the map.

    Attributes:
        choices: Choices that make it, one for every decision.
        branch: What they make.
        ends: Where its courses end, folded; the leading course's first.
        is_history: Whether everything goes as it happened.
        is_shown: Whether this is the branch on show.
        leaves: (decision, option, date) of each departure, in the order of time.
    """

    choices: Mapping[str, str]
    branch: Branch
    ends: tuple[CourseEnd, ...]
    is_history: bool
    is_shown: bool
    leaves: tuple[tuple[str, str, str], ...]

    @property
    def lane(self) -> str | None:
        """Where its leading course ends."""
        return self.ends[0].lane

    @property
    def lanes(self) -> frozenset[str | None]:
        """Where any of its courses ends."""
        return frozenset(end.lane for end in self.ends)


class BranchMap(Struct, frozen=True):
    """The branches of the decisions in play, for one question.

    Attributes:
        question: The question in focus.
        lanes: Its positions in the order of the file, then None: the documents are silent.
        ends: The branches: first what happened, then the others, option by option of the decisions in play.
        counts: How many branches end in each lane, in some course; a count of branches, not a chance.
        folded: Whether there are too many decisions in play for all their branches: then only what
            happened, each single departure and the branch on show are there.
    """

    question: str
    lanes: tuple[str | None, ...]
    ends: tuple[BranchEnd, ...]
    counts: Mapping[str | None, int]
    folded: bool

    @property
    def shown(self) -> BranchEnd:
        """The branch on show."""
        return next(end for end in self.ends if end.is_shown)


def branches_on_map(
    casebook: Casebook, choices: Mapping[str, str], in_play: Sequence[str]
) -> tuple[Made, ...]:
    """Return the branches that the decisions in play can make, what happened first.

    With at most `MOST_SPREAD` decisions in play these are all their branches, the others going as chosen.
    With more decisions, or more than `MOST_BRANCHES` branches, they are what happened, each single departure
    of a decision in play, and the branch on show.

    Args:
        casebook: The casebook.
        choices: Decision id to option id of the branch on show; a decision left out goes as it happened.
        in_play: Ids of the decisions to vary.

    Raises:
        KeyError: The casebook has no such decision.
        ValueError: A decision has no such option.
    """
    given = complete_choices(casebook, choices)
    make = _folded if is_folded(casebook, in_play) else spread
    return make(casebook, given, in_play)


def spread(casebook: Casebook, given: Mapping[str, str], in_play: Sequence[str]) -> tuple[Made, ...]:
    """Return every branch that the decisions in play can make, what happened first; errors as above."""
    history = complete_choices(casebook, {})
    made = branches_in_play(casebook, given, in_play)
    return distinct([(history, branch_of(casebook, history)), *made], complete_choices(casebook, given))


def is_folded(casebook: Casebook, in_play: Sequence[str]) -> bool:
    """Return whether too many decisions are in play for all their branches."""
    varied = [casebook.decision(decision_id) for decision_id in dict.fromkeys(in_play)]
    branches = math.prod(len(decision.options) for decision in varied)
    return len(varied) > MOST_SPREAD or branches > MOST_BRANCHES


def branch_map(
    engine: Engine,
    evaluation: Evaluation,
    first: int,
    made: Sequence[Made],
    shown: Branch,
    question_id: str,
    in_play: Sequence[str],
    debate: QuestionProjection | None = None,
) -> BranchMap:
    """Return where branches end for a question.

    Args:
        engine: The casebook, compiled.
        evaluation: In which the branches are evaluated.
        first: The place of the first of them among the branches evaluated; the others follow.
        made: The branches.
        shown: The branch on show.
        question_id: The question whose positions are the lanes.
        in_play: Ids of the decisions that vary.
        debate: How the question stands, if it is a debate: all branches end there.
    """
    casebook = engine.casebook
    question = casebook.question(question_id)
    ids = [position.id for position in question.positions]
    is_hinge = question_id in engine.hinges
    statuses = evaluation.statuses_of(question_id)
    pooled = evaluation.pooled_of(question_id)

    def course_ends(number: int) -> tuple[CourseEnd, ...]:
        if debate is not None:
            leading = debate.leading_position
            strength = None if leading is None else leading.strength
            return (CourseEnd(debate.leading, debate.status, strength, debate.leading_tied, (), (0,)),)
        columns = evaluation.courses_of(first + number)
        found = []
        for column in columns:
            held = evaluation.holds(column)[question_id] if is_hinge else None
            if statuses[column] is Status.SILENT:
                found.append(CourseEnd(held, Status.SILENT, None, False, (), ()))
                continue
            strengths = pooled[:, column].tolist()
            place, tied = strongest(strengths)
            if held is not None and held != ids[place]:
                place, tied = ids.index(held), False
            found.append(CourseEnd(ids[place], statuses[column], strengths[place], tied, (), ()))
        if len(found) == 1:
            return (replace(found[0], courses=(0,)),)
        folds = folded(
            engine.hinges,
            [evaluation.holds(column) for column in columns],
            lambda course: found[course].lane,
        )
        return tuple(
            replace(found[fold.course], provisions=fold.provisions, courses=fold.courses) for fold in folds
        )

    ends = tuple(
        BranchEnd(
            choices=choices,
            branch=branch,
            ends=course_ends(number),
            is_history=not branch.departures,
            is_shown=branch.key == shown.key,
            leaves=tuple(
                (decision_id, choices[decision_id], casebook.decision(decision_id).date)
                for decision_id in branch.departures
            ),
        )
        for number, (choices, branch) in enumerate(made)
    )
    lanes = (*(position.id for position in question.positions), None)
    counts = {lane: sum(lane in end.lanes for end in ends) for lane in lanes}
    return BranchMap(question_id, lanes, ends, counts, folded=is_folded(casebook, in_play))


def _folded(casebook: Casebook, given: dict[str, str], in_play: Sequence[str]) -> tuple[Made, ...]:
    """What happened, each single departure from it, and the branch on show."""
    history = complete_choices(casebook, {})
    single = [
        history | {decision_id: option.id}
        for decision_id in dict.fromkeys(in_play)
        for option in casebook.decision(decision_id).options
        if not option.actual
    ]
    return distinct(((choices, branch_of(casebook, choices)) for choices in (history, *single, given)), given)
