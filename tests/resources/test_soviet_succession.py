"""The shipped casebook: that it says what the documents argue, fairly, in our own words, and nothing else."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest

from scenarios.files.casebook_files import open_casebook
from scenarios.files.library import find_casebook
from scenarios.model.casebook import Argument, Casebook
from scenarios.projection.consequences import without_consequence
from tests.resources.texts import texts, words_of

RUNS = Path(__file__).resolve().parent.parent / "data" / "soviet-succession-runs.bin"
RUN_LENGTH, DIGEST = 6, 5
HEADLINE = ("general-secretary", "bloc-1923", "alliance-1928")


@pytest.fixture(scope="module")
def casebook() -> Casebook:
    path = find_casebook("soviet-succession")
    assert path is not None
    return open_casebook(path)


# Its size and shape.


def test_it_is_large_enough(casebook: Casebook) -> None:
    assert len(casebook.decisions) >= 12
    assert len(casebook.questions) >= 18
    assert len(casebook.arguments) >= 250
    assert Counter(one.document for one in casebook.arguments).keys() == {
        "nikonov", "essay", "article", "memoir",
    }  # fmt: skip
    assert [one.id for one in casebook.decisions][:3] == list(HEADLINE)
    assert len(casebook.events) >= 25


def test_texts_are_short_enough_to_be_read_aloud(casebook: Casebook) -> None:
    long = [one.id for one in casebook.arguments if len(one.text.split()) > 30]
    long += [one.id for one in casebook.arguments if len(one.cue.split()) > 4]
    long += [
        f"{question.id}/{one.id}"
        for question in casebook.questions
        for one in question.positions
        if len(one.label.split()) > 8
    ]
    assert long == []


def test_every_sentence_is_ours(casebook: Casebook) -> None:
    """No run of six words is shared with the documents, of whose runs only digests lie here."""
    data = RUNS.read_bytes()
    theirs = {data[place : place + DIGEST] for place in range(0, len(data), DIGEST)}
    assert len(theirs) > 10_000
    shared = []
    for where, text in texts(casebook):
        words = words_of(text)
        for place in range(len(words) - RUN_LENGTH + 1):
            run = " ".join(words[place : place + RUN_LENGTH])
            if hashlib.blake2b(run.encode(), digest_size=DIGEST).digest() in theirs:
                shared.append((where, run))
    assert shared == []


def test_pages_are_given_for_the_memoir_and_for_it_alone(casebook: Casebook) -> None:
    for argument in casebook.arguments:
        if argument.document == "memoir":
            pages = {min(page for page, foot in FEET.items() if line <= foot) for line in argument.lines}
            assert argument.page in pages, argument.id
        else:
            assert argument.page is None, argument.id


# The last line above each printed page number; the number is taken to stand at the foot of its page.
FEET = {142: 159, 143: 177, 144: 197, 145: 223, 146: 247, 147: 275, 148: 307, 149: 339, 150: 361,
        151: 388, 152: 416, 153: 439}  # fmt: skip
LINES = {"nikonov": (3, 41), "essay": (87, 93), "article": (95, 140), "memoir": (142, 439)}


def test_lines_lie_in_their_document(casebook: Casebook) -> None:
    for argument in casebook.arguments:
        first, last = LINES[argument.document]
        assert all(first <= line <= last for line in argument.lines), argument.id
    for event in casebook.events:
        first, last = LINES[event.document]
        assert all(first <= line <= last for line in event.lines), event.text


def test_few_direct_reasons_a_position_and_document(casebook: Casebook) -> None:
    """A document's length never decides: at most six reasons for one position of an outcome."""
    outcomes = {question.id for question in casebook.questions if question.kind == "outcome"}
    direct = Counter(
        (argument.document, target)
        for argument in casebook.arguments
        for target in argument.supports
        if target.partition("/")[0] in outcomes
    )
    assert {key: count for key, count in direct.items() if count > 6} == {}


def test_every_outcome_is_told_apart_from_the_debates(casebook: Casebook) -> None:
    for question in casebook.questions:
        if question.kind == "debate":
            assert question.actual is None, question.id
        assert question.theme, question.id


def test_every_argument_says_what_kind_of_thing_it_is(casebook: Casebook) -> None:
    assert [one.id for one in casebook.arguments if one.kind is None] == []
    assert {one.kind for one in casebook.arguments} == {"report", "reason", "counterfactual", "judgement"}


def _outcomes(casebook: Casebook, argument: Argument) -> list[str]:
    """The positions of outcomes that an argument bears on directly."""
    outcomes = {question.id for question in casebook.questions if question.kind == "outcome"}
    targets = (*argument.supports, *argument.attacks)
    return [target for target in targets if target.partition("/")[0] in outcomes]


# Reports that bear on an outcome under no condition, each with the reason why it needs none.
HELD_EVERYWHERE: dict[str, str] = {}


def test_a_report_bears_on_an_outcome_only_under_what_it_happened_under(casebook: Casebook) -> None:
    bearing = [one for one in casebook.arguments if one.kind == "report" and _outcomes(casebook, one)]
    assert len(bearing) > 30
    assert {one.id for one in bearing if not one.presupposes} == HELD_EVERYWHERE.keys()


def test_a_counterfactual_starts_from_a_position_or_a_decision(casebook: Casebook) -> None:
    bearing = [one for one in casebook.arguments if one.kind == "counterfactual" and _outcomes(casebook, one)]
    assert len(bearing) > 30
    assert [one.id for one in bearing if not (one.presupposes or one.when)] == []


def test_a_counterfactual_about_a_decision_is_of_an_option_not_taken(casebook: Casebook) -> None:
    for argument in casebook.arguments:
        if argument.kind == "counterfactual" and not argument.presupposes and _outcomes(casebook, argument):
            taken = {(decision, option) for decision, options in argument.when.items() for option in options}
            happened = {(decision, casebook.decision(decision).actual.id) for decision, _ in taken}
            assert taken - happened, argument.id


def test_a_judgement_bears_on_debates_and_arguments_alone(casebook: Casebook) -> None:
    judging = {one.id: _outcomes(casebook, one) for one in casebook.arguments if one.kind == "judgement"}
    assert len(judging) > 30
    assert {name: targets for name, targets in judging.items() if targets} == {}


MODEST = {"possible", "asked", "unlikely", "very-unlikely", "unknowable"}


def test_what_the_editors_infer_is_possible_at_most_and_explained(casebook: Casebook) -> None:
    inferred = [one for one in casebook.arguments if one.inferred]
    assert len(inferred) > 50
    assert [one.id for one in inferred if one.certainty not in MODEST] == []
    # Whose the step is: the editors', or one that the document does not take.
    assert [one.id for one in inferred if not re.search(r"editors|\bdoes not\b", one.note)] == []


# What the editors add to these is not the step to an outcome.
ADDED = {
    "E16": "a date",
    "M131b": "a premise",
    "M155": "the attack on another argument",
}


def test_a_step_of_the_editors_to_an_outcome_is_marked(casebook: Casebook) -> None:
    told = {
        one.id
        for one in casebook.arguments
        if "editors" in one.note and not one.inferred and _outcomes(casebook, one)
    }
    assert told == ADDED.keys()


def test_only_the_article_pictures_trotsky_in_power(casebook: Casebook) -> None:
    """The others tell what he taught or what was feared of him: that he would act on it is a step of ours."""
    pictured = [one for one in casebook.arguments if "leader/trotsky" in one.presupposes]
    assert {one.document for one in pictured} == {"nikonov", "essay", "article", "memoir"}
    assert [one.id for one in pictured if one.document != "article" and not one.inferred] == []


def test_the_record_of_the_chains_names_only_arguments_that_are_there(casebook: Casebook) -> None:
    record = (Path(__file__).parent / "chains.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\b[NEAM]\d{2,3}[a-e]?\b", record))
    assert len(named) > 50
    assert named - {one.id for one in casebook.arguments} == set()


def test_exceptions_are_few(casebook: Casebook) -> None:
    assert sum(len(one.unless) for one in casebook.arguments) <= 120


def test_each_document_tells_each_headline_decision_in_few_words(casebook: Casebook) -> None:
    documents = {document.id for document in casebook.documents}
    headline = [one for one in casebook.decisions if one.headline]
    assert {one.id for one in headline} >= set(HEADLINE)
    assert [one.id for one in headline if not one.tellings] == []
    for decision in casebook.decisions:
        if decision.tellings:
            assert decision.tellings.keys() == documents, decision.id
        for document, text in decision.tellings.items():
            assert 1 <= len(text.split()) <= 60, (decision.id, document)


def test_the_forks_from_which_no_document_draws_a_consequence(casebook: Casebook) -> None:
    assert {decision.id for decision in without_consequence(casebook)} == {"right-cover", "right-1930"}


def test_a_passage_cited_twice_never_stands_twice_under_one_question(casebook: Casebook) -> None:
    seen: dict[tuple[str, str], str] = {}
    for argument in casebook.arguments:
        questions = {
            target.split("/")[0] for target in (*argument.supports, *argument.attacks) if "/" in target
        }
        for question in questions:
            other = seen.setdefault((argument.text, question), argument.id)
            assert other == argument.id, (other, argument.id, question)


def test_notes_are_written_for_a_stranger(casebook: Casebook) -> None:
    """No ids of arguments or positions, and nothing of how the casebook was made."""
    ids = {argument.id for argument in casebook.arguments}
    ids |= {f"{question.id}/{one.id}" for question in casebook.questions for one in question.positions}
    craft = re.compile(
        r"\b(script|tool|inventory|reviewer|guide|machine|app|the passage of)\b", re.IGNORECASE
    )
    for argument in casebook.arguments:
        words = {word.strip(".,;:()'") for word in argument.note.split()}
        assert not words & ids, argument.id
        assert not craft.search(argument.note), argument.id


# The traps: what the documents do not say.


def _that_say(casebook: Casebook, pattern: str) -> set[str]:
    found = re.compile(pattern, re.IGNORECASE)
    return {argument.id for argument in casebook.arguments if found.search(argument.text)}


def _on(casebook: Casebook, target: str) -> set[str]:
    return {argument.id for argument in casebook.arguments if target in argument.supports}


def test_victims_are_counted_only_as_the_documents_count_them(casebook: Casebook) -> None:
    """Kronstadt's sailors and Stalin's millions; nobody says how many Trotsky would have cost or saved."""
    assert _that_say(casebook, r"\b(thousands?|millions?) ") == {"A23", "M024", "M024c", "M032"}


def test_nothing_is_said_of_what_becomes_of_a_stalin_removed(casebook: Casebook) -> None:
    """Prison is Krupskaya's word for Lenin; the documents are silent on Stalin's fate."""
    prison = {casebook.argument(one).voice for one in _that_say(casebook, r"prison|jail|exiled?\b|\bshot\b")}
    assert prison == {"krupskaya"}


def test_the_memoir_does_not_bear_on_collectivisation(casebook: Casebook) -> None:
    on = _on(casebook, "countryside/collectivised")
    assert {casebook.argument(one).document for one in on} == {"nikonov"}


def test_a_left_and_right_alliance_has_no_programme(casebook: Casebook) -> None:
    """What it would have done with industry, village or line no document says; the editors may infer."""
    programme = {"industry", "countryside", "line", "economic-policy", "trotsky-programme"}
    speaking = [one for one in casebook.arguments if one.when.get("alliance-1928") == ("allies",)]
    assert speaking
    for argument in speaking:
        bears = {target.split("/")[0] for target in (*argument.supports, *argument.attacks)}
        assert argument.inferred or not bears & programme, argument.id


def test_no_document_averts_the_war_with_hitler(casebook: Casebook) -> None:
    """The article asks; what else leans that way is the editors' inference, and said to be."""
    averting = [casebook.argument(one) for one in _on(casebook, "hitler-war/averted")]
    assert {one.certainty for one in averting if not one.inferred} <= {"asked"}
    assert averting
    assert {casebook.argument(one).voice for one in _on(casebook, "hitler-war/other-europe")} == {"aguinis"}


def test_anti_semitism_is_hitlers_alone(casebook: Casebook) -> None:
    assert _that_say(casebook, r"semit|\bjew") == {"A56"}


def test_the_memoir_does_not_make_forced_industry_trotskys_programme(casebook: Casebook) -> None:
    on = _on(casebook, "trotsky-programme/forced") | _on(casebook, "industry/extreme")
    assert "memoir" not in {casebook.argument(one).document for one in on}


def test_danilov_and_gimpelson_are_sure_and_not_nikonov(casebook: Casebook) -> None:
    doomed = _on(casebook, "bukharin-alternative/doomed")
    assert {casebook.argument(one).voice for one in doomed} == {"danilov-gimpelson"}


FORBIDDEN = {
    "a famine": r"famin|starv",
    "a chance in per cent": r"%|per ?cent|probabilit",
    "what lies beyond the texts": r"\b19[4-9]\d\b|cold war|atom|\bnato\b",
    "trials and places not named": r"kirov|gulag|show trial|mexico|mercader|coyoac",
    "revolutions not named": r"\bchina|chinese|spain|spanish|shanghai|canton",
    "an author who is not named": r"abramovich",
    "several parties again": r"multi-?party|free elections",
    "a rising or a coup under Trotsky": r"coup d|army coup|putsch|civil war under",
    "how long Lenin would have lived": r"lenin\b[^.]{0,40}\b(more years|years more|years longer)",
    "independence for Georgia": r"independen\w+ (of|for) georgia|georgian independence",
    "growth rates": r"growth rate|five-year",
    "camps and dates of exile": r"alma-?ata|prinkipo",
}
ALLOWED = {"what lies beyond the texts": {"casebook"}}


@pytest.mark.parametrize("trap", FORBIDDEN)
def test_no_text_says_what_the_documents_do_not(casebook: Casebook, trap: str) -> None:
    pattern = re.compile(FORBIDDEN[trap], re.IGNORECASE)
    found = [
        (where, text)
        for where, text in texts(casebook)
        if pattern.search(text) and where not in ALLOWED.get(trap, set())
    ]
    assert found == []


def test_memoirist_never_speaks_of_collectivisation(casebook: Casebook) -> None:
    for argument in casebook.arguments:
        if argument.document == "memoir":
            assert "ollectivis" not in argument.text, argument.id
