"""Pictures of pixels: by what is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from gui.painting.picture import image, png
from scenarios.drawing.geometry import Point, Rect
from scenarios.drawing.palette import colours_of
from scenarios.drawing.shapes import Circle, Ink, Line, Path, Shapes, Text
from scenarios.drawing.sheet import Placed, Sheet
from scenarios.exports.fonts import FileRuler
from scenarios.exports.pixels import Pixels
from tests.gui.widgets.looking import near

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtWidgets import QApplication

COLOURS = colours_of("light").by_name
RULER = FileRuler()
DOT = Path(Ink(fill="for"), (Circle(Point(20, 20), 10),))
pytestmark = pytest.mark.usefixtures("qapp")


def sheet(*paths: Path, texts: tuple[Text, ...] = ()) -> Sheet:
    """A sheet of 200 by 100 with one drawing at (40, 30)."""
    return Sheet((200.0, 100.0), (Placed(40.0, 30.0, Shapes((160.0, 70.0), paths, texts)),))


def is_at(picture: QImage, x: float, y: float, colour: str) -> bool:
    return near(picture.pixelColor(round(x), round(y)), QColor(COLOURS[colour]), 30)


def inked(picture: QImage) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Where there is anything but ground: columns and rows."""
    plain = picture.convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.width(), 4)
    surface = QColor(COLOURS["surface"])
    ground = np.array((surface.red(), surface.green(), surface.blue()))
    rows, columns = np.nonzero((np.abs(pixels[:, :, :3].astype(int) - ground) > 60).any(axis=2))
    return columns, rows


@pytest.mark.parametrize("scale", [0.5, 1.0, 3.0])
def test_everything_stands_where_it_is_laid_out_at_any_scale(scale: float) -> None:
    picture = image(Pixels(sheet(DOT), scale, COLOURS))
    assert (picture.width(), picture.height()) == (200 * scale, 100 * scale)
    assert is_at(picture, 60 * scale, 50 * scale, "for")
    assert is_at(picture, 60 * scale, 63 * scale, "surface")
    assert is_at(picture, 20 * scale, 20 * scale, "surface")


def test_edges_are_smooth() -> None:
    slanted = Path(Ink("for", 6.0), (Line(Point(10, 10), Point(90, 41)),))
    picture = image(Pixels(sheet(slanted), 1.0, COLOURS))
    seen = {picture.pixelColor(x, y).name() for x in range(200) for y in range(100)}
    assert len(seen) > 4, "between the line and its ground there are colours between theirs"


def test_it_says_how_large_it_is_on_paper() -> None:
    inch = 96 / 0.0254
    for scale in (1.0, 2.0):
        assert image(Pixels(sheet(), scale, COLOURS)).dotsPerMeterX() == pytest.approx(inch * scale, abs=1)


def test_the_ground_is_the_theme_s_or_none() -> None:
    dark = colours_of("dark").by_name
    assert image(Pixels(sheet(), 1.0, dark)).pixelColor(1, 1) == QColor(dark["surface"])
    assert image(Pixels(sheet(), 1.0, dark, transparent=True)).pixelColor(1, 1).alpha() == 0
    seen = image(Pixels(sheet(DOT), 1.0, COLOURS, transparent=True))
    assert seen.pixelColor(60, 50) == QColor(COLOURS["for"])


@pytest.mark.parametrize("role", ["small", "body", "strong", "heading"])
@pytest.mark.parametrize("scale", [1.0, 4.0])
def test_words_fill_the_place_that_was_measured_for_them(role: str, scale: float) -> None:
    words = "Hmm, the documents say so: HII"
    rect = Rect(5.0, 10.0, RULER.width(words, role), RULER.height(role))  # type: ignore[arg-type]
    text = Text(words, rect, role, "ink")  # type: ignore[arg-type]
    wide = Sheet((500.0, 100.0), (Placed(0.0, 0.0, Shapes((500.0, 100.0), (), (text,))),))
    columns, rows = inked(image(Pixels(wide, scale, COLOURS)))
    left, right = columns.min() / scale, columns.max() / scale
    top, bottom = rows.min() / scale, rows.max() / scale
    assert rect.x <= left <= rect.x + 3
    assert rect.right - 4 <= right <= rect.right
    assert rect.y <= top
    assert bottom <= rect.bottom


def test_a_text_over_lines_has_its_ground() -> None:
    line = Path(Ink("for", 8.0), (Line(Point(0, 20), Point(160, 20)),))
    rect = Rect(40.0, 10.0, 60.0, 20.0)
    bare, backed = (Text("I", rect, "body", "ink", ground=ground) for ground in ("", "surface"))
    assert is_at(image(Pixels(sheet(line, texts=(bare,)), 1.0, COLOURS)), 130, 50, "for")
    assert is_at(image(Pixels(sheet(line, texts=(backed,)), 1.0, COLOURS)), 130, 50, "surface")


def test_a_png_holds_the_picture(qapp: QApplication) -> None:
    assert qapp is not None
    pixels = Pixels(sheet(DOT), 1.0, COLOURS)
    data = png(pixels)
    assert data.startswith(b"\x89PNG")
    read = QImage.fromData(data)
    assert read == image(pixels).convertToFormat(read.format())
