"""The licences of what the bundle holds, with their texts: taken from the records of what is installed here.

A part without a licence that is known, or without its text, stops the build: whoever gives the bundle away
has to hand both on.
"""

from __future__ import annotations

import platform
import re
import shutil
import subprocess
import sys
import sysconfig
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = "licences"
LIST = "LIST.txt"

# PySide6 and its helper name the LGPL and bring no text of it; fpdf2 brings the same one.
_TEXT_OF = {"pyside6-essentials": "fpdf2", "shiboken6": "fpdf2"}
# What starts the bundle is part of it, though no module of it is.
_STARTER = "pyinstaller"
_A_TEXT = re.compile(r"(licen[cs]e|copying|copyright|notice)\b[^/]*$", re.IGNORECASE)
_HEAD = """\
Otherwise is free software under the GNU General Public License, version 3 or later; its text is in the file
LICENSE. What it brings along, under what licence, and where beside this list the text lies:

"""
_FOOT = """
DejaVu fonts: Bitstream Vera and Arev licences (resources/fonts/LICENSE)
uharfbuzz holds HarfBuzz: "Old MIT" licence (https://github.com/harfbuzz/harfbuzz/blob/main/COPYING)
Qt holds libraries of others: https://doc.qt.io/qt-6/licenses-used-in-qt.html
"""


class Part(NamedTuple):
    """Something that the bundle holds and others wrote.

    Attributes:
        name: What it is called, with its version.
        licence: As its makers state it.
        texts: The files in which it stands.
    """

    name: str
    licence: str
    texts: tuple[Path, ...]


def parts(modules: Iterable[str]) -> list[Part]:
    """Return whom the modules of a bundle come from, Python and what starts the bundle among them.

    Args:
        modules: Their names, or the places of their files.

    Raises:
        ValueError: Of one the licence is not known, or its text is missing.
    """
    tops = {re.split(r"[./\\]", name, maxsplit=1)[0] for name in modules}
    owners = metadata.packages_distributions()
    names = {owner for top in tops for owner in owners.get(top, ())} | {_STARTER}
    return [python(), *(part(name) for name in sorted(names, key=str.lower))]


def part(name: str) -> Part:
    """Return what is recorded of a package that is installed here; errors as for ``parts``."""
    found = metadata.distribution(name)
    texts = _texts(found) or _texts(metadata.distribution(_TEXT_OF.get(_plain(name), name)))
    licence = _stated(found.metadata)
    if not licence:
        raise ValueError(f"the licence of {name} is not known")
    if not texts:
        raise ValueError(f"the text of the licence of {name} is missing; {__file__} can name another's")
    return Part(f"{found.metadata['Name']} {found.version}", licence, texts)


def python() -> Part:
    """Return Python itself; errors as for ``parts``."""
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix), Path("/usr/share/doc/python3"))
    texts = [place / name for place in places for name in ("LICENSE.txt", "LICENSE", "copyright")]
    found = next((path for path in texts if path.is_file()), None)
    if found is None:
        raise ValueError("the text of Python's licence is missing")
    return Part(f"Python {platform.python_version()}", "PSF-2.0", (found,))


def library(name: str) -> Part | None:
    """Return what Debian records of a library that was taken from the system; None where it knows nothing."""
    if shutil.which("dpkg-query") is None:
        return None
    asked = subprocess.run(["dpkg-query", "-S", f"*/{name}"], capture_output=True, text=True, check=False)
    for line in asked.stdout.splitlines():
        package = line.partition(":")[0]
        text = Path("/usr/share/doc") / package / "copyright"
        if text.is_file():
            version = subprocess.run(
                ["dpkg-query", "-W", "-f", "${Version}\n", package],
                capture_output=True,
                text=True,
                check=True,
            ).stdout.split()[0]
            return Part(f"{package} {version}", "see its text", (text,))
    return None


def write(folder: Path, found: Iterable[Part]) -> None:
    """Write a list of parts and the texts of their licences into a folder of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / LIST).write_text(_HEAD + "".join(_put(folder, one) for one in found) + _FOOT, encoding="utf-8")


def add(folder: Path, found: Iterable[Part]) -> None:
    """Add parts to a folder that was written."""
    with (folder / LIST).open("a", encoding="utf-8") as file:
        file.write("\nOf the system that it was built on:\n\n" + "".join(_put(folder, one) for one in found))


def _put(folder: Path, one: Part) -> str:
    own = one.name.partition(" ")[0]
    named: list[str] = []
    for text in dict.fromkeys(one.texts):
        name = text.name if f"{own}/{text.name}" not in named else f"{len(named)}-{text.name}"
        (folder / own).mkdir(exist_ok=True)
        shutil.copyfile(text, folder / own / name)
        named.append(f"{own}/{name}")
    return f"{one.name}: {one.licence} ({', '.join(named)})\n"


def _stated(record: metadata.PackageMetadata) -> str:
    """What the makers state: in one line, or by the classifiers."""
    for key in ("License-Expression", "License"):
        said = record[key].strip() if key in record else ""
        if said and "\n" not in said:
            return said
    marks = [line.rpartition(" :: ")[2] for line in record.get_all("Classifier") or []
             if line.startswith("License ::")]  # fmt: skip
    return ", ".join(mark for mark in marks if mark != "OSI Approved")


def _texts(found: metadata.Distribution) -> tuple[Path, ...]:
    own = [file for file in found.files or () if ".dist-info" in file.parts[0] and _A_TEXT.search(str(file))]
    return tuple(path for path in (Path(str(file.locate())) for file in sorted(own)) if path.is_file())


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
