"""A twentieth set of attachments, by somebody who has not seen the reader: papers that the families before leave out. A 住民票記載事項証明書 for a part of a household
of three generations, a village's old ledger with sentences of moving and labels downwards, a 決定証明書 with incomes of several sorts, 分離課税 and instalments, half a
sheet for pensioners and those who declared nothing. The second half of the four kinds stands in papers_twentieth.py."""
import datetime

import people
from drawn_counters import crossed, note, tall
from drawn_desks import lived, number_of, town_seal
from drawn_office import lab, moved_to, narrow_page, table, td, tr
from drawn_parts import fiscal, office, old_forms, serial, tax_words, underlay
from drawn_registers import SORTS, amounts, bars, generations, instalments, quarters, rural, several
from papers_twentieth import STUDY_AND_COVER
from sheet_html import ground, seal, sheet, spaced

RIGHT, MID = "text-align:right", "text-align:center"


def jumin_items(d, rng):
    """住民票記載事項証明書: the applicant's list of a part of the household over the town's certificate; what is asked for is ticked, the head need not be listed."""
    d = moved_to(d, lambda address, city: city[-1] in "市区町" and len(address) < 30)
    d = {**d, "members": generations(d, rng)}
    p, w, folk = narrow_page(rng), d["world"], d["members"]
    days = dict(zip((id(m) for m in folk), lived(d, rng)))
    shown = sorted(rng.sample(range(len(folk)), rng.choice([1, 2, 2, 3, 4])))
    kana = rng.random() < .6
    since = rng.choice(["住民となった<br>年月日", "住所を定めた<br>年月日"])
    head = tr(lab(""), *(lab(x) for x in ("続柄", "氏　　　　名" + ("<br><span style='font-size:7.5pt'>（フリガナ）</span>" if kana else ""), "性別", "生 年 月 日", since)))
    rows = []
    for r, at in enumerate(shown, 1):
        m, x = folk[at], days[id(folk[at])]
        below = f"<div style='font-size:8pt;line-height:1.2'>（{p.kana('name_kana', m, r)}）</div>" if kana else ""
        day = x["since"] if "なった" in since else x["settled"]
        rows.append(tr(td("①②③④"[r - 1], MID), td(p.put("relation", m["relation"], None, r), MID), td(f"<span style='font-size:12.5pt'>{p.name('name', m, r)}</span>{below}", "height:13mm"), td(p.sex(m, r), MID), td(p.date("birth_date", m["born"], r), MID + ";white-space:nowrap;font-size:10pt"), td(p.day_text(day), MID + ";white-space:nowrap;font-size:9pt")))
    spare = 5 - len(shown)
    rest = f"<div style='margin:0 20mm;border:.25mm solid #222;border-top:0'>{crossed(169.5, 10 * spare)}</div>"
    asked = d["issued"] - datetime.timedelta(days=rng.choice((0, 0, 1, 3)))
    tick = lambda words, on=True: f"<span style='margin-right:5mm;white-space:nowrap'>{'☑' if on else '□'}&thinsp;{words}</span>"  # noqa: E731
    ticks = "".join([tick("住所"), tick("氏名"), tick("性別"), tick("生年月日"), tick("世帯主"), tick("続柄"), tick(since.replace("<br>", "")), tick("本籍・筆頭者", False), tick("個人番号", False), tick("住民票コード", False)])
    where = table([tr(lab("住　　　所"), td(p.put("address", w["address"]), "height:11mm;font-size:11.5pt")), tr(lab("世帯主氏名"), td(p.name("head", folk[0]), "font-size:11.5pt"))], "margin:0 20mm -.25mm", (30, 140))
    body = f"""<div style='margin:13mm 20mm 0;display:flex;justify-content:space-between;font-size:9.5pt'><span>（宛先）{office(w)}長</span><span>請求日　{p.day_text(asked)}</span></div><h1 style='padding-top:9mm;font-size:20pt;letter-spacing:2mm'>住民票記載事項証明書</h1><div class=c style='font-size:10pt;margin-top:1mm'>（世帯の一部）　<span style='font-size:9pt'>提出先：{rng.choice(('国民健康保険組合', '健康保険組合', '勤務先'))}</span></div>
<div style='margin:9mm 20mm 1.5mm;font-size:10pt'>１　証明を必要とする事項</div><div style='margin:0 20mm 5mm;border:.2mm dotted #444;padding:1.5mm 3mm;font-size:9.5pt;line-height:1.8'>{ticks}</div><div style='margin:0 20mm 1.5mm;font-size:10pt'>２　証明を必要とする方</div>
{where}{table([head, *rows], 'margin:0 20mm', (9, 22, 58, 12, 36, 33))}{rest}
<div style='margin:10mm 20mm 0;border:.5mm solid #222;padding:4mm 6mm 8mm;font-size:11.5pt;line-height:1.9'><div style='font-size:9pt'>{office(w)}{rng.choice(('市民', '住民', '戸住'))}第 {rng.randrange(30, 9800)} 号</div>　上記の事項は、住民票に記載されていることを証明する。<br>　{p.date('issued_on', d['issued'])}<div style='margin-left:62mm;font-size:13.5pt'>{office(w)}長　{w['mayor']}</div></div>{seal(rng, town_seal(w), 21)}
{note('※太枠の中は記入しないでください。　※この証明書に個人番号は記載されていません。', 'position:absolute;left:20mm;bottom:12mm')}"""
    return p, sheet(body, rng.choice(["mincho", "gothic", "udm"]), css=".l{text-align:center;font-size:9pt;padding:.8mm;line-height:1.25}", back=ground(rng, "dots") if rng.random() < .4 else "")


def moves(p, x):
    """The sentences of a person's 異動, as old ledgers keep them."""
    day, told = p.day_text(x["settled"]), p.day_text(x["told"])
    return f"{day}{x['before']}から{x['cause']}　{told}届出" if x["before"] else f"{day}出生　{told}届出"


def jumin_ledger(d, rng):
    """A village's old ledger: labels downwards in narrow cells, birth and sex in one, a former address only in sentences, old forms of kanji; no kana where none is confirmed."""
    d = rural(d, rng)
    folk = [old_forms(m) if rng.random() < .5 else m for m in generations(d, rng)]
    d = {**d, "members": folk, "world": {**d["world"], "moved": people.day(rng, "1989-02-01", "2019-04-20")}}
    p, w = narrow_page(rng), d["world"]
    days = lived(d, rng)
    whole = rng.random() < .5
    shown = [at for at in range(len(folk)) if whole or at in (0, 2, 3) or at > 4]
    up = lambda words: lab(tall(words, "letter-spacing:.2mm"), "text-align:center;padding:.4mm 0;vertical-align:middle;font-size:8pt")  # noqa: E731
    hidden, blocks = rng.choice(["省略", "－"]), []
    for r, at in enumerate(shown, 1):
        m, x = folk[at], days[at]
        kana = p.kana("name_kana", m, r) if rng.random() < .7 else "&nbsp;"
        name = f"<div style='font-size:8pt;line-height:1.3'>{kana}</div><div style='font-size:14pt;line-height:1.4'>{p.name('name', m, r)}</div>"
        birth = f"<div style='border-bottom:.15mm dotted #555;padding:1mm;white-space:nowrap'>{p.date('birth_date', m['born'], r)}生</div><div style='padding:.8mm 1mm'>{p.sex(m, r)}</div>"
        blocks += [tr(td(str(r), MID + ";font-size:9pt", 1, 2), up("氏名"), td(name, "padding:.5mm 1.5mm"), up("生年月日性別"), td(birth, "padding:0;text-align:center;font-size:10pt"), up("続柄"), td(p.put("relation", m["relation"], None, r), MID), up("個人番号"), td(number_of(p, w, m, r, hidden), MID + ";font-size:9.5pt"), css="border-top:.5mm solid #222"),
                   tr(lab("異動事項", "font-size:7pt;text-align:center;padding:0;line-height:1.1"), td(f"住民となった日　{p.day_text(x['since'])}<br>{moves(p, x)}", "font-size:8.5pt;line-height:1.45", 7))]
    top = table([tr(up("住所"), td(p.put("address", w["address"]), "font-size:13pt;height:15mm"), up("世帯主"), td(p.name("head", folk[0]), "font-size:13pt"), up("本籍"), td(hidden, MID))], "margin:5mm 15mm 4mm", (7, 90, 7, 46, 7, 23))
    words = "世帯全員の" if whole else "世帯の一部の"
    body = f"""<div style='margin:11mm 15mm 0;display:flex;justify-content:space-between;align-items:flex-end'><span style='font-size:21pt;letter-spacing:8mm'>住民票</span><span style='font-size:9pt'>{w['city']}</span><span style='font-size:9pt'>全 {p.put('page_count', 1, '1', 0, 'digits')} 頁中 {p.put('page_number', 1, '1', 0, 'digits')} 頁</span></div>{top}{table(blocks, 'margin:0 15mm;border-bottom:.5mm solid #222', (8, 7, 56, 7, 39, 7, 18, 7, 31))}
<div style='margin:1.5mm 15mm;font-size:8.5pt'>（以下余白）</div><div style='position:absolute;left:22mm;bottom:16mm;width:170mm;font-size:11.5pt;line-height:1.8'>{rng.choice(('この写しは、' + words + '住民票の原本と相違ないことを証明する。', 'これは、' + words + '住民票の原本と相違ない写しである。'))}<br>{p.date('issued_on', d['issued'])}<div style='margin-left:70mm;font-size:14pt'>{w['city']}長　　{w['mayor']}</div></div>{seal(rng, town_seal(w), 22)}"""
    return p, sheet(body, rng.choice(["mj", "mincho"]), css=".l{background:#f3f3ee}", back=underlay("複写", "#b9a7c9", 26, .3, (170, 120), -15) if rng.random() < .6 else "")


def incomes(p, t, zero):
    """Revenue and income by sort under a head written downwards, the sums, the kinds of 分離課税 under another head."""
    yen = lambda field, amount: p.yen(field, amount, "comma")  # noqa: E731
    some = lambda amount: f"{amount:,}" if amount else zero  # noqa: E731
    head = lambda words, count: lab(tall(words, "letter-spacing:1mm"), "text-align:center;vertical-align:middle;padding:.3mm", 1, count)  # noqa: E731
    lines = []
    for name in SORTS:
        revenue, income = t["rows"][name]
        pay = name == "給与"
        lines.append((name, yen("salary_revenue", revenue) if pay else some(revenue), yen("salary_income", income) if pay else some(income)))
    parted = [("長期譲渡（一般）", some(t["gains"])), *((name, zero) for name in ("短期譲渡", "一般株式等譲渡", "上場株式等譲渡", "上場株式等配当", "先物取引"))]
    rows = [tr(head("総合課税", len(lines) + 1), lab("区　分"), lab("収入金額"), lab("所得金額"))]
    rows += [tr(lab(name, "text-align:left"), td(a, RIGHT), td(b, RIGHT)) for name, a, b in lines]
    rows += [tr(*([head("分離課税", len(parted))] if n == 0 else []), lab(name, "text-align:left"), td(), td(b, RIGHT)) for n, (name, b) in enumerate(parted)]
    return rows + [tr(lab(name, "text-align:left", 3), td(value, RIGHT)) for name, value in (("合計所得金額", yen("total_income", t["total"])), ("総所得金額等", yen("gross_income", t["total"])))]


def reckoned(p, t, own, pref):
    """The two taxes beside each other, from the reckoned amount to the year's."""
    yen = lambda field, amount: p.yen(field, amount, "comma")  # noqa: E731
    return [tr(lab("税　額"), lab(own), lab(pref)), tr(lab("算出税額"), td(f"{t['city_gross']:,}", RIGHT), td(f"{t['pref_gross']:,}", RIGHT)), tr(lab("調整控除等"), td(f"{t['city_less']:,}", RIGHT), td(f"{t['pref_less']:,}", RIGHT)),
            tr(lab("所得割額"), td(yen("city_income_levy", t["city"]), RIGHT), td(yen("prefecture_income_levy", t["pref"]), RIGHT)), tr(lab("均等割額"), td(yen("city_per_capita_levy", t["city_head"]), RIGHT), td(yen("prefecture_per_capita_levy", t["pref_head"]), RIGHT)),
            tr(lab("森林環境税額"), td(yen("forest_tax", t["forest"]), RIGHT, 2)), tr(lab("年 税 額"), td(yen("annual_tax", t["annual"]), RIGHT + ";font-size:12pt", 2))]


def tax_ledger(d, rng):
    """決定証明書 across: sorts of income with 分離課税, deductions, two taxes, and what is paid when in a strip under them."""
    d = moved_to(d, lambda address, city: city[-1] in "市町" and len(address) < 32)
    p, w, m = narrow_page(rng), d["world"], d["members"][0]
    worker = rng.random() < .6
    t = several(d, rng, "worker" if worker else "pensioner")
    if not worker:
        m = {**m, "born": people.day(rng, "1936-01-01", "1958-12-31")}
    own, pref = tax_words(w)
    zero = rng.choice(["", "0"]) if worker else "0"      # who has no salary has a 0 there, as in every other line
    yen = lambda field, amount: p.yen(field, amount, "comma")  # noqa: E731
    cuts = [tr(lab("所得控除"), lab("控除額")), *amounts([(name, f"{amount:,}" if amount else zero) for name, amount in t["parts"]], "text-align:left"), *amounts([("所得控除計", yen("deductions", t["deductions"]))], "text-align:left"),
            *amounts([("課税標準額（総所得）", yen("tax_base", t["base"])), ("　〃　（分離譲渡）", "0")], "text-align:left")]
    k = t["kinds"]
    folk = table([tr(lab("扶養親族", "", 5)), tr(lab("配偶者"), lab("特定"), lab("老人"), lab("その他"), lab("16歳未満")), tr(*(td(x, MID) for x in ("有" if k["配偶者"] else "無", k["特定"], k["老人"], k["一般"], k["16歳未満"])))], "margin-top:3mm", (18, 17, 17, 18, 21))
    monthly = worker and rng.random() < .6
    paid = f"<div style='margin:3mm 14mm 0;font-size:8.5pt'>{'特別徴収（給与）' if monthly else '普通徴収'}　各{'月' if monthly else '期'}の税額</div>" + quarters(instalments(t["annual"], monthly), "margin:.5mm 14mm 0", 269 if monthly else 150)
    gains = "長期譲渡所得は特別控除前の額です。" if t["gains"] else ""
    names = f"{own}・{pref}・森林環境税"
    title = rng.choice([f"{names}　決定証明書", f"{own}・{pref}　税額決定証明書", "住民税決定証明書（所得・課税）"])
    who = table([tr(lab(tall("納税者", "letter-spacing:.3mm"), "padding:.4mm 0;vertical-align:middle", 1, 2), lab("住所"), td(p.put("address", w["address"]), "font-size:11pt;height:8mm"), lab("年　度"), td(fiscal(p, w), "font-size:11pt"), lab("宛名番号"), td(serial(rng, "00{}"))),
                 tr(lab("氏名"), td(p.name("name", m), "font-size:13pt"), lab("生年月日"), td(p.date("birth_date", m["born"]), "white-space:nowrap"), lab("所得の年"), td(w["year_text"] + "分"))], "margin:3mm 14mm", (8, 16, 115, 22, 46, 22, 40))
    body = f"""<h1 style='padding-top:9mm;font-size:16.5pt;letter-spacing:.8mm'>{title}</h1>{who}<div style='display:flex;gap:3mm;margin:0 14mm;align-items:flex-start'>{table(incomes(p, t, zero), '', (8, 34, 28, 28))}{table(cuts, '', (44, 30))}<div>{table(reckoned(p, t, own, pref), '', (29, 31, 31))}{folk}<div style='font-size:8pt;line-height:1.5;margin-top:2mm;width:91mm'>（単位：円）{'' if zero else '空欄は該当がないことを示します。'}{gains}税額控除等の内訳は省略しています。</div></div></div>{paid}
<div style='position:absolute;left:20mm;bottom:8mm;width:262mm;font-size:11pt;line-height:1.7'>上記のとおり決定していることを証明する。<div style='display:flex;align-items:baseline'><span style='width:150mm'>{p.date('issued_on', d['issued'])}</span><span style='font-size:13.5pt'>{office(w)}長　{w['mayor']}</span></div></div>{seal(rng, town_seal(w), 19)}"""
    return p, sheet(body, rng.choice(["gothic", "udg", "mincho"]), landscape=True, css=".l{background:#f2efe6;font-size:8pt;text-align:center} td{padding:.42mm 1.2mm;font-size:9pt;height:5.5mm;line-height:1.15}", back=ground(rng, rng.choice(["dots", "copy", "none"])))


def half_amounts(p, t, own, pref):
    """[(label, value)] of the three columns of half a sheet; `t` None: nothing was declared, stars stand for the amounts and no levy was made."""
    yen = (lambda field, amount: p.yen(field, amount, "comma")) if t else (lambda field, amount: p.masked(field, "＊＊＊＊＊＊", 0, "digits"))
    levy = lambda field, name: p.yen(field, t[name] if t else 0, "comma")  # noqa: E731
    plain = lambda amount: f"{amount:,}" if t else "＊＊＊＊＊＊"  # noqa: E731
    rows = t["rows"] if t else {name: (0, 0) for name in SORTS}
    named = dict(t["parts"]) if t else {}
    others = sum(income for name, (_, income) in rows.items() if name not in ("給与", "公的年金等", "農業"))
    left = [("給与収入", yen("salary_revenue", rows["給与"][0])), ("公的年金等収入", plain(rows["公的年金等"][0])), ("給与所得", yen("salary_income", rows["給与"][1])), ("雑所得（年金）", plain(rows["公的年金等"][1])), ("農業所得", plain(rows["農業"][1])),
            ("その他の所得", plain(others + (t["gains"] if t else 0))), ("合計所得金額", yen("total_income", t and t["total"])), ("総所得金額等", yen("gross_income", t and t["total"]))]
    short = ("社会保険料控除", "生命保険料控除", "地震保険料控除", "医療費控除", "配偶者控除", "扶養控除", "基礎控除")
    rest = sum(amount for name, amount in named.items() if name not in short and name != "医療費控除")
    middle = [*((name if name != "扶養控除" else "扶養・その他控除", plain(named.get(name, 0) + (rest if name == "扶養控除" else 0))) for name in short), ("所得控除合計", yen("deductions", t and t["deductions"]))]
    right = [("課税標準額", yen("tax_base", t and t["base"])), (f"{own}所得割", levy("city_income_levy", "city")), (f"{own}均等割", levy("city_per_capita_levy", "city_head")), (f"{pref}所得割", levy("prefecture_income_levy", "pref")), (f"{pref}均等割", levy("prefecture_per_capita_levy", "pref_head")),
             ("森林環境税", levy("forest_tax", "forest")), ("年 税 額", levy("annual_tax", "annual")), ("課税の区分", "課税" if t and t["annual"] else "未申告" if not t else "非課税")]
    return left, middle, right


def tax_half(d, rng):
    """Half a sheet across: three columns of labels and amounts; pensioners on whom something or nothing is levied, now and then one who declared nothing."""
    d = moved_to(d, lambda address, city: city[-1] in "市町村" and len(address) < 30)
    p, w, m = narrow_page(rng), d["world"], d["members"][0]
    sort = rng.choice(["poor", "pensioner", "worker", "none", "poor"])
    t = None if sort == "none" else several(d, rng, sort)
    if sort in ("poor", "pensioner"):
        m = {**m, "born": people.day(rng, "1930-01-01", "1959-12-31")}
    own, pref = tax_words(w)
    left, middle, right = half_amounts(p, t, own, pref)
    grid = [tr(lab("収入・所得", MID, 2), lab("所得控除", MID, 2), lab("課税標準・税額", MID, 2))] + [tr(*(cell for name, value in line for cell in (lab(name), td(value, RIGHT)))) for line in zip(left, middle, right)]
    remark = {"poor": "地方税法第295条の規定により非課税", "none": f"{w['year_text']}分の所得について申告がありません（未申告）。＊は金額が不明であることを示します。"}.get(sort, "この証明は発行日現在の内容です。")
    title = {"poor": "非課税証明書", "none": "所得・課税（非課税）証明書"}.get(sort) or rng.choice(["所得・課税（非課税）証明書", "課税証明書"])
    body = f"""<div style='position:absolute;left:12mm;top:8mm;font-size:8.5pt'>{bars(rng.randrange(10 ** 7, 10 ** 8), 34, 6)}</div><div style='position:absolute;right:12mm;top:8mm;font-size:8.5pt'>{office(w)}税第{rng.randrange(10, 5000)}号</div><h1 style='padding-top:8mm;font-size:15.5pt'>{spaced(title, '&thinsp;')}</h1>
<div style='margin:4mm 12mm 2.5mm;display:grid;grid-template-columns:20mm 92mm 20mm 1fr;font-size:10pt;line-height:1.65;align-items:baseline'><span>年　度</span><span>{fiscal(p, w)}（{w['year_text']}中の所得）</span><span>生年月日</span><span>{p.date('birth_date', m['born'])}</span><span>氏　名</span><span style='font-size:12.5pt'>{p.name('name', m)}</span><span></span><span></span><span>住　所</span><span style='grid-column:2/5'>{p.put('address', w['address'])}</span></div>
{table(grid, 'margin:0 12mm', (31, 31, 33, 28, 33, 30))}<div style='margin:1mm 12mm;font-size:8.5pt'>摘要　{remark}　（単位：円）</div><div style='position:absolute;left:18mm;bottom:8mm;width:180mm;font-size:10.5pt;line-height:1.65'>上記のとおり相違ないことを証明します。<br>{p.date('issued_on', d['issued'])}<div style='margin-left:88mm;font-size:12.5pt'>{w['city']}長　{w['mayor']}</div></div>{seal(rng, town_seal(w), 18)}"""
    return p, sheet(body, rng.choice(["udm", "gothic", "mincho"]), landscape=True, paper=(148, 210), css=".l{font-size:8.5pt;background:#eef1ee} td{padding:1.2mm 1.4mm;font-size:9.5pt}", back=ground(rng, rng.choice(["copy", "dots", "none"])))


LAYOUTS = {"juminhyo": [jumin_items, jumin_ledger], "kazei_shomeisho": [tax_ledger, tax_half], **STUDY_AND_COVER}
