"""The words of verdicts and of certainty classes: `model` has their numbers, and their English as names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.model.certainty import Certainty
from scenarios.telling.language import filled, tr

if TYPE_CHECKING:
    from scenarios.model.verdicts import Verdict


def verdict_words(verdict: Verdict) -> str:
    """Return a verdict without its band."""
    return {
        80: tr("strong case for"),
        60: tr("case for"),
        40: tr("evenly contested"),
        20: tr("case against"),
        0: tr("strong case against"),
    }[verdict.low]


def verdict_told(verdict: Verdict) -> str:
    """Return a verdict with the band of strengths that it stands for: `case for (60–80)`."""
    return filled(tr("{verdict} ({band})"), verdict=verdict_words(verdict), band=verdict.band)


def class_words(certainty: Certainty) -> str:
    """Return what a class of certainty is called."""
    return {
        Certainty.CERTAIN: tr("certain"),
        Certainty.VERY_LIKELY: tr("very likely"),
        Certainty.ASSERTED: tr("asserted"),
        Certainty.LIKELY: tr("likely"),
        Certainty.EVEN: tr("as likely as not"),
        Certainty.POSSIBLE: tr("possible"),
        Certainty.ASKED: tr("put as a question"),
        Certainty.UNLIKELY: tr("unlikely"),
        Certainty.VERY_UNLIKELY: tr("very unlikely"),
        Certainty.UNKNOWABLE: tr("declared unknowable"),
    }[certainty]
