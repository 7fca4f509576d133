"""Shapes shown on a board, and painted: by what is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from gui.painting.board import Board
from gui.painting.paths import brush_of, paint_paths, pen_of
from gui.painting.plotting import GraphicsView
from gui.painting.texts import FontRuler
from gui.theme import Theme
from scenarios.drawing.geometry import Cubic, Point, Rect
from scenarios.drawing.shapes import Box, Circle, Curve, Ink, Line, Path, Polygon, Shapes, Text
from tests.gui.widgets.looking import near, settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from scenarios.drawing.shapes import Figure

SIZE = (200.0, 120.0)
WITHIN = Point(100, 60)
FIGURES: list[tuple[Figure, Point, Point]] = [
    (Line(Point(20, 60), Point(180, 60)), WITHIN, Point(100, 90)),
    (Curve((Cubic.straight(Point(20, 60), Point(180, 60)),)), WITHIN, Point(100, 30)),
    (Circle(WITHIN, 20), Point(120, 60), Point(130, 60)),
    (Polygon((Point(60, 20), Point(140, 20), Point(100, 100))), Point(100, 20), Point(60, 90)),
    (Box(Rect(60, 20, 80, 80)), Point(60, 60), Point(40, 60)),
]


class Shown:
    """A view with a board on it."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.theme = theme
        self.ruler = FontRuler(theme)
        self.view = GraphicsView(background=theme.colour("surface"))
        self.board = Board()
        self.view.setCentralItem(self.board)
        qtbot.addWidget(self.view)
        self.view.resize(200, 120)
        with qtbot.waitExposed(self.view):
            self.view.show()

    def show(self, *paths: Path, texts: tuple[Text, ...] = ()) -> QImage:
        self.board.show_shapes(Shapes(SIZE, paths, texts), self.ruler.fonts, self.theme.colour)
        settle()
        image: QImage = self.view.grab().toImage()
        return image

    def is_at(self, image: QImage, at: Point, colour: str) -> bool:
        return near(image.pixelColor(round(at.x), round(at.y)), self.theme.colour(colour), 40)


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Shown:
    return Shown(qtbot, theme)


@pytest.mark.parametrize(("figure", "on", "off"), FIGURES)
def test_every_figure_is_drawn_where_it_stands(
    shown: Shown, figure: Figure, on: Point, off: Point, theme: Theme
) -> None:
    path = Path(Ink("for", 5.0), (figure,))
    image = shown.show(path)
    assert shown.is_at(image, on, "for")
    assert shown.is_at(image, off, "surface")
    painted = QImage(200, 120, QImage.Format.Format_RGB32)
    painted.fill(theme.colour("surface"))
    painter = QPainter(painted)
    paint_paths(painter, [path], theme.colour)
    painter.end()
    assert shown.is_at(painted, on, "for")
    assert shown.is_at(painted, off, "surface")


def test_what_is_not_drawn_any_more_is_gone(shown: Shown) -> None:
    line = Path(Ink("for", 5.0), (Line(Point(20, 60), Point(180, 60)),))
    assert shown.is_at(shown.show(Path(Ink(), ()), line), WITHIN, "for")
    assert shown.is_at(shown.show(line), WITHIN, "for")
    assert shown.is_at(shown.show(), WITHIN, "surface")
    assert shown.is_at(shown.show(line), WITHIN, "for")
    assert shown.is_at(shown.show(Path(Ink("for", 5.0), ())), WITHIN, "surface")


def test_the_level_and_not_the_place_says_what_lies_on_top(shown: Shown) -> None:
    def circle(fill: str, level: int) -> Path:
        return Path(Ink(fill=fill), (Circle(WITHIN, 20),), level)

    assert shown.is_at(shown.show(circle("for", 2), circle("selection", 1)), WITHIN, "for")
    assert shown.is_at(shown.show(circle("for", 1), circle("selection", 2)), WITHIN, "selection")


def test_the_same_figures_may_be_in_another_ink(shown: Shown) -> None:
    circle = (Circle(WITHIN, 20),)
    assert shown.is_at(shown.show(Path(Ink(fill="for"), circle)), WITHIN, "for")
    assert shown.is_at(shown.show(Path(Ink("for", 3.0), circle)), WITHIN, "surface")


def test_what_is_pointed_at_is_drawn_at_its_level(shown: Shown, theme: Theme) -> None:
    under = Path(Ink(fill="for"), (Circle(WITHIN, 20),), 1)
    over = Path(Ink(fill="for"), (Circle(Point(30, 30), 20),), 3)
    shown.show(under, over)
    pointed = Path(Ink(fill="ink"), (Circle(WITHIN, 10), Circle(Point(30, 30), 10)), 2)
    shown.board.show_pointed(pointed, theme.colour)
    image = shown.show(under, over)
    assert shown.is_at(image, WITHIN, "ink")
    assert shown.is_at(image, Point(30, 30), "for")


def test_in_another_theme_the_same_drawing_has_its_colours(shown: Shown, theme: Theme) -> None:
    circle = Path(Ink(fill="for"), (Circle(WITHIN, 20),))
    before = shown.show(circle).pixelColor(100, 60)
    theme.set_mode("dark")
    shown.board.dress()
    after = shown.show(circle)
    assert shown.is_at(after, WITHIN, "for")
    assert before != after.pixelColor(100, 60)


def test_words_lie_over_lines_on_a_ground_of_their_own(shown: Shown) -> None:
    line = Path(Ink("for", 12.0), (Line(Point(0, 60), Point(200, 60)),), 50)
    rect = Rect(60, 50, 80, 20)
    bare, backed = (Text("Il", rect, "small", "ink", ground=ground) for ground in ("", "surface"))
    right = Point(130, 60)
    assert shown.is_at(shown.show(line, texts=(bare,)), right, "for")
    assert shown.is_at(shown.show(line, texts=(backed,)), right, "surface")
    image = shown.show(line, texts=(backed,))
    inked = [shown.is_at(image, Point(x, y), "ink") for x in range(60, 75) for y in range(50, 70)]
    assert any(inked)
    assert shown.is_at(shown.show(line), right, "for")


def test_pens_say_dashed_and_flat(theme: Theme) -> None:
    assert pen_of(Ink(), theme.colour).style() == Qt.PenStyle.NoPen
    assert pen_of(Ink("for"), theme.colour).capStyle() == Qt.PenCapStyle.RoundCap
    assert pen_of(Ink("for", flat=True), theme.colour).capStyle() == Qt.PenCapStyle.FlatCap
    dashed = pen_of(Ink("for", dashed=True), theme.colour)
    assert dashed.capStyle() == Qt.PenCapStyle.FlatCap
    assert dashed.dashPattern() == [3.0, 2.2]
    assert brush_of(Ink("for"), theme.colour).style() == Qt.BrushStyle.NoBrush


def test_a_ruler_knows_every_role_and_forgets_when_it_knows_too_much(theme: Theme) -> None:
    ruler = FontRuler(theme, 1.5)
    plain = FontRuler(theme)
    assert ruler.width("Trotsky", "strong") > ruler.width("Trotsky", "body") > plain.width("Trotsky", "body")
    for role, font in ruler.fonts.items():
        for words in ("Trotsky", "HHH", "i"):
            assert 0.0 <= ruler.width(words, role) - QFontMetricsF(font).horizontalAdvance(words) <= 2.0
    assert ruler.height("heading") > ruler.height("title") > ruler.height("small")
    for number in range(4100):
        plain.width(str(number), "small")
    assert plain.width("Trotsky", "small") == FontRuler(theme).width("Trotsky", "small")
