"""What can be done with a thing – an argument, a position, a branch, a hinge –, for context menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from gui.widgets.offering import Deed
from scenarios.model.targets import bearing_of, parted
from scenarios.telling.language import filled, tr
from scenarios.telling.provisions import clause
from scenarios.telling.quoting import (
    argument_quoted,
    branch_quoted,
    event_quoted,
    hinge_quoted,
    option_quoted,
    verdict_quoted,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from gui.desk.session import Session
    from scenarios.model.casebook import Argument
    from scenarios.projection.branch_map import BranchEnd
    from scenarios.telling.events import DatedEvent

Deeds = list[Deed | None]

MOST_CITING = 5  # arguments that a menu offers of a passage
_LONGEST = 70  # letters of an argument in a menu


def of_text(session: Session, text: str) -> Deeds:
    """With whatever can be quoted: copy it with its source, put it into the notes."""
    return [
        Deed("copy", tr("Copy with its source"), lambda: QGuiApplication.clipboard().setText(text)),
        Deed("note", tr("Put into the notes"), lambda: session.put_into_notes(text)),
    ]


def of_argument(session: Session, argument_id: str) -> Deeds:
    """With an argument: note it, see it in its document, see what it bears on, suppose what it waits for.

    It is copied by an entry of its own, which gives its source in full.
    """
    argument = session.casebook.argument(argument_id)
    text = argument_quoted(session.casebook, argument)
    course = session.side_of_argument(argument_id)
    failing = [parted(one) for one in argument.presupposes if not course.keeps(one)]
    return [
        Deed("note", tr("Put into the notes"), lambda: session.put_into_notes(text)),
        None,
        Deed("document", tr("Show in the document"), lambda: session.ask_for_document(argument_id)),
        Deed(
            "why",
            tr("Why: what it bears on"),
            lambda: session.focus_bearing(argument_id),
            enabled=bearing_of(session.casebook, argument) is not None,
        ),
        *(_suppose(session, *one) for one in failing if _is_hinge(session, one[0])),
    ]


def of_position(session: Session, question_id: str, position_id: str, course: int) -> Deeds:
    """With a position in a course: also ask why, suppose it where its question is a hinge, write a note."""
    text = verdict_quoted(session.snapshot, course, question_id, position_id)
    deeds: Deeds = [
        *of_text(session, text),
        None,
        Deed("why", tr("Why"), lambda: session.focus_position(question_id, position_id)),
    ]
    if _is_hinge(session, question_id):
        supposed = session.snapshot.standpoint.supposed.get(question_id)
        deeds.append(
            _follow(session, question_id)
            if supposed == position_id
            else _suppose(session, question_id, position_id)
        )
    return [*deeds, *_note_on(session, question_id)]


def of_course(session: Session, question_id: str, course: int) -> Deeds:
    """With a course of the branch on show: look at it, and whatever can be done with its answer."""
    answer = session.snapshot.question(question_id, course).answer
    position = answer or session.casebook.question(question_id).positions[0].id
    here = session.course.number == course
    look = Deed("course", tr("Look at this course"), lambda: session.focus_course(course), enabled=not here)
    return [look, None, *of_position(session, question_id, position, course)]


def of_hinge(session: Session, question_id: str) -> Deeds:
    """With a hinge: quote how it is decided, ask why, suppose an answer or follow the documents."""
    hinge = next(one for one in session.snapshot.hinges if one.id == question_id)
    question = session.casebook.question(question_id)
    deeds: Deeds = [
        *of_text(session, hinge_quoted(session.snapshot, hinge)),
        None,
        Deed("why", tr("Why"), lambda: session.focus_question(question_id)),
        None,
        *(
            _suppose(session, question_id, position.id)
            for position in question.positions
            if position.id != hinge.supposed
        ),
    ]
    if hinge.supposed is not None:
        deeds.append(_follow(session, question_id))
    return [*deeds, *_note_on(session, question_id)]


def of_option(session: Session, decision_id: str, option_id: str) -> Deeds:
    """With an option of a decision: also take it, put its decision on the map or off it, write a note."""
    decision = session.casebook.decision(decision_id)
    return [
        _take(session, decision_id, option_id),
        _in_play(session, decision_id),
        None,
        *of_text(session, option_quoted(decision, option_id)),
        *_note_on(session, decision_id),
    ]


def of_decision(session: Session, decision_id: str) -> Deeds:
    """With a decision on the map: take any of its options, and whatever can be done with the one taken."""
    decision = session.casebook.decision(decision_id)
    taken = session.snapshot.standpoint.choices[decision_id]
    return [
        *(_take(session, decision_id, option.id) for option in decision.options),
        _in_play(session, decision_id),
        None,
        Deed("show", tr("Show it among the decisions"), lambda: session.focus_decision(decision_id)),
        None,
        *of_text(session, option_quoted(decision, taken)),
        *_note_on(session, decision_id),
    ]


def of_branch(session: Session, question_id: str, end: BranchEnd) -> Deeds:
    """With a branch of the map: take it, copy where it ends; of the one on show ask why."""
    shown = session.snapshot.standpoint.choices
    taken = all(shown.get(decision) == option for decision, option in end.choices.items())
    question = session.casebook.question(question_id)
    return [
        Deed("take", tr("Take this branch"), lambda: session.choose_branch(end.choices), enabled=not taken),
        Deed("why", tr("Why it ends there"), lambda: _why(session, question_id, end)),
        None,
        *of_text(session, branch_quoted(session.snapshot, question, end)),
    ]


def of_event(session: Session, event: DatedEvent) -> Deeds:
    """With an event of the chronology: quote it, and show it in the document that tells of it."""
    deeds = of_text(session, event_quoted(session.casebook, event))
    if event.document and event.lines:
        first = event.lines[0]
        show = Deed(
            "document",
            tr("Show in the document"),
            lambda: session.ask_for_passage(event.document, first, ""),
        )
        deeds += [None, show]
    return deeds


def of_passage(session: Session, document_id: str, lines: Collection[int], text: str) -> Deeds:
    """With lines of a document: quote them, and ask what the arguments that cite them bear on."""
    citing = [
        one
        for one in session.casebook.arguments
        if one.document == document_id and not set(one.lines).isdisjoint(lines)
    ]
    return [*of_text(session, text), None, *(_why_cited(session, one) for one in citing[:MOST_CITING])]


def _why_cited(session: Session, argument: Argument) -> Deed:
    words = (
        argument.text if len(argument.text) <= _LONGEST else filled("{}…", argument.text[:_LONGEST].rstrip())
    )
    return Deed(
        f"why:{argument.id}",
        filled(tr("Why: {argument}"), argument=words),
        lambda: session.focus_bearing(argument.id),
        enabled=bearing_of(session.casebook, argument) is not None,
    )


def _why(session: Session, question_id: str, end: BranchEnd) -> None:
    """Ask why a branch ends where it does; it is taken first, since only the branch on show is explained."""
    session.choose_branch(end.choices)
    session.focus_question(question_id)


def _is_hinge(session: Session, question_id: str) -> bool:
    return any(one.id == question_id for one in session.snapshot.hinges)


def _suppose(session: Session, question_id: str, position_id: str) -> Deed:
    title = filled(tr("Suppose that {clause}"), clause=clause(session.casebook, question_id, position_id))
    return Deed(f"suppose:{position_id}", title, lambda: session.suppose(question_id, position_id))


def _follow(session: Session, question_id: str) -> Deed:
    return Deed("follow", tr("Suppose it no longer"), lambda: session.suppose(question_id, None))


def _take(session: Session, decision_id: str, option_id: str) -> Deed:
    option = session.casebook.decision(decision_id).option(option_id)
    taken = session.snapshot.standpoint.choices[decision_id] == option_id
    return Deed(
        f"take:{option_id}",
        filled(tr("Take: {option}"), option=option.label),
        lambda: session.choose(decision_id, option_id),
        enabled=not taken and decision_id not in session.snapshot.not_arising,
    )


def _in_play(session: Session, decision_id: str) -> Deed:
    on_map = decision_id in session.in_play
    rest = [key for key in session.in_play if key != decision_id]
    order = [one.id for one in session.casebook.decisions]
    wanted = rest if on_map else sorted([*rest, decision_id], key=order.index)
    title = tr("Take it off the map") if on_map else tr("Put it on the map")
    return Deed("in-play", title, lambda: session.set_in_play(wanted))


def _note_on(session: Session, key: str) -> Deeds:
    there = key in session.scenario.notes
    title = tr("Show the note on it") if there else tr("Write a note on it")
    return [None, Deed("write", title, lambda: session.focus_note(key))]
