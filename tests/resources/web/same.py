"""Holding what the page makes of something against what the program makes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

CLOSE = 1e-9


def differences(found: Any, wanted: Any, at: str = "") -> list[str]:
    """Return where two values differ; numbers may by a billionth."""
    if isinstance(wanted, Mapping):
        if not isinstance(found, Mapping) or list(found) != list(wanted):
            return [f"{at}: {found!r:.300} and not {wanted!r:.300}"]
        return [one for key in wanted for one in differences(found[key], wanted[key], f"{at}/{key}")]
    if isinstance(wanted, Sequence) and not isinstance(wanted, str):
        if not isinstance(found, list) or len(found) != len(wanted):
            return [f"{at}: {found!r:.300} and not {wanted!r:.300}"]
        pairs = enumerate(zip(found, wanted, strict=True))
        return [one for place, (a, b) in pairs for one in differences(a, b, f"{at}/{place}")]
    if isinstance(wanted, float) and isinstance(found, (int, float)) and not isinstance(found, bool):
        return [] if abs(found - wanted) <= CLOSE else [f"{at}: {found} and not {wanted}"]
    return [] if found == wanted else [f"{at}: {found!r:.300} and not {wanted!r:.300}"]
