#include "ocr/calibration/small_kana.h"

#include <string_view>

namespace uketsuke::ocr {
namespace {

bool one_of(std::u32string_view list, char32_t sign) { return list.find(sign) != list.npos; }

}  // namespace

// Spellings of 内閣告示「現代仮名遣い」(1986) and「外来語の表記」(1991), tables 1 and 2.
bool small_kana_fits(char32_t before, char32_t small, char32_t after) {
  switch (small) {
    case U'ャ':
    case U'ョ': return one_of(U"キシチニヒミリギジヂビピヴ", before);
    case U'ュ': return one_of(U"キシチニヒミリギジヂビピヴテデフウ", before);
    case U'ッ':
      return before != 0 && !one_of(U"ッー", before) &&
             one_of(U"カキクケコサシスセソタチツテトパピプペポハヒフヘホガギグゲゴジズダデドバビブベボ", after);
    case U'ァ': return one_of(U"ツフクグヴ", before);
    case U'ィ': return one_of(U"テデツフウクスズヴ", before);
    case U'ゥ': return one_of(U"トド", before);
    case U'ェ': return one_of(U"シジチツフウイクキニヒミヴ", before);
    case U'ォ': return one_of(U"ツフウクヴ", before);
    default: return false;
  }
}

}  // namespace uketsuke::ocr
