"""A picture as SVG: text stays text, in a font that most machines have or in one no wider."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from scenarios.drawing.palette import colours_of
from scenarios.drawing.ruler import ROLES
from scenarios.drawing.shapes import DASHES, Circle, Curve, Line, Polygon
from scenarios.exports.fonts import FAMILY, ascent_of, size_of
from scenarios.exports.heading import heading
from scenarios.exports.pictures import picture, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scenarios.drawing.geometry import Point
    from scenarios.drawing.shapes import Figure, Ink, Text
    from scenarios.drawing.sheet import Placed
    from scenarios.exports.pictures import Subject
    from scenarios.exports.request import Request

FAMILIES = f"'{FAMILY}', Verdana, 'Noto Sans', sans-serif"

# Not to be written in XML, not even as a reference.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(request: Request, subject: Subject) -> bytes:
    """Return a picture as an SVG document."""
    return "\n".join(_lines(request, subject)).encode() + b"\n"


def _lines(request: Request, subject: Subject) -> Iterator[str]:
    sheet = picture(request, subject)
    colours = colours_of("dark" if request.options.dark else "light").by_name
    width, height = (_number(side) for side in sheet.size)
    said = heading(request)
    language = quoteattr(request.book.language or "en")
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" aria-labelledby="title said" xml:lang={language}'
        f" font-family={quoteattr(FAMILIES)}>"
    )
    yield f'<title id="title">{_words(title_of(request, subject))}</title>'
    yield f'<desc id="said">{_words(chr(10).join(said.lines))}</desc>'
    if not request.options.transparent:
        yield f'<rect width="{width}" height="{height}" fill="{colours["surface"]}"/>'
    for part in sheet.parts:
        yield from _part(part, colours)
    yield "</svg>"


def _part(part: Placed, colours: Mapping[str, str]) -> Iterator[str]:
    yield f'<g transform="translate({_number(part.x)} {_number(part.y)})">'
    for path in part.shapes.in_order():
        figures = " ".join(_figure(figure) for figure in path.figures)
        yield f'<path d="{figures}" {_ink(path.ink, colours)}/>'
    for text in part.shapes.texts:
        if text.ground:
            at = text.rect
            numbers = zip(("x", "y", "width", "height"), (at.x, at.y, at.width, at.height), strict=True)
            place = " ".join(f'{name}="{_number(value)}"' for name, value in numbers)
            yield f'<rect {place} fill="{colours[text.ground]}"/>'
        yield _text(text, colours)
    yield "</g>"


def _text(text: Text, colours: Mapping[str, str]) -> str:
    rect = text.rect
    x = {"start": rect.x, "middle": rect.x + rect.width / 2, "end": rect.right}[text.anchor]
    anchor = "" if text.anchor == "start" else f' text-anchor="{text.anchor}"'
    weight = ' font-weight="bold"' if ROLES[text.role][1] else ""
    y = rect.y + ascent_of(text.role)
    return (
        f'<text x="{_number(x)}" y="{_number(y)}" font-size="{_number(size_of(text.role))}"'
        f'{weight}{anchor} fill="{colours[text.colour]}">{_words(text.text)}</text>'
    )


def _ink(ink: Ink, colours: Mapping[str, str]) -> str:
    said = [f'fill="{colours[ink.fill]}"' if ink.fill else 'fill="none"']
    if ink.line:
        said.append(f'stroke="{colours[ink.line]}" stroke-width="{_number(ink.width)}"')
        if ink.dashed:
            dashes = " ".join(_number(dash * ink.width) for dash in DASHES)
            said.append(f'stroke-dasharray="{dashes}"')
        elif not ink.flat:
            said.append('stroke-linecap="round"')
    return " ".join(said)


def _figure(figure: Figure) -> str:
    """A figure as the data of a path."""
    match figure:
        case Line(start, end):
            return f"M{_at(start)} L{_at(end)}"
        case Curve(pieces):
            curves = " ".join(f"C{_at(piece.pull)} {_at(piece.push)} {_at(piece.end)}" for piece in pieces)
            return f"M{_at(pieces[0].start)} {curves}"
        case Circle(at, radius):
            side = _number(radius)
            left, right = at._replace(x=at.x - radius), at._replace(x=at.x + radius)
            arc = f"A{side} {side} 0 1 1"
            return f"M{_at(left)} {arc} {_at(right)} {arc} {_at(left)} Z"
        case Polygon(corners):
            return f"M{_at(corners[0])} " + " ".join(f"L{_at(corner)}" for corner in corners[1:]) + " Z"
        case _:
            rect, radius = figure
            across, down = _number(rect.width - 2 * radius), _number(rect.height - 2 * radius)
            bend = _number(radius)
            return (
                f"M{_number(rect.x + radius)} {_number(rect.y)} h{across} a{bend} {bend} 0 0 1 {bend} {bend}"
                f" v{down} a{bend} {bend} 0 0 1 -{bend} {bend} h-{across}"
                f" a{bend} {bend} 0 0 1 -{bend} -{bend} v-{down} a{bend} {bend} 0 0 1 {bend} -{bend} Z"
            )


def _at(point: Point) -> str:
    return f"{_number(point.x)} {_number(point.y)}"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _words(text: str) -> str:
    return escape(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text))
