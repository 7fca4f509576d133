"""What the program tells of a snapshot, in the shape in which `dump.js` has it from the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scenarios.explaining.reasons import Reason, reasons, under
from scenarios.telling.arguments import facts, source
from scenarios.telling.changes import change_words, in_history, outcome_change, voice_words
from scenarios.telling.conditions import spoke_while, would_apply
from scenarios.telling.hinges import arises_only, decided_words, follow_words, only_in
from scenarios.telling.provisions import course_words, fold_words, supposing
from scenarios.telling.readings import credence_in_words
from scenarios.telling.statuses import answer_words, standing_between, standing_words

if TYPE_CHECKING:
    from scenarios.model.casebook import Question
    from scenarios.projection.branch_map import BranchEnd
    from scenarios.projection.course import Course
    from scenarios.projection.snapshot import Snapshot


def told(snapshot: Snapshot) -> dict[str, Any]:
    """Return hinges, folds, changes, reasons, arguments and the map, with what is said of each."""
    casebook, courses = snapshot.casebook, snapshot.courses
    asked = casebook.questions
    return {
        "reading": credence_in_words(casebook, snapshot.standpoint.reading),
        "supposing": supposing(snapshot),
        "courses": [course_words(snapshot, course) for course in courses],
        "arises_only": [arises_only(snapshot, decision.id) for decision in casebook.decisions],
        "hinges": [
            {
                "id": hinge.id,
                "decided": hinge.decided.value,
                "courses": list(hinge.courses),
                "answers": list(hinge.answers),
                "supposed": hinge.supposed,
                "idle": hinge.idle,
                "turns": hinge in snapshot.turns_on,
                "words": decided_words(snapshot, hinge),
                "only": only_in(snapshot, hinge),
                "follow": follow_words(hinge),
            }
            for hinge in snapshot.hinges
        ],
        "counts": {kind.value: count for kind, count in snapshot.compared.counts.items()},
        "changes": [
            {
                "question": change.question,
                "kind": change.kind.value,
                "courses": list(change.courses),
                "silent": list(change.silent),
                "words": outcome_change(change),
                "each": [
                    change_words(snapshot.compared.kind_in(change.question, course.number))
                    for course in courses
                ],
                "history": in_history(snapshot, change.question),
            }
            for change in snapshot.compared.outcomes.values()
        ],
        "folds": [
            [
                {
                    "courses": list(fold.courses),
                    "provisions": [[one.hinge, list(one.positions)] for one in fold.provisions],
                    "words": fold_words(casebook, fold, len(courses)),
                    "standing": standing_between(
                        [snapshot.question(question.id, one) for one in fold.courses]
                    ),
                }
                for fold in snapshot.folds(question.id)
            ]
            for question in asked
        ],
        "standing": [[_standing(snapshot, course, question) for question in asked] for course in courses],
        "reasons": [[_reasons(snapshot, course, question) for question in asked] for course in courses],
        "arguments": [
            [
                {
                    "source": source(casebook, argument),
                    "facts": list(facts(course, argument)),
                    "voice": voice_words(snapshot.compared.voice(argument.id, course.number)),
                    "under": [_reason(course, reason) for reason in under(course, argument.id)],
                }
                for argument in casebook.arguments
            ]
            for course in courses
        ],
        "maps": [_map(snapshot, question) for question in asked],
    }


def _standing(snapshot: Snapshot, course: Course, question: Question) -> dict[str, Any]:
    side = snapshot.side_of(question.id, course.number)
    standing = side.question(question.id)
    return {
        "answer": standing.answer,
        "tied": standing.leading_tied,
        "speaking": list(standing.speaking),
        "words": answer_words(standing),
        "positions": [standing_words(standing, position) for position in standing.positions],
        "unsaid": list(side.unsaid(question.id)),
    }


def _reasons(snapshot: Snapshot, course: Course, question: Question) -> list[list[dict[str, Any]]]:
    side = snapshot.side_of(question.id, course.number)
    return [
        [_reason(side, reason) for reason in reasons(side, question.id, position.id)]
        for position in question.positions
    ]


def _reason(course: Course, reason: Reason) -> dict[str, Any]:
    return {
        "argument": reason.argument,
        "signed": reason.signed,
        "interval": list(reason.interval),
        "direct": reason.direct,
        "on": reason.on,
        "dormant": reason.dormant,
        "would_apply": would_apply(course.casebook, reason.waiting_for),
        "spoke_while": spoke_while(course.casebook, reason.waiting_for),
    }


def _map(snapshot: Snapshot, question: Question) -> dict[str, Any]:
    found = snapshot.map(question.id)
    return {
        "lanes": list(found.lanes),
        "folded": found.folded,
        "counts": [found.counts[lane] for lane in found.lanes],
        "ends": [_end(snapshot, question, end) for end in found.ends],
    }


def _end(snapshot: Snapshot, question: Question, end: BranchEnd) -> dict[str, Any]:
    from scenarios.telling.branches import branch_sentences

    return {
        "choices": dict(end.choices),
        "leaves": [[decision, option] for decision, option, _ in end.leaves],
        "history": end.is_history,
        "shown": end.is_shown,
        "sentence": branch_sentences(snapshot.casebook, question, end, yours=end.is_shown)[0],
        "ends": [
            {
                "lane": course.lane,
                "status": course.status.value,
                "strength": course.strength,
                "tied": course.leading_tied,
                "courses": list(course.courses),
            }
            for course in end.ends
        ],
    }
