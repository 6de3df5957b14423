"""The set-up's own conversions: postal codes as Japan Post means them, certificates that Java lacks."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SETUP = Path(__file__).resolve().parents[2] / "tools" / "setup"
sys.path.insert(0, str(SETUP))

import postal_table  # noqa: E402


def record(code: str, town: str = "", kana: str = "", note: str | None = None, alternates: list[dict] | None = None) -> dict:
    place = {"prefecture": "愛知県", "city": "弥富市", "prefecture_kana": "アイチケン", "city_kana": "ヤトミシ"}
    rest = {"neighborhood": town, "neighborhood_kana": kana, "note": note, "alternates": alternates or []}
    return {"postal_code": code, **place, **rest}


class PostalTable(unittest.TestCase):
    def towns(self, source: dict) -> list[tuple[str, str]]:
        return [(row[3], row[6]) for row in postal_table.rows_of(source)]

    def test_one_code_for_two_prefectures(self):
        other = {**record("4980000"), "prefecture": "三重県", "city": "桑名郡木曽岬町"}
        rows = list(postal_table.rows_of(record("4980000", alternates=[other])))
        self.assertEqual([row[1] for row in rows], ["愛知県", "三重県"])

    def test_several_towns_in_one_cell(self):
        self.assertEqual(self.towns(record("5220317", "甲、乙", "コウ、オツ")), [("甲", "コウ"), ("乙", "オツ")])

    def test_remains_of_a_range_are_cut(self):
        self.assertEqual(self.towns(record("0295503", "穴明２２地割、穴明２", "アナアケ", "３地割")), [("穴明", "アナアケ")])
        self.assertEqual(self.towns(record("0295503", "清水ケ野１", "シミズガノ", "８地割")), [("清水ケ野", "シミズガノ")])

    def test_a_note_is_no_town(self):
        self.assertEqual(self.towns(record("4090142", "小菅村の次に１〜６６３番地がくる場合", "コスゲムラノ")), [("", "")])

    def test_digits_that_belong_to_the_name_stay(self):
        self.assertEqual(self.towns(record("0600042", "大通西１丁目", "オオドオリニシ")), [("大通西１丁目", "オオドオリニシ")])

    def test_table_is_sorted_and_without_doubles(self):
        with tempfile.TemporaryDirectory() as folder:
            database = Path(folder) / "postaldata.db"
            with sqlite3.connect(database) as connection:
                for table in ("postal_data", "office_data"):
                    connection.execute(f"CREATE TABLE {table} (code TEXT, data TEXT)")
                    for code in ("4980002", "4980001"):
                        connection.execute(f"INSERT INTO {table} VALUES (?, ?)", (code, json.dumps(record(code))))
            self.assertEqual([row[0] for row in postal_table.read_rows(database)], ["4980001", "4980002"])

    def test_half_a_table_is_refused(self):
        with self.assertRaises(SystemExit):
            postal_table.check([("4980000", "愛知県", "弥富市", "", "", "", "")])


class JavaTrust(unittest.TestCase):
    def test_only_certificates_beyond_debians_store_are_written(self):
        extra = "-----BEGIN CERTIFICATE-----\nTm90IGEgY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n"
        store = Path("/etc/ssl/certs/ca-certificates.crt").read_text(encoding="ascii")
        with tempfile.TemporaryDirectory() as folder:
            bundle = Path(folder) / "bundle.crt"
            bundle.write_text(store + extra.replace("\n", "\r\n"), encoding="ascii", newline="")
            out = Path(folder) / "out"
            out.mkdir()
            subprocess.run([sys.executable, str(SETUP / "java_trust.py"), str(bundle), str(out)], check=True)
            self.assertEqual([file.read_text(encoding="ascii") for file in out.iterdir()], [extra])


if __name__ == "__main__":
    unittest.main()
