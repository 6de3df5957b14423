#!/usr/bin/env python3
"""Damages flat page pictures with augraphy, a degrader that shares nothing with tools/page_maker; for tests only.

Geometry is an own homography, since augraphy's folds and warps move points by amounts it does not tell: the truth
beside each page is exact. Augmentations are chosen one by one; augraphy's default pipeline is no office scanner.

    python3 -m venv DIR && DIR/bin/pip install augraphy==8.2.6
    DIR/bin/python damage_augraphy.py --dpi 300 --seed 7 --level office --out OUT page1.png page2.png …

Writes OUT/<name>_<seed>.png and .json: {"source", "seed", "level", "dpi", "mode", "skew_deg",
"mm_to_px": 9 numbers, row major, sheet millimetres to pixels of the picture (corner of pixel 0 at 0,0)}.
"""
import argparse
import json
import math
import pathlib
import random

import cv2
import numpy as np
from augraphy import (AugraphyPipeline, BadPhotoCopy, Brightness, DirtyDrum, DirtyRollers, Jpeg, LightingGradient,
                      LowInkRandomLines, NoiseTexturize, SubtleNoise)


def pipeline(level, rng):
    """The augmentations of one page, by level."""
    strong = level == "rough"
    ink, post = [], []
    if rng.random() < (0.8 if strong else 0.3):
        ink.append(LowInkRandomLines(count_range=(3, 8), use_consistent_lines=True, noise_probability=0.1, p=1))
    if rng.random() < 0.5:
        post.append(LightingGradient(max_brightness=255, min_brightness=170 if strong else 210, mode="gaussian",
                                     transparency=0.5, p=1))
    if rng.random() < (0.6 if strong else 0.3):
        post.append(DirtyRollers(line_width_range=(2, 6), scanline_type=0, p=1))
    if rng.random() < (0.5 if strong else 0.2):
        post.append(DirtyDrum(line_width_range=(1, 4), line_concentration=0.05, direction=0, noise_intensity=0.4,
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
    return AugraphyPipeline(ink_phase=ink, paper_phase=[], post_phase=post, log=False)


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


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dpi", type=float, default=300, help="of the flat pictures")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--level", choices=["office", "rough"], default="office")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("pages", type=pathlib.Path, nargs="+")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for number, path in enumerate(args.pages):
        seed = args.seed + number
        rng = random.Random(seed)
        random.seed(seed)
        np.random.seed(seed)
        page = cv2.imread(str(path), cv2.IMREAD_COLOR)
        page = pipeline(args.level, rng)(page)
        if page.ndim == 2:
            page = cv2.cvtColor(page, cv2.COLOR_GRAY2BGR)
        height, width = page.shape[:2]
        out_dpi = rng.choice([200, 300, 300, 400])
        matrix, size, tilt = geometry(args.level, rng, width, height, args.dpi, out_dpi)
        bed = (250, 250, 250) if rng.random() < 0.6 else (30, 30, 30)
        # The library counts from pixel centres, the truth from pixel corners.
        half = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])
        scan = cv2.warpPerspective(page, np.linalg.inv(half) @ matrix @ half, size, flags=cv2.INTER_AREA,
                                   borderValue=bed)
        mode = rng.choice(["colour", "grey", "grey", "bilevel"])
        if mode != "colour":
            scan = cv2.cvtColor(scan, cv2.COLOR_BGR2GRAY)
        if mode == "bilevel":
            scan = cv2.threshold(scan, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1]
        name = f"{path.stem}_{seed}"
        cv2.imwrite(str(args.out / f"{name}.png"), scan)
        to_source = np.diag([args.dpi / 25.4, args.dpi / 25.4, 1])
        truth = {"source": path.name, "seed": seed, "level": args.level, "dpi": out_dpi, "mode": mode,
                 "skew_deg": tilt, "mm_to_px": (matrix @ to_source).flatten().tolist()}
        (args.out / f"{name}.json").write_text(json.dumps(truth, indent=1) + "\n")
        print(args.out / f"{name}.png")


if __name__ == "__main__":
    main()
