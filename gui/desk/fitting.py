"""What a scenario comes to in its casebook, and what it says that the casebook has no place for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.model.fit import fit
from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint

if TYPE_CHECKING:
    from scenarios.model.casebook import Casebook
    from scenarios.model.fit import Fit
    from scenarios.model.scenario import Scenario
    from scenarios.projection.snapshot import Projector, Snapshot


def with_misfits(casebook: Casebook, reading: Reading, own: Reading, fitting: Fit) -> Reading:
    """Return a reading with what the scenario's own says of documents and voices that there are not.

    Args:
        casebook: The casebook.
        reading: The reading wanted.
        own: The scenario's own, as it stands in its file.
        fitting: What of it fits the casebook.
    """
    documents = {document.id for document in casebook.documents}
    voices = {voice.id for voice in casebook.voices}
    return Reading(
        credence={key: value for key, value in own.credence.items() if key not in documents}
        | dict(reading.credence),
        muted=(own.muted - voices) | reading.muted,
        # Semantics that are not known here stay likewise, until others are chosen.
        semantics=own.semantics if reading.semantics == fitting.reading.semantics else reading.semantics,
        without_inferences=reading.without_inferences,
    )


def projected(projector: Projector, scenario: Scenario, tried: Reading | None = None) -> tuple[Fit, Snapshot]:
    """Return what of a scenario fits, and its snapshot, read as it says or in a way that is only tried."""
    fitting = fit(projector.casebook, scenario)
    reading = tried if tried is not None else fitting.reading
    standpoint = Standpoint.of(projector.casebook, fitting.choices, fitting.supposed, reading)
    return fitting, projector(standpoint, fitting.in_play)
