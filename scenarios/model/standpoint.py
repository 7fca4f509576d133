"""A standpoint: what goes otherwise, what is supposed, and how the documents are read.

This module owns the standpoint as a value. A scenario, a step of a lecture, history, either side of a
comparison and the options of a command line: each is one. Equal standpoints have one hash, so a standpoint
can key a cache.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import field
from msgspec.structs import force_setattr

from scenarios.model.branches import complete_choices
from scenarios.model.reading import Reading
from scenarios.model.targets import presupposed
from scenarios.model.valued import Valued

if TYPE_CHECKING:
    from scenarios.model.casebook import Casebook


class Standpoint(Valued, frozen=True, eq=False):
    """Choices, suppositions and a reading, fitted to a casebook.

    Attributes:
        choices: Decision id to option id, one for every decision, in the order of the file.
        supposed: Hinge id to the position that the user takes as given.
        reading: How the documents are taken.
    """

    choices: Mapping[str, str]
    supposed: Mapping[str, str] = field(default_factory=dict)
    reading: Reading = field(default_factory=Reading)

    def __post_init__(self) -> None:
        force_setattr(self, "choices", MappingProxyType(dict(self.choices)))
        force_setattr(self, "supposed", MappingProxyType(dict(self.supposed)))

    @classmethod
    def of(
        cls,
        casebook: Casebook,
        choices: Mapping[str, str] | None = None,
        supposed: Mapping[str, str] | None = None,
        reading: Reading | None = None,
    ) -> Standpoint:
        """Return the standpoint that some choices and suppositions make.

        Args:
            casebook: Whose decisions and hinges they are.
            choices: Decision id to option id; a decision left out goes as it happened.
            supposed: Hinge id to position id.
            reading: How the documents are taken; all with full credence where left out.

        Raises:
            KeyError: The casebook has no such decision, question or position.
            ValueError: A decision has no such option, or a question supposed is no hinge.
        """
        hinges = presupposed(casebook)
        for question_id, position_id in (supposed or {}).items():
            casebook.question(question_id).position(position_id)
            if question_id not in hinges:
                raise ValueError(f"{question_id} is no hinge; nothing turns on it")
        ordered = {hinge: (supposed or {})[hinge] for hinge in hinges if hinge in (supposed or {})}
        return cls(complete_choices(casebook, choices or {}), ordered, reading or Reading())

    def as_it_happened(self, casebook: Casebook) -> Standpoint:
        """Return history under the same reading."""
        return Standpoint(complete_choices(casebook, {}), {}, self.reading)

    def said(self) -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]], Reading]:
        """All of it, in whatever order."""
        return frozenset(self.choices.items()), frozenset(self.supposed.items()), self.reading
