"""Names for the writing part: listed ones that the statistics have not seen, and ones that stand in no list."""
import csv
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "train"))

import common  # noqa: E402,F401 (puts tools/acceptance on the path)
from name_statistics import fnv1a, is_kanji, katakana  # noqa: E402
import people  # noqa: E402


def unseen(folder):
    """(surnames, given names) as (kanji, kana, weight): the half by hash that ocr/models/names was not made from."""
    surnames, given = [], []
    for row in csv.reader(open(folder / "last_name_org.csv", encoding="utf-8")):
        if len(row) >= 3 and row[1].isdigit() and fnv1a(row[0]) % 2 == 0 and all(map(is_kanji, row[0])):
            surnames.append((row[0], katakana(row[2]), int(row[1])))
    for name in ("first_name_man_opti.csv", "first_name_woman_opti.csv"):
        for row in csv.reader(open(folder / name, encoding="utf-8")):
            forms = [k for k in row[2:] if k and fnv1a(k) % 2 == 0 and all(map(is_kanji, k))]
            given += [(k, katakana(row[0]), 1 / len(forms)) for k in forms if 2 <= len(row[0]) <= 6]
    return surnames, given


def unlisted(corpus):
    """(surnames, given names) that stand in no list of the corpus (checked), hand-picked, with their readings."""
    people.check_absent(corpus / "names_jp")
    both = [[people.split_name(e) for e in lists] for lists in (people.SURNAMES, people.MEN + people.WOMEN)]
    return [[(k, r, 1) for k, r in half] for half in both]


def kanji_of_level_1(folder):
    rows = [line.split("\t") for line in (folder / "jis_levels.tsv").read_text(encoding="utf-8").splitlines()]
    return sorted({row[1] for row in rows if row[3] == "1" and is_kanji(row[1])})


def variant_families(heads):
    """The families of forms that the product's head knows, as strings."""
    words = [line.strip() for line in heads.read_text(encoding="utf-8").splitlines()]
    return [w for w in words if len(w) > 1 and " " not in w and all(ord(c) > 0x3400 for c in w)]
