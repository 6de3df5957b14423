"""A sixteenth set of attachments, by somebody who has not seen the reader: a city's and a village's systems, a prefectural school, a 専門学校,
a firm that types in Word, a 健康保険組合 with its firms. The second half of the four kinds stands in papers_sixteenth.py."""
from drawn_desks import lived, number_of, town_seal
from drawn_office import assess, lab, moved_to, narrow_page, table, td, tr
from drawn_parts import fiscal, office, serial, tax_words, underlay
from papers_sixteenth import STUDY_AND_COVER
from sheet_html import ground, seal, sheet, spaced

GREY = ".l{background:#ececec;font-size:8pt}"


def block(p, world, row, m, days, kana):
    """One person of a 連記式 sheet."""
    small, fit = "font-size:8.5pt", "font-size:9.5pt"
    rows = [tr(td(str(row), "text-align:center;font-size:12pt", 1, 6), lab(kana), td(p.kana("name_kana", m, row), small, 3), lab("生年月日"), td(p.date("birth_date", m["born"], row), fit)),
            tr(lab("氏名"), td(p.name("name", m, row), "font-size:12.5pt", 3), lab("性別"), td(p.sex(m, row))),
            tr(lab("旧氏"), td("", small), lab("続柄"), td(p.put("relation", m["relation"], None, row)), lab("個人番号"), td(number_of(p, world, m, row, "＊＊＊＊＊＊＊＊"), fit)),
            tr(lab("本籍"), td("＊＊＊＊＊＊", small), lab("筆頭者"), td("＊＊＊＊＊＊", small), lab("住民票コード"), td("＊＊＊＊＊＊＊", small)),
            tr(lab("住民となった日"), td(p.day_text(days["since"]), small), lab("住所を定めた日"), td(p.day_text(days["settled"]), small), lab("届出日"), td(p.day_text(days["told"]), small)),
            tr(lab("前住所"), td(days["before"] or "", small, 5))]
    return table(rows, "margin:0 16mm 2.2mm;line-height:1.15", (7, 24, 37, 24, 32, 23, 33))


def jumin_stacked(d, rng):
    """A city's sheet: blocks one under the other, each with its former address and three days; four persons at most, else a part of the household."""
    p, w, members = narrow_page(rng), d["world"], d["members"][:4]
    kana = rng.choice(["振り仮名", "フリガナ", "氏名の振り仮名"])
    whole = len(members) == len(d["members"])
    blocks = "".join(block(p, w, r, m, days, kana) for r, (m, days) in enumerate(zip(members, lived(d, rng)), 1))
    top = table([tr(lab("住所"), td(p.put("address", w["address"]), "font-size:11.5pt", 3)),
                 tr(lab("世帯主"), td(p.name("head", d["members"][0]), "font-size:11.5pt"), lab("発行番号"), td(serial(rng, "住-{}"), "font-size:9pt"))],
                "margin:5mm 16mm 3mm", (22, 92, 24, 42))
    words = "この写しは、世帯全員の住民票の原本と相違ないことを証明する。" if whole else "この写しは、世帯の一部の住民票の原本と相違ないことを証明する。"
    body = f"""<div style='position:absolute;right:16mm;top:9mm;font-size:9pt'>{p.put('page_number', 1, '1', 0, 'digits')}／{p.put('page_count', 1, '1', 0, 'digits')}</div>
<h1 style='padding-top:12mm;font-size:19pt'>{spaced(rng.choice(['住民票の写し', '住民票']), '&ensp;')}</h1>{top}{blocks}<div style='margin:1mm 20mm;font-size:9pt'>{'' if len(members) > 3 else '――　以　下　余　白　――'}</div>
<div style='position:absolute;left:20mm;bottom:17mm;width:170mm;line-height:1.8;font-size:11pt'>{words}<br>{p.date('issued_on', d['issued'])}
<div style='margin:1mm 0 0 78mm;font-size:14pt'>{office(w)}長　{w['mayor']}</div></div>
<div style='position:absolute;left:16mm;bottom:8mm;font-size:7.5pt'>※「＊」は、請求により記載を省略した項目です。この用紙は、複写すると「複写」の文字が浮き出ます。</div>{seal(rng, town_seal(w), 23)}"""
    return p, sheet(body, rng.choice(["udm", "mincho"]), back=ground(rng, rng.choice(["dots", "waves"])), css=GREY)


def jumin_village(d, rng):
    """A town's or village's sheet across: a line a person, two values in a cell, the address and the former one over the list."""
    d = moved_to(d, lambda address, city: city[-1] in "町村" and len(address) < 26)
    p, w = narrow_page(rng), d["world"]
    days = lived(d, rng)
    two = lambda a, b: f"<div style='border-bottom:.15mm dotted #555;min-height:4.6mm'>{a}</div><div style='min-height:4.6mm'>{b}</div>"  # noqa: E731
    small = "font-size:9pt"
    head = tr(*(lab(words, "text-align:center;padding:.6mm") for words in ("№", two("ふりがな", "氏　　名"), two("生 年 月 日", "性　別"), rng.choice(["世帯主との<br>続　柄", "続　柄"]), two("住民となった年月日", "住所を定めた年月日"),
                                                 two("異動事由", "届出年月日"), "個人番号")))
    rows = [tr(td(str(r), "text-align:center"), td(two(f"<span style='font-size:8pt'>{p.kana('name_kana', m, r)}</span>", f"<span style='font-size:12pt'>{p.name('name', m, r)}</span>"), "padding:.8mm"),
               td(two(p.date("birth_date", m["born"], r), p.sex(m, r)), small + ";padding:.8mm;text-align:center"), td(p.put("relation", m["relation"], None, r), "text-align:center"),
               td(two(p.day_text(x["since"]), p.day_text(x["settled"])), small + ";padding:.8mm;text-align:center"), td(two(x["cause"], p.day_text(x["told"])), small + ";padding:.8mm;text-align:center"),
               td(number_of(p, w, m, r, "請求なし"), small + ";text-align:center")) for r, (m, x) in enumerate(zip(d["members"], days), 1)]
    before = days[0]["before"]
    top = table([tr(lab("現　住　所"), td(p.put("address", w["address"]), "font-size:12pt"), lab("世 帯 主 名"), td(p.name("head", d["members"][0]), "font-size:12pt")),
                 tr(lab(rng.choice(["従前の住所", "前　住　所", "異動前住所"])), td(before, small), lab("本籍・筆頭者"), td("請求なし", small))], "margin:6mm 17mm 3mm", (28, 135, 28, 72))
    body = f"""<div style='position:absolute;left:17mm;top:11mm;font-size:9pt'>{office(w)}　第 {rng.randrange(100, 4000)} 号</div><h1 style='padding-top:13mm;font-size:20pt'>{spaced('住民票')}</h1>{top}
{table([head, *rows], 'margin:0 17mm;', (9, 58, 46, 24, 45, 42, 39))}<div style='margin:2mm 17mm;font-size:8.5pt'>備考：{rng.choice(('以下余白', '世帯番号の記載を省略', '住民票コードの記載を省略'))}</div>
<div style='position:absolute;left:26mm;bottom:14mm;width:230mm;line-height:1.8;font-size:11pt'>上記は、住民基本台帳に記録されている世帯全員の事項と相違ないことを証明します。<br>{p.date('issued_on', d['issued'])}
<span style='margin-left:72mm;font-size:13pt'>{w['city']}長　{w['mayor']}</span></div>{seal(rng, town_seal(w), 21)}"""
    return p, sheet(body, rng.choice(["gothic", "mincho"]), landscape=True, back=underlay(office(w), "#7aa7a0", 15, .22, (120, 60)) if rng.random() < .6 else "")


def items(p, pairs):
    """Rows of a label and an amount; (label, field, amount), field None: no value of the truth."""
    shown = lambda field, amount: p.yen(field, amount, "comma") if field else f"{amount:,}"  # noqa: E731
    return [tr(td(name, "font-size:9pt;border-width:0 .1mm .1mm 0;border-style:dotted"), td(shown(field, amount), "text-align:right;border-width:0 0 .1mm 0;border-style:dotted;font-size:10pt")) for name, field, amount in pairs]


def tax_panels(d, rng):
    """A city's sheet in panels: income and revenue, deductions, dependants, the two taxes; the day of 1 January beside the address."""
    d = moved_to(d, lambda address, city: city[-1] == "市" and len(address) < 27)
    p, w, m, t = narrow_page(rng), d["world"], d["members"][0], assess(d, rng)
    own, pref = tax_words(w)
    income = [(rng.choice(("給与収入", "給与収入金額", "給与の収入金額")), "salary_revenue", t["revenue"]), ("公的年金等収入", None, 0), ("営業等所得", None, 0), ("農業所得", None, 0), ("不動産所得", None, 0), ("利子・配当所得", None, 0),
              ("給与所得", "salary_income", t["salary"]), ("雑所得（業務）", None, t["other"]), ("総合譲渡・一時所得", None, 0), ("合計所得金額", "total_income", t["total"]), ("総所得金額等", "gross_income", t["total"])]
    deducted = [*((name, None, amount) for name, amount in t["parts"]), (rng.choice(("所得控除額合計", "控除合計", "所得控除の合計額")), "deductions", t["deductions"])]
    panel = lambda title, rows, a, b: f"<div style='border:.4mm solid #333;width:{a + b + 1}mm'><div style='border-bottom:.3mm solid #333;text-align:center;font-size:9.5pt;padding:.8mm;letter-spacing:2mm'>{title}</div>{table(rows, '', (a, b))}</div>"  # noqa: E731
    tax = table([tr(*(lab(x, "text-align:center") for x in ("区　分", "所得割額", "均等割額", "計"))),
                 *(tr(lab(name), td(p.yen(f + "_income_levy", levy, "comma"), "text-align:right"), td(p.yen(f + "_per_capita_levy", once, "comma"), "text-align:right"), td(f"{levy + once:,}", "text-align:right"))
                   for name, f, levy, once in ((own, "city", t["city"], t["city_head"]), (pref, "prefecture", t["pref"], t["pref_head"]))),
                 tr(lab("森林環境税（国税）"), td("", "", 2), td(p.yen("forest_tax", t["forest"], "comma"), "text-align:right")),
                 tr(lab("年　税　額"), td("", "", 2), td(p.yen("annual_tax", t["annual"], "comma"), "text-align:right;font-size:12pt"))], "margin:3mm 16mm", (40, 46, 46, 46))
    k = t["kinds"]
    folk = table([tr(lab("控除対象配偶者"), lab("特定扶養"), lab("老人扶養"), lab("その他扶養"), lab("16歳未満"), lab("本人該当"), lab(rng.choice(("課税標準額（総所得）", "課税総所得金額", "総所得課税標準額")))),
                  tr(td("有" if k["配偶者"] else "無"), td(f"{k['特定']}"), td(f"{k['老人']}"), td(f"{k['一般']}"), td(f"{k['16歳未満']}"), td("－"), td(p.yen("tax_base", t["base"], "comma"), "text-align:right"))],
                 "margin:3mm 16mm;text-align:center", (27, 22, 22, 24, 22, 22, 39))
    body = f"""<h1 style='padding-top:12mm;font-size:18pt'>{fiscal(p, w)}　{rng.choice(('所得・課税証明書', own[0] + '・' + pref + '所得課税証明書', '課税証明書（所得証明書）'))}</h1><div class=c style='font-size:10pt;margin-top:1mm'>（{w['year_text']}１月１日から１２月３１日までの所得）</div>
{table([tr(lab('住所'), td(p.put('address', w['address']), '', 3)), tr(lab('1月1日の住所'), td('同上', '', 3)), tr(lab('氏名'), td(p.name('name', m), 'font-size:12pt'), lab('生年月日'), td(p.date('birth_date', m['born'])))], 'margin:4mm 16mm 3mm', (28, 72, 24, 54))}
<div style='display:flex;margin:0 16mm;gap:2mm;align-items:flex-start'>{panel('収入・所得の内訳（円）', items(p, income), 52, 34)}{panel('所得控除の内訳（円）', items(p, deducted), 56, 32)}</div>{folk}{tax}<div style='margin:0 16mm;border:.25mm solid #333;height:17mm;padding:1mm 2mm;font-size:8.5pt'>摘要{rng.choice(('', '　調整控除適用', '　この証明は、発行日現在の課税内容によるものです。'))}</div>
<div style='margin:4mm 20mm;line-height:1.8'>上記のとおり相違ないことを証明します。<span style='font-size:8.5pt;margin-left:6mm'>証明番号　{serial(rng)}</span><br>{p.date('issued_on', d['issued'])}<div style='margin-left:84mm;font-size:13.5pt'>{office(w)}長　{w['mayor']}</div></div>{seal(rng, town_seal(w), 22)}"""
    return p, sheet(body, rng.choice(["udg", "gothic"]), back=ground(rng, rng.choice(["copy", "waves"])), css=GREY + ".v,.l{padding:.7mm 1.4mm}")


def strip(cells, widths):
    """A line of labels over a line of values."""
    return table([tr(*(lab(a, "text-align:center;font-size:8pt;height:8mm;padding:.4mm") for a, _ in cells)), tr(*(td(b, "text-align:right;height:8mm") for _, b in cells))], "margin:-.25mm 15mm 0", widths)


def tax_strips(d, rng):
    """A town's sheet with labels over amounts, line under line; stars where there is nothing; no days of birth but beside the name."""
    d = moved_to(d, lambda address, city: city[-1] in "町村" and len(address) < 27)
    p, w, m, t = narrow_page(rng), d["world"], d["members"][0], assess(d, rng, rng.random() < .25)
    own, pref = tax_words(w)
    some = lambda amount: f"{amount:,}" if amount else "＊"  # noqa: E731
    yen = lambda field, amount: p.yen(field, amount, "comma")  # noqa: E731
    named = dict(t["parts"])
    one = strip([("給与収入", yen("salary_revenue", t["revenue"])), ("年金収入", "＊"), ("給与所得", yen("salary_income", t["salary"])), ("事業所得", "＊"), ("その他の所得", some(t["other"])),
                 ("合計所得金額", yen("total_income", t["total"]))], (30,) * 6)
    two = strip([("社会保険料<br>控除", some(named["社会保険料控除"])), ("生命保険料<br>控除", some(named["生命保険料控除"])), ("地震保険料<br>控除", some(named["地震保険料控除"])), ("医療費<br>控除", some(named["医療費控除"])),
                 ("小規模企業<br>共済等", some(named["小規模企業共済等掛金控除"])), ("配偶者控除", some(named["配偶者控除"])), ("扶養控除", some(named["扶養控除"])), ("基礎控除", some(named["基礎控除"]))], (22.5,) * 8)
    three = strip([(rng.choice(("所得控除計", "控除額合計")), yen("deductions", t["deductions"])), ("総所得金額等", yen("gross_income", t["total"])), ("課税標準額", yen("tax_base", t["base"])), (rng.choice(("扶養親族数", "扶養人数")), p.put("dependants", t["dependants"], f"{t['dependants']}人", 0, "digits"))], (45,) * 4)
    four = strip([(own + "<br>所得割額", yen("city_income_levy", t["city"])), (own + "<br>均等割額", yen("city_per_capita_levy", t["city_head"])), (pref + "<br>所得割額", yen("prefecture_income_levy", t["pref"])),
                  (pref + "<br>均等割額", yen("prefecture_per_capita_levy", t["pref_head"])), ("森林環境税額", yen("forest_tax", t["forest"])), (rng.choice(("年　税　額", "年税額（合計）")), yen("annual_tax", t["annual"]))], (30,) * 6)
    body = f"""<div style='position:absolute;right:18mm;top:12mm;font-size:9.5pt'>税証第{rng.randrange(10, 2900)}号</div><h1 style='padding-top:20mm;font-size:20pt'>{spaced('所得課税証明書')}</h1>
<div style='margin:9mm 15mm 4mm;font-size:11.5pt;line-height:1.9'><table class=n style='width:180mm'><tr><td style='width:26mm'>納税義務者</td><td style='width:22mm'>住　　所</td><td>{p.put('address', w['address'])}</td></tr><tr><td></td><td>氏　　名</td><td>{p.name('name', m)}　様</td></tr><tr><td></td><td>生年月日</td><td>{p.date('birth_date', m['born'])}</td></tr></table></div>
<div style='margin:0 15mm 1.5mm;display:flex;justify-content:space-between'><span>年度　{fiscal(p, w)}（{w['year_text']}分）</span><span style='font-size:9pt'>単位：円</span></div>{one}{two}{three}{four}
<div style='margin:2mm 15mm;font-size:8.5pt'>備考　{rng.choice(('この証明書に「＊」のある欄は、該当がないことを示します。', '＊印は０円です。年税額は減免前の額です。'))}</div>
<div style='margin:16mm 24mm;font-size:12pt;line-height:2.1'>上記のとおり相違ないことを証明する。<br>{p.date('issued_on', d['issued'])}<div style='margin-left:62mm;font-size:13.5pt'>{w['city']}長　{w['mayor']}</div></div>{seal(rng, town_seal(w), 24)}"""
    return p, sheet(body, "mincho", css=".l{background:#f4f4f4} .n td{border:0;padding:.2mm 1mm}")


LAYOUTS = {"juminhyo": [jumin_stacked, jumin_village], "kazei_shomeisho": [tax_panels, tax_strips], **STUDY_AND_COVER}
