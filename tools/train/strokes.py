"""Pen strokes (KanjiVG, Tomoe) drawn as 32x32 glyphs: digits of two Japanese hands and everything that is not a digit."""
import gzip
import json
import re

import numpy as np
from PIL import Image, ImageDraw

SIDE = 32
DIGITS = "0123456789"
# Signs whose handwritten form can be a digit: teaching the net that they are none would teach it to doubt digits.
LIKE_DIGITS = set("OoDQIlijLJZzSsBbqgGyTUuCcYaehnrtvVd" + "|/\\!-ー一丨丶ノフクワヲコユヱエニレムヘリソツ"
                  + "ろるしつんのてへりくうちらよえそひいこフ" + "口乙了二三七九六八十千下五巳己了刀力工上山日曰中可弓ラ")


def parse_path(path, steps=6):
    """Polyline of an SVG path made of M m C c S s L l (all that KanjiVG uses)."""
    tokens = re.findall(r"[MmCcSsLlHhVvZz]|-?\d*\.?\d+(?:e-?\d+)?", path)
    points, pos, ctrl, i, cmd = [], np.zeros(2), None, 0, ""
    need = {"M": 2, "C": 6, "S": 4, "L": 2, "H": 1, "V": 1}
    while i < len(tokens):
        if re.match(r"[A-Za-z]", tokens[i]):
            cmd = tokens[i]
            i += 1
            if cmd in "Zz":
                continue
        n = need[cmd.upper()]
        a = np.array([float(t) for t in tokens[i:i + n]])
        i += n
        base = pos if cmd.islower() else np.zeros(2)
        up = cmd.upper()
        if up in "HV":
            new = pos.copy()
            k = 0 if up == "H" else 1
            new[k] = a[0] + (pos[k] if cmd.islower() else 0)
            points.append(new)
            pos, ctrl = new, None
            continue
        a = a.reshape(-1, 2) + base
        if up in "ML":
            points.append(a[0])
            pos, ctrl = a[0], None
            cmd = ("l" if cmd == "m" else "L") if up == "M" else cmd
            continue
        if up == "S":
            first = pos if ctrl is None else 2 * pos - ctrl
            a = np.vstack([first, a])
        for t in np.linspace(0, 1, steps + 1)[1:]:
            points.append((1 - t) ** 3 * pos + 3 * (1 - t) ** 2 * t * a[0] + 3 * (1 - t) * t * t * a[1] + t ** 3 * a[2])
        ctrl, pos = a[1], a[2]
    return np.array(points)


def load_kanjivg(folder):
    out = []
    with gzip.open(folder + "/kanjivg_strokes/strokes.jsonl.gz", "rt") as f:
        for line in f:
            row = json.loads(line)
            if row["variant"] == "":
                out.append((row["ch"], [parse_path(d) for d in row["d"]]))
    return out


def load_tomoe(folder):
    out = []
    for block in open(folder + "/tomoe_strokes/all.tdic", encoding="utf-8").read().split("\n\n"):
        lines = block.strip().split("\n")
        if len(lines) < 3 or len(lines[0]) != 1:
            continue
        strokes = [np.array([[int(v) for v in p.split()] for p in re.findall(r"\(([^)]*)\)", s)], float) for s in lines[2:]]
        out.append((lines[0], [s for s in strokes if len(s)]))
    return out


def draw(strokes, rng):
    """One glyph, longest side 28 of 32 px, white ink on black, pen and hand varied."""
    flat = np.vstack(strokes)
    low, span = flat.min(0), max(1.0, np.ptp(flat, axis=0).max())
    big, pen = SIDE * 4, rng.uniform(5, 16)
    image = Image.new("L", (big, big))
    pencil = ImageDraw.Draw(image)
    centre = (flat.max(0) - low) / span / 2
    for stroke in strokes:
        pts = ((stroke - low) / span - centre) + rng.normal(0, 0.012, stroke.shape) + rng.normal(0, 0.02, 2)
        pts = [tuple(p * (28 * 4 - pen) + big / 2) for p in pts]
        pencil.line(pts + pts[-1:], fill=255, width=int(pen), joint="curve")
        for x, y in (pts[0], pts[-1]):
            pencil.ellipse([x - pen / 2, y - pen / 2, x + pen / 2, y + pen / 2], fill=255)
    return np.asarray(image.resize((SIDE, SIDE), Image.BOX))


# Digits as Japanese schools teach them, where the big sets differ: 7 with its left tick, open 4, 1 without flag, straight 9.
SCHOOL = {
    "7": [[(10, 35), (10, 8)], [(10, 8), (62, 8), (40, 50), (34, 92)]],
    "4": [[(35, 5), (8, 58), (70, 58)], [(48, 35), (46, 95)]],
    "1": [[(40, 4), (40, 96)]],
    "9": [[(58, 20), (40, 6), (18, 16), (16, 36), (34, 46), (56, 34), (60, 10)], [(59, 12), (56, 95)]],
    "5": [[(22, 8), (18, 45), (40, 38), (62, 52), (62, 78), (42, 94), (14, 86)], [(22, 8), (62, 8)]],
}


def digit_strokes(folder):
    out = [(c, s) for c, s in load_kanjivg(folder) + load_tomoe(folder) if c in DIGITS]
    return out + [(c, [np.array(s, float) for s in strokes]) for c, strokes in SCHOOL.items()]


def other_strokes(folder):
    """(train, left-out) characters that cannot be digits; kana and Latin stand beside the many kanji ten times."""
    rows = [(c, s) for c, s in load_kanjivg(folder) + load_tomoe(folder)
            if c not in DIGITS and c not in LIKE_DIGITS and ord(c) > 0x40 and len(s)]
    held = [r for r in rows if ord(r[0]) % 7 == 0]
    kept = [r for r in rows if ord(r[0]) % 7 != 0]
    simple = [r for r in kept if ord(r[0]) < 0x3100]
    return kept + simple * 9, held
