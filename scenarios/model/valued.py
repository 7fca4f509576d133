"""Values that are compared by what they say and not by how it is written."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Hashable


class Valued(Struct, frozen=True, eq=False):
    """A value that is equal to another of its class where both say the same."""

    @abstractmethod
    def said(self) -> Hashable:
        """Return what two equal ones have in common."""

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.said() == other.said()

    def __ne__(self, other: object) -> bool:
        # Struct has one of its own, which would go by identity.
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    def __hash__(self) -> int:
        return hash(self.said())
