#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/calendar/wareki.h"

namespace uketsuke::ocr {

/// A date found in printed signs.
struct FoundDate {
  Date date{};
  WarekiFault fault = WarekiFault::None;
  std::size_t from = 0;  ///< signs [from, to)
  std::size_t to = 0;
  bool cut = false;  ///< 月 stands behind the month but no 日 behind the day: digits may be missing with it
  std::string iso() const;
};

/// All dates in signs without spaces (NFKC): 令和8年11月2日, 令和元年…, 令和八年十一月二日, R8.11.2, 昭60-1-2,
/// 2026年11月2日, 2026/11/2. Look-alikes of a page reader are allowed where only a digit or a date word can stand (O,
/// l, 午, 目).
std::vector<FoundDate> find_dates(std::u32string_view signs);

/// The same in text with spaces, where era, year, month and day may also stand in cells of their own without words
/// between them: 昭和 57 10 1.
std::vector<FoundDate> find_dates_apart(std::string_view utf8);

/// The eras since 1868, oldest first, as they are printed.
inline constexpr std::array<std::u32string_view, 5> kEraNames = {U"明治", U"大正", U"昭和", U"平成", U"令和"};

/// Names of eras in signs (昭和 平成 令和 beside boxes of which one is ticked): how many different ones.
int count_eras(std::u32string_view signs);

/// 元, 1–99 in ASCII digits or kanji (二十三, 二三) at a place; `to` is moved behind it.
std::optional<int> read_number(std::u32string_view signs, std::size_t& at);

/// Yen as printed: 1,234,567円, ￥1,234, △1,234 (negative), １２３. Nothing when a sign is left over or the groups of
/// three do not fit.
std::optional<long long> read_amount(std::u32string_view signs);

/// A sign that offices print over what they leave out (伏せ字): ＊ ※ × ● ○ ■ …
bool is_mask_sign(char32_t c);
/// Masked items (＊＊＊＊＊): at least two such signs and nothing that could be read.
bool is_masked(std::u32string_view signs);
/// 省略, （省略）, 【記載省略】: left out in words.
bool is_left_out(std::u32string_view signs);

/// The page mark k/n of a certificate of several sheets: 1／2, 2枚中1枚目, 1/2頁, No.1/2, 第1頁(全2頁).
struct PageMark {
  int page = 0;
  int count = 0;
};
std::optional<PageMark> read_page_mark(std::u32string_view signs);

/// 令和8年度 → 2026; the first in the signs.
struct FiscalYear {
  int year = 0;
  std::size_t from = 0;
  std::size_t to = 0;
};
std::optional<FiscalYear> read_fiscal_year(std::u32string_view signs);

/// Length of the beginning that names a school, up to its last school word: 青葉大学長 names 青葉大学. 0: no school.
std::size_t school_end(std::u32string_view signs);

/// NFKC without spaces, as code points.
std::u32string folded(std::string_view utf8);

}  // namespace uketsuke::ocr
