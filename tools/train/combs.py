"""Combs as the line recogniser gets them: cells of synth.py side by side, one pen and one scan a comb, and what its convolutions
(trunk.py) see of every cell (ocr/lines/digit_head.h does the same to real ones)."""
import numpy as np
import torch
import torch.nn.functional as F

import synth
from synth import CANVAS, EMPTY, MARGIN, OTHER, STRUCK, chance, each, grow, place, rand, re_ink

HEIGHT = 48              # of the line recogniser's input, px; a canvas of synth.py has the same scale
STEP, COLUMN = 8, 4      # px of the input a step, a column of the map
SQUEEZE = 0.72           # of the width (kCombSqueeze in ocr/form/comb_fields.h)
TAIL = 16                # px of padding after the line (kTail in ocr/lines/line_reader_openvino.cpp)
WIDTHS = 64              # inputs come in multiples of this: every new shape costs the engine 40 ms
MAP_REACH, STEP_REACH = 3, 2   # columns and steps to each side of a cell's middle that the head is told (ocr/lines/digit_head.h)
LEAST_TELLING = 0.006    # of the cell: ink without which a label is not to be seen
CELLS = 32               # about so many cells a batch


class Combs:
    """Endless batches of labelled combs; a comb's digits are of one set."""

    def __init__(self, sets, others, share, felt_pen=False):
        self.names = list(sets)
        self.cells = synth.Cells(sets, others, felt_pen)
        self.share = torch.tensor([share[name] for name in self.names])

    def batch(self, hard):
        """(line pictures 0..1, labels, sets, middles of the cells in px, cells that still show their label)."""
        cells = int(torch.randint(4, 13, (1,)))
        combs = max(2, CELLS // cells)
        sets = torch.multinomial(self.share, combs, True)
        glyph, digit, label = self.glyphs(sets, cells)
        aspect = each(rand(combs, 0.62, 1.0), cells)
        ink, telling = self.written(glyph, digit, label, sets, aspect, hard)
        ink = torch.maximum(ink, synth.frame(len(ink), aspect, hard) * each(chance(combs, 0.3), cells) * 0.7)
        line, middles = side_by_side(ink, aspect.view(combs, cells)[:, 0], cells)
        seen = (telling.mean((1, 2, 3)) > LEAST_TELLING) | (label == EMPTY)
        seen &= ~synth.run_together(telling, label, self.cells.felt_pen)
        return scan(line, hard), label.view(combs, cells), sets, middles, seen.view(combs, cells)

    def glyphs(self, sets, cells):
        """Digits of each comb's set, some replaced by nothing, by strikes to be drawn, by other signs."""
        images, labels = zip(*((self.cells.images[s][pick], self.cells.labels[s][pick]) for s in sets.tolist()
                               for pick in (self.cells.pick(cells, s),)))
        glyph, digit = torch.cat(images).float().unsqueeze(1) / 255, torch.cat(labels)
        chosen = torch.rand(len(digit))
        label = torch.where(chosen < 0.05, EMPTY, torch.where(chosen < 0.10, STRUCK, torch.where(chosen < 0.18, OTHER, digit)))
        other = label == OTHER
        if other.any():
            glyph[other] = self.cells.other(int(other.sum()))
        return glyph, digit, label

    def written(self, glyph, digit, label, sets, aspect, hard):
        """The ink of every cell on its canvas, and the strokes without which its label would be another."""
        combs = len(sets)
        cells = len(label) // combs
        size = each(rand(combs, 0.5 - 0.1 * hard, 0.86 + 0.1 * hard), cells)
        size = (size * (1 + torch.randn(len(label), 1, 1, 1) * 0.05)).clamp(0.3, 1.05)
        ink = place(re_ink(synth.felt(glyph) if self.cells.felt_pen else glyph, hard, cells), aspect, hard, height=size)
        wild = (label == OTHER) & (torch.rand(len(label)) < 0.25)
        if wild.any():
            ink[wild] = synth.scribble(int(wild.sum()), aspect[wild])
        fat, thin = grow(ink, 3), 1 - grow(1 - ink, 3)
        ink = torch.where(each(chance(combs, 0.3 * hard), cells) > 0, ink + (fat - ink) * each(rand(combs, 0.3, 1), cells), ink)
        ink = torch.where(each(chance(combs, 0.2 * hard), cells) > 0, ink + (thin - ink) * each(rand(combs, 0.1, 0.5), cells), ink)
        ink = ink * (label != EMPTY).float().view(-1, 1, 1, 1)
        telling, struck = ink.clone(), label == STRUCK
        if struck.any():
            count = int(struck.sum())
            second = torch.cat([self.cells.digits(1, s)[0] for s in each(sets, cells)[struck].tolist()])
            again = place(re_ink(second, hard), aspect[struck], 0.2, height=size[struck])
            doubled = synth.overwritten(ink[struck], again) * chance(count, 0.3)
            over = torch.where(doubled > 0, again, synth.strike(count, aspect[struck], digit[struck]))
            telling[struck] = over * (1 - grow(ink[struck], 3))
            ink[struck] = torch.maximum(ink[struck], over)
        faded = 1 - each(rand(combs, 0, 0.6) * chance(combs, 0.3 * hard), cells)
        broken = (synth.smooth_noise(len(label), 16, CANVAS) * rand(len(label), 0, 0.5)).clamp(0, 0.85)
        return ink * faded * (1 - each(chance(combs, 0.4 * hard), cells) * broken), telling


def side_by_side(ink, aspect, cells):
    """Canvases laid over each other at the pitch of some printed comb, groups of four apart in some."""
    combs = len(aspect)
    width = aspect * CANVAS / (1 + 2 * MARGIN)
    pitch = width * (1 + (rand(combs, 0, 0.32) * chance(combs, 0.7)).view(-1))
    apart = width * 0.4 * (torch.rand(combs) < 0.4).float()
    margin = MARGIN * CANVAS / (1 + 2 * MARGIN)
    number = torch.arange(cells)
    middles = margin + width.view(-1, 1) / 2 + pitch.view(-1, 1) * number + apart.view(-1, 1) * (number // 4)
    line = torch.zeros(combs, 1, CANVAS, int((middles[:, -1] + width / 2).max() + margin + 1))
    for i in range(combs):
        for j in range(cells):
            left = round(float(middles[i, j]) - CANVAS / 2)
            low, high = max(0, left), min(line.shape[3], left + CANVAS)
            line[i, :, :, low:high] = torch.maximum(line[i, :, :, low:high], ink[i * cells + j, :, :, low - left:high - left])
    return line, middles


def scan(dark, hard):
    """Ink coverage to grey, as synth.scan, on lines."""
    n, _, h, w = dark.shape
    specks = (torch.rand(n, 1, h, w) < 0.004).float() * rand(n, 0.2, 1) * chance(n, 0.1 + 0.2 * hard)
    white, contrast = rand(n, 0.8, 1.0), 1 - rand(n, 0, 0.25 + 0.5 * hard) * chance(n, 0.5)
    light = white * (1 - torch.maximum(dark, specks) * contrast)
    v = synth.blur(light, float(torch.rand(1) * (0.4 + 0.8 * hard)) + 0.1)
    side = int(torch.tensor([20, 28, 36, 48, 48, 48])[torch.randint(0, 6, (1,))])
    if side < HEIGHT:
        v = F.interpolate(v, size=(side, max(8, round(w * side / HEIGHT))), mode="area")
    v = v + torch.randn_like(v) * rand(n, 0, 0.015 + 0.035 * hard)
    if torch.rand(1) < 0.35:
        h, w = v.shape[2:]
        whole = F.pad(v, (0, -w % 8, 0, -h % 8), "replicate").clamp(0, 1)
        v = synth.jpeg(whole, float(torch.rand(1) * 5 + 1))[..., :h, :w]
    cut = white * (1 - contrast * rand(n, 0.3, 0.6))
    return torch.where(chance(n, 0.3) * (side >= 28) > 0, (v > cut).float() * white, v).clamp(0, 1)


def around(seen, middles, px, reach):
    """Of rows [combs, places, …], one every `px`, those at each middle and `reach` to each side, one after another."""
    at = (middles / px - 0.5).unsqueeze(-1) + torch.arange(-reach, reach + 1)
    at = at.clamp(0, seen.shape[1] - 1)
    left = at.floor().long()
    right, share = (left + 1).clamp(max=seen.shape[1] - 1), at - left
    share = share.view(*share.shape, *[1] * (seen.dim() - 2))
    comb = torch.arange(len(seen)).view(-1, 1, 1).expand_as(left)
    return (seen[comb, left] * (1 - share) + seen[comb, right] * share).flatten(2)


def features(trunk, line, middles):
    """What the head is told of every cell of `line`, as the recogniser gets it: the map's columns, then the steps."""
    width = round(line.shape[3] * HEIGHT / line.shape[2] * SQUEEZE)
    picture = F.interpolate(line, size=(HEIGHT, width), mode="bilinear", antialias=True, align_corners=False)
    padded = F.pad(picture * 2 - 1, (0, -(width + TAIL) % WIDTHS + TAIL)).repeat(1, 3, 1, 1)
    whole, steps = (torch.from_numpy(seen) for seen in trunk.see(padded.numpy()))
    kept = min(steps.shape[1], -(-width // STEP) + 1)
    columns = whole[..., :STEP // COLUMN * kept].permute(0, 3, 2, 1)
    return torch.cat([around(columns, middles * SQUEEZE, COLUMN, MAP_REACH),
                      around(steps[:, :kept], middles * SQUEEZE, STEP, STEP_REACH)], 2)


def collect(combs, trunk, batches, hardness):
    """(features as half floats, labels, number of the set in combs.names) of all cells that show their label."""
    found, labels, sets_of = [], [], []
    for number in range(batches):
        line, label, sets, middles, seen = combs.batch(hardness(number))
        found.append(features(trunk, line, middles)[seen].half().numpy())
        labels.append(label[seen].numpy())
        sets_of.append(sets.view(-1, 1).expand_as(label)[seen].numpy())
    return np.concatenate(found), np.concatenate(labels), np.concatenate(sets_of)
