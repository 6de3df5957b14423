#!/usr/bin/env python3
"""Counts what `uketsuke-left-out` read without labels: what was accepted and wrong, by concept, label and page.

    uketsuke-left-out --lines lines.jsonl FOLDER/*.png
    left_out.py [--show] lines.jsonl…

A value is compared with the truth file beside its page as measure.py does; pages not recognised have no values.
"""
import argparse
import collections
import json
import pathlib

from scoring import Score, upper_bound


def results_of(line):
    """The page's results, without any where it was not taken for what it is."""
    truth = json.loads(pathlib.Path(line["file"]).with_suffix(".json").read_text(encoding="utf-8"))
    # A list that names the insured 本人 is right, though the truth of some layouts states no relation for them.
    results = [r for r in Score([(line, truth)], {"fields": []}).results
               if r.expected or (r.id, r.read["value"]) != ("relation", "本人")]
    return results, sum(f["state"] == "read" for f in truth["fields"])


class Count:
    def __init__(self):
        self.readings = self.values = self.right = self.accepted = 0
        self.wrong = []

    def add(self, results, values):
        self.readings += 1
        self.values += values
        self.right += sum(r.right for r in results if r.expected)
        self.accepted += sum(r.accepted for r in results)
        self.wrong += [r for r in results if r.wrong_accepted]

    def words(self):
        n = max(1, self.values)
        return (f"{self.readings} readings, {self.values} values, right {self.right / n:.1%}, accepted {self.accepted / n:.1%}, "
                f"wrong and accepted {len(self.wrong)} of {self.accepted} = "
                f"{10000 * len(self.wrong) / max(1, self.accepted):.1f} of 10,000 (bound {upper_bound(len(self.wrong), self.accepted):.2%})")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lines", type=pathlib.Path, nargs="+")
    parser.add_argument("--show", action="store_true", help="print every wrong accepted value")
    options = parser.parse_args()
    plain = Count()
    ways = collections.defaultdict(Count)
    families = collections.defaultdict(Count)
    fields = collections.defaultdict(list)
    for path in options.lines:
        for text in path.read_text(encoding="utf-8").splitlines():
            line = json.loads(text)
            results, values = results_of(line)
            if "left_out" not in line:
                plain.add(results, values)
                families[pathlib.Path(line["file"]).parent.name].add(results, values)
                continue
            several = line["concept"] == "several"
            ways["several labels" if several else "a label" if line["left_out"] else "a concept"].add(results, values)
            for r in results:
                if r.wrong_accepted:
                    what = "several" if several else f'{line["concept"] or "-"} {line["left_out"] or "(all)"}'
                    fields[f"{r.kind} {r.id}"].append((what, r))
    for name, count in sorted(families.items()):
        print(f"- {name}: {count.words()}")
    print(f"ordinary: {plain.words()}")
    for name, count in sorted(ways.items()):
        print(f"without {name}: {count.words()}")
    for name, group in sorted(fields.items(), key=lambda item: -len(item[1])):
        print(f"\n## {name}: {len(group)}")
        for what, count in collections.Counter(what for what, _ in group).most_common():
            print(f"- without {what}: {count}")
            for r in (r for w, r in group if w == what and options.show):
                page = pathlib.Path(r.line["file"])
                print(f'    {page.parent.name}/{page.stem} [{r.truth.get("layout")}] /{r.row} read {r.read["state"]} `{r.read["value"]}` '
                      f'truth `{r.expected["value"] if r.expected else None}` p {r.read["confidence"]:.4f}'
                      + (f' without {r.line["left_out"]}' if what == "several" else ""))
    for r in plain.wrong:
        print(f'ORDINARY WRONG {r.line["file"]} {r.id}/{r.row} read `{r.read["value"]}` truth `{r.expected["value"] if r.expected else None}`')


if __name__ == "__main__":
    main()
