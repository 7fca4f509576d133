"""A lecture made ready from the casebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.model.fit import Fit, default_in_play, fit
from scenarios.model.lecture import Step, View
from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint
from scenarios.projection.comparing import Change
from scenarios.telling.changes import counted_changes
from scenarios.telling.hinges import turns_on
from scenarios.telling.language import filled, together, tr
from scenarios.telling.provisions import clause

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scenarios.model.casebook import Casebook
    from scenarios.model.scenario import Scenario
    from scenarios.projection.snapshot import Projector, Snapshot


def ready_made(projector: Projector, scenario: Scenario, reading: Reading) -> tuple[Step, ...]:
    """Return a lecture drawn from the casebook and from the user's own departures.

    For each headline decision the hall is asked about the outcome that the departure changes and on which
    most documents speak; then it sees their answer, what the branch turns on, what else changes, and why.
    Last come the user's own departures together, where they are several, and with what the user supposes.

    Args:
        projector: Of the casebook.
        scenario: The user's choices are taken where they depart from history, and what is supposed in it.
        reading: How the documents are taken.
    """
    casebook = projector.casebook
    steps = [_opening(casebook, reading)]
    own = {
        decision.id: option
        for decision in casebook.decisions
        if (option := scenario.choices.get(decision.id, decision.actual.id)) != decision.actual.id
        and option in {one.id for one in decision.options}
    }
    for decision in casebook.decisions:
        if decision.headline:
            other = next(option.id for option in decision.options if option.id != decision.actual.id)
            steps += _asked(projector, {decision.id: own.get(decision.id, other)}, reading)
    single = [decision for decision in own if not casebook.decision(decision).headline]
    for decision_id in single:
        steps += _asked(projector, {decision_id: own[decision_id]}, reading)
    if len(own) > 1:
        steps += _asked(projector, own, reading)
    supposed = fit(casebook, scenario).supposed
    if supposed:
        steps += _asked(projector, own, reading, supposed)
    return tuple(steps)


def with_ready_made(steps: tuple[Step, ...], made: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return a lecture with those of some ready-made steps added that it does not have yet."""
    return (*steps, *(step for step in made if step not in steps))


def _opening(casebook: Casebook, reading: Reading) -> Step:
    marks = "\n".join(filled("{}  {}", document.mark, document.title) for document in casebook.documents)
    return Step.of(
        _fit(casebook, {}, reading),
        View.SLIDE,
        heading=casebook.title,
        text=tr(
            "Had a decision gone the other way, how far do the documents' own arguments carry each outcome?"
        )
        + f"\n{marks}",
        notes=tr("Strengths say how strong the documents' case is. They are not chances."),
    )


def _asked(
    projector: Projector,
    choices: Mapping[str, str],
    reading: Reading,
    supposed: Mapping[str, str] | None = None,
) -> Iterator[Step]:
    casebook = projector.casebook
    snapshot = projector(Standpoint.of(casebook, dict(choices), supposed, reading))
    question = _telling_question(snapshot)
    if not (snapshot.departures or supposed) or question is None:
        return
    fitting = _fit(casebook, choices, reading, supposed)
    taken = together("; ", (casebook.decision(key).option(option).label for key, option in choices.items()))
    title = casebook.question(question).title
    counts = [counted_changes(kind, count) for kind, count in snapshot.compared.counts.items() if count]
    yield Step.of(
        fitting,
        View.OUTCOME,
        question,
        # What is only supposed is marked on every step; a heading is then made of what is shown.
        heading=filled(tr("If “{options}”: {title}"), options=taken, title=title) if taken else "",
        notes=tr(
            "Ask the hall first, count hands (C), let them discuss. The next key shows the documents' case."
        ),
        asks=True,
    )
    left_open = [hinge for hinge in snapshot.turns_on if hinge.supposed is None]
    opened = [hinge for hinge in left_open if hinge.id != question] or left_open
    if opened:
        hinge = casebook.question(opened[0].id)
        yield Step.of(
            fitting,
            View.MAP,
            hinge.id,
            heading=turns_on(hinge.title),
            notes="\n".join(
                filled(tr("Or suppose that {clause}."), clause=clause(casebook, hinge.id, position.id))
                for position in hinge.positions
            ),
        )
    yield Step.of(
        fitting,
        View.CHANGES,
        question,
        heading=filled(tr("What changes: {option}"), option=taken) if taken else "",
        notes=together(" · ", counts),
    )
    number = next(
        course.number for course in snapshot.courses
        if snapshot.compared.kind_in(question, course.number) is Change.OTHERWISE
    )  # fmt: skip
    yield Step.of(
        fitting,
        View.WHY,
        question,
        holds=snapshot.courses[number].holds if number else None,
        heading=filled(tr("Why? {question}"), question=title),
    )


def _telling_question(snapshot: Snapshot) -> str | None:
    """The outcome to ask about: one that leads otherwise, on which most documents speak."""
    changed = [one for one in snapshot.compared.outcomes.values() if one.kind is Change.OTHERWISE]
    hinges = set(snapshot.engine.hinges)

    def worth(question_id: str, course: int) -> tuple[bool, int]:
        return question_id not in hinges, len(snapshot.question(question_id, course).speaking)

    best = max(changed, key=lambda one: worth(one.question, one.courses[0]), default=None)
    return None if best is None else best.question


def _fit(
    casebook: Casebook,
    choices: Mapping[str, str],
    reading: Reading,
    supposed: Mapping[str, str] | None = None,
) -> Fit:
    return Fit(dict(choices), dict(supposed or {}), reading, default_in_play(casebook), ())
