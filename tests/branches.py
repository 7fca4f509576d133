"""Every branch of a casebook at once: what tests and benchmarks of the engine are tried on."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from scenarios.model.branches import complete_choices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scenarios.engine.columns import Columns, ColumnTable
    from scenarios.engine.engine import Engine


def branches(table: ColumnTable, choices: Mapping[str, str], in_play: Sequence[str]) -> Columns:
    """A column for every combination of the options in play; the last decision changes fastest.

    The decisions not in play go as chosen, and nothing is supposed. Combinations that differ only in
    decisions that do not arise give equal columns.
    """
    complete = complete_choices(table.casebook, choices)
    options = [[option.id for option in table.casebook.decision(played).options] for played in in_play]
    return table.arise(
        table.columns([{**complete, **dict(zip(in_play, taken, strict=True))} for taken in product(*options)])
    )


def every_branch(engine: Engine) -> Columns:
    """A column for every combination of all options."""
    return branches(engine.table, {}, [decision.id for decision in engine.casebook.decisions])
