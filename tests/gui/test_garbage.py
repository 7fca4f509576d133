"""Garbage is looked for again when what makes much is through, however it ends."""

from __future__ import annotations

import gc

import pytest

from gui.garbage import left_lying


def test_none_is_looked_for_meanwhile_and_then_again() -> None:
    with left_lying():
        assert not gc.isenabled()
        with left_lying():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_looked_for_again_after_an_error() -> None:
    with pytest.raises(KeyError), left_lying():
        raise KeyError
    assert gc.isenabled()
