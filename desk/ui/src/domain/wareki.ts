// 和暦: what a person types in a date field becomes an ISO day. Era bounds: 元号 start days (Showa 64 ends 1989-01-07, Heisei 31 ends
// 2019-04-30). A date whose era is missing is never guessed: it is taken only with an era given by the form or the reading.

import { toHalfWidth } from "./digits";

export type EraName = "明治" | "大正" | "昭和" | "平成" | "令和";

interface Era {
  name: EraName;
  letter: string;
  offset: number;
  first: string;
  last: string;
}

const ERAS: readonly Era[] = [
  { name: "明治", letter: "M", offset: 1867, first: "1873-01-01", last: "1912-07-29" },
  { name: "大正", letter: "T", offset: 1911, first: "1912-07-30", last: "1926-12-24" },
  { name: "昭和", letter: "S", offset: 1925, first: "1926-12-25", last: "1989-01-07" },
  { name: "平成", letter: "H", offset: 1988, first: "1989-01-08", last: "2019-04-30" },
  { name: "令和", letter: "R", offset: 2018, first: "2019-05-01", last: "9999-12-31" },
];

export type ParsedDate =
  | { kind: "date"; iso: string }
  | { kind: "choose"; choices: { era: EraName; iso: string }[] }
  | { kind: "invalid"; reason: "form" | "calendar" | "era" };

/** ISO day for a calendar day that exists, else null. */
export function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!same || year < 1873 || year > 2199) return null;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function eraOf(mark: string): Era | undefined {
  const upper = mark.toUpperCase();
  return ERAS.find((era) => era.letter === upper || era.name.startsWith(mark));
}

function inEra(era: Era, year: number, month: number, day: number): ParsedDate {
  if (year < 1) return { kind: "invalid", reason: "era" };
  const iso = isoDay(era.offset + year, month, day);
  if (!iso) return { kind: "invalid", reason: "calendar" };
  return iso >= era.first && iso <= era.last ? { kind: "date", iso } : { kind: "invalid", reason: "era" };
}

function withoutEra(year: number, month: number, day: number, eraHint?: string): ParsedDate {
  const hinted = eraHint ? eraOf(eraHint.slice(0, 1)) : undefined;
  if (hinted) return inEra(hinted, year, month, day);
  const choices = ERAS.flatMap((era) => {
    const parsed = inEra(era, year, month, day);
    return parsed.kind === "date" ? [{ era: era.name, iso: parsed.iso }] : [];
  });
  return choices.length ? { kind: "choose", choices } : { kind: "invalid", reason: "calendar" };
}

/**
 * Reads `R6.4.1`, `令6.4.1`, `令和6年4月1日`, `令和元年5月1日`, `6-4-1`, `R060401`, `20240401`, `2024-04-01`, `2024/4/1`, all also in full width.
 * `eraHint` (令和, R, …) is the era for a date written without one.
 */
export function parseDate(text: string, eraHint?: string): ParsedDate {
  const plain = toHalfWidth(text).replace(/\s/g, "").replace(/[‐‑–—―−ー]/g, "-");
  const packed = /^([0-9]{4})([0-9]{2})([0-9]{2})$/.exec(plain);
  const full = packed ?? /^([0-9]{4})[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?$/.exec(plain);
  if (full) {
    const iso = isoDay(Number(full[1]), Number(full[2]), Number(full[3]));
    return iso ? { kind: "date", iso } : { kind: "invalid", reason: "calendar" };
  }
  const eraPart = "(?:(明治?|大正?|昭和?|平成?|令和?|[MTSHRmtshr])[-./]?)?";
  const loose = new RegExp(`^${eraPart}([0-9]{1,2}|元)[-./年]([0-9]{1,2})[-./月]([0-9]{1,2})日?$`).exec(plain);
  const tight = new RegExp(`^${eraPart}([0-9]{2})([0-9]{2})([0-9]{2})$`).exec(plain);
  const match = loose ?? tight;
  if (!match) return { kind: "invalid", reason: "form" };
  const year = match[2] === "元" ? 1 : Number(match[2]);
  const month = Number(match[3]);
  const day = Number(match[4]);
  const era = match[1] ? eraOf(match[1].slice(0, 1)) : undefined;
  return era ? inEra(era, year, month, day) : withoutEra(year, month, day, eraHint);
}

/** `2024-04-01` → 令和6年4月1日 (元年 for the first year); what is no ISO day comes back unchanged. */
export function formatWareki(iso: string): string {
  const era = ERAS.find((e) => iso >= e.first && iso <= e.last);
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(iso);
  if (!era || !match) return iso;
  const year = Number(match[1]) - era.offset;
  return `${era.name}${year === 1 ? "元" : year}年${Number(match[2])}月${Number(match[3])}日`;
}

/** Era name of an ISO day, for use as a hint. */
export function eraName(iso: string): EraName | undefined {
  return ERAS.find((e) => iso >= e.first && iso <= e.last)?.name;
}
