#!/usr/bin/env python3
"""Draws attachments (住民票, 課税証明書, 在学証明書, 資格喪失証明書) as HTML, prints them with Chromium, makes flat 300 dpi pictures.

    documents_html.py --postal postal.tsv --per-kind 15 --seed 3 --out OUT

Writes OUT/<kind>_NN.png and .json: {"kind":"document","document","layout","seed","fields":[{"id","row","type","state",
"value","raw","note"}]}. Dates are ISO, amounts integers; "note":"masked" marks values the office left out on purpose.
"""
import argparse
import datetime
import json
import pathlib
import random
import subprocess
import tempfile

import layout_eighteenth
import layout_eighth
import layout_eleventh
import layout_fifteenth
import layout_fifth
import layout_fourteenth
import layout_fourth
import layout_juminhyo
import layout_kazei
import layout_nineteenth
import layout_ninth
import layout_second
import layout_seventeenth
import layout_seventh
import layout_sixteenth
import layout_sixth
import layout_soshitsu
import layout_tenth
import layout_third
import layout_thirteenth
import layout_twelfth
import layout_twentieth
import layout_twentyfirst
import layout_twentysecond
import layout_twentythird
import layout_zaigaku
import people
from sheet_html import SIGNED

KINDS = {"juminhyo": layout_juminhyo, "kazei_shomeisho": layout_kazei, "zaigaku_shomeisho": layout_zaigaku,
         "soshitsu_shomeisho": layout_soshitsu}
FAMILIES = {"second": (layout_second, "draw the layouts of layout_second.py instead"),
            "third": (layout_third, "those of layout_third.py"),
            "fourth": (layout_fourth, "those of layout_fourth.py, kept from whoever mends the reader"),
            "fifth": (layout_fifth, "those of layout_fifth.py, households of up to six"),
            "sixth": (layout_sixth, "those of layout_sixth.py, A5 among them"),
            "seventh": (layout_seventh, "those of layout_seventh.py, kept from whoever mends the reader"),
            "eighth": (layout_eighth, "those of layout_eighth.py, one to five persons"),
            "ninth": (layout_ninth, "those of layout_ninth.py, one to five persons"),
            "tenth": (layout_tenth, "those of layout_tenth.py, by somebody who has not seen the reader"),
            "eleventh": (layout_eleventh, "those of layout_eleventh.py, by the same"),
            "twelfth": (layout_twelfth, "those of layout_twelfth.py, by the same; needs --fonts"),
            "thirteenth": (layout_thirteenth, "those of layout_thirteenth.py, by somebody who has not seen the reader: cities since 2025"),
            "fourteenth": (layout_fourteenth, "those of layout_fourteenth.py, by the same: convenience stores, wards, universities, insurers"),
            "fifteenth": (layout_fifteenth, "those of layout_fifteenth.py, by the same: other makers' sheets, letters, a 共済組合"),
            "sixteenth": (layout_sixteenth, "those of layout_sixteenth.py, by somebody who has not seen the reader: a city, a village, a prefectural school, firms and insurers"),
            "seventeenth": (layout_seventeenth, "those of layout_seventeenth.py, by the same: one sheet a person, persons in columns, universities, letters"),
            "eighteenth": (layout_eighteenth, "those of layout_eighteenth.py, by somebody who has not seen the reader: cells that hold two values, heads written downwards, a 連絡票, a printout"),
            "nineteenth": (layout_nineteenth, "those of layout_nineteenth.py, by the same: less usual papers, two of them filled by hand; needs --fonts"),
            "twentieth": (layout_twentieth, "those of layout_twentieth.py, by somebody who has not seen the reader: papers that the others leave out: 記載事項証明書, 分離課税, pensioners, 中学校, 大学院, 国保組合"),
            "twentyfirst": (layout_twentyfirst, "those of layout_twentyfirst.py, by somebody who has not seen the reader: ordinary papers of today, four layouts a kind"),
            "twentysecond": (layout_twentysecond, "those of layout_twentysecond.py, by somebody who has not seen the reader: ordinary papers of other makers, four layouts a kind"),
            "twentythird": (layout_twentythird, "those of layout_twentythird.py, by somebody who has not seen the reader: ordinary papers of further makers, four layouts a kind")}
ONE_TO_FIVE = ("eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
               "eighteenth", "nineteenth", "twentieth", "twentyfirst", "twentysecond", "twentythird")  # persons a household
SCHOOLS = ["青嵐大学", "東川工業専門学校", "県立柳沢高等学校", "私立明峰大学", "みなと看護専門学校", "市立北野高等学校"]
FACULTIES = ["工学部建築学科", "経済学部経済学科", "文学部史学科", "看護学科", "情報処理科"]


def salary_income(revenue):
    """給与所得控除 of 2025, steps of the law's formula; enough for plausible figures."""
    if revenue <= 1900000:
        return max(0, revenue - 650000)
    if revenue <= 3600000:
        return int(revenue // 4000 * 4000 * 0.7) - 80000
    if revenue <= 6600000:
        return int(revenue // 4000 * 4000 * 0.8) - 440000
    return int(revenue * 0.9) - 1100000


def tax_of(rng):
    revenue = rng.randrange(1800000, 7800000)
    salary = salary_income(revenue)
    parts = [("社会保険料控除", int(revenue * rng.uniform(0.12, 0.155))), ("生命保険料控除", rng.choice([0, 28000, 35000, 70000])),
             ("地震保険料控除", rng.choice([0, 0, 8500, 12000])), ("配偶者控除", rng.choice([0, 330000])),
             ("扶養控除", rng.choice([0, 0, 330000, 450000])), ("基礎控除", 430000)]
    deductions = sum(value for _, value in parts)
    base = max(0, salary - deductions) // 1000 * 1000
    city, prefecture = int(base * 0.06) // 100 * 100, int(base * 0.04) // 100 * 100
    dependants = sum(1 for name, value in parts if name in ("配偶者控除", "扶養控除") and value)
    return {"revenue": revenue, "salary": salary, "total": salary, "parts": parts, "deductions": deductions, "base": base,
            "city": city, "pref": prefecture, "annual": city + prefecture + 5000, "dependants": dependants}


def data_of(rng, postal):
    """Everything a layout may print."""
    folk = people.People(rng, postal)
    code, address, house, city = folk.address()
    year = rng.choice([2025, 2026])
    mayor = folk.person()
    born = ("2001-04-02", "2008-04-01")
    members = folk.household(rng.choice([1, 2, 3, 4]))
    student = folk.person((members[0]["family"], members[0]["family_kana"]), None, born)
    school_year = rng.randrange(1, 4)
    left = people.day(rng, "2026-06-30", "2026-10-31")
    return {"world": {"address": address + ("　" + house if house else ""), "city": city, "mayor": mayor["name"] + SIGNED, "year": f"令和{year - 2018}",
                      "year_text": f"令和{year - 2019}年", "fiscal": year - 2018, "moved": people.day(rng, "1998-01-01", "2026-05-31"),
                      "kana": rng.random() < 0.7, "numbers": rng.random() < 0.65, "number_style": rng.choice(["plain", "split"])},
            "folk": folk, "members": members, "student": student, "issued": people.day(rng, "2026-09-01", "2026-11-15"), "tax": tax_of(rng),
            "school": {"name": rng.choice(SCHOOLS), "faculty": rng.choice(FACULTIES), "course": "全日制　普通科", "year": school_year,
                       "id": rng.choice(["A{}", "{}", "24-{}"]).format(rng.randrange(10000, 999999)), "document": f"発行番号 {rng.randrange(1000, 99999)}",
                       "entered": datetime.date(2027 - school_year - (1 if school_year > 3 else 0), 4, 1), "until": datetime.date(2027 + 3 - school_year, 3, 31),
                       "style": rng.choice(["plain", "seireki", "wide"])},
            "cover": {"insurer_number": luhn8(rng), "town_number": (lambda b: b + people.luhn(b))(f"{rng.randrange(1, 48):02}{rng.randrange(1, 299):03}"),
                      "symbol": str(rng.randrange(10, 9999)), "number": str(rng.randrange(1, 99999)),
                      "from": people.day(rng, "2005-04-01", "2024-04-01"), "left": left, "lost": left + datetime.timedelta(days=1),
                      "company": rng.choice(people.COMPANIES), "society": rng.choice(["東日本印刷健康保険組合", "関東機械健康保険組合", "みなと運輸健康保険組合"])}}


def luhn8(rng):
    body = f"{rng.choice([1, 6]):02}{rng.randrange(1, 48):02}{rng.randrange(1, 999):03}"
    return body + people.luhn(body)


def print_html(text, picture: pathlib.Path):
    """HTML → PDF (Chromium) → one PNG at 300 dpi."""
    with tempfile.TemporaryDirectory() as folder:
        page, pdf = pathlib.Path(folder, "page.html"), pathlib.Path(folder, "page.pdf")
        page.write_text(text, encoding="utf-8")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                        f"--user-data-dir={folder}/profile", f"--print-to-pdf={pdf}", page.as_uri()], check=True,
                       stderr=subprocess.DEVNULL, timeout=180)
        subprocess.run(["pdftoppm", "-r", "300", "-f", "1", "-l", "1", "-singlefile", "-png", str(pdf),
                        str(picture.with_suffix(""))], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postal", type=pathlib.Path, required=True)
    parser.add_argument("--per-kind", type=int, default=15)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=3)
    for name, (module, words) in FAMILIES.items():
        parser.add_argument("--" + name, dest="other", action="store_const", const=module, help=words)
    parser.add_argument("--fonts", type=pathlib.Path, help="folder of the pen-like fonts, for the form that is filled by hand")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    args = parser.parse_args()
    if args.other in (layout_twelfth, layout_nineteenth) and not args.fonts:
        parser.error("--twelfth and --nineteenth need --fonts")
    args.out.mkdir(parents=True, exist_ok=True)
    for number in range(args.first, args.first + args.per_kind):
        for at, (kind, layouts) in enumerate(KINDS.items()):
            seed = args.seed * 100003 + number * 10 + at
            rng = random.Random(seed)
            data = {**data_of(rng, args.postal), "fonts": args.fonts}
            if args.other is layout_fifth and kind == "juminhyo":
                data["members"] = people.People(rng, args.postal).household(number % 6 + 1)
            if args.other in (layout_sixth, layout_seventh):
                data["members"] = people.People(rng, args.postal).household(number % 4 + 2)
            if args.other in [FAMILIES[name][0] for name in ONE_TO_FIVE]:
                data["members"] = people.People(rng, args.postal).household((number + at) % 5 + 1)
            if kind == "zaigaku_shomeisho":
                data["members"] = [data["student"]]
            drawn = args.other.LAYOUTS[kind] if args.other else layouts.LAYOUTS
            layout = drawn[number % len(drawn)]
            page, text = layout(data, rng)
            picture = args.out / f"{kind}_{number:02}.png"
            print_html(text, picture)
            truth = {"kind": "document", "document": kind, "layout": layout.__name__, "seed": seed, "fields": page.truth}
            picture.with_suffix(".json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            print(picture, flush=True)


if __name__ == "__main__":
    main()
