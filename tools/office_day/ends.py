"""The end of the day: cases by state, letters by recipient as far as they were printed and released, and pieces by the
addressee's role against what the print shop was told to print."""
import collections

from account import table


# Who stands in the window of a letter to each recipient.
ROLES = {"household": "member", "person": "member", "employer": "employer", "heir": "heir", "agent": "agent"}


def account_of_ends(account, state: dict, work: dict, released: dict, manifests: list) -> None:
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
    letters(account, known, own)
    pieces(account, state["mailings"], manifests, roles_of_notices(account, known, own))
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


def letters(account, known: dict, own: dict) -> None:
    print("\n## Letters")
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


def roles_of_notices(account, known: dict, own: dict) -> dict:
    """The role that the truth wants in the window of each notice that went out."""
    roles = {}
    for case in account.truth["cases"]:
        kinds = {notice["kind"]: ROLES[notice["recipient"]] for notice in case["notices"]}
        for notice in known[own[case["id"]]]["notices"] if case["id"] in own else []:
            roles[notice["id"]] = kinds.get(notice["kind"], "nobody")
    return roles


def pieces(account, mailings: list, manifests: list, roles: dict) -> None:
    """Every notice is in exactly one piece, to the right role, and the shop prints these pieces and no other page."""
    print("\n## Pieces")
    rows = collections.defaultdict(collections.Counter)
    enclosed = collections.Counter()
    told = {manifest["number"]: manifest for manifest in manifests}
    for mailing in mailings:
        records = told.get(mailing["number"], {}).get("records", [])
        printed = collections.Counter()
        for record in records:
            printed[record["piece"]] += 2 * record["sheets"]  # printed on both sides throughout
        if mailing["state"] != "released":
            account.wrong(f'mailing {mailing["number"]} is {mailing["state"]}')
        if sum(printed.values()) != mailing["pages"]:
            account.wrong(f'mailing {mailing["number"]}: {sum(printed.values())} pages in the manifest, '
                          f'{mailing["pages"]} in the print file')
        for number in printed.keys() - {piece["number"] for piece in mailing["pieces"]}:
            account.wrong(f'mailing {mailing["number"]}: piece {number} is printed and nobody made it')
        for piece in mailing["pieces"]:
            row = rows[piece["role"]]
            row["pieces"] += 1
            row["printed"] += printed[piece["number"]] == piece["pages"]
            row["letters"] += len(piece["notices"])
            row["sheets"] += piece["sheets"]
            row["pages"] += printed[piece["number"]]
            if printed[piece["number"]] != piece["pages"]:
                account.wrong(f'mailing {mailing["number"]}: piece {piece["number"]} has {piece["pages"]} pages, '
                              f'{printed[piece["number"]]} are printed')
            for notice in piece["notices"]:
                enclosed[notice] += 1
                if roles.get(notice, piece["role"]) != piece["role"]:
                    account.wrong(f'mailing {mailing["number"]}: piece {piece["number"]} to {piece["role"]} holds a letter '
                                  f'to {roles[notice]}')
    for notice in roles:
        if enclosed[notice] != 1:
            account.wrong(f'notice {notice} is in {enclosed[notice]} pieces')
    table(["addressee", "letters", "pieces", "pieces printed", "sheets", "pages"],
          [[role, c["letters"], c["pieces"], c["printed"], c["sheets"], c["pages"]] for role, c in sorted(rows.items())])
