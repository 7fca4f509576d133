"""The case for a position: what is inferred stands apart, and what a filter hides is counted."""

from __future__ import annotations

import pytest

from scenarios.engine.engine import Engine
from scenarios.files.casebook_files import open_casebook
from scenarios.files.library import find_casebook
from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint
from scenarios.projection.snapshot import Projector, Snapshot
from scenarios.telling.case import Case, about_rows
from scenarios.telling.reason_rows import Row
from scenarios.telling.sieve import sifted_children
from scenarios.telling.why import why


@pytest.fixture(scope="module")
def clocks() -> Projector:
    path = find_casebook("vane-clocks")
    assert path is not None
    return Projector(Engine(open_casebook(path)))


def of(clocks: Projector, reading: Reading | None = None, **choices: str) -> Snapshot:
    return clocks(Standpoint.of(clocks.casebook, choices, reading=reading))


def listed(case: Case) -> dict[str, list[str]]:
    return {"" if head is None else head.text: [row.argument for row in rows] for head, rows in case.groups}


def test_inferences_stand_under_headings_of_their_own(clocks: Projector) -> None:
    case = Case(of(clocks, order="accepts"), 0, "debt", "paid")
    assert listed(case) == {
        "Speaks because of your choice (1)": ["R4"],
        "Speaks because of your choice: the editors' inferences (1)": ["A4"],
        "Rests on: they make clocks in series (2)": ["H3", "P3"],
        "Fallen away here (2)": ["H9", "R3"],
        "Would speak in another branch or course (4)": ["H11", "A5", "A7", "R10"],
        "Would speak in another branch or course: the editors' inferences (1)": ["P6"],
    }
    assert case.hidden == 0
    assert case.counts == {"report": 2, "reason": 1, "counterfactual": 8}
    elsewhere = [head for head, _ in case.groups if head is not None and not head.listed]
    assert len(elsewhere) == 2  # on paper they are counted alone


def test_in_history_what_the_documents_say_needs_no_heading(clocks: Projector) -> None:
    inferred = clocks.casebook.model_copy(
        update={
            "arguments": tuple(
                one.model_copy(update={"inferred": one.id == "R3"}) for one in clocks.casebook.arguments
            )
        }
    )
    case = Case(of(Projector(Engine(inferred))), 0, "debt", "grow")
    first, second = case.groups[:2]
    assert first[0] is None
    assert [row.argument for row in first[1]] == ["H9"]
    assert second[0] is not None
    assert (second[0].text, [row.argument for row in second[1]]) == ("The editors' inferences (1)", ["R3"])


def test_a_filter_shows_what_is_wanted_and_what_it_bears_on(clocks: Projector) -> None:
    snapshot = of(clocks, patent="kept")
    case = Case(snapshot, 0, "debt", "paid", frozenset({"judgement"}))
    assert listed(case) == {"Speaks because of your choice (1)": ["A5"]}
    [(_, (row,))] = case.groups
    assert row.small.endswith("listed for what bears on it")
    assert case.hidden == 8
    below = sifted_children(case.side, row, frozenset({"judgement"}))
    assert below[0].argument == "R5"
    others = sifted_children(case.side, row, frozenset({"counterfactual"}))
    assert others[0].text == "1 more hidden by the filter"
    assert sifted_children(case.side, row, frozenset())[0].argument == "R5"
    # A judgement that the reading does not hear keeps nothing in sight.
    deaf = of(clocks, Reading({"report": 0.0}), patent="kept")
    assert Case(deaf, 0, "debt", "paid", frozenset({"judgement"})).groups == []


def test_a_row_without_words_of_its_own_says_only_why_it_is_listed(clocks: Projector) -> None:
    from scenarios.telling.sieve import KindSieve

    sieve = KindSieve(of(clocks, patent="kept").courses[0], frozenset({"judgement"}))
    for _ in range(2):  # what is known is not asked again
        [row] = sieve.sift([Row("r", "A5", argument="A5")])
        assert row.small == "listed for what bears on it"


def test_a_debate_stands_in_history(clocks: Projector) -> None:
    told = why(of(clocks, heir="ada"), "ruin", "america", 0)
    [(heading, rows)] = told.groups
    assert heading is None
    assert [row.argument for row in rows] == ["H6", "P8", "A8"]


def test_what_is_told_beside_the_arguments(clocks: Projector) -> None:
    alone = Reading.of_document(clocks.casebook, "memoirs")
    told = why(of(clocks, alone, patent="kept"), "debt", "paid", 0)
    assert told.silence == "All that speaks for it here is the editors' inference."
    assert told.left_out == ""
    assert told.about == (
        "Settled as it happened (“They grow”) by 1909: a later departure leaves it a fact.",
    )
    bare = Reading(without_inferences=True)
    assert why(of(clocks, bare, patent="kept"), "debt", "paid", 0).left_out == (
        "2 inferences of the editors are left out by the reading"
    )


def test_what_is_said_of_a_question_stands_under_a_heading() -> None:
    assert about_rows(()) == ()
    [(heading, rows)] = about_rows(["Settled.", "Note."])
    assert heading is not None
    assert heading.open
    assert [row.text for row in rows] == ["Settled.", "Note."]
