"""Courses in words: what is provided in them, and in how many of them something is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.telling.language import filled, listed, one_line, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scenarios.model.casebook import Casebook
    from scenarios.projection.course import Course
    from scenarios.projection.folding import Fold, Provision
    from scenarios.projection.snapshot import Snapshot


def clause(casebook: Casebook, question_id: str, position_id: str | None) -> str:
    """Return what holds so that it can follow "if": `Stalin keeps the post`."""
    question = casebook.question(question_id)
    if position_id is None:
        return filled(tr("nobody says: {question}"), question=one_line(question.title))
    position = question.position(position_id)
    return one_line(position.clause) or filled(
        tr("{question} {position}"), question=one_line(question.title), position=one_line(position.label)
    )


def you_suppose(casebook: Casebook, question_id: str, position_id: str | None) -> str:
    """Return what is supposed of a hinge, in the middle of a sentence: `you suppose that Trotsky leads`."""
    return filled(tr("you suppose that {clause}"), clause=clause(casebook, question_id, position_id))


def provision_words(casebook: Casebook, provision: Provision) -> str:
    """Return a provision as it follows "if"."""
    parts = [clause(casebook, provision.hinge, position) for position in provision.positions]
    return listed(parts, tr("or"))


def fold_words(casebook: Casebook, fold: Fold, courses: int) -> str:
    """Return of which courses a line is told: `if Stalin keeps the post`, `either way`, or nothing.

    Args:
        casebook: The casebook.
        fold: The courses.
        courses: How many courses the branch has in all.
    """
    if not fold.provisions:
        return every_course(courses)
    parts = [provision_words(casebook, provision) for provision in fold.provisions]
    return filled(tr("if {clauses}"), clauses=listed(parts))


def every_course(courses: int) -> str:
    """Return that something is so in every course: `either way`; nothing where there is one."""
    return "" if courses == 1 else tr("either way") if courses == 2 else tr("in every course")


def if_course(snapshot: Snapshot, course: Course) -> str:
    """Return a course as a condition: `if his rivals win the fight and Trotsky leads`."""
    if any(
        course.holds[hinge] is not None and len({one.holds[hinge] for one in snapshot.courses}) > 1
        for hinge in snapshot.engine.hinges
    ):
        return filled(tr("if {clauses}"), clauses=course_words(snapshot, course))
    return course_words(snapshot, course)


def course_words(snapshot: Snapshot, course: Course) -> str:
    """Return a course by its answers at the hinges at which the branch's courses part."""
    parting = [
        hinge for hinge in snapshot.engine.hinges if len({one.holds[hinge] for one in snapshot.courses}) > 1
    ]
    held = [hinge for hinge in parting if course.holds[hinge] is not None]
    parts = [clause(snapshot.casebook, hinge, course.holds[hinge]) for hinge in held]
    return listed(parts) or tr("the documents leave it open")


def supposing(snapshot: Snapshot) -> str:
    """Return what the user supposes: `supposing that Trotsky leads`.

    Nothing where nothing is supposed, or all that is supposed changes nothing.
    """
    idle = {hinge.id for hinge in snapshot.hinges if hinge.idle}
    parts = [
        clause(snapshot.casebook, hinge, position)
        for hinge, position in snapshot.standpoint.supposed.items()
        if hinge not in idle
    ]
    return filled(tr("supposing that {clauses}"), clauses=listed(parts)) if parts else ""


def counted_courses(numbers: Sequence[int], of: int) -> str:
    """Return in how many courses something is so: `in 2 of 5 courses`; nothing where there is one course."""
    if of == 1:
        return ""
    if len(numbers) == of:
        return tr("either way") if of == 2 else filled(tr("in all {of} courses"), of=of)
    return filled(tr("in {count} of {of} courses"), count=len(numbers), of=of)


def numbered_courses(numbers: Sequence[int]) -> str:
    """Return courses by their numbers, counted from 1 as in Why: `course 2`, `courses 1, 3–5`."""
    told = in_runs(number + 1 for number in numbers)
    return filled(tr("course {numbers}") if len(numbers) == 1 else tr("courses {numbers}"), numbers=told)


def in_runs(numbers: Iterable[int]) -> str:
    """Return numbers with those that follow one another in one: `1, 3–5`."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
