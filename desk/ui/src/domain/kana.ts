// Kana fields hold full-width katakana (and the long mark, the middle dot and one full-width space between names).

const HALF_KANA =
  "｡｢｣､･ｦｧｨｩｪｫｬｭｮｯｰｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ";
const FULL_KANA =
  "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

/** Half-width katakana to full-width, joining the voicing marks (ｶﾞ → ガ). */
export function widenKana(text: string): string {
  let out = "";
  for (const c of text) {
    if (c === "ﾞ" || c === "ﾟ") {
      const mark = c === "ﾞ" ? "\u3099" : "\u309a";
      const joined = (out.slice(-1) + mark).normalize("NFC");
      out = joined.length === 1 ? out.slice(0, -1) + joined : out + (c === "ﾞ" ? "゛" : "゜");
      continue;
    }
    const at = HALF_KANA.indexOf(c);
    out += at >= 0 ? FULL_KANA.charAt(at) : c;
  }
  return out;
}

/** ひらがな → カタカナ; everything else unchanged. */
export function hiraganaToKatakana(text: string): string {
  return text.replace(/[ぁ-ゖゝゞ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60));
}

/**
 * What a kana field stores for what was typed: katakana, every hyphen after a kana becomes the long mark, runs of spaces become one
 * full-width space, none at the ends.
 */
export function toKanaField(text: string): string {
  return hiraganaToKatakana(widenKana(text))
    .replace(/([ァ-ヺー])[-‐‑–—―−－]/g, "$1ー")
    .replace(/[\s　]+/g, "　")
    .replace(/^　|　$/g, "");
}

/** True when `text` is all that a kana field may hold. */
export function isKanaField(text: string): boolean {
  return /^[ァ-ヺー・　]+$/.test(text);
}
