"""What the README shows to those who write casebooks holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scenarios.files import library
from scenarios.files.casebook_files import casebook_from_bytes
from scenarios.files.checking import check
from scenarios.model.reading import Reading
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


def sample() -> str:
    return (library.resources_folder() / "casebooks" / "vane-clocks.toml").read_text(encoding="utf-8")


def test_the_argument_of_the_sample_is_the_samples_and_its_lines_are_the_papers() -> None:
    readme = README.read_text(encoding="utf-8")
    (shown,) = (
        block
        for block in re.findall(r"```toml\n(.*?)```", readme, re.DOTALL)
        if block.startswith("[[arguments]]")
    )
    assert shown in sample()
    papers = (library.resources_folder() / "samples" / "vane-clocks.txt").read_text(encoding="utf-8")
    quoted = {50: "Kept, it would probably", 62: "With the railway's order in the shop"}
    for line, start in quoted.items():
        said = re.search(rf'"({re.escape(start)}[^"]*)"', " ".join(readme.split()))
        assert said is not None
        assert papers.splitlines()[line - 1].startswith(said[1])


def test_check_says_of_a_slip_in_the_sample_what_is_shown(tmp_path: Path) -> None:
    before, identity, after = sample().partition('id = "R4"')
    path = tmp_path / "vane-clocks.toml"
    slip = after.replace("trade/series", "trade/serie", 1)
    path.write_text(before + identity + slip, encoding="utf-8")
    (fault,) = check(path).faults
    shown = str(fault).replace(f"{tmp_path}/", "")
    assert f"\n{shown}\n" in README.read_text(encoding="utf-8")


def test_the_hinge_of_the_sample_splits_and_falls_silent_as_it_says() -> None:
    casebook = casebook_from_bytes(sample().encode(), "vane-clocks.toml")
    choices = {"order": "accepts"}
    assert [one.holds["trade"] for one in snapshot(casebook, choices).courses] == ["series", "fine"]
    letters = Reading(credence={"history": 0.0, "memoirs": 0.0})
    assert [one.holds["trade"] for one in snapshot(casebook, choices, reading=letters).courses] == [None]
    supposed = snapshot(casebook, choices, {"trade": "series"})
    assert [one.holds["trade"] for one in supposed.courses] == ["series"]


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
