"""Large letters from pictures of them: they look as Qt's own and stand where Qt's stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from gui.painting.glyphs import SMALLEST, paint_letters
from gui.painting.picture import _font

WIDTH, HEIGHT = 1400, 200
INK = QColor("#8C2460")


def blank() -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def by_letters(
    text: str, size: float, *, bold: bool, turned: float = 0.0, ratio: float = 1.0
) -> QImage | None:
    image = blank()
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    painter.rotate(turned)
    painted = paint_letters(painter, QPointF(10.0, 100.0 / ratio), text, size, INK, bold=bold)
    painter.end()
    assert painted or image == blank(), "nothing is painted by half"
    return image if painted else None


def by_qt(text: str, size: int, *, bold: bool) -> QImage:
    image = blank()
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.TextAntialiasing | QPainter.RenderHint.Antialiasing)
    font = QFont(_font(bold=bold))
    font.setPixelSize(size)
    painter.setFont(font)
    painter.setPen(INK)
    painter.drawText(QPointF(10.0, 100.0), text)
    painter.end()
    return image


def darkness(image: QImage, left: int, right: int) -> float:
    """How much ink there is between two columns."""
    found = sum(255 - image.pixelColor(x, y).green() for x in range(left, right) for y in range(0, HEIGHT, 2))
    return found / 255


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("text", ["Who leads — and “why”?", "Кто возглавит партию", "A (40–60) → ✓ ±"])
@pytest.mark.usefixtures("qapp")
def test_they_look_as_qts_own(text: str, bold: bool) -> None:
    ours, theirs = by_letters(text, 80.0, bold=bold), by_qt(text, 80, bold=bold)
    assert ours is not None
    for left in range(0, WIDTH, 200):
        one, other = darkness(ours, left, left + 200), darkness(theirs, left, left + 200)
        assert one == pytest.approx(other, rel=0.05, abs=60.0), (text, left)


@pytest.mark.parametrize("text", ["שלום", "a שלום b", "مرحبا", "cafe\N{COMBINING ACUTE ACCENT}", "漢字"])
@pytest.mark.usefixtures("qapp")
def test_what_qt_alone_can_write_is_left_to_it(text: str) -> None:
    assert by_letters(text, 80.0, bold=False) is None


@pytest.mark.usefixtures("qapp")
def test_small_and_turned_letters_are_left_to_qt(qapp: QApplication) -> None:
    assert by_letters("Text", SMALLEST - 1, bold=False) is None
    assert by_letters("Text", 80.0, bold=False, turned=30.0) is None
    assert qapp is not None


@pytest.mark.usefixtures("qapp")
def test_on_a_fine_screen_they_are_as_large() -> None:
    coarse, fine = by_letters("Text", 80.0, bold=False), by_letters("Text", 40.0, bold=False, ratio=2.0)
    assert coarse is not None
    assert fine is not None
    assert darkness(fine, 20, 400) == pytest.approx(darkness(coarse, 10, 390), rel=0.02)
