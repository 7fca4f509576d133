"""Casebooks made up by chance, for tests that hold the engine against the reference, and for benchmarks."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from scenarios.engine.semantics import SEMANTICS
from scenarios.model.casebook import Casebook
from scenarios.model.reading import Reading
from scenarios.model.targets import presupposed

CERTAINTIES = ("certain", "very-likely", "asserted", "likely", "even", "possible", "asked", "unlikely")


def random_casebook(
    seed: int,
    *,
    arguments: int = 24,
    questions: int = 4,
    decisions: int = 4,
    documents: int = 3,
    positions: tuple[int, int] = (1, 4),
    binary: bool = False,
    settling: bool = True,
    premises: bool = True,
) -> Casebook:
    """Return a casebook in which everything that a casebook can have comes up sooner or later.

    Nothing in it goes in a circle: questions come in an order, an argument belongs to one and presupposes
    positions of earlier ones only, and arguments bear on arguments that come later. A decision that
    presupposes a position bears on later questions only.
    """
    chance = random.Random(seed)  # noqa: S311 -- the same seed must give the same casebook
    asked = [_question(chance, number, positions, settling=settling) for number in range(questions)]
    if settling and questions > 1 and chance.random() < 0.5:
        asked[-1]["kind"] = "debate"
    forks = [
        _decision(chance, number, asked, binary=binary, settling=settling) for number in range(decisions)
    ]
    for number, fork in enumerate(forks):
        if number and chance.random() < 0.3:
            fork["arises"] = _conditions(chance, forks[:number], 1)
    presupposing = settling and premises
    levels = _presuppose(chance, forks, asked) if presupposing else {fork["id"]: 0 for fork in forks}
    home = sorted(chance.randrange(max(questions, 1)) for _ in range(arguments))
    said = [
        _argument(
            chance,
            number,
            home,
            asked,
            [fork for fork in forks if levels[fork["id"]] <= home[number]],
            documents,
            premises=premises,
        )
        for number in range(arguments)
    ]
    return Casebook.model_validate(
        {
            "format": "otherwise/casebook",
            "version": 1,
            "id": f"chance-{seed}",
            "title": "By chance",
            "documents": [
                {"id": f"d{n}", "mark": "ABCDEFGHIJ"[n], "title": f"Document {n}"} for n in range(documents)
            ],
            "voices": [{"id": f"v{n}", "name": f"Voice {n}"} for n in range(documents + 2)],
            "decisions": forks,
            "questions": asked,
            "arguments": said,
        }
    )


def random_reading(seed: int, casebook: Casebook, semantics: str | None = None) -> Reading:
    """Return a reading that trusts some documents more than others, and may mute a voice."""
    chance = random.Random(seed)  # noqa: S311
    credence = {
        document.id: chance.choice((0.0, 0.04, 0.25, 0.5, round(chance.random(), 3), 1.0, 1.0))
        for document in casebook.documents
        if chance.random() < 0.7
    }
    muted = frozenset(voice.id for voice in casebook.voices if chance.random() < 0.15)
    return Reading(
        credence=credence,
        muted=muted,
        semantics=semantics or chance.choice(list(SEMANTICS)),
        without_inferences=seed % 3 == 0,
    )


def random_choices(seed: int, casebook: Casebook) -> dict[str, str]:
    """Return an option for some of the decisions; the others go as they happened."""
    chance = random.Random(seed)  # noqa: S311
    return {
        decision.id: chance.choice(decision.options).id
        for decision in casebook.decisions
        if chance.random() < 0.7
    }


def random_supposed(seed: int, casebook: Casebook) -> dict[str, str]:
    """Return a position for some of the hinges."""
    chance = random.Random(seed)  # noqa: S311
    return {
        hinge: chance.choice(casebook.question(hinge).positions).id
        for hinge in presupposed(casebook)
        if chance.random() < 0.3
    }


@dataclass(frozen=True)
class Case:
    """A casebook as it stands in a file, and what someone makes of it."""

    raw: dict[str, Any]
    choices: dict[str, str]
    credence: dict[str, float]
    muted: frozenset[str]
    semantics: str
    without_inferences: bool
    supposed: dict[str, str]


def random_case(seed: int, *, arguments: int = 30, questions: int = 5, decisions: int = 5) -> Case:
    """Return a casebook of any shape that goes in no circle, with choices, a reading and suppositions.

    Arguments, questions and decisions are put in one order by chance, and bear only on what comes after them
    in it. The order in the file is another one, and so is the order in time: a hinge may stand in the file
    before the one that it depends on, and a debate anywhere.
    """
    chance = random.Random(seed)  # noqa: S311
    documents, voices = chance.randint(1, 4), chance.randint(1, 4)
    asked = [_asked(chance, number) for number in range(questions)]
    forks = [_fork(chance, number) for number in range(decisions)]
    said = [_said(chance, number, documents, voices) for number in range(arguments)]
    order = [*asked, *forks, *said]
    chance.shuffle(order)
    place = {node["id"]: number for number, node in enumerate(order)}
    room = 1024
    hinges: set[str] = set()
    for node in said + forks:
        before = [one for one in asked if place[one["id"]] < place[node["id"]] and one["kind"] == "outcome"]
        for question in chance.sample(before, min(len(before), chance.choice((0, 1, 1, 2)))):
            if question["id"] not in hinges:
                if len(question["positions"]) > room:
                    continue
                room //= len(question["positions"])
                hinges.add(question["id"])
            node.setdefault("presupposes", []).append(_position(chance, question))
    for node in said:
        before = [fork for fork in forks if place[fork["id"]] < place[node["id"]]]
        for key, how_often in (("when", 0.3), ("unless", 0.2)):
            if before and chance.random() < how_often:
                node[key] = _conditions(chance, before, 2)
        after = [other for other in asked if place[other["id"]] > place[node["id"]]]
        targets = [_position(chance, question) for question in after for _ in question["positions"]]
        targets = chance.sample(targets, min(len(targets), chance.randint(0, 3)))
        later = [other["id"] for other in said if place[other["id"]] > place[node["id"]]]
        targets += chance.sample(later, min(len(later), chance.choice((0, 0, 1, 1, 2))))
        for target in dict.fromkeys(targets):
            node.setdefault(chance.choice(("supports", "supports", "attacks")), []).append(target)
    for node in forks:
        before = [
            fork
            for fork in forks
            if place[fork["id"]] < place[node["id"]] and _first_day(fork) < _first_day(node)
        ]
        if before and chance.random() < 0.4:
            node["arises"] = _conditions(chance, before, 2)
        after = [one for one in asked if place[one["id"]] > place[node["id"]] and one["kind"] == "outcome"]
        for option in node["options"]:
            if after and chance.random() < 0.3:
                settled = chance.sample(after, chance.randint(1, min(2, len(after))))
                option["establishes"] = [_position(chance, question) for question in settled]
    for kind in (asked, forks, said):
        chance.shuffle(kind)
    return Case(
        raw={
            "format": "otherwise/casebook",
            "version": 1,
            "id": f"any-{seed}",
            "title": "Of any shape",
            "documents": [
                {"id": f"d{n}", "mark": "ABCD"[n], "title": f"Document {n}"} for n in range(documents)
            ],
            "voices": [{"id": f"v{n}", "name": f"Voice {n}"} for n in range(voices)],
            "decisions": forks,
            "questions": asked,
            "arguments": said,
        },
        choices={fork["id"]: chance.choice(fork["options"])["id"] for fork in forks if chance.random() < 0.8},
        credence={
            f"d{n}": chance.choice((0.0, 0.04, 0.05, 0.3, 0.5, round(chance.random(), 3), 1.0, 1.0))
            for n in range(documents)
            if chance.random() < 0.5
        },
        muted=frozenset(f"v{n}" for n in range(voices) if chance.random() < 0.12),
        semantics=chance.choice(list(SEMANTICS)),
        without_inferences=seed % 3 == 0,
        supposed={
            question["id"]: chance.choice(question["positions"])["id"]
            for question in asked
            if question["id"] in hinges and chance.random() < 0.25
        },
    )


def _asked(chance: random.Random, number: int) -> dict[str, Any]:
    question = _question(chance, number, (2, 4), settling=True)
    question["kind"] = "debate" if chance.random() < 0.25 else "outcome"
    if chance.random() < 0.5:
        question.pop("settled", None)
    return question


def _fork(chance: random.Random, number: int) -> dict[str, Any]:
    fork = _decision(chance, number, [], binary=False, settling=False)
    fork["date"] = _date(chance)
    return fork


def _said(chance: random.Random, number: int, documents: int, voices: int) -> dict[str, Any]:
    argument: dict[str, Any] = {
        "id": f"a{number}",
        "document": f"d{chance.randrange(documents)}",
        "voice": f"v{chance.randrange(voices)}",
        "lines": [number + 1],
        "text": f"Argument {number}",
        "inferred": number % 4 == 0,
    }
    draw = chance.random()
    if draw < 0.06:
        argument["certainty"] = "unknowable"
    elif draw < 0.5:
        argument["certainty"] = chance.choice((*CERTAINTIES, "very-unlikely"))
    else:
        argument["base"] = chance.choice((0.0, 0.05, 0.1, 0.3, 0.5, 0.5, 1.0, round(chance.random(), 4)))
    return argument


def _position(chance: random.Random, question: dict[str, Any]) -> str:
    return f"{question['id']}/{chance.choice(question['positions'])['id']}"


def _first_day(fork: dict[str, Any]) -> tuple[int, ...]:
    parts = [int(part) for part in fork["date"].split("-")]
    return tuple(parts + [1] * (3 - len(parts)))


def _presuppose(
    chance: random.Random, forks: list[dict[str, Any]], asked: list[dict[str, Any]]
) -> dict[str, int]:
    """Let some decisions presuppose positions; return from which question on each may bear on anything."""
    levels: dict[str, int] = {}
    for fork in forks:
        level = max((levels[earlier] for earlier in fork.get("arises", {})), default=0)
        place = chance.randrange(len(asked)) if asked and chance.random() < 0.3 else None
        if place is not None and place >= level and asked[place].get("kind") != "debate":
            fork["presupposes"] = [f"q{place}/{chance.choice(asked[place]['positions'])['id']}"]
            level = place + 1
        levels[fork["id"]] = level
        for option in fork["options"]:
            targets = option.get("establishes", [])
            option["establishes"] = [one for one in targets if int(one[1:].split("/")[0]) >= level]
    return levels


def _date(chance: random.Random) -> str:
    year, month, day = chance.randint(1922, 1930), chance.randint(1, 12), chance.randint(1, 28)
    return chance.choice((f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}"))


def _question(
    chance: random.Random, number: int, positions: tuple[int, int], *, settling: bool
) -> dict[str, Any]:
    count = chance.randint(*positions)
    actual = chance.randrange(count) if settling and chance.random() < 0.7 else None
    question: dict[str, Any] = {
        "id": f"q{number}",
        "title": f"Question {number}",
        "positions": [{"id": f"p{n}", "label": f"Position {n}", "actual": n == actual} for n in range(count)],
    }
    if chance.random() < 0.6:
        question["settled"] = _date(chance)
    return question


def _decision(
    chance: random.Random, number: int, asked: list[dict[str, Any]], *, binary: bool, settling: bool
) -> dict[str, Any]:
    count = 2 if binary else chance.randint(2, 3)
    actual = chance.randrange(count)
    options: list[dict[str, Any]] = [
        {"id": f"o{n}", "label": f"Option {n}", "actual": n == actual} for n in range(count)
    ]
    for option in options:
        if settling and asked and chance.random() < 0.3:
            option["establishes"] = [
                f"{question['id']}/{chance.choice(question['positions'])['id']}"
                for question in chance.sample(asked, min(len(asked), chance.randint(1, 2)))
            ]
    # Decisions come in the order of time, now and then two at one date.
    date = f"{1922 + number // 3}-{1 + number % 3:02}"
    return {
        "id": f"f{number}",
        "title": f"Decision {number}",
        "date": date if chance.random() < 0.8 else f"{1922 + number // 3}-{1 + number % 3:02}-01",
        "options": options,
    }


def _conditions(chance: random.Random, forks: list[dict[str, Any]], most: int) -> dict[str, list[str]]:
    chosen = chance.sample(forks, min(len(forks), chance.randint(1, most)))
    return {
        fork["id"]: [
            option["id"]
            for option in chance.sample(fork["options"], chance.randint(1, len(fork["options"]) - 1))
        ]
        for fork in chosen
    }


def _argument(
    chance: random.Random,
    number: int,
    home: list[int],
    asked: list[dict[str, Any]],
    forks: list[dict[str, Any]],
    documents: int,
    *,
    premises: bool,
) -> dict[str, Any]:
    argument: dict[str, Any] = {
        "id": f"a{number}",
        "document": f"d{chance.randrange(documents)}",
        "voice": f"v{chance.randrange(documents + 2)}",
        "lines": [number + 1],
        "text": f"Argument {number}",
        "inferred": number % 4 == 0,
        "supports": [],
        "attacks": [],
    }
    draw = chance.random()
    if draw < 0.05:
        argument["certainty"] = "unknowable"
    elif draw < 0.6:
        argument["certainty"] = chance.choice(CERTAINTIES)
    else:
        argument["base"] = chance.choice((0.0, 0.04, 0.05, 0.5, 1.0, round(chance.random(), 4)))
    if forks and chance.random() < 0.5:
        argument["when"] = _conditions(chance, forks, 2)
    if forks and chance.random() < 0.2:
        argument["unless"] = _conditions(chance, forks, 2)
    if asked:
        question = asked[home[number]]
        targets = [f"{question['id']}/{position['id']}" for position in question["positions"]]
        for target in targets:
            if chance.random() < 0.7 / len(targets):
                argument[chance.choice(("supports", "attacks"))].append(target)
        earlier = [one for one in asked[: home[number]] if one.get("kind") != "debate"]
        if premises and earlier and chance.random() < 0.4:
            chosen = chance.sample(earlier, min(len(earlier), chance.randint(1, 2)))
            argument["presupposes"] = [
                f"{premise['id']}/{chance.choice(premise['positions'])['id']}" for premise in chosen
            ]
    # Arguments of a question bear on later ones of the same question, or on those of later questions.
    later = range(number + 1, len(home))
    for _ in range(2):
        if later and chance.random() < 0.45:
            target = f"a{chance.choice(later)}"
            if target not in argument["supports"] + argument["attacks"]:
                argument[chance.choice(("supports", "attacks"))].append(target)
    return argument
