"""The digit sets as tight 32x32 glyphs (white ink on black, longest side 28), each split into taught and left out."""
import hashlib
import pathlib
import pickle
import struct

import numpy as np
from PIL import Image

from strokes import DIGITS, SIDE, digit_strokes, draw, other_strokes

TIGHT = 28
DRAWINGS = 90                  # of each form of strokes
NARROWED = {"semeion": 0.75}   # this set stretches every digit to a square


def read_idx(folder, stem=""):
    def body(name):
        return open(f"{folder}/{name}", "rb").read()
    raw, labels = body(stem + "images-idx3-ubyte"), body(stem + "labels-idx1-ubyte")
    n, h, w = struct.unpack(">3I", raw[4:16])
    return np.frombuffer(raw[16:], np.uint8).reshape(n, h, w), np.frombuffer(labels[8:], np.uint8)


def tighten(image, narrowed=1.0):
    """Crop to the ink, make it so much narrower and scale the longest side to 28 px in 32; None when there is none."""
    mask = image > max(40, int(image.max()) // 3)
    ys, xs = np.where(mask.any(1))[0], np.where(mask.any(0))[0]
    if len(ys) == 0:
        return None
    crop = Image.fromarray(image[max(0, ys[0] - 1):ys[-1] + 2, max(0, xs[0] - 1):xs[-1] + 2])
    k = TIGHT / max(crop.width * narrowed, crop.height)
    size = (max(2, round(crop.width * narrowed * k)), max(2, round(crop.height * k)))
    out = Image.new("L", (SIDE, SIDE))
    out.paste(crop.resize(size, Image.BICUBIC), ((SIDE - size[0]) // 2, (SIDE - size[1]) // 2))
    return np.asarray(out)


def prepare(images, labels, keep, narrowed=1.0):
    glyphs = [(tighten(i, narrowed), int(l)) for i, l, k in zip(images, labels, keep) if k]
    glyphs = [g for g in glyphs if g[0] is not None]
    return np.stack([g[0] for g in glyphs]), np.array([g[1] for g in glyphs])


def dark_to_ink(images):
    """Faint pencil on white becomes full-range ink; the lightest tenth of each cell is its paper."""
    flat = images.reshape(len(images), -1).astype(float)
    paper, ink = np.percentile(flat, 90, axis=1), flat.min(1)
    out = (paper[:, None] - flat) / np.maximum(paper - ink, 20)[:, None] * 255
    return np.clip(out, 0, 255).astype(np.uint8).reshape(images.shape)


def tail_per_digit(labels, share):
    """True for the last `share` of every digit in file order: neighbours in these files come from the same hand."""
    out = np.zeros(len(labels), bool)
    for d in range(10):
        at = np.where(labels == d)[0]
        out[at[int(len(at) * (1 - share)):]] = True
    return out


def load(shared, mnist, seed, cache=None):
    """({set: (glyphs, labels)} taught, {set: (glyphs, labels)} left out, others taught, others left out). Drawn and cut glyphs are
    kept in the folder `cache`, by what made them: it is a minute's work."""
    if cache is None:
        return make(shared, mnist, seed)
    sources = b"".join((pathlib.Path(__file__).parent / name).read_bytes() for name in ("data.py", "strokes.py"))
    kept = pathlib.Path(cache) / f"glyphs_{hashlib.sha256(sources + str(seed).encode()).hexdigest()[:12]}.pickle"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(make(shared, mnist, seed)))
    return pickle.loads(kept.read_bytes())


def make(shared, mnist, seed):
    rng = np.random.default_rng(seed)
    taught, held = {}, {}
    images, labels = read_idx(mnist, "train-")
    taught["mnist"] = prepare(images, labels, np.ones(len(labels), bool))
    images, labels = read_idx(mnist, "t10k-")
    held["mnist t10k"] = prepare(images, labels, np.arange(len(labels)) % 3 == 0)
    for name, share in (("kensanata16", 0.15), ("optdigits_tra", 0.2), ("semeion", 0.2)):
        images, labels = read_idx(f"{shared}/digits_{name}")
        images = dark_to_ink(images) if name == "kensanata16" else images
        out = tail_per_digit(labels, share)
        taught[name], held[name] = (prepare(images, labels, keep, NARROWED.get(name, 1.0)) for keep in (~out, out))
    images, labels = read_idx(f"{shared}/digits_usps_train")
    held["usps (test only)"] = prepare(images, labels, np.arange(len(labels)) % 2 == 0)
    rows = [(draw(s, rng, unrest), DIGITS.index(c)) for c, s, unrest in digit_strokes(shared) for _ in range(DRAWINGS)]
    taught["strokes"] = np.stack([r[0] for r in rows]), np.array([r[1] for r in rows])
    kept, left = other_strokes(shared)
    return taught, held, np.stack([draw(s, rng) for _, s in kept]), np.stack([draw(s, rng) for _, s in left])
