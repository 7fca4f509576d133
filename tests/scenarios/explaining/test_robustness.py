"""How firm a lead is: draws, sweeps and the word, against one reading at a time."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from scenarios.engine.engine import Engine
from scenarios.explaining.asked import Asked
from scenarios.explaining.draws import CourseDraws, Spread, draw_bases, drawn
from scenarios.explaining.robustness import Firmness, how_firm
from scenarios.explaining.sweeps import STEPS
from scenarios.explaining.watching import Cancelled
from scenarios.model.reading import SEMANTICS_KEYS, Reading
from scenarios.model.standpoint import Standpoint
from tests import reference
from tests.scenarios.explaining.brute import Plain, by_chance
from tests.scenarios.small import argument, casebook

DRAWS = 40
CLOSE = 1e-9


def spread(strengths: list[float]) -> tuple[float, ...]:
    return tuple(np.quantile(strengths, [0.05, 0.5, 0.95]).tolist())


@settings(max_examples=20, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**6))
def test_draws_by_chance(seed: int) -> None:
    engine, standpoint = by_chance(seed)
    plain, book = Plain(engine, standpoint), engine.casebook
    bases = draw_bases(book, DRAWS, np.random.default_rng(seed))
    results = []
    for draw in bases.T.tolist():
        own = {
            one.id: base for one, base in zip(book.arguments, draw, strict=True) if one.base_score is not None
        }
        results.append(plain(bases=own))
    courses = [course.holds for course in plain().courses]
    asked: dict[str, Any] = {
        question.id: courses if question.kind == "outcome" else () for question in book.questions
    }
    found = drawn(engine, standpoint, asked, draws=DRAWS, seed=seed)
    for question in book.questions:
        sides = [
            one.debates[question.id] if question.kind == "debate" else one.courses[0].questions[question.id]
            for one in results
        ]
        counts = Counter(side.leading for side in sides)
        of = found[question.id]
        assert (of.draws, of.seed, of.silent) == (DRAWS, seed, counts[None])
        assert of.leads == {position.id: counts[position.id] for position in question.positions}
        assert of.flipping(None) == DRAWS - counts[None]
        heard = [side.strengths for side in sides if side.leading is not None]
        assert_spreads(of.spreads, heard)
        for told in of.courses:
            assert_course(told, question.id, results)


def assert_course(told: CourseDraws, question: str, results: list[reference.Reference]) -> None:
    run = [
        course.questions[question] for one in results for course in one.courses if course.holds == told.holds
    ]
    heard = [outcome.strengths for outcome in run if outcome.leading is not None]
    assert told.draws == len(heard)
    assert_spreads(told.spreads, heard)


def assert_spreads(found: Any, heard: list[dict[str, float | None]]) -> None:
    assert bool(found) == bool(heard)
    for position, ends in found.items():
        wanted = spread([strengths[position] or 0.0 for strengths in heard])
        assert (ends.low, ends.middle, ends.high) == pytest.approx(wanted, abs=CLOSE)


def test_draws_keep_to_the_intervals() -> None:
    book = casebook(
        argument("likely", certainty="likely", supports=["growth/no"]),
        argument("exact", base=0.37, supports=["growth/no"]),
        argument("unknowable", certainty="unknowable", supports=["growth/no"]),
    )
    bases = draw_bases(book, 2000, np.random.default_rng(3))
    assert 0.55 <= bases[0].min() < 0.56
    assert 0.79 < bases[0].max() <= 0.80
    assert bases[0].mean() == pytest.approx(0.675, abs=0.005)
    assert set(bases[1].tolist()) == {0.37}
    assert set(bases[2].tolist()) == {0.0}


def test_a_strength_moves_where_words_can_be_read_otherwise() -> None:
    assert Spread(0.2, 0.3, 0.4).moves
    assert not Spread(0.3, 0.3, 0.3).moves


def test_the_same_seed_gives_the_same_draws_in_blocks_of_any_size() -> None:
    book = casebook(argument("a", certainty="likely"), argument("b", certainty="possible"))
    whole = draw_bases(book, 30, np.random.default_rng(5))
    chance = np.random.default_rng(5)
    parts = [draw_bases(book, width, chance) for width in (7, 23)]
    assert (np.concatenate(parts, axis=1) == whole).all()
    assert not (draw_bases(book, 30, np.random.default_rng(6)) == whole).all()


@settings(max_examples=10, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10**6))
def test_sweeps_by_chance(seed: int) -> None:
    engine, standpoint = by_chance(seed)
    plain, book, reading = Plain(engine, standpoint), engine.casebook, standpoint.reading
    for question in book.questions[:2]:
        found = how_firm(engine, standpoint, question.id, draws=3)
        assert found.leads == plain.leader(question.id)
        for one in found.semantics:
            assert one.leads == plain.leader(question.id, reading=replace(reading, semantics=one.name))
        assert [one.name for one in found.semantics] == [
            key for key in SEMANTICS_KEYS if key != reading.semantics
        ]
        for one in found.voices:
            muted = replace(reading, muted=reading.muted | {one.name})
            assert one.leads == plain.leader(question.id, reading=muted)
        assert {one.name for one in found.voices} == {voice.id for voice in book.voices} - reading.muted
        for sweep in found.credences:
            assert sweep.credence == reading.credence_of(sweep.document)
            assert (sweep.stretches[0].start, sweep.stretches[-1].stop) == (0.0, 1.0)

            def at(credence: float, document: str = sweep.document, asked: str = question.id) -> str | None:
                heard = replace(reading, credence={**reading.credence, document: credence})
                return plain.leader(asked, reading=heard)

            for stretch in sweep.stretches:
                assert at(stretch.start) == at(stretch.stop) == stretch.leads
            for step in range(0, STEPS + 1, 10):
                credence = step / STEPS
                inside = [one for one in sweep.stretches if one.start <= credence <= one.stop]
                assert at(credence) in [one.leads for one in inside]
            ends = zip(sweep.stretches, sweep.stretches[1:], strict=False)
            assert all(0 < after.start - before.stop < 1e-4 for before, after in ends)


def town(*said: dict[str, Any]) -> tuple[Engine, Standpoint]:
    book = casebook(*said)
    return Engine(book), Standpoint.of(book, {"bridge": "not-built"})


def test_a_lead_that_nothing_flips_is_firm() -> None:
    engine, _ = town()
    happened = Standpoint.of(engine.casebook)
    found = how_firm(engine, happened, "growth", draws=50)
    assert (found.leads, found.firmness, found.sweeps_flip) == ("yes", Firmness.FIRM, False)


def test_a_lead_that_hangs_on_one_document_leans() -> None:
    engine, standpoint = town(argument("a", supports=["growth/no"]))
    found = how_firm(engine, standpoint, "growth", draws=50)
    assert (found.leads, found.firmness) == ("no", Firmness.LEANING)
    letter, diary = found.credences
    assert letter.flips
    assert not diary.flips
    assert [(one.start, one.stop, one.leads) for one in letter.stretches] == [
        (0.0, pytest.approx(0.0625, abs=1e-4), None),
        (pytest.approx(0.0625, abs=1e-4), 1.0, "no"),
    ]


def test_a_lead_that_draws_flip_leans_or_is_open() -> None:
    """Both documents speak for both sides, so that no single one carries the lead; the words decide."""
    two = [
        argument(f"{document}-{side}", document, certainty="likely", supports=[f"growth/{side}"], voice=voice)
        for document, voice in (("letter", "author"), ("diary", "guest"))
        for side in ("yes", "no")
    ]
    engine, standpoint = town(*two)
    found = how_firm(engine, standpoint, "growth", draws=400)
    assert found.firmness is Firmness.OPEN
    assert 100 < found.draws.leads["no"] < 300


def test_draws_alone_let_a_lead_lean() -> None:
    """A share of the draws between a twentieth and a quarter flips it, and no sweep does."""
    said = [
        argument("yes-l", "letter", base=0.72, supports=["growth/yes"]),
        argument("yes-d", "diary", base=0.72, supports=["growth/yes"], voice="guest"),
        argument("no-l", "letter", certainty="likely", supports=["growth/no"]),
        argument("no-d", "diary", certainty="likely", supports=["growth/no"], voice="guest"),
    ]
    engine, standpoint = town(*said)
    found = how_firm(engine, standpoint, "growth", draws=400)
    assert found.leads == "no"
    assert found.firmness in {Firmness.OPEN, Firmness.LEANING}


def test_what_is_silent_has_no_word() -> None:
    engine, standpoint = town()
    found = how_firm(engine, standpoint, "ruler", draws=20, courses=[{}])
    assert (found.leads, found.firmness, found.draws.silent) == (None, None, 20)
    assert found.draws.courses[0].spreads == {}


def test_a_casebook_without_documents_has_nothing_to_sweep() -> None:
    book = casebook(documents=[], voices=[])
    found = how_firm(Engine(book), Standpoint.of(book), "growth", draws=5)
    assert (found.credences, found.voices, found.firmness) == ((), (), Firmness.FIRM)


def test_muted_voices_are_not_muted_again() -> None:
    engine, _ = town()
    reading = Reading(muted=frozenset({"author", "guest"}))
    standpoint = Standpoint.of(engine.casebook, {}, {}, reading)
    assert how_firm(engine, standpoint, "growth", draws=5).voices == ()


def test_progress_is_told_and_draws_can_be_ended() -> None:
    engine, standpoint = town(argument("a", certainty="likely", supports=["growth/no"]))
    shares: list[float] = []
    drawn(engine, standpoint, {"growth": ()}, draws=2500, watch=shares.append)
    assert shares == [0.0, 0.4, 0.8, 1.0]

    def stop(done: float) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        drawn(engine, standpoint, {"growth": ()}, draws=2500, watch=stop)


def test_a_name_for_silence() -> None:
    engine, standpoint = town()
    assert Asked(engine, standpoint, "ruler").named(-1) is None
