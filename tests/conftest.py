"""What every test needs: no screen, no reach into the user's own folders."""

from __future__ import annotations

import os

# Before Qt is imported anywhere: tests never ask for a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")
