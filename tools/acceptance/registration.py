"""Registration and deskew against the truth homography.

With `--debug-dir` the program writes where registration found every field's box, comb cell, era and option: four corners
each, in pixels of the scan before any rotation. Each corner is compared with the corner that the template names, taken through the
homography that the page was made with.
"""
import hashlib
import json
import math
import pathlib

import numpy as np

PARTS = ("box", "cells", "era", "year", "month", "day", "options")


def through(matrix, x, y):
    u, v, w = matrix @ np.array([x, y, 1.0])
    return u / w, v / w


def found_places(folder: pathlib.Path, line):
    """What `--debug-dir` told of a side, or None."""
    name = hashlib.sha256(pathlib.Path(line["file"]).read_bytes()).hexdigest()[:8]
    path = folder / f'{name}_{line["page"]:06}_45_registration.json'
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def template_places(field):
    """{part: [rect_mm, …]} of a field of `template show --json`."""
    out = {"box": [field["rect_mm"]], "cells": field.get("cells_mm", []),
           "era": [era["rect_mm"] for era in field.get("era", [])],
           "options": [option["rect_mm"] for option in field.get("options", [])]}
    for part in ("year", "month", "day"):
        out[part] = field.get(f"{part}_mm", [])
    return out


def corners_of(rect):
    x, y, w, h = rect
    return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]


def errors_of(places, truth, template):
    """(part, field, x_mm, y_mm, dx_mm, dy_mm) of every corner of a side; raises when a place is missing on either side."""
    matrix = np.array(truth["mm_to_px"]).reshape(3, 3)
    per_mm = truth["dpi"] / 25.4
    fields = {(f["id"], f.get("row", 0)): f for f in template["fields"]}
    out = []
    if len(places["fields"]) != len(fields):
        raise ValueError(f'{len(places["fields"])} fields registered, {len(fields)} in the template')
    for field in places["fields"]:
        expected = template_places(fields[(field["id"], field["row"])])
        for part in PARTS:
            found = [field["box"]] if part == "box" else field.get(part, [])
            if len(found) != len(expected[part]):
                raise ValueError(f'{field["id"]} {part}: {len(found)} places, {len(expected[part])} in the template')
            for rect, corners in zip(expected[part], found):
                for (x, y), (u, v) in zip(corners_of(rect), corners):
                    a, b = through(matrix, x, y)
                    out.append((part, field["id"], x, y, (u - a) / per_mm, (v - b) / per_mm))
    return out


def true_skew(truth):
    """Tilt of the sheet's horizontals in degrees, clockwise, after the turn; the mean of top, middle and bottom."""
    matrix = np.array(truth["mm_to_px"]).reshape(3, 3)
    width, height = truth.get("page_mm", (210.0, 297.0))
    angles = []
    for y in (0.1, 0.5, 0.9):
        (x0, y0), (x1, y1) = through(matrix, 0, y * height), through(matrix, width, y * height)
        angles.append(math.degrees(math.atan2(y1 - y0, x1 - x0)))
    turn = 180 if truth.get("turned") else 0
    return sum((angle - turn + 180) % 360 - 180 for angle in angles) / 3


def percentile(values, share):
    return float(np.percentile(values, share)) if len(values) else float("nan")


def error_line(name, distances):
    return (f"| {name} | {len(distances)} | {percentile(distances, 50):.3f} | {percentile(distances, 95):.3f} | "
            f"{percentile(distances, 99):.3f} | {max(distances):.3f} |")


def corner_table(pages):
    """`pages`: (file name, truth, errors) of every registered form side."""
    groups = {"every corner": [], "field boxes": [], "cells (comb, year, month, day)": [], "eras and options": []}
    per_page = []
    for name, truth, errors in pages:
        distances = [math.hypot(e[4], e[5]) for e in errors]
        worst = max(range(len(errors)), key=lambda i: distances[i])
        per_page.append((percentile(distances, 99), distances[worst], name, truth, errors[worst], errors))
        for distance, error in zip(distances, errors):
            groups["every corner"].append(distance)
            groups["field boxes" if error[0] == "box" else "eras and options" if error[0] in ("era", "options")
                   else "cells (comb, year, month, day)"].append(distance)
    print(f"\n### Registration\nCorners against truth on {len(pages)} form sides, mm (a pixel is 0.06 to 0.13 mm):\n\n"
          "| corners of | n | p50 | p95 | p99 | worst |\n|---|---|---|---|---|---|")
    for name, distances in groups.items():
        print(error_line(name, distances))
    shifts = [(np.mean([e[4] for e in p[5]]), np.mean([e[5] for e in p[5]])) for p in per_page]
    print(f"\nMean shift of a page: x {np.mean([s[0] for s in shifts]):+.3f} mm, y {np.mean([s[1] for s in shifts]):+.3f} mm, "
          f"largest {max(math.hypot(*s) for s in shifts):.3f} mm. Worst pages:")
    for p99, worst, name, truth, error, _ in sorted(per_page, key=lambda p: -p[0])[:6]:
        print(f"- {name}: p99 {p99:.3f}, worst {worst:.3f} mm at {error[1]} ({error[0]}, {error[2]:.0f}/{error[3]:.0f} mm); "
              f'{truth["level"]} {truth["dpi"]} dpi {truth["mode"]}, skew {truth["skew_deg"]:.2f}°')


def deskew(skews):
    for kind, values in skews.items():
        if values:
            plain = [v for v, _ in values]
            print(f"\nDeskew, {kind} ({len(plain)}): p50 {percentile(plain, 50):.3f}°, p95 {percentile(plain, 95):.3f}°, worst "
                  + ", ".join(f"{v:.3f}° {n}" for v, n in sorted(values, reverse=True)[:4]))


def report(entries, template, places: pathlib.Path | None):
    """Corner errors need the folder that `--debug-dir` named; deskew does not."""
    pages, silent, skews = [], [], {"forms": [], "documents": []}
    for line, truth in entries:
        if "mm_to_px" not in truth or truth["kind"] == "foreign" or not line.get("pose"):
            continue
        name = pathlib.Path(line["file"]).name
        if places and truth["kind"] == "form" and line.get("document") == truth["template"]:
            found = found_places(places, line)
            if found is None:
                silent.append(name)
            else:
                pages.append((name, truth, errors_of(found, truth, template)))
        error = abs(line["pose"]["skew_deg"] - true_skew(truth))
        skews["forms" if truth["kind"] == "form" else "documents"].append((error, name))
    if pages:
        corner_table(pages)
    if silent:
        print(f"\nIdentified, but without a registration: {len(silent)} sides: {', '.join(silent[:6])}")
    deskew(skews)
