"""What is to be exported: a snapshot with all that a file says beside it, as one value.

This module owns the request that every format reads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct, field
from msgspec.structs import fields, force_setattr

from scenarios.model.plain import on_one_line, shown
from scenarios.projection.comparing import Change

if TYPE_CHECKING:
    import datetime as dt

    from scenarios.exports.pixels import Painter
    from scenarios.model.casebook import Casebook
    from scenarios.model.scenario import CasebookReference
    from scenarios.projection.course import Course
    from scenarios.projection.snapshot import Snapshot


class ExportError(Exception):
    """Something cannot be put into a format; the message is one sentence without its full stop."""


class Options(Struct, frozen=True):
    """How a file is to be made. A kind says which of these it heeds; the others it leaves alone.

    Attributes:
        page: The size of paper, `a4` or `letter`.
        scale: How large a picture of pixels is drawn; 1 is 96 pixels an inch.
        width: Its width in pixels, in place of a scale; None where the scale decides.
        transparent: Whether it has no ground of its own.
        dark: Whether it is drawn in the dark theme.
        branches: `shown` for the branch on show, `in-play` for every branch of the decisions in play.
        question: The question of a picture or a table; None for the first that the branch changes.
        position: The position of a picture of arguments; None for the one that the course takes.
        course: The number of the course; 0 for the leading one.
        notes: Whether a handout has the lecturer's notes.
    """

    page: Literal["a4", "letter"] = "a4"
    scale: float = 1.0
    width: int | None = None
    transparent: bool = False
    dark: bool = False
    branches: Literal["shown", "in-play"] = "shown"
    question: str | None = None
    position: str | None = None
    course: int = 0
    notes: bool = False


DEFAULTS = Options()
OPTIONS = tuple(option.name for option in fields(Options))


class Request(Struct, frozen=True, eq=False):
    """What to export.

    Attributes:
        snapshot: What the documents make of the standpoint; its engine and its standpoint lie in it.
        casebook: The casebook as a scenario refers to it: id, revision and digest.
        in_play: The decisions in play.
        date: The day that the file names as its own.
        title: What the scenario is called; "" where it has no name.
        author: Who made it; "" where nobody is named.
        notes: Notes by decision or question; "" is the note on the whole.
        lecture: The steps of its lecture, as they are written.
        options: How to make the file.
        painter: Who draws pixels; None where nobody does.
        casebook_text: The casebook's own text, where not everybody who has the program has it; else None.
    """

    snapshot: Snapshot
    casebook: CasebookReference
    in_play: tuple[str, ...]
    date: dt.date
    title: str = ""
    author: str = ""
    notes: Mapping[str, str] = field(default_factory=dict)
    lecture: Sequence[Mapping[str, Any]] = ()
    options: Options = DEFAULTS
    painter: Painter | None = None
    casebook_text: str | None = None

    def __post_init__(self) -> None:
        # A scenario may come from anywhere: what turns a line about, or is no text, is written out.
        force_setattr(self, "title", on_one_line(self.title))
        force_setattr(self, "author", on_one_line(self.author))
        notes = {key: shown(note) for key, note in self.notes.items()}
        force_setattr(self, "notes", MappingProxyType(notes))

    @property
    def book(self) -> Casebook:
        """The casebook itself."""
        return self.snapshot.casebook

    @property
    def course(self) -> Course:
        """The course asked for.

        Raises:
            ExportError: The branch has no such course.
        """
        courses = self.snapshot.courses
        if not 0 <= self.options.course < len(courses):
            raise ExportError(
                f"there is no course {self.options.course + 1}; the branch has {len(courses)}"
                f"{' course' if len(courses) == 1 else ' courses'}"
            )
        return courses[self.options.course]

    @property
    def question(self) -> str:
        """The id of the question asked for, or of the first outcome that the branch changes.

        Raises:
            ExportError: The casebook has no questions.
        """
        if self.options.question is not None:
            return self.options.question
        changes = self.snapshot.compared.outcomes
        changed = (one.question for one in changes.values() if one.kind is not Change.SAME)
        every = (question.id for question in self.book.questions)
        found = next(changed, None) or next(iter(changes), None) or next(every, None)
        if found is None:
            raise ExportError("the casebook has no question yet, so there is nothing to draw")
        return found
