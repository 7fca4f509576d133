"""What pydantic finds, in plain words."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from scenarios.model.refusals import close_to, faults_of, place_of, refuse


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    id: str
    size: float = Field(default=0.0, allow_inf_nan=False)
    odd: int = Field(default=1, multiple_of=1, ge=-5)


class _Whole(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    parts: list[_Part]
    sizes: dict[str, int] = {}
    pattern: str = Field(default="a", pattern="^a$")


_MODELS: dict[tuple[str, ...], type[BaseModel]] = {(): _Whole, ("parts",): _Part}


def _words(data: object) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        _Whole.model_validate(data)
    return [
        f"{fault.place}: {fault.what}. {fault.remedy}"
        for fault in faults_of(caught.value, data, "f", _MODELS)
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "parts: it is missing. Add it"),
        ({"parts": {}}, "parts: { } is a table, and a list is wanted"),
        ({"parts": {"id": "A"}}, "parts: { … } is a table, and a list is wanted"),
        ({"parts": "x"}, 'parts: "x" is text, and a list is wanted. Put square brackets around it: [ ]'),
        ({"parts": [{"id": None}]}, "parts 1 > id: null is nothing, and text is wanted. Put it in quotes"),
        (
            {"parts": [{"id": b"x"}]},
            "parts 1 > id: b'x' is something else, and text is wanted. Put it in quotes",
        ),
        (
            {"parts": [{"id": "A", "size": float("nan")}]},
            'parts "A" > size: nan is not a number one can count with',
        ),
        ({"parts": [{"id": "A", "odd": -6}]}, 'parts "A" > odd: -6 is less than -5. Check the number'),
        ({"parts": [], "pattern": "b"}, 'pattern: "b" does not belong here. Write another value'),
        ({"parts": [], "sizes": {"a": 1.5}}, "sizes > a: 1.5 is a number, and a whole number is wanted"),
        ({"parts": [], "sizes": {"a" * 90: "x"}}, 'sizes > "' + "a" * 59 + '…": "x" is text'),
        ({"parts": [], "sizes": {"a b": "x"}}, 'sizes > "a b": "x" is text, and a whole number is wanted'),
        (3, ": 3 is a number, and a table is wanted"),
    ],
)
def test_each_kind_of_mistake_has_its_sentence(data: object, words: str) -> None:
    (found,) = _words(data)
    assert found.startswith(words)


def test_a_misspelt_key_is_one_mistake() -> None:
    assert _words({"parts": [{"idd": "A"}]}) == [
        'parts 1 > idd: there is no such key. Did you mean "id"? If not, leave it out'
    ]


def test_a_key_too_many_is_told_what_there_is() -> None:
    assert _words({"parts": [], "xyzzy": 1}) == [
        "xyzzy: there is no such key. Leave it out; there are parts, sizes, pattern"
    ]


def test_where_no_model_is_known_a_key_is_only_refused() -> None:
    data = {"parts": [{"id": "A", "xyzzy": 1}]}
    with pytest.raises(ValidationError) as caught:
        _Whole.model_validate(data)
    (fault,) = faults_of(caught.value, data, "f", {})
    assert fault.remedy == "Leave it out"


def test_places_in_words() -> None:
    data = {"parts": [{"id": "A"}, {"id": 5}, 7], "other": 3}
    assert place_of(data, ("parts", 0, "size")) == 'parts "A" > size'
    assert place_of(data, ("parts", 1, "size")) == "parts 2 > size"
    assert place_of(data, ("parts", 2)) == "parts 3"
    assert place_of(data, ("parts", 9, 1, "x")) == "parts 10 2 > x"
    assert place_of(data, ("other", "below", 0)) == "other > below 1"
    assert place_of([{"id": "A"}], (0,)) == '"A"'
    assert place_of(data, ("a b",)) == '"a b"'
    assert place_of(data, ()) == ""


def test_refusals_reach_the_reader_as_they_are() -> None:
    with pytest.raises(Exception, match="refused") as caught:
        refuse("{braces} in it", "Take {them} out")
    assert caught.value.context == {"what": "{braces} in it", "remedy": "Take {them} out"}  # type: ignore[attr-defined]


def test_close_names() -> None:
    assert close_to("titel", ["text", "title"]) == "title"
    assert close_to("titel", ["beyond"]) == ""
    assert close_to("titel", []) == ""
