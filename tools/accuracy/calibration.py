"""Reliability of the probabilities that readings carry, from the records of the other parts."""
import numpy as np

from common import read_records

EDGES = (0, 0.5, 0.9, 0.99, 0.999, 1.0000001)
LABELS = {"cell": "digit cell (all readers)", "my_number": "個人番号", "checked_digits": "numbers with a check or table",
          "digits": "other digit combs", "amount": "amounts", "kana": "フリガナ", "name": "氏名", "choice": "marks",
          "document": "values of certificates"}


def expected_error(pairs, bins=15):
    """Expected calibration error over equally wide bins (Guo et al. 2017)."""
    p, right = np.array([x[0] for x in pairs]), np.array([x[1] for x in pairs], float)
    at = np.minimum((p * bins).astype(int), bins - 1)
    return float(sum(abs(p[at == b].mean() - right[at == b].mean()) * (at == b).mean() for b in range(bins) if (at == b).any()))


def error_by_chance(pairs, times=400):
    """(mean, 95th percentile) of the error that probabilities which are exactly true would show in as many readings: among
    few readings the measured error is mostly that."""
    p, rng = np.array([x[0] for x in pairs]), np.random.default_rng(1)
    drawn = [expected_error(list(zip(p, rng.random(len(p)) < p))) for _ in range(times if len(p) < 5000 else times // 10)]
    return float(np.mean(drawn)), float(np.percentile(drawn, 95))


def reliability(pairs):
    p, right = np.array([x[0] for x in pairs]), np.array([x[1] for x in pairs], float)
    rows = []
    for low, high in zip(EDGES, EDGES[1:]):
        here = (p >= low) & (p < high)
        if here.any():
            rows.append((low, int(here.sum()), float(p[here].mean()), float(right[here].mean())))
    return rows


def strictest_digits():
    """Records of every set: of the net that was taught nothing of it where there is one, else of the product's net on
    glyphs kept from it; and the sets of the first kind."""
    left_out = read_records("left_out")
    sets = {r["set"] for r in left_out}
    return left_out + [r for r in read_records("digits") if r["set"] not in sets], sets


def pairs_by_kind():
    """{field kind: [(probability, right)]} of readings that name a value."""
    out = {}
    for r in strictest_digits()[0]:
        out.setdefault("cell", []).extend((p, int(k == int(d))) for p, k, d in zip(r["both_p"], r["both"], r["truth"]) if k < 10)
        if r["state"] == "read":
            kind = "digits" if r["kind"] == "short_digits" else r["kind"]
            out.setdefault(kind, []).append((r["p"], int(r["value"] == r["truth"])))
    for r in read_records("writing"):
        if r["kind"] != "random":
            for key in ("name", "kana"):
                if r[key]["state"] == "read":
                    out.setdefault(key, []).append((r[key]["p"], int(r[key]["value"] == r[key]["truth"])))
    for r in read_records("marks"):
        if r["state"] == "read":
            out.setdefault("choice", []).append((r["p"], int(r["value"] == r["truth"])))
    for r in read_records("documents"):
        if r["state"] == "read":
            out.setdefault("document", []).append((r["p"], int(r["right"])))
    return out
