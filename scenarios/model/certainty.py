"""The certainty scale: how firmly a document says something, in words and as a base score.

This module owns the ten classes and their numbers. The numbers are a reading by the editor (words and bands
of ICD 203, medians and quartiles of the CAPphrase survey) and not a claim of any document.
"""

from __future__ import annotations

from enum import StrEnum


class Certainty(StrEnum):
    """A class of certainty, from `certain` down to `very-unlikely`, and `unknowable` beside the scale."""

    CERTAIN = "certain"
    VERY_LIKELY = "very-likely"
    ASSERTED = "asserted"
    LIKELY = "likely"
    EVEN = "even"
    POSSIBLE = "possible"
    ASKED = "asked"
    UNLIKELY = "unlikely"
    VERY_UNLIKELY = "very-unlikely"
    UNKNOWABLE = "unknowable"

    @property
    def base(self) -> float | None:
        """The base score of an argument of this class; None for `unknowable`, which carries no case."""
        return _BASES.get(self)

    @property
    def interval(self) -> tuple[float, float] | None:
        """The lowest and highest base score that a reader may put on this class; None for `unknowable`."""
        return _INTERVALS.get(self)


_BASES = {
    Certainty.CERTAIN: 0.95,
    Certainty.VERY_LIKELY: 0.90,
    Certainty.ASSERTED: 0.80,
    Certainty.LIKELY: 0.75,
    Certainty.EVEN: 0.50,
    Certainty.POSSIBLE: 0.40,
    Certainty.ASKED: 0.30,
    Certainty.UNLIKELY: 0.20,
    Certainty.VERY_UNLIKELY: 0.05,
}

_INTERVALS = {
    Certainty.CERTAIN: (0.90, 0.98),
    Certainty.VERY_LIKELY: (0.80, 0.95),
    Certainty.ASSERTED: (0.70, 0.90),
    Certainty.LIKELY: (0.55, 0.80),
    Certainty.EVEN: (0.40, 0.60),
    Certainty.POSSIBLE: (0.25, 0.50),
    Certainty.ASKED: (0.15, 0.50),
    Certainty.UNLIKELY: (0.10, 0.25),
    Certainty.VERY_UNLIKELY: (0.01, 0.10),
}
