"""The About box: version, licences, and what the strengths mean."""

from __future__ import annotations

import platform
from html import escape
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.help.page import PageDialog
from gui.language import QT_TRANSLATE_NOOP
from scenarios import __version__
from scenarios.files import installed, library
from scenarios.telling.language import filled, tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.theme import Theme

# Packages the program is built on, and their licences.
BUILT_ON = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("pyqtgraph", "MIT"),
    ("pydantic", "MIT"),
    ("numpy", "BSD-3-Clause"),
    ("msgspec", "BSD-3-Clause"),
    ("appdirs", "MIT"),
    ("charset-normalizer", "MIT"),
    ("fpdf2", "LGPL-3.0"),
    ("fonttools", "MIT"),
    ("uharfbuzz", "Apache-2.0"),
    ("xlsxwriter", "BSD-2-Clause"),
    ("networkx", "BSD-3-Clause"),
    ("PyYAML", "MIT"),
    ("tomli", "MIT"),
    ("tomli-w", "MIT"),
    ("rich", "MIT"),
)

MEANING = QT_TRANSLATE_NOOP(
    "help",
    """
<h2>What the strengths mean</h2>
<p>A strength is a number from 0 to 1 for <b>how strong the documents' case is</b>, worked out from how firmly
each argument is worded and from what supports and attacks it. It is not a probability, and nothing here says
what would have happened.</p>
<p>How firmly a document puts a thing is read on a scale of ten classes, from <i>certain</i> to
<i>very unlikely</i>; that reading is the editors', not a claim of the document. Arguments are weighed by the
quadratic-energy semantics (Potyka 2018) over questions, positions and arguments (Baroni, Romano, Toni,
Aurisicchio and Bertanza 2015); the documents' views are pooled with one voice a document (Stone 1961).</p>
""",
)


class AboutDialog(PageDialog):
    """About Otherwise."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("About Otherwise"), about_text(), parent)


def about_text() -> str:
    """The text of the box, as rich text."""
    rows = "".join(
        f"<tr><td>{escape(name)}</td><td>{escape(_installed(name))}</td><td>{escape(under)}</td></tr>"
        for name, under in BUILT_ON
    )
    what = tr(
        "An explorer of counterfactual history: set a decision otherwise and see how far the documents' own"
        " arguments carry each outcome."
    )
    licence = tr(
        "Free software under the GNU General Public License, version 3 or later; it comes with no warranty."
        " The full text is in the file LICENSE."
    )
    if installed.is_bundle():
        folder = library.resources_folder().parent / "licences"
        licence += " " + filled(
            tr("The licences of all that it brings along are in {folder}."), folder=escape(str(folder))
        )
    built_on = tr("Built on")
    return (
        f"<h1>Otherwise {escape(__version__)}</h1><p>{what}</p><p>{licence}</p>"
        + QCoreApplication.translate("help", MEANING)
        + f"<h2>{built_on}</h2><table>{rows}"
        f"<tr><td>Python</td><td>{escape(platform.python_version())}</td><td>PSF-2.0</td></tr></table>"
    )


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # a bundle may carry no package records
        return ""
