#!/usr/bin/python3
"""Fits how the three readers of a digit cell are weighed together (ocr/calibration/cell_fusion.cpp) and prints the constants.

usage: UKETSUKE_CORPUS=DIR fit_fusion.py [--sheets N] [--cells FILE] [--program P] [--bench P]
Sheets are filled as part_digits.py fills them, with other seeds, and each set is read by nets that were taught without it
(train_left_out.py), where there are none by the product's on the glyphs that were kept from them. The weights are those of the least log-loss; each set's figures come from weights that were
fitted without it. --cells keeps what was read: a file that is there is not made again.
"""
import argparse
import os
import pathlib

import numpy as np
import torch

import part_digits
import part_strangers
from accuracy import setting_from
from common import ROOT, Bench, fresh_folder
from glyphs import SETS, DigitSet
from pens import FONTS, Pens, SignHand
from sheets import LEVELS, Blank, K, Sheet, save

SEED = 71001
STRUCK, OTHER = 11, 12
STRANGERS = {"letters": OTHER, "kana": OTHER, "kanji": OTHER, "scribble": OTHER, "struck out by 二重線": STRUCK}
STRANGER_WEIGHT = 0.3  # beside a set of digits
FAINT = 0.16          # kFaintContrast
FIXED = 1e-6          # keeps logarithms finite
SMALL = 0.02          # kSmallDoubt


def cells_of(page, truth):
    """Rows of (net 13, head 13, line 11, contrast, label) of the combs whose labels are known."""
    combs, rows = {(c["id"], c["row"]): c for c in page["combs"]}, []
    for name, row, labels in truth:
        comb = combs[name, row]
        for cell, label in enumerate(labels):
            rows.append([*comb["net"][cell], *comb["head"][cell], *comb["line"][cell], comb["contrast"][cell], label])
    return rows


def read_sheets(setting, blank, models, fill, count, level, seed):
    bench = Bench(setting, "--combs", ",".join(part_digits.COMBS), models=models)
    folder, rows = fresh_folder(setting.work / "fusion"), []
    for number in range(count):
        rng = np.random.default_rng([SEED, seed, number])
        sheet, truth = fill(number, rng)
        page = bench.read(save(sheet, level, rng, folder / f"{number:05}"))
        if page["status"] == "form":
            rows += cells_of(page, truth)
    bench.close()
    return rows


def digit_sheet(blank, digits, count):
    def fill(number, rng):
        sheet, truth = part_digits.fill(blank, digits, (number + rng.random()) / count, rng)
        return sheet, [(name, row, value) for name, row, value, _ in truth]
    return fill


def stranger_sheet(blank, setting):
    pens = Pens(setting.corpus, setting.deps, np.random.default_rng(SEED))

    def fill(number, rng):
        kind = list(STRANGERS)[number % len(STRANGERS)]
        sheet, hand, truth = Sheet(blank), SignHand(pens, FONTS[number % 3], rng, K), []
        for (name, row), field in blank.fields.items():
            if name in part_digits.COMBS:
                part_strangers.fill_comb(sheet, hand, kind, field["cells_mm"], rng)
                truth.append((name, row, [STRANGERS[kind]] * len(field["cells_mm"])))
        return sheet, truth
    return fill


def make_cells(setting, sheets):
    """{set: rows}; strangers are read by the product's own nets, which were taught none of the signs of pen fonts."""
    blank = Blank(setting.program, setting.work / "blank")
    out = {}
    for at, name in enumerate(SETS):
        models = setting.cache / "nets" / name / "models"
        left_out = models.exists()
        digits = DigitSet(name, setting.corpus, setting.mnist, held=not left_out)
        rows = []
        for number, level in enumerate(LEVELS):
            rows += read_sheets(setting, blank, models if left_out else None, digit_sheet(blank, digits, sheets), sheets, level,
                                100 * at + number)
        out[name] = np.array(rows, np.float32)
        print(f"{name}: {len(rows)} cells", flush=True)
    rows = []
    for number, level in enumerate(LEVELS):
        rows += read_sheets(setting, blank, None, stranger_sheet(blank, setting), sheets, level, 900 + number)
    out["strangers"] = np.array(rows, np.float32)
    return out


class Fusion(torch.nn.Module):
    """p_k ~ net_k^a · head_k^b · (line_k + floor)^c · bias of its kind; then a share for all classes, by circumstance."""

    def __init__(self):
        super().__init__()
        self.weights = torch.nn.Parameter(torch.tensor([0.5, 0.6, 0.3]))
        self.floor = torch.nn.Parameter(torch.tensor(-4.6))      # log of what the line reader is never surer than
        self.unknown = torch.nn.Parameter(torch.tensor(-2.3))    # log of what it is taken to say about strikes and signs
        self.bias = torch.nn.Parameter(torch.zeros(2))           # struck out, not a digit, beside digits and empty; no cell is empty here
        self.share = torch.nn.Parameter(torch.tensor([-7.0, -3.5, -3.0, -4.0]))   # all agree, two agree, none, faint

    def circumstance(self, rows):
        net, head, line = rows[:, :13], rows[:, 13:26], rows[:, 26:37]
        line_best = line.argmax(1)
        line_best = torch.where(line_best == 0, 10, line_best - 1)
        a, b = net.argmax(1), head.argmax(1)
        named = (b >= STRUCK) & (a == b)   # for these the line reader has no word
        agree = ((a == b) & (b == line_best)) | named
        two = (a == b) | (a == line_best) | (b == line_best)
        faint = (rows[:, 37] < FAINT) & (a != 10)
        return torch.where(agree, torch.where(faint, 3, 0), torch.where(two, 1, 2))

    def forward(self, rows):
        net, head, line = rows[:, :13], rows[:, 13:26], rows[:, 26:37]
        seen = torch.cat([line[:, 1:], line[:, :1], self.unknown.exp().expand(len(rows), 2)], 1)
        score = (self.weights[0] * (net + FIXED).log() + self.weights[1] * (head + FIXED).log() +
                 self.weights[2] * (seen + self.floor.exp()).log())
        score = torch.cat([score[:, :STRUCK], score[:, STRUCK:] + self.bias], 1)
        share = self.share.exp()[self.circumstance(rows)].unsqueeze(1)
        return score.softmax(1) * (1 - share) + share / 13


def fit(cells):
    """Every set of digits weighs the same; of what stands in digit cells strangers are few."""
    rows = torch.from_numpy(np.concatenate(list(cells.values())))
    weight = torch.cat([torch.full((len(p),), (STRANGER_WEIGHT if name == "strangers" else 1) / len(p)) for name, p in cells.items()])
    model = Fusion()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.03)
    for step in range(500):
        p = model(rows)[torch.arange(len(rows)), rows[:, 38].long()]
        loss = -(p.log() * weight).sum() / weight.sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            model.weights.clamp_(0, 1.5)
    return model


@torch.no_grad()
def figures(model, rows):
    rows = torch.from_numpy(rows)
    label = rows[:, 38].long()
    p, best = model(rows).max(1)
    right = best == label
    line = rows[:, 26:37].argmax(1)
    line = torch.where(line == 0, 10, line - 1)
    alone = [float((x == label).float().mean()) for x in (rows[:, :13].argmax(1), rows[:, 13:26].argmax(1), line)]
    ece = sum(float(at.float().mean() * (p[at].mean() - right[at].float().mean()).abs())
              for i in range(15) for at in ((p > i / 15) & (p <= (i + 1) / 15),) if at.any())
    sure = p > 0.999
    named = (label >= STRUCK) & (best < 10)
    return (f"{len(rows)} cells: net {alone[0]:.4f}, head {alone[1]:.4f}, line {alone[2]:.4f}, together {float(right.float().mean()):.4f}, "
            f"ECE {ece:.4f}; p > 0.999: {float(sure.float().mean()):.3f} of them, {int((~right[sure]).sum())} wrong; "
            f"strangers taken for digits {int(named.sum())}, at p > 0.9 {int((named & (p > 0.9)).sum())}, at p > 0.99 {int((named & (p > 0.99)).sum())}")


@torch.no_grad()
def small_doubts(model, rows):
    """Doubts under SMALL as the weights state them, what they become by each power of kDoubtPower, and what was wrong."""
    rows = torch.from_numpy(rows)
    p, best = model(rows).max(1)
    label, circumstance, doubt = rows[:, 38].long(), model.circumstance(rows), 1 - p
    small = (doubt < SMALL) & (best < 10) & (circumstance < 2)
    wrong, doubt = (best != label)[small], doubt[small].double()
    told = []
    for power in (0, 0.2, 0.3, 0.4, 0.5):
        q = doubt * (doubt / SMALL) ** power
        told.append(f"{power}: {float(q.sum()):.1f}, log-loss {float(-torch.where(wrong, (q / 12).log(), (1 - q).log()).mean()):.6f}")
    return f"{int(small.sum())} small doubts, {int(wrong.sum())} wrong; stated by power {'; '.join(told)}"


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--sheets", type=int, default=8, help="of each set and level")
    args.add_argument("--cells", type=pathlib.Path)
    args.add_argument("--program", type=pathlib.Path, default=ROOT / "build/release/uketsuke")
    args.add_argument("--bench", type=pathlib.Path, default=ROOT / "build/release/bench/accuracy/bench_accuracy")
    args.set_defaults(size="short", rest=False, sets=())
    args = args.parse_args()
    torch.manual_seed(SEED)
    if args.cells and args.cells.exists():
        cells = dict(np.load(args.cells))
    else:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        cells = make_cells(setting_from(args), args.sheets)
        if args.cells:
            np.savez(args.cells, **cells)
    for name in cells:
        print(name, figures(fit({k: v for k, v in cells.items() if k != name}), cells[name]))
    model = fit(cells)
    for name in cells:
        print("fitted to all,", name, figures(model, cells[name]))
        if name != "strangers":
            print("  ", small_doubts(model, cells[name]))
    for name, value in model.named_parameters():
        shown = value if name in ("weights", "bias") else value.exp()
        print(name, [round(float(v), 6) for v in shown.detach().reshape(-1)])


if __name__ == "__main__":
    main()
