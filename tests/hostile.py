"""Files that do harm where they can, too large or too odd to be kept; the small ones lie in data/hostile."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from pathlib import Path

CORPUS = Path(__file__).parent / "data" / "hostile"

_LEAST = '{"format": "otherwise/scenario", "version": 1, "casebook": {"id": "mini"}'
_MANY = 490_000  # a little fewer entries than are refused unread
_NOISE = random.Random(4)  # noqa: S311 - the same noise every time is what is wanted
_LONG = 15_000_000  # a little fewer bytes than are refused unread


def _with(text: str) -> bytes:
    """The least scenario with something more in it."""
    return f"{_LEAST}, {text}}}".encode()


def _list(piece: str, count: int) -> str:
    return "[" + ",".join([piece] * count) + "]"


def _table(count: int, key: str = "") -> str:
    return "{" + ",".join(f'"{key}{number}":{number}' for number in range(count)) + "}"


def _casebook(
    head: str, *, decisions: int = 1, questions: int = 1, arguments: int = 1, links: int = 1
) -> bytes:
    """A sound casebook of as many parts as wanted, inside a scenario."""
    parts = [
        'format="otherwise/casebook"\nversion=1\nid="big"\ntitle="Big"\n',
        head,
        'documents=[{id="d",mark="D",title="D"}]\nvoices=[{id="v",name="V"}]\n',
    ]
    options = ",".join(f'{{id="o{n}",label="O",actual={"true" if n == 0 else "false"}}}' for n in range(10))
    parts += [
        f'[[decisions]]\nid="k{n}"\ntitle="K"\ndate="1900"\nheadline=true\noptions=[{options}]\n'
        for n in range(decisions)
    ]
    positions = ",".join(f'{{id="p{n}",label="P"}}' for n in range(10))
    parts += [f'[[questions]]\nid="q{n}"\ntitle="Q"\npositions=[{positions}]\n' for n in range(questions)]
    for number in range(arguments):
        targets = ",".join(f'"q{(number + link) % questions}/p{link % 10}"' for link in range(links))
        parts.append(
            f'[[arguments]]\nid="a{number}"\ndocument="d"\nvoice="v"\nlines=[1]\ntext="t"\nbase=0.5\n'
            f"supports=[{targets}]\n"
        )
    return _carrying("".join(parts))


def _carrying(text: str) -> bytes:
    raw = {**json.loads(_LEAST + "}"), "casebook": {"id": "big"}, "casebook_text": text}
    return json.dumps(raw).encode()


LARGE: Mapping[str, Callable[[], bytes]] = {
    "a million keys": lambda: _with(f'"x": {_table(1_000_000)}'),
    "nearly too many keys": lambda: _with(f'"x": {_table(_MANY)}'),
    "nearly too many long keys": lambda: _with(f'"x": {_table(_MANY, "k" * 20)}'),
    "nearly too many keys at the top": lambda: _with(_table(_MANY)[1:-1]),
    "the same key over and over": lambda: _with(",".join(['"a":0'] * _MANY)),
    "nearly too many tables": lambda: _with(f'"x": {_list("{}", _MANY // 2)}'),
    "nearly too many numbers": lambda: _with(f'"x": {_list("0.5", _MANY)}'),
    "wide lectures": lambda: _with(f'"lecture": [{{"a": {_list("0", _MANY)}}}]'),
    "a long text": lambda: _with(f'"x": "{"x" * _LONG}"'),
    "a long text beyond the first plane": lambda: _with(f'"x": "{"😀" * (_LONG // 4)}"'),
    "a long text of escapes": lambda: _with('"x": "' + "\\ud83d\\ude00" * (_LONG // 12) + '"'),
    "a long text that does not end": lambda: _with('"x": "' + "\\" * _LONG),
    "a long title": lambda: _with(f'"title": "{"x" * _LONG}"'),
    "a long id": lambda: _with("").replace(b"mini", b"m" * _LONG),
    "many long notes": lambda: _with(
        '"notes": {' + ",".join(f'"{n}":"{"n" * 199_999}"' for n in range(70)) + "}"
    ),
    "as many choices as there may be": lambda: _with(
        '"choices": {' + ",".join(f'"{n}":"x"' for n in range(9_999)) + "}"
    ),
    "as many in play as there may be": lambda: _with('"in_play": ' + _list('"site"', 9_999)),
    "as many mistakes as there may be": lambda: _with(f'"muted": {_list("0", 9_999)}'),
    "long mistakes": lambda: _with(
        '"notes": {' + ",".join(f'"{n}":["{"n" * 1_400}"]' for n in range(9_999)) + "}"
    ),
    "a number of many digits": lambda: _with('"x": ' + "9" * _LONG),
    "a fraction of many digits": lambda: _with('"x": 0.' + "9" * _LONG),
    "an exponent of many digits": lambda: _with('"x": 1e' + "9" * _LONG),
    "many numbers of many digits": lambda: _with(f'"x": {_list("7" * 4_000, _LONG // 4_001)}'),
    "deep lists": lambda: _with('"x": ' + "[" * 400_000),
    "deep tables": lambda: _with('"x": ' + '{"a":' * 400_000),
    "brackets only": lambda: b"[" * _LONG,
    "commas only": lambda: b"," * _LONG,
    "blanks only": lambda: b" " * _LONG,
    "NUL only": lambda: b"\x00" * _LONG,
    "noise": lambda: _NOISE.randbytes(_LONG),
    "noise of letters": lambda: bytes(_NOISE.choices(b'{}[]",:0a\xc3\\ \n', k=1_000_000)),
    "a casebook inside of comments": lambda: _carrying("#" * _LONG),
    "a casebook inside of brackets": lambda: _carrying("a=" + "[" * 400_000),
    "a casebook inside with long keys": lambda: _carrying("a." * 31 + "a=1\n" + "b." * 900_000),
    "a casebook inside with many keys": lambda: _carrying("\n".join(f"a{n}=0" for n in range(150_000))),
    "a casebook inside of many branches": lambda: _casebook("", decisions=4),
    "a casebook inside of more branches": lambda: _casebook("", decisions=150),
    "a casebook inside of many links": lambda: _casebook("", questions=200, arguments=500, links=10),
    "a casebook inside of many arguments": lambda: _casebook("", questions=200, arguments=2_000, links=2),
    "a casebook inside of long words": lambda: _casebook(f'summary = "{"x" * 19_999}"\n', questions=90),
}
