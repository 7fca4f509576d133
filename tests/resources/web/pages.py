"""Pages written for the tests, and what a test reads on them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Any

from scenarios.engine.engine import Engine
from scenarios.exports.request import DEFAULTS, Options, Request
from scenarios.exports.web_casebook import casebook_as_data, scenario_as_data
from scenarios.exports.web_page import write
from scenarios.files.casebook_files import casebook_digest
from scenarios.model.casebook import Casebook
from scenarios.model.reading import Reading
from scenarios.model.scenario import CasebookReference
from scenarios.model.standpoint import Standpoint
from scenarios.projection.snapshot import Projector, Snapshot

DAY = dt.date(2026, 3, 1)
SMALL = Path(__file__).parents[2] / "data" / "casebooks" / "courses.toml"
SHIPPED = Path(__file__).parents[3] / "resources" / "casebooks" / "soviet-succession.toml"

# Row by row what the table of figures says: question, courses, position, and the strengths in full.
FIGURES = """[...document.querySelectorAll("#figures-table tbody tr")].map((row) => [
    row.dataset.question,
    row.dataset.status,
    row.dataset.position,
    row.dataset.courses.split(" ").map(Number),
    [...row.querySelectorAll("[data-strength]")].map((cell) => cell.dataset.strength),
])"""


def written(
    folder: Path,
    casebook: Casebook,
    choices: Mapping[str, str] | None = None,
    supposed: Mapping[str, str] | None = None,
    reading: Reading | None = None,
    *,
    in_play: Sequence[str],
    source: Path | None = None,
    title: str = "A page",
    options: Options = DEFAULTS,
    casebook_text: str | None = None,
) -> str:
    """Write a page and return its address."""
    snapshot = Projector(Engine(casebook))(Standpoint.of(casebook, choices, supposed, reading), in_play)
    digest = "" if source is None else casebook_digest(source.read_bytes())
    reference = CasebookReference(id=casebook.id, revision=casebook.revision, sha256=digest)
    request = Request(
        snapshot,
        reference,
        tuple(in_play),
        DAY,
        title=title,
        options=options,
        casebook_text=casebook_text,
    )
    path = folder / f"{casebook.id}.html"
    path.write_bytes(write(request))
    return path.as_uri()


def data_of(snapshot: Snapshot, in_play: Sequence[str]) -> dict[str, Any]:
    """A snapshot's standpoint as the page is given it."""
    book = snapshot.casebook
    reference = CasebookReference(id=book.id, revision=book.revision)
    request = Request(snapshot, reference, tuple(in_play), DAY)
    return {
        "casebook": casebook_as_data(book, snapshot.engine.hinges, in_play),
        "scenario": scenario_as_data(request),
    }


def branches(casebook: Casebook, in_play: Sequence[str]) -> Iterator[dict[str, str]]:
    """Yield every combination of the options in play."""
    for options in product(*(casebook.decision(decision).options for decision in in_play)):
        yield {decision: option.id for decision, option in zip(in_play, options, strict=True)}


def suppositions(casebook: Casebook, hinges: Sequence[str]) -> Iterator[dict[str, str]]:
    """Yield every way to suppose positions, or nothing, at the hinges."""
    offers = [[None, *(position.id for position in casebook.question(hinge).positions)] for hinge in hinges]
    for answers in product(*offers):
        yield {hinge: answer for hinge, answer in zip(hinges, answers, strict=True) if answer is not None}


def wrong_figures(found: Sequence[Any], snapshot: Snapshot) -> list[str]:
    """Return which figures of a page's table are not the program's, or are missing from it."""
    wrong = []
    documents = [document.id for document in snapshot.casebook.documents]
    left = {
        (question.id, position.id, number)
        for question in snapshot.casebook.questions
        for position in question.positions
        for number in ([0] if question.kind == "debate" else range(len(snapshot.courses)))
    }
    for question_id, status, position_id, courses, strengths in found:
        for number in courses:
            left.discard((question_id, position_id, number))
            question = snapshot.question(question_id, number)
            position = question.position(position_id)
            wanted = [position.strength, *(position.by_document[document] for document in documents)]
            read = [float(one) if one else None for one in strengths]
            if status != question.status.value or not all(map(_close, read, wanted)):
                wrong.append(f"{question_id}/{position_id} in {number}: {read} and not {wanted}")
    return [*wrong, *(f"{one} is not told" for one in sorted(left))]


def quoted(name: str) -> str:
    """Return the selector of an element by its id, whatever signs stand in it."""
    return f"[id={json.dumps(name)}]"


def _close(found: float | None, wanted: float | None) -> bool:
    if found is None or wanted is None:
        return found is wanted
    return abs(found - wanted) <= 1e-9
