"""The casebook that the open scenario is shown with, and how it goes along when the scenario is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.files import library
from scenarios.files.casebook_files import casebook_digest
from scenarios.files.opening import comes_with_program
from scenarios.model.faults import FaultError

if TYPE_CHECKING:
    from scenarios.model.scenario import CasebookReference, Scenario


class CarriedCasebook(Struct, frozen=True):
    """A casebook beside a scenario.

    Attributes:
        reference: How the scenario refers to it.
        text: The text of its file; None where an empty casebook stands in for the one that is lacking.
    """

    reference: CasebookReference
    text: str | None

    @property
    def for_others(self) -> str | None:
        """Its text, for others to have; None where it comes with the program or is lacking."""
        return None if comes_with_program(self.reference) else self.text

    def beside(self, scenario: Scenario, *, inside: bool) -> Scenario:
        """Return the scenario with this casebook, whose text is inside of it or not."""
        if self.text is None:
            return scenario  # it stays with the casebook that it lacks
        reference = scenario.casebook.model_copy(update=self.reference.model_dump())
        return scenario.with_casebook(reference, self.text if inside else None)

    def as_saved(self, scenario: Scenario) -> Scenario:
        """Return what is to be written: with the casebook inside if it would not be found again."""
        carried = scenario.casebook_text is not None
        return self.beside(scenario, inside=carried or not self._is_in_library()).as_saved()

    def _is_in_library(self) -> bool:
        path = library.find_casebook(self.reference.id)
        try:
            return path is not None and casebook_digest(path) == self.reference.sha256
        except FaultError:
            return False
