"""Kinds of argument, what a filter hides and what a reading leaves out, in words; questions in words."""

from __future__ import annotations

from typing import get_args, get_type_hints

import pytest

from scenarios.model.casebook import Argument, Question
from scenarios.telling.kinds import KINDS, hidden_words, kind_plural, kind_words, left_out_words
from scenarios.telling.questions import question_facts
from tests.scenarios.small import argument


def test_every_kind_of_the_format_has_its_place() -> None:
    said, nothing = get_args(get_type_hints(Argument)["kind"])
    assert (*get_args(said), "") == KINDS
    assert nothing is type(None)


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_is_said_and_whose_the_step_is(kind: str) -> None:
    plain = Argument.model_validate(argument("a", kind=kind or None))
    inferred = plain.model_copy(update={"inferred": True})
    assert kind_words(plain) == kind
    assert kind_words(inferred) == (f"{kind}, the editors' inference" if kind else "the editors' inference")


def test_each_kind_has_a_plural_of_its_own() -> None:
    assert [kind_plural(kind) for kind in KINDS] == [
        "reports", "reasons", "counterfactuals", "judgements", "without a kind",
    ]  # fmt: skip


def test_what_a_filter_hides_is_counted_and_what_it_shows_named() -> None:
    assert hidden_words(12, {"judgement", "report"}) == (
        "12 hidden by the filter, which shows reports and judgements"
    )


def test_what_a_reading_leaves_out_is_counted() -> None:
    assert left_out_words(1) == "1 inference of the editors is left out by the reading"
    assert left_out_words(3) == "3 inferences of the editors are left out by the reading"


def question(**given: object) -> Question:
    positions = [{"id": "yes", "label": "It stands", "actual": True}, {"id": "no", "label": "It falls"}]
    return Question.model_validate({"id": "q", "title": "Does it stand?", "positions": positions, **given})


def test_what_is_said_of_a_question_itself() -> None:
    assert question_facts(question()) == ()
    assert question_facts(question(note="Nobody dates it.")) == ("Note: Nobody dates it.",)
    assert question_facts(question(settled="1907-10")) == (
        "Settled as it happened (“It stands”) by October 1907: a later departure leaves it a fact.",
    )


def test_what_never_happened_was_never_settled() -> None:
    open_ = [{"id": "yes", "label": "It stands"}, {"id": "no", "label": "It falls"}]
    assert question_facts(question(settled="1907", positions=open_)) == ()
