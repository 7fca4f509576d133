"""Colours by name, as a theme file gives them.

The colours live in ``resources/themes/*.toml``, and nothing else writes a colour as a number, so that light
and dark stay complete: a file that lacks a name, or has one too many, is refused.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

COLOURS: tuple[str, ...] = (
    "ink", "ink-soft", "disabled", "surface", "panel", "line", "branch", "hover", "link",
    "for", "against-fill", "against-text", "contested", "selection", "selection-soft", "on-selection",
)  # fmt: skip

THEMES = Path(__file__).resolve().parents[2] / "resources" / "themes"

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


class Colours(NamedTuple):
    """One set of colours, complete, as a theme file gives it."""

    name: str
    dark: bool
    by_name: Mapping[str, str]


def colours_of(theme: Literal["light", "dark", "hall"]) -> Colours:
    """Return the colours of one of the two themes, or those for a hall."""
    return load_colours(THEMES / f"{theme}.toml")


def load_colours(path: Path) -> Colours:
    """Read a theme file.

    Args:
        path: A TOML file with ``name``, ``dark`` and a table ``colours``.

    Returns:
        The colours, every name of ``COLOURS`` present, each as ``#RRGGBB``.

    Raises:
        ValueError: A colour is missing, unknown or not a colour.
    """
    import tomli

    raw = tomli.loads(path.read_text(encoding="utf-8"))
    by_name = dict(raw["colours"])
    if set(by_name) != set(COLOURS):
        raise ValueError(f"{path.name}: colours missing or unknown: {sorted(set(by_name) ^ set(COLOURS))}")
    for name, value in by_name.items():
        if not isinstance(value, str) or not _COLOUR.fullmatch(value):
            raise ValueError(f"{path.name}: {name} is not a colour: {value!r}")
    return Colours(name=str(raw["name"]), dark=bool(raw["dark"]), by_name=by_name)
