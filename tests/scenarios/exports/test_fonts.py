"""The fonts that come with the program, and what is measured in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.drawing.ruler import ROLES
from scenarios.exports import fonts
from scenarios.exports.fonts import (
    BODY,
    NO_GLYPH,
    FileRuler,
    ascent_of,
    font_file,
    known,
    metrics,
    missing,
    size_of,
)

RULER = FileRuler()


def test_text_is_as_wide_as_its_letters() -> None:
    # 1401 and 1260 of 2048 parts are the widths of A and B in the font's own table; 1405 in the one for a.
    advances = metrics(bold=False).advances
    assert advances[ord("A")] == 1401 / 2048
    assert RULER.width("AB", "body") == pytest.approx(BODY * (advances[ord("A")] + advances[ord("B")]))
    assert RULER.width("", "body") == 0.0
    assert RULER.width("Trotsky", "strong") > RULER.width("Trotsky", "body") > RULER.width("Trotsky", "small")


def test_every_role_has_its_size_and_its_letters_stand_within_the_line() -> None:
    for role, (size, _) in ROLES.items():
        assert size_of(role) == BODY * size
        assert 0.7 * RULER.height(role) < ascent_of(role) < RULER.height(role)


def test_a_letter_that_the_font_does_not_have_gets_the_room_of_the_widest() -> None:
    assert missing("Троцкий – Ζ → “5” 史") == {"史"}
    assert RULER.width("史", "body") == BODY


def test_the_fonts_are_there_with_their_licence() -> None:
    assert font_file(bold=True) != font_file(bold=False)
    for bold in (False, True):
        assert font_file(bold=bold).is_file()
        assert font_file(bold=bold).with_name("LICENSE").is_file()


def test_what_sets_a_text_apart_takes_no_room_and_is_not_missed() -> None:
    assert RULER.width("a\u2068b\u2069", "body") == RULER.width("ab", "body")
    assert missing("\u2068ש\u2069\U00020000") == {"\U00020000"}
    assert known("\u2068ש\u2069 \U00020000") == f"ש {NO_GLYPH}"


def test_letters_that_join_are_measured_joined_and_their_vowels_have_no_room() -> None:
    advances = metrics(bold=False).advances
    assert RULER.width("السلام", "body") < 0.9 * BODY * sum(advances[ord(letter)] for letter in "السلام")
    assert RULER.width("بُنِيَ", "body") == pytest.approx(RULER.width("بني", "body"))
    assert RULER.width("גשר", "body") == pytest.approx(BODY * sum(advances[ord(letter)] for letter in "גשר"))
    assert RULER.width("in גשר 5", "strong") == pytest.approx(
        RULER.width("in ", "strong") + RULER.width(" גשר", "strong") + RULER.width("5", "strong")
    )


def test_a_letter_that_is_only_in_one_of_the_fonts_is_missed() -> None:
    one = next(iter(metrics(bold=False).advances.keys() - metrics(bold=True).advances.keys()))
    assert missing(f"a{chr(one)}") == {chr(one)}


@pytest.mark.parametrize("bold", [False, True])
def test_a_font_that_is_gone_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bold: bool) -> None:
    monkeypatch.setattr(fonts, "FONTS", tmp_path)
    with pytest.raises(FileNotFoundError) as caught:
        font_file(bold=bold)
    assert Path(caught.value.filename).parent == tmp_path
