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
                  + "ろるしつんのてへりくうちらよえそひいこフ" + "口乙了二三七九六八十千下五巳己了刀力工上山日曰中可弓ラ" + "イィ人入个∧")


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


def rounded(points, steps=5):
    """The same corners by a smooth line through them (Catmull-Rom)."""
    p = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    t = (np.arange(steps) / steps)[:, None]
    parts = [0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t ** 2 + (3 * b - a - 3 * c + d) * t ** 3)
             for a, b, c, d in zip(p, p[1:], p[2:], p[3:])]
    return np.vstack([*parts, points[-1:]])


def draw(strokes, rng, unrest=0.012):
    """One glyph, longest side 28 of 32 px, white ink on black, pen and hand varied; restless corners are rounded by half of the hands."""
    flat = np.vstack(strokes)
    low, span = flat.min(0), max(1.0, np.ptp(flat, axis=0).max())
    big, pen = SIDE * 4, rng.uniform(5, 16)
    image = Image.new("L", (big, big))
    pencil = ImageDraw.Draw(image)
    centre = (flat.max(0) - low) / span / 2
    smooth = unrest >= UNREST and rng.random() < 0.6
    for stroke in strokes:
        pts = ((stroke - low) / span - centre) + rng.normal(0, unrest, stroke.shape) + rng.normal(0, 0.02, 2)
        pts = rounded(pts) if smooth else pts
        pts = [tuple(p * (28 * 4 - pen) + big / 2) for p in pts]
        pencil.line(pts + pts[-1:], fill=255, width=int(pen), joint="curve")
        for x, y in (pts[0], pts[-1]):
            pencil.ellipse([x - pen / 2, y - pen / 2, x + pen / 2, y + pen / 2], fill=255)
    return np.asarray(image.resize((SIDE, SIDE), Image.BOX))


# Forms of digits that MNIST has few of: as Japanese schools teach them (7 with its left tick, open 4, 1 without flag,
# straight 9), and as others write them: 1 with a long upstroke, with and without a foot, crossed 7, 4 in one stroke,
# 9 with a hooked tail, 0 with a tail, looped 2, open 8, 3 with a flat top.
FORMS = {
    "0": [[[(40, 4), (16, 30), (18, 76), (38, 96), (60, 70), (58, 24), (38, 5)]],
          [[(52, 10), (28, 8), (14, 50), (30, 92), (56, 80), (62, 30), (46, 8)]],
          [[(40, 6), (20, 22), (16, 60), (32, 92), (56, 76), (60, 34), (44, 8), (62, 2)]]],
    "1": [[[(40, 4), (40, 96)]], [[(14, 44), (46, 6), (44, 96)]], [[(6, 66), (48, 4), (42, 96)]],
          [[(16, 40), (44, 6), (42, 92)], [(14, 93), (68, 92)]], [[(22, 24), (42, 8), (42, 96)]],
          [[(30, 40), (52, 6), (36, 92)], [(22, 95), (54, 92)]], [[(30, 34), (56, 6), (34, 96)]]],
    "2": [[[(12, 20), (38, 4), (58, 22), (40, 58), (10, 92), (66, 92)]],
          [[(20, 30), (22, 8), (50, 6), (56, 30), (30, 70), (8, 94), (28, 86), (46, 96), (68, 84)]],
          [[(14, 24), (34, 6), (58, 18), (52, 46), (16, 84), (22, 94), (36, 82), (66, 92)]],
          [[(20, 26), (36, 6), (58, 16), (52, 40), (20, 78), (10, 92), (24, 94), (34, 80), (22, 74), (30, 90), (66, 88)]]],
    "3": [[[(16, 18), (36, 5), (54, 20), (34, 44), (58, 64), (42, 94), (12, 84)]],
          [[(14, 14), (40, 6), (52, 22), (30, 42), (26, 48), (56, 60), (54, 86), (28, 96), (10, 84)]],
          [[(14, 8), (58, 8), (34, 40), (58, 56), (54, 84), (34, 94), (12, 86)]]],
    "4": [[[(22, 8), (16, 44), (58, 40)], [(56, 10), (54, 60), (48, 98)]], [[(40, 6), (10, 60), (26, 66), (68, 56)], [(52, 34), (46, 96)]],
          [[(35, 5), (8, 58), (70, 58)], [(48, 35), (46, 95)]], [[(30, 6), (14, 50), (60, 48)], [(58, 18), (44, 96)]],
          [[(48, 96), (48, 6), (10, 62), (68, 62)]]],
    "5": [[[(62, 8), (26, 8), (20, 44), (44, 40), (60, 58), (54, 84), (34, 95), (12, 88)]],
          [[(20, 10), (18, 44), (42, 40), (58, 58), (50, 84), (26, 95)], [(24, 12), (70, 2)]],
          [[(22, 8), (18, 45), (40, 38), (62, 52), (62, 78), (42, 94), (14, 86)], [(22, 8), (62, 8)]]],
    "6": [[[(54, 6), (28, 34), (16, 70), (30, 94), (54, 84), (52, 62), (30, 58), (18, 74)]],
          [[(46, 4), (24, 50), (22, 84), (42, 94), (54, 76), (40, 62), (24, 76)]],
          [[(60, 14), (40, 6), (18, 40), (16, 78), (36, 95), (58, 80), (50, 56), (22, 62)]]],
    "7": [[[(8, 10), (56, 6), (40, 52), (34, 98)], [(14, 56), (56, 44)], [(56, 6), (60, 14)]],
          [[(6, 26), (12, 8), (34, 18), (58, 4), (44, 46), (22, 96)], [(18, 46), (64, 56)]],
          [[(10, 35), (10, 8)], [(10, 8), (62, 8), (40, 50), (34, 92)]], [[(10, 10), (62, 8), (34, 94)], [(20, 52), (58, 46)]],
          [[(8, 18), (24, 8), (40, 14), (62, 6), (40, 50), (30, 96)], [(22, 54), (56, 50)]],
          [[(12, 12), (18, 24), (40, 14), (64, 10), (42, 52), (36, 96)], [(18, 54), (62, 52)]],
          [[(14, 22), (16, 10), (62, 10), (36, 94)], [(16, 50), (60, 50)]], [[(10, 10), (26, 26), (64, 8), (34, 96)], [(20, 60), (60, 56)]]],
    "8": [[[(40, 48), (20, 28), (36, 6), (56, 24), (40, 48), (16, 72), (36, 96), (60, 74), (42, 50)]],
          [[(60, 14), (36, 6), (20, 24), (54, 62), (44, 94), (18, 84), (24, 60), (54, 30), (62, 18)]],
          [[(60, 8), (40, 20), (28, 40), (44, 60), (36, 92), (18, 84), (24, 64), (48, 42), (62, 10)]]],
    "9": [[[(58, 20), (40, 6), (18, 16), (16, 36), (34, 46), (56, 34), (60, 10)], [(59, 12), (56, 95)]],
          [[(58, 16), (36, 6), (18, 24), (30, 44), (54, 32), (58, 14), (56, 66), (38, 94), (14, 84)]],
          [[(56, 20), (40, 8), (24, 20), (36, 38), (54, 26), (56, 14), (54, 60), (44, 90), (12, 92)]],
          [[(50, 38), (32, 38), (26, 16), (44, 4), (62, 12), (54, 36), (34, 62), (24, 96)]],
          [[(52, 10), (30, 6), (20, 24), (36, 40), (54, 28), (54, 10), (62, 50), (58, 82), (36, 96), (14, 86)]]],
}
UNREST = 0.035   # of a form's height: how far its corners move; hands of KanjiVG and Tomoe move by 0.012


def digit_strokes(folder):
    """(digit, strokes, unrest)"""
    out = [(c, s, 0.012) for c, s in load_kanjivg(folder) + load_tomoe(folder) if c in DIGITS]
    return out + [(c, [np.array(s, float) for s in strokes], UNREST) for c, forms in FORMS.items() for strokes in forms]


def other_strokes(folder):
    """(train, left-out) characters that cannot be digits; kana and Latin stand beside the many kanji ten times."""
    rows = [(c, s) for c, s in load_kanjivg(folder) + load_tomoe(folder)
            if c not in DIGITS and c not in LIKE_DIGITS and ord(c) > 0x40 and len(s)]
    held = [r for r in rows if ord(r[0]) % 7 == 0]
    kept = [r for r in rows if ord(r[0]) % 7 != 0]
    simple = [r for r in kept if ord(r[0]) < 0x3100]
    return kept + simple * 9, held
