"""The sample casebook: that it is what a casebook of one's own should be, and leads where its papers lead."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from scenarios.engine.engine import Engine
from scenarios.explaining.coverage import as_text, coverage
from scenarios.files.casebook_files import open_casebook
from scenarios.files.checking import check
from scenarios.files.library import find_casebook, resources_folder
from scenarios.model.casebook import Argument, Casebook
from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint
from scenarios.model.verdicts import Status
from scenarios.projection.hinges import Decided
from scenarios.projection.snapshot import Projector, Snapshot
from tests.resources.texts import texts, words_of

LINES = {"history": (4, 22), "memoirs": (24, 40), "letters": (42, 55), "report": (57, 69)}
PAGE_FOOT = re.compile(r"- (\d+) -")
RUN_LENGTH = 6


@pytest.fixture(scope="module")
def path() -> Path:
    found = find_casebook("vane-clocks")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def casebook(path: Path) -> Casebook:
    return open_casebook(path)


@pytest.fixture(scope="module")
def projector(casebook: Casebook) -> Projector:
    return Projector(Engine(casebook))


@pytest.fixture(scope="module")
def sample() -> list[str]:
    """The lines of the four papers."""
    text = (resources_folder() / "samples" / "vane-clocks.txt").read_text(encoding="utf-8")
    return text.splitlines()


def branch(projector: Projector, choice: str = "", document: str = "") -> Snapshot:
    """The snapshot of one choice, all documents heard or one alone."""
    choices = dict([choice.split("=")]) if choice else {}
    reading = Reading.of_document(projector.casebook, document) if document else Reading()
    return projector(Standpoint.of(projector.casebook, choices, reading=reading))


def courses(snapshot: Snapshot) -> list[tuple[str | None, ...]]:
    """What holds at the hinges, course by course."""
    return [tuple(course.holds.values()) for course in snapshot.courses]


def leads(snapshot: Snapshot, course: int = 0) -> dict[str, str | None]:
    """Where a course leads, without what it takes at its hinges."""
    asked = snapshot.courses[course].questions
    return {one.id: one.leading for one in asked if one.id not in snapshot.engine.hinges}


HISTORY = {"hands": "dismissed", "craft": "lives", "debt": "grow", "name": "brandt"}
IN_SERIES = {"hands": "dismissed", "craft": "dies", "debt": "paid", "name": "vane"}


# Its shape.


def test_its_size(casebook: Casebook, projector: Projector) -> None:
    parts = (casebook.documents, casebook.decisions, casebook.questions, casebook.arguments)
    assert [len(part) for part in parts] == [4, 5, 8, 40]
    assert projector.engine.hinges == ("control", "trade")
    assert Counter(question.kind for question in casebook.questions) == {"outcome": 6, "debate": 2}
    assert sum(len(question.positions) for question in casebook.questions) == 17


def test_it_says_that_it_is_invented(casebook: Casebook, sample: list[str]) -> None:
    assert "invented" in casebook.title
    assert "invented" in casebook.summary
    assert [document.title for document in casebook.documents if "(invented)" not in document.title] == []
    assert "invented" in sample[1]


def test_check_finds_nothing_to_say(path: Path) -> None:
    checked = check(path)
    assert checked.faults == ()
    assert [note for note in checked.notes if "sound casebook" not in note] == []


def test_the_report_leaves_nothing_unexplained(casebook: Casebook, sample: list[str]) -> None:
    covered = coverage(casebook)
    assert covered.without_consequence == ()
    assert covered.without_target == ()
    assert covered.without_lines == ()
    assert covered.without_kind == ()
    assert covered.exceptions == ()
    assert [item for item in covered.questions if item.without_case] == []
    assert [option for option in covered.options if not option.arises] == []
    assert covered.inferred == ("P6", "A4")
    # What nobody cites are the feet of the pages, and three lines that bear on no question.
    uncited = {
        line for item in covered.documents for first, last in item.uncited for line in range(first, last + 1)
    }
    assert {line for line in uncited if not PAGE_FOOT.fullmatch(sample[line - 1])} == {36, 52, 58}
    assert "ARGUMENTS WITH A STEP OF THE EDITORS" in as_text(covered)


def test_everything_that_a_casebook_can_say_is_used(casebook: Casebook) -> None:
    """It is the sample: every key stands in it somewhere."""
    for parts in (
        casebook.documents,
        casebook.voices,
        casebook.decisions,
        [option for decision in casebook.decisions for option in decision.options],
        casebook.questions,
        [position for question in casebook.questions for position in question.positions],
        casebook.arguments,
        casebook.events,
    ):
        used = {key for part in parts for key in part.model_fields_set}
        # A base is a certainty by number, for which there was no need.
        assert set(type(parts[0]).model_fields) - used <= {"base"}, type(parts[0]).__name__


# Its craft.


def _outcomes(casebook: Casebook, argument: Argument) -> list[str]:
    outcomes = {question.id for question in casebook.questions if question.kind == "outcome"}
    return [one for one in (*argument.supports, *argument.attacks) if one.partition("/")[0] in outcomes]


def test_each_kind_presupposes_what_it_should(casebook: Casebook) -> None:
    assert {one.kind for one in casebook.arguments} == {"report", "reason", "counterfactual", "judgement"}
    for argument in casebook.arguments:
        bears = _outcomes(casebook, argument)
        if argument.kind == "report" and bears:
            assert argument.presupposes, argument.id
        if argument.kind == "counterfactual":
            departures = {
                (decision, option)
                for decision, options in argument.when.items()
                for option in options
                if option != casebook.decision(decision).actual.id
            }
            assert argument.presupposes or departures, argument.id
        if argument.kind == "judgement":
            assert not bears, argument.id


def test_an_inference_is_possible_at_most_and_explained(casebook: Casebook) -> None:
    inferred = [one for one in casebook.arguments if one.inferred]
    assert [one.certainty for one in inferred] == ["possible", "possible"]
    assert [one.id for one in inferred if "the editors' reading" not in one.note] == []


def test_texts_are_short_and_tellings_complete(casebook: Casebook) -> None:
    assert [one.id for one in casebook.arguments if len(one.text.split()) > 30] == []
    assert [one.id for one in casebook.arguments if len(one.cue.split()) > 4] == []
    headline = [one for one in casebook.decisions if one.headline]
    assert [one.id for one in headline] == ["heir", "order"]
    for decision in headline:
        assert decision.tellings.keys() == LINES.keys()
        assert all(1 <= len(text.split()) <= 60 for text in decision.tellings.values())


# Its papers.


def test_lines_and_pages_are_those_of_the_papers(casebook: Casebook, sample: list[str]) -> None:
    feet = {
        number + 1: match[1] for number, line in enumerate(sample) if (match := PAGE_FOOT.fullmatch(line))
    }
    assert sorted(feet.values()) == ["41", "42", "43", "88", "89", "90"]
    for argument in casebook.arguments:
        first, last = LINES[argument.document]
        assert all(first < line <= last and sample[line - 1] for line in argument.lines), argument.id
        below = [
            int(page) for line, page in feet.items() if first < line <= last and line > argument.lines[-1]
        ]
        assert argument.page == (below[0] if below else None), argument.id
    for event in casebook.events:
        first, last = LINES[event.document]
        assert all(first <= line <= last for line in event.lines), event.text


def test_cues_are_the_papers_own_words(casebook: Casebook, sample: list[str]) -> None:
    cues = [one for one in casebook.arguments if one.cue]
    assert len(cues) >= 8
    for argument in cues:
        cited = " ".join(sample[line - 1] for line in argument.lines).casefold()
        assert argument.cue.casefold() in cited, argument.id


def test_every_sentence_is_its_editors(casebook: Casebook, sample: list[str]) -> None:
    theirs = words_of(" ".join(sample))
    runs = {tuple(theirs[place : place + RUN_LENGTH]) for place in range(len(theirs) - RUN_LENGTH + 1)}
    shared = [
        (where, " ".join(run))
        for where, text in texts(casebook)
        for words in [words_of(text)]
        for place in range(len(words) - RUN_LENGTH + 1)
        if (run := tuple(words[place : place + RUN_LENGTH])) in runs
    ]
    assert shared == []


# Where it leads.


def test_history_is_a_fact(projector: Projector) -> None:
    history = branch(projector)
    assert courses(history) == [("edmund", "fine")]
    assert {one.status for one in history.courses[0].questions} == {Status.FACT}
    assert leads(history) == HISTORY
    assert history.turns_on == ()


def test_another_heir_splits_on_who_directs_and_what_is_made(projector: Projector) -> None:
    found = branch(projector, "heir=ada")
    assert courses(found) == [("ada", "fine"), ("ada", "series"), ("bank", "series")]
    assert [leads(found, number) for number in range(3)] == [
        HISTORY | {"hands": "kept", "name": None},
        IN_SERIES,
        IN_SERIES,
    ]
    assert found.not_arising == ("dispute", "sale")


def test_the_railways_order_splits_on_whether_it_could_be_made(projector: Projector) -> None:
    found = branch(projector, "order=accepts")
    assert courses(found) == [("edmund", "series"), ("edmund", "fine")]
    assert [leads(found, number) for number in range(2)] == [IN_SERIES, HISTORY]
    # Works that have the railway to live by are not for sale.
    assert found.arises_in("sale") == (1,)
    assert found.arises_in("dispute") == (0, 1)


def test_the_patent_divides_the_papers_and_not_the_branch(projector: Projector) -> None:
    found = branch(projector, "patent=kept")
    assert courses(found) == [("edmund", "fine")]
    assert leads(found) == HISTORY
    views = found.question("name").position("vane").by_document
    assert (views["letters"] or 0.0) > 0.6
    assert (views["report"] or 1.0) < 0.4
    assert leads(branch(projector, "patent=kept", "letters")) == HISTORY | {
        "hands": None, "craft": None, "debt": "paid", "name": "vane",
    }  # fmt: skip


def test_the_later_choices_change_one_thing_each(projector: Projector) -> None:
    assert leads(branch(projector, "dispute=settles")) == HISTORY | {"hands": "kept"}
    refused = branch(projector, "sale=refuses")
    assert leads(refused) == HISTORY | {"name": "vane"}
    assert refused.question("name").status is Status.ESTABLISHED
    assert refused.question("debt").unknowable_by == ("P9",)


@pytest.mark.parametrize(
    ("document", "choice", "expected"),
    [
        # What a paper does not consider is silent where it alone is heard, and what rests on it too.
        ("history", "heir=ada", [(None, None)]),
        ("memoirs", "heir=ada", [("ada", "fine")]),
        ("letters", "heir=ada", [("ada", "series"), ("bank", None)]),
        ("report", "heir=ada", [("bank", "series")]),
        ("history", "order=accepts", [("edmund", "series")]),
        ("memoirs", "order=accepts", [("edmund", "fine")]),
        ("letters", "order=accepts", [("edmund", None)]),
        ("report", "order=accepts", [("edmund", None)]),
    ],
)
def test_each_paper_alone(
    projector: Projector, document: str, choice: str, expected: list[tuple[str | None, ...]]
) -> None:
    found = branch(projector, choice, document)
    assert courses(found) == expected
    silent = any(None in held for held in expected)
    assert (Decided.SILENT in {hinge.decided for hinge in found.turns_on}) == silent


def test_a_silent_hinge_may_be_supposed(projector: Projector) -> None:
    alone = Reading.of_document(projector.casebook, "report")
    asked = Standpoint.of(projector.casebook, {"order": "accepts"}, {"trade": "series"}, alone)
    assert leads(projector(asked)) == IN_SERIES | {"craft": None}


def test_without_the_editors_inferences_the_memoirs_draw_nothing_from_the_patent(
    projector: Projector,
) -> None:
    casebook = projector.casebook
    alone = Reading.of_document(casebook, "memoirs")
    with_them = projector(Standpoint.of(casebook, {"patent": "kept"}, reading=alone))
    assert with_them.question("debt").leading == "paid"
    bare = Reading(alone.credence, without_inferences=True)
    without = projector(Standpoint.of(casebook, {"patent": "kept"}, reading=bare))
    assert without.question("debt").status is Status.SILENT


def test_the_debates_are_read_in_history(projector: Projector) -> None:
    for choice in ("", "heir=ada", "order=accepts"):
        debates = branch(projector, choice).debates
        assert {one.id: one.leading for one in debates.questions} == {"ruin": "pride", "escapement": "ada"}
    alone = branch(projector, document="history").debates
    assert {one.id: one.leading for one in alone.questions} == {"ruin": "america", "escapement": "cornelius"}
