"""Builds Otherwise for the system it is run on: a bundle, and from it the packages that people install.

Run it in the checkout: ``python3 -m uv run --group packaging resources/packaging/build.py``. What comes out
lies in ``dist/``. It needs the network once, for PyInstaller.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD, DIST = ROOT / "build", ROOT / "dist"
COMMAND = "python3 -m uv run --group packaging resources/packaging/build.py"
MOST = 90_000_000  # bytes of a package
SYSTEM: str = sys.platform


def main() -> int:
    """Build everything and say where it lies; the exit code is 1 where a package is too large."""
    options = _options()
    for module in ("PyInstaller", "PIL"):
        if importlib.util.find_spec(module) is None:
            print(f"{module} is missing, which the bundle is made with. Run: {COMMAND}", file=sys.stderr)
            return 2
    sys.path.insert(0, str(ROOT))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from resources.packaging import icons

    DIST.mkdir(exist_ok=True)
    icons.write_for_systems(BUILD / "icons")
    made = packages(bundle(), options.screenshots, options.maintainer)
    too_large = [path for path in made if path.stat().st_size > MOST]
    for path in made:
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.1f} MB")
    for path in too_large:
        print(f"{path.name} is too large: at most {MOST / 1e6:.0f} MB", file=sys.stderr)
    return 1 if too_large else 0


def bundle() -> Path:
    """Have PyInstaller make the bundle; return its folder, or the application on macOS."""
    folder = BUILD / "bundle"
    shutil.rmtree(folder, ignore_errors=True)
    spec = ROOT / "resources" / "packaging" / "otherwise.spec"
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN"]
    subprocess.run(
        [*command, f"--distpath={folder}", f"--workpath={BUILD / 'work'}", spec],
        check=True,
        cwd=ROOT,
        # The packages are compressed as a whole; modules need not be unpacked once more at every start.
        env={**os.environ, "PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "0"},
    )
    return folder / ("Otherwise.app" if SYSTEM == "darwin" else "otherwise")


def packages(made: Path, screenshots: str, maintainer: str) -> list[Path]:
    """Make the packages of this system from the bundle."""
    if SYSTEM == "darwin":
        from resources.packaging import macos

        return macos.packages(made, BUILD / "icons", BUILD, DIST)
    if SYSTEM == "win32":
        from resources.packaging import windows

        return windows.packages(made, BUILD / "icons", DIST)
    from resources.packaging import linux

    return linux.packages(made, BUILD, DIST, screenshots, maintainer)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Build Otherwise's packages into dist/.")
    parser.add_argument(
        "--screenshots",
        default="",
        metavar="URL",
        help="where the folder resources/screenshots can be seen on the web, for software centres",
    )
    name, address = os.environ.get("DEBFULLNAME"), os.environ.get("DEBEMAIL")
    parser.add_argument(
        "--maintainer",
        default=f"{name} <{address}>" if name and address else "",
        metavar='"NAME <ADDRESS>"',
        help="whom the Debian package names; by itself who DEBFULLNAME and DEBEMAIL say",
    )
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
