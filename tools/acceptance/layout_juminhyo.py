"""住民票 (世帯全員・個人) as five municipalities print it."""
from sheet_html import Page, ground, seal, sheet


def certificate(page, world, day):
    return (f"この写しは、世帯全員の住民票の原本と相違ないことを証明する。<br><br>"
            f"<span style='margin-left:12mm'>{page.date('issued_on', day)}</span><br>"
            f"<span style='margin-left:60mm'>{world['city']}長　　{world['mayor']}</span>")


def number(page, person, row, world):
    value = person["my_number"]
    if not world["numbers"]:
        return page.masked("my_number", "省略", row, "digits")
    shown = value if world["number_style"] == "plain" else f"{value[:4]} {value[4:8]} {value[8:]}"
    return page.put("my_number", value, shown, row, "digits")


def pages(page, n=1, of=1, text="{}/{}"):
    page.put("page_number", n, str(n), 0, "digits"), page.put("page_count", of, str(of), 0, "digits")
    return text.format(n, of)


def household_blocks(d, rng):
    """標準化 世帯連記式: up to four numbered blocks on a sheet."""
    p, w = Page(rng), d["world"]
    blocks = ""
    for row, m in enumerate(d["members"], 1):
        blocks += f"""<table style='width:182mm;margin:0 14mm 2.5mm;font-size:9pt'>
<tr><td rowspan=4 class=c style='width:8mm'>{row}</td><td style='width:24mm'>フリガナ</td><td colspan=3>{p.kana('name_kana', m, row) if w['kana'] else ''}</td>
<td style='width:26mm'>住民票コード</td><td>省略</td></tr>
<tr><td>氏名</td><td colspan=3 style='font-size:12pt'>{p.name('name', m, row)}</td><td>個人番号</td><td>{number(p, m, row, w)}</td></tr>
<tr><td>生年月日</td><td>{p.date('birth_date', m['born'], row)}</td><td style='width:12mm'>性別</td><td style='width:12mm'>{p.sex(m, row)}</td>
<td>続柄</td><td>{p.put('relation', m['relation'], None, row)}</td></tr>
<tr><td>住民となった日</td><td colspan=3>{p.day_text(w['moved'])}</td><td>本籍・筆頭者</td><td>省略</td></tr></table>"""
    body = f"""<h1 style='padding-top:14mm;font-size:20pt;letter-spacing:6mm'>住民票の写し</h1>
<div style='position:absolute;right:16mm;top:16mm;font-size:9pt'>{pages(p, text='（{} ／ {} 頁）')}</div>
<table style='width:182mm;margin:8mm 14mm 4mm'><tr><td style='width:24mm'>住所</td><td>{p.put('address', w['address'])}</td></tr>
<tr><td>世帯主</td><td>{p.name('head', d['members'][0])}</td></tr></table>{blocks}
<div style='margin:6mm 18mm;line-height:1.7'>{certificate(p, w, d['issued'])}</div>{seal(rng, w['city'] + '長之印')}"""
    return p, sheet(body, rng.choice(["mincho", "udm"]), back=ground(rng, "dots"))


def personal(d, rng):
    """個人票: one person, labels left, much white."""
    p, w = Page(rng), d["world"]
    m, head = d["members"][-1], d["members"][0]
    line = lambda label, value: (f"<tr><td style='width:42mm;border:none;border-bottom:.2mm dotted #555'>{label}</td>"  # noqa: E731
                                 f"<td style='border:none;border-bottom:.2mm dotted #555'>{value}</td></tr>")
    body = f"""<h1 style='padding-top:20mm;font-size:22pt'>住　民　票</h1><div class=c style='font-size:9pt'>（個人票）</div>
<table style='width:170mm;margin:12mm 20mm;font-size:12pt;line-height:2'>
{line('氏　　　名', p.name('name', m, 1))}{line('氏名の振り仮名', p.kana('name_kana', m, 1)) if w['kana'] else line('氏名の振り仮名', '')}
{line('生 年 月 日', p.date('birth_date', m['born'], 1))}{line('性　　　別', p.sex(m, 1))}
{line('世帯主との続柄', p.put('relation', m['relation'], None, 1))}{line('世帯主の氏名', p.name('head', head))}
{line('住　　　所', p.put('address', w['address']))}{line('住所を定めた日', p.day_text(w['moved']))}
{line('前　住　所', '静岡県沼津市東椎路一番地')}{line('本　　　籍', '＊　省略　＊')}{line('個 人 番 号', number(p, m, 1, w))}</table>
<div style='margin:10mm 24mm;line-height:2'>上記は、住民票の原本の写しに相違ありません。<br>{p.date('issued_on', d['issued'])}
<div class=r style='font-size:13pt;margin-right:26mm'>{w['city']}長　{w['mayor']}</div></div>{seal(rng, w['city'] + '長印', 20)}"""
    return p, sheet(body, rng.choice(["gothic", "udg", "mj"]), back=ground(rng, "waves"))


def table_rows(d, rng):
    """Landscape, one line per person."""
    p, w = Page(rng), d["world"]
    rows = ""
    for row, m in enumerate(d["members"], 1):
        rows += (f"<tr><td class=c>{row}</td><td><span style='font-size:7.5pt'>"
                 f"{p.kana('name_kana', m, row) if w['kana'] else ''}</span><br>{p.name('name', m, row)}</td>"
                 f"<td>{p.date('birth_date', m['born'], row)}</td><td class=c>{p.sex(m, row)}</td>"
                 f"<td class=c>{p.put('relation', m['relation'], None, row)}</td><td>{p.day_text(w['moved'])}</td>"
                 f"<td>{number(p, m, row, w)}</td></tr>")
    body = f"""<h1 style='padding-top:14mm;font-size:18pt;letter-spacing:4mm'>世帯全員の住民票</h1>
<div style='margin:8mm 16mm 3mm;font-size:12pt'>住所　{p.put('address', w['address'])}<br>世帯主　{p.name('head', d['members'][0])}</div>
<table style='width:265mm;margin:0 16mm;line-height:1.5'><tr style='background:#eee'><th></th><th>氏名（フリガナ）</th><th>生年月日</th><th>性別</th><th>続柄</th>
<th>住民となった年月日</th><th>個人番号</th></tr>{rows}</table>
<div style='margin:12mm 20mm;line-height:1.8'>{certificate(p, w, d['issued'])}</div>
<div style='position:absolute;bottom:8mm;left:0;width:297mm' class=c>{pages(p, text='{} - {}')}</div>
{seal(rng, w['city'] + '長之印')}"""
    return p, sheet(body, rng.choice(["udp", "gothic"]), landscape=True, back=ground(rng, rng.choice(["copy", "none"])))


def store_print(d, rng):
    """コンビニ交付: cells without gaps, labels over values."""
    p, w = Page(rng), d["world"]
    cell = lambda label, value, width: (f"<td style='width:{width}mm;height:13mm;vertical-align:top;padding:.6mm 1.5mm'>"  # noqa: E731
                                        f"<span style='font-size:7pt'>{label}</span><br>{value}</td>")
    blocks = ""
    for row, m in enumerate(d["members"], 1):
        kana = p.kana("name_kana", m, row) if w["kana"] else "－"
        blocks += (f"<table style='margin:0 15mm;margin-bottom:-.25mm;width:180mm'><tr>{cell('氏名', p.name('name', m, row), 60)}"
                   f"{cell('氏名の振り仮名', kana, 52)}"
                   f"{cell('生年月日', p.date('birth_date', m['born'], row), 46)}{cell('性別', p.sex(m, row), 22)}</tr></table>"
                   f"<table style='margin:0 15mm;margin-bottom:3mm;width:180mm'><tr>{cell('続柄', p.put('relation', m['relation'], None, row), 30)}"
                   f"{cell('個人番号', number(p, m, row, w), 60)}{cell('住民となった年月日', p.day_text(w['moved']), 45)}"
                   f"{cell('本籍', '省略されています', 45)}</tr></table>")
    body = f"""<h1 style='padding-top:12mm;font-size:19pt;letter-spacing:8mm'>住民票</h1>
<table style='margin:7mm 15mm 3mm;width:180mm'><tr>{cell('世帯主', p.name('head', d['members'][0]), 60)}
{cell('住所', p.put('address', w['address']), 120)}</tr></table>{blocks}
<div style='position:absolute;left:20mm;bottom:36mm;line-height:1.8'>{certificate(p, w, d['issued'])}</div>
<div style='position:absolute;left:15mm;bottom:8mm;font-size:7.5pt'>この証明書は、コンビニエンスストア等の多機能端末機で交付されたものです。裏面に偽造防止処理を施しています。</div>
<div style='position:absolute;right:15mm;bottom:8mm;font-size:8pt'>{pages(p, text='{}/{}ページ')}</div>{seal(rng, w['city'] + '長印', 20)}"""
    return p, sheet(body, rng.choice(["mincho", "mj"]), back=ground(rng, rng.choice(["dots", "none"])))


def old_style(d, rng):
    """An older system's print: full-width digits, ruled only at head and foot."""
    p, w = Page(rng), d["world"]
    p.date_style = "wide"
    blocks = ""
    for row, m in enumerate(d["members"], 1):
        blocks += f"""<div style='border-bottom:.3mm solid #000;padding:2mm 0;line-height:1.75'>
<span style='display:inline-block;width:22mm'>氏　名</span><span style='font-size:13pt'>{p.name('name', m, row)}</span><br>
<span style='display:inline-block;width:22mm'>生年月日</span>{p.date('birth_date', m['born'], row)}生
<span style='margin-left:14mm'>性別　{p.sex(m, row)}</span><span style='margin-left:14mm'>続柄　{p.put('relation', m['relation'], None, row)}</span><br>
<span style='display:inline-block;width:22mm'>個人番号</span>{number(p, m, row, w)}
<span style='margin-left:14mm'>{p.day_text(w['moved'])}住民となる</span></div>"""
    body = f"""<h1 style='padding-top:16mm;font-size:17pt;letter-spacing:3mm'>住民票（世帯全員）</h1>
<div style='margin:8mm 22mm;border:.5mm solid #000;padding:3mm;line-height:1.9'>
<span style='display:inline-block;width:22mm'>住　所</span>{p.put('address', w['address'])}<br>
<span style='display:inline-block;width:22mm'>世帯主</span>{p.name('head', d['members'][0])}</div>
<div style='margin:0 22mm'>{blocks}</div><div style='margin:9mm 24mm;line-height:1.8'>{certificate(p, w, d['issued'])}</div>
{seal(rng, w['city'] + '長之印', 24)}"""
    return p, sheet(body, "mincho", back=ground(rng, rng.choice(["waves", "none"])))


LAYOUTS = [household_blocks, personal, table_rows, store_print, old_style]
