"""The account of a day: what the product made of its sides, sheets and cases, against the truth."""
import collections

STATES = ("read", "unidentified", "refused", "blank", "separator", "header", "duplicate", "rescan")
# Damage after which a person may have to key a sheet or ask for it again; that is doubt, not loss.
ROUGH = ("copy", "fax", "hard")


def table(head: list, rows: list) -> None:
    print("| " + " | ".join(head) + " |\n|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |")


class Account:
    def __init__(self, truth: dict, state: dict):
        self.truth, self.state = truth, state
        self.unexplained = []
        self.found = {(side["batch"], side["file"], side["side"]): side for side in state["sides"]}
        self.wanted = {(index, file["name"], number): side for index, batch in enumerate(truth["batches"])
                       for file in batch["files"] for number, side in enumerate(file["sides"], 1)}
        self.procedures = {case["id"]: case["procedure"] for case in truth["cases"]}

    def wrong(self, words: str) -> None:
        self.unexplained.append(words)

    def where(self, key: tuple) -> str:
        return f'{self.truth["batches"][key[0]]["name"]}/{key[1]} side {key[2]}'

    def sides(self) -> None:
        """Every side in exactly one state, and the one that the truth tells."""
        print("## Sides")
        wanted, found, rough = collections.Counter(), collections.Counter(), collections.Counter()
        for key, side in self.wanted.items():
            wanted[side["status"]] += 1
            got = self.found.get(key)
            if got is None:
                self.wrong(f"{self.where(key)}: lost, no state at all")
                continue
            if got["status"] == side["status"]:
                continue
            if side["status"] == "read" and side["level"] in ROUGH and got["status"] in ("unidentified", "rescan"):
                rough[got["status"]] += 1
            elif side["what"] == "form" and side["status"] == "unidentified" and got["status"] == "rescan":
                rough["rescan"] += 1
            else:
                self.wrong(f'{self.where(key)}: {side["what"]} ({side["level"]}) is {got["status"]} {got["code"]}, '
                           f'not {side["status"]}')
        for key, got in self.found.items():
            if key not in self.wanted:
                self.wrong(f"{self.where(key)}: a side that nobody scanned")
            if got["status"] not in STATES:
                self.wrong(f'{self.where(key)}: {got["status"]} is no end')
            found[got["status"]] += 1
            side = self.wanted.get(key)
            if side and got["status"] == "read" and got["kind"] != side["document"]:
                self.wrong(f'{self.where(key)}: read as {got["kind"]}, is {side["document"] or side["what"]}')
        table(["state", "truth", "product"], [[state, wanted[state], found[state]] for state in STATES]
              + [["**all**", sum(wanted.values()), sum(found.values())]])
        if rough:
            print(f"\nLeft to people for the damage of the sheet: {dict(rough)}.")

    def sheets(self) -> None:
        """Sides and sheets of each batch; a count that differs from the header's must have its alarm, and no other."""
        print("\n## Sheets")
        rows = []
        for batch, got in zip(self.truth["batches"], self.state["batches"]):
            fed_twice = batch["scanned_sheets"] - batch["header_sheets"]
            alarm = "sheets_differ" in got["alarms"]
            rows.append([batch["name"], batch["sides"], got["sides"], batch["header_sheets"], got["header_sheets"],
                         batch["scanned_sheets"], got["sheets"], fed_twice, "yes" if alarm else "no"])
            if got["sides"] != batch["sides"] or sum(got["counts"].values()) != got["sides"] or got["pending"]:
                self.wrong(f'{batch["name"]}: sides {got["sides"]} of {batch["sides"]}, pending {got["pending"]}')
            if got["header_sheets"] != batch["header_sheets"]:
                self.wrong(f'{batch["name"]}: header read as {got["header_sheets"]}, says {batch["header_sheets"]}')
            if got["sheets"] != batch["scanned_sheets"]:
                self.wrong(f'{batch["name"]}: counts {got["sheets"]} sheets, {batch["scanned_sheets"]} were scanned')
            if alarm != (fed_twice != 0):
                self.wrong(f'{batch["name"]}: alarm sheets_differ {"without" if alarm else "missing, with"} '
                           f"{fed_twice} sheets more than counted")
        if len(self.state["batches"]) != len(self.truth["batches"]):
            self.wrong(f'{len(self.state["batches"])} batches of {len(self.truth["batches"])}')
        table(["batch", "sides", "found", "counted by hand", "on the header", "scanned", "found", "twice", "alarm"], rows)

    def case_of_form(self) -> dict:
        """Receipt number → case of the day, by the form that lies in it (its second scan has a case of its own)."""
        owner = {}
        for key, side in self.wanted.items():
            if side["what"] != "form" or side["status"] == "duplicate":
                continue
            for number in self.found.get(key, {"cases": []})["cases"]:
                owner.setdefault(number, (side["case"], side["attaches"] == "second"))
        return owner

    def cases(self) -> None:
        """Cases as the machine made them; papers in the right case, in a stranger's, in none."""
        print("\n## Cases as read")
        owner = self.case_of_form()
        known = {number: case for case in self.state["cases"] for number in [case["number"]]}
        rows = []
        for procedure in sorted(set(self.procedures.values())):
            truth = [case for case, its in self.procedures.items() if its == procedure]
            own = {case: number for number, (case, second) in owner.items()
                   if self.procedures[case] == procedure and not second}
            second = sum(1 for case, again in owner.values() if again and self.procedures[case] == procedure)
            straight = sum(1 for number in own.values() if not any(
                known[number][what] for what in ("open_items", "unidentified", "errors", "warnings")))
            states = collections.Counter(known[number]["state"] for number in own.values())
            rows.append([procedure, len(truth), len(own), second, dict(states),
                         f"{straight} ({100 * straight / max(1, len(own)):.0f} %)"])
            for number in own.values():
                if known[number]["procedure"] != procedure:
                    self.wrong(f'{number}: procedure {known[number]["procedure"]}, its form is {procedure}')
        table(["procedure", "truth", "found", "second scans", "states", "straight through"], rows)
        for number in set(known) - set(owner):
            self.wrong(f"{number}: a case without a form of the day")
        self.attachments(owner)

    def attachments(self, owner: dict) -> None:
        counts = collections.Counter()
        for key, side in self.wanted.items():
            if not side["case"] or side["what"] in ("slip", "blank") or side["status"] == "duplicate":
                continue
            got = self.found.get(key)
            numbers = got["cases"] if got else []
            owners = {owner[number][0] for number in numbers if number in owner}
            if owners - {side["case"]}:
                counts["strange"] += 1
                self.wrong(f'{self.where(key)}: {side["what"]} of {side["case"]} lies in the case of {owners}')
            elif numbers:
                counts["right"] += 1
            else:
                counts["none"] += 1
                may_wait = side["attaches"] in ("person", "nobody") or got and got["status"] != "read"
                if not may_wait and self.form_was_read(side["case"]):
                    self.wrong(f'{self.where(key)}: {side["what"]} of {side["case"]} came to no case')
        print(f'\nPapers in the right case {counts["right"]}, in a stranger\'s {counts["strange"]}, '
              f'in none {counts["none"]} (a person says where they belong).')
        for key, side in self.wanted.items():
            if side["what"] == "certificate" and not side["case"] and self.found.get(key, {}).get("cases"):
                self.wrong(f"{self.where(key)}: a lone certificate came to a case")

    def form_was_read(self, case: str) -> bool:
        return any(side["what"] == "form" and side["case"] == case and self.found.get(key, {}).get("status") == "read"
                   for key, side in self.wanted.items())

    def close(self) -> int:
        print("\n## Unexplained")
        if not self.unexplained:
            print("0 unexplained")
            return 0
        for words in self.unexplained:
            print(f"- {words}")
        print(f"{len(self.unexplained)} unexplained")
        return 1
