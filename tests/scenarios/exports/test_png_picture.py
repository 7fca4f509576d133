"""Pictures as PNG, as far as they are not painted: what the painter is handed, and who refuses."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from scenarios.drawing.palette import colours_of
from scenarios.exports.pictures import picture
from scenarios.exports.pixels import Pixels
from scenarios.exports.png_picture import write
from scenarios.exports.request import ExportError
from tests.scenarios.exports.drawings import port


class Painter:
    """Keeps what it was handed."""

    def __init__(self) -> None:
        self.asked: list[Pixels] = []

    def __call__(self, pixels: Pixels) -> bytes:
        self.asked.append(pixels)
        return b"png"


def painted(**options: Any) -> Pixels:
    painter = Painter()
    assert write(replace(port(**options), painter=painter), "map") == b"png"
    [asked] = painter.asked
    return asked


def test_the_painter_is_handed_the_picture_and_its_size() -> None:
    asked = painted()
    assert asked.sheet == picture(port(), "map")
    assert asked.size == tuple(round(side) for side in asked.sheet.size)
    assert asked.colours == colours_of("light").by_name
    assert not asked.transparent


def test_scale_or_width_say_how_large() -> None:
    usual = painted()
    assert painted(scale=2.0).size == tuple(round(2 * side) for side in usual.sheet.size)
    assert painted(width=640).size[0] == 640
    assert painted(width=640).scale == 640 / usual.sheet.size[0]
    assert painted(scale=0.0001).size == (1, 1)


def test_the_theme_and_the_ground_are_as_asked() -> None:
    assert painted(dark=True).colours == colours_of("dark").by_name
    assert painted(transparent=True).transparent


def test_what_would_not_fit_into_memory_is_refused() -> None:
    with pytest.raises(ExportError, match="is too large; choose a smaller scale or width"):
        painted(scale=20.0)


def test_without_a_painter_it_says_what_to_write_instead() -> None:
    with pytest.raises(ExportError, match=r"write the picture as \.svg or \.pdf"):
        write(port(), "map")
