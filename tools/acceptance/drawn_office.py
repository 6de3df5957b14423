"""What the layouts from the thirteenth family on share: cells of tables, a year's tax, households, paper of convenience stores, sheets without a seal."""
import datetime
import re

import people
from sheet_html import Page

NO_SEAL = "<seal></seal>"      # for paper that says 公印省略, or none
SURCHARGE = {"静岡県": 400, "神奈川県": 300, "兵庫県": 800, "愛知県": 500, "大阪府": 300}     # 森林づくり and the like, on the prefecture's 均等割
DESIGNATED = re.compile("(横浜|川崎|相模原|さいたま|千葉|大阪|堺|名古屋|神戸|静岡|浜松)市.+区$")


def td(text="", css="", span=1, down=1, name="v"):
    return f"<td class={name} colspan={span} rowspan={down} style='{css}'>{text}</td>"


def lab(text, css="", span=1, down=1):
    """A label's cell."""
    return td(text, css, span, down, "l")


def tr(*cells, css=""):
    return f"<tr style='{css}'>{''.join(cells)}</tr>"


def table(rows, css="", widths=()):
    """A table; `widths` in millimetres fix the columns."""
    columns = "".join(f"<col style='width:{w}mm'>" for w in widths)
    fixed = f"table-layout:fixed;width:{sum(widths)}mm;" if widths else ""
    return f"<table style='{fixed}{css}'><colgroup>{columns}</colgroup>{''.join(rows)}</table>"


def narrow_page(rng):
    """A page whose cells are too narrow for dates in full-width digits."""
    page = Page(rng)
    page.date_style = "zero" if page.date_style == "wide" else page.date_style
    return page


def prefecture(world):
    return re.match(r"東京都|大阪府|京都府|.{2,3}県", world["address"]).group(0)


def designated(world):
    """政令指定都市, where 8 of the 10 percent are the city's."""
    return bool(DESIGNATED.match(world["city"]))


def moved_to(data, fits):
    """The data with an address whose town (second argument) and whole address fit."""
    for _ in range(4000):
        _, address, house, city = data["folk"].address()
        if fits(address, city):
            return {**data, "world": {**data["world"], "address": address + ("　" + house if house else ""), "city": city}}
    raise ValueError("no such town in the postal table")


def former_address(data):
    _, address, house, _ = data["folk"].address()
    return address + ("　" + house if house else "")


def salary_income(revenue, fiscal_year):
    """給与所得 of the year before: the least 給与所得控除 is 650,000 yen from 令和8年度 on, 550,000 before."""
    least, until = (650000, 1900000) if fiscal_year >= 8 else (550000, 1625000)
    if revenue <= until:
        return max(0, revenue - least)
    if revenue <= 1800000:
        return int(revenue // 4000 * 4000 * 0.6) + 100000
    if revenue <= 3600000:
        return int(revenue // 4000 * 4000 * 0.7) - 80000
    if revenue <= 6600000:
        return int(revenue // 4000 * 4000 * 0.8) - 440000
    return int(revenue * 0.9) - 1100000


def deductions_of(rng, revenue, fiscal_year, free):
    """[(name, yen)] in the order of the law, with the zeros."""
    pick = lambda *values: 0 if free else rng.choice(values)  # noqa: E731
    parts = [("雑損控除", 0), ("医療費控除", pick(0, 0, 0, rng.randrange(4000, 180000))),
             ("社会保険料控除", int(revenue * rng.uniform(0.13, 0.155)) if not free else rng.choice([0, 18600])),
             ("小規模企業共済等掛金控除", pick(0, 0, 144000, 276000)), ("生命保険料控除", pick(0, 28000, 35000, 52400, 70000)),
             ("地震保険料控除", pick(0, 0, 8500, 12500)), ("障害者控除", 0), ("ひとり親・寡婦控除", 0), ("勤労学生控除", 0),
             ("配偶者控除", pick(0, 330000)), ("配偶者特別控除", 0), ("扶養控除", pick(0, 0, 330000, 450000, 780000))]
    if fiscal_year >= 8:
        parts.append(("特定親族特別控除", 0))
    return parts + [("基礎控除", 430000)]


def levied(world, taxable, free=False):
    """The levies on an income after its deductions; `free`: nothing is levied."""
    base = max(0, taxable) // 1000 * 1000
    city_percent, city_less, pref_less = (8, 2000, 500) if designated(world) else (6, 1500, 1000)
    gross = (base * city_percent // 100, base * (10 - city_percent) // 100)
    levy = [max(0, whole - less) // 100 * 100 for whole, less in zip(gross, (city_less, pref_less))]
    heads = (0, 0, 0) if free else (3000, 1000 + SURCHARGE.get(prefecture(world), 0), 1000)
    return {"base": base, "city_gross": gross[0], "pref_gross": gross[1], "city_less": city_less if base else 0, "pref_less": pref_less if base else 0,
            "city": levy[0], "pref": levy[1], "city_head": heads[0], "pref_head": heads[1], "forest": heads[2], "annual": sum(levy) + sum(heads)}


def assess(data, rng, free=False):
    """A year's tax of one person: salary and a little beside it; `free`: so little that nothing is levied."""
    world, year = data["world"], data["world"]["fiscal"]
    revenue = rng.randrange(480000, 900000) if free else rng.randrange(1900000, 8200000)
    salary = salary_income(revenue, year)
    other = 0 if free else rng.choice([0, 0, 0, rng.randrange(24000, 390000)])
    parts = deductions_of(rng, revenue, year, free)
    total, deductions = salary + other, sum(amount for _, amount in parts)
    named = dict(parts)
    kinds = {"配偶者": int(named["配偶者控除"] > 0), "一般": {330000: 1, 780000: 1}.get(named["扶養控除"], 0),
             "特定": int(named["扶養控除"] in (450000, 780000)), "老人": 0, "16歳未満": rng.choice([0, 0, 1, 2])}
    return {"revenue": revenue, "salary": salary, "other": other, "total": total, "parts": parts, "deductions": deductions,
            **levied(world, total - deductions, free), "kinds": kinds, "dependants": kinds["一般"] + kinds["特定"] + kinds["老人"]}


def pupil(data, rng, first_age, years):
    """(person, year at school, day of entry, last day) of FY 2026 for a school that children enter at `first_age` for `years`."""
    year = rng.randrange(1, years + 1)
    entered = datetime.date(2027 - year, 4, 1)
    start = entered.year - first_age - 1
    person = {**data["members"][-1], "born": people.day(rng, f"{start}-04-02", f"{start + 1}-04-01")}
    return person, year, entered, datetime.date(entered.year + years, 3, 31)


def store_paper(rng, town):
    """Paper of コンビニ交付: the mosaic on the back shines through, a frame of fine waves, small words in the middle."""
    block = "".join(f"<rect x={x} y={y} width=5.4 height=5.4 fill='#8a8f98' fill-opacity='{rng.choice((0, .05, .08, .12))}'/>"
                    for x in range(60, 730, 6) for y in range(70, 500, 6) if rng.random() < 0.6)
    flowers = "".join(f"<g transform='translate({x} {y})'>" + "".join(
        f"<ellipse cx=0 cy=-13 rx=7 ry=12 transform='rotate({a})' fill='#c98aa0' fill-opacity=.10 />" for a in range(0, 360, 72)) + "</g>"
        for x in range(110, 760, 145) for y in range(590, 1060, 115))
    wave = "".join(f"q 3 {-s} 6 0 q 3 {s} 6 0 " for s in [5] * 58)
    side = "".join(f"q {-s} 3 0 6 q {s} 3 0 6 " for s in [5] * 87)
    frame = "".join(f"<path d='M{x} {y}{wave}' fill=none stroke='#8fa7c4' stroke-width=.7 />" for x in (47, 44) for y in (36, 39, 1083, 1086))
    frame += "".join(f"<path d='M{x} {y}{side}' fill=none stroke='#8fa7c4' stroke-width=.7 />" for x in (46, 49, 743, 746) for y in (37, 40))
    words = "".join(f"<text x={x} y={y} font-size=7 fill='#6c87ab' fill-opacity=.55>{town}　証明書</text>" for x in range(60, 640, 90) for y in (48, 1078))
    return f"<svg class=ground>{block}{flowers}{frame}{words}</svg>"
