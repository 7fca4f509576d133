"""A branch by the criteria of a good counterfactual: what is counted, and how it is told."""

from __future__ import annotations

import pytest

from scenarios.explaining.criteria import criteria
from scenarios.model.alternatives import Departure
from scenarios.telling.criteria import criteria_told
from tests.casebooks import mini
from tests.scenarios.projected import snapshot
from tests.scenarios.small import argument, casebook

PEOPLE = [
    {"id": "author", "name": "The author"},
    {"id": "guest", "name": "The guest", "contemporary": True},
]


def said(choices: dict[str, str], question: str = "growth", **more: object) -> dict[str, str]:
    """Each criterion's title and what is said of the branch."""
    book = casebook(
        argument("council", supports=["ruler/council"]),
        argument("nobody", "diary", base=0.6, supports=["ruler/nobody"]),
        argument("comes", supports=["growth/yes"], when={"king": ["comes"]}),
        **more,
    )
    found = criteria(snapshot(book, choices), question)
    return {one.title: one.said for one in criteria_told(book, found, question)}


def decisions(**king: object) -> list[dict[str, object]]:
    raw = casebook().model_dump(mode="json", exclude_defaults=True)["decisions"]
    raw[2] |= king
    return list(raw)


def test_history_rewrites_nothing() -> None:
    told = said({})
    assert told["How little is rewritten?"] == "Nothing goes otherwise than it did."
    assert told["Does it hang together?"] == "No departure rests on another or on a premise."
    assert told["Did contemporaries consider it?"] == "There is no departure."
    assert told["How far is the question?"] == "There is no departure."
    assert told["Does it lead back to history?"] == "No hinge has an answer of history."
    assert told["Do the documents say how it would come about?"] == "There is no departure."


def test_one_departure() -> None:
    told = said({"king": "comes"})
    assert told["How little is rewritten?"] == "1 departure."
    assert told["Did contemporaries consider it?"] == "“The king”: the casebook names nobody who did."
    assert told["How far is the question?"] == (
        "“Does the town grow?” was settled by 1921, before the first departure (May 1922)."
    )
    assert told["Do the documents say how it would come about?"] == (
        "“The king”: 1 argument speaks because of it."
    )


def test_two_departures_and_one_set_aside() -> None:
    told = said({"king": "comes", "bridge": "not-built", "storm": "falls"}, "ruler")
    assert told["How little is rewritten?"] == "2 departures."
    assert told["Does it hang together?"] == (
        "No departure rests on another or on a premise."
        " Set otherwise, but it does not arise here: “The storm”."
    )
    assert told["How far is the question?"] == "The casebook does not date “Who rules?”."


@pytest.mark.parametrize(
    ("by", "words"),
    [
        (["guest", "author"], "“The king”: yes, by The guest."),
        (["author"], "“The king”: only later, by The author."),
    ],
)
def test_who_considered_it(by: list[str], words: str) -> None:
    told = said({"king": "comes"}, voices=PEOPLE, decisions=decisions(considered_by=by))
    assert told["Did contemporaries consider it?"] == words


def test_there_is_no_distance_without_a_departure_or_a_date() -> None:
    book = mini()
    assert criteria(snapshot(book), "ferry").distance is None
    assert criteria(snapshot(book, {"site": "mill"}), "market").distance is None
    assert criteria(snapshot(book, {"site": "mill"}), "ferry").distance is not None


def test_who_tells_of_it() -> None:
    told = said({"king": "comes"}, decisions=decisions(tellings={"diary": "He rides in at night."}))
    assert told["Do the documents say how it would come about?"] == (
        "“The king”: told by D, 1 argument speaks because of it."
    )


def test_premises_are_named_with_the_courses_in_which_they_hold() -> None:
    told = said({"king": "comes"}, decisions=decisions(presupposes=["ruler/council"], options=[
        {"id": "away", "label": "he stays away", "actual": True},
        {"id": "comes", "label": "he comes"},
    ]))  # fmt: skip
    assert told["Does it hang together?"] == (
        "“The king” rests on this: Who rules? the council (so in 1 of 2 courses)."
    )


def test_departures_that_rest_on_earlier_ones() -> None:
    book = mini()
    found = criteria(snapshot(book, {"site": "mill", "toll": "charged"}), "ferry")
    assert [ground.departure for ground in found.grounds] == [
        Departure("site", "mill"),
        Departure("toll", "charged"),
    ]
    assert [ground.after for ground in found.grounds] == [(), ()]
    later = casebook(decisions=decisions(arises={"bridge": ["not-built"]}))
    after = criteria(snapshot(later, {
        "bridge": "not-built", "king": "comes",
    }), "growth")  # fmt: skip
    assert [ground.after for ground in after.grounds] == [(), ("bridge",)]
    assert criteria_told(later, after, "growth")[1].said == "“The king” rests on this: “The bridge”."


@pytest.mark.parametrize(
    ("settled", "words"),
    [("1920-03", "less than a year"), ("1921", "1 year"), ("1925", "5 years")],
)
def test_how_far_the_question_lies(settled: str, words: str) -> None:
    questions = casebook().model_dump(mode="json", exclude_defaults=True)["questions"]
    questions[0]["settled"] = settled
    told = said({"bridge": "not-built"}, questions=questions)
    assert told["How far is the question?"].endswith(f": {words}.")


def test_suppositions_are_named_beside_departures() -> None:
    book = mini()
    found = criteria(snapshot(book, {"site": "mill"}, {"ferry": "kept"}), "ferry")
    told = criteria_told(book, found, "ferry")[0].said
    title = book.question("ferry").title
    assert told == f"1 departure. And you suppose an answer to “{title}”."


def test_what_returns_to_history() -> None:
    book = mini()
    hinges = snapshot(book).engine.hinges
    actual = [hinge for hinge in hinges if book.question(hinge).actual]
    found = criteria(snapshot(book), "ferry")
    assert (found.hinges, found.returned) == (len(actual), (len(actual),))
    told = criteria_told(book, found, "ferry")[4].said
    assert told == f"{len(actual)} of {len(actual)} hinges hold the answer of history."


def test_what_returns_to_history_in_some_courses() -> None:
    questions = casebook().model_dump(mode="json", exclude_defaults=True)["questions"]
    questions[1]["positions"][0]["actual"] = True
    rests = argument("rests", supports=["growth/no"], presupposes=["ruler/council"])
    book = casebook(
        argument("council", supports=["ruler/council"]),
        argument("nobody", base=0.6, supports=["ruler/nobody"]),
        rests,
        questions=questions,
    )
    found = criteria(snapshot(book, {"bridge": "not-built"}), "growth")
    assert (found.hinges, found.returned) == (1, (1, 0))
    assert criteria_told(book, found, "growth")[4].said == (
        "1 of 1 hinges hold the answer of history in the leading course, 0 to 1 in all."
    )
