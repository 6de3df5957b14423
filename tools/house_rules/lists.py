"""Explicit source lists: a .cpp file that no CMakeLists.txt names is never compiled, and nobody notices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tree import Finding, Tree


def check_lists(tree: Tree) -> Iterator[Finding]:
    """Rules `unlisted` (every .cpp is named in a CMakeLists.txt above it) and `pragma-once`."""
    tokens = {
        path: set(re.findall(r"[^\s()\"]+", re.sub(r"#.*", "", tree.text(path))))
        for path in tree.files
        if path.endswith("CMakeLists.txt")
    }
    for path in tree.with_suffix(".cpp"):
        if not any(_named(path, folder, tokens) for folder in PurePosixPath(path).parents):
            yield Finding(path, 1, "unlisted", "name it in the CMakeLists.txt of its room, or delete it")
    for path in tree.with_suffix(".h"):
        if "#pragma once" not in tree.text(path):
            yield Finding(path, 1, "pragma-once", "start the header with #pragma once")


def _named(path: str, folder: PurePosixPath, tokens: dict[str, set[str]]) -> bool:
    listing = tokens.get(str(folder / "CMakeLists.txt"), set())
    relative = str(PurePosixPath(path).relative_to(folder))
    return any(token == relative or token.endswith("}/" + relative) for token in listing)
