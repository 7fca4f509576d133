"""The seed of the draws, kept with the user's settings: the same draws at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.explaining.draws import SEED

if TYPE_CHECKING:
    from gui.settings import Settings

_KEY = "seed"


def seed_of(settings: Settings) -> int:
    """Return the seed in force."""
    text = settings.text(_KEY, str(SEED))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else SEED


def set_seed(settings: Settings, seed: int) -> None:
    """Keep another seed."""
    settings.set({_KEY: str(seed)})
