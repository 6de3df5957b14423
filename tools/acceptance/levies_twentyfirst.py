"""The twenty-first family's 課税証明書: a city's ruled sheet with stars where nothing is, a convenience store's sheet in dotted lines, a 非課税証明書, a ward's sheet
across whose amounts have stars before them."""
from drawn_counters import note
from drawn_desks import town_seal
from drawn_office import assess, lab, moved_to, narrow_page, store_paper, table, td, tr
from drawn_parts import fiscal, office, qr, serial, tax_words
from sheet_html import ground, seal, sheet, spaced

RIGHT, MID = "text-align:right", "text-align:center"


def january(w):
    """賦課期日 of the year of the tax."""
    return f"令和{w['fiscal']}年１月１日"


def tax_city(d, rng):
    """A city's sheet: revenue and income left, deductions right, the taxes under both as lines of two, stars where nothing is."""
    d = moved_to(d, lambda address, city: city[-1] == "市" and len(address) < 34)
    p, w, m, t = narrow_page(rng), d["world"], d["members"][0], assess(d, rng)
    own, pref = tax_words(w)
    none = rng.choice(["＊＊＊", "***", "＊＊＊＊＊＊"])
    some = lambda amount: f"{amount:,}" if amount else none  # noqa: E731
    yen = lambda field, amount: p.yen(field, amount, "comma")  # noqa: E731
    line = lambda name, value, css="": tr(lab(name, "", 2), td(value, RIGHT + css))  # noqa: E731
    left = [tr(lab("収入金額", MID, 1, 3), lab("給与"), td(yen("salary_revenue", t["revenue"]), RIGHT)), tr(lab("公的年金等"), td(none, RIGHT)), tr(lab("業務に係る雑"), td(some(int(t["other"] * 1.3)), RIGHT)),
            tr(lab("所得金額", MID, 1, 9), lab("営業等"), td(none, RIGHT)), *(tr(lab(name), td(none, RIGHT)) for name in ("農業", "不動産", "利子", "配当")), tr(lab("給与"), td(yen("salary_income", t["salary"]), RIGHT)), tr(lab("雑"), td(some(t["other"]), RIGHT)),
            tr(lab("総合譲渡・一時"), td(none, RIGHT)), tr(lab("分離譲渡・株式等"), td(none, RIGHT)), line(rng.choice(["合計所得金額", "合　計　所　得　金　額"]), yen("total_income", t["total"])), line("総所得金額等", yen("gross_income", t["total"]))]
    right = [tr(lab("所得<br>控除額", MID + ";padding:.5mm 0", 1, len(t["parts"]) + 1), *(lab(x) for x in t["parts"][0][:1]), td(none, RIGHT)), *(tr(lab(name), td(some(amount), RIGHT)) for name, amount in t["parts"][1:]), tr(lab(rng.choice(["控除額計", "所得控除計", "合　計"])), td(yen("deductions", t["deductions"]), RIGHT))]
    k = t["kinds"]
    folk = [tr(lab("控除対象<br>配偶者"), lab("特定扶養"), lab("老人扶養"), lab("その他<br>扶養"), lab("１６歳未満<br>扶養"), lab("障害者"), lab("本人該当")), tr(td("有" if k["配偶者"] else "無", MID), *(td(f"{n}人" if n else none[:3], MID) for n in (k["特定"], k["老人"], k["一般"], k["16歳未満"], 0)), td("", MID))]
    levy = [tr(lab("課税標準額"), td(yen("tax_base", t["base"]), RIGHT), lab("区　分", MID), lab("所得割額", MID), lab("均等割額", MID)), tr(lab("税額控除額"), td(f"{t['city_less'] + t['pref_less']:,}", RIGHT), lab(own), td(yen("city_income_levy", t["city"]), RIGHT), td(yen("city_per_capita_levy", t["city_head"]), RIGHT)),
            tr(lab("森林環境税"), td(yen("forest_tax", t["forest"]), RIGHT), lab(pref), td(yen("prefecture_income_levy", t["pref"]), RIGHT), td(yen("prefecture_per_capita_levy", t["pref_head"]), RIGHT)), tr(lab("減免額"), td(none, RIGHT), lab("年　税　額", MID), td(yen("annual_tax", t["annual"]) + " 円", RIGHT + ";font-size:12pt", 2))]
    facts = [tr(lab("年　　度"), td(f"{fiscal(p, w)}", "font-size:11pt"), lab("所得の年分"), td(w["year_text"] + "分")), tr(lab(f"住　　所<br><span style='font-size:7pt'>（{january(w)}現在）</span>"), td(p.put("address", w["address"]), "font-size:11pt", 3)), tr(lab("氏　　名"), td(p.name("name", m), "font-size:13pt"), lab("生年月日"), td(p.date("birth_date", m["born"])))]
    title = rng.choice([f"{own}・{pref}　課税証明書", "所得・課税証明書", "課税（所得）証明書"])
    body = f"""<div style='position:absolute;right:17mm;top:9mm;font-size:8.5pt'>証明番号　第{serial(rng)}号</div><h1 style='padding-top:13mm;font-size:19pt;letter-spacing:1.5mm'>{title}</h1>{table(facts, 'margin:4mm 15mm 3mm', (38, 72, 24, 46))}
<div style='margin:0 15mm .8mm;text-align:right;font-size:8.5pt'>（単位：円）</div><div style='display:flex;margin:0 15mm;gap:3mm;align-items:flex-start'>{table(left, '', (12, 41, 34))}{table(right, '', (12, 47, 31))}</div>{table(folk, 'margin:3mm 15mm', (24, 26, 26, 26, 28, 24, 26))}{table(levy, 'margin:0 15mm', (34, 34, 34, 39, 39))}
<div style='margin:1.5mm 15mm;font-size:8pt'>備考：{none}は該当がないことを示します。{rng.choice(('', '年税額は減免前の額です。'))}</div><div style='margin:4mm 22mm;font-size:11.5pt;line-height:1.8'>上記のとおり相違ないことを証明します。<br>{p.date('issued_on', d['issued'])}<div style='margin-left:82mm;font-size:14pt'>{w['city']}長　{w['mayor']}</div></div>{seal(rng, town_seal(w), 22)}"""
    return p, sheet(body, rng.choice(["gothic", "mincho", "udg"]), css=".l{background:#f0f4ee;font-size:8.5pt;line-height:1.2} td{padding:.5mm 1.4mm}", back=ground(rng, rng.choice(["copy", "waves", "dots"])))


def dotted(pairs, width_mm):
    """Lines of a label, dots and an amount; a pair without an amount is a heading."""
    rows = "".join(f"<div style='display:flex;align-items:baseline;font-size:9.5pt;line-height:1.62'><span>{a}</span><span style='flex:1;border-bottom:.2mm dotted #666;margin:0 1.5mm'></span><span>{b}</span></div>" if b else f"<div style='font-size:9.5pt;line-height:1.5;margin-top:1.2mm;border-bottom:.25mm solid #333'>{a}</div>" for a, b in pairs)
    return f"<div style='width:{width_mm}mm'>{rows}</div>"


def tax_store(d, rng):
    """コンビニ交付: mosaic paper, two columns of lines with dots between label and amount under headings; 所得割額 stands under the name of its tax."""
    d = moved_to(d, lambda address, city: city[-1] in "市区" and len(address) < 36)
    p, w, m, t = narrow_page(rng), d["world"], d["members"][0], assess(d, rng, rng.random() < .3)
    own, pref = tax_words(w)
    yen = lambda field, amount: p.yen(field, amount, "yen")  # noqa: E731
    k = t["kinds"]
    every = rng.random() < .5
    cuts = [(name, f"{amount:,}円") for name, amount in t["parts"] if amount or every]
    left = [("【収入】", ""), ("給与収入金額", yen("salary_revenue", t["revenue"])), ("公的年金等収入金額", "0円"), ("【所得】", ""), ("給与所得", yen("salary_income", t["salary"])), ("事業所得（営業等・農業）", "0円"), ("不動産所得", "0円"), ("利子・配当所得", "0円"), ("雑所得", f"{t['other']:,}円"), ("譲渡・一時所得", "0円"),
            (rng.choice(["合計所得金額", "合計所得金額（A）"]), yen("total_income", t["total"])), ("総所得金額等", yen("gross_income", t["total"])), ("【扶養の状況】", ""), ("控除対象配偶者", "あり" if k["配偶者"] else "なし"), ("扶養親族（一般・特定・老人）", f"{k['一般']}人・{k['特定']}人・{k['老人']}人"), ("１６歳未満の扶養親族", f"{k['16歳未満']}人")]
    right = [("【所得控除】", ""), *cuts, (rng.choice(["所得控除額合計", "控除額の合計", "所得控除の合計額"]), yen("deductions", t["deductions"])), ("【課税標準】", ""), ("課税標準額（総所得金額）", yen("tax_base", t["base"])), (f"【{own}】", ""), ("所得割額", yen("city_income_levy", t["city"])), ("均等割額", yen("city_per_capita_levy", t["city_head"])),
             (f"【{pref}】", ""), ("所得割額", yen("prefecture_income_levy", t["pref"])), ("均等割額", yen("prefecture_per_capita_levy", t["pref_head"])), ("【森林環境税（国税）】", ""), ("森林環境税額", yen("forest_tax", t["forest"])), ("【年税額】", ""), ("年税額（税額の合計）", yen("annual_tax", t["annual"]))]
    free = not t["annual"]
    name = "非課税証明書" if free else rng.choice(["課税証明書", "課税（所得）証明書"])
    body = f"""<h1 style='padding-top:15mm;font-size:17.5pt'>{own}・{pref}・森林環境税　{name}</h1><div class=c style='font-size:11pt;margin-top:1.5mm'>{fiscal(p, w)}（{w['year_text']}１月～１２月の所得に基づく）</div>
<div style='margin:6mm 20mm 3mm;display:grid;grid-template-columns:47mm 1fr;font-size:11pt;line-height:1.75;align-items:baseline'><span style='font-size:9pt'>{january(w)}現在の住所</span><span>{p.put('address', w['address'])}</span><span style='font-size:9pt'>氏名</span><span style='font-size:13pt'>{p.name('name', m)}</span><span style='font-size:9pt'>生年月日</span><span>{p.date('birth_date', m['born'])}</span></div>
<div style='margin:0 20mm;border-top:.4mm solid #222;border-bottom:.4mm solid #222;padding:1mm 1mm 3mm;display:flex;justify-content:space-between;align-items:flex-start'>{dotted(left, 80)}{dotted(right, 82)}</div><div style='margin:1.5mm 20mm;font-size:8pt'>{'※住民税は課税されていません。' if free else '※調整控除後の税額です。'}</div>
<div style='position:absolute;left:24mm;bottom:21mm;width:165mm;font-size:11pt;line-height:1.7'>上記のとおり証明します。<div style='display:flex;align-items:baseline;margin-top:1mm'><span style='width:72mm'>{p.date('issued_on', d['issued'])}</span><span style='font-size:14pt'>{w['city']}長　{w['mayor']}</span></div></div><div style='position:absolute;left:20mm;right:20mm;bottom:12mm;display:flex;justify-content:space-between;font-size:8pt'><span>{serial(rng, 'KZ{}')}</span><span>{p.put('page_number', 1, '１', 0, 'digits')}／{p.put('page_count', 1, '１', 0, 'digits')}</span></div>{seal(rng, town_seal(w), 20)}"""
    return p, sheet(body, rng.choice(["gothic", "udg", "udm"]), back=store_paper(rng, office(w)))


def tax_free(d, rng):
    """A 非課税証明書: the sentence first, a table of the taxes with zeros; in some the incomes are not certified and stars stand for them."""
    d = moved_to(d, lambda address, city: city[-1] in "市町" and len(address) < 36)
    p, w, m, t = narrow_page(rng), d["world"], d["members"][0], assess(d, rng, True)
    own, pref = tax_words(w)
    stars = rng.random() < .5
    yen = lambda field, amount: p.masked(field, "＊＊＊＊＊＊＊", 0, "digits") if stars else p.yen(field, amount, "yen")  # noqa: E731
    plain = lambda amount: "＊＊＊＊＊＊＊" if stars else f"{amount:,}円"  # noqa: E731
    levy = lambda field: p.yen(field, 0, "yen")  # noqa: E731
    k = t["kinds"]
    cell, half = "height:8.5mm;" + RIGHT, (40, 46, 40, 46)
    money = [tr(lab("所　得　等　の　状　況", MID, 4)), tr(lab("給与収入金額"), td(yen("salary_revenue", t["revenue"]), cell), lab("公的年金等収入"), td(plain(0), cell)), tr(lab("給与所得金額"), td(yen("salary_income", t["salary"]), cell), lab("公的年金等所得"), td(plain(0), cell)), tr(lab("営業等所得"), td(plain(0), cell), lab("その他の所得"), td(plain(0), cell)),
             tr(lab("合計所得金額"), td(yen("total_income", t["total"]), cell), lab("総所得金額等"), td(yen("gross_income", t["total"]), cell)), tr(lab("所得控除合計額"), td(yen("deductions", t["deductions"]), cell), lab("課税標準額"), td(p.masked("tax_base", "＊＊＊＊＊＊＊", 0, "digits") if stars else levy("tax_base"), cell))]
    taxes = [tr(lab("税　　額", MID, 4)), tr(lab("区　分", MID), lab("所得割額", MID), lab("均等割額", MID), lab("備　考", MID)), tr(lab(own, MID), td(levy("city_income_levy"), cell), td(levy("city_per_capita_levy"), cell), td("非課税", MID, 1, 2)), tr(lab(pref, MID), td(levy("prefecture_income_levy"), cell), td(levy("prefecture_per_capita_levy"), cell)),
             tr(lab("森林環境税", MID), td("", cell), td(levy("forest_tax"), cell), td("", cell)), tr(lab("年　税　額", MID), td(levy("annual_tax"), cell + ";font-size:12pt", 2), td("", cell))]
    folk = "" if stars else f"<div style='margin:2.5mm 19mm 0;font-size:10pt'>扶養控除等の人数　　配偶者 {'有' if k['配偶者'] else '無'}　　扶養親族 {p.put('dependants', t['dependants'], str(t['dependants']) + '人', 0, 'digits')}（うち特定 {k['特定']}人・老人 {k['老人']}人）　　16歳未満 {k['16歳未満']}人</div>"
    who = [tr(lab("住　　所", MID), td(p.put("address", w["address"]), "font-size:12pt;height:11mm", 3)), tr(lab("氏　　名", MID), td(p.name("name", m), "font-size:14pt;height:11mm"), lab("生年月日", MID), td(p.date("birth_date", m["born"])))]
    body = f"""<div style='margin:16mm 19mm 0;text-align:right;font-size:9.5pt'>{office(w)}税発第 {rng.randrange(10, 6000)} 号</div><h1 style='padding-top:6mm;font-size:23pt'>{spaced('非課税証明書')}</h1><div class=c style='font-size:13pt;margin-top:4mm'>{fiscal(p, w)}　<span style='font-size:10pt'>（{w['year_text']}分）</span></div>{table(who, 'margin:7mm 19mm 5mm', (28, 70, 26, 48))}
<div style='margin:0 21mm 5mm;font-size:11.5pt;line-height:1.8'>　上記の者は、{rng.choice((f'{office(w)}において{own}・{pref}及び森林環境税が課されていない', f'{own}及び{pref}が非課税である'))}ことを証明する。</div>{table(taxes, 'margin:0 19mm 4mm', half)}{table(money, 'margin:0 19mm', half)}{folk}
{note('（注）「＊」は証明を要しない事項又は該当のない事項です。' if stars else '（注）この証明書は申告に基づいて作成しています。', 'margin:2mm 19mm')}<div style='margin:9mm 24mm;font-size:12pt;line-height:1.9'>{p.date('issued_on', d['issued'])}<div style='margin-left:74mm;font-size:14.5pt'>{office(w)}長　　{w['mayor']}</div></div>{seal(rng, town_seal(w), 23)}"""
    return p, sheet(body, rng.choice(["mincho", "udm", "gothic"]), css=".l{font-size:9.5pt}", back=ground(rng, rng.choice(["waves", "none", "dots"])))


def starred(p, places):
    """A printer of amounts that fills the places before the figure with stars, so that nobody can write before it."""
    fill = lambda amount: f"{amount:,}".rjust(places, "*")  # noqa: E731
    return fill, lambda field, amount: p.put(field, amount, fill(amount), 0, "digits")


def tax_ward(d, rng):
    """A ward's or a designated city's sheet across: four frames of revenue, deductions, persons and taxes beside each other; stars fill the places before every amount."""
    d = moved_to(d, lambda address, city: city[-1] == "区" and len(address) < 40)
    p, w, m, t = narrow_page(rng), d["world"], d["members"][0], assess(d, rng, rng.random() < .2)
    own, pref = tax_words(w)
    fill, yen = starred(p, rng.choice([10, 11, 12])) if rng.random() < .75 else (lambda amount: f"{amount:,}", lambda field, amount: p.yen(field, amount, "comma"))
    k = t["kinds"]
    frame = lambda title, rows, widths: f"<div>{table([tr(lab(title, MID, 2)), *(tr(lab(a, 'text-align:left'), td(b, RIGHT + ';font-family:IPAexGothic')) for a, b in rows)], '', widths)}</div>"  # noqa: E731
    income = [("給与収入", yen("salary_revenue", t["revenue"])), ("公的年金等収入", fill(0)), ("営業等所得", fill(0)), ("農業所得", fill(0)), ("不動産所得", fill(0)), ("利子所得", fill(0)), ("配当所得", fill(0)), ("給与所得", yen("salary_income", t["salary"])), ("雑所得", fill(t["other"])), ("総合譲渡・一時所得", fill(0)), ("総所得金額等", yen("gross_income", t["total"])), ("合計所得金額", yen("total_income", t["total"]))]
    cuts = [*((name, fill(amount)) for name, amount in t["parts"]), (rng.choice(["所得控除合計", "控除額合計"]), yen("deductions", t["deductions"]))]
    taxes = [("課税総所得金額" if rng.random() < .4 else "課税標準額", yen("tax_base", t["base"])), (own + "　所得割", yen("city_income_levy", t["city"])), (own + "　均等割", yen("city_per_capita_levy", t["city_head"])), (pref + "　所得割", yen("prefecture_income_levy", t["pref"])), (pref + "　均等割", yen("prefecture_per_capita_levy", t["pref_head"])), ("森林環境税", yen("forest_tax", t["forest"])), ("年税額", yen("annual_tax", t["annual"]))]
    folk = [("配偶者控除", "有" if k["配偶者"] else "無"), ("一般扶養", f"{k['一般']}人"), ("特定扶養", f"{k['特定']}人"), ("老人扶養", f"{k['老人']}人"), ("16歳未満", f"{k['16歳未満']}人")]
    title = "特別区民税・都民税" if own[0] == "特" else f"{own}・{pref}"
    kind = "非課税証明書" if not t["annual"] else rng.choice(["課税証明書", "納税義務者課税証明書", "課税（所得）証明書"])
    facts = table([tr(lab("住所"), td(p.put("address", w["address"]), "font-size:11pt"), lab("氏名"), td(p.name("name", m), "font-size:13pt"), lab("生年月日"), td(p.date("birth_date", m["born"]), "white-space:nowrap"))], "margin:3mm 14mm", (16, 108, 14, 58, 20, 53))
    body = f"""<div style='display:flex;margin:10mm 14mm 0;justify-content:space-between;align-items:flex-end'><span style='font-size:12pt'>{fiscal(p, w)}　<span style='font-size:9.5pt'>（{w['year_text']}分所得）</span></span><span style='font-size:17pt;letter-spacing:.8mm'>{title}　{kind}</span><span style='font-size:8.5pt'>整理番号 {serial(rng, '{}00')}</span></div>{facts}
<div style='display:flex;gap:3mm;margin:0 14mm;align-items:flex-start'>{frame('収入・所得（円）', income, (38, 36))}{frame('所得控除（円）', cuts, (46, 34))}{frame('税額（円）', taxes, (42, 34))}{frame('扶養', folk, (20, 10))}</div>
<div style='margin:2mm 14mm;font-size:8pt'>摘要　{rng.choice(('分離課税所得なし', '', '租税条約による免除なし　減免なし'))}</div><div style='position:absolute;left:20mm;bottom:11mm;width:250mm;font-size:11pt;line-height:1.7'>上記のとおり証明します。<div style='display:flex;align-items:baseline'><span style='width:126mm'>{p.date('issued_on', d['issued'])}</span><span style='font-size:14pt'>{w['city']}長　{w['mayor']}</span></div></div><div style='position:absolute;right:14mm;bottom:8mm'>{qr(serial(rng, 'T{}'), 13)}</div>{seal(rng, town_seal(w), 20)}"""
    return p, sheet(body, rng.choice(["mincho", "udm", "gothic"]), landscape=True, css=".l{background:#f3f0ea;font-size:8pt;line-height:1.15} td{padding:.6mm 1.2mm;font-size:9.5pt;height:6mm}", back=ground(rng, rng.choice(["dots", "copy", "none"])))


LEVIES = {"kazei_shomeisho": [tax_city, tax_store, tax_free, tax_ward]}
