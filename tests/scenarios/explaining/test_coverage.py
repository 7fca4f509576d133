"""What a casebook covers and leaves out."""

from __future__ import annotations

from scenarios.explaining.coverage import as_text, coverage
from scenarios.files.casebook_files import casebook_from_bytes
from tests.casebooks import HEAD, mini


def test_documents_with_their_lines_and_gaps() -> None:
    covered = {item.document: item for item in coverage(mini()).documents}
    assert covered["ledger"].arguments == 4
    assert covered["ledger"].lines == (2, 8)
    assert covered["ledger"].uncited == ((5, 6),)
    # Line 30 of the survey is cited by an event alone.
    assert covered["survey"].lines == (30, 45)
    assert covered["survey"].uncited == ((33, 35), (37, 39), (41, 43))


def test_questions_with_direct_arguments_and_those_beneath() -> None:
    covered = {item.question: item for item in coverage(mini()).questions}
    assert (covered["market"].direct, covered["market"].beneath) == (4, 2)
    assert covered["market"].documents == ("chronicle", "ledger", "survey")
    assert (covered["ferry"].direct, covered["ferry"].beneath) == (3, 0)


def test_arguments_beneath_are_counted_once_and_to_any_depth() -> None:
    covered = {
        item.question: item
        for item in coverage(mini(('attacks = ["S4"]', 'attacks = ["S4", "C3"]'))).questions
    }
    # C3 -> C2, S5 -> S4, S5 -> C3, L4 -> C2 (direct itself): C3 and S5.
    assert covered["market"].beneath == 2


def test_positions_that_nobody_argues_for() -> None:
    casebook = mini(('supports = ["market/west"]\nattacks = ["C2"]', 'attacks = ["C2"]'))
    covered = {item.question: item.without_case for item in coverage(casebook).questions}
    assert covered == {"ferry": (), "market": ("west",), "safety": (), "blame": ()}


def test_decisions_from_which_nothing_follows() -> None:
    casebook = mini(
        ('establishes = ["safety/stands"]', ""),
        ('when = { flood = ["raised"] }', ""),
        ('unless = { flood = ["raised"] }', ""),
    )
    assert coverage(mini()).without_consequence == ()
    assert coverage(casebook).without_consequence == ("flood",)


def test_a_decision_that_only_establishes_has_a_consequence() -> None:
    casebook = mini(('when = { flood = ["raised"] }', ""), ('unless = { flood = ["raised"] }', ""))
    assert coverage(casebook).without_consequence == ()


def test_voices_by_how_much_they_say() -> None:
    assert coverage(mini()).voices == (("wells", 5), ("brook", 4), ("ferryman", 4), ("mayor", 2))


def test_arguments_that_bear_on_nothing_or_cite_nothing() -> None:
    casebook = mini(('attacks = ["S4"]', ""), ("lines = [45]", "lines = []"))
    covered = coverage(casebook)
    assert covered.without_target == ("S5",)
    assert covered.without_lines == ("S5",)


def test_arguments_unlike_their_kind() -> None:
    casebook = mini(
        # On a debate, or with what their kind asks for, they are like it.
        ('id = "C4"', 'id = "C4"\nkind = "judgement"'),
        ('id = "S5"', 'id = "S5"\nkind = "report"'),
        ('id = "C5"', 'id = "C5"\nkind = "report"'),
        ('id = "S4"', 'id = "S4"\nkind = "counterfactual"'),
        ('id = "L2"', 'id = "L2"\nkind = "counterfactual"'),
        # And these are not.
        ('id = "C1"', 'id = "C1"\nkind = "report"'),
        ('id = "C2"', 'id = "C2"\nkind = "counterfactual"'),
        ('id = "L3"', 'id = "L3"\nkind = "judgement"'),
        ('id = "L4"', 'id = "L4"\nkind = "reason"'),
    )
    covered = coverage(casebook)
    assert [one.argument for one in covered.exceptions] == ["C1", "C2", "L3"]
    text = as_text(covered)
    assert "  C1 is a report on ferry and does not say under what it happened" in text
    assert "  C2 is a counterfactual on market and starts from no position, nor from an option" in text
    assert "  L3 is a judgement on safety and not on a debate or an argument" in text
    assert "ARGUMENTS UNLIKE THEIR KIND\n  none" in as_text(coverage(mini()))


def test_the_report_in_words() -> None:
    text = as_text(coverage(mini(('attacks = ["S4"]', ""))))
    assert "The bridge at Aldwater (mini, revision 1.0)" in text
    assert "3 decisions, 4 questions, 15 arguments (1 of them unknowable), 3 events" in text
    assert "    4  L  The Ferryman's Ledger, lines 2 to 8" in text
    assert "    4 + 1    market  (C L S)" in text
    assert "POSITIONS WITHOUT A CASE\n  none" in text
    assert "ARGUMENTS THAT BEAR ON NOTHING\n  S5" in text
    assert "  C  12 lines: 6–8, 10, 12–14, 16–17, 19–21" in text


def test_gaps_are_named_in_the_report() -> None:
    text = as_text(
        coverage(
            mini(
                ('supports = ["market/west"]\nattacks = ["C2"]', 'attacks = ["C2"]'),
                ('establishes = ["safety/stands"]', ""),
                ('when = { flood = ["raised"] }', ""),
                ('unless = { flood = ["raised"] }', ""),
            )
        )
    )
    assert "  market/west  It stays on the west bank" in text
    assert "  flood  Whether to raise the piers before the flood" in text


def test_an_empty_casebook_has_an_empty_report() -> None:
    text = HEAD + '[[documents]]\nid="d"\nmark="D"\ntitle="Unread"\n[[questions]]\nid="q"\ntitle="Q"\n'
    text += 'positions=[{id="a",label="A"},{id="b",label="B"}]\n'
    covered = coverage(casebook_from_bytes(text.encode(), "c"))
    assert covered.documents[0].lines is None
    report = as_text(covered)
    assert report.startswith("X (x)\n")
    assert "    0  D  Unread\n" in report
    assert "    0 + 0    q  (no document)" in report
    assert "UNCITED LINES\n  none" in report
