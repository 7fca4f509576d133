"""How long work tells how far it is, and how it is ended before it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Watch: TypeAlias = Callable[[float], None]
"""Called now and then with the share of the work that is done, from 0 to 1; may raise `Cancelled`."""


class Cancelled(Exception):  # noqa: N818 -- it is no error
    """The work is not wanted any more."""


def unwatched(done: float) -> None:
    """Let the work go on."""
    del done
