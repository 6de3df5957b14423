"""What must not be read: letters, kana, kanji and scribbles in digit cells, digits with one cell blacked out, digits under
二重線, and pages that are not ours."""
import json
import subprocess

import numpy as np

from common import Bench, fresh_folder, upper_bound, write_result
from part_digits import COMBS, NUMBERS
from pens import FONTS, Pens, SignHand
from sheets import LEVELS, PEN, Blank, K, Sheet, save

SEED = 64001
# Signs that no hand makes like a digit: O I l Z S b q and their like could be meant as digits and are left out.
SIGNS = {"letters": "AEFHKMNPRWXdfhkmpw&@#%?", "kana": "アカキサセタテナヌネハホマミムメモヤラルロヨウオあおぬねのめゆふみむ",
         "kanji": "東京都区本田木林森川村町国語金銀藤齋橋", "scribble": "", "one cell blacked out": "0123456789",
         "struck out by 二重線": "0123456789"}
SCANS = ("leptonica_scans", "receipts_showthrough", "omr_marks", "ocrmypdf_pdfs", "barcodes_zxing")
PAGES = {".png", ".jpg", ".tif", ".pdf"}


def scribble(sheet, cell, rng):
    x, y, w, h = cell
    kind = rng.integers(0, 3)
    if kind == 0:      # wild lines
        points = [(x + rng.uniform(0.05, 0.95) * w, y + rng.uniform(0.05, 0.95) * h) for _ in range(rng.integers(6, 11))]
    elif kind == 1:    # a wave
        points = [(x + w * t, y + h / 2 + h * 0.3 * (-1) ** i) for i, t in enumerate(np.linspace(0.05, 0.95, 9))]
    else:              # a tick or a cross
        points = [(x + 0.1 * w, y + 0.1 * h), (x + 0.9 * w, y + 0.9 * h), (x + 0.5 * w, y + 0.5 * h),
                  (x + 0.9 * w, y + 0.1 * h), (x + 0.1 * w, y + 0.9 * h)]
    sheet.line(points, rng.uniform(0.3, 0.55), PEN)


def black_out(sheet, cell, rng):
    """Back and forth with the pen until nothing shows, from border to border."""
    x, y, w, h = cell
    rows = np.linspace(0.04, 0.96, 15)
    sheet.line([(x + w * (0.06 if i % 2 else 0.94) + rng.normal(0, 0.1), y + h * r) for i, r in enumerate(rows)], 0.5, PEN)


def strike(sheet, cells, rng):
    x, y, w, h = cells[0]
    end = cells[-1][0] + cells[-1][2]
    for share in (0.38, 0.62):
        lean = rng.normal(0, 0.3)
        sheet.line([(x - 0.5, y + h * share - lean), (end + 0.5, y + h * share + lean)], rng.uniform(0.3, 0.45), PEN)


def fill_comb(sheet, hand, kind, cells, rng):
    for x, y, w, h in cells:
        if kind == "scribble":
            scribble(sheet, (x, y, w, h), rng)
        else:
            sign = str(rng.choice(list(SIGNS[kind])))
            hand.sign(sheet, x + w / 2, y + h / 2, sign, min(w, h) * rng.uniform(0.85, 1.15), PEN)
    if kind == "one cell blacked out":
        black_out(sheet, cells[rng.integers(0, len(cells))], rng)
    if kind.startswith("struck"):
        strike(sheet, cells, rng)


def cells_part(setting, blank, pens):
    combs = {k: f for k, f in blank.fields.items() if k[0] in COMBS}
    bench = Bench(setting, "--view", "all=" + ",".join(COMBS))
    folder = fresh_folder(setting.work / "strangers")
    records = []
    pages = setting.of(1, 6, 60)
    for at, kind in enumerate(SIGNS):
        for n in range(pages):
            rng = np.random.default_rng([SEED + at, n])
            sheet, hand = Sheet(blank), SignHand(pens, FONTS[n % 3], rng, K)
            for field in combs.values():
                fill_comb(sheet, hand, kind, field["cells_mm"], rng)
            level = list(LEVELS)[n % 3]
            page = bench.read(save(sheet, level, rng, folder / f"{at}_{n:05}"))
            records += [{"what": kind, "level": level, "page": n, "field": r["id"], "row": r["row"], "state": r["state"],
                         "value": r["value"], "p": r["confidence"], "kind": r["kind"], "disposition": r["disposition"],
                         "cells": len(combs[r["id"], r["row"]]["cells_mm"])}
                        for r in page["views"]["all"]] if page["status"] == "form" else []
        print(f"strangers {kind}: {len(records)} combs", flush=True)
    bench.close()
    return records


def pages_part(setting):
    """Every real scan of the corpus that is not ours, through `uketsuke run`: none may become a form or a certificate."""
    files = []
    for name in SCANS:
        found = sorted(p for p in (setting.corpus / name).rglob("*") if p.suffix in PAGES and p.stat().st_size < 3_000_000)
        files += found[::max(1, len(found) // setting.of(2, 12, 400))]
    out = []
    for at in range(0, len(files), 8):
        run = subprocess.run(["nice", "-n", "10", str(setting.program), "run", "--json", "--reveal", "--workers", "1",
                              *map(str, files[at:at + 8])], capture_output=True, text=True)
        out += [json.loads(line) for line in run.stdout.splitlines()]
    return [{"what": "page", "file": line["file"].removeprefix(str(setting.corpus)), "page": line["page"], "status": line["status"],
             "document": line.get("document") or "", "fields": len(line.get("fields", [])),
             "accepted": sum(f["disposition"] == "accepted" and f["state"] == "read" for f in line.get("fields", []))}
            for line in out]


def run(setting):
    blank = Blank(setting.program, setting.work / "blank_s")
    pens = Pens(setting.corpus, setting.deps, np.random.default_rng(SEED))
    cells = cells_part(setting, blank, pens)
    pages = pages_part(setting)
    figures = {"cells": {}, "pages": {"sides": len(pages), "taken_for_ours": sum(bool(p["document"]) for p in pages),
                                      "values_accepted": sum(p["accepted"] for p in pages)}}
    for kind in SIGNS:
        here = [r for r in cells if r["what"] == kind]
        accepted = [r for r in here if r["state"] == "read" and r["disposition"] == "accepted"]
        figures["cells"][kind] = {"combs": len(here), "cells": sum(r["cells"] for r in here), "accepted": len(accepted),
                                  "numbers": sum(r["field"] in NUMBERS for r in here),
                                  "blank_accepted": sum(r["state"] == "blank" and r["disposition"] == "accepted" for r in here),
                                  "read": sum(r["state"] == "read" for r in here), "bound": upper_bound(len(accepted), len(here))}
    write_result(setting, "strangers", SEED, figures, cells + pages)
