"""A thirteenth set of attachments, drawn by somebody who has not seen the reader: what ordinary cities hand out since the systems of the national
standard (2025), papers of public schools, of employers and of the pension office."""
from drawn_office import NO_SEAL, assess, former_address, lab, moved_to, narrow_page, prefecture, pupil, table, td, tr
from drawn_parts import after_loss, fiscal, office, resident_since, serial, tax_words
from sheet_html import Page, ground, seal, sheet, spaced

LABELS = ".l{font-size:8.5pt;background:#f3f3f3}"


def ordinary(d):
    """The data of a city that is neither a ward nor one of the designated cities."""
    return d if d["world"]["city"].endswith("市") else moved_to(d, lambda address, city: city.endswith("市"))


def foot(p, d, rng, words, size=24):
    w = d["world"]
    title = office(w) + "長"
    return (f"<div style='margin:6mm 22mm 0;line-height:2;font-size:11.5pt'>{words}<br>　　{p.date('issued_on', d['issued'])}"
            f"<div style='margin-left:88mm;font-size:14pt;margin-top:3mm'>{title}　　{w['mayor']}</div></div>{seal(rng, title + '之印', size)}")


def number_of(p, m, w, r, shown="{0} {1} {2}"):
    v = m["my_number"]
    return p.put("my_number", v, shown.format(v[:4], v[4:8], v[8:]), r, "digits") if w["numbers"] else p.masked("my_number", "省略", r, "digits")


def resident_rows(d, rng):
    """世帯連記式: six lines a person, label beside value, four persons a sheet."""
    d = ordinary(d)
    p, w, before = narrow_page(rng), d["world"], former_address(d)
    def person(r, m):
        since = resident_since(m, w["moved"])
        first = "" if since != w["moved"] else before
        return "".join([
            tr(td(r, "text-align:center;font-size:12pt", down=6), lab("氏名の振り仮名"), td(p.kana("name_kana", m, r), "font-size:9pt", 3), lab("生年月日"), td(p.date("birth_date", m["born"], r), span=2)),
            tr(lab("氏　名"), td(p.name("name", m, r), "font-size:12.5pt", 3), lab("性　別"), td(p.sex(m, r), span=2)),
            tr(lab("旧　氏"), td("", span=3), lab("続　柄"), td(p.put("relation", m["relation"], None, r), span=2)),
            tr(lab("個人番号"), td(number_of(p, m, w, r), span=3), lab("住民票コード", "font-size:7.2pt;white-space:nowrap"), td("省略", span=2)),
            tr(lab("本　籍"), td("省略", span=3), lab("筆頭者"), td("省略", span=2)),
            tr(lab("住民となった年月日", "font-size:7pt;white-space:nowrap;padding:0 .4mm"), td(p.day_text(since)), lab("住所を定めた年月日", "font-size:7pt;white-space:nowrap;padding:0 .4mm"), td(p.day_text(since)), lab("前住所"), td(first, "font-size:7.5pt", 2)),
        ])
    folk = list(enumerate(d["members"][:4], 1))
    blocks = "".join(table([person(r, m)], "margin:1.6mm 14mm 0;border:.5mm solid #111", (8, 25, 32, 25, 32, 20, 25, 15)) for r, m in folk)
    blank = "<div style='text-align:center;margin-top:4mm;letter-spacing:3mm'>以下余白</div>" if len(folk) < 4 else ""
    body = f"""<div style='display:flex;justify-content:space-between;padding:10mm 14mm 0;font-size:9pt'><span>{serial(rng, '第{}号')}</span><span>{p.put('page_number', 1, '1', 0, 'digits')} / {p.put('page_count', 1, '1', 0, 'digits')}</span></div>
<h1 style='font-size:19pt;margin-bottom:3mm'>{spaced('住民票')}</h1>{table([tr(lab('住　所'), td(p.put('address', w['address']), 'font-size:12pt', 3)), tr(lab('世帯主'), td(p.name('head', d['members'][0]), 'font-size:12pt'), lab('備　考'), td(''))], 'margin:0 14mm;border:.5mm solid #111', (25, 82, 20, 55))}
{blocks}{blank}{foot(p, d, rng, '　この写しは、世帯全員の住民票の原本と相違ないことを証明する。')}"""
    return p, sheet(body, rng.choice(["mincho", "udm"]), back=ground(rng, rng.choice(["copy", "waves", "none"])), css=LABELS + "td{padding:.75mm 1.4mm}")


def resident_captions(d, rng):
    """世帯連記式 of another maker: a small caption in each cell with the value below it."""
    d = ordinary(d)
    p, w = narrow_page(rng), d["world"]
    cap = lambda a, v, css="", span=1, down=1: td(f"<div style='font-size:7pt;line-height:1.1'>{a}</div><div style='font-size:10.5pt;line-height:1.35;min-height:5mm'>{v}</div>", css, span, down)  # noqa: E731
    def person(r, m):
        since = resident_since(m, w["moved"])
        return "".join([
            tr(cap(f"氏名　{r}", f"<span style='font-size:8pt'>{p.kana('name_kana', m, r)}</span><br><span style='font-size:13pt'>{p.name('name', m, r)}</span>", down=2),
               cap("生年月日", p.date("birth_date", m["born"], r)), cap("性別", p.sex(m, r)), cap("続柄", p.put("relation", m["relation"], None, r))),
            tr(cap("住民となった日", p.day_text(since)), cap("個人番号", number_of(p, m, w, r, "{0}{1}{2}"), span=2)),
            tr(cap("本籍・筆頭者", "【省略】"), cap("住所を定めた日", p.day_text(since)), cap("届出日", p.day_text(since)), cap("住民票コード", "【省略】"))])
    blocks = "".join(table([person(r, m)], "margin:2.4mm 16mm 0;border:.6mm solid #111", (62, 44, 42, 30)) for r, m in enumerate(d["members"][:4], 1))
    body = f"""<h1 style='padding-top:13mm;font-size:18pt'>住民票の写し</h1><div style='text-align:center;font-size:10pt;margin-bottom:3mm'>（世帯全員）</div>
{table([tr(cap('住所', p.put('address', w['address']), span=2)), tr(cap('世帯主の氏名', p.name('head', d['members'][0])), cap('記載の区分', '世帯全員'))], 'margin:0 16mm;border:.6mm solid #111', (110, 68))}
{blocks}{table([tr(lab('備　考', 'height:10mm'), td(''))], 'margin:2.4mm 16mm 0', (22, 156))}{foot(p, d, rng, 'この写しは、住民票の原本と相違ないことを証明します。', 23)}
<div style='position:absolute;bottom:9mm;left:16mm;right:16mm;display:flex;justify-content:space-between;font-size:8pt'><span>発行番号　{serial(rng)}</span><span>1／1</span></div>"""
    p.put("page_number", 1, "1", 0, "digits")
    p.put("page_count", 1, "1", 0, "digits")
    return p, sheet(body, rng.choice(["udg", "udm", "gothic"]), back=ground(rng, rng.choice(["dots", "waves", "none"])), css="td{padding:.6mm 1.4mm}")


def person_of(p, d):
    w, m = d["world"], d["members"][0]
    return table([tr(lab("住　　所<br><span style='font-size:7pt'>（賦課期日現在）</span>"), td(p.put("address", w["address"]))), tr(lab("氏　　名"), td(p.name("name", m), "font-size:12pt")),
                  tr(lab("生年月日"), td(p.date("birth_date", m["born"])))], "margin:5mm 17mm 4mm", (32, 144))


def tax_tables(d, rng):
    """所得・課税証明書: income left, deductions right, the levies in a small table below."""
    d = ordinary(d)
    p, w = Page(rng), d["world"]
    t, year = assess(d, rng), w["fiscal"]
    city, pref = tax_words(w)
    y = lambda field, amount: td(p.yen(field, amount, "comma"), "text-align:right")  # noqa: E731
    plain = lambda amount: td(f"{amount:,}", "text-align:right")  # noqa: E731
    left = [("給与収入", y("salary_revenue", t["revenue"])), ("給与所得", y("salary_income", t["salary"])), ("公的年金等収入", plain(0)), ("公的年金等雑所得", plain(0)), ("その他の雑所得", plain(t["other"])),
            ("営業等所得", plain(0)), ("農業所得", plain(0)), ("不動産所得", plain(0)), ("利子所得", plain(0)), ("配当所得", plain(0)), ("総合譲渡・一時所得", plain(0)),
            ("合計所得金額", y("total_income", t["total"])), ("総所得金額等", y("gross_income", t["total"]))]
    right = [(name, plain(amount)) for name, amount in t["parts"]]
    right.append(("所得控除合計", y("deductions", t["deductions"])))
    left += [("", td())] * (len(right) - len(left))
    rows = [tr(lab("所得の内訳（円）", "text-align:center", 2), lab("所得控除の内訳（円）", "text-align:center", 2))] + [tr(lab(a), b, lab(c, "font-size:8pt"), e) for (a, b), (c, e) in zip(left, right)]
    levy = [tr(lab("課税標準額"), y("tax_base", t["base"]), lab("税額", "text-align:center"), lab("所得割額"), lab("均等割額")),
            tr(lab("調整控除額"), plain(t["city_less"] + t["pref_less"]), lab(city), y("city_income_levy", t["city"]), y("city_per_capita_levy", t["city_head"])),
            tr(lab("森林環境税"), y("forest_tax", t["forest"]), lab(pref), y("prefecture_income_levy", t["pref"]), y("prefecture_per_capita_levy", t["pref_head"])),
            tr(lab("年税額"), y("annual_tax", t["annual"]), td("", span=3))]
    k = t["kinds"]
    heads = [tr(*(lab(name, "text-align:center") for name in ("控除対象配偶者", "特定扶養", "老人扶養", "その他扶養", "16歳未満", "障害者"))),
             tr(*(td(v, "text-align:center") for v in ("有" if k["配偶者"] else "無", k["特定"], k["老人"], k["一般"], k["16歳未満"], 0)))]
    body = f"""<h1 style='padding-top:13mm;font-size:18pt'>{fiscal(p, w)}　所得・課税証明書</h1><div style='text-align:center;font-size:9pt;margin-top:1mm'>（令和{year - 1}年1月1日から令和{year - 1}年12月31日までの所得）</div>{person_of(p, d)}
{table(rows, 'margin:0 17mm', (42, 46, 46, 42))}{table(levy, 'margin:3mm 17mm 0', (32, 40, 32, 36, 36))}{table(heads, 'margin:3mm 17mm 0', (34, 28, 28, 30, 28, 28))}{foot(p, d, rng, '上記のとおり相違ないことを証明します。')}"""
    return p, sheet(body, rng.choice(["mincho", "udg", "udm"]), back=ground(rng, rng.choice(["copy", "dots", "waves"])), css=LABELS + "td{padding:.55mm 1.4mm}")


def tax_short(d, rng):
    """課税(非課税)証明書: the levies first, one pair of label and amount a line, 円 behind the amounts."""
    d = ordinary(d)
    p, w = Page(rng), d["world"]
    free = rng.random() < 0.4
    t = assess(d, rng, free)
    city, pref = tax_words(w)
    stars = not free and rng.random() < 0.3
    y = lambda field, amount: td(p.masked(field, "＊＊＊＊＊＊", 0, "digits") if stars and field == "deductions" else p.yen(field, amount, "yen"), "text-align:right")  # noqa: E731
    line = lambda a, b, wide="": tr(lab(a, wide, 2), b)  # noqa: E731
    levy = [line("年　税　額", y("annual_tax", t["annual"]), "font-size:11pt"), tr(lab(city, down=2), lab("均等割額"), y("city_per_capita_levy", t["city_head"])), tr(lab("所得割額"), y("city_income_levy", t["city"])),
            tr(lab(pref, down=2), lab("均等割額"), y("prefecture_per_capita_levy", t["pref_head"])), tr(lab("所得割額"), y("prefecture_income_levy", t["pref"])), line("森林環境税額（国税）", y("forest_tax", t["forest"]))]
    income = [line("給与収入金額", y("salary_revenue", t["revenue"])), line("給与所得金額", y("salary_income", t["salary"])), line("合計所得金額", y("total_income", t["total"])), line("総所得金額等", y("gross_income", t["total"])),
              line("所得控除の合計額", y("deductions", t["deductions"])), line("課税標準額", y("tax_base", t["base"])), line("扶養人数（16歳未満を除く）", td(p.put("dependants", t["dependants"], f"{t['dependants']}人", 0, "digits"), "text-align:right"))]
    name = ("非課税証明書" if free else "課税証明書")
    part = lambda words: f"<div style='margin:4mm 30mm 1mm;font-size:10pt'>{words}</div>"  # noqa: E731
    body = f"""<div style='text-align:right;padding:12mm 22mm 0;font-size:9pt'>証明番号　{serial(rng, 'R8-{}')}</div><h1 style='font-size:20pt;margin-top:3mm'>{city[0]}・{pref[0]}民税　{name}</h1><div style='margin:6mm 30mm 1mm;font-size:12pt'>{fiscal(p, w)}（令和{w['fiscal'] - 1}年分所得）</div>
{person_of(p, d).replace('margin:5mm 17mm 4mm', 'margin:2mm 30mm').replace('width:144mm', 'width:118mm').replace('width:176mm', 'width:150mm')}{part('１　課税の状況')}{table(levy, 'margin:0 30mm', (40, 50, 60))}{part('２　所得等の状況')}{table(income, 'margin:0 30mm', (40, 50, 60))}
{foot(p, d, rng, '上記のとおり証明する。' if not free else '上記のとおり、市民税・県民税が課税されていないことを証明する。', 25).replace('市民税・県民税が', city + '及び' + pref + 'が')}"""
    return p, sheet(body, rng.choice(["mincho", "gothic", "udp"]), back=ground(rng, rng.choice(["copy", "dots", "none"])), css=LABELS + "td{padding:1.15mm 2mm}")


def pupil_letter(d, rng):
    """A city's 中学校 or a 小学校: labels with wide gaps, a sentence, the head's seal."""
    d = ordinary(d)
    p, w = Page(rng), d["world"]
    level, age, years = rng.choice([("中学校", 12, 3), ("中学校", 12, 3), ("高等学校", 15, 3)])
    m, year, _, until = pupil(d, rng, age, years)
    town, place = office(w), rng.choice(["北", "東", "第二", "青葉", "若宮", "緑が丘"])
    name = f"{town}立{place}{level}"
    item = lambda a, v: f"<div style='display:flex;margin-bottom:6mm'><span style='width:40mm;text-align-last:justify;padding-right:10mm'>{a}</span><span>{v}</span></div>"  # noqa: E731
    end = item("卒業予定", p.date("enrolled_until", until)) if rng.random() < 0.5 else ""
    body = f"""<div style='text-align:right;padding:20mm 26mm 0'>{place[0]}{level[0]}発第{rng.randrange(20, 300)}号</div><h1 style='padding-top:22mm;font-size:26pt'>{spaced('在学証明書')}</h1>
<div style='margin:24mm 36mm 0;font-size:13.5pt'>{item('住所', p.put('address', w['address']))}{item('氏名', p.name('name', m))}{item('生年月日', p.date('birth_date', m['born']))}{item('学年', p.put('school_year', year, f'第{year}学年' if rng.random() < .6 else f'{year}年', 0, 'digits'))}{end}</div>
<div style='margin:14mm 32mm;font-size:13.5pt;line-height:2.3'>　上記の者は、本校に在学していることを証明する。<br><br>　　{p.date('issued_on', d['issued'])}<div style='margin-left:52mm;line-height:2'>{p.put('school', name)}<br>校　長　　{w['mayor']}</div></div>{seal(rng, name + '長之印', 21)}"""
    return p, sheet(body, rng.choice(["mincho", "udm"]))


def pupil_table(d, rng):
    """A prefecture's 高等学校: a ruled table of the pupil, purpose and number of the certificate."""
    p, w = Page(rng), d["world"]
    m, year, entered, until = pupil(d, rng, 15, 3)
    name = f"{prefecture(w)}立{rng.choice(['柳沢', '青嵐', '北野', '鶴の台', '三ツ池'])}高等学校"
    student = f"{rng.randrange(2, 10)}{rng.randrange(100, 999)}"
    row = lambda a, v, h=12: tr(lab(a, f"height:{h}mm;text-align:center;font-size:11pt"), td(v, "font-size:12pt;padding-left:4mm"))  # noqa: E731
    rows = [row("生徒番号", p.put("student_id", student)), row("フリガナ", p.put("name_kana", m["kana"], None), 8), row("氏　　名", p.name("name", m)), row("生年月日", p.date("birth_date", m["born"]) + "生"),
            row("課程・学科", "全日制課程　" + rng.choice(["普通科", "商業科", "機械科", "総合学科"])), row("学　　年", p.put("school_year", year, f"{year}学年" if rng.random() < .4 else f"第{year}学年", 0, "digits")),
            row("入学年月日", p.day_text(entered)), row("卒業見込年月日", p.date("enrolled_until", until)), row("使用目的", rng.choice(["健康保険の手続のため", "保険組合提出のため"]))]
    body = f"""<div style='padding:18mm 25mm 0;font-size:10pt'>証明第{rng.randrange(10, 900)}号</div><h1 style='padding-top:10mm;font-size:24pt;letter-spacing:5mm'>在学証明書</h1>{table(rows, 'margin:12mm 25mm 0', (42, 118))}
<div style='margin:12mm 28mm;font-size:12.5pt;line-height:2.2'>上記の者は、本校の生徒であることを証明します。<br>{p.date('issued_on', d['issued'])}<div style='margin-left:46mm'>所在地　{office(w)}{rng.choice(['中央', '本町', '大手', '緑町'])}{rng.randrange(1, 5)}丁目{rng.randrange(1, 30)}番{rng.randrange(1, 20)}号<br>{p.put('school', name)}<br>校長　{w['mayor']}</div></div>{seal(rng, name + '長印', 21)}"""
    return p, sheet(body, rng.choice(["mincho", "gothic", "udg"]), back=ground(rng, rng.choice(["copy", "none", "none"])), css=LABELS)


def family_rows(p, d, cells):
    """Rows 2 … of a table of 被扶養者, ruled to five lines."""
    rows = [tr(*cells(r, m)) for r, m in enumerate(d["members"][1:], 2)]
    width = len(cells(0, None))
    return rows + [tr(*[td("&nbsp;")] * width)] * (4 - len(rows) if rows else 4)


def employer_loss(d, rng):
    """健康保険・厚生年金保険資格喪失証明書 that an employer fills on the usual form."""
    d = after_loss(d)
    p, c, w, m = narrow_page(rng), d["cover"], d["world"], d["members"][0]
    def member(r, x):
        if x is None:
            return [None] * 5
        return [td(p.name("name", x, r)), td(p.put("relation", x["relation"], None, r), "text-align:center"), td(p.date("birth_date", x["born"], r)),
                td(p.date("acquired_on", max(x["born"], c["from"]), r)), td(p.date("lost_on", c["lost"], r))]
    head = [lab(name, "text-align:center") for name in ("氏　名", "続柄", "生年月日", "被扶養者認定日", "資格喪失日")]
    h = "height:9.5mm"
    top = [tr(lab("被保険者", "writing-mode:vertical-rl;letter-spacing:1.5mm;text-align:center;padding:0", down=5), lab("フリガナ", "height:6mm"), td(p.kana("name_kana", m, 1), "font-size:9pt"), lab("生年月日", down=2), td(p.date("birth_date", m["born"], 1), down=2)),
           tr(lab("氏　名", h), td(p.name("name", m, 1), "font-size:12pt")), tr(lab("住　所", h), td(p.put("address", w["address"]), span=3)),
           tr(lab("記号・番号", h), td(f"記号　{p.put('symbol', c['symbol'])}　　番号　{p.put('number', c['number'])}"), lab("保険者番号"), td(p.put("insurer_number", c["insurer_number"], None, 0, "digits"))),
           tr(lab("保険者名", h), td(c["society"] if c["insurer_number"].startswith("06") else "全国健康保険協会　" + prefecture(w)[:-1] + "支部", span=3))]
    days = [tr(lab("資格取得年月日", h), td(p.date("acquired_on", c["from"], 1)), lab("退職年月日"), td(p.date("left_on", c["left"]))),
            tr(lab("資格喪失年月日", h), td(p.date("lost_on", c["lost"], 1)), lab("喪失の理由"), td(rng.choice(["退職", "退職（自己都合）", "契約期間満了", "労働時間の短縮"])))]
    family = [tr(*head)] + family_rows(p, d, member)
    body = f"""<h1 style='padding-top:16mm;font-size:17pt'>健康保険・厚生年金保険資格喪失証明書</h1><div style='margin:7mm 18mm 2mm;font-size:9.5pt'>下記の者は、次のとおり健康保険（厚生年金保険）の資格を喪失したことを証明します。</div>{table(top, 'margin:0 18mm', (9, 27, 66, 28, 44))}{table(days, 'margin:-.25mm 18mm 0', (36, 51, 36, 51))}
<div style='margin:5mm 18mm 1mm;font-size:9.5pt'>被扶養者</div>{table(family, 'margin:0 18mm', (46, 18, 38, 36, 36))}<div style='margin:8mm 22mm;line-height:1.9;font-size:11pt'>{p.date('issued_on', d['issued'])}
<div style='margin-left:40mm'>事業所所在地　{office(w)}{rng.choice(['本町', '栄町', '大手'])}{rng.randrange(1, 9)}-{rng.randrange(1, 30)}-{rng.randrange(1, 20)}<br>事業所名称　　{p.put('company', c['company'])}<br>事業主氏名　　代表取締役　{w['mayor']}<br>電話番号　　　0{rng.randrange(30, 99)}-{rng.randrange(200, 999)}-{rng.randrange(1000, 9999)}</div></div>{seal(rng, '代表取締役之印', 18, 'circle')}"""
    return p, sheet(body, rng.choice(["mincho", "gothic", "udg"]), css=LABELS)


def pension_notice(d, rng):
    """健康保険・厚生年金保険資格喪失等確認通知書 of a 年金事務所."""
    d = after_loss(d)
    p, c, w, m = narrow_page(rng), d["cover"], d["world"], d["members"][0]
    def member(r, x):
        if x is None:
            return [None] * 6
        return [td(r - 1, "text-align:center"), td(f"<div style='font-size:7.5pt;line-height:1.5'>{p.kana('name_kana', x, r)}</div>{p.name('name', x, r)}"), td(p.date("birth_date", x["born"], r)), td(p.put("relation", x["relation"], None, r), "text-align:center"),
                td(p.date("acquired_on", max(x["born"], c["from"]), r)), td(p.date("lost_on", c["lost"], r))]
    head = [lab(name, "text-align:center;white-space:nowrap;padding:1mm 0;font-size:8pt") for name in ("", "氏名", "生年月日", "続柄", "被扶養者となった日", "被扶養者でなくなった日")]
    symbol = f"{rng.randrange(1, 60):02}-{rng.choice(['アイサ', 'カタミ', 'ヨハク', 'ミナト'])}"
    h = "height:8.5mm"
    rows = [tr(lab("事業所整理記号", h), td(symbol), lab("被保険者整理番号"), td(p.put("number", c["number"]))), tr(lab("事業所名称", h), td(c["company"], span=3)),
            tr(lab("被保険者氏名", h), td(f"<div style='font-size:8pt;line-height:1.5'>{p.kana('name_kana', m, 1)}</div>{p.name('name', m, 1)}"), lab("性別"), td(p.sex(m, 1))),
            tr(lab("生年月日", h), td(p.date("birth_date", m["born"], 1)), lab("基礎年金番号"), td(f"{rng.randrange(1000, 9999)}-＊＊＊＊＊＊")), tr(lab("住所", h), td(p.put("address", w["address"]), span=3)),
            tr(lab("資格取得年月日", h), td(p.date("acquired_on", c["from"], 1)), lab("資格喪失年月日"), td(p.date("lost_on", c["lost"], 1)))]
    title = f"日本年金機構　{rng.choice(['垂水', '青砥', '稲毛', '横堀', '一柳'])}年金事務所"
    body = f"""<div style='padding:14mm 20mm 0;text-align:right'>{p.date('issued_on', d['issued'])}</div><div style='margin:2mm 20mm'>{m['name']}　様</div><h1 style='padding-top:7mm;font-size:16pt;line-height:1.5'>健康保険・厚生年金保険<br>資格喪失等確認通知書</h1>
<div style='margin:8mm 20mm 4mm'>　請求のありました健康保険及び厚生年金保険の資格の得喪について、次のとおり確認しましたので通知します。</div>{table(rows, 'margin:0 20mm', (34, 56, 34, 46))}<div style='margin:6mm 20mm 1mm'>被扶養者</div>{table([tr(*head)] + family_rows(p, d, member), 'margin:0 20mm', (7, 43, 36, 14, 35, 35))}
<div style='margin:16mm 20mm;text-align:right;font-size:13pt;line-height:1.8'>{p.put('company', title)}<span style='display:inline-block;width:10mm'></span></div><div style='margin:14mm 20mm 0;font-size:8.5pt;border-top:.2mm solid #555;padding-top:2mm'>この通知書は、国民健康保険の加入手続等に使用することができます。</div>{NO_SEAL}"""
    return p, sheet(body, rng.choice(["gothic", "udg", "mincho"]), css=LABELS + "td{padding:.8mm 1.2mm}")


LAYOUTS = {"juminhyo": [resident_rows, resident_captions], "kazei_shomeisho": [tax_tables, tax_short], "zaigaku_shomeisho": [pupil_letter, pupil_table],
           "soshitsu_shomeisho": [employer_loss, pension_notice]}
