#!/usr/bin/env python3
"""Checks the house rules over a checkout: prints path:line: rule: what to do, and exits 1 when one is broken."""

from __future__ import annotations

import sys
from pathlib import Path

from includes import check_includes, check_links
from lists import check_lists
from sizes import check_sizes
from tree import Finding, Tree
from words import check_words

RULES = (check_includes, check_links, check_sizes, check_words, check_lists)


def findings_of(root: Path) -> list[Finding]:
    """All broken rules, sorted by place."""
    tree = Tree(root)
    return sorted(finding for rule in RULES for finding in rule(tree))


def main() -> int:
    root = Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    findings = findings_of(root)
    for finding in findings:
        print(finding)
    print(f"house rules: {len(findings)} broken" if findings else f"house rules hold in {len(Tree(root).files)} files")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
