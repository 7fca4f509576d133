"""Whatever lies among the samples is one, and opens as a copy that has no file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from scenarios.files import library, samples
from scenarios.files.casebook_files import open_casebook
from scenarios.files.checking import check
from scenarios.files.samples import open_sample
from scenarios.model.lecture import View, steps_of
from scenarios.model.scenario import VERSION
from scenarios.model.targets import presupposed
from scenarios.telling.arguments import citation

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


def test_the_first_sample_is_a_lecture_on_every_headline_decision_with_notes_to_every_step() -> None:
    first, *others = SHIPPED
    assert first.is_lecture
    assert first.path.name == min(sample.path.name for sample in SHIPPED)
    assert not any(sample.is_lecture for sample in others)
    opened = open_sample(first.path, library.shipped_casebook)
    steps = steps_of(opened.scenario)
    asked = [key for step in steps if step.asks for key, option in step.choices.items() if option]
    headlines = {decision.id for decision in opened.casebook.decisions if decision.headline}
    assert headlines <= set(asked)
    for step in steps:
        assert not step.is_unread
        assert step.fit(opened.casebook, opened.scenario).notices == ()
        assert step.heading
        assert step.notes
        assert step.view is View.SLIDE or step.question


def test_what_the_notes_of_the_lecture_cite_stands_in_the_casebook() -> None:
    opened = open_sample(SHIPPED[0].path, library.shipped_casebook)
    marks = {document.id: document.mark for document in opened.casebook.documents}
    known = {f"({marks[one.document]}, {citation(one)})" for one in opened.casebook.arguments}
    notes = [step.notes for step in steps_of(opened.scenario)]
    cited = [cited for text in notes for cited in re.findall(r"\([A-Z], [^)]*\)", text)]
    assert len(cited) >= 20
    assert [one for one in cited if one not in known] == []
    assert {one[1] for one in cited} == set(marks.values()), "every document is heard"
