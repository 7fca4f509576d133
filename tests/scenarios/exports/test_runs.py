"""Lines of text in stretches of one direction, from left to right."""

from __future__ import annotations

import pytest

from scenarios.exports.runs import UNSEEN, Run, runs, seen


def told(line: str, *, from_right: bool | None = None) -> list[tuple[str, bool]]:
    return [(run.text, run.from_right) for run in runs(line, from_right=from_right)]


def test_a_line_from_left_to_right_is_one_stretch() -> None:
    assert told("Who rules, in 1923?") == [("Who rules, in 1923?", False)]
    assert told("") == []
    assert runs("Why  so", 3) == [Run("Why", False, True), Run("  so", False, False)]


def test_a_number_inside_words_from_right_to_left_stands_where_it_is_read() -> None:
    assert told("The year שנת 1928 היא, so") == [
        ("The year ", False),
        (" היא", True),
        ("1928", False),
        ("שנת ", True),
        (", so", False),
    ]


def test_the_words_of_a_line_from_right_to_left_begin_at_the_right() -> None:
    assert told("גשר Trotsky (1903).") == [(".", True), ("Trotsky (1903)", False), ("גשר ", True)]
    # A line of such a text, though it has no letter of it.
    assert told("Trotsky, 1903.", from_right=True) == [(".", True), ("Trotsky, 1903", False)]
    assert told("\u200fTrotsky.") == [(".", True), ("Trotsky", False)]
    assert told("\u200eגשר.") == [("גשר", True), (".", False)]


def test_what_is_set_apart_turns_nothing_round_it() -> None:
    assert told("\u2068גשר\u2069: 12 – \u2068בית\u2069") == [("גשר", True), (": 12 – ", False), ("בית", True)]
    assert told("a \u2067b.\u2069 c") == [("a ", False), (".", True), ("b c", False)]


def test_what_joins_letters_stays_and_what_only_turns_them_goes() -> None:
    assert told("می\u200cخواهم") == [("می\u200cخواهم", True)]
    assert seen("".join(sorted(UNSEEN))) == ""


@pytest.mark.parametrize("from_right", [None, True])
def test_what_a_line_begins_with_is_told(from_right: bool | None) -> None:
    assert runs("גשר בית", 3, from_right=from_right) == [Run(" בית", True, False), Run("גשר", True, True)]
