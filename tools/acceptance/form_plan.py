"""What is written on one acceptance form: values, and what happens to some of them (struck, overwritten, left empty)."""
import datetime

import people


def break_lines(text):
    """Breaks an address into two lines: before the house name, else in the middle."""
    for at, character in enumerate(text):
        if character in " \u3000" and at > 4:
            return [text[:at], text[at + 1:]]
    return [text] if len(text) < 24 else [text[:20], text[20:]]


def digits(field, value, note="clean"):
    cells = len(field["cells_mm"])
    pad = cells - len(value) if field.get("align") == "right" else 0
    return {"state": "read", "value": value, "raw": value, "cells": " " * pad + value, "note": note}


def text(value, note="clean"):
    return {"state": "read", "value": value, "raw": value, "note": note}


def kana(field, family, given, split):
    """Kana cells: in the name combs the given name begins in the second half, else after one empty cell."""
    cells = family.ljust(split)[:split] + given if split else family + " " + given
    cells = cells[:len(field["cells_mm"])]
    shown = f"{family}\u3000{given}"
    return {"state": "read", "value": shown, "raw": shown, "cells": cells, "note": "clean"}


def date(field, day, rng):
    era, year = people.era_of(day)
    if field.get("era") and (era not in [e["value"] for e in field["era"]] or rng.random() < 0.12):
        era, year = "西暦", day.year
    parts = {"era": era, "year": year, "month": day.month, "day": day.day, "zero": rng.random() < 0.4,
             "left": rng.random() < 0.25}
    return {"state": "read", "value": day.isoformat(), "raw": f"{era}{year}.{day.month}.{day.day}", "parts": parts,
            "note": "clean"}


def household_of(world, rng):
    size = rng.choices([1, 2, 3, 4], [3, 3, 3, 2])[0]
    return world.household(size)


def plan_person(fields, out, person, rng, prefix="", row=0):
    """Name, kana, sex, birth date, 個人番号 of one person."""
    def put(name, entry):
        if (prefix + name, row) in fields:
            out[prefix + name, row] = entry
    get = lambda name: fields.get((prefix + name, row))  # noqa: E731
    put("name_kana", kana(get("name_kana"), person["family_kana"], person["given_kana"], 8))
    put("name", text(person["name"]))
    put("sex", text(person["sex"]))
    put("birth_date", date(get("birth_date"), person["born"], rng))
    if rng.random() < 0.93:
        put("my_number", digits(get("my_number"), person["my_number"]))


def plan_family(fields, out, members, rng):
    for row, member in enumerate(members[:3], 1):
        plan_person(fields, out, member, rng, "family_", row)
        out["family_relation", row] = text(member["relation"])
        out["family_residence", row] = text("together" if rng.random() < 0.85 else "apart")
        child = member["relation"] == "子"
        if child and rng.random() < 0.6:
            out["family_student", row] = text("student")
        elif rng.random() < 0.7:
            out["family_occupation", row] = text(rng.choice(people.JOBS))
            if rng.random() < 0.6:
                income = str(rng.choice([rng.randrange(30, 130), rng.randrange(100, 600)]))
                out["family_income", row] = digits(fields["family_income", row], income)


def plan_membership(fields, out, world, rng):
    acquired = people.day(rng, "2026-08-01", "2026-11-01")
    out["acquired_on", 0] = date(fields["acquired_on", 0], acquired, rng)
    out["submitted_on", 0] = date(fields["submitted_on", 0], acquired + datetime.timedelta(days=rng.randrange(1, 14)), rng)
    reason = rng.choice(["left_employee_insurance", "left_employee_insurance", "left_other_kokuho", "moved_in", "other"])
    out["reason", 0] = text(reason)
    if reason == "other":
        out["reason_other", 0] = text(rng.choice(["開業のため", "親の扶養から独立", "海外から帰国"]))
    if reason.startswith("left"):
        out["previous_lost_on", 0] = date(fields["previous_lost_on", 0], acquired, rng)
        out["previous_insurer", 0] = text(rng.choice(people.INSURERS))
        out["previous_symbol_number", 0] = text(f"{rng.randrange(100, 9999)}-{rng.randrange(1, 99999)}")
        out["previous_insurer_number", 0] = digits(fields["previous_insurer_number", 0], people.insurer_number(rng))


def plan_work_and_bank(fields, out, head, world, rng):
    if rng.random() < 0.85:
        out["workplace_name", 0] = text(rng.choice(people.COMPANIES))
        out["workplace_address", 0] = text(world.address()[3] + "中央" + f"{rng.randrange(1, 6)}-{rng.randrange(1, 30)}")
        out["trade", 0] = text(rng.choice(people.TRADES))
        out["duties", 0] = text(rng.choice(people.DUTIES))
    out["employment", 0] = text(rng.choice(["sole_proprietor", "company_officer", "employee", "one_person_contractor"]))
    if rng.random() < 0.75:
        out["bank_code", 0] = digits(fields["bank_code", 0], f"{rng.randrange(1, 9999):04}")
        out["branch_code", 0] = digits(fields["branch_code", 0], f"{rng.randrange(1, 999):03}")
        out["account_type", 0] = text(rng.choice(["ordinary", "ordinary", "current"]))
        number = str(rng.randrange(10 ** rng.choice([5, 6, 6]), 10 ** 7))
        out["account_number", 0] = digits(fields["account_number", 0], number)
        out["bank_name", 0] = text(rng.choice(people.BANKS) + rng.choice(["　", ""]) + rng.choice(people.BRANCHES))
        out["account_holder_kana", 0] = kana(fields["account_holder_kana", 0], head["family_kana"], head["given_kana"], 0)
        out["account_use", 0] = text(rng.choice(["premium_debit", "benefit_transfer", "premium_debit,benefit_transfer"]))
    if rng.random() < 0.4:
        out["employer", 0] = text(world.address()[1] + "　" + head["name"])
        out["employer_seal", 0] = {"state": "read", "value": "present", "raw": head["family"][:4], "note": "clean"}


def disturb(fields, out, rng):
    """In some forms one or two fields are struck out, overwritten, left empty or carry a wrong check digit."""
    if rng.random() < 0.35:
        key = rng.choice([k for k in out if fields[k]["type"] in ("digits", "date", "text") and k[0] != "my_number"])
        out[key].update(state="struck_out", value="", note="struck_out")
    if rng.random() < 0.25:
        combs = [k for k in out if fields[k]["type"] == "digits" and out[k]["note"] == "clean"]
        key = rng.choice(combs)
        entry = out[key]
        at = rng.choice([i for i, c in enumerate(entry["cells"]) if c.isdigit()])
        wrong = rng.choice([d for d in "0123456789" if d != entry["cells"][at]])
        entry["under"] = dict(entry, cells=" " * at + wrong, note="clean")
        entry["note"] = "overwritten"
    if rng.random() < 0.10 and ("my_number", 0) in out and out["my_number", 0]["note"] == "clean":
        entry = out["my_number", 0]
        value = entry["value"][:-1] + str((int(entry["value"][-1]) + rng.randrange(1, 9)) % 10)
        out["my_number", 0] = digits(fields["my_number", 0], value, "bad_check")
    for key in list(out):
        if rng.random() < 0.02 and out[key]["note"] == "clean" and fields[key]["type"] != "seal":
            del out[key]


def plan(template, world, rng):
    """{(field id, row): entry} of one form."""
    fields = {(f["id"], f.get("row", 0)): f for f in template["fields"]}
    out = {}
    members = household_of(world, rng)
    head = members[0]
    adding = rng.random() < 0.2
    out["application_kind", 0] = text("add_family" if adding else "new_household")
    if adding:
        out["symbol", 0] = digits(fields["symbol", 0], str(rng.randrange(10, 9999)))
        out["number", 0] = digits(fields["number", 0], str(rng.randrange(100, 9999999)))
    plan_person(fields, out, head, rng)
    phone = rng.choice(["090", "080", "070"]) + f"{rng.randrange(10 ** 8):08}" if rng.random() < 0.6 else \
        rng.choice(["03", "06"]) + f"{rng.randrange(20000000, 79999999)}"
    out["phone", 0] = digits(fields["phone", 0], phone)
    code, address, house, _ = world.address()
    out["postal_code", 0] = digits(fields["postal_code", 0], code)
    out["address", 0] = text(address + ("　" + house if house else ""))
    if rng.random() < 0.4:
        out["former_address", 0] = text(world.address()[1])
    plan_membership(fields, out, world, rng)
    plan_work_and_bank(fields, out, head, world, rng)
    plan_family(fields, out, members[1:], rng)
    if rng.random() < 0.7:
        out["certificate_wanted", 0] = text(rng.choice(["yes", "yes", "no"]))
    out["consent", 0] = text("yes")
    out["signature", 0] = text(head["name"])
    disturb(fields, out, rng)
    return out
