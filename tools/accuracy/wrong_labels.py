"""The list of digits whose label was found wrong by eye; without libraries, since the page maker's glyphs are chosen by it too."""
import pathlib

LIST = pathlib.Path(__file__).resolve().parent / "labels_found_wrong.tsv"


def found_wrong(labels: pathlib.Path = LIST) -> dict:
    """(set, glyph number) -> [label, what it looks like]."""
    rows = [line.split("\t") for line in labels.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {(row[0], int(row[1])): row[2:] for row in rows}
