"""A seventh set of attachments, drawn after the reader was mended by the sixth and measured once: readings as ruby, labels in 〈 〉, tables turned, a
place for a photograph, dates in a sentence, remarks beside persons."""
from layout_kazei import year_text
from sheet_html import Page, ground, seal, sheet, spaced


def end(p, d, rng, words, who, name, size=21):
    return (f"<div style='margin:9mm 22mm;line-height:1.9'>{words}<div style='margin:2mm 0 0 8mm'>{p.date('issued_on', d['issued'])}</div><div style='margin-left:72mm;font-size:13pt'>{who}　{d['world']['mayor']}</div></div>"
            + seal(rng, name, size))


def number(p, m, row, w):
    v = m["my_number"]
    return p.put("my_number", v, f"{v[:4]}-{v[4:8]}-{v[8:]}", row, "digits") if w["numbers"] else p.masked("my_number", "省略", row, "digits")


def jumin_ruby(d, rng):
    """The reading as ruby over the name, four labelled lines a person between rules; 備考 to the right."""
    p, w = Page(rng), d["world"]
    def block(r, m):
        ruby = f"<ruby style='ruby-align:start'>{p.name('name', m, r)}<rt style='font-size:6.5pt;letter-spacing:.2mm'>{p.kana('name_kana', m, r)}</rt></ruby>"
        return f"""<tr><td rowspan=2 class=c style='width:12mm'>{r}</td><td style='width:22mm;background:#eef0f4'>氏名</td><td style='width:66mm;font-size:12pt;padding-top:3.4mm'>{ruby}</td><td style='width:22mm;background:#eef0f4'>続柄</td><td>{p.put('relation', m['relation'], None, r)}</td><td rowspan=2 style='width:24mm;vertical-align:top;font-size:8pt'>備考</td></tr>
<tr><td style='background:#eef0f4'>生年月日</td><td>{p.date('birth_date', m['born'], r)}　（{p.sex(m, r)}）</td><td style='background:#eef0f4'>個人番号</td><td style='font-size:9.5pt'>{number(p, m, r, w)}</td></tr>"""
    body = f"""<h1 style='padding-top:14mm;font-size:18pt;letter-spacing:3mm'>住民票</h1><table style='margin:6mm 14mm 3mm;width:182mm'><tr><td style='width:26mm;background:#eef0f4'>住　　所</td><td>{p.put('address', w['address'])}</td></tr><tr><td style='background:#eef0f4'>世 帯 主</td><td>{p.name('head', d['members'][0])}</td></tr></table>
<table style='margin:0 14mm;width:182mm'>{''.join(block(r, m) for r, m in enumerate(d['members'], 1))}</table>{end(p, d, rng, 'この写しは、住民票の原本と相違ないことを証明する。', w['city'] + '長', w['city'] + '長之印')}"""
    return p, sheet(body, rng.choice(["udg", "mincho"]), back=ground(rng, rng.choice(["dots", "none"])))


def jumin_angles(d, rng):
    """Labels in 〈 〉, everything of a person on two lines, dotted lines between persons."""
    p, w = Page(rng), d["world"]
    block = "".join(f"""<div style='border-top:.3mm dotted #444;padding:2.5mm 0;line-height:1.9'>〈氏名〉{p.name('name', m, r)}　　〈フリガナ〉{p.kana('name_kana', m, r)}　　〈性別〉{p.sex(m, r)}<br>〈生年月日〉{p.date('birth_date', m['born'], r)}　　〈続柄〉{p.put('relation', m['relation'], None, r)}　　〈個人番号〉{number(p, m, r, w)}</div>""" for r, m in enumerate(d["members"], 1))
    body = f"""<h1 style='padding-top:18mm;font-size:19pt'>住民票の写し</h1><div style='margin:9mm 20mm 0;font-size:10.5pt'><div style='line-height:1.9;padding-bottom:2mm'>〈住所〉{p.put('address', w['address'])}<br>〈世帯主〉{p.name('head', d['members'][0])}</div>{block}<div style='border-top:.3mm dotted #444'></div></div>{end(p, d, rng, '以上は、住民票の写しに相違ないことを証明します。', w['city'] + '長', w['city'] + '長印')}"""
    return p, sheet(body, rng.choice(["gothic", "mincho"]))


def tax_turned(d, rng):
    """Headings over one line of amounts, three such tables under each other."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    def part(items):
        return ("<table style='margin:4mm 15mm;width:180mm'><tr>" + "".join(f"<th class=c style='background:#f0f0ea;font-size:9pt'>{a}</th>" for a, _, _ in items) + "</tr><tr>"
                + "".join(f"<td class=r>{p.yen(f, v)}</td>" for _, f, v in items) + "</tr></table>")
    body = f"""<h1 style='padding-top:16mm;font-size:17pt'>市・県民税　課税証明書</h1><div class=c style='margin-top:2mm'>{year_text(p, w)}</div><table style='margin:6mm 15mm;width:180mm;line-height:1.6'><tr><th class=c style='width:62mm'>氏　名</th><th class=c>住　所</th><th class=c style='width:40mm'>生年月日</th></tr><tr><td>{p.name('name', m)}</td><td>{p.put('address', w['address'])}</td><td>{p.date('birth_date', m['born'])}</td></tr></table>
{part([('給与収入', 'salary_revenue', t['revenue']), ('給与所得', 'salary_income', t['salary']), ('合計所得金額', 'total_income', t['total']), ('総所得金額等', 'gross_income', t['total'])])}{part([('所得控除合計', 'deductions', t['deductions']), ('課税標準額', 'tax_base', t['base']), ('年税額', 'annual_tax', t['annual'])])}{part([('市民税所得割', 'city_income_levy', t['city']), ('市民税均等割', 'city_per_capita_levy', 3000), ('県民税所得割', 'prefecture_income_levy', t['pref']), ('県民税均等割', 'prefecture_per_capita_levy', 1000), ('森林環境税', 'forest_tax', 1000)])}{end(p, d, rng, '上記のとおり相違ないことを証明します。', w['city'] + '長', w['city'] + '長之印')}"""
    return p, sheet(body, rng.choice(["mincho", "udg"]), back=ground(rng, rng.choice(["waves", "none"])))


def tax_leaders(d, rng):
    """Dotted leaders, numbered heads, amounts with ￥ and －."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    item = lambda a, f, v: f"<div style='display:flex;line-height:1.75'><span style='margin-left:6mm'>{a}</span><span style='flex:1;border-bottom:.35mm dotted #555;margin:0 2mm 1.4mm'></span><span>￥{p.yen(f, v, 'comma')}－</span></div>"  # noqa: E731
    body = f"""<h1 style='padding-top:18mm;font-size:19pt'>{spaced('所得証明書')}</h1><div style='margin:10mm 40mm;font-size:11pt;line-height:1.8'>１　証明する年度　{year_text(p, w)}<br>２　住所　{p.put('address', w['address'])}<br>３　氏名　{p.name('name', m)}<br>４　生年月日　{p.date('birth_date', m['born'])}<br>５　所得及び課税の状況{item('給与収入金額', 'salary_revenue', t['revenue'])}{item('給与所得金額', 'salary_income', t['salary'])}{item('合計所得金額', 'total_income', t['total'])}{item('所得控除合計額', 'deductions', t['deductions'])}{item('課税標準額', 'tax_base', t['base'])}{item('市民税所得割額', 'city_income_levy', t['city'])}{item('市民税均等割額', 'city_per_capita_levy', 3000)}{item('県民税所得割額', 'prefecture_income_levy', t['pref'])}{item('県民税均等割額', 'prefecture_per_capita_levy', 1000)}{item('年税額', 'annual_tax', t['annual'])}</div>{end(p, d, rng, '上記のとおり証明する。', w['city'] + '長', w['city'] + '長之印')}"""
    return p, sheet(body, rng.choice(["udm", "gothic"]))


def study_photo(d, rng):
    """A place for a photograph to the left, labels over underlined values to its right."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    item = lambda a, v: f"<div style='margin-bottom:3mm'><div style='font-size:8pt'>{a}</div><div style='border-bottom:.25mm solid #333;font-size:12.5pt;padding:.6mm 1mm'>{v}</div></div>"  # noqa: E731
    body = f"""<h1 style='padding-top:24mm;font-size:22pt;letter-spacing:4mm'>在学証明書</h1><div style='display:flex;gap:10mm;margin:16mm 26mm'><div style='width:34mm;height:44mm;border:.3mm solid #333;text-align:center;padding-top:18mm;font-size:9pt'>写真</div><div style='width:112mm'>{item('氏名', p.name('name', m))}{item('生年月日', p.date('birth_date', m['born'], style=s['style']))}{item('学籍番号', p.put('student_id', s['id']))}{item('所属', s['faculty'])}{item('学年', p.put('school_year', s['year'], f"{s['year']}年次", 0, 'digits'))}{item('卒業予定年月日', p.date('enrolled_until', s['until'], style=s['style']))}</div></div>
<div style='margin:8mm 30mm;font-size:13pt;line-height:2'>上記の者は本校に在学していることを証明する。</div><div style='margin:8mm 30mm;font-size:12pt'>{p.date('issued_on', d['issued'], style=s['style'])}</div><div style='margin-left:78mm;font-size:14pt;line-height:1.9'>{p.put('school', s['name'])}<br>校　長　{d['world']['mayor']}</div>{seal(rng, s['name'] + '長印', 23)}"""
    return p, sheet(body, rng.choice(["mincho", "udg"]))


def study_pairs(d, rng):
    """A narrow ruled table in the middle of the page, labels spread over their cells, the school's head to the left."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    tr = lambda a, v: f"<tr><td style='width:36mm;text-align-last:justify;padding:2mm 4mm'>{a}</td><td style='padding:2mm 4mm'>{v}</td></tr>"  # noqa: E731
    body = f"""<div style='padding:16mm 24mm 0;font-size:11pt'>{s['document']}</div><h1 style='padding-top:14mm;font-size:23pt'>{spaced('在学証明書')}</h1><table style='margin:16mm 36mm;width:138mm;font-size:12pt'>{tr('フリガナ', p.kana('name_kana', m))}{tr('氏名', p.name('name', m))}{tr('生年月日', p.date('birth_date', m['born']))}{tr('学籍番号', p.put('student_id', s['id']))}{tr('学年', p.put('school_year', s['year'], f"第{s['year']}学年", 0, 'digits'))}{tr('入学年月日', p.day_text(s['entered']))}{tr('卒業予定日', p.date('enrolled_until', s['until']))}</table>
<div style='margin:4mm 36mm;font-size:12.5pt;line-height:2'>本校に在学していることを証明します。<br>{p.date('issued_on', d['issued'])}<br>{p.put('school', s['name'])}　校長　{d['world']['mayor']}</div>{seal(rng, s['name'] + '長印', 22)}"""
    return p, sheet(body, rng.choice(["gothic", "mj"]))


def lost_remarks(d, rng):
    """Everybody in one table, name over reading in one cell, remarks to the right; the firm above everything."""
    p, c, w = Page(rng), d["cover"], d["world"]
    rows = "".join(f"<tr><td>{p.name('name', m, r)}<br><span style='font-size:8pt'>{p.kana('name_kana', m, r)}</span></td><td class=c>{p.put('relation', '本人' if r == 1 else m['relation'], None, r)}</td><td>{p.date('birth_date', m['born'], r)}</td><td>{p.date('acquired_on', c['from'], r)}</td><td>{p.date('lost_on', c['lost'], r)}</td><td style='font-size:8pt'>{'退職のため' if r == 1 else ''}</td></tr>" for r, m in enumerate(d["members"], 1))
    body = f"""<div style='margin:16mm 16mm 0;line-height:1.7'>事業所名称　{p.put('company', c['company'])}<br>事業所所在地　{w['city']}南町一丁目6番</div><h1 style='padding-top:10mm;font-size:18pt'>健康保険資格喪失証明書</h1><div style='margin:8mm 16mm 4mm;line-height:1.8'>保険者番号　{p.put('insurer_number', c['insurer_number'], None, 0, 'digits')}<br>被保険者等記号　{p.put('symbol', c['symbol'])}　　被保険者等番号　{p.put('number', c['number'])}<br>住所　{p.put('address', w['address'])}</div>
<table style='margin:0 12mm;width:186mm;font-size:9.5pt;line-height:1.5'><tr style='background:#eee'><th class=c>氏名（フリガナ）</th><th class=c>続柄</th><th class=c>生年月日</th><th class=c>資格取得年月日</th><th class=c>資格喪失年月日</th><th class=c>備考</th></tr>{rows}</table>{end(p, d, rng, '上記のとおり資格を喪失したことを証明します。', '代表者', '代表者之印', 18)}"""
    return p, sheet(body, rng.choice(["udg", "mincho"]))


def lost_sentence(d, rng):
    """A letter: who, then a sentence with both days, the family as a list of lines."""
    p, c, w, m = Page(rng), d["cover"], d["world"], d["members"][0]
    kin = "".join(f"<tr><td style='border:0;width:60mm'>{p.name('name', o, r)}</td><td style='border:0;width:34mm'>{p.put('relation', o['relation'], None, r)}</td><td style='border:0'>{p.date('birth_date', o['born'], r)}</td></tr>" for r, o in enumerate(d["members"][1:], 2))
    body = f"""<h1 style='padding-top:24mm;font-size:20pt'>資格喪失証明書</h1><div style='margin:14mm 28mm 4mm;font-size:12pt;line-height:2'>被保険者氏名　{p.name('name', m, 1)}<br>生年月日　{p.date('birth_date', m['born'], 1)}<br>記号　{p.put('symbol', c['symbol'])}　番号　{p.put('number', c['number'])}</div><div style='margin:0 28mm;font-size:12pt;line-height:2'>　上記の者は、{p.date('left_on', c['left'])}をもって当社を退職し、{p.date('lost_on', c['lost'], 1)}に健康保険の被保険者の資格を喪失したことを証明します。</div>
<div style='margin:6mm 28mm 1mm;font-size:12pt'>被扶養者</div><table style='margin:0 28mm;font-size:11.5pt;line-height:1.7'><tr><th style='border:0'>氏名</th><th style='border:0'>続柄</th><th style='border:0'>生年月日</th></tr>{kin}</table><div style='margin:12mm 28mm;font-size:12pt;line-height:1.9'>{p.date('issued_on', d['issued'])}<div style='margin-left:54mm'>{w['city']}西町3番地<br>{p.put('company', c['company'])}<br>代表取締役　{w['mayor']}</div></div>{seal(rng, '代表取締役印', 18, 'circle')}"""
    return p, sheet(body, rng.choice(["mincho", "udm"]))


LAYOUTS = {"juminhyo": [jumin_ruby, jumin_angles], "kazei_shomeisho": [tax_turned, tax_leaders],
           "zaigaku_shomeisho": [study_photo, study_pairs], "soshitsu_shomeisho": [lost_remarks, lost_sentence]}
