"""A seventeenth set of attachments, by somebody who has not seen the reader: a ward's sheet for one person, persons in columns, a 非課税証明書 in lines,
taxes in two columns, a university's machine, a request and certificate in one, a firm's numbered list, a town's printed form that firms fill.
The second half of the four kinds stands in papers_seventeenth.py."""
from drawn_desks import lived, number_of, place_before, town_seal
from drawn_office import assess, designated, moved_to, narrow_page, prefecture, table, td, tr
from drawn_parts import fiscal, office, rosette, serial, tax_words, underlay
from papers_seventeenth import STUDY_AND_COVER
from sheet_html import Page, ground, seal, sheet, spaced


def box(label, value, width, css="", height=13):
    """A cell with a small label in its upper left corner and the value under it."""
    return f"<div style='width:{width}mm;height:{height}mm;border:.25mm solid #333;margin:0 -.25mm -.25mm 0;padding:.5mm 1.4mm'><div style='font-size:7.5pt;color:#333'>{label}</div><div style='padding:.5mm 0 0 2mm;line-height:1.25;{css}'>{value}</div></div>"


def boxes(*cells):
    return f"<div style='display:flex;margin:0 16mm'>{''.join(cells)}</div>"


def jumin_person(d, rng):
    """A ward's or city's sheet of one person: small labels over the values, registered domicile and its head printed, a resident code beside the number."""
    wards = rng.random() < .75
    d = moved_to(d, lambda address, city: (city[-1] == "区") == wards and len(address) < 27)
    p, w = Page(rng), d["world"]
    at = rng.randrange(len(d["members"]))
    m, x, small = d["members"][at], lived(d, rng)[at], "font-size:9.5pt"
    code = rng.choice(["省略", "省略", f"{rng.randrange(10 ** 10, 10 ** 11)}"])
    domicile, first = (place_before(d, rng, False), m["family"] + "　" + d["folk"].person()["given"]) if rng.random() < .5 else ("省略", "省略")
    birth = rng.choice(["生年月日", "出生の年月日"])
    body = f"""<div style='position:absolute;left:17mm;top:10mm;font-size:8.5pt'>{serial(rng, '整理番号 {}')}</div><h1 style='padding-top:15mm;font-size:21pt'>{spaced('住民票')}</h1><div style='margin:6mm 0 1mm 16mm;font-size:9pt'>{prefecture(w)}{w['city']}</div>
{boxes(box('氏名の振り仮名', p.kana('name_kana', m, 1), 118, small, 10), box('性別', p.sex(m, 1), 60, '', 10))}{boxes(box('氏名', p.name('name', m, 1), 118, 'font-size:15pt'), box(birth, p.date('birth_date', m['born'], 1), 60, 'font-size:11pt;margin-top:1mm'))}
{boxes(box('旧氏', '', 59, '', 10), box('世帯主との続柄', p.put('relation', m['relation'], None, 1), 59, '', 10), box('世帯主の氏名', p.name('head', d['members'][0]), 60, '', 10))}
{boxes(box('現住所', p.put('address', w['address']), 118, 'font-size:11.5pt', 15), box('住所を定めた年月日', p.day_text(x['settled']), 60, small, 15))}{boxes(box('前住所', x['before'] or '――', 118, small), box('届出年月日（事由）', p.day_text(x['told']) + f'<span style="font-size:8pt">（{x["cause"]}）</span>', 60, small))}
{boxes(box('本籍', domicile, 118, small), box('筆頭者の氏名', first, 60, small))}{boxes(box('住民となった年月日', p.day_text(x['since']), 59, small), box('個人番号', number_of(p, w, m, 1), 59, 'font-size:12pt'), box('住民票コード', code, 60, 'font-size:11pt'))}
{boxes(box('備考', '', 178, '', 24))}
<div style='margin:9mm 20mm;font-size:11pt;line-height:2'>この写しは、住民票の原本と相違ないことを証明します。<br>{p.date('issued_on', d['issued'])}<div style='margin-left:76mm;font-size:14pt'>{office(w)}長　{w['mayor']}</div></div>{seal(rng, town_seal(w), 23)}"""
    return p, sheet(body, rng.choice(["udm", "mincho", "udg"]), back=ground(rng, rng.choice(["dots", "copy", "waves"])))


def jumin_columns(d, rng):
    """A sheet across: a column a person, labels at the left, rules only between the lines."""
    d = moved_to(d, lambda address, city: city[-1] in "市町" and len(address) < 28)
    p, w, members = narrow_page(rng), d["world"], d["members"]
    days = lived(d, rng)
    width = 46 if len(members) > 3 else 70
    small = "font-size:9pt;line-height:1.2"
    people_of = lambda name, shown, css="": tr(td(name, "font-size:9pt;white-space:nowrap"), *(td(shown(r, m, x), css) for r, (m, x) in enumerate(zip(members, days), 1)))  # noqa: E731
    rows = [people_of("", lambda r, m, x: f"【{r}】", "text-align:center;font-size:9pt"), people_of(rng.choice(["フリガナ", "振り仮名", "氏名の振り仮名"]), lambda r, m, x: p.kana("name_kana", m, r), "font-size:8.5pt"), people_of("氏　　　名", lambda r, m, x: p.name("name", m, r), "font-size:12.5pt"),
            people_of(rng.choice(["続　　　柄", "世帯主との続柄"]), lambda r, m, x: p.put("relation", m["relation"], None, r)), people_of("生 年 月 日", lambda r, m, x: p.date("birth_date", m["born"], r)), people_of("性　　　別", lambda r, m, x: p.sex(m, r)),
            people_of(rng.choice(["住民となった日", "住民となった年月日"]), lambda r, m, x: p.day_text(x["since"]), small), people_of("住所を定めた日", lambda r, m, x: p.day_text(x["settled"]), small), people_of(rng.choice(["前　住　所", "従前の住所"]), lambda r, m, x: x["before"] or "－", "font-size:8.5pt;height:12mm"),
            people_of("本籍・筆頭者", lambda r, m, x: "記載省略", small), people_of("個 人 番 号", lambda r, m, x: number_of(p, w, m, r, "記載省略"), "font-size:10pt"), people_of("住民票コード", lambda r, m, x: "記載省略", small)]
    body = f"""<div style='position:absolute;right:18mm;top:12mm;font-size:9pt'>({p.put('page_number', 1, '1', 0, 'digits')}/{p.put('page_count', 1, '1', 0, 'digits')})</div><h1 style='padding-top:12mm;font-size:19pt'>住 民 票（世 帯 全 員）</h1>
<div style='margin:6mm 17mm 3mm;font-size:12pt;display:flex'><span style='width:150mm'>住　所　　{p.put('address', w['address'])}</span><span>世帯主　　{p.name('head', members[0])}</span></div>
{table(rows, 'margin:0 17mm;border-top:.5mm solid #222;border-bottom:.5mm solid #222', (33, *(width for _ in members)))}
<div style='position:absolute;left:22mm;bottom:11mm;width:250mm;line-height:1.8;font-size:11pt'>この写しは、世帯全員の住民票の記載と相違ないことを証明する。<br>{p.date('issued_on', d['issued'])}<span style='margin-left:80mm;font-size:13pt'>{prefecture(w)}{w['city']}長　{w['mayor']}</span></div>{seal(rng, town_seal(w), 20)}"""
    return p, sheet(body, rng.choice(["gothic", "mincho", "udm"]), landscape=True, css="td{border-width:.2mm 0;padding:.9mm 1.6mm}", back=underlay("複写", "#9aa8d0", 26, .16) if rng.random() < .6 else "")


def tax_free(d, rng):
    """A 非課税証明書 in lines with colons; the year stands in a line and again in the sentence."""
    p, w, m, t = Page(rng), d["world"], d["members"][0], assess(d, rng, True)
    own, pref = tax_words(w)
    line = lambda name, value: f"<div style='display:flex'><span style='flex:none;width:43mm'>{name}</span><span style='flex:none;width:8mm'>：</span><span>{value}</span></div>"  # noqa: E731
    yen = lambda field, amount: p.yen(field, amount, "yen")  # noqa: E731
    folk = p.put("dependants", t["dependants"], f"{t['dependants']}人", 0, "digits")
    income = [line(rng.choice(["給与収入額", "給与等の収入金額", "給与支払額"]), yen("salary_revenue", t["revenue"])), line("給与所得額", yen("salary_income", t["salary"])), line("その他の所得額", "0円"),
              line("合計所得金額", yen("total_income", t["total"]))]
    if rng.random() < .6:
        income.append(line("総所得金額等", yen("gross_income", t["total"])))
    levy = [line(own + "　所得割額", yen("city_income_levy", 0)), line(own + "　均等割額", yen("city_per_capita_levy", 0)), line(pref + "　所得割額", yen("prefecture_income_levy", 0)), line(pref + "　均等割額", yen("prefecture_per_capita_levy", 0)),
            line("森林環境税額", yen("forest_tax", 0)), line("年税額", yen("annual_tax", 0))]
    year = fiscal(p, w)
    body = f"""<div style='position:absolute;right:24mm;top:16mm;font-size:10pt'>第{rng.randrange(100, 6000)}号</div><h1 style='padding-top:28mm;font-size:22pt'>{rng.choice((spaced('非課税証明書', '&ensp;'), f'{own}・{pref}　非課税証明書'))}</h1>
<div style='margin:14mm 24mm 14mm 28mm;font-size:12pt;line-height:1.95'>{line('住　　所', p.put('address', w['address']))}{line('氏　　名', p.name('name', m))}{line('生年月日', p.date('birth_date', m['born']))}{line('課税年度', f'{year}（{w["year_text"]}１月～１２月分）')}<div style='height:4mm'></div>{''.join(income)}{line('扶養親族の人数', folk)}<div style='height:4mm'></div>{''.join(levy)}</div>
<div style='margin:0 24mm;font-size:11.5pt;line-height:2'>　上記の者は、令和{w['fiscal']}年度の{own}及び{pref}を課税されていないことを証明する。<br>　　{p.date('issued_on', d['issued'])}<div style='margin:2mm 0 0 66mm;font-size:14pt'>{office(w)}長　{w['mayor']}</div></div>{seal(rng, town_seal(w), 23)}"""
    return p, sheet(body, rng.choice(["mincho", "udm"]), back=rosette("#b99ac4", .35) if rng.random() < .5 else "")


def steps(p, t, own, pref):
    """The two taxes step by step in two columns: before and after what is taken off."""
    money = lambda amount: f"{amount:,}"  # noqa: E731
    right, bold = "text-align:right", "text-align:right;font-size:11.5pt"
    less = lambda amount: f"△ {amount:,}" if amount else "0"  # noqa: E731
    return [tr(td("税額の内訳", "text-align:center"), td(own, "text-align:center"), td(pref, "text-align:center")), tr(td("算出所得割額"), td(money(t["city_gross"]), right), td(money(t["pref_gross"]), right)),
            tr(td("調整控除額"), td(less(t["city_less"]), right), td(less(t["pref_less"]), right)), tr(td("住宅借入金等特別税額控除額"), td("0", right), td("0", right)), tr(td("寄附金税額控除額"), td("0", right), td("0", right)),
            tr(td("所得割額（百円未満切捨）"), td(p.yen("city_income_levy", t["city"], "comma"), bold), td(p.yen("prefecture_income_levy", t["pref"], "comma"), bold)),
            tr(td("均等割額"), td(p.yen("city_per_capita_levy", t["city_head"], "comma"), bold), td(p.yen("prefecture_per_capita_levy", t["pref_head"], "comma"), bold)),
            tr(td("小　計"), td(money(t["city"] + t["city_head"]), right), td(money(t["pref"] + t["pref_head"]), right))]


def leaders(pairs):
    """Lines of a label, dots and an amount."""
    return "".join(f"<div style='display:flex;align-items:baseline'><span>{name}</span><span style='flex:1;border-bottom:.3mm dotted #777;margin:0 1.5mm'></span><span>{amount}</span></div>" for name, amount in pairs)


def tax_columns(d, rng):
    """A big city's or another's sheet without a frame: amounts behind dots in two columns, the two taxes step by step, national tax and sum at the end."""
    large = rng.random() < .5
    d = moved_to(d, lambda address, city: designated({"city": city}) == large and city[-1] in "市区" and len(address) < 28)
    p, w, m, t = narrow_page(rng), d["world"], d["members"][0], assess(d, rng)
    own, pref = tax_words(w)
    yen = lambda field, amount: p.yen(field, amount, "comma")  # noqa: E731
    income = leaders([(rng.choice(["給与収入", "給与の収入額"]), yen("salary_revenue", t["revenue"])), (rng.choice(["給与所得", "給与の所得額"]), yen("salary_income", t["salary"])), ("公的年金等に係る雑所得", "0"), ("その他の雑所得", f"{t['other']:,}"), ("営業等・農業所得", "0"),
                      ("不動産所得", "0"), ("配当・利子所得", "0"), ("合計所得金額", yen("total_income", t["total"])), ("総所得金額等の合計額", yen("gross_income", t["total"])), ("課税標準額（千円未満切捨）", yen("tax_base", t["base"]))])
    deducted = leaders([(name, f"{amount:,}") for name, amount in t["parts"] if amount or name in ("医療費控除", "配偶者控除", "扶養控除")] + [(rng.choice(["所得控除計", "所得控除の合計"]), yen("deductions", t["deductions"]))])
    folk = f"配偶者控除　{'有' if t['kinds']['配偶者'] else '無'}　　扶養　特定 {t['kinds']['特定']} 人　老人 0 人　一般 {t['kinds']['一般']} 人　年少 {t['kinds']['16歳未満']} 人"
    title = rng.choice([f"{own}・{pref}　課税証明書", "課税（所得）証明書", "市税証明書（課税・所得）"])
    body = f"""<div style='margin:14mm 18mm 0;font-size:9pt;display:flex;justify-content:space-between'><span>発行番号　{serial(rng, '{}-01')}</span><span>1枚中1枚目</span></div><h1 style='padding-top:3mm;font-size:18pt'>{title}</h1>
<table class=n style='margin:8mm 18mm 5mm;font-size:11pt;line-height:1.5'><tr><td style='width:34mm'>年　　度</td><td>{fiscal(p, w)}（{w['year_text']}中の所得に対する課税）</td></tr><tr><td>住　　所</td><td>{p.put('address', w['address'])}</td></tr><tr><td>氏　　名</td><td style='font-size:13pt'>{p.name('name', m)}</td></tr><tr><td>生年月日</td><td>{p.date('birth_date', m['born'])}</td></tr></table>
<div style='display:flex;margin:0 18mm;gap:8mm;border-top:.4mm solid #333;padding-top:2mm;line-height:1.65'><div style='width:86mm'><b style='font-weight:normal;font-size:9pt'>〈収入及び所得〉</b>{income}</div><div style='width:80mm'><b style='font-weight:normal;font-size:9pt'>〈所得から差し引かれる金額〉</b>{deducted}</div></div>
<div style='margin:3mm 18mm;font-size:9.5pt;border-top:.2mm solid #333;border-bottom:.2mm solid #333;padding:1mm'>{folk}</div>{table(steps(p, t, own, pref), 'margin:3mm 18mm', (74, 50, 50))}
<div style='margin:2mm 18mm;display:flex;justify-content:flex-end;gap:12mm;font-size:11.5pt'><span>森林環境税（国税）　{yen('forest_tax', t['forest'])}</span><span>{rng.choice(('年税額', '年税額合計', '合計年税額'))}　{yen('annual_tax', t['annual'])}</span></div>
<div style='margin:8mm 22mm;line-height:1.8'>上記のとおり証明する。　{p.date('issued_on', d['issued'])}<div style='margin:3mm 0 0 84mm;font-size:13.5pt'>{office(w)}長　{w['mayor']}</div></div><div style='position:absolute;left:18mm;bottom:9mm;font-size:8pt'>金額の単位は円です。調整控除等の税額控除は所得割額に反映しています。</div>{seal(rng, town_seal(w), 22)}"""
    return p, sheet(body, rng.choice(["udg", "udp", "gothic"]), css=".n td{border:0;padding:0 1mm} td{border-width:.15mm 0;padding:.6mm 2mm}", back=ground(rng, rng.choice(["waves", "copy", "none"])))


LAYOUTS = {"juminhyo": [jumin_person, jumin_columns], "kazei_shomeisho": [tax_free, tax_columns], **STUDY_AND_COVER}
