"""Whether the parts of a casebook fit together.

This module owns every check of one part against another: ids, targets, conditions, dates in order, hinges,
cycles. The shape of a single part is `casebook`'s. It finds all that is wrong, not only the first thing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from scenarios.model.branches import in_order_of_time
from scenarios.model.casebook import Argument, Casebook, Conditions, Decision, Option, Question
from scenarios.model.cycles import cycles_of
from scenarios.model.dates import date_as_year, parse_date
from scenarios.model.faults import quoted
from scenarios.model.refusals import close_to
from scenarios.model.targets import joined, names_position, parted, presupposed, question_of

MOST_SUGGESTIONS = 50
MOST_COURSES = 1_024  # that the positions of all hinges could make together; a branch of more is never read
Unsure = Mapping[str, frozenset[str]]


class Misfit(Struct, frozen=True):
    """One thing that does not fit: the place in the casebook, what is wrong there and the remedy."""

    place: str
    what: str
    remedy: str


def crosscheck(casebook: Casebook, unsure: Unsure | None = None) -> Iterator[Misfit]:
    """Yield everything in a well-shaped casebook that does not fit together.

    Args:
        casebook: The casebook, or what is left of it after its badly shaped parts were taken out.
        unsure: By section ("decisions", "arguments" ...), the ids of parts that were taken out. They exist,
            so nobody is blamed for naming them.
    """
    names = _Names(casebook, unsure or {})
    yield from _span(casebook)
    yield from _twice("documents", [document.id for document in casebook.documents])
    yield from _twice("voices", [voice.id for voice in casebook.voices])
    yield from _decisions(casebook, names)
    yield from _questions(casebook)
    yield from _arguments(casebook, names)
    for index, event in enumerate(casebook.events, start=1):
        if event.document:
            yield from names.known(f"events {index} > document", "documents", event.document)
    yield from _hinges(casebook)
    yield from _cycles(casebook)


class _Names:
    """The ids there are, and what to say of one that is not among them."""

    def __init__(self, casebook: Casebook, unsure: Unsure) -> None:
        self._unsure = unsure
        self._suggestions = 0
        self._ids: dict[str, dict[str, None]] = {
            "documents": dict.fromkeys(document.id for document in casebook.documents),
            "voices": dict.fromkeys(voice.id for voice in casebook.voices),
            "decisions": dict.fromkeys(decision.id for decision in casebook.decisions),
            "questions": dict.fromkeys(question.id for question in casebook.questions),
            "arguments": dict.fromkeys(argument.id for argument in casebook.arguments),
        }
        self._options = {
            decision.id: dict.fromkeys(option.id for option in decision.options)
            for decision in casebook.decisions
        }
        self._debates = {question.id for question in casebook.questions if question.kind == "debate"}
        self._positions = {
            question.id: dict.fromkeys(joined(question.id, position.id) for position in question.positions)
            for question in casebook.questions
        }

    def known(self, place: str, section: str, wanted: str) -> Iterator[Misfit]:
        """Find fault with an id that no part of the section has."""
        if wanted not in self._ids[section] and wanted not in self._unsure.get(section, ()):
            yield self._unknown(place, section.removesuffix("s"), wanted, self._ids[section])

    def conditions(self, place: str, conditions: Conditions) -> Iterator[Misfit]:
        """Find fault with conditions on decisions or options that there are not."""
        for decision, wanted in conditions.items():
            yield from self.known(place, "decisions", decision)
            options = self._options.get(decision)
            if options is not None:
                for option in wanted:
                    if option not in options:
                        yield self._unknown(f"{place} > {decision}", "option", option, options)

    def position(self, place: str, target: str) -> Iterator[Misfit]:
        """Find fault with a target that is not a position of a question."""
        question = question_of(target)
        if names_position(target):
            yield from self.known(place, "questions", question)
            positions = self._positions.get(question)
            if positions is not None and target not in positions:
                yield self._unknown(place, "position", target, positions)
        elif target in self._ids["questions"]:
            yield self._no_position(place, target)
        else:
            yield Misfit(place, f"{quoted(target)} is not a position", "Name a position as question/position")

    def premises(self, place: str, targets: Sequence[str]) -> Iterator[Misfit]:
        """Find fault with premises that are no positions of outcomes."""
        yield from _repeated(place, targets)
        for target in targets:
            yield from self.position(place, target)
            question, position = parted(target)
            if position and question in self._debates:
                what = f"{quoted(question)} is a debate, and only an outcome's position can be a premise"
                yield Misfit(place, what, "Take the premise out, or make the question an outcome")

    def target(self, place: str, target: str) -> Iterator[Misfit]:
        """Find fault with a target that is neither an argument nor a position."""
        if names_position(target):
            yield from self.position(place, target)
        elif target in self._ids["questions"] and target not in self._ids["arguments"]:
            yield self._no_position(place, target)
        else:
            yield from self.known(place, "arguments", target)

    def _no_position(self, place: str, question: str) -> Misfit:
        example = next(iter(self._positions[question]), f"{question}/position")
        remedy = f"Name one of its positions, such as {quoted(example)}"
        return Misfit(place, f"{quoted(question)} is a question and not a position", remedy)

    def _unknown(self, place: str, word: str, wanted: str, known: Mapping[str, None]) -> Misfit:
        remedy = f"Add it or name another {word}"
        # Comparing names costs time, so only the first of very many faults get a suggestion.
        if self._suggestions < MOST_SUGGESTIONS:
            self._suggestions += 1
            meant = close_to(wanted, list(known))
            if meant:
                remedy = f"Did you mean {quoted(meant)}?"
            elif 0 < len(known) <= 6:
                remedy = f"There {'is' if len(known) == 1 else 'are'} {_list(known)}"
        return Misfit(place, f"there is no {word} {quoted(wanted)}", remedy)


def _span(casebook: Casebook) -> Iterator[Misfit]:
    first, last = casebook.span
    if date_as_year(first) >= date_as_year(last):
        what = f"it does not end after it begins ({first} to {last})"
        yield Misfit("span", what, "Give two dates, the earlier first")


def _decisions(casebook: Casebook, names: _Names) -> Iterator[Misfit]:
    decisions = casebook.decisions
    yield from _twice("decisions", [decision.id for decision in decisions])
    order = {decision.id: (parse_date(decision.date), index) for index, decision in enumerate(decisions)}
    for decision in decisions:
        place = _place("decisions", decision.id)
        yield from _options(f"{place} > options", decision, names)
        yield from names.conditions(f"{place} > arises", decision.arises)
        for key in decision.arises:
            if key in order and order[key] >= order[decision.id]:
                what = f"{quoted(key)} does not come before this decision"
                yield Misfit(
                    f"{place} > arises", what, "Name earlier decisions only, by date and then by order"
                )
        yield from names.premises(f"{place} > presupposes", decision.presupposes)
        for voice in decision.considered_by:
            yield from names.known(f"{place} > considered_by", "voices", voice)
        for document in decision.tellings:
            yield from names.known(f"{place} > tellings", "documents", document)


def _options(place: str, decision: Decision, names: _Names) -> Iterator[Misfit]:
    yield from _twice(place, [option.id for option in decision.options])
    if len(decision.options) < 2:
        count = "only one option" if decision.options else "no option"
        yield Misfit(place, f"there is {count}", "Give a decision two options or more")
    actual = [option.id for option in decision.options if option.actual]
    if decision.options and not actual:
        yield Misfit(place, "no option is actual", "Mark the one that was taken with actual = true")
    if len(actual) > 1:
        yield Misfit(place, f"{_list(actual)} are all actual", "Leave actual = true on exactly one")
    for option in decision.options:
        yield from _establishes(f"{place} {quoted(option.id)} > establishes", option, names)


def _establishes(place: str, option: Option, names: _Names) -> Iterator[Misfit]:
    yield from _repeated(place, option.establishes)
    for target in option.establishes:
        yield from names.position(place, target)
    questions = Counter(question_of(target) for target in dict.fromkeys(option.establishes))
    for question, count in questions.items():
        if count > 1:
            what = f"it establishes {count} positions of {quoted(question)}, which exclude each other"
            yield Misfit(place, what, "Leave one of them")


def _questions(casebook: Casebook) -> Iterator[Misfit]:
    yield from _twice("questions", [question.id for question in casebook.questions])
    for question in casebook.questions:
        yield from _positions(f"{_place('questions', question.id)} > positions", question)


def _positions(place: str, question: Question) -> Iterator[Misfit]:
    yield from _twice(place, [position.id for position in question.positions])
    if not question.positions:
        yield Misfit(place, "there is no position", "Give the answers to the question")
    actual = [position.id for position in question.positions if position.actual]
    if len(actual) > 1:
        yield Misfit(place, f"{_list(actual)} are all actual", "Leave actual = true on one of them at most")


def _arguments(casebook: Casebook, names: _Names) -> Iterator[Misfit]:
    yield from _twice("arguments", [argument.id for argument in casebook.arguments])
    for argument in casebook.arguments:
        place = _place("arguments", argument.id)
        yield from names.known(f"{place} > document", "documents", argument.document)
        yield from names.known(f"{place} > voice", "voices", argument.voice)
        yield from names.conditions(f"{place} > when", argument.when)
        yield from names.conditions(f"{place} > unless", argument.unless)
        yield from _targets(place, argument, names)


def _targets(place: str, argument: Argument, names: _Names) -> Iterator[Misfit]:
    for key, targets in (("supports", argument.supports), ("attacks", argument.attacks)):
        yield from _repeated(f"{place} > {key}", targets)
        for target in targets:
            yield from names.target(f"{place} > {key}", target)
    for target in sorted(set(argument.supports) & set(argument.attacks)):
        yield Misfit(place, f"it both supports and attacks {quoted(target)}", "Leave one of the two")
    yield from names.premises(f"{place} > presupposes", argument.presupposes)


def _hinges(casebook: Casebook) -> Iterator[Misfit]:
    hinges = presupposed(casebook)
    courses = math.prod(len(question.positions) for question in casebook.questions if question.id in hinges)
    if courses > MOST_COURSES:
        what = (
            f"a branch could have {courses:,} courses by the positions of the {len(hinges)} questions that"
            f" others presuppose, and {MOST_COURSES:,} are the most"
        )
        yield Misfit("questions", what, "Presuppose fewer questions, or give these fewer positions")


def _cycles(casebook: Casebook) -> Iterator[Misfit]:
    for cycle in cycles_of(_links(casebook)):
        nodes = [node.rstrip("/=") for node in cycle]
        if len(nodes) > 12:
            nodes = [*nodes[:8], "...", *nodes[-3:]]
        section = "decisions" if any(node.endswith("=") for node in cycle) else "arguments"
        yield Misfit(section, f"they run in a circle: {' -> '.join(nodes)}", "Take out one of these links")


def _links(casebook: Casebook) -> dict[str, list[str]]:
    """Return what depends on each argument, question and decision."""
    graph: dict[str, list[str]] = {}

    def link(source: str, target: str) -> None:
        graph.setdefault(source, []).append(target)

    # A question keeps its slash here and a decision gets a sign, since an argument may have the same id.
    for argument in casebook.arguments:
        graph.setdefault(argument.id, [])
        for target in (*argument.supports, *argument.attacks):
            link(argument.id, joined(question_of(target), "") if names_position(target) else target)
        for premise in argument.presupposes:
            link(joined(question_of(premise), ""), argument.id)
        for decision in (*argument.when, *argument.unless):
            link(f"{decision}=", argument.id)
    # That a decision arises on earlier ones only is seen to elsewhere.
    order = {decision.id: place for place, decision in enumerate(in_order_of_time(casebook))}
    for fork in casebook.decisions:
        for premise in fork.presupposes:
            link(f"{parted(premise)[0]}/", f"{fork.id}=")
        for earlier in fork.arises:
            if order.get(earlier, len(order)) < order[fork.id]:
                link(f"{earlier}=", f"{fork.id}=")
        for option in fork.options:
            for target in option.establishes:
                link(f"{fork.id}=", f"{parted(target)[0]}/")
    return graph


def _twice(place: str, ids: Sequence[str]) -> Iterator[Misfit]:
    for name, count in Counter(ids).items():
        if count > 1:
            yield Misfit(place, f"the id {quoted(name)} is given {count} times", "Give each its own id")


def _repeated(place: str, targets: Sequence[str]) -> Iterator[Misfit]:
    for target, count in Counter(targets).items():
        if count > 1:
            yield Misfit(place, f"it names {quoted(target)} {count} times", "Name it once")


def _place(section: str, name: str) -> str:
    return f"{section} {quoted(name)}"


def _list(names: Iterable[str]) -> str:
    quoted_names = [quoted(name) for name in names]
    return " and ".join([*filter(None, [", ".join(quoted_names[:-1])]), quoted_names[-1]])
