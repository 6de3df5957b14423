"""The twenty-second family's 資格喪失証明書: a 健康保険組合's sheet across with the insured at the left and the family's frames at the right, a 連絡票 on which one of two words is
ringed, a 国民健康保険組合's list with branch numbers and a reason a person, an employer's single table with the family in merged cells."""
import datetime

from covers_twentyfirst import insured
from drawn_counters import note, postal_of
from drawn_desks import clear_of_seal, employer, kyokai, society, tel
from drawn_office import NO_SEAL, lab, narrow_page, table, td, tr
from drawn_parts import office
from drawn_registers import dismissed, trade_society
from sheet_html import ground, seal, sheet

MID = "text-align:center"
DAY = MID + ";font-size:9.5pt;white-space:nowrap"
FUNDS = ["東京屋外広告健康保険組合", "ヒノデ薬品グループ健康保険組合", "北関東鋳物工業健康保険組合", "瀬戸内海運健康保険組合", "ネクスト・ウェーブ健康保険組合", "中央出版販売健康保険組合"]
TRADES = ["東部左官タイル業国民健康保険組合", "全日本建築板金国民健康保険組合", "全国造園業国民健康保険組合", "中央電気工事業国民健康保険組合　第二支部", "日本塗装業国民健康保険組合"]
FIRMS = [("株式会社キタムラ食品工業", "代表取締役"), ("社会福祉法人つくしの会", "理事長"), ("医療法人みなと会　みなとクリニック", "理事長"), ("日の出タクシー株式会社", "代表取締役"), ("株式会社オリオン・テクノサービス　横浜支店", "支店長"), ("有限会社松風亭", "取締役"), ("学校法人こまどり学園", "理事長")]


def fund(rng, world):
    """A 健康保険組合, which has members in every prefecture."""
    return {**society(rng), "name": rng.choice(FUNDS)}


def trade(rng, world):
    """A 国民健康保険組合 of the address's prefecture."""
    return {**trade_society(rng, world), "name": rng.choice(TRADES)}


def household(d, rng, *sizes):
    return {**d, "members": d["folk"].household(rng.choice(sizes))}


def signed_by(title):
    """The words of a seal of that title."""
    return title + ("之印" if title == "理事長" else "印")


def above(name, value, css=""):
    """A small label over its value."""
    return f"<div style='{css}'><div style='font-size:7.5pt;color:#333;line-height:1.2'>{name}</div><div style='line-height:1.35'>{value}</div></div>"


def lost_panels(d, rng):
    """A 健康保険組合's sheet across: the insured's panel with labels over values, a frame a dependant beside it, sentence and insurer under both."""
    d = insured(household(d, rng, 1, 2, 3, 4), rng, fund)
    p, c, w, m = narrow_page(rng), d["cover"], d["world"], d["members"][0]
    kana, both = rng.random() < .7, rng.random() < .7
    tint = rng.choice(["#2f5f7d", "#6a4a3a", "#3b6b4a", "#333"])
    read = lambda who, r: [above("フリガナ", p.kana("name_kana", who, r), "font-size:9pt")] if kana else []  # noqa: E731
    lost_word = rng.choice(["資格喪失年月日", "資格喪失日"])
    own = [*read(m, 1), above("被保険者氏名", p.name("name", m, 1), "font-size:15pt"), f"<div style='display:flex'>{above('生年月日', p.date('birth_date', m['born'], 1), 'width:58mm;font-size:11pt')}{above('性別', p.sex(m, 1), 'font-size:11pt')}</div>", above("住所", f"<span style='font-size:9pt'>〒{postal_of(d)}</span><br>{p.put('address', w['address'])}", "font-size:10.5pt"),
           f"<div style='display:flex'>{above('資格取得年月日', p.date('acquired_on', d['days'][0][0], 1), 'width:58mm;font-size:11pt')}{above(lost_word, p.date('lost_on', c['lost'], 1), 'font-size:11pt')}</div>", above("喪失の理由", rng.choice(("退職のため", "雇用期間の満了のため", "雇用契約の変更のため")), "font-size:10.5pt")]
    cards = []
    for r, (x, (since, lost)) in enumerate(zip(d["members"][1:], d["days"][1:]), 2):
        first = f"<div style='display:flex;align-items:flex-end'><div style='width:62mm'>{''.join(read(x, r))}{above('被扶養者氏名', p.name('name', x, r), 'font-size:13.5pt')}</div>{above('続柄', p.put('relation', x['relation'], None, r), 'width:18mm;font-size:10.5pt')}{above('性別', p.sex(x, r), 'font-size:10.5pt')}</div>"
        day = above("認定年月日", p.date("acquired_on", since, r), "width:39mm") if both else ""
        cards.append(f"<div style='border:.25mm solid #444;border-radius:1.2mm;padding:1.8mm 3mm;margin-bottom:2.8mm'>{first}<div style='display:flex;font-size:10.5pt;margin-top:1.4mm'>{above('生年月日', p.date('birth_date', x['born'], r), 'width:41mm')}{day}{above(lost_word, p.date('lost_on', lost, r))}</div></div>")
    family = "".join(cards) or "<div style='border:.25mm solid #444;border-radius:1.2mm;padding:8mm;text-align:center;font-size:11pt'>被扶養者なし</div>"
    numbers = table([tr(lab("保険者番号"), td(p.put("insurer_number", c["insurer_number"], None, 0, "digits"), MID), lab("記号"), td(p.put("symbol", c["symbol"]), MID), lab("番号"), td(p.put("number", c["number"]), MID))], "margin:4mm 15mm 4mm", (28, 46, 20, 36, 20, 40))
    title = rng.choice(["健康保険　資格喪失証明書", "健康保険資格喪失証明書", "資格喪失証明書"])
    bar = lambda words: f"<div style='background:{tint};color:#fff;font-size:10pt;padding:.6mm 3mm;margin-bottom:2mm'>{words}</div>"  # noqa: E731
    body = f"""<div style='margin:12mm 15mm 0;display:flex;justify-content:space-between;align-items:flex-end;border-bottom:.6mm solid {tint};padding-bottom:1.5mm'><span style='font-size:19pt;letter-spacing:1.5mm'>{title}</span><span style='font-size:9.5pt'>証明書番号　{rng.randrange(10000, 99999)}-{rng.randrange(10, 99)}</span></div>{numbers}
<div style='margin:0 15mm;display:flex;justify-content:space-between;align-items:flex-start'><div style='width:123mm'>{bar('被保険者')}<div style='display:flex;flex-direction:column;gap:3.4mm;padding-left:3mm'>{''.join(own)}</div></div><div style='width:138mm'>{bar('被扶養者')}{family}</div></div>
<div style='position:absolute;left:20mm;bottom:15mm;width:130mm;font-size:11pt;line-height:1.75'>上記の者は、当組合の健康保険の資格を喪失したことを証明いたします。<br>{p.date('issued_on', d['issued'])}</div><div style='position:absolute;left:158mm;bottom:12mm;font-size:13.5pt;line-height:1.6'>{p.put('company', c['name'])}<br>理事長　{clear_of_seal(w['mayor'])}<div style='font-size:9pt'>電話　{tel(rng)}</div></div>{seal(rng, c['name'] + '理事長印', 22) if rng.random() < .8 else NO_SEAL}"""
    return p, sheet(body, rng.choice(["gothic", "udp", "udm"]), landscape=True, css=".l{text-align:center;font-size:9pt;background:#f3f3f3}", back=ground(rng, "dots") if rng.random() < .3 else "")


def ringed(words, chosen):
    """Printed words of which one has a ring round it."""
    return "・".join(f"<span style='border:.35mm solid #222;border-radius:50%;padding:.2mm 1.6mm;margin:0 -.6mm'>{x}</span>" if x == chosen else x for x in words)


def lost_contact(d, rng):
    """A 連絡票 that an employer prints: 喪失 is ringed in the title, each person has a storey for name and day of birth and one for the days."""
    d = insured(household(d, rng, 2, 3, 4), rng, kyokai if rng.random() < .6 else fund)
    p, c, w, m, e = narrow_page(rng), d["cover"], d["world"], d["members"][0], employer(rng, d["world"])
    firm, title = rng.choice([(e["name"], e["title"]), *FIRMS])
    wide = "height:9.5mm;font-size:11pt"
    top = [tr(lab("フリガナ"), td(p.kana("name_kana", m, 1), "font-size:9pt", 3)), tr(lab("被保険者氏名"), td(p.name("name", m, 1), "font-size:14pt;height:12mm"), lab("生年月日"), td(p.date("birth_date", m["born"], 1), DAY)), tr(lab("住　　所"), td(p.put("address", w["address"]), wide, 3)), tr(lab("保険者名"), td(c["name"], wide), lab("保険者番号"), td(p.put("insurer_number", c["insurer_number"], None, 0, "digits"), MID)),
           tr(lab("被保険者等<br>記号・番号"), td(f"{p.put('symbol', c['symbol'])}　－　{p.put('number', c['number'])}", wide), lab("性　　別"), td(p.sex(m, 1), MID)), tr(lab("資格取得日"), td(p.date("acquired_on", c["from"], 1), wide), lab("退職日"), td(p.date("left_on", c["left"]), DAY)), tr(lab("資格喪失日"), td(p.date("lost_on", c["lost"], 1), wide), lab("喪失理由"), td(rng.choice(("退職", "契約期間満了", "勤務時間の短縮")), MID + ";font-size:10pt"))]
    heads = [tr(lab("", "", 1, 2), lab("被 扶 養 者 氏 名"), lab("続柄"), lab("生　年　月　日"), lab("備　考", "", 1, 2)), tr(lab("扶養認定日"), lab("性別"), lab(rng.choice(["扶養解除日（資格喪失日）", "資格喪失日"])))]
    kin = []
    for r, (x, (since, lost)) in enumerate(zip(d["members"][1:], d["days"][1:]), 2):
        kin += [tr(td(str(r - 1), MID, 1, 2), td(p.name("name", x, r), "font-size:12pt;height:8.5mm"), td(p.put("relation", x["relation"], None, r), MID), td(p.date("birth_date", x["born"], r), DAY), td("", "", 1, 2), css="border-top:.45mm solid #222"), tr(td(p.date("acquired_on", since, r), DAY), td(p.sex(x, r), MID), td(p.date("lost_on", lost, r), DAY))]
    for n in range(len(d["members"]), 4):
        kin += [tr(td(str(n), MID, 1, 2), td("", "height:8.5mm"), td(""), td(""), td("", "", 1, 2), css="border-top:.45mm solid #222"), tr(td("", "height:6.5mm"), td(""), td(""))]
    who = [tr(lab("事業所所在地"), td(f"{e['place']}", "font-size:10.5pt")), tr(lab("事業所名"), td(p.put("company", firm), "font-size:12pt")), tr(lab("事業主氏名"), td(f"{title}　{clear_of_seal(w['mayor'])}", "font-size:12pt")), tr(lab("電話番号"), td(e["tel"]))]
    body = f"""<div style='margin:13mm 17mm 0;font-size:10.5pt'>（宛先）{office(w)}長</div><h1 style='padding-top:7mm;font-size:18pt;letter-spacing:.6mm'>健康保険資格　{ringed(('取得', '喪失'), '喪失')}　{rng.choice(('連絡票', '証明書', '等証明書（連絡票）'))}</h1><div style='margin:6mm 17mm 3mm;font-size:10.5pt'>下記のとおり、健康保険（社会保険）の資格を{ringed(('取得', '喪失'), '喪失')}したことを証明します。</div>{table(top, 'margin:0 17mm', (30, 72, 28, 46))}<div style='margin:5mm 17mm 1mm;font-size:10.5pt'>○ 被扶養者（{rng.choice(('上記と同日に資格を喪失した方', '資格を喪失した方のみ記入'))}）</div>{table([*heads, *kin], 'margin:0 17mm', (10, 62, 22, 50, 32))}
<div style='margin:9mm 22mm 3mm;font-size:12pt'>{p.date('issued_on', d['issued'])}</div>{table(who, 'margin:0 17mm 0 61mm', (32, 100))}{seal(rng, signed_by(title), 17, 'circle')}{note('※ 国民健康保険の届出は、資格を喪失した日から14日以内に行ってください。', 'position:absolute;left:17mm;bottom:12mm')}"""
    return p, sheet(body, rng.choice(["mincho", "gothic", "udg"]), css=".l{text-align:center;font-size:9pt;line-height:1.25} td{padding:.6mm 1.4mm}")


def lost_trade(d, rng):
    """A 国民健康保険組合's list: the member over it, a line a person with a branch number, both days and a reason of his own."""
    d = insured(household(d, rng, 2, 3, 4, 5), rng, trade)
    p, c, w, folk = narrow_page(rng), d["cover"], d["world"], d["members"]
    p.date_style = "plain" if p.date_style == "padded" else p.date_style
    days = dismissed(d, rng)
    usual = rng.choice(("社保加入", "組合脱退", "社保加入", "廃業"))
    kana, sex = rng.random() < .6, rng.random() < .7
    heads = ["枝番", ("フリガナ<br>" if kana else "") + "氏　　名", *(["性別"] if sex else []), "続柄", "生年月日", "資格取得日", "資格喪失日", "喪失事由"]
    rows = []
    for r, (x, (since, lost, why)) in enumerate(zip(folk, days), 1):
        name = (f"<div style='font-size:8pt;line-height:1.2'>{p.kana('name_kana', x, r)}</div>" if kana else "") + f"<div style='font-size:12pt;line-height:1.3'>{p.name('name', x, r)}</div>"
        rows.append(tr(td(f"{r:02}", MID + ";height:11.5mm"), td(name), *([td(p.sex(x, r), MID)] if sex else []), td(p.put("relation", "本人" if r == 1 else x["relation"], None, r), MID), td(p.date("birth_date", x["born"], r), DAY), td(p.date("acquired_on", since, r), DAY), td(p.date("lost_on", lost, r), DAY), td(usual if why == "社保加入" else why, MID + ";font-size:8.5pt")))
    widths = (11, 43, 10, 13, 32, 32, 32, 17) if sex else (11, 48, 15, 33, 33, 33, 17)
    issued = max(d["issued"], max(lost for _, lost, _ in days) + datetime.timedelta(days=1))
    branch = c["name"].split("　")
    top = f"<div style='margin:8mm 10mm 5mm;display:grid;grid-template-columns:34mm 1fr;row-gap:1.6mm;font-size:11.5pt;align-items:baseline'><span style='font-size:9.5pt'>被保険者記号番号</span><span>記号　{p.put('symbol', c['symbol'])}　　番号　{p.put('number', c['number'])}</span><span style='font-size:9.5pt'>組合員の氏名</span><span>{folk[0]['name']}</span><span style='font-size:9.5pt'>組合員の住所</span><span>{p.put('address', w['address'])}</span><span style='font-size:9.5pt'>保険者番号</span><span>{p.put('insurer_number', c['insurer_number'], None, 0, 'digits')}</span></div>"
    body = f"""<div style='margin:15mm 12mm 0;text-align:right;font-size:10.5pt;line-height:1.6'>{rng.choice(('国組', '建国', '資'))}発第{rng.randrange(100, 5000)}号<br>{p.date('issued_on', issued)}</div><h1 style='padding-top:9mm;font-size:19pt;letter-spacing:1mm'>国民健康保険{rng.choice(('被保険者', '組合被保険者', ''))}資格喪失証明書</h1>{top}{table([tr(*(lab(x) for x in heads)), *rows], 'margin:0 10mm', widths)}
<div style='margin:2mm 10mm;font-size:9pt;text-align:right'>以上　{len(folk)}名</div><div style='margin:8mm 14mm 0;font-size:12pt;line-height:1.8'>　上記の者は、当国民健康保険組合の被保険者の資格を喪失したことを証明します。</div><div style='margin:13mm 0 0 {84 if len(branch) < 2 else 74}mm;font-size:10pt;line-height:1.65'>〒{postal_of(d)}　{w['city']}本町{rng.randrange(1, 5)}-{rng.randrange(1, 20)}　建設会館{rng.randrange(2, 8)}階<div style='font-size:13.5pt;line-height:1.7'>{p.put('company', c['name'])}<br>{'理事長' if len(branch) < 2 else '支部長'}　{clear_of_seal(w['mayor'])}</div>TEL {tel(rng)}</div>{seal(rng, branch[0] + '印', 24)}
{note('この証明書は、他の健康保険への加入手続に使用するものです。', 'position:absolute;left:14mm;bottom:12mm')}"""
    return p, sheet(body, rng.choice(["mincho", "udm", "gothic"]), css=".l{text-align:center;font-size:9pt;line-height:1.25;background:#eef0f4} td{padding:.8mm 1.2mm}", back=ground(rng, "copy") if rng.random() < .4 else "")


def lost_table(d, rng):
    """An employer's single table: the insured's lines, then 被扶養者 in a merged cell down the left with two lines a person, the insurer's lines last."""
    d = insured(household(d, rng, 1, 2, 3, 4), rng, kyokai if rng.random() < .5 else fund)
    p, c, w, m, e = narrow_page(rng), d["cover"], d["world"], d["members"][0], employer(rng, d["world"])
    firm, title = rng.choice([(e["name"], e["title"]), *FIRMS])
    wide = "height:10mm;font-size:11.5pt;padding-left:3mm"
    down = lambda words, lines: lab(words, f"writing-mode:vertical-rl;letter-spacing:{'2mm' if lines > 2 else 0};padding:0 1mm", 1, lines)  # noqa: E731
    gap = rng.choice(["　", "　　"])
    why = rng.choice(("退職", "自己都合退職", "パート勤務への変更", "定年退職"))
    own = [tr(down("被保険者", 5), lab("氏　名"), td(p.name("name", m, 1, gap), "height:13mm;font-size:15pt;padding-left:3mm"), lab("性　別"), td(p.sex(m, 1), MID)), tr(lab("生年月日"), td(p.date("birth_date", m["born"], 1), wide, 3)), tr(lab("住　所"), td(p.put("address", w["address"]), wide, 3)),
           tr(lab("退職年月日"), td(p.date("left_on", c["left"]), wide), lab("事　由"), td(why, MID + ";font-size:9pt")), tr(lab("資格喪失<br>年月日"), td(p.date("lost_on", c["lost"], 1), wide, 3))]
    kin = []
    for r, (x, (_, lost)) in enumerate(zip(d["members"][1:], d["days"][1:]), 2):
        first = [down("被扶養者", 2 * len(d["members"]) - 2)] if r == 2 else []
        kin += [tr(*first, lab("氏　名"), td(p.name("name", x, r, gap), "height:10mm;font-size:13pt;padding-left:3mm"), lab("続　柄"), td(p.put("relation", x["relation"], None, r), MID), css="border-top:.45mm solid #222"), tr(lab("生年月日"), td(p.date("birth_date", x["born"], r), "height:8.5mm;padding-left:3mm"), lab("資格喪失日", "font-size:9pt"), td(p.date("lost_on", lost, r), DAY))]
    kin = kin or [tr(lab("被扶養者", "", 2), td("な　し", MID, 3))]
    insurer = [tr(down("保険者", 2), lab("名　称"), td(c["name"], wide), lab("番　号"), td(p.put("insurer_number", c["insurer_number"], None, 0, "digits"), MID), css="border-top:.45mm solid #222"), tr(lab("記　号"), td(p.put("symbol", c["symbol"]), wide), lab("番　号", ""), td(p.put("number", c["number"]), MID))]
    insurer[0] = insurer[0].replace("番　号", "保険者番号")
    head = rng.choice(["社会保険資格喪失証明書", "健康保険資格喪失証明書", "健康保険・厚生年金保険　資格喪失証明書"])
    body = f"""<h1 style='padding-top:21mm;font-size:20pt;letter-spacing:1.2mm'>{head}</h1><div style='margin:9mm 22mm 4mm;font-size:11pt;line-height:1.7'>　次の者は、当社の健康保険（被扶養者を含む）の資格を喪失したことを証明します。</div>{table([*own, *kin, *insurer], 'margin:0 22mm;border:.6mm solid #222', (12, 27, 67, 24, 36))}
<div style='margin:10mm 28mm 0;font-size:12pt'>{p.date('issued_on', d['issued'])}</div><div style='margin:6mm 0 0 72mm;font-size:11pt;line-height:1.85'>{e['place']}<div style='font-size:13pt'>{p.put('company', firm)}</div><div style='font-size:12.5pt'>{title}　{clear_of_seal(w['mayor'])}</div><span style='font-size:9.5pt'>（担当：{rng.choice(('総務部', '人事課', '管理本部'))}　{e['tel']}）</span></div>{seal(rng, signed_by(title), 18, 'circle')}"""
    body = body.replace("当社の", "当法人の") if "法人" in firm else body
    return p, sheet(body, rng.choice(["mincho", "gothic", "udm", "udp"]), css=".l{text-align:center;font-size:10pt;line-height:1.2;background:#f5f5f5} td{padding:.6mm 1.4mm}")


COVERS = {"soshitsu_shomeisho": [lost_panels, lost_contact, lost_trade, lost_table]}
