"""A lecture as a handout and as pictures, without a window."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from scenarios.commands import command_line
from scenarios.exports import handout, step_pictures
from scenarios.exports.kinds import kind_of
from scenarios.exports.pixels import Pixels
from scenarios.exports.request import ExportError, Options, Request
from scenarios.files.casebook_files import open_casebook
from scenarios.files.library import resources_folder, shipped_casebooks
from scenarios.model.lecture import Step, View
from scenarios.model.scenario import Scenario
from scenarios.telling.outcome_lines import changed_lines, outcome_lines
from tests.casebooks import mini
from tests.scenarios.commands.calls import CASEBOOK, complaint_of, saved
from tests.scenarios.engine.forks import forked
from tests.scenarios.exports.requests import request
from tests.scenarios.projected import snapshot

COURSES = Path(__file__).resolve().parents[2] / "data" / "casebooks" / "courses.toml"
SPLIT: dict[str, Any] = {"choices": {"dyke": "breaks"}}
LECTURE = tuple(
    step.written()
    for step in (
        Step(view=View.SLIDE, heading="Welcome", text="Good morning", notes="Breathe."),
        Step(view=View.OUTCOME, heading="Ask", question="toll", asks=True, notes="Count.\n\nWait.", **SPLIT),
        Step(view=View.MAP, heading="Supposed", question="gone", supposed={"owner": "company"}, **SPLIT),
        Step(view=View.WHY, heading="As it was", question="orchard"),
        Step(view=View.OUTCOME, heading="Silence", question="orchard", **SPLIT),
    )
)


def of_lecture(**options: Any) -> Request:
    asked = request(casebook=open_casebook(COURSES), title="Port", options=Options(**options))
    return replace(asked, lecture=LECTURE)


def said(asked: Request) -> str:
    reader = PdfReader(io.BytesIO(handout.write(asked)))
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def painted(drawn: list[Pixels]) -> Any:
    def paint(pixels: Pixels) -> bytes:
        drawn.append(pixels)
        return b"PNG"

    return paint


def test_a_handout_has_every_step_its_choices_verdicts_and_sources() -> None:
    text = said(of_lecture())
    for words in (
        "1 Welcome", "2 Ask", "5 Silence", "Good morning", "Set otherwise: The dyke breaks",
        "You suppose that the company owns it", "Is there a toll? if the company owns it: A toll is taken",
        "the documents do not say", "p. 9, line 21", "not a chance", "Otherwise",
    ):  # fmt: skip
        assert words in text, words
    assert "Breathe." not in text


def test_the_whole_of_a_text_is_in_it_of_which_the_hall_sees_the_beginning() -> None:
    lines = [f"Sentence number {number} of the talk." for number in range(1, 41)]
    talk = Step(view=View.SLIDE, heading="Talk", text="\n".join(lines)).written()
    text = said(replace(of_lecture(), lecture=(talk,)))
    assert "… and" in text, "the picture says that it goes on"
    assert all(line in text for line in lines)
    short = Step(view=View.SLIDE, heading="Talk", text=lines[0]).written()
    assert said(replace(of_lecture(), lecture=(short,))).count(lines[0]) == 1


def test_arguments_are_told_with_the_answer_and_the_course_they_speak_to() -> None:
    shipped = open_casebook(shipped_casebooks()[0])
    of_bloc: dict[str, Any] = {
        "view": View.OUTCOME,
        "choices": {"bloc-1923": "accepts"},
        "notes": "Wait.\n\nGo on.",
    }
    party = Step(question="inner-party-life", **of_bloc)
    text = said(replace(request(casebook=shipped, options=Options(notes=True)), lecture=(party.written(),)))
    head = "For (+) and against (−) “Rule by the apparatus”, if Stalin wins the fight"
    assert re.search(re.escape(head) + r" \+ M \(the memoirist", text)
    assert "The lecturer's note: Wait. Go on." in text
    asked = of_lecture()
    plain = Step(view=View.OUTCOME, question="toll").written()
    assert re.search(r"For \(\+\) and against \(−\) “[^”]+” [+−]", said(replace(asked, lecture=(plain,))))


def test_no_page_ends_with_what_arguments_speak_to_or_begins_with_how_many_more(tmp_path: Path) -> None:
    sample, target = min((resources_folder() / "samples").glob("*.otherwise")), tmp_path / "x.pdf"
    assert command_line.main(["export", str(sample), "--as", "handout", "--to", str(target), "--notes"]) == 0
    told = [" ".join(page.extract_text().split()) for page in PdfReader(target).pages]
    assert sum("For (+) and against" in page for page in told) > 2
    for page in told:
        for part in page.split("For (+) and against (−)")[1:]:
            assert re.search(r" [+−] [NEAM] \(", part), part
        assert not page.startswith("… and")


def test_where_courses_with_one_answer_argue_it_otherwise_the_course_is_said() -> None:
    shipped = open_casebook(shipped_casebooks()[0])
    step = Step(view=View.WHY, question="comintern", choices={"general-secretary": "trotsky-speaks"})
    text = said(replace(request(casebook=shipped), lecture=(step.written(),)))
    assert re.search(
        r"For \(\+\) and against \(−\) “[^”]+”, if the leaders rule together, Lenin's last plan holds and"
        r" revolution ebbs abroad [+−]",
        text,
    )


def test_arguments_that_are_left_out_are_counted() -> None:
    shipped = open_casebook(shipped_casebooks()[0])
    why = Step(view=View.WHY, question="contest", choices={"bloc-1923": "accepts"}).written()
    text = said(replace(request(casebook=shipped), lecture=(why,)))
    assert re.search(r"… and \d+ more arguments(?!:)", text), "below the picture, which has its own"
    assert "more argument" not in said(of_lecture())


def test_its_head_is_about_the_lecture_and_not_about_what_the_window_shows() -> None:
    shown = request({"dyke": "breaks"}, casebook=open_casebook(COURSES))
    text = said(replace(shown, lecture=LECTURE)).split("1 Welcome")[0]
    for words in (
        "Lecture: The port behind the dyke Casebook:",
        "Steps: 5; the hall is asked in step 2",
        "Branches: The dyke: The dyke breaks (steps 2, 5)",
        "Branches: The dyke: The dyke breaks; you suppose that the company owns it (step 3)",
        "Branches: as it happened (step 4)",
        "Reading: every document with full credence",
    ):
        assert words in text, words
    for wrong in ("Goes otherwise", "Does not arise", "as it happened:"):
        assert wrong not in text
    assert said(of_lecture()).startswith("Port Casebook:")


def test_its_head_says_in_which_steps_the_documents_are_taken_otherwise() -> None:
    alone: dict[str, Any] = {"credence": {"broadsheet": 0.0}, "semantics": "df-quad"}
    steps = (Step(view=View.OUTCOMES), Step(view=View.OUTCOMES, **alone), Step(view=View.CHANGES, **SPLIT))
    asked = replace(of_lecture(), lecture=tuple(step.written() for step in steps))
    text = said(asked).split("1 All outcomes")[0]
    assert "Reading: steps 1, 3: every document with full credence" in text
    assert "Reading: step 2: A The annals" in text
    assert "Semantics: Quadratic energy (quadratic-energy) Semantics: " in text


def test_a_lecture_of_texts_alone_visits_no_branch() -> None:
    text = said(replace(of_lecture(), lecture=LECTURE[:1]))
    assert "Steps: 1 Reading: every document" in text


def test_below_a_list_that_has_no_room_stands_all_of_it_and_nothing_of_another_step() -> None:
    shipped = open_casebook(shipped_casebooks()[0])
    otherwise: dict[str, Any] = {"choices": {"bloc-1923": "accepts"}}
    ask = Step(view=View.OUTCOME, question="contest", **otherwise).written()
    for view, of in ((View.CHANGES, changed_lines), (View.OUTCOMES, lambda one: outcome_lines(one, 0))):
        step = Step(view=view, question="contest", **otherwise).written()
        text = said(replace(request(casebook=shipped), lecture=(ask, step)))
        picture, below = re.split(r" 2 (?:What changes|All outcomes),", text)[1].split("Set otherwise:")
        assert re.search(r"… and \d+ more", picture)
        lines = of(snapshot(shipped, otherwise["choices"]))
        assert len(lines) > 15
        for line in lines:
            assert line.text in below, line.text
        assert "… and" not in below


def test_notes_are_in_it_when_they_are_asked_for() -> None:
    text = said(of_lecture(notes=True))
    assert "Breathe." in text
    assert "Count." in text
    assert "Wait." in text


def test_its_pages_are_those_of_the_paper_and_numbered() -> None:
    reader = PdfReader(io.BytesIO(handout.write(of_lecture(page="letter"))))
    assert len(reader.pages) > 2
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [612, 792]
    assert f"page 2 of {len(reader.pages)}" in reader.pages[1].extract_text()


def test_a_scenario_without_a_lecture_has_none() -> None:
    with pytest.raises(ExportError, match="has no lecture"):
        handout.write(request())


def test_pictures_are_named_in_order_and_have_the_size_asked_for() -> None:
    drawn: list[Pixels] = []
    found = dict(step_pictures.pictures(replace(of_lecture(), painter=painted(drawn)), (1280, 720)))
    assert list(found) == ["01.png", "02-asked.png", "02.png", "03.png", "04.png", "05.png"]
    assert {pixels.size for pixels in drawn} == {(1280, 720)}
    drawn.clear()
    list(step_pictures.pictures(replace(of_lecture(), painter=painted(drawn))))
    assert {pixels.size for pixels in drawn} == {(1920, 1080)}
    with pytest.raises(ExportError, match="nothing here draws pixels"):
        list(step_pictures.pictures(of_lecture()))


def test_a_casebook_without_questions_has_pictures_too() -> None:
    bare = replace(request(casebook=forked(questions=[])), lecture=LECTURE[:1], painter=painted([]))
    assert [name for name, _ in step_pictures.pictures(bare)] == ["01.png"]


def test_a_file_that_is_called_as_a_kind_is_of_that_kind() -> None:
    assert kind_of("lectures/handout.pdf").name == "handout"
    assert kind_of("other.pdf").name != "handout"
    assert kind_of("other.pdf", "handout").name == "handout"


@pytest.fixture
def lecture(tmp_path: Path) -> str:
    scenario = Scenario.new(mini()).model_copy(update={"lecture": ({"heading": "One"}, {"heading": "Two"})})
    return saved(tmp_path, scenario)


def to_folder(lecture: str, folder: Path, *more: str) -> list[str]:
    return ["export", lecture, *CASEBOOK, "--to", f"{folder}{os.sep}", *more]


def test_a_folder_gets_a_picture_a_step(tmp_path: Path, lecture: str) -> None:
    drawn: list[Pixels] = []
    folder = tmp_path / "slides" / "port"
    words = to_folder(lecture, folder, "--size", "640x480")
    assert command_line.main(words, painted(drawn)) == 0
    assert sorted(path.name for path in folder.iterdir()) == ["01.png", "02.png"]
    assert {pixels.size for pixels in drawn} == {(640, 480)}
    assert command_line.main([*to_folder(lecture, folder), "--force"], painted(drawn)) == 0


def test_a_folder_that_has_such_pictures_is_not_written_over(
    tmp_path: Path, lecture: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "02.png").write_bytes(b"mine")
    assert command_line.main(to_folder(lecture, tmp_path), painted([])) == 1
    assert "it is there already" in capsys.readouterr().err
    assert not (tmp_path / "01.png").exists()


def test_what_makes_no_sense_is_said(
    tmp_path: Path, lecture: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for size in ("big", "640", "10x10", "640x9999"):
        words = to_folder(lecture, tmp_path, "--size", size)
        assert "--size wants WIDTHxHEIGHT" in complaint_of(capsys, *words)
    words = ["export", lecture, *CASEBOOK, "--to", str(tmp_path / "a.csv"), "--size", "640x480"]
    assert "name a folder" in complaint_of(capsys, *words)
    assert "nothing here draws pixels" in complaint_of(capsys, *to_folder(lecture, tmp_path), code=1)
    (tmp_path / "file").write_bytes(b"")
    assert command_line.main(to_folder(lecture, tmp_path / "file" / "in"), painted([])) == 1
    assert "cannot be made a folder" in capsys.readouterr().err
