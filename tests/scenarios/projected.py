"""Snapshots for tests, of the small casebooks made up for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scenarios.engine.engine import Engine
from scenarios.model.casebook import Casebook
from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint
from scenarios.projection.snapshot import Projector, Snapshot


def snapshot(
    casebook: Casebook,
    choices: Mapping[str, str] | None = None,
    supposed: Mapping[str, str] | None = None,
    reading: Reading | None = None,
    in_play: Sequence[str] = (),
) -> Snapshot:
    """What the documents make of a standpoint; everything as it happened unless said otherwise."""
    standpoint = Standpoint.of(casebook, choices, supposed, reading)
    return Projector(Engine(casebook))(standpoint, in_play)
