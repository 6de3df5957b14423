"""docs/accuracy.md from the results that are there; what was not run stands as "not measured"."""
import calibration
import part_digits
import recombine
import table_parts as parts
from common import ROOT, read_records, read_result

PARTS = ("digits", "left_out", "writing", "marks", "documents", "strangers")
TITLES = {"digits": "digits, the product's net on glyphs kept from it", "left_out": "digits, nets with the set left out",
          "writing": "kana, names, kanji", "marks": "marks", "documents": "certificates", "strangers": "what must not be read"}
HEAD = """# How rightly it reads

Made by `./run accuracy`; figures only from runs, goals beside them, **not reached** where they are not. `tools/accuracy/README.md`
says how to run it and what each part does. Nothing here is a promise for an office: the digits are of Swiss, Turkish, Italian and
American writers, kana and kanji are five "hands" (three pen fonts, the strokes of a model hand and of one native writer), pages are
our printed blank filled and damaged by program. What an office's own writers do is told by its hidden samples (`uketsuke accuracy`).

"Right" is the value that the reader puts first. "Accepted" is what `templates/tables/policy.toml` lets take effect without a person.
In the table of goals an empty last column means: none wrong, but too few to tell. "No joint decoding" is the line recogniser cell by cell beside
the comb as one line, and names without their statistics.

Speed and memory stand in [benchmarks.md](benchmarks.md).
"""


def when(results):
    lines = ["\n## What was run", "| part | size | commit | made at (UTC) | seed |", "|---|---|---|---|---|"]
    for part in PARTS:
        r = results[part]
        lines.append(f"| {TITLES[part]} | {r['size']} | {r['commit']} | {r['made_at']} | {r['seed']} |" if r
                     else f"| {TITLES[part]} | not measured | | | |")
    return lines


def goals(results, digits, errors, made_up):
    lines = ["\n## Goals", "| measure | goal | measured | |", "|---|---|---|---|"]
    for measure, goal, value, reached in [*parts.goal_rows(results, digits, errors), *recombine.goal_rows(made_up)]:
        verdict = "" if reached is None else "reached" if reached else "**not reached**"
        lines.append(f"| {measure} | {goal} | {value} | {verdict} |")
    return lines


def calibration_tables(pairs):
    lines = ["\n## Is the probability true?", "Readings that name a value, at all levels. ECE: expected calibration error over 15 equal bins; goal ≤ 0.01. By chance: "
             "the ECE that exactly true probabilities would show in as many readings (mean, 95 of 100 times at most).", "",
             "| kind | readings | ECE | by chance | stated p: readings, mean p → share right |", "|---|---|---|---|---|"]
    for kind, label in calibration.LABELS.items():
        if kind in pairs:
            rows = calibration.reliability(pairs[kind])
            told = "; ".join(f"≥ {low:g}: {n}, {p:.4f} → {right:.4f}" for low, n, p, right in rows)
            chance = "{:.4f}, {:.4f}".format(*calibration.error_by_chance(pairs[kind]))
            lines.append(f"| {label} | {len(pairs[kind])} | {calibration.expected_error(pairs[kind]):.4f} | {chance} | {told} |")
        else:
            lines.append(f"| {label} | not measured | | | |")
    return lines


def write():
    results = {part: read_result(part) for part in PARTS}
    for part in ("digits", "left_out"):   # counted anew: labels may have been found wrong since
        if results[part]:
            results[part]["figures"]["levels"] = part_digits.figures_of(read_records(part), part_digits.least_confidence())
    pairs = calibration.pairs_by_kind()
    errors = {kind: (calibration.expected_error(some), *calibration.error_by_chance(some)) for kind, some in pairs.items()}
    records, sets = calibration.strictest_digits()
    digits = (part_digits.figures_of(records, part_digits.least_confidence()), sets) if records else None
    made_up = recombine.figures(records, part_digits.least_confidence)
    lines = [HEAD] + goals(results, digits, errors, made_up)
    for part, section in (("left_out", parts.digits_section), ("digits", parts.digits_section), ("writing", parts.writing_section),
                          ("marks", parts.marks_section), ("documents", parts.documents_section), ("strangers", parts.strangers_section)):
        lines.append(f"\n## {TITLES[part][0].upper() + TITLES[part][1:]}")
        lines += section(results[part]["figures"]) if results[part] else ["Not measured."]
    lines += recombine.section(made_up) + calibration_tables(pairs)
    notes = ROOT / "tools/accuracy/notes.md"
    if notes.exists():
        lines += ["", notes.read_text(encoding="utf-8").strip()]
    lines += when(results)
    (ROOT / "docs/accuracy.md").write_text("\n".join(lines).strip() + "\n", encoding="utf-8")
    print("docs/accuracy.md written")
