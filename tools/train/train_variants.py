#!/usr/bin/env python3
"""Trains ocr/models/variants/: which of several look-alike forms of a name's kanji (髙/高, 﨑/崎, 邉/邊/辺 …) stands on the paper.

    train_variants.py --fonts DIR --shared DIR --deps DIR --work DIR --out ocr/models/variants [--samples N] [--seed N]

The line recogniser cannot say many of these forms, but what it sees before its last layer (120 numbers a step) tells them apart.
Each form is drawn inside short names with every font and with pen strokes, bent, thinned and blurred like handwriting and scans; the
recogniser reads the lines, and per family of forms one softmax is fitted to the 120 numbers at the form's place. Each hand is left out in
turn for the figures; the committed heads are fitted to all but the hands that are kept for the measure only (KEPT_OUT).

--fonts holds the font files (Debian packages unpacked by dpkg -x, fontsource packages unpacked), --shared kanjivg_strokes/ and tomoe_strokes/,
--deps the unpacked wheels of ./run setup. Needs numpy, pillow, fonttools, brotli. Same input and seed, same file.
"""

import argparse
import gzip
import json
import re
import sys
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

# The first form is the one most people mean; all forms of a family are told apart from each other.
FAMILIES = ("高髙 崎﨑嵜碕 浜濱濵 辺邉邊 柳栁 桑桒 吉𠮷 広廣 斉斎齋齊 沢澤 徳德 曽曾 島嶋嶌 富冨 渕淵渊 峰峯 桜櫻 瀬瀨 真眞 恵惠 橋槗 "
            "栄榮 国國 竜龍 増增 黒黑 清淸 薫薰 亜亞 寛寬").split()
NEIGHBOURS = "田中本山川木村藤井野橋子美一郎太上下大小原谷口森石林池内松竹水月日正明和"
PRINT = {"ipaexm": "ipaexm.ttf", "ipaexg": "ipaexg.ttf", "ipamj": "ipamjm.ttf", "bizm": "BIZUDMincho-Regular.ttf",
         "bizg": "BIZUDGothic-Regular.ttf", "noto sans": "NotoSansCJK-Regular.ttc", "noto serif": "NotoSerifCJK-Regular.ttc",
         "hanazono": "HanaMinA.ttf", "vl": "VL-Gothic-Regular.ttf"}
HANDS = {"kiloji": "kiloji.ttf", "seto": "setofont.ttf", "kouzan t": "AoyagiKouzanT.ttf", "soseki": "aoyagi-soseki.ttf",
         "kouzan": "kouzan-mouhitsu.ttf", "gyosho": "kouzan-mouhitsu-gyosho.ttf"}
KEPT_OUT = {"yomogi": "yomogi", "kurenaido": "zen-kurenaido", "yusei": "yusei-magic"}
SIDE = 72


class FontHand:
    """Draws with a font; a form that the font lacks, or draws like another form of the family, is left out."""

    def __init__(self, files):
        from fontTools.ttLib import TTCollection, TTFont
        self.fonts = []
        for file in files:
            font = TTCollection(str(file)).fonts[0] if file.suffix == ".ttc" else TTFont(str(file))
            self.fonts.append((set(font.getBestCmap()), ImageFont.truetype(str(file), SIDE)))
        self.seen = {}

    def font_of(self, c):
        return next((font for cmap, font in self.fonts if ord(c) in cmap), None)

    def draw(self, c, rng):
        font = self.font_of(c)
        image = Image.new("L", (SIDE * 3 // 2, SIDE * 3 // 2))
        ImageDraw.Draw(image).text((SIDE // 4, SIDE // 4), c, fill=255, font=font)
        return image

    def has(self, c, family):
        if (c, family) not in self.seen:
            self.seen[c, family] = self.font_of(c) is not None and self.differs(c, family)
        return self.seen[c, family]

    def differs(self, c, family):
        own = np.asarray(self.draw(c, None), np.int16)
        others = [np.asarray(self.draw(o, None), np.int16) for o in family if o != c and self.font_of(o) is not None]
        return own.max() > 0 and all(np.abs(own - other).mean() > 0.3 for other in others)


class StrokeHand:
    """Draws pen strokes, every one a little off its place."""

    def __init__(self, strokes):
        self.strokes = strokes

    def has(self, c, family):
        return c in self.strokes

    def draw(self, c, rng):
        image = Image.new("L", (SIDE * 3 // 2, SIDE * 3 // 2))
        pen = ImageDraw.Draw(image)
        width = int(rng.integers(2, 6))
        unrest = rng.uniform(0.3, 1.3) * SIDE
        for stroke in self.strokes[c]:
            move = rng.normal(0, 0.018, 2) * unrest
            grow = 1 + rng.normal(0, 0.04)
            points = [tuple(np.add(np.add(np.multiply(np.subtract(p, stroke[0]), grow), stroke[0]) * SIDE / 255 * 0.95 + SIDE // 4, move))
                      for p in stroke]
            pen.line(points, fill=255, width=width, joint="curve")
        return image


def kanjivg(shared: Path):
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "page_maker/glyph_set"))
    import svg_path
    out = {}
    with gzip.open(shared / "kanjivg_strokes/strokes.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            if not entry["variant"]:
                out[entry["ch"]] = [svg_path.polyline(d, 255 / entry["box"]) for d in entry["d"]]
    return out


def tomoe(shared: Path):
    out = {}
    for block in (shared / "tomoe_strokes/all.tdic").read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line]
        if len(lines) > 2 and len(lines[0]) == 1:
            out[lines[0]] = [[(int(x) * 255 / 320, int(y) * 255 / 320) for x, y in re.findall(r"\((\d+) (\d+)\)", s)]
                             for s in lines[2:]]
    return {c: [s for s in strokes if len(s) > 1] for c, strokes in out.items()}


def tight(image):
    box = image.getbbox()
    return image.crop(box) if box else image


def bent(image, rng):
    """Leaning, stretched, thinner or thicker: one writing of a form."""
    w, h = image.size
    lean, turn = rng.normal(0, 0.07), rng.normal(0, 0.03)
    sx, sy = 1 + rng.normal(0, 0.05), 1 + rng.normal(0, 0.05)
    a, b, d, e = sx, lean, turn, sy
    image = image.transform((w, h), Image.AFFINE, (a, b, (1 - a) * w / 2 - b * h / 2, d, e, (1 - e) * h / 2 - d * w / 2), Image.BICUBIC)
    weight = rng.uniform()
    if weight < 0.2:
        image = image.filter(ImageFilter.MinFilter(3))
    elif weight > 0.75:
        image = image.filter(ImageFilter.MaxFilter(3))
    return image


def line_of(hand, form, rng):
    """A short name with `form` in it: (48 px high grey picture, from and to of the form in its pixels)."""
    count = int(rng.integers(2, 5))
    at = int(rng.integers(0, count))
    pieces, spans, x = [], [], 0
    for i in range(count):
        c = form if i == at else None
        while c is None:
            other = NEIGHBOURS[int(rng.integers(len(NEIGHBOURS)))]
            c = other if hand.has(other, other) else None
        piece = tight(bent(hand.draw(c, rng), rng))
        k = SIDE / max(piece.size) if c not in "一二" else SIDE / piece.width * 0.9
        piece = piece.resize((max(4, round(piece.width * k)), max(3, round(piece.height * k))), Image.BICUBIC)
        spans.append((x, x + piece.width))
        pieces.append(piece)
        x += piece.width + int(rng.integers(2, SIDE // 3))
    margin = int(SIDE * rng.uniform(0.1, 0.3))
    high = SIDE + 2 * margin
    sheet = Image.new("L", (x + 2 * margin, high))
    for piece, (left, _) in zip(pieces, spans):
        y = (high - piece.height) // 2 + int(rng.normal(0, 2))
        sheet.paste(255, (left + margin, max(0, y)), piece)
    sheet = sheet.filter(ImageFilter.GaussianBlur(rng.uniform(0.2, 1.4)))
    k = 48 / high
    small = sheet.resize((max(16, round(sheet.width * k)), 48), Image.BICUBIC)
    ink, paper = rng.uniform(10, 110), rng.uniform(225, 255)
    grey = paper + (ink - paper) * np.asarray(small, np.float32) / 255 + rng.normal(0, rng.uniform(0, 7), (48, small.width))
    left, right = spans[at]
    return np.clip(grey, 0, 255), (left + margin) * k, (right + margin) * k


class Recogniser:
    """PP-OCRv6 small with the input of its last layer as a second output."""

    def __init__(self, deps: Path):
        sys.path.insert(0, str(next(deps.glob("openvino-*"))))
        import openvino as ov
        core = ov.Core()
        model = core.read_model(str(next(deps.glob("rapidocr-*/rapidocr/models/PP-OCRv6_rec_small.onnx"))))
        last = [op for op in model.get_ordered_ops() if op.get_type_name() == "MatMul"][-1]
        model.add_outputs(last.input(0).get_source_output())
        config = {"INFERENCE_NUM_THREADS": 1, "NUM_STREAMS": 1, "INFERENCE_PRECISION_HINT": "f32"}
        self.request = core.compile_model(model, "CPU", config).create_infer_request()

    def features(self, grey, left, right):
        """The 120 numbers at the step that holds the form: the one least like a blank between its borders."""
        width = -(-(grey.shape[1] + 16) // 32) * 32
        plane = np.zeros((48, width), np.float32)
        plane[:, :grey.shape[1]] = grey / 127.5 - 1
        self.request.infer({0: np.broadcast_to(plane, (1, 3, 48, width)).copy()})
        softmax, inner = self.request.get_output_tensor(0).data[0], self.request.get_output_tensor(1).data[0]
        first, end = max(0, int(left / 8 - 0.5)), min(len(softmax), int(np.ceil(right / 8)) + 1)
        step = first + int(np.argmin(softmax[first:end, 0]))
        return inner[step].copy(), int(softmax[step].argmax())


def hands_of(args):
    files = {file.name: file for folder in (args.fonts, Path("/usr/share/fonts")) for file in sorted(folder.rglob("*"))}
    out = {f"print {name}": FontHand([files[file]]) for name, file in PRINT.items() if file in files}
    out |= {name: FontHand([files[file]]) for name, file in HANDS.items() if file in files}
    for name, package in KEPT_OUT.items():
        parts = sorted(file for file in args.fonts.rglob("*.woff2") if package in str(file) and "400-normal" in file.name)
        if parts:
            out[name] = FontHand(parts)
    out["kanjivg"], out["tomoe"] = StrokeHand(kanjivg(args.shared)), StrokeHand(tomoe(args.shared))
    return out


def gather(args, reader):
    """All samples: features, form, hand; kept in a file, since reading takes most of the time."""
    store = args.work / f"variants-{args.seed}-{args.samples}.npz"
    if store.exists():
        return np.load(store, allow_pickle=False)
    rows = {"x": [], "form": [], "hand": []}
    for number, (name, hand) in enumerate(hands_of(args).items()):
        rng = np.random.default_rng([args.seed, number])
        samples = max(2, args.samples // 2) if name.startswith("print") else args.samples
        for family in FAMILIES:
            for form in [c for c in family if hand.has(c, family)]:
                for _ in range(samples):
                    x, _ = reader.features(*line_of(hand, form, rng))
                    rows["x"].append(x)
                    rows["form"].append(form)
                    rows["hand"].append(name)
        print(name, len(rows["x"]), flush=True)
    data = {"x": np.array(rows["x"], np.float32), "form": np.array(rows["form"]), "hand": np.array(rows["hand"])}
    np.savez_compressed(store, **data)
    return data


def softmax(z):
    z = z - z.max(1, keepdims=True)
    p = np.exp(z)
    return p / p.sum(1, keepdims=True)


def fitted(x, y, weight, classes, decay=0.02, rounds=300):
    """A softmax by gradient descent with Nesterov's momentum; x is standardised by the caller."""
    w, v = np.zeros((x.shape[1] + 1, classes)), np.zeros((x.shape[1] + 1, classes))
    design = np.hstack([x, np.ones((len(x), 1))])
    target = np.eye(classes)[y]
    total = weight.sum()
    for _ in range(rounds):
        ahead = w + 0.9 * v
        slope = design.T @ ((softmax(design @ ahead) - target) * weight[:, None]) / total
        slope[:-1] += decay * ahead[:-1]
        v = 0.9 * v - 0.2 * slope
        w = w + v
    return w


def weights_of(forms, hands, family):
    """Every hand counts alike, and every form of a hand; print counts a third."""
    out = np.zeros(len(forms))
    for hand in set(hands):
        for form in family:
            mine = (hands == hand) & (forms == form)
            if mine.any():
                out[mine] = (0.33 if hand.startswith("print") else 1.0) / mine.sum()
    return out


def judged(x, w):
    return np.hstack([x, np.ones((len(x), 1))]) @ w


def learn(data, x, family, taught):
    mine = np.isin(data["form"], list(family)) & taught
    y = np.array([family.index(f) for f in data["form"][mine]])
    return fitted(x[mine], y, weights_of(data["form"][mine], data["hand"][mine], family), len(family))


def left_out(data, x, family, kept):
    """(scores, right form, hand) of every hand by heads that have not seen it; print is left out font by font as well."""
    rows = []
    known = np.isin(data["form"], list(family))
    for hand in sorted(set(data["hand"][known])):
        taught = ~np.isin(data["hand"], [hand, *kept])
        w = learn(data, x, family, taught)
        test = known & (data["hand"] == hand)
        rows.append((judged(x[test], w), np.array([family.index(f) for f in data["form"][test]]), hand))
    return rows


def best_temperature(rows):
    def loss(t):
        return sum(-np.log(softmax(z / t)[np.arange(len(y)), y] + 1e-9).sum() for z, y, _ in rows)
    return min((0.5, 0.7, 1.0, 1.4, 2.0, 2.8, 4.0, 5.6), key=loss)


def shares(rows, temperature):
    """Samples, right, share above 0.98 and wrong among those, hands with more than a tenth wrong."""
    n = right = sure = wrong = bad = 0
    for z, y, _ in rows:
        p = softmax(z / temperature)
        hit, high = p.argmax(1) == y, p.max(1) > 0.98
        n, right, sure, wrong = n + len(y), right + hit.sum(), sure + high.sum(), wrong + (high & ~hit).sum()
        bad += (~hit).mean() > 0.1
    return f"{len(rows)} | {n} | {right / max(n, 1):.1%} | {sure / max(n, 1):.0%} | {wrong} | {bad}"


def write(path, heads, seed):
    lines = [f"# train_variants.py --seed {seed}: a family, then per form its bias and 120 weights"]
    for family, w in heads:
        lines.append(family)
        for form, column in zip(family, w.T):
            lines.append(" ".join([form, f"{column[-1]:.4g}"] + [f"{v:.4g}" for v in column[:-1]]))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("fonts", "shared", "deps", "work", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--samples", type=int, default=5)
    parser.add_argument("--seed", type=int, default=20261123)
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    args.out.mkdir(parents=True, exist_ok=True)
    store = args.work / f"variants-{args.seed}-{args.samples}.npz"
    data = gather(args, None if store.exists() else Recogniser(args.deps))
    data = {key: data[key] for key in ("x", "form", "hand")}
    mean, scale = data["x"].mean(0), data["x"].std(0) + 1e-6
    x = (data["x"] - mean) / scale
    kept, heads, table = set(KEPT_OUT), [], []
    for family in FAMILIES:
        family = "".join(f for f in family if (data["form"] == f).any())
        rows = left_out(data, x, family, kept)
        temperature = best_temperature([r for r in rows if r[2] not in kept])
        w = learn(data, x, family, ~np.isin(data["hand"], list(kept))) / temperature
        w[-1] -= mean / scale @ w[:-1]
        w[:-1] /= scale[:, None]
        heads.append((family, w))
        groups = ([r for r in rows if r[2].startswith("print")],
                  [r for r in rows if not r[2].startswith("print") and r[2] not in kept], [r for r in rows if r[2] in kept])
        table.append(f"| {family} | " + " | ".join(shares(group, temperature) for group in groups) + " |")
    write(args.out / "heads.txt", heads, args.seed)
    (args.work / "figures.md").write_text("\n".join(table) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
