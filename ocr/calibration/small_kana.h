#pragma once

namespace uketsuke::ocr {

/// Whether a small kana (拗音・促音: ャュョ, ッ, ァィゥェォ) can be spelled between two others, 0 standing for a word's
/// beginning or end: ャュョ only after キシチニ…, ッ only before カサタパ…, ァィゥェォ as in the names of foreigners (ジェ, フィ).
/// ヵ and ヶ stand in no reading.
bool small_kana_fits(char32_t before, char32_t small, char32_t after);

}  // namespace uketsuke::ocr
