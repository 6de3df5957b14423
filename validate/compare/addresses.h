#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "validate/compare/comparison.h"

namespace uketsuke::validate {

/// An address taken apart (住所の正規化): for comparing only, the original is what is kept and printed.
struct AddressParts {
  std::string prefecture;            ///< "東京都"; empty when the address leaves it out
  std::string area;                  ///< city and town, folded: "千代田区霞ケ関", "札幌市中央区南4条西"
  std::vector<std::string> numbers;  ///< 丁目, 番地, 号 in order: {"3", "30", "8"}
  std::string building;              ///< everything behind, folded
};

/// Folds width, spaces and all kinds of hyphens (but not the ー of センター), kanji numerals before 丁目 番
/// 号 条 線 地割, 大字 and 字, ヶ and ノ; strips 上る 下る 東入 西入 in Kyoto; splits at the first thing that
/// is no block number.
AddressParts take_apart(std::string_view address);

/// Two addresses of one place as two papers give them. A missing prefecture, county or building does not
/// count. Variant: old forms of characters. Partial: the same town with other or fewer numbers, or the same
/// numbers in the same city.
Comparison compare_addresses(std::string_view a, std::string_view b);

/// The folded text of an address or place name, as used for `area` (also applied to the postal table's
/// names).
std::string address_key(std::string_view text);

/// Match key of the 市区町村 that an address is in, without its prefecture and county.
std::string city_key(std::string_view address);

/// Length in bytes of the prefecture at the beginning; 0 when there is none.
std::size_t prefecture_length(std::string_view address);

}  // namespace uketsuke::validate
