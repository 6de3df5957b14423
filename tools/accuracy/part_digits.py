"""Single digits and 12-digit 個人番号 in the combs of our printed form, for every data set and level.

Every comb of the form is filled: four 個人番号 and a 保険者番号 with a right check digit, a telephone number, other combs with random digits. A sheet
has one "hand": glyphs that stand near each other in the set's file. The pages are read by the product's own code.
"""
import hashlib
import json

import numpy as np

from common import ROOT, Bench, fresh_folder, over_groups, upper_bound, write_result
from glyphs import ABOUT, SETS, WRITERS, DigitHand, DigitSet
from wrong_labels import found_wrong
from names import people
from recipe import recipe_hash
from sheets import LEVELS, Blank, K, Sheet, save

SEED = 73001
MODELS = ROOT / "ocr/models"
COMBS = ("symbol", "number", "phone", "my_number", "postal_code", "previous_insurer_number", "bank_code", "branch_code",
         "account_number", "family_income", "family_my_number")
FAINT, EMPTY = 0.16, 10   # kFaintContrast and kCellEmpty
NUMBERS = ("my_number", "family_my_number")
Q = people.MY_NUMBER_WEIGHTS


def my_number(rng):
    eleven = [int(d) for d in rng.integers(0, 10, 11)]
    return eleven + [people.my_number_check(eleven)]


def phone(rng):
    """Of a mobile telephone: other eleven digits are no number that anybody has, and always asked about."""
    return [0, int(rng.choice([5, 6, 7, 8, 9])), 0] + [int(d) for d in rng.integers(0, 10, 8)]


def insurer_number(digits):
    """The digits with a right check digit at the end (modulus 10, weights 2 1 from the right)."""
    return digits[:-1] + [int(people.luhn("".join(map(str, digits[:-1]))))]


def best_valid(p):
    """The most probable number with a right check digit, and its posterior among all such (p: 12 rows of ten). By the
    residue of the weighted sum, as a second source for the product's own."""
    p = np.maximum(np.array(p)[:, :10], 1e-12)
    p = p / p.sum(1, keepdims=True)
    best = {0: (1.0, ())}
    mass = np.zeros(11)
    mass[0] = 1
    for place in range(11):
        fresh, weight = {}, np.zeros(11)
        for residue, (value, digits) in best.items():
            for d in range(10):
                at = (residue + d * Q[place]) % 11
                one = value * p[place, d]
                weight[at] += mass[residue] * p[place, d]
                if at not in fresh or one > fresh[at][0]:
                    fresh[at] = (one, digits + (d,))
        best, mass = fresh, weight
    total, first = 0.0, (0.0, ())
    for residue, (value, digits) in best.items():
        last = 0 if residue <= 1 else 11 - residue
        total += mass[residue] * p[11, last]
        first = max(first, (value * p[11, last], digits + (last,)))
    return "".join(map(str, first[1])), first[0] / max(total, 1e-300)


def fill(blank, digits, place, rng):
    """A sheet with all combs filled; [(field, row, digits, glyph numbers)]."""
    sheet, hand, choose, truth = Sheet(blank), DigitHand(digits, rng, K), digits.near(place, rng), []
    for (name, row), field in blank.fields.items():
        if name not in COMBS:
            continue
        value = my_number(rng) if name in NUMBERS else [int(d) for d in rng.integers(0, 10, len(field["cells_mm"]))]
        if name == "previous_insurer_number":
            value = insurer_number(value)
        if name == "phone":
            value = phone(rng)
        glyphs = choose(value)
        for cell, number in zip(field["cells_mm"], glyphs):
            hand.write(sheet, cell, number)
        truth.append((name, row, value, glyphs))
    return sheet, truth


def aligned_right(read, value):
    """Digits of a reading that has no places, counted right in the best alignment (longest common subsequence)."""
    row = [0] * (len(value) + 1)
    for c in read:
        before = 0
        for i, d in enumerate(value):
            keep = row[i + 1]
            row[i + 1] = before + 1 if c == d else max(row[i + 1], row[i])
            before = keep
    return row[-1]


def best_few(p, count=3):
    """The most probable signs of a cell with their probabilities."""
    return [[int(k), round(float(p[k]), 6)] for k in np.argsort(-p)[:count]]


def is_faint(contrast, net):
    """As ocr/calibration/cell_fusion.cpp says it."""
    return bool(contrast < FAINT and net.argmax() != EMPTY)


def comb_record(level, source, truth, reading, comb):
    name, row, value, glyphs = truth
    both, net, head, line = (np.array(comb[k]) for k in ("both", "net", "head", "line"))
    text = "".join(map(str, value))
    out = {"set": source, "level": level, "field": name, "row": row, "truth": text, "glyphs": glyphs,
           "state": reading["state"], "value": reading["value"], "p": reading["confidence"], "kind": reading["kind"],
           "disposition": reading["disposition"], "doubts": reading["doubts"],
           "both": [int(b.argmax()) for b in both], "both_p": [round(float(b.max()), 5) for b in both],
           "net": [int(b.argmax()) for b in net], "net_p": [round(float(b.max()), 5) for b in net],
           "head": [int(b.argmax()) for b in head], "line": [int(b.argmax()) - 1 for b in line],
           "rows": [best_few(b) for b in both], "faint": [is_faint(c, n) for c, n in zip(comb["contrast"], net)],
           "plain_value": comb["plain"]["value"], "plain_p": comb["plain"]["confidence"],
           "plain_doubts": comb["plain"]["doubts"]}
    if comb["cell_line"]:
        out["cell_line"] = [int(np.argmax(b)) - 1 for b in comb["cell_line"]]
    if "tesseract" in comb:
        out["tesseract"] = comb["tesseract"]
    if name in NUMBERS:
        for key, rows in (("both", both), ("net", net), ("head", head), ("line", line[:, 1:])):
            out[f"{key}_plain"] = "".join(str(int(r[:10].argmax())) for r in rows)
            out[f"{key}_valid"], out[f"{key}_posterior"] = best_valid(rows)
    return out


def measure_set(setting, blank, digits, level, pages, models, seed):
    """Records of all combs of `pages` sheets; the slow readers by themselves only on a tenth of them."""
    words = ["--combs", ",".join(COMBS), "--view", "all=" + ",".join(COMBS)]
    folder = fresh_folder(setting.work / "digits")
    records, lost = [], 0
    for slow in (True, False):
        numbers = [n for n in range(pages) if (n % 10 == 0) == slow]
        if not numbers:
            continue
        bench = Bench(setting, *words, *(["--tesseract", "--cell-by-cell"] if slow else []), models=models)
        for n in numbers:
            rng = np.random.default_rng([seed, n])
            sheet, truth = fill(blank, digits, (n + rng.random()) / pages, rng)
            page = bench.read(save(sheet, level, rng, folder / f"{n:05}"))
            if page["status"] != "form":
                lost += 1
                continue
            readings = {(r["id"], r["row"]): r for r in page["views"]["all"]}
            combs = {(c["id"], c["row"]): c for c in page["combs"]}
            for part in truth:
                comb = combs[part[:2]]
                if not slow:
                    comb.pop("tesseract")
                records.append(dict(comb_record(level, digits.name, part, readings[part[:2]], comb), page=n))
        bench.close()
    return records, lost


def cells_right(records, key):
    pairs = [(k, int(d)) for r in records if key in r for k, d in zip(r[key], r["truth"])]
    return sum(a == b for a, b in pairs), len(pairs)


def single_figures(records):
    """Digits by reader; `named` counts the digits among those that the reader took for some digit."""
    out = {"digits": sum(len(r["truth"]) for r in records), "glyphs": len({g for r in records for g in r["glyphs"]}),
           "sheets": len({r["page"] for r in records})}
    for key in ("both", "net", "head", "line", "cell_line"):
        out[key] = cells_right(records, key)
    read = [r for r in records if "tesseract" in r]
    out["tesseract"] = (sum(aligned_right(r["tesseract"], r["truth"]) for r in read), sum(len(r["truth"]) for r in read))
    listed = found_wrong()
    kept = [(k, int(d)) for r in records for k, d, g in zip(r["both"], r["truth"], r["glyphs"]) if (r["set"], g) not in listed]
    out["without_wrong_labels"] = (sum(k == d for k, d in kept), len(kept))
    answers = [(k, int(d)) for r in records for k, d in zip(r["both"], r["truth"])]
    out["taken_for_another_digit"] = sum(k != d and k < 10 for k, d in answers)
    out["taken_for_no_digit"] = sum(k >= 10 for k, d in answers)
    return out


def number_figures(records, least):
    """個人番号: first candidate, accepted, wrong and accepted; with each part of the reader taken away."""
    accepted = [r for r in records if r["disposition"] == "accepted"]
    no_check = [r for r in records if r["plain_p"] >= least and not r["plain_doubts"] and len(r["plain_value"]) == 12]
    surest = sorted(records, key=lambda r: -r["plain_p"])[:len(accepted)]   # as many as with the check digit
    wrong = sum(r["value"] != r["truth"] for r in accepted)
    out = {"numbers": len(records), "glyphs": len({g for r in records for g in r["glyphs"]}),
           "plain": sum(r["both_plain"] == r["truth"] for r in records),
           "valid": sum(r["both_valid"] == r["truth"] for r in records),
           "accepted": len(accepted), "wrong_accepted": wrong, "bound": upper_bound(wrong, len(accepted)),
           "no_check_accepted": len(no_check), "no_check_wrong": sum(r["plain_value"] != r["truth"] for r in no_check),
           "no_check_surest_wrong": sum(r["plain_value"] != r["truth"] for r in surest)}
    listed = found_wrong()
    kept = [r for r in records if not any((r["set"], g) in listed for g in r["glyphs"])]
    out["without_wrong_labels"] = (sum(r["both_valid"] == r["truth"] for r in kept), len(kept))
    for key in ("net", "head", "line"):
        out[f"{key}_plain"] = sum(r[f"{key}_plain"] == r["truth"] for r in records)
        out[f"{key}_valid"] = sum(r[f"{key}_valid"] == r["truth"] for r in records)
    read = [r for r in records if "tesseract" in r]
    out["tesseract"] = (sum(r["tesseract"] == r["truth"] for r in read), len(read))
    return out


def other_figures(records):
    """Combs beside 個人番号, by field: right, accepted, wrong and accepted (a comb taken for empty counts as wrong)."""
    out = {}
    for r in records:
        digits = [int(d) for d in r["truth"]]
        made_right = r["field"] != "previous_insurer_number" or insurer_number(digits) == digits
        if r["field"] not in NUMBERS and made_right:
            one = out.setdefault(r["field"], [0, 0, 0, 0, len(r["truth"])])
            accepted, right = r["disposition"] == "accepted", r["value"] == r["truth"]
            for i, yes in enumerate((True, right, accepted, accepted and not right)):
                one[i] += yes
    return out


def figures_of(records, least):
    rng = np.random.default_rng(SEED)
    out = {}
    for level in LEVELS:
        here = [r for r in records if r["level"] == level]
        if not here:
            continue
        sets = [s for s in SETS if any(r["set"] == s for r in here)]
        of_set = {s: [r for r in here if r["set"] == s] for s in sets}
        numbers = {s: [r for r in of_set[s] if r["field"] in NUMBERS] for s in sets}
        part = {"single": {s: single_figures(of_set[s]) for s in sets},
                "numbers": {s: number_figures(numbers[s], least) for s in sets}, "others": other_figures(here)}
        part["numbers"]["all"] = number_figures(sum(numbers.values(), []), least)
        part["numbers"]["all"].pop("glyphs")
        for key in ("plain", "valid", "accepted"):
            part["numbers"]["all"][key + "_interval"] = over_groups(
                [(part["numbers"][s][key], part["numbers"][s]["numbers"]) for s in sets], rng)
        part["numbers"]["all"]["wrong_interval"] = over_groups(
            [(part["numbers"][s]["wrong_accepted"], part["numbers"][s]["accepted"]) for s in sets], rng)
        out[level] = part
    return out


def least_confidence(kind="my_number"):
    """The product's threshold for a field kind."""
    import tomllib
    policy = tomllib.loads((ROOT / "templates/tables/policy.toml").read_text())
    own = next(c for c in policy["class"] if c["name"] == kind)
    return own.get("least_confidence", 1 - own["target_error"] * own.get("marginal_ratio", policy["marginal_ratio"]))


def nets_left_out(setting):
    found = {p.parent.name: json.loads(p.read_text()) for p in sorted((setting.cache / "nets").glob("*/manifest.json"))}
    old = [name for name, manifest in found.items() if manifest["recipe_sha256"] != recipe_hash()]
    if old:
        print(f"nets of another recipe than today's are not used (train again): {', '.join(old)}")
    return {name: manifest for name, manifest in found.items() if name not in old}


def readers_key(models):
    """Of the nets that read: what was read by another cell net or digit head is not kept."""
    files = ("cells/cells.onnx", "digits/head.onnx")
    return hashlib.sha256(b"".join((models / file).read_bytes() for file in files)).hexdigest()[:12]


def run(setting, left_out=False):
    """The product's net on glyphs kept from it, or (left_out) each net on the whole set that it was not taught."""
    blank = Blank(setting.program, setting.work / "blank")
    pages = setting.of(2, 16, 260)
    nets = nets_left_out(setting) if left_out else {}
    records, lost, stated = [], {}, {}
    for at, name in enumerate(SETS):
        if setting.sets and name not in setting.sets or left_out and name not in nets and name != "usps":
            continue
        digits = DigitSet(name, setting.corpus, setting.mnist, held=not left_out)
        models = setting.cache / "nets" / name / "models" if name in nets else None
        for number, level in enumerate(LEVELS):
            seed = SEED + 100 * at + number
            piece = setting.pieces / f"{name}_{level}_{setting.size}_{readers_key(models or MODELS)}.json"
            if setting.rest and piece.exists():
                some, gone = json.loads(piece.read_text())
            else:
                some, gone = measure_set(setting, blank, digits, level, pages, models, seed)
                piece.parent.mkdir(parents=True, exist_ok=True)
                piece.write_text(json.dumps((some, gone)))
            records += some
            lost[f"{name} {level}"] = gone
            print(f"digits {name} {level}: {len(some)} combs, {gone} sheets not read", flush=True)
        stated[name] = {"glyphs": digits.count, "writers": WRITERS[name], "about": ABOUT[name], "net": nets.get(name)}
    figures = {"sets": stated, "sheets_not_read": lost, "levels": figures_of(records, least_confidence())}
    write_result(setting, "left_out" if left_out else "digits", SEED, figures, records)
