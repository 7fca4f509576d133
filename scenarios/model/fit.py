"""What of a scenario still fits a casebook that may have changed since.

What does not fit stays in the scenario and is saved with it: the casebook's next edition may bring it back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.model.faults import visible
from scenarios.model.reading import DEFAULT_SEMANTICS, SEMANTICS_KEYS, Reading
from scenarios.model.targets import presupposed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scenarios.model.casebook import Casebook
    from scenarios.model.scenario import Scenario

MOST_IN_PLAY = 4
MOST_EVER_IN_PLAY = 30  # whoever asks for more; nobody could read a map of them
MOST_NOTICES = 200  # told of one scenario; nobody would read more


class Fit(Struct, frozen=True):
    """The part of a scenario that a casebook has a place for.

    Attributes:
        choices: Choices of decisions and options that exist.
        supposed: Suppositions on hinges and positions that exist.
        reading: The reading, without documents and voices that do not exist.
        in_play: The decisions in play that exist; the casebook's headline decisions where none was set.
        notices: A sentence for each thing left aside.
    """

    choices: Mapping[str, str]
    supposed: Mapping[str, str]
    reading: Reading
    in_play: tuple[str, ...]
    notices: tuple[str, ...]


def fit(casebook: Casebook, scenario: Scenario) -> Fit:
    """Take from the scenario what the casebook has a place for.

    Args:
        casebook: The casebook to project with.
        scenario: The scenario, perhaps made with another edition of it.

    Returns:
        What fits, and what does not in plain sentences.
    """
    notices: list[str] = []
    options = {decision.id: {option.id for option in decision.options} for decision in casebook.decisions}
    choices: dict[str, str] = {}
    for decision, option in scenario.choices.items():
        if decision not in options:
            notices.append(
                f"The casebook has no decision {_named(decision)}; the choice {_named(option)} is left aside."
            )
        elif option not in options[decision]:
            title = casebook.decision(decision).title
            notices.append(f"{_named(title)} has no option {_named(option)}; it goes as it happened.")
        else:
            choices[decision] = option
    supposed = _supposed(casebook, scenario, notices)
    reading = _reading(casebook, scenario, notices)
    in_play = _in_play(casebook, scenario, notices)
    notices += _homeless_notes(casebook, scenario)
    return Fit(choices, supposed, reading, in_play, _bounded(notices))


def _supposed(casebook: Casebook, scenario: Scenario, notices: list[str]) -> dict[str, str]:
    hinges = presupposed(casebook)
    questions = {question.id: question for question in casebook.questions}
    supposed: dict[str, str] = {}
    for hinge, position in scenario.supposed.items():
        if hinge not in questions:
            notices.append(
                f"The casebook has no question {_named(hinge)}; what is supposed on it is left aside."
            )
        elif hinge not in hinges:
            notices.append(
                f"Nothing turns on {_named(questions[hinge].title)} any more; what is supposed on it is left"
                " aside."
            )
        elif position not in {one.id for one in questions[hinge].positions}:
            notices.append(
                f"{_named(questions[hinge].title)} has no position {_named(position)}; supposing it is left"
                " aside."
            )
        else:
            supposed[hinge] = position
    return supposed


def default_in_play(casebook: Casebook) -> tuple[str, ...]:
    """The headline decisions, at most four: the branches of that many can all be drawn."""
    return tuple(decision.id for decision in casebook.decisions if decision.headline)[:MOST_IN_PLAY]


def _reading(casebook: Casebook, scenario: Scenario, notices: list[str]) -> Reading:
    documents = {document.id for document in casebook.documents}
    voices = {voice.id for voice in casebook.voices}
    notices.extend(
        f"The casebook has no document {_named(document)}; the credence given to it is left aside."
        for document in scenario.credence
        if document not in documents
    )
    notices.extend(
        f"The casebook has no voice {_named(voice)}; muting it is left aside."
        for voice in scenario.muted
        if voice not in voices
    )
    semantics = scenario.semantics
    if semantics not in SEMANTICS_KEYS:
        notices.append(
            f"The semantics {_named(semantics)} are not known here; “{DEFAULT_SEMANTICS}” are used."
        )
        semantics = DEFAULT_SEMANTICS
    return Reading(
        credence={key: value for key, value in scenario.credence.items() if key in documents},
        muted=frozenset(voice for voice in scenario.muted if voice in voices),
        semantics=semantics,
        without_inferences=scenario.without_inferences,
    )


def _in_play(casebook: Casebook, scenario: Scenario, notices: list[str]) -> tuple[str, ...]:
    decisions = {decision.id for decision in casebook.decisions}
    notices.extend(
        f"The casebook has no decision {_named(decision)} to put in play."
        for decision in scenario.in_play
        if decision not in decisions
    )
    known = tuple(dict.fromkeys(key for key in scenario.in_play if key in decisions))
    if len(known) > MOST_EVER_IN_PLAY:
        notices.append(
            f"Of {len(known)} decisions in play the first {MOST_EVER_IN_PLAY} are shown on the map."
        )
    return known[:MOST_EVER_IN_PLAY] or default_in_play(casebook)


def _homeless_notes(casebook: Casebook, scenario: Scenario) -> list[str]:
    known = {"", *(decision.id for decision in casebook.decisions)}
    known.update(question.id for question in casebook.questions)
    return [
        f"The casebook has no decision or question {_named(key)}; the note on it stands last among the notes."
        for key in scenario.notes
        if key not in known
    ]


def _named(name: str) -> str:
    return f"“{visible(name)}”"


def _bounded(notices: list[str]) -> tuple[str, ...]:
    more = len(notices) - MOST_NOTICES
    return (*notices[:MOST_NOTICES], f"… and {more:,} more of the kind.") if more > 0 else tuple(notices)
