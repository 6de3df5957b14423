#!/usr/bin/env python3
"""Compares `uketsuke run --json --reveal` lines with the truth files beside made pages.

Prints, per field type, how many fields there are, how many were accepted, and how many of those are wrong, with the
one-sided 95 % bound of the wrong share (Clopper-Pearson; 3/n when none is wrong).
"""

import argparse
import collections
import json
import pathlib

from scoring import upper_bound


def truth_of(path: pathlib.Path) -> dict:
    file = path.with_suffix(".json")
    if not file.exists():
        return {}
    fields = json.loads(file.read_text(encoding="utf-8"))["fields"]
    return {(field["id"], field["row"]): field for field in fields}


def same(field: dict, expected: dict) -> bool:
    if field["state"] != expected["state"]:
        return False
    return field["state"] != "read" or field["value"].replace("\u3000", "") == expected["value"].replace("\u3000", "")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lines", type=pathlib.Path, help="output of run --json --reveal")
    parser.add_argument("--show", action="store_true", help="print every wrong accepted field")
    options = parser.parse_args()
    counts = collections.defaultdict(lambda: [0, 0, 0, 0])
    sides = collections.Counter()
    for text in options.lines.read_text(encoding="utf-8").splitlines():
        line = json.loads(text)
        truth = truth_of(pathlib.Path(line["file"]))
        if not truth:
            continue
        sides[line["status"]] += 1
        for field in line.get("fields", []):
            expected = truth.get((field["id"], field["row"]))
            if expected is None:
                continue
            kind = f'{line["document"]}/{expected.get("type", "text")}'
            if field["id"].endswith("my_number"):
                kind = f'{line["document"]}/my_number'
            count = counts[kind]
            count[0] += 1
            count[3] += same(field, expected)
            if field["disposition"] != "accepted":
                continue
            count[1] += 1
            if not same(field, expected):
                count[2] += 1
                if options.show:
                    print("WRONG", line["file"], field["id"], field["row"], field["state"], field["value"],
                          "truth", expected["state"], expected["value"], round(field["confidence"], 5))
    print("sides:", dict(sides))
    print(f'{"kind":<36}{"fields":>8}{"best right":>12}{"accepted":>10}{"wrong":>7}{"bound 95 %":>12}')
    for kind, (n, accepted, wrong, right) in sorted(counts.items()):
        print(f"{kind:<36}{n:>8}{right / n:>12.1%}{accepted / n:>10.1%}{wrong:>7}{upper_bound(wrong, accepted):>12.2%}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
