#!/usr/bin/env python3
"""Writes the table of banks and branches (金融機関・支店の統一コード) as a sorted UTF-8 TSV.

Source: the JSON files inside the PyPI wheel `zengin-code`, which follow the codes of 全国銀行資金決済ネットワーク.

Columns: bank_code (4 digits), branch_code (3 digits; empty on the bank's own line), name. Names stand as banks
shorten them: without 銀行 and 支店, with 信金, 信組, 農協.
"""

import json
import re
import sys
from pathlib import Path


def read_rows(source: Path) -> list[tuple[str, str, str]]:
    """All banks and branches, sorted by their codes."""
    rows = []
    for bank in json.loads((source / "banks.json").read_text(encoding="utf-8")).values():
        rows.append((bank["code"], "", bank["name"]))
        branches = json.loads((source / "branches" / f"{bank['code']}.json").read_text(encoding="utf-8"))
        rows += [(bank["code"], branch["code"], branch["name"]) for branch in branches.values()]
    return sorted(rows)


def check(rows: list[tuple[str, str, str]]) -> None:
    """Stops when the source is not what this script was written for."""
    banks = [row for row in rows if not row[1]]
    if len(banks) < 1_000 or len(rows) < 25_000:
        raise SystemExit(f"bank_table: {len(banks)} banks and {len(rows)} rows are not the whole of Japan")
    for row in rows:
        if not re.fullmatch(r"[0-9]{4}\t([0-9]{3})?\t[^\t\r\n]+", "\t".join(row)):
            raise SystemExit(f"bank_table: unusable row {row!r}")


def main() -> None:
    if len(sys.argv) != 3:
        raise SystemExit("usage: bank_table.py SOURCE_DATA_DIR OUT.TSV")
    rows = read_rows(Path(sys.argv[1]))
    check(rows)
    Path(sys.argv[2]).write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
