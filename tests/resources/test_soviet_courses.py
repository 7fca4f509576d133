"""Where the shipped casebook leads: history, the headline choices course by course, and silence."""

from __future__ import annotations

from itertools import combinations

import pytest

from scenarios.engine.engine import Engine
from scenarios.files.casebook_files import open_casebook
from scenarios.files.library import find_casebook
from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint
from scenarios.model.verdicts import Status
from scenarios.projection.course import Course
from scenarios.projection.hinges import Decided
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
    """How many outcomes the documents lead otherwise than in history, course by course.

    What a course takes at its hinges does not count, only what is strongest argued under it.
    """
    past = {one.id: one.leading for one in snapshot.history.courses[0].questions}
    return [
        sum(one.leading is not None and one.leading != past[one.id] for one in course.questions)
        for course in snapshot.courses
    ]


def beaten(course: Course) -> bool:
    """Whether Stalin has lost the post or the fight."""
    return course.holds["post"] == "loses" or course.holds["contest"] == "rivals"


def war(snapshot: Snapshot) -> float:
    """How strong the case for a war of the coalition is in the leading course."""
    return snapshot.question("coalition-war").position("yes").strength or 0.0


@pytest.fixture(scope="module")
def pairs(projector: Projector) -> dict[tuple[str, ...], Snapshot]:
    """Every departure by itself and with every other."""
    departures = [
        f"{decision.id}={option.id}"
        for decision in projector.casebook.decisions
        for option in decision.options
        if not option.actual
    ]
    chosen: list[tuple[str, ...]] = [(one,) for one in departures]
    chosen += [
        (one, other)
        for one, other in combinations(departures, 2)
        if one.partition("=")[0] != other.partition("=")[0]
    ]
    return {words: branch(projector, *words) for words in chosen}


def courses(pairs: dict[tuple[str, ...], Snapshot]) -> list[tuple[tuple[str, ...], Course]]:
    """Every course of every branch, beside the choices that lead to it."""
    return [(words, course) for words, found in pairs.items() for course in found.courses]


def test_the_hinges_and_their_order(projector: Projector) -> None:
    assert projector.engine.hinges == ("post", "contest", "leader", "line", "revolution-abroad")
    for question in projector.casebook.questions:
        for position in question.positions:
            # A clause follows "if", and so is short; only what something turns on has one.
            words = len(position.clause.split())
            hinge = question.id in projector.engine.hinges
            assert (1 <= words <= 5) if hinge else words == 0, f"{question.id}/{position.id}"


def test_the_branch_as_it_happened_shows_history(projector: Projector) -> None:
    history = branch(projector)
    assert len(history.courses) == 1
    assert {hinge.decided for hinge in history.hinges} == {Decided.FACT}
    assert history.turns_on == ()
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
    counts = otherwise(branch(projector, choice))
    assert max(counts) >= least, counts


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
    without_stalin = [counts[one.number] for one in found.courses if one.holds["leader"] != "stalin"]
    assert max(without_stalin, default=0) >= 4, without_stalin


@pytest.mark.parametrize("document", ["", "nikonov", "essay", "article", "memoir"])
def test_no_course_beats_stalin_and_lets_him_lead(projector: Projector, document: str) -> None:
    casebook = projector.casebook
    reading = Reading.of_document(casebook, document) if document else Reading()
    seen = 0
    for decision in casebook.decisions:
        for option in decision.options:
            for course in branch(projector, f"{decision.id}={option.id}", reading=reading).courses:
                seen += beaten(course)
                assert not (beaten(course) and course.holds["leader"] == "stalin"), (decision.id, option.id)
    assert seen


def test_no_two_choices_beat_stalin_and_let_him_lead(pairs: dict[tuple[str, ...], Snapshot]) -> None:
    told = [(words, course.holds) for words, course in courses(pairs) if beaten(course)]
    assert len(told) > 100
    assert [one for one in told if one[1]["leader"] == "stalin"] == []
    assert [one for one in told if one[1]["contest"] == "stalin"] == []


def test_stalin_keeps_no_hold_on_the_apparatus_where_he_is_beaten(
    pairs: dict[tuple[str, ...], Snapshot],
) -> None:
    held = [
        words
        for words, course in courses(pairs)
        if beaten(course) and course.question("apparatus").leading == "stalin"
    ]
    assert held == []


@pytest.mark.parametrize("choice", ["bloc-1923=accepts", "bloc-1925=forms", "alliance-1928=allies"])
def test_a_bloc_is_about_the_fight_and_not_about_the_post(projector: Projector, choice: str) -> None:
    """It comes after the congress of 1923, which left Stalin the post."""
    found = branch(projector, choice)
    assert {course.holds["post"] for course in found.courses} == {"keeps"}
    assert found.question("post").status is Status.FACT


def test_with_lenin_in_health_nobody_else_leads_the_victors(pairs: dict[tuple[str, ...], Snapshot]) -> None:
    leading = {
        (course.holds["leader"], "lenin=able" in words)
        for words, course in courses(pairs)
        if course.holds["contest"] == "rivals"
    }
    assert {leader for leader, able in leading if able} == {"lenin"}
    assert ("lenin", False) not in leading


@pytest.mark.parametrize(
    ("question", "position"), [("inner-party-life", "coercion"), ("coalition-war", "yes"), ("cult", "no")]
)
def test_the_articles_consequences_lead_only_where_trotsky_does(
    pairs: dict[tuple[str, ...], Snapshot], question: str, position: str
) -> None:
    leaders = {
        course.holds["leader"]
        for _, course in courses(pairs)
        if course.question(question).leading == position
    }
    assert leaders == {"trotsky"}


def test_how_trotsky_rules_is_silent_wherever_he_does_not(pairs: dict[tuple[str, ...], Snapshot]) -> None:
    for words, course in courses(pairs):
        silent = course.question("trotsky-manner").status is Status.SILENT
        assert silent == (course.holds["leader"] != "trotsky"), (words, course.holds)


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
    found = branch(projector, choice, supposed)
    hinge, _, position = supposed.partition("/")
    assert {course.holds[hinge] for course in found.courses} == {position}
    assert max(otherwise(found)) >= 5, otherwise(found)


@pytest.mark.parametrize("choice", ["discussion-1923=leads", "democracy-resolution=kept"])
def test_the_post_cannot_be_supposed_lost_by_what_came_after_the_congress(
    projector: Projector, choice: str
) -> None:
    post = branch(projector, choice, "post/loses").hinges[0]
    assert (post.id, post.decided, post.idle) == ("post", Decided.FACT, True)


@pytest.mark.parametrize(
    "choice",
    [
        "democracy-resolution=kept",
        "call-1926=accepts",
        "right-cover=refuses",
        "capitulation=hold",
        "right-1930=resists",
    ],
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


@pytest.mark.parametrize(
    ("decision", "hinge", "position"),
    [
        ("export", "leader", "trotsky"),
        ("experiments", "leader", "trotsky"),
        ("right-cover", "contest", "stalin"),
        ("right-1930", "leader", "stalin"),
    ],
)
def test_a_decision_arises_wherever_its_premise_holds(
    pairs: dict[tuple[str, ...], Snapshot], decision: str, hinge: str, position: str
) -> None:
    seen = set()
    for words, found in pairs.items():
        holding = tuple(course.number for course in found.courses if course.holds[hinge] == position)
        assert found.arises_in(decision) == holding, words
        seen.add(bool(holding))
    assert seen == {True, False}


def test_the_turn_of_1929_comes_up_only_where_stalin_has_won_before_it(
    pairs: dict[tuple[str, ...], Snapshot],
) -> None:
    seen = set()
    for words, found in pairs.items():
        won = {course.number for course in found.courses if course.holds["contest"] == "stalin"}
        arises = set(found.arises_in("policy-1929"))
        assert arises <= won, words
        seen.add(bool(won) and arises == won)
    assert seen == {True, False}


def test_where_the_right_prevails_the_fights_before_it_stay_as_they_were(projector: Projector) -> None:
    right = branch(projector, "policy-1929=right")
    assert [course.holds["contest"] for course in right.courses] == ["stalin"]
    assert [course.holds["leader"] for course in right.courses] == ["right"]
    assert not right.arises_in("right-1930")
    speaking = {one.id for one in projector.casebook.arguments if right.courses[0].argument(one.id).speaks}
    assert {"N31b", "N38", "M195"} <= speaking
    assert not speaking & {"E31", "E03", "M167", "M175", "A60", "E19b"}


def test_no_bloc_is_offered_where_stalin_has_lost_the_post(pairs: dict[tuple[str, ...], Snapshot]) -> None:
    for words, course in courses(pairs):
        if course.holds["post"] == "loses":
            taken = course.branch.taken
            offered = [one for one in ("bloc-1923", "bloc-1925", "alliance-1928") if taken[one] is not None]
            assert offered == [], (words, course.holds)


def test_a_debate_is_read_in_history_whatever_is_chosen(projector: Projector) -> None:
    history = branch(projector).debates.questions
    assert len(history) >= 15
    assert branch(projector, "policy-1929=right").debates.questions == history


def test_no_document_promises_a_revolution_abroad(projector: Projector) -> None:
    assert projector.casebook.argument("M067").certainty == "possible"
    for route in REMOVED:
        for course in branch(projector, f"general-secretary={route}").courses:
            strength = course.question("revolution-abroad").position("advances").strength
            assert strength is not None
            assert strength < 0.6


def test_a_campaign_abroad_strengthens_the_case_for_a_coalition_war(projector: Projector) -> None:
    without = branch(projector, "trotsky-rule=sole-power")
    campaign = branch(projector, "trotsky-rule=sole-power", "export=sustained")
    assert war(campaign) > war(without)
    # How it ends nobody can tell.
    told = {one.id: one.unknowable_by for one in campaign.courses[0].questions if one.unknowable_by}
    assert told["coalition-end"] == ("A32",)
    assert campaign.question("coalition-end").leading is None


def test_no_one_man_rules_on_the_dream_of_many_where_the_leaders_rule_together(
    pairs: dict[tuple[str, ...], Snapshot],
) -> None:
    """What each leader dreamt of speaks against a collective; it cannot rule within one."""
    alone = [
        words
        for words, course in courses(pairs)
        if course.holds["leader"] == "collective" and course.question("one-man-rule").leading == "yes"
    ]
    assert alone == []
