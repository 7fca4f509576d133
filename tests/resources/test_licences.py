"""Whatever the bundle holds of others is listed with its licence, and the text of it goes along."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from gui.help.about import BUILT_ON
from resources.packaging import contents, licences
from tests.resources.desk import ROOT


def required() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [Requirement(line).name for line in project["dependencies"]]


def everything(names: list[str]) -> Iterator[str]:
    """The packages of these names and all that they require here."""
    seen: set[str] = set()
    while names:
        name = re.sub(r"[-_.]+", "-", names.pop()).lower()
        if name not in seen:
            seen.add(name)
            yield name
            needs = map(Requirement, metadata.requires(name) or ())
            names.extend(
                one.name for one in needs if one.marker is None or one.marker.evaluate({"extra": ""})
            )


@pytest.mark.parametrize("name", sorted(everything(required())))
def test_of_every_package_that_the_program_needs_the_licence_is_known(name: str) -> None:
    one = licences.part(name)
    assert one.licence
    assert all(path.stat().st_size > 100 for path in one.texts)


def test_the_about_box_names_what_the_program_is_built_on_and_the_bundle_its_versions() -> None:
    assert {name.lower() for name, _ in BUILT_ON} == {name.lower() for name in required()}
    assert {name for name, _ in BUILT_ON} == set(contents.NAMED)


@pytest.mark.parametrize(
    ("record", "complaint"),
    [
        ("Name: odd\nVersion: 1\n", "the licence of odd is not known"),
        ("Name: odd\nVersion: 1\nLicense: MIT\n", "the text of the licence of odd is missing"),
    ],
)
def test_a_package_without_one_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record: str, complaint: str
) -> None:
    installed(tmp_path, record)
    monkeypatch.syspath_prepend(str(tmp_path))
    if "text" not in complaint:
        (tmp_path / "odd-1.dist-info" / "LICENSE").write_text("Do as you like.", encoding="utf-8")
    with pytest.raises(ValueError, match=complaint):
        licences.parts(["odd.inner", "os"])


def installed(folder: Path, record: str) -> None:
    kept = folder / "odd-1.dist-info"
    kept.mkdir()
    (kept / "METADATA").write_text(f"Metadata-Version: 2.1\n{record}", encoding="utf-8")
    (kept / "top_level.txt").write_text("odd\n", encoding="utf-8")
    listed = ("odd/__init__.py", "odd-1.dist-info/METADATA", "odd-1.dist-info/LICENSE")
    (kept / "RECORD").write_text("".join(f"{name},,\n" for name in listed), encoding="utf-8")


def test_the_list_names_each_with_the_files_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(licences, "_STARTER", "rich")  # PyInstaller is there only where packages are built
    folder = tmp_path / "licences"
    found = licences.parts(["yaml._yaml", "PySide6/QtCore.abi3.so", "numpy.linalg", "json"])
    licences.write(folder, found)
    licences.add(folder, [licences.Part("libodd 1", "see its text", (ROOT / "LICENSE",))])

    said = (folder / "LIST.txt").read_text(encoding="utf-8")
    listed = dict(re.findall(r"^(\S+) \S+: .* \((.*)\)$", said, re.MULTILINE))
    assert listed.pop("DejaVu") == "resources/fonts/LICENSE"
    assert set(listed) == {"Python", "PySide6_Essentials", "PyYAML", "numpy", "rich", "libodd"}
    for names in listed.values():
        for name in names.split(", "):
            assert (folder / name).is_file(), name
    assert "LESSER" in (folder / listed["PySide6_Essentials"].split(", ")[0]).read_text(encoding="utf-8")
    # numpy has many of the same name, and none takes the place of another.
    assert len(set(listed["numpy"].split(", "))) == len(listed["numpy"].split(", ")) > 10
