"""A fourth set of attachments, kept from whoever mends the reader: cards, colons, brackets, parts side by side, lists under 記."""
from layout_kazei import year_text
from sheet_html import Page, ground, seal, sheet, spaced


def number(p, m, row, w, hidden="****"):
    return p.put("my_number", m["my_number"], None, row, "digits") if w["numbers"] else p.masked("my_number", hidden, row, "digits")


def jumin_cards(d, rng):
    """Two persons beside each other, each in a ruled card with its labels."""
    p, w = Page(rng), d["world"]
    lab = "width:24mm;background:#f3f3f3;font-size:8.5pt"
    def card(r, m):
        pairs = [("フリガナ", p.kana("name_kana", m, r)), ("氏名", p.name("name", m, r)), ("生年月日", p.date("birth_date", m["born"], r)),
                 ("性別", p.sex(m, r)), ("続柄", p.put("relation", m["relation"], None, r)), ("個人番号", number(p, m, r, w)), ("住民となった日", p.day_text(w["moved"])), ("本籍", "＊＊＊＊")]
        return "<table style='width:88mm'>" + "".join(f"<tr><td style='{lab}'>{a}</td><td>{v}</td></tr>" for a, v in pairs) + "</table>"
    cards = "".join(card(r, m) for r, m in enumerate(d["members"], 1))
    body = f"""<h1 style='padding-top:15mm;font-size:19pt;letter-spacing:3mm'>住民票の写し</h1><table style='margin:6mm 15mm 4mm;width:180mm;line-height:1.6'><tr><td style='width:30mm'>世帯主の氏名</td><td>{p.name('head', d['members'][0])}</td></tr><tr><td>現　住　所</td><td>{p.put('address', w['address'])}</td></tr></table>
<div style='margin:0 15mm;width:180mm;display:flex;flex-wrap:wrap;gap:4mm'>{cards}</div><div style='margin:8mm 20mm;line-height:1.8'>この写しは、世帯全員の住民票の原本と相違ないことを証明する。<br>{p.date('issued_on', d['issued'])}<br><span style='margin-left:80mm;font-size:13pt'>{w['city']}長　{w['mayor']}</span></div>{seal(rng, w['city'] + '長之印')}"""
    return p, sheet(body, rng.choice(["udg", "mincho"]), back=ground(rng, rng.choice(["waves", "none"])))


def jumin_colons(d, rng):
    """Unruled, labels with colons, persons under a heading in brackets, names spaced sign by sign."""
    p, w = Page(rng), d["world"]
    name = lambda f, m, r=0: p.put(f, m["name"], "　".join([" ".join(m["family"]), " ".join(m["given"])]), r)  # noqa: E731
    blocks = "".join(f"<div style='margin-top:4mm'>［{r}人目］</div><div style='margin-left:6mm'>氏名：{name('name', m, r)}（{p.kana('name_kana', m, r)}）<br>生年月日：{p.date('birth_date', m['born'], r)}　　性別：{p.sex(m, r)}　　世帯主との続柄：{p.put('relation', m['relation'], None, r)}<br>個人番号：{number(p, m, r, w, '記載省略')}　　　住民となった日：{p.day_text(w['moved'])}<br>本籍：記載省略　　　筆頭者：記載省略</div>" for r, m in enumerate(d["members"], 1))
    body = f"""<h1 style='padding-top:18mm;font-size:20pt'>{spaced('住民票')}</h1><div style='margin:10mm 24mm;font-size:11pt;line-height:1.75'>住所：{p.put('address', w['address'])}<br>世帯主：{name('head', d['members'][0])}{blocks}</div>
<div style='margin:8mm 24mm;line-height:1.8'>以上は住民票の原本の写しに相違ないことを証明する。<br>発行日：{p.date('issued_on', d['issued'])}<br><span style='margin-left:70mm;font-size:13pt'>{w['city']}長　{w['mayor']}</span></div>{seal(rng, w['city'] + '長印', 20)}"""
    return p, sheet(body, rng.choice(["udp", "mj"]), back=ground(rng, "none"))


def tax_sides_by(d, rng):
    """Incomes, deductions and taxes in three tables beside each other."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    y = lambda f, v: p.yen(f, v, "comma")  # noqa: E731
    part = lambda head, rows: f"<table style='width:84mm;height:fit-content'><tr><th class=c>{head}</th><th class=c>金額（円）</th></tr>" + "".join(f"<tr><td>{a}</td><td class=r>{v}</td></tr>" for a, v in rows) + "</table>"  # noqa: E731
    body = f"""<h1 style='padding-top:12mm;font-size:18pt'>所得・課税証明書</h1><div class=c style='font-size:11pt'>（{year_text(p, w)}）</div><table style='margin:4mm 16mm;width:265mm'><tr><td style='width:30mm'>納税義務者住所</td><td>{p.put('address', w['address'])}</td></tr><tr><td>納税義務者氏名</td><td>{p.name('name', m)}</td></tr></table>
<div style='display:flex;gap:5mm;margin:0 16mm'>{part('所得の種類', [('給与収入', y('salary_revenue', t['revenue'])), ('給与所得', y('salary_income', t['salary'])), ('配当所得', '0'), ('合計所得金額', y('total_income', t['total'])), ('総所得金額等', y('gross_income', t['total']))])}{part('所得控除', [(a, f'{b:,}') for a, b in t['parts']] + [('所得控除合計', y('deductions', t['deductions']))])}
{part('税額', [('課税標準額', y('tax_base', t['base'])), ('市民税所得割額', y('city_income_levy', t['city'])), ('市民税均等割額', y('city_per_capita_levy', 3000)), ('都民税所得割額', y('prefecture_income_levy', t['pref'])), ('都民税均等割額', y('prefecture_per_capita_levy', 1000)), ('森林環境税', y('forest_tax', 1000)), ('年税額', y('annual_tax', t['annual']))])}</div>
<div style='margin:8mm 22mm;line-height:1.7'>上記のとおり証明します。　　　{p.date('issued_on', d['issued'])}<br><span style='margin-left:150mm;font-size:13pt'>{w['city']}長　{w['mayor']}</span></div>{seal(rng, w['city'] + '長之印', 20)}"""
    return p, sheet(body, rng.choice(["mincho", "udg"]), landscape=True, back=ground(rng, "dots"))


def tax_plain(d, rng):
    """A line printer's list: 【parts】, spaces between label and full-width amount, 円 behind."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    wide = str.maketrans("0123456789,", "０１２３４５６７８９，")
    line = lambda a, f, v: f"<div style='display:flex'><span style='width:70mm'>　{a}</span><span style='width:48mm' class=r>{p.put(f, v, f'{v:,}'.translate(wide) + '円', 0, 'digits')}</span></div>"  # noqa: E731
    body = f"""<h1 style='padding-top:18mm;font-size:18pt'>{spaced('課税証明書')}</h1><div style='margin:8mm 28mm;font-size:11.5pt;line-height:1.7'>年　度　{year_text(p, w)}<br>住　所　{p.put('address', w['address'])}<br>氏　名　{p.name('name', m)}　　　{p.date('birth_date', m['born'])}生<br><br>【所得金額】{line('給与収入', 'salary_revenue', t['revenue'])}{line('給与所得', 'salary_income', t['salary'])}{line('合計所得金額', 'total_income', t['total'])}
【所得控除】{line('所得控除額合計', 'deductions', t['deductions'])}【課税標準額】{line('課税標準額', 'tax_base', t['base'])}【税額】{line('市民税所得割', 'city_income_levy', t['city'])}{line('市民税均等割', 'city_per_capita_levy', 3000)}{line('県民税所得割', 'prefecture_income_levy', t['pref'])}{line('県民税均等割', 'prefecture_per_capita_levy', 1000)}{line('年税額', 'annual_tax', t['annual'])}<br>上記のとおり相違ないことを証明する。<br>{p.date('issued_on', d['issued'])}<br><span style='margin-left:60mm'>{w['city']}長　{w['mayor']}</span></div>{seal(rng, w['city'] + '長之印')}"""
    return p, sheet(body, rng.choice(["gothic", "mincho"]))


def study_table(d, rng):
    """A school's table with four cells a line, the sentence above it."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    lab = lambda a: f"<td class=c style='background:#eee;width:28mm'>{a}</td>"  # noqa: E731
    body = f"""<h1 style='padding-top:26mm;font-size:21pt;letter-spacing:5mm'>在学証明書</h1><div style='margin:14mm 22mm 6mm;font-size:12pt'>下記の者は、本校に在学していることを証明します。</div><table style='margin:0 22mm;width:166mm;font-size:11pt;line-height:2.1'><tr>{lab('氏　名')}<td>{p.name('name', m)}</td>{lab('学籍番号')}<td>{p.put('student_id', s['id'])}</td></tr>
<tr>{lab('生年月日')}<td>{p.date('birth_date', m['born'])}</td>{lab('学　年')}<td>{p.put('school_year', s['year'], f"第{s['year']}学年", 0, 'digits')}</td></tr><tr>{lab('所　属')}<td colspan=3>{s['faculty']}</td></tr><tr>{lab('入学日')}<td>{p.day_text(s['entered'])}</td>{lab('卒業予定日')}<td>{p.date('enrolled_until', s['until'])}</td></tr></table>
<div style='margin:24mm 26mm;font-size:13pt;line-height:2'>{p.date('issued_on', d['issued'])}<br><div style='margin-left:60mm'>{p.put('school', s['name'])}<br>校　長　　{d['world']['mayor']}</div></div>{seal(rng, s['name'] + '長之印', 24)}"""
    return p, sheet(body, rng.choice(["udm", "mincho", "udg"]))


def study_lines(d, rng):
    """Labels with colons, the school's name above everything, the day at the upper right."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    body = f"""<div class=r style='padding:20mm 26mm 0;font-size:11pt'>{p.date('issued_on', d['issued'], style=s['style'])}</div><h1 style='padding-top:20mm;font-size:22pt'>在 学 証 明 書</h1><div style='margin:22mm 40mm;font-size:13pt;line-height:2.2'>氏名：{p.name('name', m)}<br>生年月日：{p.date('birth_date', m['born'], style=s['style'])}<br>学籍番号：{p.put('student_id', s['id'])}<br>所属：{s['faculty']}<br>学年：{p.put('school_year', s['year'], f"{s['year']}年", 0, 'digits')}<br>在学期間：{p.day_text(s['entered'], s['style'])}～{p.date('enrolled_until', s['until'], style=s['style'])}</div>
<div style='margin:0 34mm;font-size:13pt;line-height:2'>上記の者が本学の学生として在学していることを証明いたします。</div><div style='margin:22mm 30mm 0 80mm;font-size:13pt;line-height:1.9'>{p.put('school', s['name'])}<br>学長　{d['world']['mayor']}</div>{seal(rng, s['name'] + '学長印', 23)}"""
    return p, sheet(body, rng.choice(["gothic", "udp", "mj"]))


def lost_record(d, rng):
    """A letter with a list under 記, labels in brackets, dates in words."""
    p, c, m, w = Page(rng), d["cover"], d["members"][0], d["world"]
    li = lambda a, v: f"<div><span style='display:inline-block;width:58mm'>（{a}）</span>{v}</div>"  # noqa: E731
    body = f"""<div class=r style='padding:18mm 26mm 0'>{p.date('issued_on', d['issued'])}</div><div style='margin:10mm 26mm'>市区町村長　殿</div><h1 style='padding-top:8mm;font-size:18pt'>健康保険被保険者資格喪失証明書</h1><div style='margin:14mm 26mm;font-size:12pt;line-height:2'>　次の者は、健康保険の被保険者の資格を喪失したことを証明します。</div><div class=c>記</div>
<div style='margin:8mm 30mm;font-size:12pt;line-height:2.1'>{li('氏名', p.name('name', m, 1))}{li('生年月日', p.date('birth_date', m['born'], 1))}{li('住所', p.put('address', w['address']))}{li('記号', p.put('symbol', c['symbol']))}{li('番号', p.put('number', c['number']))}{li('資格取得年月日', p.date('acquired_on', c['from'], 1))}{li('資格喪失年月日', p.date('lost_on', c['lost'], 1))}{li('退職年月日', p.date('left_on', c['left']))}</div>
<div style='margin:16mm 26mm 0 80mm;font-size:12pt;line-height:1.9'>{w['city']}本町一丁目8番<br>{p.put('company', c['company'])}<br>代表取締役　{w['mayor']}</div>{seal(rng, '代表取締役印', 18, 'circle')}"""
    return p, sheet(body, rng.choice(["mincho", "udm"]))


def lost_blocks(d, rng):
    """The insured in a table of pairs, each of the family in a numbered table of its own."""
    p, c, w = Page(rng), d["cover"], d["world"]
    lab = lambda a: f"<td style='background:#edf1f5;width:30mm'>{a}</td>"  # noqa: E731
    def block(r, m):
        return f"""<table style='margin:0 18mm 3mm;width:174mm;line-height:1.7'><tr><td rowspan=2 class=c style='width:26mm'>{'被保険者' if r == 1 else f'被扶養者{r - 1}'}</td>{lab('氏名')}<td>{p.name('name', m, r)}</td>{lab('生年月日')}<td>{p.date('birth_date', m['born'], r)}</td></tr>
<tr>{lab('資格取得日')}<td>{p.date('acquired_on', c['from'], r)}</td>{lab('資格喪失日')}<td>{p.date('lost_on', c['lost'], r)}</td></tr></table>"""
    body = f"""<h1 style='padding-top:18mm;font-size:17pt'>資格喪失連絡票</h1><div style='margin:6mm 18mm 3mm'>保険者番号　{p.put('insurer_number', c['insurer_number'], None, 0, 'digits')}　　被保険者等記号・番号　{p.put('symbol', c['symbol'])}・{p.put('number', c['number'])}</div>{''.join(block(r, m) for r, m in enumerate(d['members'], 1))}
<div style='margin:8mm 22mm;line-height:1.9'>上記のとおり資格を喪失したことを証明します。<br>証明日　{p.date('issued_on', d['issued'])}<br><span style='margin-left:60mm'>事業所所在地　{w['city']}旭町4番6号</span><br><span style='margin-left:60mm'>事業所名称　{p.put('company', c['company'])}</span><br><span style='margin-left:60mm'>事業主氏名　{w['mayor']}</span></div>{seal(rng, '代表者之印', 19, 'circle')}"""
    return p, sheet(body, rng.choice(["udg", "udp"]))


LAYOUTS = {"juminhyo": [jumin_cards, jumin_colons], "kazei_shomeisho": [tax_sides_by, tax_plain],
           "zaigaku_shomeisho": [study_table, study_lines], "soshitsu_shomeisho": [lost_record, lost_blocks]}
