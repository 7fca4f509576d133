"""What can be exported: one entry a kind of file.

This module owns the names, the endings and the titles. A format's own module is loaded only when a file of
it is made, so that nobody waits for a library of a format not asked for.

To add a format: a module with a `write(request) -> bytes`, a function here that loads it, and an entry.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from scenarios.exports.request import ExportError
from scenarios.model.faults import quoted
from scenarios.telling.language import filled, tr

if TYPE_CHECKING:
    from scenarios.exports.pictures import Subject
    from scenarios.exports.request import Request


class Kind(Struct, frozen=True):
    """A kind of file.

    Attributes:
        name: What is told: `outcomes`, `map`, `report`. Several kinds may tell the same in other formats.
        suffix: The ending of the file, with its dot.
        title: What a person reads of it, in the language in force.
        write: Makes the file; raises `ExportError` where it cannot.
        heeds: The options of a request that it heeds.
    """

    name: str
    suffix: str
    title: Callable[[], str]
    write: Callable[[Request], bytes]
    heeds: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """What tells it from all others: `outcomes.csv`."""
        return self.name + self.suffix


def _csv(request: Request) -> bytes:
    from scenarios.exports.csv_table import write

    return write(request)


def _xlsx(request: Request) -> bytes:
    from scenarios.exports.workbook import write

    return write(request)


def _argdown(request: Request) -> bytes:
    from scenarios.exports.argdown import write

    return write(request)


def _bag(request: Request) -> bytes:
    from scenarios.exports.bag import write

    return write(request)


def _graphml(request: Request) -> bytes:
    from scenarios.exports.graphml import write

    return write(request)


def _jsonld(request: Request) -> bytes:
    from scenarios.exports.jsonld import write

    return write(request)


def _markdown(request: Request) -> bytes:
    from scenarios.exports.markdown import write

    return write(request)


def _pdf(request: Request) -> bytes:
    from scenarios.exports.pdf_report import write

    return write(request)


def _as_svg(subject: Subject) -> Callable[[Request], bytes]:
    def write_it(request: Request) -> bytes:
        from scenarios.exports.svg_picture import write

        return write(request, subject)

    return write_it


def _as_pdf(subject: Subject) -> Callable[[Request], bytes]:
    def write_it(request: Request) -> bytes:
        from scenarios.exports.pdf_picture import write

        return write(request, subject)

    return write_it


def _as_png(subject: Subject) -> Callable[[Request], bytes]:
    def write_it(request: Request) -> bytes:
        from scenarios.exports.png_picture import write

        return write(request, subject)

    return write_it


def _pictures(subject: Subject, title: Callable[[], str], heeds: frozenset[str]) -> tuple[Kind, ...]:
    def titled(format_: str) -> Callable[[], str]:
        return lambda: filled(tr("{picture} ({format})"), picture=title(), format=format_)

    ground = heeds | {"dark", "transparent"}
    return (
        Kind(subject, ".svg", titled("SVG"), _as_svg(subject), ground),
        Kind(subject, ".png", titled("PNG"), _as_png(subject), ground | {"scale", "width"}),
        Kind(subject, ".pdf", titled("PDF"), _as_pdf(subject), heeds | {"dark", "page"}),
    )


def _handout(request: Request) -> bytes:
    from scenarios.exports.handout import write

    return write(request)


def _page(request: Request) -> bytes:
    from scenarios.exports.web_page import write

    return write(request)


_COURSE = frozenset({"course"})

KINDS: tuple[Kind, ...] = (
    Kind("report", ".pdf", lambda: tr("Report (PDF)"), _pdf, frozenset({"page", "question"})),
    Kind("report", ".md", lambda: tr("Report (Markdown)"), _markdown, frozenset({"question"})),
    Kind(
        "outcomes",
        ".csv",
        lambda: tr("Outcomes as a table (CSV)"),
        _csv,
        frozenset({"branches"}),
    ),
    Kind(
        "tables",
        ".xlsx",
        lambda: tr("Outcomes, arguments, decisions and courses as a workbook (Excel)"),
        _xlsx,
        frozenset({"branches"}),
    ),
    Kind("arguments", ".argdown", lambda: tr("Arguments of a course as Argdown"), _argdown, _COURSE),
    Kind(
        "arguments", ".graphml", lambda: tr("Arguments of a course as a graph (GraphML)"), _graphml, _COURSE
    ),
    Kind(
        "arguments", ".bag", lambda: tr("Arguments of a course as a weighted framework (QBAF)"), _bag, _COURSE
    ),
    Kind("arguments", ".jsonld", lambda: tr("Arguments of a course as linked data (AIF)"), _jsonld, _COURSE),
    *_pictures("map", lambda: tr("Branch map as a picture"), _COURSE | {"question"}),
    *_pictures("why", lambda: tr("Why, as a picture"), _COURSE | {"question", "position"}),
    Kind(
        "handout", ".pdf", lambda: tr("Handout of the lecture (PDF)"), _handout, frozenset({"page", "notes"})
    ),
    Kind(
        "page",
        ".html",
        lambda: tr("Web page that still toggles (HTML)"),
        _page,
        frozenset({"question", "position", "course"}),
    ),
)
"""Every kind of file. Of those with one ending, the first is meant where no name is given."""


def kind_of(file_name: str, name: str | None = None) -> Kind:
    """Return the kind of a file to be written.

    Args:
        file_name: Its name; the ending decides.
        name: What it is to tell, as `report`, or a kind's whole key, as `report.pdf`; None for what its
            ending means; a file that is called as a kind is, `handout.pdf`, is of that kind. A name that
            has but one format needs no ending.

    Raises:
        ExportError: There is no such kind.
    """
    ending = next((kind.suffix for kind in KINDS if file_name.lower().endswith(kind.suffix)), None)
    if name is None:
        if ending is None:
            raise ExportError(
                f"the ending of {quoted(file_name)} is that of no kind of export; these are: {_endings()}"
            )
        fitting = [kind for kind in KINDS if kind.suffix == ending]
        called = file_name.replace("\\", "/").rsplit("/", 1)[-1].lower()
        return next((kind for kind in fitting if kind.key == called), fitting[0])
    named = [kind for kind in KINDS if name in (kind.name, kind.key)]
    if not named:
        names = ", ".join(dict.fromkeys(kind.name for kind in KINDS))
        raise ExportError(f"there is no kind of export {quoted(name)}; these are: {names}")
    fitting = [kind for kind in named if kind.suffix == ending]
    if fitting:
        return fitting[0]
    if len(named) == 1:
        return named[0]
    raise ExportError(
        f"{name} can end with {', '.join(kind.suffix for kind in named)}, and {quoted(file_name)} does not"
    )


def _endings() -> str:
    return ", ".join(dict.fromkeys(kind.suffix for kind in KINDS))
