"""The case for a position as rows under headings: what the choice did, what is inferred, what a filter hides.

The editors' inferences stand apart from what the documents say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from scenarios.projection.comparing import Voice
from scenarios.telling.changes import voice_words
from scenarios.telling.language import filled, tr
from scenarios.telling.provisions import clause
from scenarios.telling.reason_rows import Row, reason_rows
from scenarios.telling.sieve import Group, KindSieve

if TYPE_CHECKING:
    from scenarios.projection.course import Course
    from scenarios.projection.snapshot import Snapshot


class Case(Struct, frozen=True, dict=True):
    """The case for and against a position.

    Attributes:
        snapshot: What it is read from.
        number: The course in focus.
        question: The question's id.
        position: The position's id.
        wanted: The kinds of argument to show; none for all.
    """

    snapshot: Snapshot
    number: int
    question: str
    position: str
    wanted: frozenset[str] = frozenset()

    @cached_property
    def side(self) -> Course:
        """Where it stands: a course, or history's debates."""
        return self.snapshot.side_of(self.question, self.number)

    @cached_property
    def rows(self) -> Mapping[Voice, tuple[Row, ...]]:
        """Every reason, hidden or not, by how it stands against history."""
        return reason_rows(self.side, self._voice_of, self.question, self.position)

    @property
    def speaking(self) -> tuple[Row, ...]:
        """The reasons that apply here."""
        return self.rows[Voice.NEW] + self.rows[Voice.KEPT]

    @property
    def is_all_inferred(self) -> bool:
        """Whether all that speaks for the position is the editors' inference."""
        for_it = [row for row in self.speaking if row.signed is not None and row.signed > 0.0]
        return bool(for_it) and all(row.inferred for row in for_it)

    @cached_property
    def groups(self) -> list[Group]:
        """The rows let through under their headings; without headings where all speaks as in history."""
        sieve = KindSieve(self.side, self.wanted)
        groups: list[Group] = []
        plain = not (self.rows[Voice.NEW] or self.rows[Voice.GONE])
        for voice in (Voice.NEW, Voice.KEPT):
            groups += _apart(voice, sieve.sift(self.rows[voice]), plain=plain)
        groups += self._rests_on()
        for voice in (Voice.GONE, Voice.ELSEWHERE):
            groups += _apart(voice, sieve.sift(self.rows[voice]))
        return groups

    @cached_property
    def counts(self) -> Counter[str]:
        """How many arguments of each kind are listed, hidden or not."""
        listed = {row.argument: row.kind for rows in self._listed for row in rows}
        return Counter(listed.values())

    @property
    def hidden(self) -> int:
        """How many arguments the filter hides."""
        every = {row.argument for rows in self._listed for row in rows}
        return len(every - {row.argument for _, rows in self.groups for row in rows})

    @property
    def left_out(self) -> int:
        """How many of the editors' inferences on the question the reading leaves out."""
        reading = self.side.reading
        if not reading.without_inferences:
            return 0
        otherwise = replace(reading, without_inferences=False)
        on_question = self.side.engine.bearings.on_question[self.question]
        return sum(one.inferred and otherwise.hears(one) for one in on_question)

    @property
    def _listed(self) -> list[tuple[Row, ...]]:
        return [*self.rows.values(), *(rows for _, rows in self._bases)]

    @cached_property
    def _bases(self) -> list[tuple[Row, tuple[Row, ...]]]:
        """What the course in focus rests on, where other courses lead elsewhere: a heading a hinge."""
        snapshot, course = self.snapshot, self.snapshot.courses[self.number]
        folds = [one for one in snapshot.folds(self.question) if self.number in one.courses]
        found = []
        for provision in (provision for fold in folds for provision in fold.provisions):
            held = course.holds[provision.hinge]
            if held is None or provision.hinge == self.question:
                continue
            rows = reason_rows(course, self._voice_of, provision.hinge, held)
            text = clause(snapshot.casebook, provision.hinge, held)
            key = f"rests-on {provision.hinge}"
            inner = [replace(row, key=f"{key}{row.key}") for row in rows[Voice.NEW] + rows[Voice.KEPT]]
            inner.sort(key=lambda row: row.inferred)
            found.append((Row(key=key, text=text, heading=True), tuple(inner)))
        return found

    def _rests_on(self) -> list[Group]:
        sieve = KindSieve(self.snapshot.courses[self.number], self.wanted)
        found: list[Group] = []
        for heading, rows in self._bases:
            kept = sieve.sift(rows)
            text = filled(tr("Rests on: {clause} ({count})"), clause=heading.text, count=len(kept))
            found.append((replace(heading, text=text), kept))
        return found

    def _voice_of(self, argument_id: str) -> Voice:
        if self.snapshot.casebook.question(self.question).kind == "debate":
            speaks = self.snapshot.debates.argument(argument_id).speaks
            return Voice.KEPT if speaks else Voice.ELSEWHERE
        return self.snapshot.compared.voice(argument_id, self.number)


def about_rows(sentences: Iterable[str]) -> tuple[Group, ...]:
    """What the casebook says of a question, as rows under a heading; nothing where it says nothing."""
    rows = tuple(Row(key=f"about/{place}", text=text, dim=True) for place, text in enumerate(sentences))
    heading = Row(key="about", text=tr("About this question"), heading=True, open=True)
    return ((heading, rows),) if rows else ()


def _apart(voice: Voice, rows: tuple[Row, ...], *, plain: bool = False) -> Iterable[Group]:
    """The rows under their heading, the editors' inferences under another; `plain` rows need no heading."""
    said = tuple(row for row in rows if not row.inferred)
    inferred = tuple(row for row in rows if row.inferred)
    if said or (plain and voice is Voice.KEPT):
        text = f"{voice_words(voice)} ({len(said)})"
        yield (
            None if plain else _heading(f"voice {voice}", text, voice),
            said,
        )
    if inferred:
        pattern = (
            tr("The editors' inferences ({count})")
            if plain
            else tr("{voice}: the editors' inferences ({count})")
        )
        text = filled(pattern, voice=voice_words(voice), count=len(inferred))
        yield _heading(f"inferred {voice}", text, voice), inferred


def _heading(key: str, text: str, voice: Voice) -> Row:
    dim = voice in (Voice.GONE, Voice.ELSEWHERE)
    listed = voice is not Voice.ELSEWHERE
    return Row(key=key, text=text, dim=dim, heading=True, open=not dim, listed=listed)
