"""Which arguments name what, for those who ask by name.

This module owns look-ups in a casebook's links: what bears directly on a question or an argument, and which
questions an argument reaches.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING

from scenarios.model.targets import names_position, question_of

if TYPE_CHECKING:
    from scenarios.model.casebook import Argument, Casebook


class Bearings:
    """The links of a casebook, by its ids; each look-up is worked out when it is first needed.

    Args:
        casebook: The casebook, checked.
    """

    def __init__(self, casebook: Casebook) -> None:
        self._casebook = casebook

    @cached_property
    def on_question(self) -> dict[str, tuple[Argument, ...]]:
        """For each question the arguments directly on it, in the order of the file."""
        pairs = ((name, argument) for argument in self._casebook.arguments for name in _questions(argument))
        return _gathered([question.id for question in self._casebook.questions], pairs)

    @cached_property
    def on_argument(self) -> dict[str, tuple[Argument, ...]]:
        """For each argument those that support or attack it, in the order of the file."""
        pairs = ((name, argument) for argument in self._casebook.arguments for name in _arguments(argument))
        return _gathered([argument.id for argument in self._casebook.arguments], pairs)

    @cached_property
    def touched(self) -> dict[str, tuple[str, ...]]:
        """For each argument the questions it bears on, itself or through the arguments it bears on.

        What follows from these through premises is not counted.
        """
        place = {question.id: place for place, question in enumerate(self._casebook.questions)}
        links = {argument.id: _arguments(argument) for argument in self._casebook.arguments}
        found: dict[str, tuple[str, ...]] = {}
        # What an argument bears on comes before it, so that what that reaches is known by then.
        for argument_id in TopologicalSorter(links).static_order():
            reached = set(_questions(self._casebook.argument(argument_id)))
            for target in links[argument_id]:
                reached.update(found[target])
            found[argument_id] = tuple(sorted(reached, key=place.__getitem__))
        return found

    def unknowable_on(self, question_id: str) -> tuple[str, ...]:
        """Return the arguments that declare a question unknowable, in the order of the file."""
        return self._unknowable.get(question_id, ())

    @cached_property
    def _unknowable(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for argument in self._casebook.arguments:
            if argument.base_score is None:
                for question in self.touched[argument.id]:
                    found[question] = (*found.get(question, ()), argument.id)
        return found


def _gathered(names: Iterable[str], pairs: Iterable[tuple[str, Argument]]) -> dict[str, tuple[Argument, ...]]:
    found: dict[str, list[Argument]] = {name: [] for name in names}
    for name, argument in pairs:
        found[name].append(argument)
    return {name: tuple(arguments) for name, arguments in found.items()}


def _questions(argument: Argument) -> tuple[str, ...]:
    targets = (*argument.supports, *argument.attacks)
    return tuple(dict.fromkeys(question_of(target) for target in targets if names_position(target)))


def _arguments(argument: Argument) -> tuple[str, ...]:
    targets = (*argument.supports, *argument.attacks)
    return tuple(dict.fromkeys(target for target in targets if not names_position(target)))
