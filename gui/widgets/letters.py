"""The letters that press a box's buttons together with Alt, for buttons of many places and languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QAbstractButton

_MARK = "&"


def give_letters(buttons: Iterable[QAbstractButton]) -> None:
    """Give each button that has none a letter of its own: the first of a word, or else any that is free."""
    without = [button for button in buttons if button.text()]
    taken = {letter for button in without if (letter := letter_of(button.text()))}
    for button in without:
        text = button.text()
        if letter_of(text):
            continue
        free = next((place for place in _places(text) if text[place].lower() not in taken), None)
        if free is not None:
            taken.add(text[free].lower())
            button.setText(f"{text[:free]}{_MARK}{text[free:]}")


def letter_of(text: str) -> str:
    """Return the letter that a text marks, in lower case; empty where it marks none."""
    rest = text.replace(2 * _MARK, "")
    return rest.partition(_MARK)[2][:1].lower()


def _places(text: str) -> list[int]:
    """Where letters stand, those that begin a word first."""
    places = [place for place, sign in enumerate(text) if sign.isalpha()]
    return sorted(places, key=lambda place: place > 0 and text[place - 1].isalpha())
