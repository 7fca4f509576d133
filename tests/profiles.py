"""How property tests draw: the same examples every time, or others on demand."""

from __future__ import annotations

import os

from hypothesis import settings

RANDOM_VARIABLE = "OTHERWISE_RANDOM_TESTS"
"""Set it to anything, and property tests draw anew: a search for faults, where others are a guard."""


def load() -> None:
    """Choose how all property tests draw."""
    settings.register_profile("fixed", derandomize=True)
    settings.register_profile("random", derandomize=False, print_blob=True)
    settings.load_profile("random" if os.environ.get(RANDOM_VARIABLE) else "fixed")
