"""在学証明書 as five schools print it."""
from sheet_html import Page, ground, seal, sheet, spaced


def letter(d, rng):
    """A university's letter in running lines."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    body = f"""<div style='position:absolute;right:22mm;top:18mm'>{s['document']}</div><h1 style='padding-top:38mm;font-size:24pt;letter-spacing:8mm'>在学証明書</h1>
<div style='margin:24mm 34mm;line-height:2.6;font-size:13pt'>学籍番号　{p.put('student_id', s['id'])}<br>氏　　名　{p.name('name', m)}<br>
生年月日　{p.date('birth_date', m['born'], style=s['style'])}生<br>所　　属　{s['faculty']}　第{p.put('school_year', s['year'], None, 0, 'digits')}学年</div>
<div style='margin:0 34mm;font-size:13pt;line-height:2.2'>　上記の者は、本学に在学していることを証明する。<br><br>　　{p.date('issued_on', d['issued'], style=s['style'])}<br><br>
<div class=r style='margin-right:20mm'>{p.put('school', s['name'])}<br>学長　　{d['world']['mayor']}</div></div>{seal(rng, s['name'] + '長之印', 24)}"""
    return p, sheet(body, rng.choice(["mincho", "mj"]))


def table(d, rng):
    """A vocational school's table."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    row = lambda a, b: f"<tr><td style='width:48mm;background:#f2f2f2'>{a}</td><td style='width:112mm'>{b}</td></tr>"  # noqa: E731
    body = f"""<h1 style='padding-top:26mm;font-size:20pt'>在　学　証　明　書</h1>
<table style='margin:16mm 25mm;font-size:12pt;line-height:1.9'>{row('氏名', p.name('name', m))}{row('フリガナ', p.kana('name_kana', m))}
{row('生年月日', p.date('birth_date', m['born'], style=s['style']))}{row('現住所', p.put('address', d['world']['address']))}{row('学籍番号', p.put('student_id', s['id']))}
{row('学科・学年', s['faculty'] + '　' + p.put('school_year', s['year'], str(s['year']) + '年', 0, 'digits'))}
{row('入学年月日', p.day_text(s['entered'], s['style']))}{row('卒業予定年月日', p.date('enrolled_until', s['until'], style=s['style']))}</table>
<div style='margin:0 30mm;font-size:12pt;line-height:2'>上記のとおり本校に在学していることを証明します。<br>{p.date('issued_on', d['issued'], style=s['style'])}<br>
<div class=r style='margin-right:14mm'>所在地　{d['world']['city']}本町二丁目1番<br>{p.put('school', s['name'])}<br>校長　{d['world']['mayor']}</div></div>{seal(rng, s['name'] + '長印', 22)}"""
    return p, sheet(body, rng.choice(["gothic", "udg"]))


def high_school(d, rng):
    """A high school: the class in words, wide spacing, kanji-spaced title."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    body = f"""<div style='padding:24mm 0 0 28mm;font-size:11pt'>第{rng.randrange(10, 400)}号</div><h1 style='padding-top:10mm;font-size:26pt'>{spaced('在学証明書')}</h1>
<div style='margin:22mm 40mm;font-size:14pt;line-height:2.4'>{s['course']}　第 {p.put('school_year', s['year'], None, 0, 'digits')} 学年<br>
<span style='font-size:18pt'>{p.name('name', m)}</span><br>{p.date('birth_date', m['born'], style='gap')} 生</div>
<div style='margin:0 34mm;font-size:14pt;line-height:2.2'>右の者は本校に在学していることを証明する</div>
<div style='margin:14mm 34mm;font-size:13pt;line-height:2.2'>{p.date('issued_on', d['issued'], style='gap')}<div class=r style='margin-right:24mm'>{p.put('school', s['name'])}<br>校長　{d['world']['mayor']}</div></div>
{seal(rng, s['name'] + '長之印', 25)}""".replace("右の者", "上記の者")
    return p, sheet(body, rng.choice(["mincho", "udm"]))


def bilingual(d, rng):
    """A university's Japanese and English certificate from a machine."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    row = lambda a, e, b: (f"<tr><td style='border:none;width:60mm'>{a}<br><span style='font-size:8pt;color:#444'>{e}</span></td>"  # noqa: E731
                           f"<td style='border:none'>{b}</td></tr>")
    body = f"""<div style='border:.8mm double #246;margin:0;position:absolute;inset:12mm'></div><h1 style='padding-top:30mm;font-size:20pt'>在学証明書</h1>
<div class=c style='font-size:11pt'>CERTIFICATE OF ENROLLMENT</div><table style='margin:14mm 30mm;font-size:12pt'>
{row('学籍番号', 'Student ID', p.put('student_id', s['id']))}{row('氏名', 'Name', p.name('name', m, gap=' '))}{row('生年月日', 'Date of Birth', p.date('birth_date', m['born'], style='seireki'))}
{row('学部・学科', 'Faculty', s['faculty'])}{row('学年', 'Year', p.put('school_year', s['year'], f"{s['year']}年次", 0, 'digits'))}
{row('在学期間', 'Period', p.day_text(s['entered'], 'seireki') + '～' + p.date('enrolled_until', s['until'], style='seireki'))}</table>
<div style='margin:6mm 34mm;font-size:12pt;line-height:2'>上記の者は本学の学生であることを証明します。<br>発行日　{p.date('issued_on', d['issued'], style='seireki')}
<div class=r style='margin:8mm 10mm'>{p.put('school', s['name'])}<br>学長　{d['world']['mayor']}</div></div>{seal(rng, s['name'] + '印', 24, 'circle')}"""
    return p, sheet(body, rng.choice(["udp", "udm"]), back=ground(rng, "waves"))


def form_filled(d, rng):
    """A 国保's own sheet that the school completes: labels spread, period of study asked."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    body = f"""<h1 style='padding-top:20mm;font-size:17pt'>在学証明書（国民健康保険用）</h1>
<table style='margin:12mm 20mm;width:170mm;font-size:11pt;line-height:2'><tr><td rowspan=3 class=c style='width:14mm'>学生</td><td style='width:32mm'>ふりがな</td><td>{p.kana('name_kana', m)}</td></tr>
<tr><td>氏　名</td><td style='font-size:14pt'>{p.name('name', m)}</td></tr><tr><td>生年月日</td><td>{p.date('birth_date', m['born'])}</td></tr>
<tr><td colspan=2>学部・学科（課程）</td><td>{s['faculty']}</td></tr><tr><td colspan=2>学　年</td><td>第　{p.put('school_year', s['year'], None, 0, 'digits')}　学年</td></tr>
<tr><td colspan=2>在学期間</td><td>{p.day_text(s['entered'])}　から　{p.date('enrolled_until', s['until'])}　まで（予定）</td></tr></table>
<div style='margin:8mm 24mm;font-size:12pt;line-height:2.1'>上記の者が在学していることを証明します。<br>証明日　{p.date('issued_on', d['issued'])}<br>学校名　{p.put('school', s['name'])}<br>所在地　{d['world']['city']}緑町四丁目12番1号<br>学校長　{d['world']['mayor']}</div>
{seal(rng, s['name'] + '長之印', 22)}"""
    return p, sheet(body, rng.choice(["udg", "gothic"]))


LAYOUTS = [letter, table, high_school, bilingual, form_filled]
