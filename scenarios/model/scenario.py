"""The scenario a user makes and saves: choices, reading, notes, lecture.

A scenario is never changed in place: every ``with_…`` gives a new one. Keys that this version of the program
does not know are kept, so that a file written by a later one loses nothing on its way through.

History of the format: 1, the first; 2, with what is supposed at hinges; 3, with a reading that leaves out the
editors' inferences.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from scenarios.model.reading import DEFAULT_SEMANTICS, Reading
from scenarios.model.refusals import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scenarios.model.casebook import Casebook

FORMAT = "otherwise/scenario"
VERSION = 3

LONGEST_TITLE = 1_000
LONGEST_NOTE = 200_000
LONGEST_ID = 200
MOST_ENTRIES = 10_000  # of each of its lists and tables


def _credence(value: float) -> float:
    if not 0.0 <= value <= 1.0:
        refuse(f"{value} is no credence", "Give a number from 0 to 1")
    return value


Identifier = Annotated[str, Field(max_length=LONGEST_ID)]
Credence = Annotated[float, AfterValidator(_credence), Field(json_schema_extra={"minimum": 0, "maximum": 1})]
Note = Annotated[str, Field(max_length=LONGEST_NOTE)]

_LIST = Field(strict=False, max_length=MOST_ENTRIES)  # JSON has lists where a model has tuples
_FROZEN = ConfigDict(frozen=True, extra="allow", strict=True)


class CasebookReference(BaseModel):
    """Which casebook a scenario is about, and exactly which edition of it."""

    model_config = _FROZEN

    id: Identifier
    revision: Annotated[str, Field(max_length=LONGEST_ID)] = ""
    sha256: Annotated[str, Field(max_length=64)] = ""


class Scenario(BaseModel):
    """One scenario, as it is saved.

    Attributes:
        format: Always ``otherwise/scenario``.
        version: The version of the format.
        casebook: The casebook it refers to.
        title: What its author calls it; empty until it is named.
        author: Who made it.
        created: When it was made, ISO 8601 in UTC.
        modified: When it was last saved.
        choices: An option for a decision; a decision left out goes as it happened.
        supposed: A position for a hinge, which the user takes as given.
        credence: How much credence each document gets; 1 where left out.
        muted: Voices that are not heard.
        semantics: How strengths are computed.
        without_inferences: Whether arguments whose step is the editors' are left out.
        in_play: Decisions whose branches are all drawn; empty for the casebook's headline decisions.
        notes: Notes by decision or question; ``""`` is the note on the whole scenario.
        lecture: The steps of a lecture.
        casebook_text: The casebook itself, when the scenario carries it.
    """

    model_config = _FROZEN

    format: Literal["otherwise/scenario"] = "otherwise/scenario"
    version: Literal[3] = 3
    casebook: CasebookReference
    title: Annotated[str, Field(max_length=LONGEST_TITLE)] = ""
    author: Annotated[str, Field(max_length=LONGEST_TITLE)] = ""
    created: Annotated[str, Field(max_length=LONGEST_ID)] = ""
    modified: Annotated[str, Field(max_length=LONGEST_ID)] = ""
    choices: dict[Identifier, Identifier] = Field(default_factory=dict, max_length=MOST_ENTRIES)
    supposed: dict[Identifier, Identifier] = Field(default_factory=dict, max_length=MOST_ENTRIES)
    credence: dict[Identifier, Credence] = Field(default_factory=dict, max_length=MOST_ENTRIES)
    muted: Annotated[tuple[Identifier, ...], _LIST] = ()
    semantics: Identifier = DEFAULT_SEMANTICS
    without_inferences: bool = False
    in_play: Annotated[tuple[Identifier, ...], _LIST] = ()
    notes: dict[Identifier, Note] = Field(default_factory=dict, max_length=MOST_ENTRIES)
    lecture: Annotated[tuple[dict[str, Any], ...], _LIST] = ()
    casebook_text: str | None = None

    @classmethod
    def new(cls, casebook: Casebook, sha256: str = "", title: str = "") -> Self:
        """A scenario of this casebook in which everything goes as it happened.

        Args:
            casebook: The casebook it is about.
            sha256: The digest of the casebook's file, empty where there is none.
            title: What to call it.
        """
        reference = CasebookReference(id=casebook.id, revision=casebook.revision, sha256=sha256)
        return cls(casebook=reference, title=title, created=_now())

    @property
    def reading(self) -> Reading:
        """The reading it was left in."""
        return Reading(
            credence=dict(self.credence),
            muted=frozenset(self.muted),
            semantics=self.semantics,
            without_inferences=self.without_inferences,
        )

    def with_choice(self, decision: str, option: str) -> Self:
        """The same with one decision set."""
        return self._with(choices={**self.choices, decision: option})

    def with_choices(self, choices: Mapping[str, str]) -> Self:
        """The same with these choices and no others."""
        return self._with(choices=dict(choices))

    def with_supposed(self, supposed: Mapping[str, str]) -> Self:
        """The same with these suppositions and no others."""
        return self._with(supposed=dict(supposed))

    def with_reading(self, reading: Reading) -> Self:
        """The same under another reading."""
        return self._with(
            credence=dict(reading.credence),
            muted=tuple(sorted(reading.muted)),
            semantics=reading.semantics,
            without_inferences=reading.without_inferences,
        )

    def with_in_play(self, decisions: Iterable[str]) -> Self:
        """The same with these decisions in play."""
        return self._with(in_play=tuple(decisions))

    def with_title(self, title: str) -> Self:
        """The same under another title."""
        return self._with(title=_text(title, LONGEST_TITLE))

    def with_author(self, author: str) -> Self:
        """The same by another author."""
        return self._with(author=_text(author, LONGEST_TITLE))

    def with_note(self, key: str, text: str) -> Self:
        """The same with a note on a decision, a question or (key ``""``) the whole; an empty one goes."""
        notes = {**self.notes, key: _text(text, LONGEST_NOTE)}
        if not text:
            del notes[key]
        return self._with(notes=notes)

    def with_casebook(self, reference: CasebookReference, text: str | None) -> Self:
        """The same referring to another edition of its casebook, which it may carry."""
        return self._with(casebook=reference, casebook_text=text)

    def as_saved(self) -> Self:
        """The same, marked as saved now."""
        return self._with(modified=_now())

    def _with(self, **changes: Any) -> Self:
        return self.model_copy(update=changes)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _text(text: str, longest: int) -> str:
    """Text that can be written as UTF-8: a half of a surrogate pair, as a clipboard may hold, goes."""
    return text[:longest].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
