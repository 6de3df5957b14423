"""A ninth set of attachments, drawn after the reader was mended by the eighth and measured once: a small table a person with labels over values,
units in labels, values in 〔 〕, one day of loss for everybody, the insured in the same list under 本人."""
from layout_kazei import year_text
from sheet_html import Page, ground, seal, sheet, spaced


def end(p, d, rng, words, who, name, size=21):
    return (f"<div style='margin:8mm 20mm;line-height:1.9'>{words}<br>{p.date('issued_on', d['issued'])}<div style='margin-left:80mm;font-size:13pt'>{who}　{d['world']['mayor']}</div></div>"
            + seal(rng, name, size))


def jumin_tables(d, rng):
    """その１, その２ …: a table a person, a line of labels over a line of values, twice."""
    p, w = Page(rng), d["world"]
    th = lambda *names: "<tr style='background:#f1f1f6;font-size:8pt'>" + "".join(f"<td class=c style='width:{width}mm'>{n}</td>" for n, width in names) + "</tr>"  # noqa: E731
    def table(r, m):
        v = m["my_number"]
        number = p.put("my_number", v, f"{v[:4]}-{v[4:8]}-{v[8:]}", r, "digits") if w["numbers"] else p.masked("my_number", "************", r, "digits")
        return f"""<div style='margin:2.5mm 16mm 1mm;font-size:9pt'>その{'１２３４５６'[r - 1]}</div><table style='margin:0 16mm;width:178mm;table-layout:fixed'>{th(('氏名', 70), ('生年月日', 50), ('性別', 22), ('続柄', 36))}<tr><td>{p.name('name', m, r)}</td><td>{p.date('birth_date', m['born'], r)}</td><td class=c>{p.sex(m, r)}</td><td class=c>{p.put('relation', m['relation'], None, r)}</td></tr></table><table style='margin:-.25mm 16mm 0;width:178mm;table-layout:fixed'>{th(('フリガナ', 70), ('個人番号', 58), ('住民となった日', 50))}<tr><td style='font-size:9pt'>{p.kana('name_kana', m, r)}</td><td class=c>{number}</td><td>{p.day_text(w['moved'])}</td></tr></table>"""
    body = f"""<h1 style='padding-top:13mm;font-size:17pt'>住民票（世帯全員）</h1><div style='margin:5mm 16mm 2mm;line-height:1.8'>住所　{p.put('address', w['address'])}<br>世帯主　{p.name('head', d['members'][0])}</div>{''.join(table(r, m) for r, m in enumerate(d['members'], 1))}{end(p, d, rng, 'この写しは、住民票の原本と相違ないことを証明する。', w['city'] + '長', w['city'] + '長之印')}"""
    return p, sheet(body, rng.choice(["udg", "mincho"]), back=ground(rng, rng.choice(["dots", "none"])))


def tax_units(d, rng):
    """Two pairs of label and amount a line, the unit in the label; the person in a box to the right."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    cell = lambda a, f, v: f"<td style='width:52mm'>{a}（円）</td><td class=r style='width:36mm'>{p.yen(f, v, 'comma')}</td>"  # noqa: E731
    row = lambda *pairs: "<tr>" + "".join(cell(*x) for x in pairs) + ("<td></td><td></td>" if len(pairs) == 1 else "") + "</tr>"  # noqa: E731
    body = f"""<h1 style='padding-top:15mm;font-size:17pt'>所得・課税証明書</h1><div class=c style='margin-top:2mm'>{year_text(p, w)}</div><table style='margin:6mm 16mm 6mm 84mm;width:110mm;line-height:1.6'><tr><td style='width:26mm'>住所</td><td>{p.put('address', w['address'])}</td></tr><tr><td>氏名</td><td>{p.name('name', m)}</td></tr><tr><td>生年月日</td><td>{p.date('birth_date', m['born'])}</td></tr></table>
<table style='margin:0 16mm;width:178mm;line-height:1.7'>{row(('給与収入', 'salary_revenue', t['revenue']), ('給与所得', 'salary_income', t['salary']))}{row(('合計所得金額', 'total_income', t['total']), ('総所得金額等', 'gross_income', t['total']))}{row(('所得控除合計', 'deductions', t['deductions']), ('課税標準額', 'tax_base', t['base']))}{row(('市民税所得割額', 'city_income_levy', t['city']), ('県民税所得割額', 'prefecture_income_levy', t['pref']))}{row(('市民税均等割額', 'city_per_capita_levy', 3000), ('県民税均等割額', 'prefecture_per_capita_levy', 1000))}{row(('森林環境税額', 'forest_tax', 1000), ('年税額', 'annual_tax', t['annual']))}</table>{end(p, d, rng, '上記のとおり証明する。', w['city'] + '長', w['city'] + '長之印')}"""
    return p, sheet(body, rng.choice(["mincho", "gothic"]), back=ground(rng, rng.choice(["copy", "none"])))


def study_brackets(d, rng):
    """Values between 〔 and 〕 behind their labels, the school under the sentence."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    item = lambda a, v: f"<div style='display:flex'><span style='width:42mm'>{a}</span><span>〔　{v}　〕</span></div>"  # noqa: E731
    body = f"""<h1 style='padding-top:30mm;font-size:23pt'>{spaced('在学証明書')}</h1><div style='margin:20mm 34mm;font-size:12.5pt;line-height:2.4'>{item('学籍番号', p.put('student_id', s['id']))}{item('氏　　名', p.name('name', m))}{item('フリガナ', p.kana('name_kana', m))}{item('生年月日', p.date('birth_date', m['born']))}{item('学　　年', p.put('school_year', s['year'], f"第{s['year']}学年", 0, 'digits'))}{item('卒業予定日', p.date('enrolled_until', s['until']))}</div><div style='margin:4mm 30mm;font-size:13pt;line-height:2'>上記の者は、本校の生徒として在学していることを証明する。<br>{p.date('issued_on', d['issued'])}<br><span style='margin-left:50mm'>{p.put('school', s['name'])}</span><br><span style='margin-left:50mm'>校長　{d['world']['mayor']}</span></div>{seal(rng, s['name'] + '長之印', 22)}"""
    return p, sheet(body, rng.choice(["udm", "gothic"]))


def lost_list(d, rng):
    """Everybody in one list whose first column says 本人 or 家族, one day of loss for all over it."""
    p, c, w = Page(rng), d["cover"], d["world"]
    rows = "".join(f"<tr><td class=c>{'本人' if r == 1 else '家族'}</td><td>{p.name('name', m, r)}</td><td style='font-size:9pt'>{p.kana('name_kana', m, r)}</td><td>{p.date('birth_date', m['born'], r)}</td><td class=c>{p.sex(m, r)}</td></tr>" for r, m in enumerate(d["members"], 1))
    body = f"""<h1 style='padding-top:16mm;font-size:18pt'>健康保険資格喪失証明書</h1><div style='margin:9mm 20mm 4mm;font-size:11pt;line-height:1.9'>保険者番号：{p.put('insurer_number', c['insurer_number'], None, 0, 'digits')}<br>記号：{p.put('symbol', c['symbol'])}　　番号：{p.put('number', c['number'])}<br>資格取得年月日：{p.date('acquired_on', c['from'], 1)}<br>退職年月日：{p.date('left_on', c['left'])}<br>資格喪失年月日：{p.date('lost_on', c['lost'], 1)}<br>住所：{p.put('address', w['address'])}</div>
<table style='margin:0 20mm;width:170mm;line-height:1.6'><tr><th class=c>区分</th><th class=c>氏名</th><th class=c>フリガナ</th><th class=c>生年月日</th><th class=c>性別</th></tr>{rows}</table><div style='margin:8mm 22mm;line-height:1.9'>上記のとおり資格を喪失したことを証明します。<br>{p.date('issued_on', d['issued'])}<br><span style='margin-left:66mm'>{w['city']}中町8番1号</span><br><span style='margin-left:66mm'>{p.put('company', c['company'])}</span><br><span style='margin-left:66mm'>代表取締役　{w['mayor']}</span></div>{seal(rng, '代表取締役印', 18, 'circle')}"""
    return p, sheet(body, rng.choice(["mincho", "udg"]))


LAYOUTS = {"juminhyo": [jumin_tables], "kazei_shomeisho": [tax_units], "zaigaku_shomeisho": [study_brackets], "soshitsu_shomeisho": [lost_list]}
