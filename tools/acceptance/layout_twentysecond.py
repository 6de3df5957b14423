"""A twenty-second set of attachments, by somebody who has not seen the reader: ordinary papers of other makers than before, four layouts a kind. Here the 住民票: a 広域交付
that another town issues, a 除票 of a person who moved away, a sheet of two persons with a column of remarks, a typed sheet without rules. The other kinds stand in
levies_twentysecond.py, papers_twentysecond.py and covers_twentysecond.py."""
import datetime

import people
from drawn_counters import note
from drawn_desks import lived, number_of, town_seal
from drawn_office import NO_SEAL, former_address, lab, moved_to, narrow_page, table, td, tr
from drawn_parts import office, qr, serial, underlay
from levies_twentysecond import LEVIES
from papers_twentysecond import STUDY_AND_COVER
from sheet_html import ground, seal, sheet

MID = "text-align:center"
FURIGANA_SINCE = datetime.date(2025, 5, 26)     # from that day on registers keep the reading of a name


def hairline(*cells):
    """A line of labels and values over a hairline; (label, value, width in mm, size in points)."""
    shown = "".join(f"<span style='width:{width}mm;display:flex;align-items:baseline'><span style='flex:none;font-size:7.5pt;width:{25 if width > 60 else 17}mm'>{name}</span><span style='font-size:{size}pt;white-space:nowrap'>{value}</span></span>" for name, value, width, size in cells)
    return f"<div style='display:flex;align-items:baseline;border-bottom:.12mm solid #777;padding:1.2mm 0 .9mm 2mm'>{shown}</div>"


def wide_person(p, w, row, m, x, hidden):
    """A person of a 広域交付: neither 本籍 nor the addresses before are told to other towns."""
    lines = [hairline(("フリガナ", p.kana("name_kana", m, row), 100, 8.5), ("生年月日", p.date("birth_date", m["born"], row), 70, 10)),
             hairline(("氏　名", p.name("name", m, row), 100, 13), ("性　別", p.sex(m, row), 36, 10), ("続　柄", p.put("relation", m["relation"], None, row), 36, 10)),
             hairline(("住民となった日", p.day_text(x["since"]), 100, 10), ("届出年月日", p.day_text(x["told"]), 70, 10)), hairline(("個人番号", number_of(p, w, m, row, hidden), 100, 11), ("住民票コード", hidden, 70, 9))]
    return f"<div style='display:flex;margin:0 14mm;border-top:.4mm solid #222'><div style='flex:none;width:8mm;padding-top:1mm;text-align:center;font-size:9pt'>({row})</div><div style='flex:1'>{''.join(lines)}</div></div>"


def jumin_wide(d, rng):
    """広域交付: the town where it was asked for certifies what the town of the address has sent; persons between rules, hairlines within."""
    d = moved_to(d, lambda address, city: city[-1] in "市区町" and len(address) < 34)
    p, w, folk = narrow_page(rng), d["world"], d["members"]
    issuer = w["city"]
    while issuer == w["city"] or issuer[-1] not in "市町":
        issuer = d["folk"].address()[3]
    there = {**w, "city": issuer}
    hidden = rng.choice(["省略", "＊＊＊＊＊＊", "（記載省略）"])
    people_shown = "".join(wide_person(p, w, r, m, x, hidden) for r, (m, x) in enumerate(zip(folk, lived(d, rng)), 1))
    top = table([tr(lab("住　　所"), td(p.put("address", w["address"]), "font-size:12pt")), tr(lab("世　帯　主"), td(p.name("head", folk[0]), "font-size:12pt"))], "margin:5mm 14mm 6mm", (32, 150))
    sentence = f"この写しは、{rng.choice(('住民基本台帳法第１２条の４第３項', '住民基本台帳法第１２条の４'))}の規定により{office(w)}長から通知された事項に基づき作成した、世帯全員の住民票の写しであることを証明する。"
    body = f"""<div style='position:absolute;right:14mm;top:10mm;font-size:8.5pt;text-align:right;line-height:1.5'>交付番号　{serial(rng)}<br>{p.put('page_number', 1, '1', 0, 'digits')}／{p.put('page_count', 1, '1', 0, 'digits')}</div><h1 style='padding-top:19mm;font-size:20pt;letter-spacing:2.5mm'>住民票の写し<span style='font-size:12pt;letter-spacing:.5mm'>（広域交付）</span></h1>{top}{people_shown}<div style='margin:0 14mm;border-top:.4mm solid #222;padding-top:1.5mm;font-size:9pt;text-align:right'>＊＊＊　以下余白　＊＊＊</div>
<div style='position:absolute;left:20mm;bottom:20mm;width:170mm;font-size:11pt;line-height:1.75'>　{sentence}<div style='margin:2mm 0 0 6mm'>{p.date('issued_on', d['issued'])}</div><div style='margin-left:74mm;font-size:14pt'>{office(there)}長　{w['mayor']}</div></div>{seal(rng, town_seal(there), 23)}{note('戸籍の表示（本籍・筆頭者）は、広域交付の対象となりません。', 'position:absolute;left:20mm;bottom:11mm')}"""
    return p, sheet(body, rng.choice(["mincho", "gothic", "udm"]), back=ground(rng, rng.choice(["waves", "copy", "dots"])), css=".l{text-align:center;font-size:9.5pt}")


def jumin_removed(d, rng):
    """除票 of one person who moved away: the item, what stands there, and in a third column when and why; the place moved to is no address of the sheet."""
    d = moved_to(d, lambda address, city: city[-1] in "市区町" and len(address) < 34)
    p, w = narrow_page(rng), d["world"]
    at = rng.randrange(len(d["members"]))
    m, x = d["members"][at], lived(d, rng)[at]
    gone = people.day(rng, max(x["told"] + datetime.timedelta(days=10), datetime.date(2026, 3, 1)).isoformat(), "2026-10-20")
    hidden = rng.choice(["省略", "記載省略", "－"])
    small = "font-size:8.5pt;line-height:1.3"
    line = lambda name, value, why="", css="", tall=9.5: tr(lab(name), td(value, f"height:{tall}mm;{css}", 3), td(why, small))  # noqa: E731
    two = lambda name, value, other, at_right: tr(lab(name), td(value, "height:9.5mm"), lab(other), td(at_right, MID), td("", small))  # noqa: E731
    told = gone - datetime.timedelta(days=rng.randrange(0, 9))
    rows = [tr(lab("事　　項"), lab("記　　載　　内　　容", "", 3), lab("異動年月日・事由等")), line("氏名の振り仮名", p.kana("name_kana", m, 1), "", "font-size:9.5pt", 7), line("氏　　名", p.name("name", m, 1), "", "font-size:15pt", 13), two("生年月日", p.date("birth_date", m["born"], 1), "性別", p.sex(m, 1)), two("世　帯　主", p.name("head", d["members"][0]), "続柄", p.put("relation", m["relation"], None, 1)),
            line("住　　所", p.put("address", w["address"]), f"{p.day_text(x['settled'])}{x['cause']}<br>{p.day_text(x['told'])}届出", "font-size:11.5pt", 14), line("住民となった日", p.day_text(x["since"])), line("前　住　所", x["before"] or "", "", "font-size:10pt", 11), line("本　　籍", hidden), line("筆　頭　者", hidden), line("個人番号", number_of(p, w, m, 1, hidden)), line("住民票コード", hidden),
            line("転出先住所", former_address(d), f"{p.day_text(gone)}転出<br>{p.day_text(told)}届出", "font-size:10pt", 14), line("消除の事由", "転出", p.day_text(gone)), line("備　　考", rng.choice(["", "転出確定の通知　受理済"]), "", small, 16)]
    body = f"""<div style='margin:13mm 15mm 0;font-size:9pt;display:flex;justify-content:space-between'><span>{office(w)}　除票簿</span><span>整理番号　{serial(rng, 'J-{}')}</span></div><h1 style='padding-top:4mm;font-size:20pt'>{rng.choice(('住民票除票の写し', '住 民 票 除 票', '除票の写し'))}</h1><div style='position:absolute;left:146mm;top:18mm;border:.6mm solid #333;padding:1mm 6mm;font-size:15pt;letter-spacing:4mm;text-indent:4mm'>除票</div>{table(rows, 'margin:6mm 15mm 0', (33, 57, 15, 25, 50))}
<div style='margin:6mm 20mm;font-size:11.5pt;line-height:1.75'>　この写しは、住民票の除票の原本と相違ないことを証明する。<br>　{p.date('issued_on', max(d['issued'], gone))}<div style='margin-left:80mm;font-size:14pt'>{office(w)}長　{w['mayor']}</div></div>{seal(rng, town_seal(w), 22)}"""
    return p, sheet(body, rng.choice(["mincho", "udm", "mj"]), back=ground(rng, rng.choice(["dots", "waves", "none"])), css=".l{text-align:center;font-size:9.5pt;background:#eceff1}")


def remarked(p, w, row, m, x, hidden):
    """Eight lines of a person with labels at the left and a place for remarks down the right side."""
    even = lambda words: lab(f"<div style='text-align-last:justify'>{words}</div>")  # noqa: E731
    day = MID + ";white-space:nowrap"
    written = max(x["since"], FURIGANA_SINCE)
    said = "" if row > 1 and x["cause"] == "出生" else f"{p.day_text(written, 'dots')}<br>振り仮名記載"
    return [tr(td(str(row), MID, 1, 8), even("ふりがな"), td(p.kana("name_kana", m, row), "font-size:9pt", 3), td(f"<span style='font-size:7.5pt'>備考</span><div style='font-size:8pt;line-height:1.4;margin-top:1mm'>{said}</div>", "vertical-align:top", 1, 8), css="border-top:.6mm solid #111"),
            tr(even("氏名"), td(p.name("name", m, row), "font-size:15pt;height:12mm", 3)), tr(even("生年月日"), td(p.date("birth_date", m["born"], row), day), even("性別"), td(p.sex(m, row), MID)), tr(even("世帯主との続柄"), td(p.put("relation", m["relation"], None, row), MID), even("個人番号"), td(number_of(p, w, m, row, hidden), day)),
            tr(even("住民となった日"), td(p.day_text(x["since"]), day), even("住民票コード"), td(hidden, MID)), tr(even("住所を定めた日"), td(p.day_text(x["settled"]), day), even("届出日・事由"), td(f"{p.day_text(x['told'], 'dots')}・{x['cause']}", day + ";font-size:9pt")), tr(even("従前の住所"), td(x["before"] or "", "font-size:9.5pt;height:9mm", 3)), tr(even("本籍"), td(hidden, MID), even("筆頭者"), td(hidden, MID))]


def jumin_remarks(d, rng):
    """Two persons a sheet with remarks down the right side; of two sheets only the last certifies, the rows count from 1 on each."""
    d = moved_to(d, lambda address, city: city[-1] in "市町" and len(address) < 36)
    d = {**d, "members": d["folk"].household(rng.choice([2, 3, 4, 4]))}
    p, w, folk = narrow_page(rng), d["world"], d["members"]
    p.date_style = "plain" if p.date_style == "padded" else p.date_style
    sheets = (len(folk) + 1) // 2
    at = sheets - 1 if rng.random() < .65 else 0
    hidden = rng.choice(["省略", "＊＊＊＊", "－－－－"])
    shown = list(zip(folk, lived(d, rng)))[2 * at:2 * at + 2]
    rows = [line for r, (m, x) in enumerate(shown, 1) for line in remarked(p, w, r, m, x, hidden)]
    number, count = p.put("page_number", at + 1, str(at + 1), 0, "digits"), p.put("page_count", sheets, str(sheets), 0, "digits")
    foot = "<div style='margin:4mm 14mm;text-align:right;font-size:10pt'>次葉に続く</div>" + NO_SEAL
    if at == sheets - 1:
        empty = "<div style='margin:2mm 14mm;font-size:9pt;text-align:right'>以下余白</div>" if len(shown) < 2 else ""
        foot = f"{empty}<div style='position:absolute;left:19mm;bottom:19mm;width:172mm;font-size:11.5pt;line-height:1.75'>　この写しは、世帯全員の住民票の原本と相違ないことを証明する。<div style='display:flex;align-items:baseline;margin-top:1mm'><span style='width:74mm'>　{p.date('issued_on', d['issued'])}</span><span style='font-size:14pt'>{w['city']}長　{w['mayor']}</span></div></div>{seal(rng, town_seal(w), 22)}"
    head = table([tr(lab("住　所"), td(p.put("address", w["address"]), "font-size:12pt;height:10mm", 3)), tr(lab("世帯主"), td(p.name("head", folk[0]), "font-size:12pt"), lab("世帯員数"), td(f"{len(folk)}人", MID))], "margin:4mm 14mm", (24, 98, 26, 34))
    body = f"""<div style='margin:13mm 14mm 0;display:flex;justify-content:space-between;align-items:flex-end'><span style='font-size:9pt;width:50mm'>{serial(rng, '第{}号')}</span><span style='font-size:21pt;letter-spacing:9mm;text-indent:9mm'>住民票</span><span style='font-size:9.5pt;width:50mm;text-align:right'>{count}枚中の{number}枚目</span></div>{head}{table(rows, 'margin:0 14mm;border-bottom:.6mm solid #111', (8, 31, 50, 29, 38, 26))}{foot}
<div style='position:absolute;left:14mm;bottom:9mm;font-size:8pt'>{office(w)}　{rng.choice(('市民生活部　市民課', '市民窓口課', '総合窓口課')) if w['city'][-1] == '市' else '住民課'}</div>"""
    return p, sheet(body, rng.choice(["gothic", "udg", "mincho"]), back=ground(rng, rng.choice(["copy", "dots", "waves"])), css=".l{font-size:8.5pt;background:#f2f2ec;padding:.7mm 1.4mm} .v{height:7.4mm;padding:.6mm 1.4mm}")


def jumin_typed(d, rng):
    """A service corner's sheet without rules: heads in brackets, labels with colons, a person's lines in two columns, words under the text."""
    d = moved_to(d, lambda address, city: city[-1] in "市区町村" and len(address) < 36)
    p, w, folk = narrow_page(rng), d["world"], d["members"]
    p.date_style = rng.choice(["gap", "plain", "zero", "padded"])
    hidden = rng.choice(["省略", "記載しない", "【省略】"])
    kana = rng.random() < .75
    item = lambda name, value, css="": f"<div style='display:flex;align-items:baseline;{css}'><span style='flex:none;width:34mm;font-size:9.5pt'><span style='display:inline-block;width:29mm;text-align-last:justify'>{name}</span>：</span><span style='white-space:nowrap'>{value}</span></div>"  # noqa: E731
    blocks = []
    for r, (m, x) in enumerate(zip(folk, lived(d, rng)), 1):
        read = [item("フリガナ", p.kana("name_kana", m, r), "font-size:9pt")] if kana else []
        left = [*read, item("氏名", p.name("name", m, r), "font-size:12pt"), item("生年月日", p.date("birth_date", m["born"], r)), item("性別", p.sex(m, r)), item("続柄", p.put("relation", m["relation"], None, r))]
        right = [item("住民となった日", p.day_text(x["since"])), item("住所を定めた日", p.day_text(x["settled"])), item("個人番号", number_of(p, w, m, r, hidden)), item("本籍・筆頭者", hidden)]
        blocks.append(f"<div style='margin:0 16mm;font-size:10.5pt'>【世帯員{'１２３４５'[r - 1]}】<div style='display:grid;grid-template-columns:92mm 86mm;line-height:1.45;margin:.6mm 0 {5.5 - .8 * len(folk):.1f}mm 4mm'><div>{''.join(left)}</div><div>{''.join(right)}</div></div></div>")
    body = f"""<div style='margin:15mm 16mm 0;display:flex;justify-content:space-between'><span style='font-size:21pt;letter-spacing:3mm'>住民票の写し</span>{qr(serial(rng, 'JM{}'), 15)}</div><div style='margin:1mm 16mm 4mm;border-top:.7mm solid #333;padding-top:1.5mm;font-size:9pt'>{office(w)}　発行番号 {serial(rng)}　{p.put('page_number', 1, '1', 0, 'digits')}/{p.put('page_count', 1, '1', 0, 'digits')}ページ</div>
<div style='margin:0 16mm 2.5mm;font-size:10.5pt;line-height:1.6'>【世帯】<div style='margin-left:4mm'>{item('住所', p.put('address', w['address']), 'font-size:11.5pt')}{item('世帯主の氏名', p.name('head', folk[0]), 'font-size:11.5pt')}</div></div>{''.join(blocks)}<div style='margin:0 16mm;font-size:9.5pt'>－ 以上{len(folk)}名 －</div>
<div style='position:absolute;left:16mm;right:16mm;bottom:16mm;border-top:.7mm solid #333;padding-top:2.5mm;font-size:11pt;line-height:1.7'>上記は、世帯全員の住民票の原本の写しであることを証明します。<div style='display:flex;align-items:baseline;margin-top:1mm'><span style='width:80mm'>{p.date('issued_on', d['issued'])}</span><span style='font-size:14pt'>{w['city']}長　{w['mayor']}</span></div></div>{seal(rng, town_seal(w), 21)}"""
    return p, sheet(body, rng.choice(["gothic", "udg", "udm", "mincho"]), back=underlay(rng.choice(["複写", "無効　COPY", "複写無効"]), rng.choice(["#9cc7bb", "#a8bfdc", "#d8b9a8"]), 34, .22, (210, 170), -28))


LAYOUTS = {"juminhyo": [jumin_wide, jumin_removed, jumin_remarks, jumin_typed], **LEVIES, **STUDY_AND_COVER}
