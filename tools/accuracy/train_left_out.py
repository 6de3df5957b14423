#!/usr/bin/python3
"""Trains one digit-cell net per data set, with that set left out, as tools/train/train_cells.py trains the product's.

usage: train_left_out.py --corpus DIR --mnist DIR --out DIR [--samples N] [--sets NAME…]
Writes OUT/<set>/models, a whole ocr/models folder with the other net in it, and OUT/<set>/manifest.json (seed, command,
hashes). The nets are smaller trainings than the product's, are not committed and never shipped: they answer how well
digits of writers are read of whom nothing was taught. MNIST left out means both its halves.
"""
import argparse
import hashlib
import json
import pathlib
import shutil
import sys
import time

import torch

HERE = pathlib.Path(__file__).resolve().parent
MODELS = HERE.parents[1] / "ocr" / "models"
sys.path.insert(0, str(HERE.parent / "train"))

import data  # noqa: E402
import synth  # noqa: E402
import train_cells  # noqa: E402
from net import make_net  # noqa: E402
from recipe import recipe_hash  # noqa: E402

SETS = {"kensanata16": ("kensanata16",), "semeion": ("semeion",), "optdigits": ("optdigits_tra",),
        "mnist": ("mnist", "mnist t10k")}
SEED = 20261123
MIX = (0.68, 0.09, 0.10, 0.13)   # digits, empty, struck out, not a digit: what the temperature is fitted on


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def folder_with(net_file, out):
    """A copy of ocr/models in which only the cell net is another one."""
    models = out / "models"
    shutil.rmtree(models, ignore_errors=True)
    models.mkdir(parents=True)
    for part in MODELS.iterdir():
        if part.name != "cells":
            (models / part.name).symlink_to(part)
    (models / "cells").mkdir()
    shutil.copy(net_file, models / "cells" / "cells.onnx")


def train_one(name, args):
    out = args.out / name
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    taught, held, others, others_held = data.load(str(args.corpus), str(args.mnist), SEED)
    for part in SETS[name]:
        taught.pop(part, None)
        held.pop(part, None)
    net = make_net().to(memory_format=torch.channels_last)
    began = time.process_time()
    with open(out / "train.log", "w") as log:
        train_cells.train(net.train(), synth.Cells(taught, others), args.samples, log, str(out / "cells.pt"), False)
    net = net.eval().to(memory_format=torch.contiguous_format)
    mix = synth.Cells({k: v for k, v in held.items() if "usps" not in k}, others_held)
    logits, labels = zip(*(train_cells.logits_of(net, mix, hard, 3072, MIX) for hard in (0.0, 0.4, 0.8)))
    warmth = train_cells.temperature(torch.cat(logits), torch.cat(labels))
    with torch.no_grad():
        net[-1].weight /= warmth
        net[-1].bias /= warmth
    path = out / "cells.onnx"
    torch.onnx.export(net, torch.zeros(1, 1, synth.INPUT, synth.INPUT), str(path), opset_version=11,
                      input_names=["cells"], output_names=["logits"],
                      dynamic_axes={"cells": {0: "batch"}, "logits": {0: "batch"}})
    folder_with(path, out)
    manifest = {"left_out": name, "seed": SEED, "samples": args.samples, "temperature": warmth,
                "command": "tools/accuracy/" + " ".join(pathlib.Path(a).name if "/" in a else a for a in sys.argv),
                "recipe_sha256": recipe_hash(), "sha256": sha256(path), "cpu_s": round(time.process_time() - began)}
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    print(json.dumps(manifest))


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--corpus", type=pathlib.Path, required=True)
    args.add_argument("--mnist", type=pathlib.Path, required=True)
    args.add_argument("--out", type=pathlib.Path, required=True)
    args.add_argument("--samples", type=int, default=204_800)
    args.add_argument("--sets", nargs="*", default=list(SETS), choices=list(SETS))
    args = args.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    for name in args.sets:
        train_one(name, args)


if __name__ == "__main__":
    main()
