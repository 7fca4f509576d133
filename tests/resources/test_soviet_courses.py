"""Where the shipped casebook leads: history, the headline choices course by course, and silence."""

from __future__ import annotations

import pytest

from scenarios.engine.engine import Engine
from scenarios.files.casebook_files import open_casebook
from scenarios.files.library import find_casebook
from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint
from scenarios.model.verdicts import Status
from scenarios.projection.comparing import Change
from scenarios.projection.snapshot import Projector, Snapshot

REMOVED = ("trotsky-speaks", "politburo-acts")


@pytest.fixture(scope="module")
def projector() -> Projector:
    path = find_casebook("soviet-succession")
    assert path is not None
    return Projector(Engine(open_casebook(path)))


def branch(projector: Projector, *words: str, reading: Reading | None = None) -> Snapshot:
    """The snapshot of choices `decision=option` and suppositions `question/position`."""
    choices = dict(word.split("=") for word in words if "=" in word)
    supposed = dict(word.split("/") for word in words if "/" in word)
    return projector(Standpoint.of(projector.casebook, choices, supposed, reading))


def otherwise(snapshot: Snapshot) -> list[int]:
    """How many outcomes lead otherwise than in history, course by course."""
    compared = snapshot.compared
    return [
        sum(compared.kind_in(question, course.number) is Change.OTHERWISE for question in compared.outcomes)
        for course in snapshot.courses
    ]


def test_the_hinges_and_their_order(projector: Projector) -> None:
    assert projector.engine.hinges == ("post", "contest", "leader", "line", "revolution-abroad")
    for hinge in projector.engine.hinges:
        assert all(position.clause for position in projector.casebook.question(hinge).positions), hinge


def test_the_branch_as_it_happened_shows_history(projector: Projector) -> None:
    history = branch(projector)
    assert len(history.courses) == 1
    asked = [one for one in projector.casebook.questions if one.actual is not None]
    assert len(asked) > 15
    for question in asked:
        shown = history.question(question.id)
        assert question.actual is not None
        assert (shown.status, shown.leading) == (Status.FACT, question.actual.id), question.id


@pytest.mark.parametrize(
    ("choice", "least"),
    [
        ("general-secretary=trotsky-speaks", 6),
        ("general-secretary=politburo-acts", 6),
        ("lenin=able", 6),
        ("trotsky-rule=sole-power", 6),
        ("bloc-1923=accepts", 4),
        ("alliance-1928=allies", 4),
        ("bloc-1925=forms", 4),
    ],
)
def test_a_headline_choice_leads_somewhere(projector: Projector, choice: str, least: int) -> None:
    assert max(otherwise(branch(projector, choice))) >= least


@pytest.mark.parametrize("choice", ["bloc-1923=accepts", "bloc-1925=forms", "alliance-1928=allies"])
def test_the_documents_disagree_whether_the_rivals_win(projector: Projector, choice: str) -> None:
    found = branch(projector, choice)
    assert {course.holds["contest"] for course in found.courses} == {"stalin", "rivals"}
    # Where Stalin wins all the same, nothing leads otherwise.
    counts = otherwise(found)
    assert [counts[one.number] for one in found.courses if one.holds["contest"] == "stalin"] == [0]


def test_the_memoir_alone_draws_what_a_bloc_would_have_changed(projector: Projector) -> None:
    alone = Reading.of_document(projector.casebook, "memoir")
    found = branch(projector, "bloc-1923=accepts", reading=alone)
    counts = otherwise(found)
    assert max(counts[one.number] for one in found.courses if one.holds["leader"] != "stalin") >= 4


@pytest.mark.parametrize("document", ["", "nikonov", "essay", "article", "memoir"])
def test_no_course_beats_stalin_and_lets_him_lead(projector: Projector, document: str) -> None:
    casebook = projector.casebook
    reading = Reading.of_document(casebook, document) if document else Reading()
    seen = 0
    for decision in casebook.decisions:
        for option in decision.options:
            for course in branch(projector, f"{decision.id}={option.id}", reading=reading).courses:
                beaten = course.holds["post"] == "loses" or course.holds["contest"] == "rivals"
                seen += beaten
                assert not (beaten and course.holds["leader"] == "stalin"), (decision.id, option.id)
    assert seen


@pytest.mark.parametrize(
    ("choice", "supposed"),
    [
        ("discussion-1923=leads", "contest/rivals"),
        ("democracy-resolution=kept", "contest/rivals"),
        ("lenin-letter=made-public", "post/loses"),
        ("lenin-letter=made-public", "contest/rivals"),
    ],
)
def test_supposing_makes_the_small_choices_speak(projector: Projector, choice: str, supposed: str) -> None:
    assert max(otherwise(branch(projector, choice, supposed))) >= 5


@pytest.mark.parametrize(
    "choice",
    ["democracy-resolution=kept", "call-1926=accepts", "right-cover=refuses", "capitulation=hold"],
)
def test_where_no_document_draws_a_consequence_nothing_leads_otherwise(
    projector: Projector, choice: str
) -> None:
    assert otherwise(branch(projector, choice)) == [0]


@pytest.mark.parametrize("route", REMOVED)
def test_removing_stalin_leaves_open_who_leads(projector: Projector, route: str) -> None:
    """No line names a successor: whoever is followed is followed on an inference of the editors."""
    found = branch(projector, f"general-secretary={route}")
    assert {course.holds["post"] for course in found.courses} == {"loses"}
    assert len({course.holds["leader"] for course in found.courses}) > 1
    bearings = projector.engine.bearings.on_question["leader"]
    speaking = [one for one in bearings if found.courses[0].argument(one.id).speaks and one.supports]
    assert speaking
    assert all(one.inferred or one.certainty in ("possible", "likely") for one in speaking)


def test_reports_of_stalins_rule_are_dormant_where_he_is_beaten(projector: Projector) -> None:
    found = branch(projector, "bloc-1923=accepts")
    reports = [
        one.id
        for one in projector.casebook.arguments
        if {"contest/stalin", "leader/stalin"} & set(one.presupposes)
    ]
    assert len(reports) > 20
    for course in found.courses:
        if course.holds["contest"] == "rivals":
            assert [one for one in reports if course.argument(one).speaks] == []


def test_the_article_speaks_wherever_trotsky_leads_and_nowhere_else(projector: Projector) -> None:
    pictures = [one.id for one in projector.casebook.arguments if "leader/trotsky" in one.presupposes]
    assert len(pictures) > 20
    choices = ("bloc-1923=accepts", "general-secretary=politburo-acts", "trotsky-rule=sole-power")
    for choice in choices:
        for course in branch(projector, choice).courses:
            speaking = [one for one in pictures if course.argument(one).speaks]
            assert bool(speaking) == (course.holds["leader"] == "trotsky"), (choice, course.holds)


def test_what_the_article_makes_of_trotskys_rule(projector: Projector) -> None:
    rule = branch(projector, "trotsky-rule=sole-power")
    leads = {question: rule.question(question).leading for question in ("leader", "hitler-war", "cult")}
    assert leads == {"leader": "trotsky", "hitler-war": "comes", "cult": "no"}
    assert rule.question("trotsky-manner").leading == "harsher"


def test_export_arises_wherever_trotsky_leads(projector: Projector) -> None:
    found = branch(projector, "bloc-1923=accepts")
    leading = [course.number for course in found.courses if course.holds["leader"] == "trotsky"]
    assert leading
    assert list(found.arises_in("export")) == leading


def test_a_debate_is_read_in_history_whatever_is_chosen(projector: Projector) -> None:
    history = branch(projector).debates.questions
    assert len(history) >= 15
    assert branch(projector, "course-1929=right").debates.questions == history


def test_no_document_promises_a_revolution_abroad(projector: Projector) -> None:
    assert projector.casebook.argument("M067").certainty == "possible"
    for route in REMOVED:
        for course in branch(projector, f"general-secretary={route}").courses:
            strength = course.question("revolution-abroad").position("advances").strength
            assert strength is not None
            assert strength < 0.6


def test_the_end_of_a_coalition_war_is_unknowable(projector: Projector) -> None:
    found = branch(projector, "trotsky-rule=sole-power", "export=sustained")
    told = {one.id for one in found.courses[0].questions if one.unknowable_by}
    assert told
