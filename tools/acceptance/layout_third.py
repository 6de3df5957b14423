"""A third set of attachments: the standardised 住民票, tables with headings of two lines, labels over their values, prose, forms that firms fill in."""
from layout_kazei import year_text
from sheet_html import Page, ground, seal, sheet, spaced

OMITTED = "【記載省略】"


def number(p, m, row, w, hidden=OMITTED):
    if not w["numbers"]:
        return p.masked("my_number", hidden, row, "digits")
    v = m["my_number"]
    return p.put("my_number", v, f"{v[:4]}　{v[4:8]}　{v[8:]}", row, "digits")


def jumin_official(d, rng):
    """世帯連記式 of the standard: four lines a person, every cell with its small label, what was not asked for left out in words."""
    p, w = Page(rng), d["world"]
    lab = lambda t, s="": f"<td style='width:21mm;font-size:7.5pt;background:#f7f7f7;{s}'>{t}</td>"  # noqa: E731
    blocks = ""
    for r, m in enumerate(d["members"], 1):
        blocks += f"""<table style='width:184mm;margin:0 13mm -.25mm;font-size:9pt'><tr><td rowspan=5 class=c style='width:7mm'>{r}</td>{lab('氏名の振り仮名')}<td colspan=3>{p.kana('name_kana', m, r) if w['kana'] else ''}</td>{lab('旧氏')}<td style='width:38mm'></td></tr>
<tr>{lab('氏　　名')}<td colspan=3 style='font-size:12pt'>{p.name('name', m, r)}</td>{lab('個人番号')}<td>{number(p, m, r, w)}</td></tr>
<tr>{lab('生年月日')}<td style='width:40mm'>{p.date('birth_date', m['born'], r)}</td>{lab('性別', 'width:12mm')}<td style='width:12mm'>{p.sex(m, r)}</td>{lab('世帯主との続柄')}<td>{p.put('relation', m['relation'], None, r)}</td></tr>
<tr>{lab('住民となった<br>年月日')}<td>{p.day_text(w['moved'])}</td>{lab('住民票コード', 'width:12mm')}<td colspan=3>{OMITTED}</td></tr>
<tr>{lab('本籍')}<td colspan=3>{OMITTED}</td>{lab('筆頭者')}<td>{OMITTED}</td></tr></table>"""
    body = f"""<div style='position:absolute;left:14mm;top:9mm;font-size:8pt'>発行番号　第{rng.randrange(1000, 99999):08}号</div><div style='position:absolute;right:14mm;top:9mm;font-size:9pt'>{p.put('page_number', 1, '1', 0, 'digits')} / {p.put('page_count', 1, '1', 0, 'digits')}</div>
<h1 style='padding-top:15mm;font-size:18pt'>{spaced('住民票')}</h1><div class=c style='font-size:9pt'>（世帯連記式）</div><table style='width:184mm;margin:5mm 13mm 2mm;font-size:10pt'><tr>{lab('世帯主')}<td>{p.name('head', d['members'][0])}</td></tr><tr>{lab('住　　所')}<td>{p.put('address', w['address'])}</td></tr></table>{blocks}
<div style='margin:6mm 16mm;font-size:10pt;line-height:1.7'>この写しは、世帯全員の住民票の原本と相違ないことを証明する。<br>　　{p.date('issued_on', d['issued'])}<br><span style='margin-left:80mm;font-size:12pt'>{w['city']}長　　{w['mayor']}</span></div>{seal(rng, w['city'] + '長之印', 21)}"""
    return p, sheet(body, rng.choice(["mj", "udm"]), back=ground(rng, rng.choice(["dots", "waves"])))


def jumin_two_lines(d, rng):
    """Landscape; headings and persons take two ruled lines each, the reading under the name."""
    p, w = Page(rng), d["world"]
    rows = ""
    for r, m in enumerate(d["members"], 1):
        rows += f"""<tr><td rowspan=2 class=c>{r}</td><td>{p.name('name', m, r)}</td><td>{p.date('birth_date', m['born'], r)}</td><td class=c>{p.put('relation', m['relation'], None, r)}</td><td>{p.day_text(w['moved'])}</td><td rowspan=2>省略</td></tr>
<tr><td style='font-size:8pt'>{p.kana('name_kana', m, r)}</td><td>{number(p, m, r, w, '＊＊＊＊＊＊＊＊＊＊＊＊')}</td><td class=c>{p.sex(m, r)}</td><td>{p.day_text(w['moved'])}</td></tr>"""
    body = f"""<h1 style='padding-top:12mm;font-size:17pt'>住民票の写し（世帯全員）</h1><table style='margin:6mm 16mm 3mm;width:265mm;line-height:1.5'><tr><td class=c style='width:26mm'>住　所</td><td>{p.put('address', w['address'])}</td><td class=c style='width:26mm'>世帯主</td><td style='width:60mm'>{p.name('head', d['members'][0])}</td></tr></table>
<table style='margin:0 16mm;width:265mm;line-height:1.45'><tr><th rowspan=2></th><th>氏　　名</th><th>生年月日</th><th class=c>続柄</th><th>住民となった日</th><th rowspan=2>本籍・筆頭者</th></tr><tr><th>フリガナ</th><th>個人番号</th><th class=c>性別</th><th>住所を定めた日</th></tr>{rows}</table>
<div style='margin:9mm 24mm;line-height:1.8'>上記の写しは、住民基本台帳の原本と相違ないことを証明します。　　　{p.date('issued_on', d['issued'])}<br><span style='margin-left:150mm;font-size:13pt'>{w['city']}長　{w['mayor']}</span></div>{seal(rng, w['city'] + '長印', 21)}"""
    return p, sheet(body, rng.choice(["udp", "mincho"]), landscape=True, back=ground(rng, "none"))


def tax_official(d, rng):
    """Three pairs of label and amount in each line, headings over each part."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    y = lambda f, v: p.yen(f, v, "comma")  # noqa: E731
    cell = lambda a, v: f"<td style='width:31mm;font-size:8.5pt'>{a}</td><td class=r style='width:28mm'>{v}</td>"  # noqa: E731
    bar = lambda a: f"<tr><td colspan=6 class=c style='background:#e6e6e6'>{a}</td></tr>"  # noqa: E731
    parts = [cell(a, f"{b:,}") for a, b in t["parts"]]
    body = f"""<h1 style='padding-top:14mm;font-size:16pt'>市民税・県民税　課税（所得）証明書</h1><div class=c style='margin-top:2mm;font-size:12pt'>{year_text(p, w)}分（{w['year_text']}中所得）</div>
<table style='margin:5mm 15mm;width:180mm'><tr><td style='width:40mm'>{w['year']}年1月1日現在の住所</td><td colspan=3>{p.put('address', w['address'])}</td></tr><tr><td>氏　　　　名</td><td>{p.name('name', m)}</td><td style='width:24mm'>生年月日</td><td>{p.date('birth_date', m['born'])}</td></tr></table>
<table style='margin:0 15mm;width:180mm'>{bar('所　得　の　状　況')}<tr>{cell('給与収入', y('salary_revenue', t['revenue']))}{cell('給与所得', y('salary_income', t['salary']))}{cell('公的年金等収入', '0')}</tr><tr>{cell('営業等所得', '0')}{cell('不動産所得', '0')}{cell('合計所得金額', y('total_income', t['total']))}</tr>
{bar('所　得　控　除')}<tr>{''.join(parts[:3])}</tr><tr>{''.join(parts[3:6])}</tr><tr>{cell('控除合計', y('deductions', t['deductions']))}{cell('扶養人数', p.put('dependants', t['dependants'], str(t['dependants']) + '人', 0, 'digits'))}{cell('総所得金額等', y('gross_income', t['total']))}</tr>
{bar('税　額　等')}<tr>{cell('課税標準額', y('tax_base', t['base']))}{cell('市民税所得割', y('city_income_levy', t['city']))}{cell('県民税所得割', y('prefecture_income_levy', t['pref']))}</tr><tr>{cell('市民税均等割', y('city_per_capita_levy', 3000))}{cell('県民税均等割', y('prefecture_per_capita_levy', 1000))}{cell('森林環境税', y('forest_tax', 1000))}</tr><tr>{cell('年税額', y('annual_tax', t['annual']))}<td colspan=4></td></tr></table>
<div style='margin:10mm 20mm;line-height:1.8'>上記のとおり証明する。<br>　　{p.date('issued_on', d['issued'])}<br><span style='margin-left:80mm;font-size:13pt'>{w['city']}長　{w['mayor']}</span></div>{seal(rng, w['city'] + '長之印')}"""
    return p, sheet(body, rng.choice(["mincho", "udm"]), back=ground(rng, "waves"))


def tax_over(d, rng):
    """A line of labels, below it a line of amounts, part by part; landscape."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    y = lambda f, v: p.yen(f, v, "comma")  # noqa: E731
    part = lambda pairs: "<table style='margin:0 18mm 4mm;width:260mm;table-layout:fixed'><tr>" + "".join(f"<th class=c style='background:#eef2ee'>{a}</th>" for a, _ in pairs) + "</tr><tr>" + "".join(f"<td class=r style='height:9mm'>{v}</td>" for _, v in pairs) + "</tr></table>"  # noqa: E731
    body = f"""<h1 style='padding-top:12mm;font-size:17pt'>{year_text(p, w)}　所得証明書・課税証明書</h1><div style='margin:5mm 18mm;line-height:1.8;font-size:11pt'>住所：{p.put('address', w['address'])}<br>氏名：{p.name('name', m)}　　生年月日：{p.date('birth_date', m['born'])}</div>
{part([('給与収入金額', y('salary_revenue', t['revenue'])), ('給与所得金額', y('salary_income', t['salary'])), ('合計所得金額', y('total_income', t['total'])), ('総所得金額等', y('gross_income', t['total'])), ('所得控除合計額', y('deductions', t['deductions'])), ('課税標準額', y('tax_base', t['base']))])}
{part([('市民税所得割額', y('city_income_levy', t['city'])), ('市民税均等割額', y('city_per_capita_levy', 3000)), ('県民税所得割額', y('prefecture_income_levy', t['pref'])), ('県民税均等割額', y('prefecture_per_capita_levy', 1000)), ('森林環境税額', y('forest_tax', 1000)), ('年税額', y('annual_tax', t['annual']))])}
<div style='margin:8mm 24mm;line-height:1.8'>上記のとおり相違ないことを証明します。<br>{p.date('issued_on', d['issued'])}<br><span style='margin-left:140mm;font-size:13pt'>{w['city']}長　{w['mayor']}</span></div>{seal(rng, w['city'] + '長印', 20)}"""
    return p, sheet(body, rng.choice(["udp", "gothic"]), landscape=True, back=ground(rng, "dots"))


def study_prose(d, rng):
    """The name large in the middle without a label, everything else in a sentence."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    body = f"""<div class=r style='padding:20mm 24mm 0;font-size:10pt'>{s['document']}</div><h1 style='padding-top:18mm;font-size:26pt'>{spaced('在学証明書', '　　')}</h1>
<div class=c style='margin-top:28mm;font-size:20pt'>{p.name('name', m)}</div><div class=r style='margin:4mm 44mm;font-size:12pt'>{p.date('birth_date', m['born'])}生</div>
<div style='margin:16mm 32mm;font-size:14pt;line-height:2.3'>　上記の者は、本学{s['faculty']}第{p.put('school_year', s['year'], None, 0, 'digits')}学年に在学していることを証明する。</div><div style='margin:20mm 32mm;font-size:13pt;line-height:2'>　　{p.date('issued_on', d['issued'])}<br><br><div class=r style='font-size:15pt'>{p.put('school', s['name'])}長　　{d['world']['mayor']}</div></div>{seal(rng, s['name'] + '長之印', 26)}"""
    return p, sheet(body, rng.choice(["mincho", "udm", "mj"]))


def study_grid(d, rng):
    """Labels over their values in a ruled grid, the school's part framed below."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    cell = lambda a, v, n=1: f"<td colspan={n} style='height:17mm;vertical-align:top'><span style='font-size:8pt'>{a}</span><br><span style='font-size:12pt'>{v}</span></td>"  # noqa: E731
    body = f"""<h1 style='padding-top:24mm;font-size:20pt'>在学証明書</h1><table style='margin:12mm 22mm;width:166mm;table-layout:fixed'><tr>{cell('学籍番号', p.put('student_id', s['id']))}{cell('学年', p.put('school_year', s['year'], str(s['year']) + '年', 0, 'digits'))}</tr><tr>{cell('氏名', p.name('name', m))}{cell('フリガナ', p.kana('name_kana', m))}</tr>
<tr>{cell('生年月日', p.date('birth_date', m['born'], style=s['style']))}{cell('学部・学科', s['faculty'])}</tr><tr>{cell('住所', p.put('address', d['world']['address']), 2)}</tr><tr>{cell('入学年月日', p.day_text(s['entered'], s['style']))}{cell('卒業予定年月日', p.date('enrolled_until', s['until'], style=s['style']))}</tr></table>
<div style='margin:0 26mm;font-size:12pt;line-height:2'>上記の者は、本校に在学していることを証明します。<br>発行日　{p.date('issued_on', d['issued'], style=s['style'])}<div class=r>{p.put('school', s['name'])}<br>学校長　{d['world']['mayor']}</div></div>{seal(rng, s['name'] + '長印', 21)}"""
    return p, sheet(body, rng.choice(["udg", "gothic", "udp"]))


def lost_filled(d, rng):
    """A form that a firm fills in: 年 月 日 printed far apart, labels spread, the firm's block ruled."""
    p, c, m, w = Page(rng), d["cover"], d["members"][0], d["world"]
    lab = "width:40mm;background:#f2f2f2;text-align-last:justify;padding:1mm 3mm"
    tr = lambda a, v: f"<tr><td style='{lab}'>{a}</td><td>{v}</td></tr>"  # noqa: E731
    day = lambda f, v, r=0: p.date(f, v, r, "gap")  # noqa: E731
    p.sex(m, 1)
    sex = "・".join(f"<span style='border:.3mm solid #111;border-radius:50%;padding:.4mm 1mm'>{x}</span>" if (x == "男") == (m["sex"] == "male") else x for x in "男女")
    body = f"""<h1 style='padding-top:18mm;font-size:17pt'>健康保険　資格喪失証明書</h1><div class=r style='margin:4mm 20mm 0;font-size:9pt'>（国民健康保険加入手続用）</div><table style='margin:4mm 20mm;width:170mm;line-height:1.9;font-size:11pt'>{tr('フリガナ', p.kana('name_kana', m, 1))}{tr('被保険者氏名', p.name('name', m, 1) + f'　　（{sex}）')}{tr('生年月日', day('birth_date', m['born'], 1))}{tr('住所', p.put('address', w['address']))}
{tr('被保険者証記号番号', '記号　' + p.put('symbol', c['symbol']) + '　　　番号　' + p.put('number', c['number']))}{tr('保険者番号', p.put('insurer_number', c['insurer_number'], None, 0, 'digits'))}{tr('資格取得年月日', day('acquired_on', c['from'], 1))}{tr('退職年月日', day('left_on', c['left']))}{tr('資格喪失年月日', day('lost_on', c['lost'], 1))}</table>
<div style='margin:6mm 24mm 2mm;font-size:11pt'>上記のとおり相違ないことを証明します。</div><table style='margin:3mm 20mm;width:170mm;line-height:1.9;font-size:11pt'>{tr('証明年月日', day('issued_on', d['issued']))}{tr('所在地', w['city'] + '中央三丁目2番1号')}{tr('事業所名', p.put('company', c['company']))}{tr('代表者氏名', w['mayor'])}{tr('電話番号', f"0{rng.randrange(10, 99)}-{rng.randrange(200, 999)}-{rng.randrange(1000, 9999)}")}</table>{seal(rng, '代表取締役印', 17, 'circle')}"""
    return p, sheet(body, rng.choice(["mincho", "udg"]))


def lost_columns(d, rng):
    """Persons side by side: the insured first, the family beside."""
    p, c, w, ms = Page(rng), d["cover"], d["world"], d["members"][:3]
    rows = [("氏名", [p.name("name", m, r) for r, m in enumerate(ms, 1)]), ("続柄", [p.put("relation", "本人" if r == 1 else m["relation"], None, r) for r, m in enumerate(ms, 1)]),
            ("性別", [p.sex(m, r) for r, m in enumerate(ms, 1)]), ("生年月日", [p.date("birth_date", m["born"], r) for r, m in enumerate(ms, 1)]),
            ("資格取得日", [p.date("acquired_on", c["from"], r) for r, m in enumerate(ms, 1)]), ("資格喪失日", [p.date("lost_on", c["lost"], r) for r, m in enumerate(ms, 1)])]
    table = "".join(f"<tr><td style='width:30mm'>{a}</td>" + "".join(f"<td class=c>{v}</td>" for v in vs) + "</tr>" for a, vs in rows)
    body = f"""<div class=r style='padding:16mm 20mm 0'>{p.date('issued_on', d['issued'])}</div><h1 style='padding-top:10mm;font-size:18pt'>資格喪失証明書</h1><div style='margin:10mm 20mm;line-height:1.9;font-size:11pt'>下記の者は、当組合の被保険者の資格を喪失したことを証明します。</div><div style='margin:0 20mm 4mm;font-size:11pt'>保険者番号　{p.put('insurer_number', c['insurer_number'], None, 0, 'digits')}　　　記号・番号　{p.put('symbol', c['symbol'])}－{p.put('number', c['number'])}</div>
<table style='margin:0 20mm;width:170mm;line-height:2;table-layout:auto'>{table}</table><div style='margin:6mm 20mm;font-size:11pt'>住所　{p.put('address', w['address'])}</div><div style='margin:22mm 20mm 0 90mm;line-height:1.9;font-size:12pt'>{p.put('company', c['society'])}<br>理事長　{w['mayor']}</div>{seal(rng, '理事長之印', 22)}"""
    return p, sheet(body, rng.choice(["udm", "gothic"]))


LAYOUTS = {"juminhyo": [jumin_official, jumin_two_lines], "kazei_shomeisho": [tax_official, tax_over],
           "zaigaku_shomeisho": [study_prose, study_grid], "soshitsu_shomeisho": [lost_filled, lost_columns]}
