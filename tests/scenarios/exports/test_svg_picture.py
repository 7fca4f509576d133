"""Pictures as SVG: sound XML, text as text, every shape in its colour; opened by another program."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from scenarios.drawing.geometry import Cubic, Point, Rect
from scenarios.drawing.palette import colours_of
from scenarios.drawing.shapes import Box, Circle, Curve, Ink, Line, Path, Polygon, Shapes, Text
from scenarios.drawing.sheet import Placed, Sheet
from scenarios.exports import svg_picture
from scenarios.exports.fonts import ascent_of
from scenarios.exports.pictures import picture
from scenarios.exports.svg_picture import write
from tests.casebooks import mini
from tests.scenarios.exports.drawings import port
from tests.scenarios.exports.requests import request

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from scenarios.drawing.shapes import Figure
    from scenarios.exports.pictures import Subject

SVG = "{http://www.w3.org/2000/svg}"
SUBJECTS: tuple[Subject, ...] = ("map", "why")
INK = Ink("for", 2.0)


def root_of(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 - we have written it


def drawn(monkeypatch: pytest.MonkeyPatch, *paths: Path, texts: tuple[Text, ...] = ()) -> ET.Element:
    """These shapes as SVG, placed at (5, 7)."""
    sheet = Sheet((200.0, 100.0), (Placed(5.0, 7.0, Shapes((190.0, 90.0), paths, texts)),))
    monkeypatch.setattr(svg_picture, "picture", lambda *_: sheet)
    return root_of(write(port(), "map"))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_text_is_text_in_its_place(subject: Subject) -> None:
    sheet = picture(port(), subject)
    root = root_of(write(port(), subject))
    written = [element.text for element in root.iter(f"{SVG}text")]
    assert written == [text.text for part in sheet.parts for text in part.shapes.texts]
    assert float(root.attrib["width"]) == pytest.approx(sheet.size[0], abs=0.01)
    assert root.attrib["viewBox"] == f"0 0 {root.attrib['width']} {root.attrib['height']}"
    assert root.attrib["font-family"].startswith("'DejaVu Sans', Verdana")


def test_it_names_itself_and_says_what_every_export_says() -> None:
    root = root_of(write(port({"owner": "town"}), "map"))
    assert root.findtext(f"{SVG}title") == "Where each branch ends: What is traded?"
    said = root.findtext(f"{SVG}desc")
    assert said is not None
    assert "You suppose that the town owns the ferry." in said
    assert "not a chance" in said


def test_the_light_theme_unless_asked_and_a_ground_unless_it_is_transparent() -> None:
    def ground(root: ET.Element) -> str | None:
        first = root.find(f"{SVG}rect")
        return None if first is None else first.attrib["fill"]

    light, dark = colours_of("light").by_name, colours_of("dark").by_name
    assert ground(root_of(write(port(), "map"))) == light["surface"]
    assert ground(root_of(write(port(dark=True), "map"))) == dark["surface"]
    assert ground(root_of(write(port(transparent=True), "map"))) is None
    colours = set(re.findall("#[0-9A-F]{6}", write(port(dark=True), "map").decode()))
    assert colours <= {value.upper() for value in dark.values()}


@pytest.mark.parametrize(
    ("figure", "data"),
    [
        (Line(Point(1, 2), Point(3.5, 4)), "M1 2 L3.5 4"),
        (
            Curve((Cubic(Point(0, 0), Point(1, 0), Point(2, 5), Point(3, 5)),) * 2),
            "M0 0 C1 0 2 5 3 5 C1 0 2 5 3 5",
        ),
        (Circle(Point(10, 10), 4), "M6 10 A4 4 0 1 1 14 10 A4 4 0 1 1 6 10 Z"),
        (Polygon((Point(0, 0), Point(4, 0), Point(0, 4))), "M0 0 L4 0 L0 4 Z"),
        (
            Box(Rect(0, 0, 10, 8), 2),
            "M2 0 h6 a2 2 0 0 1 2 2 v4 a2 2 0 0 1 -2 2 h-6 a2 2 0 0 1 -2 -2 v-4 a2 2 0 0 1 2 -2 Z",
        ),
    ],
)
def test_every_figure_is_a_path(monkeypatch: pytest.MonkeyPatch, figure: Figure, data: str) -> None:
    [path] = drawn(monkeypatch, Path(INK, (figure,))).iter(f"{SVG}path")
    assert path.attrib["d"] == data


def test_inks(monkeypatch: pytest.MonkeyPatch) -> None:
    line = (Line(Point(0, 0), Point(9, 0)),)
    inks = [
        INK, Ink("for", 2.0, dashed=True), Ink("for", 2.0, flat=True),
        Ink(fill="ink"), Ink("for", fill="ink"),
    ]  # fmt: skip
    found = [
        path.attrib for path in drawn(monkeypatch, *(Path(ink, line) for ink in inks)).iter(f"{SVG}path")
    ]
    colour = colours_of("light").by_name
    plain, dashed, flat, filled, both = found
    assert (plain["stroke"], plain["stroke-width"], plain["fill"]) == (colour["for"], "2", "none")
    assert plain["stroke-linecap"] == "round"
    assert dashed["stroke-dasharray"] == "6 4.4"
    assert "stroke-linecap" not in dashed
    assert "stroke-linecap" not in flat
    assert "stroke" not in filled
    assert (both["fill"], both["stroke"]) == (colour["ink"], colour["for"])


def test_texts_keep_their_anchor_and_their_ground(monkeypatch: pytest.MonkeyPatch) -> None:
    rect = Rect(10.0, 20.0, 40.0, 15.0)
    texts = (
        Text("a", rect, "body", "ink"),
        Text("b", rect, "strong", "ink", "middle"),
        Text("c", rect, "body", "ink", "end", "surface"),
    )
    root = drawn(monkeypatch, texts=texts)
    start, middle, end = root.iter(f"{SVG}text")
    assert (start.attrib["x"], middle.attrib["x"], end.attrib["x"]) == ("10", "30", "50")
    assert "text-anchor" not in start.attrib
    assert (middle.attrib["text-anchor"], end.attrib["text-anchor"]) == ("middle", "end")
    assert (start.get("font-weight"), middle.get("font-weight")) == (None, "bold")
    assert float(start.attrib["y"]) == pytest.approx(20.0 + ascent_of("body"), abs=0.01)
    _, ground = root.iter(f"{SVG}rect")
    assert ground.attrib == {
        "x": "10", "y": "20", "width": "40", "height": "15", "fill": colours_of("light").by_name["surface"],
    }  # fmt: skip
    [group] = root.iter(f"{SVG}g")
    assert group.attrib["transform"] == "translate(5 7)"


def test_markup_and_control_characters_of_a_casebook_stay_words() -> None:
    rogue = '<b onload="alert(1)">&amp;\x0b</b> ]]>'
    casebook = mini()
    first = casebook.questions[0].model_copy(update={"title": rogue})
    book = casebook.model_copy(update={"questions": (first, *casebook.questions[1:])})
    asked = port(question="ferry")
    assert asked.options.question == first.id
    root = root_of(write(request(casebook=book, options=asked.options), "map"))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        "svg", "title", "desc", "rect", "g", "path", "text",
    }  # fmt: skip
    assert any("<b" in (element.text or "") for element in root.iter(f"{SVG}text"))


@pytest.mark.parametrize("subject", SUBJECTS)
def test_another_program_draws_it(subject: Subject, tmp_path: FilePath) -> None:
    tool = shutil.which("rsvg-convert")
    if tool is None:
        pytest.skip("rsvg-convert is not installed")
    path = tmp_path / "picture.svg"
    path.write_bytes(write(port(), subject))
    subprocess.run([tool, path, "-o", tmp_path / "picture.png"], check=True)
    header = (tmp_path / "picture.png").read_bytes()[16:24]
    width, height = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:], "big")
    sheet = picture(port(), subject)
    assert (width, height) == pytest.approx(sheet.size, abs=1.0)
