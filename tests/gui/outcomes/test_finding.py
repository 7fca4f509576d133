"""What a card says of a question, in every status."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gui.outcomes.finding import Finding, finding_of
from gui.widgets.polarity import Polarity
from scenarios.engine.engine import Engine
from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint
from scenarios.projection.snapshot import Projector, Snapshot

if TYPE_CHECKING:
    from scenarios.model.casebook import Argument, Casebook

WHOLE = Reading()


def _project(mini: Casebook, reading: Reading = WHOLE, **choices: str) -> Snapshot:
    return Projector(Engine(mini))(Standpoint.of(mini, choices, {}, reading))


def _finding(mini: Casebook, question: str, reading: Reading = WHOLE, **choices: str) -> Finding:
    return finding_of(_project(mini, reading, **choices), question, 0)


def _level(mini: Casebook, position: str) -> Argument:
    """An argument of one firmness for a position of the market."""
    like = next(one for one in mini.arguments if one.document == "chronicle")
    changes = {
        "id": f"level-{position}",
        "supports": (f"market/{position}",),
        "attacks": (),
        "presupposes": (),
    }
    return like.model_copy(update={**changes, "when": {}, "unless": {}, "certainty": None, "base": 0.5})


def test_a_fact_has_no_bar(mini: Casebook) -> None:
    finding = _finding(mini, "ferry")
    assert (finding.leading, finding.words) == ("The ferry closes", "as it happened")
    assert not finding.has_bar
    assert finding.strength is None
    assert finding.verdict is None
    assert all(position.strength is None and not position.words for position in finding.positions)


def test_what_a_choice_establishes_follows_from_it(mini: Casebook) -> None:
    finding = _finding(mini, "ferry", site="none")
    assert (finding.leading, finding.words) == ("The ferry is kept", "follows from a choice")
    assert not finding.has_bar


def test_a_projection_shows_words_and_band(mini: Casebook) -> None:
    finding = _finding(mini, "market")
    leading = _project(mini).question("market").leading_position
    assert leading is not None
    assert leading.verdict is not None
    assert finding.words == f"{leading.verdict.words} ({leading.verdict.band})"
    assert (finding.strength, finding.verdict) == (leading.strength, leading.verdict)
    assert [position.leading for position in finding.positions] == [True, False, False]
    assert all(position.words.endswith(")") for position in finding.positions)


def test_silence_is_said_and_never_a_number(mini: Casebook) -> None:
    finding = _finding(mini, "safety", site="none")
    assert finding.silent
    assert finding.has_bar  # dotted
    assert finding.strength is None
    assert finding.verdict is None
    assert (finding.leading, finding.words) == ("The documents do not say", "")
    assert finding.views == {}
    assert finding.sentence.startswith("Does the bridge outlast the flood? The documents do not say.")
    assert not any(character.isdigit() for character in finding.sentence)


def test_what_is_barely_argued_says_so_beside_the_band(mini: Casebook) -> None:
    faint = Reading(credence={"chronicle": 0.1, "ledger": 0.1, "survey": 0.1})
    finding = _finding(mini, "market", faint)
    assert finding.words.endswith("), barely argued here")


def test_each_document_leans_by_its_own_view(mini: Casebook) -> None:
    finding = _finding(mini, "market")
    assert finding.views == {"chronicle": Polarity.FOR, "ledger": Polarity.CONTESTED}
    against = next(position for position in finding.positions if position.id == "west")
    assert against.views["chronicle"] is Polarity.AGAINST
    assert "Ada Brook for" in finding.sentence
    assert "The Ferryman's Ledger evenly contested" in finding.sentence


def test_disagreement_is_a_remark(mini: Casebook) -> None:
    projection = _project(mini)
    assert projection.question("market").documents_disagree
    assert "≠ Documents disagree" in finding_of(projection, "market", 0).remarks
    assert finding_of(projection, "blame", 0).remarks == ()


def test_what_is_declared_unknowable_names_who_said_so(mini: Casebook) -> None:
    finding = _finding(mini, "safety", flood="raised")
    assert finding.remarks == ("? Declared unknowable by Ada Brook (C)",)
    assert finding.sentence.endswith("Declared unknowable by Ada Brook (C).")


def test_a_tie_is_not_passed_over(mini: Casebook) -> None:
    # Without the arguments that tell the positions of the market apart, none leads alone.
    on_market = Engine(mini).bearings.on_question["market"]
    dropped = {one.id for one in on_market}
    kept = tuple(one for one in mini.arguments if not dropped & {one.id, *one.supports, *one.attacks})
    tied = mini.model_copy(update={"arguments": (*kept, _level(mini, "east"), _level(mini, "west"))})
    assert "= Another position is as strong" in finding_of(_project(tied), "market", 0).remarks


def test_the_sentence_says_that_it_changed(mini: Casebook) -> None:
    finding = finding_of(_project(mini, site="none"), "ferry", 0)
    assert "leads otherwise; in history: The ferry closes." in finding.sentence
    assert "in history" not in finding_of(_project(mini), "ferry", 0).sentence


@pytest.mark.parametrize("site", ["ford", "mill", "none"])
def test_equal_projections_make_equal_findings(mini: Casebook, site: str) -> None:
    for question in mini.questions:
        assert _finding(mini, question.id, site=site) == _finding(mini, question.id, site=site)
