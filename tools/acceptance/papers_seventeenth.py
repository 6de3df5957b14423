"""The seventeenth family's papers of schools and employers: a university's machine with English under the labels, a request with the certificate under it,
a firm's numbered list, the printed form of a town that an employer fills."""
import datetime

from drawn_desks import clear_of_seal, covered, employer, kyokai, society, tel
from drawn_office import NO_SEAL, lab, narrow_page, pupil, table, td, tr
from drawn_parts import latin, office, qr, rosette
from sheet_html import Page, seal, sheet, spaced

UNIVERSITIES = [("若宮国際大学", "経済学部　経営学科"), ("北総工科大学", "理工学部　機械システム工学科"), ("東都みずほ大学", "人文学部　日本文化学科"), ("関西ひかり大学", "社会福祉学部　福祉心理学科"), ("湘南青風大学", "看護学部　看護学科")]
PRIVATE = [("学校法人椿学園", "椿ケ丘高等学校", "全日制　普通科", 15, 3), ("学校法人山手学院", "山手学院高等学校", "全日制　商業科", 15, 3), ("学校法人光明館", "光明館高等学校", "通信制　普通科", 15, 3),
           ("独立行政法人国立高等専門学校機構", "東浜工業高等専門学校", "電気情報工学科", 15, 5), ("学校法人清和会", "清和医療専門学校", "理学療法学科", 18, 3)]


def study_university(d, rng):
    """A university's machine: Japanese labels with English under them, no rules, 西暦 or 和暦, an emblem under the text, a code at the foot."""
    p, w = Page(rng), d["world"]
    p.date_style = rng.choice(["seireki", "seireki", "plain", "zero"])
    school, faculty = rng.choice(UNIVERSITIES)
    m, year, entered, until = pupil(d, rng, 18, 4)
    number = f"{rng.choice('ELBNK')}{entered.year % 100}{rng.randrange(1000, 9999)}"
    line = lambda name, english, value: f"<div style='display:flex;align-items:flex-start;margin-bottom:4.2mm'><span style='width:52mm;line-height:1.15'>{name}<br><span style='font-size:8pt;color:#555'>{english}</span></span><span>{value}</span></div>"  # noqa: E731
    roman = f"{latin(m['family_kana']).upper()} {latin(m['given_kana']).capitalize()}"
    name = p.name("name", m) + f"<div style='font-size:9.5pt;line-height:1.1'>({roman})</div>"
    grade = p.put("school_year", year, rng.choice([f"{year}年", f"{year}年次", f"第{year}年次"]), 0, "digits")
    last = rng.choice(["卒業予定年月日", "卒業見込年月日", "在学期間満了日"])
    body = f"""<div style='position:absolute;right:24mm;top:16mm;font-size:9pt;text-align:right'>証明書番号　{d['issued'].year}-{rng.randrange(1000, 99999):06}</div><h1 style='padding-top:36mm;font-size:25pt'>{spaced('在学証明書', '&ensp;')}</h1><div class=c style='font-size:11pt;letter-spacing:.6mm;color:#444;margin-top:1mm'>CERTIFICATE OF ENROLLMENT</div>
<div style='margin:20mm 0 0 36mm;font-size:13pt'>{line('学籍番号', 'Student ID No.', p.put('student_id', number))}{line('氏　名', 'Name', name)}{line('生年月日', 'Date of Birth', p.date('birth_date', m['born']))}{line('所　属', 'Faculty / Department', faculty)}{line('学　年', 'Year', grade)}{line('入学年月日', 'Date of Admission', p.day_text(entered))}{line(last, 'Expected Date of Graduation' if '卒業' in last else 'End of Enrollment', p.date('enrolled_until', until))}</div>
<div style='margin:8mm 36mm;font-size:13pt;line-height:2'>上記の者は、本学に在学していることを証明する。<div style='margin-top:3mm'>{p.date('issued_on', d['issued'])}</div><div style='margin:5mm 0 0 34mm'>{p.put('school', school)}　学長　{w['mayor']}</div></div>
<div style='position:absolute;left:24mm;bottom:12mm;display:flex;gap:4mm;align-items:center;font-size:7.5pt'>{qr('https://certificate.example/' + number, 15)}<span>この証明書は証明書自動発行機により発行したものです。<br>複写したものは証明書として使用できません。</span></div>{seal(rng, school + '学長之印', 23)}"""
    return p, sheet(body, rng.choice(["mincho", "udm", "gothic"]), back=rosette(rng.choice(["#7f9fc8", "#9bb68e", "#c79a8d"]), .3))


def study_request(d, rng):
    """A request over, the school's certificate under it on one sheet; the pupil's day of asking beside the day of issue, headmaster named twice."""
    p, w = narrow_page(rng), d["world"]
    corporation, school, course, first_age, years = rng.choice(PRIVATE)
    m, year, entered, until = pupil(d, rng, first_age, years)
    asked = d["issued"] - datetime.timedelta(days=rng.randrange(1, 9))
    rows = [tr(lab("フリガナ"), td(p.kana("name_kana", m), "font-size:9.5pt"), lab("生年月日"), td(p.date("birth_date", m["born"]))), tr(lab("氏　名"), td(p.name("name", m), "font-size:13pt;height:11mm"), lab(rng.choice(["学籍番号", "生徒証番号"]) if first_age == 15 else "学籍番号"), td(p.put("student_id", f"{entered.year % 100}-{rng.randrange(1, 400):04}"))),
            tr(lab("現 住 所"), td(p.put("address", w["address"]), "height:11mm", 3)), tr(lab("学　科"), td(course), lab("学　年"), td(p.put("school_year", year, f"{year}　年", 0, "digits"))),
            tr(lab("入学年月"), td(f"{p.day_text(entered)}"), lab("使用目的"), td(rng.choice(["健康保険の手続", "保険証（扶養）", "勤務先へ提出"]))), tr(lab("必要枚数"), td("１　通", "", 3))]
    until_words = f"<br>　なお、卒業予定日は{p.date('enrolled_until', until)}である。" if rng.random() < .6 else ""
    body = f"""<h1 style='padding-top:18mm;font-size:15pt'>在学証明書交付願</h1><div style='margin:5mm 24mm 0;text-align:right'>申請日　{p.day_text(asked)}</div><div style='margin:2mm 24mm 4mm'>{school}長　殿</div>{table(rows, 'margin:0 24mm;line-height:1.5', (24, 66, 26, 46))}
<div style='margin:11mm 24mm;border-top:.3mm dashed #666'></div><h1 style='padding-top:4mm;font-size:22pt'>{spaced('在学証明書', '&ensp;')}</h1>
<div style='margin:12mm 28mm;font-size:12.5pt;line-height:2.1'>　上記の者は、本校に在学していることを証明する。{until_words}<div style='margin-top:6mm'>{p.date('issued_on', d['issued'])}</div><div style='margin:4mm 0 0 50mm;line-height:1.8'><span style='font-size:10pt'>{corporation}</span><br>{p.put('school', school)}<br>校長　　{clear_of_seal(w['mayor'])}</div></div>
<div style='position:absolute;right:24mm;bottom:14mm;font-size:8.5pt'>事務室　電話 {tel(rng)}</div>{seal(rng, school + '長之印', 22)}"""
    return p, sheet(body, rng.choice(["mincho", "gothic", "udg"]), css=".l{text-align:center;font-size:10pt}")


def lost_numbered(d, rng):
    """A firm's letter: the values in numbered lines with colons, insurer and its number in one line, the dependants one under the other."""
    d = covered(d, rng, kyokai(rng, d["world"]) if rng.random() < .6 else society(rng))
    p, c, w, m, e = Page(rng), d["cover"], d["world"], d["members"][0], employer(rng, d["world"])
    number = lambda n: "１２３４５６７８９"[n - 1]  # noqa: E731
    cover = f"{c['name']}（保険者番号　{p.put('insurer_number', c['insurer_number'], None, 0, 'digits')}）"
    marks = f"記号　{p.put('symbol', c['symbol'])}　　番号　{p.put('number', c['number'])}"
    lines = [("氏　　　名", f"{p.name('name', m, 1)}（{p.kana('name_kana', m, 1)}）"), ("生 年 月 日", p.date("birth_date", m["born"], 1)), ("住　　　所", p.put("address", w["address"])), ("保 険 者 名", cover), ("記号・番号", marks),
             (rng.choice(["資格取得日", "入　社　日（資格取得日）"]), p.date("acquired_on", c["from"], 1)), (rng.choice(["退　職　日", "離　職　日", "退職年月日"]), p.date("left_on", c["left"])), (rng.choice(["資格喪失日", "資格喪失年月日", "健康保険の喪失日"]), p.date("lost_on", c["lost"], 1))]
    shown = "".join(f"<div style='display:flex'><span style='width:52mm;white-space:nowrap'>{number(n)}．{name}</span><span style='width:7mm'>：</span><span>{value}</span></div>" for n, (name, value) in enumerate(lines, 1))
    folk = "".join(f"<div style='margin-left:9mm'>{p.name('name', x, r)}　　続柄：{p.put('relation', x['relation'], None, r)}　　{p.date('birth_date', x['born'], r)}生</div>" for r, x in enumerate(d["members"][1:], 2)) or "<div style='margin-left:9mm'>なし</div>"
    body = f"""<div style='margin:20mm 26mm 0;text-align:right;font-size:11pt'>{p.date('issued_on', d['issued'])}</div><div style='margin:2mm 26mm;font-size:11pt'>{rng.choice((office(w) + '　国民健康保険担当課　御中', m['name'] + '　様', '各関係機関　御中'))}</div>
<div style='margin:5mm 0 0 112mm;font-size:10.5pt;line-height:1.6'>{e['place']}<br>{p.put('company', e['name'])}<br>{e['title']}　{clear_of_seal(w['mayor'])}</div><h1 style='padding-top:11mm;font-size:18pt'>{rng.choice(('健康保険資格喪失証明書', '社会保険資格喪失証明書', '健康保険・厚生年金保険資格喪失証明書'))}</h1>
<p style='margin:9mm 26mm 3mm;font-size:11.5pt;line-height:1.7'>　下記の者について、健康保険の被保険者資格を喪失したことを証明いたします。</p><div class=c style='font-size:12pt;margin:3mm'>記</div><div style='margin:4mm 24mm;font-size:11.5pt;line-height:2'>{shown}<div>９．被扶養者</div>{folk}</div>
<div style='margin:5mm 26mm;text-align:right'>以上</div><div style='margin:6mm 26mm;font-size:9.5pt'>【お問合せ先】{rng.choice(('人事課', '総務部', '管理部'))}　TEL {e['tel']}</div>{seal(rng, e['stamp'], 18, 'circle') if rng.random() < .85 else NO_SEAL}"""
    return p, sheet(body, rng.choice(["mincho", "mincho", "udp"]))


def lost_town_form(d, rng):
    """A town's form for all employers: kinds with boxes, the persons in rows with both days, the employer in a frame under them with the day of the certificate."""
    d = covered(d, rng, kyokai(rng, d["world"]) if rng.random() < .6 else society(rng))
    p, c, w, e = narrow_page(rng), d["cover"], d["world"], employer(rng, d["world"])
    p.date_style = "dots" if rng.random() < .4 else p.date_style
    fit = "" if p.date_style == "dots" else "font-size:9pt;white-space:nowrap"
    head = tr(*(lab(x) for x in ("区分", "フ リ ガ ナ<br>氏　　　名", "続柄", "性別", "生 年 月 日", rng.choice(["資格取得日<br>（扶養認定日）", "取得・認定<br>年月日"]), rng.choice(["資格喪失日<br>（扶養除外日）", "喪失・解除<br>年月日"]))))
    rows = []
    for r, (x, (since, lost)) in enumerate(zip(d["members"], d["days"]), 1):
        relation = "" if r == 1 else p.put("relation", x["relation"], None, r)
        group = [td("被保険者", "font-size:8pt;text-align:center")] if r == 1 else [td("被扶養者", "font-size:8pt;text-align:center", 1, max(4, len(d["members"]) - 1))] if r == 2 else []
        rows.append(tr(*group, td(f"<div style='font-size:8pt;border-bottom:.15mm dotted #777'>{p.kana('name_kana', x, r)}</div>{p.name('name', x, r)}"), td(relation, "text-align:center"), td(p.sex(x, r), "text-align:center"),
                       *(td(p.date(field, day, r), fit) for field, day in (("birth_date", x["born"]), ("acquired_on", since), ("lost_on", lost)))))
    spare = [tr(*([td("被扶養者", "font-size:8pt;text-align:center", 1, 4)] if len(d["members"]) == 1 and n == 0 else []), *(td("", "height:9.4mm") for _ in range(6))) for n in range(5 - len(d["members"]))]
    insurer = table([tr(lab("保険者の名称"), td(c["name"], "", 3)), tr(lab("保険者番号"), td(p.put("insurer_number", c["insurer_number"], None, 0, "digits")), lab("記号 ・ 番号"), td(f"{p.put('symbol', c['symbol'])}　・　{p.put('number', c['number'])}")),
                     tr(lab("喪失の理由"), td("☑退職　□扶養除外　□その他"), lab("退職年月日"), td(p.date("left_on", c["left"])))], "margin:4mm 16mm 4mm", (30, 66, 28, 54))
    title = rng.choice(["健康保険資格喪失証明書", "社会保険等資格喪失証明書", "健康保険資格喪失証明書（国民健康保険加入用）"])
    body = f"""<div style='margin:12mm 16mm 0;font-size:9pt'>{office(w)}長　あて</div><h1 style='padding-top:4mm;font-size:17pt'>{title}</h1><div style='margin:5mm 16mm 0;font-size:10.5pt'>　次の者は、健康保険の資格を{rng.choice(('喪失しましたので', '次のとおり喪失したことを'))}証明します。</div>
{table([tr(lab('被保険者の住所'), td(p.put('address', w['address'])))], 'margin:5mm 16mm 0', (30, 148))}{insurer}{table([head, *rows, *spare], 'margin:0 16mm;line-height:1.25', (17, 45, 12, 11, 31, 31, 31))}
<div style='margin:1.5mm 16mm;font-size:8pt'>※資格喪失日は、退職日の翌日を記入してください。　※扶養の方がいない場合は、斜線を引いてください。</div>
<div style='margin:5mm 16mm;border:.4mm solid #222;padding:3mm 5mm;line-height:1.75'><div>証明日　{p.date('issued_on', d['issued'])}</div><div style='display:flex'><span style='width:30mm'>事業所　所在地</span><span>〒{e['zip']}　{e['place']}</span></div><div style='display:flex'><span style='width:30mm;text-indent:3.5em'>名　称</span><span>{p.put('company', e['name'])}</span></div><div style='display:flex'><span style='width:30mm;text-indent:3.5em'>代表者</span><span>{e['title']}　{w['mayor']}</span></div><div style='display:flex'><span style='width:30mm;text-indent:3.5em'>電　話</span><span>{e['tel']}</span></div></div>
<div style='position:absolute;left:16mm;bottom:9mm;font-size:8pt'>{office(w)}　保険年金課　国民健康保険係</div>{seal(rng, e['stamp'], 18, 'circle')}"""
    return p, sheet(body, rng.choice(["gothic", "mincho", "udg"]), css=".l{background:#eef2ec;font-size:8.5pt;text-align:center}")


STUDY_AND_COVER = {"zaigaku_shomeisho": [study_university, study_request], "soshitsu_shomeisho": [lost_numbered, lost_town_form]}
