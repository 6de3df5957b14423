"""A tenth family, by somebody who has not seen the reader: big cities whose systems follow the national standard. 住民票 with one block a person in
a fixed order of items, tax certificates with tables of 内訳, certificates of city schools and of large insurers' systems."""
from drawn_parts import after_loss, course_of, fiscal, head_of, office, qr, resident_since, serial, tax_words, underlay
from sheet_html import Page, ground, seal, sheet, spaced

GREY = "#ececec"
HOMES = ["長野県松本市大字岡田下岡田１２０番地", "新潟県上越市大字土橋１０１４番地", "福島県会津若松市北青木３番", "熊本県人吉市下城本町５１１番地２"]


def certified(p, d, rng, words, x=24, right=104):
    """認証文, day and signer with the seal over the last characters."""
    name = office(d["world"])
    return (f"<div style='margin:5mm {x}mm 0;line-height:1.75'>{words}<br>　　{p.date('issued_on', d['issued'])}"
            f"<div style='margin-left:{right - x}mm;font-size:13pt'>{name}長　{d['world']['mayor']}</div></div>"
            + seal(rng, name + "長之印", rng.choice([20, 23, 25])))


def number_of(p, d, m, row):
    v = m["my_number"]
    if not d["world"]["numbers"]:
        return p.masked("my_number", d["omitted"], row, "digits")
    return p.put("my_number", v, f"{v[:4]} {v[4:8]} {v[8:]}" if d["world"]["number_style"] == "split" else v, row, "digits")


def person_block(p, d, row, m):
    """One person of the 世帯連記式: five lines in the order of the standard."""
    w = d["world"]
    lab = lambda name, more="": f"<td class=l {more}>{name}</td>"  # noqa: E731
    since = resident_since(m, w["moved"])
    kana = p.kana("name_kana", m, row) if w["kana"] else "&nbsp;"
    return f"""<table class=b><colgroup><col style='width:6mm'><col style='width:24mm'><col style='width:48mm'><col style='width:27mm'><col style='width:31mm'><col style='width:20mm'><col style='width:26mm'></colgroup>
<tr><td rowspan=6 class=c style='padding:0'>{row}</td>{lab('氏名の振り仮名')}<td style='font-size:8pt'>{kana}</td>{lab('個人番号')}<td>{number_of(p, d, m, row)}</td>{lab('住民票コード')}<td>{d['omitted']}</td></tr>
<tr>{lab('氏　　　名')}<td style='font-size:12pt'>{p.name('name', m, row)}</td>{lab('生年月日')}<td>{p.date('birth_date', m['born'], row)}</td>{lab('性別')}<td>{p.sex(m, row)}</td></tr>
<tr>{lab('旧　　　氏')}<td></td>{lab('続柄')}<td colspan=3>{p.put('relation', m['relation'], None, row)}</td></tr>
<tr>{lab('住民となった年月日', "style='font-size:6.4pt'")}<td>{p.day_text(since)}</td>{lab('住民となった届出日', "style='font-size:6.4pt'")}<td colspan=3>{p.day_text(since)}</td></tr>
<tr>{lab('本　　　籍')}<td>{d['omitted']}</td>{lab('筆頭者')}<td colspan=3>{d['omitted']}</td></tr>
<tr>{lab('前　住　所')}<td colspan=5>{d['before']}</td></tr></table>"""


def jumin_joined(d, rng):
    """世帯連記式: four persons a sheet, the label in a grey cell left of its value."""
    d = {**d, "omitted": rng.choice(["省略", "【省略】", "＊＊＊＊＊＊"]), "before": rng.choice(HOMES)}
    p, w, shown = Page(rng), d["world"], d["members"][:4]
    pages = (len(d["members"]) + 3) // 4
    number = f"{p.put('page_number', 1, None, 0, 'digits')}／{p.put('page_count', pages, None, 0, 'digits')}"
    after = "（次葉に続く）" if pages > 1 else "（以下余白）"
    body = f"""<div style='position:absolute;right:16mm;top:9mm;font-size:9pt'>{number}</div><div style='position:absolute;left:16mm;top:9mm;font-size:8pt'>発行番号　{serial(rng, '10201-{}')}</div>
<h1 style='padding-top:13mm;font-size:20pt'>{spaced('住民票')}</h1>
<table class=b style='margin-top:4mm'><tr><td class=l style='width:30mm'>住　　　所</td><td>{p.put('address', w['address'])}</td></tr><tr><td class=l>世　帯　主</td><td>{p.name('head', d['members'][0])}</td></tr></table>
{''.join(person_block(p, d, row, m) for row, m in enumerate(shown, 1))}<div class=c style='font-size:8.5pt;margin-top:1mm'>{after}</div>
{certified(p, d, rng, '　この写しは、世帯全員の住民票の原本と相違ないことを証明する。')}"""
    css = f".b{{margin:2.2mm 14mm 0;width:182mm;table-layout:fixed;font-size:9pt}} .b td{{padding:.7mm 1.2mm}} .l{{background:{GREY};font-size:7.5pt;white-space:nowrap;overflow:hidden}}"
    return p, sheet(body, "mj", back=rng.choice([underlay("複写", "#8fc7b9", 30, .35), ground(rng, "waves")]), css=css)


def jumin_single(d, rng):
    """個人票: one person of the household, the item's name small in the upper corner of its cell."""
    p, w = Page(rng), d["world"]
    d = {**d, "omitted": "＊ 省略 ＊"}
    m = d["members"][rng.randrange(len(d["members"]))]
    box = lambda name, value, width, span=1: (f"<td colspan={span} style='width:{width}mm;height:13.5mm;vertical-align:top;padding:.8mm 1.4mm'>"  # noqa: E731
                                               f"<div style='font-size:7pt'>{name}</div><div style='font-size:11pt;padding-left:3mm'>{value}</div></td>")
    since = resident_since(m, w["moved"])
    kana = p.kana("name_kana", m, 1) if w["kana"] else "&nbsp;"
    body = f"""<h1 style='padding-top:16mm;font-size:19pt'>住　民　票　の　写　し</h1><div class=c style='font-size:9pt;margin-top:1mm'>（個人票・世帯の一部）</div>
<table style='margin:6mm 20mm 0;width:170mm;table-layout:fixed'><colgroup><col style='width:85mm'><col style='width:45mm'><col style='width:40mm'></colgroup>
<tr>{box('氏名の振り仮名', kana, 170, 3)}</tr><tr>{box('氏名', p.name('name', m, 1), 130, 2)}{box('性別', p.sex(m, 1), 40)}</tr>
<tr>{box('旧氏の振り仮名', '', 85)}{box('旧氏', '', 85, 2)}</tr>
<tr>{box('生年月日', p.date('birth_date', m['born'], 1), 85)}{box('住民となった年月日', p.day_text(since), 85, 2)}</tr>
<tr>{box('世帯主の氏名', p.name('head', d['members'][0]), 85)}{box('世帯主との続柄', p.put('relation', m['relation'], None, 1), 85, 2)}</tr>
<tr>{box('個人番号', number_of(p, d, m, 1), 85)}{box('住民票コード', d['omitted'], 85, 2)}</tr>
<tr>{box('住所', p.put('address', w['address']), 170, 3)}</tr><tr>{box('住所を定めた年月日', p.day_text(since), 85)}{box('届出の年月日', p.day_text(since), 85, 2)}</tr>
<tr>{box('前住所', rng.choice(HOMES), 170, 3)}</tr><tr>{box('本籍', d['omitted'], 85)}{box('戸籍の筆頭者', d['omitted'], 85, 2)}</tr><tr>{box('備考', '', 170, 3)}</tr></table>
{certified(p, d, rng, '　この写しは、住民票の原本と相違ないことを証明します。', 26)}
<div style='position:absolute;left:20mm;bottom:9mm;font-size:7.5pt'>{serial(rng, 'No.2026-{}')}　この証明書は偽造防止用紙を使用しています。コピーすると「複写」の文字が浮き出ます。</div><div style='position:absolute;right:18mm;bottom:7mm'>{qr(serial(rng, 'JM{}'), 13)}</div>"""
    return p, sheet(body, rng.choice(["mj", "mincho"]), back=ground(rng, "dots"))


def zero(rng):
    return rng.choice(["0", "0", "－", "＊"])


def income_rows(p, t, blank):
    lines = [("給与の収入金額", p.yen("salary_revenue", t["revenue"])), ("公的年金等の収入金額", blank), ("給与所得", p.yen("salary_income", t["salary"])),
             ("公的年金等雑所得", blank), ("営業等所得", blank), ("農業所得", blank), ("不動産所得", blank), ("利子所得", blank), ("配当所得", blank),
             ("その他の雑所得", blank), ("総合譲渡・一時所得", blank), ("総所得金額等", p.yen("gross_income", t["total"])), ("合計所得金額", p.yen("total_income", t["total"]))]
    return "".join(f"<tr><td>{a}</td><td class=r>{b}</td></tr>" for a, b in lines)


def deduction_rows(p, t, blank, fiscal_year):
    known = dict(t["parts"])
    names = ["雑損控除", "医療費控除", "社会保険料控除", "小規模企業共済等掛金控除", "生命保険料控除", "地震保険料控除", "障害者控除", "寡婦・ひとり親控除",
             "配偶者控除", "配偶者特別控除", "扶養控除"] + (["特定親族特別控除"] if fiscal_year >= 8 else []) + ["基礎控除"]
    rows = "".join(f"<tr><td>{n}</td><td class=r>{f'{known[n]:,}' if known.get(n) else blank}</td></tr>" for n in names)
    return rows + f"<tr><td>所得控除合計</td><td class=r>{p.yen('deductions', t['deductions'])}</td></tr>"


def levy_table(p, t, blank, city, prefecture):
    """算出額, 税額控除 and what is left, in three columns."""
    raw = lambda amount: f"{amount + (1500 if amount else 0):,}"  # noqa: E731
    cut = lambda amount: "1,500" if amount else blank  # noqa: E731
    cell = lambda text: f"<td class=r>{text}</td>"  # noqa: E731
    return f"""<table class=t style='width:178mm'><tr class=h><td style='width:38mm'>税額の内訳</td><td class=c>算出所得割額</td><td class=c>税額控除額</td><td class=c>所得割額</td><td class=c>均等割額</td></tr>
<tr><td>{city}</td>{cell(raw(t['city']))}{cell(cut(t['city']))}{cell(p.yen('city_income_levy', t['city']))}{cell(p.yen('city_per_capita_levy', 3000))}</tr>
<tr><td>{prefecture}</td>{cell(raw(t['pref']))}{cell(cut(t['pref']))}{cell(p.yen('prefecture_income_levy', t['pref']))}{cell(p.yen('prefecture_per_capita_levy', 1000))}</tr>
<tr><td>森林環境税（国税）</td><td colspan=3></td>{cell(p.yen('forest_tax', 1000))}</tr><tr><td>年税額</td><td colspan=3></td>{cell(p.yen('annual_tax', t['annual']))}</tr></table>"""


def tax_full(d, rng):
    """全項目証明: incomes and deductions side by side, 人的控除 with marks, the taxes in a table of their own."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    city, prefecture = tax_words(w)
    blank = zero(rng)
    spouse = "有" if dict(t["parts"])["配偶者控除"] else "無"
    body = f"""<div style='position:absolute;right:16mm;top:10mm;font-size:8.5pt'>証明番号 {serial(rng)}</div><h1 style='padding-top:17mm;font-size:17pt'>{fiscal(p, w)}　{city}・{prefecture}　課税証明書</h1><div class=c style='font-size:9.5pt;margin-top:1mm'>（{w['year_text']}1月1日から12月31日までの所得に対するもの）</div>
<table class=t style='margin-top:4mm;width:178mm'><tr><td class=k>住　所</td><td colspan=3>{p.put('address', w['address'])}</td></tr><tr><td class=k>氏　名</td><td>{p.name('name', m)}</td><td class=k style='width:22mm'>生年月日</td><td style='width:42mm'>{p.date('birth_date', m['born'])}</td></tr><tr><td class=k>1月1日の住所</td><td colspan=3>同上</td></tr></table>
<div style='display:flex;margin:3mm 16mm 0'><table class=u><tr class=h><td>所得の内訳</td><td class=c style='width:34mm'>金額（円）</td></tr>{income_rows(p, t, blank)}</table><table class=u><tr class=h><td>所得控除の内訳</td><td class=c style='width:34mm'>金額（円）</td></tr>{deduction_rows(p, t, blank, w['fiscal'])}</table></div>
<table class=t style='width:178mm;margin-top:-.25mm'><tr><td class=k>課税標準額（総所得）</td><td class=r style='width:38mm'>{p.yen('tax_base', t['base'])}</td><td class=k>課税標準額（分離分）</td><td class=r>{blank}</td></tr></table>
<table class='t c' style='width:178mm;margin-top:3mm;font-size:8pt'><tr class=h><td>控除対象配偶者</td><td>特定扶養</td><td>老人扶養</td><td>同居老親等</td><td>その他扶養</td><td>16歳未満</td><td>特別障害者</td><td>本人該当</td></tr><tr><td>{spouse}</td><td>0</td><td>0</td><td>0</td><td>{1 if dict(t['parts'])['扶養控除'] else 0}</td><td>0</td><td>0</td><td>－</td></tr></table>
<div style='height:3mm'></div>{levy_table(p, t, blank, city, prefecture)}{certified(p, d, rng, '　上記のとおり相違ないことを証明します。', 22, 108)}"""
    css = f".t{{margin:0 16mm;font-size:9pt}} .u{{width:89mm;font-size:9pt}} .u td,.t td{{padding:.75mm 1.4mm}} .h td,.k{{background:{GREY};font-size:8pt;text-align:center}} .k{{width:34mm}} .c td{{text-align:center}}"
    return p, sheet(body, rng.choice(["mj", "udm"]), back=rng.choice([underlay("COPY", "#e5b9c6", 24, .45, (130, 80)), ground(rng, "waves")]), css=css)


def tax_landscape(d, rng):
    """A4 across: three blocks of columns under one heading, amounts without any unit, a block of persons below."""
    p, t, w, m = Page(rng), d["tax"], d["world"], d["members"][0]
    city, prefecture = tax_words(w)
    hidden = rng.random() < 0.35
    amount = lambda field, value: p.masked(field, "＊＊＊＊＊＊＊＊", 0, "digits") if hidden else p.yen(field, value, "comma")  # noqa: E731
    known = dict(t["parts"])
    rows = [(("給与収入金額", amount("salary_revenue", t["revenue"])), ("社会保険料", f"{known['社会保険料控除']:,}"), (city + "　所得割", p.yen("city_income_levy", t["city"], "comma"))),
            (("給与所得金額", amount("salary_income", t["salary"])), ("生命保険料", f"{known['生命保険料控除']:,}"), (city + "　均等割", p.yen("city_per_capita_levy", 3000, "comma"))),
            (("年金収入金額", "0"), ("地震保険料", f"{known['地震保険料控除']:,}"), (prefecture + "　所得割", p.yen("prefecture_income_levy", t["pref"], "comma"))),
            (("事業所得金額", "0"), ("配偶者", f"{known['配偶者控除']:,}"), (prefecture + "　均等割", p.yen("prefecture_per_capita_levy", 1000, "comma"))),
            (("その他の所得", "0"), ("扶養", f"{known['扶養控除']:,}"), ("森林環境税", p.yen("forest_tax", 1000, "comma"))),
            (("合計所得金額", p.yen("total_income", t["total"], "comma")), ("基礎", f"{known['基礎控除']:,}"), ("減免税額", "0")),
            (("総所得金額等", p.yen("gross_income", t["total"], "comma")), ("控除額合計", amount("deductions", t["deductions"])), ("差引年税額", p.yen("annual_tax", t["annual"], "comma"))),
            (("課税標準額", amount("tax_base", t["base"])), ("", ""), ("扶養親族等の数", p.put("dependants", t["dependants"], f"{t['dependants']}人", 0, "digits")))]
    lines = "".join("<tr>" + "".join(f"<td class=a>{a}</td><td class=r>{b}</td>" for a, b in line) + "</tr>" for line in rows)
    head = "".join(f"<td class='h c' colspan=2>{x}</td>" for x in ("収入・所得", "所得控除", "税額（年額）"))
    body = f"""<h1 style='padding-top:11mm;font-size:18pt;letter-spacing:.25em'>課税（所得）証明書</h1><div style='display:flex;margin:5mm 22mm 3mm;justify-content:space-between'><div style='font-size:12pt;line-height:1.7'>{fiscal(p, w)}（{w['year_text']}分）</div><div style='font-size:9pt'>第 {serial(rng)} 号</div></div>
<table style='margin:0 22mm;width:253mm'><tr><td class=h style='width:30mm'>住所</td><td>{p.put('address', w['address'])}</td><td class=h style='width:24mm'>生年月日</td><td style='width:54mm'>{p.date('birth_date', m['born'])}</td></tr><tr><td class=h>氏名</td><td style='font-size:13pt'>{p.name('name', m)}</td><td class=h>備考</td><td></td></tr></table>
<table style='margin:4mm 22mm 0;width:253mm;table-layout:fixed'><tr>{head}</tr>{lines}</table>
<div style='font-size:8.5pt;margin:1.5mm 22mm'>※　「＊」は証明を要しない項目です。　※　金額の単位は円です。</div>{certified(p, d, rng, '　上記のとおり証明します。', 30, 186)}"""
    css = f".h{{background:{GREY}}} .a{{font-size:9.5pt}} td{{line-height:1.45}}"
    return p, sheet(body, rng.choice(["udg", "mj", "gothic"]), True, ground(rng, rng.choice(["copy", "dots"])), css)


def study_school_system(d, rng):
    """統合型校務支援システム of city schools: a ruled register of the pupil above one sentence."""
    p, m, s, w = Page(rng), d["members"][-1], d["school"], d["world"]
    row = lambda a, b: f"<tr><td class=c style='width:42mm;background:{GREY}'>{a}</td><td style='font-size:12pt;padding-left:5mm'>{b}</td></tr>"  # noqa: E731
    until = row("卒業予定年月日", p.date("enrolled_until", s["until"])) if rng.random() < 0.6 else ""
    body = f"""<div style='position:absolute;left:22mm;top:18mm;font-size:10pt'>第　{s['year']}－{rng.randrange(10, 400)}　号</div><h1 style='padding-top:36mm;font-size:24pt'>{spaced('在学証明書')}</h1>
<table style='margin:18mm 26mm 0;width:158mm;line-height:2.1'>{row('フ　リ　ガ　ナ', p.put('name_kana', m['kana']))}{row('氏　　　　　名', p.name('name', m))}{row('生　年　月　日', p.date('birth_date', m['born']))}{row('現　　住　　所', p.put('address', w['address']))}{row('学　籍　番　号', p.put('student_id', s['id']))}{row('課程・学科', course_of(s))}{row('学　　　　　年', p.put('school_year', s['year'], f"第{s['year']}学年", 0, 'digits'))}{row('入学年月日', p.day_text(s['entered']))}{until}</table>
<div style='margin:16mm 30mm 0;font-size:13pt;line-height:2'>　上記の者は、本{'学' if '大学' in s['name'] else '校'}に在学していることを証明する。<br><br>　　{p.date('issued_on', d['issued'])}<div style='margin:10mm 0 0 58mm'>{p.put('school', s['name'])}<br>{head_of(s)}　　{w['mayor']}</div></div>{seal(rng, s['name'] + '長印', 24)}"""
    return p, sheet(body, rng.choice(["mj", "mincho", "udm"]))


def study_machine(d, rng):
    """証明書自動発行機: two columns of small labels with a rule below each value, the name of the school at the top."""
    p, m, s = Page(rng), d["members"][-1], d["school"]
    item = lambda a, b, wide=1: f"<div style='grid-column:span {wide};border-bottom:.2mm solid #444;padding:1mm 1mm .6mm'><div style='font-size:7.5pt;color:#333'>{a}</div><div style='font-size:12.5pt'>{b}</div></div>"  # noqa: E731
    body = f"""<div style='margin:20mm 24mm 0;display:flex;justify-content:space-between;font-size:9pt'><span>発行番号　{serial(rng, 'K{}')}</span><span>{p.date('issued_on', d['issued'])}</span></div><h1 style='margin-top:14mm;font-size:22pt;letter-spacing:.5em'>在学証明書</h1>
<div style='display:grid;grid-template-columns:1fr 1fr;gap:5mm 8mm;margin:18mm 26mm 0'>{item('氏名', p.name('name', m), 2)}{item('生年月日', p.date('birth_date', m['born'], 0, rng.choice(['plain', 'seireki'])))}{item('学籍番号', p.put('student_id', s['id']))}{item('所属', course_of(s))}{item('学年', p.put('school_year', s['year'], f"{s['year']}年", 0, 'digits'))}{item('入学年月日', p.day_text(s['entered'], 'seireki'))}{item('修業年限', '４年' if '大学' in s['name'] else '３年')}</div>
<div class=c style='margin:26mm 20mm;font-size:14pt'>上記の者は{'本学' if '大学' in s['name'] else '本校'}の{'学生' if '高等学校' not in s['name'] else '生徒'}であることを証明します。</div><div style='margin-left:92mm;font-size:14pt;line-height:1.9'>{p.put('school', s['name'])}<br>{head_of(s)}　{d['world']['mayor']}</div>{seal(rng, s['name'] + '印', 25)}
<div style='position:absolute;left:24mm;bottom:14mm;font-size:7.5pt'>本証明書は証明書自動発行システムにより作成しました。</div>"""
    return p, sheet(body, rng.choice(["udm", "mincho", "udp"]), back=underlay("COPY", "#b9cfe6", 22, .4, (140, 90)))


def lost_city(d, rng):
    """A city's 国民健康保険: the household above, a line a person, the loss and its reason beside the day of acquiring."""
    p, c, w = Page(rng), d["cover"], d["world"]
    d, name = after_loss(d), office(w)
    reason = rng.choice(["社保加入", "転出", "国保組合加入"])
    rows = "".join(f"<tr><td class=c>{row}</td><td><div style='font-size:7.5pt'>{p.kana('name_kana', m, row)}</div>{p.name('name', m, row)}</td><td class=c>{p.sex(m, row)}</td><td>{p.date('birth_date', m['born'], row)}</td><td>{p.date('acquired_on', max(c['from'], m['born']), row)}</td><td>{p.date('lost_on', c['lost'], row)}</td><td class=c>{reason}</td></tr>" for row, m in enumerate(d["members"], 1))
    body = f"""<div style='position:absolute;right:18mm;top:12mm;font-size:9pt'>{name}保年証第{rng.randrange(100, 9999)}号</div><h1 style='padding-top:24mm;font-size:17pt'>国民健康保険　資格喪失証明書</h1>
<table style='margin:10mm 16mm 5mm;width:178mm'><tr><td class=k>世帯主住所</td><td colspan=3>{p.put('address', w['address'])}</td></tr><tr><td class=k>世帯主氏名</td><td colspan=3>{d['members'][0]['name']}</td></tr><tr><td class=k>被保険者記号</td><td>{p.put('symbol', c['symbol'])}</td><td class=k>番号</td><td>{p.put('number', c['number'])}</td></tr><tr><td class=k>保険者番号</td><td>{p.put('insurer_number', c['town_number'], None, 0, 'digits')}</td><td class=k>保険者名</td><td>{name}</td></tr></table>
<table style='margin:0 16mm;width:178mm;font-size:9.5pt'><tr class='k c'><td></td><td class=c>氏名</td><td class=c>性別</td><td class=c>生年月日</td><td class=c>資格取得日</td><td class=c>資格喪失日</td><td class=c>喪失事由</td></tr>{rows}</table>
<div style='margin:10mm 22mm 0;line-height:1.9'>　上記の者は、本{name[-1]}の国民健康保険の被保険者の資格を喪失したことを証明します。<br><br>　　{p.date('issued_on', d['issued'])}<div style='margin-left:96mm;font-size:13pt'>{p.put('company', name + '長')}　{w['mayor']}</div></div>{seal(rng, name + '長之印', 23)}"""
    return p, sheet(body, rng.choice(["mj", "udg"]), back=ground(rng, rng.choice(["waves", "none"])), css=f".k{{background:{GREY};font-size:9pt}} td{{padding:1mm 1.3mm}}")


def lost_insurer(d, rng):
    """A large insurer's system: the insured in a frame of label and value, dependants in a list below it that may be empty."""
    p, c, w, m = Page(rng), d["cover"], d["world"], d["members"][0]
    d, kin = after_loss(d), d["members"][1:]
    lines = "".join(f"<tr><td style='white-space:nowrap'>{p.name('name', k, row)}</td><td class=n>{p.date('birth_date', k['born'], row)}</td><td class=c>{p.put('relation', k['relation'], None, row)}</td><td class=n>{p.date('acquired_on', max(c['from'], k['born']), row)}</td><td class=n>{p.date('lost_on', c['lost'], row)}</td></tr>" for row, k in enumerate(kin, 2))
    lines += f"<tr><td colspan=5 class=c style='color:#444'>{'以　下　余　白' if kin else '被扶養者なし'}</td></tr>"
    cell = lambda a, b, more="": f"<td class=k>{a}</td><td {more}>{b}</td>"  # noqa: E731
    body = f"""<h1 style='padding-top:20mm;font-size:18pt'>健康保険　被保険者資格喪失証明書</h1><div class=c style='font-size:9pt;margin-top:1mm'>（国民健康保険等の手続用）</div>
<div style='margin:9mm 18mm 1mm;font-weight:bold'>１．被保険者</div><table style='margin:0 18mm;width:174mm'><tr>{cell('記号', p.put('symbol', c['symbol']))}{cell('番号', p.put('number', c['number']))}{cell('枝番', '00')}</tr><tr>{cell('フリガナ', p.kana('name_kana', m, 1), 'colspan=5')}</tr><tr>{cell('氏名', p.name('name', m, 1), "colspan=3 style='font-size:13pt'")}{cell('性別', p.sex(m, 1))}</tr><tr>{cell('生年月日', p.date('birth_date', m['born'], 1), 'colspan=5')}</tr><tr>{cell('住所', p.put('address', w['address']), 'colspan=5')}</tr><tr>{cell('資格取得日', p.date('acquired_on', c['from'], 1), 'colspan=2')}{cell('資格喪失日', p.date('lost_on', c['lost'], 1), 'colspan=2')}</tr></table>
<div style='margin:6mm 18mm 1mm;font-weight:bold'>２．被扶養者</div><table style='margin:0 18mm;width:174mm'><tr class=c><td class=k>氏名</td><td class=k>生年月日</td><td class=k>続柄</td><td class=k>認定日</td><td class=k>認定解除日</td></tr>{lines}</table>
<div style='margin:9mm 22mm 0;line-height:1.8'>　上記のとおり、資格を喪失したことを証明します。<br>　　{p.date('issued_on', d['issued'])}<div style='margin-left:70mm'>保険者番号　{p.put('insurer_number', c['insurer_number'], None, 0, 'digits')}<br>所在地　東京都千代田区神田錦町３丁目４番１号<br>名　称　<span style='font-size:12.5pt'>{p.put('company', c['society'])}</span><br>理事長　　{w['mayor']}<br>電　話　03-3219-{rng.randrange(1000, 9999)}</div></div>{seal(rng, c['society'] + '理事長印', 22)}"""
    return p, sheet(body, rng.choice(["udg", "mincho", "udp"]), css=f".k{{background:{GREY};font-size:8.5pt;text-align:center}} table .k:first-child{{width:26mm}} .n{{white-space:nowrap;font-size:9pt}}")


LAYOUTS = {"juminhyo": [jumin_joined, jumin_single], "kazei_shomeisho": [tax_full, tax_landscape],
           "zaigaku_shomeisho": [study_school_system, study_machine], "soshitsu_shomeisho": [lost_city, lost_insurer]}
