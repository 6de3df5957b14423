"""Handwriting for the acceptance forms: digits of people whose samples were left out of training, characters of pen fonts.

Digits: USPS (never taught), MNIST t10k (every third, left out), and of the sets that were taught in part only the rest
that was left out: kensanata16 (last 15 % of every digit), optdigits (last 20 %), Semeion (last 20 %).
Kana, kanji and letters: pen-like fonts (Yomogi, Zen Kurenaido, Yusei Magic; SIL OFL, from npm) and Tomoe pen strokes for
kanji, each character bent afresh. That is less than real handwriting of many writers, and the report says so.
A glyph is a float array, 1 = ink: a digit is cropped to its ink, a character stands in the middle of a square of 1.5 em.
"""
import gzip
import json
import pathlib
import random
import re

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont


def read_idx(path: pathlib.Path):
    data = (gzip.open if path.suffix == ".gz" else open)(path, "rb").read()
    dims = data[3]
    shape = [int.from_bytes(data[4 + 4 * i:8 + 4 * i], "big") for i in range(dims)]
    return np.frombuffer(data, np.uint8, offset=4 + 4 * dims).reshape(shape)


def left_out(labels, part):
    """Per digit, the indices of the last `part` of the set in file order."""
    chosen = {}
    for digit in range(10):
        index = np.flatnonzero(labels == digit)
        chosen[digit] = index[int(len(index) * (1 - part)):]
    return chosen


class DigitSet:
    """One data set's digits that training has not seen."""

    def __init__(self, name, folder: pathlib.Path, part, dark_ink=False, images="images-idx3-ubyte",
                 labels="labels-idx1-ubyte", every=1, level=0.42):
        self.name = name
        self.level = level       # darkness from which on a pixel is ink when the picture is inked anew
        self.images = read_idx(folder / images).astype(np.float32)
        self.images /= self.images.max()
        if dark_ink:
            self.images = 1 - self.images
        self.chosen = left_out(read_idx(folder / labels), part)
        if every > 1:
            self.chosen = {d: index[index % every == every - 1] for d, index in self.chosen.items()}

    def writer(self, rng):
        """A function digit → image from a window of the set, since neighbours share a hand in most sets."""
        at = rng.random()

        def draw(digit):
            index = self.chosen[int(digit)]
            window = max(4, len(index) // 12)
            first = int(at * max(1, len(index) - window))
            image = self.images[index[first + rng.randrange(min(window, len(index)))]]
            paper = np.percentile(image, 20)                 # faint pencil: this form's pen is another one
            return np.clip((image - paper) / max(0.15, image.max() - paper), 0, 1)
        return draw


def digit_sets(shared: pathlib.Path, mnist):
    sets = [DigitSet("usps", shared / "digits_usps_train", 1.0),
            DigitSet("kensanata16", shared / "digits_kensanata16", 0.15, dark_ink=True, level=0.22),
            DigitSet("optdigits", shared / "digits_optdigits_tra", 0.2),
            DigitSet("semeion", shared / "digits_semeion", 0.2)]
    if mnist:
        sets.append(DigitSet("mnist_t10k", mnist, 1.0, images="t10k-images-idx3-ubyte", labels="t10k-labels-idx1-ubyte",
                             every=3))
    return sets


class PenFont:
    """A pen-like font that npm delivers as many subset files."""

    def __init__(self, folder: pathlib.Path):
        self.name = folder.name
        self.files = sorted(folder.rglob("*-400-normal.woff2"))
        self.place, self.fonts = {}, {}
        cache = folder / "places.json"
        if cache.exists():
            self.place = {int(k): v for k, v in json.loads(cache.read_text()).items()}
            return
        from fontTools.ttLib import TTFont
        for number, file in enumerate(self.files):
            for code in TTFont(file).getBestCmap():
                self.place.setdefault(code, number)
        cache.write_text(json.dumps(self.place))

    def has(self, character):
        return ord(character) in self.place

    def glyph(self, character, em=96):
        number = self.place[ord(character)]
        if number not in self.fonts:
            from fontTools.ttLib import TTFont
            plain = self.files[number].with_suffix(".ttf")
            if not plain.exists():
                font = TTFont(self.files[number])
                font.flavor = None
                font.save(plain)
            self.fonts[number] = ImageFont.truetype(str(plain), em)
        side = em * 3 // 2
        image = Image.new("L", (side, side))
        ImageDraw.Draw(image).text((side / 2, side / 2), character, fill=255, font=self.fonts[number], anchor="mm")
        return np.asarray(image, np.float32) / 255


class TomoePen:
    """Pen strokes of one native writer (Tomoe), drawn with a round pen whose points are moved a little."""

    def __init__(self, folder: pathlib.Path):
        self.name, self.strokes = "tomoe", {}
        for file in sorted(folder.glob("*.tdic")):
            self._read(file)

    def _read(self, file):
        for block in re.split(r"\n\s*\n", file.read_text(encoding="utf-8")):
            lines = block.strip().splitlines()
            if len(lines) < 3 or len(lines[0]) != 1:
                continue
            self.strokes[lines[0]] = [np.array(re.findall(r"\((\d+) (\d+)\)", line), float) for line in lines[2:]]

    def has(self, character):
        return character in self.strokes

    def glyph(self, character, em=96):
        side = em * 3 // 2
        image = np.zeros((side, side), np.uint8)
        for stroke in self.strokes[character]:
            points = (side - em) / 2 + stroke * em / 320 + np.random.normal(0, em / 60, stroke.shape)
            cv2.polylines(image, [np.round(points * 8).astype(np.int32)], False, 255, 4, cv2.LINE_AA, 3)
        return image.astype(np.float32) / 255


def crop(glyph):
    ys, xs = np.nonzero(glyph > 0.25)
    if len(ys) == 0:
        return glyph
    return glyph[ys.min():ys.max() + 1, xs.min():xs.max() + 1]


def bend(glyph, strength):
    """A smooth random displacement of the glyph, `strength` as a share of its height."""
    h, w = glyph.shape
    pad = max(4, h // 6)
    glyph = np.pad(glyph, pad)
    h, w = glyph.shape
    field = [cv2.GaussianBlur(np.random.uniform(-1, 1, (h, w)).astype(np.float32), (0, 0), h / 6) for _ in range(2)]
    field = [f / (np.abs(f).max() + 1e-6) * strength * h for f in field]
    ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
    return cv2.remap(glyph, xs + field[0], ys + field[1], cv2.INTER_LINEAR)


def parts_of(ink):
    """How many pieces of ink and of paper a glyph has: what a person sees as its shape."""
    mask = (np.pad(ink, 2) > 0.5).astype(np.uint8)
    return cv2.connectedComponents(mask, connectivity=8)[0], cv2.connectedComponents(1 - mask, connectivity=4)[0]


def thin(glyph, share):
    """Takes up to `share` of the half stroke away on both sides (the sets' strokes are those of thick felt pens), as long
    as no stroke breaks and no loop opens."""
    distance = cv2.distanceTransform((glyph > 0.5).astype(np.uint8), cv2.DIST_L2, 5)
    if not distance.any():
        return glyph
    half = np.percentile(distance[distance > 0], 90)
    for part in (share, share * 0.6, share * 0.3):
        thinner = np.clip(distance - part * half + 0.5, 0, 1).astype(np.float32)
        if parts_of(thinner) == parts_of(glyph):
            return thinner
    return glyph


class Hand:
    """One writer: size, slant, pen, colour and the sources of digits and characters."""

    INKS = [(38, 34, 32), (38, 34, 32), (20, 20, 24), (120, 50, 24), (140, 66, 30), (92, 90, 90)]  # BGR; the last: pencil

    def __init__(self, rng: random.Random, digits, pens):
        self.rng = rng
        self.digit_set = rng.choice(digits)
        self.draw_digit = self.digit_set.writer(rng)
        self.pens = rng.sample([p for p in pens if p.name != "tomoe"], 1) + [p for p in pens if p.name != "tomoe"]
        if rng.random() < 0.35:
            self.pens = [p for p in pens if p.name == "tomoe"] + self.pens
        self.slant = rng.gauss(0.06, 0.10)
        self.size = rng.uniform(0.62, 0.86)      # height of a digit as a share of the cell
        self.weight = rng.uniform(-0.9, 1.0)
        self.thinning = rng.uniform(0.1, 0.5)
        self.wobble = rng.uniform(0.25, 1.0)
        self.ink = rng.choice(self.INKS)
        self.pressure = rng.uniform(0.62, 0.78) if self.ink == self.INKS[-1] else rng.uniform(0.85, 1.0)

    def can_write(self, text):
        return all(c in " \u3000" or any(p.has(c) for p in self.pens) for c in text)

    def _tilt(self, glyph):
        """The writer's slant and a little turn, about the picture's middle."""
        shear, turn = self.slant + self.rng.gauss(0, 0.04), self.rng.gauss(0, 0.035)
        glyph = np.pad(glyph, int(glyph.shape[0] * 0.2) + 2)
        h, w = glyph.shape
        matrix = np.array([[1, -shear - turn, (shear + turn) * h / 2], [turn, 1, -turn * w / 2]])
        return cv2.warpAffine(glyph, matrix, (w, h))

    def digit(self, character, height, limit_width):
        """A handwritten digit as ink of the given height in pixels, at most `limit_width` wide."""
        glyph = self.draw_digit(character)
        big = 6 if glyph.shape[0] <= 20 else 4
        glyph = cv2.resize(glyph, None, fx=big, fy=big, interpolation=cv2.INTER_CUBIC)
        glyph = cv2.GaussianBlur(glyph, (0, 0), big * 0.5)      # smooth the steps, then a pen's sharp edge again
        glyph = 1 / (1 + np.exp(-(glyph - self.digit_set.level) * (12 if self.digit_set.level > 0.3 else 22)))
        glyph[glyph < 0.02] = 0
        glyph = crop(self._tilt(crop(thin(glyph, self.thinning))))
        height *= min(1.12, max(0.85, self.rng.gauss(1, 0.05)))
        wide = glyph.shape[1] * height / glyph.shape[0]
        size = (max(3, round(min(wide, limit_width))), max(3, round(height)))
        return self._pen(cv2.resize(glyph, size, interpolation=cv2.INTER_AREA))

    def character(self, character, em):
        """A handwritten character in the middle of its square; punctuation and small kana keep their place in it."""
        pen = next(p for p in self.pens if p.has(character))
        glyph = self._tilt(bend(pen.glyph(character), 0.03 * self.wobble))
        scale = em / 96 * min(1.12, max(0.88, self.rng.gauss(1, 0.05)))
        return self._pen(cv2.resize(glyph, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))

    def _pen(self, glyph):
        """The pen's weight: a little more or less ink round the line."""
        glyph = np.pad(glyph, 3)
        if self.weight > 0.35:
            glyph = cv2.dilate(glyph, np.ones((2, 2), np.uint8), iterations=1 if self.weight < 0.75 else 2)
        glyph = cv2.GaussianBlur(glyph, (0, 0), 0.7)
        return np.clip(glyph * 1.15, 0, 1)
