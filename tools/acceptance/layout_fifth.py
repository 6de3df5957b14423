"""A fifth set of attachments, drawn to mend the reader by: addresses of two lines, values left out in every way, boxes, pale print on tints,
leaders beside each other, one to six persons."""
import html

from layout_kazei import year_text
from sheet_html import Page, ground, seal, sheet, spaced

BLACK = "<span style='display:inline-block;width:{}mm;height:3.6mm;background:#111;vertical-align:middle'></span>"
HATCH = ("<span style='display:inline-block;width:{}mm;height:3.8mm;vertical-align:middle;border:.2mm solid #222;"
         "background:repeating-linear-gradient(135deg,#222 0 .3mm,#fff .3mm 1mm)'></span>")
MASKS = ["*****", "＊＊＊", "＊＊＊＊＊＊＊＊", "※※※※※", "●●●●●", "○○○○", "××××", "■■■■■", "－－－－", "―――", "* * * * *", BLACK.format(18), BLACK.format(26),
         HATCH.format(20)]


def masks(p, t, most):
    """Amounts of the page, some of them left out on purpose; all in one way, as an office does it."""
    hidden = set(p.rng.sample(["salary_revenue", "deductions", "tax_base", "gross_income", "city_income_levy", "annual_tax"], p.rng.randrange(1, most + 1)))
    shown, style = p.rng.choice(MASKS), p.rng.choice(["comma", "yen", "wide"])
    values = {"salary_revenue": t["revenue"], "salary_income": t["salary"], "total_income": t["total"], "gross_income": t["total"], "deductions": t["deductions"],
              "tax_base": t["base"], "city_income_levy": t["city"], "prefecture_income_levy": t["pref"], "city_per_capita_levy": 3000,
              "prefecture_per_capita_levy": 1000, "forest_tax": 1000, "annual_tax": t["annual"]}
    return lambda f: p.masked(f, shown, 0, "digits") if f in hidden else p.yen(f, values[f], style)


def lines(p, field, value, row=0):
    """An address of which the house's name stands on a line of its own."""
    p.put(field, value, None, row)
    return "<br>".join(html.escape(part) for part in value.split("\u3000"))


def kin(p, m, row):
    child = ["子", "長男" if m["sex"] == "male" else "長女", "妻の子"]
    forms = {"子": child, "妻": ["妻", "妻（未届）"]}.get(m["relation"], [m["relation"]])
    return p.put("relation", p.rng.choice(forms), None, row)


def number(p, m, row, w):
    if not w["numbers"]:
        return p.masked("my_number", p.rng.choice(["省略", "＊＊＊＊＊＊＊＊＊＊＊＊", "（省略）", "－－－－－－", "●●●●●●●●●●●●", BLACK.format(26)]), row, "digits")
    v = m["my_number"]
    return p.put("my_number", v, p.rng.choice([v, f"{v[:4]} {v[4:8]} {v[8:]}"]), row, "digits")


def mayor(p, d, rng, words, title="長", size=22):
    w = d["world"]
    return (f"<div style='margin:7mm 20mm;line-height:1.8'>{words}<br>　{p.date('issued_on', d['issued'])}<br><span style='margin-left:75mm;font-size:13pt'>{w['city']}{title}　{w['mayor']}</span></div>"
            + seal(rng, w["city"] + title + "之印", size))


def jumin_boxes(d, rng):
    """A box a person of three ruled lines, labels spread in tinted cells; the address over two lines."""
    p, w = Page(rng), d["world"]
    lab = lambda t, mm=20: f"<td class=c style='width:{mm}mm;background:#e4ebe4;font-size:8.5pt'>{t}</td>"  # noqa: E731
    boxes = "".join(f"""<table style='width:180mm;margin:0 15mm 2mm;font-size:10pt'><tr>{lab('フリガナ')}<td style='width:66mm;font-size:8.5pt'>{p.kana('name_kana', m, r)}</td>{lab('生年月日')}<td>{p.date('birth_date', m['born'], r)}</td></tr>
<tr>{lab('氏　名')}<td style='font-size:12.5pt'>{p.name('name', m, r)}</td>{lab('続　柄')}<td>{kin(p, m, r)}</td></tr><tr>{lab('性　別')}<td>{p.sex(m, r)}</td>{lab('個人番号')}<td>{number(p, m, r, w)}</td></tr></table>""" for r, m in enumerate(d["members"], 1))
    body = f"""<div style='position:absolute;right:15mm;top:9mm;font-size:9pt'>（{p.put('page_number', 1, '1', 0, 'digits')}／{p.put('page_count', 1, '1', 0, 'digits')}）</div><h1 style='padding-top:14mm;font-size:17pt'>住　民　票</h1>
<table style='width:180mm;margin:5mm 15mm 3mm;font-size:10.5pt'><tr>{lab('住　所')}<td>{lines(p, 'address', w['address'])}</td></tr><tr>{lab('世帯主')}<td>{p.name('head', d['members'][0])}</td></tr><tr>{lab('前住所')}<td>静岡県藤枝市田沼二丁目5番地の8<br>コーポ田沼102</td></tr></table>{boxes}{mayor(p, d, rng, 'この写しは、世帯全員の住民票の原本と相違ないことを証明します。')}"""
    return p, sheet(body, rng.choice(["mincho", "udg", "mj"]), back=ground(rng, rng.choice(["copy", "none"])))


def jumin_pairs(d, rng):
    """Persons in boxes two and two, each a list of label and value without inner rules."""
    p, w = Page(rng), d["world"]
    item = lambda a, v: f"<div style='display:flex'><span style='width:26mm'>{a}</span><span>{v}</span></div>"  # noqa: E731
    boxes = "".join(f"""<div style='border:.3mm solid #222;padding:2mm 3mm;line-height:1.65;font-size:10pt'>{item('氏名', p.name('name', m, r))}{item('ふりがな', p.put('name_kana', m['kana'], None, r))}{item('生年月日', p.date('birth_date', m['born'], r))}{item('性別', p.sex(m, r))}{item('続柄', kin(p, m, r))}{item('住民となった日', p.day_text(w['moved']))}{item('個人番号', number(p, m, r, w))}</div>"""
                    for r, m in enumerate(d["members"], 1))
    body = f"""<h1 style='padding-top:16mm;font-size:18pt;letter-spacing:2mm'>住民票の写し</h1><div style='margin:7mm 17mm 4mm;line-height:1.8;font-size:11pt'><div style='display:flex'><span style='width:24mm'>住所</span><span>{lines(p, 'address', w['address'])}</span></div><div style='display:flex'><span style='width:24mm'>世帯主</span><span>{p.name('head', d['members'][0])}</span></div></div>
<div style='display:grid;grid-template-columns:1fr 1fr;gap:3mm;margin:0 17mm'>{boxes}</div>{mayor(p, d, rng, '上記は、住民票の原本の写しである。')}"""
    return p, sheet(body, rng.choice(["udp", "gothic", "mincho"]), back=ground(rng, rng.choice(["dots", "none"])))


def jumin_table(d, rng):
    """One table for everybody, the reading small under the name in its cell; the household above without rules."""
    p, w = Page(rng), d["world"]
    rows = "".join(f"<tr><td class=c>{r}</td><td>{p.name('name', m, r)}<br><span style='font-size:7.5pt'>{p.kana('name_kana', m, r)}</span></td><td class=c>{kin(p, m, r)}</td><td class=c>{p.sex(m, r)}</td><td>{p.date('birth_date', m['born'], r)}</td><td class=c style='font-size:9.5pt'>{number(p, m, r, w)}</td></tr>" for r, m in enumerate(d["members"], 1))
    body = f"""<h1 style='padding-top:18mm;font-size:20pt'>世帯全員の住民票</h1><div style='margin:9mm 16mm 5mm;line-height:1.75;font-size:11pt'>世帯主名：{p.name('head', d['members'][0])}<br>住所：{lines(p, 'address', w['address']).replace('<br>', '<br>　　　')}</div>
<table style='margin:0 16mm;width:178mm'><tr style='background:#dfe6ee'><th></th><th class=c>氏　　名（フリガナ）</th><th class=c>続柄</th><th class=c>性別</th><th class=c>生年月日</th><th class=c>個人番号</th></tr>{rows}</table>{mayor(p, d, rng, '住民基本台帳の原本と相違ないことを証明する。')}<div class=c style='position:absolute;bottom:8mm;width:210mm;font-size:9pt'>{p.put('page_count', 1, '1', 0, 'digits')}枚中{p.put('page_number', 1, '1', 0, 'digits')}枚目</div>"""
    return p, sheet(body, rng.choice(["udm", "gothic"]), back=ground(rng, "waves"))


def tax_beside(d, rng):
    """Two unruled lists close beside each other, amounts to the right; parts left out."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    y = masks(p, t, 3)
    item = lambda a, v: f"<div style='display:flex;justify-content:space-between;line-height:2.1'><span>{a}</span><span>{v}</span></div>"  # noqa: E731
    left = "".join(item(a, y(f)) for a, f in (("給与収入", "salary_revenue"), ("給与所得", "salary_income"), ("合計所得金額", "total_income"), ("総所得金額等", "gross_income"), ("課税標準額", "tax_base"), ("所得控除合計", "deductions")))
    right = "".join(item(a, y(f)) for a, f in (("市民税所得割", "city_income_levy"), ("市民税均等割", "city_per_capita_levy"), ("県民税所得割", "prefecture_income_levy"), ("県民税均等割", "prefecture_per_capita_levy"), ("森林環境税", "forest_tax"), ("年税額", "annual_tax")))
    body = f"""<h1 style='padding-top:18mm;font-size:18pt'>{year_text(p, w)}　所得・課税証明書</h1><div style='margin:9mm 22mm;line-height:1.8;font-size:11pt'><div style='display:flex'><span style='width:34mm'>1月1日の住所</span><span>{lines(p, 'address', w['address'])}</span></div><div style='display:flex'><span style='width:34mm'>氏　名</span><span>{p.name('name', m)}</span></div><div style='display:flex'><span style='width:34mm'>生年月日</span><span>{p.date('birth_date', m['born'])}</span></div></div>
<div style='display:flex;gap:{rng.choice([3, 5, 9])}mm;margin:0 22mm;font-size:10.5pt'><div style='width:80mm'>{left}</div><div style='width:80mm'>{right}</div></div><div style='margin:7mm 22mm'>扶養人数　　{p.put('dependants', t['dependants'], str(t['dependants']) + '人', 0, 'digits')}</div>{mayor(p, d, rng, '上記のとおり相違ないことを証明します。')}"""
    return p, sheet(body, rng.choice(["mincho", "gothic", "udp"]), back=ground(rng, rng.choice(["dots", "none"])))


def tax_boxes(d, rng):
    """Ruled list with parts left out, the address over two lines of a ruled cell."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    y = masks(p, t, 4)
    tr = lambda a, f, b, g: f"<tr><td style='width:44mm;background:#eef'>{a}</td><td class=r>{y(f)}</td><td style='width:44mm;background:#eef'>{b}</td><td class=r>{y(g)}</td></tr>"  # noqa: E731
    body = f"""<h1 style='padding-top:15mm;font-size:17pt'>市県民税課税証明書</h1><table style='margin:7mm 15mm 4mm;width:180mm;line-height:1.6'><tr><td style='width:30mm;background:#eef'>住　所</td><td colspan=3>{lines(p, 'address', w['address'])}</td></tr><tr><td style='background:#eef'>氏　名</td><td>{p.name('name', m)}</td><td style='width:26mm;background:#eef'>生年月日</td><td>{p.date('birth_date', m['born'])}</td></tr><tr><td style='background:#eef'>年　度</td><td colspan=3>{year_text(p, w)}（{w['year_text']}分）</td></tr></table>
<table style='margin:0 15mm;width:180mm;line-height:1.8'>{tr('給与収入金額', 'salary_revenue', '給与所得金額', 'salary_income')}{tr('合計所得金額', 'total_income', '総所得金額等', 'gross_income')}{tr('所得控除合計額', 'deductions', '課税標準額', 'tax_base')}{tr('市民税所得割額', 'city_income_levy', '県民税所得割額', 'prefecture_income_levy')}{tr('市民税均等割額', 'city_per_capita_levy', '県民税均等割額', 'prefecture_per_capita_levy')}{tr('森林環境税額', 'forest_tax', '年税額', 'annual_tax')}</table>
<div style='margin:2mm 15mm;font-size:8pt'>※印等の欄は証明の対象外です。</div>{mayor(p, d, rng, '上記のとおり証明する。')}"""
    return p, sheet(body, rng.choice(["udm", "mj", "udg"]), back=ground(rng, rng.choice(["waves", "copy"])))


def tax_over(d, rng):
    """Labels over their amounts, four to a line, without rules; a line with a part left out."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    y = masks(p, t, 2)
    cell = lambda a, f: f"<div><div style='font-size:8.5pt'>{a}</div><div style='font-size:11.5pt'>{y(f)}</div></div>"  # noqa: E731
    grid = lambda pairs: "<div style='display:grid;grid-template-columns:repeat(4,1fr);gap:4mm;margin:5mm 18mm'>" + "".join(cell(*x) for x in pairs) + "</div>"  # noqa: E731
    body = f"""<h1 style='padding-top:17mm;font-size:18pt'>{spaced('課税証明書')}</h1><div class=c style='margin-top:2mm'>{year_text(p, w)}</div><div style='margin:7mm 18mm;line-height:1.9'>住所　{lines(p, 'address', w['address']).replace('<br>', '<br>　　　')}<br>氏名　{p.name('name', m)}　様<br>生年月日　{p.date('birth_date', m['born'])}</div>
{grid([('給与収入', 'salary_revenue'), ('給与所得', 'salary_income'), ('合計所得金額', 'total_income'), ('総所得金額等', 'gross_income')])}{grid([('所得控除合計', 'deductions'), ('課税標準額', 'tax_base'), ('森林環境税', 'forest_tax'), ('年税額', 'annual_tax')])}{grid([('市民税所得割額', 'city_income_levy'), ('市民税均等割額', 'city_per_capita_levy'), ('県民税所得割額', 'prefecture_income_levy'), ('県民税均等割額', 'prefecture_per_capita_levy')])}{mayor(p, d, rng, '上記のとおり証明します。')}"""
    return p, sheet(body, rng.choice(["udp", "mincho"]), back=ground(rng, "none"))


def study_letter(d, rng):
    """Labels with spaces between all signs, colons, the address over two lines."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    item = lambda a, v: f"<div style='display:flex'><span style='width:44mm;text-align-last:justify'>{a}</span><span>：{v}</span></div>"  # noqa: E731
    address = lines(p, "address", d["world"]["address"]).replace("<br>", "<br>　")
    body = f"""<div style='padding:18mm 26mm 0'>第{rng.randrange(10, 900)}号</div><h1 style='padding-top:12mm;font-size:24pt'>{spaced('在学証明書')}</h1><div style='margin:16mm 34mm;font-size:12.5pt;line-height:2'>{item('氏名', p.name('name', m))}{item('生年月日', p.date('birth_date', m['born'], style=s['style']))}{item('住所', address)}{item('学籍番号', p.put('student_id', s['id']))}{item('学部学科', s['faculty'])}{item('学年', p.put('school_year', s['year'], f"第{s['year']}学年", 0, 'digits'))}{item('卒業予定年月', f"{s['until'].year}年3月")}</div>
<div style='margin:0 30mm;font-size:12.5pt;line-height:2'>上記の者は本学に在学中であることを証明します。<br>　　{p.date('issued_on', d['issued'], style=s['style'])}<div class=r>{p.put('school', s['name'])}<br>学　長　{d['world']['mayor']}</div></div>{seal(rng, s['name'] + '長印', 24)}"""
    return p, sheet(body, rng.choice(["mincho", "mj", "udm"]))


def study_double(d, rng):
    """Ruled, labels with their translation in a second line, the year with its class."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    tr = lambda a, b, v: f"<tr><td class=c style='width:48mm;line-height:1.25'>{a}<br><span style='font-size:7.5pt'>{b}</span></td><td style='font-size:12pt'>{v}</td></tr>"  # noqa: E731
    body = f"""<h1 style='padding-top:24mm;font-size:21pt;letter-spacing:4mm'>在学証明書</h1><div class=c style='font-size:11pt'>CERTIFICATE OF ENROLLMENT</div><table style='margin:10mm 24mm;width:162mm'>{tr('氏　名', 'Name', p.name('name', m))}{tr('フリガナ', 'Reading', p.kana('name_kana', m))}{tr('生年月日', 'Date of Birth', p.date('birth_date', m['born'], style=s['style']))}{tr('所　属', 'Faculty', s['faculty'])}{tr('学　年', 'Year', p.put('school_year', s['year'], f"{s['year']}年　{rng.randrange(1, 9)}組", 0, 'digits'))}{tr('在学期間', 'Period', p.day_text(s['entered'], s['style']) + ' ～ ' + p.date('enrolled_until', s['until'], style=s['style']))}</table>
<div style='margin:0 28mm;font-size:12pt;line-height:2'>上記の者は、本校の生徒として在籍していることを証明する。<br>{p.date('issued_on', d['issued'], style=s['style'])}<div style='margin-left:60mm'>{p.put('school', s['name'])}<br>校長　{d['world']['mayor']}</div></div>{seal(rng, s['name'] + '長之印', 21)}"""
    return p, sheet(body, rng.choice(["udg", "udp", "gothic"]))


def lost_boxes(d, rng):
    """Everything in boxes: a small label in the corner of each, the value below it; pale print on tinted ground."""
    p, c, m, w = Page(rng), d["cover"], d["members"][0], d["world"]
    ink = rng.choice(["#111", "#555", "#777"])
    box = lambda a, v, n=1: f"<td colspan={n} style='height:13.5mm;vertical-align:top;padding:.8mm 1.5mm'><span style='font-size:7.5pt'>{a}</span><br><span style='font-size:11.5pt;color:{ink}'>{v}</span></td>"  # noqa: E731
    bar = lambda a: f"<tr><td colspan=6 class=c style='background:#c9d4e4'>{a}</td></tr>"  # noqa: E731
    family = "".join(f"<tr>{box('氏名', p.name('name', x, r), 2)}{box('生年月日', p.date('birth_date', x['born'], r), 2)}{box('続柄', kin(p, x, r))}{box('資格喪失日', p.date('lost_on', c['lost'], r))}</tr>" for r, x in enumerate(d["members"][1:], 2))
    body = f"""<h1 style='padding-top:14mm;font-size:17pt'>健康保険資格喪失証明書</h1><table style='margin:6mm 15mm;width:180mm;table-layout:fixed'>{bar('被　保　険　者')}<tr>{box('フリガナ', p.kana('name_kana', m, 1), 3)}{box('生年月日', p.date('birth_date', m['born'], 1), 3)}</tr><tr>{box('氏名', p.name('name', m, 1), 3)}{box('性別', p.sex(m, 1))}{box('記号', p.put('symbol', c['symbol']))}{box('番号', p.put('number', c['number']))}</tr><tr>{box('住所', lines(p, 'address', w['address']).replace('<br>', '　'), 6)}</tr>
<tr>{box('資格取得年月日', p.date('acquired_on', c['from'], 1), 2)}{box('退職年月日', p.date('left_on', c['left']), 2)}{box('資格喪失年月日', p.date('lost_on', c['lost'], 1), 2)}</tr><tr>{box('保険者番号', p.put('insurer_number', c['insurer_number'], None, 0, 'digits'), 2)}{box('保険者名称', c['society'], 4)}</tr>{bar('被　扶　養　者') + family if family else ''}</table>
<div style='margin:3mm 18mm;line-height:1.9'>上記のとおり資格を喪失したことを証明する。<br>{p.date('issued_on', d['issued'])}<div style='margin-left:70mm'>{w['city']}本町一丁目1番<br>{p.put('company', c['company'])}<br>代表取締役　{w['mayor']}</div></div>{seal(rng, '代表取締役印', 18, 'circle')}"""
    return p, sheet(body, rng.choice(["mincho", "udg", "udp"]))


def lost_tinted(d, rng):
    """Ruled, label cells darker than copy-guard tints, values in a pale ink; the address over two lines."""
    p, c, m, w = Page(rng), d["cover"], d["members"][0], d["world"]
    lab, ink = f"width:42mm;background:{rng.choice(['#d5dbe6', '#c8c8c8', '#e2d6c2'])}", rng.choice(["#333", "#666", "#888"])
    tr = lambda a, v: f"<tr><td style='{lab}'>{a}</td><td style='color:{ink}'>{v}</td></tr>"  # noqa: E731
    body = f"""<h1 style='padding-top:20mm;font-size:18pt'>資格喪失証明書</h1><table style='margin:9mm 20mm;width:170mm;line-height:1.8;font-size:11pt'>{tr('被保険者氏名', p.name('name', m, 1))}{tr('フリガナ', p.kana('name_kana', m, 1))}{tr('生年月日', p.date('birth_date', m['born'], 1))}{tr('性別', p.sex(m, 1))}{tr('住所', lines(p, 'address', w['address']))}{tr('記号・番号', p.put('symbol', c['symbol']) + '－' + p.put('number', c['number']))}{tr('資格取得日', p.date('acquired_on', c['from'], 1))}{tr('資格喪失日', p.date('lost_on', c['lost'], 1))}{tr('保険者番号', p.put('insurer_number', c['town_number'], None, 0, 'digits'))}</table>
<div style='margin:6mm 24mm;font-size:11pt;line-height:1.9'>上記のとおり証明いたします。<br>{p.date('issued_on', d['issued'])}<div style='margin-left:64mm'>所在地　{w['city']}港町3-2-1<br>名　称　{p.put('company', c['society'])}<br>理事長　{w['mayor']}</div></div>{seal(rng, '理事長之印', 20)}"""
    return p, sheet(body, rng.choice(["gothic", "mincho", "udm"]))


def lost_people(d, rng):
    """A table of everybody with 被保険者 and 被扶養者 down its side; leaders in the list above."""
    p, c, w = Page(rng), d["cover"], d["world"]
    dots = lambda a, v: f"<div style='display:flex;line-height:1.9'><span>{a}</span><span style='flex:1;border-bottom:.3mm dotted #555;margin:0 2mm 1.5mm'></span><span>{v}</span></div>"  # noqa: E731
    rows = "".join(f"<tr><td class=c style='background:#eee'>{'被保険者' if r == 1 else '被扶養者'}</td><td>{p.name('name', m, r)}</td><td class=c>{p.put('relation', '本人', None, r) if r == 1 else kin(p, m, r)}</td><td>{p.date('birth_date', m['born'], r)}</td><td>{p.date('acquired_on', c['from'], r)}</td><td>{p.date('lost_on', c['lost'], r)}</td></tr>" for r, m in enumerate(d["members"], 1))
    body = f"""<h1 style='padding-top:20mm;font-size:18pt'>資格取得・喪失証明書</h1><div style='margin:9mm 40mm 5mm 22mm;font-size:11pt'>{dots('被保険者証記号', p.put('symbol', c['symbol']))}{dots('被保険者証番号', p.put('number', c['number']))}{dots('保険者番号', p.put('insurer_number', c['insurer_number'], None, 0, 'digits'))}{dots('退職日', p.date('left_on', c['left']))}</div>
<table style='margin:0 14mm;width:182mm;font-size:9.5pt;line-height:1.7'><tr><th></th><th class=c>氏名</th><th class=c>続柄</th><th class=c>生年月日</th><th class=c>資格取得日</th><th class=c>資格喪失日</th></tr>{rows}</table><div style='margin:10mm 22mm;line-height:1.9'>上記のとおり相違ないことを証明します。<br>証明日　{p.date('issued_on', d['issued'])}<div style='margin-left:66mm'>事業所名　{p.put('company', c['company'])}<br>代表者名　{w['mayor']}</div></div>{seal(rng, '代表者之印', 18, 'circle')}"""
    return p, sheet(body, rng.choice(["udp", "udg", "mincho"]))


LAYOUTS = {"juminhyo": [jumin_boxes, jumin_pairs, jumin_table], "kazei_shomeisho": [tax_beside, tax_boxes, tax_over],
           "zaigaku_shomeisho": [study_letter, study_double], "soshitsu_shomeisho": [lost_boxes, lost_tinted, lost_people]}
