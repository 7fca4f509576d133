"""What tests of the screen need: a casebook, a session, a window, a home of their own, no leaks."""

from __future__ import annotations

import gc
import inspect
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from gui import asking
from gui.desk.session import Session
from gui.settings import Settings
from gui.theme import Theme
from gui.windows.main_window import MainWindow
from scenarios.files.casebook_files import open_casebook
from tests.gui.widgets.looking import settle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from scenarios.model.casebook import Casebook

CASEBOOKS = Path(__file__).resolve().parent.parent / "data" / "casebooks"
MINI = CASEBOOKS / "mini.toml"
COURSES = CASEBOOKS / "courses.toml"

OpenWindow = Callable[..., MainWindow]


def pytest_itemcollected(item: pytest.Item) -> None:
    """The offscreen screen says what it cannot do: smallest sizes, raising, the grabbing of menus."""
    item.add_marker(
        pytest.mark.qt_log_ignore(
            "This plugin does not support (propagateSizeHints|raise|grabbing the keyboard)"
        )
    )


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own for settings, recent files and casebooks; the mini casebook lies in it."""
    folder = tmp_path / "home"
    (folder / "casebooks").mkdir(parents=True)
    shutil.copy(MINI, folder / "casebooks" / "mini.toml")
    monkeypatch.setenv("OTHERWISE_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _no_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog that no test answers would wait for ever: it fails the test instead."""
    for name, function in inspect.getmembers(asking, inspect.isfunction):
        if name.startswith(("ask_", "tell_")):
            monkeypatch.setattr(asking, name, _unexpected(name, function.__doc__ or ""))


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application, with a caret that does not blink: what is painted is the same at any time."""
    qapp.setCursorFlashTime(0)
    return qapp


@pytest.fixture(autouse=True)
def _no_leaks(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test no window stands and no timer runs that did not before it."""
    if "qapp" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("qapp")
    windows, timers = set(_windows()), set(_running_timers())
    yield
    _settle()
    if set(_windows()) - windows or set(_running_timers()) - timers:
        gc.collect()
        _settle()
    assert [window for window in _windows() if window not in windows] == []
    assert [timer for timer in _running_timers() if timer not in timers] == []


@pytest.fixture(scope="session")
def mini() -> Casebook:
    """The casebook of the bridge at Aldwater."""
    return open_casebook(MINI)


@pytest.fixture
def session(qapp: QApplication, mini: Casebook) -> Session:  # noqa: ARG001 - Qt must run
    """A session with a new scenario of the mini casebook."""
    return Session(mini)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light theme, in force."""
    theme = Theme()
    theme.apply(qapp)
    return theme


@pytest.fixture
def settings(home: Path) -> Settings:
    """Settings that nobody has changed yet."""
    return Settings(home / "settings" / "settings.json")


@pytest.fixture
def open_window(qtbot: QtBot, theme: Theme, settings: Settings) -> OpenWindow:
    """Opens a window, filled and shown; by default with a new scenario of the mini casebook."""

    def make(path: Path = MINI) -> MainWindow:
        window = MainWindow(theme, settings, path)
        qtbot.addWidget(window, before_close_func=_forget_changes)
        with qtbot.waitSignal(window.built):
            window.show()
        window.activateWindow()
        with qtbot.waitActive(window):
            pass
        # The offscreen screen is a small one, on which the columns would be pages.
        window.resize(1280, 800)
        settle()
        return window

    return make


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """A window with a new scenario of the mini casebook."""
    return open_window()


@pytest.fixture(scope="session")
def courses() -> Casebook:
    """The casebook of the port behind the dyke: where the dyke breaks, six courses follow."""
    return open_casebook(COURSES)


@pytest.fixture
def port(open_window: OpenWindow) -> MainWindow:
    """A window on the port, as it happened, large enough for everything to be seen."""
    window = open_window(COURSES)
    window.resize(1500, 950)
    settle()
    return window


def _unexpected(name: str, what: str) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        pytest.fail(f"an unexpected dialog: {name}: {what.splitlines()[0]}")

    return fail


def _forget_changes(window: MainWindow) -> None:
    if window.is_built and isValid(window.desk):
        window.desk.session.holder.mark_saved()


def _settle() -> None:
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _windows() -> list[object]:
    return [widget for widget in QApplication.topLevelWidgets() if isValid(widget)]


def _running_timers() -> list[QTimer]:
    return [
        found for found in gc.get_objects() if type(found) is QTimer and isValid(found) and found.isActive()
    ]
