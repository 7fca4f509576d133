"""A casebook and its parts, as values that never change.

This module owns the shape of a casebook: which keys there are, their types and their defaults. Whether one
part fits another is for `crosscheck`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Protocol, Self, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from scenarios.model.certainty import Certainty
from scenarios.model.dates import date_as_year, parse_date
from scenarios.model.faults import quoted, visible
from scenarios.model.refusals import refuse

FORMAT = "otherwise/casebook"
VERSION = 1
LONGEST_ID = 100
LAST_YEAR = 9999

# Many times what the largest subject has had so far. A branch or a screen of more would take longer than
# anybody waits; not a limit of the format but of this program.
MOST_DOCUMENTS = 40
MOST_VOICES = 500
MOST_DECISIONS = 150
MOST_OPTIONS = 10
MOST_QUESTIONS = 200
MOST_POSITIONS = 10
MOST_ARGUMENTS = 2_000
MOST_LINKS = 5_000  # from arguments to what they support, attack or presuppose, of all of them together
MOST_EVENTS = 1_000


def _id(value: str) -> str:
    if not _ID.fullmatch(value) or visible(value) != value:
        refuse(
            f"{quoted(value)} is not an id",
            'Use letters, digits and signs, but no space, quote, "/" or "="; begin with a letter or digit',
        )
    return value


def _version(value: object) -> object:
    # To Python, true and 1.0 are as good as 1.
    if isinstance(value, (bool, float)):
        refuse("it is not a whole number", "Write version = 1")
    return value


def _names(value: object) -> object:
    # One name needs no brackets.
    if isinstance(value, str):
        return [value] if value.strip() else []
    return value


def _text(value: str) -> str:
    control = _CONTROL.search(value)
    if control:
        refuse(f"it holds the control character U+{ord(control[0]):04X}", "Take the character out")
    return value


def _title(value: str) -> str:
    if not value.strip():
        refuse("it is empty", "Give it a few words")
    return _text(value)


def _date(value: str) -> str:
    try:
        parse_date(value)
    except ValueError as problem:
        refuse(str(problem), 'Write a date as "1923", "1923-04" or "1923-04-17"')
    return value


def _mark(value: str) -> str:
    if not (len(value) == 1 and value.isalpha()):
        refuse(f"{quoted(value)} is not one letter", "Give the document a mark of one letter")
    return value


def _score(value: float) -> float:
    if not 0.0 <= value <= 1.0:
        refuse(f"{value:g} is not between 0 and 1", "Give a base score from 0 to 1")
    return value


def _entries(value: object) -> object:
    # The single brackets of [documents] make a table of what should be the first entry of a list.
    if isinstance(value, dict):
        refuse("it is one table, and a list of them is wanted", "Begin each of its entries with [[ ]]")
    return value


def _at_most(count: int) -> Any:
    return Field(strict=False, max_length=count)


# The slash parts a question from its position in a target, the equals sign a decision from its option on the
# command line.
_ID = re.compile(r'\w[^\s/="\\]*')
# Tab, line feed and carriage return are text. The rest of the control characters are not; nor are those that
# turn the direction of a line about, with which a text can look like another than it is.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")

Id = Annotated[str, Field(max_length=LONGEST_ID), AfterValidator(_id)]
Reference = Annotated[str, Field(max_length=2 * LONGEST_ID + 1)]
Text = Annotated[str, Field(max_length=20_000), AfterValidator(_text)]
Title = Annotated[str, Field(max_length=1_000), AfterValidator(_title)]
Date = Annotated[
    str, AfterValidator(_date), Field(json_schema_extra={"pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"})
]
Mark = Annotated[str, AfterValidator(_mark), Field(json_schema_extra={"minLength": 1, "maxLength": 1})]
Line = Annotated[int, Field(ge=1, le=10_000_000)]
Page = Annotated[int, Field(ge=0, le=10_000_000)]
Score = Annotated[float, AfterValidator(_score), Field(json_schema_extra={"minimum": 0, "maximum": 1})]

# TOML has lists where a value that never changes has tuples, and words where we have a Certainty.
_FEW = Field(strict=False, max_length=1_000)
_LISTED = BeforeValidator(_entries)
References = Annotated[tuple[Reference, ...], _FEW]
Lines = Annotated[tuple[Line, ...], _FEW]
Names = Annotated[tuple[Title, ...], _FEW, BeforeValidator(_names)]
Conditions = Annotated[dict[Reference, References], Field(max_length=1_000)]


Kind = Literal["report", "reason", "counterfactual", "judgement"]
ARGUMENT_KINDS: tuple[str, ...] = get_args(Kind)
"""What kinds of thing an argument may say, in the order in which they are offered."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Document(_Part):
    """A source text."""

    id: Id
    mark: Mark
    title: Title
    author: Text = ""
    published: Text = ""
    about: Text = ""


class Voice(_Part):
    """Who says something inside a document; `contemporary` if they lived the events as adults."""

    id: Id
    name: Title
    contemporary: bool = False


class Option(_Part):
    """One way a decision can go; `establishes` names the positions that taking it makes true."""

    id: Id
    label: Title
    actual: bool = False
    establishes: References = ()


class Decision(_Part):
    """A fork: options of which exactly one is actual, at a date."""

    id: Id
    title: Title
    date: Date
    headline: bool = False
    actors: Names = ()
    happened: Text = ""
    alternative: Text = ""
    considered_by: References = ()
    note: Text = ""
    arises: Conditions = Field(default_factory=dict)
    arises_reason: Text = ""
    presupposes: References = ()
    tellings: Annotated[dict[Reference, Text], Field(max_length=MOST_DOCUMENTS)] = Field(default_factory=dict)
    options: Annotated[tuple[Option, ...], _at_most(MOST_OPTIONS), _LISTED]

    @property
    def actual(self) -> Option:
        """The option that was taken as it happened."""
        return next(option for option in self.options if option.actual)

    def option(self, option_id: str) -> Option:
        """Return an option by its id; KeyError if there is none."""
        return _find(self.options, option_id)


class Position(_Part):
    """One answer to a question; `clause` says it so that it can follow "if": `Trotsky leads`."""

    id: Id
    label: Title
    actual: bool = False
    clause: Text = ""


class Question(_Part):
    """An issue that the documents argue about; its positions exclude each other."""

    id: Id
    title: Title
    theme: Text = ""
    kind: Literal["outcome", "debate"] = "outcome"
    settled: Date | None = None
    positions: Annotated[tuple[Position, ...], _at_most(MOST_POSITIONS), _LISTED]
    note: Text = ""

    @property
    def actual(self) -> Position | None:
        """The position that history took, if it took one."""
        return next((position for position in self.positions if position.actual), None)

    def position(self, position_id: str) -> Position:
        """Return a position by its id; KeyError if there is none."""
        return _find(self.positions, position_id)


class Argument(_Part):
    """A claim of a document that supports or attacks positions or other arguments.

    Its kind says what it presupposes: a *report* the condition under which it happened, a *counterfactual*
    the position it starts from, a *reason* from character or circumstance little, a *judgement* nothing.
    `inferred` marks a step that is the editors' and not the document's.
    """

    id: Id
    document: Reference
    voice: Reference
    lines: Lines
    page: Page | None = None
    text: Text
    cue: Text = ""
    certainty: Annotated[Certainty, Field(strict=False)] | None = None
    base: Score | None = None
    when: Conditions = Field(default_factory=dict)
    unless: Conditions = Field(default_factory=dict)
    supports: References = ()
    attacks: References = ()
    presupposes: References = ()
    kind: Kind | None = None
    inferred: bool = False
    note: Text = ""

    @model_validator(mode="after")
    def _one_measure(self) -> Self:
        if self.certainty is not None and self.base is not None:
            refuse("it has both a certainty and a base", "Leave one of them out")
        if self.certainty is None and self.base is None:
            refuse("it has neither a certainty nor a base", "Give one of them")
        return self

    @property
    def base_score(self) -> float | None:
        """How firmly the document says it, in [0, 1]; None where it is declared unknowable."""
        return self.base if self.certainty is None else self.certainty.base

    @property
    def interval(self) -> tuple[float, float] | None:
        """The lowest and highest base score; a base given as a number is exact."""
        if self.certainty is not None:
            return self.certainty.interval
        return None if self.base is None else (self.base, self.base)


def _few_links(arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
    links = sum(len(each.supports) + len(each.attacks) + len(each.presupposes) for each in arguments)
    if links > MOST_LINKS:
        refuse(f"they name {links:,} targets, and {MOST_LINKS:,} are the most", "Leave some of them out")
    return arguments


class Event(_Part):
    """Something that happened, for the time axis; `date_source` says whether the document dates it."""

    date: Date
    text: Text = ""
    document: Reference = ""
    lines: Lines = ()
    date_source: Literal["document", "ours"] = "document"


class Casebook(_Part):
    """One subject: its documents, voices, decisions, questions, arguments and events."""

    format: Literal["otherwise/casebook"]
    version: Annotated[Literal[1], BeforeValidator(_version)]
    id: Id
    revision: Text = ""
    title: Title
    summary: Text = ""
    language: Text = ""
    licence: Text = ""
    authors: Names = ()
    given_span: Annotated[tuple[Date, Date], Field(strict=False)] | None = Field(default=None, alias="span")
    documents: Annotated[tuple[Document, ...], _at_most(MOST_DOCUMENTS), _LISTED] = ()
    voices: Annotated[tuple[Voice, ...], _at_most(MOST_VOICES), _LISTED] = ()
    decisions: Annotated[tuple[Decision, ...], _at_most(MOST_DECISIONS), _LISTED] = ()
    questions: Annotated[tuple[Question, ...], _at_most(MOST_QUESTIONS), _LISTED] = ()
    arguments: Annotated[
        tuple[Argument, ...], _at_most(MOST_ARGUMENTS), _LISTED, AfterValidator(_few_links)
    ] = ()
    events: Annotated[tuple[Event, ...], _at_most(MOST_EVENTS), _LISTED] = ()

    @cached_property
    def span(self) -> tuple[str, str]:
        """First and last date of the time axis; from the dates of the casebook where it gives none."""
        if self.given_span is not None:
            first, last = self.given_span
            if date_as_year(first) != date_as_year(last):
                return self.given_span
            # A single year, named twice, is meant whole.
            return first, f"{min(parse_date(last)[0] + 1, LAST_YEAR):04}"
        dates = [decision.date for decision in self.decisions]
        dates += [event.date for event in self.events]
        dates += [question.settled for question in self.questions if question.settled]
        years = [parse_date(date)[0] for date in dates] or [1900]
        # A whole year after the last date, so that even a single date has an axis to stand on.
        return f"{min(*years, LAST_YEAR - 1):04}", f"{min(max(years) + 1, LAST_YEAR):04}"

    def document(self, document_id: str) -> Document:
        """Return a document by its id; KeyError if there is none."""
        return self._documents[document_id]

    def voice(self, voice_id: str) -> Voice:
        """Return a voice by its id; KeyError if there is none."""
        return self._voices[voice_id]

    def decision(self, decision_id: str) -> Decision:
        """Return a decision by its id; KeyError if there is none."""
        return self._decisions[decision_id]

    def question(self, question_id: str) -> Question:
        """Return a question by its id; KeyError if there is none."""
        return self._questions[question_id]

    def argument(self, argument_id: str) -> Argument:
        """Return an argument by its id; KeyError if there is none."""
        return self._arguments[argument_id]

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy, with some parts exchanged; what was looked up in the original is forgotten."""
        copied = super().model_copy(update=update, deep=deep)
        for name in set(copied.__dict__) - set(type(self).model_fields):
            del copied.__dict__[name]
        return copied

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return _by_id(self.documents)

    @cached_property
    def _voices(self) -> dict[str, Voice]:
        return _by_id(self.voices)

    @cached_property
    def _decisions(self) -> dict[str, Decision]:
        return _by_id(self.decisions)

    @cached_property
    def _questions(self) -> dict[str, Question]:
        return _by_id(self.questions)

    @cached_property
    def _arguments(self) -> dict[str, Argument]:
        return _by_id(self.arguments)


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_HasId)


def _by_id(items: Iterable[_T]) -> dict[str, _T]:
    return {item.id: item for item in items}


def _find(items: Iterable[_T], wanted: str) -> _T:
    for item in items:
        if item.id == wanted:
            return item
    raise KeyError(wanted)
