"""The running program: one window a file, files asked for at any time, theme remembered, errors caught.

There can be one application object in a process, so each test runs the program in a process of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from textwrap import indent
from typing import Any

import pytest

from scenarios.files.recovery import lost_work
from scenarios.model.scenario import VERSION
from tests.gui.conftest import MINI

ROOT = Path(__file__).resolve().parent.parent.parent

BEFORE = """
import json, os, sys, time, traceback
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFileOpenEvent, QPalette
from gui import application, asking
from gui.application import Application
from gui.settings import Settings

files = sys.argv[1:]

def until(holds):
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        Application.instance().processEvents()

def start(*names):
    app = Application(["otherwise"])
    app.start(names, Settings.of_user())
    return app

def settled(app, count):
    until(lambda: len(app.windows) == count and all(w.is_built for w in app.windows))

def say(**what):
    print(json.dumps(what))

def test():
"""

# Not by an exception: the program would show it in a dialog and wait.
AFTER = """
try:
    test()
    sys.stdout.flush()
    os._exit(0)
except BaseException:
    traceback.print_exc()
    sys.stderr.flush()
    os._exit(1)
"""


def run(code: str, home: Path, *files: Path) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", BEFORE + indent(code, "    ") + AFTER, *map(str, files)],
        cwd=ROOT,
        env={**os.environ, "OTHERWISE_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert isinstance(said, dict)
    return {**said, "stderr": done.stderr}


@pytest.fixture
def scenarios(tmp_path: Path) -> list[Path]:
    """Two scenario files that differ in their title."""
    made = []
    for title in ("first", "second"):
        raw = {"format": "otherwise/scenario", "version": VERSION, "casebook": {"id": "mini"}, "title": title}
        path = tmp_path / f"{title}.otherwise"
        path.write_text(json.dumps(raw), encoding="utf-8")
        made.append(path)
    return made


def test_each_file_has_a_window_of_its_own(home: Path, scenarios: list[Path]) -> None:
    code = """
app = start(*files)
settled(app, 2)
say(titles=[window.desk.files.title for window in app.windows])
"""
    assert run(code, home, *scenarios)["titles"] == ["first", "second"]


def test_a_window_that_is_asking_something_is_not_taken(home: Path, scenarios: list[Path]) -> None:
    code = """
app = start()
settled(app, 1)
app.windows[0].desk.actions["about"].trigger()
app.open_files([Path(files[0])])
settled(app, 2)
say(titles=[window.desk.files.title for window in app.windows])
"""
    assert run(code, home, scenarios[0])["titles"] == ["Untitled scenario", "first"]


def test_a_file_asked_for_before_the_window_stands_is_opened_when_it_does(
    home: Path, scenarios: list[Path]
) -> None:
    code = """
app = start(files[0])
app.sendEvent(app, QFileOpenEvent(files[1]))
early = [window.is_built for window in app.windows]
settled(app, 2)
say(early=early, titles=[window.desk.files.title for window in app.windows])
"""
    said = run(code, home, *scenarios)
    assert said["early"] == [False]
    assert said["titles"] == ["first", "second"]


def test_a_file_asked_for_later_takes_the_untouched_window(home: Path, scenarios: list[Path]) -> None:
    code = """
app = start(files[2])
settled(app, 1)
app.sendEvent(app, QFileOpenEvent(files[0]))
settled(app, 1)
one = [window.desk.files.title for window in app.windows]
app.sendEvent(app, QFileOpenEvent(files[1]))
settled(app, 2)
say(one=one, two=[window.desk.files.title for window in app.windows])
"""
    said = run(code, home, *scenarios, MINI)
    assert said["one"] == ["first"]
    assert said["two"] == ["first", "second"]


def test_a_closed_window_is_gone_and_the_last_one_ends_the_program(home: Path, scenarios: list[Path]) -> None:
    code = """
app = start(*files)
settled(app, 2)
left = []
def close():
    app.windows[0].desk.actions["close"].trigger()
    left.append(len(app.windows))
    app.windows[0].desk.actions["quit"].trigger()
    left.append(len(app.windows))
QTimer.singleShot(0, close)
code = app.exec()
say(left=left, code=code)
"""
    said = run(code, home, *scenarios)
    assert said["left"] == [1, 0]
    assert said["code"] == 0


def test_quitting_stops_at_a_window_that_is_not_to_be_closed(home: Path, scenarios: list[Path]) -> None:
    code = """
app = start(*files)
settled(app, 2)
asking.ask_about_unsaved = lambda *_: asking.Unsaved.CANCEL
app.windows[1].desk.session.choose("site", "mill")
app.windows[0].desk.actions["quit"].trigger()
say(open=[window.desk.files.title for window in app.windows if window.isVisible()])
"""
    assert "second" in run(code, home, *scenarios)["open"]


def test_theme_and_size_of_text_are_remembered(home: Path) -> None:
    code = """
app = start(files[0])
settled(app, 1)
before = [app.theme.mode, app.theme.scale]
app.windows[0].desk.actions["theme-dark"].trigger()
app.windows[0].desk.actions["text-150%"].trigger()
say(before=before, after=[app.theme.mode, app.theme.scale])
"""
    assert run(code, home, MINI)["before"] == ["light", 1.0]
    assert run(code, home, MINI)["before"] == ["dark", 1.5]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_bare_window_has_the_ground_of_its_theme(home: Path, mode: str) -> None:
    (home / "settings").mkdir()
    (home / "settings" / "settings.json").write_text(json.dumps({"theme": mode}), encoding="utf-8")
    code = """
app = start(files[0])
bare = app.palette().color(QPalette.ColorRole.Window).name()
settled(app, 1)
say(bare=bare, dressed=app.theme.colour("panel").name(), style=app.style().objectName())
"""
    said = run(code, home, MINI)
    assert said["bare"] == said["dressed"]
    assert {"light": "#f4f4ef", "dark": "#121417"}[mode] == said["bare"]


def test_an_error_nobody_caught_is_shown_and_work_goes_on(home: Path) -> None:
    code = """
from gui import errors
shown = []
errors.ask_whether_to_go_on = lambda details: bool(shown.append(details)) or True
app = Application(["otherwise"])
app.last_resort = errors.LastResort(errors.ask_whether_to_go_on)
app.start([files[0]], Settings.of_user())
settled(app, 1)
def fail():
    raise RuntimeError("the ferry sank")
QTimer.singleShot(0, fail)
until(lambda: shown)
app.windows[0].desk.session.choose("site", "mill")
say(shown=shown[0], departures=list(app.windows[0].desk.session.snapshot.departures))
"""
    said = run(code, home, MINI)
    assert "RuntimeError: the ferry sank" in said["shown"]
    assert said["departures"] == ["site"]


def test_the_program_knows_its_name(home: Path) -> None:
    code = """
app = start(files[0])
say(name=app.applicationName(), desktop=app.desktopFileName(), binding=os.environ["PYQTGRAPH_QT_LIB"])
"""
    said = run(code, home, MINI)
    assert said["name"] == "Otherwise"
    assert said["desktop"] == "otherwise"
    assert said["binding"] == "PySide6"


def test_a_file_that_another_window_holds_comes_forward_by_every_road(
    home: Path, scenarios: list[Path]
) -> None:
    code = """
app = start(*files)
settled(app, 2)
first, second = (w.desk.files for w in app.windows)
app.windows[1].activateWindow()
until(lambda: app.windows[1].isActiveWindow())
asking.ask_open_path = lambda *_: Path(files[0])
second.open()
until(lambda: app.windows[0].isActiveWindow())
told = []
asking.tell_notices = lambda *about: told.append(about[1])
app.windows[1].activateWindow()
asking.ask_save_path = lambda *_: Path(files[0])
saved = second.save_as()
until(lambda: app.windows[0].isActiveWindow())
second.open_recent(Path(files[0]))
say(titles=[w.desk.files.title for w in app.windows], told=told, saved=saved, path=str(second.path))
"""
    before = scenarios[0].read_bytes()
    said = run(code, home, *scenarios)
    assert said["titles"] == ["first", "second"]
    assert said["told"] == ["“first.otherwise” is open in another window."]
    assert said["saved"] is False
    assert said["path"] == str(scenarios[1])
    assert scenarios[0].read_bytes() == before


def test_a_damaged_file_leaves_no_window_behind(home: Path, scenarios: list[Path]) -> None:
    scenarios[1].write_bytes(scenarios[1].read_bytes()[:50])
    code = """
app = start(files[0])
settled(app, 1)
told = []
asking.tell_faults = lambda parent, title, faults: told.append([title, str(faults[0])])
app.open_files([Path(files[1])])
app.processEvents()
say(count=len(app.windows), told=told)
"""
    said = run(code, home, *scenarios)
    assert said["count"] == 1
    [[title, why]] = said["told"]
    assert title == "“second.otherwise” cannot be opened."
    assert "column" not in why
    assert "Ask whoever made it" in why


def test_a_new_window_and_the_other_version_stand_beside(home: Path, scenarios: list[Path]) -> None:
    code = """
from scenarios.files.library import recovery_folder

app = start(files[0])
settled(app, 1)
desk = app.windows[0].desk
desk.actions["new-window"].trigger()
settled(app, 2)
desk.session.rename("mine")
Path(files[0]).write_bytes(Path(files[0]).read_bytes().replace(b"first", b"theirs"))
desk.outside.look()
shown = app.windows[0].choice.isVisible()
desk.outside.show_both()
settled(app, 3)
other = app.windows[2].desk
copies = lambda: b"".join(file.read_bytes() for file in recovery_folder().glob("*/*") if file.is_file())
until(lambda: b"as on the disk" in copies())
desk.actions["save"].trigger()
until(lambda: b"mine" not in copies())
say(shown=shown, titles=[w.desk.files.title for w in app.windows], clean=other.session.holder.is_clean)
"""
    said = run(code, home, scenarios[0])
    assert said["shown"] is True
    assert said["titles"] == ["mine", "Untitled scenario", "theirs (as on the disk)"]
    assert said["clean"] is False
    lost = lost_work(home / "recovery")  # the program has ended without a word
    lost.release()
    assert [(found.work.title, found.work.path) for found in lost.copies] == [
        ("theirs (as on the disk)", None)
    ]


def test_files_dropped_anywhere_are_opened_as_by_double_click(
    home: Path, scenarios: list[Path], tmp_path: Path
) -> None:
    text = tmp_path / "chronicle.txt"
    text.write_text("one\ntwo", encoding="utf-8")
    plain = tmp_path / "renamed.json"
    plain.write_bytes(scenarios[1].read_bytes())
    code = """
from PySide6.QtCore import QMimeData, QPoint, QPointF, QUrl, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

app = start()
settled(app, 1)
window = app.windows[0]
window.notes.show()
asking.ask_which_document = lambda *_: "ledger"
asking.ask_what_text_holds = lambda *_: False
asked = []
asking.ask_about_dropped = lambda _, path: asked.append(str(path)) or asking.Dropped.OPEN

def drop(name, *paths):
    widget = window.findChild(QWidget, name)
    widget = getattr(widget, "viewport", lambda: widget)()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    mime.setText(" ".join(paths))
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(4, 4), copy, mime, left, none)
    app.sendEvent(widget, entered)
    app.sendEvent(widget, QDropEvent(QPointF(4, 4), copy, mime, left, none))
    return entered.isAccepted()

names = ["branches:map", "notes:text", "title", "why:reasons", "outcomes"]
taken = [drop(name, files[0]) for name in names]
until(lambda: window.desk.files.title == "first" and len(asked) == len(names))
drop("decisions", files[1], files[2])
settled(app, 2)
reader = window.findChild(QWidget, "documents")
until(lambda: reader is not None or window.findChild(QWidget, "documents") is not None)
from gui.desk.texts import AttachedTexts
texts = AttachedTexts(window._settings)
until(lambda: texts.path_of(window.desk.session.casebook, "ledger") is not None)
say(
    taken=taken,
    asked=asked,
    titles=[w.desk.files.title for w in app.windows],
    text=str(texts.path_of(window.desk.session.casebook, "ledger")),
    notes=dict(window.desk.session.scenario.notes),
)
"""
    said = run(code, home, scenarios[0], plain, text)
    assert said["taken"] == [True] * 5
    # Of one scenario alone it is asked whether to open it or to compare with it.
    assert said["asked"] == [str(scenarios[0])] * 5
    assert said["titles"] == ["first", "second"]
    assert said["text"] == str(text)
    assert said["notes"] == {}


def test_the_first_start_says_how_to_begin_and_the_next_does_not(home: Path, scenarios: list[Path]) -> None:
    code = """
app = start(*files)
settled(app, max(1, len(files)))
from gui.help.welcome import Welcome
say(welcomes=[one.isVisible() for window in app.windows for one in window.findChildren(Welcome)])
"""
    # A file that was asked for is not talked over; the welcome waits for an empty desk.
    assert run(code, home, scenarios[0])["welcomes"] == []
    assert run(code, home)["welcomes"] == [True]
    assert run(code, home)["welcomes"] == []


def test_what_is_dropped_on_a_window_is_opened_as_by_double_click(home: Path, scenarios: list[Path]) -> None:
    code = """
app = start(files[2])
settled(app, 1)
app.windows[0].dropped.emit([Path(name) for name in files[:2]])
settled(app, 2)
say(titles=[window.desk.files.title for window in app.windows])
"""
    assert run(code, home, *scenarios, MINI)["titles"] == ["first", "second"]


def test_the_first_window_has_the_size_of_text_that_was_left(home: Path) -> None:
    code = """
app = start(files[0])
settled(app, 1)
window = app.windows[0]
parts = (window, window.menuBar(), window.workplace.top_bar)
say(wanted=app.theme.font().pointSizeF(), sizes=[part.font().pointSizeF() for part in parts])
"""
    (home / "settings").mkdir()
    (home / "settings" / "settings.json").write_text(json.dumps({"text-scale": 2.0}), encoding="utf-8")
    said = run(code, home, MINI)
    assert said["wanted"] == 20.0
    assert said["sizes"] == [20.0, 20.0, 20.0]
