#!/usr/bin/env python3
"""Takes the pictures of docs/guides from those of the browser test.

    ctest --test-dir build/release -R '^e2e$'
    tools/guide_pictures/guide_pictures.py build/release/tests/e2e/e2e/pictures
"""

import sys
from pathlib import Path

from PIL import Image

PICTURES = Path(__file__).resolve().parents[2] / "docs/guides/pictures"
# Picture of the guide: picture of the test.
SOURCES = {
    "batch": "1_batch",
    "review": "2_review",
    "case": "3_case",
    "keying": "6_keying",
    "steps": "6_steps",
    "decisions": "7_loss_decisions",
    "approval": "7_limit_case",
    "household": "8_household",
    "mailing": "5_mailing",
}
# The desk is drawn in few colours; so many are told apart without a visible step.
COLOURS = 96


def main() -> int:
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, source in SOURCES.items():
        picture = Image.open(Path(sys.argv[1]) / f"{source}.png").convert("RGB")
        picture.quantize(COLOURS).save(PICTURES / f"{name}.png", optimize=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
