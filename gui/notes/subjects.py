"""What a note can be on, in the order in which the pane offers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.model.branches import in_order_of_time
from scenarios.model.plain import on_one_line
from scenarios.telling.language import tr

if TYPE_CHECKING:
    from scenarios.model.casebook import Casebook
    from scenarios.model.scenario import Scenario

MARK = "✎"


class Subject(Struct, frozen=True):
    """Something that has a note, or may get one.

    Attributes:
        key: A decision's or question's id; "" for the scenario.
        title: What it is called.
        group: Which kind of thing it is: decisions, outcomes, debates, or what the casebook has no place for.
    """

    key: str
    title: str
    group: str = ""


def subjects(casebook: Casebook, scenario: Scenario) -> tuple[Subject, ...]:
    """Return the scenario, every decision, every question, and what else there are notes on."""
    decisions = [Subject(one.id, one.title, tr("Decisions")) for one in in_order_of_time(casebook)]
    kinds = {"outcome": tr("Outcomes"), "debate": tr("Standing debates")}
    questions = [
        Subject(one.id, one.title, kinds[kind])
        for kind in kinds
        for one in casebook.questions
        if one.kind == kind
    ]
    known = {"", *(one.key for one in (*decisions, *questions))}
    others = [
        Subject(key, on_one_line(key), tr("Not in this casebook"))
        for key in scenario.notes
        if key not in known
    ]
    return (Subject("", tr("The whole scenario")), *decisions, *questions, *others)
