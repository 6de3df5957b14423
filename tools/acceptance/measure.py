#!/usr/bin/env python3
"""Runs `uketsuke run --json --reveal` on acceptance pages in portions and prints the figures as Markdown.

    measure.py --program build/release/uketsuke --lines lines.jsonl [--run] [--places DIR] [--findings FILE] [--crops DIR] FOLDER…

Pages without a .json beside them are left out. Without --run the lines of an earlier run are used; pages that already have
a line are not read again, so a run may be cut and taken up. `--places` is where registration's corners are written and read; the
pictures that the program puts there are removed.
"""
import argparse
import json
import pathlib
import subprocess

import findings
import registration
from scoring import Score, document_table, field_table, foreign_table

PAGES = {".png", ".jpg", ".tif", ".pdf", ".webp"}


def pages_of(folders):
    return [p for folder in folders for p in sorted(folder.iterdir())
            if p.suffix in PAGES and p.with_suffix(".json").exists()]


def run(program, pages, lines: pathlib.Path, portion, workers, places):
    """Appends one JSON line a side; a portion whose program dies is said and gone over page by page."""
    done = {json.loads(text)["file"] for text in lines.read_text().splitlines()} if lines.exists() else set()
    todo = [p for p in pages if str(p) not in done]
    for at in range(0, len(todo), portion):
        group = [str(p) for p in todo[at:at + portion]]
        wishes = ["--debug-dir", str(places)] if places else []
        result = subprocess.run([program, "run", "--json", "--reveal", "--workers", str(workers), *wishes, *group],
                                capture_output=True, text=True, timeout=3600)
        for picture in places.glob("*.png") if places else ():
            picture.unlink()
        if result.returncode not in (0, 1):
            print(f"exit {result.returncode}: {result.stderr[-400:]}")
        with lines.open("a", encoding="utf-8") as out:
            out.write(result.stdout)
        print(f"{min(at + portion, len(todo))}/{len(todo)}", flush=True)


def load(lines, pages):
    """[(line, truth)] of the pages; several sides of one file are several entries."""
    wanted = {str(p): p for p in pages}
    out, seen = [], set()
    for text in lines.read_text(encoding="utf-8").splitlines():
        line = json.loads(text)
        if line["file"] in wanted and (line["file"], line["page"]) not in seen:
            seen.add((line["file"], line["page"]))
            out.append((line, json.loads(wanted[line["file"]].with_suffix(".json").read_text(encoding="utf-8"))))
    return out, [p for p in wanted if p not in {f for f, _ in seen}]


def identification(entries):
    """Rows of the table who was taken for what."""
    rows = {}
    for line, truth in entries:
        if truth["kind"] == "foreign":
            continue
        kind = truth.get("document") or truth["template"]
        row = rows.setdefault(kind, {"pages": 0, "right": 0, "none": 0, "wrong": []})
        row["pages"] += 1
        if line.get("document") == kind and line["status"] in ("read", "rescan"):
            row["right"] += 1
        elif not line.get("document"):
            row["none"] += 1
            row.setdefault("status", []).append(f'{pathlib.Path(line["file"]).name}: {line["status"]} {line["code"]}')
        else:
            row["wrong"].append(f'{pathlib.Path(line["file"]).name}: {line["document"]} {line["status"]}')
    print("\n### Identified\n| kind | pages | right | none | wrong |\n|---|---|---|---|---|")
    for kind, row in rows.items():
        print(f'| {kind} | {row["pages"]} | {row["right"]} | {row["none"]} | {len(row["wrong"])} |')
    for row in rows.values():
        for words in row["wrong"] + row.get("status", []):
            print(f"- {words}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", type=str, required=True)
    parser.add_argument("--template", type=pathlib.Path, required=True, help="output of template show --json")
    parser.add_argument("--lines", type=pathlib.Path, required=True)
    parser.add_argument("--run", action="store_true")
    parser.add_argument("--portion", type=int, default=10)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--places", type=pathlib.Path)
    parser.add_argument("--findings", type=pathlib.Path)
    parser.add_argument("--crops", type=pathlib.Path)
    parser.add_argument("folders", type=pathlib.Path, nargs="+")
    args = parser.parse_args()
    pages = pages_of([f.resolve() for f in args.folders])
    if args.run:
        run(args.program, pages, args.lines, args.portion, args.workers, args.places)
    entries, missing = load(args.lines, pages)
    print(f"pages {len(pages)}, sides with a line {len(entries)}, without {len(missing)}")
    for path in missing:
        print(f"- no line: {path}")
    template = json.loads(args.template.read_text(encoding="utf-8"))
    identification(entries)
    registration.report(entries, template, args.places)
    score = Score(entries, template)
    field_table(score)
    document_table(score)
    foreign_table(entries)
    if args.findings:
        findings.write(score, entries, args.findings, args.crops)


if __name__ == "__main__":
    main()
