"""With a projector: the hall's picture on it, the notes never; swapped by a key, and remembered."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.gui.conftest import COURSES

ROOT = Path(__file__).resolve().parents[3]
SCREENS: dict[str, Any] = {
    "windowFrameMargins": False,
    "screens": [
        {"name": "1-laptop", "x": 0, "y": 0, "width": 1280, "height": 800},
        {"name": "2-projector", "x": 1280, "y": 0, "width": 1920, "height": 1080},
    ],
}
BEGIN = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
app = QApplication([])
from gui.settings import Settings
from gui.theme import Theme
from gui.windows import lecture_screens
from gui.windows.audience import AudienceWindow
from gui.windows.main_window import MainWindow
from gui.windows.presenter import PresenterWindow
lecture_screens.SETTLING = 100
theme = Theme("light")
theme.apply(app)
window = MainWindow(theme, Settings(Path("settings.json")), Path(sys.argv[1]))
window.show()
while not window.is_built:
    app.processEvents()
window.activateWindow()
while not window.isActiveWindow():
    app.processEvents()

def settle(seconds=0.0):
    end = time.monotonic() + seconds
    for _ in range(10):
        app.processEvents()
    while time.monotonic() < end:
        app.processEvents()

def where():
    found = {}
    for one in QApplication.topLevelWidgets():
        if isinstance(one, (AudienceWindow, PresenterWindow)) and one.isVisible():
            # The offscreen plugin gives a window that fills its screen the size but not the place.
            shown = one.geometry() if isinstance(one, AudienceWindow) else on(one).geometry()
            found[one.objectName()] = list(shown.getRect())
    return found

def on(window):
    return app.screenAt(window.geometry().topLeft())

def hall():
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, AudienceWindow))

said = []
QTest.keyClick(window, Qt.Key.Key_F5)
settle()
said.append(where())
"""
SWAPPING = """
for key in (Qt.Key.Key_S, Qt.Key.Key_Escape):
    QTest.keyClick(hall(), key)
    settle()
    said.append(where())
window.activateWindow()
settle()
QTest.keyClick(window, Qt.Key.Key_F5)
settle()
said.append(where())
"""
PLUGGING = """
laptop, projector = app.screens()
notes = next(one for one in QApplication.topLevelWidgets() if isinstance(one, PresenterWindow))
for key in (Qt.Key.Key_End, Qt.Key.Key_1, Qt.Key.Key_H):
    QTest.keyClick(hall(), key)
settle()
shown = hall().screen_.showing
apart = lecture_screens.apart

# The projector is unplugged, the notes are called for and put away again, and it is plugged in.
lecture_screens.apart = lambda: [laptop]
app.screenRemoved.emit(projector)
said.append(where())
settle(0.4)
said.append(where())
QTest.keyClick(hall(), Qt.Key.Key_M)
settle()
said.append(sorted(where()))
app.screenAdded.emit(projector)
said.append(sorted(where()))
lecture_screens.apart = apart
settle(0.4)
said.append(where())

# It is made to show the same as the laptop.
lecture_screens.apart = lambda: [laptop]
projector.geometryChanged.emit(laptop.geometry())
said.append(sorted(where()))
settle(0.4)
said.append(where())
lecture_screens.apart = apart
projector.geometryChanged.emit(projector.geometry())
settle(0.4)
said.append(where())

# The notes are moved onto it.
notes.showNormal()
notes.move(1500, 100)
settle(0.4)
said.append(where())
said.append(hall().screen_.showing is shown and bool(shown.off_script))
"""
MIRRORED = """
QTest.keyClick(hall(), Qt.Key.Key_M)
settle()
said.append(sorted(where()))
"""


def run(tmp_path: Path, program: str, screens: dict[str, object] = SCREENS) -> list[Any]:
    (tmp_path / "screens.json").write_text(json.dumps(screens), encoding="utf-8")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen:configfile=screens.json",
        "OTHERWISE_HOME": str(tmp_path),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", f"{BEGIN}{program}\nprint(json.dumps(said))", str(COURSES)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    said: list[Any] = json.loads(done.stdout.splitlines()[-1])
    return said


LAPTOP, PROJECTOR = [0, 0, 1280, 800], [1280, 0, 1920, 1080]
BOTH = {"audience": PROJECTOR, "presenter": LAPTOP}


def test_the_hall_sees_the_picture_and_the_lecturer_the_notes(tmp_path: Path) -> None:
    begun, swapped, left, again = run(tmp_path, SWAPPING)
    assert begun == BOTH
    assert swapped == {"audience": LAPTOP, "presenter": PROJECTOR}
    assert left == {}
    assert again == swapped, "it is remembered"


def test_a_projector_that_comes_and_goes_never_shows_the_notes_and_loses_nothing(tmp_path: Path) -> None:
    said = run(tmp_path, PLUGGING)
    begun, going, gone, asked, coming, back, same, mirrored, apart, moved, kept = said
    assert begun == BOTH
    assert going == {}, "the system may move either anywhere"
    assert gone == {"audience": LAPTOP}
    assert asked == ["audience", "presenter"]
    assert coming == ["audience"], "it may show what the laptop shows"
    assert back == BOTH
    assert same == ["audience"]
    assert mirrored == {"audience": LAPTOP}
    assert apart == BOTH
    assert moved == BOTH
    assert kept


def test_two_screens_that_show_the_same_are_one(tmp_path: Path) -> None:
    screens = [{**screen, "x": 0, "y": 0} for screen in SCREENS["screens"]]
    begun, asked = run(tmp_path, MIRRORED, {**SCREENS, "screens": screens})
    assert begun == {"audience": LAPTOP}
    assert asked == ["audience", "presenter"]
