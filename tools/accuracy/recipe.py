"""The recipe of a digit-cell net: a net that was taught by another one than today's says nothing about the product."""
import hashlib
import pathlib

TRAIN = pathlib.Path(__file__).resolve().parent.parent / "train"


def recipe_hash():
    """Of everything that decides what a training teaches."""
    files = ("combs.py", "data.py", "net.py", "pool.py", "strokes.py", "synth.py", "train_cells.py", "train_digits.py",
             "trunk.py")
    return hashlib.sha256(b"".join((TRAIN / f).read_bytes() for f in files)).hexdigest()
