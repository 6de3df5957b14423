"""Made cells kept as bytes, so that a training spends its time on the net: they are made once, for all nets, in parts that
can be made side by side, and a net that leaves a set out leaves the cells of that set out. Each time a cell is shown, it may be bent
anew (a thirtieth of the work of making one)."""
import pathlib

import numpy as np
import torch
import torch.nn.functional as F

import synth

BATCH, PART = 256, 100   # cells of one set a batch, batches of a part
FELT_FROM = 18           # parts from here on are of felt pens
BENT = 0.5               # share of the cells that are bent when they are shown


def make_part(folder, number, sets, others, seed):
    """Part `number`, with a seed of its own; the file."""
    file = pathlib.Path(folder) / f"cells_{number:03}.npz"
    if not file.exists():
        torch.manual_seed(seed + 1 + number)
        cells, parts = synth.Cells(sets, others, number >= FELT_FROM), []
        for _ in range(PART):
            chosen = int(torch.multinomial(cells.share, 1))
            # Mean 0.56. With more hard cells (0.67 was tried) a net stays 1 to 2 points worse on careful hands.
            x, y = cells.batch(BATCH, float(torch.rand(1) ** 0.8), chosen=chosen)
            seen = y != synth.UNREADABLE
            parts.append(((x[seen, 0] * 255).round().byte().numpy(), y[seen].numpy(), np.full(int(seen.sum()), chosen)))
        x, y, s = (np.concatenate(column) for column in zip(*parts))
        np.savez(file, x=x, y=y.astype(np.uint8), set=s.astype(np.uint8), names=np.array(list(sets)))
    return file


class Pool:
    """The cells of some parts whose set is one of `names`, shown in a fresh order again and again."""

    def __init__(self, files, names):
        parts = [np.load(f) for f in files]
        keep = [np.isin(p["names"][p["set"]], list(names)) for p in parts]
        self.pictures = torch.from_numpy(np.concatenate([p["x"][k] for p, k in zip(parts, keep)]))
        self.labels = torch.from_numpy(np.concatenate([p["y"][k] for p, k in zip(parts, keep)]).astype(np.int64))
        self.order = torch.empty(0, dtype=torch.long)

    def batch(self, n):
        if len(self.order) < n:
            self.order = torch.randperm(len(self.labels))
        pick, self.order = self.order[:n], self.order[n:]
        x = self.pictures[pick].unsqueeze(1).float() / 255
        some = int(n * BENT)
        x[:some] = bend(x[:some])
        return x, self.labels[pick]


def bend(x):
    """Sizes, slant, turn and place a little other, strokes elastic."""
    n, side = len(x), x.shape[2]
    size, aspect = torch.exp(torch.randn(n) * 0.05), torch.exp(torch.randn(n) * 0.05)
    turn, slant = torch.randn(n) * 0.05, torch.randn(n) * 0.06
    across = torch.stack([size * aspect, slant + turn, torch.randn(n) * 0.04], 1)
    down = torch.stack([-turn, size / aspect, torch.randn(n) * 0.04], 1)
    grid = F.affine_grid(torch.stack([across, down], 1), x.shape, align_corners=False)
    wave = F.interpolate(torch.randn(n, 2, 4, 4) * 0.025, size=(side, side), mode="bilinear", align_corners=False)
    return F.grid_sample(x, grid + wave.permute(0, 2, 3, 1), mode="bilinear", align_corners=False)
