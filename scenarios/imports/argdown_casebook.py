"""What an Argdown document means in a casebook.

* Statements that contradict one another are the positions of one question.
* Another that bears on something is an argument; one that bears on nothing a question, whether it is so.
* An argument's premises support it, and it supports what its premises lead to.

A document that this program wrote gets its questions, voices and base scores back.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from scenarios.imports.argdown import Argdown, Element, Heading, Key, argdown
from scenarios.imports.gathered import Claim, Gathered, Issue, Relation, new_id
from scenarios.model.casebook import ARGUMENT_KINDS
from scenarios.model.certainty import Certainty
from scenarios.model.targets import joined, names_position, parted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SO, NOT_SO = "so", "not-so"

_ASSUMED = Certainty.ASSERTED


def gathered(text: str, name: str) -> Gathered:
    """Read a document in the words of a casebook.

    Args:
        text: All of it.
        name: How faults name it.

    Raises:
        FaultError: It cannot be read.
    """
    read = argdown(text, name)
    found = Gathered(title=_text(read.front.get("title")), author=_text(read.front.get("author")))
    _Meaning(read, found).make()
    return found


class _Meaning:
    def __init__(self, read: Argdown, found: Gathered) -> None:
        self._read, self._found = read, found
        self._targets: dict[Key, str] = {}  # what stands for an element as a target
        self._claims: dict[Key, Claim] = {}
        self._lost: Counter[str] = Counter()

    def make(self) -> None:
        groups = _groups(self._read)
        positions = {key for group in groups for key in group}
        bearing = {source for source, bearing, _ in self._read.relations if bearing != "contradicts"}
        bearing |= {premise for _, premise in self._read.premises}
        for key, element in self._read.elements.items():
            if key not in positions and (key[0] == "argument" or key in bearing):
                self._claim(key, element)
        for group in groups:
            self._rivals(group)
        for key, element in self._read.elements.items():
            if key not in self._targets:
                self._whether(key, element)
        for source, relation, target in self._links():
            self._link(source, relation, target)
        self._tell()

    def _links(self) -> Iterable[tuple[Key, Relation, Key]]:
        for source, bearing, target in self._read.relations:
            if bearing == "undercuts":
                self._lost["an undercut, which became an attack"] += 1
                yield source, "attacks", target
            elif bearing != "contradicts":
                yield source, bearing, target
            elif "argument" in (source[0], target[0]):
                self._lost["a contradiction of an argument"] += 1
        for argument, premise in self._read.premises:
            yield premise, "supports", argument
        for argument, conclusion in self._read.conclusions:
            yield argument, "supports", conclusion

    def _claim(self, key: Key, element: Element) -> None:
        data = element.data
        claim = Claim(new_id(element.title, self._found.claims), element.text or element.title)
        claim.document = self._named(self._found.documents, data, "document", "document_title")
        claim.voice = self._named(self._found.voices, data, "voice", "voice_name")
        claim.lines = _lines(data.get("lines")) if claim.document else (element.line,)
        page = data.get("page")
        claim.page = page if isinstance(page, int) and 0 <= page <= 10_000_000 else None
        claim.cue = _text(data.get("cue"))
        kind = data.get("argument_kind")
        claim.kind = kind if kind in ARGUMENT_KINDS else None
        claim.inferred = data.get("inferred") is True
        certainty, base = data.get("certainty"), data.get("base")
        if certainty in list(Certainty):
            claim.certainty = str(certainty)
        elif isinstance(base, (int, float)) and 0.0 <= base <= 1.0:
            claim.base = float(base)
        else:
            claim.certainty = _ASSUMED.value
            self._lost["how firmly an argument is put, assumed to be asserted"] += 1
        for condition in ("when", "unless"):
            if data.get(condition):
                self._lost["a condition on decisions"] += 1
        self._found.claims[claim.id] = self._claims[key] = claim
        self._targets[key] = claim.id

    def _rivals(self, group: tuple[Key, ...]) -> None:
        elements = [self._read.elements[key] for key in group]
        heading = self._heading(elements)
        labels = [element.text or element.title for element in elements]
        wanted = elements[0].data.get("question")
        title = heading.text if heading else " – or: ".join(labels) + "?"
        issue = Issue(new_id(_text(wanted) or title, self._issue_ids()), title, [])
        if heading:
            issue.kind = "debate" if heading.data.get("question_kind") == "debate" else "outcome"
            issue.theme = _text(heading.data.get("theme"))
        for key, element, label in zip(group, elements, labels, strict=True):
            question, position = parted(element.title)
            own = position if question == wanted and position else element.title
            own = new_id(own, [one for one, _ in issue.positions])
            issue.positions.append((own, label))
            if element.data.get("actual") is True and issue.actual is None:
                issue.actual = own
            self._targets[key] = joined(issue.id, own)
        self._found.issues.append(issue)

    def _whether(self, key: Key, element: Element) -> None:
        title = element.text or element.title
        issue = Issue(
            new_id(element.title, self._issue_ids()), title, [(SO, "It is so"), (NOT_SO, "It is not")]
        )
        self._found.issues.append(issue)
        self._targets[key] = joined(issue.id, SO)

    def _link(self, source: Key, relation: Relation, target: Key) -> None:
        claim = self._claims.get(source)
        if claim is None:
            self._lost["what a position supports or attacks, since it can bear on nothing"] += 1
        else:
            claim.bear(relation, self._targets[target])

    def _heading(self, elements: list[Element]) -> Heading | None:
        """Return the heading that asks what these answer, if it says by its data that it does."""
        number, wanted = elements[0].heading, elements[0].data.get("question")
        if number < 0 or wanted is None:
            return None
        heading = self._read.headings[number]
        return heading if heading.data.get("id") == wanted else None

    def _issue_ids(self) -> list[str]:
        return [issue.id for issue in self._found.issues]

    def _named(self, known: dict[str, str], data: Mapping[str, Any], key: str, title: str) -> str:
        """Return the id of a document or a voice that the data of an argument names, "" if it names none."""
        wanted = _text(data.get(key))
        if not wanted:
            return ""
        named = new_id(wanted, ())
        known.setdefault(named, _text(data.get(title)) or wanted)
        return named

    def _tell(self) -> None:
        premises = self._premises()
        if premises:
            self._lost["a premise that the file has no position for"] += premises
        if self._read.items:
            self._lost["an item of a list, which argues nothing"] += self._read.items
        tags = {tag for element in self._read.elements.values() for tag in element.tags}
        if tags:
            self._found.lost.append(f"the tags {', '.join(sorted(tags)[:10])}")
        self._found.lost += [
            what if count == 1 else f"{what} ({count} times)" for what, count in self._lost.items()
        ]

    def _premises(self) -> int:
        """Take the premises that the data of arguments name; return how many are not there."""
        positions = {
            element.title: self._targets[key]
            for key, element in self._read.elements.items()
            if names_position(self._targets[key])
        }
        missing = 0
        for key, claim in self._claims.items():
            named = self._read.elements[key].data.get("presupposes")
            for premise in named if isinstance(named, list) else []:
                target = positions.get(str(premise))
                if target is None:
                    missing += 1
                else:
                    claim.bear("presupposes", target)
        return missing


def _groups(read: Argdown) -> list[tuple[Key, ...]]:
    """Return the statements that contradict one another, directly or through others, in order."""
    group: dict[Key, set[Key]] = {}
    for source, bearing, target in read.relations:
        if bearing == "contradicts" and source[0] == target[0] == "statement" and source != target:
            merged = group.get(source, {source}) | group.get(target, {target})
            for key in merged:
                group[key] = merged
    found: dict[frozenset[Key], None] = {}
    for key in read.elements:
        if key in group:
            found[frozenset(group[key])] = None
    return [tuple(key for key in read.elements if key in members) for members in found]


def _lines(said: object) -> tuple[int, ...]:
    parts = str(said).replace(" ", "").split(",") if isinstance(said, (str, int)) else []
    return tuple(int(part) for part in parts if part.isascii() and part.isdigit() and 0 < int(part) <= 10**7)


def _text(said: object) -> str:
    return " ".join(str(said).split()) if isinstance(said, (str, int, float)) else ""
