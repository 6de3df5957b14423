"""What the twentieth family's layouts share: households of three generations, addresses with 大字 and 字, incomes of several sorts, instalments, barcodes,
insurers of trades and of officials, schools of pupils."""
import datetime
import re

import people
from drawn_desks import BRANCHES
from drawn_office import deductions_of, lab, levied, prefecture, salary_income, table, td, tr

HAMLETS = ["前田", "中島", "西ノ原", "沢口", "宮ノ下", "北浦", "上河原", "谷戸"]
TRADE_SOCIETIES = ["首都圏設備工事業国民健康保険組合", "東海木工建具国民健康保険組合", "全国とび土工職国民健康保険組合　中央支部", "みつば建設国民健康保険組合", "関西造園石材業国民健康保険組合"]
SORTS = ["営業等", "農業", "不動産", "利子", "配当", "給与", "公的年金等", "業務・その他の雑", "総合譲渡・一時"]
# digits of Code 39, n: narrow, w: wide, bars and spaces by turns
CODE_39 = dict(zip("0123456789*", "nnnwwnwnn wnnwnnnnw nnwwnnnnw wnwwnnnnn nnnwwnnnw wnnwwnnnn nnwwwnnnn nnnwnnwnw wnnwnnwnn nnwwnnwnn nwnnwnwnn".split()))


def rural(data, rng):
    """The data with an address as the country writes it: 大字, 字, 番地 and a branch of it."""
    row = rng.choice([r for r in data["folk"].towns if r[2][-1] in "町村" and "区" not in r[3] and len(r[2] + r[3]) < 12])
    village = re.sub("^大字", "", row[3])
    hamlet = f"字{rng.choice(HAMLETS)}" if rng.random() < .6 else ""
    return {**data, "world": {**data["world"], "city": row[2], "address": f"{row[1]}{row[2]}大字{village}{hamlet}{rng.randrange(12, 4800)}番地{rng.choice(('', 'の2', 'の15', 'の1'))}"}}


def relative(folk, members, surname, sex, born, relation):
    """One more person of the household whose given name nobody there has."""
    person = folk.person(surname, sex, born)
    while person["given"] in [m["given"] for m in members]:
        person = folk.person(surname, sex, born)
    return {**person, "relation": relation}


def generations(data, rng):
    """A household of three or four generations: some were born in 大正, and the partner's mother has another surname."""
    folk = data["folk"]
    head = {**folk.person(born=("1947-01-01", "1955-12-31")), "relation": "世帯主"}
    house, members = (head["family"], head["family_kana"]), [head]
    other = lambda sex: "female" if sex == "male" else "male"  # noqa: E731
    partner = "妻" if head["sex"] == "male" else "夫"
    members.append(relative(folk, members, house, other(head["sex"]), ("1948-01-01", "1957-12-31"), partner))
    own = rng.random() < .6
    members.append(relative(folk, members, house if own else None, "female", ("1922-01-01", "1929-06-30"), "母" if own else partner + "の母"))
    child = relative(folk, members, house, None, ("1978-01-01", "1988-12-31"), "子")
    members.append(child)
    if rng.random() < .8:
        members.append(relative(folk, members, house, other(child["sex"]), ("1979-01-01", "1990-12-31"), "子の妻" if child["sex"] == "male" else "子の夫"))
        members.append(relative(folk, members, house, None, ("2009-01-01", "2026-06-30"), "子の子"))
    return members


def pension_income(revenue):
    """雑所得 of a pension from the age of 65 on."""
    return max(0, revenue - 1100000) if revenue < 3300000 else revenue * 75 // 100 - 275000


def several(data, rng, sort):
    """A year's incomes of more than one sort and their tax: a "worker" with salary, a "pensioner", a "poor" pensioner on whom nothing is levied."""
    world, year = data["world"], data["world"]["fiscal"]
    rows = {name: (0, 0) for name in SORTS}
    salary = rng.randrange(1900000, 5400000) if sort == "worker" else 0
    pension = 0 if sort == "worker" else rng.randrange(620000, 1480000) if sort == "poor" else rng.randrange(1750000, 3250000)
    rows["給与"], rows["公的年金等"] = (salary, salary_income(salary, year)), (pension, pension_income(pension))
    extra = [] if sort == "poor" else rng.sample(["営業等", "農業", "不動産", "配当"], rng.choice([1, 1, 2]))
    for name in extra:
        revenue = rng.randrange(14000, 190000) if name == "配当" else rng.randrange(310000, 1650000)
        rows[name] = (revenue, revenue if name == "配当" else int(revenue * rng.uniform(.18, .55)))
    free = sort == "poor"
    parts = deductions_of(rng, salary or int(pension * .6), year, free)
    total, deductions = sum(income for _, income in rows.values()), sum(amount for _, amount in parts)
    gains = rng.randrange(1200000, 3300000) if not free and rng.random() < .5 else 0
    named = dict(parts)
    kinds = {"配偶者": int(named["配偶者控除"] > 0), "特定": int(named["扶養控除"] in (450000, 780000)), "老人": 0, "一般": int(named["扶養控除"] in (330000, 780000)), "16歳未満": rng.choice([0, 0, 1]) if salary else 0}
    return {"rows": rows, "parts": parts, "deductions": deductions, "gains": gains, "total": total + gains, "kinds": kinds, "dependants": kinds["特定"] + kinds["一般"], **levied(world, total - deductions, free)}


def instalments(annual, monthly):
    """[(when, yen)]: twelve months of 特別徴収 in hundreds, or four terms of 普通徴収 in thousands; the first takes the rest."""
    names = [f"{m}月" if m > 5 else f"翌{m}月" for m in (6, 7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5)] if monthly else ["第１期<br>６月", "第２期<br>８月", "第３期<br>10月", "第４期<br>翌１月"]
    unit = 100 if monthly else 1000
    each = annual // len(names) // unit * unit
    return list(zip(names, [annual - each * (len(names) - 1)] + [each] * (len(names) - 1)))


def bars(digits, width_mm, height_mm):
    """Code 39 of a number as SVG."""
    x, path = 0, ""
    for c in f"*{digits}*":
        for n, kind in enumerate(CODE_39[c]):
            wide = 2.5 if kind == "w" else 1
            path += "" if n % 2 else f"M{x} 0h{wide}v10h-{wide}z"
            x += wide
        x += 1
    return f"<svg style='width:{width_mm}mm;height:{height_mm}mm;display:block' preserveAspectRatio=none viewBox='0 0 {x} 10'><path d='{path}' fill='#111'/></svg>"


def trade_society(rng, world):
    """A 国民健康保険組合: 保険者番号 of six digits with 3 after the prefecture."""
    body = f"{BRANCHES[prefecture(world)][0]:02}3{rng.randrange(1, 40):02}"
    return {"name": rng.choice(TRADE_SOCIETIES), "insurer_number": body + people.luhn(body), "symbol": rng.choice(["{}", "東{}", "建{}"]).format(rng.randrange(11, 480)), "number": str(rng.randrange(102, 19800))}


def officials(rng, world):
    """A 地方職員の共済組合 of the prefecture: 保険者番号 of eight digits from 32."""
    body = f"32{BRANCHES[prefecture(world)][0]:02}{rng.randrange(101, 880)}"
    kind, where = rng.choice([("市町村職員", "教育委員会事務局"), ("都市職員", "役所　総務部"), ("学校職員", "立第二中学校")])
    return {"place": world["city"] + where, "name": f"{prefecture(world)}{kind}共済組合", "insurer_number": body + people.luhn(body), "symbol": str(rng.randrange(101, 2900)), "number": str(rng.randrange(10023, 99800))}


def town_fund(rng, world, name):
    """The 国民健康保険 of a town, 保険者番号 of six digits."""
    body = f"{BRANCHES[prefecture(world)][0]:02}{rng.randrange(1, 299):03}"
    return {"name": name, "insurer_number": body + people.luhn(body), "symbol": str(rng.randrange(1, 99)), "number": f"{rng.randrange(10 ** 6, 10 ** 7)}"}


def born_before_loss(data):
    """The data without children who were born after the cover had ended: nobody can lose what he never had."""
    return {**data, "members": [m for m in data["members"] if m["born"] < data["cover"]["lost"]]}


def dismissed(data, rng):
    """Days of a household's loss, by person, and why: all at once when a firm takes them on, or a grown child alone by moving away, later."""
    lost = data["cover"]["lost"]
    days = [(since, lost, "社保加入") for since, _ in data["days"]]
    if len(days) > 2 and rng.random() < .5 and (data["issued"] - lost).days > 14 and data["members"][-1]["born"].year < 2008:
        days[-1] = (days[-1][0], lost + datetime.timedelta(days=rng.randrange(2, 12)), "転出")
    return days


def amounts(pairs, css_label="", css_value="text-align:right"):
    """Rows of a label and a value that is HTML already."""
    return [tr(lab(name, css_label), td(value, css_value)) for name, value in pairs]


def photo(width_mm, height_mm, words):
    """The place of a photograph: grey hair and shoulders under a school's dry seal, or an empty frame with words."""
    if words:
        return f"<div style='width:{width_mm}mm;height:{height_mm}mm;border:.2mm dashed #666;display:flex;align-items:center;justify-content:center;text-align:center;font-size:8pt;line-height:1.5;color:#444'>{words}</div>"
    return (f"<svg style='width:{width_mm}mm;height:{height_mm}mm;display:block;border:.2mm solid #555;background:#d9dde0' viewBox='0 0 30 40'><path d='M2 40c0-10 5-13 13-13s13 3 13 13z' fill='#4a4f58'/><path d='M12 22h6v7h-6z' fill='#c9b6a6'/>"
            f"<ellipse cx=15 cy=16 rx=6.4 ry=8 fill='#d6c3b3'/><path d='M8 15c0-8 3-10 7-10s7 2 7 10c-2-5-4-5-7-5s-5 0-7 5z' fill='#33302e'/><circle cx=25 cy=36 r=7 fill=none stroke='#fff' stroke-opacity=.55 stroke-width=.6 /><circle cx=25 cy=36 r=5.6 fill=none stroke='#fff' stroke-opacity=.5 stroke-width=.3 /></svg>")


def quarters(cells, css="", width_mm=0):
    """Small labels over amounts in one line, as a strip of instalments."""
    width = width_mm / len(cells)
    return table([tr(*(lab(a, "text-align:center;padding:.3mm;font-size:7.5pt;line-height:1.15") for a, _ in cells)), tr(*(td(f"{b:,}", "text-align:right;padding:.5mm 1.2mm;font-size:9pt") for _, b in cells))], css, (width,) * len(cells))
