"""The page's modules as one script, so that a page needs no other file.

This module owns the joining. Every module becomes a function of its own that hands out what it exports, in
an order in which each comes after those it imports from. Modules keep to two forms, `import` of names from a
file beside them and `export` before a function, a class or a constant; any other is refused.
"""

from __future__ import annotations

import re
from pathlib import Path

_IMPORT = re.compile(r'^import \{(\s*\w+(?:,\s*\w+)*,?\s*)\} from "(\.[\w./-]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_SENTENCE = re.compile(r'\btr\(\s*"((?:[^"\\]|\\.)*)"')


def joined(entry: Path) -> str:
    """Return a module and all that it imports as one script.

    Args:
        entry: The module that runs the page.

    Raises:
        ValueError: A module imports or exports in another form, or in a circle; a fault of the program.
    """
    found: dict[Path, str] = {}
    _add(entry.resolve(), entry.resolve().parent, found, ())
    return '"use strict";\n' + "".join(found.values())


def sentences(script: str) -> tuple[str, ...]:
    """Return the sentences, and patterns of sentences, that a script puts into the language in force."""
    return tuple(dict.fromkeys(match.replace('\\"', '"') for match in _SENTENCE.findall(script)))


def _add(module: Path, root: Path, found: dict[Path, str], waiting: tuple[Path, ...]) -> None:
    if module in found:
        return
    if module in waiting:
        raise ValueError(f"{module.name} imports itself, through {' and '.join(one.name for one in waiting)}")
    text = module.read_text(encoding="utf-8")
    for _, other in _IMPORT.findall(text):
        _add((module.parent / other).resolve(), root, found, (*waiting, module))

    def taken(match: re.Match[str]) -> str:
        names = " ".join(match[1].split()).removesuffix(",")
        return f"const {{ {names} }} = {_name((module.parent / match[2]).resolve())};\n"

    exported = _EXPORT.findall(text)
    body = _EXPORT.sub("", _IMPORT.sub(taken, text))
    odd = _LEFT.search(body)
    if odd:
        raise ValueError(f"{module.name}: {odd[0]!r} is no form of import or export that can be joined")
    found[module] = (
        f"const {_name(module)} = (() => {{\n{body}\nreturn {{ {', '.join(exported)} }};\n}})();\n"
    )


def _name(module: Path) -> str:
    """Return a name for a module that no other has: the folder tells apart those of one name."""
    return "$" + re.sub(r"\W", "_", f"{module.parent.name}_{module.stem}")
