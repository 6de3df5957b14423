"""The eighteenth family's papers of schools and covers: a 短期大学 or 高等学校 with values on lines and the year in the sentence, a machine of a university and
its 大学院, a town's 連絡票 that firms fill in numbered sections, a 健康保険組合's printout for an envelope with a window."""
from drawn_counters import edge_seal, note, postal_of, tall
from drawn_desks import clear_of_seal, covered, employer, kyokai, society, tel
from drawn_office import NO_SEAL, lab, moved_to, narrow_page, pupil, table, td, tr
from drawn_parts import half, office, qr, underlay
from sheet_html import Page, ground, seal, sheet

# name, what it is called in the sentence, head, 課程, age at entry, years
COLLEGES = [("みずき女子短期大学", "本学", "学　長", "生活科学科　食物栄養専攻", 18, 2), ("東陵短期大学", "本学", "学　長", "幼児教育学科第一部", 18, 2), ("愛知県立みはら野高等学校", "本校", "校　長", "全日制課程　普通科", 15, 3),
            ("大阪府立南野工科高等学校", "本校", "校　長", "全日制課程　機械系", 15, 3), ("学園都市みなみ高等専修学校", "本校", "校　長", "総合ビジネス学科", 15, 3), ("臨海看護専門学校", "本校", "学校長", "看護学科", 18, 3)]
MACHINES = [("北城大学", "法学部", "法律学科", 18, 4), ("八千代文理大学", "情報学部", "情報システム学科", 18, 4), ("中京産業大学", "大学院工学研究科", "博士前期課程　電気電子工学専攻", 22, 2), ("東都みずほ大学", "国際教養学部", "国際教養学科", 18, 4),
            ("西摂医療大学", "保健医療学部", "理学療法学科", 18, 4)]


def study_lines(d, rng):
    """Values on lines, the school year in the sentence, a seal over the edge of the counterfoil."""
    p, (name, we, head, course, age, years) = Page(rng), rng.choice(COLLEGES)
    if "立" in name[:4]:
        d = moved_to(d, lambda address, city: address[:3] == name[:3])
    w = d["world"]
    m, year, entered, until = pupil(d, rng, age, years)
    kin = "学生" if age == 18 else "生徒"
    line = lambda words, value, size=13: f"<div style='display:flex;align-items:flex-end;margin-bottom:4mm'><span style='width:30mm;font-size:11pt'>{words}</span><span style='flex:1;border-bottom:.2mm solid #333;padding:0 4mm;font-size:{size}pt'>{value}</span></div>"  # noqa: E731
    shown = rng.choice([f"第{year}学年", f"{year}年", f"第{'１２３４'[year - 1]}学年"])
    grade = p.put("school_year", year, shown, 0, "digits")
    number = line(rng.choice(["学籍番号", "学生番号"] if age == 18 else ["学籍番号", "生徒番号"]), p.put("student_id", f"{entered.year % 100:02}{rng.randrange(100, 999)}{rng.choice(['', '-' + str(rng.randrange(1, 9))])}"))
    until_words = f"なお、{rng.choice(('卒業予定日', '卒業見込年月日', '修了予定日'))}は{p.date('enrolled_until', until)}です。" if rng.random() < .6 else ""
    kana = f"<div style='margin:0 0 0 34mm;font-size:8.5pt'>{p.kana('name_kana', m)}</div>" if rng.random() < .5 else ""
    body = f"""{edge_seal('学印', 96, 0, 17)}<div style='margin:20mm 28mm 0;display:flex;justify-content:space-between;font-size:10.5pt'><span>{rng.choice(('教務', '学証', '証'))}第 {rng.randrange(100, 3000)} 号</span><span></span></div>
<h1 style='padding-top:18mm;font-size:26pt;letter-spacing:5mm;text-indent:5mm'>在学証明書</h1><div style='margin:20mm 36mm 0'>{kana}{line('氏　　名', p.name('name', m), 16)}{line('生年月日', p.date('birth_date', m['born']) + '生')}{number}{line('所　　属', course)}{line('入　　学', p.day_text(entered))}</div>
<div style='margin:12mm 34mm 0;font-size:13.5pt;line-height:2.1'>　上記の者は、{we}{grade}に在学する{kin}であることを証明します。{until_words}</div><div style='margin:12mm 34mm 0;font-size:13pt'>{p.date('issued_on', d['issued'])}</div>
<div style='margin:8mm 0 0 62mm;line-height:1.8;font-size:14pt'>{p.put('school', name)}<div style='font-size:13pt'>{head}　　{clear_of_seal(w['mayor'])}</div></div><div style='position:absolute;left:28mm;bottom:14mm;font-size:8.5pt'>{w['city']}{rng.choice(('東町', '緑が丘', '本町'))}{rng.randrange(1, 9)}-{rng.randrange(1, 30)}　電話 {tel(rng)}</div>{seal(rng, name + ('学長之印' if we == '本学' else '長之印'), 24)}"""
    return p, sheet(body, rng.choice(["mincho", "mj", "udm"]), css="body{font-feature-settings:'palt' 0}")


def study_window(d, rng):
    """A university's machine: faculty and department in lines of their own, 在籍状況, a period with both ends, western days with or without slashes."""
    p, w = narrow_page(rng), d["world"]
    p.date_style = rng.choice(["seireki", "seireki", "plain"])
    name, faculty, course, age, years = rng.choice(MACHINES)
    m, year, entered, until = pupil(d, rng, age, years)
    slash = p.date_style == "seireki" and rng.random() < .5
    day = lambda field, value: p.put(field, value.isoformat(), value.strftime("%Y/%m/%d"), 0, "date") if slash else p.date(field, value)  # noqa: E731
    start = entered.strftime("%Y/%m/%d") if slash else p.day_text(entered)
    line = lambda words, value, css="": tr(td(words, "border-width:0 0 .15mm;width:44mm;color:#444;font-size:10pt"), td(value, "border-width:0 0 .15mm;font-size:12pt;" + css))  # noqa: E731
    number = f"{entered.year % 100}{rng.choice(['', 'J', 'SE', 'M'])}{rng.randrange(1000, 99999):05}"
    grade = p.put("school_year", year, rng.choice([f"{year}年次", f"{year} 年", f"{year}年生"]), 0, "digits")
    address = [line("現住所", p.put("address", w["address"]), "font-size:10.5pt")] if rng.random() < .5 else []
    rows = [line("学籍番号", p.put("student_id", number)), line("氏名", f"{p.name('name', m)}", "font-size:15pt"), line("氏名（カナ）", p.kana("name_kana", m), "font-size:10pt"), line("生年月日", day("birth_date", m["born"])), *address,
            line("研究科" if "大学院" in faculty else "学部", faculty.replace("大学院", "")), line("課程・専攻" if "大学院" in faculty else "学科", course), line("年次", grade), line("在籍状況", "在学"),
            line(rng.choice(["在学期間", "標準修業期間"]), f"{start}　～　{day('enrolled_until', until)}（予定）")]
    code = f"{rng.randrange(1000, 9999)}-{rng.randrange(1000, 9999)}-{rng.randrange(1000, 9999)}"
    body = f"""<div style='margin:16mm 24mm 0;display:flex;justify-content:space-between;font-size:9pt'><span>証明書番号 {rng.randrange(10 ** 8, 10 ** 9)}</span><span>{rng.choice(('Page 1 of 1', '1/1', ''))}</span></div><h1 style='padding-top:14mm;font-size:22pt;letter-spacing:3mm'>在学証明書</h1>
{table(rows, 'margin:14mm auto 0;width:160mm;line-height:1.7')}<div class=c style='margin:14mm 20mm 0;font-size:13pt;line-height:2'>上記の者は本学に在学していることを証明する</div>
<div style='margin:9mm 0 0 80mm;font-size:12.5pt;line-height:2'>{day('issued_on', d['issued'])}<br><span style='font-size:16pt'>{p.put('school', name)}</span><br>学長　{clear_of_seal(w['mayor'])}</div>
<div style='position:absolute;left:24mm;right:24mm;bottom:10mm;border-top:.2mm solid #777;padding-top:2mm;display:flex;gap:4mm;font-size:7.5pt;line-height:1.5'>{qr('https://verify.example/' + code, 16)}<span>本証明書の真偽は確認サイトで照会できます。確認コード：{code}<br>照会期間は発行日から６か月です。コピーすると「複写」の文字が現れます。</span></div>{seal(rng, name + '学長之印', 23)}"""
    return p, sheet(body, rng.choice(["udp", "udm", "gothic", "mincho"]), back=underlay(name, rng.choice(["#b8a25c", "#7d98b8", "#9a8fb0"]), 10, .28, (130, 44), 0, "IPAexMincho") if rng.random() < .7 else ground(rng, "dots"))


def section(number, words, rows, widths):
    """A numbered part of a form with its head written downwards."""
    first = td(f"{number}<br>{tall(words)}", f"text-align:center;width:{widths[0]}mm;background:#e9e9e9;font-size:9pt;padding:.5mm", 1, len(rows))
    rows = [row.replace("<td", first + "<td", 1) if n == 0 else row for n, row in enumerate(rows)]
    return table(rows, "margin:0 15mm -.25mm", widths)


def lost_contact(d, rng):
    """A town's 連絡票 that a firm fills: four sections, days with gaps between numbers and units, the kind of cover ticked; nothing on loss beside the dependants in half of them."""
    d = moved_to(d, lambda address, city: city[-1] in "市区町" and len(address) < 32)
    d = covered(d, rng, kyokai(rng, d["world"]) if rng.random() < .6 else society(rng))
    p, c, w, m, e = narrow_page(rng), d["cover"], d["world"], d["members"][0], employer(rng, d["world"])
    p.date_style = rng.choice(["gap", "gap", "plain"])
    tick = lambda words, on: f"{'☑' if on else '□'}{words}"  # noqa: E731
    each = rng.random() < .5
    kyo = "協会" in c["name"]
    own = [tr(lab("フリガナ"), td(p.kana("name_kana", m, 1), "font-size:9pt"), lab("性別"), td(p.sex(m, 1), "text-align:center")), tr(lab("氏　名"), td(p.name("name", m, 1), "font-size:14pt;height:10mm"), lab("生年月日"), td(p.date("birth_date", m["born"], 1), "font-size:9.5pt")),
           tr(lab("住　所"), td(p.put("address", w["address"]), "height:9mm", 3))]
    cover = [tr(lab("保険の種類"), td(f"{tick('協会けんぽ', kyo)}　{tick('健康保険組合', not kyo)}　{tick('共済組合', False)}　{tick('厚生年金保険', True)}", "font-size:9.5pt", 3)), tr(lab("保険者名"), td(c["name"]), lab("保険者番号"), td(p.put("insurer_number", c["insurer_number"], None, 0, "digits"))),
             tr(lab("記　号"), td(p.put("symbol", c["symbol"])), lab("番　号"), td(p.put("number", c["number"]))), tr(lab(rng.choice(["資格を取得した日", "資格取得年月日"])), td(p.date("acquired_on", c["from"], 1), "", 3)),
             tr(lab(rng.choice(["退職した日", "退職年月日"])), td(p.date("left_on", c["left"]), "", 3)), tr(lab(rng.choice(["資格を喪失した日", "資格喪失年月日"]) + "<br><span style='font-size:7pt'>（退職日の翌日）</span>"), td(p.date("lost_on", c["lost"], 1), "font-size:12pt", 3))]
    heads = ["氏　名", "続柄", "生年月日", *(["資格喪失年月日"] if each else ["備考"])]
    kin = [tr(td(p.name("name", x, r)), td(p.put("relation", x["relation"], None, r), "text-align:center"), td(p.date("birth_date", x["born"], r), "font-size:9.5pt"), td(p.date("lost_on", lost, r) if each else "", "font-size:9.5pt"))
           for r, (x, (_, lost)) in enumerate(zip(d["members"][1:], d["days"][1:]), 2)]
    kin += [tr(td("&nbsp;", "height:7mm"), td(), td(), td()) for _ in range(4 - len(kin))]
    firm = [tr(lab("所在地"), td(e["place"], "", 3)), tr(lab("名　称"), td(p.put("company", e["name"]), "font-size:12pt", 3)), tr(lab("代表者"), td(f"{e['title']}　{w['mayor']}"), lab("電話"), td(e["tel"])), tr(lab("記入担当"), td(f"総務　{w['mayor'].split('　')[0]}", "", 3))]
    title = rng.choice(["健康保険・厚生年金保険資格喪失連絡票", "社会保険資格喪失証明書（連絡票）", "健康保険資格喪失証明書（国保加入届出用）"])
    body = f"""<div style='margin:11mm 15mm 0;font-size:9pt;display:flex;justify-content:space-between'><span>（宛先）{office(w)}長</span><span>様式第{rng.choice('２３５')}号</span></div><h1 style='padding-top:3mm;font-size:16.5pt'>{title}</h1><div style='margin:4mm 15mm 3mm;font-size:10pt'>次のとおり資格を喪失したことを証明します。</div>
{section('１', '被保険者', own, (10, 30, 76, 26, 38))}{section('２', '資格', cover, (10, 36, 64, 26, 44))}{section('３', '被扶養者', [tr(*(lab(x) for x in heads)), *kin], (10, 60, 20, 45, 45))}{section('４', '事業所', firm, (10, 24, 80, 20, 46))}
<div style='margin:4mm 15mm;display:flex;justify-content:space-between;font-size:11pt'><span>証明年月日　{p.date('issued_on', d['issued'])}</span></div>{note('※事業主の方へ：この連絡票は、従業員の方が国民健康保険の手続をする際に必要です。黒のボールペン又は印字で記入してください。', 'margin:2mm 15mm')}
{note('※資格喪失日は退職日の翌日です。被扶養者がいる場合は必ず記入してください。', 'margin:0 15mm')}{seal(rng, e['stamp'], 18, 'circle') if rng.random() < .85 else NO_SEAL}"""
    return p, sheet(body, rng.choice(["gothic", "udg", "mincho"]), css=".l{text-align:center;font-size:9pt} td{padding:1.1mm 1.4mm}")


def lost_printout(d, rng):
    """An insurer's printout: the insured is the addressee of a window envelope, persons by 枝番 in lines with small capitals of kana, western or Japanese short days."""
    d = covered(d, rng, society(rng))
    p, c, w, m, e = narrow_page(rng), d["cover"], d["world"], d["members"][0], employer(rng, d["world"])
    western = rng.random() < .35
    day = lambda field, value, r=0: p.put(field, value.isoformat(), value.strftime("%Y/%m/%d"), r, "date") if western else p.date(field, value, r, "dots")  # noqa: E731
    grid = "border-width:0 0 .15mm;border-style:solid solid dotted;padding:1mm 1.2mm;white-space:nowrap;"
    rows = [tr(*(td(x, "border-width:.3mm 0;font-size:8.5pt;padding:1mm 1.2mm;white-space:nowrap;line-height:1.2") for x in ("枝番", rng.choice(["氏名（ｶﾅ）", "ｶﾅ氏名<br>漢字氏名"]), "性別", "続柄", "生年月日", rng.choice(["資格取得日", "取得日"]), rng.choice(["資格喪失日", "喪失日"]), "事由")))]
    for r, (x, (since, lost)) in enumerate(zip(d["members"], d["days"]), 1):
        named = f"<div style='font-size:8pt;line-height:1.1'>{p.put('name_kana', x['kana'], half(x['kana']), r)}</div><div style='font-size:11.5pt;line-height:1.2'>{p.name('name', x, r)}</div>"
        rows.append(tr(td(f"{r - 1:02}", grid), td(named, grid), td(p.sex(x, r), grid), td(p.put("relation", "本人" if r == 1 else x["relation"], None, r), grid), td(day("birth_date", x["born"], r), grid), td(day("acquired_on", since, r), grid), td(day("lost_on", lost, r), grid), td("退職" if r == 1 else "本人喪失", grid + "font-size:8pt")))
    label = lambda words: f"<span style='display:inline-block;width:30mm;font-size:9.5pt'>{words}</span>"  # noqa: E731
    body = f"""<div style='position:absolute;left:22mm;top:16mm;width:92mm;height:42mm;font-size:10.5pt;line-height:1.5'>〒{postal_of(d)}<br>{p.put('address', w['address'])}<div style='margin:3mm 0 0 8mm;font-size:13pt'>{m['name']}　様</div></div><div style='position:absolute;right:18mm;top:16mm;font-size:9.5pt;line-height:1.7;text-align:right'>発行日　{day('issued_on', d['issued'])}<br>発行番号　{rng.randrange(10000, 99999)}</div>
<h1 style='padding-top:74mm;font-size:17pt;letter-spacing:2mm'>{rng.choice(('健康保険資格喪失証明書', '資格喪失証明書', '被保険者資格喪失証明書'))}</h1><p style='margin:7mm 20mm 4mm;font-size:11pt'>　あなた及びあなたの被扶養者は、下記のとおり当組合の資格を喪失したことを証明します。</p>
<div style='margin:0 20mm 4mm;line-height:1.7;font-size:11pt'>{label('保険者番号')}{p.put('insurer_number', c['insurer_number'], None, 0, 'digits')}<br>{label('記号／番号')}{p.put('symbol', c['symbol'])} ／ {p.put('number', c['number'])}<br>{label('事業所名')}{e['name']}</div>{table(rows, 'margin:0 20mm;width:170mm;font-size:10pt')}
<div style='margin:1.5mm 20mm;font-size:8.5pt'>{'－－－　以上　' + str(len(d['members'])) + '名　－－－'}</div><div style='margin:12mm 0 0 94mm;font-size:11pt;line-height:1.8'>{w['city']}桜木町{rng.randrange(1, 9)}丁目{rng.randrange(1, 20)}番{rng.randrange(1, 15)}号<br>{p.put('company', c['name'])}<br>理事長　{clear_of_seal(w['mayor'])}</div>
{note('（ご注意）この証明書は再発行に日数を要します。国民健康保険へ加入される方は、お住まいの市区町村の窓口に喪失日から14日以内に届け出てください。', 'position:absolute;left:20mm;right:20mm;bottom:12mm;border:.2mm solid #555;padding:1.5mm 2mm')}{seal(rng, c['name'] + '理事長之印', 21) if rng.random() < .7 else NO_SEAL}"""
    return p, sheet(body, rng.choice(["gothic", "mincho", "udg"]))


STUDY_AND_COVER = {"zaigaku_shomeisho": [study_lines, study_window], "soshitsu_shomeisho": [lost_contact, lost_printout]}
