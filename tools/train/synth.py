"""Glyphs become scanned comb cells: placed, re-inked, framed, struck, soiled, scanned, and normalised as the reader does.

All batched torch on a CANVAS x CANVAS picture of the cell crop (the cell and 8 % beyond each border, as the reader cuts it).
"""
import functools
import math

import numpy as np
import torch
import torch.nn.functional as F

CANVAS, INPUT = 48, 32
EMPTY, STRUCK, OTHER = 10, 11, 12
MARGIN = 0.08            # of a cell side, cut beyond each border (kCropMargin in ocr/cells)
UNREADABLE = -100        # the label of cells from which nobody could tell what stood there: neither taught nor counted
LEAST_SEEN = 0.22        # of full ink, above the cell's ground, that must be left of the strokes which make the label
LEAST_OWN = 0.03         # of the cell: ink of each of two digits beside the other that makes an overwritten cell
LEAST_BLOB = 0.04        # of the cell: ink further than 3 of 48 px from paper; a digit that has run together
FELT = 7                 # px of 32 that a felt pen adds round a glyph at most; half of its digits are 1s, which nothing can close
WIDEST_BAR = 0.5         # of its height: a thick 1, which is more than a block
HIGHEST_BAR = 0.85       # of the cell: no bar is that high and as wide as it may be
SHARE = {"mnist": 0.38, "kensanata16": 0.20, "optdigits_tra": 0.10, "semeion": 0.14, "strokes": 0.18}   # of the cells
BENDS = (0.10, 0.06, 0.07, 0.10, 0.12)   # spreads of waist, side, belly, twist (of half a glyph) and wedge in bent()
MIN_CONTRAST = 24 / 255  # fainter than this is paper grain, not ink (kMinContrast in ocr/cells)


def rand(n, low=0.0, high=1.0):
    return torch.rand(n, 1, 1, 1) * (high - low) + low


def chance(n, p):
    return (torch.rand(n, 1, 1, 1) < p).float()


def grow(x, kernel):
    """Greatest of a kernel × kernel square, by rows and columns (max_pool2d takes six times as long on a CPU)."""
    reach = kernel // 2
    for axis in (2, 3):
        side = x.shape[axis]
        out = x.clone()
        for t in range(1, reach + 1):
            low, high = out.narrow(axis, 0, side - t), out.narrow(axis, t, side - t)
            torch.maximum(low, x.narrow(axis, t, side - t), out=low)
            torch.maximum(high, x.narrow(axis, 0, side - t), out=high)
        x = out
    return x


@functools.lru_cache
def bicubic(cells, side):
    return F.interpolate(torch.eye(cells).view(1, 1, cells, cells), size=(side, cells), mode="bicubic", align_corners=False)[0, 0]


def smooth_noise(n, cells, side):
    """Bicubic, as two products of matrices (interpolate takes ten times as long on a CPU)."""
    return bicubic(cells, side) @ torch.randn(n, 1, cells, cells) @ bicubic(cells, side).T


def blur(x, sigma):
    """Gaussian as a sum of shifted pictures (a one-channel conv2d is ten times slower on a CPU)."""
    k = [math.exp(-t * t / (2 * sigma * sigma)) for t in range(4)]
    total = k[0] + 2 * sum(k[1:])
    for axis in (2, 3):
        size = x.shape[axis]
        wide = F.pad(x, (3, 3, 0, 0) if axis == 3 else (0, 0, 3, 3), "replicate")
        x = sum(wide.narrow(axis, 3 + t, size) * (k[abs(t)] / total) for t in range(-3, 4) if k[abs(t)] > 1e-4)
    return x


def each(per_pen, glyphs):
    """A value a pen, for each of the glyphs that it writes one after another."""
    return per_pen.repeat_interleave(glyphs, 0)


def re_ink(glyph, hard, of_a_pen=1):
    """Threshold the (blurry, thin or fat) source anew at a random level: other pens, same hand; some in coarse steps."""
    pens = len(glyph) // of_a_pen
    coarse = F.interpolate(F.adaptive_avg_pool2d(glyph, 16), size=glyph.shape[2:], mode="nearest")
    glyph = torch.where(each(chance(pens, 0.2), of_a_pen) > 0, coarse, glyph)
    glyph = glyph / glyph.amax((1, 2, 3), keepdim=True).clamp_min(0.2)
    level = each(rand(pens, 0.42 - 0.14 * hard, 0.54 + 0.08 * hard), of_a_pen)
    return torch.sigmoid((glyph - level) * each(rand(pens, 7, 30), of_a_pen))


def felt(glyph):
    """The glyphs as one thick pen writes them so small that it fills them: bars, wedges and blocks, with their edges as rough
    as before. Real 1s of such pens are half as wide as high, and a net that was taught none calls them no digit."""
    reach = 1 + int(FELT * torch.rand(1) ** 1.5)
    return F.interpolate(grow(F.pad(glyph, (reach,) * 4), 2 * reach + 1), size=glyph.shape[2:], mode="area")


def run_together(ink, label, felt_pen):
    """Digits of which nothing can be told any more; a thick 1 of a felt pen still is one, as long as it is a bar."""
    blob = (1 - grow(1 - ink, 7)).mean((1, 2, 3)) > LEAST_BLOB
    high = (ink.amax((1, 3)) > 0.4).sum(1)
    bar = ink.sum((1, 2, 3)) < WIDEST_BAR * high.clamp(max=round(CANVAS * HIGHEST_BAR)) ** 2
    return blob & (label < EMPTY) & ~((label == 1) & felt_pen & bar)


def place(glyph, aspect, hard, shift_x=0.0, height=None):
    """Glyph (28 of 32 px) onto the canvas: size, slant, turn, position kept as hands leave it, elastic strokes."""
    n = len(glyph)
    mask = glyph > 0.4
    gw = (mask.any(2).float().sum(2).view(n, 1, 1, 1) / 28).clamp(0.15, 1)
    gh = (mask.any(3).float().sum(2).view(n, 1, 1, 1) / 28).clamp(0.15, 1)
    width, tall = aspect.clamp(max=1), (1 / aspect).clamp(max=1)   # the cell's part of the square canvas
    inner = 1 / (1 + 2 * MARGIN)
    if height is None:
        height = rand(n, 0.72 - 0.37 * hard, 0.8 + 0.22 * hard)
    sy = tall * inner * height / gh
    sx = sy * torch.exp(torch.randn(n, 1, 1, 1) * (0.14 + 0.08 * hard))
    limit = width * inner * rand(n, 0.8, 1.0 + 0.12 * hard) / gw
    # Some hands fill the cell from border to border; without these the net takes any wide 6 for a struck one.
    sx = torch.where((chance(n, 0.25) > 0) & (gw > 0.45), torch.maximum(sx, limit * rand(n, 0.85, 1.0)), sx)
    shrink = (limit / sx).clamp(max=1)
    sx, sy = sx * shrink, sy * torch.where(shrink < 1, shrink.clamp(min=0.6), shrink)
    room_x, room_y = (width * inner - sx * gw), (tall * inner - sy * gh)
    tx = (torch.rand(n, 1, 1, 1) * 2 - 1) * (room_x.clamp(min=0) * (0.5 + 0.45 * hard) + 0.09 * hard) + 2 * shift_x * width * inner
    ty = (torch.rand(n, 1, 1, 1) * 2 - 1) * (room_y.clamp(min=0) * (0.5 + 0.45 * hard) + 0.09 * hard)
    turn = torch.randn(n, 1, 1, 1) * (0.05 + 0.07 * hard)
    slant = torch.randn(n, 1, 1, 1) * (0.12 + 0.08 * hard)
    k = 28 / 32
    c, s = torch.cos(turn), torch.sin(turn)
    a11, a12, a21, a22 = c * k / sx, (s + slant) * k / sx, -s * k / sy, c * k / sy
    theta = torch.cat([torch.cat([a11, a12, -(a11 * tx + a12 * ty)], 3), torch.cat([a21, a22, -(a21 * tx + a22 * ty)], 3)], 2)
    grid = F.affine_grid(theta.view(n, 2, 3), (n, 1, CANVAS, CANVAS), align_corners=False)
    wave = F.interpolate(torch.randn(n, 2, 5, 5) * (0.02 + 0.04 * hard), size=(CANVAS, CANVAS), mode="bilinear", align_corners=False)
    return F.grid_sample(glyph, bent(grid) + wave.permute(0, 2, 3, 1), mode="bilinear", align_corners=False)


def bent(grid):
    """Other hands' proportions, whatever the damage: waist higher or lower, belly out, S, wider above or below."""
    n = len(grid)
    x, y = grid[..., 0], grid[..., 1]
    off_x, off_y = (1 - x * x).clamp(min=0), (1 - y * y).clamp(min=0)
    waist, side, belly, twist, wedge = (torch.randn(5, n, 1, 1) * torch.tensor(BENDS).view(5, 1, 1, 1)).unbind(0)
    return torch.stack([x * (1 + wedge * y.clamp(-1, 1)) + belly * off_y + side * off_x + twist * off_y * y, y + waist * off_y], 3)


def left_of(picture, strokes):
    """How dark strokes (on the canvas) still are in the finished picture, against what stands beside them."""
    target = F.adaptive_avg_pool2d(strokes, INPUT)
    on = (picture * target).sum((1, 2, 3)) / target.sum((1, 2, 3)).clamp_min(1e-3)
    beside = (target < 0.02).float()
    return on - (picture * beside).sum((1, 2, 3)) / beside.sum((1, 2, 3)).clamp_min(1)


def axes(n):
    t = (torch.arange(CANVAS).float() + 0.5) / CANVAS * 2 - 1
    return t.view(1, 1, 1, CANVAS).expand(n, 1, CANVAS, CANVAS), t.view(1, 1, CANVAS, 1).expand(n, 1, CANVAS, CANVAS)


def bar(x, y, x0, y0, x1, y1, thick):
    """A pen stroke from (x0,y0) to (x1,y1) in canvas units -1..1, soft edged."""
    dx, dy = x1 - x0, y1 - y0
    t = (((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy + 1e-4)).clamp(0, 1)
    d = torch.sqrt((x - x0 - t * dx) ** 2 + (y - y0 - t * dy) ** 2 + 1e-9)
    return ((thick - d) * CANVAS / 2 + 0.5).clamp(0, 1)


def frame(n, aspect, hard):
    """What dropout leaves of the printed cell: some sides, partly, at a registration error, thin or fat."""
    x, y = axes(n)
    inner, out = 1 / (1 + 2 * MARGIN), torch.zeros(n, 1, CANVAS, CANVAS)
    for horizontal in (False, True):
        edge = ((1 / aspect if horizontal else aspect).clamp(max=1)) * inner
        along, across = (x, y) if horizontal else (y, x)
        for side in (-1, 1):
            at = side * edge + torch.randn(n, 1, 1, 1) * 0.035 + torch.randn(n, 1, 1, 1) * 0.03 * along
            line = ((rand(n, 0.008, 0.06) - (across - at).abs()) * CANVAS / 2 + 0.5).clamp(0, 1)
            gaps = (torch.sin(along * rand(n, 1, 40) + rand(n, 0, 6)) > rand(n, -2.2, 0.9)).float()
            out = torch.maximum(out, line * gaps * chance(n, 0.65) * rand(n, 0.08, 1.0))
    return out * chance(n, 0.15 + 0.45 * hard)


def strike(n, aspect, label):
    """二重線 and its relatives. Half the double lines run on through the neighbouring cells; a lone bar ends outside the
    digit, and never strikes a 7 or a 1, which would only be a crossed 7 or a plus sign."""
    x, y = axes(n)
    w, kind = aspect.clamp(max=1), torch.randint(0, 8, (n, 1, 1, 1))
    plain = (label == 7) | (label == 1)
    kind = torch.where((kind == 4) & plain.view(n, 1, 1, 1), torch.zeros_like(kind), kind)
    thick, slope, mid = rand(n, 0.03, 0.075), torch.randn(n, 1, 1, 1) * 0.1, rand(n, -0.3, 0.22)
    through = chance(n, 0.5)
    reach_l = w * (rand(n, 0.75, 1.2) * (1 - through) + 1.5 * through)
    reach_r = w * (rand(n, 0.75, 1.2) * (1 - through) + 1.5 * through)
    one = bar(x, y, -reach_l, mid - slope, reach_r, mid + slope, thick)
    gap = 2 * thick + rand(n, 0.06, 0.26)
    lower = slope + torch.randn(n, 1, 1, 1) * 0.03
    two = torch.maximum(one, bar(x, y, -reach_l, mid - lower + gap, reach_r, mid + lower + gap, thick))
    tall = rand(n, 0.5, 1.0)
    down = bar(x, y, -w * rand(n, 0.5, 1), -tall, w * rand(n, 0.5, 1), tall, thick)
    cross = torch.maximum(down, bar(x, y, w * rand(n, 0.5, 1), -tall, -w * rand(n, 0.5, 1), tall, thick))
    zigzag, px, py = torch.zeros_like(one), -w * rand(n, 0.4, 0.9), rand(n, -0.7, 0.7)
    for i in range(7):
        qx = w * ((i + 1) / 7 * 1.5 - 0.75 + torch.randn(n, 1, 1, 1) * 0.25)
        qy = rand(n, 0.2, 0.8) * (1 if i % 2 else -1)
        zigzag = torch.maximum(zigzag, bar(x, y, px, py, qx, qy, thick))
        px, py = qx, qy
    pick = torch.where(kind <= 3, two, torch.where(kind == 4, one, torch.where(kind == 5, cross, zigzag)))
    return pick * rand(n, 0.75, 1.0)


def overwritten(ink, again):
    """True where a digit stands on another one and neither covers the other: a rewritten 1 under a 9 is a plain 9."""
    new = (again * (1 - grow(ink, 5))).mean((1, 2, 3), keepdim=True)
    old = (ink * (1 - grow(again, 5))).mean((1, 2, 3), keepdim=True)
    return ((new > LEAST_OWN) & (old > LEAST_OWN)).float()


def scribble(n, aspect):
    """Marks that are no character: ticks, crosses, rings, dashes in a row, wild lines."""
    x, y = axes(n)
    w, out = aspect.clamp(max=1), torch.zeros(n, 1, CANVAS, CANVAS)
    px, py, thick = w * rand(n, -0.8, 0.8), rand(n, -0.8, 0.8), rand(n, 0.025, 0.08)
    strokes = torch.randint(5, 9, (n, 1, 1, 1))
    for i in range(8):
        qx, qy = w * rand(n, -0.85, 0.85), rand(n, -0.85, 0.85)
        out = torch.maximum(out, bar(x, y, px, py, qx, qy, thick) * (i < strokes).float())
        px, py = qx, qy
    return out


def stains(n, hard):
    """Specks, a red stamp in grey, a scanner streak, show-through: dark, but no writing."""
    x, y = axes(n)
    specks = (torch.rand(n, 1, CANVAS, CANVAS) < 0.006).float() * rand(n, 0.2, 1)
    specks = torch.maximum(specks, grow((torch.rand(n, 1, CANVAS, CANVAS) < 0.0012).float(), 3)) * chance(n, 0.1 + 0.25 * hard)
    r = torch.sqrt((x - rand(n, -2.5, 2.5)) ** 2 + (y - rand(n, -2.5, 2.5)) ** 2)
    radius = rand(n, 0.7, 2.4)
    ring = ((0.12 - (r - radius).abs()) * 12).clamp(0, 1)
    stamp = torch.where(chance(n, 0.6) > 0, ring, (r < radius).float() * (smooth_noise(n, 8, CANVAS) > 0).float())
    stamp = stamp * rand(n, 0.08, 0.6) * chance(n, 0.18 * hard)
    streak = ((rand(n, 0.008, 0.03) - (x - rand(n, -1, 1)).abs()) * CANVAS / 2 + 0.5).clamp(0, 1) * rand(n, 0.05, 0.45) * chance(n, 0.04 * hard)
    ghost = (smooth_noise(n, 7, CANVAS) > 0.6).float() * rand(n, 0.02, 0.16) * chance(n, 0.1 * hard)
    return specks, torch.maximum(torch.maximum(stamp, streak), ghost)


def dct_matrix():
    m = torch.tensor([[math.cos((2 * j + 1) * i * math.pi / 16) for j in range(8)] for i in range(8)]) / 2
    m[0] /= math.sqrt(2)
    return m


DCT = dct_matrix()


def jpeg(v, quality):
    """The luma of a JPEG: 8x8 DCT, steps rising with frequency, rounded."""
    n, _, h, w = v.shape
    step = (1 + torch.arange(8).float().view(8, 1) + torch.arange(8).float()) * quality / 255
    b = v.view(n, h // 8, 8, w // 8, 8).transpose(2, 3)
    c = DCT @ b @ DCT.T
    c = torch.round(c / step) * step
    return (DCT.T @ c @ DCT).transpose(2, 3).reshape(n, 1, h, w)


def scan(dark, hard):
    """Ink coverage to grey as a scanner at some resolution gives it, then down to the net's input size."""
    n = len(dark)
    white, contrast = rand(n, 0.78, 1.0), 1 - rand(n, 0, 0.25 + 0.5 * hard) * chance(n, 0.5)
    light = white * (1 - dark * contrast) + smooth_noise(n, 3, CANVAS) * 0.03 * hard
    side = int(torch.tensor([16, 24, 32, 40, 48, 48])[torch.randint(0, 6, (1,))])
    light = blur(light, float(torch.rand(1) * (0.5 + 0.9 * hard)) + 0.1)
    v = F.adaptive_avg_pool2d(light, side) if side < CANVAS else light
    v = v + torch.randn_like(v) * rand(n, 0, 0.015 + 0.035 * hard)
    if torch.rand(1) < 0.35:
        v = jpeg(v.clamp(0, 1), float(torch.rand(1) * 5 + 1))
    cut = white * (1 - contrast * rand(n, 0.3, 0.6))
    binary = chance(n, 0.3) * (side >= 24)
    v = torch.where(binary > 0, (v > cut).float() * white, v).clamp(0, 1)
    v = torch.round(v * 255) / 255
    if side > INPUT:
        return F.interpolate(v, size=(INPUT, INPUT), mode="bilinear", antialias=True, align_corners=False)
    return F.interpolate(v, size=(INPUT, INPUT), mode="bilinear", align_corners=False)


def normalise(v, aspect):
    """Paper 0, darkest ink 1, outside the crop 0. The reader's C++ does the same (ocr/cells/cell_input.h)."""
    n = len(v)
    x = (torch.arange(INPUT).float() + 0.5 - INPUT / 2).abs()
    half_w = torch.round(aspect.clamp(max=1) * INPUT) / 2
    half_h = torch.round((1 / aspect).clamp(max=1) * INPUT) / 2
    inside = ((x.view(1, 1, 1, -1) < half_w) & (x.view(1, 1, -1, 1) < half_h)).expand(n, 1, INPUT, INPUT)
    count = inside.sum((1, 2, 3))
    ranked = torch.from_numpy(np.sort(torch.where(inside, v, torch.full_like(v, 9.0)).reshape(n, -1).numpy(), axis=1))
    paper = ranked.gather(1, ((count - 1) * 0.85).long().view(n, 1)).view(n, 1, 1, 1)
    ink = ranked.gather(1, ((count - 1) * 0.01).long().view(n, 1)).view(n, 1, 1, 1)
    out = (paper - v) / (paper - ink).clamp(min=MIN_CONTRAST)
    return out.clamp(0, 1) * inside.float()


class Cells:
    """Endless labelled batches; `hard` 0 is a careful hand on a good scanner, 1 the worst we teach. What else stands in a cell
    (a digit under another, a neighbour's stroke) is of the cell's own set, so that cells of a left-out set can be left out."""

    def __init__(self, sets, others, felt_pen=False):
        self.images = [torch.from_numpy(g.copy()) for g, _ in sets.values()]
        self.labels = [torch.from_numpy(l.copy()).long() for _, l in sets.values()]
        self.share = torch.tensor([SHARE.get(k, 1.0) for k in sets])
        self.others = torch.from_numpy(others.copy())
        self.felt_pen = felt_pen

    def pick(self, n, chosen):
        """Numbers of `n` glyphs of a set; of a felt pen half of them 1s."""
        some = torch.randint(0, len(self.images[chosen]), (n,))
        if self.felt_pen:
            ones = torch.nonzero(self.labels[chosen] == 1).view(-1)
            some = torch.where(torch.rand(n) < 0.5, ones[torch.randint(0, len(ones), (n,))], some)
        return some

    def digits(self, n, chosen):
        images, labels = self.images[chosen], self.labels[chosen]
        pick = self.pick(n, chosen)
        return images[pick].float().unsqueeze(1) / 255, labels[pick]

    def other(self, n):
        return self.others[torch.randint(0, len(self.others), (n,))].float().unsqueeze(1) / 255

    def batch(self, n, hard=1.0, kinds=(0.68, 0.08, 0.12, 0.12), chosen=None):
        """Pictures and labels; all digits of the set of that number, or of one that is drawn by its share."""
        chosen = int(torch.multinomial(self.share, 1)) if chosen is None else chosen
        n_empty, n_struck, n_other = (int(n * k) for k in kinds[1:])
        n_digit = n - n_empty - n_struck - n_other
        glyph, label = self.digits(n, chosen)
        a, b, c = n_digit, n_digit + n_empty, n_digit + n_empty + n_struck
        if n_other:
            glyph[c:] = self.other(n_other)
        own = label.clone()
        own[a:b], own[b:c], own[c:] = EMPTY, STRUCK, OTHER
        aspect = rand(n, 0.6, 1.08)
        picture, seen = self.dirty(glyph, label, own, aspect, hard, chosen)
        return picture, torch.where(seen, own, torch.full_like(own, UNREADABLE))

    def dirty(self, glyph, digit, kind, aspect, hard, chosen):
        """The finished pictures, and which of them still show what their label says."""
        n = len(kind)
        size = rand(n, 0.5 - 0.15 * hard, 0.85 + 0.17 * hard)
        ink = place(re_ink(felt(glyph) if self.felt_pen else glyph, hard), aspect, hard, height=size)
        wild = (kind == OTHER) & (torch.rand(n) < 0.25)
        if wild.any():
            ink[wild] = scribble(int(wild.sum()), aspect[wild])
        fat, thin = grow(ink, 3), 1 - grow(1 - ink, 3)
        ink = torch.where(chance(n, 0.3 * hard) > 0, ink + (fat - ink) * rand(n, 0.3, 1), ink)
        ink = torch.where(chance(n, 0.2 * hard) > 0, ink + (thin - ink) * rand(n, 0.1, 0.55), ink)
        ink = ink * (kind != EMPTY).float().view(n, 1, 1, 1)
        blob = run_together(ink, kind, self.felt_pen)
        telling = ink.clone()   # the strokes without which the label would be another
        struck = kind == STRUCK
        if struck.any():
            m = int(struck.sum())
            second, _ = self.digits(m, chosen)
            again = place(re_ink(second, hard), aspect[struck], 0.2, height=size[struck])
            doubled = overwritten(ink[struck], again) * chance(m, 0.3)
            line = strike(m, aspect[struck], digit[struck])
            over = torch.where(doubled > 0, again, line)
            telling[struck] = over * (1 - grow(ink[struck], 3))
            ink[struck] = torch.maximum(ink[struck], over)
        texture = 1 - chance(n, 0.5 * hard) * (smooth_noise(n, 16, CANVAS) * rand(n, 0, 0.5)).clamp(0, 0.85)
        ink = ink * texture * (1 - rand(n, 0, 0.7) * chance(n, 0.35 * hard))
        ink = torch.maximum(ink, self.neighbours(n, aspect, hard, chosen))
        specks, shade = stains(n, hard)
        dark = torch.maximum(torch.maximum(ink, frame(n, aspect, hard)), specks)
        picture = normalise(scan(1 - (1 - dark) * (1 - shade), hard), aspect)
        clear = (left_of(picture, telling) > LEAST_SEEN) & ((telling.mean((1, 2, 3)) > LEAST_OWN / 2) | ~struck)
        return picture, (kind == EMPTY) | (clear & ~blob)

    def neighbours(self, n, aspect, hard, chosen):
        """Strokes of the cells left and right that reach over the border; kept out of this cell's middle."""
        at = torch.rand(n) < 0.3 * hard
        out = torch.zeros(n, 1, CANVAS, CANVAS)
        m = int(at.sum())
        if m == 0:
            return out
        for side in (-1, 1):
            glyph, _ = self.digits(m, chosen)
            out[at] = torch.maximum(out[at], place(re_ink(glyph, hard), aspect[at], hard, shift_x=side) * chance(m, 0.7))
        x, _ = axes(n)
        keep = (x.abs() > aspect.clamp(max=1) * rand(n, 0.55, 0.75)).float()
        return out * keep * rand(n, 0.6, 1)
