"""An eighth set of attachments, measured once before anybody looked: empty slots of a standard form, labels written downwards, amounts behind asterisks,
days in three columns, eras with check boxes, an addressee without labels, a list under 記, a page written downwards, families in brackets."""
from layout_kazei import year_text
from people import era_of
from sheet_html import Page, ground, seal, sheet, spaced

CIRCLED = "①②③④⑤⑥"


def number(p, m, row, w, hidden="省略"):
    v = m["my_number"]
    return p.put("my_number", v, f"{v[:4]} {v[4:8]} {v[8:]}", row, "digits") if w["numbers"] else p.masked("my_number", hidden, row, "digits")


def mayor(p, d, rng, words, left=76, size=22, name=None):
    w = d["world"]
    return (f"<div style='margin:8mm 18mm;line-height:1.8'>{words}<br><span style='margin-left:10mm'>{p.date('issued_on', d['issued'])}</span><br><span style='margin-left:{left}mm;font-size:13pt'>{w['city']}長　{w['mayor']}</span></div>"
            + seal(rng, name or w["city"] + "長之印", size))


def jumin_slots(d, rng):
    """Four numbered slots a sheet whoever lives there; the empty ones keep their labels and say 以下余白 once."""
    p, w = Page(rng), d["world"]
    members = d["members"][:4]
    head = lambda t, width=22: f"<td style='width:{width}mm;font-size:7.5pt;background:#eef2ee'>{t}</td>"  # noqa: E731
    def slot(r):
        m = members[r - 1] if r <= len(members) else None
        kana, name = (p.kana("name_kana", m, r), p.name("name", m, r)) if m else ("", "（以下余白）" if r == len(members) + 1 else "")
        born, sex, kin = (p.date("birth_date", m["born"], r), p.sex(m, r), p.put("relation", m["relation"], None, r)) if m else ("", "", "")
        return f"""<table style='margin:0 13mm 1.5mm;width:184mm;line-height:1.25'><tr><td rowspan=4 class=c style='width:8mm'>{r}</td>{head('振り仮名')}<td style='width:68mm;font-size:8pt'>{kana}</td>{head('生年月日')}<td>{born}</td>{head('性別', 12)}<td class=c style='width:12mm'>{sex}</td></tr>
<tr>{head('氏名')}<td style='font-size:12pt'>{name}</td>{head('続柄')}<td colspan=3>{kin}</td></tr><tr>{head('個人番号')}<td>{number(p, m, r, w) if m else ''}</td>{head('住民となった日')}<td colspan=3>{p.day_text(w['moved']) if m else ''}</td></tr><tr>{head('本籍・筆頭者')}<td>{'記載省略' if m else ''}</td>{head('住民票コード')}<td colspan=3>{'記載省略' if m else ''}</td></tr></table>"""
    body = f"""<div class=r style='padding:9mm 14mm 0;font-size:9pt'>{p.put('page_number', 1, '1', 0, 'digits')} / {p.put('page_count', 1, '1', 0, 'digits')}</div><h1 style='font-size:18pt;padding-bottom:4mm'>{spaced('住民票')}</h1><table style='margin:0 13mm 2mm;width:184mm'><tr>{head('住所')}<td>{p.put('address', w['address'])}</td></tr><tr>{head('世帯主')}<td>{p.name('head', members[0])}</td></tr></table>{''.join(map(slot, range(1, 5)))}{mayor(p, d, rng, 'この写しは、世帯全員の住民票の原本と相違ないことを証明する。')}"""
    return p, sheet(body, rng.choice(["mj", "udm"]), back=ground(rng, rng.choice(["waves", "none"])))


def jumin_down(d, rng):
    """Labels written downwards in narrow cells, three lines a person, no numbers of rows."""
    p, w = Page(rng), d["world"]
    down = lambda t: f"<td rowspan=3 class=c style='width:8mm;padding:.6mm;line-height:1.1;font-size:9pt'>{'<br>'.join(t)}</td>"  # noqa: E731
    block = "".join(f"""<tr>{down('氏名')}<td rowspan=3 style='width:58mm'><div style='font-size:8pt'>{p.kana('name_kana', m, r)}</div><div style='font-size:13pt;margin-top:1.5mm'>{p.name('name', m, r)}</div></td>{down('続柄')}<td rowspan=3 class=c style='width:18mm'>{p.put('relation', m['relation'], None, r)}</td><td style='width:26mm;font-size:9pt'>生年月日</td><td>{p.date('birth_date', m['born'], r)}</td>{down('性別')}<td rowspan=3 class=c style='width:12mm'>{p.sex(m, r)}</td></tr>
<tr><td style='font-size:9pt'>個人番号</td><td>{number(p, m, r, w, '＊＊＊＊＊＊')}</td></tr><tr><td style='font-size:9pt'>住民となった日</td><td>{p.day_text(w['moved'])}</td></tr>""" for r, m in enumerate(d["members"], 1))
    body = f"""<h1 style='padding-top:13mm;font-size:17pt'>住民票（写）</h1><div style='margin:5mm 12mm 2mm;line-height:1.8'>住所　　{p.put('address', w['address'])}<br>世帯主　{p.name('head', d['members'][0])}　　　世帯人員　{len(d['members'])}人</div><table style='margin:0 12mm;width:186mm'>{block}</table>{mayor(p, d, rng, '上記は住民票の写しに相違ありません。')}"""
    return p, sheet(body, rng.choice(["gothic", "mincho"]), back=ground(rng, rng.choice(["copy", "none"])))


def jumin_items(d, rng):
    """The persons as circled numbers, two unruled lines each, the 氏名 without a label."""
    p, w = Page(rng), d["world"]
    block = "".join(f"""<div style='margin-top:3.4mm;line-height:1.75'>{CIRCLED[r - 1]}　<span style='font-size:12pt'>{p.name('name', m, r)}</span>（{p.kana('name_kana', m, r)}）　　世帯主との続柄　{p.put('relation', m['relation'], None, r)}<br>　　{p.date('birth_date', m['born'], r)}生　　{p.sex(m, r)}　　個人番号　{number(p, m, r, w, '記載省略')}</div>""" for r, m in enumerate(d["members"], 1))
    body = f"""<h1 style='padding-top:18mm;font-size:19pt'>住民票の写し</h1><div style='margin:10mm 22mm 0'><div style='line-height:1.9'>住　　所　　{p.put('address', w['address'])}<br>世帯主名　　{p.name('head', d['members'][0])}</div><div style='margin-top:3mm'>世帯員（全員　{len(d['members'])}名）</div>{block}</div>{mayor(p, d, rng, '以上は、世帯全員の住民票の写しに相違ないことを証明します。', name=d['world']['city'] + '長印')}"""
    return p, sheet(body, rng.choice(["mincho", "udg"]))


def tax_asterisks(d, rng):
    """Headings of groups written downwards, amounts behind asterisks so that nobody adds a digit; nobody's name has a label."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    money = lambda f, v: p.put(f, v, f"{v:,}", 0, "digits")  # noqa: E731
    stars = lambda f, v: f"<td class=r>{'*' * (10 - len(f'{v:,}'))}{money(f, v)}</td>"  # noqa: E731
    def group(title, rows):
        return "".join("<tr>" + (f"<td rowspan={len(rows)} class=c style='width:9mm;line-height:1.15'>{'<br>'.join(title)}</td>" if i == 0 else "") + f"<td style='width:62mm'>{a}</td>{stars(f, v)}<td style='width:70mm'></td></tr>" for i, (a, f, v) in enumerate(rows))
    body = f"""<div style='margin:14mm 20mm 0'>{rng.randrange(100, 999)}-{rng.randrange(1000, 9999)}<div style='margin-top:3mm;font-size:11.5pt;line-height:1.7'>{p.put('address', w['address'])}<br>{p.name('name', m)}　様<br><span style='font-size:9.5pt'>（{p.date('birth_date', m['born'])}生）</span></div></div><h1 style='padding-top:6mm;font-size:17pt'>{year_text(p, w)}　市民税・県民税　所得課税証明書</h1>
<table style='margin:6mm 20mm;width:170mm;line-height:1.45'>{group('所得', [('給与収入', 'salary_revenue', t['revenue']), ('給与所得', 'salary_income', t['salary']), ('合計所得金額', 'total_income', t['total']), ('総所得金額等', 'gross_income', t['total'])])}{group('控除', [('所得控除の額の合計', 'deductions', t['deductions']), ('課税標準額（総所得）', 'tax_base', t['base'])])}{group('税額', [('市民税　所得割額', 'city_income_levy', t['city']), ('市民税　均等割額', 'city_per_capita_levy', 3000), ('県民税　所得割額', 'prefecture_income_levy', t['pref']), ('県民税　均等割額', 'prefecture_per_capita_levy', 1000), ('森林環境税', 'forest_tax', 1000), ('年税額', 'annual_tax', t['annual'])])}</table>{mayor(p, d, rng, '上記のとおり証明します。')}"""
    return p, sheet(body, rng.choice(["gothic", "udm"]), back=ground(rng, rng.choice(["dots", "none"])))


def tax_matrix(d, rng):
    """Kinds of income in lines, 収入 and 所得 in columns; taxes in lines, 市民税 and 県民税 in columns."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    th = lambda *names: "<tr>" + "".join(f"<th class=c style='background:#f2f2f2'>{n}</th>" for n in names) + "</tr>"  # noqa: E731
    td = lambda v: f"<td class=r>{v}</td>"  # noqa: E731
    body = f"""<h1 style='padding-top:15mm;font-size:17pt'>課税証明書</h1><div style='margin:4mm 18mm;display:flex;justify-content:space-between'><span>{year_text(p, w, '令和{}年度')}（{w['year_text']}分所得）</span><span>証第{rng.randrange(1000, 9999)}号</span></div><table style='margin:0 18mm;width:174mm;line-height:1.5'><tr><td style='width:40mm'>賦課期日現在の住所</td><td>{p.put('address', w['address'])}</td></tr><tr><td>納税義務者氏名</td><td>{p.name('name', m)}</td></tr><tr><td>生年月日</td><td>{p.date('birth_date', m['born'])}</td></tr></table>
<div style='display:flex;gap:8mm;margin:5mm 18mm'><table style='flex:1'>{th('所得の種類', '収入金額', '所得金額')}<tr><td>給与</td>{td(p.yen('salary_revenue', t['revenue']))}{td(p.yen('salary_income', t['salary']))}</tr><tr><td>公的年金等</td>{td('0')}{td('0')}</tr><tr><td>営業等</td><td></td>{td('0')}</tr><tr><td colspan=2>合計所得金額</td>{td(p.yen('total_income', t['total']))}</tr></table><table style='width:66mm'>{th('控除の種類', '控除額')}{''.join(f'<tr><td>{a}</td>{td(f"{b:,}")}</tr>' for a, b in t['parts'] if b)}<tr><td>控除合計</td>{td(p.yen('deductions', t['deductions']))}</tr></table></div>
<table style='margin:0 18mm;width:120mm'>{th('区　分', '市民税', '県民税')}<tr><td>課税標準額</td><td colspan=2 class=c>{p.yen('tax_base', t['base'])}</td></tr><tr><td>所得割額</td>{td(p.yen('city_income_levy', t['city']))}{td(p.yen('prefecture_income_levy', t['pref']))}</tr><tr><td>均等割額</td>{td(p.yen('city_per_capita_levy', 3000))}{td(p.yen('prefecture_per_capita_levy', 1000))}</tr><tr><td>森林環境税額</td><td colspan=2 class=c>{p.yen('forest_tax', 1000)}</td></tr><tr><td>年税額</td><td colspan=2 class=c>{p.yen('annual_tax', t['annual'])}</td></tr></table>{mayor(p, d, rng, '上記のとおり相違ないことを証明する。')}"""
    return p, sheet(body, rng.choice(["mincho", "udg"]), back=ground(rng, rng.choice(["copy", "none"])))


def tax_lines(d, rng):
    """A plain list from a line printer: amounts in one column far to the right, the unit once in brackets, headings in ＜ ＞."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    item = lambda a, f, v: f"<div style='display:flex;justify-content:space-between'><span style='padding-left:5mm'>{a}</span><span>{p.yen(f, v, 'comma')}</span></div>"  # noqa: E731
    body = f"""<h1 style='padding-top:20mm;font-size:16pt'>市民税・県民税　所得・課税証明</h1><div style='margin:9mm 32mm 0;font-size:11pt;line-height:1.62'>年　度　{year_text(p, w)}<br>現住所　{p.put('address', w['address'])}<br>氏　名　{p.name('name', m)}　　{p.date('birth_date', m['born'])}　生<div class=r style='font-size:9pt'>（単位：円）</div>＜所得の内訳＞{item('給与支払額', 'salary_revenue', t['revenue'])}{item('給与所得控除後の金額', 'salary_income', t['salary'])}{item('合計所得金額', 'total_income', t['total'])}＜控除の内訳＞{''.join(f"<div style='display:flex;justify-content:space-between'><span style='padding-left:5mm'>{a}</span><span>{b:,}</span></div>" for a, b in t['parts'] if b)}{item('控除額計', 'deductions', t['deductions'])}＜課税の内訳＞{item('課税標準額', 'tax_base', t['base'])}{item('市民税・所得割', 'city_income_levy', t['city'])}{item('市民税・均等割', 'city_per_capita_levy', 3000)}{item('県民税・所得割', 'prefecture_income_levy', t['pref'])}{item('県民税・均等割', 'prefecture_per_capita_levy', 1000)}{item('森林環境税', 'forest_tax', 1000)}{item('年税額', 'annual_tax', t['annual'])}</div>{mayor(p, d, rng, '以上のとおり課税台帳に登録されていることを証明します。')}"""
    return p, sheet(body, rng.choice(["gothic", "mincho"]))


def study_ki(d, rng):
    """A sentence, 記 in the middle, numbered items, 以上; the school's head above."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    item = lambda n, a, v: f"<div style='display:flex'><span style='width:12mm'>{n}．</span><span style='width:34mm;text-align-last:justify;margin-right:9mm'>{a}</span><span>{v}</span></div>"  # noqa: E731
    body = f"""<div class=r style='padding:18mm 24mm 0;line-height:1.8'>{s['document']}<br>{p.date('issued_on', d['issued'])}</div><div style='margin:6mm 24mm 0 100mm;font-size:12pt;line-height:1.8'>{p.put('school', s['name'])}<br>校長　{d['world']['mayor']}</div><h1 style='padding-top:16mm;font-size:21pt'>{spaced('在学証明書')}</h1><div style='margin:14mm 26mm 6mm;font-size:12.5pt;line-height:2'>　下記の者は、本校に在学していることを証明いたします。</div><div class=c style='font-size:13pt'>記</div>
<div style='margin:7mm 36mm;font-size:12.5pt;line-height:2.2'>{item('１', '氏名', p.name('name', m))}{item('２', '生年月日', p.date('birth_date', m['born']))}{item('３', '学籍番号', p.put('student_id', s['id']))}{item('４', '学科', s['faculty'])}{item('５', '学年', p.put('school_year', s['year'], f"第{s['year']}学年", 0, 'digits'))}{item('６', '卒業見込', p.date('enrolled_until', s['until']))}</div><div class=r style='margin:4mm 30mm;font-size:12.5pt'>以上</div>{seal(rng, s['name'] + '長之印', 22)}"""
    return p, sheet(body, rng.choice(["mincho", "udm"]))


def study_portal(d, rng):
    """From a machine: days with strokes, labels flush right before a colon, the seal printed."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    slash = lambda f, day: p.put(f, day.isoformat(), f"{day.year}/{day.month:02}/{day.day:02}", 0, "date")  # noqa: E731
    item = lambda a, v: f"<tr><td style='border:0;width:58mm;text-align:right;padding-right:2mm'>{a}：</td><td style='border:0'>{v}</td></tr>"  # noqa: E731
    body = f"""<div style='margin:12mm 16mm 0;font-size:8.5pt;color:#444'>証明書番号 {rng.randrange(10 ** 7, 10 ** 8)}-{rng.randrange(100, 999)}</div><h1 style='padding-top:16mm;font-size:20pt;font-family:BIZ UDGothic'>在学証明書</h1><table style='margin:18mm auto 0;width:150mm;font-size:12pt;line-height:1.8'>{item('学籍番号', p.put('student_id', s['id']))}{item('氏名', p.name('name', m))}{item('カナ氏名', p.kana('name_kana', m))}{item('生年月日', slash('birth_date', m['born']))}{item('所属', s['faculty'])}{item('年次', p.put('school_year', s['year'], str(s['year']), 0, 'digits'))}{item('在学期間', f"{s['entered'].year}/{s['entered'].month:02}/{s['entered'].day:02} ～ {slash('enrolled_until', s['until'])}")}</table>
<div class=c style='margin:16mm 20mm;font-size:13pt'>上記の者は、本学に在学中であることを証明します。</div><div class=c style='font-size:11.5pt'>発行日　{slash('issued_on', d['issued'])}</div><div class=c style='margin-top:9mm;font-size:15pt'>{p.put('school', s['name'])}　学長　{d['world']['mayor']}</div>{seal(rng, s['name'] + '学長印', 23)}"""
    return p, sheet(body, rng.choice(["udp", "gothic"]))


def study_downwards(d, rng):
    """The whole page written downwards, days in kanji digits."""
    p, m, s, w = Page(rng), d["members"][-1], d["school"], d["world"]
    def kanji(n):
        ten = "" if n < 10 else "十" if n < 20 else "〇一二三四五六七八九"[n // 10] + "十"
        return ten + ("〇一二三四五六七八九"[n % 10] if n % 10 else "")
    def day(field, when):
        era, year = era_of(when)
        return p.put(field, when.isoformat(), f"{era}{'元' if year == 1 else kanji(year)}年{kanji(when.month)}月{kanji(when.day)}日", 0, "date")
    body = f"""<div style='position:absolute;left:22mm;top:22mm;width:166mm;height:240mm;writing-mode:vertical-rl;font-size:15pt;line-height:2.1'><div style='font-size:26pt;letter-spacing:9mm;padding-top:34mm'>在学証明書</div><div style='padding-top:46mm;font-size:19pt'>{p.name('name', m)}</div><div style='padding-top:46mm'>{day('birth_date', m['born'])}生</div><div style='padding-top:8mm'>右の者は、本校第{p.put('school_year', s['year'], kanji(s['year']), 0, 'digits')}学年に在学していることを証明する。</div><div style='padding-top:16mm'>{day('issued_on', d['issued'])}</div><div style='padding-top:60mm;font-size:17pt'>{p.put('school', s['name'])}</div><div style='padding-top:84mm;font-size:17pt'>校長　{w['mayor']}</div></div>{seal(rng, s['name'] + '長之印', 23)}"""
    return p, sheet(body, rng.choice(["mincho", "udm"]), css='seal{writing-mode:horizontal-tb}')


def lost_three_columns(d, rng):
    """年金事務所: days in three columns under 年 月 日, the era before them; empty rows to the table's end."""
    p, c, w = Page(rng), d["cover"], d["world"]
    def cells(field, when, r):
        era, year = era_of(when)
        p.put(field, when.isoformat(), p.day_text(when, "gap"), r, "date")
        return f"<td class=c style='width:11mm;border-right:0'>{era}</td>" + "".join(f"<td class=r style='width:8.5mm;border-left:.1mm dotted #555'>{v}</td>" for v in (year, when.month, when.day))
    rows = "".join(f"<tr><td class=c>{r}</td><td>{p.name('name', m, r)}</td><td class=c>{p.put('relation', '本人' if r == 1 else m['relation'], None, r)}</td>{cells('birth_date', m['born'], r)}{cells('acquired_on', c['from'], r)}{cells('lost_on', c['lost'], r)}</tr>" for r, m in enumerate(d["members"], 1))
    empty = "".join(f"<tr><td class=c>{r}</td><td></td><td></td>" + "<td style='border-right:0'></td><td></td><td></td><td></td>" * 3 + "</tr>" for r in range(len(d["members"]) + 1, 8))
    heading = "".join("<th class=c style='font-size:7.5pt;border-right:0'></th><th class=r style='font-size:7.5pt'>年</th><th class=r style='font-size:7.5pt'>月</th><th class=r style='font-size:7.5pt'>日</th>" for _ in range(3))
    body = f"""<h1 style='padding-top:13mm;font-size:16pt'>健康保険・厚生年金保険　資格喪失証明書</h1><table style='margin:6mm 15mm 4mm;width:267mm;line-height:1.6'><tr><td style='width:34mm'>保険者番号</td><td style='width:50mm'>{p.put('insurer_number', c['insurer_number'], None, 0, 'digits')}</td><td style='width:44mm'>被保険者記号・番号</td><td>{p.put('symbol', c['symbol'])} － {p.put('number', c['number'])}</td></tr><tr><td>住所</td><td colspan=3>{p.put('address', w['address'])}</td></tr></table>
<table style='margin:0 15mm;width:267mm;line-height:1.45'><tr><th class=c rowspan=2 style='width:9mm'>No</th><th class=c rowspan=2 style='width:62mm'>氏　　名</th><th class=c rowspan=2>続柄</th><th class=c colspan=4>生年月日</th><th class=c colspan=4>資格取得年月日</th><th class=c colspan=4>資格喪失年月日</th></tr><tr>{heading}</tr>{rows}{empty}</table><div style='margin:6mm 20mm;line-height:1.7'>上記のとおり証明します。　　{p.date('issued_on', d['issued'])}<br><span style='margin-left:150mm'>{p.put('company', c['society'])}　理事長　{w['mayor']}</span></div>{seal(rng, '理事長之印', 20)}"""
    return p, sheet(body, rng.choice(["gothic", "udm"]), landscape=True)


def lost_ticks(d, rng):
    """A town's form that a firm fills in: eras with check boxes, a table of the family with empty rows."""
    p, c, w, m = Page(rng), d["cover"], d["world"], d["members"][0]
    def ticked(field, when, r=0, eras=("昭和", "平成", "令和")):
        era, year = era_of(when)
        p.put(field, when.isoformat(), p.day_text(when, "plain"), r, "date")
        return "　".join(("☑" if e == era else "□") + e for e in eras) + f"　{year}年 {when.month}月 {when.day}日"
    tr = lambda a, v: f"<tr><td style='width:46mm'>{a}</td><td>{v}</td></tr>"  # noqa: E731
    kin = "".join(f"<tr><td>{p.name('name', o, r)}</td><td class=c>{p.put('relation', o['relation'], None, r)}</td><td>{ticked('birth_date', o['born'], r)}</td><td>{p.date('lost_on', c['lost'], r)}</td></tr>" for r, o in enumerate(d["members"][1:], 2))
    empty = "<tr><td>&nbsp;</td><td></td><td>□昭和　□平成　□令和　　年　月　日</td><td>令和　　年　　月　　日</td></tr>" * (6 - len(d["members"]))
    body = f"""<h1 style='padding-top:15mm;font-size:17pt'>健康保険等資格喪失証明書</h1><div style='margin:4mm 18mm;font-size:9pt'>（国民健康保険の手続に使用するもの）　□資格取得　☑資格喪失　□扶養認定</div><table style='margin:0 18mm;width:174mm;line-height:1.75'>{tr('被保険者氏名', p.name('name', m, 1))}{tr('生年月日', ticked('birth_date', m['born'], 1))}{tr('住所', p.put('address', w['address']))}{tr('保険証の記号／番号', p.put('symbol', c['symbol']) + ' ／ ' + p.put('number', c['number']))}{tr('資格取得日', p.date('acquired_on', c['from'], 1))}{tr('退職日', p.date('left_on', c['left']))}{tr('資格喪失日（退職日の翌日）', p.date('lost_on', c['lost'], 1))}</table>
<table style='margin:4mm 18mm;width:174mm;line-height:1.6;font-size:9pt'><tr><th class=c style='width:42mm'>被扶養者氏名</th><th class=c>続柄</th><th class=c>生年月日</th><th class=c>喪失日</th></tr>{kin}{empty}</table><div style='margin:6mm 20mm;line-height:1.8'>上記のとおり証明します。<br>{p.date('issued_on', d['issued'])}<div style='margin-left:60mm'>所在地　{w['city']}旭町五丁目4番<br>名　称　{p.put('company', c['company'])}<br>代表者　{w['mayor']}</div></div>{seal(rng, '代表者印', 17, 'circle')}"""
    return p, sheet(body, rng.choice(["udg", "mincho"]))


def lost_brackets(d, rng):
    """A letter with the family in brackets behind each name, the common days said once for all."""
    p, c, w, m = Page(rng), d["cover"], d["world"], d["members"][0]
    kin = "".join(f"<div style='margin-left:44mm'>{p.name('name', o, r)}（{p.put('relation', o['relation'], None, r)}・{p.date('birth_date', o['born'], r)}生）</div>" for r, o in enumerate(d["members"][1:], 2))
    item = lambda a, v: f"<div style='display:flex'><span style='width:44mm'>{a}</span><span>{v}</span></div>"  # noqa: E731
    body = f"""<div class=r style='padding:18mm 22mm 0;line-height:1.7'>{rng.randrange(10, 99)}健発第{rng.randrange(100, 999)}号<br>{p.date('issued_on', d['issued'])}</div><div style='margin:6mm 24mm 0;font-size:11pt'>各市区町村長　殿</div><div style='margin:2mm 22mm 0 112mm;line-height:1.7'>{p.put('company', c['society'])}<br>理事長　{w['mayor']}</div><h1 style='padding-top:12mm;font-size:19pt'>資格喪失証明書</h1><div style='margin:9mm 26mm;font-size:11.5pt;line-height:1.9'>　当組合の資格について、下記のとおり証明します。</div>
<div style='margin:0 26mm;font-size:11.5pt;line-height:2'>{item('被保険者', f"{p.name('name', m, 1)}（{p.date('birth_date', m['born'], 1)}生）")}{item('住所', p.put('address', w['address']))}{item('記号番号', p.put('symbol', c['symbol']) + '―' + p.put('number', c['number']))}{item('資格取得年月日', p.date('acquired_on', c['from'], 1))}{item('資格喪失年月日', p.date('lost_on', c['lost'], 1))}{item(f'被扶養者（{len(d["members"]) - 1}名）', '' if len(d['members']) > 1 else 'なし')}{kin}</div>{seal(rng, '健康保険組合理事長印', 21)}"""
    return p, sheet(body, rng.choice(["mincho", "udm"]))


LAYOUTS = {"juminhyo": [jumin_slots, jumin_down, jumin_items], "kazei_shomeisho": [tax_asterisks, tax_matrix, tax_lines],
           "zaigaku_shomeisho": [study_ki, study_portal, study_downwards], "soshitsu_shomeisho": [lost_three_columns, lost_ticks, lost_brackets]}
