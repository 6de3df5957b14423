#!/usr/bin/env python3
"""Collects pages that are not ours: scans of other sets, other offices' pages, our blank with a foreign or broken code.

    foreign_pages.py --shared DIR --blank blank-1.png --template template.json --postal postal.tsv --seed 9 \\
        --flat FLAT --out OUT

Scans go to OUT as they are. Drawn pages go to FLAT (300 dpi) and take the way through damage_augraphy.py afterwards.
Beside each page stands {"kind":"foreign","group":…,"fields":[]}: whatever is read there as a form or document is wrong.
"""
import argparse
import json
import pathlib
import random
import shutil

import cv2
import numpy as np
import zxingcpp

import foreign_html
import people
from documents_html import print_html

SCANS = {
    "leptonica_scans": ["1555.003.jpg", "boxedpage.jpg", "form1.tif", "form2.tif", "table.15.tif", "table.27.tif", "tickets.tif", "turingtest.png",
                        "barcodetest1.jpg", "keystone.png", "warped_paper.jpg", "patent.png", "lucasta.150.jpg", "pageseg2.tif"],
    "receipts_showthrough": ["A_aldi_18042020_11_00883.jpg", "A_hornbach_23092016_03_15200.jpg", "A_lidl_30042020_08_01958.jpg",
                             "A_real_21042020_04_01207.jpg", "A_toom_06042020_01_04999.jpg", "B_thalia_06052020_01_04990.jpg", "C_tanke_07092018_01_03935.jpg"],
    "omr_marks": ["community_UmarFarootAPS_scans_scan-type-1.jpg", "sample1_MobileCamera_sheet1.jpg", "sample3_xeroxed-thin-sheet_grayscale-80-gsm.jpg",
                  "sample4_IMG_20201116_143512.jpg", "sample5_ScanBatch1_camscanner-1.jpg", "sample6_doc-scans_sample_roll_01.jpg", "sample6_reference.png"],
    "ocrmypdf_pdfs": ["ccitt.pdf", "skew.pdf", "rotated_skew.pdf", "cardinal.pdf", "epson.pdf", "linn.pdf", "acroform.pdf", "masks.pdf"],
    "barcodes_zxing": ["datamatrix-1/HelloWorld_Text_L_Kaywa.png", "datamatrix-1/abcd-52x52.png", "datamatrix-1/C40.png"],
}
CODES = {
    "version_v99": "UKT1|shikaku_shutoku|v99|1", "other_form": "UKT1|shikaku_soshitsu|v01|1", "page_2": "UKT1|shikaku_shutoku|v01|2",
    "page_0": "UKT1|shikaku_shutoku|v01|0", "grammar_2": "UKT2|shikaku_shutoku|v01|1", "other_words": "INV-2026-000417|4480|JPY",
}


def note(path, group):
    path.with_suffix(".json").write_text(json.dumps({"kind": "foreign", "group": group, "fields": []}) + "\n")
    print(path, flush=True)


def area(box, dpi=300, margin=1.0):
    """Pixel slices of a rectangle in millimetres with a margin."""
    k = dpi / 25.4
    x, y, w, h = box
    return (slice(round((y - margin) * k), round((y + h + margin) * k)), slice(round((x - margin) * k), round((x + w + margin) * k)))


def own_pages(args, template, rng):
    """Our sheet with another code in place of its own, or with none that can be read."""
    blank = cv2.imread(str(args.blank))
    for name, words in CODES.items():
        page = blank.copy()
        for box in template["codes_mm"]:
            page[area(box)] = 255
            where = area(box, margin=0)
            code = zxingcpp.create_barcode(words, zxingcpp.BarcodeFormat.DataMatrix)
            symbol = np.array(zxingcpp.write_barcode_to_image(code, scale=10, add_quiet_zones=False))
            size = (where[1].stop - where[1].start, where[0].stop - where[0].start)
            page[where] = cv2.cvtColor(cv2.resize(symbol, size, interpolation=cv2.INTER_AREA), cv2.COLOR_GRAY2BGR)
        yield f"own_{name}", page
    for number, name in enumerate(["erased", "scribbled", "half_covered", "filled_erased"]):
        page = cv2.imread(str(args.filled)) if name == "filled_erased" and args.filled else blank.copy()
        for box in template["codes_mm"]:
            rows, columns = area(box)
            if name == "scribbled":
                for _ in range(40):
                    a, b = [(rng.randrange(columns.start, columns.stop), rng.randrange(rows.start, rows.stop)) for _ in range(2)]
                    cv2.line(page, a, b, (30, 30, 30), 7, cv2.LINE_AA)
            elif name == "half_covered":
                page[rows, columns.start:(columns.start + columns.stop) // 2 + 8] = 245
            else:
                page[rows, columns] = 255
        yield f"own_{name}_{number}", page


def drawn_pages(args, rng):
    world = people.People(rng, args.postal)

    def person():
        who = world.person()
        _, address, _, city = world.address()
        return {"name": who["name"], "kana": who["kana"], "address": address, "city": city}
    yield from foreign_html.pages(rng, person)
    for number, colour in enumerate(["#e9dfc6", "#dfe6ee", "#d8c7a2"]):
        yield f"envelope_{number}", foreign_html.envelope(rng, person(), colour)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=pathlib.Path, required=True)
    parser.add_argument("--blank", type=pathlib.Path, required=True)
    parser.add_argument("--filled", type=pathlib.Path, help="a filled flat form whose codes are erased for one page")
    parser.add_argument("--template", type=pathlib.Path, required=True)
    parser.add_argument("--postal", type=pathlib.Path, required=True)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--flat", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    args = parser.parse_args()
    for folder in (args.flat, args.out):
        folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(args.seed)
    for group, names in SCANS.items():
        for name in names:
            target = args.out / f"{group}_{pathlib.Path(name).name}"
            shutil.copyfile(args.shared / group / name, target)
            target.chmod(0o644)
            note(target, group)
    template = json.loads(args.template.read_text(encoding="utf-8"))
    for name, page in own_pages(args, template, rng):
        cv2.imwrite(str(args.flat / f"{name}.png"), page, [cv2.IMWRITE_PNG_COMPRESSION, 2])
        note(args.flat / f"{name}.png", "own")
    for name, text in drawn_pages(args, rng):
        print_html(text, args.flat / f"drawn_{name}.png")
        note(args.flat / f"drawn_{name}.png", "drawn")


if __name__ == "__main__":
    main()
