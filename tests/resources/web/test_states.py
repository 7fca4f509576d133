"""Every state of a page, in a browser: its strengths are the program's, to a billionth."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import pytest
from msgspec.structs import replace

from scenarios.engine.engine import Engine
from scenarios.engine.semantics import SEMANTICS
from scenarios.files.casebook_files import open_casebook
from scenarios.model.branches import branch_of, in_order_of_time
from scenarios.model.casebook import Casebook
from scenarios.model.fit import default_in_play
from scenarios.model.reading import DEFAULT_SEMANTICS, Reading
from scenarios.model.standpoint import Standpoint
from scenarios.projection.snapshot import Projector
from tests.resources.web.browser import Browser, Page
from tests.resources.web.pages import (
    FIGURES,
    SHIPPED,
    SMALL,
    branches,
    data_of,
    quoted,
    suppositions,
    written,
    wrong_figures,
)

CLOSE = 1e-9
SAMPLE = 7
"""Without `--walk` one state of this many is walked, what happened first: every option is taken in some."""


def readings_of(casebook: Casebook) -> dict[str, Reading]:
    """What the page offers to hear, by the names of its offers."""
    alone = {f"alone:{one.id}": Reading.of_document(casebook, one.id) for one in casebook.documents}
    return {"all": Reading(), **alone}


Step: TypeAlias = tuple[str, str, str]
"""What is done on a page: `click` a control, `pick` an entry of a list, or read its `figures`."""

# All at once: between the browser and the test every word takes its time, and there are thousands of them. A
# control is clicked as its label passes a click on; what the pointer does is tried elsewhere.
ACT = """(steps) => steps.map(([kind, name, value]) => {
    if (kind === "figures") return FIGURES;
    for (const one of document.querySelectorAll("#turns-on details:not([open])")) {
        one.open = true;
        one.dispatchEvent(new Event("toggle"));
    }
    const control = document.getElementById(name);
    if (!control || control.disabled) return false;
    if (kind === "click") control.click();
    else {
        control.value = value;
        control.dispatchEvent(new Event("change"));
    }
    return true;
})""".replace("FIGURES", FIGURES)


def act(page: Page, steps: Sequence[Step]) -> list[Any]:
    """Do some things on a page; return the figures read, and of all else whether it could be done."""
    found: list[Any] = page.run(f"({ACT})({json.dumps(steps)})")
    return found


def go(
    page: Page, casebook: Casebook, choices: Mapping[str, str], supposed: Mapping[str, str]
) -> dict[str, str]:
    """Go from the page's opening to a standpoint as a reader can; return what of the suppositions it offers.

    What does not arise cannot be clicked, and makes no difference.
    """
    order = [decision.id for decision in in_order_of_time(casebook) if decision.id in choices]
    clicks: list[Step] = [("click", f"option:{decision}/{choices[decision]}", "") for decision in order]
    offers: list[Step] = [("click", f"suppose:{hinge}/{one}", "") for hinge, one in supposed.items()]
    # A decision may arise only where something is supposed.
    done = act(page, [("click", "reopen", ""), *clicks, *offers, *clicks])
    offered = done[1 + len(clicks) : 1 + len(clicks) + len(offers)]
    return {hinge: one for (hinge, one), taken in zip(supposed.items(), offered, strict=True) if taken}


def read(
    page: Page, casebook: Casebook, semantics: Iterable[str] = ()
) -> Iterator[tuple[Reading, Sequence[Any]]]:
    """Yield the figures of the branch on show in every reading offered, inferences in and out."""
    found: list[Reading] = []
    steps: list[Step] = []
    some = any(argument.inferred for argument in casebook.arguments)
    for bare in (False, True) if some else (False,):
        steps += [("click", "without-inferences", "")] if bare else []
        for name, heard in readings_of(casebook).items():
            steps.append(("pick", "reading", name))
            for key in semantics or [DEFAULT_SEMANTICS]:
                found.append(Reading(heard.credence, heard.muted, key, bare))
                # Picking what is picked already would lay the page out for nothing.
                steps += [("pick", "semantics", key)] if semantics else []
                steps.append(("figures", "", ""))
    figures = (done for (kind, _, _), done in zip(steps, act(page, steps), strict=True) if kind == "figures")
    yield from zip(found, figures, strict=True)


@pytest.fixture
def every(request: pytest.FixtureRequest) -> int:
    """Of how many states one is walked."""
    return 1 if request.config.getoption("--walk") else SAMPLE


def test_every_state_of_a_small_page_clicked_through(browser: Browser, tmp_path: Path, every: int) -> None:
    casebook = open_casebook(SMALL)
    projector = Projector(Engine(casebook))
    in_play = [decision.id for decision in casebook.decisions]
    page = browser.open(written(tmp_path, casebook, in_play=in_play))
    page.click(quoted("all-figures-summary"))
    wrong: list[str] = []
    seen: set[Standpoint] = set()
    offered = product(branches(casebook, in_play), suppositions(casebook, projector.engine.hinges))
    for choices, supposed in list(offered)[::every]:
        taken = go(page, casebook, choices, supposed)
        if Standpoint.of(casebook, choices, taken) in seen:
            continue
        for reading, figures in read(page, casebook, SEMANTICS):
            standpoint = Standpoint.of(casebook, choices, taken, reading)
            seen.add(standpoint)
            wrong += wrong_figures(figures, projector(standpoint))
    assert not wrong
    # What is a fact or settled by a choice is not offered: of 96 standpoints 42 are left, in 12 readings.
    assert len(seen) == 42 * 12 or every > 1
    assert {one.choices[decision] for one in seen for decision in in_play} == {
        option.id for decision in casebook.decisions for option in decision.options
    }
    assert not page.complaints()
    page.close()


def test_every_branch_and_reading_of_the_shipped_casebook_clicked_through(
    browser: Browser, tmp_path: Path, every: int
) -> None:
    casebook = open_casebook(SHIPPED)
    projector = Projector(Engine(casebook))
    in_play = default_in_play(casebook)
    page = browser.open(written(tmp_path, casebook, in_play=in_play))
    page.click(quoted("all-figures-summary"))
    wrong: list[str] = []
    for choices in list(branches(casebook, in_play))[::every]:
        go(page, casebook, choices, {})
        for reading, figures in read(page, casebook):
            wrong += wrong_figures(figures, projector(Standpoint.of(casebook, choices, {}, reading)))
    assert not wrong
    assert not page.complaints()
    page.close()


@pytest.mark.parametrize(
    ("reading", "bare"),
    [
        ("all", False),
        ("all", True),
        *((f"alone:{one}", False) for one in ("nikonov", "essay", "article", "memoir")),
    ],
)
def test_everything_that_can_be_supposed_in_the_shipped_casebook(
    modules: Page, reading: str, bare: bool, every: int
) -> None:
    casebook = open_casebook(SHIPPED)
    engine = Engine(casebook)
    heard = replace(readings_of(casebook)[reading], without_inferences=bare)
    in_play = default_in_play(casebook)
    supposed = list(suppositions(casebook, engine.hinges))
    for choices in list(branches(casebook, in_play))[::every]:
        standpoint = Standpoint.of(casebook, choices, {}, heard)
        given = json.dumps(data_of(Projector(engine)(standpoint, in_play), in_play))
        found = modules.run(f"strengths({given}, {json.dumps(supposed)})")
        assert_strengths(engine, standpoint, supposed, found)


def assert_strengths(
    engine: Engine,
    standpoint: Standpoint,
    supposed: Sequence[Mapping[str, str]],
    found: Iterable[Sequence[Sequence[float]]],
) -> None:
    """Hold what the page makes of many suppositions against one evaluation of them all."""
    taken = branch_of(engine.casebook, standpoint.choices).taken
    columns = engine.table.beside(*(engine.table.columns([taken], one) for one in supposed))
    outcomes = engine.outcomes(columns, standpoint.reading)
    asked = [question.id for question in engine.casebook.questions if question.kind == "outcome"]
    wanted = np.nan_to_num(np.concatenate([outcomes.pooled_of(one) for one in asked]), nan=-1.0)
    for number, courses in enumerate(found):
        of_this = wanted[:, list(outcomes.courses_of(number))].T
        assert np.shape(courses) == of_this.shape, (standpoint.choices, supposed[number])
        assert np.abs(np.array(courses) - of_this).max() <= CLOSE, (standpoint.choices, supposed[number])
