#!/usr/bin/env python3
"""Writes ocr/models/names/: how surnames and given names are written and read, for weighing candidates of both fields.

    name_statistics.py --names DIR --readings DIR --out ocr/models/names

DIR of --names holds the CSV files of "japanese-personal-name-dataset", that of --readings mji.tsv.gz, mji_reading.tsv.gz
and jis_levels.tsv. Only names whose FNV-1a hash (32 bit, of the kanji's UTF-8) is odd are used: the even half belongs to
made pages (tools/page_maker/glyph_set), so that no made page measures what the reader has learned by heart.

Each kanji of a name is given its share of the kana by expectation maximisation over all ways to cut the reading, begun
from the readings of the character table. Same input, same output.
"""

import argparse
import collections
import csv
import gzip
from pathlib import Path

LONGEST = 4  # kana that one kanji is read as; longer ones (承 ウケタマワル) do not occur in names
ROUNDS = 8
VOICED = dict(zip("カキクケコサシスセソタチツテトハヒフヘホ", "ガギグゲゴザジズゼゾダヂヅデドバビブベボ"))
HALF_VOICED = dict(zip("ハヒフヘホ", "パピプペポ"))
# Vendor kanji of code page 932 that occur in names beside JIS levels 1 and 2.
VENDOR = set("髙﨑德瀨凞祐福靖晴黑增羽緖蓜郞都隆橫寬" + "神" + "塚")


def fnv1a(text: str) -> int:
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def ours(name: str) -> bool:
    return fnv1a(name) % 2 == 1


def katakana(text: str) -> str:
    return "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in text)


def is_kanji(c: str) -> bool:
    return "\u4e00" <= c <= "\u9fff" or "\u3400" <= c <= "\u4dbf" or "\uf900" <= c <= "\ufaff"


def without_repeats(kanji: str) -> str:
    """々 stands for the character before it."""
    out = ""
    for c in kanji:
        out += out[-1] if c == "々" and out else c
    return out


def table_readings(folder: Path) -> dict[str, set[str]]:
    def rows(name):
        with gzip.open(folder / name, "rt", encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
    wanted = set(VENDOR)
    for line in (folder / "jis_levels.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        character = next((c for c in cells if len(c) == 1 and is_kanji(c)), None)
        if character and ("1" in cells or "2" in cells):
            wanted.add(character)
    glyphs = {row["MJ文字図形名"]: row["対応するUCS"] for row in rows("mji.tsv.gz") if row["対応するUCS"] in wanted}
    out = collections.defaultdict(set)
    for row in rows("mji_reading.tsv.gz"):
        reading = katakana(row["読み"] or "")
        if row["MJ文字図形名"] in glyphs and 0 < len(reading) <= LONGEST:
            out[glyphs[row["MJ文字図形名"]]].add(reading)
    return out


def cuts(kanji: str, kana: str) -> list[tuple[str, ...]]:
    """All ways to share the kana out among the characters; a kana stands for itself alone."""
    out = []

    def go(i, j, taken):
        if i == len(kanji):
            if j == len(kana):
                out.append(tuple(taken))
            return
        for n in range(1, LONGEST + 1):
            if j + n > len(kana) - (len(kanji) - i - 1) or (n > 1 and not is_kanji(kanji[i])):
                break
            go(i + 1, j + n, taken + [kana[j:j + n]])
    go(0, 0, [])
    return out


def guess(character: str, reading: str, table) -> float:
    """How well a reading fits a character before any name was seen."""
    if not is_kanji(character):
        own = katakana(character)
        return 1.0 if reading == own else 0.05 if VOICED.get(own) == reading or character in "ヶケ" else 1e-4
    known = table.get(character, ())
    if reading in known:
        return 0.2
    if any(reading in (VOICED.get(k[0], "") + k[1:], HALF_VOICED.get(k[0], "") + k[1:]) for k in known):
        return 0.1
    return 0.03 if any(k.startswith(reading) or reading == k[:-1] + "ッ" for k in known) else 0.002


def learned(names, table) -> dict[tuple[str, str], float]:
    """Expected counts of (character, reading)."""
    data = [(kanji, cuts(kanji, kana), weight) for kanji, kana, weight in names]
    counts = {}
    for _ in range(ROUNDS):
        total = collections.defaultdict(float)
        for (character, _), n in counts.items():
            total[character] += n
        fresh = collections.defaultdict(float)
        for kanji, ways, weight in data:
            scores = []
            for way in ways:
                p = 1.0
                for c, reading in zip(kanji, way):
                    p *= (counts.get((c, reading), 0) + 2 * guess(c, reading, table)) / (total[c] + 2)
                scores.append(p)
            whole = sum(scores)
            for way, p in zip(ways, scores):
                if p > 1e-4 * whole:
                    for c, reading in zip(kanji, way):
                        fresh[c, reading] += weight * p / whole
        counts = fresh
    return counts


def read_names(folder: Path):
    """Surnames (kanji, kana, head count) and given names (kanji, kana), the reader's half of both."""
    surnames, given = [], []
    with (folder / "last_name_org.csv").open(encoding="utf-8") as file:
        surnames = [(row[0], katakana(row[2]), int(row[1])) for row in csv.reader(file) if ours(row[0])]
    for stem in ("man", "woman"):
        with (folder / f"first_name_{stem}_org.csv").open(encoding="utf-8") as file:
            for row in csv.reader(file):
                given += [(kanji, katakana(row[0])) for kanji in row[2:] if kanji and ours(kanji)]
    return surnames, given


def write(path: Path, note: str, lines) -> None:
    path.write_text(f"# {note}\n" + "".join(line + "\n" for line in lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--readings", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    table = table_readings(args.readings)
    surnames, given = read_names(args.names)
    # The root tempers head counts: 佐藤 is 300 times as common as the last of the list, its kanji not 300 times as telling.
    in_surnames = learned([(without_repeats(k), r, n ** 0.5 / 30) for k, r, n in surnames], table)
    in_given = learned([(without_repeats(k), r, 1.0) for k, r in given], table)
    args.out.mkdir(parents=True, exist_ok=True)
    write(args.out / "surnames.tsv", "kanji, kana, estimated head count",
          (f"{k}\t{r}\t{n}" for k, r, n in sorted(surnames, key=lambda s: (-s[2], s[0], s[1]))))
    forms = collections.Counter(kana for _, kana in given)
    write(args.out / "given_kana.tsv", "kana, ways to write it in kanji",
          (f"{kana}\t{n}" for kana, n in sorted(forms.items())))
    lines = []
    for character in sorted({c for c, _ in in_surnames} | {c for c, _ in in_given} | set(table)):
        if not is_kanji(character):
            continue
        entries = []
        readings = {r for c, r in in_surnames if c == character} | {r for c, r in in_given if c == character}
        for reading in sorted(readings | table.get(character, set())):
            s = round(10 * in_surnames.get((character, reading), 0))
            g = round(10 * in_given.get((character, reading), 0))
            known = reading in table.get(character, ())
            if known or s > 0 or g >= 5:
                entries.append(f"{reading}:{s}:{g}:{int(known)}" if s or g else reading)
        lines.append(f"{character}\t{' '.join(entries)}")
    write(args.out / "readings.tsv",
          "kanji, readings; reading:count in surnames:in given names (tenths):1 if the character table has it", lines)


if __name__ == "__main__":
    main()
