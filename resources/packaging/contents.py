"""What the bundle holds and what it does without."""

from __future__ import annotations

import sys
from fnmatch import fnmatch
from importlib import metadata
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Of the checkout, beside the modules.
SHIPPED = (
    "LICENSE",
    "resources/casebooks",
    "resources/fonts",
    "resources/icons",
    "resources/samples",
    "resources/schemas",
    "resources/themes",
    "resources/translations",
    "resources/web",
)

# Packages whose versions the About box tells.
NAMED = (
    "PySide6-Essentials", "PyYAML", "appdirs", "charset-normalizer", "fonttools", "fpdf2", "msgspec",
    "networkx", "numpy", "pydantic", "pyqtgraph", "rich", "tomli", "tomli-w", "uharfbuzz", "xlsxwriter",
)  # fmt: skip

# Modules that a library would use if they were there, or that only its tests and tools use. Without _hashlib,
# hashlib computes the same digests and starts sooner; ssl itself is asked for by what writes PDF.
EXCLUDED = [
    "IPython", "OpenGL", "PIL", "PySide6.QtTest", "_hashlib", "_pytest", "colorcet", "cupy", "h5py",
    "hypothesis", "matplotlib", "mypy", "numba", "numpy.f2py", "pyqtgraph.examples", "pyqtgraph.opengl",
    "pytest", "readline", "scipy", "setuptools", "tkinter",
]  # fmt: skip

# Parts of Qt and pyqtgraph that the program never asks for. Kept on purpose: QtOpenGL and QtOpenGLWidgets,
# which pyqtgraph imports; the plugins for SVG, which draw the icon; everything for X11 and Wayland.
_UNNEEDED = (
    "PySide6/*translations/*",  # Qt's own texts in other languages
    "*/platformthemes/libqgtk3*",  # it alone would bring the whole of GTK
    "*/platforms/*eglfs*", "*/platforms/*linuxfb*", "*/platforms/*minimal*", "*/platforms/*vkkhrdisplay*",
    "*/platforms/*vnc*", "*/egldeviceintegrations/*", "*/plugins/generic/*", "*/networkinformation/*",
    "*/tls/*",
    # What draws by OpenGL on Wayland goes another way than a window's memory; ours does not.
    "*/wayland-graphics-integration-client/*server*",
    "*/platforminputcontexts/*virtualkeyboard*", "*/imageformats/*gif*", "*/imageformats/*jp*",
    "*/imageformats/*pdf*", "*/imageformats/*tga*", "*/imageformats/*tiff*", "*/imageformats/*wbmp*",
    "*/imageformats/*webp*", "*Qt6Pdf*", "*Qt6Qml*", "*Qt6Quick*", "*Qt6VirtualKeyboard*", "*Qt6EglF*",
    # What only checks the modules of the web page.
    "resources/web/.*", "resources/web/*.json", "resources/web/*.d.ts", "resources/web/node_modules/*",
    "*opengl32sw.dll", "pyqtgraph/icons/peegee/*", "pyqtgraph/colors/*",
)  # fmt: skip

# What a Linux that shows windows has of its own: these must fit its drivers, fonts and settings, so the
# bundle brings no copies. The package asks for them; without a package the program names what is missing.
OF_THE_SYSTEM = (
    "libEGL.so*", "libGL.so*", "libGLX.so*", "libOpenGL.so*", "libX11-xcb.so*", "libX11.so*", "libdbus-1.so*",
    "libexpat.so*", "libfontconfig.so*", "libfreetype.so*", "libgcc_s.so*", "libgio-2.0.so*",
    "libglib-2.0.so*", "libgmodule-2.0.so*", "libgobject-2.0.so*", "libgssapi_krb5.so*", "libgthread-2.0.so*",
    "libstdc++.so*", "libwayland-*.so*", "libxcb.so*", "libz.so*",
)  # fmt: skip


def shipped(checkout: Path) -> list[tuple[str, str]]:
    """Return what goes into the bundle beside the modules: where it lies, and its folder there."""
    found = [(checkout / name, name) for name in SHIPPED]
    return [
        (str(path), name if path.is_dir() else str(PurePath(name).parent))
        for path, name in found
        if path.exists()
    ]


def helpers() -> list[str]:
    """Return the modules in which mypyc keeps what it compiled: nobody sees them loaded."""
    files = [file for name in NAMED for file in metadata.files(name) or ()]
    return [
        ".".join((*file.parts[:-1], file.name.partition(".")[0])) for file in files if "__mypyc." in file.name
    ]


def is_needed(name: str, system: str = sys.platform) -> bool:
    """Whether the bundle is to hold a file.

    Args:
        name: Its place in the bundle.
        system: The system that the bundle is for, as ``sys.platform`` has it.
    """
    place = f"/{PurePath(name).as_posix()}"
    if any(fnmatch(place, pattern) or fnmatch(place[1:], pattern) for pattern in _UNNEEDED):
        return False
    alone = place.count("/") == 1  # the libraries that a wheel brings along lie deeper
    return system != "linux" or not alone or not any(fnmatch(place[1:], one) for one in OF_THE_SYSTEM)
