"""The twenty-third family's 資格喪失証明書: a 年金事務所's answer under an insured's request, an employer's 連絡票 of blocks that each hold a person, a firm's modern sheet of
lines between hairlines, an insurer's letter with short days in a small list."""
import datetime

from covers_twentyfirst import insured
from covers_twentysecond import fund, household, signed_by, trade
from drawn_counters import note, postal_of
from drawn_desks import clear_of_seal, employer, kyokai, tel
from drawn_office import NO_SEAL, lab, narrow_page, prefecture, table, td, tr
from drawn_parts import office, put_day
from sheet_html import ground, seal, sheet

MID = "text-align:center"
DAY = MID + ";white-space:nowrap"
FUNDS = ["日本精密機器健康保険組合", "近畿紙業健康保険組合", "ひまわり流通グループ健康保険組合", "東京食肉販売健康保険組合", "中部鋼材健康保険組合"]
TRADES = ["東日本塗装工業国民健康保険組合", "西日本管工事業国民健康保険組合", "首都圏内装仕上国民健康保険組合", "全国石材工業国民健康保険組合"]
FIRMS = [("株式会社トワダ製作所", "代表取締役社長"), ("生活協同組合コープみどり", "理事長"), ("株式会社フジカワ・ロジスティクス", "代表取締役"), ("社会医療法人清和会", "理事長"), ("一般財団法人海辺の森協会", "理事長"), ("株式会社ベーカリー麦の音", "代表取締役"), ("ハヤブサ警備保障株式会社　東部支社", "支社長")]
OFFICES = {"埼玉県": ("川越", "浦和"), "千葉県": ("船橋", "市川"), "東京都": ("立川", "足立"), "神奈川県": ("藤沢", "鶴見"), "静岡県": ("沼津", "掛川"), "愛知県": ("豊橋", "笠寺"), "大阪府": ("堺東", "豊中"), "兵庫県": ("明石", "尼崎")}


def named(insurer, names):
    """That maker of insurers with one of these names."""
    return lambda rng, world: {**insurer(rng, world), "name": rng.choice(names)}


def beside(signer, name):
    """The signer with the seal beside the lines over it, further away where the name over it is long."""
    return clear_of_seal(clear_of_seal(signer) if len(name) > 11 else signer)


def lost_answer(d, rng):
    """A 年金事務所's answer on an insured's request: the request with its own day above, what was confirmed below; dependants in lines with both days."""
    d = insured(household(d, rng, 1, 2, 3, 4), rng, kyokai)
    p, c, w, m = narrow_page(rng), d["cover"], d["world"], d["members"][0]
    p.date_style = "plain" if p.date_style == "padded" else p.date_style
    asked = max(c["lost"], d["issued"] - datetime.timedelta(days=rng.choice((0, 0, 2, 5))))
    symbol = f"{rng.randrange(1, 99):02}－{rng.choice(('カワト', 'ミソノ', 'ヒノテ', 'イロハ'))}"
    wide = "height:9.5mm;font-size:11pt"
    request = f"""<div style='margin:12mm 17mm 0;border:.3mm solid #222;padding:3mm 5mm 3.5mm;font-size:10pt;line-height:1.6'><div style='display:flex;justify-content:space-between'><span>年金事務所長　様</span><span>請求日　{p.day_text(asked)}</span></div>　国民健康保険（国民健康保険組合）の手続のため、下記の者の健康保険の資格について確認を請求します。
<div style='text-align:right'>請求者（被保険者であった者）　{m['name']}</div></div>"""
    kana = rng.random() < .7
    read = [tr(lab("フリガナ"), td(p.kana("name_kana", m, 1), "font-size:9pt;height:6.5mm", 3))] if kana else []
    rows = [tr(lab("事業所整理記号"), td(symbol, wide), lab("被保険者<br>整理番号"), td(p.put("number", c["number"]), MID)), *read, tr(lab("被保険者氏名"), td(p.name("name", m, 1), "font-size:14pt;height:11.5mm"), lab("性　別"), td(p.sex(m, 1), MID)), tr(lab("住　　所"), td(p.put("address", w["address"]), wide, 3)), tr(lab("事業所名称"), td(rng.choice(FIRMS)[0], wide, 3)),
            tr(lab("生年月日"), td(p.date("birth_date", m["born"], 1), wide), lab("保険者番号"), td(p.put("insurer_number", c["insurer_number"], None, 0, "digits"), MID)), tr(lab("資格取得年月日"), td(p.date("acquired_on", d["days"][0][0], 1), wide), lab("資格喪失<br>年月日"), td(p.date("lost_on", c["lost"], 1), DAY))]
    kin = [tr(*(lab(x) for x in ("", "被扶養者氏名", "続柄", "生年月日", "被扶養者に<br>なった日", "被扶養者で<br>なくなった日")))]
    for r, (x, (since, lost)) in enumerate(zip(d["members"][1:], d["days"][1:]), 2):
        kin.append(tr(td("①②③④"[r - 2], MID), td(p.name("name", x, r), "font-size:12pt;height:9.5mm"), td(p.put("relation", x["relation"], None, r), MID), td(p.date("birth_date", x["born"], r), DAY + ";font-size:9.5pt"), td(p.date("acquired_on", since, r), DAY + ";font-size:9.5pt"), td(p.date("lost_on", lost, r), DAY + ";font-size:9.5pt")))
    kin += [tr(td("①②③④"[n], MID), *(td("", "height:9.5mm") for _ in range(5))) for n in range(len(d["members"]) - 1, 4)]
    where = rng.choice(OFFICES[prefecture(w)])
    stamp = f"<div style='position:absolute;left:{rng.uniform(66, 72):.1f}mm;top:{rng.uniform(4, 9):.1f}mm;width:21mm;height:21mm;border:.5mm solid #333;border-radius:50%;opacity:.75;font-size:7.5pt;line-height:1.5;text-align:center;padding-top:4.6mm;transform:rotate({rng.gauss(0, 5):.1f}deg)'>日本年金機構<br>確認済<br>{where}</div>"
    body = f"""{request}<h1 style='padding-top:8mm;font-size:17pt;line-height:1.4'>健康保険・厚生年金保険<br>資格取得・資格喪失等確認通知書</h1><div style='margin:6mm 17mm 3mm;font-size:10.5pt'>　請求のありました資格の得喪について、次のとおり確認しましたので、通知します。</div>{table(rows, 'margin:0 17mm', (32, 68, 28, 48))}<div style='height:4mm'></div>{table(kin, 'margin:0 17mm', (8, 50, 16, 34, 34, 34))}
<div style='margin:10mm 22mm 0;font-size:12pt'>{p.date('issued_on', d['issued'])}</div><div style='margin:6mm 0 0 96mm;font-size:14pt;position:relative'>{p.put('company', f'日本年金機構　{where}年金事務所')}{stamp}</div>{NO_SEAL}"""
    return p, sheet(body, rng.choice(["mincho", "gothic", "udm"]), css=".l{text-align:center;font-size:9pt;line-height:1.2} td{padding:.5mm 1.3mm}")


def person_block(p, d, r, m, days, kana, left):
    """A block of the 連絡票: the person's part named at the left over all of its lines; `left`: whether the insured has left the firm."""
    since, lost = days
    insured_one = r == 1
    words = "被保険者" if insured_one else f"被扶養者{'①②③④'[r - 2]}"
    read = f"<div style='font-size:8pt;line-height:1.25'>{p.kana('name_kana', m, r)}</div>" if kana else ""
    who = f"{read}<div style='font-size:13pt;line-height:1.3'>{p.name('name', m, r)}</div>"
    last = [lab("性別"), td(p.sex(m, r), MID)] if insured_one else [lab("続柄"), td(p.put("relation", m["relation"], None, r), MID)]
    rows = [tr(lab(words, "line-height:1.3", 1, 2), lab("氏　名"), td(who, "height:11.5mm"), *last, css="border-top:.5mm solid #222"), tr(lab("生年月日"), td(p.date("birth_date", m["born"], r), ""), lab("資格<br>喪失日"), td(p.date("lost_on", lost, r), DAY))]
    if insured_one:
        rows[0] = rows[0].replace("rowspan=2", "rowspan=4", 1)
        rows += [tr(lab("住　所"), td(p.put("address", d["world"]["address"]), "font-size:10.5pt;height:9mm", 3)), tr(lab("資格取得日"), td(p.date("acquired_on", since, 1)), lab("退職日"), td(p.date("left_on", d["cover"]["left"]) if left else "", DAY))]
    return rows


def lost_blocks(d, rng):
    """資格取得・喪失等連絡票 that an employer fills by machine: kinds with boxes of which one is marked, a block a person in one table, the insurer in a strip over it."""
    d = insured(household(d, rng, 1, 2, 3, 4), rng, kyokai if rng.random() < .6 else named(fund, FUNDS))
    p, c, w, e = narrow_page(rng), d["cover"], d["world"], employer(rng, d["world"])
    p.date_style = "plain" if p.date_style == "padded" else p.date_style
    firm, title = rng.choice([(e["name"], e["title"]), *FIRMS])
    kana = rng.random() < .75
    why = rng.choice(["退職", "退職", "退職", "雇用契約の変更"])
    rows = [x for r, (m, days) in enumerate(zip(d["members"], d["days"]), 1) for x in person_block(p, d, r, m, days, kana, why == "退職")]
    for n in range(len(d["members"]), 4 if rng.random() < .6 else 0):
        rows += [tr(lab(f"被扶養者{'①②③'[n - 1]}", "", 1, 2), lab("氏　名"), td("", "height:11.5mm"), lab("続柄"), td(""), css="border-top:.5mm solid #222"), tr(lab("生年月日"), td("年　　月　　日", MID), lab("資格<br>喪失日"), td("年　　月　　日", MID))]
    tick = lambda words, on: f"<span style='margin-right:7mm;white-space:nowrap'>{'■' if on else '□'} {words}</span>"  # noqa: E731
    ticks = "".join(tick(x, x == why) for x in ("退職", "雇用契約の変更", "任意継続の終了", "その他"))
    top = table([tr(lab("保険者の名称"), td(c["name"], "", 3), lab("保険者番号"), td(p.put("insurer_number", c["insurer_number"], None, 0, "digits"), MID)), tr(lab("記　　号"), td(p.put("symbol", c["symbol"]), MID), lab("番　　号"), td(p.put("number", c["number"]), MID), lab("喪失した人数"), td(f"{len(d['members'])}人", MID))], "margin:3mm 17mm", (26, 35, 20, 35, 26, 34))
    who = f"<div style='margin:5mm 17mm 0;border:.3mm solid #222;padding:2.5mm 5mm;font-size:10.5pt;line-height:1.75;position:relative'><div>{p.date('issued_on', d['issued'])}</div><div style='margin-left:22mm'>所在地　　{e['place']}<br>事業所名　<span style='font-size:12pt'>{p.put('company', firm)}</span><br>代表者　　{title}　{beside(w['mayor'], firm)}<br>電話番号　{e['tel']}</div></div>"
    body = f"""<div style='margin:12mm 17mm 0;display:flex;justify-content:space-between;font-size:9.5pt'><span>{office(w)}　国民健康保険担当　行</span><span>様式{rng.randrange(1, 9)}</span></div><h1 style='padding-top:4mm;font-size:17pt;letter-spacing:.5mm'>{rng.choice(('健康保険資格喪失連絡票', '社会保険資格喪失連絡票', '健康保険等資格喪失証明書（連絡票）'))}</h1><div style='margin:4mm 17mm 0;font-size:10.5pt'>下記の者が健康保険の資格を喪失したことを証明します。</div>{top}<div style='margin:2.5mm 17mm;font-size:10pt'>喪失の理由　　{ticks}</div>{table(rows, 'margin:0 17mm;border-bottom:.5mm solid #222', (26, 25, 64, 19, 42))}{who}{seal(rng, signed_by(title), 17, 'circle')}
{note('※ この連絡票は、勤務先（事業主）が記入・証明してください。', 'position:absolute;left:17mm;bottom:9mm')}"""
    return p, sheet(body, rng.choice(["gothic", "mincho", "udg", "udp"]), css=".l{text-align:center;font-size:9pt;line-height:1.2;background:#f3f3f0} td{padding:.4mm 1.5mm;height:7.8mm}")


def lost_hairlines(d, rng):
    """A firm's sheet from a modern wage program: headings with a bar, labels and values between hairlines, a line a dependant under grey headings, the firm at the top right."""
    d = insured(household(d, rng, 1, 2, 3, 4, 5), rng, kyokai if rng.random() < .5 else named(fund, FUNDS))
    p, c, w, m, e = narrow_page(rng), d["cover"], d["world"], d["members"][0], employer(rng, d["world"])
    p.date_style = rng.choice(["plain", "seireki", "seireki", "zero"])
    firm, title = rng.choice([(e["name"], e["title"]), *FIRMS])
    tint = rng.choice(["#2b6cb0", "#2f855a", "#4a5568"])
    kana = rng.random() < .7
    item = lambda name, value, size=11: f"<div style='display:flex;align-items:baseline;border-bottom:.12mm solid #aaa;padding:1.7mm 1mm'><span style='flex:none;width:43mm;font-size:9.5pt;color:#333'>{name}</span><span style='font-size:{size}pt'>{value}</span></div>"  # noqa: E731
    bar = lambda words: f"<div style='margin:6mm 0 1mm;border-left:1.4mm solid {tint};padding-left:2.5mm;font-size:11.5pt'>{words}</div>"  # noqa: E731
    own = [item("氏名（カナ）", p.kana("name_kana", m, 1), 10)] if kana else []
    own += [item("氏名", p.name("name", m, 1), 14), item("生年月日", p.date("birth_date", m["born"], 1)), item("住所", f"<span style='font-size:9pt'>〒{postal_of(d)}</span>　{p.put('address', w['address'])}", 10.5)]
    cover = [item("保険者名", c["name"]), item("保険者番号", p.put("insurer_number", c["insurer_number"], None, 0, "digits")), item("被保険者等記号・番号", f"{p.put('symbol', c['symbol'])}　・　{p.put('number', c['number'])}"), item("資格取得年月日", p.date("acquired_on", d["days"][0][0], 1)), item("退職年月日", p.date("left_on", c["left"])), item("資格喪失年月日", p.date("lost_on", c["lost"], 1), 12)]
    css = "border:0;border-bottom:.12mm solid #aaa"
    kin = [tr(*(td(x, f"border:0;background:#eef0f2;font-size:9pt;{MID if n else ''}") for n, x in enumerate(("氏名", "続柄", "生年月日", "資格喪失年月日"))))]
    for r, (x, (_, lost)) in enumerate(zip(d["members"][1:], d["days"][1:]), 2):
        kin.append(tr(td(p.name("name", x, r), css + ";font-size:12pt;height:9mm"), td(p.put("relation", x["relation"], None, r), f"{css};{MID}"), td(p.date("birth_date", x["born"], r), f"{css};{DAY}"), td(p.date("lost_on", lost, r), f"{css};{DAY}")))
    family = table(kin, "", (62, 22, 43, 43)) if len(kin) > 1 else "<div style='font-size:10.5pt;padding:2mm 1mm'>該当なし</div>"
    head = rng.choice(["健康保険資格喪失証明書", "社会保険資格喪失証明書", "健康保険・厚生年金保険 資格喪失証明書"])
    body = f"""<div style='margin:15mm 20mm 0;display:flex;justify-content:space-between;font-size:10.5pt'><span>{rng.choice(('ご本人様控　兼　市区町村提出用', '市区町村・国民健康保険組合 提出用', ''))}</span><span>{p.date('issued_on', d['issued'])}</span></div><div style='margin:7mm 20mm 0 98mm;font-size:10pt;line-height:1.6'>{e['place']}<div style='font-size:12.5pt'>{p.put('company', firm)}</div><div style='font-size:11.5pt'>{title}　{beside(w['mayor'], firm)}</div>TEL {e['tel']}</div>{seal(rng, signed_by(title), 17, 'circle') if rng.random() < .7 else NO_SEAL}
<h1 style='padding-top:9mm;font-size:18pt;letter-spacing:.8mm;color:#111'>{head}</h1><div style='margin:5mm 20mm 0;font-size:10.5pt'>下記の者について、健康保険の被保険者資格を喪失したことを証明いたします。</div><div style='margin:0 20mm'>{bar('被保険者')}{''.join(own)}{bar('資格情報')}{''.join(cover)}{bar('資格を喪失した被扶養者')}{family}</div>
<div style='position:absolute;left:20mm;right:20mm;bottom:10mm;font-size:8pt;text-align:right;color:#444'>{rng.choice(('労務', '人事', '給与'))}管理システムより出力　1/1</div>"""
    return p, sheet(body, rng.choice(["udp", "gothic", "udg"]))


def lost_notice(d, rng):
    """An insurer's letter with 記: number, day and addressee over the title, 記号 and 番号 in lines, the persons in a small list with short days, remarks in print beneath."""
    own = rng.random() < .55
    d = insured(household(d, rng, 1, 2, 3, 4, 5), rng, named(trade, TRADES) if own else named(fund, FUNDS))
    p, c, w, folk = narrow_page(rng), d["cover"], d["world"], d["members"]
    style = rng.choice(["letter", "zero", "kanji", "slash"])
    word = "組合員" if own else "被保険者"
    kana, sex = rng.random() < .5, rng.random() < .6
    relation = rng.choice(["本人", word])
    heads = ["氏　　名", *(["性別"] if sex else []), "続柄", "生年月日", "資格取得日", "資格喪失日"]
    rows = [tr(*(lab(x) for x in heads))]
    for r, (x, (since, lost)) in enumerate(zip(folk, d["days"]), 1):
        read = f"<div style='font-size:7.5pt;line-height:1.2'>{p.kana('name_kana', x, r)}</div>" if kana else ""
        same = p.put("relation", "本人", None, r) if r == 1 and relation == "本人" else relation if r == 1 else p.put("relation", x["relation"], None, r)
        rows.append(tr(td(f"{read}<div style='font-size:12pt;line-height:1.3'>{p.name('name', x, r)}</div>", "height:10mm;padding-left:2.5mm"), *([td(p.sex(x, r), MID)] if sex else []), td(same, MID), td(put_day(p, "birth_date", x["born"], style, r), DAY), td(put_day(p, "acquired_on", since, style, r), DAY), td(put_day(p, "lost_on", lost, style, r), DAY)))
    widths = (52, 12, 20, 27, 27, 27) if sex else (58, 22, 28, 28, 28)
    line = lambda n, name, value: f"<div style='display:flex;align-items:baseline;margin-bottom:1.6mm'><span style='flex:none;width:45mm'>{n}　{name}</span><span>{value}</span></div>"  # noqa: E731
    facts = line(1, "保険者番号", p.put("insurer_number", c["insurer_number"], None, 0, "digits")) + line(2, "記号・番号", f"{p.put('symbol', c['symbol'])} － {p.put('number', c['number'])}") + line(3, f"{word}住所", p.put("address", w["address"])) + line(4, "喪失の事由", rng.choice(("脱退", "他の健康保険に加入", "事業の廃止") if own else ("退職", "退職", "短時間勤務への変更"))) + line(5, "資格を喪失した者", f"下表のとおり（{len(folk)}名）")
    issued = p.date("issued_on", d["issued"])
    body = f"""<div style='margin:15mm 20mm 0;text-align:right;font-size:11pt;line-height:1.6'>{rng.choice(('資格', '適用', '業務'))}発第{rng.randrange(100, 9000)}号<br>{issued}</div><div style='margin:3mm 20mm 0;font-size:11.5pt'>{folk[0]['name']}　様</div><div style='margin:8mm 0 0 96mm;font-size:10pt;line-height:1.6'><div style='font-size:12.5pt'>{p.put('company', c['name'])}</div><div style='font-size:12pt'>理事長　{beside(w['mayor'], c['name'])}</div></div>{seal(rng, c['name'] + ('之印' if len(c['name']) % 2 else '理事長印'), 22)}
<h1 style='padding-top:11mm;font-size:18pt;letter-spacing:1mm'>{'国民健康保険組合　' if own else '健康保険　'}資格喪失証明書</h1><div style='margin:9mm 22mm 0;font-size:11.5pt;line-height:1.8'>　下記の者は、当組合の{'被保険者の' if own else '健康保険の'}資格を喪失したことを証明します。</div><div class=c style='margin:5mm 0;font-size:12pt'>記</div><div style='margin:0 22mm 4mm;font-size:11pt'>{facts}</div>{table(rows, 'margin:0 22mm', widths)}<div style='margin:3mm 24mm 0;text-align:right;font-size:11.5pt'>以　上</div>
<div style='position:absolute;left:22mm;right:22mm;bottom:13mm;border-top:.2mm solid #666;padding-top:1.5mm;font-size:8.5pt;line-height:1.6'>【注意】国民健康保険等の届出は、資格喪失日から14日以内にお住まいの市区町村で行ってください。<br>お問い合わせ　資格担当　{tel(rng)}</div>"""
    return p, sheet(body, rng.choice(["mincho", "udm", "gothic"]), css=".l{text-align:center;font-size:9.5pt;background:#f2f2f2} td{padding:.6mm 1.2mm;font-size:10pt}", back=ground(rng, "waves") if rng.random() < .25 else "")


COVERS = {"soshitsu_shomeisho": [lost_answer, lost_blocks, lost_hairlines, lost_notice]}
