"""What a faulty casebook is told: the place, what is wrong and what to do, one line each."""

# ruff: noqa: E501 (a table is read by its rows)

from __future__ import annotations

import pytest

from tests.casebooks import HEAD, MINI, faults_in, mini_text

# What stands in the small casebook, what takes its place, and the one fault that follows.
CASES = [
    # ids
    ('id = "C1"', 'id = "C 1"', 'arguments "C 1" > id', '"C 1" is not an id', "Use letters"),
    ('id = "C1"', 'id = "a/b"', 'arguments "a/b" > id', "is not an id", "Use letters"),
    ('id = "C1"', 'id = "a=b"', 'arguments "a=b" > id', "is not an id", "Use letters"),
    ('id = "C1"', 'id = "a\\u200bb"', "> id", '"a\\u200bb" is not an id', "Use letters"),
    ('id = "C1"', 'id = "-a"', 'arguments "-a" > id', "is not an id", "Use letters"),
    ('id = "C1"', 'id = ""', 'arguments "" > id', "is not an id", "Use letters"),
    ('id = "C1"', f'id = "{"a" * 101}"', "> id", "longer than 100 characters", "Shorten it"),
    ('id = "C1"', "id = 7", "arguments 1 > id", "7 stands without quotes", "Put it in quotes"),
    ('id = "C1"\n', "", "arguments 1 > id", "it is missing", "Add it"),
    ('id = "C1"', 'id = "L1"', "arguments", 'the id "L1" is given 2 times', "its own id"),
    ("[[decisions]]", '[[voices]]\nid = "wells"\nname = "W"\n[[decisions]]', "voices", 'id "wells" is given 2 times', "its own id"),
    ('label = "At the mill"', 'label = "M"\n[[decisions.options]]\nid = "mill"\nlabel = "N"', '"site" > options', '"mill" is given 2 times', "own id"),
    ('label = "It falls"', 'label = "F"\n[[questions.positions]]\nid = "stands"\nlabel = "S"', "> positions", '"stands" is given 2 times', "own id"),
    # keys and types
    ('title = "The bridge at Aldwater"\n', "", "title", "it is missing", "Add it"),
    ('title = "Where to', 'titel = "Where to', 'decisions "site" > titel', "no such key", 'Did you mean "title"?'),
    ('cue = "beyond doubt"', "xyzzy = 1", 'arguments "C1" > xyzzy', "no such key", "Leave it out; there are id,"),
    ('text = "Carts at', "text = 5 # ", 'arguments "C3" > text', "5 stands without quotes", "Put it in quotes"),
    ("page = 12", 'page = "12"', 'arguments "C1" > page', '"12" is text, and a whole number is wanted', "whole"),
    ("page = 12", "page = 12.5", 'arguments "C1" > page', "12.5 is a number, and a whole number", "whole"),
    ("page = 12", "page = -3", 'arguments "C1" > page', "-3 is less than 0", "from 0 on"),
    ("page = 12", "page = true", 'arguments "C1" > page', "true is true or false", "a whole number"),
    ("lines = [4, 5]", "lines = 4", 'arguments "C1" > lines', "4 is a number, and a list is wanted", "brackets"),
    ("lines = [4, 5]", "lines = [4, 0]", 'arguments "C1" > lines 2', "0 is less than 1", "Count from 1"),
    ("lines = [4, 5]", 'lines = ["4"]', 'arguments "C1" > lines 1', '"4" is text', "whole number"),
    ("lines = [4, 5]", "lines = [99999999]", 'arguments "C1" > lines 1', "is more than 10,000,000", "Check"),
    ("lines = [4, 5]", f"lines = [{'1,' * 1001}]", 'arguments "C1" > lines', "more than 1,000 entries", "Shorten"),
    ("lines = [4, 5]\n", "", 'arguments "C1" > lines', "it is missing", "Add it"),
    ('supports = ["ferry/closed"]', 'supports = "ferry/closed"', "> supports", "is text, and a list", "brackets"),
    ("headline = true", 'headline = "yes"', 'decisions "site" > headline', '"yes" is text', "true or false"),
    ("headline = true", "headline = 1", 'decisions "site" > headline', "1 is a number, and true or false", "quotes"),
    ('when = { toll = ["free"] }', "when = 3", 'arguments "C1" > when', "3 is a number, and a table", "table"),
    ('when = { toll = ["free"] }', 'when = { toll = "free" }', "> when > toll", "is text, and a list", "brackets"),
    ('title = "Does the ferry', "title = [] # ", 'questions "ferry" > title', "[ ] is a list, and text", "quotes"),
    ('title = "Does the ferry', "title = {a=1} # ", "> title", "{ … } is a table, and text is wanted", "quotes"),
    ('title = "Does the ferry', "title = [1] # ", "> title", "[ … ] is a list, and text is wanted", "quotes"),
    ('title = "Does the ferry', "title = true # ", "> title", "true is true or false, and text is", "quotes"),
    ('title = "Does the ferry live on?"', 'title = "  "', "> title", "it is empty", "a few words"),
    ('title = "Does the ferry', 'title = "\\u0007 ', "> title", "control character U+0007", "Take the character"),
    ('text = "Carts', f'text = "{"a" * 20_001}', 'arguments "C3" > text', "longer than 20,000", "Shorten it"),
    ('theme = "memory"\nkind = "debate"', 'kind = "chat"', "> kind", 'it is "chat"', "Choose outcome or debate"),
    ('date_source = "ours"', 'date_source = "mine"', "events 3 > date_source", 'it is "mine"', "document or ours"),
    ('mark = "C"', 'mark = "Ch"', 'documents "chronicle" > mark', '"Ch" is not one letter', "one letter"),
    ('mark = "C"', 'mark = "7"', 'documents "chronicle" > mark', '"7" is not one letter', "one letter"),
    # scores
    ("base = 0.85", "base = 1.5", 'arguments "L3" > base', "1.5 is not between 0 and 1", "from 0 to 1"),
    ("base = 0.85", "base = -0.1", 'arguments "L3" > base', "-0.1 is not between 0 and 1", "from 0 to 1"),
    ("base = 0.85", "base = nan", 'arguments "L3" > base', "nan is not between 0 and 1", "from 0 to 1"),
    ("base = 0.85", "base = -inf", 'arguments "L3" > base', "-inf is not between 0 and 1", "from 0 to 1"),
    ("base = 0.85", 'base = "0.85"', 'arguments "L3" > base', "is text, and a number is wanted", "without quotes"),
    ("base = 0.85", "base = 0x1" + "0" * 400, "> base", "a huge number is too large", "smaller"),
    ("base = 0.85", 'certainty = "sure"', 'arguments "L3" > certainty', 'it is "sure"', "Choose certain, very-"),
    ("base = 0.85\n", "", 'arguments "L3"', "neither a certainty nor a base", "Give one of them"),
    ("base = 0.85", 'base = 0.8\ncertainty = "even"', 'arguments "L3"', "both a certainty and a base", "Leave one"),
    # dates
    ('date = "1901-03"', 'date = "March"', 'decisions "site" > date', "is not a date of the form", 'as "1923"'),
    ('date = "1901-03"', f'date = "{"x" * 900}"', "> date", 'xxx…" is not a date of the form', 'as "1923"'),
    ('date = "1901-03"', 'date = "1901-02-30"', "> date", "is not a day of the calendar", 'as "1923"'),
    ('date = "1901-03"', "date = 1901", "> date", "1901 stands without quotes", "Put it in quotes"),
    ('date = "1901-03"', "date = 1901-03-01", "> date", "1901-03-01 stands without quotes", "Put it in quotes"),
    ('date = "1901-03"\n', "", 'decisions "site" > date', "it is missing", "Add it"),
    ('settled = "1905"', 'settled = "soon"', 'questions "ferry" > settled', "is not a date", 'as "1923"'),
    ('span = ["1900", "1912"]', 'span = ["1912", "1900"]', "span", "does not end after it begins", "earlier first"),
    ('span = ["1900", "1912"]', 'span = ["9999", "9999"]', "span", "does not end after it begins", "earlier first"),
    ('span = ["1900", "1912"]', 'span = ["1900"]', "span 2", "it is missing", "Add it"),
    ('span = ["1900", "1912"]', 'span = ["1900", "1905", "1912"]', "span", "more than 2 entries", "Shorten"),
    ('span = ["1900", "1912"]', "span = 1900", "span", "1900 is a number, and a list is wanted", "brackets"),
    # decisions
    ('"At the mill"', '"At the mill"\nactual = true', "> options", '"ford" and "mill" are all actual', "exactly one"),
    ("actual = true\n", "", 'decisions "site" > options', "no option is actual", "actual = true"),
    ('arises = { site = ["ford"] }', 'arises = { toll = ["gold"] }', "arises > toll", 'no option "gold"', "There are"),
    ('arises = { site = ["ford"] }', 'arises = { sight = ["ford"] }', "> arises", 'no decision "sight"', '"site"?'),
    ('arises = { site = ["ford"] }', 'arises = { flood = ["left"] }', "> arises", '"flood" does not come', "earlier"),
    ("alternative =", 'arises = { toll = ["free"] }\nalternative =', "> arises", '"toll" does not come', "earlier"),
    ('["ferryman", "mayor"]', '["ferryman", "mayr"]', "> considered_by", 'no voice "mayr"', 'mean "mayor"?'),
    ('["safety/stands"]', '["safety/floats"]', '"raised" > establishes', 'no position "safety/floats"', "mean"),
    ('["safety/stands"]', '["stands"]', "> establishes", '"stands" is not a position', "as question/position"),
    ('["safety/stands"]', '["safety"]', "> establishes", '"safety" is a question', 'as "safety/stands"'),
    ('["safety/stands"]', '["safety/stands", "safety/falls"]', "> establishes", "2 positions of", "Leave one"),
    ('["safety/stands"]', '["safety/stands", "safety/stands"]', "> establishes", "2 times", "Name it once"),
    # questions
    ('label = "It stands"', 'label = "It stands"\nactual = true', "> positions", "are all actual", "at most"),
    # arguments
    ('document = "ledger"\nvoice', 'document = "diary"\nvoice', '"L1" > document', 'no document "diary"', "There are"),
    ('voice = "wells"', 'voice = "welsh"', 'arguments "S1" > voice', 'no voice "welsh"', 'mean "wells"?'),
    ('when = { toll = ["free"] }', 'when = { tool = ["free"] }', "> when", 'no decision "tool"', 'mean "toll"?'),
    ('when = { toll = ["free"] }', 'when = { toll = ["fee"] }', "> when > toll", 'no option "fee"', 'mean "free"?'),
    ('unless = { flood = ["raised"] }', 'unless = { ebb = ["x"] }', "> unless", 'no decision "ebb"', "There are"),
    ('supports = ["C2"]', 'supports = ["C9z"]', 'arguments "C3" > supports', 'no argument "C9z"', ""),
    ('supports = ["C2"]', 'supports = ["market"]', "> supports", '"market" is a question and not', '"market/east"'),
    ('supports = ["C2"]', 'supports = ["market/north"]', "> supports", 'no position "market/north"', ""),
    ('supports = ["C2"]', 'supports = ["markt/east"]', "> supports", 'no question "markt"', 'mean "market"?'),
    ('supports = ["C2"]', 'supports = ["C2", "C2"]', "> supports", 'it names "C2" 2 times', "Name it once"),
    ('supports = ["C2"]', 'supports = ["C2"]\nattacks = ["C2"]', '"C3"', 'supports and attacks "C2"', "Leave one"),
    ('["ferry/closed"]\n\n[[arguments]]\nid = "C6"', '["C1"]\n\n[[arguments]]\nid = "C6"', "> presupposes",
     '"C1" is not a position', "question/position"),
    ('attacks = ["S4"]', f'attacks = ["{"a" * 202}"]', "> attacks 1", "longer than 201 characters", "Shorten it"),
    ('["ferry/closed"]\n\n[[arguments]]\nid = "C6"', '["blame/careful"]\n\n[[arguments]]\nid = "C6"', "> presupposes",
     '"blame" is a debate', "Take the premise out"),
    ('arises = { site = ["ford"] }', 'presupposes = ["ferry/gone"]', 'decisions "flood" > presupposes',
     'no position "ferry/gone"', ""),
    ('arises = { site = ["ford"] }', 'presupposes = ["fery/kept"]', '"flood" > presupposes', 'no question "fery"', '"ferry"?'),
    ('arises = { site = ["ford"] }', 'presupposes = ["ferry/kept", "ferry/kept"]', '"flood" > presupposes',
     '"ferry/kept" 2 times', "Name it once"),
    ('arises = { site = ["ford"] }', 'presupposes = ["blame/careful"]', '"flood" > presupposes', "is a debate", "outcome"),
    ('arises = { site = ["ford"] }', 'tellings = { diary = "It rained" }', '"flood" > tellings', 'no document "diary"', "There are"),
    # circles
    ('supports = ["C2"]', 'supports = ["C3"]', "arguments", "in a circle: C3 -> C3", "Take out one"),
    ("lines = [9]", 'attacks = ["C3"]\nlines = [9]', "arguments", "in a circle: C2 -> C3 -> C2", "Take out one"),
    ('attacks = ["market/west"]', 'attacks = ["market/west", "C1"]', "arguments",
     "in a circle: C1 -> ferry -> C5 -> C1", "Take out one"),
    # events
    ('document = "ledger"\ndate_source', 'document = "leger"\ndate_source', "events 3 > document",
     'no document "leger"', 'mean "ledger"?'),
    ('date = "1907-10-02"', 'date = ""', "events 2 > date", "is not a date of the form", 'as "1923"'),
    # the format
    ('format = "otherwise/casebook"', 'format = "otherwise/scenario"', "format", 'it is "otherwise/scenario"', ""),
    ('format = "otherwise/casebook"\n', "", "format", "it is missing", 'format = "otherwise/casebook"'),
    ("version = 1", "version = 2", "version", "newer than this program", "newer Otherwise"),
    ("version = 1", "version = 0", "version", "it is 0", "Choose 1"),
    ("version = 1", 'version = "1"', "version", 'it is "1"', "Choose 1"),
    ("version = 1", "version = true", "version", "it is not a whole number", "Write version = 1"),
    ("version = 1", "version = 1.0", "version", "it is not a whole number", "Write version = 1"),
    ("version = 1\n", "", "version", "it is missing", "Add it"),
]  # fmt: skip


def test_the_small_casebook_is_sound() -> None:
    assert faults_in(MINI.read_bytes()) == ()


@pytest.mark.parametrize(("old", "new", "place", "what", "remedy"), CASES)
def test_one_wrong_thing_is_one_fault(old: str, new: str, place: str, what: str, remedy: str) -> None:
    faults = faults_in(mini_text((old, new)))
    assert len(faults) == 1, [str(fault) for fault in faults]
    (fault,) = faults
    assert fault.file == "c.toml"
    assert place in fault.place
    assert what in fault.what
    assert remedy in fault.remedy
    assert fault.remedy
    assert "nput should" not in str(fault)


def test_parts_that_must_not_be_empty() -> None:
    text = HEAD + '[[decisions]]\nid="d"\ntitle="D"\ndate="1900"\noptions=[]\n'
    text += '[[questions]]\nid="q"\ntitle="Q"\npositions=[]\n'
    assert [fault.what for fault in faults_in(text)] == ["there is no option", "there is no position"]


def test_a_decision_needs_two_options() -> None:
    text = HEAD + '[[decisions]]\nid="d"\ntitle="D"\ndate="1900"\noptions=[{id="o",label="O",actual=true}]\n'
    assert [fault.what for fault in faults_in(text)] == ["there is only one option"]


def test_a_bare_question_without_positions_is_still_answered() -> None:
    text = HEAD + '[[questions]]\nid="q"\ntitle="Q"\npositions=[]\n' + _argument("A", 'supports=["q"]')
    remedies = [fault.remedy for fault in faults_in(text)]
    assert 'Name one of its positions, such as "q/position"' in remedies


def test_all_faults_are_found_at_once() -> None:
    text = mini_text(
        ("base = 0.85", "base = 1.5"),  # a shape
        ('date = "1901-03"', "date = 1901"),  # a shape, in a decision that others name
        ('attacks = ["S4"]', 'attacks = ["S9"]\nfoo = 3'),  # a shape and a target in one argument
        ('presupposes = ["ferry/closed"]', 'presupposes = ["ferry/closd"]'),  # a target
        ('label = "It stands"', 'label = "It stands"\nactual = true'),  # two parts that do not go together
    )
    assert sorted(fault.place for fault in faults_in(text)) == [
        'arguments "C5" > presupposes',
        'arguments "L3" > base',
        'arguments "S5" > attacks',
        'arguments "S5" > foo',
        'decisions "site" > date',
        'questions "safety" > positions',
    ]


def test_nobody_is_blamed_for_naming_a_part_that_is_faulty_itself() -> None:
    text = mini_text(
        ('title = "Does the ferry live on?"\n', ""),
        ('text = "Traders', "text = 5 # "),
        ('title = "Whether the bridge takes a toll"\n', ""),
        ('title = "A Chronicle of Aldwater"\n', ""),
        ('name = "I. Wells"\n', ""),
    )
    assert sorted(fault.place for fault in faults_in(text)) == [
        'arguments "C2" > text',
        'decisions "toll" > title',
        'documents "chronicle" > title',
        'questions "ferry" > title',
        'voices "wells" > name',
    ]


def test_a_section_of_the_wrong_kind() -> None:
    assert [fault.what for fault in faults_in(HEAD + "arguments = 3\nvoices = [1]\n")] == [
        "1 is a number, and a table is wanted",
        "3 is a number, and a list is wanted",
    ]


def test_a_section_in_single_brackets() -> None:
    (fault,) = faults_in(HEAD + '[voices]\nid = "v"\nname = "V"\n')
    assert fault.place == "voices"
    assert fault.remedy == "Begin each of its entries with [[ ]]"
    text = HEAD + '[[questions]]\nid = "q"\ntitle = "Q"\n[questions.positions]\nid = "p"\nlabel = "P"\n'
    assert [(fault.place, fault.remedy) for fault in faults_in(text)] == [
        ('questions "q" > positions', "Begin each of its entries with [[ ]]")
    ]


def test_a_section_that_is_too_long_is_not_searched_for_more() -> None:
    text = HEAD + "events = [" + '{date="1900"},' * 1_001 + "]\n"
    assert [(fault.place, fault.what) for fault in faults_in(text)] == [
        ("events", "it has more than 1,000 entries")
    ]


def test_more_links_than_anybody_draws_are_not_computed() -> None:
    text = HEAD + '[[documents]]\nid="d"\nmark="D"\ntitle="D"\n[[voices]]\nid="v"\nname="V"\n'
    text += '[[questions]]\nid="q"\ntitle="Q"\npositions=[{id="a",label="A"},{id="b",label="B"}]\n'
    targets = ", ".join(['"q/a"'] * 900)
    text += "".join(_argument(f"n{number}", f"supports=[{targets}]") for number in range(6))
    faults = faults_in(text)
    assert ("arguments", "they name 5,400 targets, and 5,000 are the most") in [
        (fault.place, fault.what) for fault in faults
    ]


@pytest.mark.parametrize("character", "\x00\x1b\x7f\x9f\u2028\u202a\u202e\u2066\u2069")
def test_text_that_turns_a_line_about_is_refused(character: str) -> None:
    text = HEAD.replace('title = "X"', f'title = "X\\u{ord(character):04x}Y"')
    (fault,) = faults_in(text)
    assert (fault.place, fault.what) == ("title", f"it holds the control character U+{ord(character):04X}")


@pytest.mark.parametrize("text", ["שלום", "\u200fمرحبا\u200e", "a\tb\nc", "e\u0301", "👩\u200d🔬"])
def test_text_of_any_script_is_sound(text: str) -> None:
    assert faults_in(HEAD.replace('title = "X"', f'title = """{text}"""')) == ()


def test_an_argument_and_a_question_may_share_an_id() -> None:
    text = HEAD + '[[documents]]\nid="d"\nmark="D"\ntitle="D"\n[[voices]]\nid="v"\nname="V"\n'
    text += '[[questions]]\nid="same"\ntitle="Q"\npositions=[{id="a",label="A"},{id="b",label="B"}]\n'
    text += _argument("same", 'supports=["same/a"]') + _argument("B", 'attacks=["same"]')
    assert faults_in(text) == ()


def test_a_long_circle_is_named_in_part() -> None:
    ring = "".join(_argument(f"n{i}", f'supports=["n{(i + 1) % 40}"]') for i in range(40))
    text = HEAD + '[[documents]]\nid="d"\nmark="D"\ntitle="D"\n[[voices]]\nid="v"\nname="V"\n' + ring
    (fault,) = faults_in(text)
    assert fault.what == "they run in a circle: " + " -> ".join(
        [*(f"n{i}" for i in range(8)), "...", "n38", "n39", "n0"]
    )


def test_only_the_first_of_many_faults_get_a_suggestion() -> None:
    targets = ", ".join(f'"market/east{i}"' for i in range(200))
    faults = faults_in(mini_text(('supports = ["C2"]', f"supports = [{targets}]")))
    assert len(faults) == 200
    assert faults[0].remedy.startswith("Did you mean")
    assert faults[-1].remedy == "Add it or name another position"


def test_no_more_than_a_thousand_faults_are_told() -> None:
    targets = ", ".join(f'"nobody{i}"' for i in range(900))
    text = mini_text(
        ('supports = ["C2"]', f"supports = [{targets}]"), ('attacks = ["S4"]', f"attacks = [{targets}]")
    )
    assert len(faults_in(text)) == 1_000


def test_a_file_that_is_wrong_everywhere_gets_one_line() -> None:
    faults = faults_in(HEAD + "[[arguments]]\n" * 3_000)
    assert [fault.what for fault in faults] == ["15,000 things in it are wrong"]


def _argument(name: str, rest: str) -> str:
    return f'[[arguments]]\nid="{name}"\ndocument="d"\nvoice="v"\nlines=[1]\ntext=""\nbase=0.5\n{rest}\n'


def test_a_circle_through_arguments_questions_and_decisions_is_named() -> None:
    text = mini_text(
        ('arises = { site = ["ford"] }', 'presupposes = ["market/both"]'),
        ('arises_reason = "No bridge stands at the ford"\n', ""),
    )
    (fault,) = faults_in(text)
    assert (fault.place, fault.what) == (
        "decisions",
        "they run in a circle: market -> flood -> C6 -> safety -> S4 -> market",
    )


def test_a_decision_an_argument_and_a_question_may_share_an_id() -> None:
    text = HEAD + '[[documents]]\nid="d"\nmark="D"\ntitle="D"\n[[voices]]\nid="v"\nname="V"\n'
    text += '[[questions]]\nid="same"\ntitle="Q"\npositions=[{id="a",label="A"},{id="b",label="B"}]\n'
    text += '[[decisions]]\nid="same"\ntitle="D"\ndate="1900"\n'
    text += 'options=[{id="o",label="O",actual=true},{id="p",label="P",establishes=["same/a"]}]\n'
    text += _argument("same", 'supports=["same/a"]\nwhen={same=["o"]}')
    assert faults_in(text) == ()


def _with_hinges(*sizes: int) -> str:
    text = HEAD + '[[documents]]\nid="d"\nmark="D"\ntitle="D"\n[[voices]]\nid="v"\nname="V"\n'
    for number, size in enumerate(sizes):
        positions = ",".join(f'{{id="p{place}",label="P"}}' for place in range(size))
        text += f'[[questions]]\nid="q{number}"\ntitle="Q"\npositions=[{positions}]\n'
        text += _argument(f"A{number}", f'presupposes=["q{number}/p0"]')
    return text


def test_a_branch_of_more_courses_than_anybody_reads_is_refused() -> None:
    assert faults_in(_with_hinges(8, 8, 4, 4)) == ()
    (fault,) = faults_in(_with_hinges(8, 8, 4, 5))
    assert str(fault) == (
        "c.toml: questions: a branch could have 1,280 courses by the positions of the 4 questions that others"
        " presuppose, and 1,024 are the most. Presuppose fewer questions, or give these fewer positions."
    )
