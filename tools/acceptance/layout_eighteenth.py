"""An eighteenth set of attachments, by somebody who has not seen the reader: what counters of ordinary offices hand out today. A city's list with two values
in one cell and crossed-out places, one person's sheet with the addresses before, revenue and income in one line, groups with heads written downwards.
The second half of the four kinds stands in papers_eighteenth.py."""
from drawn_counters import crossed, note, tall
from drawn_desks import lived, number_of, town_seal
from drawn_office import NO_SEAL, assess, former_address, lab, moved_to, narrow_page, table, td, tr
from drawn_parts import fiscal, office, qr, serial, tax_words, underlay
from papers_eighteenth import STUDY_AND_COVER
from sheet_html import ground, seal, sheet, spaced

RIGHT, MID = "text-align:right", "text-align:center"


def person_rows(p, w, row, m, x, words):
    """A person of the city's list, numbered through all sheets; birth and sex share a cell, and so do a day and the day of its report."""
    small = "font-size:9pt"
    name = f"<div style='font-size:8pt;line-height:1'>{p.kana('name_kana', m, row)}</div><div style='font-size:13pt;line-height:1.2'>{p.name('name', m, row, words['gap'])}</div>"
    return [tr(td(str(row + words["before"]), "text-align:center;border-left-width:.5mm", 1, 5), lab("氏　名"), td(name, "padding:.5mm 1.6mm", 3), lab(words["relation"]), td(p.put("relation", m["relation"], None, row), "text-align:center"), css="border-top:.5mm solid #222"),
            tr(lab("生年月日・性別"), td(f"{p.date('birth_date', m['born'], row)}　　{p.sex(m, row)}", "", 3), lab("旧　氏"), td("")),
            tr(lab("住民となった日"), td(p.day_text(x["since"]), small), lab("従前の住所"), td(x["before"] or "－", "font-size:8.5pt", 3)),
            tr(lab("住所を定めた日"), td(f"{p.day_text(x['settled'])}　<span style='font-size:8pt'>（{p.day_text(x['told'])}届出）</span>", small, 3), lab("事　由"), td(x["cause"], small + ";text-align:center")),
            tr(lab("個人番号"), td(number_of(p, w, m, row, words["hidden"]), small), lab("住民票コード"), td(words["hidden"], small), lab("本籍・筆頭者"), td(words["hidden"], small + ";text-align:center"))]


def jumin_city(d, rng):
    """A city's sheet for four persons; places of fewer are crossed out, the fifth stands alone on a second sheet."""
    d = moved_to(d, lambda address, city: city[-1] in "市区" and len(address) < 30)
    p, w, everybody = narrow_page(rng), d["world"], d["members"]
    days = lived(d, rng)
    last = len(everybody) > 4 and rng.random() < .5
    shown = list(zip(everybody, days))[4:] if last else list(zip(everybody, days))[:4]
    sheets, at = 1 + (len(everybody) > 4), 2 if last else 1
    words = {"before": 4 * last, "gap": rng.choice(["\u3000", "\u3000", " "]), "relation": rng.choice(["続　柄", "世帯主との続柄"]), "hidden": rng.choice(["省略", "記載省略", "＊＊＊＊"])}
    rows = [line for r, (m, x) in enumerate(shown, 1) for line in person_rows(p, w, r, m, x, words)]
    places = 4 - len(shown)
    rest = f"<div style='margin:0 14mm;border:.25mm solid #222;border-top:0'>{crossed(181.5, 27 * places, '以下余白')}</div>" if places else ""
    paging = f"{p.put('page_number', at, str(at), 0, 'digits')} ／ {p.put('page_count', sheets, str(sheets), 0, 'digits')} 頁"
    end = f"""<div style='position:absolute;left:18mm;bottom:18mm;width:175mm;font-size:11pt;line-height:1.75'>この写しは、世帯全員の住民票の原本と相違ないことを証明する。<br>{p.date('issued_on', d['issued'])}<div style='margin:1mm 0 0 84mm;font-size:14pt'>{office(w)}長　{w['mayor']}</div></div>""" if at == sheets else "<div style='margin:2mm 14mm;text-align:right;font-size:9pt'>（次頁に続く）</div>"
    top = table([tr(lab("世帯主の氏名"), td(p.name("head", everybody[0]), "font-size:11.5pt")), tr(lab("住　　　　所"), td(p.put("address", w["address"]), "font-size:11.5pt"))], "margin:4mm 14mm 3mm", (30, 152))
    body = f"""<div style='padding:11mm 14mm 0;display:flex;justify-content:space-between;align-items:flex-end'><span style='font-size:8.5pt'>{serial(rng, '発行番号：{}')}</span><span style='font-size:19pt;letter-spacing:4mm'>住民票</span><span style='font-size:9pt'>{paging}</span></div>
{top}{table(rows, 'margin:0 14mm;border-bottom:.5mm solid #222;line-height:1.15', (8, 28, 50, 24, 26, 26, 20))}{rest}
{end}
{note('この証明書は、黒色の電子公印を使用していません。地紋のないもの又は「複写」の文字が現れたものは無効です。', 'position:absolute;left:18mm;bottom:9mm')}{seal(rng, town_seal(w), 22) if at == sheets else NO_SEAL}"""
    return p, sheet(body, rng.choice(["udm", "gothic", "mincho"]), back=ground(rng, rng.choice(["dots", "waves"])), css=".l{background:#f1f1ec;font-size:8pt;padding:.7mm 1mm;white-space:nowrap} .v{padding:.7mm 1.4mm}")


def jumin_history(d, rng):
    """One person's sheet with the addresses before the present one: struck out over it in the same cell after a 転居, else told in the remarks."""
    d = moved_to(d, lambda address, city: city[-1] in "市町" and len(address) < 30)
    p, w = narrow_page(rng), d["world"]
    at = rng.randrange(len(d["members"]))
    m, x = d["members"][at], lived(d, rng)[at]
    fit, moved = "font-size:11pt;height:9.5mm", x["cause"] == "転居"
    before = [(name, a) for name, a in (("前住所", x["before"]), ("転入前住所", former_address(d) if moved else None)) if a]
    old = f"<div style='font-size:9.5pt;line-height:1.6;text-decoration:line-through double .2mm'>{x['before']}</div>" if moved else ""
    remarks = "".join(f"<div>{name}　{a}</div>" for name, a in (before[1:] if old else before))
    rows = [tr(lab("氏　　　名", "", 1, 2), td(f"<span style='font-size:8pt'>振り仮名</span>　{p.kana('name_kana', m, 1)}", "font-size:9.5pt;border-bottom:.15mm dotted #555", 3)),
            tr(td(p.name("name", m, 1), "font-size:16pt;height:12mm;border-top:0", 3)), tr(lab("旧　　　氏"), td("該当なし", "font-size:9pt"), lab("性　別"), td(p.sex(m, 1), fit)),
            tr(lab("出生の年月日"), td(p.date("birth_date", m["born"], 1), fit), lab("続　柄"), td(p.put("relation", m["relation"], None, 1), fit)),
            tr(lab("住　　　所"), td(old + p.put("address", w["address"]), "font-size:11.5pt;height:15mm", 3)), tr(lab("住　定　日"), td(p.day_text(x["settled"]), fit), lab("異動事由"), td(x["cause"], fit)),
            tr(lab("世　帯　主"), td(p.name("head", d["members"][0]), fit), lab("届出日"), td(p.day_text(x["told"]), fit)), tr(lab("本　　　籍"), td("省　略", fit), lab("筆頭者"), td("省　略", fit)),
            tr(lab("住民となった日"), td(p.day_text(x["since"]), fit, 3)), tr(lab("個 人 番 号"), td(number_of(p, w, m, 1, rng.choice(["省　略", "＊＊＊＊＊＊＊＊＊＊＊＊"])), "font-size:13pt;height:10mm;letter-spacing:.6mm", 3)),
            tr(lab("備　　　考"), td(remarks or "&nbsp;", "height:30mm;vertical-align:top;font-size:9pt;line-height:1.6", 3))]
    body = f"""<div style='position:absolute;right:20mm;top:13mm;font-size:9pt'>{rng.choice(('{} / {}', '全{1}枚中{0}枚目', '（{}／{}）')).format(p.put('page_number', 1, '1', 0, 'digits'), p.put('page_count', 1, '1', 0, 'digits'))}</div><h1 style='padding-top:16mm;font-size:20pt'>{spaced('住民票', '&emsp;')}<span style='font-size:11pt'>（個人票）</span></h1>
{table(rows, 'margin:7mm 20mm 0;border:.6mm solid #222', (32, 70, 24, 44))}
<div style='margin:8mm 24mm;font-size:11.5pt;line-height:2'>{rng.choice(('この写しは、住民票の原本と', '上記は、住民票に記録されている事項と'))}相違ないことを証明します。<div style='display:flex;align-items:baseline;margin-top:2mm'><span style='width:64mm'>{p.date('issued_on', d['issued'])}</span><span style='font-size:14pt'>{w['city']}長　{w['mayor']}</span></div></div>{seal(rng, town_seal(w), 23)}
<div style='position:absolute;left:20mm;bottom:10mm'>{qr(serial(rng, 'J{}'), 14)}</div>"""
    return p, sheet(body, rng.choice(["mincho", "udg", "mj"]), css=".l{text-align:center;font-size:9.5pt}", back=underlay(office(w) + "　複写無効", "#86a5c9", 12, .3, (150, 46), -20))


def sums(p, t):
    """The revenue and the income of each sort in one line."""
    yen = lambda field, amount: p.yen(field, amount, "comma")  # noqa: E731
    lines = [("営業等", "0", "0"), ("農業", "0", "0"), ("不動産", "0", "0"), ("利子・配当", "0", "0"), ("給与", yen("salary_revenue", t["revenue"]), yen("salary_income", t["salary"])), ("公的年金等", "0", "0"),
             ("業務・その他の雑", f"{int(t['other'] * 1.4):,}", f"{t['other']:,}"), ("総合譲渡・一時", "0", "0"), ("総所得金額等", "", yen("gross_income", t["total"])), ("合計所得金額", "", yen("total_income", t["total"]))]
    cross = "background:linear-gradient(to top left,transparent 48%,#444 49%,#444 51%,transparent 52%)"
    return [tr(lab("所得の種類"), lab("収入金額"), lab("所得金額")), *(tr(lab(name), td(a, RIGHT if a else cross), td(b, RIGHT)) for name, a, b in lines)]


def levies(p, t, own, pref):
    """Taxes as columns, steps as lines, the sum of all in the last cell."""
    yen = lambda field, amount: p.yen(field, amount, "comma")  # noqa: E731
    num = lambda amount: f"{amount:,}"  # noqa: E731
    cells = [("課税標準額", yen("tax_base", t["base"]), "同左", "", ""), ("税額控除前所得割額", num(t["city_gross"]), num(t["pref_gross"]), "", num(t["city_gross"] + t["pref_gross"])),
             ("税額控除額", num(t["city_less"]), num(t["pref_less"]), "", num(t["city_less"] + t["pref_less"])),
             ("所得割額", yen("city_income_levy", t["city"]), yen("prefecture_income_levy", t["pref"]), "", num(t["city"] + t["pref"])),
             ("均等割額", yen("city_per_capita_levy", t["city_head"]), yen("prefecture_per_capita_levy", t["pref_head"]), yen("forest_tax", t["forest"]), num(t["city_head"] + t["pref_head"] + t["forest"])),
             ("年税額", num(t["city"] + t["city_head"]), num(t["pref"] + t["pref_head"]), num(t["forest"]), yen("annual_tax", t["annual"]))]
    return [tr(*(lab(x) for x in ("税額の内訳", own, pref, "森林環境税", "合　計"))), *(tr(lab(name), *(td(v, RIGHT) for v in values)) for name, *values in cells)]


def tax_grid(d, rng):
    """A city's sheet: income with its revenue in one line, deductions beside it, taxes as columns under it."""
    d = moved_to(d, lambda address, city: city[-1] in "市区" and len(address) < 30)
    p, w, m, t = narrow_page(rng), d["world"], d["members"][0], assess(d, rng, rng.random() < .15)
    own, pref = tax_words(w)
    k = t["kinds"]
    cuts = [tr(lab("所得控除の種類"), lab("控除額")), *(tr(lab(name), td(f"{amount:,}", RIGHT)) for name, amount in t["parts"] if amount or name not in ("雑損控除", "勤労学生控除", "配偶者特別控除")),
            tr(lab(rng.choice(["所得控除合計", "所得控除額計", "控除合計額"])), td(p.yen("deductions", t["deductions"], "comma"), RIGHT))]
    folk = table([tr(lab("配偶者"), lab("扶養親族（人）", "", 4), lab("障害者（人）", "", 2), lab("本人")), tr(td("有" if k["配偶者"] else "無", MID, 1, 2), lab("特定"), lab("老人"), lab("その他"), lab("年少"), lab("特別"), lab("普通"), td("－", MID, 1, 2)),
                  tr(*(td(n, MID) for n in (k["特定"], k["老人"], k["一般"], k["16歳未満"], 0, 0)))], "margin:3mm 16mm", (20, 24, 24, 24, 24, 20, 20, 22))
    title = rng.choice([f"{own}・{pref}課税（所得）証明書", "市県民税所得・課税証明書" if own == "市民税" and pref == "県民税" else "住民税課税証明書", "課税（非課税）証明書"])
    facts = [tr(lab("年　度"), td(f"{fiscal(p, w)}　<span style='font-size:9pt'>（{w['year_text']}中の所得）</span>"), lab("証明番号"), td(serial(rng), "font-size:9pt")), tr(lab("住　所"), td(p.put("address", w["address"]), "", 3)),
             tr(lab("氏　名"), td(p.name("name", m), "font-size:12.5pt"), lab("生年月日"), td(p.date("birth_date", m["born"])))]
    body = f"""<h1 style='padding-top:13mm;font-size:18pt;letter-spacing:1mm'>{title}</h1>{table(facts, 'margin:5mm 16mm 3mm', (22, 84, 24, 48))}
<div style='margin:0 16mm 1mm;text-align:right;font-size:8.5pt'>（単位：円）</div><div style='display:flex;margin:0 16mm;gap:3mm;align-items:flex-start'>{table(sums(p, t), '', (36, 31, 31))}{table(cuts, '', (47, 30))}</div>{folk}
{table(levies(p, t, own, pref), 'margin:0 16mm', (46, 33, 33, 33, 33))}<div style='margin:2mm 16mm;font-size:8.5pt'>摘要：{rng.choice(('', '年少扶養親族は控除の対象となりません。', '令和８年１月１日現在の課税台帳による。' if w['fiscal'] == 8 else ''))}</div>
<div style='margin:5mm 22mm;line-height:1.8'>上記のとおり相違ないことを証明します。<br>{p.date('issued_on', d['issued'])}<div style='margin-left:80mm;font-size:13.5pt'>{office(w)}長　{w['mayor']}</div></div>{seal(rng, town_seal(w), 21)}"""
    return p, sheet(body, rng.choice(["gothic", "udp", "mincho"]), css=".l{background:#eaf1f4;font-size:8.5pt;text-align:center} td{padding:.55mm 1.4mm}", back=ground(rng, rng.choice(["copy", "waves", "none"])))


def grouped(groups, widths):
    """A table whose groups have heads written downwards at the left."""
    rows = []
    for head, lines in groups:
        for n, (name, value) in enumerate(lines):
            first = [lab(tall(head), "padding:.3mm;text-align:center;vertical-align:middle", 1, len(lines))] if n == 0 else []
            rows.append(tr(*first, lab(name, "text-align:left"), td(value, RIGHT + ";white-space:nowrap")))
    return table(rows, "", widths)


def tax_groups(d, rng):
    """A town's sheet: groups with heads written downwards, so that 所得割額 stands twice and only the head tells whose it is; a sum of dependants."""
    d = moved_to(d, lambda address, city: city[-1] in "市町村" and len(address) < 30)
    p, w, m, t = narrow_page(rng), d["world"], d["members"][0], assess(d, rng, rng.random() < .25)
    own, pref = tax_words(w)
    style = rng.choice(["comma", "comma", "yen", "wide"])
    yen = lambda field, amount: p.yen(field, amount, style)  # noqa: E731
    zero, k = {"comma": "0", "yen": "0円", "wide": "０"}[style], t["kinds"]
    num = lambda amount: {"comma": f"{amount:,}", "yen": f"{amount:,}円", "wide": f"{amount:,}".translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))}[style]  # noqa: E731
    income = [("収入金額", [("給与（支払額）", yen("salary_revenue", t["revenue"])), ("公的年金等", zero)]),
              ("所得金額", [("給与所得", yen("salary_income", t["salary"])), ("営業等所得", zero), ("農業所得", zero), ("不動産所得", zero), ("雑所得", num(t["other"])), ("一時・譲渡所得", zero), (rng.choice(["合計所得金額", "所得金額合計（合計所得金額）"]), yen("total_income", t["total"])), ("総所得金額等", yen("gross_income", t["total"]))]),
              ("課税標準", [("総所得金額分", yen("tax_base", t["base"])), ("分離所得分", zero)])]
    cuts = [("所得から差し引かれる金額", [*((name, num(amount)) for name, amount in t["parts"] if name not in ("雑損控除", "勤労学生控除")), (rng.choice(["合　計", "控除額合計"]), yen("deductions", t["deductions"]))])]
    levy = [(own, [("所得割額", yen("city_income_levy", t["city"])), ("均等割額", yen("city_per_capita_levy", t["city_head"])), ("小計", num(t["city"] + t["city_head"]))]),
            (pref, [("所得割額", yen("prefecture_income_levy", t["pref"])), ("均等割額", yen("prefecture_per_capita_levy", t["pref_head"])), ("小計", num(t["pref"] + t["pref_head"]))]), ("税計", [("森林環境税", yen("forest_tax", t["forest"])), ("年税額", yen("annual_tax", t["annual"]))])]
    folk = [("扶養", [("控除対象配偶者", "有" if k["配偶者"] else "無"), ("一般扶養", f"{k['一般']}人"), ("特定扶養", f"{k['特定']}人"), ("老人扶養", f"{k['老人']}人"), ("扶養親族合計（16歳以上）", p.put("dependants", t["dependants"], f"{t['dependants']}人", 0, "digits")), ("16歳未満", f"{k['16歳未満']}人")])]
    body = f"""<div style='position:absolute;left:20mm;top:12mm;font-size:9pt'>{office(w)}税証第{rng.randrange(11, 4800)}号</div><h1 style='padding-top:19mm;font-size:20pt'>{spaced(rng.choice(['所得課税証明書', '課税証明書']))}</h1>
<div style='margin:6mm 20mm 4mm;display:grid;grid-template-columns:24mm 1fr;line-height:1.75;font-size:11pt'><span>住　　所</span><span>{p.put('address', w['address'])}</span><span>氏　　名</span><span style='font-size:13pt'>{p.name('name', m)}</span><span>生年月日</span><span>{p.date('birth_date', m['born'])}</span><span>課税年度</span><span>{fiscal(p, w)}　<span style='font-size:9pt'>所得の期間　{w['year_text']}１月１日～１２月３１日</span></span></div>
<div style='margin:0 20mm;display:flex;gap:4mm;align-items:flex-start'>{grouped(income, (8, 42, 33))}{grouped(cuts, (8, 42, 33))}</div><div style='margin:4mm 20mm 0;display:flex;gap:4mm;align-items:flex-start'>{grouped(levy, (8, 42, 33))}{grouped(folk, (8, 52, 23))}</div>
<div style='margin:7mm 24mm;font-size:11pt;line-height:1.9'>　この証明は、課税台帳に登載された内容と相違ないことを証明する。<br>　{p.date('issued_on', d['issued'])}<div style='margin-left:74mm;font-size:13.5pt'>{w['city']}長　{w['mayor']}</div></div>{seal(rng, town_seal(w), 22)}"""
    return p, sheet(body, rng.choice(["mincho", "udm", "gothic"]), css=".l{font-size:9pt} td{padding:.75mm 1.4mm}" + (".v{font-size:8.5pt}" if style == "wide" else ""), back=underlay("COPY", "#8fb3a2", 18, .35, (92, 60)) if rng.random() < .6 else "")


LAYOUTS = {"juminhyo": [jumin_city, jumin_history], "kazei_shomeisho": [tax_grid, tax_groups], **STUDY_AND_COVER}
