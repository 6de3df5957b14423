"""The twenty-third family's 課税証明書: columns without any cross rule under heads in brackets, two halves of merged cells with 円 in a column of its own, kinds of income as
columns with revenue over income, one long list with the person's facts down the right side."""
from drawn_counters import note
from drawn_desks import town_seal
from drawn_office import assess, lab, moved_to, narrow_page, table, td, tr
from drawn_parts import fiscal, office, qr, serial, tax_words
from drawn_registers import several
from levies_twentyfirst import january
from sheet_html import ground, seal, sheet, spaced

RIGHT, MID = "text-align:right", "text-align:center"


def yen_of(p, unit):
    """A printer of amounts of the truth and one of others, both with that unit."""
    return (lambda field, amount: p.yen(field, amount, unit)), (lambda amount: f"{amount:,}" + ("円" if unit == "yen" else ""))


def short(name):
    """A deduction as narrow columns name it."""
    return name.removesuffix("控除").replace("小規模企業共済等掛金", "小規模企業共済等")


def column(blocks, width_mm):
    """Heads in brackets over lines of label and amount; the column has rules at its sides only."""
    lines = []
    for title, pairs in blocks:
        lines.append(f"<div style='font-size:9.5pt;margin:2.2mm 0 .6mm'>【{title}】</div>")
        lines += [f"<div style='display:flex;justify-content:space-between;align-items:baseline;line-height:1.5;padding-left:2mm'><span style='font-size:9pt'>{a}</span><span style='font-size:10pt'>{b}</span></div>" for a, b in pairs]
    return f"<div style='width:{width_mm}mm;padding:0 2.4mm 2mm;border-left:.2mm solid #222'>{''.join(lines)}</div>"


def tax_bracket(d, rng):
    """A standard system's sheet: a frame of three columns without cross rules, stars where a city says nothing; who is supported is told in one line."""
    d = moved_to(d, lambda address, city: city[-1] in "市区" and len(address) < 36)
    p, w, m, t = narrow_page(rng), d["world"], d["members"][0], assess(d, rng, rng.random() < .2)
    own, pref = tax_words(w)
    stars = rng.choice(["＊＊＊＊", "*****", "0"])
    some = lambda amount: f"{amount:,}" if amount else stars  # noqa: E731
    yen = lambda field, amount: p.yen(field, amount, "comma") if amount or stars == "0" or field == "annual_tax" else p.masked(field, stars, 0, "digits")  # noqa: E731
    left = [("収入金額", [("給与収入", yen("salary_revenue", t["revenue"])), ("公的年金等収入", some(0))]), ("所得金額", [("給与所得", yen("salary_income", t["salary"])), ("公的年金等雑所得", some(0)), ("その他雑所得", some(t["other"])), ("営業等所得", some(0)), ("農業所得", some(0)), ("不動産所得", some(0)), ("利子所得", some(0)), ("配当所得", some(0)), ("譲渡・一時所得", some(0))]),
            ("所得の合計", [("総所得金額等", yen("gross_income", t["total"])), ("合計所得金額", yen("total_income", t["total"]))])]
    middle = [("所得控除額", [(short(name), some(amount)) for name, amount in t["parts"]]), ("控除の合計", [("所得控除合計額", yen("deductions", t["deductions"]))])]
    right = [("課税標準", [("総所得金額に係るもの", yen("tax_base", t["base"])), ("その他", some(0))]), (own, [("均等割額", yen("city_per_capita_levy", t["city_head"])), ("税額控除前所得割額", some(t["city_gross"])), ("税額控除額", some(t["city_less"])), ("所得割額", yen("city_income_levy", t["city"]))]),
             (pref, [("均等割額", yen("prefecture_per_capita_levy", t["pref_head"])), ("税額控除前所得割額", some(t["pref_gross"])), ("税額控除額", some(t["pref_less"])), ("所得割額", yen("prefecture_income_levy", t["pref"]))]), ("国税", [("森林環境税額", yen("forest_tax", t["forest"]))]), ("合計", [("年税額", yen("annual_tax", t["annual"]))])]
    k = t["kinds"]
    count = lambda n: f"{n}人"  # noqa: E731
    folk = f"同一生計配偶者　{'有' if k['配偶者'] else '無'}　／　扶養親族　特定 {count(k['特定'])}　同居老親 0人　老人 0人　その他 {count(k['一般'])}　16歳未満 {count(k['16歳未満'])}　／　障害者 0人"
    title = f"{own}・{pref}・森林環境税　{rng.choice(('所得・課税証明書', '課税（非課税）証明書'))}"
    facts = f"<div style='margin:5mm 12mm 3mm;display:grid;grid-template-columns:24mm 92mm 24mm 1fr;row-gap:1.4mm;align-items:baseline'><span>住　　所</span><span style='grid-column:2/5;font-size:11.5pt'>{p.put('address', w['address'])}</span><span>氏　　名</span><span style='font-size:13.5pt'>{p.name('name', m)}</span><span>生年月日</span><span>{p.date('birth_date', m['born'])}</span><span>年　　度</span><span style='font-size:11.5pt'>{fiscal(p, w)}</span><span>課税所得</span><span>{w['year_text']}中分</span></div>"
    body = f"""<div style='margin:11mm 12mm 0;display:flex;justify-content:space-between;font-size:8.5pt'><span>宛名番号 {serial(rng, '000{}')}</span><span>{p.put('page_number', 1, '1', 0, 'digits')}／{p.put('page_count', 1, '1', 0, 'digits')}ページ</span></div><h1 style='padding-top:5mm;font-size:16pt;letter-spacing:.5mm'>{title}</h1>{facts}<div style='margin:0 12mm;text-align:right;font-size:8.5pt'>（単位：円）</div>
<div style='margin:.5mm 12mm 0;display:flex;border:.35mm solid #222;border-left-width:.15mm'>{column(left, 62)}{column(middle, 60)}{column(right, 64)}</div><div style='margin:0 12mm;border:.35mm solid #222;border-top:0;padding:1.6mm 2.4mm;font-size:9pt;line-height:1.5'>【扶養等】<br>　{folk}</div><div style='margin:0 12mm;border:.35mm solid #222;border-top:0;padding:1.6mm 2.4mm;font-size:9pt;height:15mm'>【摘要】　{'' if t['annual'] else '非課税'}</div>
<div style='margin:6mm 16mm 0;font-size:11.5pt;line-height:1.75'>　上記のとおり証明する。<br>　{p.date('issued_on', d['issued'])}<div style='margin-left:82mm;font-size:14.5pt'>{w['city']}長　{w['mayor']}</div></div>{seal(rng, town_seal(w), 22)}{note(f'住所は{january(w)}現在のものです。', 'position:absolute;left:12mm;bottom:9mm')}"""
    return p, sheet(body, rng.choice(["gothic", "udg", "mincho"]), back=ground(rng, rng.choice(["copy", "waves", "dots"])))


def half_rows(groups):
    """Rows of four cells: the group's name merged over its lines, label, amount, 円."""
    rows = []
    for name, pairs in groups:
        for n, (a, b) in enumerate(pairs):
            first = [lab(name, MID + ";line-height:1.25", 1, len(pairs))] if name and n == 0 else []
            rows.append([*first, lab(a, "", 1 if name else 2), td(b, RIGHT + ";border-right:0"), td("円" if b else "", "border-left:0;font-size:8pt;padding:0 1mm 0 0")])
    return rows


def tax_halves(d, rng):
    """A city's ruled sheet of two halves: groups merged at the left of both, 円 in a narrow column behind every amount, the year's tax in large print under them."""
    d = moved_to(d, lambda address, city: city[-1] in "市町" and len(address) < 36)
    p, w, m, t = narrow_page(rng), d["world"], d["members"][0], assess(d, rng, rng.random() < .25)
    own, pref = tax_words(w)
    yen, plain = yen_of(p, "comma")
    k = t["kinds"]
    parts = dict(t["parts"])
    left = half_rows([("収入", [("給与収入", yen("salary_revenue", t["revenue"])), ("公的年金等収入", plain(0))]), ("所得", [("給与所得", yen("salary_income", t["salary"])), ("公的年金等所得", plain(0)), ("事業所得", plain(0)), ("不動産所得", plain(0)), ("配当・利子所得", plain(0)), ("その他の所得", plain(t["other"]))]), ("", [("総所得金額等", yen("gross_income", t["total"]))]), ("", [("合計所得金額", yen("total_income", t["total"]))])])
    right = half_rows([("所得<br>控除", [(name if len(name) < 9 else short(name), plain(parts[name])) for name in ("医療費控除", "社会保険料控除", "小規模企業共済等掛金控除", "生命保険料控除", "地震保険料控除", "配偶者控除", "扶養控除", "基礎控除")]), ("", [("所得控除合計", yen("deductions", t["deductions"]))]), ("", [("課税標準額", yen("tax_base", t["base"]))])])
    levy = half_rows([(own, [("所得割額", yen("city_income_levy", t["city"])), ("均等割額", yen("city_per_capita_levy", t["city_head"]))])]), half_rows([(pref, [("所得割額", yen("prefecture_income_levy", t["pref"])), ("均等割額", yen("prefecture_per_capita_levy", t["pref_head"]))])])
    rows = [tr(*a, *b) for a, b in zip(left + levy[0], right + levy[1])]
    rows.append(tr(lab("森林環境税額（国税）", "", 2), td(yen("forest_tax", t["forest"]), RIGHT + ";border-right:0"), td("円", "border-left:0;font-size:8pt;padding:0 1mm 0 0"), lab(rng.choice(["年　税　額", "年税額（合計）"]), "", 2), td(yen("annual_tax", t["annual"]), RIGHT + ";border-right:0;font-size:13pt"), td("円", "border-left:0;font-size:8pt;padding:0 1mm 0 0")))
    people_line = table([tr(lab("扶養等の人数", "", 1, 2), *(lab(x, MID + ";font-size:8.5pt") for x in ("配偶者", "一般扶養", "特定扶養", "老人扶養", "計", "16歳未満", "障害者", "寡婦・ひとり親"))),
                         tr(*(td(x, MID) for x in ("有" if k["配偶者"] else "無", f"{k['一般']}人", f"{k['特定']}人", "0人", p.put("dependants", t["dependants"], f"{t['dependants']}人", 0, "digits"), f"{k['16歳未満']}人", "0人", "該当なし")))], "margin:3mm 14mm 0", (28, 17, 19, 19, 19, 15, 20, 17, 28))
    name = rng.choice(["課税証明書", "所得課税証明書"]) if t["annual"] else "非課税証明書"
    facts = table([tr(lab("住所"), td(p.put("address", w["address"]), "font-size:11.5pt", 3)), tr(lab("氏名"), td(p.name("name", m), "font-size:14pt;height:10mm"), lab("生年月日"), td(p.date("birth_date", m["born"]), MID))], "margin:5mm 14mm 4mm", (22, 92, 24, 44))
    body = f"""<h1 style='padding-top:17mm;font-size:20pt;letter-spacing:1mm'>{fiscal(p, w)}　{spaced(name, ' ')}</h1><div class=c style='font-size:10pt;margin-top:2mm'>（{w['year_text']}１月～12月分の所得に対する{own}・{pref}及び森林環境税）</div>{facts}{table(rows, 'margin:0 14mm;border:.45mm solid #111', (17, 33, 35, 6, 17, 33, 35, 6))}{people_line}
<div style='margin:9mm 20mm 0;font-size:12pt;line-height:1.8'>上記のとおり相違ないことを証明します。<br>{p.date('issued_on', d['issued'])}<div style='margin-left:78mm;font-size:15pt'>{office(w)}長　{w['mayor']}</div></div>{seal(rng, town_seal(w), 23)}<div style='position:absolute;left:14mm;right:14mm;bottom:11mm;font-size:8.5pt;display:flex;justify-content:space-between'><span>{office(w)}税務課　証明番号 {serial(rng)}</span><span>※ 上記のほかに所得控除はありません。</span></div>"""
    return p, sheet(body, rng.choice(["mincho", "udm", "udp", "gothic"]), css=".l{font-size:9.5pt;background:#eff3ee;padding:.5mm 1.4mm} .v{height:8mm;padding:.5mm 1.4mm;font-size:10.5pt}", back=ground(rng, rng.choice(["waves", "dots", "none"])))


def tax_kinds(d, rng):
    """Kinds of income as columns, revenue over income; deductions in three columns of label and amount; the taxes as lines, the steps of the levy as columns."""
    d = moved_to(d, lambda address, city: city[-1] in "市区町" and len(address) < 36)
    p, w, m = narrow_page(rng), d["world"], d["members"][0]
    sort = rng.choice(["worker", "worker", "pensioner"])
    t = several(d, rng, sort)
    while t["gains"]:
        t = several(d, rng, sort)
    if sort != "worker":
        m = {**m, "born": m["born"].replace(year=1942 + m["born"].year % 16, day=min(m["born"].day, 28))}
    own, pref = tax_words(w)
    yen, plain = yen_of(p, "comma")
    at = t["rows"]
    small = MID + ";font-size:8.5pt;padding:.5mm"
    cell = lambda text: td(text, RIGHT)  # noqa: E731
    sorts = ("営業等", "農業", "不動産", "配当")
    heads = tr(lab(""), *(lab(x, small) for x in ("給与", "公的年金等", *sorts, "合計所得金額")))
    revenue = tr(lab("収入金額"), cell(yen("salary_revenue", at["給与"][0])), cell(plain(at["公的年金等"][0])), *(cell(plain(at[x][0])) for x in sorts), td("<svg style='width:100%;height:100%;display:block' viewBox='0 0 10 10' preserveAspectRatio=none><path d='M10 0L0 10' stroke='#222' stroke-width=.2 /></svg>", "padding:0"))
    income = tr(lab("所得金額"), cell(yen("salary_income", at["給与"][1])), cell(plain(at["公的年金等"][1])), *(cell(plain(at[x][1])) for x in sorts), cell(yen("total_income", t["total"])))
    cuts = [(short(name), plain(amount)) for name, amount in t["parts"]]
    cuts += [("", "")] * (-(len(cuts) + 1) % 3)
    cuts.append(("所得控除合計", yen("deductions", t["deductions"])))
    high = len(cuts) // 3
    cut_rows = [tr(*(x for c in range(3) for x in (lab(cuts[c * high + n][0], "font-size:8.5pt"), cell(cuts[c * high + n][1])))) for n in range(high)]
    levy_heads = tr(*(lab(x, small) for x in ("税　目", "課税標準額", "算出所得割額", "税額控除額", "所得割額", "均等割額")))
    levies = [tr(lab(own), td(yen("tax_base", t["base"]), RIGHT, 1, 2), cell(plain(t["city_gross"])), cell(plain(t["city_less"])), cell(yen("city_income_levy", t["city"])), cell(yen("city_per_capita_levy", t["city_head"]))), tr(lab(pref), cell(plain(t["pref_gross"])), cell(plain(t["pref_less"])), cell(yen("prefecture_income_levy", t["pref"])), cell(yen("prefecture_per_capita_levy", t["pref_head"]))),
              tr(lab("森林環境税"), td(yen("forest_tax", t["forest"]), RIGHT, 5)), tr(lab("年税額"), td(yen("annual_tax", t["annual"]), RIGHT + ";font-size:12.5pt", 5))]
    k = t["kinds"]
    folk = table([tr(*(x for name, value in (("配偶者控除", "有" if k["配偶者"] else "無"), ("特定扶養", k["特定"]), ("老人扶養", k["老人"]), ("一般扶養", k["一般"]), ("16歳未満", k["16歳未満"])) for x in (lab(name, small), td(str(value), MID))))], "margin:0 12mm", (23, 14) * 5)
    title = rng.choice(["所得証明書（課税・控除内訳付）", "所得・課税・扶養証明書", "課税証明書（全項目）"])
    bar = lambda words: f"<div style='margin:4mm 12mm .8mm;font-size:10pt'>■ {words}</div>"  # noqa: E731
    body = f"""<div style='margin:14mm 12mm 0;display:flex;justify-content:space-between;align-items:flex-start'><div><div style='font-size:19pt;letter-spacing:.5mm'>{title}</div><div style='font-size:12pt;margin-top:2mm'>{fiscal(p, w)}分　<span style='font-size:9.5pt'>（{w['year_text']}中の所得）</span></div></div>{qr(serial(rng, 'T{}'), 15)}</div>
{table([tr(lab("氏　名"), td(p.name("name", m), "font-size:14pt;height:10mm"), lab("生年月日"), td(p.date("birth_date", m["born"]), MID)), tr(lab("１月１日の住所", "font-size:8.5pt"), td(p.put("address", w["address"]), "font-size:11.5pt", 3))], 'margin:4mm 12mm 0', (26, 90, 24, 45))}
{bar('収入・所得の状況（円）')}{table([heads, revenue, income], 'margin:0 12mm', (19, 25, 25, 22, 22, 22, 22, 28))}{bar('所得控除の状況（円）')}{table(cut_rows, 'margin:0 12mm', (34, 27.6) * 3)}{bar('扶養の状況（人）')}{folk}{bar('税額の状況（円）')}{table([levy_heads, *levies], 'margin:0 12mm', (32, 33, 30, 30, 30, 30))}
<div style='margin:12mm 17mm 0;font-size:11.5pt;line-height:1.8'>{rng.choice(('課税台帳に基づき、上記のとおり証明します。', '上記のとおり証明します。'))}<br>{p.date('issued_on', d['issued'])}<div style='margin-left:80mm;font-size:14.5pt'>{office(w)}長　{w['mayor']}</div></div>{seal(rng, town_seal(w), 22)}"""
    return p, sheet(body, rng.choice(["udp", "gothic", "udg", "udm"]), css=".l{background:#e9eef5;font-size:9pt;padding:.5mm 1.2mm;line-height:1.2} .v{height:7.6mm;padding:.4mm 1.2mm;font-size:10pt}", back=ground(rng, rng.choice(["none", "copy", "dots"])))


def tax_side(d, rng):
    """One long list of items with numbers down the left, the person's facts with small labels over the values down the right, the certificate under the facts."""
    d = moved_to(d, lambda address, city: city[-1] in "市町村区" and len(address) < 30)
    p, w, m, t = narrow_page(rng), d["world"], d["members"][0], assess(d, rng, rng.random() < .25)
    p.date_style = "plain" if p.date_style == "padded" else p.date_style
    own, pref = tax_words(w)
    yen, plain = yen_of(p, rng.choice(["comma", "yen"]))
    items = [("給与収入", yen("salary_revenue", t["revenue"])), ("公的年金等収入", plain(0)), ("給与所得", yen("salary_income", t["salary"])), ("雑所得", plain(t["other"])), ("その他の所得", plain(0)), ("合計所得金額", yen("total_income", t["total"])), ("総所得金額等", yen("gross_income", t["total"])),
             *((name, plain(amount)) for name, amount in t["parts"] if amount or name in ("医療費控除", "生命保険料控除", "扶養控除")), ("所得控除額計", yen("deductions", t["deductions"])), ("課税標準額", yen("tax_base", t["base"])), (f"{own}　均等割額", yen("city_per_capita_levy", t["city_head"])), (f"{own}　所得割額", yen("city_income_levy", t["city"])),
             (f"{pref}　均等割額", yen("prefecture_per_capita_levy", t["pref_head"])), (f"{pref}　所得割額", yen("prefecture_income_levy", t["pref"])), ("森林環境税額", yen("forest_tax", t["forest"])), ("年税額", yen("annual_tax", t["annual"]))]
    rows = [tr(lab("", MID), lab("項　　目", MID), lab("金　　額", MID))] + [tr(td(str(n), MID + ";font-size:8.5pt"), td(a, "font-size:10pt"), td(b, RIGHT + ";font-size:11pt")) for n, (a, b) in enumerate(items, 1)]
    k = t["kinds"]
    fact = lambda name, value, size=11: f"<div style='border-bottom:.15mm solid #444;padding:1.5mm 1mm'><div style='font-size:8pt;color:#222'>{name}</div><div style='font-size:{size}pt;line-height:1.4'>{value}</div></div>"  # noqa: E731
    where = w["address"].split("　")
    address = p.put("address", w["address"], w["address"])
    address = address.replace("　", "<br>", 1) if len(where) > 1 else address
    said = "・".join(x for x, n in (("配偶者", k["配偶者"]), (f"一般{k['一般']}人", k["一般"]), (f"特定{k['特定']}人", k["特定"]), (f"16歳未満{k['16歳未満']}人", k["16歳未満"])) if n) or "なし"
    facts = fact("年度", fiscal(p, w), 13) + fact("対象となる所得の期間", f"{w['year_text']}１月１日～12月31日", 9.5) + fact("住所", address, 10.5) + fact("氏名", p.name("name", m), 15) + fact("生年月日", p.date("birth_date", m["born"]), 11) + fact("控除対象となった扶養親族等", said, 10) + fact("摘要", "" if t["annual"] else "非課税", 10)
    name = "非課税証明書" if not t["annual"] else rng.choice(["課税証明書", "所得課税証明書", f"{own}{pref}課税証明書"])
    body = f"""<h1 style='padding-top:18mm;font-size:21pt;letter-spacing:3mm'>{name}</h1><div style='margin:9mm 14mm 0;display:flex;justify-content:space-between;align-items:flex-start'><div>{table(rows, 'border:.4mm solid #111', (9, 50, 37))}</div><div style='width:80mm'><div style='border-top:.4mm solid #111'>{facts}</div>
<div style='margin-top:9mm;font-size:11pt;line-height:1.8'>　左記のとおり相違ないことを証明します。<div style='margin-top:4mm'>{p.date('issued_on', d['issued'])}</div><div style='margin-top:6mm;font-size:13pt;white-space:nowrap'>{office(w)}長　{w['mayor']}</div></div></div></div>{seal(rng, town_seal(w), 21)}
<div style='position:absolute;left:14mm;bottom:12mm;font-size:8.5pt'>{office(w)}　{rng.choice(('税務課', '課税課', '住民税係'))}　発行番号 {serial(rng)}</div>"""
    return p, sheet(body, rng.choice(["mincho", "gothic", "udg", "mj"]), css=".l{background:#f0f0f0;font-size:9.5pt} .v{height:7.4mm;padding:.4mm 1.6mm}", back=ground(rng, rng.choice(["waves", "copy", "none"])))


LEVIES = {"kazei_shomeisho": [tax_bracket, tax_halves, tax_kinds, tax_side]}
