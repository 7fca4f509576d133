"""For, against or contested: one rule for every sign, shape and colour."""

from __future__ import annotations

from enum import StrEnum

from scenarios.telling.language import tr


class Polarity(StrEnum):
    """To which side a case falls; the value is the sign that stands beside the colour."""

    FOR = "+"
    AGAINST = "−"
    CONTESTED = "±"

    @property
    def words(self) -> str:
        """The sign read aloud."""
        return {
            Polarity.FOR: tr("for"),
            Polarity.AGAINST: tr("against"),
            Polarity.CONTESTED: tr("evenly contested"),
        }[self]

    @property
    def fill(self) -> str:
        """Name of the theme's colour for shapes."""
        return _FILLS[self]

    @property
    def ink(self) -> str:
        """Name of the theme's colour for text."""
        return _INKS[self]


_FILLS = {Polarity.FOR: "for", Polarity.AGAINST: "against-fill", Polarity.CONTESTED: "contested"}
_INKS = {Polarity.FOR: "for", Polarity.AGAINST: "against-text", Polarity.CONTESTED: "contested"}


def polarity_of(low: int, high: int) -> Polarity:
    """The side a verdict's band lies on.

    Args:
        low: Lower end of the band, 0–100.
        high: Upper end of the band, 0–100.
    """
    if low >= 50:
        return Polarity.FOR
    if high <= 50:
        return Polarity.AGAINST
    return Polarity.CONTESTED
