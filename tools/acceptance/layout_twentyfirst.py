"""A twenty-first set of attachments, by somebody who has not seen the reader: ordinary papers of today, four layouts a kind. Here the 住民票: a convenience store's sheet of
a household, a 個人票, a counter's list with three storeys a person, an older system's sheet across with labels over values. The other kinds stand in
levies_twentyfirst.py, papers_twentyfirst.py and covers_twentyfirst.py."""
from drawn_counters import crossed, note
from drawn_desks import lived, number_of, town_seal
from drawn_office import NO_SEAL, lab, moved_to, narrow_page, store_paper, table, td, tr
from drawn_parts import office, serial
from levies_twentyfirst import LEVIES
from papers_twentyfirst import STUDY_AND_COVER
from sheet_html import ground, seal, sheet, spaced

MID = "text-align:center"


def said(name, value, size=10.5, width=27):
    """A small label and its value in one line, without rules."""
    return f"<span style='display:inline-block;width:{width}mm;font-size:7.5pt;font-family:IPAexGothic'>{name}</span><span style='font-size:{size}pt'>{value}</span>"


def store_person(p, w, row, m, x, hidden):
    """A person of a convenience store's sheet: a frame with lines of label and value, no rules between the columns."""
    line = lambda *cells: f"<div style='display:grid;grid-template-columns:{'96mm 1fr' if len(cells) > 1 else '1fr'};border-bottom:.1mm dotted #555;padding:.55mm 2mm;align-items:baseline'>" + "".join(f"<span>{c}</span>" for c in cells) + "</div>"  # noqa: E731
    lines = [line(said("氏名", f"{p.name('name', m, row)}　<span style='font-size:8pt'>（{p.kana('name_kana', m, row)}）</span>", 12.5), said("生年月日", p.date("birth_date", m["born"], row))),
             line(said("旧氏", "<span style='font-size:8pt'>【空欄】</span>"), f"{said('性別', p.sex(m, row), width=16)}　　{said('続柄', p.put('relation', m['relation'], None, row), width=14)}"),
             line(said("住民となった年月日", p.day_text(x["since"])), said("住所を定めた年月日", p.day_text(x["settled"]))), line(said("届出の年月日", p.day_text(x["told"])), said("異動の事由", x["cause"])),
             line(said("本籍", hidden), said("筆頭者の氏名", hidden)), line(said("個人番号", number_of(p, w, m, row, hidden)), said("住民票コード", hidden)), line(said("前住所", f"<span style='font-size:9pt'>{x['before'] or '－'}</span>"))]
    return f"<div style='display:flex;margin:0 16mm 2mm;border:.45mm solid #111'><div style='width:9mm;border-right:.25mm solid #111;display:flex;align-items:center;justify-content:center;font-size:13pt'>{row}</div><div style='flex:1'>{''.join(lines)}</div></div>"


def jumin_store(d, rng):
    """コンビニ交付: mosaic paper, a household of three to five, four frames a sheet; of five the last stands on another sheet, and the first is certified too."""
    d = moved_to(d, lambda address, city: city[-1] in "市区" and len(address) < 34)
    d = {**d, "members": d["folk"].household(rng.choice([3, 4, 4, 5]))}
    p, w, folk = narrow_page(rng), d["world"], d["members"]
    shown = list(zip(folk, lived(d, rng)))[:4]
    sheets = 1 + (len(folk) > 4)
    hidden = rng.choice(["【省略】", "＊＊＊＊＊", "省略"])
    frames = "".join(store_person(p, w, r, m, x, hidden) for r, (m, x) in enumerate(shown, 1))
    paging = f"{p.put('page_number', 1, '1', 0, 'digits')}／{p.put('page_count', sheets, str(sheets), 0, 'digits')}"
    end = "" if len(shown) > 3 else "<div class=c style='font-size:9pt;letter-spacing:2mm;margin-top:1mm'>以下余白</div>"
    body = f"""<h1 style='padding-top:14mm;font-size:20pt'>{spaced('住民票')}</h1><div class=c style='font-size:9.5pt;margin-top:1mm'>（世帯全員）</div><div style='margin:2mm 16mm 2.5mm;border:.45mm solid #111;padding:1mm 2mm;line-height:1.6'><div>{said('住所', p.put('address', w['address']), 11.5, 20)}</div><div>{said('世帯主', p.name('head', folk[0]), 11.5, 20)}</div></div>
{frames}{end}<div style='position:absolute;left:20mm;bottom:19mm;width:170mm;font-size:11pt;line-height:1.7'>この写しは、世帯全員の住民票の原本と相違ないことを証明する。<div style='display:flex;margin-top:1mm;align-items:baseline'><span style='width:70mm'>{p.date('issued_on', d['issued'])}</span><span style='font-size:14pt'>{office(w)}長　{w['mayor']}</span></div></div>
<div style='position:absolute;left:20mm;right:20mm;bottom:12mm;display:flex;justify-content:space-between;font-size:8pt'><span>{serial(rng, '100{}')}-{rng.randrange(1000, 9999)}</span><span>{paging}</span><span>裏面に偽造防止の処理がされています。</span></div>{seal(rng, town_seal(w), 20)}"""
    return p, sheet(body, rng.choice(["mincho", "mj", "udm"]), back=store_paper(rng, office(w)))


def jumin_single(d, rng):
    """A 個人票 of the national standard: one person, a label a line with the value beside it, empty lines for what nobody has; in some the reading is not yet confirmed."""
    d = moved_to(d, lambda address, city: city[-1] in "市町" and len(address) < 34)
    p, w = narrow_page(rng), d["world"]
    at = rng.randrange(len(d["members"]))
    m, x = d["members"][at], lived(d, rng)[at]
    hidden = rng.choice(["省略", "記載なし", "＊＊＊"])
    even = lambda words: lab(f"<div style='text-align-last:justify'>{words}</div>", "padding:1mm 2.5mm")  # noqa: E731
    wide = lambda words, value, css="": tr(even(words), td(value, "height:9mm;" + css, 3))  # noqa: E731
    kana = p.kana("name_kana", m, 1) if rng.random() < .7 else "&nbsp;"
    rows = [wide("氏名の振り仮名", kana, "font-size:10pt"), wide("氏名", p.name("name", m, 1), "font-size:15pt;height:13mm"), wide("旧氏の振り仮名", ""), wide("旧氏", ""),
            tr(even("生年月日"), td(p.date("birth_date", m["born"], 1), "height:9mm"), even("性別"), td(p.sex(m, 1), MID)), tr(even("世帯主"), td(p.name("head", d["members"][0]), "height:9mm"), even("続柄"), td(p.put("relation", m["relation"], None, 1), MID)),
            wide("住所", p.put("address", w["address"]), "font-size:11.5pt;height:13mm"), wide("住所を定めた年月日", f"{p.day_text(x['settled'])}{x['cause']}"), wide("届出の年月日", f"{p.day_text(x['told'])}届出"),
            wide("住民となった年月日", p.day_text(x["since"])), wide("転入前住所" if x["cause"] != "転居" else "前住所", x["before"] or "", "font-size:10pt"), wide("本籍", hidden), wide("筆頭者", hidden), wide("個人番号", number_of(p, w, m, 1, hidden), "font-size:11.5pt;letter-spacing:.4mm"), wide("住民票コード", hidden),
            wide("備考", rng.choice(["", "世帯番号省略", "【以下余白】"]), "height:24mm;vertical-align:top;font-size:9pt")]
    whole = len(d["members"]) == 1 or rng.random() < .3
    body = f"""<div style='margin:12mm 18mm 0;display:flex;justify-content:space-between;font-size:9pt'><span>{office(w)}</span><span>{p.put('page_number', 1, '1', 0, 'digits')} ／ {p.put('page_count', 1, '1', 0, 'digits')} ページ</span></div><h1 style='padding-top:1mm;font-size:21pt'>{spaced('住民票', '&emsp;')}</h1>
{table(rows, 'margin:4mm 18mm 0', (44, 70, 26, 34))}<div style='margin:6mm 22mm;font-size:11.5pt;line-height:1.8'>この写しは、{'世帯全員の' if whole and len(d['members']) == 1 else ''}住民票の原本と相違ないことを証明する。<br>　　{p.date('issued_on', d['issued'])}<div style='margin-left:76mm;font-size:14pt'>{w['city']}長　{w['mayor']}</div></div>{seal(rng, town_seal(w), 23)}
<div style='position:absolute;right:18mm;bottom:9mm;font-size:8pt'>発行番号 {serial(rng)}</div>"""
    return p, sheet(body, rng.choice(["udm", "mincho", "gothic"]), back=ground(rng, rng.choice(["waves", "copy", "dots"])), css=".l{font-size:9pt}")


def counter_person(p, w, row, m, x, hidden, kana):
    """Three storeys of a person in a counter's list; the columns' labels stand over the list alone."""
    name = f"<div style='font-size:8pt;line-height:1.15'>{p.kana('name_kana', m, row) if kana else '&nbsp;'}</div><div style='font-size:13pt;line-height:1.25'>{p.name('name', m, row)}</div>"
    fit = MID + ";font-size:9pt;white-space:nowrap"
    return [tr(td(str(row), MID, 1, 3), td(name, "padding:.5mm 1.5mm", 1, 2), td(p.date("birth_date", m["born"], row), fit), td(p.put("relation", m["relation"], None, row), MID), td(p.day_text(x["since"]), fit), td(number_of(p, w, m, row, hidden), fit), css="border-top:.5mm solid #222"),
            tr(td(p.sex(m, row), fit), td("", fit), td(p.day_text(x["settled"]), fit), td(hidden, fit)), tr(td(hidden + "　／　" + hidden, fit), td(x["before"] or "", "font-size:8.5pt", 2), td(p.day_text(x["told"]), fit), td(x["cause"], fit))]


def jumin_counter(d, rng):
    """A counter's list: three storeys of labels over the columns once, then three storeys a person; a household, or the persons asked for."""
    d = moved_to(d, lambda address, city: city[-1] in "市区町" and len(address) < 34)
    d = {**d, "members": d["folk"].household(rng.choice([2, 3, 4, 5]))}
    p, w, folk = narrow_page(rng), d["world"], d["members"]
    p.date_style = "plain" if p.date_style == "padded" else p.date_style
    whole = len(folk) < 3 or rng.random() < .7
    shown = [(m, x) for at, (m, x) in enumerate(zip(folk, lived(d, rng))) if whole or at != 1]
    hidden, kana = rng.choice(["省略", "－－－", "記載省略"]), rng.random() < .75
    head = [tr(lab("番号", "", 1, 3), lab("氏　名　の　振　り　仮　名"), lab("生　年　月　日"), lab("続　　柄"), lab("住民となった日"), lab("個　人　番　号")), tr(lab("氏　　　　　　名"), lab("性　　　別"), lab("旧　　氏"), lab("住所を定めた日"), lab("住民票コード")),
            tr(lab("本籍　／　筆頭者"), lab("前　　　住　　　所", "", 2), lab("届　出　日"), lab("異　動　事　由"))]
    rows = [line for r, (m, x) in enumerate(shown, 1) for line in counter_person(p, w, r, m, x, hidden, kana)]
    rest = f"<div style='margin:0 13mm;border:.25mm solid #222;border-top:0'>{crossed(184, 21 * (6 - len(shown)))}</div>" if rng.random() < .6 else "<div style='margin:1.5mm 13mm;text-align:right;font-size:9pt'>（以下余白）</div>"
    sentence = rng.choice(["この写しは、住民票の原本と相違ないことを証明します。", "上記は、住民票の原本の写しに相違ないことを証明する。"])
    body = f"""<div style='margin:13mm 13mm 0;display:flex;justify-content:space-between;align-items:flex-end'><span style='font-size:9pt;width:52mm'>{office(w)}{rng.choice(('市民課', '住民課', '戸籍住民課')) if w['city'][-1] != '区' else '戸籍住民課'}</span><span style='font-size:20pt;letter-spacing:5mm'>住民票の写し</span><span style='font-size:9pt;width:52mm;text-align:right'>No. {serial(rng)}</span></div><div class=c style='font-size:10pt'>（{'世帯全員' if whole else '世帯一部'}）</div>
{table([tr(lab('住　　所'), td(p.put('address', w['address']), 'font-size:12pt;height:10mm')), tr(lab('世帯主氏名'), td(p.name('head', folk[0]), 'font-size:12pt;height:9mm'))], 'margin:3mm 13mm 4mm', (28, 156))}{table([*head, *rows], 'margin:0 13mm', (9, 51, 34, 22, 33, 35))}{rest}
<div style='position:absolute;left:20mm;bottom:14mm;width:172mm;font-size:11.5pt;line-height:1.8'>{sentence}<br>{p.date('issued_on', d['issued'])}<div style='margin-left:80mm;font-size:14pt'>{office(w)}長　{w['mayor']}</div></div>{note('この証明書は、偽造防止用紙を使用しています。', 'position:absolute;left:13mm;bottom:8mm')}{seal(rng, town_seal(w), 22)}"""
    return p, sheet(body, rng.choice(["gothic", "mincho", "udg"]), back=ground(rng, rng.choice(["copy", "waves", "none"])), css=".l{background:#eef1f5;font-size:8pt;text-align:center;padding:.6mm .8mm;white-space:nowrap} .v{padding:.8mm 1mm;height:6.4mm}")


def jumin_across(d, rng):
    """An older system's sheet across: every person has labels over values in two storeys, the former address in a line of its own."""
    d = moved_to(d, lambda address, city: city[-1] in "市町村" and len(address) < 36)
    p, w, folk = narrow_page(rng), d["world"], d["members"][:4]
    hidden = rng.choice(["＊＊＊＊＊＊＊＊", "省　略"])
    up = lambda words, value, span=1, css="": td(f"<div style='font-size:7pt;line-height:1.15;color:#333'>{words}</div><div style='font-size:10.5pt;line-height:1.3;padding-left:2mm;{css}'>{value}</div>", "padding:.4mm 1mm", span)  # noqa: E731
    rows = []
    for r, (m, x) in enumerate(zip(folk, lived(d, rng)), 1):
        rows += [tr(td(f"{r}", MID, 1, 3), up("ふりがな", p.kana("name_kana", m, r), 1, "font-size:8.5pt"), up("生年月日", p.date("birth_date", m["born"], r)), up("性別", p.sex(m, r)), up("世帯主との続柄", p.put("relation", m["relation"], None, r)), up("個人番号", number_of(p, w, m, r, hidden)), css="border-top:.5mm solid #222"),
                 tr(up("氏名", p.name("name", m, r), 1, "font-size:13pt"), up("住民となった年月日", p.day_text(x["since"])), up("住所を定めた年月日", p.day_text(x["settled"]), 2), up("住民票コード", hidden)), tr(up("本籍・筆頭者", hidden), up("従前の住所", x["before"] or "&nbsp;", 3, "font-size:9.5pt"), up("届出年月日", p.day_text(x["told"])))]
    part = "" if len(folk) == len(d["members"]) else "の一部"
    top = table([tr(up("住所", p.put("address", w["address"]), 1, "font-size:12pt"), up("世帯主", p.name("head", folk[0]), 1, "font-size:12pt"), up("発行番号", serial(rng, "住{}")))], "margin:3mm 15mm", (150, 72, 45))
    body = f"""<div style='display:flex;justify-content:center;padding-top:9mm;font-size:18pt;letter-spacing:6mm'>住民票</div><div style='position:absolute;right:16mm;top:9mm;font-size:9pt'>{p.put('page_number', 1, '1', 0, 'digits')} － {p.put('page_count', 1, '1', 0, 'digits')}</div>{top}{table(rows, 'margin:0 15mm;border-bottom:.5mm solid #222', (9, 84, 50, 25, 40, 59))}
<div style='position:absolute;left:22mm;bottom:10mm;width:250mm;font-size:11pt;line-height:1.65'>この写しは、世帯{part or '全員'}の住民票の原本と相違ないことを証明する。<div style='display:flex;align-items:baseline'><span style='width:120mm'>{p.date('issued_on', d['issued'])}</span><span style='font-size:13.5pt'>{w['city']}長　{w['mayor']}</span></div></div>{seal(rng, town_seal(w), 20) if rng.random() < .9 else NO_SEAL}"""
    return p, sheet(body, rng.choice(["mincho", "gothic", "udm"]), landscape=True, back=ground(rng, rng.choice(["dots", "copy", "none"])))


LAYOUTS = {"juminhyo": [jumin_store, jumin_single, jumin_counter, jumin_across], **LEVIES, **STUDY_AND_COVER}
