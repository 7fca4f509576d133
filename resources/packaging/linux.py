"""From the bundle a Debian package and an archive with a script that installs it for one user."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING

from gui.libraries import PACKAGES
from resources.packaging import icons, licences
from scenarios import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[2]
DESKTOP = ROOT / "resources" / "desktop"

# Of glibc, whose version is asked for by itself.
_OF_GLIBC = re.compile(r"(ld-linux[\w-]*|libc|libm|libdl|libpthread|librt|libutil|libresolv)\.so")
# What a double-click needs beside the libraries: they read what the package puts into /usr/share.
_FOR_THE_DESKTOP = ("desktop-file-utils", "hicolor-icon-theme", "shared-mime-info")

_CONTROL = """\
Package: otherwise
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: xdg-utils, fonts-dejavu-core | fonts-freefont-ttf | fonts-liberation
Section: education
Priority: optional
Description: explorer of counterfactual history
 Set a decision of the past otherwise and see how far the documents' own
 arguments carry each outcome: which document argues what, on what page, how
 firmly, against whom, and where the documents are silent.
 .
 The strengths shown say how strong the documents' case is. They are not
 chances.
"""

# What a user has is never touched by a package; how to be rid of the settings is said.
_AFTER_REMOVAL = """\
#!/bin/sh
set -e
case $1 in
    remove | purge)
        echo "Scenarios, casebooks and copies of unsaved work stay where their owners keep them."
        echo "Settings of each user stay too; to be rid of yours: rm -r ~/.config/Otherwise"
        echo "What else the program kept is in ~/.local/share/Otherwise: look into it before you delete it."
        ;;
esac
"""

_COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Otherwise

Files: *
Copyright: 2026 the makers of Otherwise
License: GPL-3.0-or-later
 On Debian systems the full text is in /usr/share/common-licenses/GPL-3.
Comment:
 The bundle in /usr/lib/otherwise also holds what others wrote. The texts of their
 licences lie in /usr/lib/otherwise/_internal/{folder}:
 .
{parts}
"""


def packages(bundle: Path, work: Path, target: Path, screenshots: str, maintainer: str) -> list[Path]:
    """Make every package for Linux.

    Args:
        bundle: The folder that PyInstaller made.
        work: A folder to work in.
        target: Where the packages go.
        screenshots: The web address of the folder of the screenshots; "" where there is none.
        maintainer: Who answers for the Debian package, with an address; "" where nobody has given one.

    Returns:
        What was made.
    """
    prune(bundle)
    add_licences(bundle)
    strip(bundle)
    made = [archive(bundle, work, target)]
    if shutil.which("dpkg-deb"):
        made.append(debian_package(bundle, work, target, screenshots, maintainer))
    else:
        print("There is no dpkg-deb here, so there will be no Debian package.")
    return made


def prune(bundle: Path) -> None:
    """Take out libraries that nothing in the bundle needs any more, now that parts of Qt are gone."""
    needs = {path: _needs(path) for path in _binaries(bundle)}
    while True:
        needed = set[str]().union(*needs.values())
        orphans = [
            path
            for path in (bundle / "_internal").glob("lib*.so*")
            # The bootloader asks for Python's own by name.
            if path.name not in needed and not path.name.startswith("libpython")
        ]
        if not orphans:
            return
        for path in orphans:
            path.unlink()
            needs.pop(path, None)


def add_licences(bundle: Path) -> None:
    """Add the licences of libraries that were taken from this system; others come with whose they are."""
    inside = bundle / "_internal"
    own = sorted(path.name for path in inside.glob("lib*.so*") if not path.is_symlink())
    of_others = (name for name in own if not name.startswith("libpython"))
    found = {part.name: part for part in map(licences.library, of_others) if part is not None}
    licences.add(inside / licences.FOLDER, found.values())


def strip(bundle: Path) -> None:
    """Take out what only a debugger reads, and the right to start libraries as programs."""
    for path in _binaries(bundle):
        # What a wheel brings along has been moved about within its file, and does not always bear it.
        moved = any(part.endswith(".libs") for part in path.parts)
        if path.name.startswith("libpython3") or (not moved and ".debug_info" in _objdump("-h", path)):
            subprocess.run(["strip", "--strip-unneeded", path], check=True)
        if path.parent != bundle:
            path.chmod(0o644)


def missing_libraries(bundle: Path) -> set[str]:
    """Return the names of the libraries that the bundle needs and does not hold."""
    held = {path.name for path in bundle.rglob("*.so*")}
    return set[str]().union(*map(_needs, _binaries(bundle))) - held


def glibc_needed(bundle: Path) -> str:
    """Return the oldest version of glibc that the bundle runs on, as ``2.34``."""
    versions: set[tuple[int, int]] = set()
    for path in _binaries(bundle):
        said = _objdump("-T", path)
        versions |= {(int(major), int(minor)) for major, minor in re.findall(r"GLIBC_(\d+)\.(\d+)", said)}
    major, minor = max(versions)
    return f"{major}.{minor}"


def depends(bundle: Path) -> list[str]:
    """Return what a Debian package of the bundle depends on.

    Raises:
        ValueError: The bundle needs a library that ``gui.libraries.PACKAGES`` does not know.
    """
    wanted = {f"libc6 (>= {glibc_needed(bundle)})", *_FOR_THE_DESKTOP}
    unknown = []
    for name in sorted(missing_libraries(bundle)):
        if _OF_GLIBC.match(name):
            continue
        package = PACKAGES.get(name.partition(".so")[0])
        if package is None:
            unknown.append(name)
        else:
            wanted.add(package)
    if unknown:
        raise ValueError(f"gui/libraries.py does not know the packages of {', '.join(unknown)}")
    return sorted(wanted)


def shared_files(folder: Path) -> None:
    """Write what a desktop reads, as it lies in ``share``: menu entry, type of the files, icons."""
    for name, place in (
        ("otherwise.desktop", "applications/otherwise.desktop"),
        ("otherwise-mime.xml", "mime/packages/otherwise.xml"),
    ):
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(DESKTOP / name, folder / place)
    icons.write_themed(folder / "icons" / "hicolor")


def metainfo(screenshots: str) -> str:
    """The text for software centres.

    Args:
        screenshots: The address of the folder of the screenshots, without a slash at its end; "" for none:
            software centres take pictures from the web alone, so there are none to show then.
    """
    (path,) = DESKTOP.glob("*.metainfo.xml")
    text = path.read_text(encoding="utf-8")
    if not screenshots:
        return re.sub(r" *<screenshots>.*</screenshots>\n", "", text, flags=re.DOTALL)
    return text.replace("@SCREENSHOTS@", screenshots)


def archive(bundle: Path, work: Path, target: Path) -> Path:
    """Make the archive that one user installs for themselves."""
    name = f"otherwise-{__version__}-linux-{os.uname().machine}"
    folder = work / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(bundle, folder / "program", symlinks=True)
    shared_files(folder / "share")
    for script in ("install.sh", "otherwise.sh"):
        shutil.copy(DESKTOP / script, folder / script)
    shutil.copyfile(ROOT / "LICENSE", folder / "LICENSE")
    (folder / "README").write_text(
        "Otherwise, an explorer of counterfactual history.\n\n"
        "sh install.sh            install it for yourself: menu, double-click, the command otherwise\n"
        "sh install.sh --remove   take it out again; your scenarios stay\n"
        "program/otherwise        start it from here without installing\n",
        encoding="utf-8",
    )
    path = target / f"{name}.tar.gz"
    with tarfile.open(path, "w:gz", compresslevel=6) as tar:
        tar.add(folder, name, filter=_of_root)
    return path


def copyright_file(bundle: Path) -> str:
    """Return what Debian wants to know of licences."""
    listed = (bundle / "_internal" / licences.FOLDER / licences.LIST).read_text(encoding="utf-8")
    parts = re.findall(r"^(\S+ \S+: .*) \(\S+/.*\)$", listed, re.MULTILINE)
    return _COPYRIGHT.format(folder=licences.FOLDER, parts="\n".join(f"  {part}" for part in parts))


def debian_package(bundle: Path, work: Path, target: Path, screenshots: str, maintainer: str) -> Path:
    """Make the package for Debian, Ubuntu and their kin."""
    root = work / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(bundle, root / "usr/lib/otherwise", symlinks=True)
    shared_files(root / "usr/share")
    _put(root / "usr/bin/otherwise", (DESKTOP / "otherwise.sh").read_text(encoding="utf-8"), 0o755)
    (own,) = DESKTOP.glob("*.metainfo.xml")
    _put(root / "usr/share/metainfo" / own.name, metainfo(screenshots))
    _put(root / "usr/share/doc/otherwise/copyright", copyright_file(bundle))
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    (root / "usr/share/doc/otherwise/changelog.gz").write_bytes(gzip.compress(changes, 9, mtime=0))
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    ).stdout.strip()
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    control = _CONTROL.format(
        version=__version__,
        # No address is made up: who builds it for themselves is its only reader.
        maintainer=maintainer or "The makers of Otherwise",
        architecture=architecture,
        kilobytes=size // 1024,
        depends=", ".join(depends(bundle)),
    )
    _put(root / "DEBIAN/control", control)
    _put(root / "DEBIAN/postrm", _AFTER_REMOVAL, 0o755)
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    path = target / f"otherwise_{__version__}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zzstd", "--build", str(root), str(path)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return path


def _put(path: Path, text: str, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)


def _of_root(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry


def _binaries(bundle: Path) -> Iterable[Path]:
    yield bundle / "otherwise"
    yield from (path for path in bundle.rglob("*.so*") if not path.is_symlink())


def _needs(path: Path) -> set[str]:
    return set(re.findall(r"NEEDED\s+(\S+)", _objdump("-p", path)))


def _objdump(option: str, path: Path) -> str:
    return subprocess.run(["objdump", option, path], check=True, capture_output=True, text=True).stdout
