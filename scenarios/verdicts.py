"""The words for a strength, and the band that stands beside them.

This module owns the five verdicts and where one ends and the next begins, and the limits below which nothing is
heard. It must not know where a strength comes from.
"""

from __future__ import annotations

from dataclasses import dataclass

# A strength that sums up to 0.5999999999 is a 0.6 that was rounded on the way: it reads 60–80.
ROUNDING = 1e-9

SILENT_BELOW = 0.05
"""The reach below which a question is silent, and the firmness below which a document does not speak."""

FAINT_BELOW = 0.3
"""The reach below which a question is barely argued."""

DISAGREE_FROM = 0.4
"""How far the documents' views of a position lie apart when they disagree."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A strength in words, with the band in hundredths that it lies in."""

    words: str
    low: int
    high: int

    @property
    def band(self) -> str:
        """The band as it is written: `60–80`."""
        return f"{self.low}–{self.high}"

    def __str__(self) -> str:
        return f"{self.words} ({self.band})"


_FROM_THE_STRONGEST = (
    (0.8, Verdict("strong case for", 80, 100)),
    (0.6, Verdict("case for", 60, 80)),
    (0.4, Verdict("evenly contested", 40, 60)),
    (0.2, Verdict("case against", 20, 40)),
)
_WEAKEST = Verdict("strong case against", 0, 20)

VERDICTS = tuple(verdict for _, verdict in _FROM_THE_STRONGEST) + (_WEAKEST,)
"""Every verdict, the strongest first."""


def verdict(strength: float) -> Verdict:
    """Return the verdict on a strength in [0, 1]; a band holds its lower end."""
    for least, words in _FROM_THE_STRONGEST:
        if strength >= least - ROUNDING:
            return words
    return _WEAKEST
