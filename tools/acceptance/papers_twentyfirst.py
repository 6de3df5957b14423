"""The twenty-first family's 在学証明書: a university's machine whose sentence names faculty and year, a 高等学校 with a ruled table and the period of study, a 専門学校 with a
letterhead and western days, a letter of a school with 記."""
from covers_twentyfirst import COVERS
from drawn_counters import note, postal_of
from drawn_desks import clear_of_seal, tel
from drawn_office import lab, moved_to, narrow_page, pupil, table, td, tr
from drawn_parts import rosette, underlay
from sheet_html import Page, ground, seal, sheet, spaced

MID = "text-align:center"
# name, what stands between 本学 and the year in the sentence, age at entry, years, place and numbers of the school
UNIVERSITIES = [("東都国際文化大学", "商学部　商学科", 18, 4, "東京都八王子市緑ヶ丘二丁目15番1号"), ("近江中央大学", "理工学部　応用化学科", 18, 4, "滋賀県草津市東野台1丁目3番1号"), ("武蔵野こども教育大学", "教育学部　初等教育学科", 18, 4, "埼玉県飯能市美杉南町210番地"),
                ("みなと薬科大学", "薬学部　薬学科", 18, 6, "神奈川県横浜市戸塚区栄台40番地"), ("国立大学法人　北陸理工大学", "工学部　情報工学科", 18, 4, "石川県金沢市角野町ヌ8番地"), ("公立大学法人　ひかり看護大学", "看護学部　看護学科", 18, 4, "静岡県静岡市駿河区小鹿台1番1号")]
# over the name, name, 課程, 学科, the word before 立
HIGH = [("学校法人　高嶺学園", "高嶺学園高等学校", "全日制課程", "普通科"), ("", "{}立城山高等学校", "全日制課程", "普通科"), ("", "{}立東陵商業高等学校", "全日制課程", "総合ビジネス科"), ("", "{}立港工科高等学校", "定時制課程", "機械科"), ("学校法人　聖和女子学院", "聖和女子学院高等学校", "全日制課程", "英語科")]
VOCATIONAL = [("学校法人　大和田学園", "中央デザイン専門学校", "デザイン専門課程", "グラフィックデザイン科", 2), ("学校法人　木下医療学園", "さくら歯科衛生専門学校", "医療専門課程", "歯科衛生士科", 3), ("学校法人　新星学園", "新星ＩＴビジネス専門学校", "工業専門課程", "高度情報処理科", 4),
              ("学校法人　花房学園", "はなふさ美容専門学校", "衛生専門課程", "美容科（昼間部）", 2), ("医療法人　青山会", "青山会看護専門学校", "医療専門課程", "看護学科", 3)]
LETTERS = [("明倫館大学", "法学部　法律学科", 18, 4, "学長"), ("関東みらい短期大学", "保育学科", 18, 2, "学長"), ("星の丘高等学校", "全日制　普通科　特進コース", 15, 3, "校長"), ("東海技術工業高等専門学校", "電子情報工学科", 15, 5, "校長")]


def study_machine(d, rng):
    """A university's machine: name and day of birth large in the middle, the rest told in the sentence; place and telephone over the president's name."""
    p, w = Page(rng), d["world"]
    p.date_style = rng.choice(["plain", "seireki", "plain", "wide", "gap"])
    name, faculty, age, years, place = rng.choice(UNIVERSITIES)
    m, year, entered, until = pupil(d, rng, age, years)
    number = rng.choice([f"{entered.year % 100}{rng.choice('ABCEK')}{rng.randrange(1000, 9999)}", f"{entered.year}{rng.randrange(10000, 99999)}", f"{rng.randrange(1, 9)}{entered.year % 100}{rng.randrange(100, 999)}-{rng.randrange(1, 9)}"])
    grade = p.put("school_year", year, rng.choice([f"第{year}年次", f"第{year}学年", f"{year}年次"]), 0, "digits")
    kana = f"<div style='font-size:9.5pt;line-height:1.2'>{p.kana('name_kana', m)}</div>" if rng.random() < .5 else ""
    line = lambda words, value, css="": f"<div style='display:flex;align-items:flex-end;margin-bottom:5mm'><span style='width:28mm;text-align-last:justify;margin-right:8mm;font-size:11.5pt'>{words}</span><span style='font-size:13pt;{css}'>{value}</span></div>"  # noqa: E731
    last = f"<br>　{rng.choice(('卒業予定年月', '卒業見込日', '修業年限満了日'))}　{p.date('enrolled_until', until)}" if rng.random() < .5 else ""
    sentence = rng.choice([f"上記の者は、本学{faculty.replace('　', '')}{grade}に在学していることを証明する。", f"上記の者は本学{faculty}　{grade}に在学中であることを証明します。"])
    body = f"""<div style='position:absolute;right:25mm;top:20mm;font-size:10.5pt'>第 {rng.randrange(1000, 99999)} 号</div><h1 style='padding-top:48mm;font-size:27pt'>{spaced('在学証明書')}</h1><div style='margin:26mm 0 0 46mm'>{line(rng.choice(('学籍番号', '学生番号')), p.put('student_id', number))}{line('氏名', kana + p.name('name', m), 'font-size:18pt')}{line('生年月日', p.date('birth_date', m['born']) + '生')}</div>
<div style='margin:16mm 30mm 0;font-size:14pt;line-height:2.1'>　{sentence}{last}</div><div style='margin:13mm 0 0 36mm;font-size:13pt'>{p.date('issued_on', d['issued'])}</div>
<div style='margin:10mm 0 0 80mm;font-size:10pt;line-height:1.7'>{place}<br>電話　{tel(rng)}<div style='font-size:15pt;line-height:1.9'>{p.put('school', name.split('　')[-1])}<br><span style='font-size:14pt'>学　長　{clear_of_seal(w['mayor'])}</span></div></div>{seal(rng, name.split('　')[-1] + '長印', 25)}
{note('この証明書は、コピーすると「複写」の文字が現れます。', 'position:absolute;left:25mm;bottom:12mm')}"""
    return p, sheet(body, rng.choice(["mincho", "mj", "udm"]), back=rng.choice([rosette("#b59a6a", .22, (397, 520), 280), ground(rng, "dots"), underlay("複写", "#9fb4c9", 40, .18, (220, 200), -25)]))


def study_high(d, rng):
    """A 高等学校: a ruled table, the period of study in one line, the pupil's class beside the year, the school's place under the head's name."""
    over, name, course, branch = rng.choice(HIGH)
    d = moved_to(d, lambda address, city: len(address) < 32 and city[-1] in "市区町")
    p, w = narrow_page(rng), d["world"]
    name = name.format(w["address"][:4] if w["address"][3] == "県" else w["address"][:3])
    m, year, entered, until = pupil(d, rng, 15, 3)
    room = rng.choice([f"　{rng.randrange(1, 8)}組", f"{rng.choice('ABCD')}組", f"　{rng.randrange(1, 7)}組　{rng.randrange(1, 40)}番", ""])
    fit = "font-size:12pt;height:12mm;padding-left:4mm"
    grade = p.put("school_year", year, rng.choice([f"第{year}学年", f"{year}年", f"第{'１２３'[year - 1]}学年"]), 0, "digits")
    number = [tr(lab(rng.choice(["生徒番号", "学籍番号", "学生証番号"])), td(p.put("student_id", f"{entered.year % 100:02}{rng.randrange(1, 9)}{rng.randrange(1, 320):03}"), fit))] if rng.random() < .65 else []
    home = [tr(lab("住　　所"), td(f"<span style='font-size:9pt'>〒{postal_of(d)}</span><br>{p.put('address', w['address'])}", fit + ";line-height:1.3"))] if rng.random() < .7 else []
    kana = p.kana("name_kana", m) if rng.random() < .7 else ""
    named = (f"<div style='font-size:9pt;line-height:1.2'>{kana}</div>" if kana else "") + f"<div style='font-size:16pt;line-height:1.3'>{p.name('name', m)}</div>"
    rows = [*number, tr(lab(("ふ り が な<br>" if kana and rng.random() < .5 else "") + "氏　　名"), td(named, fit)), tr(lab("生年月日"), td(p.date("birth_date", m["born"]), fit)), *home, tr(lab("課程・学科"), td(f"{course}　{branch}", fit)), tr(lab(rng.choice(["学　　年", "学年・組"]) if room else "学　　年"), td(grade + room, fit)),
            tr(lab(rng.choice(["在学期間", "在籍期間"])), td(f"{p.day_text(entered)}から　{p.date('enrolled_until', until)}まで{rng.choice(('（予定）', '（卒業見込）', ''))}", "height:12mm;padding-left:4mm;font-size:11.5pt;white-space:nowrap"))]
    where = f"{w['city']}{rng.choice(('城山', '東台', '青葉'))}{rng.randrange(1, 6)}丁目{rng.randrange(1, 30)}番{rng.randrange(1, 20)}号"
    body = f"""<div style='margin:20mm 25mm 0;text-align:right;font-size:11pt'>{rng.choice(('証', '在証', '教証'))}第 {rng.randrange(10, 900)} 号</div><h1 style='padding-top:16mm;font-size:25pt'>{spaced('在学証明書')}</h1>{table(rows, 'margin:16mm 25mm 0', (36, 124))}
<div style='margin:13mm 29mm 0;font-size:13pt;line-height:2'>　上記の者は、本校に在学していることを証明する。</div><div style='margin:8mm 36mm 0;font-size:12.5pt'>{p.date('issued_on', d['issued'])}</div><div style='margin:8mm 0 0 72mm;font-size:14pt;line-height:1.8'>{f"<span style='font-size:11pt'>{over}</span><br>" if over else ''}{p.put('school', name)}<br>校　長　　{clear_of_seal(w['mayor'])}<div style='font-size:9pt;line-height:1.6;margin-top:3mm'>{where}　TEL {tel(rng)}</div></div>{seal(rng, name + '長之印', 23)}"""
    return p, sheet(body, rng.choice(["mincho", "udm", "gothic"]), css=".l{text-align:center;font-size:11.5pt}")


def study_letterhead(d, rng):
    """A 専門学校 with a letterhead: values in lines ruled under, western or Japanese days, 修業年限 beside the year, no sex."""
    p, w = narrow_page(rng), d["world"]
    p.date_style = rng.choice(["seireki", "seireki", "plain", "zero"])
    over, name, course, branch, years = rng.choice(VOCATIONAL)
    m, year, entered, until = pupil(d, rng, 18, years)
    tint = rng.choice(["#7a2238", "#1f5a4b", "#24427a", "#444"])
    row = lambda words, value, css="": tr(td(words, f"border-width:0 0 .2mm;width:42mm;color:{tint};font-size:10.5pt;padding:2.4mm 2mm"), td(value, "border-width:0 0 .2mm;font-size:12.5pt;padding:2.4mm 2mm;" + css))  # noqa: E731
    number = f"{entered.year % 100}{rng.randrange(10, 60)}{rng.randrange(1, 99):03}"
    grade = p.put("school_year", year, rng.choice([f"{year}年次", f"{year}学年", f"{year}年生", f"{year}年"]), 0, "digits")
    kana = f"<span style='font-size:9.5pt'>　（{p.kana('name_kana', m)}）</span>" if rng.random() < .6 else ""
    home = [row("現住所", p.put("address", w["address"]), "font-size:11pt")] if rng.random() < .5 else []
    rows = [row("学籍番号", p.put("student_id", number)), row("氏名", f"<span style='font-size:16pt'>{p.name('name', m)}</span>{kana}"), row("生年月日", p.date("birth_date", m["born"])), *home, row("所属学科", f"{course}　{branch}"), row("修業年限", f"{years}年"), row("在籍学年", grade), row("入学年月日", p.day_text(entered)), row(rng.choice(["卒業予定日", "卒業見込日", "修了予定日"]), p.date("enrolled_until", until))]
    mark = f"<svg style='width:16mm;height:16mm' viewBox='0 0 40 40'><circle cx=20 cy=20 r=18 fill='{tint}'/><path d='M20 7L31 30H9z' fill='#fff' fill-opacity=.85 /><circle cx=20 cy=22 r=4.5 fill='{tint}'/></svg>"
    body = f"""<div style='margin:14mm 22mm 0;display:flex;gap:5mm;align-items:center;border-bottom:.5mm solid {tint};padding-bottom:3mm'>{mark}<span style='font-size:16pt;color:{tint};line-height:1.3'><span style='font-size:9pt'>{over}</span><br>{name}</span></div><div style='margin:3mm 22mm 0;text-align:right;font-size:10pt;line-height:1.6'>証明書番号：{d['issued'].year}-{rng.randrange(10, 2000):05}<br>発行日：{p.date('issued_on', d['issued'])}</div>
<h1 style='padding-top:11mm;font-size:24pt;letter-spacing:7mm;text-indent:7mm'>在学証明書</h1>{table(rows, 'margin:11mm auto 0;width:158mm')}<div class=c style='margin:13mm 22mm 0;font-size:13pt'>上記の者は、本校に在学していることを証明いたします。</div>
<div style='margin:13mm 0 0 84mm;font-size:12.5pt;line-height:1.8'><span style='font-size:9.5pt'>〒{rng.randrange(100, 699)}-{rng.randrange(1000):04}　{w['city']}駅前{rng.randrange(1, 5)}-{rng.randrange(1, 20)}-{rng.randrange(1, 20)}<br>TEL {tel(rng)}　FAX {tel(rng)}</span><br><span style='font-size:10.5pt'>{over}</span><br><span style='font-size:14.5pt'>{p.put('school', name)}</span><br>学校長　{clear_of_seal(w['mayor'])}</div>{seal(rng, name + '長之印', 22)}"""
    return p, sheet(body, rng.choice(["udg", "udp", "gothic", "udm"]))


def study_letter(d, rng):
    """A school's letter: number, day and head over the title, the sentence before the values, 記 and 以上."""
    name, course, age, years, head = rng.choice(LETTERS)
    p, w = Page(rng), d["world"]
    p.date_style = rng.choice(["plain", "wide", "seireki", "zero"])
    m, year, entered, until = pupil(d, rng, age, years)
    kin = "学生" if age == 18 or years == 5 else "生徒"
    we = "本学" if age == 18 else "本校"
    wide = "０１２３４５６７８９"
    shown = rng.choice(["第{}学年", "{}年", "第 {} 学年"]).format(wide[year] if p.date_style == "wide" else year)
    grade = p.put("school_year", year, shown, 0, "digits")
    items = [("氏名", f"<span style='font-size:15pt'>{p.name('name', m)}</span>" + (f"（{p.kana('name_kana', m)}）" if rng.random() < .5 else "")), ("生年月日", p.date("birth_date", m["born"]))]
    items += [("住所", p.put("address", w["address"]))] if rng.random() < .5 else []
    items += [("学籍番号", p.put("student_id", f"{'AHSK'[rng.randrange(4)]}{entered.year % 100}-{rng.randrange(1, 900):03}"))] if rng.random() < .7 else []
    items += [("学部・学科" if age == 18 and "学部" in course else "学科", course), ("学年", grade), ("入学年月日", p.day_text(entered)), (rng.choice(["卒業予定年月日", "修了予定年月日", "在学期間の末日"]), p.date("enrolled_until", until))]
    numbered = rng.random() < .5
    shown = "".join(f"<div style='display:flex;align-items:baseline'><span style='width:8mm'>{wide[n] if numbered else ''}</span><span style='flex:none;width:37mm;text-align-last:justify;margin-right:9mm'>{a}</span><span>{b}</span></div>" for n, (a, b) in enumerate(items, 1))
    body = f"""<div style='margin:20mm 24mm 0;text-align:right;font-size:11.5pt;line-height:1.7'>{rng.choice(('学', '教', '庶'))}発第{rng.randrange(10, 999)}号<br>{p.date('issued_on', d['issued'])}</div><div style='margin:5mm 24mm 0;font-size:11.5pt'>{rng.choice(('健康保険組合　御中', '関係各位', '国民健康保険組合　御中'))}</div><div style='margin:5mm 0 0 104mm;font-size:12.5pt;line-height:1.75'>{p.put('school', name)}<br>{head}　{clear_of_seal(w['mayor'])}</div>
<h1 style='padding-top:17mm;font-size:21pt;letter-spacing:3mm'>在学証明書</h1><div style='margin:13mm 26mm 0;font-size:12.5pt;line-height:2'>　下記の者は、{we}に在学する{kin}であることを証明します。</div><div class=c style='margin:9mm 0 6mm;font-size:13pt'>記</div><div style='margin:0 26mm 0 34mm;font-size:12.5pt;line-height:2.35'>{shown}</div><div style='margin:7mm 28mm 0;text-align:right;font-size:12pt'>以上</div>
<div style='position:absolute;left:26mm;bottom:18mm;font-size:9pt;line-height:1.6'>【発行担当】{rng.choice(('教務課', '学生課', '事務室'))}　{tel(rng)}</div>{seal(rng, name + ('長之印' if head == '校長' else '学長之印'), 21)}"""
    return p, sheet(body, rng.choice(["mincho", "mj", "gothic", "udp"]))


STUDY_AND_COVER = {"zaigaku_shomeisho": [study_machine, study_high, study_letterhead, study_letter], **COVERS}
