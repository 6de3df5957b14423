#pragma once

#include <string_view>

namespace uketsuke::ocr {

/// Kanji of JIS X 0208 level 1 (第1水準, 2,965), code order.
std::u32string_view jis_level_1();
/// Kanji of JIS X 0208 level 2 (第2水準, 3,390), code order.
std::u32string_view jis_level_2();
/// Kanji that code page 932 adds (NEC選定IBM拡張, among them 髙 﨑 德); 和文 systems of insurers know them.
std::u32string_view vendor_kanji();

}  // namespace uketsuke::ocr
