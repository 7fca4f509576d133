"""What keeps Qt from the screen is told by what it was asked for, and never blamed on a display unasked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gui import platforms, preflight
from tests.gui.test_preflight import START, on_linux, run

LIBRARIES = ("/lib/x86_64-linux-gnu/libz.so.1", "/lib/aarch64-linux-gnu/libz.so.1", "/lib64/libz.so.1")
PLUGINS = ("libqxcb.so", "libqwayland.so", "libqoffscreen.so")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Plugins that can be loaded."""
    compiled = tmp_path / "platforms"
    compiled.mkdir()
    library = next((path for path in map(Path, LIBRARIES) if path.exists()), None)
    if library is None:
        pytest.skip("there is no library to load")
    for name in PLUGINS:
        shutil.copy(library, compiled / name)
    return compiled


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment in which nothing speaks of a screen."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(platforms, "SYSTEM", "linux")
    return monkeypatch


def said(folder: Path) -> str:
    return platforms.failure(folder, preflight.unloadable)


@on_linux
@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"DISPLAY": ":9"}, "the display “:9” does not answer."),
        ({"WAYLAND_DISPLAY": "way-7"}, "the display “way-7” does not answer."),
        ({"QT_QPA_PLATFORM": "xcb:a=b", "DISPLAY": ":9"}, "the display “:9” does not answer."),
        (
            {"QT_QPA_PLATFORM": "wayland-egl"},
            "QT_QPA_PLATFORM asks for Wayland, and WAYLAND_DISPLAY is not set.",
        ),
        (
            {"QT_QPA_PLATFORM": "wayland;xcb", "WAYLAND_DISPLAY": "way-7"},
            "the display “way-7” does not answer.",
        ),
        (
            {"QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "way-7"},
            "QT_QPA_PLATFORM asks for X11, and DISPLAY is not set.",
        ),
        (
            {"QT_QPA_PLATFORM": "nonsense", "DISPLAY": ":9"},
            "QT_QPA_PLATFORM asks for “nonsense”, which is not there. Leave it unset.",
        ),
        ({"QT_QPA_PLATFORM": "offscreen"}, "Qt found no way to the screen."),
    ],
)
def test_what_was_asked_for_is_what_is_told(
    asked: pytest.MonkeyPatch, folder: Path, environment: dict[str, str], sentence: str
) -> None:
    for name, value in environment.items():
        asked.setenv(name, value)
    assert said(folder) == f"No window can be shown: {sentence}"


@on_linux
@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_part_of_qt_that_is_gone_is_not_blamed_on_the_display(
    asked: pytest.MonkeyPatch, folder: Path, variable: str
) -> None:
    asked.setenv("DISPLAY", ":9")
    asked.setenv(variable, ":9")
    part = folder / ("libqxcb.so" if variable == "DISPLAY" else "libqwayland.so")
    part.unlink()
    assert said(folder).startswith(f"Otherwise is not whole: {part} is missing. ")


@on_linux
def test_a_part_of_qt_that_cannot_be_loaded_is_told(asked: pytest.MonkeyPatch, folder: Path) -> None:
    asked.setenv("DISPLAY", ":9")
    (folder / "libqxcb.so").write_bytes(b"no library")
    assert said(folder).startswith("No window can be shown: Qt cannot be loaded (")


@on_linux
def test_the_usual_place_of_wayland_is_named(asked: pytest.MonkeyPatch, folder: Path) -> None:
    asked.setattr(platforms, "_has_usual_wayland", lambda: True)
    assert said(folder) == "No window can be shown: the display “wayland-0” does not answer."


def test_on_other_systems_there_is_one_way(asked: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked.setattr(platforms, "SYSTEM", "win32")
    assert said(tmp_path) == "No window can be shown: Qt found no way to the screen."


@on_linux
@pytest.mark.parametrize(
    ("platform", "sentence"),
    [
        ("nonsense", "asks for “nonsense”"),
        ("wayland", "asks for Wayland, and WAYLAND_DISPLAY is not set."),
    ],
)
def test_the_program_says_it_in_one_sentence(home: Path, platform: str, sentence: str) -> None:
    done = run(START, home, QT_QPA_PLATFORM=platform, XDG_RUNTIME_DIR=str(home))
    assert done.returncode == 7, done.stderr
    assert done.stderr.count("\n") == 1
    assert sentence in done.stderr
