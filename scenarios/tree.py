"""The branches of the decisions in play, and the lane of a question in which each of them ends.

This module owns which branches the map shows and what stands at their ends. It must not draw, nor weigh: all
branches are evaluated as columns of one block.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scenarios.branches import Branch, Made, branch_of, branches_in_play, complete_choices, distinct
from scenarios.debate import STATUSES
from scenarios.verdicts import Status, strongest

if TYPE_CHECKING:
    from scenarios.casebook import Casebook
    from scenarios.debate import Debate, Outcomes
    from scenarios.reading import Reading

MOST_SPREAD = 4
"""Up to so many decisions in play, every branch of them is on the map; more fold."""

MOST_BRANCHES = 256
"""So do few decisions of many options, if they make more branches than this."""


@dataclass(frozen=True)
class BranchEnd:
    """A branch on the map.

    Attributes:
        choices: Choices that make it, one for every decision.
        branch: What they make.
        lane: The leading position of the question in focus; None where the question is silent.
        status: How the question stands.
        strength: The strength of the leading position; None where the question is silent.
        leading_tied: Whether another position is as strong; the lane is then that of the first in the file.
        is_history: Whether everything goes as it happened.
        is_shown: Whether this is the branch on show.
        leaves: (decision, option, date) of each departure, in the order of time.
    """

    choices: Mapping[str, str]
    branch: Branch
    lane: str | None
    status: Status
    strength: float | None
    leading_tied: bool
    is_history: bool
    is_shown: bool
    leaves: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class BranchMap:
    """The branches of the decisions in play, for one question.

    Attributes:
        question: The question in focus.
        lanes: Its positions in the order of the file, then None: the documents are silent.
        ends: The branches: first what happened, then the others, option by option of the decisions in play.
        counts: How many branches end in each lane; a count of branches, not a chance.
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


def branch_map(
    debate: Debate, choices: Mapping[str, str], reading: Reading, question_id: str, in_play: Sequence[str]
) -> BranchMap:
    """Return the branches that the decisions in play can make, and where each ends.

    With at most `MOST_SPREAD` decisions in play these are all their branches, the others going as chosen.
    With more decisions, or more than `MOST_BRANCHES` branches, they are what happened, each single departure
    of a decision in play, and the branch on show. What happened is always among them.

    Args:
        debate: The casebook, compiled.
        choices: Decision id to option id of the branch on show; a decision left out goes as it happened.
        reading: How the documents are taken.
        question_id: The question whose positions are the lanes.
        in_play: Ids of the decisions to vary.

    Raises:
        KeyError: The casebook has no such decision or question, or there are no such semantics.
        ValueError: A decision has no such option.
    """
    casebook = debate.casebook
    question = casebook.question(question_id)
    given = complete_choices(casebook, choices)
    varied = [casebook.decision(decision_id) for decision_id in dict.fromkeys(in_play)]
    branches = math.prod(len(decision.options) for decision in varied)
    folded = len(varied) > MOST_SPREAD or branches > MOST_BRANCHES
    made = _folded(casebook, given, in_play) if folded else _spread(casebook, given, in_play)
    shown = branch_of(casebook, given).key
    outcomes = debate.outcomes(debate.table.columns(branch.taken for _, branch in made), reading)
    ends = tuple(
        _end(debate, outcomes, column, question_id, made[column], shown=made[column][1].key == shown)
        for column in range(len(made))
    )
    lanes = (*(position.id for position in question.positions), None)
    counts = dict.fromkeys(lanes, 0)
    for end in ends:
        counts[end.lane] += 1
    return BranchMap(question=question_id, lanes=lanes, ends=ends, counts=counts, folded=folded)


def _spread(casebook: Casebook, given: Mapping[str, str], in_play: Sequence[str]) -> tuple[Made, ...]:
    """Every branch of the decisions in play, what happened first."""
    history = complete_choices(casebook, {})
    made = branches_in_play(casebook, given, in_play)
    return distinct([(history, branch_of(casebook, history)), *made], given)


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


def _end(
    debate: Debate, outcomes: Outcomes, column: int, question_id: str, made: Made, *, shown: bool
) -> BranchEnd:
    choices, branch = made
    casebook = debate.casebook
    status = STATUSES[int(outcomes.status[debate.layout.question_row[question_id], column])]
    lane, strength, tied = None, None, False
    if status is not Status.SILENT:
        strengths = outcomes.strengths_of(question_id)[:, column].tolist()
        place, tied = strongest(strengths)
        lane, strength = casebook.question(question_id).positions[place].id, strengths[place]
    return BranchEnd(
        choices=choices,
        branch=branch,
        lane=lane,
        status=status,
        strength=strength,
        leading_tied=tied,
        is_history=not branch.departures,
        is_shown=shown,
        leaves=tuple(
            (decision_id, choices[decision_id], casebook.decision(decision_id).date)
            for decision_id in branch.departures
        ),
    )
