"""Values that the machine accepted, against what stands on the paper."""
import collections
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "acceptance"))
from scoring import same_value, upper_bound  # noqa: E402

from account import table  # noqa: E402


def kind_of(field: str, truth: dict) -> str:
    return "my_number" if field.endswith("my_number") else truth.get("type") or "text"


def same(read: dict, truth: dict) -> bool:
    if read["state"] != truth["state"]:
        return False
    return read["state"] != "read" or same_value(read["id"], read["value"], truth["value"])


def truth_at(truth: dict, field: str, row: int) -> dict:
    """A household's rows go on counting over its sides; the truth of each side begins again at 1."""
    for of_side in range(row, min(row, 1) - 1, -1):
        if (field, of_side) in truth:
            return truth[(field, of_side)]
    return None


def account_of_values(account, day: pathlib.Path, lines: list) -> None:
    counts = collections.defaultdict(collections.Counter)
    wrong = []
    for line in lines:
        key = (line["batch"], pathlib.Path(line["file"]).name, line["page"])
        side = account.wanted.get(key)
        if line["status"] != "read" or side is None or not side["fields"]:
            continue
        fields = json.loads((day / side["fields"]).read_text(encoding="utf-8"))["fields"]
        truth = {(field["id"], field["row"]): field for field in fields}
        for read in line["fields"]:
            known = truth_at(truth, read["id"], read["row"])
            if known is None:
                continue
            count = counts[kind_of(read["id"], known)]
            count["fields"] += 1
            count[read["disposition"]] += 1
            if read["disposition"] == "accepted" and not same(read, known):
                count["wrong"] += 1
                wrong.append(f'{account.where(key)} {read["id"]} {read["row"]}')
                if kind_of(read["id"], known) == "my_number":
                    account.wrong(f'{account.where(key)}: a wrong 個人番号 was accepted ({read["id"]} {read["row"]})')
    print("\n## Values")
    total = sum(counts.values(), collections.Counter())
    rows = [[kind, c["fields"], c["accepted"], c["asked"], c["refused"], c["wrong"],
             f'{upper_bound(c["wrong"], c["accepted"]):.2%}']
            for kind, c in [*sorted(counts.items()), ("**all**", total)]]
    table(["kind", "fields", "accepted", "asked", "refused", "accepted wrong", "bound 95 %"], rows)
    for words in wrong:
        print(f"- accepted wrong: {words}")
