"""課税証明書 (所得証明書) as five offices print it; amounts follow the rules of the 住民税 so that sums agree."""
from sheet_html import Page, ground, seal, sheet


def year_text(page, world, shown="令和{}年度"):
    page.put("fiscal_year", world["fiscal"] + 2018, shown.format(world["fiscal"]), 0, "digits")
    return shown.format(world["fiscal"])


def person_table(p, d, width=180):
    m, w = d["members"][0], d["world"]
    return (f"<table style='width:{width}mm;margin:5mm 15mm'><tr><td style='width:34mm'>{w['year']}年1月1日の住所</td>"
            f"<td colspan=3>{p.put('address', w['address'])}</td></tr><tr><td>氏名</td><td>{p.name('name', m)}</td>"
            f"<td style='width:24mm'>生年月日</td><td>{p.date('birth_date', m['born'])}</td></tr></table>")


def foot(p, d, rng, top, words="上記のとおり相違ないことを証明します。"):
    w = d["world"]
    return (f"<div style='position:absolute;left:20mm;top:{top}mm;line-height:1.9'>{words}<br>{p.date('issued_on', d['issued'])}"
            f"<br><span style='margin-left:80mm;font-size:12.5pt'>{w['city']}長　{w['mayor']}</span></div>"
            + seal(rng, w["city"] + "長之印", 22))


def two_columns(d, rng):
    """Income left, deductions right, tax below."""
    p, t = Page(rng), d["tax"]
    pairs = "".join(f"<tr><td>{a}</td><td class=r>{b:,}</td></tr>" for a, b in t["parts"])
    y = p.yen
    body = f"""<h1 style='padding-top:14mm;font-size:17pt'>{year_text(p, d['world'])}　市民税・県民税課税証明書</h1>
<div class=c style='font-size:9pt'>（{d['world']['year_text']}中の所得）</div>{person_table(p, d)}
<div style='display:flex;gap:4mm;margin:0 15mm'><table style='width:88mm;height:fit-content'><tr><th colspan=2 class=c>所得の内訳（円）</th></tr>
<tr><td>給与収入</td><td class=r>{y('salary_revenue', t['revenue'], 'comma')}</td></tr><tr><td>給与所得</td><td class=r>{y('salary_income', t['salary'], 'comma')}</td></tr>
<tr><td>公的年金等収入</td><td class=r>0</td></tr><tr><td>営業等所得</td><td class=r>0</td></tr><tr><td>不動産所得</td><td class=r>0</td></tr>
<tr><td>合計所得金額</td><td class=r>{y('total_income', t['total'], 'comma')}</td></tr><tr><td>総所得金額等</td><td class=r>{y('gross_income', t['total'], 'comma')}</td></tr></table>
<table style='width:88mm'><tr><th colspan=2 class=c>所得控除の内訳（円）</th></tr>{pairs}
<tr><td>所得控除合計</td><td class=r>{y('deductions', t['deductions'], 'comma')}</td></tr></table></div>
<table style='width:180mm;margin:5mm 15mm'><tr><td>課税標準額</td><td class=r>{y('tax_base', t['base'], 'comma')}</td><td colspan=2></td></tr>
<tr><td>市民税所得割額</td><td class=r>{y('city_income_levy', t['city'], 'comma')}</td><td>県民税所得割額</td><td class=r>{y('prefecture_income_levy', t['pref'], 'comma')}</td></tr>
<tr><td>市民税均等割額</td><td class=r>{y('city_per_capita_levy', 3000, 'comma')}</td><td>県民税均等割額</td><td class=r>{y('prefecture_per_capita_levy', 1000, 'comma')}</td></tr>
<tr><td>森林環境税</td><td class=r>{y('forest_tax', 1000, 'comma')}</td><td>年税額</td><td class=r>{y('annual_tax', t['annual'], 'comma')}</td></tr></table>
{foot(p, d, rng, 236)}"""
    return p, sheet(body, rng.choice(["mincho", "udm"]), back=ground(rng, "dots"))


def long_list(d, rng):
    """One long list, amounts with 円."""
    p, t = Page(rng), d["tax"]
    y = lambda f, v: p.yen(f, v, "yen")  # noqa: E731
    rows = [("給与収入金額", y("salary_revenue", t["revenue"])), ("給与所得金額", y("salary_income", t["salary"])),
            ("合計所得金額", y("total_income", t["total"])), ("総所得金額等", y("gross_income", t["total"]))]
    rows += [("　" + a, f"{b:,}円") for a, b in t["parts"]]
    rows += [("所得控除額合計", y("deductions", t["deductions"])), ("課税標準額", y("tax_base", t["base"])),
             ("市町村民税　所得割額", y("city_income_levy", t["city"])), ("　　　　　　均等割額", y("city_per_capita_levy", 3000)),
             ("道府県民税　所得割額", y("prefecture_income_levy", t["pref"])), ("　　　　　　均等割額", y("prefecture_per_capita_levy", 1000)),
             ("森林環境税額", y("forest_tax", 1000)), ("年税額", y("annual_tax", t["annual"])),
             ("扶養人数", p.put("dependants", t["dependants"], f"{t['dependants']}人", 0, "digits"))]
    lines = "".join(f"<tr><td style='border:none'>{a}</td><td class=r style='border:none'>{b}</td></tr>" for a, b in rows)
    m, w = d["members"][0], d["world"]
    body = f"""<h1 style='padding-top:16mm;font-size:19pt;letter-spacing:3mm'>所得・課税証明書</h1>
<div style='margin:8mm 26mm;line-height:1.9'>住　　所　{p.put('address', w['address'])}<br>氏　　名　{p.name('name', m)}<br>生年月日　{p.date('birth_date', m['born'])}<br>
年　　度　{year_text(p, w)}（{w['year_text']}分）</div><table style='width:140mm;margin:0 30mm;font-size:11pt'>{lines}</table>
{foot(p, d, rng, 240, '上記のとおり証明する。')}"""
    return p, sheet(body, rng.choice(["gothic", "udg"]), back=ground(rng, "copy"))


def landscape(d, rng):
    """Landscape with amounts under their labels."""
    p, t = Page(rng), d["tax"]
    y = lambda f, v: p.yen(f, v, "comma")  # noqa: E731
    grid = lambda cells: ("<table style='width:267mm;margin:0 15mm 3mm'><tr style='background:#f0f0f0'>" +  # noqa: E731
                          "".join(f"<th class=c style='font-size:9pt'>{a}</th>" for a, _ in cells) + "</tr><tr>" +
                          "".join(f"<td class=r>{b}</td>" for _, b in cells) + "</tr></table>")
    m, w = d["members"][0], d["world"]
    body = f"""<h1 style='padding-top:11mm;font-size:16pt'>市県民税　課税（所得）証明書　　{year_text(p, w)}</h1>
<table style='width:267mm;margin:6mm 15mm 3mm'><tr><td style='width:26mm'>住所</td><td>{p.put('address', w['address'])}</td><td style='width:20mm'>氏名</td><td>{p.name('name', m)}</td>
<td style='width:24mm'>生年月日</td><td>{p.date('birth_date', m['born'])}</td></tr></table>
{grid([('給与収入', y('salary_revenue', t['revenue'])), ('給与所得', y('salary_income', t['salary'])), ('営業等所得', '0'), ('年金収入', '0'), ('雑所得', '0'), ('合計所得金額', y('total_income', t['total'])), ('総所得金額等', y('gross_income', t['total']))])}
{grid([(a, f'{b:,}') for a, b in t['parts']] + [('控除合計', y('deductions', t['deductions']))])}
{grid([('課税標準額', y('tax_base', t['base'])), ('市民税所得割', y('city_income_levy', t['city'])), ('市民税均等割', y('city_per_capita_levy', 3000)), ('県民税所得割', y('prefecture_income_levy', t['pref'])), ('県民税均等割', y('prefecture_per_capita_levy', 1000)), ('森林環境税', y('forest_tax', 1000)), ('年税額', y('annual_tax', t['annual']))])}
{foot(p, d, rng, 150, 'この証明書は、課税台帳に基づき上記のとおり相違ないことを証明します。')}"""
    return p, sheet(body, rng.choice(["udp", "udg"]), landscape=True, back=ground(rng, rng.choice(["waves", "none"])))


def tax_matrix(d, rng):
    """The tax as a matrix: rows 所得割・均等割, columns 市民税・県民税."""
    p, t = Page(rng), d["tax"]
    y = lambda f, v: p.yen(f, v, "comma")  # noqa: E731
    body = f"""<h1 style='padding-top:16mm;font-size:18pt'>課　税　証　明　書</h1><div class=c style='font-size:12pt'>{year_text(p, d['world'], '（令和{}年度）')}</div>
{person_table(p, d)}<table style='width:180mm;margin:5mm 15mm'><tr><th rowspan=3 class=c style='width:14mm'>所得</th><td>給与支払額</td><td class=r>{y('salary_revenue', t['revenue'])}</td><td>給与所得</td><td class=r>{y('salary_income', t['salary'])}</td></tr>
<tr><td>合計所得金額</td><td class=r>{y('total_income', t['total'])}</td><td>総所得金額等</td><td class=r>{y('gross_income', t['total'])}</td></tr>
<tr><td>所得控除の合計額</td><td class=r>{y('deductions', t['deductions'])}</td><td>課税標準額</td><td class=r>{y('tax_base', t['base'])}</td></tr></table>
<table style='width:150mm;margin:8mm 15mm'><tr><th></th><th class=c>市民税</th><th class=c>県民税</th></tr>
<tr><td>所得割額</td><td class=r>{y('city_income_levy', t['city'])}</td><td class=r>{y('prefecture_income_levy', t['pref'])}</td></tr>
<tr><td>均等割額</td><td class=r>{y('city_per_capita_levy', 3000)}</td><td class=r>{y('prefecture_per_capita_levy', 1000)}</td></tr>
<tr><td>森林環境税</td><td class=r colspan=2>{y('forest_tax', 1000)}</td></tr><tr><td>年税額（合計）</td><td class=r colspan=2>{y('annual_tax', t['annual'])}</td></tr></table>
<div style='margin:0 15mm'>控除対象配偶者及び扶養親族の数　{p.put('dependants', t['dependants'], str(t['dependants']) + '人', 0, 'digits')}</div>{foot(p, d, rng, 205)}"""
    return p, sheet(body, rng.choice(["mincho", "mj"]), back=ground(rng, rng.choice(["dots", "waves"])))


def store_masked(d, rng):
    """コンビニ交付 with parts of the amounts left out by asterisks."""
    p, t = Page(rng), d["tax"]
    y = lambda f, v: p.yen(f, v, "wide")  # noqa: E731
    star = lambda f: p.masked(f, "＊＊＊＊＊＊＊", 0, "digits")  # noqa: E731
    m, w = d["members"][0], d["world"]
    row = lambda a, b: f"<tr><td style='width:70mm'>{a}</td><td class=r style='width:60mm'>{b}</td></tr>"  # noqa: E731
    body = f"""<div style='position:absolute;right:15mm;top:10mm;font-size:8pt'>発行番号　Ｃ００８－{rng.randrange(1000, 9999)}</div>
<h1 style='padding-top:18mm;font-size:16pt'>{year_text(p, w)}　市民税・県民税・森林環境税　課税証明書</h1>
<div style='margin:8mm 20mm;line-height:1.8'>現住所　{p.put('address', w['address'])}<br>氏　名　{p.name('name', m)}　様<br>生年月日　{p.date('birth_date', m['born'], style='wide')}</div>
<table style='margin:0 40mm'>{row('給与収入額', y('salary_revenue', t['revenue']))}{row('給与所得額', y('salary_income', t['salary']))}{row('合計所得金額', y('total_income', t['total']))}
{row('所得控除合計額', star('deductions'))}{row('課税標準額', star('tax_base'))}{row('市民税所得割額', y('city_income_levy', t['city']))}{row('県民税所得割額', y('prefecture_income_levy', t['pref']))}
{row('市民税均等割額', y('city_per_capita_levy', 3000))}{row('県民税均等割額', y('prefecture_per_capita_levy', 1000))}{row('森林環境税額', y('forest_tax', 1000))}{row('年税額', y('annual_tax', t['annual']))}</table>
<div style='margin:4mm 40mm;font-size:8.5pt'>※「＊」の欄は証明を省略しています。</div>{foot(p, d, rng, 215)}
<div style='position:absolute;bottom:7mm;width:210mm;font-size:8pt' class=c>{p.put('page_number', 1, '1', 0, 'digits')} / {p.put('page_count', 1, '1', 0, 'digits')}</div>"""
    return p, sheet(body, rng.choice(["udm", "gothic"]), back=ground(rng, rng.choice(["copy", "dots"])))


LAYOUTS = [two_columns, long_list, landscape, tax_matrix, store_masked]
