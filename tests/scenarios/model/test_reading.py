"""Readings as values."""

from __future__ import annotations

import copy
import pickle

import pytest

from scenarios.model.reading import Reading
from tests.casebooks import mini
from tests.scenarios import small


def test_credence_is_full_unless_said() -> None:
    reading = Reading(credence={"ledger": 0.5})
    assert reading.credence_of("ledger") == 0.5
    assert reading.credence_of("survey") == 1.0
    assert Reading().semantics == "quadratic-energy"


def test_readings_that_say_the_same_are_equal() -> None:
    one = Reading(credence={"ledger": 0.5, "survey": 1.0}, muted=frozenset({"wells"}))
    other = Reading(credence={"ledger": 0.5}, muted=frozenset({"wells"}))
    assert one == other
    assert hash(one) == hash(other)
    assert len({one, other}) == 1


@pytest.mark.parametrize(
    "other",
    [
        Reading(),
        Reading(credence={"ledger": 0.25}),
        Reading(muted=frozenset({"x"})),
        Reading(semantics="mlp"),
        Reading(credence={"ledger": 0.5}, without_inferences=True),
        "r",
    ],
)
def test_readings_that_differ_are_not_equal(other: object) -> None:
    assert Reading(credence={"ledger": 0.5}) != other


def test_nobody_can_change_a_reading_afterwards() -> None:
    credence = {"ledger": 0.5}
    reading = Reading(credence=credence)
    credence["ledger"] = 0.1
    assert reading.credence_of("ledger") == 0.5
    with pytest.raises(TypeError):
        reading.credence["ledger"] = 0.1  # type: ignore[index]


@pytest.mark.parametrize("number", [-0.1, 1.5, float("nan"), float("inf")])
def test_credence_lies_between_0_and_1(number: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Reading(credence={"ledger": number})


def test_a_reading_of_one_document_hears_no_other() -> None:
    reading = Reading.of_document(mini(), "ledger", "df-quad")
    assert [reading.credence_of(name) for name in ("chronicle", "ledger", "survey")] == [0.0, 1.0, 0.0]
    assert reading.semantics == "df-quad"
    with pytest.raises(KeyError):
        Reading.of_document(mini(), "gazette")


def test_other_documents_can_be_heard_and_all_else_stays() -> None:
    book = mini()
    reading = Reading(muted=frozenset({"brook"}), semantics="euler", without_inferences=True)
    alone = reading.hearing(book, "ledger")
    assert alone.unheard(book) == {"chronicle", "survey"}
    everyone = reading.hearing(book, None)
    assert not everyone.unheard(book)
    for one in (alone, everyone):
        assert (one.semantics, one.without_inferences, one.muted) == ("euler", True, frozenset())
    with pytest.raises(KeyError):
        reading.hearing(book, "gazette")


def test_a_reading_can_be_copied_and_pickled() -> None:
    reading = Reading(
        credence={"ledger": 0.5}, muted=frozenset({"wells"}), semantics="euler", without_inferences=True
    )
    assert copy.deepcopy(reading) == reading
    assert pickle.loads(pickle.dumps(reading)) == reading  # noqa: S301


def test_a_document_is_unheard_without_credence_or_with_all_its_voices_muted() -> None:
    book = mini()
    assert Reading().unheard(book) == frozenset()
    assert Reading.of_document(book, "ledger").unheard(book) == {"chronicle", "survey"}
    voices = {argument.voice for argument in book.arguments if argument.document == "ledger"}
    assert Reading(muted=frozenset(voices)).unheard(book) == {"ledger"}
    silent = book.model_copy(update={"arguments": ()})
    assert Reading(muted=frozenset(voices)).unheard(silent) == frozenset()


def test_what_a_reading_hears() -> None:
    step = small.argument("step", inferred=True)
    casebook = small.casebook(small.argument("said"), step, small.argument("other", "diary", voice="guest"))

    def heard(reading: Reading) -> str:
        return " ".join(argument.id for argument in casebook.arguments if reading.hears(argument))

    assert heard(Reading()) == "said step other"
    assert heard(Reading(without_inferences=True)) == "said other"
    assert heard(Reading(credence={"letter": 0.0})) == "other"
    assert heard(Reading(muted=frozenset({"guest"}))) == "said step"
