"""A casebook, a scenario and a file in Hebrew: on the screen numbers and punctuation stay in their places."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QTabBar,
    QWidget,
)

from gui.branches.map import MapView
from gui.reading.editor import ReadingEditor
from gui.shared.reason_delegate import row_of
from scenarios.files.casebook_files import open_casebook
from scenarios.files.scenario_files import save_scenario
from scenarios.model.reading import Reading
from scenarios.model.scenario import CasebookReference, Scenario
from tests.gui.widgets.looking import click, part, settle
from tests.right_to_left import casebook_in_hebrew, strays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from gui.windows.main_window import MainWindow
    from tests.gui.conftest import OpenWindow

CASEBOOKS = Path(__file__).resolve().parents[1] / "data" / "casebooks"
TITLE, FILE = "מה אם הגשר", "הגשר"


def texts_of(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[str]:
    above = parent if parent is not None else QModelIndex()
    for place in range(model.rowCount(above)):
        for column in range(model.columnCount(above)):
            index = model.index(place, column, above)
            row = row_of(index)
            if row is not None:
                yield from (row.text, row.small, row.spoken)
            for role in (
                Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
            ):  # fmt: skip
                found = index.data(role)
                if isinstance(found, str):
                    yield found
            if column == 0:
                yield from texts_of(model, index)


def on_screen() -> Iterator[tuple[str, str]]:
    """All that the windows say, each with the name of what says it."""
    for widget in QApplication.allWidgets():
        name = f"{type(widget).__name__} {widget.objectName()}"
        said = [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        if widget.isWindow():
            said.append(widget.windowTitle())
        if isinstance(widget, QLabel | QAbstractButton):
            said.append(widget.text())
        elif isinstance(widget, QGroupBox):
            said.append(widget.title())
        elif isinstance(widget, QComboBox):
            said += [widget.itemText(place) for place in range(widget.count())]
        elif isinstance(widget, QTabBar):
            said += [widget.tabText(place) for place in range(widget.count())]
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            said += texts_of(widget.model())
        elif isinstance(widget, MapView) and widget.layout_shown is not None:
            said += [label.text for label in widget.layout_shown.labels]
        for action in widget.actions():
            said += [action.text(), action.toolTip()]
        yield from ((name, one) for one in said)


def waiting() -> list[QWidget]:
    return [one for one in QApplication.allWidgets() if one.objectName().endswith(":waiting")]


def found() -> list[tuple[str, str]]:
    return list({(name, line): None for name, text in on_screen() for line in strays([text])})


@pytest.fixture(params=["mini", "courses"])
def window(request: pytest.FixtureRequest, open_window: OpenWindow, home: Path, tmp_path: Path) -> MainWindow:
    """A window on a scenario in Hebrew, of a casebook in Hebrew, with departures, notes and a reading."""
    text = casebook_in_hebrew((CASEBOOKS / f"{request.param}.toml").read_text(encoding="utf-8"))
    for file in (home / "casebooks").glob("*.toml"):
        file.unlink()
    path = home / "casebooks" / "hebrew.toml"
    path.write_text(text, encoding="utf-8")
    casebook = open_casebook(path)
    first, second = casebook.decisions[:2]
    scenario = Scenario(
        casebook=CasebookReference(id=casebook.id),
        title=TITLE,
        author=FILE,
        choices={first.id: next(option.id for option in first.options if not option.actual)},
        in_play=tuple(decision.id for decision in casebook.decisions[:3]),
        notes={"": TITLE, first.id: TITLE, second.id: FILE},
    )
    file = tmp_path / f"{FILE}.otherwise"
    reading = Reading(credence={casebook.documents[0].id: 0.5}, muted=frozenset({casebook.voices[0].id}))
    save_scenario(file, scenario.with_reading(reading))
    return open_window(file)


def test_the_window(window: MainWindow) -> None:
    session = window.desk.session
    assert found() == []
    for question in session.casebook.questions:
        session.focus_question(question.id)
        settle()
        assert found() == []
    for hinge in session.snapshot.hinges[:1]:
        session.suppose(hinge.id, session.casebook.question(hinge.id).positions[0].id)
        settle()
        assert found() == []


@pytest.mark.parametrize(
    "command",
    ["documents", "what-changed", "what-matters", "what-it-takes", "how-firm", "compare", "criteria",
     "lecture", "find", "notes"],
)  # fmt: skip
def test_its_other_windows(command: str, window: MainWindow, qtbot: QtBot) -> None:
    action = window.desk.actions[command]
    assert isinstance(action, QAction)
    action.trigger()
    settle()
    # What is searched for has been found, and is told.
    qtbot.waitUntil(lambda: not any(one.isVisible() for one in waiting()), timeout=30_000)
    settle()
    faults = found()
    for other in QApplication.topLevelWidgets():
        if other is not window and isinstance(other, QWidget) and other.isVisible():
            other.close()
    assert faults == []


def test_the_outline_and_the_reading_editor(window: MainWindow) -> None:
    click(part(window, "branches:outline-toggle"))
    box = part(window, "reading:choice")
    assert isinstance(box, QComboBox)
    box.showPopup()
    QTest.keyClick(box.view(), Qt.Key.Key_End)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    editor = window.findChild(ReadingEditor)
    assert editor is not None
    settle()
    faults = found()
    editor.reject()
    assert faults == []
