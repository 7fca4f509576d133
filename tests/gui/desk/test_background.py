"""Work off the thread that paints: watched, ended, replaced, and heard of when it fails."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication

from gui.desk.background import Work

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from scenarios.explaining.watching import Watch

WAIT = 20_000


def test_work_is_done_elsewhere_and_told_here(qtbot: QtBot) -> None:
    work = Work()
    told: list[object] = []
    here: list[bool] = []
    main = QThread.currentThread()
    work.progressed.connect(told.append)
    work.progressed.connect(lambda _: here.append(QThread.currentThread() is main))
    work.done.connect(told.append)

    def count(watch: Watch) -> str:
        watch(0.5)
        return "elsewhere" if threading.current_thread() is not threading.main_thread() else "here"

    with qtbot.waitSignals([work.began, work.ended, work.done], timeout=WAIT):
        work.start(count)
        busy = work.is_busy
    assert (busy, work.is_busy) == (True, False)
    assert told == [0.5, "elsewhere"]
    assert here == [True]


def test_new_work_takes_the_place_of_the_old(qtbot: QtBot) -> None:
    work, begun, held = Work(), threading.Event(), threading.Event()
    done: list[object] = []
    ends: list[str] = []
    work.done.connect(done.append)

    def wait(watch: Watch) -> object:
        begun.set()
        held.wait(WAIT / 1000)
        try:
            watch(0.1)
        finally:
            ends.append("the old")
        return "old"

    work.start(wait)
    assert begun.wait(WAIT / 1000)
    work.start(lambda _: "new")
    qtbot.waitUntil(lambda: done == ["new"], timeout=WAIT)
    held.set()
    qtbot.waitUntil(lambda: ends == ["the old"], timeout=WAIT)
    QApplication.processEvents()
    assert done == ["new"]


def test_work_is_ended_with_nothing_to_show(qtbot: QtBot) -> None:
    work, held = Work(), threading.Event()
    done: list[object] = []
    work.done.connect(done.append)

    def wait(watch: Watch) -> object:
        held.wait(WAIT / 1000)
        watch(0.1)
        return "done"

    with qtbot.waitSignal(work.ended, timeout=WAIT):
        work.start(wait)
        work.cancel()
    held.set()
    assert not work.is_busy
    work.cancel()
    QApplication.processEvents()
    assert done == []


def test_work_that_is_ended_gently_hands_over_what_it_has(qtbot: QtBot) -> None:
    from scenarios.explaining.watching import Cancelled

    work, began = Work(), threading.Event()

    def search(watch: Watch) -> object:
        found = 0
        try:
            while True:
                watch(0.5)
                found += 1
                began.set()
        except Cancelled:
            return f"found {min(found, 1)}"

    with qtbot.waitSignal(work.done, timeout=WAIT) as told:
        work.start(search)
        assert began.wait(WAIT / 1000)
        work.cancel(gently=True)
    assert told.args == ["found 1"]


def test_work_that_waits_its_turn_is_not_begun_when_it_is_not_wanted(qtbot: QtBot) -> None:
    work = Work()
    begun: list[int] = []

    def begin(number: int, _: Watch) -> int:
        begun.append(number)
        return number

    for number in range(3):
        work.start(partial(begin, number), after=0.2)
    with qtbot.waitSignal(work.done, timeout=WAIT):
        pass
    assert begun == [2]


def test_what_goes_wrong_reaches_the_guard_of_the_program(qtbot: QtBot) -> None:
    work = Work()

    def fail(_: Watch) -> object:
        raise ZeroDivisionError("no such luck")

    with qtbot.captureExceptions() as raised:
        work.start(fail)
        qtbot.waitUntil(lambda: bool(raised), timeout=WAIT)
    assert [error for _, error, _ in raised if isinstance(error, ZeroDivisionError)]
    assert not work.is_busy


ROOT = Path(__file__).resolve().parents[3]

ENDED = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from gui.desk.background import Work

application = QApplication([])
work = Work(application)
work.start(lambda watch: (time.sleep(0.5), watch(0.5)))
QTimer.singleShot(100, application.quit)
application.exec()
"""


def ended(code: str, home: Path) -> subprocess.CompletedProcess[str]:
    """A program of its own, which no crash of another ends."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "OTHERWISE_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_work_that_outlives_the_program_says_nothing(tmp_path: Path) -> None:
    done = ended(ENDED, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


MANY = """
import faulthandler
import random
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from gui.desk.background import Work

def count(watch):
    for number in range(30):
        watch(number / 30)
        sum(range(200))
    return 1

faulthandler.enable()
application = QApplication([])
choice = random.Random(1)
for _ in range(2_000):
    parent = QObject()
    works = [Work(parent) for _ in range(8)]
    for work in works:
        work.start(count)
    for _ in range(choice.randrange(4)):
        application.processEvents()
    for work in works[:4]:
        work.cancel()
    for work in works[4:6]:
        work.start(count)
    if choice.random() < 0.5:
        for work in works:
            work.cancel()
        parent.deleteLater()
        application.processEvents()
    del parent, works, work
print("all of them")
"""


def test_whoever_wants_work_may_go_at_any_moment(tmp_path: Path) -> None:
    done = ended(MANY, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "all of them\n", "")
