"""The twenty-second family's 在学証明書: a university's machine with English beneath every line, a sheet across with an ornamental frame and everything in the middle, a 専門学校's
table with merged cells, a public 高等学校's typed sheet whose values have no labels."""
from covers_twentysecond import COVERS
from drawn_counters import postal_of
from drawn_desks import clear_of_seal, tel
from drawn_office import lab, moved_to, narrow_page, pupil, table, td, tr
from drawn_parts import latin, qr, rosette, underlay
from sheet_html import Page, ground, seal, sheet, spaced

MID = "text-align:center"
# what stands over the name, name, English, faculty, its English, age at entry, years
UNIVERSITIES = [("学校法人　清陵学院", "清陵学院大学", "Seiryo Gakuin University", "文学部　日本文学科", "Faculty of Letters, Department of Japanese Literature", 18, 4), ("国立大学法人", "東海科学大学", "Tokai University of Science and Engineering", "理学部　数理情報学科", "Faculty of Science, Department of Mathematical Informatics", 18, 4),
                ("公立大学法人", "湖北県立大学", "Kohoku Prefectural University", "人間文化学部　地域文化学科", "School of Human Cultures, Department of Regional Cultures", 18, 4), ("学校法人　相模原学園", "相模獣医畜産大学", "Sagami University of Veterinary Medicine", "獣医学部　獣医学科", "School of Veterinary Medicine", 18, 6)]
FRAMED = [("学校法人　桐生台学園", "桐生台短期大学", "生活科学科　食物栄養専攻", "学長", 18, 2), ("学校法人　山吹学園", "山吹高等学校", "普通科　国際コース", "校長", 15, 3), ("", "国際航空工科大学", "航空工学部　航空機械工学科", "学長", 18, 4), ("学校法人　橘学院", "橘学院高等専修学校", "商業実務高等課程", "校長", 15, 3)]
TRADES = [("学校法人　平成会学園", "みなみ理学療法士専門学校", "医療専門課程", "理学療法学科", "昼間部", 4), ("学校法人　北辰文化学園", "北辰調理師専門学校", "衛生専門課程", "高度調理技術科", "昼間部", 2), ("学校法人　大森学園", "大森自動車整備専門学校", "工業専門課程", "一級自動車整備科", "昼間部", 4), ("学校法人　青葉福祉学園", "青葉福祉保育専門学校", "教育・社会福祉専門課程", "こども保育科", "夜間部", 3)]
PUBLIC = [("{}立緑ヶ丘高等学校", "全日制課程　普通科"), ("{}立三崎水産高等学校", "全日制課程　海洋科学科"), ("{}立若松農業高等学校", "全日制課程　園芸デザイン科"), ("{}立中央高等学校", "定時制課程　総合学科")]


def english(day):
    return f"{day.strftime('%B')} {day.day}, {day.year}"


def study_bilingual(d, rng):
    """A university's machine: every line has English beneath label and value; a code and the number of issue to check it by."""
    p, w = Page(rng), d["world"]
    p.date_style = rng.choice(["seireki", "plain", "seireki", "zero"])
    over, name, foreign, faculty, branch, age, years = rng.choice(UNIVERSITIES)
    m, year, entered, until = pupil(d, rng, age, years)
    number = rng.choice([f"{entered.year % 100}{rng.choice('LSMV')}{rng.randrange(1000, 9999)}", f"{entered.year}{rng.randrange(1000, 9999)}", f"{rng.randrange(10, 99)}-{entered.year % 100}-{rng.randrange(100, 999)}"])
    roman = f"{latin(m['family_kana']).upper()}, {latin(m['given_kana']).capitalize()}"
    nth = {1: "1st", 2: "2nd", 3: "3rd"}.get(year, f"{year}th")
    line = lambda a, b, value, beneath, size=12.5: f"<div style='display:flex;margin-bottom:4.6mm'><span style='flex:none;width:46mm;font-size:11pt;line-height:1.25'>{a}<br><span style='font-size:8pt;font-family:\"DejaVu Serif\"'>{b}</span></span><span style='font-size:{size}pt;line-height:1.25'>{value}<br><span style='font-size:8.5pt;font-family:\"DejaVu Serif\"'>{beneath}</span></span></div>"  # noqa: E731
    kana = f"<span style='font-size:9pt'>　{p.kana('name_kana', m)}</span>" if rng.random() < .5 else ""
    lines = [line("学籍番号", "Student ID", p.put("student_id", number), ""), line("氏　　名", "Name", p.name("name", m) + kana, roman, 17), line("生年月日", "Date of Birth", p.date("birth_date", m["born"]), english(m["born"])), line("学部・学科", "Faculty", faculty, branch), line("学　　年", "Year", p.put("school_year", year, rng.choice([f"{year}年次", f"第{year}年次", f"{year}年"]), 0, "digits"), f"{nth} year"),
             line("入学年月日", "Date of Admission", p.day_text(entered), english(entered)), line(rng.choice(["卒業見込年月日", "修了予定日"]), "Expected Graduation", p.date("enrolled_until", until), english(until))]
    body = f"""<div style='margin:17mm 24mm 0;display:flex;justify-content:space-between;font-size:9.5pt'><span>発行番号 Certificate No.　{d['issued'].year}{rng.randrange(10000, 99999)}</span><span></span></div><h1 style='padding-top:13mm;font-size:25pt'>{spaced('在学証明書')}</h1><div class=c style='font:12pt "DejaVu Serif";margin:2mm 0 13mm'>CERTIFICATE OF ENROLLMENT</div><div style='margin:0 0 0 31mm'>{''.join(lines)}</div>
<div style='margin:6mm 26mm 0;font-size:13pt;line-height:1.6'>　上記の者は、本学に在学していることを証明する。<br><span style='font:9.5pt "DejaVu Serif";margin-left:5mm'>This is to certify that the above-named person is enrolled at this university.</span></div><div style='margin:9mm 0 0 31mm;font-size:12.5pt;line-height:1.3'>{p.date('issued_on', d['issued'])}<br><span style='font:8.5pt "DejaVu Serif"'>{english(d['issued'])}</span></div>
<div style='margin:5mm 0 0 82mm;font-size:14.5pt;line-height:1.5'><span style='font-size:10pt'>{over}</span><br>{p.put('school', name)}<br><span style='font:9pt "DejaVu Serif"'>{foreign}</span><br>学　長　{clear_of_seal(w['mayor'])}</div>{seal(rng, name + '学長印', 24)}<div style='position:absolute;left:24mm;bottom:13mm;display:flex;gap:4mm;align-items:center;font-size:8pt;line-height:1.5'>{qr(serial_of(rng), 17)}<span>この証明書の真偽は、二次元コードから確認できます。<br>Scan the code to verify this certificate.</span></div>"""
    return p, sheet(body, rng.choice(["mincho", "udm", "mj"]), back=rng.choice([rosette("#7f9db8", .2, (397, 540), 250), underlay(foreign.split()[0], "#b9c6d6", 26, .28, (230, 170), -30, "DejaVu Serif"), ground(rng, "copy")]))


def serial_of(rng):
    return f"https://shomei.example/{rng.randrange(10 ** 9, 10 ** 10)}"


def ornament(colour):
    """A double frame with stepped corners on a sheet across, in CSS pixels."""
    corners = "".join(f"<g transform='translate({x} {y}) scale({a} {b})'><path d='M0 34V0H34M6 34V6H34M6 22H22V6' fill=none stroke='{colour}' stroke-width=1.6 /></g>" for x, a in ((34, 1), (1089, -1)) for y, b in ((34, 1), (760, -1)))
    return f"<svg class=ground>{corners}<path d='M68 34H1055M68 40H1055M68 754H1055M68 760H1055M34 68V726M40 68V726M1083 68V726M1089 68V726' fill=none stroke='{colour}' stroke-width=1.3 /></svg>"


def study_framed(d, rng):
    """A sheet across like a diploma: an ornamental frame, the values in the middle, what is certified in one sentence."""
    p, w = narrow_page(rng), d["world"]
    p.date_style = rng.choice(["plain", "gap", "wide", "plain"])
    over, name, course, head, age, years = rng.choice(FRAMED)
    m, year, entered, until = pupil(d, rng, age, years)
    grade = p.put("school_year", year, rng.choice([f"第{'１２３４'[year - 1]}学年", f"第{year}学年", f"{year}年次" if head == "学長" else f"第 {year} 学年"]), 0, "digits")
    number = rng.choice([f"{entered.year % 100:02}{rng.randrange(1000, 9999)}", f"{rng.choice('EFNG')}{entered.year % 100}{rng.randrange(100, 999)}"])
    word = "学籍番号" if head == "学長" else rng.choice(["生徒番号", "学籍番号"])
    kana = f"<div style='font-size:10pt;line-height:1.2;letter-spacing:1mm'>{p.kana('name_kana', m)}</div>" if rng.random() < .6 else ""
    last = f"<div class=c style='font-size:11pt;margin-top:5mm'>{rng.choice(('卒業予定年月日', '在学期間満了日', '修了予定年月日'))}　{p.date('enrolled_until', until)}</div>" if rng.random() < .85 else ""
    body = f"""<div style='position:absolute;left:24mm;top:20mm;font-size:10.5pt'>第{rng.randrange(100, 9999)}号</div><div style='position:absolute;right:24mm;top:20mm;font-size:10.5pt'>{word}　{p.put('student_id', number)}</div><h1 style='padding-top:29mm;font-size:28pt'>{spaced('在学証明書')}</h1>
<div class=c style='margin-top:14mm;font-size:13pt'>{course}　{grade}</div><div class=c style='margin-top:8mm'>{kana}<span style='font-size:21pt'>{p.name('name', m)}</span></div><div class=c style='margin-top:4mm;font-size:12.5pt'>{p.date('birth_date', m['born'])}生</div><div class=c style='margin-top:14mm;font-size:14pt'>上記の者は、{'本学' if head == '学長' else '本校'}に在学していることを証明する。</div>{last}
<div style='position:absolute;left:42mm;bottom:41mm;font-size:13pt'>{p.date('issued_on', d['issued'])}</div><div style='position:absolute;left:132mm;bottom:25mm;font-size:15pt;line-height:1.6'><span style='font-size:10.5pt'>{over}</span><br>{p.put('school', name)}<br>{spaced(head)}　{clear_of_seal(w['mayor'])}</div>{seal(rng, name + head + ('之印' if len(name) % 2 else '印'), 25)}"""
    return p, sheet(body, rng.choice(["mincho", "mj", "udm"]), landscape=True, back=ornament(rng.choice(["#8a6a2f", "#4a5f7a", "#555"])))


def study_merged(d, rng):
    """A 専門学校's table with merged cells: the group at the left over several lines, the period in 自 and 至, the sentence under it."""
    d = moved_to(d, lambda address, city: len(address) < 36)
    p, w = narrow_page(rng), d["world"]
    p.date_style = rng.choice(["plain", "zero", "padded", "seireki"])
    over, name, course, branch, part, years = rng.choice(TRADES)
    m, year, entered, until = pupil(d, rng, 18, years)
    fit = "font-size:12pt;padding-left:3mm;height:11mm"
    number = f"{entered.year % 100}{rng.randrange(1, 9)}{rng.randrange(1, 80):03}"
    kana = [tr(lab("フリガナ"), td(p.kana("name_kana", m), "font-size:9.5pt;padding-left:3mm;height:7mm", 3))] if rng.random() < .7 else []
    home = [tr(lab("現住所"), td(f"<span style='font-size:9pt'>〒{postal_of(d)}</span><br>{p.put('address', w['address'])}", "font-size:11pt;padding-left:3mm;line-height:1.3;height:13mm", 3))]
    who = [*kana, tr(lab("氏　名"), td(p.name("name", m), "font-size:16pt;padding-left:3mm;height:14mm", 3)), tr(lab("生年月日"), td(p.date("birth_date", m["born"]), fit), lab("学籍番号"), td(p.put("student_id", number), fit)), *home]
    grade = p.put("school_year", year, rng.choice([f"第{year}学年", f"{year}年次", f"{year} 年"]), 0, "digits")
    study = [tr(lab("課　程"), td(course, fit, 3)), tr(lab("学　科"), td(f"{branch}（{part}）", fit, 3)), tr(lab("学　年"), td(grade, fit), lab("修業年限"), td(f"{years}年", fit)), tr(lab("在学期間"), td(f"自　{p.day_text(entered)}<br>至　{p.date('enrolled_until', until)}{rng.choice(('（見込）', '（予定）', ''))}", "font-size:11.5pt;padding-left:3mm;line-height:1.5", 3))]
    group = lambda words, rows: [rows[0].replace("<td", f"<td class=l rowspan={len(rows)} style='writing-mode:vertical-rl;letter-spacing:3mm;padding:0 1mm'>{words}</td><td", 1), *rows[1:]]  # noqa: E731
    body = f"""<div style='margin:19mm 22mm 0;text-align:right;font-size:10.5pt'>{rng.choice(('学証', '証明', '教務'))}第{d['issued'].year - 2018}-{rng.randrange(10, 900):04}号</div><h1 style='padding-top:13mm;font-size:24pt;letter-spacing:8mm;text-indent:8mm'>在学証明書</h1>{table([*group('本人', who), *group('在籍', study)], 'margin:13mm 22mm 0', (11, 27, 58, 26, 44))}
<div style='margin:10mm 26mm 0;font-size:13pt'>　上記のとおり本校に在学していることを証明します。</div><div style='margin:9mm 34mm 0;font-size:12.5pt'>{p.date('issued_on', d['issued'])}</div><div style='margin:7mm 0 0 70mm;font-size:13.5pt;line-height:1.7'><span style='font-size:10pt'>{w['city']}{rng.choice(('東', '西', '南'))}町{rng.randrange(1, 9)}-{rng.randrange(1, 30)}　電話 {tel(rng)}</span><br><span style='font-size:11.5pt'>{over}</span><br>{p.put('school', name)}<br>校　長　{clear_of_seal(w['mayor'])}</div>{seal(rng, name + '長印', 23)}<div style='position:absolute;left:22mm;bottom:14mm;font-size:8.5pt'>※ 訂正したもの、校印のないものは無効です。発行日から３か月間有効。</div>"""
    return p, sheet(body, rng.choice(["gothic", "mincho", "udg", "udp"]), css=".l{text-align:center;font-size:10.5pt;background:#f7f5ef}", back=ground(rng, "waves") if rng.random() < .3 else "")


def study_typed(d, rng):
    """A public 高等学校's typed sheet: course, year, class, name and birth set to the right without labels, then the sentence; the school's letters are wide."""
    d = moved_to(d, lambda address, city: len(address) < 36)
    p, w = Page(rng), d["world"]
    p.date_style = rng.choice(["wide", "plain", "gap", "plain"])
    name, course = rng.choice(PUBLIC)
    name = name.format(w["address"][:4] if w["address"][3] == "県" else w["address"][:3])
    m, year, entered, until = pupil(d, rng, 15, 3)
    room = rng.choice([f"{rng.randrange(1, 8)}組", f"{rng.choice('ABC')}組", ""])
    grade = p.put("school_year", year, rng.choice([f"第{year}学年", f"第{'１２３'[year - 1]}学年", f"{year}年"]), 0, "digits")
    home = f"<div>{p.put('address', w['address'])}</div>" if rng.random() < .5 else ""
    number = f"<div>{rng.choice(('生徒番号', '学籍番号'))}　{p.put('student_id', f'{entered.year % 100}{rng.randrange(1, 9)}{rng.randrange(1, 41):02}')}</div>" if rng.random() < .6 else ""
    after = f"<br>　なお、{rng.choice(('卒業予定日', '在学期間の末日', '卒業見込日'))}は{p.date('enrolled_until', until)}です。" if rng.random() < .7 else ""
    sentence = rng.choice(["上記の生徒は、本校に在学していることを証明します。", "上記の者は、本校の生徒として在学していることを証明する。"])
    body = f"""<div style='margin:24mm 26mm 0;text-align:right;font-size:12pt'>{rng.choice(('校', '教', '高'))}証第{rng.randrange(10, 400)}号</div><h1 style='padding-top:21mm;font-size:24pt'>{spaced('在学証明書')}</h1><div style='margin:21mm 0 0 66mm;font-size:13pt;line-height:2'><div>{course}</div><div>{grade}{'　' + room if room else ''}</div>{number}{home}<div style='font-size:18pt;line-height:1.7'>{p.name('name', m)}</div><div>{p.date('birth_date', m['born'])}生</div></div>
<div style='margin:18mm 30mm 0;font-size:13.5pt;line-height:2.1'>　{sentence}{after}</div><div style='margin:14mm 0 0 38mm;font-size:13pt'>{p.date('issued_on', d['issued'])}</div><div style='margin:12mm 0 0 70mm;font-size:15pt;line-height:1.9'>{p.put('school', name)}<br><span style='letter-spacing:2mm'>校長</span>　{clear_of_seal(w['mayor'])}</div>{seal(rng, name + '長印', 24)}<div style='position:absolute;right:26mm;bottom:16mm;font-size:9pt'>（事務担当　{tel(rng)}）</div>"""
    return p, sheet(body, rng.choice(["mincho", "mincho", "gothic", "mj"]))


STUDY_AND_COVER = {"zaigaku_shomeisho": [study_bilingual, study_framed, study_merged, study_typed], **COVERS}
