"""What kind of thing an argument says, in words, and what a filter by kind or a reading leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scenarios.model.casebook import ARGUMENT_KINDS
from scenarios.telling.language import filled, listed, tr

if TYPE_CHECKING:
    from collections.abc import Collection

    from scenarios.model.casebook import Argument

KINDS = (*ARGUMENT_KINDS, "")
"""The kinds of argument in the order in which they are offered; the last is that of one that does not say."""


def kind_words(argument: Argument) -> str:
    """What kind of thing it says, and whether the step is the editors' and not the document's."""
    kinds = {
        "report": tr("report"),
        "reason": tr("reason"),
        "counterfactual": tr("counterfactual"),
        "judgement": tr("judgement"),
    }
    kind = kinds.get(argument.kind or "", "")
    return ", ".join(part for part in (kind, inference_words(argument)) if part)


def inference_words(argument: Argument) -> str:
    """Say that the step is the editors'; nothing where it is the document's."""
    return tr("the editors' inference") if argument.inferred else ""


def kind_plural(kind: str) -> str:
    """Return what the arguments of a kind are called together."""
    return {
        "report": tr("reports"),
        "reason": tr("reasons"),
        "counterfactual": tr("counterfactuals"),
        "judgement": tr("judgements"),
        "": tr("without a kind"),
    }[kind]


def hidden_words(count: int, wanted: Collection[str]) -> str:
    """Return how many arguments a filter hides, and what it shows."""
    shown = listed([kind_plural(kind) for kind in KINDS if kind in wanted])
    return filled(tr("{count} hidden by the filter, which shows {kinds}"), count=count, kinds=shown)


def left_out_words(count: int) -> str:
    """Return how many of the editors' inferences a reading leaves out."""
    if count == 1:
        return tr("1 inference of the editors is left out by the reading")
    return filled(tr("{count} inferences of the editors are left out by the reading"), count=count)
