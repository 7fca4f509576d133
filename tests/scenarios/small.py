"""A small casebook made up for tests, whose every strength can be worked out by hand."""

from __future__ import annotations

from typing import Any

from scenarios.model.casebook import Casebook


def argument(argument_id: str, document: str = "letter", **given: Any) -> dict[str, Any]:
    """An argument as a casebook has it; asserted with a base of 0.8 unless said otherwise."""
    if "certainty" not in given:
        given.setdefault("base", 0.8)
    return {
        "id": argument_id,
        "document": document,
        "voice": given.pop("voice", "author"),
        "lines": [1],
        "text": argument_id,
        **given,
    }


def casebook(*arguments: dict[str, Any], **parts: Any) -> Casebook:
    """A casebook with two documents, three decisions and two questions.

    The bridge is built or not (1920); if it is, it holds or falls (1925); the king comes or not (1922).
    Whether the town grows was settled in 1921; who rules has three positions and no actual one.
    """
    return Casebook.model_validate(
        {
            "format": "otherwise/casebook",
            "version": 1,
            "id": "town",
            "title": "A town",
            "documents": [
                {"id": "letter", "mark": "L", "title": "The letter"},
                {"id": "diary", "mark": "D", "title": "The diary"},
            ],
            "voices": [{"id": "author", "name": "The author"}, {"id": "guest", "name": "The guest"}],
            "decisions": [
                {
                    "id": "storm",
                    "title": "The storm",
                    "date": "1925",
                    "arises": {"bridge": ["built"]},
                    "arises_reason": "there is no bridge",
                    "options": [
                        {"id": "holds", "label": "it holds", "actual": True},
                        {"id": "falls", "label": "it falls"},
                    ],
                },
                {
                    "id": "bridge",
                    "title": "The bridge",
                    "date": "1920",
                    "options": [
                        {"id": "built", "label": "built", "actual": True},
                        {"id": "not-built", "label": "not built"},
                    ],
                },
                {
                    "id": "king",
                    "title": "The king",
                    "date": "1922-05",
                    "options": [
                        {"id": "away", "label": "he stays away", "actual": True},
                        {"id": "comes", "label": "he comes", "establishes": ["ruler/king"]},
                    ],
                },
            ],
            "questions": [
                {
                    "id": "growth",
                    "title": "Does the town grow?",
                    "settled": "1921",
                    "positions": [
                        {"id": "yes", "label": "it grows", "actual": True},
                        {"id": "no", "label": "it does not"},
                    ],
                },
                {
                    "id": "ruler",
                    "title": "Who rules?",
                    "positions": [
                        {"id": "council", "label": "the council"},
                        {"id": "king", "label": "the king"},
                        {"id": "nobody", "label": "nobody"},
                    ],
                },
            ],
            "arguments": list(arguments),
            **parts,
        }
    )
