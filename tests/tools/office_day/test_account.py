"""The account must find what is wrong: lost sides, wrong states, strangers' cases, sheets that do not balance."""

from __future__ import annotations

import contextlib
import copy
import io
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "tools" / "office_day"))

from account import Account  # noqa: E402
from ends import account_of_ends  # noqa: E402


def side(what: str, status: str, case: str | None = None, document: str = "", attaches: str = "machine") -> dict:
    return {"what": what, "status": status, "case": case, "document": document, "attaches": attaches, "level": "clean",
            "again": False, "fields": ""}


TRUTH = {
    "cases": [{"id": case, "procedure": "jusho_henko", "attachments": ["juminhyo"], "end": "completed",
               "notices": [{"kind": "shikaku_kakuninsho", "recipient": "person", "name": case}]} for case in ("C1", "C2")],
    "batches": [{"name": "b", "sides": 5, "header_sheets": 4, "scanned_sheets": 4, "files": [
        {"name": "h", "to_print": False, "sides": [side("header", "header")]},
        {"name": "1", "to_print": False, "sides": [side("form", "read", "C1", "jusho_henko"),
                                                   side("certificate", "read", "C1", "juminhyo")]},
        {"name": "2", "to_print": False, "sides": [side("form", "read", "C2", "jusho_henko"),
                                                   side("certificate", "read", "C2", "juminhyo")]}]}],
}


def found(file: str, number: int, status: str, kind: str, cases: list) -> dict:
    return {"batch": 0, "file": file, "side": number, "status": status, "code": "", "kind": kind, "cases": cases}


def case(number: str, name: str) -> dict:
    return {"number": number, "procedure": "jusho_henko", "state": "completed", "open_items": 0, "unidentified": 0,
            "errors": 0, "warnings": 0, "findings": [], "documents": ["jusho_henko", "juminhyo"],
            "notices": [{"id": name, "kind": "shikaku_kakuninsho", "name": name, "state": "released", "pages": 1}]}


STATE = {
    "batches": [{"sheets": 4, "header_sheets": 4, "sides": 5, "pending": 0, "counts": {"read": 4, "header": 1},
                 "alarms": []}],
    "sides": [found("h", 1, "header", "", []),
              found("1", 1, "read", "jusho_henko", ["R1"]), found("1", 2, "read", "juminhyo", ["R1"]),
              found("2", 1, "read", "jusho_henko", ["R2"]), found("2", 2, "read", "juminhyo", ["R2"])],
    "cases": [case("R1", "C1"), case("R2", "C2")],
    "attention": 0,
    "mailings": [{"number": 1, "state": "released", "pages": 4, "pieces": [
        {"number": 1, "role": "member", "sheets": 1, "pages": 2, "notices": ["C1"]},
        {"number": 2, "role": "member", "sheets": 1, "pages": 2, "notices": ["C2"]}]}],
    "manifests": [{"number": 1, "records": [{"piece": 1, "sheets": 1}, {"piece": 2, "sheets": 1}]}],
}
WORK = {"sorted": 0, "answered": 0, "keyed": 0, "accepted": 0, "decided": 2, "troubles": []}


def unexplained(change=lambda state: None) -> list:
    state = copy.deepcopy(STATE)
    change(state)
    with contextlib.redirect_stdout(io.StringIO()):
        account = Account(TRUTH, state)
        account.sides()
        account.sheets()
        account.cases()
        account_of_ends(account, state, WORK, {"troubles": []}, state["manifests"])
    return account.unexplained


class AccountFinds(unittest.TestCase):
    def finds(self, words: str, change) -> None:
        self.assertTrue(any(words in line for line in unexplained(change)), unexplained(change))

    def test_nothing_when_all_is_right(self) -> None:
        self.assertEqual(unexplained(), [])

    def test_a_lost_side(self) -> None:
        self.finds("lost", lambda state: state["sides"].pop())

    def test_a_side_in_another_state(self) -> None:
        self.finds("not read", lambda state: state["sides"][2].update(status="unidentified"))

    def test_a_paper_read_as_another_kind(self) -> None:
        self.finds("read as", lambda state: state["sides"][2].update(kind="kazei_shomeisho"))

    def test_a_paper_in_a_strangers_case(self) -> None:
        self.finds("lies in the case of", lambda state: state["sides"][2].update(cases=["R2"]))

    def test_a_paper_in_no_case(self) -> None:
        self.finds("came to no case", lambda state: state["sides"][2].update(cases=[]))

    def test_sheets_that_do_not_balance(self) -> None:
        self.finds("sheets", lambda state: state["batches"][0].update(sheets=5))

    def test_a_false_alarm(self) -> None:
        self.finds("alarm", lambda state: state["batches"][0].update(alarms=["sheets_differ"]))

    def test_another_end(self) -> None:
        self.finds("ends checking", lambda state: state["cases"][0].update(state="checking"))

    def test_a_letter_in_no_piece(self) -> None:
        self.finds("is in 0 pieces", lambda state: state["mailings"][0]["pieces"][0].update(notices=[]))

    def test_a_letter_in_two_pieces(self) -> None:
        self.finds("is in 2 pieces", lambda state: state["mailings"][0]["pieces"][0].update(notices=["C1", "C2"]))

    def test_a_piece_to_another_role(self) -> None:
        self.finds("to employer holds a letter to member",
                   lambda state: state["mailings"][0]["pieces"][0].update(role="employer"))

    def test_a_piece_that_the_shop_does_not_print(self) -> None:
        self.finds("0 are printed", lambda state: state["manifests"][0]["records"].pop())

    def test_a_piece_that_nobody_made(self) -> None:
        self.finds("nobody made it", lambda state: state["manifests"][0]["records"][1].update(piece=3))

    def test_a_mailing_that_did_not_leave(self) -> None:
        self.finds("is ready", lambda state: state["mailings"][0].update(state="ready"))

    def test_a_letter_for_the_wrong_recipient(self) -> None:
        self.finds("must not get it", lambda state: state["cases"][0]["notices"][0].update(name="somebody"))

    def test_a_letter_that_was_not_printed(self) -> None:
        self.finds("0 pages", lambda state: state["cases"][0]["notices"][0].update(pages=0))


if __name__ == "__main__":
    unittest.main()
