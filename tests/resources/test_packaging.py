"""What the packages are made of is whole and right; the packages themselves are built only when asked for.

``--build`` builds them, which takes minutes, and tries the bundle.
"""

from __future__ import annotations

import importlib.util
import plistlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from gui.libraries import PACKAGES
from resources.packaging import contents, icons, linux, macos, smoke
from scenarios import __version__
from scenarios.exports import kinds
from tests.resources.desk import DESKTOP, ROOT, posix, tool

KINDS = ("otherwise", "otherwise-scenario")
WEB = "https://example.org/screenshots"


def ink(image: QImage) -> dict[str, int]:
    """How many pixels of an icon are dark, and how many are of the branch's colour."""
    found = {"dark": 0, "branch": 0}
    for x in range(image.width()):
        for y in range(image.height()):
            colour = image.pixelColor(x, y)
            if colour.alpha() > 200 and colour.lightness() < 60:
                found["dark"] += 1
            if colour.alpha() > 200 and colour.red() - colour.green() > 90:
                found["branch"] += 1
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", icons.SIZES)
def test_an_icon_is_there_in_every_size_and_shows_trunk_and_branch(kind: str, size: int) -> None:
    image = QImage.fromData(icons.png(kind, size))
    assert (image.width(), image.height()) == (size, size)
    assert image.hasAlphaChannel()
    shown = ink(image)
    assert shown["dark"] >= size * size * 0.025
    assert shown["branch"] >= size * size * 0.02


@pytest.mark.parametrize("kind", KINDS)
def test_the_smallest_has_strokes_that_fill_whole_pixels(kind: str) -> None:
    image = icons.picture(kind, 16)
    rows = [sum(image.pixelColor(x, y).lightness() < 60 for x in range(16)) for y in range(16)]
    # The trunk is two rows of full ink and not three of grey.
    assert sum(count >= 6 for count in rows) >= 2


def test_a_drawing_that_is_none_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(icons, "RESOURCES", tmp_path)
    (tmp_path / "icons").mkdir()
    (tmp_path / "icons" / "otherwise.svg").write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match=r"otherwise\.svg is not a drawing"):
        icons.picture("otherwise", 64)


@pytest.mark.parametrize(
    ("name", "system", "needed"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "linux", True),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", "linux", True),
        ("PySide6/Qt/plugins/iconengines/libqsvgicon.so", "linux", True),
        ("PySide6/QtOpenGL.abi3.so", "linux", True),
        ("libxcb-cursor.so.0", "linux", True),
        ("numpy.libs/libscipy_openblas64_-32a4b2a6.so", "linux", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "linux", False),
        ("PySide6/Qt/translations/qtbase_de.qm", "linux", False),
        ("libstdc++.so.6", "linux", False),
        ("libglib-2.0.so.0", "linux", False),
        ("resources/translations/otherwise_de.qm", "linux", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", "win32", True),
        ("PySide6/plugins/tls/qschannelbackend.dll", "win32", False),
        ("resources/web/page/board.js", "linux", True),
        ("resources/web/.gitignore", "linux", False),
        ("resources/web/package.json", "win32", False),
        ("resources/web/types.d.ts", "darwin", False),
    ],
)
def test_the_bundle_holds_what_is_used_and_nothing_else(name: str, system: str, needed: bool) -> None:
    assert contents.is_needed(name, system) is needed


def test_what_compiled_packages_load_unseen_is_in_the_bundle() -> None:
    helpers = contents.helpers()
    for name in helpers:
        assert importlib.util.find_spec(name) is not None, name
    compiled = str(importlib.import_module("tomli._parser").__file__)
    assert compiled.endswith(".py") or any("__mypyc" in name and "." not in name for name in helpers)


def test_a_bundle_is_tried_by_every_kind_of_export() -> None:
    assert set(smoke.EXPORTS) == {kind.key for kind in kinds.KINDS}


def test_every_part_that_is_shipped_exists_or_will_be_made() -> None:
    for name in contents.SHIPPED:
        assert (ROOT / name).exists() or name == "resources/translations", name
    places = dict(contents.shipped(ROOT))
    assert places[str(ROOT / "LICENSE")] == "."
    assert places[str(ROOT / "resources" / "samples")] == "resources/samples"


def test_no_library_that_is_left_to_the_system_lacks_a_package() -> None:
    names = {pattern.partition(".so")[0] for pattern in contents.OF_THE_SYSTEM}
    unasked = {"libGLX", "libgio-2.0", "libgmodule-2.0", "libgobject-2.0", "libwayland-*"}
    assert names - unasked <= set(PACKAGES)


def test_the_menu_entry_is_what_the_window_says_it_is() -> None:
    from gui.application import NAME

    entry = (DESKTOP / "otherwise.desktop").read_text(encoding="utf-8")
    assert f"\nStartupWMClass={NAME}\n" in entry
    assert "\nExec=otherwise %F\n" in entry


def test_screenshots_are_where_the_software_centre_looks_for_them() -> None:
    said = linux.metainfo(WEB)
    assert "@" not in said.partition("<component")[2]
    shown = re.findall(rf'width="(\d+)" height="(\d+)">{WEB}/([\w-]+\.png)<', said)
    assert len(shown) >= 3
    for width, height, name in shown:
        picture = QImage(str(ROOT / "resources" / "screenshots" / name))
        assert (picture.width(), picture.height()) == (int(width), int(height))


@posix
@pytest.mark.parametrize("screenshots", [WEB, ""], ids=["with pictures", "as the one command makes it"])
def test_the_metainfo_is_valid(tmp_path: Path, screenshots: str) -> None:
    validator = tool("appstreamcli")
    path = tmp_path / "local.otherwise.Otherwise.metainfo.xml"
    path.write_text(linux.metainfo(screenshots), encoding="utf-8")
    assert ("<screenshots>" in path.read_text(encoding="utf-8")) == bool(screenshots)
    done = subprocess.run([validator, "validate", "--no-net", path], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stdout


@posix
def test_the_launcher_of_the_package_starts_what_the_package_holds() -> None:
    launcher = (DESKTOP / "otherwise.sh").read_text(encoding="utf-8")
    assert "\nprogram=/usr/lib/otherwise/otherwise\n" in launcher


def test_macos_knows_the_type_of_our_files() -> None:
    told = plistlib.loads(plistlib.dumps(macos.information(__version__)))
    (opened,) = told["CFBundleDocumentTypes"]
    (declared,) = told["UTExportedTypeDeclarations"]
    assert opened["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert (opened["CFBundleTypeRole"], opened["LSHandlerRank"]) == ("Editor", "Owner")
    assert declared["UTTypeConformsTo"] == ["public.json"]
    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == ["otherwise"]


def test_windows_is_told_of_every_part_of_a_double_click() -> None:
    script = (ROOT / "resources" / "packaging" / "otherwise.iss").read_text(encoding="utf-8")
    for words in (
        "ChangesAssociations=yes",
        "PrivilegesRequired=lowest",
        r"\DefaultIcon",
        r"\shell\open\command",
        '"""{app}\\{#Program}"" ""%1"""',
        '#define Program "Otherwise.exe"',
    ):
        assert words in script
    spec = (ROOT / "resources" / "packaging" / "otherwise.spec").read_text(encoding="utf-8")
    assert 'program("Otherwise", console=False)' in spec


def test_without_the_group_the_command_that_has_it_is_named() -> None:
    code = (
        "import importlib.util, runpy, sys\n"
        "importlib.util.find_spec = lambda name: None\n"
        "sys.argv = ['build.py']\n"
        "runpy.run_path('resources/packaging/build.py', run_name='__main__')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2, done.stderr
    assert done.stderr.count("\n") == 1
    assert "uv run --group packaging resources/packaging/build.py" in done.stderr


def test_the_packages_are_built_and_work(request: pytest.FixtureRequest) -> None:
    if not request.config.getoption("--build"):
        pytest.skip("asked for by --build")
    subprocess.run([sys.executable, "resources/packaging/build.py"], cwd=ROOT, check=True)
    subprocess.run([sys.executable, "resources/packaging/smoke.py"], cwd=ROOT, check=True)
