"""The report as a PDF, opened by a library that reads such files, and by poppler where it is there."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest

from scenarios.exports.blocks import Head
from scenarios.exports.pdf_report import MAP_WIDTH, write
from scenarios.exports.pictures import map_alone
from scenarios.exports.report import report
from scenarios.exports.request import Options
from scenarios.files.casebook_files import open_casebook
from scenarios.files.library import shipped_casebooks
from tests.scenarios.exports.requests import request

SHIPPED = open_casebook(shipped_casebooks()[0])


def _text(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())


@pytest.fixture(scope="module")
def large() -> bytes:
    return write(request({"bloc-1923": "accepts"}, casebook=SHIPPED, author="Ida Moss"))


@pytest.mark.parametrize(("page", "size"), [("a4", (595.28, 841.89)), ("letter", (612.0, 792.0))])
def test_the_size_of_the_page(page: str, size: tuple[float, float]) -> None:
    found = pypdf.PdfReader(io.BytesIO(write(request({"site": "mill"}, options=Options(page=page)))))  # type: ignore[arg-type]
    for sheet in found.pages:
        assert (float(sheet.mediabox.width), float(sheet.mediabox.height)) == pytest.approx(size, abs=0.01)


def test_the_text_is_text(large: bytes) -> None:
    text = _text(large)
    made = request({"bloc-1923": "accepts"}, casebook=SHIPPED)
    for outcome in made.snapshot.compared.outcomes:
        assert SHIPPED.question(outcome).title in text
    for voice in ("V. A. Nikonov", "the memoirist"):
        assert voice in text
    assert "not a chance" in text
    assert "Trotsky–Zinoviev bloc" in text


def test_the_branch_map_is_drawn_with_its_heading(large: bytes) -> None:
    made = request({"bloc-1923": "accepts"}, casebook=SHIPPED)
    shapes, key = map_alone(made, MAP_WIDTH)
    pages = [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(large)).pages]
    (drawn,) = (page for page in pages if key[0] in page)
    assert "Where the branches lead" in drawn
    for text in shapes.texts:
        assert text.text.replace(" ", "") in drawn.replace(" ", ""), text.text
    heights: dict[str, float] = {}

    def note(text: str, _: object, at: list[float], *__: object) -> None:
        heights.setdefault(text.strip(), at[5])

    pypdf.PdfReader(io.BytesIO(large)).pages[pages.index(drawn)].extract_text(visitor_text=note)
    words = [text.text for text in shapes.texts]
    lowest = min(height for text, height in heights.items() if text in words)
    explained = next(height for text, height in heights.items() if text and key[0].startswith(text[:20]))
    assert explained < lowest, "what the signs mean stands below the map"
    contents = pypdf.PdfReader(io.BytesIO(large)).pages[pages.index(drawn)].get_contents()
    assert contents is not None
    assert len(re.findall(rb"\d c\s", contents.get_data())) > 2, "branches leave history in curves"


def test_headings_are_an_outline_and_pages_have_numbers(large: bytes) -> None:
    found = pypdf.PdfReader(io.BytesIO(large))

    def titles(outline: list[object]) -> list[str]:
        parts = [titles(one) if isinstance(one, list) else [str(one["/Title"])] for one in outline]  # type: ignore[index]
        return [title for part in parts for title in part]

    wanted = [
        block.text
        for block in report(request({"bloc-1923": "accepts"}, casebook=SHIPPED))
        if isinstance(block, Head) and block.level < 4
    ]
    assert titles(list(found.outline)) == wanted
    count = len(found.pages)
    assert count > 5
    for number, page in enumerate(found.pages, start=1):
        assert f"page {number} of {count}" in " ".join(page.extract_text().split())


def test_a_heading_stands_on_one_page_with_what_it_is_of(large: bytes) -> None:
    made = report(request({"bloc-1923": "accepts"}, casebook=SHIPPED))
    headings = {" ".join(block.text.split()) for block in made if isinstance(block, Head)}
    last = []
    for page in pypdf.PdfReader(io.BytesIO(large)).pages:
        lines = [" ".join(line.split()) for line in page.extract_text().splitlines()]
        last.append([line for line in lines if line and not re.search(r"page \d+ of \d+", line)][-1])
    assert len(last) > 5
    assert not headings & set(last)


def test_what_it_says_of_itself(large: bytes) -> None:
    about = pypdf.PdfReader(io.BytesIO(large)).metadata
    assert about is not None
    assert about.title == "Trotsky–Zinoviev bloc: Trotsky accepts Zinoviev's offer"
    assert about.author == "Ida Moss"
    assert about.creation_date is not None
    assert pypdf.PdfReader(io.BytesIO(large)).root_object[
        "/Lang"
    ].get_object() == pypdf.generic.TextStringObject("en")
    assert about.creation_date.date().isoformat() == "2026-03-01"


def test_other_scripts_are_text_and_what_the_font_lacks_is_told() -> None:
    text = _text(write(request(title="Сталин и Троцкий – Στάλιν", notes={"": "A 史 B 史 C"})))
    assert "Сталин и Троцкий – Στάλιν" in text
    assert "A □ B □ C" in text
    assert "The font of this file lacks some characters, shown as □: U+53F2" in text
    # The middle of a heading that is told as missing is drawn as missing.
    assert "史" not in text


def test_a_long_title_is_cut_at_the_foot_and_a_long_word_wraps() -> None:
    data = write(request(title="wide " * 60, notes={"": "x" * 400}))
    assert "…" in _text(data)


def test_the_same_is_written_as_the_same() -> None:
    assert write(request({"site": "mill"})) == write(request({"site": "mill"}))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no poppler here: apt install poppler-utils")
def test_poppler_reads_it_and_finds_every_font_inside(tmp_path: Path, large: bytes) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(large)
    said = subprocess.run(["pdftotext", path, "-"], capture_output=True, encoding="utf-8", check=True)
    assert said.stderr == ""
    assert "What was changed and supposed" in said.stdout
    fonts = subprocess.run(["pdffonts", path], capture_output=True, encoding="utf-8", check=True)
    assert fonts.stderr == ""
    rows = [line.split() for line in fonts.stdout.splitlines()[2:]]
    assert rows
    # Each is embedded, a subset, and maps its signs to Unicode.
    assert {tuple(row[-5:-2]) for row in rows} == {("yes", "yes", "yes")}
