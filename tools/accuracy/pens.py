"""Kana, kanji and letters by hand: pen-like fonts and pen strokes, each sign bent afresh.

These are few "hands" and none of them is the handwriting of many people: three fonts drawn after handwriting and the
strokes of two hands (KanjiVG: a model hand; Tomoe: one native writer, kanji and digits). No table hides that.
"""
import pathlib
import re

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from strokes import load_kanjivg, load_tomoe

FONTS = ("yomogi", "zen-kurenaido", "yusei-magic")
HANDS = FONTS + ("kanjivg", "tomoe")
EM = 96


class FontPen:
    """A font that npm delivers as many subset files; which signs stand where is told by its CSS."""

    def __init__(self, folder: pathlib.Path):
        self.place, self.open = {}, {}
        css = (folder / "400.css").read_text()
        for file, ranges in re.findall(r"url\(\./(files/[^)]*\.woff2)\).*?unicode-range: ([^;]*);", css, re.S):
            for part in ranges.split(","):
                first, _, last = part.strip()[2:].partition("-")
                for code in range(int(first, 16), int(last or first, 16) + 1):
                    self.place[code] = folder / file

    def glyph(self, sign):
        path = self.place.get(ord(sign))
        if path is None:
            return None
        if path not in self.open:
            self.open[path] = ImageFont.truetype(str(path), EM)
        side = EM * 3 // 2
        image = Image.new("L", (side, side))
        ImageDraw.Draw(image).text((side / 2, side / 2), sign, fill=255, font=self.open[path], anchor="mm")
        out = np.asarray(image, np.float32) / 255
        return out if out.max() > 0.5 else None


class StrokePen:
    """Polylines of a hand, drawn with a round pen whose points stray a little."""

    def __init__(self, strokes, box, rng):
        self.strokes, self.box, self.rng = strokes, box, rng

    def glyph(self, sign):
        if sign not in self.strokes:
            return None
        side = EM * 3 // 2
        image = np.zeros((side, side), np.uint8)
        pen = int(self.rng.integers(3, 7))
        for stroke in self.strokes[sign]:
            points = (side - EM) / 2 + np.asarray(stroke) * EM / self.box
            points = points + self.rng.normal(0, EM / 90, points.shape) * 0.5 + self.rng.normal(0, EM / 70, 2)
            cv2.polylines(image, [np.round(points * 8).astype(np.int32)], False, 255, pen, cv2.LINE_AA, 3)
        return image.astype(np.float32) / 255


class Pens:
    """All hands, opened once."""

    def __init__(self, corpus, deps, rng):
        self.pens = {name: FontPen(deps / f"fontsource-{name}-5.3.0") for name in FONTS}
        self.pens["kanjivg"] = StrokePen(dict(load_kanjivg(str(corpus))), 109, rng)
        self.pens["tomoe"] = StrokePen(dict(load_tomoe(str(corpus))), 320, rng)

    def glyph(self, hand, sign):
        """Tomoe holds next to no kana: there, and only there, KanjiVG's stand in."""
        found = self.pens[hand].glyph(sign)
        if found is None and hand == "tomoe" and sign in KANA:
            found = self.pens["kanjivg"].glyph(sign)
        return found

    def can_write(self, hand, text):
        return all(self.glyph(hand, c) is not None for c in text if c not in " \u3000")


KANA = set("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンガギグゲゴザジズゼゾダヂヅデドバビブベボ"
           "パピプペポヴァィゥェォッャュョー")


class SignHand:
    """One writer on one sheet: slant, pen, size."""

    def __init__(self, pens, name, rng, k):
        self.pens, self.name, self.rng, self.k = pens, name, rng, k
        self.slant = rng.normal(0.05, 0.08)
        self.weight = rng.uniform(-0.5, 1.0)

    def _bent(self, ink):
        h, w = ink.shape
        shift = [cv2.GaussianBlur(self.rng.uniform(-1, 1, (h, w)).astype(np.float32), (0, 0), h / 6) for _ in range(2)]
        shift = [s / (np.abs(s).max() + 1e-6) * self.rng.uniform(0.01, 0.03) * h for s in shift]
        ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
        lean = self.slant + self.rng.normal(0, 0.03)
        return cv2.remap(ink, xs + shift[0] + (ys - h / 2) * lean, ys + shift[1], cv2.INTER_LINEAR)

    def sign(self, sheet, cx_mm, cy_mm, sign, em_mm, colour):
        ink = self._bent(self.pens.glyph(self.name, sign))
        scale = em_mm * self.k / EM * min(1.12, max(0.88, self.rng.normal(1, 0.04)))
        ink = cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        if self.weight > 0.4:
            ink = cv2.dilate(ink, np.ones((2, 2), np.uint8))
        ink = np.clip(cv2.GaussianBlur(ink, (0, 0), 0.6) * 1.15, 0, 1)
        sheet.ink(ink, cx_mm - ink.shape[1] / 2 / self.k, cy_mm - ink.shape[0] / 2 / self.k, colour)

    def comb(self, sheet, cells, text, colour):
        for (x, y, w, h), c in zip(cells, text):
            if c not in " \u3000":
                self.sign(sheet, x + w / 2 + self.rng.normal(0, 0.15), y + h / 2 + self.rng.normal(0, 0.2), c,
                          min(w, h) * self.rng.uniform(0.84, 0.98), colour)

    def line(self, sheet, rect, text, colour):
        x, y, w, h = rect
        em = min(h * self.rng.uniform(0.62, 0.76), (w - 3) / (len(text) + 0.4) / 1.04)
        step, cx = em * self.rng.uniform(1.0, 1.1), x + self.rng.uniform(1.0, 3.0)
        cy = y + h / 2 + self.rng.normal(0, 0.2)
        for c in text:
            if c not in " \u3000":
                self.sign(sheet, cx + step / 2, cy + self.rng.normal(0, 0.1), c, em, colour)
            cx += step
