"""Bringing a scenario file of an older version up to the present one.

Each step is one small function from the raw dictionary of a version to that of the next. It may not rely on
anything: nothing in the dictionary has been checked yet, so what is not as expected is passed on as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Raw: TypeAlias = "dict[str, Any]"
Step: TypeAlias = "Callable[[Raw], Raw]"


def _with_suppositions(raw: Raw) -> Raw:
    """From 1 to 2: what is supposed at hinges; what a later program may have put there by that name goes."""
    return {**raw, "supposed": {}}


def _with_inferences(raw: Raw) -> Raw:
    """From 2 to 3: nothing was left out; what a later program may have put there by that name goes."""
    return {**raw, "without_inferences": False}


# By the version that each step starts from.
STEPS: Mapping[int, Step] = {1: _with_suppositions, 2: _with_inferences}


def migrated(raw: Raw, start: int, end: int, steps: Mapping[int, Step] = STEPS) -> Raw:
    """Give the dictionary that a scenario file of version `end` would have had.

    Args:
        raw: The dictionary of the file; it is not changed.
        start: Its version.
        end: The version that is wanted, no earlier.
        steps: A function for each version in between.
    """
    for version in range(start, end):
        raw = {**steps[version](dict(raw)), "version": version + 1}
    return raw
