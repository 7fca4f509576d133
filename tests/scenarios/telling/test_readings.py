"""Readings and documents in words."""

from __future__ import annotations

from typing import Any

import pytest

from scenarios.model.casebook import Casebook
from scenarios.model.reading import Reading
from scenarios.telling.readings import all_documents, document_name, one_document, reading_in_words
from tests.scenarios import small


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
