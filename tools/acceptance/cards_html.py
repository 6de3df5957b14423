#!/usr/bin/env python3
"""Draws cards (個人番号カード 表裏, 通知カード, 運転免許証, 在留カード) in HTML in looks of their own, prints them with Chromium,
then photographs each (own homography, shadow, glare, copy grey). Plain look-alikes of invented people.

    cards_html.py --postal postal.tsv --count 4 --seed 5 --out OUT

Writes OUT/card_NN.png and .json: {"kind":"cards","cards":[{"document","back","fields":[{"id","value"}]}]}. Needs `segno`.
"""
import argparse
import datetime
import json
import pathlib
import random
import subprocess
import tempfile

import cv2
import numpy
import segno

import people
from sheet_html import FONTS

W, H = 85.6, 54.0


def licence_number(rng):
    """12 digits, the 11th by the weights 5 4 3 2 7 6 5 4 3 2 (v = 11 - sum mod 11; 11 and 10 by their last digit)."""
    body = f"{rng.randrange(10, 98)}{rng.randrange(0, 26):02}{rng.randrange(0, 10 ** 6):06}"
    rest = 11 - sum(int(a) * b for a, b in zip(body, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2))) % 11
    return body + str(rest % 10) + str(rng.randrange(0, 3))


class Card:
    """One side of a card: HTML and truth."""

    def __init__(self, document, back=False):
        self.document, self.back, self.fields = document, back, []

    def put(self, field, value, shown=None):
        self.fields.append({"id": field, "value": str(value)})
        return str(value if shown is None else shown)

    def truth(self):
        return {"document": self.document, "back": self.back, "fields": self.fields}


def western(day):
    return f"{day.year}年{day.month}月{day.day}日"


def rows(pairs, css="font-size:7pt;line-height:1.5"):
    cells = "".join(f"<tr><td style='width:15mm;font-size:5.5pt;vertical-align:top'>{a}</td><td>{b}</td></tr>" for a, b in pairs)
    return f"<table style='{css}'>{cells}</table>"


def number_front(p, rng):
    c = Card("kojin_bango_card")
    text = (f"<div style='font-size:8pt;text-align:right'>個人番号カード</div>" + rows([
        ("氏名", f"<b>{c.put('name', p['name'], p['shown'])}</b>"), ("住所", c.put("address", p["address"]))]) +
        f"<div style='font-size:6.5pt;margin-top:1.5mm'><span style='font-size:5.5pt'>生年月日</span>　{c.put('birth_date', p['born'].isoformat(), people.wareki(p['born']))}生　　"
        f"<span style='font-size:5.5pt'>性別</span>　{c.put('sex', p['sex'], '男' if p['sex'] == 'male' else '女')}</div>"
        f"<div style='font-size:7.5pt;margin-top:2mm'>{c.put('expires_on', p['until'].isoformat(), western(p['until']))}まで有効</div>"
        "<div style='font-size:4.5pt;margin-top:3mm'>電子証明書の有効期限　　　年　　月　　日</div>")
    return c, f"<div style='position:absolute;left:24mm;top:3mm;width:59mm'>{text}</div><div class=face style='left:3mm;top:12mm'></div>"


def number_back(p, rng):
    c = Card("kojin_bango_card", True)
    n = p["my_number"]
    code = segno.make(n, error="m", micro=False).svg_inline(omitsize=True, border=0, svgclass="qr")
    c.put("number_code", n)
    left = rows([("個人番号", f"<span style='font-size:9pt;letter-spacing:.3mm'>{c.put('my_number', n, n[:4] + '　' + n[4:8] + '　' + n[8:])}</span>"),
                 ("氏名", c.put("name", p["name"], p["shown"])),
                 ("生年月日", c.put("birth_date", p["born"].isoformat(), people.wareki(p["born"])) + "生")], "font-size:7.5pt;line-height:2.2")
    return c, (f"<div style='position:absolute;left:4mm;top:18mm'>{left}</div><div style='position:absolute;left:0;top:5mm;width:100%;height:9mm;background:#222'></div>"
               f"<div style='position:absolute;right:4mm;bottom:4mm;width:13mm;height:13mm'>{code}</div>")


def notice(p, rng):
    c = Card("tsuchi_card")
    n = p["my_number"]
    body = rows([("個人番号", f"<span style='font-size:10pt'>{c.put('my_number', n, n[:4] + ' ' + n[4:8] + ' ' + n[8:])}</span>"),
                 ("氏名", c.put("name", p["name"], p["shown"])), ("住所", c.put("address", p["address"]))], "font-size:8pt;line-height:1.7")
    return c, (f"<div style='text-align:center;font-size:9pt;padding-top:3mm;letter-spacing:1.5mm'>通知カード</div><div style='margin:1mm 4mm'>{body}"
               f"<div style='font-size:7pt'>{c.put('birth_date', p['born'].isoformat(), people.wareki(p['born']))}生　性別　{c.put('sex', p['sex'], '男' if p['sex'] == 'male' else '女')}"
               f"<span style='float:right'>発行日　{c.put('issued_on', p['issued'].isoformat(), people.wareki(p['issued']))}</span></div></div>")


def licence(p, rng):
    c = Card("unten_menkyosho")
    until = p["until"]
    long = f"{until.year}年(令和{until.year - 2018:02}年){until.month:02}月{until.day:02}日まで有効"
    return c, (f"<div style='position:absolute;left:3mm;top:2.5mm;width:79mm;font-size:7.5pt;line-height:1.6'><span class=l>氏名</span>　{c.put('name', p['name'], p['shown'])}"
               f"<span style='float:right'>{c.put('birth_date', p['born'].isoformat(), people.wareki(p['born']))}生</span><br><span class=l>住所</span>　{c.put('address', p['address'])}<br>"
               f"<span class=l>交付</span>　{c.put('issued_on', p['issued'].isoformat(), people.wareki(p['issued']))}　　13579</div>"
               f"<div style='position:absolute;left:3mm;top:22mm;font-size:8.5pt;background:#cde;padding:0 1mm'>{c.put('expires_on', until.isoformat(), long)}</div>"
               f"<div style='position:absolute;left:3mm;bottom:3mm;font-size:7pt;line-height:1.7'><span class=l>免許の条件等</span>　中型車は中型車(8t)に限る<br><span class=l>番号</span>　第　{c.put('licence_number', p['licence'])}　号<br>"
               "<span class=l>二・小・原</span>　平成12年08月03日<br><span style='letter-spacing:1mm'>運転免許証</span>　みなと県公安委員会</div><div class=face style='right:3mm;bottom:4mm'></div>")


def residence(p, rng):
    c = Card("zairyu_card")
    until = p["until"]
    return c, (f"<div style='position:absolute;left:3mm;top:2mm;width:79mm;font-size:7pt;line-height:1.75'>日本国政府　<b style='font-size:8.5pt'>在留カード</b><span style='float:right'><span class=l>番号</span>　{c.put('card_number', p['residence'])}</span><br>"
               f"<span class=l>氏名</span>　{c.put('name', p['roman'])}<br><span class=l>生年月日</span>　{c.put('birth_date', p['born'].isoformat(), western(p['born']))}　<span class=l>性別</span>　{c.put('sex', p['sex'], '男' if p['sex'] == 'male' else '女')}<br>"
               f"<span class=l>国籍・地域</span>　{c.put('nationality', p['country'])}</div><div style='position:absolute;left:3mm;top:23mm;width:56mm;font-size:7pt;line-height:1.5'><span class=l>住居地</span>　{c.put('address', p['address'])}<br>"
               f"<span class=l>在留資格</span>　{c.put('residence_status', '特定技能1号')}<br><span class=l>在留期間(満了日)</span>　1年　({c.put('stay_until', until.isoformat(), western(until))})<br>このカードは　{c.put('expires_on', until.isoformat(), western(until))}まで有効　です。</div>"
               "<div class=face style='right:3mm;bottom:4mm'></div>")


def person(rng, postal):
    folk = people.People(rng, postal)
    _, address, house, _ = folk.address()
    p = folk.person()
    p.update(my_number=people.my_number(rng), address=address + ("　" + house if house else ""), licence=licence_number(rng),
             shown=p["family"] + "　" + p["given"], issued=people.day(rng, "2021-01-01", "2026-10-01"),
             until=people.day(rng, "2027-01-01", "2035-12-01"), roman=rng.choice(["HALVORSEN INGRID", "DLAMINI SIPHO", "CASTELLANO MARCO"]),
             country=rng.choice(["ノルウェー", "南アフリカ共和国", "イタリア"]),
             residence="".join(rng.choice("ABCDEFGHJKLMNPRSTUVWXY") for _ in range(2)) + f"{rng.randrange(10 ** 8):08}" + "".join(rng.choice("ABCDEFGHJKLMNPRSTUVWXY") for _ in range(2)))
    return p


def page_of(body, rng):
    font, tint = rng.choice(list(FONTS.values())), rng.choice(["#fff", "#eef4f8", "#f8eef0", "#f2f6ea"])
    return f"""<!doctype html><html lang=ja><meta charset=utf-8><style>@page{{size:{W}mm {H}mm;margin:0}}html,body{{margin:0;width:{W}mm;height:{H}mm;background:{tint};
font-family:{font};color:#151515;-webkit-print-color-adjust:exact;overflow:hidden}}td{{padding:0}}.l{{font-size:5pt}}.qr{{width:13mm;height:13mm}}
.face{{position:absolute;width:19mm;height:24mm;background:radial-gradient(circle at 50% 40%,#a98 30%,#456 32%,#bcd 60%)}}</style><body>{body}</body></html>"""


def printed(text):
    """HTML → PDF (Chromium) → picture at 400 dpi."""
    with tempfile.TemporaryDirectory() as folder:
        page, pdf, out = pathlib.Path(folder, "p.html"), pathlib.Path(folder, "p.pdf"), pathlib.Path(folder, "p")
        page.write_text(text, encoding="utf-8")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={folder}/profile",
                        f"--print-to-pdf={pdf}", page.as_uri()], check=True, stderr=subprocess.DEVNULL, timeout=180)
        subprocess.run(["pdftoppm", "-r", "400", "-f", "1", "-l", "1", "-singlefile", "-png", str(pdf), str(out)], check=True)
        return cv2.imread(str(out) + ".png")


def photographed(card, rng):
    """The card on a table, aslant, under one lamp."""
    h, w = card.shape[:2]
    size = (int(w * 1.5), int(h * 1.7))
    x, y, tilt = rng.uniform(.16, .3) * w, rng.uniform(.22, .42) * h, rng.uniform(-.05, .05)
    jitter = lambda: rng.uniform(0, .05) * w  # noqa: E731
    to = numpy.float32([[x + jitter(), y + tilt * w + jitter()], [x + w - jitter(), y - tilt * w + jitter()], [x + w - jitter(), y + h - tilt * w - jitter()],
                        [x + jitter(), y + h + tilt * w - jitter()]])
    m = cv2.getPerspectiveTransform(numpy.float32([[0, 0], [w, 0], [w, h], [0, h]]), to)
    table = numpy.full((size[1], size[0], 3), rng.choice([(52, 60, 74), (96, 110, 120), (40, 40, 44)]), numpy.uint8)
    mask = cv2.warpPerspective(numpy.full((h, w), 255, numpy.uint8), m, size)
    seen = numpy.where(mask[..., None] > 127, cv2.warpPerspective(card, m, size, flags=cv2.INTER_AREA), table).astype(numpy.float32)
    yy, xx = numpy.mgrid[0:size[1], 0:size[0]]
    light = 1 - rng.uniform(.2, .45) * xx / size[0] - rng.uniform(0, .2) * yy / size[1]
    glare = 70 * numpy.exp(-(((xx - rng.uniform(.2, .8) * size[0]) / 150) ** 2 + ((yy - rng.uniform(.2, .8) * size[1]) / 90) ** 2))
    noise = numpy.random.default_rng(rng.randrange(2 ** 31)).normal(0, 4, seen.shape)
    out = numpy.clip(seen * light[..., None] + glare[..., None] + noise, 0, 255).astype(numpy.uint8)
    return cv2.GaussianBlur(out, (0, 0), rng.uniform(.6, 1.3))


def copied(cards, rng):
    """Several on an A4 sheet through a grey copier at 300 dpi."""
    sheet = numpy.full((3508, 2480), 250, numpy.uint8)
    for at, card in enumerate(cards):
        small = cv2.cvtColor(cv2.resize(card, None, fx=.75, fy=.75, interpolation=cv2.INTER_AREA), cv2.COLOR_BGR2GRAY)
        if rng.random() < .4:
            small = cv2.rotate(small, cv2.ROTATE_180)
        y, x = 260 + at * 1000, rng.randrange(250, 1200)
        sheet[y:y + small.shape[0], x:x + small.shape[1]] = small
        cv2.rectangle(sheet, (x - 2, y - 2), (x + small.shape[1] + 2, y + small.shape[0] + 2), 170, 3)
    grey = numpy.clip((sheet.astype(numpy.float32) - 128) * 1.15 + 120 + numpy.random.default_rng(rng.randrange(2 ** 31)).normal(0, 6, sheet.shape), 0, 255)
    return cv2.GaussianBlur(grey.astype(numpy.uint8), (0, 0), .8)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--postal", type=pathlib.Path, required=True)
    parser.add_argument("--count", type=int, default=4, help="people; each gives a sheet and two photographs")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    number = 0
    for at in range(args.count):
        rng = random.Random(args.seed * 1009 + at)
        p = person(rng, args.postal)
        drawn = [(c, printed(page_of(body, rng))) for c, body in (draw(p, rng) for draw in (number_front, number_back, notice, licence, residence))]
        picked = rng.sample(drawn, 3)
        shown = [(copied([picture for _, picture in picked], rng), [c for c, _ in picked])]
        shown += [(photographed(picture, rng), [c]) for c, picture in rng.sample(drawn, 2)]
        for picture, cards in shown:
            name = args.out / f"card_{number:02}"
            cv2.imwrite(str(name) + ".png", picture)
            truth = {"kind": "cards", "seed": args.seed * 1009 + at, "cards": [c.truth() for c in cards]}
            name.with_suffix(".json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            number += 1


if __name__ == "__main__":
    main()
