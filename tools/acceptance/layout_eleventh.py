"""An eleventh family, by somebody who has not seen the reader: small towns. Lists of an old host computer with half-width kana for labels, forms
printed beforehand in coloured ink into which few values are typed a little beside their places, eras and sexes ringed, 旧字 in names."""
import unicodedata

from drawn_parts import after_loss, course_of, fiscal, half, head_of, office, old_forms, put_day, resident_since, serial, short_day, tax_words
from people import era_of
from sheet_html import WIDE, Page, seal, sheet, spaced

INKS = ["#2f6b4a", "#7a4b2c", "#2b4c86", "#333333"]
NARROW = "font-family:BIZ UDGothic,IPAmjMincho"   # as wide for a digit as for half a kanji


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def pad(text, columns, right=False):
    """The text in so many half-width columns."""
    space = " " * max(0, columns - width(text))
    return space + text if right else text + space


def host(words):
    """A label of a machine that knows no small kana."""
    return half(words, True)


def townsfolk(data, rng):
    """The data with 旧字 in two pages of three."""
    return {**data, "members": [old_forms(m) for m in data["members"]]} if rng.random() < 0.67 else data


def printed_form(rng):
    """CSS of a form printed beforehand: its ink, and how far the typing lies off."""
    ink = rng.choice(INKS)
    dx, dy = rng.uniform(-0.4, 1.6), rng.uniform(-0.5, 0.7)
    face = rng.choice(["IPAexGothic", "'BIZ UDGothic'", "IPAexMincho"])
    return (f"body{{color:{ink}}} td,th{{border-color:{ink}}} .y{{color:#161616;position:relative;left:{dx:.2f}mm;top:{dy:.2f}mm;"
            f"font-family:{face},IPAmjMincho;letter-spacing:.03em}} .s{{font-size:7.5pt}} .v{{writing-mode:vertical-rl;text-align:center;letter-spacing:.3em;padding:.5mm}}")


def typed(text):
    return f"<span class=y>{text}</span>"


def ring(text):
    return (f"<span style='position:relative;display:inline-block'>{text}<span style='position:absolute;left:50%;top:50%;width:5mm;height:5mm;"
            "margin:-2.5mm 0 0 -2.5mm;border:.4mm solid #161616;border-radius:50%'></span></span>")


def ringed_day(p, field, day, row=0, eras="昭平令"):
    """The era among those printed, ringed; year, month and day typed before their words."""
    era, year = era_of(day)
    p.put(field, day.isoformat(), f"{era[0]} {year}年{day.month}月{day.day}日", row, "date")
    choice = "・".join(ring(e) if e == era[0] else e for e in eras)
    slot = lambda n: f"<span class=y style='display:inline-block;width:7mm;text-align:center'>{n}</span>"  # noqa: E731
    return f"<span class=s>{choice}</span> {slot(year)}<span class=s>年</span>{slot(day.month)}<span class=s>月</span>{slot(day.day)}<span class=s>日</span>"


def ringed_sex(p, m, row):
    p.sex(m, row)
    return "・".join(ring(x) if x == ("男" if m["sex"] == "male" else "女") else x for x in "男女")


def signature(p, d, rng, words, x, title=None):
    name = office(d["world"])
    return (f"<div style='margin:7mm {x}mm 0;line-height:1.9'>{words}<br>　{typed(p.date('issued_on', d['issued'], 0, 'gap'))}"
            f"<div style='margin-left:{rng.choice([66, 80])}mm;font-size:13pt'>{name}長　　{d['world']['mayor']}</div></div>" + seal(rng, title or name + "長之印", 22))


def jumin_host(d, rng):
    """A host's list: two lines a person between rules of hyphens, half-width labels at the top."""
    d = townsfolk(d, rng)
    p, w = Page(rng), d["world"]
    style = rng.choice(["zero", "letter", "typed"])
    rule = "-" * 102
    lines = [f" {host('セタイバンゴウ')} {rng.randrange(1000, 99999):07}" + " " * 58 + f"PAGE {p.put('page_number', 1, '1', 0, 'digits')}/{p.put('page_count', 1, '1', 0, 'digits')}", "",
             f" {host('ジュウショ')}    {p.put('address', w['address'], w['address'].translate(WIDE))}", f" {host('セタイヌシ')}   {p.name('head', d['members'][0])}", rule,
             " " + pad("NO", 4) + pad(host("フリガナ") + " / " + host("シメイ"), 32) + pad(host("セイネンガッピ"), 16) + pad(host("セイベツ"), 10) + pad(host("ゾクガラ"), 12) + host("コジンバンゴウ") + " / " + host("ジュウミンビ"), rule]
    for row, m in enumerate(d["members"], 1):
        number = p.put("my_number", m["my_number"], None, row, "digits") if w["numbers"] else p.masked("my_number", "*" * 12, row, "digits")
        day = p.put("birth_date", m["born"].isoformat(), short_day(m["born"], style), row, "date")
        lines.append(" " + pad(f"{row:02}", 4) + pad(p.put("name_kana", m["kana"], half(m["kana"]), row), 32) + pad(day, 16)
                     + pad(p.sex(m, row), 10) + pad(p.put("relation", m["relation"], None, row), 12) + number)
        lines.append(" " * 5 + pad(p.name("name", m, row), 70) + short_day(resident_since(m, w["moved"]), style))
        lines.append(rule)
    lines += [" " * 44 + "*** " + host("イカヨハク") + " ***"]
    body = f"""<h1 style='padding-top:12mm;font-size:18pt'>{spaced('住民票')}</h1><pre style='{NARROW};font-size:12pt;margin:5mm 22mm 0;line-height:1.45'>{chr(10).join(lines)}</pre>{signature(p, d, rng, '　この写しは世帯全員の住民票の原本と相違ないことを証明する。', 34)}"""
    return p, sheet(body, "mincho", True, css=".y{}")


def jumin_form(d, rng):
    """世帯票 printed beforehand: four places for persons, of which few are used; eras and sexes ringed, upright words at the side."""
    d = townsfolk(d, rng)
    p, w = Page(rng), d["world"]
    def block(row, m):
        values = ({"kana": p.kana("name_kana", m, row) if w["kana"] else "", "name": p.name("name", m, row), "born": ringed_day(p, "birth_date", m["born"], row, "明大昭平令"),
                   "sex": ringed_sex(p, m, row), "relation": p.put("relation", m["relation"], None, row), "since": short_day(resident_since(m, w["moved"]), "kanji"),
                   "number": p.put("my_number", m["my_number"], None, row, "digits") if w["numbers"] else p.masked("my_number", "省略", row, "digits")}
                  if m else {"born": "<span class=s>明・大・昭・平・令　　　　年　　　月　　　日</span>", "sex": "男・女"})
        y = lambda key: typed(values.get(key, "&nbsp;"))  # noqa: E731
        return f"""<tr><td rowspan=4 class=v style='width:7mm'>{'一二三四五'[row - 1]}</td><td class=s style='width:17mm'>フリガナ</td><td style='width:62mm' class=s>{y('kana')}</td><td class=s style='width:19mm'>個人番号</td><td>{y('number')}</td></tr>
<tr><td class=s>氏　　名</td><td style='font-size:13pt'>{y('name')}</td><td class=s>生年月日</td><td style='white-space:nowrap'>{values['born']}</td></tr><tr><td class=s>続　　柄</td><td>{y('relation')}</td><td class=s>男女の別</td><td>{values['sex']}</td></tr><tr><td class=s>住民日</td><td>{y('since')}</td><td class=s>本　籍</td><td>{typed('省略') if m else ''}</td></tr>"""
    members = d["members"]
    body = f"""<h1 style='padding-top:11mm;font-size:20pt'>住　　民　　票</h1><table style='margin:5mm 17mm 0;width:176mm'><tr><td class=v style='width:7mm;letter-spacing:0'>住所</td><td style='height:12mm'>{typed(p.put('address', w['address']))}</td><td class=s style='width:14mm'>世帯主</td><td style='width:50mm'>{typed(p.name('head', members[0]))}</td></tr></table>
<table style='margin:2.5mm 17mm 0;width:176mm'>{''.join(block(row, members[row - 1] if row <= len(members) else None) for row in range(1, max(4, len(members)) + 1))}</table>{signature(p, d, rng, '　上記は世帯全員の住民票の写しであることを証明する。', 24)}"""
    return p, sheet(body, "mincho", css=printed_form(rng) + " td{padding:.8mm 1.2mm}")


def tax_host(d, rng):
    """A host's list of amounts in one column of half-width words, the tax of the town below a rule."""
    d = townsfolk(d, rng)
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    city, prefecture = tax_words(w)
    kana = {"市": "シ", "町": "チョウ", "村": "ソン", "特": "ク"}[city[0]]
    region = {"県": "ケン", "府": "フ", "都": "ト"}[prefecture[0]]
    known = dict(t["parts"])
    style = rng.choice(["comma", "yen"])
    yen = lambda field, value: p.yen(field, value, style)  # noqa: E731
    plain = lambda value: f"{value:,}" + ("円" if style == "yen" else "")  # noqa: E731
    items = [("キュウヨ シュウニュウ", yen("salary_revenue", t["revenue"])), ("キュウヨ ショトク", yen("salary_income", t["salary"])), ("ネンキン シュウニュウ", plain(0)), ("エイギョウ ショトク", plain(0)),
             ("ノウギョウ ショトク", plain(0)), ("ソウショトクキンガクトウ", yen("gross_income", t["total"])), ("ゴウケイ ショトク キンガク", yen("total_income", t["total"])), None,
             ("シャカイホケンリョウ コウジョ", plain(known["社会保険料控除"])), ("セイメイホケンリョウ コウジョ", plain(known["生命保険料控除"])), ("ハイグウシャ コウジョ", plain(known["配偶者控除"])), ("フヨウ コウジョ", plain(known["扶養控除"])),
             ("ショトクコウジョ ゴウケイ", yen("deductions", t["deductions"])), ("カゼイ ヒョウジュンガク", yen("tax_base", t["base"])), None,
             (f"{kana}ミンゼイ ショトクワリ", yen("city_income_levy", t["city"])), (f"{kana}ミンゼイ キントウワリ", yen("city_per_capita_levy", 3000)), (f"{region}ミンゼイ ショトクワリ", yen("prefecture_income_levy", t["pref"])),
             (f"{region}ミンゼイ キントウワリ", yen("prefecture_per_capita_levy", 1000)), ("シンリンカンキョウゼイ", yen("forest_tax", 1000)), ("ネンゼイガク", yen("annual_tax", t["annual"]))]
    lines = [" " + pad(host(i[0]), 34) + pad(i[1], 16, True) if i else " " + "-" * 51 for i in items]
    born = put_day(p, "birth_date", m["born"], rng.choice(["zero", "letter", "typed"]))
    body = f"""<h1 style='padding-top:14mm;font-size:19pt'>{spaced('所得課税証明書')}</h1><pre style='{NARROW};font-size:12pt;margin:8mm 30mm 0;line-height:1.4'> {pad(host('ネンド'), 12)}{fiscal(p, w)}  ({w['year_text']}中ノ所得)
 {pad(host('ジュウショ'), 12)}{p.put('address', w['address'])}
 {pad(host('シメイ'), 12)}{p.name('name', m)}
 {pad(host('セイネンガッピ'), 12)}{born}

{chr(10).join(lines)}</pre>{signature(p, d, rng, '　上記のとおり相違ないことを証明する。', 30)}"""
    return p, sheet(body, "mincho", css=".y{}")


def tax_strips(d, rng):
    """Strips printed beforehand: a line of words, below it a line of boxes with typed amounts; ￥ before what matters."""
    d = townsfolk(d, rng)
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    city, prefecture = tax_words(w)
    mark = rng.choice(["￥", "￥", "*", ""])
    cell = lambda field, value: typed(p.put(field, value, f"{mark}{value:,}", 0, "digits"))  # noqa: E731
    none = typed("0") if rng.random() < 0.5 else "&nbsp;"
    strip = lambda title, *pairs: (f"<tr><td rowspan=2 class=v>{title}</td>" + "".join(f"<td class='s c'>{a}</td>" for a, _ in pairs) + "</tr><tr>"  # noqa: E731
                                   + "".join(f"<td class=r style='height:9.5mm;vertical-align:bottom'>{b}</td>" for _, b in pairs) + "</tr>")
    body = f"""<div style='margin:14mm 18mm 0' class=s>税証第　{typed(str(rng.randrange(10, 990)))}　号</div><h1 style='font-size:19pt'>{spaced('課税証明書')}</h1>
<table style='margin:7mm 18mm 0;width:174mm'><tr><td class=s style='width:22mm'>納税義務者<br>住　　　所</td><td>{typed(p.put('address', w['address']))}</td></tr><tr><td class=s>氏　　　名</td><td style='font-size:14pt'>{typed(p.name('name', m))}</td></tr><tr><td class=s>生年月日</td><td>{ringed_day(p, 'birth_date', m['born'], 0, '大昭平令')}</td></tr><tr><td class=s>証明年度</td><td>{typed(fiscal(p, w))}　<span class=s>（前年中の所得に基づく）</span></td></tr></table>
<table style='margin:5mm 18mm 0;width:174mm;table-layout:fixed'><colgroup><col style='width:8mm'></colgroup>{strip('所得', ('給与収入', cell('salary_revenue', t['revenue'])), ('給与所得', cell('salary_income', t['salary'])), ('総所得金額等', cell('gross_income', t['total'])), ('合計所得金額', cell('total_income', t['total'])))}
{strip('控除', ('雑損・医療費控除', none), ('所得控除合計額', cell('deductions', t['deductions'])), ('課税標準額', cell('tax_base', t['base'])), ('扶養人数', typed(p.put('dependants', t['dependants'], f"{t['dependants']}人", 0, 'digits'))))}
{strip(('区' if city[0] == '特' else city[0]) + '税', (city + '所得割', cell('city_income_levy', t['city'])), (city + '均等割', cell('city_per_capita_levy', 3000)), ('減免額', none), ('計', typed(f"{mark}{t['city'] + 3000:,}")))}
{strip(prefecture[0] + '税', (prefecture + '所得割', cell('prefecture_income_levy', t['pref'])), (prefecture + '均等割', cell('prefecture_per_capita_levy', 1000)), ('森林環境税', cell('forest_tax', 1000)), ('年税額', cell('annual_tax', t['annual'])))}</table>
<div class=s style='margin:2mm 18mm'>備考</div>{signature(p, d, rng, '　上記のとおり証明します。', 26)}"""
    return p, sheet(body, "mincho", css=printed_form(rng))


def study_blanks(d, rng):
    """Sentences printed beforehand with rules to type on; the birth date with 生 behind it, no label."""
    d = townsfolk(d, rng)
    p, m, s = Page(rng), d["members"][-1], d["school"]
    blank = lambda text, mm: f"<span style='display:inline-block;width:{mm}mm;border-bottom:.25mm solid;text-align:center;line-height:1.35'>{typed(text)}</span>"  # noqa: E731
    body = f"""<div style='margin:16mm 24mm 0;text-align:right'>第{blank(str(rng.randrange(1, 400)), 18)}号</div><h1 style='padding-top:12mm;font-size:26pt'>{spaced('在学証明書')}</h1>
<div style='margin:22mm 28mm 0;font-size:13pt;line-height:2.9'>住　所　<span style='font-size:11pt'>{blank(p.put('address', d['world']['address']), 128)}</span><br>氏　名　{blank(p.name('name', m), 80)}<br><span style='margin-left:60mm'>{blank(p.date('birth_date', m['born'], 0, 'gap'), 62)}　生</span></div>
<div style='margin:8mm 28mm 0;font-size:13pt;line-height:2.6'>　上記の者は、本校{blank(course_of(s), 66)}<br>第{blank(p.put('school_year', s['year'], f"{s['year']}", 0, 'digits'), 14)}学年に在学していることを証明する。</div>
<div style='margin:14mm 30mm 0;font-size:12.5pt;line-height:2.2'>{typed(p.date('issued_on', d['issued'], 0, 'gap'))}<br><span style='margin-left:46mm;font-size:15pt'>{p.put('school', s['name'])}</span><br><span style='margin-left:46mm'>{head_of(s)}　　{d['world']['mayor']}</span></div>{seal(rng, s['name'] + '長印', 25)}"""
    return p, sheet(body, "mincho", css=printed_form(rng))


def study_slip(d, rng):
    """A5 across, a small school's slip: two columns of boxes, the word in the corner and the typed value below."""
    d = townsfolk(d, rng)
    p, m, s = Page(rng), d["members"][-1], d["school"]
    box = lambda name, value, span=1: f"<td colspan={span} style='height:14mm;vertical-align:top'><div class=s>{name}</div><div style='padding-left:4mm;font-size:12pt'>{typed(value)}</div></td>"  # noqa: E731
    until = put_day(p, "enrolled_until", s["until"], "letter")
    body = f"""<h1 style='padding-top:10mm;font-size:18pt'>{spaced('在学証明書', '　　')}</h1><table style='margin:5mm 18mm 0;width:174mm;table-layout:fixed'><tr>{box('フリガナ', p.put('name_kana', m['kana'], half(m['kana'])))}{box('学籍番号', p.put('student_id', s['id']))}</tr><tr>{box('氏　名', p.name('name', m))}{box('生年月日', put_day(p, 'birth_date', m['born'], rng.choice(['kanji', 'letter', 'typed'])))}</tr><tr>{box('学科・学年', course_of(s) + '　' + p.put('school_year', s['year'], f"{s['year']}年", 0, 'digits'))}{box('在学期間', short_day(s['entered'], 'letter') + ' ～ ' + until)}</tr></table>
<div style='margin:6mm 24mm 0;line-height:1.8'>上記の者は本校に在学する者であることを証明する。　　{typed(put_day(p, 'issued_on', d['issued'], 'letter'))}<div style='margin-left:70mm;font-size:13pt'>{p.put('school', s['name'])}<br>{head_of(s)}　{d['world']['mayor']}</div></div>{seal(rng, s['name'] + '印', 22)}"""
    return p, sheet(body, rng.choice(["mincho", "gothic"]), True, css=printed_form(rng), paper=(148, 210))


def lost_form(d, rng):
    """The form a town hall gives to employers: what is certified is ringed, six lines for persons, of which few are used."""
    d = townsfolk(after_loss(d), rng)
    p, c, w, members = Page(rng), d["cover"], d["world"], d["members"]
    def line(row):
        if row > len(members):
            return "<tr style='height:9mm'><td class=c>" + f"{row}</td><td></td><td></td><td class='s c'>昭・平・令　　　年　　月　　日</td><td></td></tr>"
        m = members[row - 1]
        relation = "本人" if row == 1 else m["relation"]
        return f"<tr style='height:9mm'><td class=c>{row}</td><td>{typed(p.name('name', m, row))}</td><td class=c>{typed(p.put('relation', relation, None, row))}</td><td style='white-space:nowrap'>{ringed_day(p, 'birth_date', m['born'], row)}</td><td class=c>{typed(put_day(p, 'lost_on', c['lost'], 'letter', row))}</td></tr>"
    field = lambda name, value: f"<tr><td class=s style='width:34mm'>{name}</td><td>{value}</td></tr>"  # noqa: E731
    body = f"""<h1 style='padding-top:13mm;font-size:16pt'>健康保険等　資格{ring('喪失')}・取得　証明書</h1><table style='margin:7mm 18mm 0;width:174mm'>{field('被保険者住所', typed(p.put('address', w['address'])))}{field('保険者番号', typed(p.put('insurer_number', c['insurer_number'], None, 0, 'digits')))}{field('保険証の記号・番号', '<span class=s>記号</span>　' + typed(p.put('symbol', c['symbol'])) + '　　<span class=s>番号</span>　' + typed(p.put('number', c['number'])))}{field('資格取得年月日', ringed_day(p, 'acquired_on', c['from'], 1))}{field('退職年月日', ringed_day(p, 'left_on', c['left']))}</table>
<table style='margin:4mm 18mm 0;width:174mm'><tr class='s c'><td></td><td class=c style='width:52mm'>氏　　名</td><td class=c style='width:20mm'>続　柄</td><td class=c>生　年　月　日</td><td class=c style='width:30mm'>資格喪失日</td></tr>{''.join(line(row) for row in range(1, 7))}</table>
<div class=s style='margin:1.5mm 18mm'>※　健康保険の資格喪失日は、退職日の翌日となります。　※　訂正したときは、訂正印を押してください。</div><div style='margin:6mm 22mm 0;line-height:1.9'>　上記のとおり相違ないことを証明します。<br>　{typed(p.date('issued_on', d['issued'], 0, 'gap'))}<div style='margin-left:52mm'><span class=s>所在地　　</span>{typed(office(w) + '本町２丁目５番地')}<br><span class=s>名　称　　</span>{typed(p.put('company', c['company']))}<br><span class=s>代表者　　</span>{typed(w['mayor'])}<br><span class=s>電　話　　</span>{typed(f'0{rng.randrange(30, 99)}-{rng.randrange(200, 999)}-{rng.randrange(1000, 9999)}')}</div></div>{seal(rng, '代表者之印', 17, 'circle')}"""
    css = printed_form(rng)
    return p, sheet(body.replace("<h1", "<h1 class=f"), "mincho", css=css + ".f span span{width:13mm!important;height:7mm!important;margin:-3.5mm 0 0 -6.5mm!important}")


def lost_host(d, rng):
    """An insurer's host: kana names over names, the era of all days of loss in the heading, the numbers bare."""
    d = after_loss(d)
    p, c, w = Page(rng), d["cover"], d["world"]
    rule = "=" * 84
    lines = [f" {pad(host('ホケンシャ バンゴウ'), 18)}{p.put('insurer_number', c['insurer_number'], None, 0, 'digits')}", f" {pad(host('キゴウ'), 18)}{p.put('symbol', c['symbol'])}", f" {pad(host('バンゴウ'), 18)}{p.put('number', c['number'])}",
             f" {pad('住所', 18)}{p.put('address', w['address'])}", rule, " " + pad("氏名", 32) + pad("続柄", 10) + pad("生年月日", 14) + pad("取得年月日", 14) + "喪失年月日(令和)", rule]
    for row, m in enumerate(d["members"], 1):
        born, since = (p.put(field, day.isoformat(), short_day(day, "zero"), row, "date") for field, day in (("birth_date", m["born"]), ("acquired_on", max(c["from"], m["born"]))))
        lines.append(" " + p.put("name_kana", m["kana"], half(m["kana"]), row))
        lines.append(" " + pad(p.name("name", m, row), 32) + pad(p.put("relation", "本人" if row == 1 else m["relation"], None, row), 10) + pad(born, 14) + pad(since, 14) + "  " + put_day(p, "lost_on", c["lost"], "bare", row))
    body = f"""<h1 style='padding-top:18mm;font-size:17pt'>健康保険資格喪失証明書</h1><pre style='{NARROW};font-size:11pt;margin:10mm 20mm 0;line-height:1.55'>{chr(10).join(lines + [rule])}</pre>
<div style='margin:10mm 26mm 0;line-height:1.9'>　上記の者は、当組合の被保険者（被扶養者）の資格を喪失したことを証明する。<br><br>　　{p.date('issued_on', d['issued'], 0, 'padded')}<div style='margin-left:60mm'>{p.put('company', c['society'])}<br>理事長　　{w['mayor']}</div></div>{seal(rng, c['society'] + '理事長之印', 23)}<div style='position:absolute;left:20mm;bottom:10mm;{NARROW};font-size:8pt'>KPS2140 {serial(rng)}</div>"""
    return p, sheet(body, "mincho")


LAYOUTS = {"juminhyo": [jumin_host, jumin_form], "kazei_shomeisho": [tax_host, tax_strips],
           "zaigaku_shomeisho": [study_blanks, study_slip], "soshitsu_shomeisho": [lost_form, lost_host]}
