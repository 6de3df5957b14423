"""What the document layouts share: dates and amounts as offices print them, seals, copy-guard grounds, the page's frame."""
import html
import math
import re

import people

WIDE = str.maketrans("0123456789,-", "０１２３４５６７８９，－")
SIGNED = "<i class=signed></i>"     # stands behind the signer's name: the seal lies there
FONTS = {"mincho": "'IPAexMincho'", "gothic": "'IPAexGothic'", "udm": "'BIZ UDMincho'", "udg": "'BIZ UDGothic'",
         "udp": "'BIZ UDPGothic'", "mj": "'IPAmjMincho'"}


class Page:
    """Collects the truth while a layout prints values; every value that a layout shows goes through `put`."""

    def __init__(self, rng):
        self.rng, self.truth = rng, []
        self.date_style = rng.choice(["plain", "plain", "padded", "wide", "zero"])
        self.amount_style = rng.choice(["comma", "comma", "yen"])

    def put(self, field, value, shown=None, row=0, kind="text"):
        """Remembers the value and gives what is printed, escaped."""
        shown = str(value if shown is None else shown)
        self.truth.append({"id": field, "row": row, "type": kind, "state": "read", "value": str(value), "raw": shown,
                           "note": "clean"})
        return html.escape(shown)

    def masked(self, field, shown="＊＊＊＊＊", row=0, kind="text"):
        """A value the office left out; nothing may be read there."""
        self.truth.append({"id": field, "row": row, "type": kind, "state": "blank", "value": "", "raw": shown,
                           "note": "masked"})
        return shown

    def day_text(self, day, style=None):
        style = style or self.date_style
        era, year = people.era_of(day)
        shown = "元" if year == 1 else str(year)
        if style == "seireki":
            return f"{day.year}年{day.month}月{day.day}日"
        if style == "padded":
            return f"{era}{shown:>2}年{day.month:>2}月{day.day:>2}日".replace(" ", "\u2007")
        if style == "zero":
            return f"{era}{shown if shown == '元' else f'{year:02}'}年{day.month:02}月{day.day:02}日"
        if style == "gap":
            return f"{era} {shown} 年 {day.month} 月 {day.day} 日"
        if style == "dots":
            return f"{era}{shown}.{day.month}.{day.day}"
        plain = f"{era}{shown}年{day.month}月{day.day}日"
        return plain.translate(WIDE) if style == "wide" else plain

    def date(self, field, day, row=0, style=None):
        return self.put(field, day.isoformat(), self.day_text(day, style), row, "date")

    def yen(self, field, amount, style=None):
        style = style or self.amount_style
        text = f"{amount:,}"
        text = text + "円" if style == "yen" else text.translate(WIDE) if style == "wide" else text
        return self.put(field, amount, text, 0, "digits")

    def name(self, field, person, row=0, gap="\u3000"):
        return self.put(field, person["name"], person["family"] + gap + person["given"], row)

    def kana(self, field, person, row=0):
        return self.put(field, person["kana"], None, row)

    def sex(self, person, row=0):
        return self.put("sex", person["sex"], "男" if person["sex"] == "male" else "女", row, "choice")


def seal(rng, text, size_mm=22, shape="square"):
    """公印: a red frame with the text in columns from the right; `sheet` lays it over the end of the signer's name."""
    rows = math.ceil(math.sqrt(len(text)))
    columns = [text[i:i + rows] for i in range(0, len(text), rows)]
    size = size_mm * (0.84 if shape == "square" else 0.62) / rows
    cells = "".join(f"<span style='writing-mode:vertical-rl;line-height:{size:.2f}mm;height:{rows * size:.2f}mm'>{c}</span>"
                    for c in reversed(columns))
    return (f"<seal style='position:absolute;left:{rng.uniform(-14, 2):.1f}mm;top:{-size_mm / 2 + rng.uniform(-5, 4):.1f}mm;"
            f"width:{size_mm}mm;height:{size_mm}mm;border:0.7mm solid #d8322c;"
            f"border-radius:{'50%' if shape == 'circle' else '0.8mm'};color:#d8322c;"
            f"font:{size:.2f}mm IPAmjMincho;display:flex;align-items:center;justify-content:center;"
            f"mix-blend-mode:multiply;opacity:{rng.uniform(0.7, 0.95):.2f};"
            f"transform:rotate({rng.gauss(0, 2):.1f}deg);white-space:nowrap;letter-spacing:0'>{cells}</seal>")


def ground(rng, style):
    """偽造防止用紙: a faint pattern under the whole page with 複写 or COPY in it."""
    tint = rng.choice(["#9fd3c7", "#a9c9ea", "#e9c2cf", "#bfd8a6", "#d9cba3"])
    if style == "dots":
        return (f"<svg class=ground><defs><pattern id=p width=5 height=5 patternUnits=userSpaceOnUse>"
                f"<circle cx=1.2 cy=1.2 r=.55 fill='{tint}'/></pattern></defs><rect width=100% height=100% fill=url(#p) />"
                + "".join(f"<text x={x} y={y} font-size=46 fill='{tint}' fill-opacity=.35 transform='rotate(-25 {x} {y})'>"
                          f"複写</text>" for x in range(60, 900, 210) for y in range(120, 1300, 190)) + "</svg>")
    if style == "waves":
        paths = "".join(f"<path d='M0 {y} q 45 -14 90 0 t 90 0 90 0 90 0 90 0 90 0 90 0 90 0 90 0 90 0' fill=none "
                        f"stroke='{tint}' stroke-width=.8 />" for y in range(6, 1300, 9))
        return f"<svg class=ground>{paths}</svg>"
    if style == "copy":
        return "<svg class=ground>" + "".join(
            f"<text x={x} y={y} font-size=20 font-family='BIZ UDGothic' fill='{tint}' fill-opacity=.6 "
            f"transform='rotate(-30 {x} {y})'>COPY</text>" for x in range(10, 1000, 85)
            for y in range(40, 1300, 48)) + "</svg>"
    return ""


def sheet(body, font="mincho", landscape=False, back="", css="", paper=(210, 297)):
    """A whole page, A4 unless told."""
    w, h = paper[::-1] if landscape else paper
    at = re.search("<seal.*?</seal>", body, re.S)
    body = body.replace(at.group(0), "").replace(SIGNED, "<span style='position:relative'>" + at.group(0) + "</span>", 1)
    return f"""<!doctype html><html lang=ja><meta charset=utf-8><style>
@page{{size:{w}mm {h}mm;margin:0}} *{{box-sizing:border-box}}
html,body{{margin:0;width:{w}mm;height:{h}mm;font-family:{FONTS[font]};font-size:10.5pt;color:#111;
-webkit-print-color-adjust:exact}}
.ground{{position:absolute;left:0;top:0;width:{w}mm;height:{h}mm;z-index:-1}}
table{{border-collapse:collapse}} td,th{{border:.25mm solid #222;padding:1.1mm 1.6mm;font-weight:normal;text-align:left}}
.r{{text-align:right}} .c{{text-align:center}} h1{{font-weight:normal;text-align:center;margin:0}} {css}
</style><body>{back}{body}</body></html>"""


def spaced(text, gap="\u3000"):
    return gap.join(text)
