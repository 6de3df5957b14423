"""Labels of the data sets that were found wrong by eye (labels_found_wrong.tsv), and pictures to find them with.

usage: labels.py --corpus DIR --mnist DIR --records FILE.jsonl --out PICTURE.png [--set NAME]   (digits that were misread)
       labels.py --corpus DIR --mnist DIR --found --out docs/pictures/labels_found_wrong.png    (those in the list)
Each glyph stands over: its number in the set's file, its label, what it was read as.
"""
import argparse
import collections
import json
import pathlib

import cv2
import numpy as np

from wrong_labels import found_wrong

SIDE, WORDS = 96, 34


def tile(digits, number, words):
    ink = digits.ink(number)
    glyph = cv2.resize(255 - np.clip(ink / max(0.2, ink.max()) * 255, 0, 255).astype(np.uint8), (SIDE - 8, SIDE - 8),
                       interpolation=cv2.INTER_CUBIC)
    out = np.full((SIDE + WORDS, SIDE), 255, np.uint8)
    out[4:SIDE - 4, 4:SIDE - 4] = glyph
    for i, text in enumerate(words):
        cv2.putText(out, text, (3, SIDE + 12 + 15 * i), cv2.FONT_HERSHEY_SIMPLEX, 0.42, 0, 1, cv2.LINE_AA)
    return out


def sheet_of(tiles, columns=14):
    blank = np.full_like(tiles[0], 255)
    rows = [tiles[i:i + columns] for i in range(0, len(tiles), columns)]
    return np.vstack([np.hstack(row + [blank] * (columns - len(row))) for row in rows])


def misread(records, name):
    """{glyph number: (label, what it was read as, how often wrong)} of the sheets without copies."""
    out = collections.OrderedDict()
    for r in records:
        if r["set"] != name or r["level"] == "copy-of-copy":
            continue
        for glyph, label, read in zip(r["glyphs"], r["truth"], r["both"]):
            if read != int(label):
                old = out.get(glyph, (label, "", 0))
                out[glyph] = (label, "0123456789ESX"[read], old[2] + 1)
    return out


def main():
    from glyphs import SETS, DigitSet
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--corpus", type=pathlib.Path, required=True)
    args.add_argument("--mnist", type=pathlib.Path, required=True)
    args.add_argument("--records", type=pathlib.Path)
    args.add_argument("--found", action="store_true")
    args.add_argument("--set", choices=SETS)
    args.add_argument("--out", type=pathlib.Path, required=True)
    args = args.parse_args()
    sets = {name: DigitSet(name, args.corpus, args.mnist, held=False) for name in ([args.set] if args.set else SETS)}
    tiles = []
    if args.found:
        for (name, number), words in found_wrong().items():
            if name != "usps":   # may not be passed on
                tiles.append(tile(sets[name], number, (f"{name[:6]} {number}", f"{words[0]}: {words[1]}")))
    else:
        records = [json.loads(line) for line in open(args.records)]
        for name, digits in sets.items():
            for number, (label, read, times) in misread(records, name).items():
                tiles.append(tile(digits, number, (f"{name[:4]} {number}", f"{label} as {read} x{times}")))
    cv2.imwrite(str(args.out), sheet_of(tiles))
    print(len(tiles), "glyphs")


if __name__ == "__main__":
    main()
