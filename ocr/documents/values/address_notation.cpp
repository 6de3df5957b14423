#include "ocr/documents/values/address_notation.h"

#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

constexpr std::u32string_view kKanjiDigits = U"一二三四五六七八九十";

/// Hyphens of house numbers in their many shapes: 8一9, 8ー9 and 8−9 are 8-9; so is one at which a line ended or began,
/// and a wide one that was taken for two (8-ー9).
std::string with_plain_hyphens(std::string_view text) {
  auto points = code_points(nfkc(text));
  const auto space = [](char32_t c) { return c == U' ' || c == U'\u3000'; };
  const auto stroke = [](char32_t c) { return std::u32string_view(U"-ー―−‐–~").find(c) != std::u32string_view::npos; };
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    if (!stroke(points[i]) && points[i] != U'一') continue;
    std::size_t before = i - 1, behind = i + 1;
    while (before > 0 && space(points[before])) --before;
    while (behind + 1 < points.size() && (space(points[behind]) || stroke(points[behind]))) ++behind;
    if (!is_digit(points[before]) || !is_digit(points[behind])) continue;
    points[i] = U'-';
    points.erase(points.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                 points.begin() + static_cast<std::ptrdiff_t>(behind));
    points.erase(points.begin() + static_cast<std::ptrdiff_t>(before) + 1,
                 points.begin() + static_cast<std::ptrdiff_t>(i));
    i = before + 1;
  }
  return to_utf8(points);
}

/// 21丁日19番 on worn print is 21丁目19番: between numbers, behind 丁, stands nothing else. Both readers take the one
/// for the other.
std::string with_chome(std::string_view text) {
  auto points = code_points(text);
  const auto number = [&](std::size_t i) {
    return is_digit(points[i]) || kKanjiDigits.find(points[i]) != std::u32string_view::npos;
  };
  for (std::size_t i = 2; i < points.size(); ++i) {
    const bool between = number(i - 2) && (i + 1 == points.size() || number(i + 1));
    if (between && points[i - 1] == U'丁' &&
        (points[i] == U'日' || points[i] == U'曰' || points[i] == U'自' || points[i] == U'口'))
      points[i] = U'目';
  }
  return to_utf8(points);
}

/// 〒441-1114 before an address, its mark read or not: the code is no part of it.
std::string without_postal_code(std::string_view text) {
  constexpr std::size_t kTown = 3, kCode = 7;  // digits before the hyphen, and all
  const auto points = code_points(with_plain_hyphens(text));
  std::size_t at = 0, digits = 0;
  for (; at < points.size() && digits < kCode; ++at) {
    const char32_t c = points[at];
    const bool hyphen = c == U'-' && digits == kTown;
    // The mark, its brackets, and what it is taken for.
    const bool mark = digits == 0 && std::u32string_view(U"〒テ干〶TF=(「 \u3000").find(c) != std::u32string_view::npos;
    const bool parted = digits != kTown || points[at - 1] == U'-';
    if (is_digit(c) && parted) ++digits;
    else if (!hyphen && !mark) return std::string(text);
  }
  while (at < points.size() && std::u32string_view(U") \u3000").find(points[at]) != std::u32string_view::npos) ++at;
  if (digits < kCode || at == points.size() || !is_kanji(points[at])) return std::string(text);
  return to_utf8({points.begin() + static_cast<std::ptrdiff_t>(at), points.end()});
}

}  // namespace

std::string plain_address(std::string_view text) { return with_chome(with_plain_hyphens(without_postal_code(text))); }

}  // namespace uketsuke::ocr
