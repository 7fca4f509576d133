"""What matters, what it would take, how firm and what differs, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

import pytest

from scenarios.engine.engine import Engine
from scenarios.explaining.comparing import Differences, Parting, Side, Uneven
from scenarios.explaining.departures import WhatItTakes
from scenarios.explaining.draws import QuestionDraws, Spread
from scenarios.explaining.leads import Where
from scenarios.explaining.matters import Interaction, Reach
from scenarios.explaining.robustness import Firmness
from scenarios.explaining.sweeps import Stretch, Sweep
from scenarios.explaining.unseating import Unseated, WhatUnseats
from scenarios.model.alternatives import Departure, Supposition
from scenarios.model.reading import SEMANTICS_KEYS, Reading
from scenarios.model.standpoint import Standpoint
from scenarios.model.verdicts import Status
from scenarios.projection.snapshot import Projector
from scenarios.telling.alternatives import (
    alternative_words,
    does_words,
    position_words,
    ranked,
    reach_words,
    set_words,
    sums_words,
    takes_words,
    unseated_words,
    unseats_words,
    where_words,
)
from scenarios.telling.differences import (
    arising_words,
    counted_words,
    credence_words,
    muted_words,
    option_words,
    parting_words,
    standing_words,
    supposed_words,
    uneven_words,
)
from scenarios.telling.firmness import (
    draws_words,
    firmness_cautions,
    firmness_meaning,
    firmness_words,
    semantics_words,
    silent_words,
    spread_words,
    sweep_words,
)
from tests.scenarios.small import argument, casebook
from tests.scenarios.telling.test_words import assert_words_for_each

TOWN = casebook(argument("a", supports=["growth/yes"], presupposes=["ruler/king"]))
KING = Departure("king", "comes")
BRIDGE = Departure("bridge", "not-built")


@pytest.mark.parametrize(
    ("members", "words"),
    [
        (Reach, reach_words),
        (Where, where_words),
        (Firmness, firmness_words),
        (Firmness, firmness_meaning),
        (Parting, parting_words),
        (SEMANTICS_KEYS, semantics_words),
    ],
)
def test_each_has_words_of_its_own(members: Iterable[StrEnum], words: Callable[[Any], str]) -> None:
    assert_words_for_each(members, words)


def test_an_argument_is_told_by_the_side_it_speaks_on() -> None:
    told = {kind: uneven_words(kind, "mine", "yours") for kind in Uneven}
    assert told == {
        Uneven.ONE: "speaks in mine only",
        Uneven.OTHER: "speaks in yours only",
        Uneven.DORMANT_IN_OTHER: "dormant in yours",
        Uneven.DORMANT_IN_ONE: "dormant in mine",
        Uneven.WEIGHS: "weighs otherwise",
    }


def test_alternatives() -> None:
    assert alternative_words(TOWN, KING) == "“The king”: he comes"
    supposing = Supposition("ruler", "king")
    assert alternative_words(TOWN, supposing) == "you suppose that Who rules? the king"
    assert set_words(TOWN, (BRIDGE, KING)) == "“The bridge”: not built; “The king”: he comes"
    assert position_words(TOWN, "ruler", None) == "the documents do not say"
    pair = Interaction((BRIDGE, KING), {"ruler": "king", "growth": None})
    assert does_words(TOWN, pair) == "Who rules? the king; Does the town grow? the documents do not say"


@pytest.mark.parametrize(
    ("sums", "words"),
    [
        ((0, 0, 0), "changes no outcome"),
        ((1, 0, 1), "1 leads otherwise, 1 falls silent"),
        ((14, 2, 3), "14 lead otherwise, 2 otherwise in some course, 3 fall silent"),
    ],
)
def test_sums(sums: tuple[int, int, int], words: str) -> None:
    assert sums_words(sums) == words


def test_ranks_that_are_shared() -> None:
    assert [ranked([1, 2, 2], rank) for rank in (1, 2)] == ["1", "2="]


@pytest.mark.parametrize(
    ("complete_to", "sets", "words"),
    [
        (3, ((),), "It leads already, as it happened."),
        (3, (), "No set of up to 3 does it."),
        (
            2,
            (),
            "No set of up to 2 does it. The search ended early: it is complete up to sets of 2.",
        ),
        (
            0,
            (),
            "No set was looked at. The search ended early: it is complete up to sets of 0.",
        ),
        (3, ((KING,),), "One set does it. These are all of up to 3; none holds a smaller one."),
        (
            1,
            ((KING,), (BRIDGE,)),
            "2 sets do it. The search ended early: it is complete up to sets of 1.",
        ),
    ],
)
def test_what_it_takes(complete_to: int, sets: Any, words: str) -> None:
    assert takes_words(WhatItTakes("ruler/king", Where.SOME, complete_to, sets), 3) == words


@pytest.mark.parametrize(
    ("arguments", "sets", "complete_to", "words"),
    [
        (1, 1, 3, "It hangs on one argument."),
        (2, 2, 3, "It hangs on each of 2 arguments."),
        (0, 1, 3, "No single argument unseats it; 2 at once do, in these ways:"),
        (0, 0, 3, "No set of up to 3 arguments unseats it."),
        (
            0,
            0,
            2,
            "No set of up to 2 arguments unseats it. The search ended early: it is complete up to sets of 2.",
        ),
    ],
)
def test_what_unseats(arguments: int, sets: int, complete_to: int, words: str) -> None:
    single, double = Unseated(("a",), None), Unseated(("a", "b"), "king")
    some = (single,) * sets if arguments else (double,) * sets
    found = WhatUnseats("ruler/council", (single,) * arguments, (), (), some, complete_to)
    assert unseats_words(found, 3) == words
    assert unseated_words(TOWN, "ruler", single) == "then the documents do not say"
    assert unseated_words(TOWN, "ruler", double) == "then: the king"


def test_draws() -> None:
    draws = QuestionDraws("growth", 10_000, 7, {"yes": 8640, "no": 1350}, 10, {}, ())
    assert draws_words(draws, "yes") == "leads in 8,640 of 10,000 readings of the certainty words"
    assert silent_words(draws) == "the documents do not say in 10 of 10,000"
    assert silent_words(QuestionDraws("growth", 5, 7, {"yes": 5, "no": 0}, 0, {}, ())) == ""
    assert spread_words(Spread(0.521, 0.53, 0.55)) == "52–55"
    assert spread_words(Spread(0.5, 0.5, 0.5)) == "50"
    assert firmness_words(None) == "the documents do not say"
    assert firmness_meaning(None) == "Nothing leads here."


def test_sweeps() -> None:
    first, middle, last = Stretch(0, 0.2, None), Stretch(0.2, 0.7, "yes"), Stretch(0.7, 1.0, "no")
    assert sweep_words(TOWN, "growth", Sweep("letter", 1.0, (Stretch(0, 1.0, "yes"),))) == (
        "no flip from 0 to 1"
    )
    assert sweep_words(TOWN, "growth", Sweep("letter", 1.0, (first, middle, last))) == (
        "to 0.20: the documents do not say; 0.20 to 0.70: it grows; from 0.70: it does not"
    )


def test_what_differs() -> None:
    assert option_words(TOWN, "king", None) == "does not arise"
    assert option_words(TOWN, "king", "comes") == "he comes"
    assert supposed_words(TOWN, "ruler", None) == "nothing supposed"
    assert supposed_words(TOWN, "ruler", "king") == "you suppose that Who rules? the king"
    assert [credence_words(one) for one in (1.0, 0.0, 0.25)] == [
        "full credence",
        "not heard",
        "credence 0.25",
    ]
    assert [muted_words(muted=one) for one in (True, False)] == ["muted", "heard"]


def test_how_much_differs() -> None:
    projector = Projector(Engine(TOWN))
    history = Side(projector(Standpoint.of(TOWN)))
    king = Side(projector(Standpoint.of(TOWN, {"king": "comes"})))
    both = Side(
        projector(Standpoint.of(TOWN, {"king": "comes", "bridge": "not-built"}, {}, Reading({"diary": 0.5})))
    )
    most = Side(projector(Standpoint.of(TOWN, {}, {}, Reading({"diary": 0.5}, semantics="euler"))))
    assert counted_words(Differences(history, history)) == "nothing differs"
    assert counted_words(Differences(history, king)) == "1 choice differs, 1 silent on one side"
    assert counted_words(Differences(king, both)) == (
        "1 choice differs, 1 decision arises on one side only, 1 thing in the reading differs"
    )
    assert arising_words(Differences(king, both)) == ("Arises in A only: The storm.",)
    assert arising_words(Differences(both, king)) == ("Arises in B only: The storm.",)
    assert counted_words(Differences(history, most)) == "2 things in the reading differ"
    assert standing_words(history, "ruler") == "the documents do not say"
    assert standing_words(king, "ruler") == "the king, follows from a choice"


def test_what_is_settled_or_drawn_too_seldom_is_said_beside_the_word() -> None:
    def draws(count: int) -> QuestionDraws:
        return QuestionDraws("growth", count, 7, {"yes": count, "no": 0}, 0, {}, ())

    assert firmness_cautions(draws(100), Status.PROJECTED) == []
    assert firmness_cautions(draws(100), Status.FACT) == [
        "It stands as it happened, and no reading flips a fact."
    ]
    assert firmness_cautions(draws(1), Status.ESTABLISHED) == [
        "A choice settles it, and no reading flips a choice.",
        "Only 1 reading was drawn: too few for more than a hint.",
    ]
