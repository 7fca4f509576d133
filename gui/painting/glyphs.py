"""Large letters of plain text, drawn from pictures of them that are made once.

Qt fills the outline of every letter that is larger than 64 pixels anew each time, which takes half a second
on a hall's screen of 3840 by 2160; a picture of the letter is there at once. What is not written from left to
right, or has marks that stand on letters, is left to Qt, which knows how.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QFont, QImage, QRawFont, QTransform

from scenarios.exports.fonts import font_file, metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPainter

SMALLEST = 24.0  # pixels; below, a letter's place between two pixels can be seen, and Qt is fast
_LEFT_TO_RIGHT = frozenset({"L", "EN", "ES", "ET", "CS", "WS", "ON", "B", "S"})
_UPRIGHT = (
    QTransform.TransformationType.TxNone,
    QTransform.TransformationType.TxTranslate,
    QTransform.TransformationType.TxScale,
)
_IMAGE = QImage.Format.Format_ARGB32_Premultiplied


def paint_letters(
    painter: QPainter, at: QPointF, text: str, size: float, color: QColor, *, bold: bool
) -> bool:
    """Paint a line of text, if it is one that can be painted so.

    Args:
        painter: Scaled and moved in whatever way.
        at: Where its first letter stands on the line.
        text: The text.
        size: Of the font, in the painter's unit.
        color: Its colour.
        bold: Whether the font is bold.

    Returns:
        Whether it was painted; if not, nothing was.
    """
    world, ratio = painter.worldTransform(), painter.device().devicePixelRatio()
    pixels = size * world.m22() * ratio
    if world.type() not in _UPRIGHT or pixels < SMALLEST or not _is_plain(text, bold=bold):
        return False
    advances, rgb = metrics(bold=bold).advances, color.rgba()
    start = world.map(at) * ratio
    x, y = start.x(), round(start.y())
    painter.save()
    painter.setWorldTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    for letter in text:
        if letter != " ":
            offset, picture = _letter(letter, bold, pixels, rgb)
            painter.drawImage(QPoint(round(x) + offset.x(), y + offset.y()), picture)
        x += pixels * advances[ord(letter)]
    painter.restore()
    return True


@lru_cache(maxsize=1024)
def _is_plain(text: str, *, bold: bool) -> bool:
    known = metrics(bold=bold).advances
    return all(
        ord(letter) in known
        and unicodedata.bidirectional(letter) in _LEFT_TO_RIGHT
        and unicodedata.category(letter)[0] not in "MC"
        for letter in text
    )


@lru_cache(maxsize=4096)
def _letter(letter: str, bold: bool, pixels: float, rgb: int) -> tuple[QPoint, QImage]:
    """The picture of a letter, and where its corner lies from its place on the line."""
    font = _font(bold, pixels)
    [glyph] = font.glyphIndexesForString(letter)
    cover = font.alphaMapForGlyph(glyph, QRawFont.AntialiasingType.PixelAntialiasing)
    corner = font.boundingRect(glyph).topLeft().toPoint()
    if cover.isNull():
        return corner, QImage()
    cover = cover.convertToFormat(QImage.Format.Format_Alpha8)
    # How much of a pixel is covered, read as the number of a colour: from none of it to all of it.
    cover.reinterpretAsFormat(QImage.Format.Format_Indexed8)
    cover.setColorTable(_shades(rgb))
    return corner, cover.convertToFormat(_IMAGE)


@lru_cache(maxsize=64)
def _shades(rgb: int) -> list[int]:
    alpha = rgb >> 24
    return [(round(cover * alpha / 255) << 24) | (rgb & 0xFFFFFF) for cover in range(256)]


@lru_cache(maxsize=32)
def _font(bold: bool, pixels: float) -> QRawFont:
    return QRawFont(str(font_file(bold=bold)), pixels, QFont.HintingPreference.PreferNoHinting)
