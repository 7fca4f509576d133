"""The words for a strength and for how a question stands, and the limits between them.

This module owns the five verdicts and their bands, which strengths count as equal, and the limits below which
nothing is heard.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

# A strength that sums up to 0.5999999999 is a 0.6 that was rounded on the way: it reads 60–80.
ROUNDING = 1e-9

SILENT_BELOW = 0.05
"""The reach below which a question is silent; a document whose firmest argument is weaker does not speak."""

FAINT_BELOW = 0.3
"""The reach below which a question is barely argued."""

DISAGREE_FROM = 0.4
"""How far the documents' views of a position lie apart when they disagree."""


class Status(StrEnum):
    """How a question stands in a branch.

    * `FACT`: as it happened; the branch leaves history later than the question was settled.
    * `ESTABLISHED`: an option taken makes one position true.
    * `PROJECTED`: the documents' arguments decide how strong each position is.
    * `FAINT`: likewise, but it is barely argued here.
    * `SILENT`: no document says anything that applies here.
    """

    FACT = "fact"
    ESTABLISHED = "established"
    PROJECTED = "projected"
    FAINT = "faint"
    SILENT = "silent"


class Verdict(Struct, frozen=True):
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

VERDICTS = (*(words for _, words in _FROM_THE_STRONGEST), _WEAKEST)
"""Every verdict, the strongest first."""


def verdict(strength: float) -> Verdict:
    """Return the verdict on a strength in [0, 1]; a band holds its lower end."""
    for least, words in _FROM_THE_STRONGEST:
        if strength >= least - ROUNDING:
            return words
    return _WEAKEST


def strongest(strengths: Sequence[float]) -> tuple[int, bool]:
    """Return the place of the strongest, the first of several, and whether there are several.

    Args:
        strengths: At least one, each in [0, 1].
    """
    most = max(strengths) - ROUNDING
    places = [place for place, strength in enumerate(strengths) if strength >= most]
    return places[0], len(places) > 1
