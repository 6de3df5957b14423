"""Pages of other offices: titles and words close to ours, so that a reader which only looks for a word takes the bait."""
from sheet_html import SIGNED, seal, sheet


def rows_of(pairs, width=46):
    return "".join(f"<tr><td style='width:{width}mm'>{a}</td><td>{b}</td></tr>" for a, b in pairs)


def simple(title, pairs, closing, signer, rng, font="mincho", stamp="之印"):
    body = (f"<h1 style='padding-top:24mm;font-size:19pt'>{title}</h1><table style='margin:12mm 22mm;width:166mm;line-height:1.9'>"
            f"{rows_of(pairs)}</table><div style='margin:10mm 26mm;line-height:2'>{closing}<br><div class=r style='margin-right:20mm'>"
            f"{signer}{SIGNED}</div></div>{seal(rng, signer[:4] + stamp, 22)}")
    return sheet(body, font)


def boxes(n):
    return "".join("<span style='display:inline-block;width:6mm;height:8mm;border:.3mm solid #d86;margin-right:.6mm'></span>"
                   for _ in range(n))


def request_form(rng, who):
    """住民票の写し等交付申請書: asks for a 住民票, is none."""
    return sheet(f"""<h1 style='padding-top:14mm;font-size:18pt'>住民票の写し等交付申請書</h1><div style='margin:6mm 16mm'>（あて先）{who['city']}長　　令和　　年　　月　　日</div>
<table style='margin:4mm 16mm;width:178mm;line-height:2.2'>{rows_of([('窓口に来た方', '住所<br>氏名　　　　　　　　　　生年月日　昭・平・令　　年　　月　　日'),
('必要な方の住所', who['address']), ('世帯主の氏名', who['name']), ('必要な証明', '□ 住民票（世帯全員）　　通<br>□ 住民票（個人）　　通<br>□ 課税証明書　　通<br>□ 住民票記載事項証明書　　通'),
('続柄・本籍', '□ 記載する　□ 省略する'), ('個人番号', '□ 記載する　□ 記載しない'), ('使いみち', '国民健康保険の手続き')])}</table>{seal(rng, '受付印', 18, 'circle')}""", "gothic")


def other_union_form(rng, who):
    """Another 国保組合's 資格取得届 with boxes, marks in the corners and a QR-like block."""
    marks = "".join(f"<div style='position:absolute;{a};{b};width:5mm;height:5mm;background:#000'></div>"
                    for a in ("left:8mm", "right:8mm") for b in ("top:8mm", "bottom:8mm"))
    person = lambda n: (f"<tr><td rowspan=3 class=c>{n}</td><td>フリガナ</td><td>{boxes(14)}</td></tr><tr><td>氏名</td><td style='height:11mm'></td></tr>"  # noqa: E731
                        f"<tr><td>生年月日・個人番号</td><td>昭・平・令 {boxes(6)}　{boxes(12)}</td></tr>")
    return sheet(f"""{marks}<h1 style='padding-top:16mm;font-size:17pt'>国民健康保険 被保険者資格取得届</h1><div style='margin:3mm 16mm'>東日本左官国民健康保険組合 理事長 様　　届出日 令和 {boxes(6)}</div>
<table style='margin:4mm 14mm;width:182mm'>{person('組合員')}{person('家族1')}{person('家族2')}{person('家族3')}</table>{seal(rng, '受付', 18, 'circle')}""", "udg")


def pages(rng, people_of):
    """(name, HTML) of every page; `people_of` draws {"name","kana","address","city","born"}."""
    w = people_of()
    yield "request_form", request_form(rng, people_of())
    yield "other_union_form", other_union_form(rng, w)
    yield "withholding", simple("令和7年分　給与所得の源泉徴収票", [("支払を受ける者", w["address"] + "<br>" + w["name"]), ("種別", "給与・賞与"), ("支払金額", "4,236,500"),
                                ("給与所得控除後の金額", "2,948,800"), ("所得控除の額の合計額", "1,284,310"), ("源泉徴収税額", "84,900"), ("生年月日", "昭和58年6月2日")], "", "株式会社垂水塗装", rng, "gothic")
    yield "graduation", simple("卒業証明書", [("氏名", w["name"]), ("生年月日", "平成15年7月4日"), ("学科", "工学部建築学科")], "上記の者は令和8年3月20日本学を卒業したことを証明する。<br>令和8年10月1日", "青嵐大学長", rng)
    yield "marks", simple("成績証明書", [("氏名", w["name"]), ("学籍番号", "A40213"), ("学年", "2年"), ("構造力学", "優"), ("設計製図", "良"), ("測量学", "優")], "令和8年10月1日", "東川工業専門学校長", rng, "udm")
    yield "acquisition", simple("健康保険資格取得証明書", [("被保険者氏名", w["name"]), ("生年月日", "昭和60年1月9日"), ("記号・番号", "4411-208"), ("資格取得年月日", "令和8年9月1日")], "上記のとおり資格を取得したことを証明します。<br>令和8年9月20日", "株式会社青砥内装", rng)
    yield "tax_paid", simple("納税証明書", [("納税者", w["address"] + "<br>" + w["name"]), ("税目", "市民税・県民税"), ("年度", "令和8年度"), ("納付すべき税額", "185,400"), ("納付済額", "185,400"), ("未納額", "0")], "上記のとおり相違ないことを証明します。<br>令和8年10月3日", w["city"] + "長", rng)
    yield "seal_certificate", simple("印鑑登録証明書", [("氏名", w["name"]), ("生年月日", "昭和49年3月30日"), ("住所", w["address"])], "この写しは、登録された印影と相違ないことを証明する。<br>令和8年9月29日", w["city"] + "長", rng, "mj")
    yield "family_register", simple("全部事項証明", [("本籍", w["address"]), ("氏名", w["name"]), ("【名】", "寿三郎"), ("【生年月日】", "昭和49年3月30日"), ("【配偶者区分】", "夫"), ("【続柄】", "長男")], "これは、戸籍に記録されている事項の全部を証明した書面である。<br>令和8年9月29日", w["city"] + "長", rng)
    yield "tax_notice", simple("令和8年度 市民税・県民税 税額決定・納税通知書", [("氏名", w["name"]), ("課税標準額", "1,664,000"), ("所得割額", "166,400"), ("均等割額", "4,000"), ("森林環境税", "1,000"), ("年税額", "171,400"), ("第1期", "43,400"), ("第2期", "42,000")], "地方税法の規定により通知します。<br>令和8年6月10日", w["city"] + "長", rng, "gothic")
    yield "payslip", simple("給与支給明細書　令和8年9月分", [("氏名", w["name"]), ("基本給", "285,000"), ("健康保険料", "14,980"), ("厚生年金", "27,450"), ("住民税", "12,300"), ("差引支給額", "218,640")], "", "有限会社六車建具店", rng, "udp")
    yield "power_of_attorney", simple("委任状", [("代理人", w["name"]), ("住所", w["address"]), ("委任事項", "住民票、課税証明書および資格喪失証明書の受領")], "令和8年10月2日", people_of()["name"], rng)
    yield "diagnosis", simple("診断書", [("氏名", w["name"]), ("生年月日", "昭和52年11月12日"), ("病名", "左手関節捻挫"), ("期間", "令和8年9月2日より約3週間の加療を要する")], "上記の通り診断する。<br>令和8年9月2日", "みなと整形外科", rng)


def envelope(rng, who, colour):
    """An empty envelope, scanned flat with its window and print."""
    return sheet(f"""<div style='position:absolute;left:0;top:30mm;width:210mm;height:120mm;background:{colour};border:.3mm solid #998'>
<div style='position:absolute;left:20mm;top:16mm;width:90mm;height:45mm;border:.4mm solid #777;border-radius:3mm;background:#fdfdfa'></div>
<div style='position:absolute;right:12mm;bottom:10mm;font-size:9pt;line-height:1.6'>{who['city']}役所　保険年金課<br>電話 03-3111-{rng.randrange(1000, 9999)}<br>重要書類在中</div>
<div style='position:absolute;right:14mm;top:10mm;border:.3mm solid #333;padding:2mm;font-size:8pt'>料金後納<br>郵便</div></div><seal></seal>{SIGNED}""", "gothic")
