"""An argument put into the words that stand on the screen; it must know neither Qt nor any weight.

Everything about an argument that a reader may ask for is said here once: where it stands in the document, how
firmly it is put there, what it bears on, what it takes for granted, and where it applies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.projection.projection import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scenarios.model.casebook import Argument, Casebook
    from scenarios.projection.projection import Projection


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


def firmness(argument: Argument) -> str:
    """How firmly the document puts it, with the document's own few words where they are given."""
    said = argument.certainty.words if argument.certainty is not None else ""
    cue = f"“{argument.cue}”" if argument.cue else ""
    return ": ".join(part for part in (said, cue) if part)


def source(casebook: Casebook, argument: Argument) -> str:
    """Who says it, where, and how firmly, in one line."""
    parts = (casebook.voice(argument.voice).name, citation(argument), firmness(argument))
    return " · ".join(part for part in parts if part)


def target(casebook: Casebook, reference: str) -> str:
    """What an argument bears on, named for a reader."""
    if "/" in reference:
        question_id, position_id = reference.split("/", 1)
        question = casebook.question(question_id)
        return f"“{question.position(position_id).label}” ({question.title})"
    other = casebook.argument(reference)
    return f"“{other.text}” ({casebook.voice(other.voice).name})"


def relations(casebook: Casebook, argument: Argument) -> tuple[str, ...]:
    """What the argument supports and attacks, a sentence each."""
    supports = (f"Supports {target(casebook, one)}" for one in argument.supports)
    attacks = (f"Attacks {target(casebook, one)}" for one in argument.attacks)
    return (*supports, *attacks)


def premises(projection: Projection, argument: Argument) -> tuple[str, ...]:
    """What the argument takes for granted, and how that stands in this branch."""
    casebook = projection.casebook
    return tuple(
        f"Takes for granted {target(casebook, one)}: {_standing(projection, argument, one)}"
        for one in argument.presupposes
    )


def _standing(projection: Projection, argument: Argument, reference: str) -> str:
    question_id, position_id = reference.split("/", 1)
    question = projection.question(question_id)
    position = question.position(position_id)
    if question.status in (Status.FACT, Status.ESTABLISHED):
        return "so it is in this branch" if question.leading == position_id else "not so in this branch"
    own = position.by_document.get(argument.document)
    if own is None and question.status == Status.SILENT:
        return "the documents do not say"
    value = own if own is not None else position.strength
    if value is None or value <= 0.0:
        return "not argued in this branch"
    return "argued in this branch" if value >= 0.5 else "argued against in this branch"


def conditions(casebook: Casebook, argument: Argument) -> tuple[str, ...]:
    """In which branches the argument applies, a sentence a condition."""
    only = (f"Applies only if {_choice(casebook, key, options)}" for key, options in argument.when.items())
    off = (f"Does not apply if {_choice(casebook, key, options)}" for key, options in argument.unless.items())
    return (*only, *off)


def _choice(casebook: Casebook, decision_id: str, options: Iterable[str]) -> str:
    decision = casebook.decision(decision_id)
    labels = " or ".join(f"“{decision.option(one).label}”" for one in options)
    return f"{decision.title} is {labels}"


def facts(projection: Projection, argument: Argument) -> tuple[str, ...]:
    """All there is to say about an argument beside its text and its source, a sentence each."""
    casebook = projection.casebook
    state = projection.argument(argument.id)
    said = [*relations(casebook, argument), *premises(projection, argument), *conditions(casebook, argument)]
    if argument.base_score is not None and state.strength is not None:
        weight = f"Base score {argument.base_score:.2f} (the editors' reading of the wording)"
        said.append(f"{weight}; strength in this branch {state.strength:.2f}")
    if argument.note:
        said.append(f"Note: {argument.note}")
    return tuple(said)


def by_document(casebook: Casebook, views: Mapping[str, str]) -> str:
    """The verdict of each document, side by side; ``views`` holds the words for those that speak."""
    said = (f"{document.mark}: {views.get(document.id, 'silent')}" for document in casebook.documents)
    # A line may break between two documents, and nowhere within what one says.
    return "   ".join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in said)
