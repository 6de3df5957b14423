"""A fifteenth set of attachments, drawn by somebody who has not seen the reader: one person of a household, a list on a lying sheet, 所得証明書 without a
tax, a levy reckoned step by step, schools that write in sentences, letters with 記 and 以上, a 共済組合."""
import datetime

import people
from drawn_office import assess, former_address, lab, narrow_page, pupil, table, td, tr
from drawn_parts import after_loss, fiscal, office, put_day, resident_since, serial, short_day, tax_words
from sheet_html import SIGNED, Page, ground, seal, sheet, spaced

NUMBERS = "①②③④⑤⑥⑦⑧⑨"


def signed(p, d, rng, words, left=84, size=22, css=""):
    """The sentence, the day, the mayor with the seal."""
    title = office(d["world"]) + "長"
    return (f"<div style='margin:8mm 24mm 0;line-height:2;font-size:11.5pt;{css}'>{words}<br>{p.date('issued_on', d['issued'])}"
            f"<div style='margin-left:{left}mm;font-size:13.5pt'>{title}　{d['world']['mayor']}</div></div>{seal(rng, title + '印', size)}")


def one_person(d, rng):
    """住民票の写し of one person out of a household: a tall table of one column, large letters."""
    p, w, m = Page(rng), d["world"], d["members"][-1]
    since, v = resident_since(m, w["moved"]), m["my_number"]
    number = p.put("my_number", v, f"{v[:4]} {v[4:8]} {v[8:]}", 1, "digits") if w["numbers"] else p.masked("my_number", "（省略）", 1, "digits")
    row = lambda a, b, h=10.5: tr(lab(a, f"height:{h}mm;text-align-last:justify;padding:0 4mm"), td(b, "font-size:12.5pt;padding-left:3mm", 3))  # noqa: E731
    two = lambda a, b, c, e: tr(lab(a, "height:10.5mm;text-align-last:justify;padding:0 4mm"), td(b, "font-size:12.5pt;padding-left:3mm"), lab(c, "text-align:center"), td(e, "font-size:12.5pt;padding-left:3mm"))  # noqa: E731
    rows = [row("住所", p.put("address", w["address"])), row("世帯主", p.name("head", d["members"][0])), row("フリガナ", p.kana("name_kana", m, 1), 8), row("氏名", f"<span style='font-size:15pt'>{p.name('name', m, 1)}</span>", 13),
            two("生年月日", p.date("birth_date", m["born"], 1), "性別", p.sex(m, 1)), two("続柄", p.put("relation", m["relation"], None, 1), "住民票コード", "（省略）"), row("個人番号", number), row("本籍", "（省略）"), row("筆頭者", "（省略）"),
            row("住民となった日", p.day_text(since)), row("住所を定めた日", f"{p.day_text(since)}　　{'転入' if since == w['moved'] else '出生'}"), row("前住所", former_address(d) if since == w["moved"] else ""), row("備考", "", 16)]
    body = f"""<h1 style='padding-top:20mm;font-size:23pt'>{spaced('住民票')}</h1><div style='text-align:right;margin:2mm 22mm;font-size:10pt'>（世帯の一部）</div>{table(rows, 'margin:2mm 22mm 0;border:.5mm solid #111', (38, 64, 26, 38))}{signed(p, d, rng, 'この写しは、世帯の一部の住民票の原本と相違ないことを証明する。')}"""
    return p, sheet(body, rng.choice(["mincho", "gothic", "udm"]), back=ground(rng, rng.choice(["none", "copy", "dots"])), css=".l{font-size:10pt}")


def lying_list(d, rng):
    """世帯全員 on a lying sheet, two lines a person under a head of two lines."""
    p, w, before = narrow_page(rng), d["world"], former_address(d)
    style = rng.choice(["letter", "zero", "kanji"])
    c = "text-align:center"
    def person(r, m):
        v, since = m["my_number"], resident_since(m, w["moved"])
        number = p.put("my_number", v, f"{v[:4]} {v[4:8]} {v[8:]}", r, "digits") if w["numbers"] else p.masked("my_number", "＊＊＊＊＊＊＊＊", r, "digits")
        return [tr(td(r, c, down=2), td(p.kana("name_kana", m, r), "font-size:8.5pt"), td(put_day(p, "birth_date", m["born"], style, r), c), td(p.put("relation", m["relation"], None, r), c), td(number, c), td(short_day(since, style), c), td(before if since == w["moved"] else "", "font-size:8.5pt")),
                tr(td(p.name("name", m, r), "font-size:13pt"), td(p.sex(m, r), c), td("省略", c), td("省略", c), td(short_day(since, style), c), td(""))]
    head = [tr(lab("番号", c, down=2), lab("フリガナ", c), lab("生年月日", c), lab("続柄", c), lab("個人番号", c), lab("住民となった日", c), lab("転入前住所", c)),
            tr(lab("氏　　名", c), lab("性別", c), lab("筆頭者", c), lab("本　籍", c), lab("住所を定めた日", c), lab("備　考", c))]
    rows = head + [line for r, m in enumerate(d["members"], 1) for line in person(r, m)]
    body = f"""<div style='display:flex;justify-content:space-between;padding:12mm 18mm 3mm;align-items:flex-end'><div style='font-size:11pt;line-height:1.7'>住　所　{p.put('address', w['address'])}<br>世帯主　{p.name('head', d['members'][0])}</div><div style='font-size:20pt'>住民票の写し</div><div style='font-size:9pt;text-align:right'>世帯全員<br>{p.put('page_number', 1, '1', 0, 'digits')}／{p.put('page_count', 1, '1', 0, 'digits')} 頁</div></div>
{table(rows, 'margin:0 18mm;line-height:1.25', (12, 60, 34, 26, 46, 36, 47))}{signed(p, d, rng, 'この写しは、世帯全員の住民票の原本と相違ないことを証明する。', 140, 22, 'margin-top:5mm')}"""
    return p, sheet(body, rng.choice(["gothic", "mincho", "udg"]), landscape=True, back=ground(rng, rng.choice(["dots", "none", "copy"])), css="td{padding:.8mm 1.4mm} .l{font-size:8.5pt}")


def income_only(d, rng):
    """所得証明書 of a town: what a person earned; no tax is stated."""
    p, w, m = Page(rng), d["world"], d["members"][0]
    t = assess(d, rng, rng.random() < 0.3)
    amount = lambda field, key: td(p.yen(field, t[key], "comma") + "　円", "text-align:right;font-size:12.5pt;padding-right:6mm")  # noqa: E731
    row = lambda a, cell: tr(lab(a, "height:11mm;padding-left:5mm;font-size:11.5pt"), cell)  # noqa: E731
    other = lambda value: td(f"{value:,}　円", "text-align:right;font-size:12.5pt;padding-right:6mm")  # noqa: E731
    rows = [row("給与収入金額", amount("salary_revenue", "revenue")), row("給与所得金額", amount("salary_income", "salary")), row("公的年金等所得金額", other(0)), row("その他の所得金額", other(t["other"])),
            row("合計所得金額", amount("total_income", "total")), row("総所得金額等", amount("gross_income", "total"))]
    body = f"""<div style='padding:16mm 26mm 0;font-size:10pt'>{office(w)[:1]}税証第{rng.randrange(100, 9999)}号</div><h1 style='padding-top:10mm;font-size:25pt'>{spaced('所得証明書')}</h1><div style='margin:14mm 30mm 6mm;font-size:12.5pt;line-height:2.1'>住　　所　　{p.put('address', w['address'])}<br>氏　　名　　{p.name('name', m)}<br>生年月日　　{p.date('birth_date', m['born'])}<br>証明年度　　{fiscal(p, w)}（令和{w['fiscal'] - 1}年分）</div>
{table(rows, 'margin:0 30mm;border:.5mm solid #111', (70, 80))}<div style='margin:3mm 30mm;font-size:9pt'>備考　この証明は、{fiscal_words(w)}現在の課税台帳による。</div>{signed(p, d, rng, '上記のとおり相違ないことを証明する。', 78, 24)}"""
    return p, sheet(body, rng.choice(["mincho", "udm", "mj"]), back=ground(rng, rng.choice(["none", "dots", "copy"])))


def fiscal_words(w):
    return f"令和{w['fiscal']}年1月1日"


def reckoned(d, rng):
    """課税証明書 that reckons: numbered lines, the city's and the prefecture's column, levies before and after 調整控除."""
    p, w, m = narrow_page(rng), d["world"], d["members"][0]
    t = assess(d, rng)
    city, pref = tax_words(w)
    percent = 8 if t["city_less"] == 2000 else 6
    right = "text-align:right"
    num = lambda field, key: td(p.yen(field, t[key], "comma"), right)  # noqa: E731
    plain = lambda value: td(f"{value:,}", right)  # noqa: E731
    steps = [("給与収入", num("salary_revenue", "revenue")), ("給与所得", num("salary_income", "salary")), ("その他の所得", plain(t["other"])), ("合計所得金額", num("total_income", "total")), ("総所得金額等", num("gross_income", "total")), ("所得控除額の合計", num("deductions", "deductions")), ("課税標準額（千円未満切捨て）", num("tax_base", "base"))]
    rows = [tr(lab(f"{NUMBERS[i]}　{a}"), b) for i, (a, b) in enumerate(steps)]
    levy = [tr(lab("税額の計算", "text-align:center"), lab(city, "text-align:center"), lab(pref, "text-align:center")), tr(lab("税率"), td(f"{percent}％", right), td(f"{10 - percent}％", right)), tr(lab("算出所得割額"), plain(t["city_gross"]), plain(t["pref_gross"])), tr(lab("調整控除額"), plain(t["city_less"]), plain(t["pref_less"])),
            tr(lab("所得割額（百円未満切捨て）"), num("city_income_levy", "city"), num("prefecture_income_levy", "pref")), tr(lab("均等割額"), num("city_per_capita_levy", "city_head"), num("prefecture_per_capita_levy", "pref_head")),
            tr(lab("計"), plain(t["city"] + t["city_head"]), plain(t["pref"] + t["pref_head"]))]
    end = [tr(lab("森林環境税（国税）"), num("forest_tax", "forest"), lab("年税額", "text-align:center"), num("annual_tax", "annual"))]
    parts = "、".join(f"{name[:-2]} {amount:,}円" for name, amount in t["parts"] if amount)
    body = f"""<div style='display:flex;justify-content:space-between;padding:14mm 22mm 0;font-size:9.5pt'><span>{office(w)}　税務課</span><span>交付番号　{serial(rng)}</span></div><h1 style='padding-top:6mm;font-size:19pt;border-bottom:.6mm double #111;margin:0 22mm;padding-bottom:2mm'>課税証明書</h1>
<div style='display:flex;margin:6mm 22mm 5mm;justify-content:space-between'><div style='line-height:1.9;font-size:11.5pt'>{p.put('address', w['address'])}<br><span style='font-size:14pt'>{p.name('name', m)}</span>　様<br><span style='font-size:10pt'>{p.date('birth_date', m['born'])}生</span></div><div style='border:.3mm solid #111;padding:2mm 5mm;height:fit-content;text-align:center;line-height:1.6'>{fiscal(p, w)}<br><span style='font-size:9pt'>令和{w['fiscal'] - 1}年中の所得に対するもの</span></div></div>
{table(rows, 'margin:0 22mm', (110, 56))}<div style='margin:1.5mm 22mm 5mm;font-size:8.5pt;line-height:1.5'>⑥の内訳　{parts}</div>{table(levy, 'margin:0 22mm', (70, 48, 48))}{table(end, 'margin:3mm 22mm 0', (46, 37, 34, 49))}<div style='margin:2mm 22mm;font-size:9pt'>扶養人数　{p.put('dependants', t['dependants'], f"{t['dependants']}人", 0, 'digits')}　（16歳未満　{t['kinds']['16歳未満']}人は含みません。）</div>{signed(p, d, rng, '上記のとおり課税されていることを証明します。', 80)}"""
    return p, sheet(body, rng.choice(["udg", "gothic", "udm"]), back=ground(rng, rng.choice(["none", "waves", "dots"])), css="td{padding:1mm 2mm}.l{font-size:9.5pt}")


def college(d, rng):
    """専修学校・高専: years of the course beside the pupil's year, the time at school from … to …."""
    p, w = Page(rng), d["world"]
    name, years, course, owner = rng.choice([("みなと看護専門学校", 3, "医療専門課程　看護学科", "みなと学園"), ("東川工業専門学校", 2, "工業専門課程　建築設備科", "東川学院"), ("北斗調理製菓専門学校", 2, "衛生専門課程　調理師科", "北斗学園"), ("日向歯科衛生専門学校", 3, "医療専門課程　歯科衛生士科", "日向学園")])
    m, year, entered, until = pupil(d, rng, 18, years)
    student = f"{entered.year % 100}-{rng.randrange(100, 999)}"
    h = "height:13mm"
    rows = [tr(lab("氏　名", h), td(p.name("name", m), "font-size:13pt"), lab("学籍番号"), td(p.put("student_id", student))), tr(lab("生年月日", h), td(p.date("birth_date", m["born"])), lab("在籍学年"), td(p.put("school_year", year, f"{year} 年", 0, "digits"))),
            tr(lab("課程・学科", h), td(course), lab("修業年限"), td(f"{years} 年")), tr(lab("在学期間", h), td(f"{p.day_text(entered)}　から　{p.date('enrolled_until', until)}　まで（予定）", span=3)), tr(lab("現住所", h), td(p.put("address", w["address"]), span=3))]
    body = f"""<div style='padding:20mm 22mm 0;display:flex;justify-content:space-between;font-size:10pt'><span>第{rng.randrange(10, 2000)}号</span><span>{p.date('issued_on', d['issued'])}</span></div><h1 style='padding-top:16mm;font-size:24pt;letter-spacing:8mm'>在学証明書</h1>{table(rows, 'margin:16mm 22mm 0;border:.5mm solid #111', (30, 70, 30, 36))}<div style='margin:14mm 26mm;font-size:12.5pt;line-height:2'>上記の者は、本校に在学中であることを証明する。</div>
<div style='margin:16mm 0 0 74mm;font-size:12pt;line-height:1.9'>学校法人{owner}<br><span style='font-size:15pt'>{p.put('school', name)}</span><br>学校長　{w['mayor'].replace(SIGNED, '　　　' + SIGNED)}</div>{seal(rng, name + '長印', 20)}"""
    return p, sheet(body, rng.choice(["mincho", "udg", "gothic"]), css=".l{font-size:10pt;text-align:center}")


def in_sentences(d, rng):
    """高等学校, 高専: name and birthday in the middle of the sheet, everything else in the sentence."""
    p = Page(rng)
    name, age, years, unit = rng.choice([("私立明峰高等学校", 15, 3, "全日制課程普通科"), ("柳沢学園高等学校", 15, 3, "通信制課程普通科"), ("東川工業高等専門学校", 15, 5, "本科機械工学科"), ("青嵐短期大学", 18, 2, "保育学科")])
    m, year, entered, until = pupil(d, rng, age, years)
    word, head = ("学生", "学長" if "大学" in name else "校長") if years != 3 else ("生徒", "校長")
    kana = f"<div style='font-size:9pt'>{p.kana('name_kana', m)}</div>" if d["world"]["kana"] else ""
    body = f"""<h1 style='padding-top:44mm;font-size:30pt'>{spaced('在学証明書')}</h1><div style='margin:30mm 0 0 88mm;font-size:13.5pt;line-height:1.7'>{kana}<span style='font-size:18pt'>{p.name('name', m)}</span><br>{p.date('birth_date', m['born'])}生</div>
<div style='margin:24mm 32mm 0;font-size:15pt;line-height:2.3'>　上記の者は本校{unit if '大学' not in name else ''}第{p.put('school_year', year, str(year), 0, 'digits')}学年に在学する{word}であり、{p.date('enrolled_until', until)}卒業見込みであることを証明する。</div>
<div style='margin:22mm 32mm 0;font-size:14pt;line-height:2.1'>{p.date('issued_on', d['issued'])}<div style='margin-left:58mm'>{p.put('school', name)}<br>{head}　{d['world']['mayor']}</div></div>{seal(rng, name + head + '印', 22)}""".replace("本校第", "本学第")
    return p, sheet(body, rng.choice(["mincho", "udm", "mj"]))


def company_letter(d, rng):
    """A small employer's letter: the sentence, 記, numbered lines, 以上."""
    d = after_loss(d)
    p, c, w, m = Page(rng), d["cover"], d["world"], d["members"][0]
    lines = [("氏　　名", f"{p.name('name', m, 1)}（{p.kana('name_kana', m, 1)}）"), ("生年月日", p.date("birth_date", m["born"], 1)), ("住　　所", p.put("address", w["address"])), ("保険者番号", p.put("insurer_number", c["insurer_number"], None, 0, "digits")),
             ("記号・番号", f"記号 {p.put('symbol', c['symbol'])}　番号 {p.put('number', c['number'])}"), ("資格取得日", p.date("acquired_on", c["from"], 1)), ("退　職　日", p.date("left_on", c["left"])), ("資格喪失日", p.date("lost_on", c["lost"], 1))]
    items = "".join(f"<div style='display:flex'><span style='width:9mm'>{i}．</span><span style='width:36mm'>{a}</span><span>{v}</span></div>" for i, (a, v) in enumerate(lines, 1))
    family = "".join(f"<div style='margin-left:9mm'>・{p.name('name', x, r)}（{p.put('relation', x['relation'], None, r)}）　{p.date('birth_date', x['born'], r)}生</div>" for r, x in enumerate(d["members"][1:], 2))
    more = f"<div style='display:flex'><span style='width:9mm'>9．</span><span>被扶養者（資格喪失日は被保険者と同じ）</span></div>{family}" if family else "<div style='display:flex'><span style='width:9mm'>9．</span><span style='width:36mm'>被扶養者</span><span>なし</span></div>"
    body = f"""<div style='padding:20mm 26mm 0;text-align:right;font-size:11pt'>{p.date('issued_on', d['issued'])}</div><div style='margin:6mm 26mm;font-size:11.5pt'>関係各位</div><div style='margin:4mm 24mm 0 104mm;font-size:11pt;line-height:1.7'>{office(w)}{rng.choice(['栄町', '港南', '旭町', '中央'])}{rng.randrange(1, 9)}-{rng.randrange(1, 30)}<br>{p.put('company', c['company'])}<br>代表取締役　{w['mayor']}</div><h1 style='padding-top:12mm;font-size:17pt;letter-spacing:1mm'>健康保険資格喪失証明書</h1>
<div style='margin:10mm 26mm 0;font-size:11.5pt;line-height:1.9'>　下記の者が、当社を退職したことに伴い、健康保険の被保険者資格を喪失したことを証明いたします。</div><div style='text-align:center;margin:6mm;font-size:12pt'>記</div><div style='margin:0 30mm;font-size:11.5pt;line-height:2.05'>{items}{more}</div><div style='text-align:right;margin:5mm 26mm;font-size:11.5pt'>以上</div>{seal(rng, '代表取締役印', 18, 'circle')}"""
    return p, sheet(body, rng.choice(["mincho", "udm", "udp"]))


def mutual_aid(d, rng):
    """組合員資格喪失証明書 of a 共済組合: the member above, the family in a list with their own days."""
    d = after_loss(d)
    p, c, w, m = narrow_page(rng), d["cover"], d["world"], d["members"][0]
    name = rng.choice(["東海市町村職員共済組合", "南関東警察職員共済組合", "公立学校職員共済組合柳沢支部", "私学教職員共済組合"])
    head = f"{rng.choice([32, 33, 34])}" + c["insurer_number"][2:7]
    h, mid = "height:10mm", "text-align:center"
    top = [tr(lab("保険者番号", h), td(p.put("insurer_number", head + people.luhn(head), None, 0, "digits")), lab("組合員等記号・番号"), td(f"{p.put('symbol', c['symbol'])}・{p.put('number', c['number'])}")), tr(lab("組合員氏名", h), td(p.name("name", m, 1), "font-size:12pt"), lab("フリガナ"), td(p.kana("name_kana", m, 1), "font-size:9pt")),
           tr(lab("生年月日", h), td(p.date("birth_date", m["born"], 1)), lab("性別"), td(p.sex(m, 1))), tr(lab("住所", h), td(p.put("address", w["address"]), span=3)), tr(lab("組合員資格取得日", h), td(p.date("acquired_on", c["from"], 1)), lab("組合員資格喪失日"), td(p.date("lost_on", c["lost"], 1)))]
    rows = [tr(*(lab(a, mid) for a in ("被扶養者氏名", "続柄", "性別", "生年月日", "認定日", "喪失日")))]
    for r, x in enumerate(d["members"][1:], 2):
        since = max(x["born"], c["from"] + datetime.timedelta(days=0 if r == 2 else 31))
        rows.append(tr(td(p.name("name", x, r)), td(p.put("relation", x["relation"], None, r), mid), td(p.sex(x, r), mid), td(put_day(p, "birth_date", x["born"], "zero", r), mid), td(put_day(p, "acquired_on", since, "zero", r), mid), td(put_day(p, "lost_on", c["lost"], "zero", r), mid)))
    if len(rows) == 1:
        rows.append(tr(td("該当なし", mid, 6)))
    body = f"""<div style='text-align:right;padding:14mm 22mm 0;font-size:9.5pt'>{rng.choice(['共済', '資格'])}第{rng.randrange(100, 9999)}号</div><h1 style='padding-top:8mm;font-size:19pt'>{spaced('資格喪失証明書', ' ')}</h1><div style='margin:9mm 22mm 4mm;font-size:11pt'>次の者が、当共済組合の組合員及び被扶養者の資格を喪失したことを証明します。</div>{table(top, 'margin:0 22mm;border:.5mm solid #111', (34, 50, 36, 46))}<div style='height:5mm'></div>{table(rows, 'margin:0 22mm;border:.5mm solid #111', (48, 16, 14, 29, 30, 29))}
<div style='margin:12mm 24mm;font-size:12pt;line-height:2'>{p.date('issued_on', d['issued'])}<div style='margin-left:62mm'><span style='font-size:14pt'>{p.put('company', name)}</span><br>{'支部長' if '支部' in name else '理事長'}　{w['mayor'].replace(SIGNED, '　　　' + SIGNED)}</div></div>{seal(rng, name[:9] + '之印', 19)}<div style='margin:0 24mm;font-size:8.5pt'>担当　{rng.choice(['保険課資格係', '給付課', '年金保険課'])}　電話 0{rng.randrange(3, 6)}-{rng.randrange(3000, 9000)}-{rng.randrange(1000, 9999)}</div>"""
    return p, sheet(body, rng.choice(["mincho", "gothic", "udg"]), css=".l{font-size:9pt;background:#eef2f5}")


LAYOUTS = {"juminhyo": [one_person, lying_list], "kazei_shomeisho": [income_only, reckoned], "zaigaku_shomeisho": [college, in_sentences],
           "soshitsu_shomeisho": [company_letter, mutual_aid]}
