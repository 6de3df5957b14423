"""The twentieth family's papers of schools and covers: a 中学校's small sheet with its pupil's 保護者, a card-like sheet of 大学院, 高専 and 通信制 with a photograph and a barcode,
an insurer of a trade or of officials with the persons in columns, a town's own 国民健康保険 with a reason under every day."""
import datetime
import re

from drawn_counters import crossed, edge_seal, from_abroad, name_of, note, postal_of, tall
from drawn_desks import clear_of_seal, covered, employer, tel, town_seal
from drawn_office import NO_SEAL, lab, moved_to, narrow_page, prefecture, pupil, table, td, tr
from drawn_parts import office, rosette, underlay
from drawn_registers import bars, born_before_loss, dismissed, officials, photo, town_fund, trade_society
from sheet_html import Page, ground, seal, sheet, spaced

MID = "text-align:center"
# kind, names, age at entry, years, what a year is called
COMPULSORY = [("中学校", ("緑が丘", "東", "若葉台", "第三", "川西"), 12, 3, "第{}学年"), ("中学校", ("港", "南", "桜木"), 12, 3, "{}年"), ("義務教育学校", ("ひばり", "みどり"), 6, 9, "第{}学年"), ("小学校", ("中央", "本町"), 6, 6, "第{}学年")]
# over the name, name, groups of the sheet, course, age at entry, years, head
COLLEGES = [("国立大学法人", "北陵工業大学大学院", "工学研究科", "博士前期課程　物質創成専攻", 22, 2, "学　長"), ("学校法人東都みずほ学園", "東都みずほ大学大学院", "人文科学研究科", "博士後期課程　歴史文化専攻", 24, 3, "学　長"), ("独立行政法人国立高等専門学校機構", "三河湾工業高等専門学校", "本科", "電子制御工学科", 15, 5, "校　長"),
            ("学校法人ひかり学院", "ひかり学院大学", "通信教育部", "人間福祉学部　人間福祉学科", 18, 4, "学　長"), ("学校法人大空学園", "大空高等学校", "広域通信制課程", "普通科　単位制", 15, 3, "校　長"), ("国立大学法人", "西海医療大学", "医学部", "医学科", 18, 6, "学　長")]


def study_compulsory(d, rng):
    """A town's 中学校, 小学校 or 義務教育学校: a small sheet typed by the office, its sentence naming the year, the parent beside the pupil; no number of the pupil."""
    kind, names, age, years, shown = rng.choice(COMPULSORY)
    d = moved_to(d, lambda address, city: city[-1] in "市区町" and len(address) < 25)
    p, w = Page(rng), d["world"]
    p.date_style = rng.choice(["plain", "wide", "wide", "gap"])
    m, year, entered, until = pupil(d, rng, age, years)
    named = rng.choice(names)
    town = re.sub("(?<=市).+区$", "", office(w))       # the schools of a ward of a designated city are the city's
    school = f"{town}立{named}{kind}"
    parent = d["folk"].person((m["family"], m["family_kana"]), None, ("1976-01-01", "1990-12-31"))
    number = str(year).translate(str.maketrans("123456789", "１２３４５６７８９")) if p.date_style == "wide" else str(year)
    grade = p.put("school_year", year, shown.format(number), 0, "digits")
    child = "児童" if kind == "小学校" else "児童生徒" if kind == "義務教育学校" else "生徒"
    line = lambda words, value, size=12.5, at="baseline": f"<div style='display:flex;align-items:{at};margin-bottom:3.2mm'><span style='flex:none;width:27mm;text-align-last:justify;margin-right:7mm;font-size:11pt'>{words}</span><span style='font-size:{size}pt'>{value}</span></div>"  # noqa: E731
    kana = f"<div style='font-size:8pt;line-height:1.2'>{p.kana('name_kana', m)}</div>" if rng.random() < .45 else ""
    last = f"（{rng.choice(('卒業予定', '卒業予定日'))}　{p.date('enrolled_until', until)}）" if rng.random() < .4 else ""
    title = rng.choice(["在学証明書", "在学証明書", "在籍証明書"])
    inside = f"{line(child + '氏名', kana + p.name('name', m), 15, 'flex-end')}{line('生年月日', p.date('birth_date', m['born']) + '　生')}{line('住所', p.put('address', w['address']), 11.5)}{line('保護者氏名', parent['name'])}"
    body = f"""<div style='margin:17mm 22mm 0;text-align:right;font-size:10pt'>{named}{'小' if kind == '小学校' else '中' if kind == '中学校' else '義'}発第 {rng.randrange(3, 260)} 号</div><h1 style='padding-top:15mm;font-size:23pt'>{spaced(title, '&emsp;')}</h1>
<div style='margin:16mm 20mm 0 24mm'>{inside}</div><div style='margin:9mm 22mm 0 24mm;font-size:12.5pt;line-height:2.1'>　上記の{child}は、本校{grade}に{title[:2]}していることを証明します。{last}</div><div style='margin:9mm 24mm 0 30mm;font-size:12.5pt'>{p.date('issued_on', d['issued'])}</div>
<div style='margin:7mm 0 0 54mm;font-size:13.5pt;line-height:1.9'>{p.put('school', school)}<br>{'校　長' if rng.random() < .6 else '校長'}　　{clear_of_seal(w['mayor'])}</div><div style='position:absolute;left:24mm;bottom:11mm;font-size:8pt'>〒{postal_of(d)}　電話 {tel(rng)}</div>{seal(rng, school + '長之印', 21)}"""
    return p, sheet(body, rng.choice(["mincho", "udm", "udp"]), paper=(182, 257))


def cells(*parts):
    """A line of cells with labels over values, each (label, value, width in mm, css)."""
    total = sum(width for _, _, width, _ in parts)
    return f"<div style='display:flex;width:{total}mm'>" + "".join(f"<div style='flex:{width} 1 0;border:.2mm solid #555;margin:0 -.2mm -.2mm 0'><div style='background:#e6ebf2;font-size:7.5pt;padding:.3mm 1.5mm'>{name}</div><div style='padding:1.2mm 2.5mm 1.4mm;{css}'>{value}</div></div>" for name, value, width, css in parts) + "</div>"


def study_photo(d, rng):
    """大学院, 高専, 通信制: cells with shaded labels over values beside a photograph, groups named downwards, a barcode of the number of issue; students from abroad in some."""
    p, w = narrow_page(rng), d["world"]
    over, name, part, course, age, years, head = rng.choice(COLLEGES)
    p.date_style = rng.choice(["seireki", "plain", "seireki"]) if age > 15 else "plain"
    m, year, entered, until = pupil(d, rng, age, years)
    foreign = age > 20 and rng.random() < .45
    m = from_abroad(rng, m) if foreign else m
    number = f"{entered.year % 100}{rng.choice(['', 'M', 'T', 'W'])}{rng.randrange(100, 9999):04}"
    kana = "" if foreign else f"<div style='font-size:8.5pt;line-height:1.3'>{p.kana('name_kana', m)}</div>"
    grade = p.put("school_year", year, rng.choice([f"{year}年", f"{year}年次", f"第{year}学年"]), 0, "digits")
    when = f"{p.day_text(entered)}　から　{p.date('enrolled_until', until)}　まで"
    side = lambda words, height: f"<div style='width:8mm;border:.2mm solid #555;margin:0 -.2mm -.2mm 0;background:#cfd9e6;display:flex;align-items:center;justify-content:center;height:{height}'>{tall(words, 'font-size:9pt;letter-spacing:1mm')}</div>"  # noqa: E731
    who = cells((rng.choice(["氏名", "氏　名"]), kana + f"<span style='font-size:{12 if foreign else 16}pt'>{name_of(p, 'name', m)}</span>", 114, "min-height:17.5mm")) + cells(("生年月日", p.date("birth_date", m["born"]), 64, "font-size:11.5pt"), ("性別", "記載省略", 50, "font-size:9.5pt"))
    home = cells(("現住所", f"{p.put('address', w['address'])}", 114, "font-size:10.5pt")) if rng.random() < .5 else cells(("国籍", m["country"], 114, "font-size:11pt")) if foreign else cells(("入学年月日", p.day_text(entered), 114, "font-size:11.5pt"))
    study = cells((rng.choice(["学籍番号", "学生番号"]), p.put("student_id", number), 52, "font-size:12pt"), ("身分", rng.choice(["正規生", "正規課程"]), 40, "font-size:12pt"), ("学年", grade, 62, "font-size:12pt")) + cells(("所属", part, 52, "font-size:11pt"), ("課程・専攻・学科", course, 102, "font-size:11pt")) + cells((rng.choice(["在学期間（標準修業年限）", "在籍期間", "在学予定期間"]), when, 154, "font-size:11.5pt"))
    issue = str(rng.randrange(10 ** 9, 10 ** 10))
    body = f"""<div style='margin:13mm 22mm 0;display:flex;justify-content:space-between;align-items:flex-end'><span style='font-size:9.5pt;color:#234'>{rng.choice(('証明書発行サービス', '学生支援課', '教務係'))}</span><span style='text-align:center;font-size:8pt;letter-spacing:1mm'>{bars(issue, 52, 9)}{issue}</span></div>
<div style='margin:12mm 22mm 9mm;border-bottom:.8mm solid #27476e;padding-bottom:2mm;font-size:23pt;letter-spacing:6mm'>在学証明書</div><div style='margin:0 22mm;display:flex;align-items:stretch'>{side('本人', 'auto')}<div>{who}{home}</div><div style='width:44mm;display:flex;justify-content:flex-end;align-items:center'>{photo(30, 40, rng.choice(('', '', '写真貼付欄<br>（３×４㎝）', '')))}</div></div><div style='height:4mm'></div>
<div style='margin:0 22mm;display:flex;align-items:stretch'>{side('在籍', 'auto')}<div>{study}</div></div><div style='margin:16mm 26mm 0;font-size:13pt;line-height:2'>上記の者は、{'本校' if age == 15 else '本学'}に在学していることを証明する。</div><div style='margin:9mm 26mm 0;font-size:12.5pt'>{p.date('issued_on', d['issued'])}</div>
<div style='margin:7mm 0 0 72mm;line-height:1.8;font-size:15pt'><span style='font-size:10pt'>{over}</span><br>{p.put('school', name)}<br><span style='font-size:13pt'>{head}　{clear_of_seal(w['mayor'])}</span></div>{edge_seal('契', 96, 0, 15) if rng.random() < .3 else ''}
{note('本証明書の写真は学籍簿に登録されたものです。改変したもの、複写したものは無効です。', 'position:absolute;left:22mm;bottom:11mm')}{seal(rng, name.replace('大学院', '') + ('校長' if age == 15 else '学長') + '之印', 24)}"""
    return p, sheet(body, rng.choice(["mincho", "udm"] if age > 20 else ["gothic", "udp", "udm"]), back=rosette("#8ea6c9", .22, (397, 640), 260) if rng.random() < .6 else underlay(name, "#9db0c6", 9, .3, (210, 40), 0))


def lost_columns(d, rng):
    """A 国民健康保険組合 or a 共済組合: across, a column a person, groups named downwards; the firm's name is long and stands in the head, the insurer certifies."""
    d = moved_to(d, lambda address, city: len(address) < 28)
    trade = rng.random() < .6
    d = covered(born_before_loss(d), rng, trade_society(rng, d["world"]) if trade else officials(rng, d["world"]))
    p, c, w, e = narrow_page(rng), d["cover"], d["world"], employer(rng, d["world"])
    folk = list(zip(d["members"], d["days"]))
    long = rng.choice(["特定非営利活動法人さとやま環境保全ネットワーク推進協議会　東部営業所", "一般社団法人東日本建築設備保守管理センター", e["name"], "株式会社ナカムラ・アーキテクチュラル・エンジニアリング　横浜支店"]) if trade else c["place"]
    up = lambda words, count=1: lab(tall(words, "letter-spacing:.4mm"), "padding:.5mm 0;text-align:center;vertical-align:middle", 1, count)  # noqa: E731
    width, places = 46, 5
    void = "background:linear-gradient(to top left,transparent calc(50% - .15mm),#444 50%,transparent calc(50% + .15mm))"
    spare = places - len(folk)
    line = lambda words, cell, css="": [lab(words), *(td(cell(r, m, since, lost), css) for r, (m, (since, lost)) in enumerate(folk, 1))]  # noqa: E731
    kin = "家族" if trade else "被扶養者"
    chief = "組合員"
    reason = rng.choice(["事業所退職", "社会保険加入", "脱退"]) if trade else "退職"
    one = [line("区　分", lambda r, m, s, x: chief if r == 1 else f"{kin}（{r - 1}）", MID + ";font-size:9pt"), line("フリガナ", lambda r, m, s, x: p.kana("name_kana", m, r), "font-size:8.5pt;" + MID), line("氏　名", lambda r, m, s, x: p.name("name", m, r), "font-size:13pt;height:11mm;" + MID),
           line("続　柄", lambda r, m, s, x: p.put("relation", "本人" if r == 1 else m["relation"], None, r), MID), line("性　別", lambda r, m, s, x: p.sex(m, r), MID), line("生年月日", lambda r, m, s, x: p.date("birth_date", m["born"], r), MID)]
    two = [line("取得年月日", lambda r, m, s, x: p.date("acquired_on", s, r), MID), line("喪失年月日", lambda r, m, s, x: p.date("lost_on", x, r), MID), line("喪失事由", lambda r, m, s, x: reason if r == 1 else f"{chief}の喪失", MID + ";font-size:9pt")]
    blank = [[*cells, *([td("", void, spare, len(group))] if spare and n == 0 else [])] for group in (one, two) for n, cells in enumerate(group)]
    rows = [tr(*([up("対象者", len(one))] if n == 0 else [up("資格", len(two))] if n == len(one) else []), *cells, css="height:9.4mm" + (";border-top:.5mm solid #222" if n == len(one) else "")) for n, cells in enumerate(blank)]
    numbers = f"記号　{p.put('symbol', c['symbol'])}<br>番号　{p.put('number', c['number'])}"
    left = [] if trade else [up("退職日"), td(p.date("left_on", c["left"]), "font-size:9.5pt")]
    top = table([tr(up("保険者番号"), td(p.put("insurer_number", c["insurer_number"], None, 0, "digits"), "font-size:12pt;text-align:center"), up("記号番号"), td(numbers, "font-size:11.5pt;line-height:1.5"), up("住所"), td(p.put("address", w["address"]), "font-size:10.5pt"), up("事業所" if trade else "所属所"), td(long, "font-size:9.5pt"), *left)], "margin:6mm 14mm 4mm", (8, 32, 8, 40, 8, 78, 8, 84) if trade else (8, 32, 8, 34, 8, 70, 8, 50, 8, 40))
    body = f"""<div style='position:absolute;right:15mm;top:10mm;font-size:9.5pt'>{rng.choice(('資', '適', '業'))}発第{rng.randrange(20, 3000)}号</div><h1 style='padding-top:12mm;font-size:19pt;letter-spacing:2mm'>{rng.choice(('被保険者資格喪失証明書', '資格喪失証明書')) if trade else rng.choice(('組合員資格喪失証明書', '資格喪失証明書'))}</h1>{top}{table(rows, 'margin:0 14mm', (8, 28, *(width,) * len(folk), *((spare * width,) if spare else ())))}
<div style='margin:6mm 20mm 0;font-size:11.5pt;line-height:1.8'>上記のとおり、{'国民健康保険' if trade else '組合員及び被扶養者'}の資格を喪失したことを証明します。</div><div style='margin:1mm 20mm 0;display:flex;align-items:baseline'><span style='width:120mm;font-size:11.5pt'>{p.date('issued_on', d['issued'])}</span><span style='line-height:1.65;font-size:12.5pt'>{p.put('company', c['name'])}<br>理事長　{clear_of_seal(w['mayor'])}</span></div>
{note('この証明書は、他の健康保険への加入手続に使用するものです。' + ('組合員の家族は、組合員と同時に資格を喪失します。' if trade else ''), 'position:absolute;left:15mm;bottom:8mm')}{seal(rng, c['name'].split('　')[0] + '理事長印', 20) if rng.random() < .85 else NO_SEAL}"""
    return p, sheet(body, rng.choice(["gothic", "udm", "mincho", "udg"]), landscape=True, css=".l{background:#eceff0;font-size:9pt;text-align:center} td{padding:.8mm 1.2mm;font-size:10pt}")


def lost_household(d, rng):
    """A town's 国民健康保険: the head written downwards at the left, two storeys of headings, a reason under every day; the head need not be insured, a child may have left later."""
    d = moved_to(d, lambda address, city: (city[-1] in "市町" or address.startswith("東京都")) and len(address) < 32)
    d = covered(born_before_loss(d), rng, town_fund(rng, d["world"], office(d["world"])))
    apart = len(d["members"]) > 1 and rng.random() < .4
    p, c, w, head = narrow_page(rng), d["cover"], d["world"], d["members"][0]
    p.date_style = rng.choice(["plain", "zero", "dots"])
    folk = list(zip(d["members"], dismissed(d, rng)))[1 if apart else 0:]
    issued = max(d["issued"], max(lost for _, (_, lost, _) in folk) + datetime.timedelta(days=1))
    under = lambda day, why: f"{day}<div style='font-size:8pt;border-top:.15mm dotted #666;margin-top:.4mm;line-height:1.35'>{why}</div>"  # noqa: E731
    narrow = MID + ";font-size:9pt;white-space:nowrap"
    heads = [tr(lab("No.", "", 1, 2), lab("被　保　険　者", "", 4), lab("資　　格", "", 2)), tr(*(lab(x) for x in ("氏　　名", "性別", "続柄", "生年月日", "取得日／事由", "喪失日／事由")))]
    rows, joined = [], rng.choice(["社保離脱", "転入"])
    for r, (m, (since, lost, why)) in enumerate(folk, 1):
        named = f"<div style='font-size:8pt;line-height:1.2'>{p.kana('name_kana', m, r)}</div><div style='font-size:12pt;line-height:1.3'>{p.name('name', m, r)}</div>"
        first = "出生" if since == m["born"] else joined
        rows.append(tr(td(str(r), MID), td(named), td(p.sex(m, r), MID), td(p.put("relation", m["relation"], None, r), MID), td(p.date("birth_date", m["born"], r), narrow), td(under(p.date("acquired_on", since, r), first), narrow), td(under(p.date("lost_on", lost, r), why), narrow)))
    spare = 6 - len(rows)
    rest = f"<div style='margin:0 15mm;border:.25mm solid #222;border-top:0'>{crossed(179.5, 9 * spare, '以下余白')}</div>"
    top = table([tr(lab(tall("世帯主", "letter-spacing:1mm"), "vertical-align:middle;padding:.5mm 0", 1, 2), lab("住所"), td(p.put("address", w["address"]), "font-size:11pt;height:11mm", 3)), tr(lab("氏名"), td(head["name"], "font-size:12.5pt"), lab("被保険者<br>記号・番号"), td(f"記号&ensp;{p.put('symbol', c['symbol'])}&emsp;番号&ensp;{p.put('number', c['number'])}"))], "margin:8mm 15mm 5mm", (9, 17, 74, 24, 56))
    title = rng.choice(["国民健康保険資格喪失証明書", "国民健康保険被保険者資格喪失証明書", "国民健康保険　資格（喪失）証明書"])
    body = f"""<div style='margin:13mm 15mm 0;display:flex;justify-content:space-between;font-size:9pt'><span>{bars(rng.randrange(10 ** 7, 10 ** 8), 40, 6)}</span><span>{office(w)}国保第{rng.randrange(10, 7000)}号</span></div><h1 style='padding-top:7mm;font-size:18pt;letter-spacing:1mm'>{title}</h1>{top}{table([*heads, *rows], 'margin:0 15mm', (9, 47, 11, 18, 33, 31, 31))}{rest}
<div style='margin:3mm 15mm 0;font-size:9.5pt'>保険者番号　{p.put('insurer_number', c['insurer_number'], None, 0, 'digits')}　　保険者　{prefecture(w)}{w['city']}</div><div style='margin:9mm 22mm 0;font-size:11.5pt;line-height:1.9'>　{rng.choice(('上記の者は、国民健康保険の資格を喪失したことを証明します。', '国民健康保険の被保険者の資格について、上記のとおり喪失したことを証明する。'))}<br>　{p.date('issued_on', issued)}<div style='margin-left:80mm;font-size:13.5pt'>{p.put('company', office(w) + '長')}　{w['mayor']}</div></div>{seal(rng, town_seal(w), 22)}
{note('※世帯主が国民健康保険に加入していない場合も、証明書には世帯主の氏名が記載されます。　※資格喪失後に受診した場合は、医療費を返還していただくことがあります。', 'position:absolute;left:15mm;right:15mm;bottom:10mm;line-height:1.5')}"""
    return p, sheet(body, rng.choice(["udg", "mincho", "gothic"]), css=".l{background:#f0f3ea;font-size:8.5pt;text-align:center;line-height:1.25} td{padding:.8mm 1.3mm}", back=ground(rng, rng.choice(["waves", "none", "copy"])))


STUDY_AND_COVER = {"zaigaku_shomeisho": [study_compulsory, study_photo], "soshitsu_shomeisho": [lost_columns, lost_household]}
