"""A text is read as its owner sees it, or asked about; never as rubbish."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from scenarios.files.texts import ENCODINGS, LARGEST, PREVIEW, TextError, preview, read_text

RUSSIAN = (
    "Ленин был болен, и товарищи не знали, кто станет его преемником.\nТроцкий молчал, Сталин ждал.\n" * 6
)
FRENCH = "Où était l’héritier ? « Personne », écrivit-il, n’osait répondre à la question.\n" * 8


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "text.txt"


@pytest.mark.parametrize("text", [RUSSIAN, FRENCH])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_unicode_is_known_for_certain(path: Path, text: str, encoding: str, end: str) -> None:
    path.write_bytes(text.replace("\n", end).encode(encoding))
    read = read_text(path)
    assert read.sure
    assert read.lines == tuple(text.split("\n"))
    assert read_text(path, read.encoding).lines == read.lines


def test_a_mark_of_the_other_order_is_one_too(path: Path) -> None:
    path.write_bytes(codecs.BOM_UTF16_BE + RUSSIAN.encode("utf-16-be"))
    assert read_text(path).lines[0] == RUSSIAN.split("\n", maxsplit=1)[0]
    path.write_bytes(codecs.BOM_UTF32_BE + RUSSIAN.encode("utf-32-be"))
    assert read_text(path).lines[0] == RUSSIAN.split("\n", maxsplit=1)[0]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp866"),
        (FRENCH, "cp1252"),
        (RUSSIAN, "mac_cyrillic"),
    ],
)
def test_what_was_typed_before_unicode_is_guessed_and_the_right_way_is_among_those_offered(
    path: Path, text: str, encoding: str
) -> None:
    path.write_bytes(text.encode(encoding))
    read = read_text(path)
    assert not read.sure
    assert encoding in (read.encoding, *read.others)
    assert set(read.others) <= set(ENCODINGS)
    assert read_text(path, encoding).lines == tuple(text.split("\n"))
    if encoding in ("cp1251", "koi8_r", "cp866"):
        assert read.encoding == encoding


def test_a_text_so_short_that_nobody_could_tell_is_asked_about(path: Path) -> None:
    path.write_bytes("Où ?".encode("cp1252"))
    read = read_text(path)
    assert not read.sure
    assert "cp1252" in (read.encoding, *read.others)


def test_a_long_text_is_read_whole(path: Path) -> None:
    many = RUSSIAN * 8_000
    path.write_bytes(many.encode("cp1251"))
    assert path.stat().st_size > 4 * 2**20
    read = read_text(path)
    assert read.encoding == "cp1251"
    assert len(read.lines) == many.count("\n") + 1


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "it is a PDF document"),
        (b"PK\x03\x04\x14\0", "a word processor"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old word processor"),
        (b"{\\rtf1 text}", "rich text"),
        (b"\x89PNG\r\n", "it is a picture"),
        (bytes(range(256)) * 20, "it is no text"),
    ],
)
def test_what_is_no_text_is_called_by_what_it_is(path: Path, data: bytes, what: str) -> None:
    path.write_bytes(data)
    with pytest.raises(TextError, match=what):
        read_text(path)


def test_what_is_not_there_or_too_large_is_said(path: Path) -> None:
    with pytest.raises(TextError, match="there is no such file"):
        read_text(path)
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(TextError, match="larger than 32 MiB"):
        read_text(path)


def test_a_file_that_has_become_another_is_said(path: Path) -> None:
    path.write_bytes("Où ?".encode("cp1252"))
    with pytest.raises(TextError, match="not written as it was before"):
        read_text(path, "utf_8")
    with pytest.raises(TextError, match="not written as it was before"):
        read_text(path, "no-such-way")


def test_a_mark_that_lies_is_passed_over(path: Path) -> None:
    path.write_bytes(b"\xff\xfe" + "Ленин был болен и молчал, все ждали".encode("cp1251"))
    assert "Ленин" in preview(read_text(path, "cp1251").lines)
    assert not read_text(path).sure


def test_what_a_view_would_take_for_a_line_is_none(path: Path) -> None:
    path.write_bytes("one\x0btwo\u2028three\r\nfour\rfive\n".encode())
    assert read_text(path).lines == ("one two three", "four five", "")


def test_the_preview_shows_first_the_lines_whose_letters_are_in_doubt(path: Path) -> None:
    english = "\n".join(f"Line {number} of a long talk in plain letters." for number in range(400))
    path.write_bytes(english.encode() + "\nЛенин\n".encode("cp1251"))
    read = {name: preview(read_text(path, name).lines) for name in ("cp1251", "cp1250", "koi8_r")}
    assert read["cp1251"].startswith("Ленин\nLine 0 of")
    assert len(set(read.values())) == 3
    # Of letters that have been seen a line is not brought forward once more.
    assert preview(("one", "é two", "é three", "ö four")) == "é two\nö four\none\né three"
    # In a paragraph on one line the doubtful letter is in sight.
    far = preview(("x" * 3_000 + " é " + "y" * 3_000,))
    assert far.startswith("…x")
    assert " é y" in far
    assert len(far) == PREVIEW + 1
    # However much is in doubt, it ends soon.
    many = tuple(chr(0x400 + number) * 30 for number in range(400))
    assert PREVIEW < len(preview(many)) < PREVIEW + 100
    assert preview((*("é" * 700,) * 9, "x")) == "é" * 700 + "\n" + "é" * 700


def test_the_preview_begins_with_words_and_ends_soon() -> None:
    assert preview(("", "  ", "one", "", "two")) == "one\ntwo"
    long = preview(("x" * 5_000, "y"))
    assert long == "x" * PREVIEW + "\ny"
    assert preview(tuple("abc" * 200 for _ in range(100))).count("\n") == 2
    assert preview(()) == ""
