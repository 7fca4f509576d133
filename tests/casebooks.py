"""The small casebook of the tests, whole and with something changed in it."""

from __future__ import annotations

from pathlib import Path

from scenarios.files.casebook_files import casebook_from_bytes
from scenarios.model.casebook import Casebook
from scenarios.model.faults import CasebookError, Fault

MINI = Path(__file__).parent / "data" / "casebooks" / "mini.toml"
HEAD = 'format = "otherwise/casebook"\nversion = 1\nid = "x"\ntitle = "X"\n'


def mini_text(*edits: tuple[str, str]) -> str:
    """Return the text of the small casebook with each first text replaced, once, by the second."""
    text = MINI.read_text(encoding="utf-8")
    for old, new in edits:
        assert old in text, f"the small casebook no longer holds {old!r}"
        text = text.replace(old, new, 1)
    return text


def mini(*edits: tuple[str, str]) -> Casebook:
    """Return the small casebook, edited."""
    return casebook_from_bytes(mini_text(*edits).encode(), "mini.toml")


def faults_in(text: str | bytes) -> tuple[Fault, ...]:
    """Return what is wrong with a casebook; none if it is sound."""
    data = text if isinstance(text, bytes) else text.encode()
    try:
        casebook_from_bytes(data, "c.toml")
    except CasebookError as error:
        return error.faults
    return ()


def courses() -> Casebook:
    """Return the port where the dyke breaks: with `dyke` at `breaks` it has six courses."""
    path = MINI.with_name("courses.toml")
    return casebook_from_bytes(path.read_bytes(), path.name)
