"""The twenty-first family's 資格喪失証明書: a 健康保険組合's sheet with all persons in one table, 協会けんぽ's for those who stayed in of their own will, an employer's
社会保険資格喪失証明書, a town's form for 取得 and 喪失 that an employer has typed."""
import datetime

from drawn_counters import note, postal_of
from drawn_desks import clear_of_seal, covered, employer, kyokai, pension_number, society, tel
from drawn_office import NO_SEAL, lab, moved_to, narrow_page, prefecture, table, td, tr
from drawn_parts import office
from drawn_registers import born_before_loss
from sheet_html import ground, seal, sheet, spaced

MID = "text-align:center"
SMALL = MID + ";font-size:9pt;white-space:nowrap"
FUNDS = ["日本事務機器健康保険組合", "東海化学工業健康保険組合", "ふたば百貨店健康保険組合", "関東自動車部品健康保険組合", "港湾運送事業健康保険組合", "みのり生命健康保険組合"]
FIRMS = ["株式会社ミナト精密", "東洋樹脂工業株式会社　千葉工場", "株式会社ふじみリビングサービス", "山の手バス株式会社", "学校法人若草幼稚園", "医療法人社団さくら会　さくら中央病院", "株式会社アオイシステムズ", "有限会社大樹工務店"]


def insured(d, rng, insurer_of):
    """The data with the cover of an insurer of the address's prefecture, an issue after the loss and none who was born after it."""
    d = moved_to(d, lambda address, city: len(address) < 34)
    return covered(born_before_loss(d), rng, insurer_of(rng, d["world"]))


def fund(rng, world):
    """A 健康保険組合, which has members in every prefecture."""
    return {**society(rng), "name": rng.choice(FUNDS)}


def lost_fund(d, rng):
    """A 健康保険組合: the sentence over one table of all persons, 記号 and 番号 in cells of their own, the reason once; the firm beside the number of the insurer."""
    d = insured(d, rng, fund)
    p, c, w = narrow_page(rng), d["cover"], d["world"]
    kana, both = rng.random() < .7, rng.random() < .75
    head = [lab(x) for x in (("区分", "氏　　　名" if not kana else "フ　リ　ガ　ナ<br>氏　　　　　名", "性別", "続柄", "生 年 月 日", *(["資格取得日<br>（認定日）"] if both else []), rng.choice(["資格喪失日", "資格喪失日<br>（認定解除日）", "喪失年月日"])))]
    rows = []
    for r, (m, (since, lost)) in enumerate(zip(d["members"], d["days"]), 1):
        name = (f"<div style='font-size:8pt;line-height:1.2'>{p.kana('name_kana', m, r)}</div>" if kana else "") + f"<div style='font-size:12pt;line-height:1.3'>{p.name('name', m, r)}</div>"
        day = [td(p.date("acquired_on", since, r), SMALL)] if both else []
        rows.append(tr(td("被保険者" if r == 1 else "被扶養者", MID + ";font-size:8.5pt"), td(name, "height:10.5mm"), td(p.sex(m, r), MID), td(p.put("relation", "本人" if r == 1 else m["relation"], None, r), MID), td(p.date("birth_date", m["born"], r), SMALL), *day, td(p.date("lost_on", lost, r), SMALL)))
    widths = (19, 46, 11, 16, 31, 31, 31) if both else (21, 60, 12, 20, 36, 36)
    rows += [tr(*(td("", "height:10.5mm") for _ in widths)) for _ in range(5 - len(rows))]
    top = table([tr(lab("保険者番号"), td(p.put("insurer_number", c["insurer_number"], None, 0, "digits"), MID), lab("記　号"), td(p.put("symbol", c["symbol"]), MID), lab("番　号"), td(p.put("number", c["number"]), MID)), tr(lab("事業所名"), td(rng.choice(FIRMS), "", 5)), tr(lab("被保険者住所"), td(p.put("address", w["address"]), "height:9mm", 5)), tr(lab("喪失事由"), td(rng.choice(("退職", "退職（雇用期間満了）", "任意継続被保険者の申出")), "", 5))], "margin:4mm 12.5mm 5mm", (28, 42, 18, 39, 18, 40))
    title = rng.choice(["資格喪失証明書", "健康保険資格喪失証明書", "健康保険　被保険者・被扶養者　資格喪失証明書"])
    body = f"""<div style='margin:14mm 15mm 0;display:flex;justify-content:space-between;font-size:10pt'><span></span><span>{rng.choice(('適', '業', '資'))}第{rng.randrange(100, 9999)}号</span></div><h1 style='padding-top:7mm;font-size:20pt;letter-spacing:1mm'>{title}</h1><div style='margin:9mm 15mm 0;font-size:11.5pt;line-height:1.7'>　下記の者は、当組合の{rng.choice(('被保険者（被扶養者）', '健康保険の'))}資格を喪失したことを証明します。</div>{top}{table([tr(*head), *rows], 'margin:0 12.5mm', widths)}
<div style='margin:2mm 15mm;font-size:9pt'>※ 資格喪失日以降、当組合の資格確認書・マイナ保険証（当組合の資格）は使用できません。</div><div style='margin:12mm 20mm 0;font-size:12pt'>{p.date('issued_on', d['issued'])}</div><div style='margin:4mm 0 0 86mm;font-size:10pt;line-height:1.65'>〒{rng.randrange(100, 699)}-{rng.randrange(1000):04}<br>{w['city']}大手町{rng.randrange(1, 4)}-{rng.randrange(1, 9)}-{rng.randrange(1, 20)}<div style='font-size:14pt;line-height:1.8'>{p.put('company', c['name'])}</div><div style='font-size:12.5pt'>理事長　{clear_of_seal(w['mayor'])}</div>電話　{tel(rng)}</div>{seal(rng, c['name'] + '理事長印', 23) if rng.random() < .85 else NO_SEAL}"""
    return p, sheet(body, rng.choice(["mincho", "gothic", "udg"]), css=".l{text-align:center;font-size:9pt;line-height:1.25;background:#f4f4f4} td{padding:.8mm 1mm}", back=ground(rng, "waves") if rng.random() < .25 else "")


def lost_branch(d, rng):
    """協会けんぽ: the insured under 任意継続 is addressed; a table of labels and values, the family in another with their own days."""
    d = insured(d, rng, kyokai)
    start = d["cover"]["lost"] - datetime.timedelta(days=rng.randrange(70, 700))
    d = {**d, "days": [(max(start, m["born"]), lost) for m, (_, lost) in zip(d["members"], d["days"])]}
    p, c, w, m = narrow_page(rng), d["cover"], d["world"], d["members"][0]
    stay = rng.random() < .7
    line = lambda words, value, css="": tr(lab(words), td(value, "font-size:12pt;height:9.5mm;padding-left:4mm;" + css))  # noqa: E731
    day = lambda words, field, value: line(words, p.date(field, value, 1))  # noqa: E731
    rows = [line("記号・番号" if stay else "被保険者等記号・番号", f"（記号）{p.put('symbol', c['symbol'])}　　（番号）{p.put('number', c['number'])}"), line("被保険者氏名", p.name("name", m, 1), "font-size:14pt"), line("生年月日", p.date("birth_date", m["born"], 1)), line("住　　所", p.put("address", w["address"]), "font-size:11pt"),
            day("資格取得年月日", "acquired_on", d["days"][0][0]), day("資格喪失年月日", "lost_on", c["lost"]), line("資格喪失の事由", rng.choice(["申出による喪失", "保険料未納", "任意継続期間満了", "就職による健康保険加入"]) if stay else "適用事業所の退職", "font-size:11pt")]
    kin = [tr(td(str(r - 1), MID), td(p.name("name", x, r), "font-size:11.5pt"), td(p.put("relation", x["relation"], None, r), MID), td(p.date("birth_date", x["born"], r), SMALL), td(p.date("acquired_on", since, r), SMALL), td(p.date("lost_on", lost, r), SMALL)) for r, (x, (since, lost)) in enumerate(zip(d["members"][1:], d["days"][1:]), 2)]
    family = f"<div style='margin:7mm 20mm 1.5mm;font-size:11pt'>【被扶養者】</div>{table([tr(*(lab(x) for x in ('', '氏　　名', '続柄', '生年月日', rng.choice(('認定年月日', '被扶養者となった日')), rng.choice(('削除年月日', '被扶養者でなくなった日', '資格喪失年月日'))))), *kin], 'margin:0 20mm', (8, 48, 15, 33, 33, 33))}" if kin else "<div style='margin:7mm 20mm 0;font-size:11pt'>【被扶養者】　なし</div>"
    title = rng.choice(["健康保険　任意継続被保険者資格喪失証明書", "任意継続被保険者　資格喪失証明書"]) if stay else "健康保険　被保険者資格喪失証明書"
    branch = c["name"].split("　")[1]
    body = f"""<div style='position:absolute;right:20mm;top:14mm;text-align:right;font-size:10.5pt;line-height:1.6'>{branch[:2]}発第 {rng.randrange(1000, 99999)} 号<br>{p.date('issued_on', d['issued'])}</div><div style='position:absolute;left:22mm;top:22mm;font-size:10.5pt;line-height:1.6;width:84mm'>〒{postal_of(d)}<br>{w['address']}<div style='margin-top:2mm;font-size:13pt'>{m['name']}　様</div></div><h1 style='padding-top:68mm;font-size:17pt;letter-spacing:.8mm'>{title}</h1>
<div style='margin:6mm 20mm 4mm;font-size:11pt'>あなた（及びあなたの被扶養者）は、次のとおり被保険者の資格を喪失したことを証明します。</div>{table([line('保険者番号', p.put('insurer_number', c['insurer_number'], None, 0, 'digits')), *rows], 'margin:0 20mm', (46, 124))}{family}<div style='margin:11mm 0 0 104mm;font-size:13pt;line-height:1.75'>{p.put('company', c['name'])}<br>支部長　{clear_of_seal(w['mayor'])}</div>
{note('○ 国民健康保険に加入される方は、この証明書をお住まいの市区町村の窓口に提示してください。　○ 資格確認書は速やかに返納してください。', 'position:absolute;left:20mm;right:20mm;bottom:11mm;line-height:1.5')}{seal(rng, c['name'].replace('　', '') + '長之印', 21) if rng.random() < .7 else NO_SEAL}"""
    return p, sheet(body, rng.choice(["mincho", "udp", "gothic"]), css=".l{font-size:10pt;text-align:center;background:#eef3f7;line-height:1.2} td{padding:.8mm 1mm}")


def lost_employer(d, rng):
    """An employer's 社会保険資格喪失証明書: groups with numbered headings, both insurances, the family in a table with a day each, the employer in lines at the foot."""
    d = {**d, "members": d["folk"].household(rng.choice([3, 4, 5]))}
    d = insured(d, rng, kyokai if rng.random() < .6 else fund)
    p, c, w, m, e = narrow_page(rng), d["cover"], d["world"], d["members"][0], employer(rng, d["world"])
    firm = rng.choice([e["name"], *FIRMS])
    title = "理事長" if "法人" in firm else "代表取締役"
    wide = "height:9mm;font-size:11.5pt"
    kana = [tr(lab("フリガナ"), td(p.kana("name_kana", m, 1), "font-size:9pt", 3))] if rng.random() < .6 else []
    pension = [tr(lab("基礎年金番号"), td(pension_number(rng), wide), lab("保険の種類"), td("健康保険・厚生年金保険", "font-size:9.5pt"))] if rng.random() < .6 else []
    rows = [*kana, tr(lab("氏　　名"), td(p.name("name", m, 1), "font-size:14pt;height:11mm"), lab("生年月日"), td(p.date("birth_date", m["born"], 1), wide + ";white-space:nowrap;font-size:10.5pt")), tr(lab("住　　所"), td(p.put("address", w["address"]), wide, 3)), *pension,
            tr(lab("保険者名称"), td(c["name"], wide), lab("保険者番号"), td(p.put("insurer_number", c["insurer_number"], None, 0, "digits"), wide)), tr(lab("記　　号"), td(p.put("symbol", c["symbol"]), wide), lab("番　　号"), td(p.put("number", c["number"]), wide)),
            tr(lab(rng.choice(["資格取得日", "資格取得年月日"])), td(p.date("acquired_on", c["from"], 1), wide), lab(rng.choice(["退職日", "退職年月日"])), td(p.date("left_on", c["left"]), wide + ";white-space:nowrap;font-size:10.5pt")), tr(lab(rng.choice(["資格喪失日", "資格喪失年月日"])), td(f"{p.date('lost_on', c['lost'], 1)}　<span style='font-size:8.5pt'>（退職日の翌日）</span>", wide, 3))]
    added = rng.random() < .5
    kin = [tr(td(p.name("name", x, r), "height:8.5mm;font-size:11.5pt"), td(p.put("relation", x["relation"], None, r), MID), td(p.sex(x, r), MID), td(p.date("birth_date", x["born"], r), SMALL), *([td(p.date("acquired_on", since, r), SMALL)] if added else []), td(p.date("lost_on", lost, r), SMALL)) for r, (x, (since, lost)) in enumerate(zip(d["members"][1:], d["days"][1:]), 2)]
    widths = (52, 16, 12, 31, 31, 31) if added else (62, 19, 14, 39, 39)
    kin += [tr(*(td("", "height:8.5mm") for _ in widths)) for _ in range(4 - len(kin))]
    heads = ("氏　　名", "続柄", "性別", "生年月日", *(["認定日"] if added else []), rng.choice(["資格喪失日", "喪失日", "扶養から外れた日"]))
    part = lambda words: f"<div style='margin:5mm 18.5mm 1.5mm;font-size:11pt'>{words}</div>"  # noqa: E731
    item = lambda words, value: f"<div style='display:flex'><span style='flex:none;width:26mm;text-align-last:justify;margin-right:5mm;font-size:10pt'>{words}</span><span>{value}</span></div>"  # noqa: E731
    mark, one, two = rng.choice([("１", "被保険者", "被扶養者"), ("■", "被保険者（本人）", "被扶養者（家族）"), ("(1)", "資格を喪失した被保険者", "同時に資格を喪失した被扶養者")])
    body = f"""<h1 style='padding-top:20mm;font-size:20pt'>{spaced(rng.choice(('社会保険資格喪失証明書', '健康保険資格喪失証明書', '健康保険被保険者資格喪失証明書')), '&thinsp;')}</h1><div style='margin:9mm 18.5mm 0;font-size:11pt'>下記の者が健康保険の資格を喪失したことを証明します。</div>{part(f'{mark}　{one}')}{table(rows, 'margin:0 18.5mm', (30, 67, 28, 48))}{part(f"{mark.replace('１', '２').replace('(1)', '(2)')}　{two}")}{table([tr(*(lab(x) for x in heads)), *kin], 'margin:0 18.5mm', widths)}
<div style='margin:11mm 24mm 0;font-size:12pt'>{p.date('issued_on', d['issued'])}</div><div style='margin:4mm 0 0 64mm;font-size:11.5pt;line-height:1.8'>{item('事業所所在地', f"<span style='font-size:10.5pt'>{e['place']}</span>")}{item('事業所名称', p.put('company', firm))}{item('事業主氏名', f"{title}　{clear_of_seal(w['mayor'])}")}{item('電話番号', e['tel'])}</div>{seal(rng, title + ('之印' if '理事' in title else '印'), 18, 'circle')}
{note('※この証明書は国民健康保険・国民年金の手続きにご使用ください。', 'position:absolute;left:18.5mm;bottom:11mm')}"""
    return p, sheet(body, rng.choice(["mincho", "gothic", "udm", "udp"]), css=".l{text-align:center;font-size:9.5pt} td{padding:.8mm 1.4mm}")


def lost_form(d, rng):
    """A town's form for 取得 and 喪失: the kind is ticked, the other section stays empty; the persons stand in lines under the insured, the employer in a frame."""
    d = {**d, "members": d["folk"].household(rng.choice([2, 3, 4]))}
    d = insured(d, rng, kyokai if rng.random() < .6 else fund)
    p, c, w, m, e = narrow_page(rng), d["cover"], d["world"], d["members"][0], employer(rng, d["world"])
    firm = rng.choice([e["name"], *FIRMS])
    title = "理事長" if "法人" in firm else "代表取締役"
    kyo = "協会" in c["name"]
    tick = lambda words, on: f"<span style='white-space:nowrap;margin-right:3mm'>{'☑' if on else '□'}{words}</span>"  # noqa: E731
    empty = "<span style='white-space:nowrap;color:#333'>　　年　　月　　日</span>"
    top = [tr(lab("被保険者の住所"), td(p.put("address", w["address"]), "height:9mm", 3)), tr(lab("被保険者氏名"), td(f"<div style='font-size:8pt;line-height:1.2'>{p.kana('name_kana', m, 1)}</div><div style='font-size:13pt;line-height:1.3'>{p.name('name', m, 1)}</div>"), lab("生年月日"), td(p.date("birth_date", m["born"], 1), SMALL)),
           tr(lab("保険の種別"), td(tick("全国健康保険協会", kyo) + tick("健康保険組合", not kyo) + tick("共済組合", False) + tick("国保組合", False), "font-size:9pt", 3)), tr(lab("保険者名"), td(c["name"], "", 3)), tr(lab("保険者番号"), td(p.put("insurer_number", c["insurer_number"], None, 0, "digits")), lab("記号・番号"), td(f"{p.put('symbol', c['symbol'])} ・ {p.put('number', c['number'])}")),
           tr(lab(tick("資格取得", False)), td(f"資格取得年月日{empty}", "font-size:9.5pt", 3)), tr(lab(tick("資格喪失", True)), td(f"<span style='font-size:9pt'>退職年月日</span>　{p.date('left_on', c['left'])}　　　<span style='font-size:9pt'>資格喪失年月日</span>　{p.date('lost_on', c['lost'], 1)}", "font-size:10.5pt;height:9mm", 3)), tr(lab("理　　由"), td(tick("退職", True) + tick("扶養削除", False) + tick("任意継続終了", False) + tick("その他（　　　　　　）", False), "font-size:9pt", 3))]
    heads = ("被扶養者氏名", "続柄", "生年月日", "資格取得年月日", "資格喪失年月日")
    kin = [tr(td(p.name("name", x, r), "height:9mm;font-size:11.5pt"), td(p.put("relation", x["relation"], None, r), MID), td(p.date("birth_date", x["born"], r), SMALL), td(empty, MID + ";font-size:9pt"), td(p.date("lost_on", lost, r), SMALL)) for r, (x, (_, lost)) in enumerate(zip(d["members"][1:], d["days"][1:]), 2)]
    kin += [tr(td("", "height:9mm"), td(""), *(td(empty, MID + ";font-size:9pt") for _ in range(3))) for _ in range(5 - len(kin))]
    item = lambda words, value: f"<div style='display:flex'><span style='flex:none;width:24mm'>{words}</span><span>{value}</span></div>"  # noqa: E731
    body = f"""<div style='margin:11mm 16mm 0;display:flex;justify-content:space-between;font-size:9.5pt'><span>{office(w)}長　様</span><span>（国民健康保険届出用）</span></div><h1 style='padding-top:6mm;font-size:18pt'>{rng.choice(('健康保険資格取得・喪失証明書', '社会保険資格（取得・喪失）証明書', '健康保険等の資格取得・資格喪失証明書'))}</h1><div style='margin:6mm 16mm 3mm;font-size:10.5pt'>次のとおり、健康保険の資格を（取得・喪失）したことを証明します。</div>{table(top, 'margin:0 16mm;border:.5mm solid #222', (34, 70, 26, 48))}<div style='height:4mm'></div>{table([tr(*(lab(x) for x in heads)), *kin], 'margin:0 16mm;border:.5mm solid #222', (56, 18, 34, 35, 35))}
<div style='margin:1.5mm 16mm;font-size:8.5pt;line-height:1.5'>※該当する□に✓を付けてください。<br>※資格喪失年月日は、退職日の翌日又は被扶養者でなくなった日です。</div><div style='margin:6mm 16mm;border:.3mm solid #222;padding:3mm 5mm;font-size:11pt;line-height:1.8'>{item('証明年月日', p.date('issued_on', d['issued']))}{item('所 在 地', e['place'])}{item('名　　称', p.put('company', firm))}{item('代 表 者', f"{title}　{clear_of_seal(w['mayor'])}")}{item('電　　話', e['tel'] + '　（担当　' + w['mayor'].split('　')[0] + '）')}</div>
<div style='position:absolute;left:16mm;bottom:11mm;font-size:8.5pt'>問合せ先　{prefecture(w)}{w['city']}　{rng.choice(('国保年金課', '保険年金課', '住民課'))}</div>{seal(rng, title + ('之印' if '理事' in title else '印'), 17, 'circle')}"""
    return p, sheet(body, rng.choice(["gothic", "udg", "mincho"]), css=".l{text-align:center;font-size:9.5pt;background:#f2f2f2} td{padding:1mm 1.3mm}")


COVERS = {"soshitsu_shomeisho": [lost_fund, lost_branch, lost_employer, lost_form]}
