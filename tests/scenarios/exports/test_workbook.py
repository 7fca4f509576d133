"""The workbook, opened by a library that reads such files."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

import openpyxl
import pytest

from scenarios.exports import workbook
from scenarios.exports.argument_table import arguments
from scenarios.exports.branch_tables import courses, decisions
from scenarios.exports.outcome_table import outcomes
from scenarios.exports.request import ExportError, Options
from scenarios.exports.tables import Table
from scenarios.exports.workbook import write
from scenarios.files.casebook_files import casebook_from_bytes, open_casebook
from scenarios.files.library import shipped_casebooks
from tests.casebooks import HEAD
from tests.scenarios.exports.requests import request, split


def _read(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def _assert_holds(rows: list[tuple[object, ...]], table: Table) -> None:
    head, *found = rows
    assert head == table.columns
    assert len(found) == len(table.rows)
    for row, expected in zip(found, table.rows, strict=True):
        # A workbook keeps sixteen digits, and no difference between an empty text and nothing.
        assert row == tuple(
            pytest.approx(cell, rel=1e-15) if isinstance(cell, float) else None if cell == "" else cell
            for cell in expected
        )


def test_a_sheet_a_table_with_every_cell_as_it_was() -> None:
    made = request(
        {"toll": "charged"}, casebook=split(), in_play=["site", "toll"], options=Options(branches="in-play")
    )
    sheets = _read(write(made))
    assert list(sheets) == ["about", "outcomes", "arguments", "decisions", "courses"]
    for make in (outcomes, arguments, decisions, courses):
        table = make(made)
        _assert_holds(sheets[table.name], table)


def test_the_names_of_the_columns_stand_out_and_stay_in_sight() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write(request({"site": "mill"}))))
    for sheet in book.worksheets:
        bold = [[cell.font.b for cell in row if cell.value is not None] for row in sheet.iter_rows()]
        assert all(bold[0])
        assert not any(itertools.chain(*bold[1:]))
        assert sheet.freeze_panes == "A2"


def test_the_shipped_casebook() -> None:
    book = open_casebook(shipped_casebooks()[0])
    made = request({"bloc-1923": "accepts"}, casebook=book)
    sheets = _read(write(made))
    _assert_holds(sheets["arguments"], arguments(made))


def test_it_says_what_it_is() -> None:
    sheets = _read(write(request({"site": "mill"}, {"ferry": "kept"}, title="The mill")))
    said = {str(row[0]): row[1] for row in sheets["about"]}
    assert sheets["about"][0][0] == "The mill"
    assert said["Casebook"] == "The bridge at Aldwater (mini), revision 1.0"
    assert "Supposed by the user, not said by the documents" in said
    assert "not a chance" in str(sheets["about"][-1][1])


def test_the_same_is_written_as_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert write(request()) == write(request())


def test_no_text_becomes_a_formula_or_a_link(tmp_path: Path) -> None:
    data = write(request(title="=1+1", author="https://example.org", notes={"site": "=cmd|' /C calc'!A0"}))
    (tmp_path / "x.xlsx").write_bytes(data)
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    about = book["about"]
    assert (about["A1"].value, about["A1"].data_type) == ("=1+1", "s")
    assert [link for sheet in book.worksheets for row in sheet for link in row if link.hyperlink] == []
    (note,) = [cell for row in book["decisions"] for cell in row if cell.value == "=cmd|' /C calc'!A0"]
    assert note.data_type == "s"


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    sheets = _read(write(request(notes={"site": "x" * 40_000})))
    note = str(sheets["decisions"][1][-1])
    assert len(note) == workbook.LONGEST_CELL
    assert note.endswith("x…")


def test_more_rows_than_a_sheet_can_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 9)
    with pytest.raises(ExportError, match="the sheet outcomes would have 9 rows, and 8 are the most"):
        write(request())


def test_a_casebook_without_anything() -> None:
    sheets = _read(write(request(casebook=casebook_from_bytes(HEAD.encode(), "x"))))
    assert len(sheets["arguments"]) == 1
