#!/usr/bin/env python3
"""Compiles every header of ours alone, with only the repository root on the include path.

So a header that forgets an include is found at once. A header that some source of ours includes before anything else
was compiled alone by the build itself, with the same warnings (that it names no foreign library is a house rule of its
own), and is left out. What passed is kept by the hash of everything of ours that the header pulls in, so that a second
run compiles only what changed.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from includes import includes_of
from tree import Tree

FLAGS = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Werror"]
# A header is no main file: these two would complain about just that.
FLAGS += ["-Wno-pragma-once-outside-header", "-Wno-unused-function"]
# What uketsuke_test() gives every test program (cmake/UketsukeRoom.cmake), for the headers that tests share.
TEST_FLAGS = [f'-D{name}="."' for name in ("UKETSUKE_SOURCE_DIR", "UKETSUKE_BUILD_DIR", "UKETSUKE_TEST_TMP")]


def closure(tree: Tree, header: str, seen: set[str]) -> set[str]:
    """The header and all of our files that it includes, directly or not."""
    if header in seen or header not in tree.files:
        return seen
    seen.add(header)
    for _, quoted, name in includes_of(tree, header):
        if quoted:
            closure(tree, name, seen)
    return seen


def key_of(tree: Tree, header: str, compiler: str) -> str:
    digest = hashlib.sha256(" ".join([compiler, header, *FLAGS, *TEST_FLAGS]).encode())
    for path in sorted(closure(tree, header, set())):
        digest.update(path.encode() + b"\0" + tree.text(path).encode() + b"\0")
    return digest.hexdigest()


def compile_alone(root: Path, header: str, compiler: str) -> str:
    """The compiler's words; empty when the header stands alone."""
    source = f'#include "{header}"\n'
    command = [compiler, *FLAGS, *(TEST_FLAGS if header.startswith("tests/") else []), "-I", str(root), "-x", "c++", "-"]
    if "g++" in compiler and "clang" not in compiler:
        command.remove("-Wno-pragma-once-outside-header")
    done = subprocess.run(command, input=source, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stderr or f"{compiler} failed"


def first_of_a_source(tree: Tree) -> set[str]:
    """Headers that are the first include of a source: the build has compiled them with nothing before them."""
    out = set()
    for source in tree.with_suffix(".cpp"):
        first = next(iter(includes_of(tree, source)), None)
        if first is not None and first[1]:
            out.add(first[2])
    return out


def main() -> int:
    root, kept_path = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    compiler = os.environ.get("CXX", "g++")
    tree = Tree(root)
    built = first_of_a_source(tree)
    headers = {header: key_of(tree, header, compiler) for header in tree.with_suffix(".h") if header not in built}
    kept = set(kept_path.read_text().split()) if kept_path.exists() else set()
    changed = [header for header, key in headers.items() if key not in kept]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        answers = dict(zip(changed, pool.map(lambda header: compile_alone(root, header, compiler), changed)))
    broken = {header: words for header, words in answers.items() if words}
    for header, words in broken.items():
        print(f"{header}:1: header-alone: include what it uses\n{words}")
    kept_path.write_text("\n".join(key for header, key in headers.items() if header not in broken))
    print(f"{len(built)} headers alone in the build, {len(changed)} of {len(headers)} others compiled, {len(broken)} do not stand alone")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
