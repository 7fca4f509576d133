"""Where the lead flips when one thing in the reading changes: a document's credence, the semantics, a voice.

This module owns the sweeps. A document's credence runs from 0 to 1 in steps of a hundredth, and between two
steps that differ the place of the flip is looked for more closely; a flip and its return inside one
step would be missed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from scenarios.model.reading import SEMANTICS_KEYS

if TYPE_CHECKING:
    from scenarios.engine.semantics import Block
    from scenarios.explaining.asked import Asked
    from scenarios.model.casebook import Casebook
    from scenarios.model.reading import Reading

STEPS = 100
_FINER, _ROUNDS = 32, 2  # a hundredth in 32 parts, and the part that flips in 32 again


class Stretch(Struct, frozen=True):
    """A stretch of credences over which the same position leads.

    Attributes:
        start: Where it begins.
        stop: Where it ends; the next begins there, or a little above.
        leads: The position that leads; None where the question is silent.
    """

    start: float
    stop: float
    leads: str | None


class Sweep(Struct, frozen=True):
    """The lead while the credence of one document runs from 0 to 1.

    Attributes:
        document: The document.
        credence: The credence it has in the reading.
        stretches: What leads, from 0 to 1.
    """

    document: str
    credence: float
    stretches: tuple[Stretch, ...]

    @property
    def flips(self) -> bool:
        """Whether the lead flips anywhere."""
        return len(self.stretches) > 1


class Otherwise(Struct, frozen=True):
    """What leads under another reading.

    Attributes:
        name: The semantics used, or the voice muted.
        leads: The position that leads then; None where the question is silent.
    """

    name: str
    leads: str | None


def credence_sweeps(casebook: Casebook, asked: Asked, reading: Reading) -> tuple[Sweep, ...]:
    """Return what leads while the credence of each document runs from 0 to 1, the others staying."""
    documents = [document.id for document in casebook.documents]
    grid = np.linspace(0.0, 1.0, STEPS + 1)
    points = [np.union1d(grid, reading.credence_of(document)) for document in documents]
    if not documents:
        return ()
    leading = _led(asked, reading, documents, points)
    for _ in range(_ROUNDS):
        finer = [
            np.concatenate(
                [np.zeros(0)]
                + [
                    np.linspace(of[place], of[place + 1], _FINER + 1)[1:-1]
                    for place in np.flatnonzero(np.diff(led)).tolist()
                ]
            )
            for of, led in zip(points, leading, strict=True)
        ]
        found = _led(asked, reading, documents, finer)
        for number, (more, led) in enumerate(zip(finer, found, strict=True)):
            order = np.argsort(together := np.concatenate([points[number], more]), kind="stable")
            points[number] = together[order]
            leading[number] = np.concatenate([leading[number], led])[order]
    return tuple(
        Sweep(document, reading.credence_of(document), _stretches(asked, of, led))
        for document, of, led in zip(documents, points, leading, strict=True)
    )


def semantics_in_turn(asked: Asked, reading: Reading) -> tuple[Otherwise, ...]:
    """Return what leads under each of the other semantics."""
    return tuple(
        Otherwise(key, _leads(asked, replace(reading, semantics=key)))
        for key in SEMANTICS_KEYS
        if key != reading.semantics
    )


def voices_in_turn(casebook: Casebook, asked: Asked, reading: Reading) -> tuple[Otherwise, ...]:
    """Return what leads without each of the voices that are heard."""
    heard = [voice.id for voice in casebook.voices if voice.id not in reading.muted]
    if not heard:
        return ()
    said = np.array([argument.voice for argument in casebook.arguments], dtype=np.str_).reshape(-1, 1)
    removed = said == np.array(heard, dtype=np.str_)
    leading = asked(len(heard), removed=removed).leading_of(asked.question.id).tolist()
    return tuple(Otherwise(voice, asked.named(number)) for voice, number in zip(heard, leading, strict=True))


def _leads(asked: Asked, reading: Reading) -> str | None:
    return asked.named(int(asked(reading=reading).leading_of(asked.question.id)[0]))


def _led(
    asked: Asked, reading: Reading, documents: Sequence[str], points: Sequence[NDArray[np.float64]]
) -> list[NDArray[np.int16]]:
    """Return what leads at some credences of each document, all in one evaluation."""
    ends = np.cumsum([len(of) for of in points])
    width = int(ends[-1])
    if not width:
        return [np.zeros(0, dtype=np.int16) for _ in points]
    credence: Block = np.array([[reading.credence_of(one)] for one in documents]).repeat(width, axis=1)
    for number, of in enumerate(points):
        credence[number, ends[number] - len(of) : ends[number]] = of
    leading = asked(width, credence=credence).leading_of(asked.question.id)
    return np.split(leading, ends[:-1])


def _stretches(asked: Asked, points: NDArray[np.float64], leading: NDArray[np.int16]) -> tuple[Stretch, ...]:
    starts = np.flatnonzero(np.diff(leading, prepend=leading[0] + 1))
    stops = np.append(starts[1:] - 1, len(points) - 1)
    return tuple(
        Stretch(float(points[start]), float(points[stop]), asked.named(int(leading[start])))
        for start, stop in zip(starts.tolist(), stops.tolist(), strict=True)
    )
