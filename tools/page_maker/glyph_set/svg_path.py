"""The pen path of one SVG `d` attribute (moves, lines, cubic curves) as a polyline."""

import re

TOKEN = re.compile(r"[MmLlHhVvCcSsZz]|-?\d*\.?\d+(?:e-?\d+)?")
STEPS = 5  # points per curve: enough for a 5 mm character


def _cubic(a, b, c, d):
    for i in range(1, STEPS + 1):
        t = i / STEPS
        u = 1 - t
        yield tuple(u**3 * a[k] + 3 * u * u * t * b[k] + 3 * u * t * t * c[k] + t**3 * d[k] for k in (0, 1))


def polyline(path: str, scale: float) -> list[tuple[int, int]]:
    """Points in whole units after scaling; repeated points are left out."""
    tokens = TOKEN.findall(path)
    points, at, control, command, i = [], (0.0, 0.0), None, "M", 0

    def number():
        nonlocal i
        i += 1
        return float(tokens[i - 1])

    def point(relative):
        x, y = number(), number()
        return (at[0] + x, at[1] + y) if relative else (x, y)

    while i < len(tokens):
        if tokens[i].isalpha():
            command = tokens[i]
            i += 1
            if command in "Zz":
                continue
        relative, kind = command.islower(), command.upper()
        if kind in "CS":
            first = point(relative) if kind == "C" else (
                (2 * at[0] - control[0], 2 * at[1] - control[1]) if control else at)
            second, end = point(relative), point(relative)
            points += _cubic(at, first, second, end)
            at, control = end, second
            continue
        control = None
        if kind == "H":
            at = (number() + (at[0] if relative else 0), at[1])
        elif kind == "V":
            at = (at[0], number() + (at[1] if relative else 0))
        else:
            at = point(relative)
        points.append(at)
        if kind == "M":
            command = "l" if relative else "L"
    out = []
    for x, y in points:
        whole = (round(x * scale), round(y * scale))
        if not out or whole != out[-1]:
            out.append(whole)
    return out
