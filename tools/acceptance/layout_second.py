"""A second set of attachments, drawn after the first was known: other municipalities, schools, firms and societies.

Persons side by side, labels above values without rules, headings down the side, solid lines, cards, leaders, boxes for digits.
"""
from layout_kazei import year_text
from sheet_html import Page, ground, seal, sheet, spaced

SIDE = "writing-mode:vertical-rl;text-align:center;letter-spacing:1mm;width:9mm"
KANJI = "〇一二三四五六"


def number(p, m, row, w):
    if not w["numbers"]:
        return p.masked("my_number", "（省略）", row, "digits")
    v = m["my_number"]
    return p.put("my_number", v, f"{v[:4]}-{v[4:8]}-{v[8:]}", row, "digits")


def mayor(p, d, words, style="margin:8mm 22mm"):
    w = d["world"]
    return (f"<div style='{style};line-height:1.8'>{words}<br>{p.date('issued_on', d['issued'])}<br>"
            f"<span style='margin-left:70mm;font-size:13pt'>{w['city']}長　{w['mayor']}</span></div>")


def jumin_beside(d, rng):
    """Persons side by side, labels down the left edge."""
    p, w, ms = Page(rng), d["world"], d["members"][:3]
    rows = [("フリガナ", [p.kana("name_kana", m, r) for r, m in enumerate(ms, 1)]), ("氏　名", [p.name("name", m, r) for r, m in enumerate(ms, 1)]),
            ("生年月日", [p.date("birth_date", m["born"], r) for r, m in enumerate(ms, 1)]), ("性　別", [p.sex(m, r) for r, m in enumerate(ms, 1)]),
            ("続　柄", [p.put("relation", m["relation"], None, r) for r, m in enumerate(ms, 1)]),
            ("住民となった日", [p.day_text(w["moved"]) for _ in ms]), ("個人番号", [number(p, m, r, w) for r, m in enumerate(ms, 1)])]
    table = "".join(f"<tr><td style='width:34mm;background:#f4f4f4'>{a}</td>" + "".join(f"<td style='width:{140 // len(ms)}mm'>{v}</td>" for v in vs) + "</tr>" for a, vs in rows)
    body = f"""<h1 style='padding-top:18mm;font-size:19pt;letter-spacing:5mm'>住民票</h1><div class=c>（世帯全員）</div>
<table style='margin:8mm 18mm 3mm;width:174mm;line-height:1.7'><tr><td style='width:34mm;background:#f4f4f4'>世帯主氏名</td><td>{p.name('head', ms[0])}</td></tr><tr><td style='background:#f4f4f4'>住　　所</td><td>{p.put('address', w['address'])}</td></tr></table>
<table style='margin:0 18mm;width:174mm;line-height:1.8'>{table}</table>{mayor(p, d, 'この写しは、住民票の原本と相違ないことを証明します。')}{seal(rng, w['city'] + '長之印')}"""
    return p, sheet(body, rng.choice(["udp", "mincho"]), back=ground(rng, "waves"))


def jumin_block(d, rng):
    """One block a person without inner rules: small labels over larger values."""
    p, w = Page(rng), d["world"]
    put = lambda a, v, x, y, s=11: f"<div style='position:absolute;left:{x}mm;top:{y}mm'><span style='font-size:7pt;color:#333'>{a}</span><br><span style='font-size:{s}pt'>{v}</span></div>"  # noqa: E731
    blocks = ""
    for r, m in enumerate(d["members"], 1):
        blocks += f"""<div style='position:relative;margin:0 17mm;height:31mm;border-bottom:.25mm solid #333'><div style='position:absolute;left:0;top:12mm;font-size:13pt'>{r}</div>
{put('氏名', p.name('name', m, r), 10, 3, 13)}{put('フリガナ', p.kana('name_kana', m, r), 78, 3, 10)}{put('続柄', p.put('relation', m['relation'], None, r), 150, 3)}
{put('生年月日', p.date('birth_date', m['born'], r), 10, 16)}{put('性別', p.sex(m, r), 62, 16)}{put('個人番号', number(p, m, r, w), 78, 16)}{put('住民となった年月日', p.day_text(w['moved']), 128, 16, 9)}</div>"""
    body = f"""<div style='position:absolute;right:17mm;top:10mm;font-size:8pt'>{p.put('page_number', 1, '1', 0, 'digits')}／{p.put('page_count', 1, '1', 0, 'digits')}</div>
<h1 style='padding-top:14mm;font-size:18pt'>住　民　票　の　写　し</h1><div style='position:relative;height:34mm;margin:6mm 17mm 0;border:.4mm solid #333'>{put('世帯主の氏名', p.name('head', d['members'][0]), 4, 2, 12)}{put('住所', p.put('address', w['address']), 4, 17, 12)}</div>
<div style='border-top:.25mm solid #333;margin:4mm 17mm 0'></div>{blocks}{mayor(p, d, '上記は、世帯全員の住民票の写しである。')}{seal(rng, w['city'] + '長印', 20)}"""
    return p, sheet(body, rng.choice(["udg", "mj", "mincho"]), back=ground(rng, rng.choice(["dots", "none"])))


def jumin_lines(d, rng):
    """An old line printer: everything of a person in two solid lines."""
    p, w = Page(rng), d["world"]
    lines = "".join(f"<div style='line-height:1.55'>【{r}】氏名　{p.name('name', m, r)}　　続柄　{p.put('relation', m['relation'], None, r)}　　性別　{p.sex(m, r)}<br>　　　生年月日　{p.date('birth_date', m['born'], r)}　　個人番号　{number(p, m, r, w)}</div>"
                    for r, m in enumerate(d["members"], 1))
    body = f"""<h1 style='padding-top:20mm;font-size:18pt;letter-spacing:8mm'>住民票</h1><div style='margin:12mm 22mm;line-height:1.55;font-size:11.5pt'>住　所　{p.put('address', w['address'])}<br>世帯主　{p.name('head', d['members'][0])}</div>
<div style='margin:0 22mm;font-size:11.5pt'>{lines}</div>{mayor(p, d, '　この写しは、世帯全員の住民票の原本と相違ないことを証明する。')}{seal(rng, w['city'] + '長之印', 23)}"""
    return p, sheet(body, rng.choice(["mincho", "gothic"]))


def jumin_sheet(d, rng):
    """個人票 in a ruled form, the reading over the name in one cell, spread labels."""
    p, w, m = Page(rng), d["world"], d["members"][-1]
    lab = "background:#eef;width:36mm;text-align-last:justify;padding:1mm 3mm"
    tr = lambda a, b, c="", e="": f"<tr><td style='{lab}'>{a}</td><td{'' if c else ' colspan=3'}>{b}</td>" + (f"<td style='{lab}'>{c}</td><td>{e}</td>" if c else "") + "</tr>"  # noqa: E731
    born = p.date("birth_date", m["born"], 1)
    body = f"""<h1 style='padding-top:16mm;font-size:20pt'>住民票（個人票）</h1><table style='margin:10mm 16mm;width:178mm;line-height:1.9;font-size:11pt'>
{tr('氏名', f"<span style='font-size:7.5pt'>{p.kana('name_kana', m, 1)}</span><br>{p.name('name', m, 1)}", '続柄', p.put('relation', m['relation'], None, 1))}{tr('生年月日', born, '性別', p.sex(m, 1))}
{tr('世帯主', p.name('head', d['members'][0]))}{tr('住所', p.put('address', w['address']))}{tr('住民となった日', p.day_text(w['moved']), '届出日', p.day_text(w['moved']))}{tr('前住所', '岐阜県大垣市室本町三丁目8番地')}{tr('個人番号', number(p, m, 1, w))}{tr('備考', '')}</table>
{mayor(p, d, 'この写しは、住民票の原本と相違ないことを証明する。')}{seal(rng, w['city'] + '長之印')}"""
    return p, sheet(body, rng.choice(["udm", "mj"]), back=ground(rng, "copy"))


def tax_sides(d, rng):
    """Headings down the side of each part, amounts in pairs."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    y = lambda f, v: p.yen(f, v, "comma")  # noqa: E731
    side = lambda text, n: f"<td rowspan={n} style='{SIDE}'>{text}</td>"  # noqa: E731
    cell = lambda a, v: f"<td style='width:42mm'>{a}</td><td class=r>{v}</td>"  # noqa: E731
    ded = t["parts"] + [("雑損控除", 0)]
    dr = "".join(f"<tr>{side('控除', 4) if i == 0 else ''}{cell(ded[i][0], f'{ded[i][1]:,}')}{cell(ded[i + 1][0], f'{ded[i + 1][1]:,}')}</tr>" for i in range(0, 6, 2))
    body = f"""<h1 style='padding-top:15mm;font-size:17pt'>住民税課税（所得）証明書</h1><div class=r style='margin-right:16mm'>（単位：円）</div><table style='margin:3mm 15mm;width:180mm'>
<tr><td style='width:30mm'>年　度</td><td>{year_text(p, w)}</td><td style='width:26mm'>生年月日</td><td>{p.date('birth_date', m['born'])}</td></tr><tr><td>住　所</td><td colspan=3>{p.put('address', w['address'])}</td></tr><tr><td>氏　名</td><td colspan=3>{p.name('name', m)}　様</td></tr></table>
<table style='margin:4mm 15mm;width:180mm;line-height:1.6'><tr>{side('所得', 2)}{cell('給与収入金額', y('salary_revenue', t['revenue']))}{cell('給与所得金額', y('salary_income', t['salary']))}</tr><tr>{cell('合計所得金額', y('total_income', t['total']))}{cell('総所得金額等', y('gross_income', t['total']))}</tr>
{dr}<tr>{cell('所得控除額合計', y('deductions', t['deductions']))}{cell('課税標準額', y('tax_base', t['base']))}</tr>
<tr>{side('税額', 3)}{cell('市民税所得割額', y('city_income_levy', t['city']))}{cell('市民税均等割額', y('city_per_capita_levy', 3000))}</tr><tr>{cell('府民税所得割額', y('prefecture_income_levy', t['pref']))}{cell('府民税均等割額', y('prefecture_per_capita_levy', 1000))}</tr><tr>{cell('森林環境税額', y('forest_tax', 1000))}{cell('年税額', y('annual_tax', t['annual']))}</tr></table>
<div style='margin:0 15mm'>扶養親族数　{p.put('dependants', t['dependants'], str(t['dependants']) + '名', 0, 'digits')}</div>{mayor(p, d, '上記のとおり証明します。')}{seal(rng, w['city'] + '長印', 21)}"""
    return p, sheet(body, rng.choice(["mincho", "udg"]), back=ground(rng, "dots"))


def tax_zebra(d, rng):
    """Printed from a web application: bars, grey lines, no vertical rules."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    tr = lambda i, a, f, v: f"<tr style='background:{'#f5f5f5' if i % 2 else '#fff'}'><td style='border:0;border-bottom:.15mm solid #bbb;width:90mm'>{a}</td><td class=r style='border:0;border-bottom:.15mm solid #bbb'>{p.yen(f, v, 'yen')}</td></tr>"  # noqa: E731
    bar = lambda text: f"<div style='background:#345;color:#fff;margin:4mm 22mm 0;padding:1mm 3mm;font-size:10pt'>{text}</div>"  # noqa: E731
    part = lambda rows: "<table style='margin:0 22mm;width:166mm'>" + "".join(tr(i, *r) for i, r in enumerate(rows)) + "</table>"  # noqa: E731
    body = f"""<h1 style='padding-top:14mm;font-size:16pt;text-align:left;margin-left:22mm'>{year_text(p, w)} 課税証明書</h1><div style='margin:5mm 22mm;line-height:1.9'><b>氏名</b>　{p.name('name', m, gap=' ')} 様<br><b>生年月日</b>　{p.date('birth_date', m['born'])}<br><b>1月1日現在の住所</b>　{p.put('address', w['address'])}</div>
{bar('収入・所得')}{part([('給与収入額', 'salary_revenue', t['revenue']), ('給与所得額', 'salary_income', t['salary']), ('合計所得金額', 'total_income', t['total']), ('総所得金額等', 'gross_income', t['total'])])}
{bar('控除・課税標準')}{part([('所得控除合計額', 'deductions', t['deductions']), ('課税標準額', 'tax_base', t['base'])])}
{bar('税額')}{part([('市民税 所得割額', 'city_income_levy', t['city']), ('市民税 均等割額', 'city_per_capita_levy', 3000), ('県民税 所得割額', 'prefecture_income_levy', t['pref']), ('県民税 均等割額', 'prefecture_per_capita_levy', 1000), ('森林環境税', 'forest_tax', 1000), ('年税額', 'annual_tax', t['annual'])])}
{mayor(p, d, '課税台帳の記載事項について、上記のとおり証明します。')}{seal(rng, w['city'] + '長之印')}"""
    return p, sheet(body, rng.choice(["udp", "gothic"]))


def tax_rows(d, rng):
    """The two taxes as rows, 所得割・均等割・計 as columns; leaders in the income list."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    y = lambda f, v: p.yen(f, v, "comma")  # noqa: E731
    dots = lambda a, f, v: f"<div style='display:flex'><span>{a}</span><span style='flex:1;border-bottom:.3mm dotted #444;margin:0 2mm 1.2mm'></span><span>{p.yen(f, v, 'yen')}</span></div>"  # noqa: E731
    body = f"""<h1 style='padding-top:18mm;font-size:20pt'>{spaced('所得課税証明書')}</h1><div class=c>{year_text(p, w)}（{w['year_text']}中の所得）</div><div style='margin:8mm 24mm;line-height:1.8;font-size:12pt'>住　所　　{p.put('address', w['address'])}<br>氏　名　　{p.name('name', m)}　殿</div>
<div style='margin:4mm 40mm;line-height:1.75;font-size:11pt'>{dots('給与収入', 'salary_revenue', t['revenue'])}{dots('給与所得', 'salary_income', t['salary'])}{dots('合計所得金額', 'total_income', t['total'])}{dots('所得控除合計', 'deductions', t['deductions'])}{dots('課税標準額', 'tax_base', t['base'])}</div>
<table style='margin:6mm 24mm;width:162mm;line-height:1.7'><tr><th></th><th class=c>所得割額</th><th class=c>均等割額</th><th class=c>計</th></tr><tr><td>市民税</td><td class=r>{y('city_income_levy', t['city'])}</td><td class=r>{y('city_per_capita_levy', 3000)}</td><td class=r>{t['city'] + 3000:,}</td></tr><tr><td>県民税</td><td class=r>{y('prefecture_income_levy', t['pref'])}</td><td class=r>{y('prefecture_per_capita_levy', 1000)}</td><td class=r>{t['pref'] + 1000:,}</td></tr>
<tr><td colspan=3>森林環境税</td><td class=r>{y('forest_tax', 1000)}</td></tr><tr><td colspan=3>年税額</td><td class=r>{y('annual_tax', t['annual'])}</td></tr></table>{mayor(p, d, '上記のとおり相違ないことを証明する。')}{seal(rng, w['city'] + '長之印', 24)}"""
    return p, sheet(body, rng.choice(["mj", "udm"]), back=ground(rng, rng.choice(["waves", "none"])))


def study_card(d, rng):
    """A card-like certificate in a frame, the school above, 学年 as 三年 or 3年."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    year = p.put("school_year", s["year"], rng.choice([f"{s['year']}年", f"{KANJI[s['year']]}年", f"第{s['year']}学年"]), 0, "digits")
    body = f"""<div style='margin:40mm 30mm 0;border:1mm double #333;height:120mm;padding:7mm 12mm'><div style='font-size:10pt'>{s['document']}</div><h1 style='font-size:18pt;letter-spacing:4mm'>在学証明書</h1>
<table style='margin:6mm 0;font-size:11pt;line-height:1.6'><tr><td style='border:0;width:28mm'>氏　　名</td><td style='border:0'>{p.name('name', m)}</td></tr><tr><td style='border:0'>生年月日</td><td style='border:0'>{p.date('birth_date', m['born'], style=s['style'])}</td></tr><tr><td style='border:0'>学　　科</td><td style='border:0'>{s['faculty']}</td></tr><tr><td style='border:0'>学　　年</td><td style='border:0'>{year}</td></tr><tr><td style='border:0'>学籍番号</td><td style='border:0'>{p.put('student_id', s['id'])}</td></tr></table>
<div style='font-size:10.5pt'>本校の学生であることを証明する。</div><div style='margin-top:4mm'>{p.date('issued_on', d['issued'], style=s['style'])}</div><div class=r style='font-size:12pt'>{p.put('school', '学校法人青空学園　' + s['name'])}<br>校長　{d['world']['mayor']}</div></div>{seal(rng, s['name'] + '長印', 18)}"""
    return p, sheet(body, rng.choice(["mincho", "udg"]))


def study_sentence(d, rng):
    """The year stands in the sentence; the birth date without a label."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    body = f"""<h1 style='padding-top:44mm;font-size:24pt'>{spaced('在学証明書')}</h1><div style='margin:24mm 44mm;font-size:15pt;line-height:2'>氏名　{p.name('name', m)}<br><span style='font-size:12pt'>{p.date('birth_date', m['born'])}生</span></div>
<div style='margin:0 34mm;font-size:13pt;line-height:2.2'>　上記の者は本校第{p.put('school_year', s['year'], None, 0, 'digits')}学年に在学していることを証明する。<br><br>　{p.date('issued_on', d['issued'])}<br><div class=r>{p.put('school', s['name'])}長<br>{d['world']['mayor']}</div></div>{seal(rng, s['name'] + '長之印', 25)}"""
    return p, sheet(body, rng.choice(["udm", "mincho", "mj"]))


def study_form(d, rng):
    """A ruled form with the school's part below in the same table."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    tr = lambda a, v: f"<tr><td class=c style='width:44mm'>{a}</td><td>{v}</td></tr>"  # noqa: E731
    body = f"""<h1 style='padding-top:22mm;font-size:18pt'>在 学 証 明 書</h1><table style='margin:12mm 22mm;width:166mm;font-size:11.5pt;line-height:2'>{tr('学生番号', p.put('student_id', s['id']))}{tr('フリガナ', p.kana('name_kana', m))}{tr('学生氏名', p.name('name', m))}{tr('生年月日', p.date('birth_date', m['born'], style=s['style']))}
{tr('所属学部・学科', s['faculty'])}{tr('在籍学年', p.put('school_year', s['year'], f"{s['year']}年次（全4年）", 0, 'digits'))}{tr('修業年限', '4年')}{tr('卒業予定年月日', p.date('enrolled_until', s['until'], style=s['style']))}</table>
<div style='margin:0 26mm;font-size:11.5pt;line-height:2'>上記の者は、本学に在学中であることを証明します。</div><table style='margin:5mm 22mm;width:166mm;font-size:11.5pt;line-height:1.9'>{tr('証明年月日', p.date('issued_on', d['issued'], style=s['style']))}{tr('学校所在地', d['world']['city'] + '北町一丁目3番5号')}{tr('学校名', p.put('school', s['name']))}{tr('学校長氏名', d['world']['mayor'])}</table>{seal(rng, s['name'] + '印', 20)}"""
    return p, sheet(body, rng.choice(["udg", "udp"]))


def lost_society(d, rng):
    """A society's form: headings down the side, the firm in the same table."""
    p, c, m, w = Page(rng), d["cover"], d["members"][0], d["world"]
    side = lambda text, n: f"<td rowspan={n} style='{SIDE}'>{text}</td>"  # noqa: E731
    family = d["members"][1:]
    rows = "".join(f"<tr>{side('被扶養者', len(family) + 1) if r == 2 else ''}" + ("<td class=c>氏名</td><td class=c>生年月日</td><td class=c>続柄</td><td class=c>資格喪失日</td></tr><tr>" if r == 2 else "") +
                   f"<td>{p.name('name', x, r)}</td><td>{p.date('birth_date', x['born'], r)}</td><td class=c>{p.put('relation', x['relation'], None, r)}</td><td>{p.date('lost_on', c['lost'], r)}</td></tr>" for r, x in enumerate(family, 2))
    body = f"""<h1 style='padding-top:16mm;font-size:17pt'>健康保険 資格喪失証明書</h1><table style='margin:8mm 16mm;width:178mm;line-height:1.8'><tr>{side('被保険者', 5)}<td style='width:36mm'>記号・番号</td><td colspan=3>{p.put('symbol', c['symbol'])}－{p.put('number', c['number'])}</td></tr><tr><td>氏名</td><td>{p.name('name', m, 1)}</td><td style='width:22mm'>性別</td><td>{p.sex(m, 1)}</td></tr><tr><td>生年月日</td><td colspan=3>{p.date('birth_date', m['born'], 1)}</td></tr><tr><td>資格取得年月日</td><td colspan=3>{p.date('acquired_on', c['from'], 1)}</td></tr><tr><td>資格喪失年月日</td><td colspan=3>{p.date('lost_on', c['lost'], 1)}（退職日の翌日）</td></tr>{rows}</table>
<div style='margin:2mm 20mm'>上記のとおり資格を喪失したことを証明します。　　{p.date('issued_on', d['issued'])}</div><table style='margin:3mm 16mm;width:178mm;line-height:1.8'><tr>{side('証明者', 4)}<td style='width:36mm'>事業所所在地</td><td>{w['city']}栄町7番2号</td></tr><tr><td>事業所名称</td><td>{p.put('company', c['company'])}</td></tr><tr><td>事業主氏名</td><td>{w['mayor']}</td></tr><tr><td>電話番号</td><td>052-{rng.randrange(200, 900)}-{rng.randrange(1000, 9999)}</td></tr></table>{seal(rng, '代表者之印', 18, 'circle')}"""
    return p, sheet(body, rng.choice(["mincho", "udg"]))


def lost_list(d, rng):
    """Numbered items without rules; the insurer's number in its own boxes."""
    p, c, m, w = Page(rng), d["cover"], d["members"][0], d["world"]
    n = p.put("insurer_number", c["insurer_number"], None, 0, "digits")
    boxes = "".join(f"<td class=c style='width:7mm;padding:1mm 0'>{x}</td>" for x in n)
    item = lambda k, a, v: f"<div>{k}．{a}<span style='position:absolute;left:86mm'>{v}</span></div>"  # noqa: E731
    body = f"""<h1 style='padding-top:22mm;font-size:18pt'>資格喪失証明書</h1><div style='margin:12mm 26mm 4mm;line-height:2.3;font-size:12pt'>{item('１', '被保険者の氏名', p.name('name', m, 1))}{item('２', '生年月日', p.date('birth_date', m['born'], 1))}{item('３', '被保険者証の記号', p.put('symbol', c['symbol']))}{item('４', '被保険者証の番号', p.put('number', c['number']))}{item('５', '資格取得日', p.date('acquired_on', c['from'], 1))}{item('６', '退職日', p.date('left_on', c['left']))}{item('７', '資格喪失日', p.date('lost_on', c['lost'], 1))}</div>
<div style='margin:0 26mm;font-size:12pt;display:flex;align-items:center'>８．保険者番号<table style='margin-left:24mm'><tr>{boxes}</tr></table></div><div style='margin:14mm 26mm;line-height:2;font-size:12pt'>上記のとおり相違ありません。<br>{p.date('issued_on', d['issued'])}<br><div style='margin-left:50mm'>所在地　{w['city']}東町二丁目4番<br>会社名　{p.put('company', c['company'])}<br>代表者　{w['mayor']}</div></div>{seal(rng, '代表者印', 18, 'circle')}"""
    return p, sheet(body, rng.choice(["gothic", "udm"]))


def lost_notice(d, rng):
    """A notice to the person: name with 様 above, then a table of one line a person."""
    p, c, w = Page(rng), d["cover"], d["world"]
    m = d["members"][0]
    rows = "".join(f"<tr><td>{p.name('name', x, r) if r > 1 else x['family'] + '　' + x['given']}</td><td>{p.date('birth_date', x['born'], r)}</td><td class=c>{p.put('relation', '本人' if r == 1 else x['relation'], None, r)}</td><td>{p.date('acquired_on', c['from'], r)}</td><td>{p.date('lost_on', c['lost'], r)}</td></tr>" for r, x in enumerate(d["members"], 1))
    p.put("name", m["name"], m["family"] + "　" + m["given"], 1)
    body = f"""<div class=r style='padding:16mm 20mm 0'>{p.date('issued_on', d['issued'])}</div><div style='margin:6mm 20mm;font-size:13pt'>{m['family']}　{m['given']}　様</div><h1 style='padding-top:6mm;font-size:17pt'>資格喪失確認通知書</h1><div style='margin:8mm 20mm;line-height:1.8'>下記のとおり健康保険の資格を喪失したことを証明します。</div><div style='margin:2mm 20mm;line-height:1.9'>被保険者証の記号番号　　{p.put('symbol', c['symbol'])}・{p.put('number', c['number'])}<br>保険者番号　　{p.put('insurer_number', c['insurer_number'], None, 0, 'digits')}</div>
<table style='margin:3mm 20mm;width:170mm;line-height:1.7;font-size:10pt'><tr style='background:#e8e8e8'><th>氏　名</th><th>生年月日</th><th>続柄</th><th>資格取得日</th><th>資格喪失日</th></tr>{rows}</table><div style='margin:16mm 20mm;line-height:1.9'><div style='margin-left:70mm'>{p.put('company', c['society'])}<br>理事長　{w['mayor']}</div></div>{seal(rng, '理事長之印', 20)}"""
    return p, sheet(body, rng.choice(["udp", "mincho"]))


LAYOUTS = {"juminhyo": [jumin_beside, jumin_block, jumin_lines, jumin_sheet], "kazei_shomeisho": [tax_sides, tax_zebra, tax_rows],
           "zaigaku_shomeisho": [study_card, study_sentence, study_form], "soshitsu_shomeisho": [lost_society, lost_list, lost_notice]}
