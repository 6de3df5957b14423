"""The files that the house rules look at, and how a finding is said."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

# Never ours: outputs, third-party trees, version control.
SKIPPED_FOLDERS = {".git", "build", "node_modules", "dist", "__pycache__", ".cache"}


@dataclass(frozen=True, order=True)
class Finding:
    """One broken rule at one place, with what to do about it."""

    path: str
    line: int
    rule: str
    advice: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.advice}"


class Tree:
    """The files of a checkout, by path relative to its root; texts are read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._texts: dict[str, str] = {}
        self.files = sorted(_git_files(root) or _walk(root))

    def text(self, path: str) -> str:
        """The file's text; undecodable bytes become U+FFFD, since only ASCII matters to the rules."""
        if path not in self._texts:
            self._texts[path] = (self.root / path).read_text(encoding="utf-8", errors="replace")
        return self._texts[path]

    def lines(self, path: str) -> list[str]:
        return self.text(path).splitlines()

    def with_suffix(self, *suffixes: str) -> list[str]:
        return [path for path in self.files if path.endswith(suffixes)]


def _git_files(root: Path) -> list[str]:
    """Tracked and new files of a checkout; nothing outside a checkout (a release archive, a test's folder)."""
    if not (root / ".git").exists():
        return []
    listing = subprocess.run(
        ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
        check=False,
    )
    return [path for path in listing.stdout.split("\0") if path and (root / path).is_file()]


def _walk(root: Path) -> list[str]:
    found = []
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = [name for name in subfolders if name not in SKIPPED_FOLDERS]
        found += [str((Path(folder) / name).relative_to(root)) for name in names]
    return found
