"""What the layouts from the sixteenth family on share: firms, insurers and schools, their numbers, a household's days, seals of offices."""
import datetime

import people
from drawn_office import former_address, prefecture
from drawn_parts import after_loss, office, resident_since
from sheet_html import SIGNED

FIRMS = [("株式会社きたはま物流", "代表取締役", "代表取締役印"), ("ヤマネ電機工業株式会社", "代表取締役社長", "代表取締役印"), ("有限会社とみづか製麺所", "代表取締役", "代表取締役印"),
         ("医療法人社団ひいらぎ会", "理事長", "理事長之印"), ("社会福祉法人あけぼの園", "理事長", "理事長之印"), ("株式会社サンクレスト企画", "代表取締役", "代表取締役印"),
         ("合同会社みつばキッチン", "代表社員", "代表社員之印"), ("中村橋自動車整備株式会社", "取締役社長", "社長之印")]
SOCIETIES = ["首都圏電子機器健康保険組合", "中部食品流通健康保険組合", "すみれ印刷健康保険組合", "全国倉庫運輸健康保険組合", "関西繊維卸健康保険組合"]
BRANCHES = {"埼玉県": (11, "埼玉"), "千葉県": (12, "千葉"), "東京都": (13, "東京"), "神奈川県": (14, "神奈川"), "静岡県": (22, "静岡"), "愛知県": (23, "愛知"), "大阪府": (27, "大阪"), "兵庫県": (28, "兵庫")}
LANES = ["港町三丁目4番15号", "本町2-6-1", "中央1丁目10番3号", "栄町8-21 第二ビル4階", "若葉台5番地の2"]


def tel(rng):
    return f"0{rng.randrange(42, 59)}-{rng.randrange(200, 899)}-{rng.randrange(1000, 9999)}"


def employer(rng, world):
    """A firm with the signer's title, its seal's words, a place and a number of the telephone."""
    name, title, stamp = rng.choice(FIRMS)
    return {"name": name, "title": title, "stamp": stamp, "place": world["city"] + rng.choice(LANES), "tel": tel(rng), "zip": f"{rng.randrange(100, 699)}-{rng.randrange(1000):04}"}


def society(rng):
    """A 健康保険組合: name, 保険者番号 (06), 記号 and 番号 as it numbers them."""
    body = f"06{rng.choice((11, 13, 14, 23, 27, 28)):02}{rng.randrange(100, 999)}"
    return {"name": rng.choice(SOCIETIES), "insurer_number": body + people.luhn(body), "symbol": str(rng.randrange(12, 980)), "number": str(rng.randrange(101, 28000))}


def kyokai(rng, world):
    """協会けんぽ of the address's prefecture: 保険者番号 (01), a 記号 of eight digits, a 番号 of few."""
    code, branch = BRANCHES[prefecture(world)]
    body = f"01{code}001"
    return {"name": f"全国健康保険協会　{branch}支部", "insurer_number": body + people.luhn(body), "symbol": str(rng.randrange(11000001, 99999999)), "number": str(rng.randrange(1, 980))}


def covered(data, rng, insurer):
    """The data with that insurer's cover, a loss before the issue, and for every person the days of acquisition and loss."""
    data = after_loss(data)
    cover = {**data["cover"], **insurer}
    days = [(cover["from"] if at == 0 else max(cover["from"], m["born"], datetime.date(2006, 4, 1)), cover["lost"]) for at, m in enumerate(data["members"])]
    return {**data, "cover": cover, "days": days}


def pension_number(rng):
    """基礎年金番号: ten digits that nobody may take for another number."""
    return f"{rng.randrange(1000, 9999)}-{rng.randrange(100000, 999999)}"


def place_before(data, rng, moved_within):
    """The former address: another street of the same town, or another town's."""
    folk, world = data["folk"], data["world"]
    same = [row for row in folk.towns if row[2] == world["city"]]
    if not moved_within or not same:
        return former_address(data)
    row = rng.choice(same)
    return f"{row[1]}{row[2]}{row[3]}{rng.randrange(1, 2800)}番地{rng.choice(('', 'の2', 'の5'))}"


def lived(data, rng):
    """Of each person: the day of becoming a resident, of taking the address, of the report, the cause, the place before (None: born here)."""
    moved = data["world"]["moved"]
    settled = min(moved + datetime.timedelta(days=rng.choice((0, 0, 420, 1733))), datetime.date(2026, 7, 31))
    before = place_before(data, rng, settled > moved)
    told = settled + datetime.timedelta(days=rng.randrange(1, 14))
    rows = []
    for m in data["members"]:
        since, born_here = resident_since(m, moved), m["born"] > settled
        birth_told = min(since + datetime.timedelta(days=9), data["issued"])
        rows.append({"since": since, "settled": since if born_here else settled, "told": birth_told if born_here else told,
                     "before": None if born_here else before, "cause": "出生" if born_here else "転居" if settled > moved else "転入"})
    return rows


def clear_of_seal(signer):
    """The signer's name with its seal further to the right, so that it lies beside the lines over it."""
    return signer.replace(SIGNED, "\u3000\u3000\u3000" + SIGNED)


def town_seal(world):
    """The words of a mayor's 公印."""
    return office(world) + "長之印"


def number_of(page, world, member, row, hidden="省略"):
    """個人番号 as the office prints it for this sheet, or the words that stand for it."""
    if not world["numbers"]:
        return page.masked("my_number", hidden, row, "digits")
    v = member["my_number"]
    return page.put("my_number", v, f"{v[:4]} {v[4:8]} {v[8:]}" if world["number_style"] == "split" else v, row, "digits")
