"""A fourteenth set of attachments, drawn by somebody who has not seen the reader: certificates from convenience stores, of Tokyo's wards and the
designated cities with the looks of their makers' systems, of universities, and of insurers for those who stayed in of their own will (任意継続)."""
import datetime

import people
from drawn_office import NO_SEAL, assess, designated, former_address, lab, moved_to, narrow_page, pupil, store_paper, table, td, tr
from drawn_parts import after_loss, fiscal, latin, office, put_day, qr, resident_since, serial, short_day, tax_words, underlay
from sheet_html import SIGNED, WIDE, Page, ground, seal, sheet, spaced

UNIVERSITIES = [("青嵐大学", "Seiran University"), ("明峰大学", "Meiho University"), ("東川工科大学", "Higashikawa Institute of Technology"), ("柳沢学院大学", "Yanagisawa Gakuin University")]
FACULTIES = [("工学部", "建築学科", "Faculty of Engineering, Department of Architecture"), ("経済学部", "経済学科", "Faculty of Economics, Department of Economics"),
             ("文学部", "史学科", "Faculty of Letters, Department of History"), ("理工学部", "情報科学科", "Faculty of Science and Engineering, Department of Information Science")]
YEARS = ["", "First", "Second", "Third", "Fourth"]


def ward(d):
    """The data of one of Tokyo's wards or a ward of a designated city."""
    return moved_to(d, lambda address, city: designated({"city": city}) or address.startswith("東京都") and city.endswith("区"))


def store_foot(p, d, rng, words):
    w = d["world"]
    title = office(w) + "長"
    return (f"<div style='position:absolute;left:20mm;right:20mm;top:228mm;font-size:11pt;line-height:1.9'>{words}<br>{p.date('issued_on', d['issued'])}"
            f"<div style='margin-left:84mm;font-size:13pt'>{title}　{w['mayor']}</div></div><div style='position:absolute;left:20mm;right:20mm;top:268mm;font-size:7.5pt;border-top:.2mm solid #333;padding-top:1mm'>"
            f"※この証明書は、証明書等自動交付サービス（コンビニ交付）により発行されたものです。裏面に偽造防止対策が施されています。<span style='float:right'>{serial(rng, 'CV{}')}</span></div>{seal(rng, title + '之印', 20)}")


def store_resident(d, rng):
    """コンビニ交付の住民票: values behind labels in a thin frame a person, labels without tint."""
    p, w = narrow_page(rng), d["world"]
    mask = rng.choice(["＊＊＊＊＊＊＊＊＊＊＊＊", "記載省略"])
    small, before = "font-size:8.5pt;border-right:none", former_address(d)
    free = "border-left:none"
    def person(r, m):
        v, since = m["my_number"], resident_since(m, w["moved"])
        number = p.put("my_number", v, None, r, "digits") if w["numbers"] else p.masked("my_number", mask, r, "digits")
        return [tr(lab("氏名", small), td(f"<span style='font-size:8pt'>{p.kana('name_kana', m, r)}</span><br><span style='font-size:12.5pt'>{p.name('name', m, r)}</span>", free), lab("続柄", small), td(p.put("relation", m["relation"], None, r), free)),
                tr(lab("生年月日", small), td(p.date("birth_date", m["born"], r), free), lab("性別", small), td(p.sex(m, r), free)),
                tr(lab("個人番号", small), td(number, free), lab("住民票コード", small), td(mask if mask == "記載省略" else "＊＊＊＊＊＊", free)),
                tr(lab("住民となった日", small), td(p.day_text(since), free), lab("住所を定めた日", small), td(p.day_text(since), free)),
                tr(lab("前住所", small), td(before if since == w["moved"] else "", free + ";font-size:8.5pt", 3))]
    blocks = "".join(table(person(r, m), "margin:1.8mm 20mm 0;line-height:1.15", (26, 74, 28, 42)) for r, m in enumerate(d["members"][:4], 1))
    body = f"""<div style='text-align:right;padding:15mm 20mm 0;font-size:9pt'>（{p.put('page_number', 1, '1', 0, 'digits')}／{p.put('page_count', 1, '1', 0, 'digits')}）</div><h1 style='font-size:20pt;letter-spacing:6mm'>住民票</h1><div style='margin:4mm 20mm 0;line-height:1.75;font-size:11pt'>住　所　　{p.put('address', w['address'])}<br>世帯主　　{p.name('head', d['members'][0])}</div>{blocks}
{store_foot(p, d, rng, 'この写しは、世帯全員の住民票の原本と相違ないことを証明する。')}"""
    return p, sheet(body, rng.choice(["gothic", "udg"]), back=store_paper(rng, office(w)), css="td{padding:.55mm 1.3mm}")


def ward_resident(d, rng):
    """A ward's 住民票: a list without upright rules, eras of one letter, what moved and why."""
    d = ward(d)
    p, w, before = Page(rng), d["world"], former_address(d)
    style = rng.choice(["kanji", "typed", "kanji"])
    small = lambda a: f"<span style='font-size:7.5pt;color:#333;margin-right:1.5mm'>{a}</span>"  # noqa: E731
    def person(r, m):
        since, v = resident_since(m, w["moved"]), m["my_number"]
        number = p.put("my_number", v, f"{v[:4]}-{v[4:8]}-{v[8:]}", r, "digits") if w["numbers"] else p.masked("my_number", "省略", r, "digits")
        came = since == w["moved"]
        return [tr(td(f"{r:02}", "font-size:8pt"), td(small("氏名") + f"<span style='font-size:12.5pt'>{p.name('name', m, r)}</span>"), td(small("フリガナ") + p.kana("name_kana", m, r), "font-size:9pt", 2), css="border-top:.35mm solid #111"),
                tr(td(), td(small("生年月日") + put_day(p, "birth_date", m["born"], style, r)), td(small("性別") + p.sex(m, r)), td(small("世帯主との関係") + p.put("relation", m["relation"], None, r))),
                tr(td(), td(small("住民となった日") + short_day(since, style)), td(small("住定日") + short_day(since, style)), td(small("異動事由") + ("転入" if came else "出生"))),
                tr(td(), td(small("個人番号") + number), td(small("本籍") + "省略"), td(small("筆頭者") + "省略")),
                tr(td(), td(small("前住所") + (before if came else "なし"), span=3))]
    rows = [line for r, m in enumerate(d["members"], 1) for line in person(r, m)]
    title = w["city"] + "長"
    body = f"""<div style='display:flex;justify-content:space-between;padding:13mm 18mm 0'><span style='border:.3mm solid #111;padding:1mm 4mm;font-size:10pt'>世帯全員</span><span style='font-size:21pt;letter-spacing:9mm'>住民票</span><span style='font-size:8.5pt;text-align:right'>No.{serial(rng)}</span></div>
<div style='margin:6mm 18mm 3mm;border-top:.5mm solid #111;border-bottom:.5mm solid #111;padding:2mm;line-height:1.8'>{small('住所')}<span style='font-size:12pt'>{p.put('address', w['address'])}</span><br>{small('世帯主')}<span style='font-size:12pt'>{p.name('head', d['members'][0])}</span></div>
{table(rows, 'margin:0 18mm;border-bottom:.35mm solid #111', (9, 68, 45, 52))}<div style='margin:3mm 18mm;font-size:9pt'>上記以外の世帯員はありません。</div><div style='margin:7mm 24mm;line-height:2;font-size:11pt'>この写しは、住民票の原本と相違ないことを証明します。<br>{p.date('issued_on', d['issued'])}<div style='margin-left:72mm;font-size:13.5pt'>{title}　{w['mayor']}</div></div>{seal(rng, title + '之印', 22)}"""
    return p, sheet(body, rng.choice(["mincho", "udg", "mj"]), back=ground(rng, rng.choice(["dots", "waves", "copy"])), css="td{border:none;padding:.7mm 1mm}")


def matrix_rows(p, t):
    """所得の種類, 収入金額, 所得金額: (rows) with the amounts that are none left as dashes."""
    right = "text-align:right"
    rows = [tr(lab("所得の種類", "text-align:center"), lab("収入金額", "text-align:center"), lab("所得金額", "text-align:center")),
            tr(lab("給与"), td(p.yen("salary_revenue", t["revenue"], "comma"), right), td(p.yen("salary_income", t["salary"], "comma"), right))]
    for name, amount in (("公的年金等", 0), ("営業等", 0), ("不動産", 0), ("配当", 0), ("その他雑", t["other"])):
        rows.append(tr(lab(name), td("－", right), td(f"{amount:,}" if amount else "－", right)))
    return rows + [tr(lab("合計所得金額", span=2), td(p.yen("total_income", t["total"], "comma"), right)), tr(lab("総所得金額等", span=2), td(p.yen("gross_income", t["total"], "comma"), right))]


def store_tax(d, rng):
    """コンビニ交付の課税証明書: a matrix of income, a list of deductions beside it, the levies under their labels in one line."""
    p, w = narrow_page(rng), d["world"]
    free = rng.random() < 0.25
    t, m = assess(d, rng, free), d["members"][0]
    city, pref = tax_words(w)
    right = "text-align:right"
    parts = [tr(lab("所得控除", "text-align:center"), lab("控除額", "text-align:center"))] + [tr(lab(name), td(f"{amount:,}", right)) for name, amount in t["parts"] if amount or name in ("医療費控除", "生命保険料控除", "地震保険料控除", "扶養控除", "障害者控除")]
    parts.append(tr(lab("控除額合計"), td(p.yen("deductions", t["deductions"], "comma"), right)))
    levy = [("課税標準額", "tax_base", "base"), (city + "<br>所得割", "city_income_levy", "city"), (city + "<br>均等割", "city_per_capita_levy", "city_head"), (pref + "<br>所得割", "prefecture_income_levy", "pref"),
            (pref + "<br>均等割", "prefecture_per_capita_levy", "pref_head"), ("森林環境税", "forest_tax", "forest"), ("年税額", "annual_tax", "annual")]
    last = table([tr(*(lab(a, "text-align:center") for a, _, _ in levy)), tr(*(td(p.yen(f, t[k], "comma"), right + ";font-size:9.5pt") for _, f, k in levy))], "margin:5mm 20mm 0", (26, 26, 24, 26, 24, 22, 22))
    title = f"{city[0]}民税・{pref[0]}民税　課税（所得）証明書" if city != "特別区民税" else "特別区民税・都民税　課税（所得）証明書"
    body = f"""<h1 style='padding-top:19mm;font-size:17pt'>{title}</h1><div style='margin:7mm 20mm 3mm;line-height:1.8;font-size:11pt'>年　　度　　{fiscal(p, w)}（令和{w['fiscal'] - 1}年中の所得）<br>住　　所　　{p.put('address', w['address'])}<br>氏　　名　　{p.name('name', m)}<br>生年月日　　{p.date('birth_date', m['born'])}</div>
<div style='display:flex;margin:0 20mm;justify-content:space-between;align-items:flex-start'>{table(matrix_rows(p, t), '', (32, 29, 29))}{table(parts, '', (46, 29))}</div><div style='text-align:right;margin:1mm 20mm;font-size:8pt'>（単位：円）</div>{last}
<div style='margin:4mm 20mm;font-size:9.5pt'>扶養親族の数　{p.put('dependants', t['dependants'], f"{t['dependants']}人", 0, 'digits')}　　控除対象配偶者　{'有' if t['kinds']['配偶者'] else '無'}</div>{store_foot(p, d, rng, '上記のとおり証明します。')}"""
    return p, sheet(body, rng.choice(["gothic", "udp"]), back=store_paper(rng, office(w)), css="td{padding:.8mm 1.2mm} .l{font-size:8.5pt}")


def ward_tax(d, rng):
    """特別区民税・都民税 and 市・県民税 of a designated city on a sheet that lies: blocks of four labels over four amounts."""
    d = ward(d)
    p, w, m = Page(rng), d["world"], d["members"][0]
    t = assess(d, rng)
    city, pref = tax_words(w)
    style = rng.choice(["comma", "comma", "wide"])
    y = lambda field, key: p.yen(field, t[key], style)  # noqa: E731
    number = lambda amount: f"{amount:,}".translate(WIDE if style == "wide" else {})  # noqa: E731
    named = dict(t["parts"])
    groups = [("収入・所得", [("給与収入額", y("salary_revenue", "revenue")), ("給与所得額", y("salary_income", "salary")), ("雑所得額", number(t["other"])), ("合計所得金額", y("total_income", "total")), ("総所得金額等", y("gross_income", "total"))]),
              ("所得控除", [("社会保険料控除", number(named["社会保険料控除"])), ("生命保険料控除", number(named["生命保険料控除"])), ("配偶者控除", number(named["配偶者控除"])), ("扶養控除", number(named["扶養控除"])), ("基礎控除", number(430000))]),
              ("", [("医療費控除", number(named["医療費控除"])), ("小規模企業共済等", number(named["小規模企業共済等掛金控除"])), ("地震保険料控除", number(named["地震保険料控除"])), ("所得控除額計", y("deductions", "deductions")), ("課税標準額", y("tax_base", "base"))]),
              ("税額", [(city + "所得割額", y("city_income_levy", "city")), (city + "均等割額", y("city_per_capita_levy", "city_head")), (pref + "所得割額", y("prefecture_income_levy", "pref")), (pref + "均等割額", y("prefecture_per_capita_levy", "pref_head")), ("調整控除額", number(t["city_less"] + t["pref_less"]))]),
              ("", [("森林環境税額", y("forest_tax", "forest")), ("年税額", y("annual_tax", "annual")), ("", ""), ("", ""), ("", "")])]
    rows = "".join(tr(lab(name, "text-align:center", down=2), *(lab(a, "text-align:center") for a, _ in cells)) + tr(*(td(v, "text-align:right;font-size:11pt;height:7mm") for _, v in cells)) for name, cells in groups)
    words = f"{city}・{pref}" if city == "特別区民税" else f"{city[0]}民税・{pref[0]}民税"
    title = w["city"] + "長"
    body = f"""<div style='text-align:right;padding:9mm 20mm 0;font-size:9pt'>発行番号　{serial(rng, '{}-01')}</div><h1 style='font-size:18pt'>{fiscal(p, w)}　{words}課税証明書</h1><div style='display:flex;margin:5mm 20mm 3mm;justify-content:space-between;font-size:11pt;line-height:1.7'><div>住所（令和{w['fiscal']}年1月1日現在）<br>　{p.put('address', w['address'])}</div><div>氏名　{p.name('name', m)}<br>生年月日　{put_day(p, 'birth_date', m['born'], 'kanji')}</div><div>対象年　令和{w['fiscal'] - 1}年中<br>単位　円</div></div>
{table([rows], 'margin:0 20mm', (22, 47, 47, 47, 47, 47))}<div style='display:flex;margin:6mm 26mm;justify-content:space-between;line-height:1.9;font-size:11.5pt'><div>上記のとおり証明します。<br>{p.date('issued_on', d['issued'])}</div><div style='font-size:14pt;margin-right:24mm'>{title}　{w['mayor']}</div></div>{seal(rng, title + '之印', 24)}"""
    return p, sheet(body, rng.choice(["mincho", "gothic", "udm"]), landscape=True, back=ground(rng, rng.choice(["copy", "dots", "dots"])), css=".l{font-size:8.5pt}td{padding:.8mm 1.4mm}")


def english(day):
    return f"{day.strftime('%B')} {day.day}, {day.year}"


def roman(m):
    return f"{latin(m['family_kana']).upper()}, {latin(m['given_kana']).capitalize()}"


def university_two_tongues(d, rng):
    """在学証明書 with English under each Japanese line."""
    p = Page(rng)
    name, foreign = rng.choice(UNIVERSITIES)
    faculty, department, unit = rng.choice(FACULTIES)
    m, year, entered, until = pupil(d, rng, 18, 4)
    student = f"{entered.year % 100}{rng.choice('ABEKT')}{rng.randrange(1000, 9999)}"
    style = rng.choice(["seireki", "plain"])
    item = lambda a, b, v, e: f"<tr><td style='width:56mm'>{a}<div class=e>{b}</div></td><td>{v}<div class=e>{e}</div></td></tr>"  # noqa: E731
    rows = (item("学籍番号", "Student ID No.", p.put("student_id", student), "") + item("氏　名", "Name", f"<span style='font-size:15pt'>{p.name('name', m)}</span>", roman(m)) + item("生年月日", "Date of Birth", p.date("birth_date", m["born"], 0, style), english(m["born"]))
            + item("所　属", "Affiliation", f"{faculty}　{department}", unit) + item("学　年", "Year", p.put("school_year", year, f"{year}年", 0, "digits"), f"{YEARS[year]} year") + item("入学年月日", "Date of Admission", p.day_text(entered, style), english(entered))
            + item("卒業予定年月日", "Expected Date of Graduation", p.date("enrolled_until", until, 0, style), english(until)))
    body = f"""<div style='display:flex;justify-content:space-between;padding:15mm 24mm 0;font-size:9pt'><span>{serial(rng, '証明番号 第26-{}号')}</span><span>Certificate No. 26-{rng.randrange(1000, 9999)}</span></div><h1 style='padding-top:13mm;font-size:25pt;letter-spacing:7mm'>在学証明書</h1><div style='text-align:center;font-size:14pt;letter-spacing:.5mm;margin-top:2mm'>CERTIFICATE OF ENROLLMENT</div>
<table style='margin:14mm 30mm 0;width:150mm;font-size:12.5pt;line-height:1.45'>{rows}</table><div style='margin:12mm 30mm 0;font-size:12pt;line-height:1.6'>上記の者は、本学の学生として在学していることを証明します。<div class=e>This is to certify that the person named above is currently enrolled at this university.</div><div style='margin-top:8mm'>{p.date('issued_on', d['issued'], 0, style)}<span class=e style='margin-left:6mm'>{english(d['issued'])}</span></div>
<div style='margin:7mm 0 0 50mm;line-height:1.7'><span style='font-size:15pt'>{p.put('school', name)}</span><span class=e style='margin-left:4mm'>{foreign}</span><br>学長　{d['world']['mayor'].replace(SIGNED, '　　' + SIGNED)}<div class=e>President</div></div></div>{seal(rng, name + '長印', 21)}"""
    return p, sheet(body, rng.choice(["mincho", "udm"]), css=".e{font-family:serif;font-size:9.5pt} td{border:none;border-bottom:.2mm solid #999;padding:1.5mm}")


def university_machine(d, rng):
    """From the machine in the hall: the name of the university all over the paper, a code at the foot to check it by."""
    p, w = Page(rng), d["world"]
    name, foreign = rng.choice(UNIVERSITIES)
    faculty, department, _ = rng.choice(FACULTIES)
    m, year, entered, until = pupil(d, rng, 18, 4)
    student = f"{entered.year}{rng.randrange(10000, 99999)}"
    row = lambda a, v: f"<div style='display:flex;margin-bottom:4.5mm'><span style='width:36mm'>{a}</span><span style='width:6mm'>：</span><span>{v}</span></div>"  # noqa: E731
    kana = row("フリガナ", p.kana("name_kana", m)) if w["kana"] else ""
    address = row("現住所", p.put("address", w["address"])) if rng.random() < 0.4 else ""
    body = f"""<div style='padding:16mm 24mm 0;text-align:right;font-size:10pt'>{serial(rng, '発行番号　{}')}</div><h1 style='padding-top:18mm;font-size:24pt'>{spaced('在学証明書', '　')}</h1><div style='margin:20mm 34mm 0;font-size:13pt'>{row('所属', f'{faculty}　{department}')}{row('学籍番号', p.put('student_id', student))}{kana}{row('氏名', p.name('name', m))}{row('生年月日', p.date('birth_date', m['born']) + '生')}{address}</div>
<div style='margin:12mm 32mm 0;font-size:13pt;line-height:2.2'>　上記の者は、{p.day_text(entered)}本学に入学し、現在第{p.put('school_year', year, str(year), 0, 'digits')}年次に在学中であることを証明する。</div><div style='margin:14mm 34mm;font-size:13pt;line-height:2.1'>{p.date('issued_on', d['issued'])}<div style='margin-left:56mm'>{p.put('school', name)}<br>学長　　{w['mayor']}</div></div>
<div style='position:absolute;left:24mm;bottom:14mm;display:flex;align-items:center;font-size:8pt'>{qr(f'https://shomei.example.ac.jp/{rng.randrange(10**9)}', 17)}<span style='margin-left:4mm'>本証明書は証明書自動発行機により発行されたものです。<br>複写すると「複写」の文字が浮き出ます。</span></div>{seal(rng, name + '学長之印', 22)}"""
    return p, sheet(body, rng.choice(["mincho", "gothic", "udm"]), back=underlay(foreign, rng.choice(["#9db7cc", "#c9b79d", "#a9c7a5"]), 15, 0.35, (420, 120), -20, "serif"))


def while_voluntary(d, rng):
    """任意継続: taken up within the two years before it ended."""
    lost = d["cover"]["lost"]
    start = lost - datetime.timedelta(days=rng.randrange(60, 700))
    return after_loss({**d, "cover": {**d["cover"], "from": start}})


def voluntary_letter(d, rng):
    """健康保険任意継続被保険者資格喪失通知: a letter for a window envelope, the family in lines below."""
    d = while_voluntary(d, rng)
    p, c, w, m = narrow_page(rng), d["cover"], d["world"], d["members"][0]
    house = f"{rng.choice(['東京', '神奈川', '埼玉', '千葉', '大阪', '愛知', '兵庫', '静岡'])}支部"
    row = lambda a, v: tr(lab(a, "height:9mm"), td(v, "font-size:11.5pt;padding-left:4mm"))  # noqa: E731
    number = f"{rng.randrange(100, 999)}-{rng.randrange(0, 9999):04}"
    rows = [row("被保険者の氏名", p.name("name", m, 1)), row("生年月日", p.date("birth_date", m["born"], 1)), row("記号・番号", f"{p.put('symbol', c['symbol'])} － {p.put('number', c['number'])}"), row("保険者番号", p.put("insurer_number", "01" + c["insurer_number"][2:7] + people.luhn("01" + c["insurer_number"][2:7]), None, 0, "digits")),
            row("資格取得年月日", p.date("acquired_on", c["from"], 1)), row("資格喪失年月日", p.date("lost_on", c["lost"], 1)), row("資格喪失の事由", rng.choice(["資格喪失の申出", "保険料未納", "被保険者期間（２年）の満了"]))]
    family = [tr(*(lab(a, "text-align:center") for a in ("被扶養者氏名", "生年月日", "続柄")))] + [tr(td(p.name("name", x, r)), td(p.date("birth_date", x["born"], r)), td(p.put("relation", x["relation"], None, r), "text-align:center")) for r, x in enumerate(d["members"][1:], 2)]
    dependants = f"<div style='margin:5mm 26mm 1mm;font-size:10pt'>上記の者の被扶養者であった方</div>{table(family, 'margin:0 26mm', (62, 54, 32))}" if len(family) > 1 else ""
    body = f"""<div style='padding:14mm 0 0 24mm;font-size:11pt;line-height:1.6'>〒{number}<br>{p.put('address', w['address'])}<br><br><span style='font-size:13pt'>{m['family']}　{m['given']}　様</span></div><div style='text-align:right;margin:2mm 24mm'>{p.date('issued_on', d['issued'])}</div><h1 style='padding-top:8mm;font-size:16pt;line-height:1.4'>健康保険任意継続被保険者<br>資格喪失証明書</h1>
<div style='margin:7mm 24mm 4mm;font-size:10.5pt;line-height:1.6'>　下記のとおり、健康保険任意継続被保険者の資格を喪失したことを証明します。</div>{table(rows, 'margin:0 26mm', (46, 102))}{dependants}<div style='margin:12mm 26mm;font-size:13pt;text-align:right;line-height:1.7'>{p.put('company', '全国健康保険協会　' + house)}<br><span style='font-size:9.5pt'>（公印省略）</span></div>{NO_SEAL}"""
    return p, sheet(body, rng.choice(["gothic", "udg", "udp"]), css=".l{font-size:9.5pt}")


def society_list(d, rng):
    """資格喪失証明書 of a 健康保険組合: 本人 and 家族 in one list with short dates, each with its own two days."""
    d = while_voluntary(d, rng) if rng.random() < 0.5 else after_loss(d)
    p, c, w = Page(rng), d["cover"], d["world"]
    style = rng.choice(["zero", "letter", "slash"])
    cell = "text-align:center"
    def line(r, m):
        relation = "本人" if r == 1 else p.put("relation", m["relation"], None, r)
        return tr(td(relation, cell), td(f"{p.name('name', m, r)}<div style='font-size:7.5pt;line-height:1.5'>{p.kana('name_kana', m, r)}</div>"), td(p.sex(m, r), cell), td(put_day(p, "birth_date", m["born"], style, r), cell),
                  td(put_day(p, "acquired_on", max(c["from"], m["born"]), style, r), cell), td(put_day(p, "lost_on", c["lost"], style, r), cell))
    rows = [tr(*(lab(a, cell + ";line-height:1.3") for a in ("続柄", "氏　名<br>（フリガナ）", "性別", "生年月日", "資格取得日<br>（認定日）", "資格喪失日<br>（削除日）")))] + [line(r, m) for r, m in enumerate(d["members"], 1)]
    insurer = "06" + c["insurer_number"][2:7]
    body = f"""<div style='padding:15mm 20mm 0;display:flex;justify-content:space-between'><span>{rng.choice(['適用発', '業務発'])}第{rng.randrange(100, 999)}号</span><span>{p.date('issued_on', d['issued'])}</span></div><h1 style='padding-top:12mm;font-size:20pt;letter-spacing:3mm'>資格喪失証明書</h1><div style='margin:11mm 20mm 3mm;font-size:11pt;line-height:1.8'>被保険者等記号・番号　　{p.put('symbol', c['symbol'])}　・　{p.put('number', c['number'])}<br>被保険者の住所　　　　　{p.put('address', w['address'])}</div>
{table(rows, 'margin:0 20mm', (16, 52, 14, 30, 30, 30))}<div style='margin:9mm 22mm;font-size:11.5pt;line-height:1.9'>上記の者が、当組合の被保険者及び被扶養者の資格を喪失したことを証明します。<div style='margin:9mm 0 0 62mm'>保険者番号　{p.put('insurer_number', insurer + people.luhn(insurer), None, 0, 'digits')}<br>所在地　　　東京都{rng.choice(['港区芝浦', '中央区湊', '文京区本郷', '千代田区神田錦町'])}{rng.randrange(1, 5)}-{rng.randrange(1, 20)}-{rng.randrange(1, 15)}<br>名　称　　　{p.put('company', c['society'])}<br>理事長　　　{w['mayor'].replace(SIGNED, '　' * 7 + SIGNED)}</div></div>{seal(rng, c['society'] + '理事長之印', 19)}"""
    return p, sheet(body, rng.choice(["mincho", "gothic", "udm"]), css=".l{font-size:8.5pt;background:#f5f5ef}")


LAYOUTS = {"juminhyo": [store_resident, ward_resident], "kazei_shomeisho": [store_tax, ward_tax], "zaigaku_shomeisho": [university_two_tongues, university_machine],
           "soshitsu_shomeisho": [voluntary_letter, society_list]}
