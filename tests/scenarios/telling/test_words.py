"""Every status, change, voice and way to be decided has words, and each of them its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import Any, get_args, get_type_hints

import pytest

from scenarios.model.verdicts import Status
from scenarios.projection.arguments import Condition
from scenarios.projection.comparing import Change, OutcomeChange, Voice
from scenarios.projection.hinges import Decided
from scenarios.projection.snapshot import Snapshot
from scenarios.telling.changes import (
    change_words,
    counted_changes,
    in_history,
    outcome_change,
    voice_words,
)
from scenarios.telling.conditions import condition_words, spoke_while, would_apply
from scenarios.telling.hinges import decided_words
from scenarios.telling.language import listed, tr, translate_with
from scenarios.telling.statuses import answer_words, standing_words, status_words
from tests.scenarios.engine.forks import decision, forked, question, rests, supports
from tests.scenarios.projected import snapshot
from tests.scenarios.small import argument, casebook

ASIDE = {"fork": "aside"}
BOTH = (supports("a1", "h/x"), supports("a2", "h/y", 0.5), rests())


def assert_words_for_each(members: Iterable[StrEnum], words: Callable[[Any], str]) -> None:
    told = {member: words(member) for member in members}
    assert told
    assert all(told.values())
    assert len(set(told.values())) == len(told)


@pytest.mark.parametrize(
    ("members", "words"),
    [
        (Status, status_words),
        (Change, change_words),
        (Change, lambda change: counted_changes(change, 3)),
        (Voice, voice_words),
    ],
)
def test_each_has_words_of_its_own(members: Iterable[StrEnum], words: Callable[[Any], str]) -> None:
    assert_words_for_each(members, words)


DECIDED = {
    Decided.FACT: snapshot(forked(*BOTH)),
    Decided.ESTABLISHED: snapshot(forked(*BOTH, decisions=[decision(aside=["h/y"])]), ASIDE),
    Decided.SUPPOSED: snapshot(forked(*BOTH), ASIDE, {"h": "y"}),
    Decided.SILENT: snapshot(forked(rests()), ASIDE),
    Decided.UNSUPPORTED: snapshot(forked({**BOTH[0], "supports": [], "attacks": ["h/y"]}, rests()), ASIDE),
    Decided.ARGUED: snapshot(forked(BOTH[0], rests()), ASIDE),
    Decided.OPEN: snapshot(forked(*BOTH), ASIDE),
}


def test_each_way_to_be_decided_has_words_of_its_own() -> None:
    assert {decided: found.hinges[0].decided for decided, found in DECIDED.items()} == {
        decided: decided for decided in Decided
    }
    assert_words_for_each(
        Decided, lambda decided: decided_words(DECIDED[decided], DECIDED[decided].hinges[0])
    )


def test_each_kind_of_condition_has_words_of_its_own() -> None:
    town = casebook()
    subjects = {
        "taken": "king",
        "not-taken": "king",
        "holds": "growth",
        "credence": "diary",
        "heard": "guest",
        "inferences": "x",
    }
    values = {"taken": ("comes",), "not-taken": ("comes",), "holds": ("no",)}
    kinds = get_args(get_type_hints(Condition)["kind"])
    assert set(kinds) == set(subjects)
    told = [condition_words(town, Condition(kind, subjects[kind], values.get(kind, ()))) for kind in kinds]
    assert len(set(told)) == len(kinds)
    assert all(told)


# How a question stands.


def test_how_positions_stand() -> None:
    fact = snapshot(forked(*BOTH)).question("h")
    assert [standing_words(fact, position) for position in fact.positions] == [
        "as it happened",
        "not what happened",
    ]
    ruled = DECIDED[Decided.ESTABLISHED].question("h")
    assert [standing_words(ruled, position) for position in ruled.positions] == [
        "ruled out by a choice",
        "follows from a choice",
    ]
    argued = DECIDED[Decided.OPEN].question("h")
    assert [standing_words(argued, position) for position in argued.positions] == [
        "evenly contested (40–60)",
        "evenly contested (40–60)",
    ]
    assert answer_words(argued) == "evenly contested (40–60)"
    faint = snapshot(forked(supports("a", "h/x", 0.2)), ASIDE).question("h")
    assert answer_words(faint) == "evenly contested (40–60), barely argued here"
    silent = snapshot(forked(), ASIDE).question("h")
    assert answer_words(silent) == "the documents do not say"
    assert standing_words(silent, silent.positions[0]) == "the documents do not say"


# What changed.


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (OutcomeChange("o", Change.OTHERWISE, (0,), 1), "leads otherwise"),
        (OutcomeChange("o", Change.OTHERWISE, (1,), 2), "leads otherwise in 1 of 2 courses"),
        (OutcomeChange("o", Change.OTHERWISE, (0, 1), 2), "leads otherwise either way"),
        (OutcomeChange("o", Change.SILENT, (0, 1, 2), 3), "fallen silent in all 3 courses"),
        (OutcomeChange("o", Change.SAME, (0, 1, 2), 3), "as in history"),
    ],
)
def test_what_becomes_of_an_outcome_and_where(change: OutcomeChange, said: str) -> None:
    assert outcome_change(change) == said


def test_historys_line() -> None:
    assert in_history(DECIDED[Decided.OPEN], "h") == "in history: x"
    asked = [question("h", "x", "y", actual=""), question("o", "u", "w", actual="")]
    unsettled = snapshot(forked(supports("a", "h/x"), questions=asked), ASIDE)
    assert in_history(unsettled, "h") == "in history: x, case for (60–80)"
    assert in_history(unsettled, "o") == "in history: the documents do not say"


# What an argument waits for.

WAITING = casebook(
    argument("a", when={"bridge": ["built"], "storm": ["falls"]}, presupposes=["growth/no"]),
    argument("b", unless={"king": ["away", "comes"]}),
    argument("c", "diary"),
    argument("d", voice="guest"),
    argument("e"),
    argument("f", inferred=True),
)


def conditions_of(found: Snapshot) -> Iterator[tuple[str, tuple[Condition, ...]]]:
    for one in found.courses[0].arguments.values():
        yield one.id, one.waiting_for


def test_under_what_an_argument_would_apply() -> None:
    from scenarios.model.reading import Reading

    reading = Reading(credence={"diary": 0.0}, muted=frozenset({"guest"}), without_inferences=True)
    told = {
        name: would_apply(WAITING, waiting)
        for name, waiting in conditions_of(snapshot(WAITING, reading=reading))
    }
    assert told == {
        "a": "would apply if “The storm” is “it falls” and Does the town grow? it does not",
        "b": "would apply if “The king” does not arise",
        "c": "would apply if “The diary” is given credence",
        "d": "would apply if The guest is heard",
        "e": "",
        "f": "would apply if the editors' inferences are let in",
    }


def test_what_silenced_an_argument_is_said_of_history() -> None:
    assert spoke_while(WAITING, ()) == ""
    waiting = (
        Condition("taken", "bridge", ("built",)),
        Condition("not-taken", "king", ("comes",)),
        Condition("holds", "growth", ("yes", "no")),
    )
    assert spoke_while(WAITING, waiting) == (
        "spoke in history, where “The bridge” is “built”, “The king” is “he stays away” and"
        " Does the town grow? it grows or Does the town grow? it does not"
    )


# The language.


def test_parts_are_listed() -> None:
    assert [listed(["a", "b", "c"][:count]) for count in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert listed(["a", "b", "c"], "or") == "a, b or c"


def test_sentences_go_through_the_translator_in_force() -> None:
    assert tr("as it happened") == "as it happened"
    try:
        translate_with(str.upper)
        assert status_words(Status.FACT) == "AS IT HAPPENED"
    finally:
        translate_with(None)
    assert status_words(Status.FACT) == "as it happened"
