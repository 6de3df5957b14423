"""The sixteenth family's papers of schools and insurers: a prefectural 高等学校, a 専門学校 with a table, a firm's sheet typed in Word, a 健康保険組合's form."""
from drawn_desks import clear_of_seal, covered, employer, kyokai, pension_number, society, tel
from drawn_office import NO_SEAL, lab, moved_to, narrow_page, pupil, table, td, tr
from drawn_parts import put_day
from sheet_html import Page, seal, sheet, spaced

HIGH = ["神奈川県立みなと台高等学校", "埼玉県立若葉東高等学校", "静岡県立浜の松高等学校", "愛知県立中根高等学校", "千葉県立ひばり野高等学校"]
VOCATIONAL = [("学校法人青葉学園", "青葉情報ビジネス専門学校", "情報システム科", 2), ("学校法人ことぶき会", "ことぶき医療福祉専門学校", "介護福祉科", 2), ("学校法人日野根学院", "日野根調理製菓専門学校", "高度調理技術科", 2),
              ("学校法人みらい教育学院", "みらい看護専門学校", "看護学科（３年課程）", 3), ("学校法人東海技術学園", "東海自動車工科専門学校", "一級自動車整備科", 4)]


def study_prefectural(d, rng):
    """A prefectural school's sheet: lines without rules, labels spread over one width, the sentence under them."""
    p, school = Page(rng), rng.choice(HIGH)
    d = moved_to(d, lambda address, city: address[:3] == school[:3] and len(address) < 27)
    w, (m, year, entered, until) = d["world"], pupil(d, rng, 15, 3)
    line = lambda name, value: f"<div style='display:flex;align-items:baseline'><span style='width:34mm;text-align-last:justify;margin-right:10mm'>{name}</span><span>{value}</span></div>"  # noqa: E731
    course = rng.choice([("全日制の課程", "普通科"), ("定時制の課程", "普通科"), ("全日制の課程", "総合学科"), ("全日制の課程", "機械科")])
    kana = line("ふりがな", f"<span style='font-size:10pt'>{p.kana('name_kana', m)}</span>") if rng.random() < .5 else ""
    number = line(rng.choice(["生徒番号", "学籍番号"]), p.put("student_id", f"{entered.year % 100}{rng.randrange(1, 9)}{rng.randrange(1, 41):02}")) if rng.random() < .5 else ""
    grade = p.put("school_year", year, f"第{year}学年", 0, "digits")
    body = f"""<div style='position:absolute;right:26mm;top:22mm;font-size:11pt'>{school[school.index("立") + 1:-4]}高証 第 {rng.randrange(20, 700)} 号</div><h1 style='padding-top:46mm;font-size:24pt'>{spaced('在学証明書', '&ensp;')}</h1>
<div style='margin:22mm 28mm 0;font-size:13pt;line-height:2.25'>{line('住所', p.put('address', w['address']))}{kana}{line('氏名', p.name('name', m))}{line('生年月日', p.date('birth_date', m['born']) + '　生')}{number}
{line('課程・学科', course[0] + '　' + course[1])}{line('学年', grade + f'　{rng.randrange(1, 8)}組')}{line('入学年月日', p.day_text(entered))}{line(rng.choice(['卒業予定年月日', '卒業見込年月日', '修了予定年月日']), p.date('enrolled_until', until))}</div>
<div style='margin:12mm 28mm;font-size:13pt;line-height:2.1'>　上記の者は、本校に在学していることを証明する。<br><br>　　{p.date('issued_on', d['issued'])}
<div style='margin:5mm 0 0 38mm'>{p.put('school', school)}長　　{w['mayor']}</div></div>{seal(rng, school + '長印', 22)}"""
    return p, sheet(body, rng.choice(["mincho", "udm"]))


def study_vocational(d, rng):
    """A 専門学校 with a ruled table and a 学校法人 over the school; a number of issue, a purpose, a ban of correction."""
    p, w = narrow_page(rng), d["world"]
    corporation, school, course, years = rng.choice(VOCATIONAL)
    m, year, entered, until = pupil(d, rng, 18, years)
    wide = "font-size:12pt;height:11mm"
    row = lambda *cells: tr(*cells)  # noqa: E731
    rows = [row(lab(rng.choice(["学籍番号", "学生番号"])), td(p.put("student_id", f"{entered.year % 100}{rng.choice('NKJC')}{rng.randrange(1, 200):03}"), wide), lab("発行番号"), td(str(rng.randrange(100, 9000)), wide)),
            row(lab("フリガナ"), td(p.kana("name_kana", m), "font-size:10pt", 3)), row(lab("氏　名"), td(p.name("name", m), "font-size:15pt;height:14mm", 3)),
            row(lab("生年月日"), td(p.date("birth_date", m["born"]), wide), lab("性　別"), td("（記載省略）", "font-size:9.5pt")),
            row(lab("学科・コース"), td(course, wide), lab("修業年限"), td(f"{'１２３４'[years - 1]}年", wide)),
            row(lab(rng.choice(["現学年", "学　年", "年　次"])), td(p.put("school_year", year, f"{year}年次", 0, "digits"), wide), lab("昼夜の別"), td(rng.choice(["昼間", "昼間", "夜間"]), wide)),
            row(lab("入学年月日"), td(p.day_text(entered), wide), lab(rng.choice(["卒業見込", "卒業予定日", "修了見込日"])), td(p.date("enrolled_until", until), wide)), row(lab("使用目的"), td(rng.choice(["健康保険手続のため", "扶養申請のため", "保険組合提出用"]), wide, 3))]
    body = f"""<div style='margin:18mm 22mm 0;display:flex;justify-content:space-between;border-bottom:1mm solid #2d5d86;padding-bottom:2mm'><span style='font-size:13pt;color:#2d5d86'>{school}</span><span style='font-size:8.5pt'>〒{rng.randrange(100, 699)}-{rng.randrange(1000):04}<br>TEL {tel(rng)}</span></div>
<h1 style='padding-top:14mm;font-size:22pt'>{spaced('在学証明書', '&ensp;')}</h1>{table(rows, 'margin:12mm 22mm', (32, 62, 28, 44))}
<div style='margin:0 26mm;font-size:12pt;line-height:2'>上記の者は、本校に在籍する学生であることを証明いたします。<div style='margin-top:6mm'>{p.date('issued_on', d['issued'])}</div>
<div style='margin:4mm 0 0 62mm;line-height:1.7'><span style='font-size:10.5pt'>{corporation}</span><br>{p.put('school', school)}<br>校　長　　{clear_of_seal(w['mayor'])}</div></div>
<div style='position:absolute;left:26mm;bottom:12mm;font-size:8pt'>※訂正したもの、校印のないものは無効です。　※有効期間は発行日から３か月です。</div>{seal(rng, school + '長之印', 21)}"""
    return p, sheet(body, rng.choice(["udp", "gothic"]), css=".l{background:#e8eff5;font-size:10.5pt;text-align:center}")


def lost_word(d, rng):
    """A firm's own sheet, typed: a table of the insured, one of the dependants, the insurer beside the firm, a 基礎年金番号 beside the others."""
    d = covered(d, rng, kyokai(rng, d["world"]) if rng.random() < .7 else society(rng))
    p, c, w, m, e = narrow_page(rng), d["cover"], d["world"], d["members"][0], employer(rng, d["world"])
    pension = tr(lab("基礎年金番号"), td(pension_number(rng), "", 3)) if rng.random() < .6 else ""
    rows = [tr(lab("フリガナ"), td(p.kana("name_kana", m, 1), "font-size:9.5pt"), lab("生年月日"), td(p.date("birth_date", m["born"], 1))), tr(lab("被保険者氏名"), td(p.name("name", m, 1), "font-size:13pt"), lab("性　別"), td(p.sex(m, 1))),
            tr(lab("住　所"), td(p.put("address", w["address"]), "", 3)), tr(lab("保険者名"), td(c["name"], "", 3)),
            tr(lab("保険者番号"), td(p.put("insurer_number", c["insurer_number"], None, 0, "digits"), "", 3)), tr(lab(rng.choice(["被保険者等記号", "被保険者証記号", "記　号"])), td(p.put("symbol", c["symbol"])), lab("番　号"), td(p.put("number", c["number"]))), pension,
            tr(lab(rng.choice(["資格取得年月日", "資格取得日", "取得年月日"])), td(p.date("acquired_on", c["from"], 1), "", 3)), tr(lab(rng.choice(["退職年月日", "退職日", "離職年月日"])), td(p.date("left_on", c["left"])), lab(rng.choice(["資格喪失年月日", "資格喪失日", "喪失年月日"])), td(p.date("lost_on", c["lost"], 1), "font-weight:bold"))]
    folk = [tr(td(p.name("name", x, r)), td(p.put("relation", x["relation"], None, r), "text-align:center"), td(p.date("birth_date", x["born"], r)), td(p.date("lost_on", lost, r)))
            for r, (x, (_, lost)) in enumerate(zip(d["members"][1:], d["days"][1:]), 2)]
    folk = folk or [tr(td("（被扶養者なし）", "", 4))]
    body = f"""<div style='margin:18mm 24mm 0;font-size:11pt'>{rng.choice(('関係機関　御中', '提出先　各位', f'{w["city"]}長　殿'))}</div><h1 style='padding-top:9mm;font-size:17pt;text-decoration:underline'>健康保険・厚生年金保険　資格喪失証明書</h1>
<p style='margin:8mm 24mm 4mm'>下記の者は、{"当社" if "会社" in e["name"] else "当法人"}を退職し、健康保険の被保険者資格を喪失したことを証明いたします。</p>{table(rows, 'margin:0 24mm;line-height:1.5', (33, 55, 31, 43))}
<p style='margin:6mm 24mm 1.5mm'>＜被扶養者であった方＞</p>{table([tr(*(lab(x, 'text-align:center') for x in ('氏　名', '続柄', '生年月日', '喪失年月日'))), *folk], 'margin:0 24mm;line-height:1.4', (56, 18, 44, 44))}
<div style='margin:9mm 24mm;line-height:1.75;font-size:11pt'>{p.date('issued_on', d['issued'])}<div style='margin-left:62mm'>〒{e['zip']}<br>{e['place']}<br>{p.put('company', e['name'])}<br>{e['title']}　{w['mayor']}<br><span style='font-size:9pt'>（担当：総務部　{w['mayor'][:2]}　電話 {e['tel']}）</span></div></div>{seal(rng, e['stamp'], 18, 'circle')}"""
    return p, sheet(body, rng.choice(["mincho", "mincho", "gothic"]), css=".l{font-size:10pt}")


def lost_society(d, rng):
    """A 健康保険組合's form: the firm is a line of the table, the issuer the insurer; each person with days of recognition and loss, short dates."""
    d = covered(d, rng, society(rng))
    p, c, w, m, e = narrow_page(rng), d["cover"], d["world"], d["members"][0], employer(rng, d["world"])
    short = rng.choice(["letter", "zero", "kanji"])
    insured = table([tr(lab("事業所名称"), td(e["name"], "", 3)), tr(lab(rng.choice(["記号－番号", "記号・番号", "被保険者記号番号"])), td(p.put("symbol", c["symbol"]) + "　－　" + p.put("number", c["number"]), "font-size:12pt"), lab("保険者番号"), td(p.put("insurer_number", c["insurer_number"], None, 0, "digits"), "font-size:12pt")),
                     tr(lab("被保険者の住所"), td(p.put("address", w["address"]), "", 3)), tr(lab("喪失理由"), td(rng.choice(["退職", "任意継続期間満了", "雇用期間満了"]), "", 3))], "margin:7mm 18mm 5mm;line-height:1.6", (34, 58, 30, 52))
    rows = []
    for r, (x, (since, lost)) in enumerate(zip(d["members"], d["days"]), 1):
        relation = "本人" if r == 1 else x["relation"]
        rows.append(tr(td(p.put("relation", relation, None, r), "text-align:center"), td(f"<div style='font-size:8pt'>{p.kana('name_kana', x, r)}</div>{p.name('name', x, r)}"), td(p.sex(x, r), "text-align:center"),
                       td(put_day(p, "birth_date", x["born"], short, r)), td(put_day(p, "acquired_on", since, short, r)), td(put_day(p, "lost_on", lost, short, r))))
    rows += [tr(*(td("&nbsp;", "height:9mm") for _ in range(6))) for _ in range(6 - len(rows))]
    head = tr(*(lab(x, "text-align:center") for x in ("続柄", "（フリガナ）<br>氏　　名", "性別", "生年月日", *rng.choice([("資格取得日<br>（認定日）", "資格喪失日<br>（削除日）"), ("取得年月日", "喪失年月日"), ("資格取得・<br>認定年月日", "資格喪失・<br>取消年月日")]))))
    body = f"""<div style='position:absolute;right:18mm;top:14mm;text-align:right;font-size:10pt;line-height:1.6'>{c['name'][:2]}健発第{rng.randrange(10, 999)}号<br>{p.date('issued_on', d['issued'])}</div><h1 style='padding-top:32mm;font-size:18pt;letter-spacing:1.5mm'>{rng.choice(('健康保険資格喪失証明書', '健康保険被保険者資格喪失証明書', '資格喪失証明書'))}</h1>
<div style='margin:10mm 18mm 0;font-size:12pt'>{m['name']}　様</div>{insured}{table([head, *rows], 'margin:0 18mm', (18, 54, 14, 28, 30, 30))}
<div style='margin:7mm 20mm;line-height:1.8'>上記の者は、当健康保険組合の被保険者（被扶養者）の資格を喪失したことを証明します。</div><div style='margin:8mm 0 0 98mm;line-height:1.7;font-size:11pt'>{w['city']}栄町１－１<br>{p.put('company', c['name'])}<br>理事長　{clear_of_seal(w['mayor'])}<br><span style='font-size:9pt'>適用課　TEL {tel(rng)}</span></div>
<div style='position:absolute;left:20mm;bottom:12mm;font-size:8.5pt'>※国民健康保険等への加入手続は、資格喪失日から14日以内に行ってください。</div>{seal(rng, c['name'] + '理事長之印', 22) if rng.random() < .75 else NO_SEAL}"""
    return p, sheet(body, rng.choice(["udg", "gothic", "udm"]), css=".l{background:#f0f0f0;font-size:9.5pt}")


STUDY_AND_COVER = {"zaigaku_shomeisho": [study_prefectural, study_vocational], "soshitsu_shomeisho": [lost_word, lost_society]}
