#!/usr/bin/env python3
"""Runs a command and samples the resident memory of the worker processes it starts; prints one JSON line.

    bench/watch_workers.py OUTPUT COMMAND…

{"seconds", "peak_mb", "first_half_mb", "second_half_mb"}: wall time; the largest worker ever seen; the largest in each
half of the run. A worker that leaks shows as a second half well above the first.
"""

import json
import pathlib
import subprocess
import sys
import time

PERIOD_S = 0.2


def processes() -> dict[int, tuple[int, str, int]]:
    """pid → (parent, command line, resident KiB) of what runs now."""
    out = {}
    for folder in pathlib.Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            status = dict(line.split(":", 1) for line in (folder / "status").read_text().splitlines() if ":" in line)
            words = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue  # ended between the two looks
        out[int(folder.name)] = (int(status["PPid"]), words, int(status.get("VmRSS", "0 kB").split()[0]))
    return out


def worker_sizes(root: int) -> list[int]:
    """Resident KiB of every descendant of `root` that is a worker."""
    table = processes()
    sizes = []
    for pid, (parent, words, size) in table.items():
        while parent in table and parent != root:
            parent = table[parent][0]
        if parent == root and pid != root and " worker " in words:
            sizes.append(size)
    return sizes


def main() -> int:
    begin = time.monotonic()
    samples = []
    with open(sys.argv[1], "wb") as output:
        child = subprocess.Popen(sys.argv[2:], stdout=output, stderr=subprocess.DEVNULL)
        while child.poll() is None:
            samples.append(max(worker_sizes(child.pid), default=0))
            time.sleep(PERIOD_S)
    half = len(samples) // 2
    mb = [round(max(part, default=0) / 1024) for part in (samples, samples[:half], samples[half:])]
    print(json.dumps({"seconds": round(time.monotonic() - begin, 1), "peak_mb": mb[0], "first_half_mb": mb[1],
                      "second_half_mb": mb[2], "exit": child.returncode}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
