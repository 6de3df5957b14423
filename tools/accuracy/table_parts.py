"""The tables of docs/accuracy.md, one function a part, and the rows of its table of goals."""
NONE = "not measured"


def share(part, whole, digits=1):
    return f"{part / whole:.{digits}%}" if whole else "–"


def of(pair, digits=1):
    return share(pair[0], pair[1], digits)


def interval(pair):
    return f" ({pair[0]:.1%}–{pair[1]:.1%})" if pair else ""


def digits_section(f):
    lines = ["| set | glyphs to choose from | writers | note | net |", "|---|---|---|---|---|"]
    for name, s in f["sets"].items():
        net = f"{s['net']['shown']:,} cells shown, none of it, sha256 {s['net']['sha256'][:12]}…" if s["net"] else "the product's"
        lines.append(f"| {name} | {s['glyphs']:,} | {s['writers']} | {s['about']} | {net} |")
    for level, part in f["levels"].items():
        lines += [f"\n### {level}: digits right", "All readers as the product weighs them; beside them each by itself. Slow ones on a tenth of the sheets.", "",
                  "| set | digits (distinct glyphs, sheets) | **together** | without labels found wrong | cell net alone | digit head alone | line recogniser, comb as one line | line recogniser, cell by cell "
                  "| Tesseract | taken for another digit / for no digit |", "|---|---|---|---|---|---|---|---|---|---|"]
        for name, s in part["single"].items():
            lines.append(f"| {name} | {s['digits']:,} ({s['glyphs']:,}, {s['sheets']}) | **{of(s['both'], 2)}** | {of(s['without_wrong_labels'], 2)} | {of(s['net'], 2)} | {of(s['head'], 2)} | {of(s['line'], 2)} | "
                         f"{of(s['cell_line'])} | {of(s['tesseract'])} | {s['taken_for_another_digit']} / {s['taken_for_no_digit']} |")
        lines += [f"\n### {level}: 12-digit 個人番号", "No glyph twice in a number. First candidate by the exact posterior over valid numbers, and plain. Without check digit: "
                  "wrong among as many as were accepted with it, the surest first.", "",
                  "| set | numbers (distinct glyphs) | plain | **first candidate** | without labels found wrong | **accepted** | **wrong and accepted** (95 % bound) | no check digit: wrong "
                  "| cell net alone plain / valid | digit head alone | line alone | Tesseract |", "|---|---|---|---|---|---|---|---|---|---|---|"]
        for name, n in part["numbers"].items():
            k = n["numbers"]
            glyphs = f" ({n['glyphs']:,})" if "glyphs" in n else ""
            lines.append(f"| {name} | {k}{glyphs} | {share(n['plain'], k)}{interval(n.get('plain_interval'))} | {share(n['valid'], k)}{interval(n.get('valid_interval'))} | {of(n['without_wrong_labels'])} | "
                         f"{share(n['accepted'], k)}{interval(n.get('accepted_interval'))} | {n['wrong_accepted']} of {n['accepted']} ({n['bound']:.2%}) | "
                         f"{n['no_check_surest_wrong']} | {share(n['net_plain'], k)} / {share(n['net_valid'], k)} | {share(n['head_plain'], k)} / {share(n['head_valid'], k)} | {share(n['line_plain'], k)} / {share(n['line_valid'], k)} | "
                         f"{n['tesseract'][0]} of {n['tesseract'][1]} |")
        lines += [f"\n### {level}: other digit combs, all sets", "| comb (cells) | combs | right | accepted | wrong and accepted |", "|---|---|---|---|---|"]
        lines += [f"| {name} ({c}) | {n} | {share(right, n)} | {share(accepted, n)} | {wrong} |" for name, (n, right, accepted, wrong, c) in part["others"].items()]
    lost = {k: v for k, v in f["sheets_not_read"].items() if v}
    lines.append(f"\nIn brackets in the row \"all\": 95 % interval, bootstrap over the sets. Sheets that could not be read at all: {lost or 'none'}.")
    return lines


def writing_section(f):
    lines = ["### フリガナ combs, sign by sign", "Nothing of ours is taught kana of these hands. Names, and strings of any kana in any order (harder than names).", "",
             "| hand | signs (kinds of sign) | right | right with name statistics | of random strings |", "|---|---|---|---|---|"]
    for hand, k in f["kana"].items():
        r = f["kana_random"][hand]
        lines.append(f"| {hand} | {k['signs']:,} ({k['different']}) | {share(k['right'], k['signs'])} | {share(k['right_with_names'], k['signs'])} | "
                     f"{share(r['right'], r['signs'])} of {r['signs']} |")
    lines += ["\n### Names", "\"unseen\": listed, but in the half that the statistics were not made from; \"unlisted\": in no list; \"random\": any kanji and kana, no names at all. "
              "Without: the reader alone, no name statistics, no forms of kanji.", "",
              "| names | people | 氏名 first / in five | without | フリガナ first / in five | without | both first, with / without | accepted 氏名, フリガナ | wrong and accepted |",
              "|---|---|---|---|---|---|---|---|---|"]
    for kind, k in f["names"].items():
        n, a, b = k["name"]["fields"], k["name"], k["kana"]
        lines.append(f"| {kind} | {n} | {share(a['first'], n)} / {share(a['five'], n)} | {share(a['alone_first'], n)} / {share(a['alone_five'], n)} | "
                     f"{share(b['first'], n)} / {share(b['five'], n)} | {share(b['alone_first'], n)} / {share(b['alone_five'], n)} | "
                     f"{share(k['both_first'], n)} / {share(k['alone_both_first'], n)} | {share(a['accepted'], n)}, {share(b['accepted'], n)} | {a['wrong_accepted']}, {b['wrong_accepted']} |")
    lines += ["\n### Kanji, sign by sign", "Of 氏名 written as lines, the reader alone; \"random\": half of JIS level 1, half of families of forms that look alike.", "",
              "| hand | signs of names (kinds) | first / in five | random signs (kinds) | first / in five | forms of the families: written | right in the field | asked | right and accepted | **another form, accepted** |",
              "|---|---|---|---|---|---|---|---|---|---|"]
    for hand, k in f["kanji"].items():
        v, r = f["variants"][hand], f["kanji_random"][hand]
        lines.append(f"| {hand} | {k['signs']:,} ({k['different']}) | {share(k['first'], k['signs'])} / {share(k['five'], k['signs'])} | "
                     f"{r['signs']:,} ({r['different']}) | {share(r['first'], r['signs'])} / {share(r['five'], r['signs'])} | {v['forms']} ({v['different']}) | "
                     f"{share(v['first'], v['forms'])} | {v['asked']} | {v['right_accepted']} | {v['silent']} |")
    return lines


def marks_section(f):
    lines = ["| level | fields (marks made, fields with several where one is allowed) | right | accepted | wrong and accepted |", "|---|---|---|---|---|"]
    for level, k in f["levels"].items():
        lines.append(f"| {level} | {k['fields']} ({k['marks']}, {k['several']}) | {share(k['right'], k['fields'], 2)} | {share(k['accepted'], k['fields'])} | {k['wrong_accepted']} |")
    lines += ["", "| what was drawn | fields | right | accepted | wrong and accepted |", "|---|---|---|---|---|"]
    for drawn, (n, right, accepted, wrong) in sorted(f["drawn"].items()):
        lines.append(f"| {drawn} | {n} | {share(right, n, 2)} | {share(accepted, n)} | {wrong} |")
    s = f["stains"]
    lines.append(f"\nUnmarked but stained boxes and words: {f['boxes_stained']:,} in {s['fields']} fields; taken for marks {s['taken_for_marks']}, of them accepted "
                 f"{s['taken_and_accepted']}; asked about {s['asked']}. Real mark sheets: not measured (the sets hold no places of their boxes).")
    return lines


def documents_section(f):
    lines = ["| level, kind | pages (layouts) | recognised | values | right | accepted | wrong and accepted (95 % bound) |", "|---|---|---|---|---|---|---|"]
    for level, k in f.items():
        lines.append(f"| **{level}** | {k['pages']} ({k['layouts']}) | {k['recognised']} | {k['values']} | {share(k['right'], k['values'])} | "
                     f"{share(k['accepted'], k['values'])} | {k['wrong_accepted']} of {k['accepted']} ({k['bound']:.2%}) |")
        for kind, d in k["kinds"].items():
            lines.append(f"| {level}, {kind} | | | {d['values']} | {share(d['right'], d['values'])} | {share(d['accepted'], d['values'])} | {d['wrong_accepted']} |")
    return lines


def strangers_section(f):
    lines = ["| written into digit cells | combs (cells) | read as digits | **accepted** | taken for empty and accepted |", "|---|---|---|---|---|"]
    for kind, k in f["cells"].items():
        lines.append(f"| {kind} | {k['combs']} ({k['cells']:,}) | {k['read']} | {k['accepted']} | {k['blank_accepted']} |")
    p = f["pages"]
    lines.append(f"\nReal scans that are not ours: {p['sides']} sides; taken for a form or certificate of ours {p['taken_for_ours']}; values accepted from them {p['values_accepted']}.")
    return lines


def digit_goals(digits):
    """Of every set the strictest figures there are (calibration.strictest_digits)."""
    if not digits or "clean" not in digits[0]:
        yield "single digits, mean over sets", "≥ 99.2 %", NONE, None
        return
    levels, left_out = digits
    note = "each with a net not taught it" if len(left_out) == 5 else f"really left out: {', '.join(sorted(left_out)) or 'none'}; else glyphs kept from the product's net"
    shares = {s: v["both"][0] / v["both"][1] for s, v in levels["clean"]["single"].items()}
    mean = sum(shares.values()) / len(shares)
    yield f"single digits, clean, mean over {len(shares)} sets ({note})", "≥ 99.2 %", f"{mean:.2%}", mean >= 0.992 and len(shares) >= 5
    for name, value in shares.items():
        goal, count = 0.975 if name == "kensanata16" else 0.987, levels["clean"]["single"][name]["digits"]
        name += "" if name in left_out else " (not left out)"
        yield f"single digits, clean: {name}", f"≥ {goal:.1%}".replace("%", " %"), f"{value:.2%} of {count:,}", value >= goal
    for level in levels:
        n = levels[level]["numbers"]["all"]
        k, wrong = n["numbers"], n["wrong_accepted"] / max(1, n["accepted"])
        if level != "copy-of-copy":
            yield f"個人番号, {level}: first candidate", "≥ 98.5 %", share(n["valid"], k) + f" of {k}", n["valid"] / k >= 0.985
            yield f"個人番号, {level}: plain", "≥ 90 %", share(n["plain"], k), n["plain"] / k >= 0.9
        other = levels[level]["others"].values()
        taken, bad = sum(o[2] for o in other), sum(o[3] for o in other)
        yield f"other digit combs, {level}: wrong and accepted", "≤ 1 in 1,000", f"{bad} of {taken} ({share(taken, sum(o[0] for o in other))} of the combs accepted)", bad / max(1, taken) <= 1e-3 if bad else None
        goal = 0.65 if level == "copy-of-copy" else 0.8
        yield f"個人番号, {level}: accepted", f"≥ {goal:.0%}".replace("%", " %"), share(n["accepted"], k), n["accepted"] / k >= goal
        told = f"{n['wrong_accepted']} of {n['accepted']} (bound {n['bound']:.2%})"
        yield f"個人番号, {level}: wrong and accepted", "≤ 2 in 10,000", told, None if wrong <= 2e-4 < n["bound"] else wrong <= 2e-4


def writing_goals(f):
    if not f:
        for row in (("kana combs", "≥ 97 %"), ("names", "≥ 85 / 95 %"), ("kanji", "≥ 95 / 99 %"), ("forms of kanji", "0 silent")):
            yield *row, NONE, None
        return
    worst = min(f["kana"].items(), key=lambda h: h[1]["right_with_names"] / h[1]["signs"])
    total, right = (sum(k[x] for k in f["kana"].values()) for x in ("signs", "right_with_names"))
    yield f"kana combs, signs right, mean of {len(f['kana'])} hands", "≥ 97 %", f"{share(right, total)} of {total:,} (worst: {worst[0]} {share(worst[1]['right_with_names'], worst[1]['signs'])})", right / total >= 0.97
    n = f["names"]["unseen"]
    k = n["name"]["fields"]
    yield "full names not seen by the statistics, 氏名 first", "≥ 85 %", f"{share(n['name']['first'], k)} of {k}", n["name"]["first"] / k >= 0.85
    yield "the same, among five", "≥ 95 %", share(n["name"]["five"], k), n["name"]["five"] / k >= 0.95
    u = f["names"]["unlisted"]
    same = u["name"]["first"] >= u["name"]["alone_first"] and u["kana"]["first"] >= u["kana"]["alone_first"]
    yield "names of no list, with statistics against without", "never worse", f"氏名 {u['name']['first']} against {u['name']['alone_first']}, フリガナ {u['kana']['first']} against {u['kana']['alone_first']} of {k}", same
    signs, first, five = (sum(h[x] for h in f["kanji"].values()) for x in ("signs", "first", "five"))
    yield "handwritten kanji, first", "≥ 95 %", f"{share(first, signs)} of {signs:,}", first / signs >= 0.95
    yield "the same, among five", "≥ 99 %", share(five, signs), five / signs >= 0.99
    signs, first, five = (sum(h[x] for h in f["kanji_random"].values()) for x in ("signs", "first", "five"))
    yield "random kanji, half of them of families of forms, first", "≥ 95 %", f"{share(first, signs)} of {signs:,}", first / signs >= 0.95
    yield "the same, among five", "≥ 99 %", share(five, signs), five / signs >= 0.99
    silent, forms = (sum(v[x] for v in f["variants"].values()) for x in ("silent", "forms"))
    yield "another form of a kanji accepted silently", "0", f"{silent} of {forms}", silent == 0


def goal_rows(results, digits, errors):
    figures = {part: r["figures"] if r else None for part, r in results.items()}
    yield from digit_goals(digits)
    yield from writing_goals(figures["writing"])
    m = figures["marks"]
    if m:
        fields, right, wrong, marks = (sum(v[x] for v in m["levels"].values()) for x in ("fields", "right", "wrong_accepted", "marks"))
        yield "marks right", "≥ 99.5 %", f"{share(right, fields, 2)} of {fields} fields", right / fields >= 0.995
        yield "marks wrong and accepted", "0 in 10,000", f"{wrong} in {marks} marks", None if wrong == 0 and marks < 10000 else wrong == 0
        s = m["stains"]
        yield "marks on unmarked stained boxes", "0 in 2,000", f"{s['taken_for_marks']} in {m['boxes_stained']}", None if s["taken_for_marks"] == 0 and m["boxes_stained"] < 2000 else s["taken_for_marks"] == 0
    else:
        yield "marks", "≥ 99.5 %", NONE, None
    for level, goal in (("clean", 0.995), ("office", 0.98)):
        d = figures["documents"] and figures["documents"].get(level)
        yield (f"certificates, {level}: values right", f"≥ {goal:.1%}".replace("%", " %"), f"{share(d['right'], d['values'])} of {d['values']}", d["right"] / d["values"] >= goal) if d else \
            (f"certificates, {level}", f"≥ {goal:.1%}".replace("%", " %"), NONE, None)
        if d:
            rate = d["wrong_accepted"] / max(1, d["accepted"])
            yield f"certificates, {level}: wrong and accepted", "≤ 1 in 1,000", f"{d['wrong_accepted']} of {d['accepted']} (bound {d['bound']:.2%})", None if rate <= 1e-3 < d["bound"] else rate <= 1e-3
    s = figures["strangers"]
    if s:
        accepted, combs = sum(k["accepted"] for k in s["cells"].values()), sum(k["combs"] for k in s["cells"].values())
        yield "letters, kana, kanji, scribble, blacked or struck out digit cells: values accepted", "0", f"{accepted} of {combs} combs", accepted == 0
        yield "pages that are not ours: taken for ours / values accepted", "0 / 0", f"{s['pages']['taken_for_ours']} / {s['pages']['values_accepted']} of {s['pages']['sides']} sides", s["pages"]["taken_for_ours"] + s["pages"]["values_accepted"] == 0
    else:
        yield "what must not be read", "0 accepted", NONE, None
    for kind, label in (("cell", "digit cells"), ("my_number", "個人番号"), ("digits", "digit combs"), ("kana", "フリガナ"), ("name", "氏名"), ("choice", "marks"), ("document", "certificates")):
        if kind not in errors:
            yield f"calibration error, {label}", "≤ 0.01", NONE, None
            continue
        error, chance, most = errors[kind]
        # Above the goal, but no more than true probabilities would show: too few readings to tell.
        yield (f"calibration error, {label}", "≤ 0.01", f"{error:.4f} (by chance alone {chance:.4f})",
               True if error <= 0.01 else None if error <= most else False)
