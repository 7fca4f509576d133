"""Whatever lies among the samples is one, and opens as a copy that has no file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scenarios.files import library, samples
from scenarios.files.casebook_files import open_casebook
from scenarios.files.checking import check
from scenarios.files.samples import open_sample
from scenarios.model.scenario import VERSION
from scenarios.model.targets import presupposed

SHIPPED = samples.samples()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of samples of another program."""
    monkeypatch.setattr(samples, "resources_folder", lambda: tmp_path)
    (tmp_path / "samples").mkdir()
    return tmp_path / "samples"


def put(folder: Path, name: str, **keys: object) -> Path:
    path = folder / name
    raw = {"format": "otherwise/scenario", "version": VERSION, "casebook": {"id": "mini"}, **keys}
    path.write_text(json.dumps(raw), encoding="utf-8")
    return path


def test_lectures_come_first_and_then_as_the_files_are_named(folder: Path) -> None:
    put(folder, "1.otherwise", title="One")
    put(folder, "2.otherwise")
    put(folder, "3.otherwise", title="Three", lecture=[{"title": "First"}])
    (folder / "4.otherwise").write_text("no scenario", encoding="utf-8")
    (folder / "5.txt").write_text("no sample", encoding="utf-8")
    found = samples.samples()
    assert [(sample.title, sample.is_lecture) for sample in found] == [
        ("Three", True),
        ("One", False),
        ("2", False),
    ]


def test_without_a_folder_there_are_no_samples(folder: Path) -> None:
    folder.rmdir()
    assert samples.samples() == ()


def decisions_taken() -> dict[str, list[str]]:
    """The departures of each shipped sample."""
    return {
        sample.path.name: sorted(open_sample(sample.path, library.find_casebook).scenario.choices)
        for sample in SHIPPED
        if not sample.is_lecture
    }


@pytest.mark.parametrize("sample", SHIPPED, ids=lambda sample: sample.path.stem)
def test_a_shipped_sample_opens_without_a_word_as_what_has_no_file(sample: samples.Sample) -> None:
    opened = open_sample(sample.path, library.shipped_casebook)
    assert opened.notices == ()
    assert opened.path is None
    assert opened.digest == ""
    assert opened.scenario.title == sample.title
    assert check(sample.path).faults == ()
    assert json.loads(sample.path.read_bytes())["version"] == VERSION


def test_each_headline_decision_has_a_sample() -> None:
    casebook = open_casebook(library.shipped_casebooks()[0])
    headlines = [decision.id for decision in casebook.decisions if decision.headline]
    assert len(headlines) == 4
    taken = list(decisions_taken().values())
    for headline in headlines:
        assert [headline] in taken


def test_one_sample_supposes_what_a_branch_turns_on() -> None:
    casebook = open_casebook(library.shipped_casebooks()[0])
    supposing = [
        dict(opened.scenario.supposed)
        for opened in (open_sample(sample.path, library.find_casebook) for sample in SHIPPED)
        if opened.scenario.supposed
    ]
    assert supposing
    for supposed in supposing:
        assert set(supposed) <= set(presupposed(casebook))
