#!/usr/bin/env python3
"""Damages flat page pictures with augraphy, a degrader that shares nothing with tools/page_maker; for tests only.

Geometry is an own homography, since augraphy's folds and warps move points by amounts it does not tell: the truth
beside each page is exact. Augmentations are chosen one by one; augraphy's default pipeline is no office scanner.

    python3 -m venv DIR && DIR/bin/pip install augraphy==8.2.6
    DIR/bin/python damage_augraphy.py --dpi 300 --seed 7 --level office --out OUT page1.png page2.png …

Writes OUT/<name>.{jpg,png,tif} and .json: all keys of the flat page's own .json if there is one, and {"source", "seed",
"level", "dpi", "mode", "turned", "skew_deg", "mm_to_px": 9 numbers, row major, sheet millimetres to pixels of the picture
(corner of pixel 0 at 0,0)}. Colour and grey become JPEG with a dpi tag or PNG without one, bilevel becomes TIFF G4.
"""
import argparse
import json
import math
import pathlib
import random
import zlib

import cv2
import numpy as np
from augraphy import (AugraphyPipeline, BadPhotoCopy, Brightness, DirtyDrum, DirtyRollers, Jpeg, LowInkRandomLines,
                      NoiseTexturize, SubtleNoise)
from PIL import Image


def pipelines(level, rng):
    """The augmentations of one page, by level: (dirt of rollers and drum or None, everything else)."""
    strong = level == "rough"
    ink, dirt, post = [], [], []
    if rng.random() < (0.8 if strong else 0.3):
        ink.append(LowInkRandomLines(count_range=(3, 8), use_consistent_lines=True, noise_probability=0.1, p=1))
    if rng.random() < (0.6 if strong else 0.3):
        dirt.append(DirtyRollers(line_width_range=(2, 6), scanline_type=0, p=1))
    if rng.random() < (0.5 if strong else 0.2):
        dirt.append(DirtyDrum(line_width_range=(1, 4), line_concentration=0.05, direction=0, noise_intensity=0.4,
                              noise_value=(64, 224), p=1))
    if strong:
        post.append(BadPhotoCopy(noise_type=rng.choice([1, 2, 3]), noise_side="random", noise_iteration=(1, 1),
                                 noise_size=(1, 2), noise_value=(64, 196), noise_sparsity=(0.2, 0.4),
                                 noise_concentration=(0.05, 0.15), blur_noise=0, p=1))
        post.append(NoiseTexturize(sigma_range=(2, 4), turbulence_range=(2, 4), texture_width_range=(200, 400),
                                   texture_height_range=(200, 400), p=1))
    post.append(Brightness(brightness_range=(0.85, 1.05), p=1))
    post.append(SubtleNoise(subtle_range=6, p=1))
    post.append(Jpeg(quality_range=(35, 60) if strong else (60, 92), p=1))
    return (AugraphyPipeline(ink_phase=[], paper_phase=[], post_phase=dirt, log=False) if dirt else None,
            AugraphyPipeline(ink_phase=ink, paper_phase=[], post_phase=post, log=False))


def dirty(page, dirt, level):
    """Traces of rollers and drum. At full strength they band the whole page as no serviced scanner does."""
    strength = 0.8 if level == "rough" else 0.3
    soiled = dirt(page)
    if soiled.ndim == 2:
        soiled = cv2.cvtColor(soiled, cv2.COLOR_GRAY2BGR)
    return cv2.addWeighted(page, 1 - strength, soiled[..., :3], strength, 0)


def shade(page, level, rng):
    """Light that falls off to one side, as under a lid that does not close (augraphy's own gradient turns pages grey)."""
    height, width = page.shape[:2]
    loss = rng.uniform(0, 0.10 if level == "office" else 0.28)
    angle = rng.uniform(0, 2 * math.pi)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    along = (xs / width - 0.5) * math.cos(angle) + (ys / height - 0.5) * math.sin(angle) + 0.5
    light = 1 - loss * np.clip(along, 0, 1) ** 2
    return np.clip(page * (light if page.ndim == 2 else light[..., None]), 0, 255).astype(np.uint8)


def geometry(level, rng, width, height, dpi, out_dpi):
    """Homography from source pixels to the scan, its size and its tilt in degrees (clockwise)."""
    tilt = rng.gauss(0, 0.9) if level == "office" else rng.uniform(-4, 4)
    margin = rng.uniform(4, 9) if rng.random() < 0.5 or abs(tilt) > 2 else 0
    k = out_dpi / dpi
    sx, sy = k * (1 + rng.gauss(0, 0.002)), k * (1 + rng.gauss(0, 0.004))
    out_w = round(width * k + 2 * margin / 25.4 * out_dpi)
    out_h = round(height * k + 2 * margin / 25.4 * out_dpi)
    a = math.radians(tilt)
    centre = np.array([[1, 0, -width / 2], [0, 1, -height / 2], [0, 0, 1]])
    keystone = rng.gauss(0, 4e-7 if level == "office" else 1.5e-6)
    stretch = np.array([[sx, 0, 0], [0, sy, 0], [keystone, keystone / 2, 1]])
    turn = np.array([[math.cos(a), -math.sin(a), out_w / 2], [math.sin(a), math.cos(a), out_h / 2], [0, 0, 1]])
    return turn @ stretch @ centre, (out_w, out_h), tilt


def bilevel(scan, page, pencil, rng):
    """One bit a pixel. For pencil an office turns on red dropout and a lighter threshold, or the writing is gone."""
    if pencil:
        return cv2.threshold(scan[..., 2], np.median(page) * rng.uniform(0.86, 0.90), 255, cv2.THRESH_BINARY)[1]
    grey = cv2.cvtColor(scan, cv2.COLOR_BGR2GRAY)
    return cv2.threshold(grey, np.median(page) * rng.uniform(0.62, 0.74), 255, cv2.THRESH_BINARY)[1]


def scan_of(page, level, rng, dpi, pencil=False):
    """The page as a scanner delivers it: (picture, what is true about it)."""
    dirt, rest = pipelines(level, rng)
    page = shade(rest(dirty(page, dirt, level) if dirt else page), level, rng)
    if page.ndim == 2:
        page = cv2.cvtColor(page, cv2.COLOR_GRAY2BGR)
    height, width = page.shape[:2]
    out_dpi = rng.choice([200, 300, 300, 400])
    matrix, size, tilt = geometry(level, rng, width, height, dpi, out_dpi)
    turned = rng.random() < 0.08
    if turned:
        matrix = np.array([[-1, 0, size[0]], [0, -1, size[1]], [0, 0, 1]]) @ matrix
    bed = (250, 250, 250) if rng.random() < 0.6 else (30, 30, 30)
    # The library counts from pixel centres, the truth from pixel corners.
    half = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])
    if out_dpi < dpi:       # a scanner's aperture, or thin strokes fall between the samples
        page = cv2.GaussianBlur(page, (0, 0), 0.45 * dpi / out_dpi)
    scan = cv2.warpPerspective(page, np.linalg.inv(half) @ matrix @ half, size, flags=cv2.INTER_LINEAR,
                               borderValue=bed)
    mode = rng.choice(["colour", "colour", "grey", "grey", "bilevel"])
    if mode == "bilevel":
        scan = bilevel(scan, page, pencil, rng)
    elif mode == "grey":
        scan = cv2.cvtColor(scan, cv2.COLOR_BGR2GRAY)
    return scan, {"level": level, "dpi": out_dpi, "mode": mode, "turned": turned, "skew_deg": tilt,
                  "page_mm": [width * 25.4 / dpi, height * 25.4 / dpi],
                  "mm_to_px": (matrix @ np.diag([dpi / 25.4, dpi / 25.4, 1])).flatten().tolist()}


def write_scan(scan, truth, rng, stem):
    """Writes the picture in the format an office scanner would choose for its mode; returns the path."""
    dpi = (truth["dpi"], truth["dpi"])
    image = Image.fromarray(scan if scan.ndim == 2 else cv2.cvtColor(scan, cv2.COLOR_BGR2RGB))
    if truth["mode"] == "bilevel":
        path = stem.with_suffix(".tif")
        image.convert("1").save(path, compression="group4", dpi=dpi)
    elif rng.random() < 0.75:
        path = stem.with_suffix(".jpg")
        image.save(path, quality=rng.choice([75, 85, 92]), dpi=dpi)
    else:
        path = stem.with_suffix(".png")
        image.save(path, compress_level=2)
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dpi", type=float, default=300, help="of the flat pictures")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--level", choices=["office", "rough"], default="office")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("pages", type=pathlib.Path, nargs="+")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for path in args.pages:
        seed = args.seed * 1000003 + zlib.crc32(path.stem.encode()) % 1000000     # the same for any order of pages
        rng = random.Random(seed)
        random.seed(seed)
        np.random.seed(seed % 2 ** 32)
        own = path.with_suffix(".json")
        known = json.loads(own.read_text(encoding="utf-8")) if own.exists() else {}
        pencil = min(known.get("ink", [0])) > 80
        scan, truth = scan_of(cv2.imread(str(path), cv2.IMREAD_COLOR), args.level, rng, args.dpi, pencil)
        truth = {**known, "source": path.name, "damage_seed": seed, **truth}
        written = write_scan(scan, truth, rng, args.out / path.stem)
        written.with_suffix(".json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print(written, flush=True)


if __name__ == "__main__":
    main()
