"""Every question of `explaining` once more, by the plain reference and without any cleverness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Any

from scenarios.engine.engine import Engine
from scenarios.model.alternatives import Alternative, Departure, Supposition
from scenarios.model.casebook import Casebook
from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint
from scenarios.model.targets import presupposed
from tests import reference
from tests.random_casebooks import (
    random_case,
    random_casebook,
    random_choices,
    random_reading,
    random_supposed,
)

Set = tuple[Alternative, ...]


def raw_of(casebook: Casebook) -> dict[str, Any]:
    """The casebook as it stands in a file."""
    return casebook.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)


def by_chance(seed: int) -> tuple[Engine, Standpoint]:
    """A small casebook of either kind, and somewhere to stand in it."""
    if seed % 2:
        case = random_case(seed, arguments=12 + seed % 14, questions=2 + seed % 4, decisions=2 + seed % 4)
        casebook = Casebook.model_validate(case.raw)
        reading = Reading(case.credence, case.muted, case.semantics, case.without_inferences)
        return Engine(casebook), Standpoint.of(casebook, case.choices, case.supposed, reading)
    casebook = random_casebook(
        seed, arguments=12 + seed % 14, questions=2 + seed % 4, decisions=2 + seed % 4, positions=(2, 3)
    )
    reading = random_reading(seed, casebook) if seed % 4 else Reading()
    standpoint = Standpoint.of(
        casebook, random_choices(seed, casebook), random_supposed(seed, casebook), reading
    )
    return Engine(casebook), standpoint


class Plain:
    """A casebook with a standpoint, evaluated one branch at a time."""

    def __init__(self, engine: Engine, standpoint: Standpoint) -> None:
        self.casebook, self.standpoint = engine.casebook, standpoint
        self._raw = reference.Book(raw_of(engine.casebook))
        self._taken: dict[tuple[frozenset[tuple[str, str]], Set], reference.Reference] = {}

    def __call__(
        self,
        choices: Mapping[str, str] | None = None,
        supposed: Mapping[str, str] | None = None,
        reading: Reading | None = None,
        removed: Iterable[str] = (),
        bases: Mapping[str, float] | None = None,
    ) -> reference.Reference:
        heard = self.standpoint.reading if reading is None else reading
        return reference.evaluate(
            self._raw,
            self.standpoint.choices if choices is None else choices,
            supposed=self.standpoint.supposed if supposed is None else supposed,
            credence=heard.credence,
            muted=heard.muted,
            inferences=not heard.without_inferences,
            semantics=heard.semantics,
            removed=removed,
            bases=bases,
        )

    def taking(self, choices: Mapping[str, str], alternatives: Iterable[Alternative]) -> reference.Reference:
        """The branch that choices make with some alternatives taken; each is evaluated once."""
        key = frozenset(choices.items()), tuple(alternatives)
        if key not in self._taken:
            self._taken[key] = self._take(choices, key[1])
        return self._taken[key]

    def _take(self, choices: Mapping[str, str], alternatives: Iterable[Alternative]) -> reference.Reference:
        chosen, supposed = dict(choices), dict(self.standpoint.supposed)
        for one in alternatives:
            if isinstance(one, Departure):
                chosen[one.decision] = one.option
            else:
                supposed[one.question] = one.position
        return self(chosen, supposed)

    def leader(self, question: str, **otherwise: Any) -> str | None:
        """The position that leads in the leading course, or in history's debate."""
        found = self(**otherwise)
        return found.debates[question].leading if question in found.debates else leading(found, question)[0]

    def every_set(self, up_to: int, *, suppositions: bool) -> Iterator[Set]:
        """Every set of departures from history, the smallest first, by time in each size."""
        pool: list[Alternative] = []
        for raw in self._raw.in_time:
            actual = reference.actual_option(raw)
            pool += [Departure(raw["id"], one["id"]) for one in raw["options"] if one["id"] != actual]
        if suppositions:
            for hinge in presupposed(self.casebook):
                if hinge not in self.standpoint.supposed:
                    pool += [Supposition(hinge, one.id) for one in self.casebook.question(hinge).positions]
        for size in range(1, up_to + 1):
            for some in combinations(pool, size):
                if len({subject(one) for one in some}) == size:
                    yield some


def subject(one: Alternative) -> tuple[str, str]:
    """What an alternative is an alternative of."""
    return ("decision", one.decision) if isinstance(one, Departure) else ("question", one.question)


def leading(found: reference.Reference, question: str) -> list[str | None]:
    """The position that leads in each course."""
    return [course.questions[question].leading for course in found.courses]


def arise(found: reference.Reference, some: Iterable[Alternative]) -> bool:
    """Whether all the decisions of a set arise in some course."""
    return not any(isinstance(one, Departure) and one.decision in found.not_arising for one in some)
