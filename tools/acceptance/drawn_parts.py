"""What the layouts from the tenth family on share: QR codes, short dates, half-width kana, old kanji, names of taxes, marks under the text."""
import datetime
import html
import re
import unicodedata

import cv2

import people

HALF = {unicodedata.normalize("NFKC", chr(code) + mark): chr(code) + mark
        for mark in ("", "ﾞ", "ﾟ") for code in range(0xFF66, 0xFF9E)
        if len(unicodedata.normalize("NFKC", chr(code) + mark)) == 1} | {"ー": "ｰ", "・": "･", "\u3000": " "}
SMALL = str.maketrans("ｧｨｩｪｫｬｭｮｯ", "ｱｲｳｴｵﾔﾕﾖﾂ")
ERA_LETTERS = {"令和": "R", "平成": "H", "昭和": "S"}
OLD_KANJI = str.maketrans("高辺蔵寿与弥栄吉恵沢", "髙邊藏壽與彌榮𠮷惠澤")


def half(text, host=False):
    """半角カナ; `host`: as old machines without small kana print labels (ｷﾕｳﾖ)."""
    narrow = "".join(HALF.get(c, c) for c in text)
    return narrow.translate(SMALL) if host else narrow


def short_day(day, style):
    """letter R7.4.1 / zero R07.04.01 / kanji 令7.4.1 / bare 7.4.1 / slash 2025/04/01 / blank 7  4  1."""
    era, year = people.era_of(day)
    numbers = f"{year}.{day.month}.{day.day}"
    return {"letter": ERA_LETTERS[era] + numbers, "zero": f"{ERA_LETTERS[era]}{year:02}.{day.month:02}.{day.day:02}",
            "kanji": era[0] + numbers, "bare": numbers, "slash": day.strftime("%Y/%m/%d"),
            "typed": f"{era[0]} {year:>2}.{day.month:>2}.{day.day:>2}".replace(" ", "\u00a0")}[style]


def put_day(page, field, day, style, row=0):
    return page.put(field, day.isoformat(), short_day(day, style), row, "date")


def kanji_number(n):
    """二十三, for dates in texts written downwards."""
    digits, tens = "〇一二三四五六七八九", n // 10
    if n < 10:
        return digits[n]
    return (digits[tens] if tens > 1 else "") + "十" + (digits[n % 10] if n % 10 else "")


def kanji_day(day):
    era, year = people.era_of(day)
    return f"{era}{'元' if year == 1 else kanji_number(year)}年{kanji_number(day.month)}月{kanji_number(day.day)}日"


def latin(kana):
    """Hepburn without signs for long vowels, as in passports."""
    rows = {"": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ", "h": "ハヒフヘホ", "m": "マミムメモ", "r": "ラリルレロ",
            "g": "ガギグゲゴ", "z": "ザジズゼゾ", "d": "ダヂヅデド", "b": "バビブベボ", "p": "パピプペポ"}
    sounds = {c: head + vowel for head, row in rows.items() for c, vowel in zip(row, "aiueo")}
    sounds |= {"シ": "shi", "チ": "chi", "ツ": "tsu", "フ": "fu", "ジ": "ji", "ヂ": "ji", "ヅ": "zu", "ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa",
               "ヲ": "o", "ン": "n"}
    text = "".join(sounds.get(c, c) for c in kana)
    text = re.sub("i([ャュョ])", lambda at: "y" + "auo"["ャュョ".index(at[1])], text)
    text = re.sub("(sh|ch|j)y", r"\1", text)
    text = re.sub("ッ(.)", r"\1\1", text)
    return re.sub("ou|oo|uu", lambda at: at[0][0], text)


def old_forms(person):
    """The person with 旧字 in the name, as registers of small towns keep them."""
    changed = {key: person[key].translate(OLD_KANJI) for key in ("family", "given", "name")}
    return {**person, **changed}


def resident_since(person, moved):
    """住民となった日: nobody before birth."""
    return max(person["born"], moved)


def fiscal(page, world, shown=None):
    return page.put("fiscal_year", 2018 + world["fiscal"], shown or f"令和{world['fiscal']}年度", 0, "digits")


def after_loss(data):
    """The data with a day of issue that does not lie before the loss it certifies."""
    return {**data, "issued": max(data["issued"], data["cover"]["lost"] + datetime.timedelta(days=2))}


def course_of(school):
    """A 学部・学科 that a school of that name has."""
    if "高等学校" in school["name"]:
        return "全日制　普通科"
    if "看護" in school["name"]:
        return "看護学科"
    return "工業専門課程　建築設備科" if "工業" in school["name"] else school["faculty"]


def head_of(school):
    return "学　長" if "大学" in school["name"] else "校　長"


def office(world):
    """The town without its 郡."""
    return re.sub(r"^.{1,4}郡(?=.+[町村]$)", "", world["city"])


def tax_words(world):
    """(city's tax, prefecture's tax): 特別区民税 in 東京都, else by the town's last character."""
    if world["address"].startswith("東京都") and world["city"].endswith("区"):
        return "特別区民税", "都民税"
    kind = world["city"][-1]
    prefecture = re.match(r"東京都|大阪府|京都府|.{2,3}県", world["address"]).group(0)[-1]
    return ("市" if kind == "区" else kind) + "民税", prefecture + "民税"


def qr(text, size_mm):
    """A QR code as SVG."""
    cells = cv2.QRCodeEncoder_create().encode(text)
    n = cells.shape[0]
    dots = "".join(f"M{x} {y}h1v1h-1z" for y in range(n) for x in range(n) if not cells[y, x])
    return f"<svg style='width:{size_mm}mm;height:{size_mm}mm' viewBox='0 0 {n} {n}'><path d='{dots}' fill='#111'/></svg>"


def serial(rng, form="{}"):
    """A number of issue that is no value of the truth."""
    return form.format(rng.randrange(100000, 999999))


def underlay(words, colour, size_pt, opacity, step=(190, 150), angle=-30, font="BIZ UDGothic"):
    """Words all over the page under the text (牽制文字, watermark)."""
    w, h = step
    marks = "".join(f"<text x={x + (y // h % 2) * w // 2} y={y} font-size={size_pt} font-family='{font}' fill='{colour}' "
                    f"fill-opacity={opacity} transform='rotate({angle} {x} {y})'>{html.escape(words)}</text>"
                    for x in range(-60, 1150, w) for y in range(40, 1180, h))
    return f"<svg class=ground>{marks}</svg>"


def rosette(colour, opacity, at=(397, 560), size=300):
    """彩紋: a guilloche in the page's middle, in CSS pixels."""
    x, y = at
    rings = "".join(f"<ellipse cx={x} cy={y} rx={size} ry={size * .36} fill=none stroke='{colour}' stroke-width=.9 "
                    f"transform='rotate({angle} {x} {y})'/>" for angle in range(0, 180, 6))
    return f"<svg class=ground style='opacity:{opacity}'>{rings}</svg>"
