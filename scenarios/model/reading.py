"""A reading: how much credence each document gets, what is left out, and by which semantics.

This module owns the reading as a value. Two readings that say the same are equal, so a reading can key a
cache.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import field
from msgspec.structs import force_setattr, replace

from scenarios.model.valued import Valued

if TYPE_CHECKING:
    from scenarios.model.casebook import Argument, Casebook

SEMANTICS_KEYS = ("quadratic-energy", "df-quad", "euler", "mlp")
"""How arguments can be weighed, by name; the formulas stand in the engine."""

DEFAULT_SEMANTICS = SEMANTICS_KEYS[0]


class Reading(Valued, frozen=True, eq=False):
    """How a reader takes the documents.

    Attributes:
        credence: Document id to a number in [0, 1]; a document that is not named has full credence.
        muted: Ids of the voices that are not heard.
        semantics: Name of the semantics by which arguments are weighed.
        without_inferences: Whether arguments whose step is the editors' and not the document's are left out.
    """

    credence: Mapping[str, float] = field(default_factory=dict)
    muted: frozenset[str] = frozenset()
    semantics: str = DEFAULT_SEMANTICS
    without_inferences: bool = False

    def __post_init__(self) -> None:
        for document, credence in self.credence.items():
            if not (math.isfinite(credence) and 0.0 <= credence <= 1.0):
                raise ValueError(f"the credence of {document} is {credence}; it lies between 0 and 1")
        # A private copy, so that nobody changes a reading that others already hold.
        force_setattr(self, "credence", MappingProxyType(dict(self.credence)))
        force_setattr(self, "muted", frozenset(self.muted))

    @classmethod
    def of_document(cls, casebook: Casebook, document_id: str, semantics: str = DEFAULT_SEMANTICS) -> Reading:
        """Return the reading that hears one document alone.

        Raises:
            KeyError: The casebook has no such document.
        """
        casebook.document(document_id)
        credence = {document.id: float(document.id == document_id) for document in casebook.documents}
        return cls(credence=credence, semantics=semantics)

    def hearing(self, casebook: Casebook, document_id: str | None) -> Reading:
        """Return the reading that hears all documents in full, or one alone, with no voice muted.

        By which semantics and whether the editors' inferences count is another matter, and stays.

        Args:
            casebook: The casebook.
            document_id: The document; None for all.

        Raises:
            KeyError: The casebook has no such document.
        """
        if document_id is None:
            heard = Reading(semantics=self.semantics)
        else:
            heard = Reading.of_document(casebook, document_id, self.semantics)
        return replace(heard, without_inferences=self.without_inferences)

    def hears(self, argument: Argument) -> bool:
        """Whether the reading lets an argument speak at all."""
        return (
            self.credence_of(argument.document) > 0.0
            and argument.voice not in self.muted
            and not (self.without_inferences and argument.inferred)
        )

    def credence_of(self, document_id: str) -> float:
        """Return the credence of a document: full unless the reading says otherwise."""
        return self.credence.get(document_id, 1.0)

    def unheard(self, casebook: Casebook) -> frozenset[str]:
        """Return the documents that this reading leaves out: without credence, or with no argument heard.

        What such a document would say is not asked; it is not silent.
        """
        heard: dict[str, list[bool]] = {document.id: [] for document in casebook.documents}
        for argument in casebook.arguments:
            heard[argument.document].append(self.hears(argument))
        return frozenset(
            document
            for document, each in heard.items()
            if self.credence_of(document) == 0.0 or (each and not any(each))
        )

    def __reduce__(self) -> tuple[type[Reading], tuple[dict[str, float], frozenset[str], str, bool]]:
        # A mapping proxy can be neither copied nor pickled.
        return type(self), (dict(self.credence), self.muted, self.semantics, self.without_inferences)

    def said(self) -> tuple[frozenset[tuple[str, float]], frozenset[str], str, bool]:
        """All of it; full credence said and unsaid is the same."""
        spoken = frozenset(item for item in self.credence.items() if item[1] != 1.0)
        return spoken, self.muted, self.semantics, self.without_inferences
