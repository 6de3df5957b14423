"""The nineteenth family's papers of schools and covers: a sheet across with its title downwards, an insurer's form that a school fills by hand, a firm's letter with
persons side by side, a town's form for taking up and giving up a cover, filled by hand with a firm's rubber stamp."""
from drawn_counters import Pen, from_abroad, long_address, name_of, note, over, rubber, tall
from drawn_desks import clear_of_seal, covered, employer, kyokai, society, tel
from drawn_office import NO_SEAL, lab, moved_to, narrow_page, pupil, table, td, tr
from drawn_parts import ERA_LETTERS, office, rosette
from people import era_of
from sheet_html import Page, seal, sheet

ACADEMIES = [("みなと国際日本語学院", "校長", "進学２年コース", 18, 2), ("東海デザイン専門学校", "校長", "グラフィックデザイン科", 18, 2), ("桜野外国語専門学校", "校長", "国際ビジネス科", 18, 2), ("新都心情報大学校", "校長", "ＡＩシステム学科", 18, 4), ("私立青凪中等教育学校", "校長", "後期課程", 15, 3)]
PLACES = [("大学", "北武蔵野大学", "経済学部経営学科", 18, 4), ("短大", "すずらん短期大学", "保育科", 18, 2), ("専門学校", "府中医療福祉専門学校", "作業療法学科", 18, 3), ("高校", "私立松風館高等学校", "普通科", 15, 3), ("高専", "中部臨海工業高等専門学校", "機械工学科", 15, 5)]


def study_across(d, rng):
    """A sheet across, its title written downwards at the right; now and then a student from abroad, whose name stands in letters."""
    p, w = Page(rng), d["world"]
    p.date_style = rng.choice(["plain", "seireki", "wide"])
    name, head, course, age, years = rng.choice(ACADEMIES)
    m, year, entered, until = pupil(d, rng, age, years)
    foreign = age == 18 and rng.random() < .5
    if foreign:
        m = from_abroad(rng, m)
    spread = lambda words: f"<span style='flex:none;width:38mm;margin-right:9mm;text-align-last:justify;font-size:12pt'>{words}</span>"  # noqa: E731
    line = lambda words, value: f"<div style='display:flex;align-items:baseline'>{spread(words)}<span>{value}</span></div>"  # noqa: E731
    kana = "" if foreign else line("ふりがな", f"<span style='font-size:10pt'>{p.kana('name_kana', m)}</span>")
    abroad = line("国籍", m["country"]) if foreign else ""
    grade = line("学年", p.put("school_year", year, rng.choice([f"{year}年", f"第{year}学年", f"{year}年次"]), 0, "digits"))
    last = line(rng.choice(["卒業予定日", "修了予定日", "在籍期限"]), p.date("enrolled_until", until)) if rng.random() < .7 else ""
    title = tall("在学証明書", "font-size:30pt;letter-spacing:7mm;line-height:1")
    body = f"""<div style='position:absolute;left:9mm;top:9mm;width:279mm;height:192mm;border:1.2mm double #7a6a3a'></div><div style='position:absolute;right:24mm;top:34mm;height:150mm'>{title}</div><div style='position:absolute;left:28mm;top:22mm;font-size:10pt'>第{rng.randrange(10, 900)}－{rng.randrange(10, 99)}号</div>
<div style='position:absolute;left:34mm;top:36mm;width:205mm;font-size:14pt;line-height:2'>{kana}{line('氏名', name_of(p, 'name', m))}{abroad}{line('生年月日', p.date('birth_date', m['born'], 0, 'seireki' if foreign else None))}{line('学籍番号', p.put('student_id', f"{rng.choice('ABNT')}{entered.year}{rng.randrange(10, 400):03}"))}{line('課程', course)}{grade}{line('入学年月日', p.day_text(entered))}{last}</div>
<div style='position:absolute;left:34mm;bottom:22mm;width:205mm;font-size:13pt;line-height:1.9'>上記の者は本校に在学していることを証明する<br>{p.date('issued_on', d['issued'])}<div style='margin-left:70mm'>{p.put('school', name)}<br>{head}　　{clear_of_seal(w['mayor'])}</div></div>{seal(rng, name + '長印', 23)}"""
    return p, sheet(body, rng.choice(["mincho", "udm", "mj"]), landscape=True, back=rosette(rng.choice(["#c2a76a", "#86a3c4"]), .22, (500, 400), 330) if rng.random() < .5 else "")


def study_by_hand(d, rng):
    """An insurer's form that the school fills by hand: small labels over the values, kinds and eras ringed, the school as a rubber stamp."""
    p, pen = Page(rng), Pen(d["fonts"], rng)
    kind, name, course, age, years = rng.choice(PLACES)
    d = moved_to(d, lambda address, city: len(address) < 26)
    m, year, entered, until = pupil(d, rng, age, years)
    w = d["world"]
    kinds = [k for k, *_ in PLACES] + ["その他"]
    box = lambda words, value, width, height=15: f"<div style='width:{width}mm;height:{height}mm;border:.25mm solid #333;margin:0 -.25mm -.25mm 0;padding:.6mm 1.5mm'><div style='font-size:8pt'>{words}</div><div style='padding-left:2mm'>{value}</div></div>"  # noqa: E731
    row = lambda *cells: f"<div style='display:flex;margin:0 20mm'>{''.join(cells)}</div>"  # noqa: E731
    number = f"{entered.year % 100}{rng.randrange(1000, 9999)}"
    grade = f"第&ensp;{pen.write(p.put('school_year', year, str(year), 0, 'digits'), 16)}&ensp;学年"
    start = f"令和&ensp;{pen.write(entered.year - 2018)}&ensp;年&ensp;{pen.write(4)}&ensp;月&ensp;{pen.write(1)}&ensp;日"
    stamp = rubber([f"{w['city']}緑町{rng.randrange(1, 9)}丁目{rng.randrange(1, 30)}番地", f"<span style='font-size:14pt'>{p.put('school', name)}</span>", f"{'学長' if '大学' in name else '校長'}　　{clear_of_seal(w['mayor'])}"], rng)
    body = f"""{pen.links}<div style='margin:14mm 20mm 0;display:flex;justify-content:space-between;font-size:9pt'><span>{rng.choice(('健康保険組合提出用', '国民健康保険組合　提出用'))}</span><span>（別紙様式{rng.choice('３４７')}）</span></div><h1 style='padding-top:8mm;font-size:21pt;letter-spacing:4mm'>在学証明書</h1><div style='margin:8mm 20mm 3mm;font-size:9.5pt'>学校で記入してください。該当するものを○で囲んでください。</div>
{row(box('フリガナ', pen.write(p.kana('name_kana', m), 11), 94, 13), box('性別', '<div style="margin-top:1.2mm">' + pen.choice(['男', '女'], '男' if m['sex'] == 'male' else '女', '　・　') + '</div>', 76, 13))}{row(box('学生・生徒の氏名', pen.write(p.name('name', m), 20), 94, 20), box('生年月日', '<div style="margin-top:2.5mm">' + pen.day(p, 'birth_date', m['born'], 0, ('昭和', '平成', '令和'), 12) + '</div>', 76, 20))}
{row(box('住所', pen.write(p.put('address', w['address']), 13), 169.75, 17))}{row(box('学校の種類', '<div style="margin-top:1.5mm">' + pen.choice(kinds, kind, '　・　') + '</div>', 169.75, 13))}{row(box('学部・学科・課程', pen.write(course, 14), 104, 16), box('学年', grade, 66, 16))}
{row(box('学籍番号', pen.write(p.put('student_id', number), 15), 60, 17), box('在学期間（修業年限）', f"<div style='margin-top:1.5mm;white-space:nowrap;font-size:9pt'>{start}から　{pen.day(p, 'enrolled_until', until, 0, ('令和',), 12)}まで</div>", 110, 17))}
<div style='margin:12mm 24mm 0;font-size:12pt;line-height:2'>上記の者は、当校に在学していることを証明します。<div>{pen.day(p, 'issued_on', d['issued'], 0, ('令和',), 14)}</div></div><div style='margin:6mm 0 0 78mm;display:flex;gap:5mm;align-items:flex-start'><span style='font-size:9pt;line-height:2'>所在地<br>学校名<br>代表者</span>{stamp}</div>
{note('※学生証の写しでは手続できません。休学中の方には証明しないでください。', 'position:absolute;left:20mm;bottom:16mm')}{seal(rng, name + ('学長之印' if '大学' in name else '校長印'), 20)}"""
    return p, sheet(body, rng.choice(["gothic", "udg", "mincho"]))


def lost_pairs(d, rng):
    """A firm's letter: the persons side by side, small labels over the values, no rules at all; a worker from abroad in some, whose address takes lines."""
    d = covered(d, rng, kyokai(rng, d["world"]) if rng.random() < .55 else society(rng))
    p, c, e, members = Page(rng), d["cover"], employer(rng, d["world"]), list(d["members"])
    p.date_style = rng.choice(["plain", "plain", "gap", "dots"])
    if rng.random() < .45:
        members[0] = from_abroad(rng, members[0])
    w = long_address(rng, d["world"], members[-1]["family"]) if rng.random() < .6 else d["world"]
    pair = lambda words, value, css="": f"<div style='margin-bottom:1.6mm'><div style='font-size:7.5pt;color:#444;line-height:1.2'>{words}</div><div style='padding-left:3mm;line-height:1.3;{css}'>{value}</div></div>"  # noqa: E731

    def person(row, m, lost):
        kana = "" if "alias" in m else pair("フリガナ", p.kana("name_kana", m, row), "font-size:9pt")
        born = pair("生年月日", p.date("birth_date", m["born"], row))
        if row > 1:
            born = f"<div style='display:flex'><div style='width:44mm'>{born}</div>{pair('続柄', p.put('relation', m['relation'], None, row))}</div>"
        ends = pair("資格喪失年月日", p.date("lost_on", lost, row))
        return f"<div style='width:74mm;margin-bottom:3mm'><div style='font-size:9pt;border-left:1.2mm solid #666;padding-left:1.5mm;margin-bottom:1mm'>{'被保険者' if row == 1 else f'被扶養者{row - 1}'}</div>{kana}{pair('氏名', name_of(p, 'name', m, row), 'font-size:13pt')}{born}{ends}</div>"

    folk = "".join(person(r, m, lost) for r, (m, (_, lost)) in enumerate(zip(members, d["days"]), 1))
    common = over([("保険者番号", p.put("insurer_number", c["insurer_number"], None, 0, "digits")), ("記号", p.put("symbol", c["symbol"])), ("番号", p.put("number", c["number"])), (rng.choice(["資格取得年月日", "加入日（資格取得日）"]), p.date("acquired_on", c["from"], 1)), (rng.choice(["退職日", "最終在籍日（退職日）"]), p.date("left_on", c["left"]))], (30, 28, 22, 42, 42))
    body = f"""<div style='margin:16mm 24mm 0;display:flex;justify-content:space-between;font-size:10.5pt'><span>{rng.choice(('ご本人様控・提出用', '提出先　御中', f'{office(w)}長　様'))}</span><span>{p.date('issued_on', d['issued'])}</span></div><h1 style='padding-top:9mm;font-size:18pt'>{rng.choice(('健康保険　資格喪失証明書', '社会保険資格喪失証明書', '資格喪失証明書（健康保険・厚生年金保険）'))}</h1>
<p style='margin:7mm 24mm 5mm;font-size:11pt'>以下の者が健康保険の資格を喪失したことを証明します。</p><div style='margin:0 24mm 3mm;width:74mm'>{pair('被保険者住所', p.put('address', w['address']))}</div><div style='margin:0 24mm 5mm'>{common}<div style='font-size:9pt;margin-top:1.5mm'>保険者　{c['name']}</div></div>
<div style='margin:0 24mm;display:flex;flex-wrap:wrap;gap:0 14mm'>{folk}</div><div style='position:absolute;left:98mm;bottom:{20 if len(members) > 3 else 38}mm;font-size:11pt;line-height:1.65'>{e['place']}<br>{p.put('company', e['name'])}<br>{e['title']}　{clear_of_seal(w['mayor'])}<br><span style='font-size:9pt'>電話　{tel(rng)}</span></div>{seal(rng, e['stamp'], 18, 'circle') if rng.random() < .85 else NO_SEAL}"""
    return p, sheet(body, rng.choice(["udp", "gothic", "mincho"]))


def short_hand(p, pen, field, day, row):
    """A day by hand as people shorten it: H30.5.1."""
    era, year = era_of(day)
    return pen.write(p.put(field, day.isoformat(), f"{ERA_LETTERS[era]}{year}.{day.month}.{day.day}", row, "date"), 13)


def lost_by_stamp(d, rng):
    """A town's form for both taking up and giving up a cover, filled by hand: 喪失 ringed, eras ringed, short days in the list, the firm as a rubber stamp."""
    d = moved_to(d, lambda address, city: city[-1] in "市区町" and len(address) < 30)
    d = covered(d, rng, kyokai(rng, d["world"]) if rng.random() < .6 else society(rng))
    p, c, w, m, e, pen = narrow_page(rng), d["cover"], d["world"], d["members"][0], employer(rng, d["world"]), Pen(d["fonts"], rng)
    cells = lambda text: "<span style='display:inline-flex'>" + "".join(f"<span style='width:7mm;height:8mm;border:.2mm solid #333;margin-right:-.2mm;text-align:center;line-height:8mm'>{pen.write(x, 15)}</span>" for x in text) + "</span>"  # noqa: E731
    own = [tr(lab("フリガナ"), td(pen.write(p.kana("name_kana", m, 1), 10)), lab("性別"), td(pen.choice(["男", "女"], p.sex(m, 1), "・"), "text-align:center")), tr(lab("氏　名"), td(pen.write(p.name("name", m, 1), 18), "height:12mm"), lab("続柄"), td(p.put("relation", "本人", None, 1), "text-align:center")),
           tr(lab("生年月日"), td(pen.day(p, "birth_date", m["born"], 1, ("昭和", "平成", "令和")), "", 3)), tr(lab("住　所"), td(pen.write(p.put("address", w["address"]), 13), "height:11mm", 3)), tr(lab("保険者番号"), td(cells(p.put("insurer_number", c["insurer_number"], None, 0, "digits")), "padding:.8mm 1.5mm", 3)),
           tr(lab("保険者名"), td(pen.write(c["name"], 12), "", 3)), tr(lab("記号・番号"), td(f"記号&ensp;{pen.write(p.put('symbol', c['symbol']), 14)}&emsp;&emsp;番号&ensp;{pen.write(p.put('number', c['number']), 14)}", "", 3)), tr(lab("資格取得日"), td(pen.day(p, "acquired_on", c["from"], 1), "", 3)),
           tr(lab("退職日"), td(pen.day(p, "left_on", c["left"], 0, ("令和",)), "", 3)), tr(lab("資格喪失日"), td(pen.day(p, "lost_on", c["lost"], 1, ("令和",)) + "<span style='font-size:8pt'>　※退職日の翌日</span>", "", 3))]
    kin = [tr(td(pen.write(p.name("name", x, r), 15)), td(pen.write(p.put("relation", x["relation"], None, r), 14), "text-align:center"), td(short_hand(p, pen, "birth_date", x["born"], r)), td(short_hand(p, pen, "lost_on", lost, r)))
           for r, (x, (_, lost)) in enumerate(zip(d["members"][1:], d["days"][1:]), 2)]
    kin += [tr(*(td("&nbsp;", "height:9mm") for _ in range(4))) for _ in range(4 - len(kin))]
    stamp = rubber([e["place"], f"<span style='font-size:13pt'>{p.put('company', e['name'])}</span>", f"{e['title']}　{w['mayor']}", f"TEL {e['tel']}"], rng)
    heads = ("被扶養者の氏名", "続柄", "生年月日", "喪失日")
    body = f"""{pen.links}<h1 style='padding-top:13mm;font-size:17pt'>健康保険資格（　{pen.choice(['取得', '喪失'], '喪失', '　・　')}　）証明書</h1><div class=c style='font-size:8.5pt;margin-top:1mm'>該当する方を○で囲んでください</div>{table(own, 'margin:5mm 18mm 4mm', (28, 84, 22, 40))}{table([tr(*(lab(x) for x in heads)), *kin], 'margin:0 18mm', (66, 22, 43, 43))}
<div style='margin:5mm 22mm 0;font-size:11pt;line-height:1.8'>{office(w)}長　様<br>　上記のとおり証明します。　　{pen.day(p, 'issued_on', d['issued'], 0, ('令和',), 14)}</div><div style='margin:4mm 0 0 70mm;display:flex;gap:4mm;align-items:flex-start'><span style='font-size:9pt;line-height:1.9'>所在地<br>名　称<br>代表者</span>{stamp}</div>{seal(rng, e['stamp'], 17, 'circle')}
{note(office(w) + '　国保年金課　この証明書がないと国民健康保険の手続ができない場合があります。', 'position:absolute;left:18mm;bottom:9mm')}"""
    return p, sheet(body, rng.choice(["gothic", "mincho", "udg"]), css=".l{text-align:center;font-size:9.5pt;background:#efefef}")


STUDY_AND_COVER = {"zaigaku_shomeisho": [study_across, study_by_hand], "soshitsu_shomeisho": [lost_pairs, lost_by_stamp]}
