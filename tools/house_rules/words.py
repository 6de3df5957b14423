"""Words that have no place in a finished product, and tests that would not run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tree import Finding, Tree

TEXT = (".cpp", ".h", ".ts", ".tsx", ".py", ".sh", ".cmake", ".toml", ".md", ".txt", ".yaml", ".yml", ".json", ".html", ".css")
BARE_NAMES = ("run", "CMakeLists.txt", "NOTICE")

# Written in two parts so that this file passes its own rule.
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b")
OUTSIDE = re.compile(r"\.\./sha" + r"red\b|/wor" + r"k/(main|shared)\b")
SKIPPED = re.compile(
    r"\bGTEST_" + r"SKIP\b|\bDISABLED" + r"_\w|\b(it|test|describe)\.(skip|only|todo)\b|"
    r"\bx(it|describe)\(|unittest\.skip|pytest\.mark\.skip"
)
# Only this script may know where a checkout's neighbours are.
MAY_LOOK_OUTSIDE = {".ci/run"}


def check_words(tree: Tree) -> Iterator[Finding]:
    """Rules `unfinished`, `outside` and `skipped-test`."""
    for path in tree.files:
        if not path.endswith(TEXT) and path.split("/")[-1] not in BARE_NAMES:
            continue
        if path.endswith("package-lock.json"):
            continue
        for number, line in enumerate(tree.lines(path), 1):
            if UNFINISHED.search(line):
                yield Finding(path, number, "unfinished", "finish it or say in the docs what is missing")
            if path not in MAY_LOOK_OUTSIDE and OUTSIDE.search(line):
                yield Finding(path, number, "outside", "nothing beside the checkout may be named: use UKETSUKE_CORPUS")
            if path.endswith((".cpp", ".ts", ".tsx", ".py", ".h")) and SKIPPED.search(line):
                yield Finding(path, number, "skipped-test", "a test runs or is deleted")
