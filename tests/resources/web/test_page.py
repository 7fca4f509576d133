"""The page as a reader has it: by pointer and keys, read aloud, on a phone, in the dark, on paper."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from scenarios.commands import command_line
from scenarios.engine.engine import Engine
from scenarios.files.casebook_files import casebook_from_bytes, open_casebook
from scenarios.files.library import find_casebook
from scenarios.files.opening import open_path
from scenarios.model.fit import default_in_play
from scenarios.model.reading import Reading
from scenarios.model.standpoint import Standpoint
from scenarios.projection.snapshot import Projector
from scenarios.telling.why import why
from tests.casebooks import mini
from tests.resources.web.browser import PATIENCE, Browser, Page
from tests.resources.web.pages import SHIPPED, SMALL, quoted, written

BLOC = {"bloc-1923": "accepts"}


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The shipped casebook, in which Trotsky accepts the bloc."""
    casebook = open_casebook(SHIPPED)
    address = written(
        tmp_path, casebook, BLOC, in_play=default_in_play(casebook), source=SHIPPED, title="The bloc"
    )
    opened = browser.open(address)
    yield opened
    assert not opened.complaints()
    opened.close()


def text(page: Page, selector: str) -> str:
    found: str = page.run(f"document.querySelector({json.dumps(selector)}).textContent")
    return found


def is_checked(page: Page, name: str) -> bool:
    found: bool = page.run(f"document.getElementById({json.dumps(name)}).checked")
    return found


def focused(page: Page) -> str:
    found: str = page.run("document.activeElement.id")
    return found


def pick(page: Page, name: str, value: str) -> None:
    page.run(
        f"""(() => {{
            const box = document.getElementById({json.dumps(name)});
            box.value = {json.dumps(value)};
            box.dispatchEvent(new Event("change"));
        }})()"""
    )


def tells(page: Page, role: str) -> list[str]:
    """The names of all of a role, as a screen reader is given them."""
    return [
        str(node.get("name", {}).get("value", ""))
        for node in page.told()
        if node.get("role", {}).get("value") == role
    ]


def test_it_opens_with_the_scenario(page: Page) -> None:
    assert text(page, "h1") == "The bloc"
    assert is_checked(page, "option:bloc-1923/accepts")
    assert text(page, "#departures") == "Trotsky–Zinoviev bloc: Trotsky accepts Zinoviev's offer"
    assert "not a chance" in text(page, "#heading")
    assert "revision 2.0" in text(page, "#heading")
    assert "1 March 2026" in text(page, "#heading")


def test_a_click_on_an_option_toggles_the_branch(page: Page) -> None:
    before = text(page, "#outcome-list")
    page.click(quoted("option:bloc-1923/declines"))
    assert text(page, "#departures") == "Everything goes as it happened."
    assert text(page, "#outcome-list") != before
    assert page.run("document.querySelectorAll('#outcome-list .yours').length") == 0
    page.click("#reopen")
    assert text(page, "#outcome-list") == before


def test_what_does_not_arise_cannot_be_taken(page: Page) -> None:
    assert text(page, quoted("reason:alliance-1928")).startswith("Does not arise: ")
    page.click(quoted("option:alliance-1928/allies"))
    assert is_checked(page, "option:alliance-1928/refuses")
    assert text(page, "#departures") == "Trotsky–Zinoviev bloc: Trotsky accepts Zinoviev's offer"


def test_a_supposition_is_the_readers_and_marked_so(page: Page) -> None:
    page.click(quoted("suppose:contest/rivals"))
    assert text(page, ".supposed") == "◇ You suppose that his rivals win the fight"
    assert "◇ You suppose that his rivals win the fight" in text(page, "[data-question=contest]")
    assert "supposing that his rivals win the fight" in text(page, "#your-branch")
    assert is_checked(page, "suppose:contest/rivals")
    page.click(quoted("follow:contest"))
    assert page.run("document.querySelector('.supposed')") is None


def test_courses_are_followed_and_stepped_through(page: Page) -> None:
    def course() -> str:
        return text(page, ".course-bar")

    first = course()
    assert "course 1 of 4" in first
    page.click("#later-course")
    assert "course 2 of 4" in course()
    assert course() != first
    page.click("#earlier-course")
    page.click("#earlier-course")
    assert "course 4 of 4" in course()
    page.click(".outcome .line.course:not(.current)")
    assert "course 4 of 4" not in course()


def test_a_reading_is_heard(page: Page) -> None:
    marks = (
        "[...document.querySelectorAll('#outcome-list .mark:not(.silent)')].map((one) => one.textContent[0])"
    )
    assert set(page.run(marks)) == {"N", "E", "A", "M"}
    pick(page, "reading", "alone:nikonov")
    assert set(page.run(marks)) == {"N"}
    struck = marks.replace(":not(.silent)", ".unheard")
    assert set(page.run(struck)) == {"E", "A", "M"}
    assert "E: not heard" in text(page, "#why .views")
    assert "Heard: N alone · V. A. Nikonov" in text(page, "#heading")
    pick(page, "semantics", "df-quad")
    assert "weighed by: DF-QuAD" in text(page, "#heading")
    assert "Discontinuity-Free" in text(page, "#about")


def test_what_the_editors_infer_is_left_out(page: Page) -> None:
    said, before = "without the editors' inferences", text(page, "#outcome-list")
    assert not is_checked(page, "without-inferences")
    assert said not in text(page, "#heading")
    page.click(".switch span")
    assert is_checked(page, "without-inferences")
    assert said in text(page, "#heading")
    assert text(page, "#outcome-list") != before
    # Which documents are heard is another matter.
    pick(page, "reading", "alone:nikonov")
    assert f"V. A. Nikonov · {said}" in text(page, "#heading")
    page.run("history.back()")
    page.wait_for("document.getElementById('reading').value === 'all'")
    page.run("history.back()")
    page.wait_for("!document.getElementById('without-inferences').checked")
    assert text(page, "#outcome-list") == before
    page.run("document.getElementById('without-inferences').focus()")
    page.press(" ")
    assert is_checked(page, "without-inferences")
    page.click("#reopen")
    assert not is_checked(page, "without-inferences")
    assert text(page, "#outcome-list") == before


def test_where_nothing_is_inferred_there_is_nothing_to_leave_out(browser: Browser, tmp_path: Path) -> None:
    casebook = open_casebook(SMALL)
    opened = browser.open(written(tmp_path, casebook, in_play=["dyke"]))
    assert opened.run("document.getElementById('without-inferences')") is None
    opened.close()
    # A reading that was brought along can be undone.
    bare = Reading(without_inferences=True)
    opened = browser.open(written(tmp_path, casebook, reading=bare, in_play=["dyke"]))
    assert is_checked(opened, "without-inferences")
    assert text(opened, "#reading option") == "Both documents"
    opened.click("#without-inferences")
    assert "inferences ·" not in text(opened, ".stand")
    opened.close()


def test_a_reading_of_the_scenarios_own_is_offered_beside_the_others(
    browser: Browser, tmp_path: Path
) -> None:
    casebook = open_casebook(SHIPPED)
    reading = Reading({"article": 0.5}, frozenset({"aguinis"}))
    opened = browser.open(written(tmp_path, casebook, reading=reading, in_play=default_in_play(casebook)))
    offers = opened.run("[...document.querySelectorAll('#reading option')].map((one) => one.textContent)")
    assert offers[:2] == ["The scenario's own reading", "All four documents"]
    assert len(offers) == 6
    assert "Heard: N, E and M in full, A at 0.5 · muted: Marcos Aguinis" in text(opened, "#heading")
    opened.close()


def test_a_question_in_focus_shows_why_with_its_sources(page: Page) -> None:
    page.click(quoted("question:leader"))
    assert text(page, "#why-title").startswith("Why ")
    rows = page.run("[...document.querySelectorAll('#why .reason')].map((one) => one.textContent)")
    assert rows
    assert all("line" in row for row in rows)
    page.click("#why .reason summary")
    page.wait_for("document.querySelector('#why .reason .facts')")
    assert "Its wording alone gives it" in text(page, "#why .reason details")
    page.click(quoted("position:leader/trotsky"))
    assert "Trotsky —" in text(page, "#why-title")
    assert page.run("document.getElementById('map-question').value") == "leader"


# What Why says: its title, what it says beneath, and its rows under their headings, all of them open.
WHY = """(() => {
    for (const one of document.querySelectorAll("#why > details")) {
        one.open = true;
        one.dispatchEvent(new Event("toggle"));
    }
    const texts = (root, selector) => [...root.querySelectorAll(selector)].map((one) => one.textContent);
    const rows = (list) => [...list.children].map((row) => {
        const [first, second] = row.querySelectorAll(".said > p");
        return [first.lastChild.textContent, second.textContent];
    });
    return {
        title: document.querySelector("#why-title").lastChild.textContent,
        views: texts(document, "#why .views span").map((one) => one.trim()),
        course: texts(document, "#why .course-bar > .yours").join(""),
        rows: [...document.querySelectorAll("#why > .reasons, #why > details > .reasons")].map(rows),
        headings: texts(document, "#why > h3, #why > details > summary"),
        said: texts(document, "#why > p:not([class])").join(" "),
        left_out: texts(document, "#left-out").join(""),
    };
})()"""


def test_why_says_what_the_program_says(page: Page) -> None:
    casebook = open_casebook(SHIPPED)
    projector = Projector(Engine(casebook))
    for choices, supposed, bare in (
        (BLOC, {}, False),
        (BLOC, {}, True),
        ({**BLOC, "general-secretary": "politburo-acts"}, {"contest": "rivals"}, False),
    ):
        page.click("#reopen")
        if bare:
            page.click("#without-inferences")
        for decision, option in choices.items():
            page.click(quoted(f"option:{decision}/{option}"))
        for hinge, position in supposed.items():
            page.run("for (const one of document.querySelectorAll('#turns-on details')) one.open = true")
            page.wait_for(f"document.getElementById('suppose:{hinge}/{position}')")
            page.click(quoted(f"suppose:{hinge}/{position}"))
        snapshot = projector(Standpoint.of(casebook, choices, supposed, Reading(without_inferences=bare)))
        for question in casebook.questions:
            page.run(f"document.getElementById('question:{question.id}').click()")
            asked = snapshot.question(question.id).answer or question.positions[0].id
            wanted = why(snapshot, question.id, asked, 0)
            groups = [(head, rows) for head, rows in wanted.groups if head is not None or rows]
            assert page.run(WHY) == {
                "title": wanted.title,
                "views": list(wanted.views),
                "course": wanted.course,
                "rows": [[[row.text, row.small] for row in rows] for _, rows in groups],
                "headings": [head.text for head, _ in groups if head is not None],
                "said": wanted.silence,
                "left_out": wanted.left_out,
            }, question.id


def test_a_branch_is_taken_on_the_map(page: Page) -> None:
    def ends() -> Any:
        return page.run("[...document.querySelectorAll('.lane')].map((one) => one.textContent)")

    before = text(page, "#departures")
    page.wait_for("document.querySelector('.picture .branch.shown')")
    # The stroke of a branch that is not on show, a tenth before its end, where it runs alone.
    place = page.run(
        """(() => {
            const stroke = [...document.querySelectorAll(".picture .branch:not(.shown)")][0].nextSibling;
            stroke.scrollIntoView({ block: "center" });
            const far = stroke.getPointAtLength(stroke.getTotalLength() * 0.9);
            const { x, y } = far.matrixTransform(stroke.getScreenCTM());
            return [x, y];
        })()"""
    )
    for kind in ("mousePressed", "mouseReleased"):
        page.call("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)
    taken = text(page, "#departures")
    assert taken != before
    assert sum("branches" in lane or "branch" in lane for lane in ends()) >= 1
    assert text(page, "#your-branch").startswith("Your branch")


def test_a_branch_is_taken_from_the_map_in_words(page: Page) -> None:
    page.click("#map-in-words-summary")
    page.wait_for("document.querySelector('#map-in-words button')")
    sentence = text(page, "#map-in-words button")
    assert sentence.startswith("As it happened → ")
    page.click("#map-in-words button")
    assert text(page, "#departures") == "Everything goes as it happened."
    assert text(page, "#map-in-words strong").startswith("Your branch, as it happened → ")


def test_back_and_forward_undo_and_redo(page: Page) -> None:
    said = "document.getElementById('departures').textContent"
    first = text(page, "#departures")
    page.click(quoted("option:bloc-1923/declines"))
    pick(page, "reading", "alone:memoir")
    page.run("history.back()")
    page.wait_for("document.getElementById('reading').value === 'all'")
    assert text(page, "#departures") == "Everything goes as it happened."
    page.run("history.back()")
    page.wait_for(f"{said} === {json.dumps(first)}")
    page.run("history.forward()")
    page.wait_for(f"{said} === 'Everything goes as it happened.'")
    assert is_checked(page, "option:bloc-1923/declines")


def test_a_part_is_gone_to_and_leaves_no_step_behind(page: Page) -> None:
    page.shape(390, 844, mobile=True)
    steps = page.run("history.length")
    page.click("#parts a:last-child")
    assert focused(page) == "why"
    assert page.run("history.length") == steps
    assert page.run("document.getElementById('why').getBoundingClientRect().top < innerHeight")


def test_it_is_used_by_keys_alone(page: Page) -> None:
    page.run("document.getElementById('option:bloc-1923/accepts').focus()")
    page.press("ArrowUp")
    assert is_checked(page, "option:bloc-1923/declines")
    assert focused(page) == "option:bloc-1923/declines"
    page.press("ArrowDown")
    assert focused(page) == "option:bloc-1923/accepts"
    page.run("document.getElementById('suppose:contest/stalin').focus()")
    page.press(" ")
    assert is_checked(page, "suppose:contest/stalin")
    assert focused(page) == "suppose:contest/stalin"
    page.run("document.getElementById('question:leader').focus()")
    page.press("Enter")
    assert focused(page) == "question:leader"
    assert text(page, "#why-title") != ""
    seen = set()
    for _ in range(400):
        page.press("Tab")
        seen.add(focused(page))
    wanted = page.run(
        """[...document.querySelectorAll("button, select, summary, input:checked")]
            .filter((one) => one.offsetParent !== null && !one.disabled).map((one) => one.id)"""
    )
    assert set(wanted) <= seen


def test_it_is_read_aloud(page: Page) -> None:
    page.wait_for("document.querySelector('.picture svg')")
    for role in ("button", "radio", "combobox", "image"):
        names = tells(page, role)
        assert names, role
        assert all(names), role
    heads = ["Decision points", "Branch map", "Outcomes in this branch"]
    assert [name for name in tells(page, "heading") if name in heads] == heads
    assert "No one moves to remove him (as it happened)" in tells(page, "radio")
    assert any("General Secretary" in name for name in tells(page, "group"))
    assert text(page, "[role=status]") == ""
    page.click(quoted("option:bloc-1923/declines"))
    assert text(page, "[role=status]").startswith("Everything goes as it happened.")
    page.click(quoted("question:leader"))
    assert text(page, "[role=status]").startswith("Everything goes as it happened.")


@pytest.mark.parametrize(("wide", "high"), [(320, 640), (390, 844), (768, 1024), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize("size", ["100%", "200%"])
def test_nothing_runs_out_of_the_screen(page: Page, wide: int, high: int, size: str) -> None:
    page.shape(wide, high, mobile=wide < 600)
    page.run(f"document.documentElement.style.fontSize = '{size}'")
    for one in ("all-figures", "map-in-words", "settled"):
        page.run(f"document.getElementById('{one}').open = true")
        page.wait_for(f"document.getElementById('{one}').children.length > 1")
    assert page.run("document.documentElement.scrollWidth <= innerWidth")
    out = page.run(
        """[...document.querySelectorAll("#page *:not(.wide *, .unseen, svg *)")].filter((one) => {
            const { left, right, width } = one.getBoundingClientRect();
            return width && (left < -1 || right > innerWidth + 1);
        }).map((one) => one.outerHTML.slice(0, 200))"""
    )
    assert not out


def test_columns_stand_side_by_side_where_there_is_room(page: Page) -> None:
    parts = "['decisions', 'map', 'outcomes'].map((id) => document.getElementById(id))"
    lefts = f"{parts}.map((part) => part.getBoundingClientRect().left)"
    decisions, branches, outcomes = page.run(lefts)
    assert decisions < branches < outcomes
    page.shape(390, 844, mobile=True)
    assert len(set(page.run(lefts))) == 1
    assert page.run("document.getElementById('parts').offsetParent !== null")


def test_light_and_dark(page: Page) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    page.scheme("light")
    light = page.run(ground)
    page.scheme("dark")
    dark = page.run(ground)
    assert light != dark
    pick(page, "theme", "light")
    assert page.run(ground) == light
    page.scheme("light")
    pick(page, "theme", "dark")
    assert page.run(ground) == dark
    pick(page, "theme", "system")
    assert page.run(ground) == light


def test_it_prints_light_and_without_controls(page: Page) -> None:
    pick(page, "theme", "dark")
    page.call("Emulation.setEmulatedMedia", media="print")
    assert page.run("getComputedStyle(document.querySelector('.controls')).display") == "none"
    assert page.run("getComputedStyle(document.body).color") == "rgb(26, 26, 26)"
    page.call("Emulation.setEmulatedMedia", media="")
    printed = page.printed()
    assert printed.startswith(b"%PDF-")
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") >= 2


def test_it_cannot_run_or_reach_anything_else(page: Page) -> None:
    reached = "fetch('http://localhost:9/').then(() => 'reached', () => 'refused')"
    assert page.run(reached) == "refused"
    assert page.run(
        """(() => {
            try { document.body.innerHTML = "<b>x</b>"; } catch { return true; }
            return false;
        })()"""
    )
    found = page.call("Runtime.evaluate", expression="eval('1')", allowUnsafeEvalBlockedByCSP=False)
    assert "exceptionDetails" in found
    page.run(
        """(() => {
            const script = document.createElement("script");
            try { script.textContent = "globalThis.ran = true"; } catch { return; }
            document.body.append(script);
        })()"""
    )
    assert page.run("globalThis.ran === undefined")
    said = " ".join(page.complaints())
    assert "connect-src" in said
    page.browser.events.clear()


def test_where_no_script_runs_it_says_how_the_branch_stands(browser: Browser, tmp_path: Path) -> None:
    casebook = open_casebook(SHIPPED)
    opened = browser.open()
    opened.call("Emulation.setScriptExecutionDisabled", value=True)
    opened.call("Page.navigate", url=written(tmp_path, casebook, BLOC, in_play=default_in_play(casebook)))
    deadline = time.monotonic() + PATIENCE
    said = ""
    while "Debates" not in said and time.monotonic() < deadline:
        time.sleep(0.05)
        said = json.dumps(opened.call("DOM.getDocument", depth=-1)["root"])
    assert "Trotsky accepts Zinoviev" in said
    assert "here it says how the branch stands" in said
    opened.close()


def test_hostile_texts_are_only_texts(browser: Browser, tmp_path: Path) -> None:
    bad = "</script><img src=x onerror=alert(1)>"
    address = written(tmp_path, mini(("The bridge at Aldwater", bad)), in_play=["site"], title=bad)
    opened = browser.open(address)
    assert text(opened, "h1") == bad
    assert opened.run("document.querySelector('img')") is None
    assert not opened.complaints()
    opened.close()


def test_ids_may_be_any_word(browser: Browser, tmp_path: Path) -> None:
    source = SMALL.read_text(encoding="utf-8").replace("regatta", "__proto__").replace("dyke", "constructor")
    casebook = casebook_from_bytes(source.encode(), "odd.toml")
    opened = browser.open(written(tmp_path, casebook, in_play=["constructor", "sale", "__proto__"]))
    opened.click(quoted("option:constructor/breaks"))
    assert "course 1 of 6" in text(opened, ".course-bar")
    assert not opened.complaints()
    opened.close()


def test_eight_decisions_in_play(browser: Browser, tmp_path: Path) -> None:
    casebook = open_casebook(SHIPPED)
    in_play = [decision.id for decision in casebook.decisions][:8]
    opened = browser.open(written(tmp_path, casebook, in_play=in_play))
    assert opened.run("document.querySelectorAll('.decision').length") == 8
    opened.click("#map-in-words-summary")
    opened.wait_for("document.querySelector('#map-in-words li')")
    assert "each single departure" in text(opened, "#map-in-words")
    assert not opened.complaints()
    opened.close()


def test_a_casebook_that_asks_nothing(browser: Browser, tmp_path: Path) -> None:
    head = 'format = "otherwise/casebook"\nversion = 1\nid = "x"\ntitle = "X"\n'
    opened = browser.open(written(tmp_path, casebook_from_bytes(head.encode(), "x.toml"), in_play=[]))
    assert "asks no question" in text(opened, "#why")
    assert not opened.complaints()
    opened.close()


def handed_back(page: Page, folder: Path, name: str) -> Path:
    """Press the button that hands the scenario back, and return the file that came."""
    page.browser.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
    page.click("#hand-back")
    path = folder / name
    deadline = time.monotonic() + PATIENCE
    while not path.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return path


def test_a_casebook_of_ones_own_is_handed_back_inside(browser: Browser, tmp_path: Path) -> None:
    casebook = open_casebook(SMALL)
    words = SMALL.read_text(encoding="utf-8")
    address = written(tmp_path, casebook, in_play=["dyke"], source=SMALL, casebook_text=words)
    opened = browser.open(address)
    opened.click(quoted("option:dyke/breaks"))
    found = open_path(handed_back(opened, tmp_path / "handed", "A page.otherwise"), lambda _: None)
    assert found.casebook == casebook
    assert found.scenario.choices == {"dyke": "breaks"}
    opened.close()


def test_the_scenario_is_handed_back(page: Page, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.click(quoted("option:bloc-1923/declines"))
    page.click(quoted("option:general-secretary/trotsky-speaks"))
    page.run("document.querySelectorAll('#turns-on details').forEach((one) => { one.open = true; })")
    supposed = page.run("document.querySelector('#turns-on input[id^=\"suppose:\"]').id")
    page.click(quoted(supposed))
    pick(page, "reading", "alone:memoir")
    page.click("#without-inferences")
    path = handed_back(page, tmp_path / "handed", "The bloc.otherwise")
    opened = open_path(path, find_casebook)
    assert not opened.notices
    scenario = opened.scenario
    assert scenario.title == "The bloc"
    assert scenario.choices == {"general-secretary": "trotsky-speaks"}
    question, position = supposed.removeprefix("suppose:").split("/")
    assert scenario.supposed == {question: position}
    assert json.loads(path.read_bytes())["version"] == 3
    alone = Reading.of_document(opened.casebook, "memoir")
    assert scenario.reading == replace(alone, without_inferences=True)
    assert scenario.in_play == default_in_play(opened.casebook)
    assert command_line.main(["project", str(path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["departures"] == ["general-secretary"]
    assert told["supposed"] == {question: position}
