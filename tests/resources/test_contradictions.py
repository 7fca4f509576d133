"""Where documents or voices contradict each other, the casebook shows it, or says why not.

It shows as an attack, or as two sides of one question.
"""

from __future__ import annotations

import pytest

from scenarios.files.casebook_files import open_casebook
from scenarios.files.library import find_casebook
from scenarios.model.casebook import Casebook

# The arguments of either side. A letter behind a number marks the same passage in another branch.
CONTRADICTIONS = {
    "C01": ("M071 M133", "M131 M135 M136 M137"),
    "C02": ("M154 M155 M157", "M131 M053 M042 M041"),
    "C03": ("E24 E19 E30", "M155 M090 M166"),
    "C04": ("E12 E13", "M123 M124 M144"),
    "C05": ("N02 A44 A48", "M016 M017"),
    "C06": ("M081", "M173 M172"),
    "C07": ("M182 M184", "M173 M171"),
    "C08": ("A08", "M081 M098"),
    "C09": ("N29 E29", "M173 M175"),
    "C10": ("N36 N37", "M173"),
    "C11": ("N31", "N33 N34 N36"),
    "C12": ("M010 M011", "M176 M080"),
    "C13": ("N16 N01", "M176"),
    "C14": ("E06", "M213 M216"),
    "C15": ("M213", "M012 M160 M020"),
    "C16": ("M213", "M214"),
    "C17": ("M193", "M012 M165 N25"),
    "C18": ("M037 M038", "M159 M158"),
    "C19": ("N17 N19 M037", "N22 M012"),
    "C20": ("M070 M069", "M042 M147"),
    "C21": ("M147", "M148"),
    "C22": ("M150 M152", "M153 M217"),
    "C23": ("M149 M140", "M146"),
    "C24": ("N41", "M155 M022 M023"),
    "C25": ("A16 A19", "M024 M048"),
    "C26": ("A17 A18", "A35"),
    "C27": ("A20 A23", "M066 M158"),
    "C28": ("A37", "A22 E18"),
    "C29": ("A30 A31", "M067 M159"),
    "C30": ("A33", "A55 A56"),
    "C31": ("A54 A52", "A55 A56"),
    "C32": ("N13 N14", "M020 M126"),
    "C33": ("N45 E32", "M184"),
    "C34": ("E01", "M141 M109 M142"),
    "C35": ("A04", "M180 M141"),
    "C36": ("M027 M028", "M032 M043 M048"),
    "C37": ("M171 M174", "M200"),
    "C38": ("E13", "M102"),
    "C39": ("N11", "M128 M124"),
    "C40": ("M073 M138", "M116"),
    "C41": ("A28", "N19 N20"),
    "C42": ("N34", "M158 N31"),
    "C43": ("A46", "M160"),
    "C44": ("A46", "N18 N17"),
    "C45": ("M077", "M136 M135"),
    "C46": ("M155 M145", "E34 M161"),
    "C47": ("M028 M045", "M119 M158"),
    "C48": ("M173", "M192 M193"),
    "C49": ("M117 M172", "M118"),
    "C50": ("A01", "A02 A17"),
}

# An edge would carry an argument into branches it does not speak about; a note says so.
NOTED = {
    "C27": ("A20", "A23"),  # Trotsky's coercion against a revived democracy: the two never share a branch
    "C40": ("M073", "M116"),  # one voice, once "undoubtedly" and once "could": not an attack but a wavering
    "C50": ("A01",),  # no contradiction in the article's own eyes
}

# Read again beside their lines, these do not meet: both can be true.
BOTH_CAN_BE = {
    "C28": "not to want to be worshipped is not to want no power",
    "C29": "affairs that turn towards revolution are not yet a coalition's war",
    "C33": "when the Politburo obeyed is not when the majority was lost",
    "C38": "what the letter hinted at is not how its writer went about it",
    "C41": "coolness towards one rising is no doctrine on socialism in one country",
    "C43": "whose scheme it was is not what it was taken up for",
    "C44": "loans from abroad are not the help of a victorious revolution",
    "C47": "what one party's rule must come to and what one man cared for do not meet",
}

# What a reader of the three headline branches must find.
HEADLINE = """
    E18 E24 E30 M042 M063 M066 M067 M071 M073 M075 M081 M116 M117 M118 M119 M120 M131 M136 M138 M141
    M142 M147 M148 M171 M172 M173 M175 M182 M184 M192 M193 M199 M200 N04 N29 N31 N34 N35 N36 N37 N41
    N45
"""


@pytest.fixture(scope="module")
def casebook() -> Casebook:
    path = find_casebook("soviet-succession")
    assert path is not None
    return open_casebook(path)


def _number(argument_id: str) -> str:
    return argument_id.rstrip("bcdefgh").rstrip("a")


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_contradiction_is_an_attack_or_says_why_not(casebook: Casebook, name: str) -> None:
    one, other = (set(side.split()) for side in CONTRADICTIONS[name])
    attacks = {
        (_number(argument.id), _number(target))
        for argument in casebook.arguments
        for target in argument.attacks
        if "/" not in target
    }
    if name in NOTED:
        assert all(casebook.argument(argument_id).note for argument_id in NOTED[name])
        return
    if name in BOTH_CAN_BE:
        assert not any((a, b) in attacks or (b, a) in attacks for a in one for b in other)
        return
    attacked = any((a, b) in attacks or (b, a) in attacks for a in one for b in other)
    assert attacked or _sides(casebook, one) & _against(casebook, other)


def _sides(casebook: Casebook, numbers: set[str]) -> set[tuple[str, str, bool]]:
    """What arguments say of positions: question, position, and whether for it."""
    return {
        (*target.split("/"), speaks_for)  # type: ignore[misc]
        for argument in casebook.arguments
        if _number(argument.id) in numbers
        for speaks_for, targets in ((True, argument.supports), (False, argument.attacks))
        for target in targets
        if "/" in target
    }


def _against(casebook: Casebook, numbers: set[str]) -> set[tuple[str, str, bool]]:
    """What would contradict these arguments: the same position turned round, or a rival one."""
    found = set()
    for question, position, speaks_for in _sides(casebook, numbers):
        found.add((question, position, not speaks_for))
        if speaks_for:
            rivals = (one.id for one in casebook.question(question).positions if one.id != position)
            found |= {(question, rival, True) for rival in rivals}
    return found


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_every_argument_named_is_in_the_casebook(casebook: Casebook, name: str) -> None:
    """Or a contradiction would be looked for where nothing speaks, and never be found."""
    numbers = {_number(argument.id) for argument in casebook.arguments}
    assert set(" ".join(CONTRADICTIONS[name]).split()) - numbers == set()


def test_only_contradictions_of_the_list_are_excused() -> None:
    assert NOTED.keys() | BOTH_CAN_BE.keys() < CONTRADICTIONS.keys()
    assert not NOTED.keys() & BOTH_CAN_BE.keys()


@pytest.mark.parametrize("number", HEADLINE.split())
def test_the_headline_branches_have_their_arguments(casebook: Casebook, number: str) -> None:
    assert number in {_number(argument.id) for argument in casebook.arguments}
