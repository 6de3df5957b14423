"""A twenty-third set of attachments, by somebody who has not seen the reader: ordinary papers of makers that the sets before leave out, four layouts a kind. Here the
住民票: the standard's list with stars in every item that nobody has, a 個人票 or 除票 with a table of all moves, persons with the name in a tall cell at the left, a
village's typed 記載事項証明書. The other kinds stand in levies_twentythird.py, papers_twentythird.py and covers_twentythird.py."""
import datetime

import people
from drawn_counters import note
from drawn_desks import lived, number_of, place_before, town_seal
from drawn_office import NO_SEAL, former_address, lab, moved_to, narrow_page, table, td, tr
from drawn_parts import office, qr, serial
from levies_twentythird import LEVIES
from papers_twentythird import STUDY_AND_COVER
from sheet_html import ground, seal, sheet

MID = "text-align:center"
DAY = MID + ";white-space:nowrap"


def starred_person(p, w, row, m, x, stars):
    """Seven lines of a person; 旧氏, 本籍 and the like are there for everybody, with stars where nothing is told."""
    hide = MID + ";font-size:9pt"
    cause = f"{p.day_text(x['told'], 'dots')}　{x['cause']}"
    return [
        tr(td(str(row), MID + ";font-size:12pt", 1, 7), lab("振り仮名"), td(p.kana("name_kana", m, row), "font-size:9pt"), lab("生年月日"), td(p.date("birth_date", m["born"], row), DAY), lab("性別"), td(p.sex(m, row), MID), css="border-top:.5mm solid #111"),
        tr(lab("氏名"), td(p.name("name", m, row), "font-size:14pt;height:11mm"), lab("続柄"), td(p.put("relation", m["relation"], None, row), MID, 3)),
        tr(lab("旧氏"), td(stars, hide), lab("住民となった<br>年月日"), td(p.day_text(x["since"]), DAY, 3)),
        tr(lab("本籍"), td(stars, hide), lab("住所を定めた<br>年月日"), td(p.day_text(x["settled"]), DAY, 3)),
        tr(lab("筆頭者"), td(stars, hide), lab("届出年月日<br>事由"), td(cause, DAY, 3)),
        tr(lab("前住所"), td(x["before"] or stars, "font-size:9.5pt" if x["before"] else hide, 5)),
        tr(lab("個人番号"), td(number_of(p, w, m, row, stars), "font-size:11.5pt;" + MID), lab("住民票コード"), td(stars, hide, 3))]


def jumin_stars(d, rng):
    """The standard's 世帯連記式 of another maker: three persons a sheet, seven lines each; of two sheets only the last certifies, the rows count from 1 on each."""
    d = moved_to(d, lambda address, city: city[-1] in "市区" and len(address) < 36)
    p, w, folk = narrow_page(rng), d["world"], d["members"]
    p.date_style = "plain" if p.date_style == "padded" else p.date_style
    sheets = (len(folk) + 2) // 3
    at = sheets - 1 if rng.random() < .6 else 0
    stars = rng.choice(["＊＊＊＊＊＊", "＊＊＊", "【省略】"])
    shown = list(zip(folk, lived(d, rng)))[3 * at:3 * at + 3]
    rows = [line for r, (m, x) in enumerate(shown, 1) for line in starred_person(p, w, r, m, x, stars)]
    number, count = p.put("page_number", at + 1, str(at + 1), 0, "digits"), p.put("page_count", sheets, str(sheets), 0, "digits")
    top = table([tr(lab("住所"), td(p.put("address", w["address"]), "font-size:12pt;height:11mm")), tr(lab("世帯主"), td(p.name("head", folk[0]), "font-size:12pt;height:8.5mm"))], "margin:4mm 13mm 3.5mm", (24, 160))
    end = NO_SEAL
    if at == sheets - 1:
        end = f"""<div style='position:absolute;left:16mm;bottom:15mm;width:178mm;font-size:11pt;line-height:1.7'>この写しは、世帯全員の住民票の原本と相違ないことを証明する。<div style='margin-top:1.5mm'>{p.date('issued_on', d['issued'])}</div>
<div style='margin-left:84mm;font-size:14pt'>{w['city']}長　{w['mayor']}</div></div>{seal(rng, town_seal(w), 22)}"""
    rest = "" if at == sheets - 1 else "<div style='margin:3mm 13mm;text-align:right;font-size:9.5pt'>（次ページへ続く）</div>"
    body = f"""<div style='margin:11mm 13mm 0;display:flex;justify-content:space-between;font-size:8.5pt'><span>{serial(rng, '発行番号：{}')}-{rng.randrange(100, 999)}</span><span>{number}／{count}頁</span></div>
<h1 style='padding-top:3mm;font-size:20pt;letter-spacing:7mm;text-indent:7mm'>住民票</h1><div class=c style='font-size:9pt;margin-top:2mm'>（世帯連記式）</div>{top}{table(rows, 'margin:0 13mm;border-bottom:.5mm solid #111', (8, 23, 62, 26, 40, 13, 12))}{rest}{end}
{note('「＊」印及び【省略】は、記載がないこと又は記載を省略したことを示します。', 'position:absolute;left:16mm;bottom:9mm')}"""
    css = ".l{font-size:8.5pt;line-height:1.15;background:#eef1f6;padding:.5mm 1.2mm} .v{height:6.9mm;padding:.4mm 1.3mm;line-height:1.2}"
    return p, sheet(body, rng.choice(["gothic", "udg", "mincho", "udm"]), back=ground(rng, rng.choice(["copy", "dots", "waves"])), css=css)


def moves_of(d, rng, p, gone):
    """(days of the addresses, rows of a table of all moves): number, day and cause, day of the report, the address of that time; the oldest first."""
    days = [d["world"]["moved"]]
    while len(days) < rng.choice([1, 2, 2, 3]) and days[-1] < datetime.date(2025, 1, 1):
        days.append(people.day(rng, (days[-1] + datetime.timedelta(days=150)).isoformat(), "2026-07-20"))
    rows = []
    for n, day in enumerate(days, 1):
        place = "上記住所のとおり" if n == len(days) else place_before(d, rng, True)
        before = f"<br><span style='font-size:8.5pt'>（前住所　{former_address(d)}）</span>" if n == 1 else ""
        rows.append((day, "転入" if n == 1 else "転居", day + datetime.timedelta(days=rng.randrange(1, 13)), place + before))
    if gone:
        rows.append((gone, "転出", gone - datetime.timedelta(days=rng.randrange(0, 9)), f"（転出先　{former_address(d)}）"))
    cells = [tr(td(str(n), MID), td(f"{p.day_text(day)}<br>{why}", DAY + ";font-size:9pt;line-height:1.3"), td(p.day_text(told), DAY + ";font-size:9pt"), td(place, "font-size:9.5pt;line-height:1.35;height:13mm")) for n, (day, why, told, place) in enumerate(rows, 1)]
    return days, cells


def jumin_trail(d, rng):
    """A 個人票, or the 除票 of somebody who moved away: the items above, all moves in a table below; addresses of the table are none of the sheet's."""
    d = moved_to(d, lambda address, city: city[-1] in "市町" and len(address) < 36)
    p, w = narrow_page(rng), d["world"]
    d["world"] = w = {**w, "moved": min(w["moved"], datetime.date(2024, 6, 30))}
    m = rng.choice([x for x in d["members"] if x["born"] < w["moved"]])
    gone = people.day(rng, "2026-08-01", "2026-10-20") if rng.random() < .4 else None
    days, moves = moves_of(d, rng, p, gone)
    hidden = rng.choice(["記載省略", "省略", "（省略）"])
    pair = lambda a, x, b, y: tr(lab(a), td(x, "height:9mm"), lab(b), td(y, MID))  # noqa: E731
    items = [tr(lab("振り仮名"), td(p.kana("name_kana", m, 1), "font-size:9.5pt;height:6.5mm", 3)), tr(lab("氏　　名"), td(p.name("name", m, 1), "font-size:17pt;height:14mm", 3)),
             pair("生年月日", p.date("birth_date", m["born"], 1), "性　　別", p.sex(m, 1)), pair("世帯主の氏名", p.name("head", d["members"][0]), "続　　柄", p.put("relation", m["relation"], None, 1)),
             tr(lab("住　　所"), td(p.put("address", w["address"]), "font-size:12pt;height:12mm", 3)), pair("住民となった日", p.day_text(days[0]), "住所を定めた日", p.day_text(days[-1])),
             pair("本　　籍", hidden, "筆　頭　者", hidden), pair("個人番号", number_of(p, w, m, 1, hidden), "住民票コード", hidden)]
    head = tr(*(lab(x, MID) for x in ("履歴", "異動日・異動事由", "届出日", "住　　　所")))
    mark = "<div style='position:absolute;right:22mm;top:17mm;border:.5mm solid #111;border-radius:50%;width:15mm;height:15mm;line-height:14mm;text-align:center;font-size:12pt'>除票</div>" if gone else ""
    removed = f"<div style='margin:3mm 16mm 0;font-size:10pt'>消除　{p.day_text(gone)}　転出により消除</div>" if gone else ""
    issued = max(d["issued"], gone or d["issued"])
    what = "除票" if gone else "住民票"
    body = f"""{mark}<h1 style='padding-top:18mm;font-size:21pt;letter-spacing:2mm'>{'住民票（除票）の写し' if gone else '住民票の写し'}</h1><div class=c style='font-size:10pt;margin:2.5mm 0 6mm'>（個　人　票）</div>{table(items, 'margin:0 16mm;border:.5mm solid #111', (30, 74, 30, 44))}{removed}
<div style='margin:6mm 16mm 1mm;font-size:10pt'>［異動の履歴］</div>{table([head, *moves], 'margin:0 16mm', (12, 40, 38, 88))}
<div style='position:absolute;left:20mm;bottom:21mm;width:170mm;font-size:11.5pt;line-height:1.8'>　上記は、{what}の原本の写しであることを証明する。<br>　{p.date('issued_on', issued)}<div style='margin-left:76mm;font-size:14.5pt'>{office(w)}長　{w['mayor']}</div></div>{seal(rng, town_seal(w), 23)}
<div style='position:absolute;left:16mm;right:16mm;bottom:11mm;font-size:8pt;display:flex;justify-content:space-between'><span>{office(w)}　{rng.choice(('戸籍住民課', '市民課')) if w['city'][-1] == '市' else '町民課'}</span><span>管理番号 {serial(rng)}</span></div>"""
    return p, sheet(body, rng.choice(["mincho", "udm", "gothic"]), back=ground(rng, rng.choice(["waves", "dots", "none"])), css=".l{font-size:9.5pt;background:#f4f2ea}")


def named_left(p, w, row, m, x, hidden, kana):
    """A person whose name stands in a tall cell at the left, relation over it, four lines of two labels and values beside it."""
    read = f"<div style='font-size:8.5pt;line-height:1.3'>{p.kana('name_kana', m, row)}</div>" if kana else ""
    who = f"<div style='font-size:8pt;color:#222'>続柄：{p.put('relation', m['relation'], None, row)}</div><div style='height:2.5mm'></div>{read}<div style='font-size:15pt;line-height:1.3'>{p.name('name', m, row)}</div>"
    day = MID + ";white-space:nowrap"
    return [tr(td(who, "vertical-align:top;padding:1.5mm 2mm", 1, 4), lab("生年月日"), td(p.date("birth_date", m["born"], row), day), lab("性別"), td(p.sex(m, row), MID), css="border-top:.45mm solid #111"),
            tr(lab("住民となった日"), td(p.day_text(x["since"]), day), lab("個人番号"), td(number_of(p, w, m, row, hidden), day)), tr(lab("住所を定めた日"), td(p.day_text(x["settled"]), day), lab("届出日"), td(p.day_text(x["told"]), day)),
            tr(lab("従前の住所"), td(x["before"] or "", "font-size:9pt;height:8.5mm;line-height:1.2", 3))]


def jumin_shelf(d, rng):
    """A town's sheet for five persons: the name in a tall cell at the left, labels and values beside it; what everybody lacks is said once under the list."""
    d = moved_to(d, lambda address, city: city[-1] in "市町村区" and len(address) < 36)
    p, w, folk = narrow_page(rng), d["world"], d["members"]
    p.date_style = "plain" if p.date_style == "padded" else p.date_style
    kana, hidden = rng.random() < .8, rng.choice(["省略", "－", "＊＊＊＊＊＊"])
    part = rng.random() < .35 and len(folk) > 2
    shown = list(zip(folk, lived(d, rng)))
    shown = shown[1:] if part else shown
    rows = [line for r, (m, x) in enumerate(shown, 1) for line in named_left(p, w, r, m, x, hidden, kana)]
    top = f"<div style='margin:6mm 14mm 4mm;border-left:1.2mm solid #444;padding-left:4mm;line-height:1.7'><span style='font-size:9pt;display:inline-block;width:20mm'>住所</span><span style='font-size:12.5pt'>{p.put('address', w['address'])}</span><br><span style='font-size:9pt;display:inline-block;width:20mm'>世帯主</span><span style='font-size:12.5pt'>{p.name('head', folk[0])}</span></div>"
    sentence = f"この写しは、{'世帯の一部' if part else '世帯全員'}の住民票の原本と相違ないことを証明します。"
    body = f"""<div style='margin:13mm 14mm 0;display:flex;justify-content:space-between;align-items:flex-end'><span style='font-size:20pt;letter-spacing:2mm'>住民票の写し<span style='font-size:11pt;letter-spacing:.5mm'>　【{'世帯一部' if part else '世帯全員'}】</span></span><span style='font-size:9pt'>{serial(rng, 'No. {}')}　{p.put('page_number', 1, '1', 0, 'digits')}/{p.put('page_count', 1, '1', 0, 'digits')}</span></div>{top}{table(rows, 'margin:0 14mm;border:.45mm solid #111', (54, 27, 42, 17, 42))}
<div style='margin:1.5mm 14mm;font-size:9pt'>本籍・筆頭者・住民票コード：省略　　　以下余白</div><div style='position:absolute;left:20mm;bottom:14mm;width:172mm;font-size:11.5pt;line-height:1.7'>{sentence}<div style='display:flex;align-items:baseline;margin-top:2mm'><span style='width:76mm'>{p.date('issued_on', d['issued'])}</span><span style='font-size:14.5pt'>{office(w)}長　{w['mayor']}</span></div></div>{seal(rng, town_seal(w), 22)}"""
    return p, sheet(body, rng.choice(["udp", "gothic", "udm", "mincho"]), back=ground(rng, rng.choice(["dots", "copy", "waves"])), css=".l{font-size:8.5pt;padding:.4mm 1.4mm;background:#f5f5f5;white-space:nowrap} .v{height:7.2mm;padding:.4mm 1.4mm}")


def jumin_record(d, rng):
    """住民票記載事項証明書 as a village types it: address and head in lines, persons in a list with the reading under the name, the purpose under the list."""
    d = moved_to(d, lambda address, city: city[-1] in "町村市" and len(address) < 36)
    p, w, folk = narrow_page(rng), d["world"], d["members"]
    p.date_style = rng.choice(["plain", "zero", "gap", "dots"])
    if p.date_style == "gap" and len(folk) > 3:
        p.date_style = "plain"
    hidden = rng.choice(["記載なし", "省略", "－"])
    kana = rng.random() < .75
    rows = [tr(*(lab(x, MID) for x in ("", "氏　　　　名", "生　年　月　日", "性別", "続　柄", "個 人 番 号")))]
    for r, m in enumerate(folk, 1):
        read = f"<div style='font-size:8.5pt;line-height:1.2'>（{p.kana('name_kana', m, r)}）</div>" if kana else ""
        rows.append(tr(td(str(r), MID), td(f"<div style='font-size:13pt;line-height:1.3'>{p.name('name', m, r)}</div>{read}", "height:14mm;padding-left:3mm"), td(p.date("birth_date", m["born"], r), DAY), td(p.sex(m, r), MID), td(p.put("relation", m["relation"], None, r), MID), td(number_of(p, w, m, r, hidden), DAY)))
    line = lambda name, value, size: f"<div style='display:flex;align-items:baseline;margin-bottom:2.5mm'><span style='flex:none;width:34mm'>{name}</span><span style='font-size:{size}pt'>{value}</span></div>"  # noqa: E731
    facts = line("１　住　　所", p.put("address", w["address"]), 12.5) + line("２　世帯主氏名", p.name("head", folk[0]), 13) + line("３　世帯員", f"{len(folk)}人（下記のとおり）", 11.5)
    said = f"<div style='margin:4mm 24mm 0;font-size:10pt'>備考　{rng.choice(('国民健康保険組合加入手続のため', '扶養認定手続のため', '勤務先提出用'))}</div>" if rng.random() < .6 else ""
    body = f"""<div style='margin:18mm 22mm 0;text-align:right;font-size:10.5pt'>{rng.choice(('住', '戸', '総'))}証第{rng.randrange(20, 3000)}号</div><h1 style='padding-top:9mm;font-size:22pt;letter-spacing:1.5mm'>住民票記載事項証明書</h1><div style='margin:12mm 22mm 6mm;font-size:11.5pt'>{facts}</div>{table(rows, 'margin:0 18mm', (9, 55, 39, 13, 20, 40))}{said}
<div style='margin:13mm 24mm 0;font-size:12.5pt;line-height:1.9'>　上記の事項は、住民基本台帳に記載されていることを証明する。<div style='margin:5mm 0 0 8mm'>{p.date('issued_on', d['issued'])}</div></div><div style='margin:9mm 0 0 88mm;font-size:15pt'>{office(w)}長　{w['mayor']}</div>{seal(rng, town_seal(w), 24)}"""
    if rng.random() < .4:
        body += f"<div style='position:absolute;right:16mm;bottom:12mm'>{qr(serial(rng, 'KS{}'), 13)}</div>"
    return p, sheet(body, rng.choice(["mincho", "mj", "gothic"]), css=".l{font-size:10pt}", back=ground(rng, rng.choice(["none", "waves", "dots"])))


LAYOUTS = {"juminhyo": [jumin_stars, jumin_trail, jumin_shelf, jumin_record], **LEVIES, **STUDY_AND_COVER}
