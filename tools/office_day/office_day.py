#!/usr/bin/env python3
"""Runs a made day (uketsuke-page-maker office) through the product and prints the account.

Every side of the day must be in exactly one state, sides and sheets must balance against the truth and the headers, no
paper may lie in a stranger's case. With --people the rest of the day follows: people who know the truth answer every
question, hand on, approve and release, and the pieces of each recipient are counted. Exit code 1 when anything is
unexplained.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys
import time

from account import Account
from ends import account_of_ends
from questions import account_of_questions
from values import account_of_values


class Office:
    """The product's programs on one data folder."""

    def __init__(self, build: pathlib.Path, day: pathlib.Path, work: pathlib.Path, received_on: str):
        self.program = str(build / "uketsuke")
        self.clerk_program = str(build / "bench/office_clerk/uketsuke-office-clerk")
        self.day, self.work, self.received_on = day, work, received_on
        self.environment = dict(os.environ)
        self.data = ["--data", str(work / "data"), "--key-file", str(work / "master.key"),
                     "--head-file", str(work / "chain.head")]

    def clerk(self, command: str) -> str:
        return subprocess.run([self.clerk_program, command, "--day", str(self.day), "--work", str(self.work)],
                              check=True, stdout=subprocess.PIPE, text=True).stdout

    def open(self) -> None:
        self.environment["UKETSUKE_TOKEN"] = self.clerk("open").strip()

    def run(self, files: list, workers: int) -> list:
        """The lines of one batch. Exit code 1 says that a side was refused, which the account sees as well."""
        done = subprocess.run([self.program, "run", "--json", "--reveal", "--as", "kakunin", "--workers", str(workers),
                               "--received-on", self.received_on, *self.data, *map(str, files)], stdout=subprocess.PIPE, text=True, env=self.environment)
        if done.returncode not in (0, 1):
            raise SystemExit(f"uketsuke run ended with {done.returncode}")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def print_slip(self, receipt_number: str, file: pathlib.Path) -> None:
        subprocess.run([self.program, "print", "slip", "--case", receipt_number, "-o", str(file), *self.data], check=True)

    def render(self) -> None:
        subprocess.run([self.program, "worker", "--until-idle", *self.data], check=True, stdout=subprocess.DEVNULL)

    def manifests(self) -> list:
        """What the print shop was told about each mailing."""
        return [{"number": int(file.stem.split("_")[1]), **json.loads(file.read_text(encoding="utf-8"))}
                for file in sorted(self.work.glob("mailing_*.json"))]

    def state(self) -> dict:
        return json.loads(self.clerk("state"))


def read_batches(office: Office, truth: dict, workers: int) -> list:
    """Reads every batch; slips are printed for the case that an earlier batch opened."""
    lines, numbers = [], {}
    for index, batch in enumerate(truth["batches"]):
        files = []
        for file in batch["files"]:
            path = office.day / batch["name"] / file["name"]
            if file["to_print"]:
                path = office.work / "slips" / batch["name"] / file["name"]
                path.parent.mkdir(parents=True, exist_ok=True)
                office.print_slip(numbers[file["sides"][0]["case"]], path)
            files.append(path)
        sides = {(file["name"], number): side for file in batch["files"]
                 for number, side in enumerate(file["sides"], 1)}
        for line in office.run(files, workers):
            line["batch"] = index
            lines.append(line)
            side = sides.get((pathlib.Path(line["file"]).name, line["page"]))
            if side and side["what"] == "form" and side["attaches"] != "second" and line["case"]:
                numbers.setdefault(side["case"], line["case"])
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("day", type=pathlib.Path, help="folder of the made day")
    parser.add_argument("--build", type=pathlib.Path, default=pathlib.Path("build/release"))
    parser.add_argument("--work", type=pathlib.Path, required=True, help="new folder for data, slips and reports")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--people", action="store_true", help="let people finish the day, to the released notices")
    options = parser.parse_args()
    truth = json.loads((options.day / "truth.json").read_text(encoding="utf-8"))
    options.work.mkdir(parents=True)
    office = Office(options.build.resolve(), options.day.resolve(), options.work.resolve(), truth["received_on"])
    office.open()
    begin = time.monotonic()
    lines = read_batches(office, truth, options.workers)
    seconds = time.monotonic() - begin
    (office.work / "lines.json").write_text(json.dumps(lines, ensure_ascii=False), encoding="utf-8")
    account = Account(truth, office.state())
    account.sides()
    account.sheets()
    account.cases()
    account_of_values(account, office.day, lines)
    print(f"\n{len(lines)} sides in {seconds:.0f} s: {60 * len(lines) / seconds:.0f} a minute")
    if options.people:
        work = json.loads(office.clerk("work"))
        (office.work / "questions.json").write_text(json.dumps(work["questions"], ensure_ascii=False), encoding="utf-8")
        office.render()
        released = json.loads(office.clerk("release"))
        account_of_questions(work["questions"], len(truth["cases"]))
        account_of_ends(account, office.state(), work, released, office.manifests())
    return account.close()


if __name__ == "__main__":
    sys.exit(main())
