"""Theme files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from scenarios.drawing.palette import COLOURS, colours_of, load_colours

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("theme", ["light", "dark", "hall"])
def test_every_theme_is_complete(theme: Literal["light", "dark", "hall"]) -> None:
    colours = colours_of(theme)
    assert colours.dark == (theme == "dark")
    assert set(colours.by_name) == set(COLOURS)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"ink": None}, "ink"),
        ({"mauve": '"#FF00FF"'}, "mauve"),
        ({"ink": '"nearly black"'}, "nearly black"),
        ({"ink": '"#12345"'}, "#12345"),
        ({"ink": "7"}, "7"),
    ],
)
def test_an_incomplete_theme_is_refused(tmp_path: Path, change: dict[str, str | None], said: str) -> None:
    colours = {**dict.fromkeys(COLOURS, '"#000000"'), **change}
    lines = [f"{name} = {value}" for name, value in colours.items() if value is not None]
    path = tmp_path / "odd.toml"
    path.write_text('name = "Odd"\ndark = false\n[colours]\n' + "\n".join(lines), encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        load_colours(path)
