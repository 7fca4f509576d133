"""What can be read in: one entry an ending."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenarios.imports.gathered import Gathered


def _argdown(text: str, name: str) -> Gathered:
    from scenarios.imports.argdown_casebook import gathered

    return gathered(text, name)


def _bag(text: str, name: str) -> Gathered:
    from scenarios.imports.bag_casebook import gathered

    return gathered(text, name)


READERS: Mapping[str, Callable[[str, str], Gathered]] = {
    ".argdown": _argdown,
    ".ad": _argdown,
    ".bag": _bag,
}
"""The ending of a file to what reads its text, given also the name that faults call it by."""
