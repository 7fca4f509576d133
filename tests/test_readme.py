"""What the README shows to those who write casebooks holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scenarios.files import library
from scenarios.files.casebook_files import casebook_from_bytes
from scenarios.files.checking import check
from tests.scenarios.projected import snapshot

README = Path(__file__).resolve().parents[1] / "README.md"


def example() -> str:
    """The casebook in the README: the block of TOML that begins as a casebook does."""
    blocks = re.findall(r"```toml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    (found,) = (block for block in blocks if block.startswith('format = "otherwise/casebook"'))
    return str(found)


def test_the_example_has_ten_lines_and_check_accepts_it(tmp_path: Path) -> None:
    assert len(example().splitlines()) == 10
    path = tmp_path / "aldwater.toml"
    path.write_text(example(), encoding="utf-8")
    assert check(path).faults == ()


def test_the_example_says_something() -> None:
    casebook = casebook_from_bytes(example().encode(), "README.md")
    assert snapshot(casebook, {"bridge": "refused"}).question("ferry").leading == "yes"


@pytest.mark.parametrize("part", ["documents", "voices", "decisions", "questions", "arguments", "events"])
def test_every_key_is_in_the_table(part: str) -> None:
    from scenarios.files.schemas import schemas

    schema = schemas()["casebook.schema.json"]
    name = schema["properties"][part]["items"]["$ref"].rsplit("/", 1)[1]
    (row,) = re.findall(rf"^\| `{part}` \|.*$", README.read_text(encoding="utf-8"), re.MULTILINE)
    told = set(re.findall(r"`(\w+)`", row)) - {part}
    assert set(schema["$defs"][name]["properties"]) <= told


def test_the_schemas_are_where_it_says() -> None:
    assert "resources/schemas/" in README.read_text(encoding="utf-8")
    assert (library.resources_folder() / "schemas" / "casebook.schema.json").is_file()
