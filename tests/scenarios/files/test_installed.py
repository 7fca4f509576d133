"""How a program that is not whole is mended depends on how it was installed, and is said in one way."""

from __future__ import annotations

import sys

import pytest

from scenarios.files import installed, library


@pytest.fixture
def bundle(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.delenv(installed.REMEDY_VARIABLE, raising=False)
    return monkeypatch


def test_a_checkout_is_set_up_again() -> None:
    assert not installed.is_bundle()
    assert installed.remedy() == "Set it up again as its README says: python3 -m uv sync"


def test_what_the_launcher_says_goes_before_what_the_system_suggests(bundle: pytest.MonkeyPatch) -> None:
    bundle.setenv(installed.REMEDY_VARIABLE, "Install its package again")
    assert installed.not_whole("a part is missing") == (
        "Otherwise is not whole: a part is missing. Install its package again."
        " Your scenarios stay as they are."
    )


@pytest.mark.parametrize(
    ("system", "remedy"),
    [
        ("linux", "Unpack its archive again"),
        ("win32", "Run its installer again"),
        ("darwin", "Put it into Applications again from its disk image"),
    ],
)
def test_without_a_launcher_the_system_says_how(bundle: pytest.MonkeyPatch, system: str, remedy: str) -> None:
    bundle.setattr(sys, "platform", system)
    assert installed.remedy() == remedy


def test_the_casebooks_that_come_with_the_program_are_known_by_name() -> None:
    shipped = {library.casebook_id_of(path) for path in library.shipped_casebooks()}
    assert shipped == set(library.SHIPPED_IDS)
