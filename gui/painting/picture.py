"""Sheets painted into pictures of pixels, with the fonts that they were laid out with."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QLibraryInfo, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QImage, QPainter

from gui.painting.glyphs import paint_letters
from gui.painting.paths import paint_paths
from gui.platforms import SYSTEM
from scenarios.drawing.ruler import ROLES
from scenarios.exports.fonts import FAMILY, FONTS, ascent_of, font_file, size_of

if TYPE_CHECKING:
    from gui.painting.paths import Colour
    from scenarios.drawing.shapes import Text
    from scenarios.drawing.sheet import Sheet
    from scenarios.exports.pixels import Pixels

DOTS_A_METRE = 96 / 0.0254  # of a picture at the usual size
_PIXELS = 64  # of the fonts that are drawn, larger than any that is asked for


def png(pixels: Pixels) -> bytes:
    """Return a picture as PNG; it needs no screen.

    Raises:
        ImportError: Qt lacks what it draws with where there is no screen.
    """
    if QGuiApplication.instance() is None:
        _load_offscreen()
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        # On Windows Qt looks for fonts in a folder of its own then, and complains that there is none.
        os.environ["QT_QPA_FONTDIR"] = str(FONTS)
        _applications.append(QGuiApplication(["otherwise"]))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image(pixels).save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes here
    return bytes(data.data())


def _load_offscreen() -> None:
    """Load what Qt draws with where there is no screen: without it Qt would end the program."""
    if SYSTEM != "linux":
        return
    import ctypes

    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    try:
        ctypes.CDLL(str(plugins / "platforms" / "libqoffscreen.so"))
    except OSError as error:
        raise ImportError(str(error)) from error


_applications: list[QGuiApplication] = []  # Qt's own must not be collected while anything is drawn


def image(pixels: Pixels) -> QImage:
    """Return a picture as Qt has it; a Qt application must be there."""
    found = QImage(*pixels.size, QImage.Format.Format_ARGB32_Premultiplied)
    found.fill(QColor(0, 0, 0, 0) if pixels.transparent else QColor(pixels.colours["surface"]))
    painter = QPainter(found)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)

    painter.scale(pixels.scale, pixels.scale)
    paint_sheet(painter, pixels.sheet, lambda name: QColor(pixels.colours[name]))
    painter.end()
    # What it says of its own size: so large on paper as the drawing is meant to be.
    found.setDotsPerMeterX(round(DOTS_A_METRE * pixels.scale))
    found.setDotsPerMeterY(round(DOTS_A_METRE * pixels.scale))
    return found


def paint_sheet(painter: QPainter, sheet: Sheet, colour: Colour) -> None:
    """Paint a sheet that was laid out with the fonts of the exports.

    Args:
        painter: Scaled and moved to where the sheet is to stand.
        sheet: The drawings.
        colour: Gives a colour by its name.
    """
    for part in sheet.parts:
        painter.save()
        painter.translate(part.x, part.y)
        paint_paths(painter, part.shapes.in_order(), colour)
        for text in part.shapes.texts:
            _paint_text(painter, text, colour)
        painter.restore()


def _paint_text(painter: QPainter, text: Text, colour: Colour) -> None:
    rect = text.rect
    if text.ground:
        painter.fillRect(QRectF(rect.x, rect.y, rect.width, rect.height), colour(text.ground))
    bold, line = ROLES[text.role][1], QPointF(rect.x, rect.y + ascent_of(text.role))
    if paint_letters(painter, line, text.text, size_of(text.role), colour(text.colour), bold=bold):
        return
    painter.setFont(_font(bold=bold))
    painter.setPen(colour(text.colour))
    painter.save()
    painter.translate(line)
    # Qt has fonts of whole pixels only.
    painter.scale(size_of(text.role) / _PIXELS, size_of(text.role) / _PIXELS)
    painter.drawText(QPointF(0.0, 0.0), text.text)
    painter.restore()


@cache
def _font(*, bold: bool) -> QFont:
    QFontDatabase.addApplicationFont(str(font_file(bold=bold)))
    font = QFont(FAMILY)
    font.setPixelSize(_PIXELS)
    font.setBold(bold)
    # As the ruler has measured it.
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
