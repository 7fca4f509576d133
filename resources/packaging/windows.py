"""From the bundle an installer for Windows, by Inno Setup.

None of this could be tried on Windows; the workflow that builds there tries it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from scenarios import __version__

SCRIPT = Path(__file__).resolve().parent / "otherwise.iss"
_USUAL_PLACE = Path(r"C:\Program Files (x86)\Inno Setup 6\ISCC.exe")


def packages(bundle: Path, icons: Path, target: Path) -> list[Path]:
    """Make the installer, or an archive where there is no Inno Setup.

    Args:
        bundle: The folder that PyInstaller made.
        icons: The folder of the ``.ico`` files.
        target: Where it goes.

    Raises:
        SystemExit: There is none where a release is made.
    """
    name = f"Otherwise-{__version__}-windows"
    compiler = shutil.which("iscc") or (str(_USUAL_PLACE) if _USUAL_PLACE.exists() else None)
    if compiler is None:
        if os.environ.get("CI"):
            raise SystemExit("There is no Inno Setup here, and the release is to have an installer.")
        print("There is no Inno Setup here, so there will be an archive and no installer.")
        return [Path(shutil.make_archive(str(target / name), "zip", bundle.parent, bundle.name))]
    defines = {"Version": __version__, "Bundle": bundle, "Icons": icons, "Target": target, "Name": name}
    subprocess.run(
        [compiler, "/Qp", *(f"/D{key}={value}" for key, value in defines.items()), SCRIPT], check=True
    )
    return [target / f"{name}.exe"]
