"""The libraries that Qt needs of the system, and how one that is missing is told."""

from __future__ import annotations

from scenarios.files import installed

# The Debian package of each library that Qt needs and a small system may lack.
PACKAGES = {
    "libstdc++": "libstdc++6",
    "libgcc_s": "libgcc-s1",
    "libz": "zlib1g",
    "libexpat": "libexpat1",
    "libgssapi_krb5": "libgssapi-krb5-2",
    "libGL": "libgl1",
    "libEGL": "libegl1",
    "libOpenGL": "libopengl0",
    "libglib-2.0": "libglib2.0-0",
    "libgthread-2.0": "libglib2.0-0",
    "libfontconfig": "libfontconfig1",
    "libfreetype": "libfreetype6",
    "libdbus-1": "libdbus-1-3",
    "libxkbcommon": "libxkbcommon0",
    "libxkbcommon-x11": "libxkbcommon-x11-0",
    "libX11": "libx11-6",
    "libX11-xcb": "libx11-xcb1",
    "libxcb": "libxcb1",
    "libxcb-cursor": "libxcb-cursor0",
    "libxcb-icccm": "libxcb-icccm4",
    "libxcb-image": "libxcb-image0",
    "libxcb-keysyms": "libxcb-keysyms1",
    "libxcb-randr": "libxcb-randr0",
    "libxcb-render": "libxcb-render0",
    "libxcb-render-util": "libxcb-render-util0",
    "libxcb-shape": "libxcb-shape0",
    "libxcb-shm": "libxcb-shm0",
    "libxcb-sync": "libxcb-sync1",
    "libxcb-util": "libxcb-util1",
    "libxcb-xfixes": "libxcb-xfixes0",
    "libxcb-xkb": "libxcb-xkb1",
    "libwayland-client": "libwayland-client0",
    "libwayland-cursor": "libwayland-cursor0",
    "libwayland-egl": "libwayland-egl1",
}


def lacking(error: BaseException) -> str | None:
    """Return the name of the library for want of which something could not be loaded, as ``libEGL``.

    PyInstaller tells of a failure in words of its own; what the system said of it stands behind them.
    """
    import re

    seen: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in seen:
        seen.append(cause)
        missing = re.search(r"(lib[\w.+-]+?)\.so[\w.]*: cannot open shared object file", str(cause))
        if missing:
            return missing.group(1)
        cause = cause.__cause__ or cause.__context__
    return None


def advice(library: str) -> str:
    """Return what to do about a library that is missing, as a sentence; "" where nothing is known."""
    package = PACKAGES.get(library)
    if package:
        return f"On Debian and Ubuntu: sudo apt install {package}."
    return f"{installed.remedy()}." if installed.is_bundle() else ""
