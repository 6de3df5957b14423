"""Registration and deskew against the truth homography.

The program tells of a field only the upright rectangle in the scan that holds it, with a margin of its own. So each of the
four sides of that rectangle is compared with the side of the true rectangle's upright hull in the scan. The margin and the
outward rounding are the same for all four sides, a shift is not: left and right, top and bottom errors are averaged by
their half difference, which leaves the margin out, and the four corners of the field get the resulting errors.
"""
import math
import pathlib

import numpy as np


def through(matrix, x, y):
    u, v, w = matrix @ np.array([x, y, 1.0])
    return u / w, v / w


def hull(matrix, rect):
    """Upright hull in the scan of a rectangle in millimetres: left, top, right, bottom."""
    x, y, w, h = rect
    corners = [through(matrix, a, b) for a in (x, x + w) for b in (y, y + h)]
    us, vs = [c[0] for c in corners], [c[1] for c in corners]
    return min(us), min(vs), max(us), max(vs)


def errors_of(line, truth, template):
    """Error vectors in millimetres of every field of a form side: (field, dx, dy, grown width, grown height)."""
    matrix = np.array(truth["mm_to_px"]).reshape(3, 3)
    per_mm = truth["dpi"] / 25.4
    rects = {(f["id"], f.get("row", 0)): f["rect_mm"] for f in template["fields"]}
    out = []
    for field in line.get("fields", []):
        rect = rects.get((field["id"], field["row"]))
        box = field.get("rect_px")
        if rect is None or not box:
            continue
        left, top, right, bottom = hull(matrix, rect)
        a, b, c, d = box[0] - left, box[1] - top, box[0] + box[2] - right, box[1] + box[3] - bottom
        out.append((field["id"], (a + c) / 2 / per_mm, (b + d) / 2 / per_mm, (c - a) / per_mm, (d - b) / per_mm))
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


def report(entries, template):
    sizes, rows, per_page, skews = [], [], [], {"forms": [], "documents": []}
    for line, truth in entries:
        if "mm_to_px" not in truth or truth["kind"] == "foreign" or not line.get("pose"):
            continue
        if truth["kind"] == "form" and line.get("document") == truth["template"]:
            found = errors_of(line, truth, template)
            distances = [math.hypot(dx, dy) for _, dx, dy, _, _ in found]
            rows += distances
            sizes += [(w, h) for _, _, _, w, h in found]
            if distances:
                worst = max(range(len(found)), key=lambda i: distances[i])
                per_page.append((max(distances), pathlib.Path(line["file"]).name, found[worst][0]))
        error = abs(line["pose"]["skew_deg"] - true_skew(truth))
        skews["forms" if truth["kind"] == "form" else "documents"].append((error, pathlib.Path(line["file"]).name))
    if rows:
        print("\n### Registration\nBox centre against truth, whole fields, mm (a pixel is 0.06 to 0.13 mm):\n\n"
              "| fields | p50 | p95 | p99 | worst |\n|---|---|---|---|---|\n"
              f"| {len(rows)} | {percentile(rows, 50):.3f} | {percentile(rows, 95):.3f} | {percentile(rows, 99):.3f} | {max(rows):.3f} |")
        spread = np.array(sizes) - np.median(sizes, axis=0)
        print(f"\nSize of the boxes beyond the usual margin: p99 {percentile(np.abs(spread).ravel(), 99):.3f} mm (skew widens hulls).")
        for distance, name, field in sorted(per_page, reverse=True)[:6]:
            print(f"- {name}: worst {distance:.3f} mm at {field}")
    for kind, values in skews.items():
        if values:
            plain = [v for v, _ in values]
            print(f"\nDeskew, {kind} ({len(plain)}): p50 {percentile(plain, 50):.3f}°, p95 {percentile(plain, 95):.3f}°, worst "
                  + ", ".join(f"{v:.3f}° {n}" for v, n in sorted(values, reverse=True)[:4]))
