"""The twenty-second family's 課税証明書: one table of many small cells with stars wherever nothing is, panels with round corners and no rules, a single list with a column of
words beside the amounts, strips of labels over amounts for somebody with salary and pension."""
from drawn_counters import note
from drawn_desks import town_seal
from drawn_office import assess, lab, moved_to, narrow_page, table, td, tr
from drawn_parts import fiscal, office, qr, serial, tax_words
from drawn_registers import several
from levies_twentyfirst import january
from sheet_html import ground, seal, sheet, spaced

RIGHT, MID = "text-align:right", "text-align:center"


def heading(text):
    """A head over a column's label and amount; stands in the list of a column in the place of a pair."""
    return ("", text)


def columns(lists, length, stars):
    """Rows of a table whose columns are lists of (label, value); the lists are filled with cells of stars."""
    cell = lambda pair: td(pair[1], MID + ";letter-spacing:2mm;background:#e9edf2", 2) if pair and not pair[0] else lab(pair[0]) + td(pair[1], RIGHT) if pair else td(stars * 2, MID, 2)  # noqa: E731
    return [tr(*(cell(pairs[n] if n < len(pairs) else None) for pairs in lists)) for n in range(length)]


def tax_stars(d, rng):
    """The national standard's sheet: incomes, deductions and taxes in one table of small cells, full stars in every cell that has nothing to say."""
    d = moved_to(d, lambda address, city: city[-1] in "市区" and len(address) < 36)
    p, w, m, t = narrow_page(rng), d["world"], d["members"][0], assess(d, rng, rng.random() < .2)
    own, pref = tax_words(w)
    stars = rng.choice(["＊＊＊＊＊", "＊＊＊＊＊＊＊"])
    some = lambda amount: f"{amount:,}" if amount else stars  # noqa: E731
    yen = lambda field, amount: p.yen(field, amount, "comma") if amount or field == "annual_tax" else p.masked(field, stars, 0, "digits")  # noqa: E731
    income = [heading("収入金額"), ("給与", yen("salary_revenue", t["revenue"])), ("公的年金等", stars), heading("所得金額"), ("給与", yen("salary_income", t["salary"])), ("雑（公的年金等）", stars), ("雑（その他）", some(t["other"])), ("営業等", stars), ("農業", stars), ("不動産", stars), ("利子・配当", stars), ("総合譲渡・一時", stars), ("分離課税分", stars),
              ("合計所得金額", yen("total_income", t["total"])), ("総所得金額等", yen("gross_income", t["total"]))]
    cuts = [heading("所得控除額"), *((name.replace("小規模企業共済等掛金控除", "小規模共済等"), some(amount)) for name, amount in t["parts"]), ("所得控除合計", yen("deductions", t["deductions"]))]
    taxes = [heading("課税標準・税額"), ("課税標準額", yen("tax_base", t["base"])), heading(own), ("算出所得割額", some(t["city_gross"])), ("税額控除額", some(t["city_less"])), ("所得割額", yen("city_income_levy", t["city"])), ("均等割額", yen("city_per_capita_levy", t["city_head"])),
             heading(pref), ("算出所得割額", some(t["pref_gross"])), ("税額控除額", some(t["pref_less"])), ("所得割額", yen("prefecture_income_levy", t["pref"])), ("均等割額", yen("prefecture_per_capita_levy", t["pref_head"])), ("森林環境税額", yen("forest_tax", t["forest"])), ("減免額", stars), ("年税額", yen("annual_tax", t["annual"]))]
    k = t["kinds"]
    count = lambda n: f"{n}人" if n else "＊"  # noqa: E731
    small = MID + ";font-size:8pt;padding:.4mm"
    folk = table([tr(lab("配偶者", small, 2), lab("扶養親族（人）", small, 4), lab("16歳<br>未満", small, 1, 2), lab("障害者（人）", small, 3), lab("本人該当事項", small, 1, 2)), tr(*(lab(x, small) for x in ("控除", "同一<br>生計", "特定", "老人", "同居<br>老親", "その他", "特別", "同居<br>特別", "普通"))),
                  tr(*(td(x, MID) for x in ("有" if k["配偶者"] else "＊", "＊", count(k["特定"]), "＊", "＊", count(k["一般"]), count(k["16歳未満"]), "＊", "＊", "＊", stars)))], "margin:3mm 13mm", (15, 15, 15, 15, 15, 16, 17, 15, 15, 15, 31))
    facts = table([tr(lab("住　　所"), td(p.put("address", w["address"]), "font-size:11pt", 3)), tr(lab("氏　　名"), td(p.name("name", m), "font-size:13pt"), lab("生年月日"), td(p.date("birth_date", m["born"]), "font-size:10.5pt")), tr(lab("年　　度"), td(fiscal(p, w), "font-size:11pt"), lab("対象所得"), td(f"{w['year_text']}中", "font-size:10.5pt"))], "margin:4mm 13mm 3mm", (28, 82, 26, 48))
    title = f"{own}・{pref}・森林環境税<br><span style='font-size:18pt;letter-spacing:2mm'>課税（非課税）証明書</span>"
    body = f"""<div style='position:absolute;right:13mm;top:9mm;font-size:8.5pt'>{p.put('page_number', 1, '1', 0, 'digits')} / {p.put('page_count', 1, '1', 0, 'digits')}</div><h1 style='padding-top:12mm;font-size:13pt;line-height:1.5'>{title}</h1>{facts}{table(columns((income, cuts, taxes), len(cuts), stars), 'margin:0 13mm', (30, 31, 34, 27, 31, 31))}<div style='margin:.8mm 13mm 0;text-align:right;font-size:8pt'>（単位：円）　{january(w)}現在</div>{folk}
<div style='margin:1mm 13mm;border:.25mm solid #222;padding:1mm 2mm;font-size:8.5pt;height:15mm'>摘要<span style='margin-left:6mm'>{'非課税（地方税法第２９５条）' if not t['annual'] else stars * 2}</span></div><div style='position:absolute;left:19mm;bottom:17mm;width:172mm;font-size:11pt;line-height:1.75'>上記のとおり相違ないことを証明します。<br>{p.date('issued_on', d['issued'])}<div style='margin-left:82mm;font-size:14pt'>{w['city']}長　{w['mayor']}</div></div>{note(f'「＊」は、該当する金額等がないことを示します。発行番号 {serial(rng)}', 'position:absolute;left:13mm;bottom:9mm')}{seal(rng, town_seal(w), 21)}"""
    return p, sheet(body, rng.choice(["mincho", "udm", "gothic"]), css=".l{background:#f6f6f6;font-size:8.5pt;line-height:1.15} td{padding:.5mm 1.2mm;font-size:9.5pt;height:6.2mm}", back=ground(rng, rng.choice(["copy", "dots", "waves"])))


def panel(title, pairs, width_mm, tint):
    """A frame with round corners and a tinted head; lines of label and amount without any rule."""
    lines = "".join(f"<div style='display:flex;justify-content:space-between;align-items:baseline;padding:.55mm 2.5mm;{css}'><span style='font-size:9pt'>{name}</span><span style='font-size:10pt'>{value}</span></div>" for name, value, css in pairs)
    return f"<div style='width:{width_mm}mm;border:.3mm solid {tint};border-radius:2mm;overflow:hidden;padding-bottom:1mm'><div style='background:{tint};color:#fff;font-size:9.5pt;padding:.7mm 2.5mm;margin-bottom:.8mm'>{title}</div>{lines}</div>"


def tax_rounded(d, rng):
    """A city's sheet of modern look: four panels without rules, the taxes in a matrix whose last column sums them, the dependants with their number."""
    d = moved_to(d, lambda address, city: city[-1] in "市町" and len(address) < 36)
    p, w, m, t = narrow_page(rng), d["world"], d["members"][0], assess(d, rng, rng.random() < .25)
    own, pref = tax_words(w)
    tint = rng.choice(["#3d6a8a", "#4c7a52", "#6b5a8c", "#555"])
    unit = rng.choice(["comma", "yen"])
    plain = lambda amount: f"{amount:,}" + ("円" if unit == "yen" else "")  # noqa: E731
    yen = lambda field, amount: p.yen(field, amount, unit)  # noqa: E731
    sums = f"border-top:.2mm solid {tint};margin-top:1mm;padding-top:1.2mm"
    income = [("給与収入", yen("salary_revenue", t["revenue"]), ""), ("公的年金収入", plain(0), ""), ("給与所得", yen("salary_income", t["salary"]), sums), *((name, plain(0), "") for name in ("営業等所得", "農業所得", "不動産所得", "利子所得", "配当所得")), ("雑所得", plain(t["other"]), ""), ("譲渡・一時所得", plain(0), ""), ("総所得金額等", yen("gross_income", t["total"]), sums), ("合計所得金額", yen("total_income", t["total"]), "")]
    cuts = [*((name, plain(amount), "") for name, amount in t["parts"]), ("所得控除の合計", yen("deductions", t["deductions"]), sums)]
    k = t["kinds"]
    folk = [("配偶者控除の対象", "あり" if k["配偶者"] else "なし", ""), ("一般", f"{k['一般']}人", ""), ("特定", f"{k['特定']}人", ""), ("老人", f"{k['老人']}人", ""), ("扶養親族数（計）", p.put("dependants", t["dependants"], f"{t['dependants']}人", 0, "digits"), sums), ("（参考）16歳未満", f"{k['16歳未満']}人", "")]
    cell = lambda text, css=RIGHT: f"<span style='{css}'>{text}</span>"  # noqa: E731
    head = "".join(cell(x, f"{RIGHT};font-size:8.5pt;color:{tint}") for x in ("", "所得割額", "均等割額", "計"))
    lines = [(own, yen("city_income_levy", t["city"]), yen("city_per_capita_levy", t["city_head"]), plain(t["city"] + t["city_head"])), (pref, yen("prefecture_income_levy", t["pref"]), yen("prefecture_per_capita_levy", t["pref_head"]), plain(t["pref"] + t["pref_head"]))]
    matrix = head + "".join(cell(a, "font-size:9.5pt") + "".join(cell(x) for x in rest) for a, *rest in lines) + cell("森林環境税", "font-size:9.5pt") + cell("") + cell("") + cell(yen("forest_tax", t["forest"]))
    levy = f"<div style='margin:4mm 15mm 0;border:.3mm solid {tint};border-radius:2mm;overflow:hidden'><div style='background:{tint};color:#fff;font-size:9.5pt;padding:.7mm 2.5mm'>課税標準額と税額</div><div style='padding:1.5mm 3mm;font-size:10.5pt'>課税標準額　{yen('tax_base', t['base'])}</div><div style='display:grid;grid-template-columns:33mm 47mm 47mm 46mm;padding:0 3mm 1.5mm;line-height:1.75;font-size:10.5pt'>{matrix}</div><div style='border-top:.2mm solid {tint};padding:1.5mm 3.4mm 1.5mm 3mm;display:flex;justify-content:space-between;font-size:12pt'><span>{rng.choice(('年税額', '年税額（合計）'))}</span><span>{yen('annual_tax', t['annual'])}</span></div></div>"
    title = f"{fiscal(p, w)}　{'非課税証明書' if not t['annual'] else rng.choice(('課税証明書', '所得・課税証明書', '市県民税課税証明書' if own[0] == '市' and pref[0] == '県' else '課税証明書'))}"
    body = f"""<div style='margin:15mm 15mm 0;display:flex;justify-content:space-between;align-items:flex-end;border-bottom:.8mm solid {tint};padding-bottom:2mm'><span style='font-size:18pt'>{title}</span><span style='font-size:9pt'>{w['year_text']}分の所得に係るもの</span></div>
<div style='margin:4mm 15mm;display:grid;grid-template-columns:34mm 1fr;line-height:1.75;align-items:baseline'><span style='font-size:9pt'>住所（{january(w).split('年')[1]}時点）</span><span style='font-size:11.5pt'>{p.put('address', w['address'])}</span><span style='font-size:9pt'>氏名</span><span style='font-size:13.5pt'>{p.name('name', m)}</span><span style='font-size:9pt'>生年月日</span><span style='font-size:11pt'>{p.date('birth_date', m['born'])}</span></div>
<div style='display:flex;justify-content:space-between;align-items:flex-start;margin:0 15mm'><div>{panel('収入と所得', income, 84, tint)}<div style='height:3mm'></div>{panel('扶養', folk, 84, tint)}</div>{panel('所得控除', cuts, 92, tint)}</div>{levy}
<div style='position:absolute;left:17mm;bottom:15mm;width:176mm;font-size:11pt;line-height:1.7;display:flex;justify-content:space-between'><div>上記のとおり証明します。<br>{p.date('issued_on', d['issued'])}<div style='margin-left:66mm;font-size:14pt'>{office(w)}長　{w['mayor']}</div></div>{qr(serial(rng, 'Z{}'), 14)}</div>{seal(rng, town_seal(w), 21)}"""
    return p, sheet(body, rng.choice(["udp", "gothic", "udg"]))


def tax_list(d, rng):
    """A small town's sheet: a single list of large print, the amounts in the middle and words beside them; the taxes have a cell for two lines each."""
    d = moved_to(d, lambda address, city: city[-1] in "町村市" and len(address) < 36)
    p, w, m, t = narrow_page(rng), d["world"], d["members"][0], assess(d, rng, rng.random() < .25)
    own, pref = tax_words(w)
    unit = rng.choice(["yen", "comma", "yen"])
    yen = lambda field, amount: p.yen(field, amount, unit)  # noqa: E731
    plain = lambda amount: f"{amount:,}" + ("円" if unit == "yen" else "")  # noqa: E731
    line = lambda name, value, words="": tr(lab(name, "", 2), td(value, RIGHT + ";font-size:11.5pt;padding-right:4mm"), td(words, "font-size:8.5pt;line-height:1.25"))  # noqa: E731
    double = lambda name, a, b, words: [tr(lab(name, MID, 1, 2), lab("所得割額"), td(a, RIGHT + ";font-size:11.5pt;padding-right:4mm"), td(words, "font-size:8.5pt")), tr(lab("均等割額"), td(b, RIGHT + ";font-size:11.5pt;padding-right:4mm"), td("", ""))]  # noqa: E731
    named = [f"{name.removesuffix('控除')} {amount:,}" for name, amount in t["parts"] if amount and name not in ("扶養控除", "配偶者控除")]
    cuts = "<br>".join(named[:3])
    levied = "" if t["annual"] else "非課税"
    rows = [tr(lab("証明事項", MID, 2), lab("金　　額" + ("" if unit == "yen" else "（円）"), MID), lab("摘　　要", MID)), line("給与収入金額", yen("salary_revenue", t["revenue"])), line("給与所得金額", yen("salary_income", t["salary"])), line("その他の所得金額", plain(t["other"]), "雑所得" if t["other"] else ""), line("合計所得金額", yen("total_income", t["total"])), line("総所得金額等", yen("gross_income", t["total"])),
            line(rng.choice(["所得控除の額の合計額", "所得控除額合計"]), yen("deductions", t["deductions"]), cuts), line("課税標準額", yen("tax_base", t["base"]), "千円未満切捨て" if t["base"] else ""), *double(own, yen("city_income_levy", t["city"]), yen("city_per_capita_levy", t["city_head"]), levied or "調整控除後"), *double(pref, yen("prefecture_income_levy", t["pref"]), yen("prefecture_per_capita_levy", t["pref_head"]), levied or "調整控除後"),
            line("森林環境税額", yen("forest_tax", t["forest"]), "国税"), tr(lab("年　　税　　額", MID, 2), td(yen("annual_tax", t["annual"]), RIGHT + ";font-size:14pt;padding-right:4mm"), td(levied, "font-size:9pt"))]
    title = spaced("非課税証明書") if not t["annual"] else spaced(rng.choice(["課税証明書", "所得課税証明書"]))
    purpose = rng.choice(["", f"<div style='margin:2mm 24mm;font-size:9pt'>使用目的：{rng.choice(('国民健康保険組合提出', '奨学金申請', '保育所入所'))}</div>"])
    body = f"""<div style='margin:16mm 24mm 0;text-align:right;font-size:10pt'>{rng.choice(('税証', '税務', '課税'))}第 {rng.randrange(10, 4000)} 号</div><h1 style='padding-top:7mm;font-size:22pt'>{title}</h1><div style='margin:9mm 26mm 6mm;font-size:12pt;line-height:1.75;display:grid;grid-template-columns:26mm 1fr'><span>住　所</span><span>{p.put('address', w['address'])}</span><span>氏　名</span><span style='font-size:14pt'>{p.name('name', m)}</span><span>生年月日</span><span>{p.date('birth_date', m['born'])}</span></div>
<div style='margin:0 24mm 2mm;font-size:12.5pt'>{fiscal(p, w)}　{own}・{pref}　<span style='font-size:9.5pt'>（{w['year_text']}中の所得）</span></div>{table(rows, 'margin:0 24mm', (28, 38, 52, 44))}{purpose}<div style='margin:8mm 26mm 0;font-size:12pt;line-height:1.8'>　上記のとおり課税台帳に登録されていることを証明する。<br>　{p.date('issued_on', d['issued'])}<div style='margin-left:66mm;font-size:14.5pt'>{office(w)}長　　{w['mayor']}</div></div>{seal(rng, town_seal(w), 24)}"""
    return p, sheet(body, rng.choice(["mincho", "mj", "gothic"]), back=ground(rng, rng.choice(["none", "waves", "copy"])), css=".l{font-size:10.5pt} td{height:8.8mm;padding:.6mm 2mm}")


def strips(name, pairs, each, width_mm):
    """Labels over amounts, `each` to a line, the group's name at the left beside all of its lines."""
    rows = []
    for n in range(0, len(pairs), each):
        part = pairs[n:n + each] + [("", "")] * (each - len(pairs[n:n + each]))
        first = [lab(name, MID + ";writing-mode:vertical-rl;font-size:8.5pt;line-height:1;padding:0", 1, (len(pairs) + each - 1) // each * 2)] if n == 0 else []
        rows += [tr(*first, *(lab(a, MID + ";font-size:8pt;height:5.6mm;white-space:nowrap") for a, _ in part)), tr(*(td(b, RIGHT + ";height:8.2mm") for _, b in part))]
    return table(rows, "margin:0 13mm -.25mm", (9, *[(width_mm - 9) / each] * each))


def tax_strips(d, rng):
    """For pensioners who may work beside: strips of labels over amounts, pension and salary both as revenue and as income, ￥ before the sums or nothing."""
    d = moved_to(d, lambda address, city: city[-1] in "市区町" and len(address) < 36)
    p, w, m = narrow_page(rng), d["world"], d["members"][0]
    sort = rng.choice(["pensioner", "poor", "worker", "pensioner"])
    t = several(d, rng, sort)
    while t["gains"]:
        t = several(d, rng, sort)
    if sort != "worker":
        m = {**m, "born": m["born"].replace(year=1942 + m["born"].year % 16, day=min(m["born"].day, 28))}
    own, pref = tax_words(w)
    coin = rng.choice(["￥", "", "￥"])
    show = lambda amount: f"{coin}{amount:,}"  # noqa: E731
    yen = lambda field, amount: p.put(field, amount, show(amount), 0, "digits")  # noqa: E731
    at = t["rows"]
    revenue = [("給与収入", yen("salary_revenue", at["給与"][0])), ("公的年金等収入", show(at["公的年金等"][0])), ("営業等収入", show(at["営業等"][0])), ("農業収入", show(at["農業"][0])), ("不動産収入", show(at["不動産"][0]))]
    income = [("給与所得", yen("salary_income", at["給与"][1])), ("公的年金等雑所得", show(at["公的年金等"][1])), ("営業等所得", show(at["営業等"][1])), ("農業所得", show(at["農業"][1])), ("不動産所得", show(at["不動産"][1])), ("利子所得", show(0)), ("配当所得", show(at["配当"][1])), ("総合譲渡・一時", show(0)), ("合計所得金額", yen("total_income", t["total"])), ("総所得金額等", yen("gross_income", t["total"]))]
    cuts = [*((name.replace("小規模企業共済等掛金控除", "小規模企業共済等").replace("ひとり親・寡婦控除", "寡婦・ひとり親"), show(amount)) for name, amount in t["parts"] if name != "特定親族特別控除"), ("所得控除合計", yen("deductions", t["deductions"]))]
    taxes = [("課税標準額", yen("tax_base", t["base"])), (f"{own}所得割額", yen("city_income_levy", t["city"])), (f"{own}均等割額", yen("city_per_capita_levy", t["city_head"])), (f"{pref}所得割額", yen("prefecture_income_levy", t["pref"])), (f"{pref}均等割額", yen("prefecture_per_capita_levy", t["pref_head"])), ("調整控除等", show(t["city_less"] + t["pref_less"])), ("減免額", show(0)), ("森林環境税", yen("forest_tax", t["forest"])), ("配当割額控除", show(0)), ("年税額", yen("annual_tax", t["annual"]))]
    k = t["kinds"]
    folk = [("控除対象配偶者", "有" if k["配偶者"] else "無"), ("特定扶養", f"{k['特定']}人"), ("老人扶養", f"{k['老人']}人"), ("一般扶養", f"{k['一般']}人"), ("年少扶養", f"{k['16歳未満']}人")]
    head = table([tr(lab("住所", MID), td(p.put("address", w["address"]), "font-size:11.5pt"), lab("氏名", MID), td(p.name("name", m), "font-size:13pt")), tr(lab("年度", MID), td(f"{fiscal(p, w)}　（{w['year_text']}分所得）", "font-size:11pt"), lab("生年月日", MID), td(p.date("birth_date", m["born"]), "font-size:10.5pt"))], "margin:5mm 13mm 4mm", (17, 91, 20, 56))
    kind = "課税証明書" if t["annual"] else "非課税証明書"
    body = f"""<div style='margin:15mm 13mm 0;display:flex;justify-content:space-between;align-items:flex-end'><span style='font-size:9pt;width:44mm'>{office(w)}</span><span style='font-size:19pt;letter-spacing:2.5mm'>{rng.choice(('所得・', '', '個人住民税'))}{kind}</span><span style='font-size:9pt;width:44mm;text-align:right'>No.{serial(rng)}</span></div>{head}{strips('収入金額', revenue, 5, 184)}{strips('所得金額', income, 5, 184)}{strips('所得控除', cuts, 5, 184)}{strips('税額', taxes, 5, 184)}{strips('扶養', folk, 5, 184)}
{note('（注）金額の単位は円です。所得割額は税額控除後の額です。', 'margin:2mm 13mm')}<div style='margin:9mm 22mm 0;font-size:12pt;line-height:1.8'>{rng.choice(('上記のとおり相違ないことを証明する。', 'この証明書は課税台帳に基づき作成したものです。'))}<br>{p.date('issued_on', d['issued'])}<div style='margin-left:76mm;font-size:14.5pt'>{w['city']}長　{w['mayor']}</div></div>{seal(rng, town_seal(w), 23)}"""
    return p, sheet(body, rng.choice(["gothic", "mincho", "udg"]), back=ground(rng, rng.choice(["dots", "none", "waves"])), css=".l{background:#f1f4f0;font-size:9pt;line-height:1.15} td{padding:.4mm 1.3mm}")


LEVIES = {"kazei_shomeisho": [tax_stars, tax_rounded, tax_list, tax_strips]}
