"""A nineteenth set of attachments, by somebody who has not seen the reader: less usual papers. Persons side by side without rules, residents from abroad with
names in letters and a 通称, six persons over two sheets across, two years in columns, labels written downwards over amounts.
The second half of the four kinds stands in papers_nineteenth.py."""
import datetime

from drawn_counters import from_abroad, long_address, name_of, note, over, tall, two_sheets
from drawn_desks import lived, number_of, town_seal
from drawn_office import NO_SEAL, assess, lab, moved_to, narrow_page, table, td, tr
from drawn_parts import fiscal, office, rosette, serial, tax_words, underlay
from papers_nineteenth import STUDY_AND_COVER
from sheet_html import ground, seal, sheet, spaced

ABROAD_SINCE = datetime.date(2012, 7, 9)      # before that day the law knew no 外国人住民


def abroad_lines(m):
    """What stands only on the sheet of a resident from abroad; none of it is a field."""
    until = f"{m['until'].year}年{m['until'].month}月{m['until'].day}日"
    status = [("在留資格", m["status"]), *([("在留期間等", m["period"]), ("在留期間の満了の日", until)] if m["period"] else [])]
    return [("通　称", m["alias"]), ("国籍・地域", m["country"]), ("第30条45区分", "中長期在留者"), *status, ("在留カード等の番号", m["card"])]


def jumin_abroad(d, rng):
    """Persons side by side without a rule: one of them, partner or head, comes from abroad; the address needs several lines."""
    d = moved_to(d, lambda address, city: city[-1] in "市区" and len(address) < 26)
    p, members = narrow_page(rng), list(d["members"])
    at = 1 if len(members) > 1 and rng.random() < .7 else 0
    members[at] = from_abroad(rng, members[at])
    d = {**d, "members": members}
    w = long_address(rng, d["world"], members[0]["name"].split()[0].split("　")[0])
    days = lived({**d, "world": w}, rng)
    line = lambda name, value, css="": f"<div style='display:flex;{css}'><span style='flex:none;width:27mm;font-size:8.5pt'>{name}</span><span>{value}</span></div>"  # noqa: E731

    def person(row, m, x):
        foreign = "alias" in m
        born = p.date("birth_date", m["born"], row, "seireki" if foreign else None)
        kana = [] if foreign else [line("振り仮名", p.kana("name_kana", m, row), "font-size:8.5pt")]
        tail = [line(name if len(name) < 9 else f"<span style='font-size:6.5pt'>{name}</span>", value, "font-size:9pt") for name, value in abroad_lines(m)] if foreign else [line("旧　氏", "－"), line("本籍・筆頭者", "記載省略", "font-size:9pt")]
        since = "外国人住民となった日" if foreign else "住民となった日"
        lines = [*kana, line("氏　名", name_of(p, "name", m, row), "font-size:12pt;line-height:1.35"), line("生年月日", born), line("性　別", p.sex(m, row)), line("続　柄", p.put("relation", m["relation"], None, row)),
                 line(f"<span style='font-size:7pt'>{since}</span>" if foreign else since, p.day_text(max(x["since"], ABROAD_SINCE) if foreign else x["since"]), "font-size:9.5pt"), line("前住所", x["before"] or "－", "font-size:8.5pt;line-height:1.25"), line("個人番号", number_of(p, w, m, row, "記載省略")), *tail]
        return f"<div style='width:86mm;line-height:1.5;break-inside:avoid;margin-bottom:3.5mm'><div style='font-size:8.5pt'>＜{row}＞</div>{''.join(lines)}</div>"

    folk = "".join(person(r, m, x) for r, (m, x) in enumerate(zip(members, days), 1))
    body = f"""<div style='padding:13mm 16mm 0;display:flex;justify-content:space-between'><div style='width:{rng.choice((50, 76))}mm;line-height:1.4'><span style='font-size:8.5pt'>住所</span><br><span style='font-size:11pt'>{p.put('address', w['address'])}</span></div><div style='text-align:right'><div style='font-size:20pt;line-height:1.3;letter-spacing:3mm;margin-right:-3mm'>住民票</div><div style='font-size:8.5pt'>（世帯全員）　{serial(rng, 'No.{}')}</div></div></div>
<div style='margin:2mm 16mm 5mm'><span style='font-size:8.5pt'>世帯主</span>　{name_of(p, 'head', members[0])}</div><div style='margin:0 16mm;display:flex;flex-wrap:wrap;gap:0 6mm'>{folk}</div>
<div style='position:absolute;left:20mm;bottom:13mm;width:170mm;line-height:1.75;font-size:11pt'>この写しは、世帯全員の住民票の原本と相違ないことを証明する。<br>{p.date('issued_on', d['issued'])}<div style='margin-left:82mm;font-size:13.5pt'>{office(w)}長　{w['mayor']}</div></div>{seal(rng, town_seal(w), 21)}"""
    return p, sheet(body, rng.choice(["udm", "gothic", "udp"]), back=ground(rng, rng.choice(["dots", "copy", "none"])))


def jumin_two_sheets(d, rng):
    """Six persons over two sheets across, three on each; the title downwards at the left; only the last sheet certifies and is signed."""
    d = moved_to(d, lambda address, city: city[-1] in "市町" and len(address) < 32)
    p, w = narrow_page(rng), d["world"]
    members, shown, at = two_sheets(d, rng, 3)
    days = lived({**d, "members": members}, rng)
    days = days[:3] if at == 1 else days[3:]
    hidden = rng.choice(["省略", "＊＊＊＊"])
    blocks = []
    for row, (m, x) in enumerate(zip(shown, days), 1):
        first = over([("氏名の振り仮名", f"<span style='font-size:9pt'>{p.kana('name_kana', m, row)}</span>"), ("生年月日", p.date("birth_date", m["born"], row)), ("性別", p.sex(m, row)), ("世帯主との続柄", p.put("relation", m["relation"], None, row)), ("個人番号", number_of(p, w, m, row, hidden))], (84, 54, 20, 36, 52))
        second = over([("氏名", f"<span style='font-size:14pt'>{p.name('name', m, row)}</span>"), ("住民となった年月日", p.day_text(x["since"])), ("住所を定めた年月日", p.day_text(x["settled"])), ("届出年月日", p.day_text(x["told"]))], (84, 54, 56, 52))
        third = over([("従前の住所", f"<span style='font-size:9.5pt'>{x['before'] or '－'}</span>"), ("本籍・筆頭者の氏名", hidden), ("住民票コード", hidden)], (138, 56, 52))
        blocks.append(f"<div style='border-top:.45mm solid #222;padding:1.5mm 0 3.5mm'>{first}{second}{third}</div>")
    page = f"{p.put('page_number', at, str(at), 0, 'digits')}／{p.put('page_count', 2, '2', 0, 'digits')}"
    end = "<div style='text-align:right;font-size:10pt'>（次葉へつづく）</div>" if at == 1 else f"""<div style='line-height:1.7'>この写しは、世帯全員の住民票の原本と相違ないことを証明する。<div style='display:flex;align-items:baseline'><span style='width:80mm'>{p.date('issued_on', d['issued'])}</span><span style='font-size:13.5pt'>{office(w)}長　{w['mayor']}</span></div></div>"""
    punched = "".join(f"<circle cx={x} cy={y} r=1.5 fill=none stroke='#666' stroke-width=.4 />" for x, y in ((4, 4), (9, 3), (14, 5), (5, 9), (10, 10), (15, 9), (4, 15), (9, 16), (14, 14), (19, 4), (19, 15)))
    body = f"""<div style='position:absolute;left:10mm;top:16mm;height:176mm;width:16mm;border-right:.6mm solid #222;text-align:center'>{tall('住民票の写し', 'font-size:19pt;letter-spacing:5mm')}<div style='position:absolute;bottom:0;left:2mm;font-size:8pt'>{tall(office(w))}</div></div>
<div style='position:absolute;right:16mm;top:8mm;font-size:10pt'>{page}</div><svg style='position:absolute;left:140mm;top:3mm;width:16mm;height:14mm' viewBox='0 0 24 20'>{punched}</svg>
<div style='position:absolute;left:32mm;top:18mm;width:249mm'><div style='display:flex;font-size:12pt;margin-bottom:3mm'><span style='width:166mm'><span style='font-size:8pt'>住所</span>　{p.put('address', w['address'])}</span><span><span style='font-size:8pt'>世帯主</span>　{p.name('head', members[0])}</span></div>{''.join(blocks)}<div style='border-top:.45mm solid #222;padding-top:3mm'>{end}</div></div>{seal(rng, town_seal(w), 20) if at == 2 else NO_SEAL}"""
    return p, sheet(body, rng.choice(["gothic", "udm", "mincho"]), landscape=True, back=ground(rng, "dots") if rng.random() < .5 else "")


def before(data, rng):
    """The year before of the same person, for the column that is only for comparison."""
    world = data["world"]
    return assess({**data, "world": {**world, "fiscal": world["fiscal"] - 1}}, rng)


def tax_two_years(d, rng):
    """The certified year and the one before it in two columns; title, sentence and heading say which is certified: the other column is no value."""
    d = moved_to(d, lambda address, city: city[-1] in "市区町" and len(address) < 30)
    p, w, m = narrow_page(rng), d["world"], d["members"][0]
    t, old = assess(d, rng), before(d, rng)
    own, pref = tax_words(w)
    yen = lambda field, amount: p.yen(field, amount, "comma")  # noqa: E731
    named, earlier = dict(t["parts"]), dict(old["parts"])
    cut = lambda words: (words, f"{named[words]:,}", f"{earlier[words]:,}")  # noqa: E731
    rows = [("給与収入金額", yen("salary_revenue", t["revenue"]), old["revenue"]), ("給与所得金額", yen("salary_income", t["salary"]), old["salary"]), ("その他の所得金額", f"{t['other']:,}", old["other"]), ("合計所得金額", yen("total_income", t["total"]), old["total"]),
            ("総所得金額等", yen("gross_income", t["total"]), old["total"]), *(cut(x) for x in ("社会保険料控除", "生命保険料控除", "配偶者控除", "扶養控除", "基礎控除")), ("所得控除額の合計", yen("deductions", t["deductions"]), old["deductions"]), ("課税標準額", yen("tax_base", t["base"]), old["base"]),
            (own + "　所得割額", yen("city_income_levy", t["city"]), old["city"]), (own + "　均等割額", yen("city_per_capita_levy", t["city_head"]), old["city_head"]), (pref + "　所得割額", yen("prefecture_income_levy", t["pref"]), old["pref"]),
            (pref + "　均等割額", yen("prefecture_per_capita_levy", t["pref_head"]), old["pref_head"]), ("森林環境税額", yen("forest_tax", t["forest"]), old["forest"]), ("年　税　額", yen("annual_tax", t["annual"]), old["annual"])]
    show = lambda value: f"{value:,}" if isinstance(value, int) else value  # noqa: E731
    certified, other = f"令和{w['fiscal']}年度", f"令和{w['fiscal'] - 1}年度"
    columns = [(lambda v: td(v, "text-align:right;font-size:11pt"), 1), (lambda v: td(show(v), "text-align:right;color:#555;font-size:9.5pt"), 2)]
    left = rng.random() < .35
    if left:
        columns.reverse()
    titles = {1: f"{certified}<br><span style='font-size:8pt'>（{w['year_text']}分の所得）</span>", 2: f"（参考）{other}<br><span style='font-size:8pt'>（前年度の課税内容）</span>"}
    lines = [tr(lab("項　　　　目"), *(lab(titles[i], "line-height:1.25") for _, i in columns))] + [tr(lab(row[0], "text-align:left"), *(cell(row[i]) for cell, i in columns)) for row in rows]
    body = f"""<h1 style='padding-top:16mm;font-size:19pt'>{fiscal(p, w)}　{own}・{pref}課税証明書</h1><div style='position:absolute;right:20mm;top:10mm;font-size:9pt'>証明第{rng.randrange(100, 9000)}号</div>
<div style='margin:8mm 24mm 5mm;line-height:1.8;font-size:11.5pt'>住所　　{p.put('address', w['address'])}<br>氏名　　<span style='font-size:13pt'>{p.name('name', m)}</span>　　　（{p.date('birth_date', m['born'])}生）</div><div style='margin:0 24mm 1mm;text-align:right;font-size:9pt'>単位　円</div>
{table(lines, 'margin:0 24mm', (64, 49, 49))}<div style='margin:2mm 24mm;font-size:8.5pt'>※「（参考）」の欄は、前年度との比較のため表示するもので、この証明書の証明事項ではありません。</div>
<div style='margin:8mm 28mm;font-size:11.5pt;line-height:1.9'>　{certified}の課税内容は、上記のとおりであることを証明します。<br>　{p.date('issued_on', d['issued'])}<div style='margin-left:70mm;font-size:13.5pt'>{office(w)}長　{w['mayor']}</div></div>{seal(rng, town_seal(w), 22)}"""
    return p, sheet(body, rng.choice(["gothic", "udg", "mincho"]), css=".l{text-align:center;font-size:10pt} td{padding:.85mm 2mm}", back=rosette("#9bbfa8", .3) if rng.random() < .5 else ground(rng, "none"))


def upright(cells, width):
    """A line of labels written downwards over a line of amounts."""
    return table([tr(*(lab(tall(a, "height:25mm;text-align:center"), "text-align:center;padding:.6mm;height:28mm;vertical-align:middle") for a, _ in cells)), tr(*(td(b, "text-align:right;height:8.5mm;font-size:10pt;white-space:nowrap") for _, b in cells))], "margin:-.25mm 14mm 0", (width,) * len(cells))


def tax_upright(d, rng):
    """An old ledger's sheet across: labels downwards over the amounts, three lines of them; stars where there is nothing, the person above."""
    d = moved_to(d, lambda address, city: city[-1] in "市町村" and len(address) < 30)
    p, w, m, t = narrow_page(rng), d["world"], d["members"][0], assess(d, rng, rng.random() < .2)
    own, pref = tax_words(w)
    yen = lambda field, amount: p.yen(field, amount, "comma")  # noqa: E731
    some = lambda amount: f"{amount:,}" if amount else "＊"  # noqa: E731
    named = dict(t["parts"])
    cuts = [("社会保険料控除", "社会保険料控除"), ("小規模企業共済", "小規模企業共済等掛金控除"), ("生命保険料控除", "生命保険料控除"), ("地震保険料控除", "地震保険料控除"), ("医療費控除", "医療費控除"), ("配偶者控除", "配偶者控除"), ("扶養控除", "扶養控除"), ("障害者等控除", "障害者控除"), ("基礎控除", "基礎控除")]
    one = [("給与収入", yen("salary_revenue", t["revenue"])), ("給与所得", yen("salary_income", t["salary"])), ("公的年金所得", "＊"), ("営業等所得", "＊"), ("農業所得", "＊"), ("不動産所得", "＊"), ("配当所得", "＊"), ("雑所得", some(t["other"])), ("合計所得金額", yen("total_income", t["total"])), ("総所得金額等", yen("gross_income", t["total"]))]
    two = [*((words, some(named[key])) for words, key in cuts), (rng.choice(["所得控除合計", "控除合計額"]), yen("deductions", t["deductions"]))]
    three = [("課税標準額", yen("tax_base", t["base"])), (own + "所得割額", yen("city_income_levy", t["city"])), (own + "均等割額", yen("city_per_capita_levy", t["city_head"])), (pref + "所得割額", yen("prefecture_income_levy", t["pref"])), (pref + "均等割額", yen("prefecture_per_capita_levy", t["pref_head"])),
             ("森林環境税額", yen("forest_tax", t["forest"])), ("年税額", yen("annual_tax", t["annual"])), ("控除対象配偶者", "有" if t["kinds"]["配偶者"] else "無"), ("扶養親族数", p.put("dependants", t["dependants"], f"{t['dependants']}人", 0, "digits")), ("うち特定扶養", f"{t['kinds']['特定']}人")]
    top = table([tr(lab("年度"), lab("住　　　所"), lab("氏　　　名"), lab("生年月日")), tr(td(fiscal(p, w), "text-align:center"), td(p.put("address", w["address"]), "height:10mm"), td(p.name("name", m), "font-size:13pt"), td(p.date("birth_date", m["born"])))], "margin:4mm 14mm 3mm", (28, 124, 66, 50))
    body = f"""<div style='position:absolute;left:14mm;top:10mm;font-size:9pt'>{office(w)}税務課　第{rng.randrange(10, 3000)}号</div><h1 style='padding-top:9mm;font-size:17pt'>{spaced(rng.choice(['所得課税証明書', '町県民税課税証明書' if own == '町民税' and pref == '県民税' else '課税証明書', '課税（所得）証明書']), '&ensp;')}</h1>{top}{upright(one, 26.8)}<div style='height:2.5mm'></div>{upright(two, 26.8)}<div style='height:2.5mm'></div>{upright(three, 26.8)}
{note(f"{w['year_text']}中の所得及びこれに基づく課税額。「＊」は該当のないことを示す。金額の単位は円。", 'margin:1mm 14mm')}
<div style='position:absolute;left:22mm;bottom:8mm;width:250mm;font-size:11pt;line-height:1.6'>上記のとおり証明する。<span style='margin-left:16mm'>{p.date('issued_on', d['issued'])}</span><span style='margin-left:40mm;font-size:13.5pt'>{w['city']}長　{w['mayor']}</span></div>{seal(rng, town_seal(w), 18)}"""
    return p, sheet(body, rng.choice(["mincho", "udm", "mj"]), landscape=True, css=".l{font-size:8.5pt;text-align:center;background:#f6f6f2}", back=underlay("写", "#a8a8c8", 30, .2, (110, 90), 0) if rng.random() < .5 else "")


LAYOUTS = {"juminhyo": [jumin_abroad, jumin_two_sheets], "kazei_shomeisho": [tax_two_years, tax_upright], **STUDY_AND_COVER}
