"""What is taken away says where it stands, and a verdict under what it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from scenarios.engine.engine import Engine
from scenarios.files.casebook_files import open_casebook
from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint
from scenarios.projection.snapshot import Projector, Snapshot
from scenarios.telling.events import DatedEvent
from scenarios.telling.quoting import (
    argument_quoted,
    branch_quoted,
    document_cited,
    event_quoted,
    hinge_quoted,
    option_quoted,
    passage_quoted,
    verdict_quoted,
)
from tests.scenarios.small import argument, casebook

FERRY_TOWN = Path(__file__).resolve().parents[2] / "data" / "casebooks" / "ferry-town.toml"
BOOK = casebook(
    argument("one", supports=["ruler/king"], lines=[3, 4, 9], page=12),
    argument("two", voice="guest", supports=["growth/yes"]),
)


@pytest.fixture(scope="module")
def projector() -> Projector:
    return Projector(Engine(open_casebook(FERRY_TOWN)))


def of(projector: Projector, reading: Reading | None = None, **choices: str) -> Snapshot:
    supposed = {"mayor": choices.pop("supposed")} if "supposed" in choices else None
    return projector(Standpoint.of(projector.casebook, choices, supposed, reading or Reading()))


def test_an_argument_has_voice_document_author_page_and_lines() -> None:
    assert argument_quoted(BOOK, BOOK.argument("one")) == (
        "one\n— The author, unsigned, “The letter”, p. 12, lines 3–4, 9"
    )
    letter = BOOK.document("letter").model_copy(update={"author": "The author", "published": "1931"})
    signed = BOOK.model_copy(update={"documents": (letter, *BOOK.documents[1:])})
    assert argument_quoted(signed, signed.argument("one")) == (
        "one\n— The author, “The letter” (1931), p. 12, lines 3–4, 9"
    )
    assert document_cited(letter) == "The author, “The letter” (1931)"


def test_a_passage_stands_in_quotation_marks() -> None:
    letter = BOOK.document("letter")
    assert passage_quoted(letter, [4, 3], " so it was \n") == (
        "“so it was”\n— unsigned, “The letter”, lines 3–4"
    )
    assert passage_quoted(letter, [7], "so").endswith(", line 7")
    assert passage_quoted(letter, [], "so") == "“so”\n— unsigned, “The letter”"


def test_an_option_says_whether_it_happened() -> None:
    decision = BOOK.decisions[0]
    actual = decision.actual
    other = next(option for option in decision.options if not option.actual)
    assert option_quoted(decision, actual.id).endswith(f": {actual.label} (as it happened)")
    assert option_quoted(decision, other.id).endswith(f": {other.label} (as it did not happen)")


def test_a_verdict_in_history_says_so(projector: Projector) -> None:
    snapshot = of(projector)
    first, second = verdict_quoted(snapshot, 0, "mayor", "smith").splitlines()
    assert first.startswith("Who is mayor? The smith: as it happened")
    assert second == "— The ferry town, as it happened, Both documents"


def test_a_verdict_names_departures_courses_and_what_is_supposed(projector: Projector) -> None:
    snapshot = of(projector, strike="held")
    title = snapshot.casebook.decision("strike").title
    first, second = verdict_quoted(snapshot, 0, "mayor", "baker").splitlines()
    assert first.startswith("Who is mayor? The baker: ")
    assert "; " in second
    assert title in second
    assert "the smith is mayor" in second
    supposed = of(projector, strike="held", supposed="smith")
    assert "supposed that the smith is mayor" in verdict_quoted(supposed, 0, "mayor", "smith")


def test_a_verdict_names_each_document_that_speaks_and_the_reading(projector: Projector) -> None:
    snapshot = of(projector, Reading.of_document(projector.casebook, projector.casebook.documents[0].id))
    first, second = verdict_quoted(snapshot, 0, "blame", "town").splitlines()
    assert first.startswith("Whose fault was it? The town's: ")
    # Of history, whatever is chosen: no course, no choice.
    assert second == "— The ferry town, D alone · A diary"
    both = verdict_quoted(of(projector, strike="held"), 0, "mayor", "baker").splitlines()[0]
    assert "A diary: " in both
    assert "The town's paper: " in both


def test_an_event_has_its_document_where_one_tells_of_it() -> None:
    told = DatedEvent(1931.0, "1931: the ferry sinks.", "letter", (3, 4))
    assert event_quoted(BOOK, told) == (
        f"1931: the ferry sinks.\n— {document_cited(BOOK.document('letter'))}, lines 3–4"
    )
    assert event_quoted(BOOK, DatedEvent(1931.0, "1931: rain.")) == f"1931: rain.\n— {BOOK.title}"


def test_a_hinge_and_a_branch_have_what_they_stand_under(projector: Projector) -> None:
    snapshot = of(projector)
    hinge = snapshot.hinges[0]
    said, source = hinge_quoted(snapshot, hinge).splitlines()
    assert said.startswith(projector.casebook.question(hinge.id).title)
    assert source.startswith(f"— {projector.casebook.title}, ")
    question = projector.casebook.questions[0]
    end = snapshot.map(question.id).ends[0]
    said, source = branch_quoted(snapshot, question, end).splitlines()
    assert said.startswith(f"{question.title} ")
    assert source.startswith(f"— {projector.casebook.title}, ")
