// Digit fields: what a person types (full-width, with separators) becomes ASCII digits; nothing else is ever guessed.

const FULL_WIDTH_ZERO = 0xff10;

/** Full-width digits and letters to half-width; leaves the rest alone. */
export function toHalfWidth(text: string): string {
  return text.replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/　/g, " ");
}

/** ASCII digits of `text`: full-width digits converted, spaces and hyphens of every kind dropped, anything else kept out. */
export function digitsOnly(text: string): string {
  let out = "";
  for (const c of text) {
    const code = c.codePointAt(0) ?? 0;
    if (code >= 0x30 && code <= 0x39) out += c;
    else if (code >= FULL_WIDTH_ZERO && code <= FULL_WIDTH_ZERO + 9) out += String(code - FULL_WIDTH_ZERO);
  }
  return out;
}

/** Groups digits for reading: 12 as 4-4-4 (個人番号), 7 as 3-4 (郵便番号), other lengths unbroken. */
export function groupDigits(value: string): string {
  if (/^[0-9*]{12}$/.test(value)) return value.replace(/(.{4})(?=.)/g, "$1 ");
  if (/^[0-9*]{7}$/.test(value)) return `${value.slice(0, 3)}-${value.slice(3)}`;
  return value;
}

/** Amount in yen with separators; what is not an integer comes back unchanged. */
export function formatYen(value: string): string {
  return /^-?[0-9]+$/.test(value) ? `${value.replace(/\B(?=([0-9]{3})+$)/g, ",")} 円` : value;
}

/** Next doubtful position after `from`, or null: the cursor jumps there after a digit is overwritten. */
export function nextDoubtful(doubtful: readonly number[], from: number): number | null {
  const later = doubtful.filter((position) => position >= from).sort((a, b) => a - b);
  return later[0] ?? null;
}
