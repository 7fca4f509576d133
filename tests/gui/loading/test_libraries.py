"""What libraries do at their start for others, and not for a program that shows a window."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]

# Qt is loaded as the program loads it, and then asked.
ASKED = """
from gui import preflight

def ask(without_window):
    import os
    import sys
    {question}
    sys.stdout.flush()
    os._exit(0)

preflight._watch_start = ask
preflight.run([], lambda: 1)
"""


def answer(question: str, home: Path) -> str:
    """Load Qt as the program does, and run some statements then."""
    done = subprocess.run(
        [sys.executable, "-c", ASKED.format(question=question.strip().replace("\n", "\n    "))],
        cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen", "OTHERWISE_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert not done.stderr
    return done.stdout.strip()


def test_nobody_reads_the_source_of_what_is_imported_after_qt(tmp_path: Path) -> None:
    asked = """
import linecache
import numpy
print([name for name in linecache.cache if "numpy" in name])
"""
    assert answer(asked, tmp_path) == "[]"


MADE = """
support = [name for name in sys.modules if name.startswith("shibokensupport.signature.")]
print(len(support) > 5, [name for name in support if name.endswith(("parser", "layout", "pyi_generator"))
    and len(vars(sys.modules[name])) > 20])
"""


def test_qt_s_own_python_is_not_made_before_it_is_asked_for(tmp_path: Path) -> None:
    assert answer(MADE, tmp_path) == "True []"


SUPPORT = "from PySide6.support.signature.lib import enum_sig"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("QTimer().setInterval('x')", "setInterval(msec: int, /)"),
        ("QTimer().start(1, 2, 3)", "at most 1 argument"),
        ("QTimer(nothing=1)", "nothing"),
        ("QTimer().nothing", "nothing"),
        ("QTimer.singleShot('x')", "singleShot"),
        ("raise ValueError(QTimer.setInterval.__doc__)", "setInterval(self, msec: int, /)"),
        (f"{SUPPORT}; raise ValueError(len(vars(enum_sig)) > 20)", "False"),
        (f"{SUPPORT}; raise ValueError(enum_sig.ExactEnumerator)", "class"),
        (f"{SUPPORT}; enum_sig.no_such_thing", "no_such_thing"),
    ],
)
def test_qt_s_own_python_answers_when_it_is_asked(tmp_path: Path, asked: str, told: str) -> None:
    code = f"""
from PySide6.QtCore import QTimer
try:
    {asked}
except Exception as error:
    print(error)
"""
    assert told in answer(code, tmp_path)


def test_pyqtgraph_has_qt_s_names_and_copies_none(tmp_path: Path) -> None:
    asked = """
import PySide6.QtWidgets
from gui.painting import plotting
import pyqtgraph as pg
print("QWizard" in vars(PySide6.QtWidgets), "QWizard" in dir(PySide6.QtWidgets))
print(pg.Qt.QtWidgets.QWizard is PySide6.QtWidgets.QWizard, pg.QtCore.qVersion is PySide6.QtCore.qVersion)
"""
    assert answer(asked, tmp_path).split() == ["False", "True", "True", "True"]


def test_no_plot_of_pyqtgraph_is_loaded_before_it_is_asked_for(tmp_path: Path) -> None:
    asked = """
from sys import modules
from gui.painting import plotting
import pyqtgraph.widgets.PlotWidget as plots
waiting = [name for name, module in modules.items() if "_load" in vars(module)]
print("pyqtgraph.graphicsItems.AxisItem" in waiting, "pyqtgraph.widgets.PlotWidget" in waiting)
print(plots.PlotWidget.__mro__[1] is plotting.GraphicsView)
print("_load" in vars(modules["pyqtgraph.graphicsItems.AxisItem"]))
"""
    assert answer(asked, tmp_path).split() == ["True", "True", "True", "False"]


def test_numpy_leaves_its_manual_out_and_reckons_as_ever(tmp_path: Path) -> None:
    asked = "import numpy; print(numpy.ndarray.dot.__doc__, numpy.add(1, 2))"
    assert answer(asked, tmp_path) == "None 3"
