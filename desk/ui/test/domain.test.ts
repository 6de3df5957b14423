import { describe, expect, it } from "vitest";
import type { Schemas } from "../src/api/client";
import { displayValue, doubtfulInText, eraHint, readEntry } from "../src/domain/fieldValue";
import { bytes, shortTime, span, todayJst } from "../src/domain/time";
import { digitsOnly, formatYen, groupDigits, nextDoubtful, toHalfWidth } from "../src/domain/digits";
import { hiraganaToKatakana, isKanaField, toKanaField, widenKana } from "../src/domain/kana";
import { eraName, formatWareki, isoDay, parseDate } from "../src/domain/wareki";

describe("digits", () => {
  it("takes full-width digits and drops separators", () => {
    expect(digitsOnly("１２３4 5678-9０18")).toBe("123456789018");
    expect(digitsOnly("〒１０１-００５４")).toBe("1010054");
    expect(digitsOnly("一二三O")).toBe("");
  });
  it("groups 個人番号 and postal codes", () => {
    expect(groupDigits("123456789018")).toBe("1234 5678 9018");
    expect(groupDigits("********9018")).toBe("**** **** 9018");
    expect(groupDigits("1010054")).toBe("101-0054");
    expect(groupDigits("12345")).toBe("12345");
  });
  it("formats amounts", () => {
    expect(formatYen("1234567")).toBe("1,234,567 円");
    expect(formatYen("999")).toBe("999 円");
    expect(formatYen("12a")).toBe("12a");
  });
  it("finds the next doubtful character", () => {
    expect(nextDoubtful([7, 2], 0)).toBe(2);
    expect(nextDoubtful([7, 2], 3)).toBe(7);
    expect(nextDoubtful([7, 2], 8)).toBeNull();
  });
  it("narrows letters", () => expect(toHalfWidth("Ｒ６．４．１")).toBe("R6.4.1"));
});

describe("kana", () => {
  it("turns hiragana into katakana", () => expect(hiraganaToKatakana("さとう　ゔぃ")).toBe("サトウ　ヴィ"));
  it("widens half-width kana with voicing marks", () => {
    expect(widenKana("ｻﾄｳ ﾊﾞﾊﾟｶﾞｳﾞ")).toBe("サトウ バパガヴ");
    expect(widenKana("ｱﾞ")).toBe("ア゛");
  });
  it("makes a storable kana field", () => {
    expect(toKanaField(" さとう  じろー ")).toBe("サトウ　ジロー");
    expect(toKanaField("コ-ヒ−")).toBe("コーヒー");
  });
  it("knows what a kana field may hold", () => {
    expect(isKanaField("サトウ　ジロー")).toBe(true);
    expect(isKanaField("佐藤")).toBe(false);
    expect(isKanaField("")).toBe(false);
  });
});

describe("wareki", () => {
  const april1 = { kind: "date", iso: "2024-04-01" };
  it.each(["R6.4.1", "r6.4.1", "令6.4.1", "令和6年4月1日", "Ｒ６．４．１", "R060401", "20240401", "2024-04-01", "2024/4/1", "2024年4月1日", "R6-4-1", "令和 6年 4月 1日"])(
    "reads %s",
    (text) => expect(parseDate(text)).toEqual(april1),
  );
  it("reads a date without era only with a hint, else offers the eras", () => {
    expect(parseDate("6-4-1", "令和")).toEqual(april1);
    expect(parseDate("6-4-1", "昭和")).toEqual({ kind: "date", iso: "1931-04-01" });
    const open = parseDate("6-4-1");
    expect(open.kind).toBe("choose");
    if (open.kind === "choose") expect(open.choices.map((c) => c.era)).toEqual(["明治", "大正", "昭和", "平成", "令和"]);
    const later = parseDate("25-4-1"); // Taisho ended in its 15th year, Reiwa 25 is a day to come
    if (later.kind === "choose") expect(later.choices.map((c) => c.iso)).toEqual(["1892-04-01", "1950-04-01", "2013-04-01", "2043-04-01"]);
  });
  it("knows 元年 and the last days of eras", () => {
    expect(parseDate("令和元年5月1日")).toEqual({ kind: "date", iso: "2019-05-01" });
    expect(parseDate("S64.1.7")).toEqual({ kind: "date", iso: "1989-01-07" });
    expect(parseDate("S64.1.8")).toEqual({ kind: "invalid", reason: "era" });
    expect(parseDate("H31.5.1")).toEqual({ kind: "invalid", reason: "era" });
    expect(parseDate("T15.12.25")).toEqual({ kind: "invalid", reason: "era" });
    expect(parseDate("R0.5.1")).toEqual({ kind: "invalid", reason: "era" });
  });
  it("refuses days that do not exist", () => {
    expect(parseDate("R6.2.30")).toEqual({ kind: "invalid", reason: "calendar" });
    expect(parseDate("20250229")).toEqual({ kind: "invalid", reason: "calendar" });
    expect(parseDate("20240229")).toEqual({ kind: "date", iso: "2024-02-29" });
    expect(isoDay(2024, 13, 1)).toBeNull();
    expect(parseDate("なし")).toEqual({ kind: "invalid", reason: "form" });
  });
  it("writes dates as notices do", () => {
    expect(formatWareki("2019-05-01")).toBe("令和元年5月1日");
    expect(formatWareki("1989-01-07")).toBe("昭和64年1月7日");
    expect(formatWareki("2024-04-01")).toBe("令和6年4月1日");
    expect(formatWareki("x")).toBe("x");
    expect(eraName("1950-01-01")).toBe("昭和");
  });
});

describe("time", () => {
  it("writes spans with two units at most", () => {
    expect(span(45)).toBe("45秒");
    expect(span(720)).toBe("12分");
    expect(span(3 * 3600 + 300)).toBe("3時間5分");
    expect(span(2 * 86400 + 4 * 3600)).toBe("2日4時間");
    expect(span(3 * 3600 + 300, "en")).toBe("3 h 5 min");
  });
  it("shows Japan's time wherever the workstation stands", () => {
    expect(todayJst(new Date("2026-11-22T15:00:00Z"))).toBe("2026-11-23");
    expect(shortTime("2026-11-22T15:04:05Z")).toContain("11/23");
    expect(bytes(1536)).toBe("1.5 KB");
  });
});

describe("entries", () => {
  const spec = (type: Schemas["FieldSpec"]["type"], more: Partial<Schemas["FieldSpec"]> = {}): Schemas["FieldSpec"] => ({ id: "x", label: "x", type, row: 0, masked: false, required: false, ...more });
  it("counts digits", () => {
    expect(readEntry(spec("digits", { digits: 12 }), "1234 5678 901８")).toEqual({ kind: "value", value: "123456789018", display: "1234 5678 9018" });
    expect(readEntry(spec("digits", { digits: 12 }), "123")).toEqual({ kind: "problem", key: "entry.digitCount", params: { now: 3, need: 12 } });
  });
  it("never takes an unmarked era as known", () => {
    expect(readEntry(spec("date"), "6-4-1").kind).toBe("choose");
    expect(readEntry(spec("date", { era_fixed: "令和" }), "6-4-1")).toEqual({ kind: "value", value: "2024-04-01", display: "令和6年4月1日" });
    expect(eraHint(spec("date"), "1980-01-01")).toBe("昭和");
  });
  it("stores kana as katakana and text with one wide space", () => {
    expect(readEntry(spec("kana"), "さとう はなこ")).toEqual({ kind: "value", value: "サトウ　ハナコ", display: "サトウ　ハナコ" });
    expect(readEntry(spec("text"), "髙橋 　𠮷子")).toEqual({ kind: "value", value: "髙橋　𠮷子", display: "髙橋　𠮷子" });
  });
  it("takes only what the form offers", () => {
    const choice = spec("choice", { options: [{ value: "male", label: "男" }, { value: "female", label: "女" }] });
    expect(readEntry(choice, "female")).toEqual({ kind: "value", value: "female", display: "女" });
    expect(readEntry(choice, "other").kind).toBe("problem");
    expect(displayValue(choice, "male")).toBe("男");
  });
  it("finds the doubtful digit of a date in the text that is edited", () => {
    const text = "令和8年11月20日";
    expect(doubtfulInText(spec("date"), text, [9]).map((at) => text[at])).toEqual(["0"]);
    expect(doubtfulInText(spec("date"), text, [5, 8]).map((at) => text[at])).toEqual(["1", "2"]);
    expect(doubtfulInText(spec("date"), text, [3]).map((at) => text[at])).toEqual(["8"]);
    expect(doubtfulInText(spec("date"), "令和8年4月1日", [5, 8])).toEqual([]);
    expect(doubtfulInText(spec("digits"), "1234", [2])).toEqual([2]);
  });
  it("reads amounts", () => {
    expect(readEntry(spec("amount"), "１，２３４，０００円")).toEqual({ kind: "value", value: "1234000", display: "1,234,000 円" });
    expect(readEntry(spec("amount"), "12.5").kind).toBe("problem");
  });
});
