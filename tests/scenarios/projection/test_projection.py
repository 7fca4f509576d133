"""One branch in words and numbers."""

from __future__ import annotations

from typing import Any

import pytest

from scenarios.engine.engine import Debate
from scenarios.model.reading import Reading
from scenarios.projection.projection import Projection, Status, changed, project
from tests.scenarios.small import argument, casebook

NOT_BUILT = {"bridge": "not-built"}


def projected(
    *arguments: dict[str, Any], choices: dict[str, str] | None = None, reading: Reading | None = None
) -> Projection:
    return project(Debate(casebook(*arguments)), choices or {}, reading or Reading())


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
    only = project(Debate(town), {}, Reading()).question("only")
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


def test_a_premise_fades_its_argument_until_it_is_dormant() -> None:
    arguments = (
        argument("case", base=0.4, attacks=["growth/yes"]),
        argument("a", base=0.9, presupposes=["growth/yes"]),
        argument("b", base=0.9, presupposes=["ruler/nobody"]),
    )
    history = projected(*arguments)
    assert history.argument("a").strength == pytest.approx(0.9)
    silent = history.argument("b")
    assert (silent.active, silent.dormant, silent.strength) == (True, True, 0.0)
    assert silent.waiting_for == ("“Who rules?” is “nobody”",)
    open_again = projected(*arguments, choices=NOT_BUILT).argument("a")
    view = 0.5 - 0.5 * 0.16 / 1.16
    assert open_again.strength == pytest.approx(0.9 * 2 * view)
    assert not open_again.dormant
    assert open_again.waiting_for == ()


def test_what_an_argument_waits_for() -> None:
    projection = projected(
        argument("a", when={"bridge": ["built"], "storm": ["falls"], "king": ["comes", "away"]}),
        argument("b", unless={"king": ["away", "comes"], "storm": ["falls"]}),
        argument("c", "diary"),
        argument("d", voice="guest"),
        reading=Reading(credence={"diary": 0.0}, muted=frozenset({"guest"})),
    )
    waiting = {name: projection.argument(name).waiting_for for name in "abcd"}
    assert waiting == {
        "a": ("“The storm” is “it falls”",),
        "b": ("“The king” is not “he stays away” or “he comes”",),
        "c": ("“The diary” is given credence",),
        "d": ("The guest is heard",),
    }
    assert not any(projection.argument(name).active for name in "abcd")
    assert projection.argument("d").strength == 0.0


def test_decisions_and_departures() -> None:
    projection = projected(choices={"bridge": "not-built", "storm": "falls", "king": "comes"})
    assert [(found.decision, found.reason) for found in projection.not_arising] == [
        ("storm", "there is no bridge")
    ]
    assert projection.departures == ("bridge", "king")
    assert projection.choices == {"bridge": "not-built", "storm": "falls", "king": "comes"}


def test_another_position_in_the_lead_is_a_change() -> None:
    debate = Debate(
        casebook(
            argument("a", supports=["growth/no"], when={"bridge": ["not-built"]}),
            argument("b", supports=["ruler/nobody"]),
        )
    )
    history, other = project(debate, {}, Reading()), project(debate, NOT_BUILT, Reading())
    assert (history.question("growth").leading, other.question("growth").leading) == ("yes", "no")
    assert changed(other, history, "growth")
    assert not changed(other, history, "ruler")
    assert not changed(history, history, "growth")


def test_neither_silence_nor_a_fact_that_is_argued_for_is_a_change() -> None:
    debate = Debate(casebook(argument("a", supports=["growth/yes"])))
    history, other = project(debate, {}, Reading()), project(debate, NOT_BUILT, Reading())
    assert (history.question("growth").status, other.question("growth").status) == ("fact", "projected")
    assert not changed(other, history, "growth")
    unheard = project(debate, NOT_BUILT, Reading(credence={"letter": 0.0}))
    assert unheard.question("growth").status == "silent"
    assert not changed(unheard, history, "growth")


def test_look_ups() -> None:
    projection = projected(argument("a"), argument("b", supports=["a"]))
    assert list(projection.arguments) == ["a", "b"]
    assert len(projection.arguments) == 2
    assert projection.arguments["b"] is projection.argument("b")
    for look_up in (projection.question, projection.argument, projection.question("ruler").position):
        with pytest.raises(KeyError, match="nothing"):
            look_up("nothing")
