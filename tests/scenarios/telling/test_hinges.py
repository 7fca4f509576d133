"""What a branch turns on, in words; courses and their provisions."""

from __future__ import annotations

from typing import Any

import pytest

from scenarios.model.casebook import Casebook
from scenarios.projection.folding import Fold, Provision
from scenarios.projection.snapshot import Snapshot
from scenarios.telling.hinges import (
    arises_only,
    decided_words,
    follow_words,
    idle_words,
    never_arising_words,
    not_arising_words,
    only_in,
    suppose_words,
)
from scenarios.telling.provisions import (
    clause,
    counted_courses,
    course_words,
    fold_words,
    if_course,
    provision_words,
)
from tests.scenarios.engine.forks import decision, forked, question, rests, supports
from tests.scenarios.projected import snapshot

ASIDE = {"fork": "aside"}


def post() -> dict[str, Any]:
    return {
        "id": "post",
        "title": "Does he keep\nthe post?",
        "positions": [
            {"id": "keeps", "label": "he keeps it", "actual": True, "clause": "he keeps the post"},
            {"id": "loses", "label": "he loses it", "clause": "he loses\nthe post"},
            {"id": "shares", "label": "he shares it"},
        ],
    }


LEADER = question("leader", "one", "other", title="Who leads?")
BOTH = (supports("a1", "post/keeps"), supports("a2", "post/loses", 0.5))
LATER = (
    rests("b1", "post/loses", "leader/one"),
    rests("b2", "post/loses", "leader/other", base=0.5),
    rests("b3", "post/keeps", "leader/one"),
    rests("c", "leader/one", "o/u"),
)


def told(*arguments: dict[str, Any], **parts: Any) -> Casebook:
    asked = [post(), LEADER, question("o", "u", "w")]
    return forked(*arguments, questions=asked, **parts)


def of(*arguments: dict[str, Any], supposed: dict[str, str] | None = None, **parts: Any) -> Snapshot:
    return snapshot(told(*arguments, **parts), ASIDE, supposed)


CHAINED = of(*BOTH, *LATER)


def test_a_clause_can_follow_if() -> None:
    casebook = told()
    assert clause(casebook, "post", "loses") == "he loses the post"
    assert clause(casebook, "post", "shares") == "Does he keep the post? he shares it"
    assert clause(casebook, "post", None) == "nobody says: Does he keep the post?"
    assert provision_words(casebook, Provision("post", ("keeps", "loses"))) == (
        "he keeps the post or he loses the post"
    )
    assert suppose_words(casebook, "post", "loses") == "suppose he loses the post"


def test_of_which_courses_a_line_is_told() -> None:
    casebook = told()
    assert [fold_words(casebook, Fold((), (0,)), courses) for courses in (1, 2, 3)] == [
        "",
        "either way",
        "in every course",
    ]
    parted = Fold((Provision("post", ("keeps",)), Provision("leader", ("one", "other"))), (0,))
    assert fold_words(casebook, parted, 3) == ("if he keeps the post and Who leads? one or Who leads? other")


def test_in_how_many_courses_something_is_so() -> None:
    assert counted_courses((0,), 1) == ""
    assert counted_courses((0, 1), 2) == "either way"
    assert counted_courses((0, 1, 2), 3) == "in all 3 courses"
    assert counted_courses((0, 2), 3) == "in 2 of 3 courses"


def test_a_course_is_called_by_its_answers_where_courses_part() -> None:
    assert [course_words(CHAINED, course) for course in CHAINED.courses] == [
        "he keeps the post and Who leads? one",
        "he loses the post and Who leads? one",
        "he loses the post and Who leads? other",
    ]
    assert course_words(of(BOTH[0]), of(BOTH[0]).courses[0]) == "the documents leave it open"
    assert if_course(of(BOTH[0]), of(BOTH[0]).courses[0]) == "the documents leave it open"


def test_how_a_hinge_is_decided() -> None:
    post_, leader = CHAINED.hinges
    assert decided_words(CHAINED, post_) == (
        "Arguments speak for 2 answers, and each is followed: he keeps it, case for (60–80); "
        "he loses it, evenly contested (40–60)."
    )
    assert decided_words(CHAINED, leader).startswith(
        "Arguments speak for 2 answers, and each is followed: one, "
    )
    supposed = of(*BOTH, *LATER, supposed={"post": "loses"})
    assert decided_words(supposed, supposed.hinges[0]).startswith(
        "You suppose that he loses the post. The documents' own case: "
    )
    unsaid = of(*LATER, supposed={"post": "loses"})
    assert decided_words(unsaid, unsaid.hinges[0]) == (
        "You suppose that he loses the post. The documents' own case: none."
    )
    argued = of(BOTH[0], *LATER)
    assert decided_words(argued, argued.hinges[0]) == "The documents argue one answer: he keeps the post."
    silent = of(*LATER)
    assert decided_words(silent, silent.hinges[0]).startswith("The documents do not say.")
    past = snapshot(told(*BOTH, *LATER))
    assert decided_words(past, past.hinges[0]) == "As it happened: he keeps the post."
    chosen = of(*BOTH, *LATER, decisions=[decision(aside=["post/loses"])])
    assert decided_words(chosen, chosen.hinges[0]) == "A choice settles it: he loses the post."


def test_the_documents_own_case_is_told_apart_where_courses_differ() -> None:
    supposed = of(*BOTH, *LATER, supposed={"leader": "other"})
    told_of = decided_words(supposed, supposed.hinges[1])
    assert told_of.startswith(
        "You suppose that Who leads? other. The documents' own case: if he keeps the post: one"
    )
    assert " · if he loses the post: one, " in told_of
    silent = of(*BOTH, LATER[0], LATER[3], supposed={"leader": "other"})
    assert decided_words(silent, silent.hinges[1]).endswith(
        "if he keeps the post: none · if he loses the post: one, case for (60–80)."
    )


def test_why_a_supposition_is_idle() -> None:
    past = snapshot(told(*BOTH, *LATER), {}, {"post": "loses"})
    assert idle_words(past, past.hinges[0]) == (
        "You suppose that he loses the post: idle, since here it stands as it happened."
    )
    chosen = of(*BOTH, *LATER, decisions=[decision(aside=["post/loses"])], supposed={"post": "keeps"})
    assert decided_words(chosen, chosen.hinges[0]) == (
        "You suppose that he keeps the post: idle, since a choice settles it."
    )


def test_in_which_courses_a_hinge_is_open() -> None:
    post_, leader = CHAINED.hinges
    assert only_in(CHAINED, post_) == ""
    assert only_in(CHAINED, leader) == "only if he loses the post"


def test_the_offer_to_follow_the_documents() -> None:
    assert follow_words(CHAINED.hinges[0]) == "follow both"
    three = of(*BOTH, supports("a3", "post/shares"), *LATER)
    assert follow_words(three.hinges[0]) == "follow all 3"
    assert follow_words(of(*LATER).hinges[0]) == "follow the documents"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"presupposes": ["post/loses"]}, "it arises only if he loses the post"),
        ({"arises": {"fork": ["straight"]}, "arises_reason": "he went"}, "removed by “aside” (fork)"),
    ],
)
def test_why_a_decision_does_not_arise(given: dict[str, Any], said: str) -> None:
    found = of(*BOTH, decisions=[decision(), decision("later", "1930", **given)])
    (item,) = found.courses[0].not_arising
    assert not_arising_words(found.casebook, item) == said


def test_what_removed_a_decision_is_told_and_not_what_became_of_history() -> None:
    forks = [
        decision(),
        decision("later", "1930", arises={"fork": ["straight"]}, arises_reason="nobody came"),
        decision("last", "1931", arises={"later": ["straight"], "fork": ["straight"]}),
    ]
    found = of(*BOTH, decisions=forks)
    later, last = found.courses[0].not_arising
    assert not_arising_words(found.casebook, later) == "removed by “aside” (fork)"
    assert not_arising_words(found.casebook, last) == "removed by “aside” (fork)"
    assert never_arising_words(found, "later") == "removed by “aside” (fork)"


def test_a_choice_that_lets_a_decision_arise_is_not_told_as_removing_it() -> None:
    forks = [
        decision("kept", "1920"),
        decision(),
        decision(
            "last", "1931", arises={"kept": ["straight"], "fork": ["straight"]}, arises_reason="nobody came"
        ),
    ]
    (last,) = of(*BOTH, decisions=forks).courses[0].not_arising
    assert last.removed_by == (("fork", "aside"),)


def test_premises_that_fail_in_one_course_or_another_are_told_together() -> None:
    forks = [
        decision(),
        decision("later", "1930", presupposes=["post/loses", "post/keeps"]),
        decision("last", "1931", arises={"later": ["straight"]}),
    ]
    found = of(*BOTH, decisions=forks)
    assert len(found.courses) == 2
    assert never_arising_words(found, "later") == "it arises only if he loses the post and he keeps the post"
    assert never_arising_words(found, "last") == "what it follows from does not arise"


def test_on_what_a_decision_arises_and_where() -> None:
    forks = [decision(), decision("later", "1930", presupposes=["post/loses"])]
    both = of(*BOTH, decisions=forks)
    assert arises_only(both, "fork") == ""
    assert arises_only(both, "later") == "Arises only if he loses the post: in 1 of 2 courses."
    kept = of(*BOTH, decisions=forks, supposed={"post": "keeps"})
    assert arises_only(kept, "later") == "Arises only if he loses the post: here it does not."
    lost = of(*BOTH, decisions=forks, supposed={"post": "loses"})
    assert arises_only(lost, "later") == ""


def test_answers_that_follow_from_an_earlier_hinge_are_told_apart() -> None:
    follows = (rests("b1", "post/loses", "leader/one"), rests("b2", "post/keeps", "leader/other"))
    shown = of(*BOTH, *follows, rests("c", "leader/one", "o/u"))
    _, leader = shown.hinges
    assert decided_words(shown, leader) == (
        "The documents argue one answer each way: if he keeps the post: Who leads? other; "
        "if he loses the post: Who leads? one."
    )
    assert follow_words(leader) == "follow the documents"


@pytest.mark.parametrize(
    ("against", "words"),
    [
        (
            ["post/keeps"],
            "Of those argued against least the first in the casebook is followed: he loses the post",
        ),
        (
            ["post/keeps", "post/loses"],
            "The one argued against least is followed: Does he keep the post? he shares",
        ),
    ],
)
def test_an_answer_that_no_argument_speaks_for_says_so(against: list[str], words: str) -> None:
    shown = of({**BOTH[0], "supports": [], "attacks": against}, *LATER)
    post_stands, _ = shown.hinges
    said = decided_words(shown, post_stands)
    assert said.startswith("No argument speaks for any answer. ")
    assert words in said
    assert said.endswith("Suppose another.")
    assert post_stands in shown.turns_on
