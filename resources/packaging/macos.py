"""What macOS is told of the program, and the image that it is dragged out of.

None of this could be tried on a Mac; the workflow that builds there tries it.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

from scenarios import __version__

IDENTIFIER = "local.otherwise.Otherwise"
SCENARIO_TYPE = f"{IDENTIFIER}.scenario"
MOST_TRIES = 5
MEDIA_TYPE = "application/vnd.otherwise.scenario+json"


def information(version: str) -> dict[str, Any]:
    """The entries of ``Info.plist`` that make a double-click on a scenario open it here."""
    return {
        "CFBundleName": "Otherwise",
        "CFBundleDisplayName": "Otherwise",
        "CFBundleShortVersionString": version,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Otherwise scenario",
                "CFBundleTypeRole": "Editor",
                "CFBundleTypeIconFile": "otherwise-scenario.icns",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [SCENARIO_TYPE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": SCENARIO_TYPE,
                "UTTypeDescription": "Otherwise scenario",
                "UTTypeConformsTo": ["public.json"],
                "UTTypeIconFile": "otherwise-scenario.icns",
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["otherwise"],
                    "public.mime-type": [MEDIA_TYPE],
                },
            }
        ],
        "LSApplicationCategoryType": "public.app-category.education",
        "NSHighResolutionCapable": True,
    }


def packages(application: Path, icons: Path, work: Path, target: Path) -> list[Path]:
    """Make the disk image.

    Args:
        application: ``Otherwise.app``.
        icons: The folder of the ``.icns`` files.
        work: A folder to work in.
        target: Where the image goes.
    """
    shutil.copy(icons / "otherwise-scenario.icns", application / "Contents" / "Resources")
    # What was added after PyInstaller signed it would make the signature invalid.
    subprocess.run(["codesign", "--force", "--deep", "--sign", "-", application], check=True)
    folder = work / "image"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    shutil.copytree(application, folder / application.name, symlinks=True)
    (folder / "Applications").symlink_to("/Applications")
    machine = subprocess.run(["uname", "-m"], check=True, capture_output=True, text=True).stdout.strip()
    path = target / f"Otherwise-{__version__}-macos-{machine}.dmg"
    path.unlink(missing_ok=True)
    make_image(folder, path)
    return [path]


def make_image(folder: Path, path: Path, pause: float = 10.0) -> None:
    """Make a disk image of a folder.

    Args:
        folder: What it is to hold.
        path: Where it goes.
        pause: Seconds to wait where it fails: the system looks into new folders by itself, and says that they
            are busy meanwhile.
    """
    kind = ("-volname", "Otherwise", "-format", "UDZO", "-ov")
    command = ["hdiutil", "create", *kind, "-srcfolder", str(folder), str(path)]
    for _ in range(MOST_TRIES - 1):
        if subprocess.run(command, check=False).returncode == 0:
            return
        time.sleep(pause)
    subprocess.run(command, check=True)
