#!/usr/bin/env python3
"""Collects what the page maker writes with: handwritten digits, pen strokes, names, addresses and banks.

    make_glyph_set.py --corpus DIR --postal postal.tsv --banks banks.tsv --out DIR [--small] [--labels labels_found_wrong.tsv]

`--corpus` holds digits_kensanata16/, kanjivg_strokes/, tomoe_strokes/ and names_jp/ (see NOTICE for their terms).
`--small` makes the set that the repository carries: digits of public domain, and strokes only for the characters of
the chosen names and addresses. Same input, same output.

Names are split by a hash: names whose FNV-1a (32 bit, of the kanji's UTF-8) is even belong to made pages, the odd
ones to the reader's statistics, so that no made page measures what the reader has learned by heart.

Digits whose label was found wrong by eye are left out: what nobody can read as labelled measures nothing.
"""

import argparse
import csv
import gzip
import json
import random
import struct
import sys
from pathlib import Path

import svg_path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "accuracy"))
from wrong_labels import LIST, found_wrong  # noqa: E402

SMALL_DIGITS_PER_CLASS = 90
SMALL_SURNAMES, SMALL_GIVEN, SMALL_ADDRESSES, SMALL_BRANCHES = 220, 130, 150, 160
# Signs of a bank and its branch that find room in the box of the form.
LONGEST_BANK = 14
# Drawn as another character by the native writer (貫): written by the model hand instead.
PEN_DRAWN_WRONG = "貴"
# Words that made people write beside names and addresses (people/).
WORDS = (
    "長男長女次男次女三男三女妻夫子父母学生会社員自営業無職主婦大工左官塗装電気設備造園建築設計事務管工内装解体土木"
    "株式会社有限合同工務店組建設工業商店電設塗装造園設備内装現場作業施工管理営業経理配管配線鉄筋防水"
    "全国健康保険協会東京支部市国民銀行信用金庫本支店みずほ三菱井住友青葉中央南北西東口前記号番丁目一二三四五六七八九十"
    "受付之印植木の手入内装仕上外壁塗装配線工事配管大工電設設備造園同居別居続柄世帯主届出署名"
    "ハイツコーポメゾングリーンパークサンライズビル県都府道区市町村"
    "本人総合病院医院内科外科整形診療所クリニックセンター海外へ出国帰化組合員を退"
)


def fnv1a(text: str) -> int:
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def ours(name: str) -> bool:
    return fnv1a(name) % 2 == 0


def read_idx(folder: Path):
    images = (folder / "images-idx3-ubyte").read_bytes()
    labels = (folder / "labels-idx1-ubyte").read_bytes()[8:]
    count, height, width = struct.unpack(">3I", images[4:16])
    size = height * width
    return [(labels[i], images[16 + i * size:16 + (i + 1) * size]) for i in range(count)]


def as_ink(pixels: bytes) -> bytes:
    """Dark ink on white becomes an alpha: 0 paper, 255 the glyph's darkest ink."""
    ranked = sorted(pixels)
    paper, ink = ranked[len(ranked) * 9 // 10], ranked[0]
    span = max(paper - ink, 20)
    return bytes(max(0, min(255, round((paper - p) * 255 / span))) for p in pixels)


def next_right(places: list, at: int, wrong: set) -> int:
    """The place itself, or the next one of its digit with a right label that belongs to no run of its own."""
    while places[at] in wrong:
        at += 10
    return places[at]


def write_digits(corpus: Path, labels: Path, out: Path, small: bool) -> None:
    """In file order, since neighbours come from the same hand; the small set takes every n-th run of ten."""
    wrong = {number for name, number in found_wrong(labels) if name == "kensanata16"}
    glyphs = read_idx(corpus / "digits_kensanata16")
    places = {d: [i for i, (label, _) in enumerate(glyphs) if label == d] for d in range(10)}
    chosen = {d: [i for i in places[d] if i not in wrong] for d in range(10)}
    if small:
        for digit, of_digit in places.items():
            runs = range(0, len(of_digit) - 10, 10)
            step = len(runs) / (SMALL_DIGITS_PER_CLASS / 10)
            begins = [runs[int(i * step)] for i in range(SMALL_DIGITS_PER_CLASS // 10)]
            chosen[digit] = [next_right(of_digit, begin + k, wrong) for begin in begins for k in range(10)]
    pairs = [(d, as_ink(glyphs[i][1])) for d in range(10) for i in chosen[d]]
    (out / "digits-images.idx3").write_bytes(
        struct.pack(">4I", 0x803, len(pairs), 16, 16) + b"".join(g for _, g in pairs))
    (out / "digits-labels.idx1").write_bytes(struct.pack(">2I", 0x801, len(pairs)) + bytes(d for d, _ in pairs))


def write_strokes(path: Path, strokes: dict, wanted: set | None) -> set:
    """One line a character: the character, a tab, strokes as 'x,y x,y;x,y …' in 0..255 with y down."""
    lines = []
    for char in sorted(strokes):
        if wanted is None or char in wanted:
            text = ";".join(" ".join(f"{x},{y}" for x, y in stroke) for stroke in strokes[char])
            lines.append(f"{char}\t{text}\n")
    path.write_text("".join(lines), encoding="utf-8")
    return {line[0] for line in lines}


def kanjivg(corpus: Path) -> dict:
    out = {}
    with gzip.open(corpus / "kanjivg_strokes/strokes.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            if not entry["variant"]:
                scale = 255 / entry["box"]
                out[entry["ch"]] = [svg_path.polyline(d, scale) for d in entry["d"]]
    return out


def tomoe(corpus: Path) -> dict:
    out = {}
    blocks = (corpus / "tomoe_strokes/all.tdic").read_text(encoding="utf-8").split("\n\n")
    for block in blocks:
        lines = [line for line in block.splitlines() if line]
        if len(lines) < 3 or len(lines[0]) != 1:
            continue
        strokes = []
        for line in lines[2:]:
            points = [p.split() for p in line.replace(")", "").split("(")[1:]]
            strokes.append([(round(int(x) * 255 / 320), round(int(y) * 255 / 320)) for x, y in points])
        out[lines[0]] = strokes
    return out


def rightly_drawn(pen: dict) -> dict:
    return {char: strokes for char, strokes in pen.items() if char not in PEN_DRAWN_WRONG}


def names(corpus: Path, small: bool, writable: set):
    folder = corpus / "names_jp"
    surnames = []
    for row in csv.reader((folder / "last_name_org.csv").open(encoding="utf-8")):
        if len(row) >= 3 and ours(row[0]) and set(row[0]) <= writable:
            surnames.append((row[0], row[2], row[1]))
    rng = random.Random(20261122)
    given = {}
    for sex, stem in (("male", "man"), ("female", "woman")):
        pool = []
        for row in csv.reader((folder / f"first_name_{stem}_opti.csv").open(encoding="utf-8")):
            pool += [(kanji, row[0]) for kanji in row[2:6] if ours(kanji) and set(kanji) <= writable]
        given[sex] = sorted(set(rng.sample(pool, SMALL_GIVEN))) if small else sorted(set(pool))
    return (surnames[:SMALL_SURNAMES] if small else surnames), given


def place_kana(city: str, town: str) -> str:
    """Katakana of city and town; empty where the official reading holds anything else (ジュウ is written １０)."""
    kana = city + town
    return kana if all("ァ" <= c <= "ヶ" or c == "ー" for c in kana) else ""


def addresses(postal: Path, small: bool, writable: set):
    rng = random.Random(7)
    pool = []
    for line in postal.read_text(encoding="utf-8").splitlines():
        code, prefecture, city, town, _, city_kana, town_kana = line.split("\t")[:7]
        if town and not set("(（、～") & set(town) and set(prefecture + city + town) <= writable:
            pool.append((code, prefecture, city, town, place_kana(city_kana, town_kana)))
    # Half from the big cities' prefectures, as applicants are.
    big = [a for a in pool if a[1] in ("東京都", "神奈川県", "大阪府", "愛知県", "埼玉県", "千葉県", "福岡県")]
    count = SMALL_ADDRESSES if small else 4000
    return sorted(set(rng.sample(big, min(len(big), count // 2)) + rng.sample(pool, min(len(pool), count // 2))))


def written_bank(code: str, name: str) -> str:
    """A bank's name as people write it out; the table leaves 銀行 away and shortens the others."""
    if code < "1000" or code == "9900":
        return name + "銀行"
    for short, long in (("信金", "信用金庫"), ("信組", "信用組合"), ("労金", "労働金庫")):
        name = name.replace(short, long)
    return name


def written_branch(name: str) -> str:
    return name if name.endswith(("部", "所", "店")) else name + "支店"


def branches(table: Path, small: bool, writable: set):
    """(bank code, branch code, written name) of branches whose names can be written."""
    banks, pool = {}, []
    for line in table.read_text(encoding="utf-8").splitlines():
        code, branch, name = line.split("\t")
        if not branch:
            banks[code] = written_bank(code, name)
            continue
        written = banks[code] + written_branch(name)
        if len(written) <= LONGEST_BANK and set(written) <= writable:
            pool.append((code, branch, written))
    # Half of the accounts are at banks proper, as applicants' are.
    large = [row for row in pool if row[0] < "1000"]
    count, rng = (SMALL_BRANCHES if small else 4000), random.Random(11)
    chosen = rng.sample(large, min(len(large), count // 2)) + rng.sample(pool, min(len(pool), count // 2))
    return sorted(set(chosen))


def write_rows(path: Path, rows) -> None:
    path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--postal", type=Path, required=True)
    parser.add_argument("--banks", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--labels", type=Path, default=LIST)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    write_digits(args.corpus, args.labels, args.out, args.small)
    model, pen = kanjivg(args.corpus), tomoe(args.corpus)
    writable = set(model) if not args.small else set(model) & (set(pen) | {c for c in model if ord(c) < 0x3100})
    surnames, given = names(args.corpus, args.small, writable)
    places = addresses(args.postal, args.small, writable)
    write_rows(args.out / "surnames.tsv", surnames)
    for sex, rows in given.items():
        write_rows(args.out / f"given_{sex}.tsv", rows)
    write_rows(args.out / "addresses.tsv", places)
    wanted = None
    if args.small:
        wanted = set(WORDS) | {c for c in model if ord(c) < 0x3100}
        for row in surnames + given["male"] + given["female"] + places:
            wanted |= set("".join(row))
    write_rows(args.out / "banks.tsv", branches(args.banks, args.small, writable & (wanted or writable)))
    write_strokes(args.out / "strokes_model.txt", model, wanted)
    write_strokes(args.out / "strokes_pen.txt", rightly_drawn(pen), wanted)


if __name__ == "__main__":
    main()
