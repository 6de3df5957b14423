"""Writes every wrong or missing reading with its truth and a crop of its place, accepted ones first."""
import collections
import pathlib

import cv2


def crop_of(result, folder: pathlib.Path):
    """Cuts the field out of the scan; nothing for PDF pages and fields without a place."""
    box = result.read and result.read.get("rect_px")
    path = pathlib.Path(result.line["file"])
    if not box or folder is None or path.suffix == ".pdf":
        return ""
    picture = cv2.imread(str(path))
    if picture is None:
        return ""
    x, y, w, h = [int(v) for v in box]
    part = picture[max(0, y):y + h, max(0, x):x + w]
    if part.size == 0:
        return ""
    folder.mkdir(parents=True, exist_ok=True)
    name = folder / f"{path.stem}_{result.id}_{result.row}.png"
    cv2.imwrite(str(name), part)
    return str(name)


def line_of(result, crops):
    read, expected = result.read, result.expected
    was = f'{read["state"]} `{read["value"]}` (raw `{read["raw"]}`, p {read["confidence"]:.4f}, {read["disposition"]})' if read else "nothing"
    true = f'{expected["state"]} `{expected["value"]}` (printed `{expected["raw"]}`, {expected["note"]})' if expected else "no such field"
    where = pathlib.Path(result.line["file"]).name
    extra = result.truth.get("layout") or f'{result.truth.get("digits")}/{result.truth.get("pen")}'
    mode = f'{result.truth.get("mode")} {result.truth.get("dpi")}'
    return f"- {where} {result.id}/{result.row} [{extra}, {mode}]: read {was}; truth {true} {crop_of(result, crops)}"


def write(score, entries, path: pathlib.Path, crops):
    """Groups: accepted and wrong, then wrong best readings by kind and field (first 12 of a group)."""
    out = ["# Findings", "", "## Accepted and wrong", ""]
    groups = collections.defaultdict(list)
    for r in score.results:
        if r.wrong_accepted:
            note = r.expected["note"] if r.expected else "extra"
            groups[f"{r.kind} / {r.id} / {note}"].append(r)
    for name, group in sorted(groups.items()):
        out += [f"### {name} ({len(group)})"] + [line_of(r, crops) for r in group] + [""]
    out += ["## Asked or missing, best reading wrong", ""]
    groups = collections.defaultdict(list)
    for r in score.results:
        if not r.right and not r.accepted and r.expected:
            groups[f"{r.kind} / {r.id}"].append(r)
    for name, group in sorted(groups.items(), key=lambda item: -len(item[1])):
        out += [f"### {name} ({len(group)})"] + [line_of(r, crops if r.truth["kind"] == "document" else None) for r in group[:12]] + [""]
    path.write_text("\n".join(out) + "\n", encoding="utf-8")
