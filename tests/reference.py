"""The projection once more, one course at a time in plain Python: what the engine is held against.

It is written from the formulas, works on a casebook as `tomllib` reads it, knows nothing of the engine, and
makes no effort to be quick.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Raw = dict[str, Any]
Node = tuple[str, str]  # ("argument" | "question" | "decision", id)
Weighted = tuple[float, float]  # (weight, strength)
Combine = Callable[[float, Sequence[Weighted], Sequence[Weighted]], float]

SLACK = 1e-9
SILENT = 0.05
FAINT = 0.3
MOST_COURSES = 1024

BASES: Mapping[str, float | None] = {
    "certain": 0.95,
    "very-likely": 0.90,
    "asserted": 0.80,
    "likely": 0.75,
    "even": 0.50,
    "possible": 0.40,
    "asked": 0.30,
    "unlikely": 0.20,
    "very-unlikely": 0.05,
    "unknowable": None,
}


# Semantics


def energy_sum(supporters: Iterable[Weighted], attackers: Iterable[Weighted]) -> float:
    return sum(weight * s for weight, s in supporters) - sum(weight * s for weight, s in attackers)


def quadratic_energy(base: float, supporters: Sequence[Weighted], attackers: Sequence[Weighted]) -> float:
    energy = energy_sum(supporters, attackers)
    h = energy**2 / (1 + energy**2)
    return base + (1 - base) * h if energy > 0 else base - base * h


def df_quad(base: float, supporters: Sequence[Weighted], attackers: Sequence[Weighted]) -> float:
    vs = 1 - math.prod(1 - weight * s for weight, s in supporters)
    va = 1 - math.prod(1 - weight * s for weight, s in attackers)
    return base - base * (va - vs) if va >= vs else base + (1 - base) * (vs - va)


def euler(base: float, supporters: Sequence[Weighted], attackers: Sequence[Weighted]) -> float:
    return 1 - (1 - base**2) / (1 + base * math.exp(energy_sum(supporters, attackers)))


def mlp(base: float, supporters: Sequence[Weighted], attackers: Sequence[Weighted]) -> float:
    if base in {0.0, 1.0}:
        return base
    return 1 / (1 + math.exp(-math.log(base / (1 - base)) - energy_sum(supporters, attackers)))


FORMULAS: Mapping[str, Combine] = {
    "quadratic-energy": quadratic_energy,
    "df-quad": df_quad,
    "euler": euler,
    "mlp": mlp,
}


# The casebook


def day(date: str) -> tuple[int, ...]:
    """The earliest day of a date that may leave its month or day open."""
    parts = [int(part) for part in date.split("-")]
    return tuple(parts + [1] * (3 - len(parts)))


def base_of(argument: Raw) -> float | None:
    """Base score; None if the document declares that no one can know."""
    return float(argument["base"]) if "base" in argument else BASES[argument["certainty"]]


def actual_position(question: Raw) -> str | None:
    return next((position["id"] for position in question["positions"] if position.get("actual")), None)


def actual_option(decision: Raw) -> str:
    return next(str(option["id"]) for option in decision["options"] if option.get("actual"))


def is_debate(question: Raw) -> bool:
    return bool(question.get("kind", "outcome") == "debate")


class Book:
    """A raw casebook with what has to be looked up in it again and again."""

    def __init__(self, raw: Raw) -> None:
        self.raw = raw
        self.documents: list[str] = [document["id"] for document in raw.get("documents", [])]
        self.arguments: dict[str, Raw] = {a["id"]: a for a in raw.get("arguments", [])}
        self.questions: dict[str, Raw] = {q["id"]: q for q in raw.get("questions", [])}
        self.decisions: dict[str, Raw] = {d["id"]: d for d in raw.get("decisions", [])}
        self.in_time = sorted(self.decisions.values(), key=lambda decision: day(decision["date"]))
        self.supporting: dict[str, list[Raw]] = {}
        self.attacking: dict[str, list[Raw]] = {}
        for argument in self.arguments.values():
            for sides, key in ((self.supporting, "supports"), (self.attacking, "attacks")):
                for target in set(argument.get(key, ())):
                    sides.setdefault(target, []).append(argument)

    def edges(self) -> set[tuple[Node, Node]]:
        """What bears on what: supports, attacks, premises, conditions, what is established, what arises."""
        edges: set[tuple[Node, Node]] = set()

        def node(target: str) -> Node:
            return ("question", target.split("/", maxsplit=1)[0]) if "/" in target else ("argument", target)

        for argument in self.arguments.values():
            here = ("argument", argument["id"])
            for target in [*argument.get("supports", ()), *argument.get("attacks", ())]:
                edges.add((here, node(target)))
            for premise in argument.get("presupposes", ()):
                edges.add((node(premise), here))
            for decision in [*argument.get("when", {}), *argument.get("unless", {})]:
                edges.add((("decision", decision), here))
        for decision in self.decisions.values():
            here = ("decision", decision["id"])
            for premise in decision.get("presupposes", ()):
                edges.add((node(premise), here))
            for earlier in decision.get("arises", {}):
                edges.add((("decision", earlier), here))
            for option in decision["options"]:
                for target in option.get("establishes", ()):
                    edges.add((here, node(target)))
        return edges

    def cycle(self) -> list[Node]:
        """Nodes that go in a circle, each bearing on the next and the last on the first; none if acyclic."""
        onward: dict[Node, list[Node]] = {}
        for start, end in sorted(self.edges()):
            onward.setdefault(start, []).append(end)
        done: set[Node] = set()
        for start in list(onward):
            road: list[tuple[Node, list[Node]]] = [(start, list(onward[start]))]
            on_road = [start]
            while road and start not in done:
                here, left = road[-1]
                if not left:
                    done.add(here)
                    road.pop()
                    on_road.pop()
                    continue
                there = left.pop()
                if there in on_road:
                    return on_road[on_road.index(there) :]
                if there not in done:
                    road.append((there, list(onward.get(there, ()))))
                    on_road.append(there)
        return []

    def hinges(self) -> list[str]:
        """Outcomes that something presupposes; one that bears on another first, else as in the file.

        An argument that is declared unknowable has no strength: nothing depends on another through it.
        """
        presupposed = {
            premise.split("/")[0]
            for thing in [*self.arguments.values(), *self.decisions.values()]
            for premise in thing.get("presupposes", ())
        }
        hinges = [q for q in self.questions if q in presupposed and not is_debate(self.questions[q])]
        onward: dict[Node, list[Node]] = {}
        mute = {("argument", a["id"]) for a in self.arguments.values() if base_of(a) is None}
        for start, end in self.edges():
            if start not in mute and end not in mute:
                onward.setdefault(start, []).append(end)

        def reached(start: Node) -> set[Node]:
            found: set[Node] = set()
            waiting = [start]
            while waiting:
                for there in onward.get(waiting.pop(), ()):
                    if there not in found:
                        found.add(there)
                        waiting.append(there)
            return found

        bears_on = {hinge: reached(("question", hinge)) for hinge in hinges}
        ordered: list[str] = []
        while len(ordered) < len(hinges):
            left = [hinge for hinge in hinges if hinge not in ordered]
            ordered.append(
                next(h for h in left if not any(("question", h) in bears_on[o] for o in left if o != h))
            )
        return ordered


def hinges_of(raw: Raw) -> list[str]:
    return Book(raw).hinges()


def chosen_in(book: Book, choices: Mapping[str, str]) -> dict[str, str | None]:
    """The option of every decision by the choices alone; None where they keep it from arising."""
    chosen: dict[str, str | None] = {}
    for decision in book.in_time:
        arises = all(chosen.get(key) in options for key, options in decision.get("arises", {}).items())
        chosen[decision["id"]] = choices.get(decision["id"], actual_option(decision)) if arises else None
    return chosen


def first_departure(book: Book, chosen: Mapping[str, str | None]) -> Raw | None:
    """The first departure by the choices alone.

    A decision that presupposes what was not so in history is none: some earlier departure led to it.
    """
    for decision in book.in_time:
        historical = all(
            actual_position(book.questions[premise.split("/")[0]]) == premise.split("/")[1]
            for premise in decision.get("presupposes", ())
        )
        if historical and chosen[decision["id"]] not in {None, actual_option(decision)}:
            return decision
    return None


# One reading, one course


@dataclass(frozen=True)
class Heard:
    """A reading: whom one listens to, and how strengths are combined."""

    credence: Mapping[str, float] = field(default_factory=dict)
    muted: frozenset[str] = frozenset()
    inferences: bool = True  # whether the editors' own steps are heard
    semantics: str = "quadratic-energy"
    bases: Mapping[str, float] = field(default_factory=dict)  # instead of the arguments' own
    removed: frozenset[str] = frozenset()  # arguments left out

    def credence_of(self, document: str) -> float:
        return self.credence.get(document, 1.0)


@dataclass
class Outcome:
    """What becomes of a question.

    `pooled` holds the strengths that the documents give, whatever is a fact or established.
    """

    status: str
    reach: float
    leading: str | None
    strengths: dict[str, float | None]
    pooled: dict[str, float | None]
    by_document: dict[str, dict[str, float | None]]
    disagree: bool


class World:
    """A branch in which some positions hold; a hinge may be asked for only when those before it are held.

    Attributes:
        chosen: Option of each decision by choice alone.
        holds: Position held at each hinge so far, None where none is.
        history: Whether this is history as the debates see it: nothing is established or a fact.
    """

    def __init__(
        self,
        book: Book,
        heard: Heard,
        chosen: Mapping[str, str | None],
        holds: Mapping[str, str | None],
        *,
        history: bool = False,
    ) -> None:
        self.book = book
        self.heard = heard
        self.chosen = chosen
        self.holds = holds
        self.history = history
        self.combine = FORMULAS[heard.semantics]
        self._strengths: dict[str, float] = {}
        self._arising: dict[str, bool] = {}
        self._departure = first_departure(book, chosen)

    # Decisions and premises

    def premise_holds(self, premise: str) -> bool:
        question, position = premise.split("/")
        return self.holds[question] == position

    def arises(self, decision_id: str) -> bool:
        if decision_id not in self._arising:
            decision = self.book.decisions[decision_id]
            self._arising[decision_id] = (
                self.chosen[decision_id] is not None
                and all(self.taken(key) in options for key, options in decision.get("arises", {}).items())
                and all(self.premise_holds(premise) for premise in decision.get("presupposes", ()))
            )
        return self._arising[decision_id]

    def taken(self, decision_id: str) -> str | None:
        return self.chosen[decision_id] if self.arises(decision_id) else None

    def not_arising(self) -> list[str]:
        return [decision for decision in self.book.decisions if not self.arises(decision)]

    # Arguments

    def active(self, argument: Raw) -> bool:
        """Whether it is heard in the branch, premises apart."""
        return (
            argument["id"] not in self.heard.removed
            and all(self.taken(key) in options for key, options in argument.get("when", {}).items())
            and not any(self.taken(key) in options for key, options in argument.get("unless", {}).items())
            and self.heard.credence_of(argument["document"]) > 0
            and argument["voice"] not in self.heard.muted
            and (self.heard.inferences or not argument.get("inferred", False))
        )

    def dormant(self, argument: Raw) -> bool:
        return self.active(argument) and not self._premises_hold(argument)

    def speaks(self, argument: Raw) -> bool:
        return base_of(argument) is not None and self.active(argument) and self._premises_hold(argument)

    def _premises_hold(self, argument: Raw) -> bool:
        return all(self.premise_holds(premise) for premise in argument.get("presupposes", ()))

    def strength(self, argument: Raw) -> float:
        """0 for one that is inactive, dormant, left out or declared unknowable."""
        if argument["id"] not in self._strengths:
            self._strengths[argument["id"]] = self._strength(argument)
        return self._strengths[argument["id"]]

    def _strength(self, argument: Raw) -> float:
        base = base_of(argument)
        if base is None or not self.speaks(argument):
            return 0.0

        def weighted(others: Iterable[Raw]) -> list[Weighted]:
            here = argument["document"]
            return [
                (1.0 if o["document"] == here else self.heard.credence_of(o["document"]), self.strength(o))
                for o in others
            ]

        return self.combine(
            self.heard.bases.get(argument["id"], base),
            weighted(self.book.supporting.get(argument["id"], ())),
            weighted(self.book.attacking.get(argument["id"], ())),
        )

    # Questions

    def on(self, document: str, target: str) -> tuple[list[float], list[float]]:
        """Strengths of a document's supporters and attackers of a position."""
        sides = self.book.supporting.get(target, ()), self.book.attacking.get(target, ())
        supports, attacks = (
            [self.strength(argument) for argument in side if argument["document"] == document]
            for side in sides
        )
        return supports, attacks

    def view(self, document: str, question: Raw, position_id: str) -> float:
        supporters: list[Weighted] = []
        attackers: list[Weighted] = []
        rivals = len(question["positions"]) - 1
        for position in question["positions"]:
            supports, attacks = self.on(document, f"{question['id']}/{position['id']}")
            if position["id"] == position_id:
                supporters += [(1.0, strength) for strength in supports]
                attackers += [(1.0, strength) for strength in attacks]
            else:
                supporters += [(1 / rivals, strength) for strength in attacks]
                attackers += [(1 / rivals, strength) for strength in supports]
        return self.combine(0.5, supporters, attackers)

    def firmest(self, document: str, question: Raw) -> float:
        strengths = [0.0]
        for position in question["positions"]:
            for side in self.on(document, f"{question['id']}/{position['id']}"):
                strengths += side
        return max(strengths)

    def settled(self, question: Raw) -> tuple[str | None, str]:
        """The position that needs no argument, and why."""
        if self.history:
            return None, ""
        established = None
        for decision in self.book.in_time:
            for option in decision["options"]:
                for target in option.get("establishes", ()):
                    question_id, position_id = target.split("/")
                    if question_id == question["id"] and self.taken(decision["id"]) == option["id"]:
                        established = position_id
        if established is not None:
            return established, "established"
        actual = actual_position(question)
        departure = self._departure
        in_time = departure is None or (
            "settled" in question and day(departure["date"]) > day(question["settled"])
        )
        return (actual, "fact") if actual is not None and in_time else (None, "")

    def question(self, question_id: str) -> Outcome:
        question = self.book.questions[question_id]
        ids: list[str] = [position["id"] for position in question["positions"]]
        firmest = {document: self.firmest(document, question) for document in self.book.documents}
        weights = {d: self.heard.credence_of(d) * firm for d, firm in firmest.items()}
        views = {d: {p: self.view(d, question, p) for p in ids} for d, w in weights.items() if w > 0}
        total = sum(weights.values())
        reach = max(weights.values(), default=0.0)
        pooled: dict[str, float | None] = dict.fromkeys(ids)
        strengths: dict[str, float | None] = pooled
        leading = None
        status = "silent"
        if reach >= SILENT - SLACK:
            means = {p: sum(weights[d] * views[d][p] for d in views) / total for p in ids}
            pooled = strengths = dict(means)
            leading = next(p for p, strength in means.items() if strength >= max(means.values()) - SLACK)
            status = "faint" if reach < FAINT - SLACK else "projected"
        settled, why = self.settled(question)
        if settled is not None:
            status, leading = why, settled
            strengths = {p: float(p == settled) for p in ids}
        by_document: dict[str, dict[str, float | None]] = {
            p: {
                d: views[d][p] if d in views and firmest[d] >= SILENT - SLACK else None
                for d in self.book.documents
            }
            for p in ids
        }
        led = [] if leading is None else [view for view in by_document[leading].values() if view is not None]
        return Outcome(
            status=status,
            reach=reach,
            leading=leading,
            strengths=strengths,
            pooled=pooled,
            by_document=by_document,
            disagree=bool(led) and max(led) - min(led) >= 0.40 - SLACK,
        )

    def held_at(self, hinge: str, supposed: Mapping[str, str]) -> list[str | None]:
        """The positions that are followed at a hinge, the stronger first."""
        outcome = self.question(hinge)
        if outcome.status in {"fact", "established"}:
            return [outcome.leading]
        if hinge in supposed:
            return [supposed[hinge]]
        if outcome.status == "silent":
            return [None]
        followed: list[str] = []
        for position in outcome.strengths:
            for argument in self.book.supporting.get(f"{hinge}/{position}", ()):
                weight = self.heard.credence_of(argument["document"])
                if weight * self.strength(argument) >= SILENT - SLACK and position not in followed:
                    followed.append(position)
        return list(by_strength(followed, outcome.strengths)) or [outcome.leading]


def by_strength(positions: Sequence[str], strengths: Mapping[str, float | None]) -> list[str]:
    """The stronger first; those that are as strong but for rounding as they stand in the file."""
    left = list(positions)
    ordered: list[str] = []
    while left:
        most = max(strengths[position] or 0.0 for position in left)
        first = next(position for position in left if (strengths[position] or 0.0) >= most - SLACK)
        ordered.append(first)
        left.remove(first)
    return ordered


# A branch with its courses


@dataclass
class Course:
    """A branch with one answer at each hinge."""

    holds: dict[str, str | None]
    not_arising: list[str]
    questions: dict[str, Outcome]  # outcomes only
    strengths: dict[str, float | None]  # of every argument; None where declared unknowable
    active: frozenset[str]
    dormant: frozenset[str]


@dataclass
class Reference:
    """A branch of a casebook under a reading.

    Attributes:
        not_arising: Decisions that arise in no course.
        courses: The leading one first.
        debates: Questions about history as it ran.
        history: Every argument as the debates hear it, and what the documents say of the questions then.
    """

    hinges: list[str]
    chosen: dict[str, str | None]
    not_arising: list[str]
    courses: list[Course]
    debates: dict[str, Outcome]
    history: Course


def history_of(book: Book, heard: Heard) -> World:
    """History as the debates see it."""
    holds = {question["id"]: actual_position(question) for question in book.questions.values()}
    return World(book, heard, chosen_in(book, {}), holds, history=True)


def worlds_of(
    book: Book, choices: Mapping[str, str], heard: Heard, supposed: Mapping[str, str]
) -> list[World]:
    """The courses of a branch, the leading one first."""
    chosen = chosen_in(book, choices)
    held: list[dict[str, str | None]] = [{}]
    for hinge in book.hinges():
        held = [
            {**holds, hinge: position}
            for holds in held
            for position in World(book, heard, chosen, holds).held_at(hinge, supposed)
        ]
    return [World(book, heard, chosen, holds) for holds in held]


def course_of(world: World, questions: Iterable[str]) -> Course:
    arguments = world.book.arguments.values()
    return Course(
        holds=dict(world.holds),
        not_arising=world.not_arising(),
        questions={question: world.question(question) for question in questions},
        strengths={a["id"]: None if base_of(a) is None else world.strength(a) for a in arguments},
        active=frozenset(a["id"] for a in arguments if world.active(a)),
        dormant=frozenset(a["id"] for a in arguments if world.dormant(a)),
    )


def evaluate(
    raw: Raw | Book,
    choices: Mapping[str, str] | None = None,
    *,
    credence: Mapping[str, float] | None = None,
    muted: Iterable[str] = (),
    inferences: bool = True,
    supposed: Mapping[str, str] | None = None,
    semantics: str = "quadratic-energy",
    bases: Mapping[str, float] | None = None,
    removed: Iterable[str] = (),
) -> Reference:
    """Return the courses of a branch.

    Args:
        raw: A casebook without cycles.
        choices: Options by decision; the others as it happened.
        credence: Credence by document; 1 for the others.
        muted: Voices not heard.
        inferences: Whether arguments whose step is the editors' are heard.
        supposed: Positions by hinge.
        semantics: A key of `FORMULAS`.
        bases: Base scores to use in the place of the arguments' own.
        removed: Arguments to leave out.

    Raises:
        ValueError: A premise is a position of a debate, or the hinges allow too many courses.
    """
    book = raw if isinstance(raw, Book) else Book(raw)
    for thing in [*book.arguments.values(), *book.decisions.values()]:
        for premise in thing.get("presupposes", ()):
            if is_debate(book.questions[premise.split("/")[0]]):
                raise ValueError(f"{thing['id']} presupposes {premise}, which is debated")
    hinges = book.hinges()
    if math.prod(len(book.questions[hinge]["positions"]) for hinge in hinges) > MOST_COURSES:
        raise ValueError("the hinges allow too many courses")
    heard = Heard(credence or {}, frozenset(muted), inferences, semantics, bases or {}, frozenset(removed))
    outcomes = [q for q, question in book.questions.items() if not is_debate(question)]
    debates = [q for q, question in book.questions.items() if is_debate(question)]
    courses = [course_of(world, outcomes) for world in worlds_of(book, choices or {}, heard, supposed or {})]
    history = course_of(history_of(book, heard), debates)
    return Reference(
        hinges=hinges,
        chosen=chosen_in(book, choices or {}),
        not_arising=[d for d in book.decisions if all(d in course.not_arising for course in courses)],
        courses=courses,
        debates=history.questions,
        history=history,
    )
