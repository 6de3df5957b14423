#!/usr/bin/env python3
"""Writes templates/tables/name_variants.tsv: old and variant forms of kanji beside the form they are folded to.

Usage: name_variants.py FOLDER > templates/tables/name_variants.tsv
FOLDER holds mji.tsv.gz, mjsm.tsv.gz, joyo.tsv.gz, jinmeiyo.tsv.gz, joyo_kangxi.tsv.gz and jis_levels.tsv as npm's
@mandel59/mojidata packs them (MJ文字情報一覧表 and MJ縮退マップ: CC BY-SA 2.1 JP; 常用漢字表: a Cabinet notice).

A character is folded to its 親字正字 of the 戸籍統一文字 (MJ縮退マップ), or to its 常用漢字 where the Cabinet notice
names it as the old form. Chains are followed to their end. Families below are told apart by the law but mixed up by
people and registers. The result serves for finding and comparing names, never for writing them.
"""

import csv
import gzip
import sys
from pathlib import Path

# Each line: the form that stands for all, then the others.
FAMILIES = ["斉斎齋齊", "辺邊邉", "高髙", "崎﨑嵜碕", "浜濱濵", "渕淵渊", "富冨", "島嶋嶌", "吉𠮷", "曽曾", "桜櫻", "峰峯", "梅楳", "館舘",
            "竜龍", "国國", "沢澤", "広廣", "徳德", "柳栁桺", "鶴靏靍", "桑桒", "塚塚", "瀬瀨", "頼賴", "恵惠", "真眞", "滝瀧", "巌巖",
            "栄榮", "蔵藏", "隆隆", "神神", "福福", "青靑", "清淸", "黒黑", "槙槇", "遥遙", "尭堯", "藪薮籔", "桧檜", "蛍螢", "条條"]


def rows(path: Path):
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def common_forms(folder: Path) -> dict[str, int]:
    """How common a form is: 0 常用, 1 人名用, 2 and 3 JIS levels."""
    rank = {}
    for line in (folder / "jis_levels.tsv").read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        character = next((c for c in cells if len(c) == 1 and ord(c) > 0x2E80), None)
        level = next((int(c) for c in cells if c in "1234" and c), None)
        if character and level in (1, 2):
            rank[character] = level + 1
    for name, value in (("jinmeiyo", 1), ("joyo", 0)):
        for row in rows(folder / f"{name}.tsv.gz"):
            rank[next(iter(row.values()))] = value
    return rank


def direct_folds(folder: Path, rank: dict[str, int]) -> dict[str, str]:
    character = {r["MJ文字図形名"]: r["実装したUCS"] for r in rows(folder / "mji.tsv.gz") if len(r["実装したUCS"]) == 1}
    parents: dict[str, set[str]] = {}
    for row in rows(folder / "mjsm.tsv.gz"):
        own = character.get(row["MJ文字図形名"])
        if own and row["表"].startswith("戸籍統一文字情報") and row["縮退UCS"] != own:
            parents.setdefault(own, set()).add(row["縮退UCS"])
    for row in rows(folder / "joyo_kangxi.tsv.gz"):
        parents.setdefault(row["康熙字典体"], set()).add(row["漢字"])
    folds = {}
    for own, targets in parents.items():
        known = sorted((rank[t], t) for t in targets if t in rank)
        if known and known[0][0] <= rank.get(own, 9):
            folds[own] = known[0][1]
    for family in FAMILIES:
        folds.pop(family[0], None)
        folds.update({other: family[0] for other in family[1:] if other != family[0]})
    return folds


def main() -> None:
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    folder = Path(sys.argv[1])
    folds = direct_folds(folder, common_forms(folder))
    for own in sorted(folds):
        end, seen = folds[own], {own}
        while end in folds and end not in seen:
            seen.add(end)
            end = folds[end]
        if end != own:
            print(f"{own}\t{end}")


if __name__ == "__main__":
    main()
