#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ocr/calibration/field_value.h"

namespace uketsuke::ocr {

/// Official names costlier than this beside what was read are not considered (natural logarithm).
inline constexpr double kDearestName = 14;

/// Where a name ends in a writing, and how much dearer it is than what was read there.
struct NameFit {
  std::size_t end = 0;
  double cost = kDearestName + 1;
};

/// A writing as the line reader saw it, in which official names (町名, 銀行名) are looked for. Signs of one shape (ニ and 二,
/// ー and 一) count as one; spaces do not count.
class SeenWriting {
 public:
  /// The first `reach` signs of the first candidate with their alternatives.
  SeenWriting(std::span<const PlacedSign> signs, std::size_t reach);

  std::size_t size() const { return places_.size(); }
  /// The best way to find `name` from sign `from` on (edit distance over the reader's alternatives).
  NameFit fit(std::size_t from, std::u32string_view name) const;

 private:
  /// What the signs that may stand at one place cost.
  struct Place {
    double own = 0;  ///< cost of the sign that was read
    std::vector<std::pair<char32_t, double>> costs;
    double cost(char32_t shape) const;
  };
  static Place place_of(const PlacedSign& sign);
  bool may_hold(std::u32string_view name) const;

  std::vector<Place> places_;
  std::set<char32_t> shapes_;  ///< all that may stand anywhere in it
};

/// An official name that may be the whole of a writing, and how many times likelier the writing becomes by being it.
struct OfficialName {
  std::u32string text;  ///< without spaces
  double trust = 1;
};

/// Weighs a text by the official names that may be the whole of it; spaces in it stay as they were written. A name that
/// only this put first is doubted as "by_statistics".
void weigh_whole_name(FieldValue& text, std::span<const OfficialName> names);

/// Official names have one spelling: behind the 高 of 高槻市 no 髙 is hidden. Lifts the doubt of variants from a value whose
/// first `official` bytes are such a name; what follows is another matter.
void settle_official_forms(FieldValue& value, std::size_t official);

}  // namespace uketsuke::ocr
