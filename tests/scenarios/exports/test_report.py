"""The report: what it tells, as blocks and as Markdown."""

from __future__ import annotations

import pytest

from scenarios.engine.semantics import SEMANTICS
from scenarios.explaining.reasons import reasons
from scenarios.exports.blocks import Block, Grid, Head, Item, Items, Paragraph
from scenarios.exports.markdown import write
from scenarios.exports.references import references
from scenarios.exports.report import report
from scenarios.exports.request import Request
from scenarios.files.casebook_files import casebook_from_bytes, open_casebook
from scenarios.files.library import shipped_casebooks
from scenarios.model.reading import Reading
from scenarios.projection.comparing import Change
from tests.casebooks import HEAD, mini
from tests.scenarios.exports.requests import request, split


def _under(made: Request, head: str) -> list[Block]:
    """What stands below a heading, up to the next as high."""
    blocks = list(report(made))
    (start,) = (n for n, one in enumerate(blocks) if isinstance(one, Head) and one.text == head)
    level = blocks[start].level  # type: ignore[union-attr]
    rest = blocks[start + 1 :]
    end = next((n for n, one in enumerate(rest) if isinstance(one, Head) and one.level <= level), len(rest))
    return rest[:end]


def _heads(made: Request) -> list[str]:
    return [block.text for block in report(made) if isinstance(block, Head) and block.level == 2]


def _items(blocks: list[Block]) -> list[Item]:
    return [item for block in blocks if isinstance(block, Items) for item in block.items]


def test_history() -> None:
    made = request(in_play=["site"])
    assert _heads(made) == [
        "What was changed and supposed", "Where the branches lead", "Outcomes by course", "Documents",
        "Method",
    ]  # fmt: skip
    assert Paragraph("Nothing was changed: all goes as it happened.") in list(report(made))


def test_what_was_changed_and_supposed() -> None:
    blocks = _under(request({"site": "mill"}, {"ferry": "kept"}), "What was changed and supposed")
    assert [item.text for item in _items(blocks)] == [
        "Where to build the bridge: At the mill (as it happened: At the ford)",
        "You suppose that Does the ferry live on? The ferry is kept.",
        "Whether to raise the piers before the flood – removed by “At the mill” (Where to build the bridge)",
    ]
    assert Paragraph("Supposed by the user, not said by the documents:") in blocks
    assert Paragraph("Semantics: Quadratic energy (quadratic-energy).") in blocks


def test_what_it_turns_on() -> None:
    (item,) = _items(_under(request({"toll": "charged"}, casebook=split()), "What it turns on"))
    assert item.lead == "Does the ferry live on?"
    assert item.text.startswith("Arguments speak for 2 answers")


def test_every_branch_and_where_it_leads() -> None:
    made = request({"toll": "charged"}, casebook=split(), in_play=["site", "toll"])
    blocks = _under(made, "Where the branches lead")
    (grid,) = (block for block in blocks if isinstance(block, Grid))
    assert [row[0] for row in grid.rows] == [
        "As it happened",
        "Whether the bridge takes a toll: A penny a head (this branch)",
        "Where to build the bridge: At the mill",
        "Where to build the bridge: At the mill; Whether the bridge takes a toll: A penny a head",
        "Where to build the bridge: No bridge at all",
    ]
    assert grid.rows[1][1] == (
        "if Does the ferry live on? The ferry closes: The ferry closes\n"
        "if Does the ferry live on? The ferry is kept: The ferry is kept"
    )
    assert grid.rows[4][1] == "The ferry is kept"


def test_a_branch_of_which_the_documents_do_not_say() -> None:
    made = request({"site": "none"}, in_play=["site"])
    (grid,) = (block for block in _under(made, "Outcomes by course") if isinstance(block, Grid))
    assert (
        "Does the bridge outlast the flood?",
        "It falls, as it happened",
        "the documents do not say",
    ) in grid.rows


def test_too_many_decisions_in_play_are_folded_and_it_says_so() -> None:
    book = open_casebook(shipped_casebooks()[0])
    in_play = [decision.id for decision in book.decisions[:6]]
    blocks = _under(request(casebook=book, in_play=in_play), "Where the branches lead")
    assert isinstance(blocks[-1], Paragraph)
    assert "only single departures and this branch are told" in blocks[-1].text


def test_outcomes_course_by_course() -> None:
    (grid,) = (
        block
        for block in _under(request({"toll": "charged"}, casebook=split()), "Outcomes by course")
        if isinstance(block, Grid)
    )
    ferry = grid.rows[0]
    assert ferry[1] == "The ferry closes, as it happened"
    assert [line.partition(": ")[0] for line in ferry[2].split("\n")] == [
        "if Does the ferry live on? The ferry closes", "if Does the ferry live on? The ferry is kept",
    ]  # fmt: skip


def test_every_changed_outcome_has_its_arguments_with_their_places() -> None:
    book = open_casebook(shipped_casebooks()[0])
    made = request({"bloc-1923": "accepts"}, casebook=book)
    snapshot = made.snapshot
    told = _under(made, "What is argued")
    changed = [one.question for one in snapshot.compared.outcomes.values() if one.kind is not Change.SAME]
    titles = [block.text for block in told if isinstance(block, Head) and block.level == 3]
    assert sorted(titles) == sorted(book.question(question).title for question in changed)
    for question in changed:
        blocks = _under(made, book.question(question).title)
        text = " ".join(f"{item.lead} {item.text} {item.source}" for item in _items(blocks))
        for fold in snapshot.folds(question):
            course = snapshot.courses[fold.course]
            answer = course.question(question).answer
            if answer is None:
                continue
            for reason in reasons(course, question, answer):
                if reason.waiting_for:
                    continue
                argument = book.argument(reason.argument)
                assert f"{argument.id} " in text
                assert argument.text in text
                assert book.voice(argument.voice).name in text
                assert f"{abs(reason.signed):.2f}" in text
                if argument.page is not None:
                    assert f"p. {argument.page}" in text


def test_for_and_against_and_fallen_away() -> None:
    blocks = _under(request({"site": "mill"}), "Where does the market go?")
    said = [block.text for block in blocks if isinstance(block, Paragraph)]
    assert said[:2] == [
        "Leads otherwise in 1 of 2 courses.",
        "In history: To the east bank, strong case for (80–100).",
    ]
    assert "For “To the east bank”:" in said
    assert "Against it:" in said
    assert "Fallen away against history:" in said
    (gone,) = (item for item in _items(blocks) if item.lead == "C2")
    assert "p. 13, line 9" in gone.source
    assert gone.source.endswith("spoke in history, where “Where to build the bridge” is “At the ford”")
    assert [item.text for item in _items(blocks) if item.text.startswith("told above: ")]


def test_what_is_told_of_several_courses_is_so_in_each_of_them() -> None:
    book = open_casebook(shipped_casebooks()[0])
    made = request({"bloc-1923": "accepts"}, casebook=book)
    (table,) = (block for block in report(made) if isinstance(block, Grid) and block.columns[0] == "Outcome")
    rows = {title: here for title, _, here in table.rows}
    assert rows["Does the war with Hitler come?"] == (
        "in every course: It comes, case for to strong case for (60–100)"
    )
    blocks = _under(made, "Does the war with Hitler come?")
    assert [block.text for block in blocks if isinstance(block, Head) and block.level == 4] == [
        "In every course: It comes, case for to strong case for (60–100)"
    ]
    partly = 0
    for item in _items(blocks):
        if not item.lead or item.source.find("strength") < 0:
            continue
        speaking = [
            abs(found.signed)
            for course in made.snapshot.courses
            for found in reasons(course, "hitler-war", "comes")
            if found.argument == item.lead and not found.waiting_for
        ]
        low, high = (f"{end:.2f}" for end in (min(speaking), max(speaking)))
        assert f"strength {low}" in item.source
        assert (f" to {high}" in item.source) is (low != high)
        assert (f"in {len(speaking)} of 4 courses" in item.source) is (len(speaking) < 4)
        partly += len(speaking) < 4
    assert partly


def test_an_outcome_that_has_fallen_silent_tells_what_fell_away() -> None:
    blocks = _under(request({"site": "none"}), "Does the bridge outlast the flood?")
    assert [item.lead for item in _items(blocks)] == ["L3", "S1"]


def test_who_declares_it_unknowable() -> None:
    blocks = _under(request({"flood": "raised"}), "Does the bridge outlast the flood?")
    assert Paragraph("Declared unknowable by Ada Brook.") in blocks


def test_notes() -> None:
    notes = {
        "": "One.\n\n\n\nTwo\nlines.",
        "site": "On the site.",
        "ferry": "  ",
        "elsewhere": "Kept, not shown.",
    }
    blocks = _under(request(notes=notes), "Notes")
    assert blocks == [
        Head(3, "On the whole"), Paragraph("One."), Paragraph("Two\nlines."),
        Head(3, "Where to build the bridge"), Paragraph("On the site."),
    ]  # fmt: skip


@pytest.mark.parametrize("semantics", SEMANTICS)
def test_the_bibliography(semantics: str) -> None:
    made = request({}, None, Reading(semantics=semantics))
    documents = _items(_under(made, "Documents"))
    assert documents[0] == Item(
        "C", "Ada Brook, A Chronicle of Aldwater, 1931", "A local history, proud of the bridge."
    )
    works = [item.text for item in _items(_under(made, "Method"))]
    assert works == list(references(semantics))
    assert any(work.startswith("Stone, M.") for work in works)


def test_an_empty_casebook() -> None:
    assert _heads(request(casebook=casebook_from_bytes(HEAD.encode(), "x"))) == [
        "What was changed and supposed", "Method",
    ]  # fmt: skip


def test_markdown_holds_all_of_it() -> None:
    made = request(
        {"site": "mill"}, {"ferry": "kept"}, in_play=["site"], notes={"": "A *starred* note.\n# No head"}
    )
    text = write(made).decode()
    assert text.startswith("# Where to build the bridge: At the mill\n\n")
    assert "\n## What is argued\n" in text
    assert "| Outcome | In history | In this branch |\n| --- | --- | --- |\n" in text
    assert "- **L2** The mill is too far for anyone on foot" in text
    assert "A \\*starred\\* note.  \n\\# No head" in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a_b [c](d) <e> `f` #g |h ~i~", "a\\_b \\[c\\](d) \\<e\\> \\`f\\` \\#g \\|h \\~i\\~"),
        ("- not a list", "\\- not a list"),
        ("1. not a list", "1\\. not a list"),
        ("well-known 1.5 a - b", "well-known 1.5 a \\- b"),
        ("&amp; & b", "\\&amp; & b"),
        ("C:\\x", "C:\\\\x"),
    ],
)
def test_markdown_takes_signs_for_text(text: str, expected: str) -> None:
    assert f"\n\n{expected}\n" in write(request(notes={"": text})).decode()


def test_cells_and_titles_with_bars_stay_cells() -> None:
    made = request(
        casebook=mini(('label = "The ferry is kept"', 'label = "kept | or not"')), in_play=["toll"]
    )
    rows = [line for line in write(made).decode().splitlines() if line.startswith("|")]
    assert {line.replace("\\|", "").count("|") for line in rows} == {3, 4}
