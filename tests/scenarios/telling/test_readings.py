"""Readings and documents in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scenarios.engine.engine import Engine
from scenarios.files.casebook_files import open_casebook
from scenarios.model.casebook import Casebook
from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint
from scenarios.projection.snapshot import Projector, Snapshot
from scenarios.telling.readings import (
    all_documents,
    document_name,
    effect_of_reading,
    one_document,
    reading_in_words,
)
from tests.scenarios import small

DATA = Path(__file__).resolve().parents[2] / "data" / "casebooks"


def of_documents(count: int, **given: Any) -> Casebook:
    documents = [{"id": f"d{n}", "mark": "A", "title": f"Title {n}", **given} for n in range(count)]
    return small.casebook(documents=documents)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "No documents"),
        (1, "The one document"),
        (2, "Both documents"),
        (12, "All twelve documents"),
        (13, "All 13 documents"),
    ],
)
def test_all_documents_in_words_that_fit_their_number(count: int, words: str) -> None:
    assert all_documents(of_documents(count)) == words


def test_a_document_is_called_by_an_author_who_wrote_no_other() -> None:
    alone, shared = of_documents(1, author="Brook"), of_documents(2, author="Brook")
    assert document_name(alone, alone.documents[0]) == "Brook"
    assert document_name(shared, shared.documents[1]) == "Title 1"
    assert one_document(shared, shared.documents[1]) == "A alone · Title 1"


@pytest.mark.parametrize(
    ("reading", "words"),
    [
        (Reading(), "Both documents"),
        (Reading({"letter": 0.0}), "D alone · The diary"),
        (Reading({"letter": 0.0, "diary": 0.0}), "No document counts"),
        (Reading({"letter": 0.25}), "D in full, L at 0.25"),
        (Reading({"letter": 0.25, "diary": 0.0}), "L at 0.25, D not heard"),
        (Reading(muted=frozenset({"guest"})), "Both documents · 1 voice muted"),
        (Reading(muted=frozenset({"guest", "author"})), "Both documents · 2 voices muted"),
        (Reading(without_inferences=True), "Both documents · without the editors' inferences"),
        (
            Reading({"letter": 0.0}, semantics="euler", without_inferences=True),
            "D alone · The diary · without the editors' inferences · weighed another way (Euler)",
        ),
    ],
)
def test_a_reading_says_all_that_is_in_force(reading: Reading, words: str) -> None:
    assert reading_in_words(small.casebook(), reading, "Euler") == words


def test_it_is_counted_what_another_reading_does() -> None:
    courses = open_casebook(DATA / "courses.toml")
    projector = Projector(Engine(courses))

    def read(reading: Reading) -> Snapshot:
        return projector(Standpoint.of(courses, {"dyke": "breaks"}, {}, reading))

    whole = read(Reading())
    told = {
        effect_of_reading(whole, read(reading))
        for reading in (
            Reading(),
            *(Reading.of_document(courses, one.id) for one in courses.documents),
            *(Reading(credence={one.id: 0.5}) for one in courses.documents),
            Reading(semantics="euler"),
        )
    }
    assert told == {
        "It changes no answer and no verdict.",
        "The same answers lead; the verdict is another on 2 of 11 questions.",
        "Another answer leads on 5 of 11 questions. On 1 more the verdict is another.",
        "Another answer leads on 8 of 11 questions.",
    }
