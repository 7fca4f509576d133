"""Where no window can be shown, one sentence says why and the program goes on without."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from gui import platforms, preflight

ROOT = Path(__file__).resolve().parent.parent.parent

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="displays are found so on Linux")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An environment in which nothing speaks of a screen."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(platforms, "SYSTEM", "linux")
    return monkeypatch


@pytest.mark.usefixtures("bare")
def test_without_a_display_there_is_no_window() -> None:
    assert platforms.no_screen() == (
        "There is no screen to show a window on: neither DISPLAY nor WAYLAND_DISPLAY is set."
    )


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_any_word_of_a_screen_is_tried(bare: pytest.MonkeyPatch, name: str) -> None:
    bare.setenv(name, "something")
    assert platforms.no_screen() is None


def test_the_default_wayland_socket_counts(bare: pytest.MonkeyPatch, tmp_path: Path) -> None:
    bare.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert platforms.no_screen() is not None
    with socket.socket(socket.AF_UNIX) as listening:
        bare.chdir(tmp_path)
        listening.bind("wayland-0")
        assert platforms.no_screen() is None


def test_other_systems_always_have_a_screen(bare: pytest.MonkeyPatch) -> None:
    bare.setattr(platforms, "SYSTEM", "darwin")
    assert platforms.no_screen() is None


@pytest.mark.parametrize(
    ("library", "package"),
    [
        ("libGL.so.1", "libgl1"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ],
)
def test_a_missing_library_is_named_with_its_package(library: str, package: str) -> None:
    error = ImportError(f"{library}: cannot open shared object file: No such file or directory")
    said = preflight.unloadable(error)
    assert library.partition(".so")[0] in said
    assert f"sudo apt install {package}." in said


def test_a_missing_library_without_a_known_package_is_still_named() -> None:
    said = preflight.unloadable(OSError("libodd.so.7: cannot open shared object file: No such file"))
    assert said == "No window can be shown: the library libodd is missing."


def test_a_missing_module_is_named() -> None:
    assert "PySide6 is not installed" in preflight.unloadable(ModuleNotFoundError(name="PySide6"))


def test_a_library_that_the_frozen_ctypes_hides_behind_its_own_words_is_named() -> None:
    # As PyInstaller raises it in place of what the system said.
    system = OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")
    frozen = OSError("Failed to load dynlib/dll 'libqxcb.so'. Most likely this dynlib/dll was not found.")
    frozen.__cause__ = system
    assert preflight.unloadable(frozen) == (
        "No window can be shown: the library libxcb-cursor is missing."
        " On Debian and Ubuntu: sudo apt install libxcb-cursor0."
    )
    frozen.__cause__, frozen.__context__ = None, system
    assert "sudo apt install libxcb-cursor0." in preflight.unloadable(frozen)
    system.__context__ = frozen
    system.args = ("something else",)
    assert "Qt cannot be loaded" in preflight.unloadable(frozen)


def run(code: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {
        key: value
        for key, value in os.environ.items()
        if key not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"}
    }
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**clean, "OTHERWISE_HOME": str(home), **environment},
        capture_output=True,
        text=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )


START = """
from gui import platforms, preflight
def without_window():
    print("as text")
    return 7
raise SystemExit(preflight.run([], without_window))
"""


@on_linux
def test_with_no_display_the_program_goes_on_as_text(home: Path) -> None:
    done = run(START, home)
    assert done.returncode == 7
    assert done.stdout == "as text\n"
    assert done.stderr.count("\n") == 1
    assert "no screen" in done.stderr


@on_linux
@pytest.mark.parametrize(
    "environment",
    [{"DISPLAY": ":987"}, {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":987"}],
)
def test_a_display_that_does_not_answer_is_said_in_one_sentence(
    home: Path, environment: dict[str, str]
) -> None:
    done = run(START, home, **environment)
    assert done.returncode == 7, done.stderr
    assert done.stdout == "as text\n"
    assert done.stderr.count("\n") == 1
    assert "No window can be shown:" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_error_of_our_own_is_not_blamed_on_qt(home: Path) -> None:
    code = "import sys\nsys.modules['gui.settings'] = None\n" + START
    done = run(code, home, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 1
    assert "gui.settings" in done.stderr
    assert done.stdout == ""


def test_qt_that_is_not_installed_is_said(home: Path) -> None:
    code = "import sys\nsys.modules['PySide6.QtWidgets'] = None\n" + START
    done = run(code, home, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 7, done.stderr
    assert "No window can be shown" in done.stderr
