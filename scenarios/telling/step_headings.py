"""What a step of a lecture is called: in a list, and above what the hall sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.model.lecture import View
from scenarios.model.plain import on_one_line
from scenarios.telling.language import filled, listed, one_line, together, tr
from scenarios.telling.provisions import clause

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scenarios.model.casebook import Casebook
    from scenarios.model.lecture import Step
    from scenarios.model.standpoint import Standpoint
    from scenarios.projection.snapshot import Snapshot

MOST_CHOICES = 2  # are named beside a heading
_UNCONDITIONAL = (View.MAP, View.OUTCOMES, View.WHY)
"""Views whose own heading seldom says what was set otherwise."""


def view_words(view: View) -> str:
    """Return what a view is called."""
    return {
        View.MAP: tr("Branch map"),
        View.OUTCOME: tr("One outcome"),
        View.OUTCOMES: tr("All outcomes"),
        View.WHY: tr("Why"),
        View.CHANGES: tr("Comparison with history"),
        View.SLIDE: tr("Text"),
    }[view]


def step_heading(casebook: Casebook, step: Step) -> str:
    """Return what a step is called in a list, never nothing: its own heading or one made of what it shows.

    Where that does not say what the step has set otherwise, it is told behind it: several steps of a lecture
    ask why of one question.
    """
    if step.is_unread:
        return tr("A step that cannot be read")
    if step.view is View.SLIDE:
        begun = next((line for line in step.text.splitlines() if line.strip()), "")
        return on_one_line(step.heading) or on_one_line(begun) or view_words(step.view)
    options = [
        option.label
        for decision in casebook.decisions
        for option in decision.options
        if option.id == step.choices.get(decision.id) and not option.actual
    ]
    heading = on_one_line(step.heading) or _made(casebook, step, options)
    if step.view not in _UNCONDITIONAL:
        return heading
    set_otherwise = together("; ", (if_options(options, heading), _supposed(casebook, step)))
    return (
        filled(tr("{heading} ({set_otherwise})"), heading=heading, set_otherwise=set_otherwise)
        if set_otherwise
        else heading
    )


def if_options(options: Iterable[str], heading: str) -> str:
    """Return on which choices something rests: `if “Trotsky accepts”`; nothing where the heading has all.

    Args:
        options: The labels of what was chosen otherwise.
        heading: What stands above.
    """
    labels = [one_line(option) for option in options]
    if all(label in heading for label in labels):
        return ""
    told = together("; ", labels[:MOST_CHOICES])
    more = len(labels) - MOST_CHOICES
    if more > 0:
        told = filled(tr("{options} and {count} more"), options=told, count=more)
    return filled(tr("if “{options}”"), options=told)


def _supposed(casebook: Casebook, step: Step) -> str:
    """What a step supposes, of what the casebook has."""
    known = {question.id: {one.id for one in question.positions} for question in casebook.questions}
    clauses = [
        clause(casebook, hinge, position)
        for hinge, position in step.supposed.items()
        if position in known.get(hinge, ())
    ]
    return filled(tr("supposed: {clause}"), clause=listed(clauses)) if clauses else ""


def hall_heading(
    snapshot: Snapshot, step: Step, question: str = "", planned: Standpoint | None = None
) -> str:
    """Return what stands above a step before a hall; nothing above a text without a heading.

    Args:
        snapshot: What is shown.
        step: The step.
        question: The question that is shown; the step's own unless said.
        planned: What the step has set, where something was set otherwise: its own heading may then say what
            is no longer so, and one made of what is shown stands in its place.
    """
    casebook, live = snapshot.casebook, snapshot.standpoint
    is_as_planned = planned is None or planned == live
    if step.view is View.SLIDE or (step.heading.strip() and is_as_planned):
        return on_one_line(step.heading) if not step.is_unread else step_heading(casebook, step)
    choices = live.choices
    departures = (casebook.decision(key).option(choices[key]).label for key in snapshot.departures)
    return _made(casebook, step, departures, question)


def _made(casebook: Casebook, step: Step, set_otherwise: Iterable[str], question: str = "") -> str:
    known = {question.id: question.title for question in casebook.questions}
    title = one_line(known.get(question or step.question, ""))
    options = together("; ", map(one_line, set_otherwise))
    if step.view in (View.MAP, View.OUTCOME, View.WHY) and not title:
        return view_words(step.view)
    if step.view is View.MAP:
        return title
    patterns = {
        View.OUTCOME: (title, tr("If “{options}”: {title}")),
        View.WHY: (filled(tr("Why? {title}"), title=title), tr("Why, if “{options}”? {title}")),
        View.CHANGES: (view_words(View.CHANGES), tr("What changes, if “{options}”")),
        View.OUTCOMES: (view_words(View.OUTCOMES), tr("All outcomes, if “{options}”")),
    }
    plain, conditional = patterns[step.view]
    return filled(conditional, options=options, title=title) if options else plain
