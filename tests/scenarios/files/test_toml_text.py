"""From bytes to tables, whatever the bytes."""

from __future__ import annotations

import codecs
from typing import Any

import pytest

from scenarios.files.toml_text import MOST_TOKENS, toml_from_bytes
from scenarios.model.faults import CasebookError


def _fault(data: bytes) -> tuple[str, str]:
    with pytest.raises(CasebookError) as caught:
        toml_from_bytes(data, "c.toml")
    (fault,) = caught.value.faults
    assert fault.file == "c.toml"
    assert fault.remedy
    return fault.place, fault.what


def test_tables_with_and_without_a_byte_order_mark() -> None:
    assert toml_from_bytes("a = 'é'\r\nb = 1\r\n".encode(), "c") == {"a": "é", "b": 1}
    assert toml_from_bytes(codecs.BOM_UTF8 + b"a = 1", "c") == {"a": 1}
    assert toml_from_bytes(b"", "c") == {}


@pytest.mark.parametrize(
    ("data", "place", "what"),
    [
        (b"a = 1\nb = \nc = 2\n", "line 2, column 5", "this is not TOML: invalid value"),
        (b"a = 1\na = 2\n", "line 2, column 6", "what is named there was given before"),
        (b"a = {b = 1, b = 2}", "line 1", "what is named there was given before"),
        (b"[a]\n[a]\n", "line 2", "what is named there was given before"),
        (b'a = "open', "at the end", "this is not TOML: unterminated string"),
        (b"hello", "at the end", "this is not TOML"),
        (b"<!doctype html>", "line 1, column 1", "this is not TOML"),
        (b"a = 2024-13-01\n", "line 1", "this is not TOML"),
        (b'{"format": "otherwise/scenario"}', "", "it looks like JSON"),
        ("a = 'é'".encode("utf-16"), "", "it is UTF-16 text"),
        (b"\xfe\xff\0a", "", "it is UTF-16 text"),
        (b"a = 1\nb = '\xe9'\n", "line 2", "it is not UTF-8 text (byte 0xE9)"),
        (b"PK\x03\x04\x14\0\x86", "line 1", "it is not UTF-8 text (byte 0x86)"),
        (b"a = 1\nb = '\0'\n", "line 2", "it holds a NUL character"),
        (b"a\0=\0 1", "line 1", "it holds a NUL character"),
        (b"a = " + b"9" * 5_000, "", "a number in it has too many digits"),
        (b"a = 1\nb = 0." + b"9" * 1_500_000, "line 2", "a number in it has too many digits"),
        (b"a = " + b"9_" * 700_000, "line 1", "a number in it has too many digits"),
        (b"a = " + b"[" * 100_000, "", "it is nested too deeply"),
        (b"a = " + b"{a=" * 50_000, "", "it is nested too deeply"),
        (b"a = 1\n" + b".".join([b"a"] * 40) + b" = 1", "line 2", "a key has more than 32 parts"),
        (b"x = {" + b" . ".join([b'"a b"'] * 40) + b" = 1}", "line 1", "a key has more than 32 parts"),
        (b"x = [" + b"1," * MOST_TOKENS + b"]", "", "it holds more entries than a casebook can have"),
    ],
)
def test_what_is_not_toml_gets_one_clear_line(data: bytes, place: str, what: str) -> None:
    found_place, found_what = _fault(data)
    assert found_place.startswith(place) if place else found_place == ""
    assert what in found_what


def test_a_key_of_some_parts_is_no_trouble() -> None:
    found: Any = toml_from_bytes(b".".join([b"a"] * 30) + b" = 1", "c")
    for _ in range(30):
        found = found["a"]
    assert found == 1


def test_sentences_with_many_full_stops_are_no_keys() -> None:
    text = "Mr. A. B. C. went. He saw. He left. " * 20
    assert toml_from_bytes(f'a = "{text}"'.encode(), "c") == {"a": text}
