"""Handwriting: the digit sets as ink, and kana, kanji and letters of pen fonts and pen strokes."""
import pathlib
import sys

import cv2
import numpy as np

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "train"))

from data import read_idx, tail_per_digit  # noqa: E402

# Shown in every table. "held" are the glyphs that the product's own net was not taught (ocr/models/cells/MODEL.md).
SETS = ("kensanata16", "optdigits", "semeion", "usps", "mnist")
FOLDERS = {"kensanata16": "digits_kensanata16", "optdigits": "digits_optdigits_tra", "semeion": "digits_semeion",
           "usps": "digits_usps_train"}
WRITERS = {"kensanata16": "not stated, Swiss", "optdigits": "30, Turkish", "semeion": "about 80, Italian",
           "usps": "not stated, American", "mnist": "about 250 (t10k), American"}
ABOUT = {"kensanata16": "faint pencil kept as faint as it is, 16 px, at its own place in the cell",
         "optdigits": "felt-pen thick as the set has them", "semeion": "stretched to a square in the set: drawn at 0.7 of that width",
         "usps": "never taught", "mnist": "t10k"}
NARROWED = {"semeion": 0.7}   # the set stretches every digit to a square box
TAIL = {"kensanata16": 0.15, "optdigits": 0.2, "semeion": 0.2}


class DigitSet:
    """One data set; `held` keeps the glyphs that the product's net was not taught, else all stand."""

    def __init__(self, name, corpus: pathlib.Path, mnist: pathlib.Path, held):
        self.name = name
        images, labels = read_idx(str(mnist), "t10k-") if name == "mnist" else read_idx(str(corpus / FOLDERS[name]))
        self.images, self.labels = images, labels
        keep = np.ones(len(labels), bool)
        if held and name in TAIL:
            keep = tail_per_digit(labels, TAIL[name])
        if held and name == "mnist":
            keep = np.arange(len(labels)) % 3 == 0
        self.index = {d: np.flatnonzero(keep & (labels == d)) for d in range(10)}
        self.count = int(keep.sum())

    def near(self, place, rng):
        """Chooses glyphs round one place of the file's order (0..1), where one hand's digits stand in most sets. Gives a
        function digits → glyph numbers without the same one twice."""
        def choose(digits):
            used = {d: set() for d in range(10)}
            out = []
            for d in digits:
                index = self.index[d]
                window = min(len(index), max(14, len(index) // 40))
                first = int(place * (len(index) - window))
                free = [i for i in index[first:first + window] if i not in used[d]]
                pick = int(rng.choice(free))
                used[d].add(pick)
                out.append(pick)
            return out
        return choose

    def ink(self, number):
        """A glyph as ink, 1 = covered, in its own pixels."""
        image = self.images[number].astype(np.float32) / 255
        if self.name == "kensanata16":   # dark on white: the paper of its own cell is taken off, the faintness stays
            return np.clip(np.percentile(image, 90) - image, 0, 1)
        return image * (1 if self.images.max() > 1 else 255)


def cropped(ink, level=0.25):
    ys, xs = np.nonzero(ink > level * max(0.2, ink.max()))
    return ink[ys.min():ys.max() + 1, xs.min():xs.max() + 1] if len(ys) else ink


def pen_edge(ink, factor):
    """A coarse picture as a pen would have drawn it: larger, its steps smoothed, its edge sharp again."""
    big = cv2.resize(ink, None, fx=factor, fy=factor, interpolation=cv2.INTER_CUBIC)
    big = cv2.GaussianBlur(big, (0, 0), factor * 0.4)
    big = 1 / (1 + np.exp(-(big - 0.36) * 12))
    big[big < 0.02] = 0
    return big


class DigitHand:
    """Writes one set's digits into comb cells: one size for a sheet, small unrest for each digit."""

    def __init__(self, digits: DigitSet, rng, k):
        self.digits, self.rng, self.k = digits, rng, k
        self.size = rng.uniform(0.62, 0.86)   # of the cell's height
        self.drift_mm = rng.normal(0, 0.15)

    def write(self, sheet, cell_mm, number):
        x, y, w, h = cell_mm
        if self.digits.name == "kensanata16":   # the picture is the writer's whole cell
            ink = cv2.resize(self.digits.ink(number), (round(w * self.k), round(h * self.k)), interpolation=cv2.INTER_CUBIC)
            sheet.ink(np.clip(ink, 0, 1), x, y, colour=(0, 0, 0))
            return
        ink = cropped(pen_edge(cropped(self.digits.ink(number)), 6 if self.digits.images.shape[1] <= 20 else 4))
        height = h * self.size * min(1.12, max(0.85, self.rng.normal(1, 0.05)))
        aspect = ink.shape[1] / ink.shape[0] * NARROWED.get(self.digits.name, 1)
        width = min(height * aspect, w - 0.4)
        size = (max(3, round(width * self.k)), max(3, round(height * self.k)))
        ink = cv2.GaussianBlur(cv2.resize(np.pad(ink, 3), size, interpolation=cv2.INTER_AREA), (0, 0), 0.6)
        cx = x + w / 2 + self.rng.normal(0, 0.18)
        cy = y + h / 2 + self.drift_mm + self.rng.normal(0, 0.2)
        sheet.ink(np.clip(ink * 1.1, 0, 1), cx - size[0] / 2 / self.k, cy - size[1] / 2 / self.k)
