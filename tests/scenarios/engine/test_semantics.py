"""How supporters and attackers move a base score."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.engine.semantics import SEMANTICS
from scenarios.model.reading import DEFAULT_SEMANTICS, SEMANTICS_KEYS
from tests.reference import FORMULAS

SCORE = st.sampled_from([0.0, 1.0]) | st.floats(1e-6, 1.0 - 1e-6)
ENERGY = st.floats(-20.0, 20.0)


def influence(key: str, base: float, energy: float) -> float:
    block = np.array([[energy]])
    SEMANTICS[key].influence(np.array([[base]]), block, np.empty_like(block))
    return float(block[0, 0])


def test_the_first_on_offer_is_the_default() -> None:
    assert list(SEMANTICS) == ["quadratic-energy", "df-quad", "euler", "mlp"] == list(SEMANTICS_KEYS)
    assert SEMANTICS_KEYS[0] == DEFAULT_SEMANTICS
    assert all(semantics.key == key for key, semantics in SEMANTICS.items())


@pytest.mark.parametrize("key", SEMANTICS)
@given(base=SCORE, energy=ENERGY)
def test_formula(key: str, base: float, energy: float) -> None:
    if key == "df-quad":
        energy /= 20.0
    supporters, attackers = ([(1.0, energy)], []) if energy > 0 else ([], [(1.0, -energy)])
    assert influence(key, base, energy) == pytest.approx(
        FORMULAS[key](base, supporters, attackers), abs=1e-12
    )


@pytest.mark.parametrize("key", SEMANTICS)
@given(base=SCORE)
def test_no_energy_leaves_the_base(key: str, base: float) -> None:
    assert influence(key, base, 0.0) == pytest.approx(base, abs=1e-12)


@pytest.mark.parametrize("key", SEMANTICS)
@given(base=SCORE, energy=ENERGY, more=st.floats(0.0, 5.0))
def test_more_energy_never_weakens(key: str, base: float, energy: float, more: float) -> None:
    if key == "df-quad":
        energy, more = energy / 25.0, more / 25.0
    assert influence(key, base, energy + more) >= influence(key, base, energy) - 1e-12


@pytest.mark.parametrize("key", ["quadratic-energy", "df-quad", "mlp"])
@given(base=SCORE, energy=ENERGY)
def test_duality(key: str, base: float, energy: float) -> None:
    """To attack a claim is to support its opposite just as much."""
    if key == "df-quad":
        energy /= 20.0
    assert influence(key, 1.0 - base, -energy) == pytest.approx(1.0 - influence(key, base, energy), abs=1e-9)


@pytest.mark.parametrize("key", ["quadratic-energy", "euler", "mlp"])
@pytest.mark.parametrize("energy", [-1e6, 1e6])
def test_an_enormous_energy_stays_a_strength(key: str, energy: float) -> None:
    for base in (0.0, 0.3, 1.0):
        assert 0.0 <= influence(key, base, energy) <= 1.0
    assert influence("mlp", 0.0, energy) == 0.0
    assert influence("mlp", 1.0, energy) == 1.0
    assert influence("euler", 1.0, energy) == 1.0


def test_one_base_for_each_column() -> None:
    energy = np.array([[0.5, -0.5, 0.0]])
    base = np.array([[0.2, 0.4, 0.6]])
    expected = [influence("quadratic-energy", b, e) for b, e in zip(base[0], energy[0], strict=True)]
    SEMANTICS["quadratic-energy"].influence(base, energy, np.empty_like(energy))
    assert energy[0].tolist() == expected
