"""What the tests of pictures ask for: pictures of the port in six courses."""

from __future__ import annotations

from typing import Any

from scenarios.exports.request import Options, Request
from tests.casebooks import courses
from tests.scenarios.exports.requests import request

PLAYED = ("dyke", "sale")


def port(supposed: dict[str, str] | None = None, **options: Any) -> Request:
    """The port where the dyke breaks, the question of its trade drawn."""
    options.setdefault("question", "trade")
    return request(
        {"dyke": "breaks"},
        supposed,
        casebook=courses(),
        in_play=PLAYED,
        title="If the dyke had broken",
        author="A. Reader",
        options=Options(**options),
    )
