"""The icons in every form that a system asks for, made from our drawings."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

RESOURCES = Path(__file__).resolve().parent.parent

# Pixels. At 16 a drawing with fewer and thicker strokes serves.
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
SMALL = 16


def drawing(kind: str, size: int) -> Path:
    """The drawing that an icon of a size is made from.

    Args:
        kind: ``otherwise`` for the program, ``otherwise-scenario`` for its files.
        size: In pixels.
    """
    folder = RESOURCES / "icons"
    small = folder / f"{kind}-small.svg"
    return small if size <= SMALL and small.exists() else folder / f"{kind}.svg"


def picture(kind: str, size: int) -> QImage:
    """An icon in a size, with a clear ground.

    Raises:
        FileNotFoundError: The drawing is missing.
        ValueError: It is none.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    path = drawing(kind, size)
    renderer = QSvgRenderer(path.read_bytes())
    if not renderer.isValid():
        raise ValueError(f"{path} is not a drawing")
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def png(kind: str, size: int) -> bytes:
    """An icon as a PNG file."""
    from PySide6.QtCore import QBuffer, QByteArray

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture(kind, size).save(buffer, "PNG")  # type: ignore[call-overload]  # its stub wants bytes
    return bytes(data.data())


def write_themed(folder: Path) -> None:
    """Write both icons as an icon theme wants them.

    Args:
        folder: The theme's own folder, such as ``/usr/share/icons/hicolor``.
    """
    places = (
        ("otherwise", "apps", "otherwise"),
        ("otherwise-scenario", "mimetypes", "application-vnd.otherwise.scenario+json"),
    )
    for kind, group, name in places:
        for size in SIZES:
            path = folder / f"{size}x{size}" / group / f"{name}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(png(kind, size))
        path = folder / "scalable" / group / f"{name}.svg"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(drawing(kind, max(SIZES)).read_bytes())


def write_for_systems(folder: Path) -> None:
    """Write both icons as Windows and macOS want them: ``.ico`` and ``.icns`` with every size they hold."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PIL import Image

    folder.mkdir(parents=True, exist_ok=True)
    for kind in ("otherwise", "otherwise-scenario"):
        pictures = {size: Image.open(io.BytesIO(png(kind, size))) for size in (*SIZES, 1024)}
        sizes = [size for size in SIZES if size <= 256]
        pictures[256].save(
            folder / f"{kind}.ico",
            sizes=[(size, size) for size in sizes],
            append_images=[pictures[size] for size in sizes],
        )
        pictures[1024].save(folder / f"{kind}.icns", append_images=list(pictures.values()))
