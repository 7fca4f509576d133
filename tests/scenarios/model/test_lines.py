"""Lines of text as a terminal counts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from scenarios.model.lines import padded, wrapped


def test_later_lines_stand_under_the_first() -> None:
    assert wrapped("  1 ", "one two three", 10) == ["  1 one", "    two", "    three"]
    assert wrapped("  1 ", "one two three", 12, hanging=6) == ["  1 one", "      two", "      three"]


def test_a_head_stands_alone_where_there_is_no_text() -> None:
    assert wrapped("head", "", 20) == ["head"]


def test_wide_letters_take_two_cells_and_combining_marks_none() -> None:
    assert wrapped("", "北京 北京 北京", 10) == ["北京 北京", "北京"]
    assert wrapped("", "o\u0308 o\u0308 o\u0308", 5) == ["o\u0308 o\u0308 o\u0308"]
    assert padded("北", 4) == "北  "
    assert padded("o\u0308", 3, "right") == "  o\u0308"
    assert padded("too long", 3) == "too long"


@given(st.text(st.characters(categories=["L", "Mn", "Nd"]), max_size=30), st.integers(10, 40))
def test_no_line_is_wider_than_it_may_be(word: str, width: int) -> None:
    text = " ".join([word, "and", word, "again"])
    assert all(cell_len(line) <= width for line in wrapped("    ", text, width))


@pytest.mark.parametrize("width", [1, 2])
def test_a_line_that_has_no_room_still_holds_something(width: int) -> None:
    assert "".join(line.strip() for line in wrapped("  ", "abc", width)) == "abc"
