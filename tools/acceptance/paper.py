"""Ink on a page picture: glyphs, lines, circles, ticks, seals. Places are millimetres from the sheet's top-left corner."""
import math

import cv2
import numpy as np


class Paper:
    """A page picture at a known resolution that takes ink as paper does: it only gets darker."""

    def __init__(self, picture, dpi):
        self.picture = picture.astype(np.float32)
        self.k = dpi / 25.4

    def stamp(self, ink, x_mm, y_mm, colour, pressure=1.0):
        """Lays `ink` (0..1) with its top-left corner at the place; what falls off the sheet is lost."""
        x, y = round(x_mm * self.k), round(y_mm * self.k)
        h, w = ink.shape
        x0, y0 = max(0, x), max(0, y)
        x1, y1 = min(self.picture.shape[1], x + w), min(self.picture.shape[0], y + h)
        if x1 <= x0 or y1 <= y0:
            return
        part = (ink[y0 - y:y1 - y, x0 - x:x1 - x] * pressure)[..., None]
        area = self.picture[y0:y1, x0:x1]
        area *= 1 - part * (1 - np.array(colour, np.float32) / 255)

    def curve(self, points_mm, width_mm, colour, pressure=1.0):
        points = np.asarray(points_mm, float) * self.k
        low = np.floor(points.min(0) - 8).astype(int)
        high = np.ceil(points.max(0) + 8).astype(int)
        ink = np.zeros((high[1] - low[1], high[0] - low[0]), np.uint8)
        cv2.polylines(ink, [np.round((points - low) * 16).astype(np.int32)], False, 255,
                      max(1, round(width_mm * self.k)), cv2.LINE_AA, 4)
        soft = cv2.GaussianBlur(ink.astype(np.float32) / 255, (0, 0), 0.7)
        self.stamp(soft, low[0] / self.k, low[1] / self.k, colour, pressure)

    def pixels(self):
        return np.clip(np.round(self.picture), 0, 255).astype(np.uint8)


def circle_points(rng, rect_mm, loose):
    """A hand-drawn ring round a rectangle: not closed exactly, not centred exactly."""
    x, y, w, h = rect_mm
    cx, cy = x + w / 2 + rng.gauss(0, 0.25), y + h / 2 + rng.gauss(0, 0.2)
    rx, ry = w / 2 * loose + 0.2, max(h / 2 * 0.98, 2.4)
    start, over = rng.uniform(0, 2 * math.pi), rng.uniform(-0.2, 0.6)
    phase, wave = rng.uniform(0, 6), rng.uniform(0.0, 0.06)
    points = []
    for step in range(60):
        a = start + (2 * math.pi + over) * step / 59
        r = 1 + wave * math.sin(2 * a + phase) + 0.04 * step / 59
        points.append((cx + rx * r * math.cos(a), cy + ry * r * math.sin(a)))
    return points


def tick_points(rng, rect_mm):
    x, y, w, h = rect_mm
    jitter = lambda: rng.gauss(0, 0.3)  # noqa: E731
    return [(x + 0.15 * w + jitter(), y + 0.45 * h + jitter()), (x + 0.42 * w + jitter(), y + 0.9 * h + jitter()),
            (x + 1.05 * w + jitter(), y - 0.1 * h + jitter())]


def strike(paper, rng, rect_mm, colour, width_mm=0.35):
    """二重線 over a rectangle."""
    x, y, w, h = rect_mm
    for share in (0.40, 0.62):
        tilt = rng.gauss(0, 0.25)
        line = [(x - 0.8 + (w + 1.6) * i / 12, y + h * share + tilt * (i / 12 - 0.5) + rng.gauss(0, 0.06)) for i in range(13)]
        paper.curve(line, width_mm, colour, 0.95)


def seal_ink(characters, font, size_px, shape="circle", weight=0.045):
    """A seal's ink: a frame with up to nine characters in columns from the right."""
    from PIL import Image, ImageDraw
    image = Image.new("L", (size_px, size_px))
    draw = ImageDraw.Draw(image)
    line = max(2, int(size_px * weight))
    box = (line, line, size_px - line - 1, size_px - line - 1)
    (draw.ellipse if shape == "circle" else draw.rectangle)(box, outline=255, width=line)
    rows = math.ceil(math.sqrt(len(characters)))
    columns = math.ceil(len(characters) / rows)
    inner = size_px * (0.62 if shape == "circle" else 0.84)
    cell = inner / max(rows, columns)
    sized = font.font_variant(size=int(cell * 0.98))
    for i, character in enumerate(characters):
        column, row = divmod(i, rows)
        cx = size_px / 2 + inner / 2 - cell * (column + 0.5) - (inner - cell * columns) / 2
        cy = size_px / 2 - inner / 2 + cell * (row + 0.5) + (inner - cell * rows) / 2
        draw.text((cx, cy), character, fill=255, font=sized, anchor="mm")
    ink = np.asarray(image, np.float32) / 255
    patchy = cv2.GaussianBlur(np.random.uniform(0, 1, ink.shape).astype(np.float32), (0, 0), 6)
    patchy = np.clip((patchy - patchy.mean()) * 12 + 0.85, 0.35, 1)
    return ink * patchy
