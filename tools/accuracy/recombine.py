"""How often a wrong number would be accepted, estimated by numbers that nobody wrote: cells of one sheet, as they were read,
put together anew by thousands.

A run holds some hundred combs, which cannot tell one wrong value in a thousand; its cells are forty thousand. Cells stay with
those of their own sheet, so that a hand, a pen and a scan stay together; labels found wrong are left out. What the product's rules
do with a comb (ocr/calibration/comb_value.cpp, validate/policy) is done here once more.
"""
import collections

import numpy as np

from wrong_labels import found_wrong
from part_digits import Q

SEED = 67001
LENGTHS = (4, 7, 8, 11)     # cells of combs without a check digit
SHORT = 4                   # kShortCells in policy.cpp
DRAWN = 2000                # combs of each kind a sheet: with 400 the wrong 個人番号 of one run were 1 to 4 of 10,000 by the draw alone
SETTLED = 0.999             # kSettled in comb_value.cpp
OTHERS = {"my_number": (0.9994, 0.999, 0.998, 0.995, 0.99), "digits": (0.9985, 0.998, 0.9975, 0.997, 0.995)}   # thresholds to compare
LEAST_CELL = 0.58           # kLeastMyNumberCell
WRITER_ERRS = 0.003         # kWriterErrs in rule_posterior.cpp
ONE_IN = 11


def spread(rows):
    """[cells, 13] of the kept best of each cell; what is left is even over the others."""
    out = np.zeros((len(rows), 13))
    for row, kept in zip(out, rows):
        row[:] = max(0.0, 1 - sum(p for _, p in kept)) / (13 - len(kept))
        for k, p in kept:
            row[k] = p
    return out


def sheets(records):
    """{(set, level, page): (probabilities, labels, readers agree, faint)}."""
    listed, found = found_wrong(), collections.defaultdict(list)
    for r in records:
        for i, (digit, glyph) in enumerate(zip(r["truth"], r["glyphs"])):
            if (r["set"], glyph) not in listed:
                found[r["set"], r["level"], r["page"]].append((r["rows"][i], int(digit), voices(r, i) >= 2, r["faint"][i]))
    return {key: (spread([c[0] for c in cells]), *(np.array([c[k] for c in cells]) for k in (1, 2, 3))) for key, cells in found.items()}


def voices(record, i):
    """Readers that name what is believed (CellBelief::agree)."""
    line = 10 if record["line"][i] < 0 else record["line"][i]
    return sum(k == record["both"][i] for k in (record["net"][i], record["head"][i], line))


def different(cells, length, rng):
    """DRAWN choices of `length` different cells."""
    return np.argsort(rng.random((DRAWN, cells)), axis=1)[:, :length]


def plain_combs(sheet, length, rng):
    """(probability, right, no doubt) of combs without a check digit."""
    p, label, agree, faint = sheet
    pick = different(len(label), length, rng)
    best, value = p.max(1)[pick].prod(1), p.argmax(1)
    sure = (value[pick] < 10).all(1) & ~faint[pick].any(1) & (agree[pick].all(1) | (best >= SETTLED))
    return best, (value[pick] == label[pick]).all(1), sure


def numbers(sheet, rng):
    """The same of 個人番号: eleven cells, and as the twelfth one of the sheet's that holds the right check digit."""
    p, label, agree, faint = sheet
    pick = different(len(label), 11, rng)
    rest = (label[pick] * np.array(Q)).sum(1) % 11
    check = np.where(rest <= 1, 0, 11 - rest)
    last = np.array([rng.choice(np.flatnonzero(label == c)) if (label == c).any() else -1 for c in check])
    pick = np.concatenate([pick, last[:, None]], 1)[last >= 0]
    value = p.argmax(1)[pick]
    digits = (value < 10).all(1)
    rest = (np.where(value < 10, value, 0)[:, :11] * np.array(Q)).sum(1) % 11
    passes = digits & (value[:, 11] == np.where(rest <= 1, 0, 11 - rest))
    best, mass = p.max(1)[pick].prod(1), valid_mass(p[pick][:, :, :10])
    good, bad = (1 - WRITER_ERRS) * ONE_IN, WRITER_ERRS * ONE_IN / (ONE_IN - 1)
    confidence = np.minimum(1, best * good / (mass * good + (1 - mass) * bad))
    sure = passes & ~faint[pick].any(1) & (p.max(1)[pick] >= LEAST_CELL).all(1) & (agree[pick].all(1) | (confidence >= SETTLED))
    return confidence, (value == label[pick]).all(1), sure


def valid_mass(p):
    """Probability that the check digit holds, of numbers [n, 12, 10]."""
    mass = np.zeros((len(p), 11))
    mass[:, 0] = 1
    for place in range(11):
        fresh = np.zeros_like(mass)
        for d in range(10):
            fresh += np.roll(mass, d * Q[place], axis=1) * p[:, place, d, None]
        mass = fresh
    last = [0 if rest <= 1 else 11 - rest for rest in range(11)]
    return (mass * p[:, 11, last]).sum(1)


def drawn(records):
    """{kind of comb: {(set, level): [(probability, right, no doubt)]}}, of every sheet the same number of combs."""
    rng, out = np.random.default_rng(SEED), collections.defaultdict(lambda: collections.defaultdict(list))
    for (source, level, _), sheet in sorted(sheets(records).items()):
        if len(sheet[1]) >= 12:
            for length in LENGTHS:
                out[length][source, level].append(plain_combs(sheet, length, rng))
            out["my_number"][source, level].append(numbers(sheet, rng))
    return out


def counted(some, least):
    """(combs, accepted, wrong and accepted) at a threshold."""
    accepted = [(sure & (p >= least), right) for p, right, sure in some]
    return (sum(len(a) for a, _ in accepted), sum(int(a.sum()) for a, _ in accepted), sum(int((a & ~right).sum()) for a, right in accepted))


def upper_over_sheets(some, least, rng, times=1000):
    """97.5 % of the wrong share among accepted ones when sheets are drawn anew (bootstrap)."""
    each = np.array([counted([one], least)[1:] for one in some], float)
    picks = each[rng.integers(0, len(each), (times, len(each)))].sum(1)
    return float(np.percentile(picks[:, 1] / np.maximum(picks[:, 0], 1), 97.5))


def figures(records, least_of):
    """{level: {kind: figures}} of the records that hold the readers' doubt; `least_of` gives a field kind's threshold."""
    combs, rng, out = drawn([r for r in records if "rows" in r]), np.random.default_rng(SEED), {}
    for kind, by_set in combs.items():
        judged = "my_number" if kind == "my_number" else "digits"
        least = least_of("short_digits" if judged == "digits" and kind <= SHORT else judged)
        for level in dict.fromkeys(level for _, level in by_set):
            some = {source: v for (source, at), v in by_set.items() if at == level}
            every = [one for v in some.values() for one in v]
            shares = {source: counted(v, least) for source, v in some.items()}
            worst = max(shares, key=lambda s: shares[s][2] / max(1, shares[s][1]))
            out.setdefault(level, {})[kind] = {"least": least, "sheets": len(every), "all": counted(every, least),
                                               "upper": upper_over_sheets(every, least, rng), "worst": (worst, *shares[worst]),
                                               "others": [counted(every, other) for other in OTHERS[judged]]}
    return out


def named(kind):
    return "個人番号" if kind == "my_number" else f"{kind} cells"


def per_10000(wrong, accepted):
    return f"{10000 * wrong / max(1, accepted):.1f}"


def at_most(f):
    """Sheets among which none is bad do not tell how many others are."""
    return f"{10000 * f['upper']:.1f}" if f["all"][2] else "not known"


def goal_rows(levels):
    for level, kinds in levels.items():
        for kind, f in kinds.items():
            goal, (_, accepted, wrong) = 2 if kind == "my_number" else 10, f["all"]
            yield (f"{named(kind)}, {level}, put together anew: wrong of 10,000 accepted", f"≤ {goal}",
                   f"{per_10000(wrong, accepted)} (at most {at_most(f)}; {f['sheets']} sheets)", 10000 * f["upper"] <= goal if wrong else None)


def section(levels):
    if not levels:
        return ["\n## Wrong and accepted, by numbers put together anew", "Not measured since the readings hold what it needs; the notes below have it by older ones."]
    lines = ["\n## Wrong and accepted, by numbers put together anew", "The combs that were filled are too few to tell one wrong value in a thousand. Here the cells "
             "of each sheet, as all readers together read them, were put together to combs anew, in any order, 個人番号 with a right check digit, and judged by the "
             "product's rules. A hand, a pen and a scan stay together; labels found wrong are left out. At most: 97.5 % of 1,000 drawings of other sheets of the same "
             "sets. All of it rests on five sets of writers.", "",
             "| level | comb | combs (sheets) | accepted from | accepted | wrong of 10,000 accepted | at most | worst set |", "|---|---|---|---|---|---|---|---|"]
    for level, kinds in levels.items():
        for kind, f in kinds.items():
            (combs, accepted, wrong), (name, _, its, bad) = f["all"], f["worst"]
            lines.append(f"| {level} | {named(kind)} | {combs:,} ({f['sheets']}) | {f['least']:.4f} | {accepted / max(1, combs):.1%} | "
                         f"{per_10000(wrong, accepted)} | {at_most(f)} | {name}: {per_10000(bad, its)} |")
    for judged, thresholds in OTHERS.items():
        lines += ["", ("個人番号" if judged == "my_number" else "Combs without a check digit") + " by other thresholds: accepted, wrong of 10,000 accepted.", "",
                  "| level | comb | " + " | ".join(f"from {other}" for other in thresholds) + " |", "|---|---|" + "---|" * len(thresholds)]
        for level, kinds in levels.items():
            for kind, f in kinds.items():
                if (kind == "my_number") == (judged == "my_number"):
                    lines.append(f"| {level} | {named(kind)} | " + " | ".join(f"{a / max(1, n):.1%}, {per_10000(w, a)}" for n, a, w in f["others"]) + " |")
    return lines
