"""Of which course a hall's screen tells, where there are several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.telling.language import filled, tr
from scenarios.telling.provisions import every_course, if_course

if TYPE_CHECKING:
    from scenarios.drawing.hall.page import Page
    from scenarios.drawing.hall.showing import Showing


def course_told(showing: Showing) -> str:
    """Return under which condition a question stands as it is shown; nothing where it has none."""
    snapshot = showing.snapshot
    if len(snapshot.courses) == 1 or showing.side is snapshot.debates:
        return ""
    standings = {
        tuple((position.strength, position.verdict) for position in of.positions)
        for of in (snapshot.question(showing.question, one.number) for one in snapshot.courses)
    }
    alike = every_course(len(snapshot.courses)) if len(standings) == 1 else ""
    return alike or if_course(snapshot, showing.side)


def write_numbered_course(page: Page, showing: Showing) -> None:
    """Write which course it is of which all outcomes are shown, and its condition."""
    courses = showing.snapshot.courses
    if len(courses) == 1:
        return
    course = courses[showing.course]
    pattern = tr("The leading course: {condition}")
    if course.number:
        pattern = tr("Course {number} of {count}: {condition}")
    condition = if_course(showing.snapshot, course)
    write_course(page, filled(pattern, number=course.number + 1, count=len(courses), condition=condition))


def write_course(page: Page, told: str, most: int = 2) -> None:
    """Write the condition of a course, where there is one, in so many lines at most."""
    if told:
        page.write(told, "small", "selection", most=most)
        page.gap(0.2)
