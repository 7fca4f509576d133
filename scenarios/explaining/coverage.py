"""What a casebook covers and what it leaves out, for its editor.

This module owns counting: arguments by document, question and voice, positions nobody argues for, decisions
from which nothing follows, what follows from each option, lines nobody cites. A gap is no fault: silence can
be a result.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from msgspec import Struct

from scenarios.explaining.kinds import KindException, kind_exceptions
from scenarios.explaining.options import OptionCoverage, options_of
from scenarios.model.bearings import Bearings
from scenarios.model.casebook import Casebook
from scenarios.model.certainty import Certainty
from scenarios.model.faults import visible
from scenarios.model.lines import wrapped
from scenarios.model.targets import joined
from scenarios.projection.consequences import without_consequence

WIDTH = 100


class DocumentCoverage(Struct, frozen=True):
    """How much of a document is used.

    Attributes:
        document: Its id.
        arguments: How many arguments it has.
        lines: First and last line that an argument or event cites; None if none is cited.
        uncited: The stretches of lines between those two that nothing cites.
    """

    document: str
    arguments: int
    lines: tuple[int, int] | None
    uncited: tuple[tuple[int, int], ...]


class QuestionCoverage(Struct, frozen=True):
    """How much is argued on a question.

    Attributes:
        question: Its id.
        direct: How many arguments bear on its positions directly.
        beneath: How many more bear on it through other arguments.
        documents: The documents with a direct argument.
        without_case: Its positions that no argument supports directly.
    """

    question: str
    direct: int
    beneath: int
    documents: tuple[str, ...]
    without_case: tuple[str, ...]


class Coverage(Struct, frozen=True):
    """What a casebook covers.

    Attributes:
        casebook: The casebook.
        documents: Each document in the order of the file.
        questions: Each question in the order of the file.
        voices: How many arguments each voice has, the most first.
        without_consequence: Decisions from whose departures the documents draw nothing.
        without_target: Arguments that bear on nothing.
        without_lines: Arguments that cite no line.
        without_kind: Arguments that do not say what kind of thing they are.
        exceptions: Arguments that do not presuppose, or bear on, what their kind should.
        inferred: Arguments whose step is the editors'.
        options: Each departure by itself, in the order of the file.
    """

    casebook: Casebook
    documents: tuple[DocumentCoverage, ...]
    questions: tuple[QuestionCoverage, ...]
    voices: tuple[tuple[str, int], ...]
    without_consequence: tuple[str, ...]
    without_target: tuple[str, ...]
    without_lines: tuple[str, ...]
    without_kind: tuple[str, ...]
    exceptions: tuple[KindException, ...]
    inferred: tuple[str, ...]
    options: tuple[OptionCoverage, ...]


def coverage(casebook: Casebook) -> Coverage:
    """Return what a casebook covers and what it leaves out."""
    spoken = Counter(argument.voice for argument in casebook.arguments)
    voices = sorted(((voice.id, spoken[voice.id]) for voice in casebook.voices), key=lambda item: -item[1])
    return Coverage(
        casebook=casebook,
        documents=tuple(_documents(casebook)),
        questions=tuple(_questions(casebook)),
        voices=tuple(voices),
        without_consequence=tuple(decision.id for decision in without_consequence(casebook)),
        without_target=tuple(
            argument.id for argument in casebook.arguments if not (argument.supports or argument.attacks)
        ),
        without_lines=tuple(argument.id for argument in casebook.arguments if not argument.lines),
        without_kind=tuple(argument.id for argument in casebook.arguments if argument.kind is None),
        exceptions=tuple(kind_exceptions(casebook)),
        inferred=tuple(argument.id for argument in casebook.arguments if argument.inferred),
        options=tuple(options_of(casebook)),
    )


def as_text(covered: Coverage) -> str:
    """Return the coverage as lines of text."""
    return "\n".join(map(visible, _text(covered))) + "\n"


def _documents(casebook: Casebook) -> Iterator[DocumentCoverage]:
    for document in casebook.documents:
        own = [argument for argument in casebook.arguments if argument.document == document.id]
        cited = {line for argument in own for line in argument.lines}
        cited.update(
            line for event in casebook.events if event.document == document.id for line in event.lines
        )
        ordered = sorted(cited)
        # Between two cited neighbours lies a stretch of uncited lines, or nothing.
        gaps = tuple((before + 1, after - 1) for before, after in pairwise(ordered) if after - before > 1)
        lines = (ordered[0], ordered[-1]) if ordered else None
        yield DocumentCoverage(document.id, len(own), lines, gaps)


def _questions(casebook: Casebook) -> Iterator[QuestionCoverage]:
    bearings = Bearings(casebook)
    supported = {target for argument in casebook.arguments for target in argument.supports}
    for question in casebook.questions:
        arguments = bearings.on_question[question.id]
        yield QuestionCoverage(
            question=question.id,
            direct=len(arguments),
            beneath=len(_beneath([argument.id for argument in arguments], bearings)),
            documents=tuple(
                document.id
                for document in casebook.documents
                if any(argument.document == document.id for argument in arguments)
            ),
            without_case=tuple(
                position.id
                for position in question.positions
                if joined(question.id, position.id) not in supported
            ),
        )


def _beneath(roots: list[str], bearings: Bearings) -> set[str]:
    """Return the arguments from which a root is reached, without the roots."""
    reached: set[str] = set()
    waiting = list(roots)
    while waiting:
        for argument in bearings.on_argument[waiting.pop()]:
            if argument.id not in reached:
                reached.add(argument.id)
                waiting.append(argument.id)
    return reached - set(roots)


def _text(covered: Coverage) -> Iterator[str]:
    casebook = covered.casebook
    yield f"{casebook.title} ({casebook.id}{', revision ' + casebook.revision if casebook.revision else ''})"
    unknowable = sum(argument.certainty is Certainty.UNKNOWABLE for argument in casebook.arguments)
    yield (
        f"  {len(casebook.decisions)} decisions, {len(casebook.questions)} questions,"
        f" {len(casebook.arguments)} arguments ({unknowable} of them unknowable),"
        f" {len(casebook.events)} events"
    )
    yield from _section("ARGUMENTS A DOCUMENT", _document_lines(covered))
    yield from _section("ARGUMENTS A QUESTION (direct + beneath them)", _question_lines(covered))
    yield from _section(
        "ARGUMENTS A VOICE", (f"{count:>5}  {casebook.voice(voice).name}" for voice, count in covered.voices)
    )
    positions = (
        f"  {joined(item.question, position)}  {casebook.question(item.question).position(position).label}"
        for item in covered.questions
        for position in item.without_case
    )
    yield from _section("POSITIONS WITHOUT A CASE", positions)
    decisions = (
        f"  {decision}  {casebook.decision(decision).title}" for decision in covered.without_consequence
    )
    yield from _section("DECISIONS WITHOUT A CONSEQUENCE", decisions)
    yield from _section("WHAT FOLLOWS FROM EACH DEPARTURE BY ITSELF", _option_lines(covered))
    yield from _section("UNCITED LINES", _uncited(covered))
    yield from _section("ARGUMENTS THAT BEAR ON NOTHING", _ids(covered.without_target))
    yield from _section("ARGUMENTS THAT CITE NO LINE", _ids(covered.without_lines))
    yield from _section("ARGUMENTS WITHOUT A KIND", _ids(covered.without_kind))
    yield from _section(
        "ARGUMENTS UNLIKE THEIR KIND", (f"  {one.argument} {one.what}" for one in covered.exceptions)
    )
    yield from _section("ARGUMENTS WITH A STEP OF THE EDITORS", _ids(covered.inferred))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield title
    empty = True
    for line in lines:
        empty = False
        yield line
    if empty:
        yield "  none"


def _document_lines(covered: Coverage) -> Iterator[str]:
    for item in covered.documents:
        document = covered.casebook.document(item.document)
        where = f", lines {item.lines[0]} to {item.lines[1]}" if item.lines else ""
        yield f"{item.arguments:>5}  {document.mark}  {document.title}{where}"


def _question_lines(covered: Coverage) -> Iterator[str]:
    for item in covered.questions:
        marks = " ".join(covered.casebook.document(document).mark for document in item.documents)
        yield f"{item.direct:>5} + {item.beneath:<4} {item.question}  ({marks or 'no document'})"


def _option_lines(covered: Coverage) -> Iterator[str]:
    for item in covered.options:
        yield f"  {item.decision}={item.option}"
        if not item.arises:
            yield f"     does not arise by itself; it wants {', '.join(item.wants)}"
            continue
        for course in item.courses:
            head = f"{', '.join(course.provided)}: " if course.provided else ""
            # Its own hinges are not counted: that they go otherwise is what the rest follows from.
            more = "more " if course.provided else ""
            yield from _told(f"{head}{len(course.otherwise)} {more}lead otherwise", course.otherwise)
            if course.silent:
                yield from _told(f"{head}{len(course.silent)} {more}fallen silent", course.silent)


def _told(head: str, questions: tuple[str, ...]) -> list[str]:
    text = f"{head}: {', '.join(questions)}" if questions else head
    return wrapped(" " * 5, text, WIDTH, hanging=7)


def _uncited(covered: Coverage) -> Iterator[str]:
    for item in covered.documents:
        if item.uncited:
            stretches = ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in item.uncited)
            total = sum(b - a + 1 for a, b in item.uncited)
            head = f"  {covered.casebook.document(item.document).mark}  {total} lines: "
            yield from wrapped(head, stretches, WIDTH, hanging=5)


def _ids(names: tuple[str, ...]) -> Iterator[str]:
    for _, group in groupby(enumerate(names), key=lambda item: item[0] // 10):
        yield "  " + ", ".join(name for _, name in group)
