"""The page's modules against the program: every strength and every sentence, on casebooks of any shape."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from scenarios.commands.printed import as_json
from scenarios.engine.engine import Engine
from scenarios.engine.semantics import SEMANTICS
from scenarios.files.casebook_files import casebook_from_bytes, open_casebook
from scenarios.model.casebook import Casebook
from scenarios.model.fit import default_in_play
from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint
from scenarios.projection.snapshot import Projector, Snapshot
from tests.random_casebooks import (
    random_case,
    random_casebook,
    random_choices,
    random_reading,
    random_supposed,
)
from tests.resources.web.browser import Page
from tests.resources.web.pages import SHIPPED, data_of
from tests.resources.web.same import differences
from tests.resources.web.told import told
from tests.right_to_left import casebook_in_hebrew

DATA = Path(__file__).parents[2] / "data" / "casebooks"
ANY = 40
ORDERED = 20


def assert_same(modules: Page, snapshot: Snapshot, in_play: tuple[str, ...] = ()) -> None:
    given = json.dumps(data_of(snapshot, in_play))
    wanted = json.loads(json.dumps(as_json(snapshot)))
    assert not differences(modules.run(f"projected({given})"), wanted)
    assert not differences(modules.run(f"told({given})"), json.loads(json.dumps(told(snapshot))))


@pytest.mark.parametrize("seed", range(ANY))
def test_a_casebook_of_any_shape(modules: Page, seed: int) -> None:
    case = random_case(seed)
    casebook = Casebook.model_validate(case.raw)
    reading = Reading(case.credence, case.muted, case.semantics, case.without_inferences)
    in_play = tuple(fork["id"] for fork in case.raw["decisions"])[: seed % 6]
    snapshot = Projector(Engine(casebook))(
        Standpoint.of(casebook, case.choices, case.supposed, reading), in_play
    )
    assert_same(modules, snapshot, in_play)


@pytest.mark.parametrize("seed", range(ORDERED))
def test_a_casebook_made_by_chance(modules: Page, seed: int) -> None:
    casebook = random_casebook(seed)
    standpoint = Standpoint.of(
        casebook,
        random_choices(seed, casebook),
        random_supposed(seed, casebook),
        random_reading(seed, casebook, list(SEMANTICS)[seed % len(SEMANTICS)]),
    )
    in_play = tuple(decision.id for decision in casebook.decisions)
    assert_same(modules, Projector(Engine(casebook))(standpoint, in_play), in_play)


@pytest.mark.parametrize("name", ["courses", "ferry-town", "mini"])
@pytest.mark.parametrize("semantics", list(SEMANTICS))
def test_the_small_casebooks(modules: Page, name: str, semantics: str) -> None:
    assert_same_by_chance(modules, open_casebook(DATA / f"{name}.toml"), semantics)


@pytest.mark.parametrize("name", ["courses", "mini"])
def test_a_casebook_in_hebrew(modules: Page, name: str) -> None:
    text = casebook_in_hebrew((DATA / f"{name}.toml").read_text(encoding="utf-8"))
    assert_same_by_chance(modules, casebook_from_bytes(text.encode(), f"{name}.toml"), "quadratic-energy")


def assert_same_by_chance(modules: Page, casebook: Casebook, semantics: str) -> None:
    """Hold the page to the program at some standpoints."""
    projector = Projector(Engine(casebook))
    in_play = tuple(decision.id for decision in casebook.decisions)[:4]
    for seed in range(6):
        standpoint = Standpoint.of(
            casebook,
            random_choices(seed, casebook),
            random_supposed(seed, casebook),
            random_reading(seed, casebook, semantics),
        )
        assert_same(modules, projector(standpoint, in_play), in_play)


def test_the_shipped_casebook(modules: Page) -> None:
    casebook = open_casebook(SHIPPED)
    projector = Projector(Engine(casebook))
    in_play = default_in_play(casebook)
    chance = random.Random(7)  # noqa: S311 -- the same branches every time
    hinges = projector.engine.hinges
    readings = [Reading(), *(Reading.of_document(casebook, document.id) for document in casebook.documents)]
    for number, semantics in enumerate((*SEMANTICS, *SEMANTICS)):
        choices = {decision: chance.choice(casebook.decision(decision).options).id for decision in in_play}
        supposed = {}
        if number % 2:
            hinge = chance.choice(hinges)
            supposed = {hinge: chance.choice(casebook.question(hinge).positions).id}
        reading = readings[number % len(readings)]
        reading = Reading(reading.credence, reading.muted, semantics, without_inferences=number % 3 == 1)
        snapshot = projector(Standpoint.of(casebook, choices, supposed, reading), in_play)
        assert_same(modules, snapshot, in_play)
