"""Invented people, numbers and addresses of the acceptance pages; none of the names stands in the product's lists.

Everything is drawn from a `random.Random` that the caller seeds. Check digits follow the public rules: 個人番号
(省令85号5条), 保険者番号 (modulus 10 with weights 2 1).
"""
import datetime
import functools
import pathlib

SURNAMES = """安孫子アビコ 伊佐治イサジ 宇治川ウジカワ 大豆生田オオマメウダ 貝沼カイヌマ 勅使河原テシガワラ 小鳥遊タカナシ
四十物アイモノ 桑水流クワズル 毛受メンジョウ 鳥居塚トリイヅカ 名児耶ナゴヤ 五十君イギミ 生天目ナマタメ 垂水タルミ 百目鬼ドウメキ
鹿毛カゲ 一柳ヒトツヤナギ 六車ムグルマ 蓮實ハスミ 伊集院イジュウイン 鷲頭ワシズ 渡嘉敷トカシキ 久保庭クボニワ 上沼カミヌマ
日根野ヒネノ 稲毛イナゲ 鍬形クワガタ 荒居アライ 坂詰サカヅメ 猪爪イノツメ 高家タカヤ 青砥アオト 梶浦カジウラ 石鍋イシナベ
横堀ヨコボリ 鳥飼トリカイ 蔵本クラモト 牛窪ウシクボ 篠宮シノミヤ 浅賀アサガ 鎌形カマガタ 吉祥寺キッショウジ 辺見ヘンミ
茂手木モテギ 花形ハナガタ 中尾根ナカオネ 曽根田ソネダ 竹部タケベ 草薙クサナギ 堀切ホリキリ""".split()
MEN = """柊磨シュウマ 玄之介ゲンノスケ 巌男イワオ 寿三郎ジュサブロウ 倉蔵クラゾウ 秀之輔ヒデノスケ 紘之進コウノシン 昭七ショウシチ
与志雄ヨシオ 亀太カメタ 貞治朗テイジロウ 忠四郎チュウシロウ 慎悟郎シンゴロウ 弥寿夫ヤスオ 英寿郎エイジュロウ 篤志郎アツシロウ
岳史郎タケシロウ 悟史朗サトシロウ""".split()
WOMEN = """トキヱトキエ 美佐緒ミサオ ふさ枝フサエ ヨシ乃ヨシノ 美千留ミチル 佐和枝サワエ ハナヱハナエ 弓枝ユミエ 由布子ユウコ
露子ツユコ たね子タネコ 柚子葉ユズハ 登美栄トミエ""".split()
COMPANIES = """安孫子左官工業 株式会社小鳥遊組 有限会社六車建具店 株式会社垂水塗装 伊佐治電設株式会社 合同会社石鍋設備
株式会社横堀鉄筋 日根野造園土木 株式会社青砥内装 名児耶板金工業所""".split()
TRADES = "左官 大工 塗装 鉄筋 配管 電気工事 造園 とび 内装 板金 建具 防水".split()
DUTIES = "壁塗り 木工事 外壁塗装 現場管理 給排水工事 屋内配線 植栽管理 足場組立 床仕上げ 屋根工事 建具取付 経理事務".split()
JOBS = "会社員 主婦 学生 無職 パート 看護師 保育士 自営業".split()
INSURERS = "全国健康保険協会 協会けんぽ東京支部 台東区国民健康保険 横浜市国民健康保険 東日本印刷健保 関東機械健保組合".split()
BANKS = "みずなら銀行 青砥信用金庫 中央農協 四つ葉銀行 川端信用組合".split()
BRANCHES = "本店 駅前支店 谷中支店 港支店 北口支店".split()
HOUSES = ["", "", "", "コーポ安孫子203", "ハイツ柊101", "第二みどり荘5号", "メゾン川端402"]


def split_name(entry):
    """"安孫子アビコ" → ("安孫子", "アビコ"); the reading is the longest katakana tail that leaves a written name."""
    at = len(entry)
    while at > 1 and "\u30a1" <= entry[at - 1] <= "\u30fc":
        at -= 1
    if entry[:1] in "トハヨ" and at == 1:   # トキヱトキエ: written in katakana itself
        at = len(entry) // 2
    return entry[:at], entry[at:]


def check_absent(folder: pathlib.Path):
    """Stops when a name of ours stands in the lists that the reader may have learnt from."""
    known = set()
    for file in folder.glob("*.csv"):
        for line in file.read_text(encoding="utf-8").splitlines():
            known |= set(line.split(","))
    clash = [entry for entry in SURNAMES + MEN + WOMEN if split_name(entry)[0] in known]
    if clash:
        raise SystemExit(f"names that stand in {folder}: {clash}")


MY_NUMBER_WEIGHTS = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def my_number_check(eleven):
    rest = sum(d * w for d, w in zip(eleven, MY_NUMBER_WEIGHTS)) % 11
    return 0 if rest <= 1 else 11 - rest


def my_number(rng):
    body = [rng.randrange(10) for _ in range(11)]
    return "".join(map(str, body)) + str(my_number_check(body))


def luhn(body: str):
    total = 0
    for place, digit in enumerate(reversed(body)):
        product = int(digit) * (2 if place % 2 == 0 else 1)
        total += product // 10 + product % 10
    return str((10 - total % 10) % 10)


def insurer_number(rng):
    body = (f"{rng.choice([1, 6, 31, 33]):02}{rng.randrange(1, 48):02}{rng.randrange(1, 999):03}"
            if rng.random() < 0.6 else f"{rng.randrange(1, 48):02}{rng.randrange(1, 399):03}")
    return body + luhn(body)


def day(rng, first, last):
    a, b = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    return a + datetime.timedelta(days=rng.randrange((b - a).days + 1))


def era_of(date):
    """(era, year) of a day after July 1912."""
    for name, first, offset in (("令和", "2019-05-01", 2018), ("平成", "1989-01-08", 1988), ("昭和", "1926-12-25", 1925),
                                ("大正", "1912-07-30", 1911)):
        if date >= datetime.date.fromisoformat(first):
            return name, date.year - offset
    raise ValueError(date)


def wareki(date, blank=""):
    name, year = era_of(date)
    return f"{name}{blank}{'元' if year == 1 else year}{blank}年{blank}{date.month}{blank}月{blank}{date.day}{blank}日"


@functools.cache
def towns_of(postal_file: pathlib.Path):
    """Rows (code, prefecture, town, street, …) of eight prefectures with short street names; read once, since it takes longer than drawing a page."""
    rows = [line.split("\t") for line in postal_file.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if len(row) > 3 and 1 < len(row[3]) < 7 and "（" not in row[3]
            and row[1] in ("東京都", "神奈川県", "埼玉県", "千葉県", "大阪府", "愛知県", "兵庫県", "静岡県")]


class People:
    """Draws households, addresses and numbers."""

    def __init__(self, rng, postal_file: pathlib.Path):
        self.rng = rng
        self.towns = towns_of(postal_file)

    def address(self):
        row = self.rng.choice(self.towns)
        lot = "-".join(str(self.rng.randrange(1, 30)) for _ in range(self.rng.choice([2, 3, 3])))
        style = self.rng.random()
        if style < 0.4 and lot.count("-") == 2:
            a, b, c = lot.split("-")
            lot = f"{a}丁目{b}番{c}号"
        return row[0], row[1] + row[2] + row[3] + lot, self.rng.choice(HOUSES), row[2]

    def person(self, surname=None, sex=None, born=("1948-01-01", "2003-12-31")):
        family, family_kana = surname or split_name(self.rng.choice(SURNAMES))
        sex = sex or self.rng.choice(["male", "female"])
        given, given_kana = split_name(self.rng.choice(MEN if sex == "male" else WOMEN))
        return {"family": family, "family_kana": family_kana, "given": given, "given_kana": given_kana, "sex": sex,
                "name": f"{family}\u3000{given}", "kana": f"{family_kana}\u3000{given_kana}",
                "born": day(self.rng, *born), "my_number": my_number(self.rng)}

    def household(self, size):
        """A head, then partner and children; each with the 続柄 to the head as 住民票 write it."""
        head = self.person(born=("1955-01-01", "1990-12-31"))
        surname = (head["family"], head["family_kana"])
        head["relation"] = "世帯主"
        members = [head]
        if size > 1:
            other = "female" if head["sex"] == "male" else "male"
            partner = self.person(surname, other, ("1957-01-01", "1992-12-31"))
            partner["relation"] = "妻" if other == "female" else "夫"
            members.append(partner)
        for _ in range(size - 2):
            child = self.person(surname, None, ("2001-01-01", "2026-08-31"))
            child["relation"] = "子"
            while child["given"] in [m["given"] for m in members]:
                child["given"], child["given_kana"] = split_name(self.rng.choice(
                    MEN if child["sex"] == "male" else WOMEN))
            child["name"], child["kana"] = (f"{surname[0]}\u3000{child['given']}",
                                            f"{surname[1]}\u3000{child['given_kana']}")
            members.append(child)
        return members
