"""What every test needs: no screen, no reach into the user's own folders."""

from __future__ import annotations

import os

import pytest

from tests import profiles

profiles.load()

# Before Qt is imported anywhere: tests never ask for a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")


def pytest_addoption(parser: pytest.Parser) -> None:
    """How often the program is killed while it saves; thousands take minutes."""
    parser.addoption("--build", action="store_true", help="build the packages and try them; takes minutes")
    parser.addoption("--kills", type=int, default=500, metavar="COUNT", help=pytest_addoption.__doc__)
