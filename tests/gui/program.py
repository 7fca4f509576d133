"""The whole program in a process of its own, which does what it is told line by line.

Run as ``python -m tests.gui.program FILE...``; each line of its input is a command, each answer one of JSON.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


class Program:
    """A running program, seen from a test."""

    def __init__(self, home: Path, *files: Path) -> None:
        environment = {**os.environ, "OTHERWISE_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
        environment.pop("XDG_RUNTIME_DIR", None)
        command = [sys.executable, "-m", "tests.gui.program", *map(str, files)]
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def tell(self, *words: str) -> Any:
        """Give a command and return the answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()
        assert select.select([self.process.stdout], [], [], 20)[0], f"no answer to {words}"
        return json.loads(self.process.stdout.readline())

    def kill(self) -> None:
        """End it without notice."""
        self.process.kill()
        self.close()

    def close(self) -> int:
        """Wait for its end."""
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            pipe.close()
        return self.process.wait(20)


def _main() -> int:
    from PySide6.QtCore import QCoreApplication, QSocketNotifier, Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QPushButton

    from gui import application
    from gui.widgets.choice_buttons import WrapCheckBox
    from gui.windows.audience import AudienceWindow
    from gui.windows.main_window import MainWindow

    def windows() -> list[MainWindow]:
        found = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow)]
        return [window for window in found if window.isVisible() and window.is_built]

    def obey(words: list[str]) -> object:
        command, *about = words
        if command == "titles":
            return sorted(window.windowTitle() for window in windows())
        if command == "choices":
            return [dict(window.desk.session.scenario.choices) for window in windows()]
        if command == "choose":
            windows()[0].desk.session.choose(*about)
        if command == "rename":
            windows()[0].desk.session.rename(*about)
        if command == "do":
            windows()[0].desk.actions[about[0]].trigger()
        if command == "save":
            return windows()[0].desk.files.save()
        if command == "offered":
            dialog = QApplication.activeModalWidget()
            boxes = dialog.findChildren(WrapCheckBox) if dialog is not None else []
            return [box.words for box in boxes]
        if command == "press":
            dialog = QApplication.activeModalWidget()
            buttons = dialog.findChildren(QPushButton) if dialog is not None else []
            named = {button.text().replace("&", ""): button for button in buttons}
            named |= {button.objectName(): button for button in buttons}
            named[about[0]].click()
        if command == "tick":
            dialog = QApplication.activeModalWidget()
            boxes = dialog.findChildren(WrapCheckBox) if dialog is not None else []
            next(box for box in boxes if box.objectName() == about[0]).click()
        if command == "key":
            front = next((it for it in QApplication.topLevelWidgets() if it.objectName() == about[0]), None)
            if front is not None:
                QTest.keyClick(front, Qt.Key[f"Key_{about[1]}"])
        if command == "hall":
            halls = [it for it in QApplication.topLevelWidgets() if isinstance(it, AudienceWindow)]
            shown = [hall.screen_.showing for hall in halls if hall.isVisible()]
            return [
                [it.heading, it.phase, bool(it.off_script), list(it.snapshot.departures)]
                for it in shown
                if it
            ]
        if command == "fail":
            QTimer.singleShot(0, fail)
        if command == "shown":
            dialog = QApplication.activeModalWidget()
            return dialog.objectName() if dialog is not None else ""
        if command == "stop":
            for window in windows():
                window.desk.session.holder.mark_saved()
            QApplication.closeAllWindows()
        return None

    def fail() -> None:
        raise ValueError("told to fail")

    def listen() -> None:
        line = sys.stdin.readline()
        if not line:
            QCoreApplication.exit(0)
            notifier[0].setEnabled(False)
            return
        print(json.dumps(obey(json.loads(line))), flush=True)

    notifier: list[QSocketNotifier] = []

    def begin() -> None:
        notifier.append(QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read))
        notifier[0].activated.connect(listen)

    return application.run(sys.argv[1:], started=begin)


if __name__ == "__main__":
    raise SystemExit(_main())
