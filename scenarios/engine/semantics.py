"""How the strengths that speak for and against a node move it from its base score.

This module owns the gradual semantics: for each, how supporters and attackers are brought together into one
energy, and how that energy moves the base. It works on whole blocks of numbers, one row a node and one column
a branch, and in place.

Sources: quadratic energy and the energy itself, Potyka, "Continuous Dynamical Systems for Weighted Bipolar
Argumentation", KR 2018; DF-QuAD, Rago, Toni, Aurisicchio and Baroni, KR 2016; Euler-based, Amgoud and
Ben-Naim, "Weighted Bipolar Argumentation Graphs", IJAR 2018; MLP-based, Potyka, "Interpreting Neural Networks
as Quantitative Argumentation Frameworks", AAAI 2021.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Block: TypeAlias = NDArray[np.float64]
Influence: TypeAlias = Callable[[Block, Block, Block], None]

# e to this power is still a finite number, and far beyond where any strength can be told from 0 or 1.
_FURTHEST_ENERGY = 700.0


class Aggregation(StrEnum):
    """How the weighted strengths of supporters and attackers become one energy.

    With a strength s and the weight w of its edge:

    * `SUM`: the sum of w·s over the supporters, less the sum of w·s over the attackers;
    * `PRODUCT`: F(supporters) - F(attackers), where F = 1 - Π(1 - w·s), or 0 where there is none.

    In both the weight multiplies the strength before the strengths are brought together.
    """

    SUM = "sum"
    PRODUCT = "product"


class Semantics(Struct, frozen=True):
    """One way of weighing.

    Attributes:
        key: The name in files and on the command line.
        title: The name on the screen.
        aggregation: How supporters and attackers become one energy.
        influence: Called as `influence(base, energy, scratch)`, it puts the strengths in the place of the
            energies. `base` is a block of the same shape, or one that broadcasts to it; `scratch` is a block
            of the same shape whose contents are of no account. An energy of 0 leaves the base as it is.
    """

    key: str
    title: str
    aggregation: Aggregation
    influence: Influence


def _move(base: Block, share: Block, scratch: Block) -> None:
    """Move each base by a share in [-1, 1]: base + (1 - base)·share upwards, base + base·share downwards.

    Written as base·(1 + share) + (1 - 2·base)·max(share, 0), which is the same without a branch.
    """
    np.maximum(share, 0.0, out=scratch)
    scratch *= 1.0 - 2.0 * base
    share += 1.0
    share *= base
    share += scratch


def _quadratic_energy(base: Block, energy: Block, scratch: Block) -> None:
    """Base + (1 - base)·h for E > 0, base - base·h for E <= 0, with h = E²/(1 + E²)."""
    np.abs(energy, out=scratch)
    energy *= scratch
    scratch *= scratch
    scratch += 1.0
    energy /= scratch
    _move(base, energy, scratch)


def _df_quad(base: Block, energy: Block, scratch: Block) -> None:
    """Base - base·|va - vs| if va >= vs, else base + (1 - base)·|va - vs|; the energy is vs - va."""
    _move(base, energy, scratch)


def _euler(base: Block, energy: Block, scratch: Block) -> None:
    """1 - (1 - base²)/(1 + base·e^E)."""
    _clip(energy)
    np.exp(energy, out=energy)
    energy *= base
    energy += 1.0
    np.subtract(1.0, base * base, out=scratch)
    np.divide(scratch, energy, out=energy)
    np.subtract(1.0, energy, out=energy)


def _mlp(base: Block, energy: Block, scratch: Block) -> None:
    """logistic(ln(base/(1 - base)) + E), so that 0 stays 0 and 1 stays 1.

    Written as base/(base + (1 - base)·e^-E), which needs no infinities for these two.
    """
    np.negative(energy, out=energy)
    _clip(energy)
    np.exp(energy, out=scratch)
    scratch *= 1.0 - base
    scratch += base
    np.divide(base, scratch, out=energy)


def _clip(energy: Block) -> None:
    np.clip(energy, -_FURTHEST_ENERGY, _FURTHEST_ENERGY, out=energy)


SEMANTICS: Mapping[str, Semantics] = MappingProxyType(
    {
        semantics.key: semantics
        for semantics in (
            Semantics("quadratic-energy", "Quadratic energy", Aggregation.SUM, _quadratic_energy),
            Semantics("df-quad", "DF-QuAD", Aggregation.PRODUCT, _df_quad),
            Semantics("euler", "Euler-based", Aggregation.SUM, _euler),
            Semantics("mlp", "MLP-based", Aggregation.SUM, _mlp),
        )
    }
)
"""Every semantics on offer by its key; the first is the default."""
