"""The projection once more, one branch at a time in plain Python: what the engine is held against.

It is written from the formulas, knows nothing of the engine, and makes no effort to be quick.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scenarios.model.dates import parse_date

if TYPE_CHECKING:
    from scenarios.model.casebook import Argument, Casebook, Question
    from scenarios.model.reading import Reading

SLACK = 1e-9
Weighted = tuple[float, float]  # (weight, strength)


def taken_in(casebook: Casebook, choices: Mapping[str, str]) -> dict[str, str | None]:
    """Option taken for each decision; None where it does not arise."""
    taken: dict[str, str | None] = {}
    for decision in sorted(casebook.decisions, key=lambda decision: parse_date(decision.date)):
        arises = all(taken.get(key) in options for key, options in decision.arises.items())
        taken[decision.id] = choices.get(decision.id, decision.actual.id) if arises else None
    return taken


def energy_sum(supporters: Iterable[Weighted], attackers: Iterable[Weighted]) -> float:
    return sum(weight * s for weight, s in supporters) - sum(weight * s for weight, s in attackers)


def quadratic_energy(base: float, supporters: list[Weighted], attackers: list[Weighted]) -> float:
    energy = energy_sum(supporters, attackers)
    h = energy**2 / (1 + energy**2)
    return base + (1 - base) * h if energy > 0 else base - base * h


def df_quad(base: float, supporters: list[Weighted], attackers: list[Weighted]) -> float:
    vs = 1 - math.prod(1 - weight * s for weight, s in supporters)
    va = 1 - math.prod(1 - weight * s for weight, s in attackers)
    return base - base * (va - vs) if va >= vs else base + (1 - base) * (vs - va)


def euler(base: float, supporters: list[Weighted], attackers: list[Weighted]) -> float:
    return 1 - (1 - base**2) / (1 + base * math.exp(energy_sum(supporters, attackers)))


def mlp(base: float, supporters: list[Weighted], attackers: list[Weighted]) -> float:
    if base in {0.0, 1.0}:
        return base
    return 1 / (1 + math.exp(-math.log(base / (1 - base)) - energy_sum(supporters, attackers)))


FORMULAS: Mapping[str, Callable[[float, list[Weighted], list[Weighted]], float]] = {
    "quadratic-energy": quadratic_energy,
    "df-quad": df_quad,
    "euler": euler,
    "mlp": mlp,
}


@dataclass
class ReferenceQuestion:
    """What becomes of a question."""

    status: str
    reach: float
    leading: str | None
    strengths: dict[str, float | None]
    by_document: dict[str, dict[str, float | None]]
    disagree: bool


@dataclass
class Reference:
    """One branch of a casebook under one reading.

    Attributes:
        bases: Base scores to use in the place of the arguments' own.
        removed: Arguments to leave out.
    """

    casebook: Casebook
    choices: Mapping[str, str]
    reading: Reading
    bases: Mapping[str, float] = field(default_factory=dict)
    removed: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.taken = taken_in(self.casebook, self.choices)
        self.combine = FORMULAS[self.reading.semantics]
        self._strengths: dict[str, float] = {}
        self._pooled: dict[str, tuple[dict[str, float], float]] = {}

    # Arguments

    def active(self, argument: Argument) -> bool:
        return (
            all(self.taken.get(key) in options for key, options in argument.when.items())
            and not any(self.taken.get(key) in options for key, options in argument.unless.items())
            and self.reading.credence_of(argument.document) > 0
            and argument.voice not in self.reading.muted
        )

    def strength(self, argument: Argument) -> float:
        """0 for one that is inactive, left out or declared unknowable."""
        if argument.id not in self._strengths:
            self._strengths[argument.id] = self._strength(argument)
        return self._strengths[argument.id]

    def _strength(self, argument: Argument) -> float:
        if argument.base_score is None or argument.id in self.removed or not self.active(argument):
            return 0.0
        base = self.bases.get(argument.id, argument.base_score)
        supporters, attackers = [], []
        for other in self.casebook.arguments:
            credence = (
                1.0 if other.document == argument.document else self.reading.credence_of(other.document)
            )
            if argument.id in other.supports:
                supporters.append((credence, self.strength(other)))
            if argument.id in other.attacks:
                attackers.append((credence, self.strength(other)))
        strength = self.combine(base, supporters, attackers)
        for target in set(argument.presupposes):
            strength *= self.fading(argument, target)
        return strength

    def fading(self, argument: Argument, target: str) -> float:
        return min(1.0, 2 * self.premise(argument, target))

    def premise(self, argument: Argument, target: str) -> float:
        question_id, position_id = target.split("/")
        question = self.casebook.question(question_id)
        settled, _ = self.settled(question)
        if settled is not None:
            return float(settled == position_id)
        if self.firmness(argument.document, question) >= 0.05 - SLACK:
            return self.view(argument.document, question, position_id)
        pooled, reach = self.pooled(question)
        return 0.0 if reach < 0.05 - SLACK else pooled[position_id]

    def dormant(self, argument: Argument) -> bool:
        return self.active(argument) and any(
            self.fading(argument, target) == 0.0 for target in argument.presupposes
        )

    # Questions

    def on(self, document: str, target: str) -> tuple[list[float], list[float]]:
        """Strengths of a document's supporters and attackers of a position."""
        own = [
            argument
            for argument in self.casebook.arguments
            if argument.document == document and argument.base_score is not None
        ]
        return (
            [self.strength(argument) for argument in own if target in argument.supports],
            [self.strength(argument) for argument in own if target in argument.attacks],
        )

    def view(self, document: str, question: Question, position_id: str) -> float:
        supporters, attackers = [], []
        rivals = len(question.positions) - 1
        for position in question.positions:
            supports, attacks = self.on(document, f"{question.id}/{position.id}")
            if position.id == position_id:
                supporters += [(1.0, strength) for strength in supports]
                attackers += [(1.0, strength) for strength in attacks]
            else:
                supporters += [(1 / rivals, strength) for strength in attacks]
                attackers += [(1 / rivals, strength) for strength in supports]
        return self.combine(0.5, supporters, attackers)

    def firmness(self, document: str, question: Question) -> float:
        strengths = [0.0]
        for position in question.positions:
            for side in self.on(document, f"{question.id}/{position.id}"):
                strengths += side
        return max(strengths)

    def pooled(self, question: Question) -> tuple[dict[str, float], float]:
        """Pooled strengths, before anything is settled, and reach."""
        if question.id not in self._pooled:
            weights = {
                document.id: self.reading.credence_of(document.id) * self.firmness(document.id, question)
                for document in self.casebook.documents
            }
            total = sum(weights.values())
            pooled = {}
            for position in question.positions:
                views = [w * self.view(document, question, position.id) for document, w in weights.items()]
                pooled[position.id] = sum(views) / total if total > 0 else 0.0
            self._pooled[question.id] = pooled, max(weights.values(), default=0.0)
        return self._pooled[question.id]

    def settled(self, question: Question) -> tuple[str | None, str]:
        """The settled position, and whether it is a fact or established."""
        in_time = sorted(self.casebook.decisions, key=lambda decision: parse_date(decision.date))
        established = None
        departures = []
        for decision in in_time:
            taken = self.taken[decision.id]
            if taken is None:
                continue
            if taken != decision.actual.id:
                departures.append(decision)
            for target in decision.option(taken).establishes:
                question_id, position_id = target.split("/")
                if question_id == question.id:
                    established = position_id
        fact = question.actual is not None and (
            not departures
            or (
                question.settled is not None and parse_date(departures[0].date) > parse_date(question.settled)
            )
        )
        actual = question.actual.id if question.actual is not None else None
        if fact and established in {None, actual}:
            return actual, "fact"
        if established is not None:
            return established, "established"
        return None, ""

    def question(self, question: Question) -> ReferenceQuestion:
        settled, status = self.settled(question)
        pooled, reach = self.pooled(question)
        strengths: dict[str, float | None]
        leading: str | None
        if settled is not None:
            strengths = {position.id: float(position.id == settled) for position in question.positions}
            leading = settled
        elif reach < 0.05 - SLACK:
            status, leading = "silent", None
            strengths = {position.id: None for position in question.positions}
        else:
            status = "faint" if reach < 0.3 - SLACK else "projected"
            strengths = dict(pooled)
            most = max(pooled.values())
            leading = next(position for position, strength in pooled.items() if strength >= most - SLACK)
        by_document: dict[str, dict[str, float | None]] = {
            position.id: {
                document.id: self.view(document.id, question, position.id)
                if self.reading.credence_of(document.id) > 0
                and self.firmness(document.id, question) >= 0.05 - SLACK
                else None
                for document in self.casebook.documents
            }
            for position in question.positions
        }
        views = (
            [] if leading is None else [view for view in by_document[leading].values() if view is not None]
        )
        return ReferenceQuestion(
            status=status,
            reach=reach,
            leading=leading,
            strengths=strengths,
            by_document=by_document,
            disagree=bool(views) and max(views) - min(views) >= 0.40 - SLACK,
        )

    def questions(self) -> dict[str, ReferenceQuestion]:
        return {question.id: self.question(question) for question in self.casebook.questions}
