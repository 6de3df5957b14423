#!/usr/bin/python3
"""Measures how rightly the product reads, part by part, and writes docs/accuracy.md.

usage: accuracy.py [PART…] [--quick|--short|--full] [--train] [--table]  (see tools/accuracy/README.md)
"""
import argparse
import os
import pathlib
import subprocess
import sys

from common import ROOT, Setting

PARTS = ("digits", "left_out", "writing", "marks", "documents", "strangers")


def setting_from(args):
    cache = pathlib.Path(os.environ.get("UKETSUKE_CACHE", pathlib.Path.home() / ".cache/uketsuke"))
    corpus = os.environ.get("UKETSUKE_CORPUS")
    if not corpus:
        raise SystemExit("UKETSUKE_CORPUS must name the folder that holds the data sets")
    return Setting(pathlib.Path(corpus), cache / "deps", cache / "accuracy", args.program.resolve(), args.bench.resolve(), args.size, args.rest, tuple(args.sets))


def run_part(part, setting):
    if part == "left_out":
        import part_digits
        part_digits.run(setting, left_out=True)
        return
    module = __import__("part_" + part)
    module.run(setting)


def train_left_out(setting):
    """What the nets without a set start from, then these nets."""
    work = setting.cache / "train"
    work.mkdir(parents=True, exist_ok=True)
    data, made, base = ["--mnist", str(setting.mnist)], ["--made", str(work)], ["--base", str(work / "base.pt")]
    shared = ["--shared", str(setting.corpus)]
    for program, words in (("train/train_cells.py", [*shared, *made, *base]),
                           ("train/train_digits.py", [*shared, *made, "--deps", str(setting.deps)]),
                           ("accuracy/train_left_out.py", ["--corpus", str(setting.corpus), *base, *made, "--out", str(setting.cache / "nets")])):
        subprocess.run(["nice", "-n", "19", "/usr/bin/python3", str(ROOT / "tools" / program), *data, *words], check=True)


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("parts", nargs="*", help=", ".join(PARTS) + "; none: all")
    args.add_argument("--quick", dest="size", action="store_const", const="quick", help="minutes: to see that it works")
    args.add_argument("--short", dest="size", action="store_const", const="short", help="an hour or two")
    args.add_argument("--full", dest="size", action="store_const", const="full", help="a night (default)")
    args.add_argument("--rest", action="store_true", help="digits: take the sets and levels that an earlier run has measured")
    args.add_argument("--sets", nargs="*", default=(), help="digits: only these sets")
    args.add_argument("--train", action="store_true", help="train the nets with one set left out anew (hours)")
    args.add_argument("--table", action="store_true", help="write docs/accuracy.md from the results that are there")
    args.add_argument("--program", type=pathlib.Path, default=ROOT / "build/release/uketsuke")
    args.add_argument("--bench", type=pathlib.Path, default=ROOT / "build/release/bench/accuracy/bench_accuracy")
    args.set_defaults(size="full")
    args = args.parse_args()
    unknown = [p for p in args.parts if p not in PARTS]
    if unknown:
        raise SystemExit(f"no part {unknown[0]}: there are {', '.join(PARTS)}")
    setting = setting_from(args)
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    import cv2
    cv2.setNumThreads(1)
    if args.train or (not args.table and "left_out" in (args.parts or PARTS) and not (setting.cache / "nets").exists()):
        train_left_out(setting)
    if not args.table:
        for part in args.parts or PARTS:
            run_part(part, setting)
    import table
    table.write()
    return 0


if __name__ == "__main__":
    sys.exit(main())
