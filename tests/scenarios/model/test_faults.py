"""Faults, as sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scenarios.model.faults import CasebookError, Fault, FaultError, quoted, visible


def test_a_fault_is_one_line_of_file_place_what_and_remedy() -> None:
    fault = Fault("c.toml", 'arguments "A" > base', "1.5 is not between 0 and 1", "Give a number from 0 to 1")
    assert (
        str(fault) == 'c.toml: arguments "A" > base: 1.5 is not between 0 and 1. Give a number from 0 to 1.'
    )


def test_a_fault_of_the_whole_file_names_no_place() -> None:
    assert str(Fault("c.toml", "", "it is a folder", "")) == "c.toml: it is a folder."


def test_a_question_needs_no_full_stop() -> None:
    assert str(Fault("f", "p", "w", "Did you mean this?")).endswith("this?")


@given(st.text(), st.text(), st.text(), st.text())
def test_a_fault_is_one_line_whatever_the_file_holds(file: str, place: str, what: str, remedy: str) -> None:
    line = str(Fault(file, place, what, remedy))
    assert len(line) <= 300
    assert line.splitlines() in ([line], [])
    line.encode("utf-8")


def test_a_long_path_leaves_room_for_what_is_wrong() -> None:
    path = "/home/" + "deep/" * 200 + "bridge.toml"
    line = str(Fault(path, "span", "it does not end after it begins", "Give two dates, the earlier first"))
    assert len(line) == 300
    assert line.startswith("…")
    assert line.endswith(
        "/bridge.toml: span: it does not end after it begins. Give two dates, the earlier first."
    )
    assert "/bridge.toml: www" in str(Fault(path, "", "w" * 400, "Mend it"))


def test_control_characters_and_marks_of_direction_become_visible() -> None:
    assert visible("a\x1b[31m\n\u202eb\u2028\xa0é Ж漢") == "a\\x1b[31m\\n\\u202eb\\u2028\\xa0é Ж漢"


def test_quotations_are_cut() -> None:
    assert quoted("abc") == '"abc"'
    assert len(quoted("a" * 10**6)) <= 62
    assert quoted("a" * 100).endswith('…"')
    assert quoted(17) == '"17"'


def test_an_error_shows_its_first_fault_and_counts_the_rest() -> None:
    one, two = Fault("f", "", "one", "Mend it"), Fault("f", "", "two", "Mend it")
    assert str(CasebookError([one])) == str(one)
    assert str(CasebookError([one, two, two])) == f"{one} (and 2 more)"
    assert CasebookError([one, two]).faults == (one, two)
    assert issubclass(CasebookError, FaultError)
