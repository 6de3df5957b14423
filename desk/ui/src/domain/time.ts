// Times come from the server in UTC and are shown in JST, whatever the workstation says.

const JST = "Asia/Tokyo";

function part(iso: string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? iso : new Intl.DateTimeFormat("ja-JP", { timeZone: JST, ...options }).format(date);
}

/** 11/22 10:03 */
export function shortTime(iso: string): string {
  return part(iso, { month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** 2026/11/22 10:03:05 */
export function fullTime(iso: string): string {
  return part(iso, { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
}

/** Today's calendar day in Japan, ISO. */
export function todayJst(now: Date = new Date()): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: JST, year: "numeric", month: "2-digit", day: "2-digit" }).format(now);
}

const units = { ja: { s: "秒", m: "分", h: "時間", d: "日", gap: "" }, en: { s: " s", m: " min", h: " h", d: " d", gap: " " } };

/** Seconds as the largest two units: 45秒, 12分, 3時間5分, 2日4時間. */
export function span(seconds: number, language = "ja"): string {
  const u = language === "en" ? units.en : units.ja;
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) return `${s}${u.s}`;
  const minutes = Math.floor(s / 60);
  if (minutes < 60) return `${minutes}${u.m}`;
  const two = (big: number, bigUnit: string, small: number, smallUnit: string) => `${big}${bigUnit}${small ? `${u.gap}${small}${smallUnit}` : ""}`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? two(hours, u.h, minutes % 60, u.m) : two(Math.floor(hours / 24), u.d, hours % 24, u.h);
}

/** 1.2 MB */
export function bytes(n: number): string {
  if (n < 1024) return `${n} B`;
  const names = ["KB", "MB", "GB", "TB"];
  let value = n / 1024;
  let unit = 0;
  while (value >= 1024 && unit < names.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${names[unit]}`;
}
