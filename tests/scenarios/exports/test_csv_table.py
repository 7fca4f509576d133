"""Outcomes as a CSV file, read back by a reader of such files."""

from __future__ import annotations

import csv
import io

import pytest

from scenarios.exports.csv_table import as_csv, write
from scenarios.exports.outcome_table import outcomes
from scenarios.exports.tables import Table
from tests.scenarios.exports.requests import request, split


def _read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def test_it_reads_back_to_the_last_digit() -> None:
    made = request({"toll": "charged"}, casebook=split())
    table = outcomes(made)
    head, *rows = _read(write(made))
    assert tuple(head) == table.columns
    assert len(rows) == len(table.rows)
    place = head.index("strength")
    for row, expected in zip(rows, table.rows, strict=True):
        assert len(row) == len(head)
        wanted = expected[place]
        assert (float(row[place]) if row[place] else None) == wanted


def test_the_bytes_are_those_of_the_standard() -> None:
    data = as_csv(Table("t", ("a", "b"), (("x\ny", 'say "so", he said'), (None, 0.1))))
    assert data == b'\xef\xbb\xbfa,b\r\n"x\ny","say ""so"", he said"\r\n,0.1\r\n'


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(start: str) -> None:
    ((cell,),) = _read(as_csv(Table("t", (), ((f"{start}cmd|' /C calc'!A0",),))))[1:]
    assert cell == f"'{start}cmd|' /C calc'!A0"


def test_a_dash_and_a_number_stay_as_they_are() -> None:
    ((dash, number),) = _read(as_csv(Table("t", (), (("– a dash", -1.5),))))[1:]
    assert (dash, number) == ("– a dash", "-1.5")
