"""A branch as one web page that still toggles, offline: casebook, arithmetic and screen in one file.

The page reckons by itself; its modules, in `resources/web`, say the same as engine, projection and telling,
and the tests hold them to it. Its policy lets it run its own script and wear its own style and nothing else,
and lets it reach nothing: no file beside it, no address.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import string
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tomli

from scenarios import __version__
from scenarios.engine.semantics import SEMANTICS
from scenarios.exports.heading import heading
from scenarios.exports.references import references
from scenarios.exports.request import ExportError
from scenarios.exports.web_casebook import casebook_as_data, in_play_of, scenario_as_data
from scenarios.exports.web_modules import joined, sentences
from scenarios.exports.web_still import still
from scenarios.model.dates import spoken_date
from scenarios.model.plain import shown
from scenarios.model.scenario import FORMAT, VERSION
from scenarios.telling.language import tr

if TYPE_CHECKING:
    from scenarios.exports.request import Request

LARGEST = 2 * 1000 * 1000
"""Bytes of a page; one of more would be slow to send and to open."""

_RESOURCES = Path(__file__).resolve().parents[2] / "resources"
_WEB = _RESOURCES / "web"


def write(request: Request) -> bytes:
    """Return the page, in UTF-8.

    A scenario file that it hands back carries the casebook where not everybody has it, and the page has room.

    Raises:
        ExportError: It would be larger than two megabytes.
    """
    page = _page(request, request.casebook_text)
    if len(page) > LARGEST and request.casebook_text is not None:
        page = _page(request, None)
    if len(page) > LARGEST:
        raise ExportError(
            f"the page would have {len(page) / 1e6:.1f} MB, and {LARGEST / 1e6:.0f} are the most;"
            " export the report"
        )
    return page


def _page(request: Request, casebook_text: str | None) -> bytes:
    script = joined(_WEB / "main.js")
    style = _style()
    template = string.Template((_WEB / "page.html").read_text(encoding="utf-8"))
    page = template.substitute(
        language="en",
        policy=html.escape(_policy(script, style)),
        title=html.escape(shown(heading(request).title)),
        style=style,
        data=_json(_data(request, script, casebook_text)),
        script=script,
        still=still(request),
    )
    return page.encode()


def _data(request: Request, script: str, casebook_text: str | None) -> dict[str, Any]:
    file: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "casebook": request.casebook.model_dump(mode="json"),
    }
    if casebook_text is not None:
        file["casebook_text"] = casebook_text
    return {
        "casebook": casebook_as_data(request.book, request.snapshot.engine.hinges, in_play_of(request)),
        "scenario": scenario_as_data(request),
        "file": file,
        "semantics": [
            {"key": one.key, "title": one.title, "references": references(one.key)}
            for one in SEMANTICS.values()
        ],
        "written": {"date": request.date.isoformat(), "spoken": spoken_date(request.date.isoformat())},
        "program": f"Otherwise {__version__}",
        "words": {text: other for text in sentences(script) if (other := tr(text)) != text},
    }


def _json(data: dict[str, Any]) -> str:
    """Return data as it may stand in a page: nothing in it can end the element that holds it."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _style() -> str:
    """Return the style, with the colours of both themes."""
    light, dark = (_colours(_RESOURCES / "themes" / f"{name}.toml") for name in ("light", "dark"))
    rules = (_WEB / "page.css").read_text(encoding="utf-8")
    dark = f"color-scheme: dark; {dark}"
    system = "@media screen and (prefers-color-scheme: dark)"
    return "\n".join(
        (
            f":root {{ color-scheme: light; {light} }}",
            f"@media screen {{ :root[data-theme=dark] {{ {dark} }} }}",
            f"{system} {{ :root:not([data-theme=light]) {{ {dark} }} }}",
            rules,
        )
    )


def _colours(theme: Path) -> str:
    colours = tomli.loads(theme.read_text(encoding="utf-8"))["colours"]
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())


def _policy(script: str, style: str) -> str:
    """Return what the page may do: run this script, wear this style, and no more."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_digest(script)}'",
            f"style-src '{_digest(style)}'",
            "img-src data:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
