// What a person typed into a field, as the value the server stores; the server checks it again by the same rules.

import type { Schemas } from "../api/client";
import { digitsOnly, formatYen, groupDigits, toHalfWidth } from "./digits";
import { isKanaField, toKanaField } from "./kana";
import { eraName, formatWareki, parseDate, type EraName } from "./wareki";

type Spec = Schemas["FieldSpec"];

export type Entry =
  | { kind: "value"; value: string; display: string }
  | { kind: "choose"; choices: { era: EraName; iso: string }[] }
  | { kind: "problem"; key: string; params?: Record<string, unknown> };

const problem = (key: string, params?: Record<string, unknown>): Entry => ({ kind: "problem", key, params });

function readDigits(spec: Spec, text: string): Entry {
  const value = digitsOnly(text);
  if (!value) return problem("entry.digitsOnly");
  if (spec.digits && value.length !== spec.digits) return problem("entry.digitCount", { now: value.length, need: spec.digits });
  return { kind: "value", value, display: groupDigits(value) };
}

function readDate(text: string, eraHint?: string): Entry {
  const parsed = parseDate(text, eraHint);
  if (parsed.kind === "date") return { kind: "value", value: parsed.iso, display: formatWareki(parsed.iso) };
  if (parsed.kind === "choose") return parsed;
  return problem(`entry.date_${parsed.reason}`);
}

function readAmount(text: string): Entry {
  const plain = toHalfWidth(text).replace(/[,，、\s¥円￥]/g, "");
  if (!/^-?[0-9]{1,13}$/.test(plain)) return problem("entry.amount");
  const value = String(Number(plain));
  return { kind: "value", value, display: formatYen(value) };
}

function readChoice(spec: Spec, text: string): Entry {
  const options = spec.options ?? [];
  const values = spec.multiple ? text.split(",").filter(Boolean) : [text];
  const chosen = values.map((value) => options.find((option) => option.value === value));
  if (!values.length || chosen.some((option) => !option)) return problem("entry.choose");
  return { kind: "value", value: values.join(","), display: chosen.map((option) => option?.label).join("・") };
}

/** Reads an entry by the field's type. `eraHint` is the era of a date written without one (preprinted, or of the reading). */
export function readEntry(spec: Spec, text: string, eraHint?: string): Entry {
  const trimmed = text.trim();
  if (!trimmed) return problem("entry.empty");
  switch (spec.type) {
    case "digits":
      return readDigits(spec, trimmed);
    case "amount":
      return readAmount(trimmed);
    case "date":
      return readDate(trimmed, spec.era_fixed || eraHint);
    case "kana": {
      const value = toKanaField(trimmed);
      return isKanaField(value) ? { kind: "value", value, display: value } : problem("entry.kana");
    }
    case "choice":
    case "check":
    case "seal":
      return spec.options?.length ? readChoice(spec, trimmed) : { kind: "value", value: trimmed, display: trimmed };
    default: {
      const value = trimmed.replace(/[ \t　]+/g, "　");
      if (spec.max_length && [...value].length > spec.max_length) return problem("entry.tooLong", { max: spec.max_length });
      return { kind: "value", value, display: value };
    }
  }
}

/** A stored value as people write it. */
export function displayValue(spec: Spec, value: string): string {
  if (!value) return "";
  switch (spec.type) {
    case "digits":
      return groupDigits(value);
    case "date":
      return formatWareki(value);
    case "amount":
      return formatYen(value);
    case "choice":
    case "check":
      return value.split(",").map((v) => spec.options?.find((option) => option.value === v)?.label ?? v).join("・");
    default:
      return value;
  }
}

/** What stands in the input when a field is opened: dates as 令和6年4月1日, the rest as stored. */
export function editText(spec: Spec, value: string): string {
  return spec.type === "date" ? formatWareki(value) : value;
}

/**
 * Doubtful positions of the stored value as positions of the text in the input. A date is edited as 令和6年4月1日: its ISO digits are
 * found again from the right within year, month and day (the era's year shares at least its last digit's place).
 */
export function doubtfulInText(spec: Spec, text: string, doubtful: readonly number[]): number[] {
  if (spec.type !== "date") return [...doubtful];
  const parts = /^([^0-9]*)([0-9]+|元)年([0-9]+)月([0-9]+)日$/.exec(text);
  if (!parts) return [];
  const ends = { year: 0, month: 0, day: 0 };
  ends.year = (parts[1]?.length ?? 0) + (parts[2]?.length ?? 0);
  ends.month = ends.year + 1 + (parts[3]?.length ?? 0);
  ends.day = ends.month + 1 + (parts[4]?.length ?? 0);
  const place = (position: number): number => {
    if (position >= 8) return ends.day - (10 - position);
    return position >= 5 ? ends.month - (7 - position) : ends.year - (4 - position);
  };
  return doubtful.map(place).filter((at) => /[0-9]/.test(text.charAt(at)));
}

/** Era to assume for a date typed without one: only what paper or reading say. */
export function eraHint(spec: Spec, readValue: string): string | undefined {
  return spec.era_fixed || eraName(readValue);
}
