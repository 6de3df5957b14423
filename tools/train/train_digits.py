#!/usr/bin/python3
"""Train the digit head from nothing and write ocr/models/digits/{head.onnx,report.json}.

usage: train_digits.py --shared DIR --mnist DIR --deps DIR --made DIR --parts FIRST END [--out DIR] [--seed S]
--shared and --mnist as train_cells.py; --deps holds the unpacked wheels of ./run setup. --made keeps what the line
recogniser sees of the made combs, in parts of 250 batches (113 MB): what is there is not made again. Without --out the parts
are made and nothing is taught.
"""
import argparse
import hashlib
import json
import pathlib

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import combs
import data
import train_cells
from net import CLASSES
from trunk import Trunk

SHARE = {"mnist": 0.36, "kensanata16": 0.20, "optdigits_tra": 0.13, "semeion": 0.17, "strokes": 0.14}
CHANNELS = 192                             # kMapChannels in ocr/lines/lattice.h
PLACES = (2 * combs.MAP_REACH + 1) * 6     # columns times rows
MAP = PLACES * CHANNELS
STEPS = (2 * combs.STEP_REACH + 1) * 120
INPUTS = MAP + STEPS
TOLD, HIDDEN, STEP_HIDDEN = 48, 192, 256   # numbers kept of a place; of all places; of the steps
EPOCHS, SIZE = 6, 256
PART, HELD = 250, 250   # batches of a part, of each level of what is left out
FELT_FROM = 15          # parts from here on are of felt pens
EXACT = 4               # every so many parts one is in bfloat16, near the f32 of processors that do not round
LEVELS = (0.0, 0.5, 1.0)
NAMES = ("careful", "office", "worst")


class OfMap(nn.Module):
    """The same few numbers of the channels at every place, then all places together."""

    def __init__(self, told):
        super().__init__()
        told = told.reshape(-1, CHANNELS)
        self.mean, self.scale = told.mean(0), told.std(0).clamp_min(1e-2)
        self.first, self.hidden, self.last = nn.Linear(CHANNELS, TOLD), nn.Linear(PLACES * TOLD, HIDDEN), nn.Linear(HIDDEN, CLASSES)

    def forward(self, x):
        x = (x.reshape(-1, PLACES, CHANNELS) - self.mean) / self.scale
        if self.training:   # whole channels are left out, then numbers
            x = x * (torch.rand(len(x), 1, CHANNELS) > 0.1) / 0.9
        x = F.dropout(F.relu(self.first(x)).flatten(1), 0.3, self.training)
        return self.last(F.dropout(F.relu(self.hidden(x)), 0.4, self.training))


class OfSteps(nn.Module):
    def __init__(self, told):
        super().__init__()
        self.mean, self.scale = told.mean(0), told.std(0).clamp_min(1e-3)
        self.first, self.last = nn.Linear(STEPS, STEP_HIDDEN), nn.Linear(STEP_HIDDEN, CLASSES)

    def forward(self, x):
        x = F.dropout((x - self.mean) / self.scale, 0.15, self.training)
        return self.last(F.dropout(F.relu(self.first(x)), 0.35, self.training))


class Head(nn.Module):
    """Two nets that are taught side by side and never see each other's errors; their logits are added."""

    def __init__(self, told):
        super().__init__()
        self.of_map, self.of_steps = OfMap(told[:, :MAP]), OfSteps(told[:, MAP:])

    def both(self, x):
        return self.of_map(x[:, :MAP]), self.of_steps(x[:, MAP:])

    def forward(self, x):
        return sum(self.both(x))

    @torch.no_grad()
    def fold(self):
        """The scale of the features goes into the first layers, so that the file takes them as the recogniser has them."""
        for part in (self.of_map, self.of_steps):
            part.first.weight /= part.scale
            part.first.bias -= part.first.weight @ part.mean
            part.mean, part.scale = torch.zeros(1), torch.ones(1)


def fit(features, labels, seed):
    torch.manual_seed(seed)
    head = Head(torch.from_numpy(features[::max(1, len(features) // 4000)]).float()).train()
    labels, steps = torch.from_numpy(labels).long(), EPOCHS * (len(features) // SIZE)
    optimizer = torch.optim.AdamW(head.parameters(), lr=1e-3, weight_decay=0.05)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimizer, 2e-3, total_steps=steps, pct_start=0.1)
    for _ in range(EPOCHS):
        order = torch.randperm(len(features))
        for at in range(0, len(order) - SIZE + 1, SIZE):
            pick = order[at:at + SIZE].sort().values
            answers = head.both(torch.from_numpy(features[pick.numpy()]).float())
            loss = sum(F.cross_entropy(logits, labels[pick], label_smoothing=0.01) for logits in answers)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            plan.step()
    head.fold()
    return head.eval()


@torch.no_grad()
def answers(head, features):
    """Logits of many cells; the features are kept as half floats."""
    return torch.cat([head(torch.from_numpy(features[at:at + 2000]).float()) for at in range(0, len(features), 2000)])


@torch.no_grad()
def cool(head, features, labels):
    """Folds the temperature that fits left-out cells best into the last layer; returns it."""
    t = train_cells.temperature(answers(head, features), torch.from_numpy(labels).long())
    for part in (head.of_map, head.of_steps):
        part.last.weight /= t
        part.last.bias /= t
    return t


def save(head, path):
    torch.onnx.export(head, torch.zeros(1, INPUTS), str(path), opset_version=11, input_names=["features"],
                      output_names=["logits"], dynamic_axes={"features": {0: "batch"}, "logits": {0: "batch"}})
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def make_part(args, glyphs, number):
    """Part `number` of the taught cells, PART batches, each with a seed of its own: they can be made side by side and stopped."""
    file = args.made / f"map_{number:03}.npz"
    if not file.exists():
        taught, _, others, _ = glyphs
        torch.manual_seed(args.seed + 1 + number)
        made = combs.Combs(taught, others, SHARE, number >= FELT_FROM)
        parts = combs.collect(made, Trunk(args.deps, number % EXACT != EXACT - 1), PART, lambda n: float(torch.rand(1) ** 0.7))
        np.savez(file, **dict(zip(("x", "y", "set"), parts)), names=np.array(made.names))


def make_held(args, glyphs):
    file = args.made / "map_held.npz"
    if not file.exists():
        _, held, _, others_held = glyphs
        torch.manual_seed(args.seed)
        trunk, out = Trunk(args.deps), {}
        left = combs.Combs(held, others_held, dict.fromkeys(held, 1.0))
        out["held_names"] = np.array(left.names)
        for level, name in zip(LEVELS, NAMES):
            for key, value in zip(("x", "y", "set"), combs.collect(left, trunk, HELD, lambda n: level)):
                out[f"{name}_{key}"] = value
        np.savez(file, **out)


def features_of(made):
    """All that the folder holds: of taught cells {taught_x, taught_y, taught_set, taught_names}, of left-out ones the same by
    level, and held_names."""
    parts = [np.load(file) for file in sorted(made.glob("map_[0-9]*.npz"))]
    out = {f"taught_{key}": np.concatenate([part[key] for part in parts]) for key in ("x", "y", "set")}
    return {**out, "taught_names": parts[0]["names"], **np.load(made / "map_held.npz")}


def make_features(args):
    args.made.mkdir(parents=True, exist_ok=True)
    glyphs = data.load(args.shared, args.mnist, args.seed, args.made)
    make_held(args, glyphs)
    for number in range(*args.parts):
        make_part(args, glyphs, number)


@torch.no_grad()
def report(head, features):
    rows = {}
    for name in NAMES:
        logits = answers(head, features[f"{name}_x"])
        y, s = (torch.from_numpy(features[f"{name}_{part}"]).long() for part in ("y", "set"))
        for number, source in enumerate(features["held_names"]):
            here = (s == number) & (y < 10)
            rows[f"{source}, {name}"] = train_cells.judge(logits[here], y[here])
        for label, what in ((10, "empty"), (11, "struck out"), (12, "not a digit")):
            rows[f"{what}, {name}"] = train_cells.judge(logits[y == label], y[y == label])
    return rows


def for_temperature(features):
    """Left-out cells of all sets but USPS, careful and office."""
    x, y, s = (np.concatenate([features[f"{n}_{part}"] for n in NAMES[:2]]) for part in ("x", "y", "set"))
    keep = np.array(["usps" not in str(n) for n in features["held_names"]])[s]
    return x[keep], y[keep]


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--shared", required=True)
    args.add_argument("--mnist", required=True)
    args.add_argument("--deps", type=pathlib.Path, required=True)
    args.add_argument("--out", type=pathlib.Path)
    args.add_argument("--made", type=pathlib.Path, required=True)
    args.add_argument("--parts", type=int, nargs=2, default=(0, 17))
    args.add_argument("--seed", type=int, default=20261129)
    args = args.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    make_features(args)
    if not args.out:
        return
    features = features_of(args.made)
    head = fit(features["taught_x"], features["taught_y"], args.seed)
    rows = {"temperature": cool(head, *for_temperature(features))}
    rows.update(report(head, features))
    rows["sha256"] = save(head, args.out / "head.onnx")
    rows["seed"], rows["cells"] = args.seed, len(features["taught_y"])
    (args.out / "report.json").write_text(json.dumps(rows, indent=1) + "\n")
    print(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
