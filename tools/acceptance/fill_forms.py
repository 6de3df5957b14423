#!/usr/bin/env python3
"""Fills printed blanks of the 資格取得届 by "hand" for acceptance; shares nothing with tools/page_maker.

    uketsuke template print shikaku_shutoku -o blank.pdf && pdftoppm -r 300 -png blank.pdf blank
    uketsuke template show shikaku_shutoku --json > template.json
    fill_forms.py --template template.json --blank blank-1.png --shared DIR --fonts DIR --postal postal.tsv \\
        --count 100 --seed 1 --out OUT

Writes OUT/form_NNN.png (flat, 300 dpi) and .json: {"kind":"form","template",…,"fields":[{"id","row","type","state",
"value","raw","note"}]}; `note` is "clean" for undisturbed fields, else what was done ("overwritten", "corrected",
"bad_check", "stamped").
"""
import argparse
import json
import pathlib
import random

import cv2
import numpy as np
from PIL import ImageFont

import form_plan
import handwriting
import people
from paper import Paper, circle_points, seal_ink, strike, tick_points

SEAL_FONT = "/usr/share/fonts/opentype/ipaexfont-mincho/ipaexm.ttf"


class Filler:
    """Writes one plan (field → what to write) on one blank."""

    def __init__(self, paper, hand, rng):
        self.paper, self.hand, self.rng = paper, hand, rng
        self.drift = rng.gauss(0, 0.15)

    def cell_digit(self, cell, character, size=None):
        x, y, w, h = cell
        k = self.paper.k
        ink = self.hand.digit(character, h * (size or self.hand.size) * k, (w - 0.5) * k)
        cx = x + w / 2 + self.rng.gauss(0, 0.18)
        cy = y + h / 2 + self.drift + self.rng.gauss(0, 0.2)
        self.paper.stamp(ink, cx - ink.shape[1] / 2 / k, cy - ink.shape[0] / 2 / k, self.hand.ink, self.hand.pressure)

    def character_at(self, cx, cy, character, em_mm):
        k = self.paper.k
        ink = self.hand.character(character, em_mm * k)
        self.paper.stamp(ink, cx - ink.shape[1] / 2 / k, cy - ink.shape[0] / 2 / k, self.hand.ink, self.hand.pressure)

    def comb(self, cells, text, kana=False):
        for cell, character in zip(cells, text):
            if character in " \u3000":
                continue
            x, y, w, h = cell
            if kana:
                em = min(w, h) * self.rng.uniform(0.84, 0.98)
                self.character_at(x + w / 2 + self.rng.gauss(0, 0.15), y + h / 2 + self.rng.gauss(0, 0.2), character, em)
            else:
                self.cell_digit(cell, character)

    def line(self, rect, text, lines=1):
        """Free text from the left, in one or two lines, with the writer's own spacing."""
        x, y, w, h = rect
        parts = [text] if lines == 1 else form_plan.break_lines(text)
        row = h / len(parts)
        for number, part in enumerate(parts):
            units = sum(0.62 if c.isascii() else 1.0 for c in part) + 0.4
            em = min(row * self.rng.uniform(0.62, 0.76), (w - 3) / units / 1.04)
            step, cx = em * self.rng.uniform(1.0, 1.1), x + self.rng.uniform(1.0, 3.0)
            if (step * units) > w - 2:
                step = (w - 3) / units
            cy, slope = y + row * (number + 0.5) + self.rng.gauss(0, 0.2), self.rng.gauss(0, 0.006)
            for character in part:
                wide = (0.62 if character.isascii() else 1.0) * step
                if character.isdigit() and character.isascii():
                    k = self.paper.k
                    ink = self.hand.digit(character, em * 0.86 * k, em * 0.7 * k)
                    self.paper.stamp(ink, cx + (wide - ink.shape[1] / k) / 2, cy - em * 0.43, self.hand.ink,
                                     self.hand.pressure)
                elif character not in " \u3000":
                    self.character_at(cx + wide / 2, cy, character, em)
                cx += wide
                cy += slope * wide

    def ring(self, rect):
        self.paper.curve(circle_points(self.rng, rect, self.rng.uniform(0.95, 1.12)), self.rng.uniform(0.3, 0.5),
                         self.hand.ink, self.hand.pressure)

    def choose(self, option):
        if option["mark"] == "circle":
            self.ring(option["rect_mm"])
        else:
            self.paper.curve(tick_points(self.rng, option["rect_mm"]), self.rng.uniform(0.35, 0.55), self.hand.ink,
                             self.hand.pressure)

    def date(self, field, parts):
        for era in field.get("era", []):
            if era["value"] == parts["era"]:
                self.ring(era["rect_mm"])
        for name in ("year", "month", "day"):
            cells = field[f"{name}_mm"]
            text = str(parts[name])
            pad = len(cells) - len(text)
            if name != "year" and parts["zero"]:
                text, pad = text.zfill(len(cells)), 0
            if name == "year" and parts["left"]:
                pad = 0
            self.comb(cells, " " * pad + text)

    def seal(self, rect, characters, colour=(50, 40, 200), shape="circle", size_mm=None):
        x, y, w, h = rect
        size = size_mm or min(w, h) * 0.75
        font = ImageFont.truetype(SEAL_FONT, 64)
        ink = seal_ink(characters, font, int(size * self.paper.k), shape)
        turn = cv2.getRotationMatrix2D((ink.shape[1] / 2, ink.shape[0] / 2), self.rng.gauss(0, 6), 1)
        ink = cv2.warpAffine(ink, turn, ink.shape[::-1])
        self.paper.stamp(ink, x + (w - size) / 2 + self.rng.gauss(0, 0.6), y + (h - size) / 2 + self.rng.gauss(0, 0.6),
                         colour, 0.9)

    def write(self, field, entry):
        """One field by its plan entry; what is struck out or overwritten is done here."""
        kind = field["type"]
        for struck in ([entry["under"]] if "under" in entry else []):
            self.body(field, struck)
        self.body(field, entry)
        if entry["note"] == "struck_out":
            x, y, w, h = field["rect_mm"]
            used = w if kind not in ("text",) else min(w, 6 + 4.2 * len(entry["raw"]))
            strike(self.paper, self.rng, (x + 1, y + 0.6, used - 2, h - 1.2), self.hand.ink)

    def body(self, field, entry):
        kind = field["type"]
        if kind == "date":
            self.date(field, entry["parts"])
        elif kind in ("digits", "kana"):
            self.comb(field["cells_mm"], entry["cells"], kana=kind == "kana")
        elif kind == "choice":
            for option in field["options"]:
                if option["value"] in entry["value"].split(","):
                    self.choose(option)
        elif kind == "seal":
            self.seal(field["rect_mm"], entry["raw"])
        elif kind == "text":
            self.line(field["rect_mm"], entry["raw"], field.get("lines", 1))


def make(args, number, template, blank, digits, pens):
    """One form: picture and truth."""
    seed = args.seed * 100003 + number
    rng = random.Random(seed)
    np.random.seed(seed % 2 ** 32)
    hand = handwriting.Hand(rng, digits, pens)
    plan = form_plan.plan(template, people.People(rng, args.postal), rng)
    paper = Paper(blank, 300)
    filler = Filler(paper, hand, rng)
    truth = []
    for field in template["fields"]:
        entry = plan.get((field["id"], field.get("row", 0)))
        row = {"id": field["id"], "row": field.get("row", 0), "type": field["type"], "state": "blank", "value": "",
               "raw": "", "note": "clean"}
        if entry:
            filler.write(field, entry)
            row.update({k: entry[k] for k in ("state", "value", "raw", "note") if k in entry})
        truth.append(row)
    if rng.random() < 0.5:
        filler.seal((151.5, 8.5, 25.0, 25.0), "受付八十二二", (60, 60, 190), size_mm=22)
    return paper.pixels(), {"kind": "form", "template": template["id"], "version": template["version"], "seed": seed,
                            "digits": hand.digit_set.name, "pen": hand.pens[0].name, "ink": hand.ink, "fields": truth}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--template", type=pathlib.Path, required=True)
    parser.add_argument("--blank", type=pathlib.Path, required=True, help="picture of the blank at 300 dpi")
    parser.add_argument("--shared", type=pathlib.Path, required=True, help="folder of the data sets")
    parser.add_argument("--mnist", type=pathlib.Path, help="folder with t10k-*-ubyte")
    parser.add_argument("--fonts", type=pathlib.Path, required=True, help="folder of unpacked pen fonts")
    parser.add_argument("--postal", type=pathlib.Path, required=True)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    args = parser.parse_args()
    people.check_absent(args.shared / "names_jp")
    args.out.mkdir(parents=True, exist_ok=True)
    template = json.loads(args.template.read_text(encoding="utf-8"))
    blank = cv2.imread(str(args.blank), cv2.IMREAD_COLOR)
    digits = handwriting.digit_sets(args.shared, args.mnist)
    pens = [handwriting.PenFont(f) for f in sorted(args.fonts.iterdir()) if f.is_dir()]
    pens.append(handwriting.TomoePen(args.shared / "tomoe_strokes"))
    for number in range(args.first, args.first + args.count):
        picture, truth = make(args, number, template, blank, digits, pens)
        cv2.imwrite(str(args.out / f"form_{number:03}.png"), picture, [cv2.IMWRITE_PNG_COMPRESSION, 2])
        (args.out / f"form_{number:03}.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n",
                                                         encoding="utf-8")
        print(args.out / f"form_{number:03}.png")


if __name__ == "__main__":
    main()
