#!/usr/bin/python3
"""Trains the nets of digit cells once per data set, with that set left out, as tools/train teaches the product's.

usage: train_left_out.py --corpus DIR --mnist DIR --base FILE --made DIR --out DIR [--shown N] [--sets NAME…]
--base is what train_cells.py made of MNIST and strokes alone, --made what it and train_digits.py kept of their cells: a cell
net goes on from the base with all sets but the one (MNIST left out: from nothing, and both halves), a digit head is fitted
to the features of all sets but the one. Writes OUT/<set>/models, a whole ocr/models folder with these nets in it, and
OUT/<set>/manifest.json (seed, command, hashes). None of them is shipped: they answer how well digits of writers are read of
whom nothing was taught.
"""
import argparse
import hashlib
import json
import pathlib
import shutil
import sys
import time

import numpy as np
import torch

HERE = pathlib.Path(__file__).resolve().parent
MODELS = HERE.parents[1] / "ocr" / "models"
sys.path.insert(0, str(HERE.parent / "train"))

import data  # noqa: E402
import pool  # noqa: E402
import train_cells  # noqa: E402
import train_digits  # noqa: E402
from net import make_net  # noqa: E402
from recipe import recipe_hash  # noqa: E402

SETS = {"kensanata16": ("kensanata16",), "semeion": ("semeion",), "optdigits": ("optdigits_tra",),
        "mnist": ("mnist", "mnist t10k")}
SEED = 20261129
FROM_NOTHING = 2   # times as many cells for a net without a base


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def folder_with(out, own):
    """A copy of ocr/models with other files: {"cells": {"cells.onnx": file}…}."""
    models = out / "models"
    shutil.rmtree(models, ignore_errors=True)
    models.mkdir(parents=True)
    for part in MODELS.iterdir():
        if part.name not in own:
            (models / part.name).symlink_to(part)
    for name, file in own.items():
        (models / name).mkdir()
        shutil.copy(file, models / name)


def cell_net(name, args, out, taught, held, others_held):
    """(file, temperature, cells shown in all) of the cell net without the set."""
    torch.manual_seed(SEED)
    net = make_net().to(memory_format=torch.channels_last)
    from_base = not any(part in train_cells.BASE for part in SETS[name])
    shown = args.shown if from_base else FROM_NOTHING * args.shown
    if from_base:
        net.load_state_dict(torch.load(args.base))
    parts = sorted(args.made.glob("cells_*.npz"))
    with open(out / "train.log", "a") as log:
        if not (args.keep_nets and (out / "cells.pt").exists()):
            train_cells.train(net.train(), pool.Pool(parts[:pool.FELT_FROM], taught), shown, log, str(out / "cells.pt"), True)
        net.load_state_dict(torch.load(out / "cells.pt"))
        train_cells.teach_felt(net.train(), parts, taught, log, str(out / "felt.pt"))
    net = net.eval().to(memory_format=torch.contiguous_format)
    warmth = train_cells.fitted_temperature(net, held, others_held)
    train_cells.save(net, warmth, out / "cells.onnx")
    return out / "cells.onnx", warmth, shown + train_cells.FELT_SHOWN + (train_cells.BASE_SHOWN if from_base else 0)


def digit_head(name, features, out):
    """(file, temperature) of the digit head without the set."""
    without = dict(features)
    for part in ("taught", *train_digits.NAMES):
        names = features["taught_names" if part == "taught" else "held_names"]
        keep = np.array([n not in SETS[name] for n in names])[features[f"{part}_set"]]
        for key in ("x", "y", "set"):
            without[f"{part}_{key}"] = features[f"{part}_{key}"][keep]
    head = train_digits.fit(without["taught_x"], without["taught_y"], SEED)
    warmth = train_digits.cool(head, *train_digits.for_temperature(without))
    train_digits.save(head, out / "head.onnx")
    return out / "head.onnx", warmth


def train_one(name, args, all_sets, features):
    out = args.out / name
    out.mkdir(parents=True, exist_ok=True)
    taught, held, _, others_held = all_sets
    taught, held = ({k: v for k, v in sets.items() if k not in SETS[name]} for sets in (taught, held))
    began = time.process_time()
    head, head_warmth = digit_head(name, features, out)
    net, warmth, shown = cell_net(name, args, out, taught, held, others_held)
    folder_with(out, {"cells": net, "digits": head})
    manifest = {"left_out": name, "seed": SEED, "shown": shown, "temperature": warmth, "head_temperature": head_warmth,
                "command": "tools/accuracy/" + " ".join(pathlib.Path(a).name if "/" in a else a for a in sys.argv),
                "recipe_sha256": recipe_hash(), "sha256": sha256(net), "head_sha256": sha256(head),
                "cpu_s": round(time.process_time() - began)}
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    print(json.dumps(manifest))


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--corpus", type=pathlib.Path, required=True)
    args.add_argument("--mnist", type=pathlib.Path, required=True)
    args.add_argument("--base", type=pathlib.Path, required=True)
    args.add_argument("--made", type=pathlib.Path, required=True)
    args.add_argument("--out", type=pathlib.Path, required=True)
    args.add_argument("--shown", type=int, default=450_000)
    args.add_argument("--keep-nets", action="store_true", help="cell nets that are there are only shown felt pens again, heads are fitted anew")
    args.add_argument("--sets", nargs="*", default=list(SETS), choices=list(SETS))
    args = args.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    all_sets = data.load(str(args.corpus), str(args.mnist), SEED, args.made)
    features = train_digits.features_of(args.made)
    for name in args.sets:
        train_one(name, args, all_sets, features)


if __name__ == "__main__":
    main()
