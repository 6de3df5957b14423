"""Marks on our printed form: rings round printed words, ticks, crosses, fillings and rings in check boxes; several marks
where one is allowed; and sheets without a mark but with coffee, folds, stray lines, specks and show-through over the boxes.
"""
import math

import cv2
import numpy as np

from common import Bench, fresh_folder, upper_bound, write_result
from sheets import LEVELS, PEN, Blank, K, Sheet, save

SEED = 63001
INKS = (PEN, (20, 20, 24), (140, 66, 30), (96, 92, 92))   # black, felt, blue, pencil
CHECKS = ("tick", "cross", "filled", "ring in the box", "long tick")


class Marker:
    """One person's marks on one sheet."""

    def __init__(self, sheet, rng):
        self.sheet, self.rng = sheet, rng
        self.ink = INKS[rng.integers(0, len(INKS))]
        self.width = rng.uniform(0.28, 0.6)
        self.strength = rng.uniform(0.6, 0.8) if self.ink == INKS[3] else rng.uniform(0.85, 1.0)
        self.loose = rng.uniform(0.95, 1.15)

    def line(self, points):
        self.sheet.line(points, self.width, self.ink, self.strength)

    def ring(self, rect, grow=1.0):
        x, y, w, h = rect
        rng = self.rng
        cx, cy = x + w / 2 + rng.normal(0, 0.3), y + h / 2 + rng.normal(0, 0.25)
        rx, ry = w / 2 * self.loose * grow + 0.25, max(h / 2 * 0.98, 2.3) * rng.uniform(0.92, 1.08) * grow
        start, over = rng.uniform(0, 2 * math.pi), rng.uniform(-0.35, 0.7)
        phase, wave = rng.uniform(0, 6), rng.uniform(0, 0.07)
        turn = [start + (2 * math.pi + over) * i / 60 for i in range(61)]
        grown = [1 + wave * math.sin(2 * a + phase) + 0.05 * i / 60 for i, a in enumerate(turn)]
        self.line([(cx + rx * g * math.cos(a), cy + ry * g * math.sin(a)) for a, g in zip(turn, grown)])

    def check(self, rect, how):
        x, y, w, h = rect
        jit = lambda: self.rng.normal(0, 0.25)  # noqa: E731
        if how in ("tick", "long tick"):
            reach = 1.05 if how == "tick" else 1.9
            self.line([(x + 0.15 * w + jit(), y + 0.45 * h + jit()), (x + 0.42 * w + jit(), y + 0.9 * h + jit()),
                       (x + reach * w + jit(), y + (0.9 - reach) * h + jit())])
        elif how == "cross":
            self.line([(x + 0.1 * w + jit(), y + 0.1 * h + jit()), (x + 0.9 * w + jit(), y + 0.9 * h + jit())])
            self.line([(x + 0.9 * w + jit(), y + 0.1 * h + jit()), (x + 0.1 * w + jit(), y + 0.9 * h + jit())])
        elif how == "filled":
            rows = np.linspace(0.12, 0.88, 9)
            self.line([(x + w * (0.12 if i % 2 else 0.88), y + h * r) for i, r in enumerate(rows)])
        else:
            a = np.linspace(0, 2 * math.pi + 0.3, 30)
            self.line([(x + w / 2 + w * 0.34 * math.cos(t), y + h / 2 + h * 0.34 * math.sin(t)) for t in a])

    def mark(self, option):
        if option["mark"] == "circle":
            self.ring(option["rect_mm"])
            return "ring"
        how = str(self.rng.choice(CHECKS, p=(0.45, 0.2, 0.15, 0.1, 0.1)))
        self.check(option["rect_mm"], how)
        return how


def marked_sheet(sheet, fields, rng):
    """{field: (value, what was drawn)}; a value of None has several marks where one is allowed."""
    marker, out = Marker(sheet, rng), {}
    for key, field in fields.items():
        options = field["options"]
        kind = rng.random()
        if kind < 0.08:
            out[key] = ("", "none")
            continue
        if field.get("multiple") and kind < 0.5 or not field.get("multiple") and len(options) > 1 and kind < 0.11:
            chosen = sorted(rng.choice(len(options), 2, replace=False))
        else:
            chosen = [int(rng.integers(0, len(options)))]
        drawn = [marker.mark(options[i]) for i in chosen]
        several = len(chosen) > 1 and not field.get("multiple")
        out[key] = (None if several else ",".join(options[i]["value"] for i in chosen), "+".join(drawn))
    return out


def stain(sheet, fields, rng):
    """Dirt of every kind where the boxes are; nothing of it is a mark."""
    options = [o["rect_mm"] for f in fields.values() for o in f["options"]]
    for _ in range(rng.integers(4, 9)):   # coffee: rings and pools far larger than a mark
        x, y, w, h = options[rng.integers(0, len(options))]
        cover = np.zeros((1200, 1200), np.float32)
        radius = int(rng.uniform(9, 34) * K)
        at = (600 + int(rng.normal(0, 60)), 600 + int(rng.normal(0, 60)))
        if rng.random() < 0.5:
            cv2.circle(cover, at, radius, 1, int(rng.uniform(1.0, 3.0) * K))
        else:
            cv2.circle(cover, at, radius // 2, 1, -1)
        noise = cv2.resize(rng.uniform(0.4, 1, (24, 24)).astype(np.float32), (1200, 1200), interpolation=cv2.INTER_CUBIC)
        cover = cv2.GaussianBlur(cover, (0, 0), 5) * noise * rng.uniform(0.15, 0.5)
        sheet.ink(cover, x + w / 2 - 600 / K, y + h / 2 - 600 / K, (70, 110, 150))
    for _ in range(rng.integers(2, 6)):   # folds across the sheet
        y = options[rng.integers(0, len(options))][1] + rng.uniform(0, 5)
        sheet.line([(0, y), (210, y + rng.normal(0, 4))], rng.uniform(0.12, 0.4), (150, 150, 150), rng.uniform(0.3, 0.8))
    for _ in range(rng.integers(3, 8)):   # a pen that slipped: long lines that run through boxes and on
        x, y, w, h = options[rng.integers(0, len(options))]
        a, reach = rng.uniform(0, 2 * math.pi), rng.uniform(14, 45)
        points = [(x + w / 2 + math.cos(a) * reach * t + rng.normal(0, 0.2), y + h / 2 + math.sin(a) * reach * t)
                  for t in np.linspace(-1, 1, 12)]
        sheet.line(points, rng.uniform(0.2, 0.45), INKS[rng.integers(0, 4)], rng.uniform(0.5, 1.0))
    for _ in range(rng.integers(60, 200)):   # specks
        x, y, w, h = options[rng.integers(0, len(options))]
        at = (x + rng.uniform(-3, w + 3), y + rng.uniform(-3, h + 3))
        sheet.line([at, (at[0] + 0.05, at[1])], rng.uniform(0.1, 0.45), (60, 60, 60), rng.uniform(0.4, 1.0))
    ghost = cv2.GaussianBlur(sheet.paper[:, ::-1], (0, 0), 3)   # what stands on the other side
    sheet.paper[:] = np.clip(sheet.paper.astype(np.int16) - ((255 - ghost.astype(np.int16)) * rng.uniform(0.03, 0.12)).astype(np.int16), 0, 255)


def run(setting):
    blank = Blank(setting.program, setting.work / "blank_m")
    fields = {k: f for k, f in blank.fields.items() if f["type"] == "choice"}
    ids = ",".join(sorted({k[0] for k in fields}))
    bench = Bench(setting, "--view", "all=" + ids)
    folder = fresh_folder(setting.work / "marks")
    plan = [("marks", setting.of(6, 60, 690)), ("stains", setting.of(4, 20, 60))]
    records, lost, options = [], 0, {"marks": 0, "stains": 0}
    for at, (kind, pages) in enumerate(plan):
        for n in range(pages):
            rng = np.random.default_rng([SEED + at, n])
            level = list(LEVELS)[n % 3]
            sheet = Sheet(blank)
            truth = marked_sheet(sheet, fields, rng) if kind == "marks" else {k: ("", "stained") for k in fields}
            if kind == "stains":
                stain(sheet, fields, rng)
            page = bench.read(save(sheet, level, rng, folder / f"{kind}{n:05}"))
            if page["status"] != "form":
                lost += 1
                continue
            options[kind] += sum(len(f["options"]) for f in fields.values())
            for r in page["views"]["all"]:
                value, drawn = truth[r["id"], r["row"]]
                records.append({"sheet": kind, "level": level, "page": n, "field": r["id"], "row": r["row"], "truth": value,
                                "drawn": drawn, "state": r["state"], "value": r["value"], "p": r["confidence"],
                                "kind": r["kind"], "disposition": r["disposition"], "doubts": r["doubts"]})
        print(f"{kind}: {len(records)} fields, {lost} sheets not read", flush=True)
    bench.close()
    write_result(setting, "marks", SEED, figures_of(records, options, lost), records)


def wrong(record):
    """Accepted, and not what stands there: several marks must be asked about."""
    return record["disposition"] == "accepted" and (record["truth"] is None or record["value"] != record["truth"])


def figures_of(records, options, lost):
    out = {"sheets_not_read": lost, "boxes_stained": options["stains"], "levels": {}}
    for level in LEVELS:
        here = [r for r in records if r["level"] == level and r["sheet"] == "marks"]
        marks = [r for r in here if r["drawn"] != "none"]
        out["levels"][level] = {
            "fields": len(here), "marks": sum(r["drawn"].count("+") + 1 for r in marks),
            "right": sum((r["state"] == "unreadable" or r["disposition"] != "accepted") if r["truth"] is None
                         else r["value"] == r["truth"] for r in here),
            "accepted": sum(r["disposition"] == "accepted" for r in here), "wrong_accepted": sum(map(wrong, here)),
            "several": sum(r["truth"] is None for r in here)}
    of_drawn = {}
    for r in records:
        if r["sheet"] == "marks" and "+" not in r["drawn"]:
            one = of_drawn.setdefault(r["drawn"], [0, 0, 0, 0])
            for i, yes in enumerate((True, r["value"] == r["truth"], r["disposition"] == "accepted", wrong(r))):
                one[i] += yes
    out["drawn"] = of_drawn
    stained = [r for r in records if r["sheet"] == "stains"]
    out["stains"] = {"fields": len(stained), "taken_for_marks": sum(r["state"] == "read" for r in stained),
                     "taken_and_accepted": sum(r["state"] == "read" and r["disposition"] == "accepted" for r in stained),
                     "asked": sum(r["disposition"] != "accepted" for r in stained)}
    accepted = sum(v["accepted"] for v in out["levels"].values())
    out["bound"] = upper_bound(sum(v["wrong_accepted"] for v in out["levels"].values()), accepted)
    return out
