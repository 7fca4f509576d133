"""The whole program, started, killed and started again as its users do it."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from scenarios.files.recovery import lost_work, read_copy
from scenarios.files.scenario_files import open_scenario, save_scenario
from scenarios.model.faults import ScenarioError
from scenarios.model.lecture import Step, View, with_steps
from scenarios.model.place import Phase, Place
from scenarios.model.scenario import CasebookReference, Scenario
from tests.gui.conftest import MINI
from tests.gui.program import Program

Start = Callable[..., Program]


@pytest.fixture
def place() -> Iterator[Path]:
    """A home with a short path, in which lies the mini casebook."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "casebooks").mkdir()
        (Path(folder) / "casebooks" / "mini.toml").write_bytes(MINI.read_bytes())
        yield Path(folder)


@pytest.fixture
def start(place: Path) -> Iterator[Start]:
    """Starts the program and, unless told otherwise, waits for its window."""
    started: list[Program] = []

    def start(*files: Path, wait: bool = True) -> Program:
        program = Program(place, *files)
        started.append(program)
        if wait:
            until(lambda: program.tell("titles") != [])
        return program

    yield start
    for program in started:
        if program.process.poll() is None:
            program.process.send_signal(signal.SIGCONT)
            program.kill()
        else:
            program.close()


def until(holds: Callable[[], Any], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.03)


def scenario_file(folder: Path, title: str) -> Path:
    path = folder / f"{title}.otherwise"
    save_scenario(path, Scenario(casebook=CasebookReference(id="mini"), title=title))
    return path


def test_a_second_start_goes_to_the_running_program(start: Start, place: Path, tmp_path: Path) -> None:
    first = start(scenario_file(place, "One"))
    second = start(scenario_file(tmp_path, "Two"), wait=False)
    assert second.process.wait(20) == 0
    until(lambda: first.tell("titles") == ["One[*] — Otherwise", "Two[*] — Otherwise"])


def test_a_file_that_is_open_already_is_brought_forward(start: Start, place: Path) -> None:
    path = scenario_file(place, "One")
    first = start(path)
    (place / "link.otherwise").symlink_to(path)
    for name in (path, place / "link.otherwise"):
        assert start(name, wait=False).process.wait(20) == 0
    other = scenario_file(place, "Two")
    assert start(other, wait=False).process.wait(20) == 0
    until(lambda: first.tell("titles") == ["One[*] — Otherwise", "Two[*] — Otherwise"])


def test_an_untouched_window_is_used_first(start: Start, place: Path) -> None:
    first = start()
    start(scenario_file(place, "One"), wait=False)
    until(lambda: first.tell("titles") == ["One[*] — Otherwise"])
    again = start(wait=False)
    assert again.process.wait(20) == 0
    assert len(first.tell("titles")) == 1


def test_work_in_a_killed_program_is_offered_by_the_next(start: Start, place: Path) -> None:
    path = scenario_file(place, "One")
    first = start(path)
    first.tell("choose", "site", "mill")
    until(lambda: list((place / "recovery").glob("*/*.copy")), seconds=1.0)
    first.kill()

    second = start()
    until(lambda: second.tell("offered") != [])
    (offer,) = second.tell("offered")
    assert offer.startswith("“One” – changed ")
    assert offer.endswith(", file One.otherwise")
    second.tell("press", "lost-work:open")
    until(lambda: second.tell("choices") == [{"site": "mill"}])
    assert open_scenario(path).scenario.choices == {}  # nothing was forced upon the file
    assert second.tell("save") is True
    assert open_scenario(path).scenario.choices == {"site": "mill"}
    second.tell("stop")
    assert second.close() == 0
    until(lambda: list((place / "recovery").iterdir()) == [])


def lecture_file(folder: Path) -> Path:
    """A scenario of the mini casebook with a lecture of nine steps; the seventh asks the hall."""
    steps = [Step(heading=f"Step {number}", view=View.SLIDE) for number in range(1, 10)]
    steps[6] = Step(heading="Step 7", view=View.OUTCOME, asks=True)
    path = folder / "Talk.otherwise"
    scenario = Scenario(casebook=CasebookReference(id="mini"), title="Talk")
    save_scenario(path, with_steps(scenario, steps))
    return path


def copied_place(home: Path) -> Place | None:
    """Where the lecture stands in the copy that a running program keeps."""
    copies = list((home / "recovery").glob("*/*.copy"))
    try:
        return read_copy(copies[0]).work.lecture if copies else None
    except ScenarioError:
        return None  # it is being replaced


def test_a_lecture_in_a_killed_program_goes_on_at_its_step(start: Start, place: Path) -> None:
    path = lecture_file(place)
    first = start(path)
    first.tell("do", "start-lecture")
    for key in ("PageDown",) * 7 + ("1",):
        first.tell("key", "audience", key)
    before = first.tell("hall")
    [[heading, *shown]] = before
    assert heading != "Step 7", "which may say what is no longer so"
    assert heading.startswith("If “")
    assert shown == [Phase.TOLD, True, ["site"]]
    until(lambda: (at := copied_place(place)) is not None and at.is_off_script, seconds=2.0)
    first.kill()

    second = start()
    until(lambda: second.tell("offered") != [])
    work, lecture = second.tell("offered")
    assert work.startswith("“Talk” – ")
    assert lecture == "Resume the lecture at step 7 – with what was set off script"
    second.tell("press", "lost-work:open")
    until(lambda: second.tell("hall") != [])
    assert second.tell("hall") == before
    assert second.tell("titles") == ["Talk[*] — Otherwise"]
    assert second.tell("choices") == [{}], "what is off script is not in the scenario"
    second.tell("key", "audience", "Backspace")
    assert second.tell("hall") == [["Step 7", Phase.TOLD, False, []]]
    second.tell("key", "audience", "Escape")
    until(lambda: list((place / "recovery").glob("*/*.copy")) == [], seconds=2.0)  # it was saved all the time
    second.kill()

    third = start()
    time.sleep(0.3)
    assert third.tell("offered") == [], "a lecture that was left is not resumed"


def test_a_lecture_need_not_go_on(start: Start, place: Path) -> None:
    first = start(lecture_file(place))
    first.tell("do", "start-lecture")
    until(lambda: copied_place(place) is not None)
    first.kill()
    second = start()
    until(lambda: second.tell("offered") != [])
    second.tell("tick", "lost-work:resume-0")
    second.tell("press", "lost-work:open")
    until(lambda: second.tell("titles") == ["Talk[*] — Otherwise"])
    assert second.tell("hall") == []


def test_work_that_was_never_saved_survives_two_kills(start: Start, place: Path) -> None:
    first = start(place / "casebooks" / "mini.toml")
    first.tell("choose", "site", "mill")
    first.tell("rename", "If the bridge stood at the mill")
    until(lambda: list((place / "recovery").glob("*/*.copy")))
    time.sleep(0.5)
    first.kill()
    second = start()
    until(lambda: second.tell("offered") != [])
    second.kill()
    third = start()
    until(lambda: third.tell("offered") != [])
    third.tell("press", "lost-work:open")
    until(lambda: third.tell("titles") == ["If the bridge stood at the mill[*] — Otherwise"])
    third.kill()
    lost = lost_work(place / "recovery")
    assert [copy.work.title for copy in lost.copies] == ["If the bridge stood at the mill"]
    lost.release()


def test_work_in_a_program_that_still_runs_is_never_offered(start: Start, place: Path) -> None:
    first = start(scenario_file(place, "One"))
    first.tell("choose", "site", "mill")
    until(lambda: list((place / "recovery").glob("*/*.copy")))
    first.process.send_signal(signal.SIGSTOP)  # so hung that nothing can be handed over to it
    second = start(scenario_file(place, "Two"))
    time.sleep(0.5)
    assert second.tell("offered") == []
    second.tell("choose", "site", "mill")
    until(lambda: len(list((place / "recovery").glob("*/*.copy"))) == 2)
    second.tell("stop")
    assert second.close() == 0
    assert len(list((place / "recovery").glob("*/*.copy"))) == 1


@pytest.mark.parametrize("answer", ["Go on", "Quit at once"])
def test_an_error_in_the_program_loses_nothing(start: Start, place: Path, answer: str) -> None:
    first = start(scenario_file(place, "One"))
    first.tell("choose", "site", "mill")
    first.tell("fail")
    until(lambda: first.tell("shown") == "last-resort")
    # Copied before the dialog was shown, without the wait that a change usually has.
    assert len(list((place / "recovery").glob("*/*.copy"))) == 1
    first.tell("press", answer)
    if answer == "Go on":
        first.tell("rename", "Work goes on")
        assert first.tell("titles") == ["Work goes on[*] — Otherwise"]
        first.tell("stop")
        assert first.close() == 0
        assert list((place / "recovery").iterdir()) == []
    else:
        assert first.process.wait(20) == 1
        lost = lost_work(place / "recovery")
        assert [copy.work.scenario.choices for copy in lost.copies] == [{"site": "mill"}]
        lost.release()


@pytest.mark.skipif(os.name != "posix", reason="of POSIX systems")
def test_a_clean_end_leaves_nothing_behind(start: Start, place: Path) -> None:
    first = start(scenario_file(place, "One"))
    first.tell("choose", "site", "mill")
    until(lambda: list((place / "recovery").glob("*/*.copy")))
    first.tell("stop")
    assert first.close() == 0
    assert list((place / "recovery").iterdir()) == []
    again = start()
    time.sleep(0.3)
    assert again.tell("offered") == []


@pytest.mark.skipif(os.name != "posix", reason="other systems send no such signal")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_in_the_terminal_ends_the_program_and_keeps_the_work(
    start: Start, place: Path, number: signal.Signals
) -> None:
    program = start()
    program.tell("choose", "general-secretary", "trotsky-speaks")
    program.process.send_signal(number)
    assert program.process.wait(10) == 128 + number
    [found] = lost_work(place / "recovery").copies
    assert found.work.scenario.choices == {"general-secretary": "trotsky-speaks"}
