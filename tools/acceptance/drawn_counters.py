"""What the layouts from the eighteenth family on share: labels written downwards, empty places crossed out, seals over two sheets, pens and rubber stamps,
residents from abroad, households over two sheets."""
import html

import people
from drawn_office import table, td, tr
from people import era_of

ABROAD = [("ベトナム", "female", "NGUYEN", "THI MINH ANH"), ("ベトナム", "male", "TRAN", "VAN HOANG LONG"), ("フィリピン", "female", "DELA CRUZ", "MARIA LUISA REYES"),
          ("フィリピン", "male", "BAUTISTA", "JOSE MIGUEL SANTIAGO"), ("ブラジル", "male", "OLIVEIRA DOS SANTOS", "CARLOS EDUARDO"), ("ブラジル", "female", "FERREIRA", "ANA PAULA YAMADA"),
          ("ネパール", "male", "SHRESTHA", "BISHNU PRASAD"), ("ネパール", "female", "GURUNG", "SUNITA KUMARI"), ("米国", "male", "WHITFIELD", "JONATHAN ALEXANDER"), ("インドネシア", "female", "PERMATASARI", "DEWI AYU")]
STATUS = {True: [("永住者", None), ("技術・人文知識・国際業務", "５年"), ("定住者", "３年")], False: [("永住者", None), ("日本人の配偶者等", "３年"), ("日本人の配偶者等", "５年")]}     # of heads, of partners
BUILDINGS = ["グランシティ若葉台パークサイドアネックス　壱番館１２０３号室", "レジデンス・ヴェール西の丘　Ｂ棟　３０５号", "県営みどりが丘第二住宅　１４号棟　４０２号室　{}方", "ライオンテラス東町ザ・フォレスト　グリーン館１１１０"]


def tall(text, css=""):
    """A label written downwards."""
    return f"<span style='writing-mode:vertical-rl;display:inline-block;letter-spacing:.5mm;{css}'>{text}</span>"


def crossed(width_mm, height_mm, words=""):
    """An empty place with a diagonal, as offices close what is not filled."""
    return (f"<div style='position:relative;width:{width_mm}mm;height:{height_mm}mm'><svg style='position:absolute;left:0;top:0;width:100%;height:100%' preserveAspectRatio=none viewBox='0 0 100 100'>"
            f"<path d='M100 0L0 100' stroke='#333' stroke-width=.3 vector-effect=non-scaling-stroke fill=none /></svg><span style='position:absolute;left:4mm;top:1mm;font-size:8.5pt'>{words}</span></div>")


def edge_seal(words, left_mm, top_mm, size_mm=15):
    """割印: a round seal of which the edge of the sheet has cut off the upper half."""
    return (f"<div style='position:absolute;left:{left_mm}mm;top:{top_mm}mm;width:{size_mm}mm;height:{size_mm / 2}mm;overflow:hidden;mix-blend-mode:multiply'><div style='margin-top:-{size_mm / 2}mm;width:{size_mm}mm;height:{size_mm}mm;"
            f"border:.6mm solid #d8322c;border-radius:50%;color:#d8322c;font:{size_mm * .27}mm/{size_mm * .3}mm IPAmjMincho;text-align:center;padding-top:{size_mm * .5}mm'>{words}</div></div>")


class Pen:
    """A hand that fills a form: one of the pen-like fonts in the folder `fonts`, one colour, words a little off the line."""

    def __init__(self, fonts, rng):
        folders = sorted(fonts.glob("*/index.css"))
        self.rng, self.family, self.colour = rng, rng.choice(["Yomogi", "Zen Kurenaido", "Yusei Magic"]), rng.choice(["#1b2a63", "#222", "#26324f"])
        self.links = "".join(f"<link rel=stylesheet href='{f.resolve().as_uri()}'>" for f in folders)

    def write(self, text, size_pt=14):
        """Words by hand; `text` is HTML already."""
        return (f"<span style=\"font-family:'{self.family}';color:{self.colour};font-size:{size_pt}pt;position:relative;top:{self.rng.gauss(0, .35):.2f}mm;left:{self.rng.uniform(0, 1.2):.1f}mm;"
                f"letter-spacing:{self.rng.uniform(-.2, .5):.2f}mm\">{text}</span>")

    def ring(self, text):
        """A printed word with a ring of the pen round it."""
        return f"<span style='border:.4mm solid {self.colour};border-radius:50%;padding:.3mm .9mm;margin:0 -1.3mm'>{text}</span>"

    def choice(self, words, chosen, between="・"):
        """Printed words of which one is ringed."""
        return between.join(self.ring(word) if word == chosen else word for word in words)

    def day(self, page, field, day, row=0, eras=("平成", "令和"), size_pt=13):
        """A day in a printed line: the era ringed where the form prints a choice, the numbers by hand."""
        era, year = era_of(day)
        shown = f"{era}{year}年{day.month}月{day.day}日"
        page.put(field, day.isoformat(), shown, row, "date")
        head = self.choice(eras, era) if len(eras) > 1 else eras[0]
        return f"<span style='white-space:nowrap'>{head}&ensp;{self.write(year, size_pt)}&ensp;年&ensp;{self.write(day.month, size_pt)}&ensp;月&ensp;{self.write(day.day, size_pt)}&ensp;日</span>"


def rubber(lines, rng, colour=None):
    """ゴム印: a firm's stamp, a little turned."""
    colour = colour or rng.choice(["#2b2f6b", "#333", "#5a2a63"])
    return (f"<div style='display:inline-block;color:{colour};opacity:.88;transform:rotate({rng.gauss(0, .7):.2f}deg);font-family:IPAexGothic;line-height:1.45;white-space:nowrap'>{'<br>'.join(lines)}</div>")


def from_abroad(rng, member):
    """The member with a name in letters, a 通称 under the family's name, nationality and status of residence."""
    country, _, family, given = rng.choice([e for e in ABROAD if e[1] == member["sex"]])
    status, period = rng.choice(STATUS[member.get("relation", "世帯主") == "世帯主"])
    return {**member, "name": f"{family} {given}", "alias": member["name"], "country": country, "status": status, "period": period,
            "card": f"{''.join(rng.choice('ABCDEFGHKL') for _ in range(2))}{rng.randrange(10 ** 7, 10 ** 8)}{''.join(rng.choice('ABCDEFGHKL') for _ in range(2))}", "until": people.day(rng, "2027-02-01", "2031-10-31")}


def long_address(rng, world, landlord):
    """The world with an address of several lines: a building with a name, a wing, a room, a family it belongs to."""
    street = world["address"].split("　")[0]
    return {**world, "address": f"{street}　{rng.choice(BUILDINGS).format(landlord)}"}


def name_of(page, field, person, row=0, gap="\u3000"):
    """A name in kanji or in letters."""
    return page.put(field, person["name"], person["name"], row) if "alias" in person else page.name(field, person, row, gap)


def two_sheets(data, rng, per_sheet):
    """(members of the sheet that was handed in, its number, the number of sheets) of a household of six."""
    members = data["folk"].household(6)
    at = rng.choice([1, 2])
    shown = members[:per_sheet] if at == 1 else members[per_sheet:]
    return members, shown, at


def note(text, css=""):
    return f"<div style='font-size:8pt;{css}'>{html.escape(text)}</div>"


def postal_of(data):
    """The code of the address's street, with its hyphen."""
    code = next(row[0] for row in data["folk"].towns if data["world"]["address"].startswith(row[1] + row[2] + row[3]))
    return f"{code[:3]}-{code[3:]}"


def over(cells, widths):
    """Small labels over values, without a frame round the whole: a line of a list."""
    return table([tr(*(td(a, "font-size:7.5pt;border-width:0;padding:.6mm 1.4mm 0;color:#222") for a, _ in cells)), tr(*(td(b, "border-width:0 0 .15mm;border-style:dotted;padding:.7mm 1.4mm .8mm;line-height:1.2") for _, b in cells))], "", widths)
