"""The end of the day: cases by state, and pieces by recipient as far as they were printed and released."""
import collections

from account import table


def account_of_ends(account, state: dict, work: dict, released: dict) -> None:
    print("\n## What people did")
    print(f'{work["sorted"]} sides sorted, {work["answered"]} questions answered, {work["keyed"]} fields keyed, '
          f'{work["accepted"]} findings taken as they are, {work["decided"]} cases decided.')
    once = {tuple(trouble.items()): trouble for trouble in work["troubles"] + released["troubles"]}
    for trouble in once.values():
        account.wrong(f'{trouble["where"]}: {trouble["step"]} refused: {trouble["code"]} {trouble["words"]}')
    account.found = {(side["batch"], side["file"], side["side"]): side for side in state["sides"]}
    owner = account.case_of_form()
    known = {case["number"]: case for case in state["cases"]}
    own = {case: number for number, (case, second) in owner.items() if not second}
    ends_of_cases(account, known, own)
    pieces(account, known, own)
    for number, (case, second) in owner.items():
        if second and known[number]["state"] != "withdrawn":
            account.wrong(f'{number}: second scan of the form of {case} is {known[number]["state"]}, not withdrawn')
    if state["attention"]:
        account.wrong(f'{state["attention"]} sides still wait for somebody')


def ends_of_cases(account, known: dict, own: dict) -> None:
    print("\n## Ends")
    counts = collections.defaultdict(collections.Counter)
    for case in account.truth["cases"]:
        number = own.get(case["id"])
        end = known[number]["state"] if number else "no case"
        counts[(case["procedure"], case["end"])][end] += 1
        if end == case["end"]:
            wanted = sorted(case["attachments"])
            found = sorted(kind for kind in set(known[number]["documents"]) if kind != case["procedure"])
            if found != sorted(set(wanted)):
                account.wrong(f'{case["id"]} {number}: documents {found}, not {sorted(set(wanted))}')
        else:
            detail = "" if number is None else (f' (open items {known[number]["open_items"]}, unidentified '
                                                f'{known[number]["unidentified"]}, {known[number]["findings"]})')
            account.wrong(f'{case["id"]} {number} {case["procedure"]}: ends {end}, not {case["end"]}{detail}')
    table(["procedure", "must end", "cases", "ends"],
          [[procedure, end, sum(ends.values()), dict(ends)] for (procedure, end), ends in sorted(counts.items())])


def pieces(account, known: dict, own: dict) -> None:
    print("\n## Pieces")
    rows = collections.defaultdict(collections.Counter)
    for case in account.truth["cases"]:
        notices = known[own[case["id"]]]["notices"] if case["id"] in own else []
        wanted = collections.Counter((notice["kind"], notice["name"]) for notice in case["notices"])
        found = collections.Counter((notice["kind"], notice["name"]) for notice in notices)
        for notice in case["notices"]:
            rows[(notice["recipient"], notice["kind"])]["wanted"] += 1
        kinds = {notice["kind"]: notice["recipient"] for notice in case["notices"]}
        for notice in notices:
            row = rows[(kinds.get(notice["kind"], "nobody"), notice["kind"])]
            row["issued"] += 1
            row["printed"] += notice["pages"] > 0
            row["released"] += notice["state"] == "released"
            if notice["pages"] == 0 or notice["state"] != "released":
                account.wrong(f'{case["id"]}: {notice["kind"]} is {notice["state"]} with {notice["pages"]} pages')
        for kind, _ in (wanted - found):
            account.wrong(f'{case["id"]}: {kind} is missing for a recipient')
        for kind, _ in (found - wanted):
            account.wrong(f'{case["id"]}: {kind} to a recipient who must not get it')
    table(["recipient", "notice", "wanted", "issued", "printed", "released"],
          [[recipient, kind, c["wanted"], c["issued"], c["printed"], c["released"]]
           for (recipient, kind), c in sorted(rows.items())])
