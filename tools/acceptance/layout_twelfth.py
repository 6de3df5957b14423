"""A twelfth family, by somebody who has not seen the reader: private bodies and modern design. Universities with English beside, a text written
downwards, letters in prose, cards in two columns, colour bands, leaders of dots, marks of a copy over the text, a form filled by hand."""
from drawn_parts import (after_loss, course_of, fiscal, head_of, kanji_day, kanji_number, latin, office, qr, resident_since, rosette, serial,
                         tax_words, underlay)
from people import era_of
from sheet_html import Page, ground, seal, sheet

BANDS = [("#1f5f8b", "#e6f0f7"), ("#2e7d5b", "#e8f4ee"), ("#8a3b5c", "#f8eaf0"), ("#5b4a8a", "#eeebf7"), ("#b3541e", "#fbefe6")]


def leader(name, value, width="100%"):
    """Label, dots as far as the value, the value at the right."""
    return (f"<div style='display:flex;width:{width};align-items:baseline'><span>{name}</span><span style='flex:1;border-bottom:.35mm dotted #555;"
            f"margin:0 1mm'></span><span>{value}</span></div>")


def number_of(p, w, m, row):
    v = m["my_number"]
    if not w["numbers"]:
        return p.masked("my_number", "（記載省略）", row, "digits")
    return p.put("my_number", v, f"{v[:4]}-{v[4:8]}-{v[8:]}" if w["number_style"] == "split" else v, row, "digits")


def jumin_cards(d, rng):
    """コンビニ交付 of modern look, A4 across: a card a person in two columns, the head's card marked by colour."""
    p, w = Page(rng), d["world"]
    ink, tint = rng.choice(BANDS)
    line = lambda a, b: f"<div style='display:flex;border-bottom:.15mm solid #bbb;padding:.5mm 1mm'><span style='width:27mm;font-size:8pt;color:{ink}'>{a}</span><span style='font-size:10pt'>{b}</span></div>"  # noqa: E731
    def card(row, m):
        kana = f"<div style='font-size:7.5pt'>{p.kana('name_kana', m, row)}</div>" if w["kana"] else ""
        return (f"<div style='border:.3mm solid {ink};border-radius:1.5mm;overflow:hidden;background:#fff8'><div style='background:{tint};padding:1mm 2mm;display:flex;justify-content:space-between;align-items:end'>"
                f"<div>{kana}<div style='font-size:13pt'>{p.name('name', m, row)}</div></div><div style='font-size:9pt;text-align:right'>{p.put('relation', m['relation'], None, row)}<br>{p.sex(m, row)}</div></div>"
                f"{line('生年月日', p.date('birth_date', m['born'], row))}{line('個人番号', number_of(p, w, m, row))}{line('住民となった日', p.day_text(resident_since(m, w['moved'])))}{line('本籍・筆頭者', '記載省略')}</div>")
    count = len(d["members"])
    body = f"""<div style='position:absolute;left:0;top:0;width:297mm;height:20mm;background:{ink};color:#fff;padding:5mm 14mm;display:flex;justify-content:space-between;align-items:center'><span style='font-size:20pt;letter-spacing:.2em'>住民票の写し</span><span style='font-size:9pt'>{office(w)}　コンビニ交付　{p.put('page_number', 1, None, 0, 'digits')}/{p.put('page_count', 1, None, 0, 'digits')}</span></div>
<div style='padding:23mm 14mm 0;display:flex;gap:6mm;font-size:11pt'><div style='flex:1;border-left:1.5mm solid {ink};padding-left:2mm'><div style='font-size:8pt;color:{ink}'>住所</div>{p.put('address', w['address'])}</div><div style='width:70mm;border-left:1.5mm solid {ink};padding-left:2mm'><div style='font-size:8pt;color:{ink}'>世帯主</div>{p.name('head', d['members'][0])}</div><div style='width:30mm;border-left:1.5mm solid {ink};padding-left:2mm'><div style='font-size:8pt;color:{ink}'>世帯人数</div>{count}人</div></div>
<div style='margin:4mm 14mm 0;display:grid;grid-template-columns:1fr 1fr;gap:3mm 6mm'>{''.join(card(row, m) for row, m in enumerate(d['members'], 1))}</div>
<div style='position:absolute;left:20mm;bottom:12mm;width:200mm;line-height:1.8'>この写しは、世帯全員の住民票の原本と相違ないことを証明します。<div style='display:flex;align-items:baseline'><span style='width:74mm'>{p.date('issued_on', d['issued'])}</span><span style='font-size:13pt'>{office(w)}長　{w['mayor']}</span></div></div>{seal(rng, office(w) + '長之印', 19)}<div style='position:absolute;right:14mm;bottom:9mm;display:flex;gap:3mm;align-items:end;font-size:6.5pt'>偽造防止検証用{qr(serial(rng, 'JC{}'), 17)}</div>"""
    return p, sheet(body, rng.choice(["udp", "udg"]), True, rosette(ink, .12, (561, 420), 330))


def perforation():
    """契 punched through the sheets of one certificate."""
    rows = ("001000100", "111110100", "001001111", "111110101", "001001001", "010010010", "000010000", "111111111", "000101000", "011000110")
    return "".join(f"<circle cx={4 + 4 * x} cy={4 + 4 * y} r=1.3 fill='#777'/>" for y, row in enumerate(rows) for x, on in enumerate(row) if on == "1")


def jumin_second(d, rng):
    """The second sheet of two, without the head of the household: perforated 契, a column of labels a person, the certificate below."""
    p, w, members = Page(rng), d["world"], d["members"]
    alone = len(members) == 1
    shown, at, pages = (members, 1, 1) if alone else (members[1:], 2, 2)
    def block(row, m):
        item = lambda a, b: f"<div style='display:flex'><span style='flex:none;width:31mm;text-align:justify;text-align-last:justify;padding-right:5mm;font-size:9pt'>{a}</span><span style='font-size:11pt;white-space:nowrap'>{b}</span></div>"  # noqa: E731
        kana = item("氏名の振り仮名", p.kana("name_kana", m, row)) if w["kana"] else ""
        return (f"<div style='border-top:.5mm solid #222;padding:2mm 4mm;display:grid;grid-template-columns:90mm 1fr;line-height:1.55'><div>{kana}{item('氏名', p.name('name', m, row))}{item('生年月日', p.date('birth_date', m['born'], row))}"
                f"{item('性別', p.sex(m, row))}</div><div>{item('続柄', p.put('relation', m['relation'], None, row))}{item('個人番号', number_of(p, w, m, row))}{item('住民となった日', p.day_text(resident_since(m, w['moved'])))}</div></div>")
    dots = perforation()
    body = f"""<svg style='position:absolute;left:98mm;top:3mm;width:11mm;height:12mm'>{dots}</svg><div style='padding:16mm 18mm 0;display:flex;justify-content:space-between;align-items:end'><span style='font-size:17pt'>住民票{'' if alone else '（続紙）'}</span><span style='font-size:10pt'>{p.put('page_number', at, str(at), 0, 'digits')} ページ ／ 全 {p.put('page_count', pages, str(pages), 0, 'digits')} ページ</span></div>
<div style='margin:4mm 18mm 5mm;font-size:10.5pt;line-height:1.8'>世帯主　　{p.name('head', members[0])}<br>住　所　　{p.put('address', w['address'])}</div><div style='margin:0 18mm;border-bottom:.5mm solid #222'>{''.join(block(row, m) for row, m in enumerate(shown, 1))}</div><div style='margin:1.5mm 18mm;text-align:right;font-size:9pt'>以上</div>
<div style='margin:10mm 24mm 0;line-height:1.9'>{'' if alone else 'この証明書は２枚をもって１通とします。<br>'}この写しは、世帯全員の住民票の原本と相違ないことを証明する。<br>{p.date('issued_on', d['issued'])}<div style='margin-left:74mm;font-size:13.5pt'>{office(w)}長　{w['mayor']}</div></div>{seal(rng, office(w) + '長之印', 24)}"""
    return p, sheet(body, rng.choice(["udm", "mj"]), back=rng.choice([ground(rng, "waves"), rosette("#3d8f86", .3)]))


def tax_a5(d, rng):
    """An A5 certificate copied onto A4: leaders of dots, amounts at the right, the copy's dark edge round it."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    city, prefecture = tax_words(w)
    yen = lambda field, value: p.yen(field, value, "comma") + " 円"  # noqa: E731
    column = lambda *pairs: "<div style='flex:1;line-height:1.62'>" + "".join(leader(a, b) for a, b in pairs) + "</div>"  # noqa: E731
    left = column(("給与収入", yen("salary_revenue", t["revenue"])), ("給与所得", yen("salary_income", t["salary"])), ("公的年金等所得", "0 円"), ("合計所得金額", yen("total_income", t["total"])),
                  ("総所得金額等", yen("gross_income", t["total"])), ("所得控除合計額", yen("deductions", t["deductions"])), ("課税標準額", yen("tax_base", t["base"])))
    right = column((city + "所得割額", yen("city_income_levy", t["city"])), (city + "均等割額", yen("city_per_capita_levy", 3000)), (prefecture + "所得割額", yen("prefecture_income_levy", t["pref"])),
                   (prefecture + "均等割額", yen("prefecture_per_capita_levy", 1000)), ("森林環境税額", yen("forest_tax", 1000)), ("年税額", yen("annual_tax", t["annual"])), ("扶養人数", p.put("dependants", t["dependants"], f"{t['dependants']}人", 0, "digits")))
    body = f"""<div style='position:absolute;left:{rng.uniform(1, 6):.1f}mm;top:{rng.uniform(1, 8):.1f}mm;width:202mm;height:146mm;background:#fff;border-right:.5mm solid #999;border-bottom:.7mm solid #888;transform:rotate({rng.gauss(0, .5):.2f}deg);padding:8mm 12mm;overflow:hidden'>
<div style='display:flex;justify-content:space-between;font-size:8.5pt'><span>No. {serial(rng)}</span><span>{office(w)}</span></div><div class=c style='font-size:16pt;letter-spacing:.3em'>所得・課税証明書</div><div style='margin:3mm 0;display:grid;grid-template-columns:18mm 1fr 22mm 48mm;line-height:1.7;font-size:10pt'><span>年度</span><span>{fiscal(p, w)}（{w['year_text']}分所得）</span><span>生年月日</span><span>{p.date('birth_date', m['born'])}</span><span>住所</span><span style='grid-column:span 3'>{p.put('address', w['address'])}</span><span>氏名</span><span style='font-size:13pt'>{p.name('name', m)}</span></div>
<div style='display:flex;gap:9mm;font-size:9.5pt;border-top:.3mm solid #333;border-bottom:.3mm solid #333;padding:2mm 0'>{left}{right}</div><div style='margin:3mm 6mm;line-height:1.65'>上記のとおり証明します。<br>{p.date('issued_on', d['issued'])}<div style='margin-left:76mm;font-size:12.5pt'>{office(w)}長　{w['mayor']}</div></div></div>{seal(rng, office(w) + '長之印', 18)}"""
    return p, sheet(body, rng.choice(["mincho", "udm"]), back="<div class=ground style='background:#f4f4f2'></div>")


def tax_bands(d, rng):
    """Colour bands over two columns, a large figure for the year's tax, 複写 come out over the text as on a copy."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    ink, tint = rng.choice(BANDS)
    city, prefecture = tax_words(w)
    hidden = rng.random() < 0.25
    yen = lambda field, value: p.masked(field, "― 省略 ―", 0, "digits") if hidden and field in ("deductions", "salary_revenue") else p.yen(field, value)  # noqa: E731
    band = lambda words: f"<div style='background:{ink};color:#fff;padding:1mm 2.5mm;font-size:10pt;letter-spacing:.2em'>{words}</div>"  # noqa: E731
    line = lambda i, a, b: f"<div style='display:flex;justify-content:space-between;padding:1.5mm 2.5mm;background:{tint if i % 2 else '#ffffff80'}'><span>{a}</span><span>{b}</span></div>"  # noqa: E731
    known, unit = dict(t["parts"]), "円" if p.amount_style == "yen" else ""
    income = [("給与収入", yen("salary_revenue", t["revenue"])), ("給与所得", yen("salary_income", t["salary"])), ("雑所得", "0" + unit), ("総所得金額等", yen("gross_income", t["total"])), ("合計所得金額", yen("total_income", t["total"]))]
    cuts = [("社会保険料控除", f"{known['社会保険料控除']:,}{unit}"), ("生命保険料控除", f"{known['生命保険料控除']:,}{unit}"), ("基礎控除", f"{known['基礎控除']:,}{unit}"), ("その他の控除", f"{t['deductions'] - sum(known[k] for k in ('社会保険料控除', '生命保険料控除', '基礎控除')):,}{unit}"), ("所得控除合計", yen("deductions", t["deductions"]))]
    taxes = [("課税標準額", yen("tax_base", t["base"])), (city + "　所得割額", yen("city_income_levy", t["city"])), (city + "　均等割額", yen("city_per_capita_levy", 3000)), (prefecture + "　所得割額", yen("prefecture_income_levy", t["pref"])), (prefecture + "　均等割額", yen("prefecture_per_capita_levy", 1000)), ("森林環境税（国税）", yen("forest_tax", 1000))]
    part = lambda title, lines: f"<div>{band(title)}{''.join(line(i, a, b) for i, (a, b) in enumerate(lines))}</div>"  # noqa: E731
    copied = rng.random() < 0.5
    over = "".join(f"<div style='position:absolute;left:{x}mm;top:{y}mm;font:44pt BIZ UDGothic;color:#777;opacity:.22;transform:rotate(-30deg)'>複写</div>" for x in range(8, 190, 62) for y in range(22, 280, 58)) if copied else ""
    body = f"""<div style='border-top:4mm solid {ink};padding:9mm 18mm 0'><div style='font-size:9pt;color:{ink}'>{office(w)}</div><div style='font-size:20pt;letter-spacing:.12em;margin:1.5mm 0'>住民税決定証明書</div><div style='font-size:11pt;margin-top:1mm'>{fiscal(p, w)}　個人住民税（{w['year_text']}の所得）</div></div>
<div style='margin:6mm 18mm;background:{tint};padding:4mm 6mm;line-height:1.8'><div style='font-size:14pt'>{p.name('name', m)}</div><div style='font-size:9.5pt'>{p.date('birth_date', m['born'])}生　　　{p.put('address', w['address'])}</div></div>
<div style='margin:0 18mm;display:grid;grid-template-columns:1fr 1fr;gap:6mm'>{part('所得', income)}{part('所得控除', cuts)}</div><div style='margin:5mm 18mm 0'>{part('税額', taxes)}</div><div style='margin:4mm 18mm 0;border:.6mm solid {ink};padding:2mm 4mm;display:flex;justify-content:space-between;align-items:baseline'><span style='font-size:13pt'>年税額</span><span style='font-size:18pt'>{yen('annual_tax', t['annual'])}</span></div>
<div style='margin:9mm 24mm 0;line-height:1.8'>上記のとおり決定されていることを証明します。<br>{p.date('issued_on', d['issued'])}<div style='margin-left:72mm;font-size:13pt'>{office(w)}長　{w['mayor']}</div></div>{seal(rng, office(w) + '長之印', 23)}<div style='position:absolute;right:16mm;top:12mm'>{qr(serial(rng, 'TX{}'), 16)}</div>{over}"""
    return p, sheet(body, rng.choice(["udp", "udg", "gothic"]), back="" if copied else underlay("COPY", "#c9c9c9", 22, .4, (150, 100)))


def study_university(d, rng):
    """A university's paper: crest, Japanese prose in the middle, the same in English in italics below it."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    english = "DejaVu Serif"
    name = latin(m["given_kana"]).capitalize() + " " + latin(m["family_kana"]).upper()
    small = lambda text: f"<div style='font:italic 8pt {english};color:#333'>{text}</div>"  # noqa: E731
    pair = lambda a, b, value, foreign="": f"<tr><td style='border:0;width:52mm;text-align:right'>{a}{small(b)}</td><td style='border:0;padding-left:8mm;font-size:13.5pt'>{value}{small(foreign)}</td></tr>"  # noqa: E731
    words = {"大学": "University", "高等学校": "High School", "専門学校": "College"}
    kind = next(words[k] for k in ("大学", "高等学校", "専門学校") if k in s["name"])
    member = "生徒" if "高等学校" in s["name"] else "学生"
    crest = "<svg style='width:22mm;height:22mm' viewBox='-50 -50 100 100'><circle r=46 fill=none stroke='#6b1f2a' stroke-width=3 /><circle r=38 fill=none stroke='#6b1f2a' stroke-width=1 />" + "".join(f"<path d='M0 -34 Q9 -18 0 -6 Q-9 -18 0 -34' fill='#6b1f2a' transform='rotate({a})'/>" for a in range(0, 360, 45)) + "</svg>"
    until = pair("卒業予定年月日", "Expected Date of Graduation", p.date("enrolled_until", s["until"], 0, "seireki")) if rng.random() < .6 else ""
    body = f"""<div class=c style='padding-top:20mm'>{crest}<div style='font-size:26pt;letter-spacing:.4em;margin:5mm 0 1mm;text-indent:.4em'>在学証明書</div><div style='font:13pt {english};letter-spacing:.12em'>CERTIFICATE OF ENROLLMENT</div></div>
<table style='margin:11mm auto 0;width:165mm'>{pair('氏　名', 'Name', p.name('name', m), name)}{pair('生年月日', 'Date of Birth', p.date('birth_date', m['born'], 0, 'seireki'), m['born'].strftime('%B %-d, %Y'))}{pair('学籍番号', 'Student No.', p.put('student_id', s['id']))}{pair('所　属', 'Department', course_of(s))}{pair('学　年', 'Year', p.put('school_year', s['year'], f"{s['year']}年次", 0, 'digits'))}{until}</table>
<div class=c style='margin:12mm 25mm 0;font-size:13pt;line-height:1.9'>上記の者は、本{'学' if kind == 'University' else '校'}の{member}として<br>在学していることを証明する。</div><div class=c style='margin:2mm 30mm;font:italic 9pt {english};line-height:1.6'>This is to certify that the person named above is currently enrolled as a regular student of this institution.</div>
<div class=c style='margin-top:10mm;font-size:12pt'>{p.date('issued_on', d['issued'], 0, 'seireki')}{small(d['issued'].strftime('%B %-d, %Y'))}</div><div class=c style='margin-top:8mm;font-size:17pt;letter-spacing:.15em'>{p.put('school', s['name'])}</div><div class=c style='margin-top:2mm;font-size:14pt'>{head_of(s)}　　{d['world']['mayor']}</div><div class=c>{small('President' if kind == 'University' else 'Principal')}</div>{seal(rng, s['name'] + ('学長印' if kind == 'University' else '長印'), 26)}
<div style='position:absolute;left:9mm;top:9mm;width:192mm;height:279mm;border:.9mm double #6b1f2a'></div>"""
    return p, sheet(body, rng.choice(["mincho", "udm"]), back=rosette("#b9a06a", .22))


def study_downwards(d, rng):
    """Written downwards in one text from the right, numbers in kanji, no label at all but 学籍番号."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    day = lambda field, value: p.put(field, value.isoformat(), kanji_day(value), 0, "date")  # noqa: E731
    columns = ["<div style='font-size:26pt;letter-spacing:.5em;margin:22mm 9mm 0 14mm'>在学証明書</div>",
               f"<div style='margin-top:30mm'>{course_of(s)}　第{p.put('school_year', s['year'], kanji_number(s['year']), 0, 'digits')}学年</div>",
               f"<div style='margin-top:66mm;font-size:21pt'>{p.name('name', m)}</div>", f"<div style='margin-top:98mm'>{day('birth_date', m['born'])}生</div>",
               f"<div style='margin:22mm 8mm 0 8mm;font-size:17pt'>右の者は本{'学' if '大学' in s['name'] else '校'}に在学していることを証明する</div>", f"<div style='margin-top:34mm'>{day('issued_on', d['issued'])}</div>",
               f"<div style='margin-top:62mm;font-size:18pt'>{p.put('school', s['name'])}</div>", f"<div style='margin-top:100mm'>{head_of(s).replace('　', '')}　　{d['world']['mayor']}</div>"]
    body = f"""<div style='position:absolute;right:24mm;top:24mm;height:250mm;writing-mode:vertical-rl;font-size:15pt;line-height:2.15'>{''.join(columns)}</div>{seal(rng, s['name'] + '長印', 25).replace("<seal style='", "<seal style='writing-mode:horizontal-tb;")}<div style='position:absolute;left:12mm;top:12mm;width:186mm;height:273mm;border:.5mm solid #8a6d3b;outline:.2mm solid #8a6d3b;outline-offset:1.2mm'></div>"""
    return p, sheet(body, rng.choice(["mincho", "udm", "mj"]))


def lost_letter(d, rng):
    """A company's letter: the days of leaving and of loss only in the sentence, 記 with the person, the family in one line each."""
    d = after_loss(d)
    p, c, w, m = Page(rng), d["cover"], d["world"], d["members"][0]
    ink = rng.choice(BANDS)[0]
    kin = "".join(f"<div style='margin-left:38mm'>{p.name('name', k, row)}（{p.put('relation', k['relation'], None, row)}・{p.date('birth_date', k['born'], row)}生）</div>" for row, k in enumerate(d["members"][1:], 2))
    item = lambda n, a, b: f"<div style='display:flex'><span style='width:38mm'>{n}．{a}</span><span>{b}</span></div>"  # noqa: E731
    family = f"<div>５．被扶養者　　同日付で資格を喪失した者は次のとおり</div>{kin}" if kin else item("５", "被扶養者", "なし")
    body = f"""<div style='padding:14mm 24mm 3mm;border-bottom:.8mm solid {ink};display:flex;justify-content:space-between;align-items:end;color:{ink}'><span style='font-size:15pt'>{c['company']}</span><span style='font-size:8pt;text-align:right'>総務部 人事課<br>TEL 0{rng.randrange(30, 99)}-{rng.randrange(2000, 9999)}-{rng.randrange(1000, 9999)}</span></div>
<div style='margin:7mm 24mm 0;text-align:right;line-height:1.7'>総人発第{rng.randrange(10, 400)}号<br>{p.date('issued_on', d['issued'])}</div><div style='margin:4mm 24mm 0;font-size:12pt'>国民健康保険組合　御中</div>
<div style='margin:9mm 24mm 0 98mm;line-height:1.7'>{office(w)}栄町一丁目４番７号<br>{p.put('company', c['company'])}<br>代表取締役　{w['mayor']}</div><h1 style='margin-top:12mm;font-size:17pt;letter-spacing:.1em'>健康保険資格喪失証明書</h1>
<div style='margin:10mm 24mm 0;font-size:11.5pt;line-height:2'>　下記の者は、{p.date('left_on', c['left'])}をもって当社を退職し、{p.date('lost_on', c['lost'], 1)}に健康保険の被保険者の資格を喪失したことを証明いたします。</div><div class=c style='margin:6mm 0;font-size:12pt'>記</div>
<div style='margin:0 30mm;font-size:11.5pt;line-height:2'>{item('１', '氏　　名', p.name('name', m, 1) + '（' + p.put('name_kana', m['kana'], None, 1) + '）')}{item('２', '生年月日', p.date('birth_date', m['born'], 1))}{item('３', '住　　所', p.put('address', w['address']))}{item('４', '加入保険', f"{c['society']}<br>記号 {p.put('symbol', c['symbol'])}　番号 {p.put('number', c['number'])}<br>（{p.date('acquired_on', c['from'], 1)} 資格取得）")}{family}</div><div style='margin:5mm 24mm;text-align:right;font-size:11.5pt'>以　上</div>{seal(rng, '代表取締役印', 18, 'circle')}"""
    return p, sheet(body, rng.choice(["mincho", "udm", "gothic"]))


def hand(d, rng):
    """(links to the pen-like fonts, the name of one of them, the pen's colour)."""
    folders = sorted(d["fonts"].glob("*/index.css"))
    family = rng.choice(["Yomogi", "Zen Kurenaido", "Yusei Magic"])
    return "".join(f"<link rel=stylesheet href='{f.resolve().as_uri()}'>" for f in folders), family, rng.choice(["#1b2a63", "#222", "#2a2a2a"])


def lost_by_hand(d, rng):
    """A form of the 年金事務所's kind filled with a pen: numbers in boxes, a stamp with the day of confirmation."""
    d = after_loss(d)
    p, c, w, members = Page(rng), d["cover"], d["world"], d["members"]
    links, family, pen = hand(d, rng)
    pens = lambda text, size=14: f"<span class=pen style='font-size:{size}pt'>{text}</span>"  # noqa: E731
    boxes = lambda text: "<span style='display:inline-flex'>" + "".join(f"<span style='width:6.2mm;height:8mm;border:.2mm solid #333;margin-right:-.2mm;text-align:center;line-height:8mm'>{pens(x, 15)}</span>" for x in text) + "</span>"  # noqa: E731
    def day(field, value, row=0):
        era, year = era_of(value)
        p.put(field, value.isoformat(), f"{era}{year}年{value.month}月{value.day}日", row, "date")
        return f"{pens(era, 12)} {pens(year)} 年 {pens(value.month)} 月 {pens(value.day)} 日"
    lines = "".join(f"<tr style='height:10mm'><td>{pens(p.name('name', m, row))}</td><td class=n>{day('birth_date', m['born'], row)}</td><td class=c>{pens(p.put('relation', m['relation'], None, row))}</td><td class=n>{day('lost_on', c['lost'], row)}</td></tr>" for row, m in enumerate(members[1:], 2))
    lines += "<tr style='height:10mm'><td></td><td></td><td></td><td></td></tr>" * max(0, 4 - len(members[1:]))
    m = members[0]
    row = lambda a, b: f"<tr style='height:11mm'><td class=k>{a}</td><td class=n>{b}</td></tr>"  # noqa: E731
    body = f"""{links}<h1 style='padding-top:13mm;font-size:15pt'>健康保険・厚生年金保険　被保険者資格喪失証明書</h1><div class=c style='font-size:8.5pt;margin-top:1.5mm'>（国民健康保険・国民年金加入手続用）</div>
<table style='margin:5mm 18mm 0;width:174mm'>{row('事業所整理記号・番号', boxes(f"{rng.randrange(10, 99)}") + '　－　' + boxes(f"{rng.randrange(1000, 9999)}"))}{row('保険者番号', boxes(p.put('insurer_number', c['insurer_number'], None, 0, 'digits')))}{row('被保険者証の記号', pens(p.put('symbol', c['symbol'])))}{row('被保険者証の番号', pens(p.put('number', c['number'])))}{row('<span style="font-size:7.5pt">（フリガナ）</span><br>被保険者氏名', f"<div style='line-height:1.1'>{pens(p.kana('name_kana', m, 1), 9)}<br>{pens(p.name('name', m, 1), 16)}</div>")}{row('生年月日', day('birth_date', m['born'], 1))}{row('住所', "<div style='white-space:normal'>" + pens(p.put('address', w['address']), 11) + "</div>")}{row('資格取得年月日', day('acquired_on', c['from'], 1))}{row('資格喪失年月日', day('lost_on', c['lost'], 1))}</table>
<div style='margin:4mm 18mm 1mm'>被扶養者</div><table style='margin:0 18mm;width:174mm'><tr><td class='k c' style='width:46mm'>氏名</td><td class='k c'>生年月日</td><td class='k c' style='width:16mm'>続柄</td><td class='k c'>扶養でなくなった日</td></tr>{lines}</table>
<div style='margin:6mm 22mm 0;line-height:2'>上記のとおり相違ないことを証明します。<br>{day('issued_on', d['issued'])}<div style='margin-left:50mm'>事業所所在地　{pens(office(w) + '緑町３－８', 12)}<br>事業所名称　　{pens(p.put('company', c['company']), 14)}<br>事業主氏名　　{pens(w['mayor'], 14)}</div></div>{seal(rng, '代表者印', 16, 'circle')}"""
    css = f".pen{{font-family:'{family}',IPAmjMincho;color:{pen}}} .k{{font-size:9pt;background:#f3f3f3;width:46mm}} .n{{white-space:nowrap}} td{{padding:.3mm 1.6mm}}"
    return p, sheet(body, "gothic", css=css)


def lost_window(d, rng):
    """An insurer's modern letter for a window envelope: addressee above, the insured at the left, the family's cards at the right, values at the right edge."""
    d = after_loss(d)
    p, c, w, members = Page(rng), d["cover"], d["world"], d["members"]
    ink, tint = rng.choice(BANDS)
    m = members[0]
    pair = lambda a, b: f"<div style='display:flex;justify-content:space-between;border-bottom:.15mm solid #aaa;padding:1.2mm 1mm'><span style='font-size:8.5pt;color:{ink}'>{a}</span><span>{b}</span></div>"  # noqa: E731
    card = lambda row, k: f"<div style='background:{tint};padding:1.5mm 2.5mm;margin-bottom:2mm'><div style='font-size:11.5pt'>{p.name('name', k, row)}</div>{pair('生年月日', p.date('birth_date', k['born'], row))}{pair('続柄', p.put('relation', k['relation'], None, row))}{pair('資格取得', p.date('acquired_on', max(c['from'], k['born']), row))}{pair('資格喪失', p.date('lost_on', c['lost'], row))}</div>"  # noqa: E731
    kin = "".join(card(row, k) for row, k in enumerate(members[1:], 2)) or "<div style='padding:3mm;color:#555'>該当する方はいません</div>"
    body = f"""<div style='position:absolute;left:20mm;top:16mm;width:88mm;line-height:1.6;font-size:11pt'>{p.put('address', w['address'])}<div style='font-size:13pt;margin-top:3mm'>{m['name']}　様</div></div><div style='position:absolute;right:16mm;top:14mm;text-align:right;font-size:9pt;line-height:1.6'><span style='font-size:12pt;color:{ink}'>{p.put('company', c['society'])}</span><br>適用課<br>保険者番号 {p.put('insurer_number', c['insurer_number'], None, 0, 'digits')}<br>{p.date('issued_on', d['issued'])}</div>
<div style='padding-top:62mm'><div style='margin:0 16mm;background:{ink};color:#fff;text-align:center;font-size:16pt;padding:2mm;letter-spacing:.15em'>資格喪失証明書</div><div style='margin:4mm 20mm;font-size:10pt;line-height:1.7'>下記の方が当健康保険組合の資格を喪失されたことを証明します。国民健康保険等への加入手続きの際に、この証明書をお持ちください。</div>
<div style='margin:0 16mm;display:grid;grid-template-columns:1fr 1fr;gap:7mm'><div><div style='border-left:2mm solid {ink};padding-left:2mm;margin-bottom:2mm'>被保険者（本人）</div>{pair('フリガナ', p.kana('name_kana', m, 1))}{pair('氏名', p.name('name', m, 1))}{pair('生年月日', p.date('birth_date', m['born'], 1))}{pair('記号', p.put('symbol', c['symbol']))}{pair('番号', p.put('number', c['number']))}{pair('資格取得年月日', p.date('acquired_on', c['from'], 1))}{pair('資格喪失年月日', p.date('lost_on', c['lost'], 1))}{pair('喪失理由', '退職')}</div><div><div style='border-left:2mm solid {ink};padding-left:2mm;margin-bottom:2mm'>被扶養者（ご家族）</div>{kin}</div></div></div>
<div style='position:absolute;left:16mm;bottom:12mm;display:flex;gap:4mm;align-items:end;font-size:8pt;line-height:1.5'>{qr('https://example.jp/' + serial(rng), 18)}<span>お手続きのご案内はこちら<br>照会番号 {serial(rng)}</span></div><div style='position:absolute;right:20mm;bottom:16mm;font-size:12pt'>理事長　{w['mayor']}</div>{seal(rng, c['society'] + '理事長之印', 20)}"""
    return p, sheet(body, rng.choice(["udp", "udg"]), back=underlay("KENPO", tint, 40, .9, (260, 170), -20, "DejaVu Sans"))


LAYOUTS = {"juminhyo": [jumin_cards, jumin_second], "kazei_shomeisho": [tax_a5, tax_bands], "zaigaku_shomeisho": [study_university, study_downwards],
           "soshitsu_shomeisho": [lost_letter, lost_by_hand, lost_window]}
