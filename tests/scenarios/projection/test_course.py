"""How questions and arguments stand in one course, in words and numbers."""

from __future__ import annotations

from typing import Any

import pytest

from scenarios.model.reading import Reading
from scenarios.model.verdicts import Status
from scenarios.projection.arguments import Condition
from scenarios.projection.course import Course, NotArising
from tests.scenarios.projected import snapshot
from tests.scenarios.small import argument, casebook

NOT_BUILT = {"bridge": "not-built"}


def projected(
    *arguments: dict[str, Any], choices: dict[str, str] | None = None, reading: Reading | None = None
) -> Course:
    """The leading course."""
    return snapshot(casebook(*arguments), choices, reading=reading).courses[0]


def test_a_fact_has_no_verdict_but_its_documents_views() -> None:
    growth = projected(argument("a", attacks=["growth/yes"])).question("growth")
    assert growth.status is Status.FACT
    assert (growth.leading, growth.leading_tied) == ("yes", False)
    assert [position.strength for position in growth.positions] == [1.0, 0.0]
    assert [position.verdict for position in growth.positions] == [None, None]
    # E = -0.8 from the attack; for the rival it is +0.8.
    h = 0.64 / 1.64
    assert growth.position("yes").by_document == {"letter": pytest.approx(0.5 - 0.5 * h), "diary": None}
    assert growth.position("no").by_document["letter"] == pytest.approx(0.5 + 0.5 * h)
    assert growth.reach == 0.8
    assert growth.speaking == ("letter",)


def test_a_departure_before_it_was_settled_lets_the_documents_speak() -> None:
    growth = projected(argument("a", supports=["growth/no"]), choices=NOT_BUILT).question("growth")
    assert growth.status is Status.PROJECTED
    assert growth.leading == "no"
    leading = growth.leading_position
    assert leading is not None
    assert leading.label == "it does not"
    assert str(leading.verdict) == "case for (60–80)"


def test_an_option_establishes_a_position() -> None:
    ruler = projected(argument("a", supports=["ruler/council"]), choices={"king": "comes"}).question("ruler")
    assert ruler.status is Status.ESTABLISHED
    assert [position.strength for position in ruler.positions] == [0.0, 1.0, 0.0]
    assert ruler.position("king").verdict is None


def test_silence_is_never_a_number() -> None:
    ruler = projected(argument("a", base=0.04, supports=["ruler/king"])).question("ruler")
    assert ruler.status is Status.SILENT
    assert ruler.reach == 0.04
    assert ruler.leading is None
    assert ruler.leading_position is None
    assert [position.strength for position in ruler.positions] == [None, None, None]
    assert [position.verdict for position in ruler.positions] == [None, None, None]
    assert not ruler.documents_disagree
    assert ruler.speaking == ()


@pytest.mark.parametrize(
    ("base", "status"), [(0.0499, "silent"), (0.05, "faint"), (0.2999, "faint"), (0.3, "projected")]
)
@pytest.mark.parametrize("semantics", ["quadratic-energy", "df-quad", "euler", "mlp"])
def test_reach(base: float, status: str, semantics: str) -> None:
    reading = Reading(semantics=semantics)
    ruler = projected(argument("a", base=base, supports=["ruler/king"]), reading=reading).question("ruler")
    assert ruler.status == status


def test_documents_count_once_and_by_their_firmness() -> None:
    projection = projected(
        argument("a", base=0.9, supports=["ruler/king"]),
        argument("b", base=0.9, supports=["ruler/king"]),
        argument("c", "diary", base=0.6, attacks=["ruler/king"]),
        reading=Reading(credence={"diary": 0.5}),
    )
    ruler = projection.question("ruler")
    views = ruler.position("king").by_document
    assert views["letter"] == pytest.approx(0.5 + 0.5 * 1.8**2 / (1 + 1.8**2))
    assert views["diary"] == pytest.approx(0.5 - 0.5 * 0.36 / 1.36)
    pooled = (0.9 * views["letter"] + 0.3 * views["diary"]) / 1.2  # type: ignore[operator]
    assert ruler.position("king").strength == pytest.approx(pooled)
    assert ruler.reach == pytest.approx(0.9)
    assert ruler.speaking == ("letter", "diary")
    assert ruler.documents_disagree


def test_an_edge_from_another_document_is_weighed_by_its_credence() -> None:
    projection = projected(
        argument("a", base=0.5),
        argument("b", "diary", base=1.0, supports=["a"]),
        reading=Reading(credence={"diary": 0.5}),
    )
    assert projection.argument("a").strength == pytest.approx(0.5 + 0.5 * 0.25 / 1.25)


def test_equally_strong_positions_are_tied() -> None:
    ruler = projected(argument("a", attacks=["ruler/council"])).question("ruler")
    assert (ruler.leading, ruler.leading_tied) == ("king", True)
    ruler = projected(argument("a", supports=["ruler/nobody"])).question("ruler")
    assert (ruler.leading, ruler.leading_tied) == ("nobody", False)


def test_one_position_has_no_rivals() -> None:
    question = {"id": "only", "title": "Is it so?", "positions": [{"id": "so", "label": "it is so"}]}
    town = casebook(argument("a", base=1.0, supports=["only/so"]), questions=[question], decisions=[])
    only = snapshot(town).question("only")
    assert only.position("so").strength == pytest.approx(0.75)


def test_what_is_declared_unknowable_marks_the_question_and_weighs_nothing() -> None:
    projection = projected(
        argument("a", supports=["ruler/king"]),
        argument("b", certainty="unknowable", attacks=["a"]),
        argument("c", supports=["b"]),
        argument("d", certainty="unknowable", supports=["growth/yes"], when={"king": ["comes"]}),
    )
    assert projection.argument("a").strength == 0.8
    unknowable = projection.argument("b")
    assert (unknowable.active, unknowable.base, unknowable.strength) == (True, None, None)
    assert projection.question("ruler").unknowable_by == ("b",)
    assert projection.question("growth").unknowable_by == ()


def test_an_argument_whose_premise_does_not_hold_is_dormant() -> None:
    arguments = (
        argument("case", attacks=["growth/yes"]),
        argument("a", base=0.9, presupposes=["growth/yes"]),
        argument("b", base=0.9, presupposes=["ruler/nobody", "growth/no"]),
    )
    history = projected(*arguments)
    awake, asleep = history.argument("a"), history.argument("b")
    assert (awake.active, awake.dormant, awake.strength, awake.waiting_for) == (True, False, 0.9, ())
    assert awake.speaks
    assert (asleep.active, asleep.dormant, asleep.strength) == (True, True, 0.0)
    assert asleep.waiting_for == (
        Condition("holds", "ruler", ("nobody",)),
        Condition("holds", "growth", ("no",)),
    )
    assert not asleep.speaks
    other = projected(*arguments, choices=NOT_BUILT)
    assert dict(other.holds) == {"growth": "no", "ruler": None}
    assert other.argument("a").dormant
    assert other.argument("a").strength == 0.0


def test_an_argument_that_is_not_active_is_not_dormant_and_waits_for_all() -> None:
    both = argument("a", when={"king": ["comes"]}, presupposes=["growth/no"])
    found = projected(both).argument("a")
    assert (found.active, found.dormant) == (False, False)
    assert found.waiting_for == (
        Condition("taken", "king", ("comes",)),
        Condition("holds", "growth", ("no",)),
    )


def test_what_an_argument_waits_for() -> None:
    projection = projected(
        argument("a", when={"bridge": ["built"], "storm": ["falls"], "king": ["comes", "away"]}),
        argument("b", unless={"king": ["away", "comes"], "storm": ["falls"]}),
        argument("c", "diary"),
        argument("d", voice="guest"),
        argument("e", inferred=True),
        reading=Reading(credence={"diary": 0.0}, muted=frozenset({"guest"}), without_inferences=True),
    )
    waiting = {name: projection.argument(name).waiting_for for name in "abcde"}
    assert waiting == {
        "a": (Condition("taken", "storm", ("falls",)),),
        "b": (Condition("not-taken", "king", ("away", "comes")),),
        "c": (Condition("credence", "diary"),),
        "d": (Condition("heard", "guest"),),
        "e": (Condition("inferences", "e"),),
    }
    assert not any(projection.argument(name).active for name in "abcde")
    assert projection.argument("d").strength == 0.0


def test_decisions_and_departures() -> None:
    projection = projected(choices={"bridge": "not-built", "storm": "falls", "king": "comes"})
    assert projection.not_arising == (NotArising("storm", (("bridge", "not-built"),)),)
    assert projection.departures == ("bridge", "king")
    assert projection.choices == {"bridge": "not-built", "storm": "falls", "king": "comes"}


def test_look_ups() -> None:
    projection = projected(argument("a"), argument("b", supports=["a"]))
    assert list(projection.arguments) == ["a", "b"]
    assert len(projection.arguments) == 2
    assert projection.arguments["b"] is projection.argument("b")
    for look_up in (projection.question, projection.argument, projection.question("ruler").position):
        with pytest.raises(KeyError, match="nothing"):
            look_up("nothing")


def test_debates_are_no_outcomes_of_a_course() -> None:
    asked = [question.model_dump(mode="json") for question in casebook().questions]
    asked[1]["kind"] = "debate"
    said = (
        argument("a", supports=["ruler/king"]),
        argument("b", attacks=["a"]),
        argument("c", supports=["ruler/king", "growth/yes"]),
        argument("d"),
    )
    found = snapshot(casebook(*said, questions=asked), NOT_BUILT)
    assert [question.id for question in found.courses[0].questions] == ["growth"]
    assert [question.id for question in found.debates.questions] == ["ruler"]
    assert found.question("ruler").leading == "king"
    assert found.side_of("ruler") is found.debates
    assert found.side_of("growth") is found.courses[0]
    assert found.folds("ruler")[0].courses == (0,)
    # An argument is read where what it bears on is read, also through another argument.
    assert [found.side_of_argument(name) is found.debates for name in "abcd"] == [True, True, False, False]
