"""Our form's printed blank, ink on it, and what a scanner makes of it. Shares nothing with tools/page_maker."""
import json
import pathlib
import subprocess

import cv2
import numpy as np

DPI = 300
K = DPI / 25.4   # pixels per millimetre
PEN = (46, 36, 34)   # BGR of a black ball pen
LEVELS = {
    "clean": "flatbed in colour, 300 dpi, straight, grain of 1.5 levels, PNG",
    "office": "tilt up to 1.2°, focus and shading of a feeder, grain of 4 levels, JPEG 70–90; 5 of 10 in colour, 4 grey, 1 bilevel",
    "copy-of-copy": "two copies before the scan: toner that grows and breaks, lost halftones, specks, a streak, 98–102 % size, tilt up "
                    "to 1.5°; 6 of 10 grey, 4 bilevel",
}


class Blank:
    """The printed blank as a picture, and where its fields are."""

    def __init__(self, program, work: pathlib.Path, form="shikaku_shutoku"):
        work.mkdir(parents=True, exist_ok=True)
        pdf = work / "blank.pdf"
        subprocess.run([program, "template", "print", form, "-o", str(pdf)], check=True, capture_output=True)
        subprocess.run(["pdftoppm", "-r", str(DPI), "-png", "-singlefile", str(pdf), str(work / "blank")], check=True)
        shown = subprocess.run([program, "template", "show", form, "--json"], check=True, capture_output=True, text=True)
        self.form = json.loads(shown.stdout)
        self.picture = cv2.imread(str(work / "blank.png"))
        self.fields = {(f["id"], f.get("row", 0)): f for f in self.form["fields"]}


class Sheet:
    """One copy of the blank that is written on."""

    def __init__(self, blank: Blank):
        self.paper = blank.picture.copy()

    def ink(self, glyph, x_mm, y_mm, colour=PEN):
        """Lays ink (1 = covered) with its top left corner at (x, y) on the sheet; what falls beside the sheet is lost."""
        x, y = round(x_mm * K), round(y_mm * K)
        top, left = max(0, -y), max(0, -x)
        glyph = glyph[top:self.paper.shape[0] - y, left:self.paper.shape[1] - x]
        if glyph.size == 0:
            return
        y, x = y + top, x + left
        part = self.paper[y:y + glyph.shape[0], x:x + glyph.shape[1]]
        cover = glyph[:, :, None].astype(np.float32)
        part[:] = np.clip(part * (1 - cover) + np.minimum(part, np.array(colour)) * cover, 0, 255).astype(np.uint8)

    def line(self, points_mm, width_mm, colour=PEN, strength=1.0):
        """A pen stroke along points."""
        points = np.array(points_mm, float) * K
        low = np.floor(points.min(0) - width_mm * K - 2)
        size = np.ceil(points.max(0) - low + width_mm * K + 2).astype(int)
        cover = np.zeros((size[1], size[0]), np.uint8)
        cv2.polylines(cover, [np.round((points - low) * 16).astype(np.int32)], False, 255, max(1, round(width_mm * K)),
                      cv2.LINE_AA, 4)
        self.ink(cover.astype(np.float32) / 255 * strength, low[0] / K, low[1] / K, colour)


def grain(rng, shape, sigma):
    """Noise of a tile, laid at another place every time: a page's worth of normal numbers is slow."""
    tile = rng.normal(0, sigma, (512, 512)).astype(np.float32)
    rows = -(-shape[0] // 512)
    columns = -(-shape[1] // 512)
    whole = np.tile(tile, (rows, columns))[:shape[0], :shape[1]]
    return whole if len(shape) == 2 else whole[:, :, None]


def tilted(picture, rng, degrees, scale=1.0):
    h, w = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((w / 2, h / 2), degrees, scale)
    matrix[:, 2] += rng.normal(0, 4, 2)
    return cv2.warpAffine(picture, matrix, (w, h), flags=cv2.INTER_LINEAR, borderValue=(250, 250, 250))


def shading(rng, shape):
    h, w = shape[:2]
    corners = rng.uniform(0.93, 1.0, (2, 2)).astype(np.float32)
    light = cv2.resize(corners, (w, h), interpolation=cv2.INTER_LINEAR)
    return light if len(shape) == 2 else light[:, :, None]


def copied(grey, rng):
    """One pass through a copier: lost halftones, toner that grows or breaks, specks."""
    wide = rng.uniform(0.6, 1.1)
    soft = cv2.GaussianBlur(grey, (0, 0), wide).astype(np.float32)
    soft += grain(rng, grey.shape, 9)
    steep, middle = rng.uniform(0.045, 0.09), rng.uniform(160, 200)
    out = 255 / (1 + np.exp(-(soft - middle) * steep))
    specks = rng.integers(20, 160)
    ys, xs = rng.integers(0, grey.shape[0] - 3, specks), rng.integers(0, grey.shape[1] - 3, specks)
    for y, x, size in zip(ys, xs, rng.integers(1, 4, specks)):
        out[y:y + size, x:x + size] *= rng.uniform(0.1, 0.7)
    return np.clip(out, 0, 250).astype(np.uint8)


def bilevel(grey, rng):
    """As scanners make two levels: darker than the paper round it by a set amount."""
    return cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 61, rng.uniform(18, 34))


def scanned(paper, level, rng):
    """(picture, file extension, encoder settings) of a sheet at a level."""
    if level == "clean":
        out = cv2.GaussianBlur(paper, (0, 0), 0.5).astype(np.float32) + grain(rng, paper.shape, 1.5)
        return np.clip(out, 0, 255).astype(np.uint8), "png", [cv2.IMWRITE_PNG_COMPRESSION, 1]
    kind = rng.random()
    jpeg = [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(70, 91))]
    if level == "office":
        picture = paper if kind < 0.5 else cv2.cvtColor(paper, cv2.COLOR_BGR2GRAY)
        picture = tilted(picture, rng, rng.uniform(-1.2, 1.2))
        out = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.5, 1.0)).astype(np.float32)
        out = 255 * (out / 255) ** rng.uniform(0.85, 1.25) * shading(rng, out.shape) + grain(rng, out.shape, 4)
        out = np.clip(out, 0, 255).astype(np.uint8)
        return (bilevel(out, rng), "png", []) if kind >= 0.9 else (out, "jpg", jpeg)
    grey = copied(copied(cv2.cvtColor(paper, cv2.COLOR_BGR2GRAY), rng), rng)
    out = tilted(grey, rng, rng.uniform(-1.5, 1.5), rng.uniform(0.98, 1.02)).astype(np.float32)
    at = rng.integers(0, out.shape[1] - 4)
    out[:, at:at + rng.integers(1, 4)] *= rng.uniform(0.6, 0.95)
    out = np.clip(cv2.GaussianBlur(out, (0, 0), 0.6) + grain(rng, out.shape, 5), 0, 255).astype(np.uint8)
    return (bilevel(out, rng), "png", []) if kind >= 0.6 else (out, "jpg", jpeg)


def save(sheet, level, rng, path: pathlib.Path):
    """Scans a sheet to PATH plus the extension that the level uses; gives the file's name."""
    picture, extension, settings = scanned(sheet.paper, level, rng)
    name = str(path) + "." + extension
    cv2.imwrite(name, picture, settings)
    return name
