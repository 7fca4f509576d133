"""The skeleton of a casebook, written down."""

from __future__ import annotations

import tomllib

import pytest

from scenarios.files.casebook_files import casebook_from_bytes
from scenarios.imports.gathered import Claim, Gathered, Issue, new_id
from scenarios.imports.skeleton import skeleton
from scenarios.model.casebook import LONGEST_ID
from scenarios.model.faults import CasebookError


@pytest.mark.parametrize(
    ("wanted", "taken", "found"),
    [
        ("M071", (), "M071"),
        ("M071", ("M071",), "M071-2"),
        ("M071", ("M071", "M071-2"), "M071-3"),
        ("two words", (), "two-words"),
        (' "quoted"/x = y ', (), "quoted-x-y"),
        ("...", (), "x"),
        ("", (), "x"),
        ("ö:ü", (), "ö:ü"),
        ("a" * 200, (), "a" * (LONGEST_ID - 10)),
    ],
)
def test_ids(wanted: str, taken: tuple[str, ...], found: str) -> None:
    assert new_id(wanted, taken) == found


def test_an_empty_one_is_sound() -> None:
    casebook = casebook_from_bytes(skeleton(Gathered(), "my map"), "x")
    assert (casebook.id, casebook.title) == ("my-map", "my map")
    assert [document.title for document in casebook.documents] == ["my map"]


def test_what_was_lost_stands_at_its_head() -> None:
    found = Gathered(title="T", lost=["the tag a\nb", "\x1b[31m"])
    text = skeleton(found, "x").decode()
    assert "# Lost or assumed: the tag a b\n" in text
    assert "\x1b" not in text
    assert tomllib.loads(text)["title"] == "T"


def test_what_the_file_itself_says_is_its_own_document() -> None:
    claims = {
        "a": Claim("a", "said", document="d", voice="v", base=0.0, page=0, lines=(3, 4), inferred=True),
        "b": Claim("b", "", base=0.5),
    }
    found = Gathered(author="Ida", documents={"d": "Dee"}, voices={"v": "Vee"}, claims=claims)
    casebook = casebook_from_bytes(skeleton(found, "x"), "x")
    assert casebook.authors == ("Ida",)
    assert [(document.id, document.mark) for document in casebook.documents] == [
        ("d", "D"),
        ("imported", "X"),
    ]
    said, unsaid = casebook.arguments
    assert (said.document, said.voice, said.base, said.page, said.lines) == ("d", "v", 0.0, 0, (3, 4))
    assert said.inferred
    assert (unsaid.document, unsaid.voice, unsaid.text) == ("imported", "unnamed", "b")


def test_where_every_claim_has_its_document_and_its_voice_there_is_no_other() -> None:
    claims = {"a": Claim("a", "said", document="d", voice="v", base=0.5)}
    found = Gathered(documents={"d": "Dee"}, voices={"v": "Vee"}, claims=claims)
    casebook = casebook_from_bytes(skeleton(found, "x"), "x")
    assert [document.id for document in casebook.documents] == ["d"]
    assert [voice.id for voice in casebook.voices] == ["v"]


def test_every_document_has_a_mark_of_its_own_while_letters_last() -> None:
    found = Gathered(documents={f"d{number}": f"Document {number}" for number in range(30)})
    casebook = casebook_from_bytes(skeleton(found, "x"), "x")
    marks = [document.mark for document in casebook.documents]
    assert marks[:2] == ["D", "O"]
    assert len(set(marks)) == 26
    assert all(mark.isalpha() for mark in marks)


def test_more_than_a_casebook_can_hold_is_a_fault_of_the_casebook() -> None:
    issue = Issue("q", "Q?", [(f"p{number}", "P") for number in range(11)], actual="p0", theme="t")
    with pytest.raises(CasebookError, match="positions"):
        casebook_from_bytes(skeleton(Gathered(issues=[issue]), "x"), "x")
