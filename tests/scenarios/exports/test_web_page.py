"""The web page as a file: what stands in it, what it may do, and what stays out of it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest

from scenarios.exports.request import ExportError, Options
from scenarios.exports.web_page import LARGEST, write
from scenarios.model.casebook import Casebook
from scenarios.model.reading import Reading
from scenarios.telling.language import translate_with
from tests.casebooks import mini
from tests.scenarios.exports.requests import request, split

BAD = "</script><script>alert(1)</script>\N{RIGHT-TO-LEFT OVERRIDE}"


class _Parts(HTMLParser):
    """The elements of a page, each with its attributes and what stands in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), ""))

    def handle_endtag(self, _tag: str) -> None:
        self.found.append(("", {}, ""))

    def handle_data(self, data: str) -> None:
        tag, attributes, text = self.found.pop() if self.found else ("", {}, "")
        self.found.append((tag, attributes, text + data))

    def only(self, tag: str, **given: str) -> tuple[dict[str, str | None], str]:
        [one] = [
            (attributes, text)
            for name, attributes, text in self.found
            if name == tag and given.items() <= attributes.items()
        ]
        return one


def parts_of(page: bytes) -> _Parts:
    return _Parts(page.decode())


def data_of(page: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(parts_of(page).only("script", id="data")[1])
    return found


def digest(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def test_the_policy_lets_it_run_its_own_script_and_no_more() -> None:
    parts = parts_of(write(request()))
    attributes, _ = parts.only("meta", **{"http-equiv": "Content-Security-Policy"})
    policy = dict(rule.split(" ", 1) for rule in (attributes["content"] or "").split("; "))
    assert policy == {
        "default-src": "'none'",
        "script-src": digest(parts.only("script", type="module")[1]),
        "style-src": digest(parts.only("style")[1]),
        "img-src": "data:",
        "connect-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }


def test_it_names_no_address_and_needs_no_other_file() -> None:
    parts = parts_of(write(request({"site": "mill"})))
    addresses = {
        value
        for _, attributes, _ in parts.found
        for name, value in attributes.items()
        if name in ("src", "href", "action", "data", "style") or name.startswith("on")
    }
    assert addresses == {"data:,"}
    style = parts.only("style")[1]
    assert "@import" not in style
    assert "url(" not in style


def test_it_opens_with_the_standpoint() -> None:
    reading = Reading({"letter": 0.5, "diary": 1.0}, frozenset({"nobody"}), "df-quad")
    data = data_of(
        write(
            request(
                {"site": "mill"}, {"ferry": "kept"}, reading, in_play=["site", "toll", "site"],
                title="A title", author="Somebody",
            )
        )
    )  # fmt: skip
    opening = data["scenario"]
    assert opening["choices"] == {"site": "mill"}
    assert opening["supposed"] == {"ferry": "kept"}
    assert opening["credence"] == {"letter": 0.5}
    assert opening["muted"] == ["nobody"]
    assert opening["semantics"] == "df-quad"
    assert opening["without_inferences"] is False
    assert opening["in_play"] == ["site", "toll"]
    assert (opening["title"], opening["author"]) == ("A title", "Somebody")
    assert data["file"]["casebook"]["id"] == "mini"
    assert data["written"] == {"date": "2026-03-01", "spoken": "1 March 2026"}


def test_it_opens_without_the_editors_inferences_where_the_scenario_leaves_them_out() -> None:
    data = data_of(write(request(reading=Reading(without_inferences=True))))
    assert data["scenario"]["without_inferences"] is True
    assert data["file"]["version"] == 3


def test_what_is_in_focus_can_be_asked_for() -> None:
    how = Options(question="ferry", position="closed", course=1)
    opening = data_of(write(request({"toll": "charged"}, casebook=split(), options=how)))["scenario"]
    assert (opening["question"], opening["position"], opening["course"]) == ("ferry", "closed", 1)


def test_a_course_that_there_is_not_is_refused() -> None:
    with pytest.raises(ExportError, match="there is no course 3"):
        write(request({"toll": "charged"}, casebook=split(), options=Options(course=2)))


def test_a_page_can_toggle_eight_decisions_at_most() -> None:
    decision = {
        "date": "1901",
        "options": [{"id": "a", "label": "a", "actual": True}, {"id": "b", "label": "b"}],
    }
    book = Casebook.model_validate(
        {
            "format": "otherwise/casebook",
            "version": 1,
            "id": "many",
            "title": "Many",
            "decisions": [{"id": f"d{n}", "title": f"Decision {n}", **decision} for n in range(10)],
        }
    )
    asked = [f"d{n}" for n in range(10)]
    opening = data_of(write(request(casebook=book, in_play=asked)))["scenario"]
    assert opening["in_play"] == asked[:8]
    assert opening["question"] is None


def test_notes_are_their_writers_own() -> None:
    page = write(request({"site": "mill"}, notes={"": "a secret", "ferry": "another secret"})).decode()
    assert "secret" not in page


def test_what_the_page_does_not_show_stays_out() -> None:
    data = data_of(write(request(in_play=["site"])))["casebook"]
    assert "events" not in data
    site, toll, _ = data["decisions"]
    assert site["happened"]
    assert {"happened", "alternative", "actors"}.isdisjoint(toll)
    assert all("considered_by" not in decision for decision in data["decisions"])
    assert {voice["id"] for voice in data["voices"]} == {one["voice"] for one in data["arguments"]}


def test_nothing_in_a_text_can_end_its_element() -> None:
    book = mini(("The bridge at Aldwater", BAD.replace("\N{RIGHT-TO-LEFT OVERRIDE}", "")))
    page = write(request({"site": "mill"}, casebook=book, title=BAD)).decode()
    parts = _Parts(page)
    assert [attributes.get("type") for tag, attributes, _ in parts.found if tag == "script"] == [
        "application/json", "module",
    ]  # fmt: skip
    assert data_of(page.encode())["scenario"]["title"].startswith(
        "</script><script>alert(1)</script>[U+202E]"
    )
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in page


def test_half_a_letter_of_a_title_is_written_out() -> None:
    page = write(request({"site": "mill"}, title="half \ud800")).decode()
    assert data_of(page.encode())["scenario"]["title"] == "half [U+D800]"
    assert parts_of(page.encode()).only("title")[1] == "half [U+D800]"


def test_where_no_script_runs_it_says_how_the_branch_stands() -> None:
    page = write(request({"toll": "charged"}, casebook=split(), title="A <title>")).decode()
    match = re.search("<noscript>(.*?)</noscript>", page, re.DOTALL)
    assert match is not None
    still = unescape(match[1])
    assert "A <title>" in still
    assert "not a chance" in still
    assert "Does the ferry live on?" in still
    assert still.count("if Does the ferry live on?") == 2
    assert "Debates" in still


def test_its_sentences_stand_in_the_language_in_force() -> None:
    translate_with(lambda text: "wie geschehen" if text == "as it happened" else text)
    try:
        words = data_of(write(request()))["words"]
    finally:
        translate_with(None)
    assert words == {"as it happened": "wie geschehen"}
    assert data_of(write(request()))["words"] == {}


def test_a_page_too_large_is_refused() -> None:
    book = mini()
    long = [
        one.model_copy(update={"text": "x" * 20_000, "id": f"{one.id}{n or ''}"})
        for n in range(10)
        for one in book.arguments
    ]
    with pytest.raises(
        ExportError, match=r"the page would have 3\.\d MB, and 2 are the most; export the report"
    ):
        write(request(casebook=book.model_copy(update={"arguments": tuple(long)})))


def test_a_page_of_the_small_casebook_is_small() -> None:
    assert len(write(request())) < LARGEST / 4


def test_a_file_handed_back_carries_a_casebook_that_not_everybody_has() -> None:
    assert data_of(write(request(casebook_text="its text")))["file"]["casebook_text"] == "its text"
    assert "casebook_text" not in data_of(write(request()))["file"]


def test_the_casebook_is_left_out_of_it_where_there_is_no_room() -> None:
    page = write(request(casebook_text="x" * LARGEST))
    assert "casebook_text" not in data_of(page)["file"]
