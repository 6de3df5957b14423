"""資格喪失証明書 as five employers, health insurers and towns print it."""
from sheet_html import Page, ground, seal, sheet


def insured(p, d, row=1):
    m = d["members"][0]
    return {"name": p.name("name", m, row), "birth": p.date("birth_date", m["born"], row), "sex": p.sex(m, row),
            "address": p.put("address", d["world"]["address"])}


def cover(p, d):
    c = d["cover"]
    return {"insurer": p.put("insurer_number", c["insurer_number"], None, 0, "digits"), "symbol": p.put("symbol", c["symbol"]),
            "number": p.put("number", c["number"]), "from": p.date("acquired_on", c["from"], 1),
            "lost": p.date("lost_on", c["lost"], 1)}


def company_table(d, rng):
    """The employer's table with dependants below."""
    p, c = Page(rng), d["cover"]
    i, v = insured(p, d), cover(p, d)
    rows = ""
    for row, m in enumerate(d["members"][1:], 2):
        rows += (f"<tr><td>{p.name('name', m, row)}</td><td>{p.date('birth_date', m['born'], row)}</td><td class=c>{p.sex(m, row)}</td>"
                 f"<td class=c>{p.put('relation', m['relation'], None, row)}</td><td>{p.date('lost_on', c['lost'], row)}</td></tr>")
    body = f"""<h1 style='padding-top:18mm;font-size:18pt'>健康保険資格喪失証明書</h1><table style='margin:10mm 20mm 4mm;width:170mm;line-height:1.7'>
<tr><td style='width:38mm'>被保険者氏名</td><td colspan=3>{i['name']}</td></tr><tr><td>生年月日</td><td>{i['birth']}</td><td>性別</td><td>{i['sex']}</td></tr>
<tr><td>住所</td><td colspan=3>{i['address']}</td></tr><tr><td>保険者番号</td><td>{v['insurer']}</td><td>記号・番号</td><td>{v['symbol']} － {v['number']}</td></tr>
<tr><td>資格取得年月日</td><td>{v['from']}</td><td>退職年月日</td><td>{p.date('left_on', c['left'])}</td></tr><tr><td>資格喪失年月日</td><td colspan=3>{v['lost']}</td></tr></table>
<div style='margin:4mm 20mm 1mm'>被扶養者</div><table style='margin:0 20mm;width:170mm'><tr><th>氏名</th><th>生年月日</th><th>性別</th><th>続柄</th><th>資格喪失日</th></tr>{rows or '<tr><td colspan=5 class=c>なし</td></tr>'}</table>
<div style='margin:12mm 24mm;line-height:2'>上記のとおり資格を喪失したことを証明します。<br>{p.date('issued_on', d['issued'])}<br><span style='margin-left:40mm'>所在地　{d['world']['city']}港町三丁目5番</span><br>
<span style='margin-left:40mm'>名　称　{p.put('company', c['company'])}</span><br><span style='margin-left:40mm'>代表取締役　{d['world']['mayor']}</span></div>{seal(rng, '代表取締役印', 18, 'circle')}"""
    return p, sheet(body, rng.choice(["gothic", "mincho"]))


def insurer_letter(d, rng):
    """A health insurance society's letter."""
    p, c = Page(rng), d["cover"]
    i, v = insured(p, d), cover(p, d)
    body = f"""<div class=r style='padding:18mm 24mm 0'>{p.date('issued_on', d['issued'])}</div><h1 style='padding-top:16mm;font-size:20pt;letter-spacing:4mm'>資格喪失証明書</h1>
<div style='margin:16mm 30mm;line-height:2.3;font-size:12pt'>記号　{v['symbol']}　　番号　{v['number']}<br>氏名　{i['name']}（{i['sex']}）<br>生年月日　{i['birth']}<br>住所　{i['address']}<br>
資格取得年月日　{v['from']}<br>資格喪失年月日　{v['lost']}<br>喪失理由　退職のため（退職日　{p.date('left_on', c['left'])}）</div>
<div style='margin:0 30mm;line-height:2;font-size:12pt'>　上記の者は、当組合の被保険者の資格を喪失したことを証明します。<br><br><span style='margin-left:46mm'>保険者番号　{v['insurer']}</span><br><span style='margin-left:46mm'>{p.put('company', c['society'])}</span><br><span style='margin-left:56mm'>理事長　{d['world']['mayor']}</span></div>
{seal(rng, '健康保険組合理事長印', 22)}"""
    return p, sheet(body, rng.choice(["mincho", "udm", "mj"]))


def town(d, rng):
    """A town's 国保 certificate: all persons in one table."""
    p, c, w = Page(rng), d["cover"], d["world"]
    rows = ""
    for row, m in enumerate(d["members"], 1):
        rows += (f"<tr><td class=c>{row}</td><td>{p.name('name', m, row)}</td><td>{p.date('birth_date', m['born'], row)}</td><td class=c>{p.sex(m, row)}</td>"
                 f"<td class=c>{p.put('relation', m['relation'], None, row)}</td><td>{p.date('acquired_on', c['from'], row)}</td><td>{p.date('lost_on', c['lost'], row)}</td></tr>")
    body = f"""<h1 style='padding-top:18mm;font-size:18pt'>国民健康保険　資格喪失証明書</h1><div style='margin:8mm 15mm;line-height:1.9'>住所　{p.put('address', w['address'])}<br>
保険者番号　{p.put('insurer_number', c['town_number'], None, 0, 'digits')}　　記号　{p.put('symbol', c['symbol'])}　　番号　{p.put('number', c['number'])}</div>
<table style='margin:0 15mm;width:180mm;font-size:9pt;line-height:1.7'><tr><th></th><th>氏名</th><th>生年月日</th><th>性別</th><th>続柄</th><th>資格取得日</th><th>資格喪失日</th></tr>{rows}</table>
<div style='margin:14mm 20mm;line-height:2'>上記の者は、国民健康保険の被保険者の資格を喪失したことを証明する。<br>{p.date('issued_on', d['issued'])}<br><span style='margin-left:70mm;font-size:13pt'>{p.put('company', w['city'] + '長')}　{w['mayor']}</span></div>
{seal(rng, w['city'] + '長之印', 22)}"""
    return p, sheet(body, rng.choice(["udm", "mincho"]), back=ground(rng, "dots"))


def both_dates(d, rng):
    """取得・喪失 combined sheet with boxes to tick."""
    p, c = Page(rng), d["cover"]
    i, v = insured(p, d), cover(p, d)
    cell = lambda a, b, s=1: f"<td style='background:#eef3f8;width:34mm'>{a}</td><td colspan={s}>{b}</td>"  # noqa: E731
    body = f"""<h1 style='padding-top:16mm;font-size:16pt'>健康保険・厚生年金保険　資格取得・資格喪失証明書</h1><div class=c>（ □ 取得　　☑ 喪失 ）</div>
<table style='margin:10mm 18mm;width:174mm;line-height:2'><tr>{cell('事業所名称', p.put('company', c['company']), 3)}</tr><tr>{cell('保険者番号', v['insurer'])}{cell('被保険者記号', v['symbol'])}</tr>
<tr>{cell('被保険者番号', v['number'])}{cell('性別', i['sex'])}</tr><tr>{cell('フリガナ', p.kana('name_kana', d['members'][0], 1), 3)}</tr><tr>{cell('氏名', i['name'])}{cell('生年月日', i['birth'])}</tr><tr>{cell('住所', i['address'], 3)}</tr>
<tr>{cell('資格取得日', v['from'])}{cell('資格喪失日', v['lost'])}</tr><tr>{cell('退職日', p.date('left_on', c['left']), 3)}</tr></table>
<div style='margin:6mm 22mm;line-height:2'>上記の事項に相違ないことを証明いたします。<br>証明年月日　{p.date('issued_on', d['issued'])}<br>事業主　{d['world']['city']}港町三丁目5番　電話　03-{rng.randrange(3000, 6999)}-{rng.randrange(1000, 9999)}<br>　　　　代表者　{d['world']['mayor']}</div>
{seal(rng, '安孫子代表印', 20, rng.choice(['circle', 'square']))}"""
    return p, sheet(body, rng.choice(["udg", "udp"]))


def running_text(d, rng):
    """Words only: dates stand inside sentences."""
    p, c = Page(rng), d["cover"]
    m = d["members"][0]
    body = f"""<h1 style='padding-top:34mm;font-size:18pt'>社会保険資格喪失証明書</h1><div style='margin:18mm 30mm;line-height:2.5;font-size:12pt'>住　所　{p.put('address', d['world']['address'])}<br>
氏　名　{p.name('name', m, 1)}<br>生年月日　{p.date('birth_date', m['born'], 1)}</div><div style='margin:0 30mm;line-height:2.5;font-size:12pt'>　上記の者は、{p.date('left_on', c['left'])}をもって当社を退職し、同日の翌日である{p.date('lost_on', c['lost'], 1)}に健康保険の被保険者資格を喪失したことを証明します。<br>
　なお、資格取得日は{p.date('acquired_on', c['from'], 1)}です。<br>　（保険者番号　{p.put('insurer_number', c['insurer_number'], None, 0, 'digits')}　記号　{p.put('symbol', c['symbol'])}　番号　{p.put('number', c['number'])}）<br><br>　{p.date('issued_on', d['issued'])}<br>
<div class=r>{p.put('company', c['company'])}<br>代表取締役　{d['world']['mayor']}</div></div>{seal(rng, '代表者印', 18, 'circle')}"""
    return p, sheet(body, rng.choice(["mincho", "udm"]))


LAYOUTS = [company_table, insurer_letter, town, both_dates, running_text]
