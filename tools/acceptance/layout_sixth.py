"""A sixth set of attachments, measured before anybody looked at what was misread: labels over values in one cell, digits in boxes, lists across,
English beside Japanese, short eras, prose, A5, persons beside each other under numbered headings."""
from layout_kazei import year_text
from sheet_html import Page, ground, seal, sheet, spaced

BOX = "<span style='display:inline-block;width:5.2mm;height:6.6mm;border:.2mm solid #333;text-align:center;line-height:6.4mm;margin-right:{}'>{}</span>"
A5_ACROSS, A5_DOWN = (210, 148), (148, 210)


def boxed(p, field, value, row=0, gap="-.2mm"):
    """One digit a box."""
    p.put(field, value, None, row, "digits")
    return "".join(BOX.format(gap, c) for c in str(value))


def short(p, field, day, row=0, pad=" "):
    """S53. 2.25, R08.09.08: how computers of 年金事務所 print days."""
    era, year = ("R", day.year - 2018) if day.isoformat() >= "2019-05-01" else ("H", day.year - 1988) if day.isoformat() >= "1989-01-08" else ("S", day.year - 1925)
    return p.put(field, day.isoformat(), f"{era}{year:{pad}>2}.{day.month:{pad}>2}.{day.day:{pad}>2}".replace(" ", "\u2007"), row, "date")


def number(p, m, row, w, shown=None, hidden="（記載省略）"):
    return p.put("my_number", m["my_number"], shown, row, "digits") if w["numbers"] else p.masked("my_number", hidden, row, "digits")


def mayor(p, d, rng, words, left=70, size=21):
    w = d["world"]
    return (f"<div style='margin:8mm 20mm;line-height:1.8'>{words}<br>{p.date('issued_on', d['issued'])}<br><span style='margin-left:{left}mm;font-size:13pt'>{w['city']}長　{w['mayor']}</span></div>"
            + seal(rng, w["city"] + "長之印", size))


def jumin_small_labels(d, rng):
    """Every cell holds its label in small type over its value; a block a person, its number to the left."""
    p, w = Page(rng), d["world"]
    cell = lambda a, v, wide="", span=1: f"<td colspan={span} style='{wide};vertical-align:top'><div style='font-size:7pt;color:#333'>{a}</div><div style='padding-left:2mm'>{v}</div></td>"  # noqa: E731
    block = "".join(f"""<tr><td rowspan=3 class=c style='width:9mm'>{r}</td>{cell('フリガナ', p.kana('name_kana', m, r), 'width:70mm')}{cell('生年月日', p.date('birth_date', m['born'], r), 'width:52mm')}{cell('性別', p.sex(m, r))}</tr>
<tr>{cell('氏名', p.name('name', m, r))}{cell('続柄', p.put('relation', m['relation'], None, r))}{cell('住民となった年月日', p.day_text(w['moved']))}</tr><tr>{cell('個人番号', number(p, m, r, w))}{cell('本籍', '（記載省略）')}{cell('筆頭者', '（記載省略）')}</tr>""" for r, m in enumerate(d["members"], 1))
    body = f"""<div class=r style='padding:9mm 16mm 0;font-size:9pt'>{p.put('page_number', 1, '1', 0, 'digits')}／{p.put('page_count', 1, '1', 0, 'digits')}</div><h1 style='font-size:18pt'>{spaced('住民票')}</h1><table style='margin:5mm 14mm 0;width:182mm;font-size:11pt'><tr><td class=c style='width:9mm'></td>{cell('住所', p.put('address', w['address']), '', 3)}</tr>
<tr><td></td>{cell('世帯主', p.name('head', d['members'][0]), '', 3)}</tr>{block}</table>{mayor(p, d, rng, 'この写しは、世帯全員の住民票の原本と相違ないことを証明する。')}"""
    return p, sheet(body, rng.choice(["mincho", "mj"]), back=ground(rng, rng.choice(["copy", "none"])))


def jumin_across(d, rng):
    """A list on A4 across: joint columns (生年月日 over 性別), 個人番号 one digit a box, 以下余白 behind the last person."""
    p, w = Page(rng), d["world"]
    digits = lambda m, r: boxed(p, "my_number", m["my_number"], r) if w["numbers"] else p.masked("my_number", "＊＊＊＊＊＊＊＊＊＊＊＊", r, "digits")  # noqa: E731
    rows = "".join(f"<tr><td class=c>{r}</td><td style='width:62mm'><span style='font-size:8pt'>{p.kana('name_kana', m, r)}</span><br>{p.name('name', m, r)}</td><td>{p.date('birth_date', m['born'], r)}</td><td class=c>{p.sex(m, r)}</td><td class=c>{p.put('relation', m['relation'], None, r)}</td><td style='width:72mm'>{digits(m, r)}</td><td style='font-size:9pt'>{p.day_text(w['moved'])}</td></tr>" for r, m in enumerate(d["members"], 1))
    body = f"""<h1 style='padding-top:12mm;font-size:17pt'>住民票（世帯全員）</h1><div style='margin:5mm 16mm 3mm;display:flex;gap:20mm;font-size:11pt'><span>世帯主　{p.name('head', d['members'][0])}</span><span>住　所　{p.put('address', w['address'])}</span></div>
<table style='margin:0 16mm;width:265mm;line-height:1.5'><tr><th class=c>番号</th><th class=c>フリガナ<br>氏　　名</th><th class=c>生年月日</th><th class=c>性別</th><th class=c>続柄</th><th class=c>個人番号</th><th class=c>住民となった日</th></tr>{rows}<tr><td colspan=7 class=c style='letter-spacing:6mm'>以下余白</td></tr></table>{mayor(p, d, rng, 'この写しは住民票の原本と相違ないことを証明します。', 150)}"""
    return p, sheet(body, rng.choice(["udg", "gothic"]), landscape=True, back=ground(rng, rng.choice(["dots", "none"])))


def jumin_english(d, rng):
    """Japanese labels with English under them, persons in unruled blocks parted by a line."""
    p, w = Page(rng), d["world"]
    lab = lambda a, b: f"<div style='width:31mm;line-height:1.15'>{a}<br><span style='font-size:7pt'>{b}</span></div>"  # noqa: E731
    pair = lambda a, b, v: f"<div style='display:flex;width:84mm;margin-top:2.2mm'>{lab(a, b)}<div>{v}</div></div>"  # noqa: E731
    block = "".join(f"""<div style='border-top:.3mm solid #333;padding:1mm 0 2.5mm;display:flex;flex-wrap:wrap'>{pair('氏名', 'Name', p.name('name', m, r))}{pair('フリガナ', 'Reading', p.kana('name_kana', m, r))}{pair('生年月日', 'Date of Birth', p.date('birth_date', m['born'], r))}{pair('性別', 'Sex', p.sex(m, r))}{pair('続柄', 'Relationship', p.put('relation', m['relation'], None, r))}{pair('個人番号', 'My Number', number(p, m, r, w, None, '＊＊＊＊'))}</div>""" for r, m in enumerate(d["members"], 1))
    body = f"""<h1 style='padding-top:15mm;font-size:18pt'>住民票の写し</h1><div class=c style='margin-top:2mm;font-size:9pt'>Certificate of Residence</div><div style='margin:6mm 20mm 0;width:170mm;font-size:10.5pt'><div style='display:flex;margin-bottom:2mm'>{lab('住所', 'Address')}<div>{p.put('address', w['address'])}</div></div><div style='display:flex;margin-bottom:3mm'>{lab('世帯主', 'Head of Household')}<div>{p.name('head', d['members'][0])}</div></div>{block}<div style='border-top:.3mm solid #333'></div></div>
{mayor(p, d, rng, '以上のとおり住民票に記載されていることを証明する。')}"""
    return p, sheet(body, rng.choice(["udp", "mincho"]), back=ground(rng, "none"))


def tax_sides(d, rng):
    """所得 and 控除 in one ruled table with upright words at its sides, the levies crossed below it, 備考."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    up = lambda a, n: f"<td rowspan={n} class=c style='width:8mm;writing-mode:vertical-rl;letter-spacing:2mm;background:#eee'>{a}</td>"  # noqa: E731
    left = [("給与収入", p.yen("salary_revenue", t["revenue"], "comma")), ("給与所得", p.yen("salary_income", t["salary"], "comma")), ("不動産所得", "0"), ("雑所得", "0"), ("合計所得金額", p.yen("total_income", t["total"], "comma")), ("総所得金額等", p.yen("gross_income", t["total"], "comma")), ("課税標準額", p.yen("tax_base", t["base"], "comma"))]
    right = [(a, f"{b:,}") for a, b in t["parts"]] + [("所得控除合計", p.yen("deductions", t["deductions"], "comma"))]
    rows = "".join(f"<tr>{up('所得', 7) if i == 0 else ''}<td>{a[0]}</td><td class=r>{a[1]}</td>{up('所得控除', 7) if i == 0 else ''}<td>{b[0]}</td><td class=r>{b[1]}</td></tr>" for i, (a, b) in enumerate(zip(left, right)))
    body = f"""<h1 style='padding-top:14mm;font-size:18pt'>市民税・県民税　課税証明書</h1><div style='margin:4mm 16mm 0;font-size:11pt'>{year_text(p, w)}（{w['year_text']}分）</div><table style='margin:2mm 16mm 4mm;width:178mm'><tr><td style='width:34mm;background:#eee'>１月１日の住所</td><td colspan=3>{p.put('address', w['address'])}</td></tr><tr><td style='background:#eee'>氏　名</td><td>{p.name('name', m)}</td><td style='width:24mm;background:#eee'>生年月日</td><td>{p.date('birth_date', m['born'])}</td></tr></table>
<table style='margin:0 16mm;width:178mm;line-height:1.6'>{rows}</table><table style='margin:4mm 16mm;width:178mm;line-height:1.6'><tr><th class=c style='background:#eee'>税額（円）</th><th class=c style='background:#eee'>所得割額</th><th class=c style='background:#eee'>均等割額</th></tr><tr><td>市民税</td><td class=r>{p.yen('city_income_levy', t['city'], 'comma')}</td><td class=r>{p.yen('city_per_capita_levy', 3000, 'comma')}</td></tr><tr><td>県民税</td><td class=r>{p.yen('prefecture_income_levy', t['pref'], 'comma')}</td><td class=r>{p.yen('prefecture_per_capita_levy', 1000, 'comma')}</td></tr>
<tr><td>森林環境税（国税）</td><td></td><td class=r>{p.yen('forest_tax', 1000, 'comma')}</td></tr><tr><td>年税額</td><td colspan=2 class=r>{p.yen('annual_tax', t['annual'], 'comma')}</td></tr><tr><td style='height:16mm'>備　考</td><td colspan=2>扶養親族数　{p.put('dependants', t['dependants'], str(t['dependants']) + '人', 0, 'digits')}</td></tr></table>{mayor(p, d, rng, '上記のとおり相違ないことを証明します。')}"""
    return p, sheet(body, rng.choice(["udm", "gothic"]), back=ground(rng, rng.choice(["waves", "copy"])))


def tax_a5(d, rng):
    """A5 across, three columns of label and amount, 円 in a narrow column of its own."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    item = lambda a, f, v: f"<tr><td style='border:0;padding:.7mm 0'>{a}</td><td class=r style='border:0;padding:.7mm 0'>{p.yen(f, v, 'comma')}</td><td style='border:0;padding:.7mm 1mm;font-size:8pt'>円</td></tr>"  # noqa: E731
    part = lambda rows: f"<table style='width:60mm;height:fit-content'>{''.join(item(*r) for r in rows)}</table>"  # noqa: E731
    body = f"""<h1 style='padding-top:8mm;font-size:15pt'>{year_text(p, w)}　所得・課税証明書</h1><div style='margin:4mm 12mm 2mm;line-height:1.6'>住所　{p.put('address', w['address'])}<br>氏名　{p.name('name', m)}　　生年月日　{p.date('birth_date', m['born'])}</div><div style='margin:0 12mm;border-top:.3mm solid;border-bottom:.3mm solid;padding:2mm 0;display:flex;gap:3mm;font-size:9pt'>
{part([('給与収入金額', 'salary_revenue', t['revenue']), ('給与所得金額', 'salary_income', t['salary']), ('合計所得金額', 'total_income', t['total']), ('総所得金額等', 'gross_income', t['total'])])}{part([('所得控除額合計', 'deductions', t['deductions']), ('課税標準額', 'tax_base', t['base']), ('森林環境税額', 'forest_tax', 1000), ('年税額', 'annual_tax', t['annual'])])}{part([('市民税所得割額', 'city_income_levy', t['city']), ('市民税均等割額', 'city_per_capita_levy', 3000), ('県民税所得割額', 'prefecture_income_levy', t['pref']), ('県民税均等割額', 'prefecture_per_capita_levy', 1000)])}</div>
<div style='margin:3mm 12mm;line-height:1.6'>上記のとおり証明します。　{p.date('issued_on', d['issued'])}<br><span style='margin-left:90mm;font-size:12pt'>{w['city']}長　{w['mayor']}</span></div>{seal(rng, w['city'] + '長之印', 18)}"""
    return p, sheet(body, rng.choice(["udg", "mincho"]), paper=A5_ACROSS, back=ground(rng, "none"))


def tax_english(d, rng):
    """A ruled list with item numbers, Japanese and English in the label's cell, 備考 to the right."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    rows = [("給与収入", "Employment income", "salary_revenue", t["revenue"]), ("給与所得", "Net employment income", "salary_income", t["salary"]), ("合計所得金額", "Total income", "total_income", t["total"]), ("総所得金額等", "Gross income", "gross_income", t["total"]), ("所得控除合計", "Deductions", "deductions", t["deductions"]), ("課税標準額", "Taxable income", "tax_base", t["base"]), ("市民税所得割", "City tax (income)", "city_income_levy", t["city"]), ("市民税均等割", "City tax (per capita)", "city_per_capita_levy", 3000), ("県民税所得割", "Prefectural tax (income)", "prefecture_income_levy", t["pref"]), ("県民税均等割", "Prefectural tax (per capita)", "prefecture_per_capita_levy", 1000), ("年税額", "Annual tax", "annual_tax", t["annual"])]
    table = "".join(f"<tr><td class=c style='width:9mm'>{i}</td><td style='width:78mm'>{a}　<span style='font-size:8pt'>{b}</span></td><td class=r style='width:44mm'>￥{p.yen(f, v, 'comma')}</td>{'<td rowspan=11 style=vertical-align:top>備考<br>　森林環境税を除く。</td>' if i == 1 else ''}</tr>" for i, (a, b, f, v) in enumerate(rows, 1))
    body = f"""<h1 style='padding-top:16mm;font-size:17pt'>課税証明書</h1><div class=c style='margin-top:2mm;font-size:9pt'>Certificate of Taxation</div><table style='margin:6mm 16mm 4mm;width:178mm;line-height:1.7'><tr><td style='width:44mm'>年度 Fiscal year</td><td>{year_text(p, w)}</td></tr><tr><td>氏名 Name</td><td>{p.name('name', m)}</td></tr><tr><td>生年月日 Date of birth</td><td>{p.date('birth_date', m['born'])}</td></tr><tr><td>住所 Address</td><td>{p.put('address', w['address'])}</td></tr></table>
<table style='margin:0 16mm;width:178mm;line-height:1.65'>{table}</table>{mayor(p, d, rng, '上記のとおり証明する。')}"""
    return p, sheet(body, rng.choice(["gothic", "udp"]), back=ground(rng, rng.choice(["dots", "none"])))


def study_prose(d, rng):
    """A university's prose: the name large and alone, everything else in one sentence."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    body = f"""<div style='padding:22mm 30mm 0;font-size:10.5pt'>{s['document']}</div><h1 style='padding-top:18mm;font-size:26pt;letter-spacing:6mm'>在学証明書</h1><div style='margin:24mm 0 0 88mm;font-size:11pt'>学籍番号　{p.put('student_id', s['id'])}</div><div style='margin:5mm 0 0 88mm;font-size:16pt'>{p.name('name', m)}</div><div style='margin:4mm 0 0 88mm;font-size:12pt'>{p.date('birth_date', m['born'], style=s['style'])}生</div>
<div style='margin:24mm 34mm;font-size:14pt;line-height:2.2'>　上記の者は、本校{s['faculty']}第{p.put('school_year', s['year'], str(s['year']), 0, 'digits')}学年に在学中の者であることを証明する。</div><div style='margin:14mm 34mm;font-size:13pt'>{p.date('issued_on', d['issued'], style=s['style'])}</div><div style='margin-left:84mm;font-size:15pt;line-height:1.9'>{p.put('school', s['name'])}<br>学校長　{d['world']['mayor']}</div>{seal(rng, s['name'] + '長印', 24)}"""
    return p, sheet(body, rng.choice(["mincho", "mj", "udm"]))


def study_bilingual(d, rng):
    """Labels in both languages on one line, colons, a rule under each value."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    item = lambda a, b, v: f"<div style='display:flex;margin-top:5mm'><span style='width:66mm'>{a} ({b})</span><span>：</span><span style='border-bottom:.25mm solid #333;width:78mm;padding-left:3mm'>{v}</span></div>"  # noqa: E731
    body = f"""<h1 style='padding-top:28mm;font-size:20pt'>在学証明書</h1><div class=c style='margin-top:2mm;font-size:12pt'>CERTIFICATE OF ENROLLMENT</div><div style='margin:14mm 28mm;font-size:12pt'>{item('氏名', 'Name', p.name('name', m))}{item('フリガナ', 'Reading', p.kana('name_kana', m))}{item('生年月日', 'Date of Birth', p.date('birth_date', m['born'], style=s['style']))}{item('学籍番号', 'Student ID', p.put('student_id', s['id']))}{item('所属', 'Department', s['faculty'])}{item('学年', 'Year', p.put('school_year', s['year'], f"{s['year']}年", 0, 'digits'))}{item('入学年月日', 'Date of Admission', p.day_text(s['entered'], s['style']))}{item('卒業予定年月日', 'Expected Graduation', p.date('enrolled_until', s['until'], style=s['style']))}</div>
<div style='margin:8mm 28mm;font-size:12pt;line-height:1.9'>上記のとおり在学していることを証明します。</div><div style='margin:10mm 28mm 0 76mm;font-size:12.5pt;line-height:1.9'>{p.date('issued_on', d['issued'], style=s['style'])}<br>{p.put('school', s['name'])}<br>学長　{d['world']['mayor']}</div>{seal(rng, s['name'] + '長印', 22, 'circle')}"""
    return p, sheet(body, rng.choice(["udg", "udp", "mincho"]))


def study_slip(d, rng):
    """A school's A5 slip: a ruled table with the label over each value, 学年 and 組 in one cell."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    over = lambda a, v, span=1: f"<td colspan={span} style='padding:0'><div class=c style='background:#e8eef4;border-bottom:.2mm solid #333;font-size:8.5pt'>{a}</div><div class=c style='padding:2mm 1mm'>{v}</div></td>"  # noqa: E731
    body = f"""<h1 style='padding-top:16mm;font-size:18pt'>{spaced('在学証明書')}</h1><table style='margin:10mm 12mm;width:124mm'><tr>{over('フリガナ', p.kana('name_kana', m), 2)}</tr><tr>{over('氏　名', p.name('name', m), 2)}</tr><tr>{over('生年月日', p.date('birth_date', m['born']))}{over('学　年', p.put('school_year', s['year'], f"第{s['year']}学年", 0, 'digits'))}</tr><tr>{over('在学期間', p.day_text(s['entered']) + ' ～ ' + p.date('enrolled_until', s['until']), 2)}</tr></table>
<div style='margin:8mm 14mm;line-height:1.9'>本校の生徒であることを証明する。<br>{p.date('issued_on', d['issued'])}<div style='margin:4mm 0 0 34mm;font-size:12.5pt'>{p.put('school', s['name'])}<br>校長　{d['world']['mayor']}</div></div>{seal(rng, s['name'] + '長印', 18)}"""
    return p, sheet(body, rng.choice(["gothic", "udm"]), paper=A5_DOWN)


def lost_boxes(d, rng):
    """A form filled by machine: numbers one digit a box, 年 月 日 printed wide, the family in lines of two."""
    p, c, w, m = Page(rng), d["cover"], d["world"], d["members"][0]
    lab = lambda a, mm=30: f"<td style='width:{mm}mm;font-family:BIZ UDGothic;font-size:9pt'>{a}</td>"  # noqa: E731
    day = lambda f, v, r=0: p.date(f, v, r, style="gap")  # noqa: E731
    kin = "".join(f"<tr><td rowspan=2 class=c style='width:26mm;font-family:BIZ UDGothic;font-size:9pt'>被扶養者{r - 1}</td>{lab('氏名', 20)}<td>{p.name('name', o, r)}</td>{lab('続柄', 20)}<td>{p.put('relation', o['relation'], None, r)}</td></tr><tr>{lab('生年月日', 20)}<td>{day('birth_date', o['born'], r)}</td>{lab('喪失年月日', 20)}<td>{day('lost_on', c['lost'], r)}</td></tr>" for r, o in enumerate(d["members"][1:], 2))
    body = f"""<h1 style='padding-top:14mm;font:18pt BIZ UDGothic'>健康保険資格喪失証明書</h1><table style='margin:7mm 16mm 3mm;width:178mm;line-height:1.7'><tr>{lab('保険者番号')}<td colspan=3>{boxed(p, 'insurer_number', c['insurer_number'])}</td></tr><tr>{lab('記号')}<td>{boxed(p, 'symbol', c['symbol'])}</td>{lab('番号')}<td>{boxed(p, 'number', c['number'])}</td></tr><tr>{lab('被保険者氏名')}<td>{p.name('name', m, 1)}</td>{lab('生年月日')}<td>{day('birth_date', m['born'], 1)}</td></tr>
<tr>{lab('住所')}<td colspan=3>{p.put('address', w['address'])}</td></tr><tr>{lab('資格取得年月日')}<td>{day('acquired_on', c['from'], 1)}</td>{lab('資格喪失年月日')}<td>{day('lost_on', c['lost'], 1)}</td></tr><tr>{lab('退職年月日')}<td colspan=3>{day('left_on', c['left'])}</td></tr></table><table style='margin:0 16mm;width:178mm;line-height:1.6'>{kin}</table>
<div style='margin:8mm 20mm;line-height:1.9'>上記のとおり、被保険者の資格を喪失したことを証明します。<br>{day('issued_on', d['issued'])}<br><span style='margin-left:60mm'>所　在　地　{w['city']}元町二丁目3番</span><br><span style='margin-left:60mm'>事業所名称　{p.put('company', c['company'])}</span><br><span style='margin-left:60mm'>代表者氏名　{w['mayor']}</span></div>{seal(rng, '代表取締役印', 18, 'circle')}"""
    return p, sheet(body, rng.choice(["mincho", "udm"]))


def lost_computer(d, rng):
    """Output of a computer of 年金事務所 or a 組合: short eras, a table of everybody, the readings in a column of their own."""
    p, c, w = Page(rng), d["cover"], d["world"]
    pad = rng.choice([" ", "0"])
    rows = "".join(f"<tr><td class=c>{'被保険者' if r == 1 else '被扶養者'}</td><td>{p.kana('name_kana', m, r)}</td><td>{p.name('name', m, r)}</td><td class=c>{short(p, 'birth_date', m['born'], r, pad)}</td><td class=c>{p.put('relation', '本人' if r == 1 else m['relation'], None, r)}</td><td class=c>{short(p, 'acquired_on', c['from'], r, pad)}</td><td class=c>{short(p, 'lost_on', c['lost'], r, pad)}</td></tr>" for r, m in enumerate(d["members"], 1))
    body = f"""<div style='margin:14mm 16mm 0;display:flex;justify-content:space-between'><span>発行番号　{rng.randrange(10000, 99999)}</span><span>{p.date('issued_on', d['issued'])}</span></div><h1 style='padding-top:8mm;font-size:16pt'>健康保険　資格喪失証明書</h1><div style='margin:8mm 16mm 3mm;line-height:1.8;display:grid;grid-template-columns:1fr 1fr'><span>保険者番号　{p.put('insurer_number', c['insurer_number'], None, 0, 'digits')}</span><span>記号・番号　{p.put('symbol', c['symbol'])}－{p.put('number', c['number'])}</span></div><div style='margin:0 16mm 4mm'>住　　　所　{p.put('address', w['address'])}</div>
<table style='margin:0 16mm;width:265mm;line-height:1.7'><tr><th class=c>区分</th><th class=c>フリガナ</th><th class=c>氏　名</th><th class=c>生年月日</th><th class=c>続柄</th><th class=c>資格取得日</th><th class=c>資格喪失日</th></tr>{rows}</table><div style='margin:9mm 20mm;line-height:1.9'>上記の者は、当組合の資格を喪失したことを証明する。<br><span style='margin-left:130mm'>{p.put('company', c['society'])}</span><br><span style='margin-left:140mm'>理事長　{w['mayor']}</span></div>{seal(rng, '健康保険組合理事長印', 21)}"""
    return p, sheet(body, rng.choice(["gothic", "udg"]), landscape=True)


def lost_numbered(d, rng):
    """Numbered items without rules, the family beside each other under numbered headings."""
    p, c, w, m = Page(rng), d["cover"], d["world"], d["members"][0]
    item = lambda n, a, v: f"<div style='display:flex'><span style='width:54mm'>{n}　{a}</span><span>{v}</span></div>"  # noqa: E731
    kin = d["members"][1:]
    head = "".join(f"<th class=c>被扶養者（{r}）</th>" for r in range(1, len(kin) + 1))
    line = lambda a, cells: f"<tr><td style='width:30mm'>{a}</td>{''.join(f'<td class=c>{v}</td>' for v in cells)}</tr>"  # noqa: E731
    family = f"<table style='margin:2mm 24mm;line-height:1.7'><tr><th></th>{head}</tr>{line('氏名', [p.name('name', o, r) for r, o in enumerate(kin, 2)])}{line('生年月日', [p.date('birth_date', o['born'], r) for r, o in enumerate(kin, 2)])}{line('続柄', [p.put('relation', o['relation'], None, r) for r, o in enumerate(kin, 2)])}{line('喪失年月日', [p.date('lost_on', c['lost'], r) for r, o in enumerate(kin, 2)])}</table>" if kin else "<div style='margin:0 34mm'>なし</div>"
    body = f"""<h1 style='padding-top:20mm;font-size:19pt'>{spaced('資格喪失証明書')}</h1><div style='margin:12mm 24mm 0;font-size:11.5pt;line-height:2'>{item('１', '被保険者氏名', p.name('name', m, 1))}{item('２', '生年月日', p.date('birth_date', m['born'], 1))}{item('３', '住所', p.put('address', w['address']))}{item('４', '被保険者証の記号', p.put('symbol', c['symbol']))}{item('５', '被保険者証の番号', p.put('number', c['number']))}{item('６', '資格取得年月日', p.date('acquired_on', c['from'], 1))}{item('７', '資格喪失年月日', p.date('lost_on', c['lost'], 1))}{item('８', '退職年月日', p.date('left_on', c['left']))}{item('９', '被扶養者', '')}</div>{family}
<div style='margin:9mm 24mm;font-size:11.5pt;line-height:1.9'>上記のとおり相違ないことを証明します。<br>{p.date('issued_on', d['issued'])}<div style='margin-left:62mm'>{w['city']}栄町7番2号<br>{p.put('company', c['company'])}<br>代表取締役　{w['mayor']}</div></div>{seal(rng, '代表取締役印', 18, 'circle')}"""
    return p, sheet(body, rng.choice(["udp", "mincho"]))


LAYOUTS = {"juminhyo": [jumin_small_labels, jumin_across, jumin_english], "kazei_shomeisho": [tax_sides, tax_a5, tax_english],
           "zaigaku_shomeisho": [study_prose, study_bilingual, study_slip], "soshitsu_shomeisho": [lost_boxes, lost_computer, lost_numbered]}
