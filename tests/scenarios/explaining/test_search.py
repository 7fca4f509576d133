"""Search finds words wherever they stand in a casebook, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.explaining.search import (
    Match,
    noted_of_argument,
    noted_of_decision,
    noted_of_question,
    places,
    search,
)
from scenarios.files.casebook_files import open_casebook
from scenarios.files.library import find_casebook
from scenarios.model.casebook import Casebook

MINI = Path(__file__).resolve().parents[2] / "data" / "casebooks" / "mini.toml"


@pytest.fixture(scope="module")
def casebook() -> Casebook:
    return open_casebook(MINI)


@pytest.mark.parametrize("words", ["", "   ", "\n"])
def test_no_words_find_nothing(casebook: Casebook, words: str) -> None:
    assert search(casebook, words) == ()


def test_words_are_found_in_any_order_and_case(casebook: Casebook) -> None:
    assert Match("argument", "C3") in search(casebook, "FORD carts")
    assert search(casebook, "carts zeppelin") == ()


def test_accents_make_no_difference(casebook: Casebook) -> None:
    assert search(casebook, "càrts") == search(casebook, "carts")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("no one knows", Match("argument", "C6")),
        ("penny a head", Match("decision", "toll")),
        ("shared by both", Match("question", "market")),
        ("last crossing", Match("event", "2")),
        ("ferryman's boat", Match("argument", "L1")),
        ("engineer p. 3", Match("argument", "S1")),
        ("survey 36", Match("argument", "S2")),
    ],
)
def test_everything_is_searched(casebook: Casebook, words: str, expected: Match) -> None:
    assert expected in search(casebook, words)


def test_notes_and_tellings_are_searched() -> None:
    sample = find_casebook("vane-clocks")
    assert sample is not None
    casebook = open_casebook(sample)
    assert search(casebook, "praise the clocks") == (Match("question", "craft"),)
    assert search(casebook, "sixty men with files") == (Match("decision", "order"),)


def test_words_that_are_not_seen_of_what_was_found_are_told_with_what_stands_around_them() -> None:
    sample = find_casebook("vane-clocks")
    assert sample is not None
    casebook = open_casebook(sample)
    craft, order = casebook.question("craft"), casebook.decision("order")
    assert "praise the clocks" in noted_of_question(craft, craft.title, "praise")
    told = noted_of_decision(order, order.title, "sixty men with files")
    assert told.startswith("Sixty men")
    assert told.endswith("…")
    argument = next(one for one in casebook.arguments if len(one.note) > 100)
    last = argument.note.split()[-1].strip(".")
    assert noted_of_argument(argument, argument.text, last).startswith("…")
    assert noted_of_argument(argument, argument.note, last) == ""
    assert noted_of_argument(argument, "", "zeppelin") == ""


def test_found_in_the_order_of_the_file(casebook: Casebook) -> None:
    kinds = [one.kind for one in search(casebook, "ferry")]
    assert kinds == sorted(kinds, key=["argument", "decision", "question", "event"].index)
    assert set(kinds) == {"argument", "question", "event"}


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("The ferry and the Ferryman", "ferry", ["ferry", "Ferry"]),
        ("Où était-il ?", "ou etait", ["Où", "était"]),
        ("banana", "ana nan", ["anana"]),
        ("ﬁne", "fi", ["ﬁ"]),
        ("nothing", "zeppelin", []),
        ("nothing", " ", []),
    ],
)
def test_words_are_marked_where_they_stand(text: str, words: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in places(text, words)] == marked
