"""What can be done with an argument, a position, an option, a branch or a passage: for context menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from gui.widgets.offering import Deed
from scenarios.model.targets import bearing_of
from scenarios.telling.language import tr
from scenarios.telling.quoting import argument_quoted, option_quoted, verdict_quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gui.desk.session import Session

Deeds = list[Deed | None]


def of_text(session: Session, text: str) -> Deeds:
    """With whatever can be quoted: copy it with its source, put it into the notes."""
    return [
        Deed("copy", tr("Copy with its source"), lambda: QGuiApplication.clipboard().setText(text)),
        Deed("note", tr("Put into the notes"), lambda: session.put_into_notes(text)),
    ]


def of_argument(session: Session, argument_id: str) -> Deeds:
    """With an argument: put it into the notes, show it in its document, and what it bears on."""
    argument = session.casebook.argument(argument_id)
    text = argument_quoted(session.casebook, argument)
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
    ]


def of_position(session: Session, question_id: str, position_id: str, course: int) -> Deeds:
    """With a position in a course: also ask why, suppose it where its question is a hinge, write a note."""
    text = verdict_quoted(session.snapshot, course, question_id, position_id)
    deeds: Deeds = [
        *of_text(session, text),
        None,
        Deed("why", tr("Why"), lambda: session.focus_position(question_id, position_id)),
    ]
    hinge = next((one for one in session.snapshot.hinges if one.id == question_id), None)
    if hinge is not None:
        label = session.casebook.question(question_id).position(position_id).label
        if hinge.supposed == position_id:
            title = tr("Suppose it no longer")
            deeds.append(Deed("follow", title, lambda: session.suppose(question_id, None)))
        else:
            title = tr("Suppose: {position}").format(position=label)
            deeds.append(Deed("suppose", title, lambda: session.suppose(question_id, position_id)))
    return [*deeds, *_note_on(session, question_id)]


def of_option(session: Session, decision_id: str, option_id: str) -> Deeds:
    """With an option of a decision: also take it, put its decision on the map or off it, write a note."""
    decision = session.casebook.decision(decision_id)
    taken = session.snapshot.standpoint.choices[decision_id] == option_id
    arises = decision_id not in session.snapshot.not_arising
    title = tr("Take: {option}").format(option=decision.option(option_id).label)
    on_map = decision_id in session.in_play
    rest = [key for key in session.in_play if key != decision_id]
    order = [one.id for one in session.casebook.decisions]
    wanted = rest if on_map else sorted([*rest, decision_id], key=order.index)
    return [
        Deed(
            "take",
            title,
            lambda: session.choose(decision_id, option_id),
            enabled=arises and not taken,
        ),
        Deed(
            "in-play",
            tr("Take it off the map") if on_map else tr("Put it on the map"),
            lambda: session.set_in_play(wanted),
        ),
        None,
        *of_text(session, option_quoted(decision, option_id)),
        *_note_on(session, decision_id),
    ]


def of_branch(session: Session, choices: Mapping[str, str], text: str) -> Deeds:
    """With a branch of the map: take it, copy what it says."""
    shown = session.snapshot.standpoint.choices
    taken = all(shown.get(decision) == option for decision, option in choices.items())
    return [
        Deed("take", tr("Take this branch"), lambda: session.choose_branch(choices), enabled=not taken),
        None,
        *of_text(session, text),
    ]


def _note_on(session: Session, key: str) -> Deeds:
    there = key in session.scenario.notes
    title = tr("Show the note on it") if there else tr("Write a note on it")
    return [None, Deed("write", title, lambda: session.focus_note(key))]
