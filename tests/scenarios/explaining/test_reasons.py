"""Why a position or an argument stands as it does."""

from __future__ import annotations

import pytest

from scenarios.engine.engine import Debate
from scenarios.explaining.reasons import Reason, reasons, under
from scenarios.model.reading import Reading
from scenarios.projection.projection import project
from tests.reference import Reference
from tests.scenarios.small import argument, casebook

TOWN = casebook(
    argument("weak", base=0.3, supports=["ruler/king"]),
    argument("firm", certainty="likely", supports=["ruler/king"]),
    argument("foe", "diary", certainty="asserted", attacks=["ruler/king", "ruler/council"]),
    argument("rival", base=0.6, supports=["ruler/council"]),
    argument("ally", base=0.5, attacks=["ruler/nobody"]),
    argument("both", base=0.2, attacks=["ruler/nobody"], supports=["ruler/council"]),
    argument("sleeping", certainty="even", supports=["ruler/king"], presupposes=["growth/no"]),
    argument("absent", certainty="even", supports=["ruler/king"], when={"king": ["comes"]}),
    argument("muted", supports=["ruler/king"], voice="guest"),
    argument("unknowable", certainty="unknowable", supports=["ruler/king"]),
    argument("doubt", certainty="possible", attacks=["firm"]),
    argument("backing", base=0.7, supports=["firm"], attacks=["foe"]),
)
DEBATE = Debate(TOWN)
READING = Reading(credence={"diary": 0.5}, muted=frozenset({"guest"}))
PROJECTION = project(DEBATE, {}, READING)


def of(found: tuple[Reason, ...]) -> dict[str, Reason]:
    return {reason.argument: reason for reason in found}


def test_those_for_come_first_and_the_firmest_first() -> None:
    found = reasons(DEBATE, PROJECTION, "ruler", "king")
    assert [reason.argument for reason in found] == [
        "firm",
        "ally",
        "weak",
        "rival",
        "foe",
        "both",
        "sleeping",
        "absent",
    ]
    signs = [reason.signed > 0 for reason in found]
    assert signs == [True, True, True, False, False, False, False, False]


def test_an_argument_on_a_rival_bears_the_other_way_round() -> None:
    found = of(reasons(DEBATE, PROJECTION, "ruler", "king"))
    assert (found["rival"].signed, found["rival"].on, found["rival"].direct) == (-0.6, "ruler/council", False)
    assert (found["ally"].signed, found["ally"].on) == (0.5, "ruler/nobody")
    assert (found["foe"].on, found["foe"].direct) == ("ruler/king", True)
    assert found["both"].on == "ruler/council"
    council = of(reasons(DEBATE, PROJECTION, "ruler", "council"))
    assert council["rival"].signed == 0.6
    assert council["both"].signed == 0.2
    assert council["firm"].signed < 0


def test_what_does_not_apply_waits() -> None:
    found = of(reasons(DEBATE, PROJECTION, "ruler", "king"))
    assert (found["sleeping"].signed, found["sleeping"].dormant) == (0.0, True)
    assert found["sleeping"].waiting_for == ("“Does the town grow?” is “it does not”",)
    assert found["sleeping"].interval == (0.0, 0.0)
    assert (found["absent"].signed, found["absent"].dormant) == (0.0, False)
    assert found["absent"].waiting_for == ("“The king” is “he comes”",)
    assert found["firm"].waiting_for == ()


@pytest.mark.parametrize("name", ["firm", "foe"])
def test_the_interval_is_what_its_own_certainty_leaves_open(name: str) -> None:
    reason = of(reasons(DEBATE, PROJECTION, "ruler", "king"))[name]
    said = TOWN.argument(name)
    assert said.interval is not None
    ends = [
        Reference(TOWN, {}, READING, bases={name: base}).strength(TOWN.argument(name))
        for base in said.interval
    ]
    sign = 1 if reason.signed > 0 else -1
    assert reason.interval == pytest.approx(sorted(sign * end for end in ends), abs=1e-9)
    assert reason.interval[0] < reason.signed < reason.interval[1]


def test_a_base_given_as_a_number_leaves_nothing_open() -> None:
    reason = of(reasons(DEBATE, PROJECTION, "ruler", "king"))["weak"]
    assert reason.interval == (0.3, 0.3)


def test_what_stands_under_an_argument() -> None:
    found = under(DEBATE, PROJECTION, "firm")
    assert [(reason.argument, reason.on, reason.direct) for reason in found] == [
        ("backing", "firm", True),
        ("doubt", "firm", True),
    ]
    assert found[0].signed == 0.7
    assert found[1].signed == -0.4
    assert found[1].interval == (-0.5, -0.25)
    assert under(DEBATE, PROJECTION, "foe")[0].signed == -0.7
    assert under(DEBATE, PROJECTION, "weak") == ()


def test_unknown_names() -> None:
    with pytest.raises(KeyError, match="weather"):
        reasons(DEBATE, PROJECTION, "weather", "fine")
    with pytest.raises(KeyError, match="fine"):
        reasons(DEBATE, PROJECTION, "ruler", "fine")
    with pytest.raises(KeyError, match="nothing"):
        under(DEBATE, PROJECTION, "nothing")
