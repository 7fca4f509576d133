"""Opening casebooks: from files, from bytes, from anything."""

# ruff: noqa: E501 (lists of values are read in rows)

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenarios.files.casebook_files import casebook_digest, casebook_from_bytes, open_casebook
from scenarios.files.toml_text import CASEBOOK_LIMIT
from scenarios.model.faults import CasebookError
from tests.casebooks import HEAD, MINI, faults_in, mini_text


def test_a_casebook_from_a_file_and_from_its_bytes_is_the_same() -> None:
    assert open_casebook(MINI) == open_casebook(str(MINI)) == casebook_from_bytes(MINI.read_bytes(), "m")


def test_the_digest_is_that_of_the_file() -> None:
    digest = hashlib.sha256(MINI.read_bytes()).hexdigest()
    assert casebook_digest(MINI) == casebook_digest(str(MINI)) == casebook_digest(MINI.read_bytes()) == digest


def test_a_digest_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(CasebookError, match="no such file"):
        casebook_digest(tmp_path / "nothing")


def test_faults_name_the_file_as_it_was_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(mini_text(("base = 0.85", "base = 1.5")), encoding="utf-8")
    with pytest.raises(CasebookError) as caught:
        open_casebook(path)
    assert str(caught.value).startswith(f'{path}: arguments "L3" > base: 1.5 is not between 0 and 1.')


def test_bytes_are_bounded_as_files_are(tmp_path: Path) -> None:
    assert [fault.what for fault in faults_in(b"#" * (CASEBOOK_LIMIT + 1))] == ["it is larger than 2 MiB"]
    path = tmp_path / "c.toml"
    with path.open("wb") as file:
        file.truncate(100 * 2**20)
    with pytest.raises(CasebookError, match="larger than 2 MiB"):
        open_casebook(path)


def test_a_casebook_of_very_many_arguments_is_read() -> None:
    argument = (
        '[[arguments]]\nid="a{0}"\ndocument="survey"\nvoice="wells"\nlines=[{0}]\ntext="So."\nbase=0.5\n'
    )
    text = mini_text() + "".join(argument.format(number) for number in range(1, 1_901))
    casebook = casebook_from_bytes(text.encode(), "m")
    assert len(casebook.arguments) == 1_915


def _casebook_or_faults(data: bytes) -> None:
    # Any other error fails the test by itself.
    for fault in faults_in(data):
        line = str(fault)
        assert line.startswith("c.toml: ")
        assert len(line.splitlines()) == 1
        assert fault.what
        assert fault.remedy
        assert "nput should" not in line
        assert "pydantic" not in line


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    _casebook_or_faults(data)


@given(st.text(max_size=400))
def test_any_text_after_a_sound_head(text: str) -> None:
    _casebook_or_faults((HEAD + text).encode("utf-8", "replace"))


_LINES = mini_text().splitlines()
_VALUES = [
    "1", "-1", "1.5", "nan", "true", '""', '"x"', "[]", "[1]", '["x"]', "{}", "{a = 1}", '{site = ["ford"]}', "1923-04-01",
    '"ferry/kept"', '["ferry/kept"]', '["C1"]', "[[]]", '"\\u0000"', "9223372036854775808", '["site", "toll"]',
]  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(_LINES) - 1), st.sampled_from(_VALUES)), max_size=3),
    st.lists(st.integers(0, len(_LINES) - 1), max_size=3),
    st.lists(st.tuples(st.integers(0, len(_LINES) - 1), st.integers(0, len(_LINES) - 1)), max_size=2),
)
def test_a_casebook_with_values_changed_and_lines_dropped_and_moved(
    changes: list[tuple[int, str]], drops: list[int], moves: list[tuple[int, int]]
) -> None:
    lines = list(_LINES)
    for index, value in changes:
        key, equals, _ = lines[index].partition("=")
        if equals:
            lines[index] = f"{key}= {value}"
    for before, after in moves:
        lines[before], lines[after] = lines[after], lines[before]
    for index in drops:
        lines[index] = ""
    _casebook_or_faults("\n".join(lines).encode())


_ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 3)
    | st.floats()
    | st.sampled_from(["", "a", "q/p", "1900", "x y"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "a", "when"]), inner, max_size=3)
    ),
    max_leaves=6,
)
_PART = st.dictionaries(
    st.sampled_from(
        ["id", "mark", "title", "name", "date", "options", "positions", "text", "lines", "document", "voice", "base",
         "certainty", "supports", "attacks", "presupposes", "when", "arises", "establishes", "actual", "label"]
    ),
    _ANY,
    max_size=6,
)  # fmt: skip
_SECTIONS = ["documents", "voices", "decisions", "questions", "arguments", "events"]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.dictionaries(st.sampled_from([*_SECTIONS, "span", "id", "title"]), st.lists(_PART, max_size=3) | _ANY)
)
def test_any_tables_after_a_sound_head(tables: dict[str, object]) -> None:
    raw = {"format": "otherwise/casebook", "version": 1, "id": "x", "title": "X", **tables}
    _casebook_or_faults("\n".join(f"{key} = {_toml(value)}" for key, value in raw.items()).encode())


def _toml(value: object) -> str:
    match value:
        case None:
            return '"none"'
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case list():
            return "[" + ", ".join(map(_toml, value)) + "]"
        case dict():
            return "{" + ", ".join(f"{key} = {_toml(inner)}" for key, inner in value.items()) + "}"
        case _:
            return str(value)
