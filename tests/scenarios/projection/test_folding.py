"""Courses that lead to the same are told together."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from scenarios.projection.folding import Fold, Provision, folded

POST = [{"post": "keeps"}, {"post": "loses"}]
FOUR = [{"post": post, "leader": leader} for post, leader in product(("keeps", "loses"), ("one", "other"))]


def fold(courses: list[dict[str, str]], *leads: str) -> tuple[Fold, ...]:
    return folded(list(courses[0]), courses, lambda course: leads[course])


def test_one_course_is_told_without_a_provision() -> None:
    assert fold(POST[:1], "a") == (Fold((), (0,)),)


def test_courses_that_lead_to_the_same_are_one() -> None:
    assert fold(POST, "a", "a") == (Fold((), (0, 1)),)
    assert fold(FOUR, "a", "a", "a", "a") == (Fold((), (0, 1, 2, 3)),)


def test_courses_that_part_are_told_by_the_hinge_at_which_they_part() -> None:
    assert fold(POST, "a", "b") == (
        Fold((Provision("post", ("keeps",)),), (0,)),
        Fold((Provision("post", ("loses",)),), (1,)),
    )


def test_a_later_hinge_is_told_only_where_it_matters() -> None:
    """If he keeps the post a; if he loses it, either way, b."""
    assert fold(FOUR, "a", "a", "b", "b") == (
        Fold((Provision("post", ("keeps",)),), (0, 1)),
        Fold((Provision("post", ("loses",)),), (2, 3)),
    )
    assert fold(FOUR, "a", "c", "b", "b") == (
        Fold((Provision("post", ("keeps",)), Provision("leader", ("one",))), (0,)),
        Fold((Provision("post", ("keeps",)), Provision("leader", ("other",))), (1,)),
        Fold((Provision("post", ("loses",)),), (2, 3)),
    )


def test_an_earlier_hinge_is_not_told_where_it_does_not_matter() -> None:
    assert fold(FOUR, "a", "b", "a", "b") == (
        Fold((Provision("leader", ("one",)),), (0, 2)),
        Fold((Provision("leader", ("other",)),), (1, 3)),
    )


def test_a_hinge_at_which_the_courses_agree_is_not_told() -> None:
    courses: list[dict[str, str]] = [{"fact": "so", **course} for course in POST]
    assert fold(courses, "a", "b") == fold(POST, "a", "b")


def test_answers_that_lead_to_the_same_are_told_together() -> None:
    courses = [{"post": answer} for answer in ("keeps", "loses", "shares")]
    assert fold(courses, "a", "b", "a") == (
        Fold((Provision("post", ("keeps", "shares")),), (0, 2)),
        Fold((Provision("post", ("loses",)),), (1,)),
    )


def test_a_hinge_without_an_answer_is_an_answer_too() -> None:
    courses: list[dict[str, str | None]] = [{"a": "x", "b": "u"}, {"a": "y", "b": None}]
    assert folded(["a", "b"], courses, lambda course: course) == (
        Fold((Provision("a", ("x",)),), (0,)),
        Fold((Provision("a", ("y",)),), (1,)),
    )


@given(st.lists(st.sampled_from("abc"), min_size=8, max_size=8))
def test_every_course_is_told_once_and_with_those_alone_that_lead_to_the_same(leads: list[str]) -> None:
    courses = [dict(zip("pqr", answers, strict=True)) for answers in product("xy", repeat=3)]
    folds = fold(courses, *leads)
    assert sorted(number for one in folds for number in one.courses) == list(range(8))
    assert [one.course for one in folds] == sorted(one.course for one in folds)
    for one in folds:
        assert len({leads[number] for number in one.courses}) == 1
        # What is told of them is true of them, and of no other course.
        told = {
            number
            for number, course in enumerate(courses)
            if all(course[provision.hinge] in provision.positions for provision in one.provisions)
        }
        assert told == set(one.courses)
