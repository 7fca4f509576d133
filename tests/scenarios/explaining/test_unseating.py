"""What unseats a lead, against leaving out every set of arguments."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.engine.engine import Engine
from scenarios.explaining.unseating import Unseated, what_unseats
from scenarios.explaining.watching import Cancelled
from scenarios.model.standpoint import Standpoint
from tests.scenarios.explaining.brute import Plain, by_chance
from tests.scenarios.small import argument, casebook


@settings(max_examples=15, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**6))
def test_what_unseats_by_chance(seed: int) -> None:
    engine, standpoint = by_chance(seed)
    plain, book = Plain(engine, standpoint), engine.casebook
    names = [one.id for one in book.arguments]
    for question in book.questions:
        lead = plain.leader(question.id)
        if lead is None:
            continue

        def without(*some: str, asked: str = question.id, lead: str = lead) -> tuple[Unseated, ...]:
            then = plain.leader(asked, removed=some)
            return () if then == lead else (Unseated(some, then),)

        found = what_unseats(engine, standpoint, f"{question.id}/{lead}", up_to=2)
        singles = tuple(one for name in names for one in without(name))
        pairs = () if singles else tuple(one for two in combinations(names, 2) for one in without(*two))
        assert found.arguments == singles
        assert found.sets == (singles or pairs)
        assert found.complete_to == 2
        for kind, some in (("voice", found.voices), ("document", found.documents)):
            whole: dict[str, list[str]] = {}
            for one in book.arguments:
                whole.setdefault(getattr(one, kind), []).append(one.id)
            led = {name: plain.leader(question.id, removed=said) for name, said in whole.items()}
            assert {one.without: one.leads for one in some} == {
                (name,): then for name, then in led.items() if then != lead
            }


def town(*more: dict[str, object]) -> tuple[Engine, Standpoint]:
    """A town in which three arguments of one voice carry the council, and one speaks for nobody ruling."""
    said = [argument(f"c{number}", base=0.5, supports=["ruler/council"]) for number in range(3)]
    book = casebook(*said, argument("n", base=0.8, supports=["ruler/nobody"]), *more)
    return Engine(book), Standpoint.of(book, {"bridge": "not-built"})


def test_the_smallest_sets_are_all_of_one_size() -> None:
    engine, standpoint = town()
    found = what_unseats(engine, standpoint, "ruler/council")
    assert found.arguments == ()
    assert [one.without for one in found.sets] == [("c0", "c1"), ("c0", "c2"), ("c1", "c2")]
    assert {one.leads for one in found.sets} == {"nobody"}
    assert found.complete_to == 3
    assert found.voices == (Unseated(("author",), None),)


def test_a_waking_argument_is_looked_at() -> None:
    """What a hinge silences may carry the lead once that hinge falls the other way."""
    engine, standpoint = by_premise()
    found = what_unseats(engine, standpoint, "growth/yes")
    # Without either voice nobody says who rules, and nothing that presupposes an answer speaks.
    assert [one.without for one in found.sets] == [("says-council", "says-nobody"), ("says-council", "woken")]
    assert {one.leads for one in found.sets} == {"no"}


def by_premise() -> tuple[Engine, Standpoint]:
    """Growth is carried by three arguments while the council rules, by another where nobody does."""
    book = casebook(
        argument("says-council", base=0.9, supports=["ruler/council"]),
        argument("says-nobody", base=0.5, supports=["ruler/nobody"]),
        *(
            argument(f"under-council-{number}", supports=["growth/yes"], presupposes=["ruler/council"])
            for number in range(3)
        ),
        argument("woken", supports=["growth/yes"], presupposes=["ruler/nobody"]),
        argument("always", base=0.1, attacks=["growth/yes"]),
    )
    return Engine(book), Standpoint.of(book, {"bridge": "not-built"})


def test_what_happened_hangs_on_no_argument() -> None:
    book = casebook(argument("a", supports=["growth/no"]))
    found = what_unseats(Engine(book), Standpoint.of(book), "growth/yes")
    assert (found.sets, found.voices, found.documents, found.complete_to) == ((), (), (), 3)


def test_what_a_choice_settles_hangs_on_no_argument() -> None:
    book = casebook(argument("a", supports=["ruler/council"]))
    found = what_unseats(Engine(book), Standpoint.of(book, {"king": "comes"}), "ruler/king")
    assert (found.sets, found.complete_to) == ((), 3)


def test_a_position_that_does_not_lead_cannot_be_unseated() -> None:
    engine, standpoint = town()
    with pytest.raises(ValueError, match="ruler/nobody does not lead"):
        what_unseats(engine, standpoint, "ruler/nobody")


def test_a_search_that_is_cut_off_says_so() -> None:
    engine, standpoint = town()
    found = what_unseats(engine, standpoint, "ruler/council", most=5)
    assert (found.sets, found.complete_to) == ((), 1)


def test_a_search_that_is_cancelled_keeps_what_is_complete() -> None:
    engine, standpoint = town()
    shares: list[float] = []

    def watch(done: float) -> None:
        shares.append(done)
        if len(shares) == 2:
            raise Cancelled

    found = what_unseats(engine, standpoint, "ruler/council", watch=watch)
    assert shares == [1.0, 1.0]
    assert (found.sets, found.complete_to) == ((), 1)
