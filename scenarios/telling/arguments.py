"""An argument put into the words that stand on the screen.

Everything about an argument that a reader may ask for is said here once: where it stands in the document, how
firmly it is put there, what it bears on, what it takes for granted, and where it applies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.model.targets import names_position, parted
from scenarios.telling.kinds import kind_words
from scenarios.telling.language import filled, listed, together, tr
from scenarios.telling.provisions import clause
from scenarios.telling.verdicts import class_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from scenarios.model.casebook import Argument, Casebook
    from scenarios.projection.course import Course


def citation(argument: Argument) -> str:
    """Where the argument stands: the page if one is printed, and the lines."""
    lines = line_ranges(argument.lines)
    word = "line" if len(argument.lines) == 1 else "lines"
    place = f"{word} {lines}" if lines else ""
    page = f"p. {argument.page}" if argument.page is not None else ""
    return ", ".join(part for part in (page, place) if part)


def line_ranges(lines: Iterable[int]) -> str:
    """Line numbers with runs drawn together: ``3–5, 9``."""
    runs: list[list[int]] = []
    for line in sorted(set(lines)):
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


def certainty_words(argument: Argument) -> str:
    """How firmly the document puts it, with the document's own few words where they are given.

    How firm an inference is, its editors say and not the document, whatever words it starts from.
    """
    said = class_words(argument.certainty) if argument.certainty is not None else ""
    cue = filled("“{}”", argument.cue) if argument.cue else ""
    if argument.inferred:
        said = filled(tr("{certainty} (the editors' word)"), certainty=said) if said else ""
        cue = filled(tr("from {cue}"), cue=cue) if cue else ""
    return together(": ", (part for part in (said, cue) if part))


def source(casebook: Casebook, argument: Argument) -> str:
    """Who says it, where, and how firmly, in one line."""
    parts = (
        casebook.voice(argument.voice).name,
        citation(argument),
        certainty_words(argument),
        kind_words(argument),
    )
    return together(" · ", parts)


def target(casebook: Casebook, reference: str) -> str:
    """What an argument bears on, named for a reader."""
    if names_position(reference):
        question_id, position_id = parted(reference)
        question = casebook.question(question_id)
        return filled("“{}” ({})", question.position(position_id).label, question.title)
    other = casebook.argument(reference)
    return filled("“{}” ({})", other.text, casebook.voice(other.voice).name)


def bears_towards(casebook: Casebook, argument: Argument, question_id: str) -> str:
    """Which way an argument directly on a question points: `for “Stalin”`, `against “His rivals”`."""
    question = casebook.question(question_id)

    def labels(targets: Iterable[str]) -> list[str]:
        pairs = (parted(one) for one in targets if names_position(one))
        return [
            filled("“{}”", question.position(position).label)
            for asked, position in pairs
            if asked == question_id
        ]

    parts = [
        filled(pattern, positions=listed(named))
        for pattern, named in (
            (tr("for {positions}"), labels(argument.supports)),
            (tr("against {positions}"), labels(argument.attacks)),
        )
        if named
    ]
    return together(", ", parts)


def relations(casebook: Casebook, argument: Argument) -> tuple[str, ...]:
    """What the argument supports and attacks, a sentence each."""
    supports = (filled(tr("Supports {target}"), target=target(casebook, one)) for one in argument.supports)
    attacks = (filled(tr("Attacks {target}"), target=target(casebook, one)) for one in argument.attacks)
    return (*supports, *attacks)


def premises(course: Course, argument: Argument) -> tuple[str, ...]:
    """What the argument takes for granted, and whether it holds here."""
    return tuple(
        filled(
            tr("Takes for granted that {clause}: {standing}"),
            clause=clause(course.casebook, *parted(one)),
            standing=tr("so it is in this course") if course.keeps(one) else tr("not so in this course"),
        )
        for one in argument.presupposes
    )


def conditions(casebook: Casebook, argument: Argument) -> tuple[str, ...]:
    """In which branches the argument applies, a sentence a condition."""
    only = (
        filled(tr("Applies only if {choice}"), choice=_choice(casebook, key, options))
        for key, options in argument.when.items()
    )
    off = (
        filled(tr("Does not apply if {choice}"), choice=_choice(casebook, key, options))
        for key, options in argument.unless.items()
    )
    return (*only, *off)


def _choice(casebook: Casebook, decision_id: str, options: Iterable[str]) -> str:
    decision = casebook.decision(decision_id)
    labels = listed([filled("“{}”", decision.option(one).label) for one in options], tr("or"))
    return filled(tr("{decision} is {options}"), decision=decision.title, options=labels)


def note_words(argument: Argument) -> str:
    """The editors' note on the argument."""
    return filled(tr("Note: {note}"), note=argument.note)


def facts(course: Course, argument: Argument) -> tuple[str, ...]:
    """All there is to say about an argument beside its text and its source, a sentence each."""
    casebook = course.casebook
    state = course.argument(argument.id)
    said = [*relations(casebook, argument), *premises(course, argument), *conditions(casebook, argument)]
    if argument.base_score is not None and state.strength is not None:
        pattern = tr(
            "Its wording alone gives it {base} of 1, as the editors read it;"
            " with what is said for and against it here {strength}"
        )
        said.append(filled(pattern, base=f"{argument.base_score:.2f}", strength=f"{state.strength:.2f}"))
    if argument.note:
        said.append(note_words(argument))
    return tuple(said)


def by_document(
    casebook: Casebook, views: Mapping[str, str], unheard: Collection[str] = ()
) -> tuple[str, ...]:
    """The verdict of each document.

    Args:
        casebook: Whose documents they are.
        views: The words for those that speak; the others are silent.
        unheard: Those that the reading leaves out, which are not heard.
    """

    def of(document_id: str) -> str:
        return tr("not heard") if document_id in unheard else views.get(document_id, tr("silent"))

    return tuple(filled("{}: {}", document.mark, of(document.id)) for document in casebook.documents)
