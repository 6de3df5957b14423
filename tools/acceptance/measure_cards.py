#!/usr/bin/env python3
"""Holds what `uketsuke run --json --reveal` said of the pictures of cards_html.py against their truth.

    measure_cards.py OUT LINES.jsonl
"""
import collections
import json
import pathlib
import sys
import unicodedata


def key(text):
    return "".join(unicodedata.normalize("NFKC", text).split()).replace("−", "-").replace("‐", "-")


def main():
    folder, lines = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    count = collections.Counter()
    for line in map(json.loads, lines.read_text(encoding="utf-8").splitlines()):
        cards = json.loads((folder / pathlib.Path(line["file"]).with_suffix(".json").name).read_text(encoding="utf-8"))["cards"]
        wanted = collections.Counter((f["id"], key(f["value"])) for card in cards for f in card["fields"])
        count["cards"] += len(cards)
        count["told"] += len({f["row"] for f in line["fields"] if f["state"] == "read"})
        count["fields"] += sum(wanted.values())
        for field in line["fields"]:
            if field["state"] != "read":
                continue
            right = wanted[(field["id"], key(field["value"]))] > 0
            wanted[(field["id"], key(field["value"]))] -= right
            accepted = field["disposition"] == "accepted"
            count["right"] += right
            count["accepted"] += accepted
            if accepted and not right:
                count["accepted_wrong"] += 1
                print("ACCEPTED WRONG", pathlib.Path(line["file"]).name, field["id"], field["value"])
            elif not right:
                print("asked, wrong", pathlib.Path(line["file"]).name, field["id"], field["value"])
        print(pathlib.Path(line["file"]).name, line["status"], line["code"], "missing:",
              [name for (name, _), n in wanted.items() for _ in range(n) if n > 0])
    print(dict(count))


if __name__ == "__main__":
    main()
