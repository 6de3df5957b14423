"""Compares read values with the truth and prints tables by kind and field."""
import collections
import math
import pathlib
import re
import unicodedata

CHECKED = {"my_number", "family_my_number", "previous_insurer_number", "insurer_number"}


def upper_bound(wrong: int, n: int) -> float:
    """One-sided 95 % Clopper-Pearson bound of a share, by bisection over the binomial tail (in logarithms: with thousands
    of values its terms are smaller than a float holds); 1 where nothing was counted or nothing was right."""
    if wrong >= n:
        return 1.0
    ways = [math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1) for k in range(wrong + 1)]
    low, high = wrong / n, 1.0
    for _ in range(60):
        p = (low + high) / 2
        tail = sum(math.exp(w + k * math.log(p) + (n - k) * math.log1p(-p)) for k, w in enumerate(ways))
        low, high = (p, high) if tail > 0.05 else (low, p)
    return high


def plain(value):
    """A value without what does not matter: widths, spaces, kinds of hyphens."""
    text = unicodedata.normalize("NFKC", str(value))
    text = re.sub(r"[‐‑–—−ｰ]", "-", text)
    return re.sub(r"\s", "", text)


def same_value(field, value, expected):
    if field == "fiscal_year":
        return plain(value) in (plain(expected), str(2018 + int(expected)))
    if "," in expected:
        return set(re.split(r"[,、 ]", value)) == set(expected.split(","))
    return plain(value) == plain(expected)


def same(read, expected):
    if expected["note"] == "masked":        # stars or 省略: anything but a value is right
        return not read["value"]
    if read["state"] != expected["state"]:
        return False
    return read["state"] != "read" or same_value(expected["id"], read["value"], expected["value"])


class Result:
    """One field of one page: what was read and what is true."""

    def __init__(self, line, truth, read, expected):
        self.line, self.truth, self.read, self.expected = line, truth, read, expected
        self.kind = line.get("document") or ""
        self.id = (expected or read)["id"]
        self.row = (expected or read)["row"]
        self.accepted = read is not None and read["disposition"] == "accepted"
        self.right = read is not None and expected is not None and same(read, expected)
        self.written = expected is not None and expected["state"] == "read"
        self.checked = self.id in CHECKED

    @property
    def wrong_accepted(self):
        return self.accepted and not self.right


class Score:
    """All results of pages that were taken for what they are."""

    def __init__(self, entries, template):
        self.results = []
        seals = {(f["id"], f.get("row", 0)) for f in template["fields"] if f.get("office_use")}
        for line, truth in entries:
            kind = truth.get("document") or truth.get("template")
            if truth["kind"] == "foreign" or line.get("document") != kind:
                continue
            expected = {(f["id"], f["row"]): f for f in truth["fields"]}
            used = set()
            for read in line.get("fields", []):
                key = (read["id"], read["row"])
                if truth["kind"] == "document" and key not in expected:
                    key = next((k for k in ((read["id"], 0), (read["id"], 1)) if k in expected and read["row"] in (0, 1)), key)
                if key in seals:
                    continue
                used.add(key)
                if key in expected:
                    self.results.append(Result(line, truth, read, expected[key]))
                elif read["state"] != "blank":
                    self.results.append(Result(line, truth, read, None))
            self.results += [Result(line, truth, None, f) for k, f in expected.items() if k not in used and k not in seals
                             and f["state"] == "read"]

    def of(self, kind):
        return [r for r in self.results if r.truth["kind"] == kind]


def share(part, whole):
    return f"{part / whole:.1%}" if whole else "–"


def wrong_line(results):
    accepted = [r for r in results if r.accepted]
    wrong = [r for r in accepted if r.wrong_accepted]
    return f"{len(wrong)} of {len(accepted)} accepted (bound at 95 %: {upper_bound(len(wrong), len(accepted)):.2%})"


def field_table(score):
    results = score.of("form")
    if not results:
        return
    clean = [r for r in results if r.id in ("my_number", "family_my_number") and r.written and r.expected["note"] == "clean"]
    written = [r for r in results if r.written]
    print("\n### Form fields")
    print(f"- clean 個人番号 combs accepted: {sum(r.accepted for r in clean)} of {len(clean)} = "
          f"{share(sum(r.accepted for r in clean), len(clean))}")
    print(f"- all fields accepted: {share(sum(r.accepted for r in results), len(results))} of {len(results)}; "
          f"of those with writing: {share(sum(r.accepted for r in written), len(written))} of {len(written)}")
    print(f"- wrong, check-digit fields: {wrong_line([r for r in results if r.checked])}")
    print(f"- wrong, others: {wrong_line([r for r in results if not r.checked])}")
    print(f"- wrong, others with writing: {wrong_line([r for r in written if not r.checked])}")
    groups = collections.defaultdict(list)
    for r in written:
        kind = r.expected["type"] if r.id not in CHECKED else r.id.replace("family_", "")
        groups[kind].append(r)
    print("\n| written fields | n | right | accepted | wrong and accepted |\n|---|---|---|---|---|")
    for kind, group in sorted(groups.items()):
        print(f"| {kind} | {len(group)} | {share(sum(r.right for r in group), len(group))} | "
              f"{share(sum(r.accepted for r in group), len(group))} | {sum(r.wrong_accepted for r in group)} |")
    sources = collections.defaultdict(list)
    for r in clean:
        sources[r.truth["digits"]].append(r)
    print("\n| digits of | 個人番号 | right | accepted |\n|---|---|---|---|")
    for name, group in sorted(sources.items()):
        print(f"| {name} | {len(group)} | {share(sum(r.right for r in group), len(group))} | {share(sum(r.accepted for r in group), len(group))} |")
    for note in ("struck_out", "overwritten", "bad_check"):
        group = [r for r in results if r.expected and r.expected["note"] == note]
        print(f"- {note}: {len(group)} fields, right {sum(r.right for r in group)}, accepted {sum(r.accepted for r in group)}, "
              f"wrong and accepted {sum(r.wrong_accepted for r in group)}")


def document_table(score):
    results = score.of("document")
    for kind in sorted({r.kind for r in results}):
        group = [r for r in results if r.kind == kind]
        print(f"\n### {kind}\n| field | n | right | accepted | wrong and accepted |\n|---|---|---|---|---|")
        fields = collections.defaultdict(list)
        for r in group:
            fields[r.id].append(r)
        for name, part in fields.items():
            known = [r for r in part if r.expected]
            print(f"| {name} | {len(known)} | {share(sum(r.right for r in known), len(known))} | "
                  f"{share(sum(r.accepted for r in known), len(known))} | {sum(r.wrong_accepted for r in part)} |")
        known = [r for r in group if r.expected]
        print(f"| **all** | {len(known)} | {share(sum(r.right for r in known), len(known))} | "
              f"{share(sum(r.accepted for r in known), len(known))} | {sum(r.wrong_accepted for r in group)} |")
        print(f"\nWrong: {wrong_line(group)}")


def foreign_table(entries):
    rows = collections.defaultdict(lambda: [0, 0, collections.Counter()])
    taken = []
    for line, truth in entries:
        if truth["kind"] != "foreign":
            continue
        row = rows[truth["group"]]
        row[0] += 1
        row[2][f'{line["status"]} {line["code"]}'.strip()] += 1
        if line.get("document") or line.get("template"):
            row[1] += 1
            taken.append(f'{pathlib.Path(line["file"]).name}: {line["status"]} {line.get("document")} {line.get("template")}')
    if not rows:
        return
    print("\n### Pages that are not ours\n| group | sides | taken for ours | verdicts |\n|---|---|---|---|")
    for group, (n, wrong, verdicts) in rows.items():
        print(f"| {group} | {n} | {wrong} | {', '.join(f'{k}: {v}' for k, v in verdicts.items())} |")
    for words in taken:
        print(f"- {words}")
