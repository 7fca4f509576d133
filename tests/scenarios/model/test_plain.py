"""Text from files is shown as it is, and does nothing to the screen."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.model.plain import (
    in_sentence,
    is_from_right,
    isolated,
    on_one_line,
    path_in_sentence,
    shown,
    whole_lines,
    with_side,
)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("invoice\u202egnp.exe", "invoice[U+202E]gnp.exe"),
        ("\u2066a\u2069", "[U+2066]a[U+2069]"),
        ("\x1b[31mred", "[U+001B][31mred"),
        ("a\x00b\x85c", "a[U+0000]b[U+0085]c"),
        ("a\ud800b", "a[U+D800]b"),
        ("a\u2028b", "a[U+2028]b"),
        ("line\r\nline\tend", "line\nline\tend"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
    ],
)
def test_what_a_screen_must_not_obey_is_written_out(text: str, seen: str) -> None:
    assert shown(text) == seen


@pytest.mark.parametrize(
    "text", ["مرحبا", "\u200fשלום\u200e", "می\u200cخواهم", "👩\u200d🔬", "e\u0301", "書", "a\u00a0b", "a\nb"]
)
def test_text_of_any_script_stays(text: str) -> None:
    assert shown(text) == text


@pytest.mark.parametrize(
    ("text", "seen"), [("  a \n\t b\x0b", "a b"), ("a\u202eb\nc", "a[U+202E]b c"), ("", "")]
)
def test_one_line(text: str, seen: str) -> None:
    assert on_one_line(text) == seen


@given(st.text())
def test_nothing_is_left_that_turns_a_line_about(text: str) -> None:
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "B"}
    depth = 0
    for character in on_one_line(text):
        # What is set apart is so from its beginning to its end, and turns nothing round it.
        if character in "\u2068\u2069":
            depth += 1 if character == "\u2068" else -1
            assert depth >= 0
            continue
        assert unicodedata.bidirectional(character) not in turning
        assert unicodedata.category(character) not in ("Cc", "Cs")
    assert depth == 0
    assert shown(shown(text)) == shown(text)


def test_what_is_set_apart_stays_so_and_a_half_of_it_is_written_out() -> None:
    assert shown("\u2068one \u2068two\u2069\u2069 three") == "\u2068one \u2068two\u2069\u2069 three"
    assert shown("\u2068one\u2069 two\u2069") == "\u2068one\u2069 two[U+2069]"
    assert shown("one \u2068two") == "one [U+2068]two"


def test_every_letter_that_is_written_from_right_to_left_is_set_apart() -> None:
    letters = map(chr, range(sys.maxunicode + 1))
    turning = [one for one in letters if unicodedata.bidirectional(one) in ("R", "AL", "AN")]
    assert len(turning) > 1_000
    assert [one for one in turning if isolated(one) == one] == []


def test_what_is_set_apart_is_not_set_apart_again() -> None:
    once = isolated("הגשר 1903")
    assert once == "\u2068הגשר 1903\u2069"
    assert isolated(f"Take {once} of 3") == f"Take {once} of 3"
    assert isolated(f"{once} הגשר") == f"\u2068{once} הגשר\u2069"
    assert isolated("\u2069 café") == "\u2069 café"


def test_a_title_written_from_right_to_left_is_set_apart_in_a_sentence() -> None:
    assert in_sentence("If  the bridge\nstood") == "If the bridge stood"
    assert in_sentence("الجسر 1903") == "\u2068الجسر 1903\u2069"
    assert in_sentence("גשר\u202e!") == "\u2068גשר[U+202E]!\u2069"
    assert in_sentence("") == ""


def test_a_path_keeps_its_folders_in_their_order() -> None:
    assert path_in_sentence(Path("/home/שלום/x.otherwise")) == "/home/\u2068שלום\u2069/x.otherwise"
    assert path_in_sentence(Path("a/b")) == str(Path("a/b"))


def test_what_is_set_apart_is_so_on_each_line_it_is_broken_into() -> None:
    assert whole_lines(["if \u2068א", "ב\u2069 and", "c"]) == ["if \u2068א\u2069", "\u2068ב\u2069 and", "c"]
    assert whole_lines(["\u2069a"]) == ["\u2069a"]


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("הגשר of 1903", True),
        ("The הגשר", False),
        ("12 – ؛ الجسر", True),
        ("See \u2068הגשר\u2069", False),
        ("\u2068הגשר\u2069 and", False),
        ("1  \u2068הגשר\u2069", True),
        ("\u2068a\u2069 \u2067b\u2069", False),
        ("\u2069הגשר", True),
        ("1903", False),
        ("", False),
    ],
)
def test_the_first_letter_that_says_gives_the_direction(text: str, turned: bool) -> None:
    assert is_from_right(text) is turned


def test_a_line_of_a_broken_text_is_given_the_direction_of_the_whole_where_it_seems_to_have_another() -> None:
    assert with_side("Trotsky הגשר", from_right=True) == "\u200fTrotsky הגשר"
    assert with_side("הגשר", from_right=True) == "הגשר"
    assert with_side("\u2068הגשר\u2069", from_right=True) == "\u200f\u2068הגשר\u2069"
    assert with_side("הגשר, as it was", from_right=False) == "\u200eהגשר, as it was"
    assert with_side("\u2068הגשר\u2069, 1903", from_right=False) == "\u2068הגשר\u2069, 1903"
