"""A small mixed day from paper to released notices: test_small_day.py BUILD_FOLDER. Nothing may be unexplained."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BUILD = Path(sys.argv.pop(1) if len(sys.argv) > 1 else ROOT / "build" / "release")


class SmallDay(unittest.TestCase):
    def test_nothing_is_unexplained(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            day, work = Path(folder) / "day", Path(folder) / "work"
            subprocess.run([BUILD / "tools/page_maker/uketsuke-page-maker", "office", "--cases", "5", "--seed", "3",
                            "--out", day], check=True)
            done = subprocess.run([sys.executable, ROOT / "tools/office_day/office_day.py", day, "--build", BUILD,
                                   "--work", work, "--people"], stdout=subprocess.PIPE, text=True)
            self.assertEqual(done.returncode, 0, done.stdout)
            self.assertTrue(done.stdout.rstrip().endswith("0 unexplained"), done.stdout)
            self.assertIn("5 cases decided", done.stdout)


if __name__ == "__main__":
    unittest.main()
