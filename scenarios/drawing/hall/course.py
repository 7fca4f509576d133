"""Of which course a hall's screen tells, where there are several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.telling.language import capital, filled, together, tr
from scenarios.telling.provisions import every_course, if_course

if TYPE_CHECKING:
    from scenarios.drawing.hall.page import Page
    from scenarios.drawing.hall.showing import Showing

MOST_LINES = 4


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
    """Write on what all outcomes rest that are shown: choices, which course it is, and its condition."""
    courses = showing.snapshot.courses
    if len(courses) == 1:
        write_course(page, capital(showing.rests_on))
        return
    course = courses[showing.course]
    pattern = tr("The leading course: {condition}")
    if course.number:
        pattern = tr("Course {number} of {count}: {condition}")
    condition = if_course(showing.snapshot, course)
    told = filled(pattern, number=course.number + 1, count=len(courses), condition=condition)
    write_course(page, capital(showing.rests_on), told)


def write_course(page: Page, *told: str) -> None:
    """Write under which conditions something is told, where there are any."""
    conditions = together(" · ", filter(None, told))
    if conditions:
        with page.keep():
            page.write(conditions, "small", "selection", most=MOST_LINES)
        page.gap(0.2)
