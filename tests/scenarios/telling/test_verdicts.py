"""The words of verdicts and of certainty classes are those of the model, until they are translated."""

from __future__ import annotations

import pytest

from scenarios.model.certainty import Certainty
from scenarios.model.verdicts import VERDICTS, Verdict
from scenarios.telling.language import translate_with
from scenarios.telling.verdicts import class_words, verdict_told, verdict_words


@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_verdict_has_words(verdict: Verdict) -> None:
    assert verdict_words(verdict) == verdict.words
    assert verdict_told(verdict) == str(verdict)


def test_every_class_of_certainty_has_words_of_its_own() -> None:
    words = [class_words(one) for one in Certainty]
    assert len(set(words)) == len(words)
    assert class_words(Certainty.EVEN) == "as likely as not"


def test_they_are_translated() -> None:
    german = {"case for": "eher dafür", "{verdict} ({band})": "{verdict} [{band}]", "certain": "gewiss"}
    translate_with(lambda text: german.get(text, text))
    try:
        assert verdict_told(VERDICTS[1]) == "eher dafür [60–80]"
        assert class_words(Certainty.CERTAIN) == "gewiss"
    finally:
        translate_with(None)
