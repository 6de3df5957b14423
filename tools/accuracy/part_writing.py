"""Kana combs, names and kanji on our printed form, by pen fonts and pen strokes ("hands"), one hand a sheet.

Four people a sheet: 氏名 in a box, フリガナ in a comb. Sheets of kind "unseen" hold listed names of the half that the
name statistics were not made from, "unlisted" names of no list, "random" any kana and any kanji of JIS level 1, among
them forms of the families that the product knows as alike (髙/高, 﨑/崎, …).
"""
import numpy as np

from common import ROOT, Bench, fresh_folder, write_result
from names import kanji_of_level_1, unlisted, unseen, variant_families
from pens import HANDS, KANA, Pens, SignHand
from sheets import LEVELS, PEN, Blank, K, Sheet, save

SEED = 75001
KINDS = ("unseen", "unlisted", "random")
ROWS = (0, 1, 2, 3)
SPLIT = 8   # the given name's first cell in a フリガナ comb of 16


def field_names(row):
    prefix = "family_" if row else ""
    return prefix + "name", prefix + "name_kana"


class Content:
    """What is written: (family, given, family kana, given kana) of one person."""

    def __init__(self, setting, pens):
        self.pens = pens
        names = unseen(setting.corpus / "names_jp")
        self.lists = {"unseen": names, "unlisted": unlisted(setting.corpus)}
        self.shares = {kind: [self._shares(part) for part in parts] for kind, parts in self.lists.items()}
        self.level_1 = kanji_of_level_1(setting.corpus / "mj_tables")
        self.families = variant_families(ROOT / "ocr/models/variants/heads.txt")
        self.forms = "".join(self.families)

    @staticmethod
    def _shares(people):
        weights = np.array([p[2] for p in people], float) ** 0.5   # common ones more often, but not only they
        return weights / weights.sum()

    def _pick(self, people, shares, hand, rng):
        for _ in range(400):
            kanji, kana, _ = people[rng.choice(len(people), p=shares)]
            if len(kana) <= SPLIT and len(kanji) <= 5 and self.pens.can_write(hand, kanji + kana):
                return kanji, kana
        raise SystemExit(f"{hand} can write none of these names")

    def person(self, kind, hand, rng):
        if kind in self.lists:
            (family, family_kana), (given, given_kana) = (self._pick(part, shares, hand, rng)
                                                           for part, shares in zip(self.lists[kind], self.shares[kind]))
            return family, given, family_kana, given_kana
        kana = ["".join(rng.choice(sorted(KANA), 6)) for _ in range(2)]
        forms = [c for c in self.forms if self.pens.can_write(hand, c)]
        signs = []
        while len(signs) < 4:
            c = str(rng.choice(forms if len(signs) % 2 == 0 else self.level_1))
            if self.pens.can_write(hand, c):
                signs.append(c)
        return "".join(signs[:2]), "".join(signs[2:]), kana[0], kana[1]


def aligned(truth, signs):
    """Pairs (sign of the truth, read sign or None) of the cheapest alignment; a sign read too much is left out."""
    n, m = len(truth), len(signs)
    cost = np.zeros((n + 1, m + 1))
    cost[:, 0], cost[0] = np.arange(n + 1), np.arange(m + 1)
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            same = truth[i - 1] == signs[j - 1]["sign"]
            cost[i, j] = min(cost[i - 1, j] + 1, cost[i, j - 1] + 1, cost[i - 1, j - 1] + (not same))
    out, i, j = [], n, m
    while i > 0:
        if j > 0 and cost[i, j] == cost[i - 1, j - 1] + (truth[i - 1] != signs[j - 1]["sign"]):
            i, j = i - 1, j - 1
            out.append((truth[i], signs[j]))
        elif j > 0 and cost[i, j] == cost[i, j - 1] + 1:
            j -= 1
        else:
            i -= 1
            out.append((truth[i], None))
    return out[::-1]


def plain(text):
    return text.replace("\u3000", "").replace(" ", "")


def rank(value, candidates, truth):
    """Place of the truth among the values offered, from 1; 0: not among the first five."""
    offered = []
    for v in [value] + [c[0] for c in candidates]:
        if plain(v) not in offered:
            offered.append(plain(v))
    return offered.index(truth) + 1 if truth in offered[:5] else 0


def record_of(kind, hand, level, page_number, row, person, readings, alone):
    family, given, family_kana, given_kana = person
    name_id, kana_id = field_names(row)
    out = {"kind": kind, "hand": hand, "level": level, "page": page_number, "row": row}
    for key, field, truth in (("name", name_id, family + given), ("kana", kana_id, family_kana + given_kana)):
        reading, bare = readings[field, row], alone[field, row]
        out[key] = {"truth": truth, "value": plain(reading["value"]), "state": reading["state"], "p": reading["confidence"],
                    "kind": reading["kind"], "disposition": reading["disposition"], "doubts": reading["doubts"],
                    "rank": rank(reading["value"], reading["candidates"], truth),
                    "among": truth in [plain(c[0]) for c in reading["candidates"]],
                    "alone_value": plain(bare["value"]), "alone_rank": rank(bare["value"], bare["candidates"], truth)}
    out["signs"] = [(c, s["sign"] if s else "", [a[0] for a in s["alternatives"]] if s else [])
                    for c, s in aligned(out["name"]["truth"], alone[name_id, row]["signs"])]
    return out


def measure(setting, blank, content, pens, kind, hand, level, pages, seed):
    fields = [f for row in (0, 1) for f in field_names(row)]
    bench = Bench(setting, "--view", "all=" + ",".join(fields), "--texts", ",".join(fields))
    folder = fresh_folder(setting.work / "writing")
    records, lost = [], 0
    for n in range(pages):
        rng = np.random.default_rng([seed, n])
        sheet, people = Sheet(blank), {}
        writer = SignHand(pens, hand, rng, K)
        for row in ROWS:
            person = people[row] = content.person(kind, hand, rng)
            name_id, kana_id = field_names(row)
            writer.line(sheet, blank.fields[name_id, row]["rect_mm"], person[0] + "\u3000" + person[1], PEN)
            cells = blank.fields[kana_id, row]["cells_mm"]
            writer.comb(sheet, cells, person[2].ljust(SPLIT)[:SPLIT] + person[3], PEN)
        page = bench.read(save(sheet, level, rng, folder / f"{n:05}"))
        if page["status"] != "form":
            lost += 1
            continue
        readings = {(r["id"], r["row"]): r for r in page["views"]["all"]}
        alone = {(t["id"], t["row"]): t for t in page["texts"]}
        records += [record_of(kind, hand, level, n, row, people[row], readings, alone) for row in ROWS]
    bench.close()
    return records, lost


def kana_hand(record):
    """Whose kana these are: Tomoe's sheets hold those of KanjiVG."""
    return "kanjivg" if record["hand"] == "tomoe" else record["hand"]


def kana_figures(records):
    """Signs of the combs, by the reader alone; the value is compared sign by sign when its length is right."""
    total = right = settled = length = 0
    for r in records:
        truth, value = r["kana"]["truth"], r["kana"]["alone_value"]
        total += len(truth)
        if len(value) == len(truth):
            length += 1
            right += sum(a == b for a, b in zip(truth, value))
        else:
            right += sum(s is not None and c == s["sign"] for c, s in aligned(truth, [{"sign": c} for c in value]))
        settled += sum(a == b for a, b in zip(truth, r["kana"]["value"]))
    return {"signs": total, "right": right, "right_with_names": settled, "combs": len(records), "length_right": length,
            "different": len({c for r in records for c in r["kana"]["truth"]})}


def field_figures(records, key):
    fields = [r[key] for r in records]
    accepted = [f for f in fields if f["disposition"] == "accepted"]
    return {"fields": len(fields), "first": sum(f["rank"] == 1 for f in fields), "five": sum(f["rank"] > 0 for f in fields),
            "alone_first": sum(f["alone_rank"] == 1 for f in fields), "alone_five": sum(f["alone_rank"] > 0 for f in fields),
            "accepted": len(accepted), "wrong_accepted": sum(f["value"] != f["truth"] for f in accepted)}


def both_first(records, key):
    return sum(r["name"][key] == 1 and r["kana"][key] == 1 for r in records)


def sign_figures(records):
    signs = [s for r in records for s in r["signs"]]
    return {"signs": len(signs), "different": len({s[0] for s in signs}), "first": sum(s[0] == s[1] for s in signs),
            "five": sum(s[0] == s[1] or s[0] in s[2][:5] for s in signs)}


def variant_figures(records, families):
    """Names that hold a form of a family: right and accepted, asked, or silently another form of the same family."""
    out = {"forms": 0, "different": set(), "first": 0, "asked": 0, "right_accepted": 0, "silent": 0, "offered": 0}
    family_of = {c: f for f in families for c in f}
    for r in records:
        truth, name = r["name"]["truth"], r["name"]
        for i, c in enumerate(truth):
            if c not in family_of:
                continue
            out["forms"] += 1
            out["different"].add(c)
            read = name["value"][i] if len(name["value"]) == len(truth) else ""
            accepted = name["disposition"] == "accepted"
            out["first"] += read == c
            out["asked"] += not accepted
            out["right_accepted"] += accepted and read == c
            out["silent"] += accepted and read != c
            out["offered"] += name["among"]
    out["different"] = len(out["different"])
    return out


def figures_of(records, families, lost):
    by_kind = {k: [r for r in records if r["kind"] == k] for k in KINDS}
    named = by_kind["unseen"] + by_kind["unlisted"]
    return {"levels": [k for k in LEVELS if any(r["level"] == k for r in records)], "sheets_not_read": lost,
            "kana": {h: kana_figures([r for r in named if kana_hand(r) == h]) for h in HANDS[:-1]},
            "kana_random": {h: kana_figures([r for r in by_kind["random"] if kana_hand(r) == h]) for h in HANDS[:-1]},
            "names": {k: {"name": field_figures(by_kind[k], "name"), "kana": field_figures(by_kind[k], "kana"),
                          "both_first": both_first(by_kind[k], "rank"), "alone_both_first": both_first(by_kind[k], "alone_rank")}
                      for k in KINDS},
            "kanji": {h: sign_figures([r for r in named if r["hand"] == h]) for h in HANDS},
            "kanji_random": {h: sign_figures([r for r in by_kind["random"] if r["hand"] == h]) for h in HANDS},
            "variants": {h: variant_figures([r for r in by_kind["random"] if r["hand"] == h], families) for h in HANDS}}


def run(setting):
    rng = np.random.default_rng(SEED)
    blank = Blank(setting.program, setting.work / "blank_w")
    pens = Pens(setting.corpus, setting.deps, rng)
    content = Content(setting, pens)
    pages = setting.of(1, 6, 40)   # 2 gave 160 readings, among which chance alone made a calibration error of 0.037
    records, lost = [], 0
    for a, kind in enumerate(KINDS):
        for b, hand in enumerate(HANDS):
            for c, level in enumerate(("clean", "office")):
                some, gone = measure(setting, blank, content, pens, kind, hand, level, pages, SEED + 100 * a + 10 * b + c)
                records += some
                lost += gone
        print(f"writing {kind}: {len(records)} people", flush=True)
    write_result(setting, "writing", SEED, figures_of(records, content.families, lost), records)
