"""The twenty-third family's 在学証明書: a university's table with Japanese and English in columns of their own, a 高等学校's half sheet across, a 専門学校's tiles with labels over
values beneath an English title, a graduate school's lines between long rules."""
from covers_twentythird import COVERS
from drawn_counters import postal_of
from drawn_desks import clear_of_seal, tel
from drawn_office import lab, moved_to, narrow_page, pupil, table, td, tr
from drawn_parts import latin, qr, serial, underlay
from papers_twentysecond import english
from sheet_html import ground, seal, sheet, spaced

ROMAN = "font-family:\"DejaVu Serif\""
# name, English, faculty, its English, years
UNIVERSITIES = [("北摂国際大学", "Hokusetsu International University", "経営学部　会計学科", "Faculty of Business Administration<br>Department of Accounting", 4), ("東山看護医療大学", "Higashiyama University of Nursing", "看護学部　看護学科", "Faculty of Nursing<br>Department of Nursing", 4),
                ("八千代情報大学", "Yachiyo University of Informatics", "情報学部　知能情報学科", "Faculty of Informatics<br>Department of Intelligent Systems", 4), ("浪速薬科大学", "Naniwa Pharmaceutical University", "薬学部　薬学科", "Faculty of Pharmacy<br>Department of Pharmacy", 6)]
SCHOOLS = [("{}立東高等学校", "全日制", "普通科"), ("{}立港南工業高等学校", "全日制", "電子機械科"), ("{}立白鷺商業高等学校", "全日制", "情報処理科"), ("私立聖光台高等学校", "全日制", "普通科"), ("{}立昴高等学校", "定時制", "普通科")]
# 学校法人, name, English, course, department, years
COLLEGES = [("学校法人　三和学園", "三和デザイン専門学校", "Sanwa College of Design", "文化・教養専門課程", "グラフィックデザイン科", 2), ("学校法人　東洋医療学院", "東洋歯科衛生士専門学校", "Toyo Dental Hygienist College", "医療専門課程", "歯科衛生士科", 3), ("学校法人　中央情報学園", "中央システム専門学校", "Chuo College of Computer Systems", "工業専門課程", "ＩＴスペシャリスト科", 4),
            ("学校法人　花園学園", "花園製菓専門学校", "Hanazono Confectionery College", "衛生専門課程", "製菓技術科", 2)]
# university, school, major, course, years
GRADUATES = [("国立大学法人　三河工科大学", "三河工科大学", "大学院工学研究科", "機械システム工学専攻", "博士前期課程", 2), ("公立大学法人　瀬戸内大学", "瀬戸内大学", "大学院人文社会科学研究科", "公共政策専攻", "修士課程", 2), ("学校法人　武蔵台学院", "武蔵台学院大学", "大学院心理学研究科", "臨床心理学専攻", "修士課程", 2), ("国立大学法人　常陸大学", "常陸大学", "理学部", "生物科学科", "学士課程", 4)]


def study_columns(d, rng):
    """A university's machine: a ruled table of label, Japanese and English, each in a column of its own; a code beside the number to check it by."""
    p, w = narrow_page(rng), d["world"]
    p.date_style = rng.choice(["seireki", "seireki", "plain", "zero"])
    name, foreign, faculty, branch, years = rng.choice(UNIVERSITIES)
    m, year, entered, until = pupil(d, rng, 18, years)
    number = rng.choice([f"{entered.year % 100}{rng.choice('ABKNT')}{rng.randrange(100, 999)}", f"{rng.randrange(1, 9)}{entered.year % 100}{rng.randrange(10000, 99999)}"])
    roman = f"{latin(m['given_kana']).capitalize()} {latin(m['family_kana']).upper()}"
    nth = {1: "First", 2: "Second", 3: "Third", 4: "Fourth", 5: "Fifth", 6: "Sixth"}[year]
    grade = p.put("school_year", year, rng.choice([f"{year}年次", f"{year}年", f"第{year}年次"]), 0, "digits")
    line = lambda a, b, value, beside, size=11.5: tr(lab(f"{a}<br><span style='font-size:7.5pt;{ROMAN}'>{b}</span>"), td(value, f"font-size:{size}pt"), td(beside, f"font-size:8.5pt;line-height:1.3;{ROMAN}"))  # noqa: E731
    rows = [line("学籍番号", "Student No.", p.put("student_id", number), number), line("氏　名", "Name", p.name("name", m), roman, 15), line("生年月日", "Date of Birth", p.date("birth_date", m["born"]), english(m["born"])), line("所　属", "Affiliation", faculty, branch), line("学　年", "Year", grade, f"{nth} year"),
            line("入学年月", "Entrance", f"{p.day_text(entered).split('月')[0]}月", entered.strftime("%B %Y"))]
    if rng.random() < .75:
        rows.append(line("卒業予定", "Expected Graduation", p.date("enrolled_until", until), english(until)))
    body = f"""<div style='margin:16mm 20mm 0;display:flex;justify-content:space-between;align-items:flex-end'><span style='font-size:9pt;line-height:1.5'>証明書発行番号<br>{d['issued'].strftime('%y%m')}-{rng.randrange(1000, 9999)}-{rng.randrange(100, 999)}</span>{qr(serial(rng, 'https://verify.example/{}'), 18)}</div><h1 style='padding-top:6mm;font-size:24pt;letter-spacing:4mm;text-indent:4mm'>在学証明書</h1><div class=c style='font-size:11.5pt;{ROMAN};margin:1mm 0 12mm'>Certificate of Enrollment</div>{table(rows, 'margin:0 20mm', (34, 68, 68))}
<div style='margin:12mm 22mm 0;font-size:12.5pt;line-height:1.5'>上記の者は本学に在学中であることを証明する。<br><span style='font-size:9pt;{ROMAN}'>It is hereby certified that the person named above is a registered student of this university.</span></div>
<div style='margin:11mm 22mm 0;display:flex;justify-content:space-between;font-size:12pt'><span>{p.date('issued_on', d['issued'])}</span><span style='font-size:8.5pt;{ROMAN}'>{english(d['issued'])}</span></div><div style='margin:7mm 0 0 76mm;font-size:16pt;line-height:1.5'>{p.put('school', name)}<br><span style='font-size:14pt'>学長　{clear_of_seal(w['mayor'])}</span><div style='font-size:9pt;{ROMAN}'>President, {foreign}</div></div>{seal(rng, name + '学長之印', 25)}"""
    return p, sheet(body, rng.choice(["mincho", "udm", "gothic"]), css=".l{font-size:10.5pt;line-height:1.2;background:#f1f3f8;padding-left:2.5mm} .v{padding-left:3mm;height:13.5mm}", back=rng.choice([underlay(name, "#b3c4da", 19, .25, (230, 130), -25), ground(rng, "waves"), ground(rng, "copy")]))


def study_half(d, rng):
    """A 高等学校's half sheet across (A5): values at the left under each other, the sentence across, day and school close under it."""
    d = moved_to(d, lambda address, city: len(address) < 32)
    p, w = narrow_page(rng), d["world"]
    p.date_style = rng.choice(["plain", "gap", "zero", "plain"])
    name, part, course = rng.choice(SCHOOLS)
    name = name.format(w["address"][:4] if w["address"][3] == "県" else w["address"][:3])
    m, year, entered, until = pupil(d, rng, 15, 3 if part == "全日制" else 4)
    room = rng.choice([f"{rng.randrange(1, 9)}組", f"{'ABCDEF'[rng.randrange(6)]}組", ""])
    grade = p.put("school_year", year, rng.choice([f"第{year}学年", f"{year}年", f"第 {year} 学年"]), 0, "digits")
    number = p.put("student_id", f"{entered.year % 100}{rng.randrange(100, 400)}") if rng.random() < .5 else ""
    word = rng.choice(["生徒番号", "学籍番号"])
    kana = f"<span style='font-size:9pt'>（{p.kana('name_kana', m)}）</span>" if rng.random() < .5 else ""
    line = lambda a, b: f"<div style='display:flex;align-items:baseline'><span style='flex:none;width:35mm;font-size:10.5pt'><span style='display:inline-block;width:29mm;white-space:nowrap;text-align-last:justify'>{a}</span></span><span>{b}</span></div>"  # noqa: E731
    home = line("住所", p.put("address", w["address"])) if rng.random() < .6 else ""
    until_line = line(rng.choice(["卒業予定年月日", "卒業見込年月日"]), p.date("enrolled_until", until)) if rng.random() < .7 else ""
    lines = [line("課程・学科", f"{part}課程　{course}"), line("学年", grade + ("　" + room if room else "")), line(word, number) if number else "", line("氏名", f"<span style='font-size:15pt'>{p.name('name', m)}</span>{kana}"), line("生年月日", p.date("birth_date", m["born"])), home, until_line]
    body = f"""<div style='margin:9mm 16mm 0;font-size:10pt;display:flex;justify-content:space-between'><span>{rng.choice(('在学', '証', '教務'))}第{rng.randrange(10, 700)}号</span><span>{rng.choice(('提出先：健康保険組合', '', '用途：国民健康保険組合提出用'))}</span></div><h1 style='padding-top:2mm;font-size:21pt'>{spaced('在学証明書', '　')}</h1><div style='margin:4.5mm 0 0 34mm;font-size:11.5pt;line-height:{1.6 if all(lines) else 1.95 if sum(map(bool, lines)) < 6 else 1.75}'>{''.join(lines)}</div>
<div style='margin:5mm 0 0 28mm;font-size:12.5pt'>上記の者は、本校の生徒であることを証明する。</div><div style='position:absolute;left:34mm;bottom:27mm;font-size:11.5pt'>{p.date('issued_on', d['issued'])}</div><div style='position:absolute;left:98mm;bottom:12mm;font-size:13.5pt;line-height:1.5'>{p.put('school', name)}<br>校長　{clear_of_seal(clear_of_seal(w['mayor']))}</div>{seal(rng, name + '長印', 20)}"""
    return p, sheet(body, rng.choice(["mincho", "mincho", "udm", "gothic"]), landscape=True, paper=(148, 210), back=ground(rng, rng.choice(["none", "none", "dots"])))


def tile(name, value, width, size=12.5):
    """A tinted tile with a small label over its value."""
    return f"<div style='width:{width}mm;background:#f3f5f2;border-bottom:.5mm solid #5c7a6a;padding:1.6mm 3mm 2mm'><div style='font-size:8pt;color:#3d5248'>{name}</div><div style='font-size:{size}pt;line-height:1.35;min-height:6mm'>{value}</div></div>"


def study_tiles(d, rng):
    """A 専門学校's modern sheet: tinted tiles with labels over values two by two, an English title, the school's place and its 学校法人 in the foot."""
    d = moved_to(d, lambda address, city: len(address) < 34)
    p, w = narrow_page(rng), d["world"]
    p.date_style = rng.choice(["plain", "seireki", "zero", "padded"])
    over, name, foreign, course, branch, years = rng.choice(COLLEGES)
    m, year, entered, until = pupil(d, rng, 18, years)
    number = rng.choice([f"{rng.choice('DSGW')}{entered.year % 100}-{rng.randrange(100, 999)}", f"{entered.year}{rng.randrange(1000, 9999)}"])
    grade = p.put("school_year", year, rng.choice([f"{year}年", f"{year}年次", f"第{year}学年"]), 0, "digits")
    kana = p.kana("name_kana", m)
    name_tile = tile("氏名 / フリガナ", f"{p.name('name', m)}<span style='font-size:9pt'>　{kana}</span>", 166, 17)
    period = f"{p.day_text(entered)} ～ {p.date('enrolled_until', until)}{rng.choice(('（卒業見込）', '', '（予定）'))}"
    home = [tile("現住所", f"<span style='font-size:9pt'>〒{postal_of(d)}　</span>{p.put('address', w['address'])}", 166, 11.5)] if rng.random() < .6 else []
    tiles = [name_tile, tile("生年月日", p.date("birth_date", m["born"]), 81), tile("学籍番号", p.put("student_id", number), 81), *home, tile("課程", course, 81), tile("学科", branch, 81), tile("学年", f"{grade}　<span style='font-size:9pt'>（修業年限 {years}年）</span>", 81), tile("昼夜の別", rng.choice(["昼間", "昼間", "夜間"]), 81), tile("在学期間", period, 166, 12)]
    body = f"""<div style='margin:17mm 22mm 0;display:flex;justify-content:space-between;align-items:baseline;font-size:9.5pt'><span>{over}</span><span>証明番号　{d['issued'].year}-{rng.randrange(100, 2000):04}</span></div><div style='margin:12mm 22mm 0;border-bottom:.7mm solid #5c7a6a;padding-bottom:2mm'><span style='font-size:25pt;letter-spacing:3mm'>在学証明書</span><span style='font-size:10pt;{ROMAN};margin-left:5mm'>Certificate of Enrollment</span></div>
<div style='margin:9mm 22mm 0;display:flex;flex-wrap:wrap;gap:4mm'>{''.join(tiles)}</div><div style='margin:11mm 24mm 0;font-size:13pt'>上記の者は、本校の学生として在学していることを証明します。</div><div style='margin:8mm 26mm 0;font-size:12pt'>{p.date('issued_on', d['issued'])}</div><div style='margin:5mm 0 0 84mm;font-size:15pt;line-height:1.55'>{p.put('school', name)}<div style='font-size:9pt;{ROMAN}'>{foreign}</div>校長　{clear_of_seal(w['mayor'])}</div>{seal(rng, name + '校長之印', 23)}
<div style='position:absolute;left:22mm;right:22mm;bottom:11mm;border-top:.2mm solid #888;padding-top:1.5mm;font-size:8.5pt;text-align:center'>{w['city']}中央{rng.randrange(1, 6)}-{rng.randrange(1, 20)}-{rng.randrange(1, 15)}　TEL {tel(rng)}</div>"""
    return p, sheet(body, rng.choice(["udp", "udg", "gothic", "udm"]))


def study_graduate(d, rng):
    """A national or public university's sheet: the title at the left, lines between long rules without uprights, the school and its legal name at the right."""
    p, w = narrow_page(rng), d["world"]
    p.date_style = rng.choice(["plain", "seireki", "gap", "plain"])
    over, name, school, major, course, years = rng.choice(GRADUATES)
    m, year, entered, until = pupil(d, rng, 18 if years > 2 else 22, years)
    number = rng.choice([f"{entered.year % 100}{rng.choice('MGS')}{rng.randrange(1001, 9999)}", f"{entered.year % 100}-{rng.randrange(1000, 9999)}-{rng.randrange(1, 9)}"])
    grade = p.put("school_year", year, rng.choice([f"{year}年次", f"{year}年", f"第{year}年次"]), 0, "digits")
    line = lambda a, b, size=12.5: f"<div style='display:flex;align-items:baseline;border-top:.2mm solid #333;padding:2.8mm 2mm 2.4mm'><span style='flex:none;width:44mm;font-size:10.5pt'>{a}</span><span style='font-size:{size}pt'>{b}</span></div>"  # noqa: E731
    lines = [line("氏名", p.name("name", m), 17), line("氏名（カナ）", p.kana("name_kana", m), 10.5) if rng.random() < .5 else "", line("生年月日", p.date("birth_date", m["born"])), line("学生番号" if "M" in number else "学籍番号", p.put("student_id", number)), line("研究科・専攻" if years == 2 else "学部・学科", f"{school}　{major}"), line("課程", course), line("学年", grade), line("入学年月日", p.day_text(entered)), line(rng.choice(["修了予定年月日", "在学期間満了日"]) if years == 2 else "卒業予定年月日", p.date("enrolled_until", until)), line("在籍の状況", "在学中")]
    body = f"""<div style='margin:22mm 24mm 0;display:flex;justify-content:space-between;align-items:flex-end'><span style='font-size:24pt;letter-spacing:5mm'>在学証明書</span><span style='font-size:10pt'>第{rng.choice('学院教')}{d['issued'].year - 2018}－{rng.randrange(100, 5000)}号</span></div><div style='margin:12mm 24mm 0;border-bottom:.2mm solid #333'>{''.join(lines)}</div>
<div style='margin:12mm 26mm 0;font-size:13pt;line-height:1.8'>　上記のとおり本学に在学していることを証明する。</div><div style='margin:10mm 0 0 92mm;font-size:12pt'>{p.date('issued_on', d['issued'])}</div><div style='margin:9mm 0 0 92mm;line-height:1.6'><span style='font-size:10pt'>{over if over.split('　')[0] == '学校法人' else over.split('　')[0]}</span><div style='font-size:15.5pt'>{p.put('school', name)}</div><div style='font-size:14pt'>学長　{clear_of_seal(w['mayor'])}</div></div>{seal(rng, name + '長之印', 25)}
<div style='position:absolute;left:24mm;bottom:14mm;font-size:8.5pt'>{rng.choice(('この証明書は、証明書自動発行機により発行したものです。', '本証明書を複写すると「複写」の文字が現れます。', ''))}</div>"""
    return p, sheet(body, rng.choice(["mincho", "mj", "udm"]), back=ground(rng, rng.choice(["copy", "waves", "dots"])))


STUDY_AND_COVER = {"zaigaku_shomeisho": [study_columns, study_half, study_tiles, study_graduate], **COVERS}
