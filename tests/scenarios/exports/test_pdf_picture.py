"""Pictures as PDF: pages of the paper, lines as lines, text that can be found, fonts embedded."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PageObject, PdfReader

from scenarios.drawing.geometry import Cubic, Point, Rect
from scenarios.drawing.shapes import Box, Circle, Curve, Ink, Line, Path, Polygon, Shapes, Text
from scenarios.drawing.sheet import Placed, Sheet
from scenarios.exports import pdf_picture
from scenarios.exports.pdf_picture import write
from scenarios.exports.pictures import paper
from scenarios.exports.request import Options
from tests.casebooks import mini
from tests.scenarios.exports.drawings import port
from tests.scenarios.exports.requests import request

if TYPE_CHECKING:
    from scenarios.exports.pictures import Subject
    from scenarios.exports.request import Request

SUBJECTS: tuple[Subject, ...] = ("map", "why")


def read(asked: Request, subject: Subject) -> PdfReader:
    return PdfReader(io.BytesIO(write(asked, subject)))


def said(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def operators(reader: PdfReader) -> str:
    contents = reader.pages[0].get_contents()
    assert contents is not None
    return contents.get_data().decode("latin-1")


def places(page: PageObject) -> list[tuple[float, float]]:
    """Where each text on a page begins, from its left lower corner."""
    found: list[tuple[float, float]] = []

    def note(_text: str, _of_all: object, at: list[float], *_: object) -> None:
        found.append((at[4], at[5]))

    page.extract_text(visitor_text=note)
    return found


def drawn(monkeypatch: pytest.MonkeyPatch, *paths: Path, texts: tuple[Text, ...] = ()) -> PdfReader:
    """These shapes on a page of 200 by 100 CSS pixels."""
    sheet = Sheet((200.0, 100.0), (Placed(0.0, 0.0, Shapes((200.0, 100.0), paths, texts)),))
    monkeypatch.setattr(pdf_picture, "paper", lambda *_: ([sheet], 1.0))
    return read(port(), "map")


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_word_can_be_found(subject: Subject) -> None:
    asked = port({"owner": "town"})
    text = said(read(asked, subject)).replace(" ", "")
    for sheet in paper(asked, subject)[0]:
        for part in sheet.parts:
            for line in part.shapes.texts:
                assert line.text.replace(" ", "") in text, line.text


def test_the_fonts_are_embedded() -> None:
    fonts: Any = read(port(), "map").pages[0]["/Resources"]
    found = [font.get_object() for font in fonts["/Font"].values()]
    names = sorted(str(font["/BaseFont"]) for font in found)
    assert ["DejaVuSans" in name for name in names] == [True, True]
    for font in found:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in descriptor
        assert "/ToUnicode" in font


@pytest.mark.parametrize(("page", "short", "long"), [("a4", 595.3, 841.9), ("letter", 612.0, 792.0)])
def test_pages_have_the_size_of_the_paper(page: Any, short: float, long: float) -> None:
    for subject, size in (("map", (long, short)), ("why", (short, long))):
        boxes = [one.mediabox for one in read(port(page=page), subject).pages]  # type: ignore[arg-type]
        for box in boxes:
            assert (float(box.width), float(box.height)) == pytest.approx(size, abs=0.1)


def test_it_says_who_made_it_and_when_and_makes_the_same_file_again() -> None:
    reader = read(port(), "why")
    assert reader.metadata is not None
    assert reader.metadata.title == "Why: What is traded?"
    assert reader.metadata.author == "A. Reader"
    assert reader.metadata.creation_date_raw is not None
    assert reader.metadata.creation_date_raw.startswith("D:20260301")
    assert "not a chance" in str(reader.metadata.subject)
    assert write(port(), "why") == write(port(), "why")
    nobody = PdfReader(io.BytesIO(write(request(options=Options(question="ferry")), "why")))
    assert nobody.metadata is not None
    assert nobody.metadata.author == "Otherwise"


def test_several_pages_are_numbered_and_named_and_one_is_not() -> None:
    casebook = mini()
    many = tuple(
        casebook.argument("C1").model_copy(update={"id": f"more{number}", "text": f"Reason {number}."})
        for number in range(30)
    )
    book = casebook.model_copy(update={"arguments": (*casebook.arguments, *many)})
    [supported] = {target for target in casebook.argument("C1").supports if "/" in target}
    question, position = supported.split("/")
    asked = request(casebook=book, options=Options(question=question, position=position))
    reader = read(asked, "why")
    assert len(reader.pages) > 1
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        assert all(0 <= x <= page.mediabox.width and 0 <= y <= page.mediabox.height for x, y in places(page))
        assert f"page {number} of {len(reader.pages)}" in text
        assert f"Why: {casebook.question(question).title}" in text
    assert "page 1" not in said(read(port(), "map"))


def test_a_name_too_long_for_the_foot_is_left_out_there(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = [Sheet((400.0, 100.0), ())] * 2
    monkeypatch.setattr(pdf_picture, "paper", lambda *_: (sheets, 1.0))
    monkeypatch.setattr(pdf_picture, "title_of", lambda *_: "A very long title " * 9)
    text = said(read(port(), "map"))
    assert "page 2 of 2" in text
    assert "very long" not in text


def test_the_dark_theme_has_a_dark_ground() -> None:
    def ground(asked: Request) -> list[float]:
        found = re.search(r"([\d.]+) ([\d.]+) ([\d.]+) rg", operators(read(asked, "map")))
        assert found is not None
        return [float(part) for part in found.groups()]

    assert ground(port()) == [1.0, 1.0, 1.0]
    assert max(ground(port(dark=True))) < 0.2


def test_every_figure_is_drawn_as_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    ink = Ink("for", 4.0)
    curve = Curve((Cubic(Point(8, 8), Point(16, 8), Point(24, 40), Point(32, 40)),))
    line = operators(drawn(monkeypatch, Path(ink, (Line(Point(8, 16), Point(80, 16)),))))
    assert "6 12 m 60 12 l" in line
    assert " c" in operators(drawn(monkeypatch, Path(ink, (curve,))))
    assert "6 6 m" in operators(drawn(monkeypatch, Path(ink, (curve,))))
    corners = (Point(8, 8), Point(16, 8), Point(8, 16))
    assert "6 6 m 12 6 l 6 12 l h" in operators(drawn(monkeypatch, Path(ink, (Polygon(corners),))))
    for figure in (Circle(Point(40, 40), 8), Box(Rect(8, 8, 40, 20), 4)):
        assert operators(drawn(monkeypatch, Path(ink, (figure,)))).count(" c ") >= 4


def test_inks(monkeypatch: pytest.MonkeyPatch) -> None:
    line = (Line(Point(8, 16), Point(80, 16)),)

    def of(ink: Ink) -> tuple[str, float, int]:
        """The operators, and the width and the ends of the last lines drawn."""
        reader = drawn(monkeypatch, Path(ink, line))
        resources: Any = reader.pages[0]["/Resources"]
        state = resources["/ExtGState"]["/GS0"].get_object()
        return operators(reader), float(state["/LW"]), int(state["/LC"])

    plain, width, ends = of(Ink("for", 4.0))
    assert (width, ends) == (3.0, 1)
    assert of(Ink("for", 4.0, flat=True))[1:] == (3.0, 0)
    dashed, _, ends = of(Ink("for", 4.0, dashed=True))
    assert "[9 6.6] 0 d" in dashed
    assert ends == 0
    # An open line is stroked as it is: not closed, and not filled.
    assert "6 12 m 60 12 l S" in plain
    assert "6 12 m 60 12 l f" in of(Ink(fill="ink"))[0]


def test_a_text_over_lines_has_its_ground(monkeypatch: pytest.MonkeyPatch) -> None:
    text = Text("Slate", Rect(8, 16, 40, 16), "body", "ink", ground="surface")
    bare = Text("Slate", Rect(8, 16, 40, 16), "body", "ink")
    assert operators(drawn(monkeypatch, texts=(text,))).count(" re") == 2
    assert operators(drawn(monkeypatch, texts=(bare,))).count(" re") == 1


def test_a_character_that_the_font_lacks_is_shown_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    text = Text("Сталин 史", Rect(8, 16, 80, 16), "body", "ink")
    assert "Сталин □" in said(drawn(monkeypatch, texts=(text,)))
