"""Why a position or an argument stands as it does."""

from __future__ import annotations

import pytest

from scenarios.explaining.reasons import Reason, reasons, under
from scenarios.model.reading import Reading
from scenarios.projection.arguments import Condition
from tests.scenarios.projected import snapshot
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
READING = Reading(credence={"diary": 0.5}, muted=frozenset({"guest"}))
SNAPSHOT = snapshot(TOWN, reading=READING)
COURSE = SNAPSHOT.courses[0]


def of(found: tuple[Reason, ...]) -> dict[str, Reason]:
    return {reason.argument: reason for reason in found}


def test_those_for_come_first_and_the_firmest_first() -> None:
    found = reasons(COURSE, "ruler", "king")
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
    found = of(reasons(COURSE, "ruler", "king"))
    assert (found["rival"].signed, found["rival"].on, found["rival"].direct) == (-0.6, "ruler/council", False)
    assert (found["ally"].signed, found["ally"].on) == (0.5, "ruler/nobody")
    assert (found["foe"].on, found["foe"].direct) == ("ruler/king", True)
    assert found["both"].on == "ruler/council"
    council = of(reasons(COURSE, "ruler", "council"))
    assert council["rival"].signed == 0.6
    assert council["both"].signed == 0.2
    assert council["firm"].signed < 0


def test_what_does_not_apply_waits() -> None:
    found = of(reasons(COURSE, "ruler", "king"))
    assert (found["sleeping"].signed, found["sleeping"].dormant) == (0.0, True)
    assert found["sleeping"].waiting_for == (Condition("holds", "growth", ("no",)),)
    assert found["sleeping"].interval == (0.0, 0.0)
    assert (found["absent"].signed, found["absent"].dormant) == (0.0, False)
    assert found["absent"].waiting_for == (Condition("taken", "king", ("comes",)),)
    assert found["firm"].waiting_for == ()


@pytest.mark.parametrize("name", ["firm", "foe"])
def test_the_interval_is_what_its_own_certainty_leaves_open(name: str) -> None:
    reason = of(reasons(COURSE, "ruler", "king"))[name]
    said = TOWN.argument(name)
    assert said.interval is not None
    engine = COURSE.engine
    columns = engine.table.columns([COURSE.branch.taken])
    ends = []
    for base in said.interval:
        bases = engine.bases.copy()
        bases[engine.places[name]] = base
        ends.append(float(engine.follow(columns, READING, bases=bases).strengths_of(name)[0]))
    sign = 1 if reason.signed > 0 else -1
    assert reason.interval == pytest.approx(sorted(sign * end for end in ends), abs=1e-9)
    assert reason.interval[0] < reason.signed < reason.interval[1]


def test_a_base_given_as_a_number_leaves_nothing_open() -> None:
    reason = of(reasons(COURSE, "ruler", "king"))["weak"]
    assert reason.interval == (0.3, 0.3)


def test_what_stands_under_an_argument() -> None:
    found = under(COURSE, "firm")
    assert [(reason.argument, reason.on, reason.direct) for reason in found] == [
        ("backing", "firm", True),
        ("doubt", "firm", True),
    ]
    assert found[0].signed == 0.7
    assert found[1].signed == -0.4
    assert found[1].interval == (-0.5, -0.25)
    assert under(COURSE, "foe")[0].signed == -0.7
    assert under(COURSE, "weak") == ()


def test_unknown_names() -> None:
    with pytest.raises(KeyError, match="weather"):
        reasons(COURSE, "weather", "fine")
    with pytest.raises(KeyError, match="fine"):
        reasons(COURSE, "ruler", "fine")
    with pytest.raises(KeyError, match="nothing"):
        under(COURSE, "nothing")


def test_what_stands_in_another_course_is_told_of_that_course() -> None:
    town = casebook(
        argument("yes", supports=["growth/yes"]),
        argument("no", base=0.5, supports=["growth/no"]),
        argument("a", certainty="likely", supports=["ruler/king"], presupposes=["growth/yes"]),
        argument("b", certainty="likely", supports=["ruler/king"], presupposes=["growth/no"]),
    )
    leading, other = snapshot(town, {"bridge": "not-built"}).courses
    assert dict(other.holds) == {"growth": "no"}
    assert [reason.argument for reason in reasons(leading, "ruler", "king")] == ["a", "b"]
    found = reasons(other, "ruler", "king")
    assert [(reason.argument, reason.signed, reason.dormant) for reason in found] == [
        ("b", 0.75, False),
        ("a", 0.0, True),
    ]
    assert found[0].interval == pytest.approx((0.55, 0.8))
    assert found[1].interval == (0.0, 0.0)


def test_the_reasons_of_a_debate_stand_in_history() -> None:
    asked = [question.model_dump(mode="json") for question in TOWN.questions]
    asked[1]["kind"] = "debate"
    said = argument("a", base=0.6, supports=["ruler/king"], when={"bridge": ["built"]})
    found = snapshot(casebook(said, questions=asked), {"bridge": "not-built"})
    assert [reason.signed for reason in reasons(found.side_of("ruler"), "ruler", "king")] == [0.6]
