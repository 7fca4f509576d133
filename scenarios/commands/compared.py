"""A comparison for the command line: as JSON for programs, as lines for people.

This module owns the keys of the one and the columns of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from scenarios.commands.printed import NARROWEST, WIDEST, in_lines
from scenarios.telling.differences import (
    arising_words,
    chosen_otherwise,
    counted_words,
    credence_words,
    inferences_words,
    muted_words,
    option_words,
    parting_words,
    standing_words,
    supposed_words,
    uneven_words,
)
from scenarios.telling.firmness import semantics_words
from scenarios.telling.language import filled
from scenarios.telling.provisions import clause, course_words

if TYPE_CHECKING:
    from scenarios.explaining.comparing import Differences, Side

MOST_TOLD = 8  # arguments of one question; the JSON has all


def differences_as_json(differences: Differences, asked: Sequence[str]) -> dict[str, Any]:
    """Return a comparison as the object that `compare --json` prints.

    Args:
        differences: The two sides.
        asked: The questions whose arguments are told.
    """
    semantics, inferences = differences.semantics, differences.inferences
    return {
        "casebook": differences.one.snapshot.casebook.id,
        "a": _side_as_json(differences.one),
        "b": _side_as_json(differences.other),
        "choices": [{"decision": one.name, "a": one.one, "b": one.other} for one in differences.choices],
        "supposed": [{"question": one.name, "a": one.one, "b": one.other} for one in differences.supposed],
        "holds": [{"question": one.name, "a": one.one, "b": one.other} for one in differences.holds],
        "credence": [{"document": one.name, "a": one.one, "b": one.other} for one in differences.credences],
        "muted": [{"voice": one.name, "a": one.one, "b": one.other} for one in differences.muted],
        "semantics": None if semantics is None else {"a": semantics.one, "b": semantics.other},
        "without_inferences": None if inferences is None else {"a": inferences.one, "b": inferences.other},
        "outcomes": [
            {
                "question": question,
                "differs": parting.value,
                "a": _question_as_json(differences.one, question),
                "b": _question_as_json(differences.other, question),
            }
            for question, parting in differences.questions.items()
        ],
        "arguments": {
            question: [
                {"id": one.argument, "differs": one.kind.value, "a": one.one, "b": one.other}
                for one in differences.arguments(question)
            ]
            for question in asked
        },
    }


def differences_as_lines(
    differences: Differences, asked: Sequence[str], titles: tuple[str, str], width: int
) -> list[str]:
    """Return a comparison as lines of text.

    Args:
        differences: The two sides.
        asked: The questions whose arguments are told.
        titles: What the sides are called.
        width: How wide a line may be; it is held between 80 and 100.
    """
    return list(_lines(differences, asked, titles, min(max(width, NARROWEST), WIDEST)))


def _lines(
    differences: Differences, asked: Sequence[str], titles: tuple[str, str], width: int
) -> Iterator[str]:
    casebook = differences.one.snapshot.casebook
    for letter, title, side in zip("AB", titles, (differences.one, differences.other), strict=True):
        of = len(side.snapshot.courses)
        course = side.snapshot.courses[side.course]
        where = (
            filled(" (course {} of {}: {})", side.course + 1, of, course_words(side.snapshot, course))
            if of > 1
            else ""
        )
        yield from in_lines(filled("{}   ", letter), filled("{}{}", title, where), width)
    yield from in_lines("", counted_words(differences), width)
    pairs: list[tuple[str, str, str]] = []
    for choice in chosen_otherwise(differences):
        name = casebook.decision(choice.name).title
        words = [option_words(casebook, choice.name, one) for one in (choice.one, choice.other)]
        pairs.append((name, words[0], words[1]))
    for supposed in differences.supposed:
        name = casebook.question(supposed.name).title
        words = [supposed_words(casebook, supposed.name, one) for one in (supposed.one, supposed.other)]
        pairs.append((name, words[0], words[1]))
    yield from _section("CHOICES AND SUPPOSITIONS", pairs, width)
    for sentence in arising_words(differences):
        yield ""
        yield from in_lines("", sentence, width)
    holding = [
        (
            casebook.question(one.name).title,
            *(clause(casebook, one.name, held) for held in (one.one, one.other)),
        )
        for one in differences.holds
    ]
    yield from _section("WHAT HOLDS", holding, width)
    yield from _section("READING", _reading(differences), width)
    outcomes = [
        (
            filled("{} ({})", casebook.question(question).title, parting_words(parting)),
            standing_words(differences.one, question),
            standing_words(differences.other, question),
        )
        for question, parting in differences.questions.items()
    ]
    yield from _section("QUESTIONS", outcomes, width)
    for question in asked:
        found = differences.arguments(question)
        if found:
            yield ""
            title = casebook.question(question).title
            yield from in_lines("ARGUMENTS   ", f"{title}   what each weighs in A and in B, 0 to 100", width)
        for one in found[:MOST_TOLD]:
            argument = casebook.argument(one.argument)
            mark = casebook.document(argument.document).mark
            kind = uneven_words(one.kind, "A", "B")
            yield from in_lines(
                filled("  {} {:>4.0f} {:>4.0f}  ", mark, 100 * one.one, 100 * one.other),
                filled("{}: {}", kind, argument.text),
                width,
            )
        if len(found) > MOST_TOLD:
            yield f"  and {len(found) - MOST_TOLD} more; --json names them all"


def _reading(differences: Differences) -> list[tuple[str, ...]]:
    casebook, semantics = differences.one.snapshot.casebook, differences.semantics
    told: list[tuple[str, ...]] = [
        (casebook.document(one.name).title, credence_words(one.one), credence_words(one.other))
        for one in differences.credences
    ]
    told += [
        (casebook.voice(one.name).name, muted_words(muted=one.one), muted_words(muted=one.other))
        for one in differences.muted
    ]
    inferences = differences.inferences
    if inferences is not None:
        words = [inferences_words(left_out=one) for one in (inferences.one, inferences.other)]
        told.append(("Inferences", *words))
    if semantics is not None:
        told.append(("Semantics", semantics_words(semantics.one), semantics_words(semantics.other)))
    return told


def _section(heading: str, pairs: Sequence[tuple[str, ...]], width: int) -> Iterator[str]:
    if not pairs:
        return
    yield ""
    yield heading
    for name, one, other in pairs:
        yield from in_lines("  ", name, width)
        yield from in_lines("      A  ", one, width)
        yield from in_lines("      B  ", other, width)


def _side_as_json(side: Side) -> dict[str, Any]:
    snapshot = side.snapshot
    return {
        "departures": list(snapshot.departures),
        "supposed": dict(snapshot.standpoint.supposed),
        "course": side.course + 1,
        "courses": len(snapshot.courses),
        "holds": dict(snapshot.courses[side.course].holds),
    }


def _question_as_json(side: Side, question_id: str) -> dict[str, Any]:
    question = side.question(question_id)
    return {"status": question.status.value, "leading": question.leading, "answer": question.answer}
