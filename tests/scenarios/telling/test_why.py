"""Why a position stands as it does: title, courses, silence, and arguments as rows."""

from __future__ import annotations

import pytest

from scenarios.model.reading import Reading
from scenarios.projection.snapshot import Snapshot
from scenarios.telling.reason_rows import Row, child_rows, dot_words
from scenarios.telling.why import Why, counted_course, why
from tests.casebooks import courses, mini
from tests.scenarios.projected import snapshot
from tests.scenarios.small import casebook


def of_mini(choices: dict[str, str], question: str, position: str) -> Why:
    return why(snapshot(mini(), choices), question, position, 0)


def port(supposed: dict[str, str] | None = None) -> Snapshot:
    return snapshot(courses(), {"dyke": "breaks"}, supposed)


def headings(told: Why) -> list[str]:
    return ["" if heading is None else heading.text for heading, _ in told.groups]


def test_the_title_says_how_the_position_stands() -> None:
    assert of_mini({}, "ferry", "closed").title == "The ferry closes — as it happened"
    assert of_mini({"site": "none"}, "ferry", "closed").title == "The ferry closes — ruled out by a choice"
    silent = of_mini({"site": "none"}, "safety", "stands")
    assert silent.title == "Does the bridge outlast the flood? — the documents do not say"


def test_the_verdict_of_each_document_stands_beside_the_others() -> None:
    told = of_mini({"site": "mill"}, "market", "east")
    assert [view.split(":")[0] for view in told.views] == ["C", "L", "S"]


def test_silence_and_the_unknowable_are_said() -> None:
    silent = of_mini({"site": "none"}, "safety", "stands")
    assert silent.silence.startswith("Here no document's argument reaches the question.")
    assert headings(silent) == ["Fallen away here (2)", "Would speak in another branch or course (1)"]
    raised = of_mini({"flood": "raised"}, "safety", "falls")
    assert "Declared unknowable by " in raised.silence
    assert of_mini({}, "ferry", "closed").silence == ""


def test_a_position_on_which_nothing_bears_says_so() -> None:
    told = why(snapshot(casebook()), "growth", "yes", 0)
    assert told.title == "it grows — as it happened"
    assert told.silence == "No argument bears on this position here."


def test_what_might_be_supposed_is_offered_where_the_documents_are_silent() -> None:
    told_of = courses()
    kept = tuple(one for one in told_of.arguments if one.id not in ("A1", "B1", "A5"))
    silent = snapshot(told_of.model_copy(update={"arguments": kept}), {"dyke": "breaks"})
    told = why(silent, "toll", "free", 0)
    assert told.silence.startswith("Here no document's argument reaches the question.")
    assert "The documents do not say: “Who owns the ferry?”; suppose an answer" in told.silence


def test_the_course_is_told_where_there_are_several() -> None:
    told = why(port(), "trade", "grain", 0)
    assert told.course == "in the course: the town owns the ferry and the port stays"
    assert counted_course(port(), 4) == "course 5 of 6"
    assert why(port({"owner": "town", "port": "old"}), "trade", "grain", 0).course == (
        "supposing that the town owns the ferry and the port stays"
    )
    assert why(port(), "blame", "town", 0).course == ""


def test_arguments_are_grouped_by_what_the_choice_did_to_them() -> None:
    told = why(port(), "trade", "timber", 1)
    assert headings(told) == [
        "Speaks because of your choice (1)",
        "Rests on: the town owns the ferry (2)",
        "Rests on: the port moves up the river (3)",
        "Fallen away here (1)",
        "Would speak in another branch or course (4)",
    ]
    for heading, rows in told.groups:
        if heading is not None:
            assert heading.text.endswith(f"({len(rows)})")
    keys = [row.key for _, rows in told.groups for row in rows]
    assert len(keys) == len(set(keys))


def test_a_hinge_does_not_rest_on_itself() -> None:
    told = why(port(), "owner", "company", 3)
    assert not any("Rests on: the company" in text for text in headings(told))


def test_without_a_choice_there_are_no_headings_over_what_speaks() -> None:
    assert headings(of_mini({}, "ferry", "closed"))[0] == ""


def test_on_a_debate_an_argument_speaks_in_history_or_elsewhere() -> None:
    told = why(port(), "blame", "town", 0)
    assert headings(told)[0] == ""
    [[row, *_], *_] = [rows for _, rows in told.groups if rows]
    assert row.argument == "A11"
    # In history nobody but the town owns the ferry.
    told_of = courses()
    other = tuple(
        one.model_copy(update={"presupposes": ("owner/company",)}) if one.id == "A11" else one
        for one in told_of.arguments
    )
    dormant = why(snapshot(told_of.model_copy(update={"arguments": other})), "blame", "town", 0)
    assert [text.split(" (")[0] for text in headings(dormant)] == [
        "",
        "Would speak in another branch or course",
    ]


def test_a_row_tells_its_side_and_strength_aloud() -> None:
    rows = [row for _, group in of_mini({}, "market", "east").groups for row in group]
    assert any(row.spoken.startswith("For, strength 0.") for row in rows)
    assert any(row.spoken.startswith("Against, strength 0.") for row in rows)
    silent = next(row for row in rows if row.signed is None)
    assert silent.spoken == f"{silent.text}. {silent.small}"
    assert Row("h", "Heading", heading=True).spoken == "Heading"


def test_under_an_argument_stands_what_bears_on_it_and_all_else_there_is_to_say() -> None:
    shown = snapshot(mini())
    row = next(
        row for _, rows in why(shown, "market", "east", 0).groups for row in rows if row.argument == "C2"
    )
    below = child_rows(shown.courses[0], row)
    assert [one.argument for one in below if one.argument] == ["C3", "L4"]
    said = " ".join(one.text for one in below)
    assert "Supports “To the east bank” (Where does the market go?)" in said
    assert "Its wording alone gives it 0.75 of 1" in said
    assert child_rows(shown.courses[0], Row("h", "Heading", heading=True)) == ()


def test_an_argument_that_fell_silent_says_while_what_it_spoke() -> None:
    rows = [row for _, group in of_mini({"site": "none"}, "safety", "stands").groups for row in group]
    gone = [row for row in rows if row.dim and row.argument]
    assert gone
    assert all(row.signed is None and row.interval is None for row in gone)
    assert any("spoke in history, where" in row.small for row in gone)


def test_what_is_not_in_the_casebook_is_no_reason() -> None:
    with pytest.raises(KeyError):
        why(snapshot(mini()), "ferry", "sunk", 0)


def test_documents_that_are_not_heard_are_not_called_silent() -> None:
    deaf = Reading(dict.fromkeys((document.id for document in mini().documents), 0.0))
    told = why(snapshot(mini(), {"site": "mill"}, reading=deaf), "market", "east", 0)
    assert told.silence.startswith("Here no argument of a document that is heard reaches the question.")
    assert "Not heard in this reading: " in told.silence


def test_the_dot_of_a_row_says_its_side_its_strength_and_how_far_its_wording_goes() -> None:
    said = dot_words(Row("r", "An argument", signed=0.256, interval=(0.2, 0.31)))
    assert said == "For, strength 26 of 100. The line: 20 to 31, as its wording is read less or more firmly."
    assert dot_words(Row("r", "An argument", signed=-0.5)) == "Against, strength 50 of 100."
    assert dot_words(Row("r", "One that does not speak")) == ""
