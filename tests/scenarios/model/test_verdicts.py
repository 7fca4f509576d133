"""The words for a strength."""

from __future__ import annotations

import pytest

from scenarios.model.verdicts import VERDICTS, strongest, verdict


@pytest.mark.parametrize(
    ("strength", "words"),
    [
        (1.0, "strong case for (80–100)"),
        (0.8, "strong case for (80–100)"),
        (0.7999, "case for (60–80)"),
        (0.6, "case for (60–80)"),
        (0.59999999999, "case for (60–80)"),
        (0.5999, "evenly contested (40–60)"),
        (0.4, "evenly contested (40–60)"),
        (0.3, "case against (20–40)"),
        (0.2, "case against (20–40)"),
        (0.1999, "strong case against (0–20)"),
        (0.0, "strong case against (0–20)"),
    ],
)
def test_words_and_band(strength: float, words: str) -> None:
    assert str(verdict(strength)) == words


def test_the_bands_cover_everything_once() -> None:
    assert [(found.low, found.high) for found in VERDICTS] == [
        (80, 100),
        (60, 80),
        (40, 60),
        (20, 40),
        (0, 20),
    ]


def test_the_first_of_the_strongest_leads_and_ties_are_told() -> None:
    assert strongest([0.2, 0.7, 0.4]) == (1, False)
    # Rounded on the way: as strong all the same.
    assert strongest([0.2, 0.6, 0.1 * 6]) == (1, True)
    assert strongest([0.5]) == (0, False)
