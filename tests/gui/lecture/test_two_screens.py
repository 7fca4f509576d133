"""With a projector: the hall's picture on it, the notes never; swapped by a key, and remembered."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.gui.conftest import COURSES

ROOT = Path(__file__).resolve().parents[3]
SCREENS = {
    "windowFrameMargins": False,
    "screens": [
        {"name": "1-laptop", "x": 0, "y": 0, "width": 1280, "height": 800},
        {"name": "2-projector", "x": 1280, "y": 0, "width": 1920, "height": 1080},
    ],
}
PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
app = QApplication([])
from gui.settings import Settings
from gui.theme import Theme
from gui.windows.audience import AudienceWindow
from gui.windows.main_window import MainWindow
from gui.windows.presenter import PresenterWindow
theme = Theme("light")
theme.apply(app)
window = MainWindow(theme, Settings(Path("settings.json")), Path(sys.argv[1]))
window.show()
while not window.is_built:
    app.processEvents()
window.activateWindow()
while not window.isActiveWindow():
    app.processEvents()

def settle():
    for _ in range(10):
        app.processEvents()

def where():
    found = {}
    for one in QApplication.topLevelWidgets():
        if isinstance(one, (AudienceWindow, PresenterWindow)) and one.isVisible():
            found[one.objectName()] = list(one.geometry().getRect())
    return found

said = []
QTest.keyClick(window, Qt.Key.Key_F5)
settle()
said.append(where())
hall = next(one for one in QApplication.topLevelWidgets() if isinstance(one, AudienceWindow))
for key in (Qt.Key.Key_S, Qt.Key.Key_Escape):
    QTest.keyClick(hall, key)
    settle()
    said.append(where())
window.activateWindow()
settle()
QTest.keyClick(window, Qt.Key.Key_F5)
settle()
said.append(where())
print(json.dumps(said))
"""


def test_the_hall_sees_the_picture_and_the_lecturer_the_notes(tmp_path: Path) -> None:
    (tmp_path / "screens.json").write_text(json.dumps(SCREENS), encoding="utf-8")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen:configfile=screens.json",
        "OTHERWISE_HOME": str(tmp_path),
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(COURSES)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    begun, swapped, left, again = json.loads(done.stdout.splitlines()[-1])
    laptop, projector = [0, 0, 1280, 800], [1280, 0, 1920, 1080]
    assert begun == {"audience": projector, "presenter": laptop}
    assert swapped == {"audience": laptop, "presenter": projector}
    assert left == {}
    assert again == swapped, "it is remembered"
