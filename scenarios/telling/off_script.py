"""What the hall sees that is the user's own: what is supposed, and what was set otherwise than planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.telling.language import filled, listed, one_line, together, tr
from scenarios.telling.provisions import clause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scenarios.model.standpoint import Standpoint
    from scenarios.projection.snapshot import Snapshot


def supposed_words(snapshot: Snapshot, planned: Standpoint | None = None) -> str:
    """Return what is supposed, as a mark: `Supposed: Trotsky leads`; nothing where nothing is.

    Args:
        snapshot: What is shown.
        planned: Only what was supposed there, too; None for all that is.
    """
    idle = {hinge.id for hinge in snapshot.hinges if hinge.idle}
    parts = []
    for hinge, position in snapshot.standpoint.supposed.items():
        if planned is not None and planned.supposed.get(hinge) != position:
            continue
        told = clause(snapshot.casebook, hinge, position)
        parts.append(filled(tr("{clause} (changes nothing here)"), clause=told) if hinge in idle else told)
    return filled(tr("Supposed: {clauses}"), clauses=listed(parts)) if parts else ""


def off_script_words(snapshot: Snapshot, planned: Standpoint) -> str:
    """Return what is set otherwise than planned; that it is another course where nothing else is.

    Args:
        snapshot: What is shown.
        planned: What the step has set.
    """
    parts = [*_flipped(snapshot, planned), *_supposed(snapshot, planned)] or [tr("another course")]
    return filled(tr("off script: {parts}"), parts=together(" · ", parts))


def _flipped(snapshot: Snapshot, planned: Standpoint) -> Iterator[str]:
    for decision_id, option_id in snapshot.standpoint.choices.items():
        if planned.choices[decision_id] == option_id:
            continue
        option = snapshot.casebook.decision(decision_id).option(option_id)
        pattern = "{option}"
        if option.actual:
            pattern = tr("{option} (as it happened)")
        elif decision_id in snapshot.not_arising:
            pattern = tr("{option} (does not arise)")
        yield filled(pattern, option=one_line(option.label))


def _supposed(snapshot: Snapshot, planned: Standpoint) -> Iterator[str]:
    live = snapshot.standpoint.supposed
    for hinge in snapshot.engine.hinges:
        now, before = live.get(hinge), planned.supposed.get(hinge)
        if now == before:
            continue
        pattern = tr("supposed: {clause}") if now is not None else tr("no longer supposed: {clause}")
        yield filled(pattern, clause=clause(snapshot.casebook, hinge, now or before))
