#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/clock.h"

namespace uketsuke {

/// Japanese eras (元号) that can stand on a form.
enum class Era { Meiji, Taisho, Showa, Heisei, Reiwa };

/// One era with its legal days. 明治 starts with the solar calendar in use from 明治6-01-01; earlier days are
/// rejected because the lunar calendar's days do not map one to one.
struct EraInfo {
  Era era;
  std::string_view kanji;    ///< "令和"
  std::string_view letter;   ///< "R"
  std::string_view circled;  ///< "令"
  Date first;                ///< first day
  Date last;                 ///< last day (far future for 令和)
  int offset;                ///< Gregorian year = era year + offset
};

/// All eras, oldest first (国立国会図書館 / 元号法; change-over days: 1912-07-30, 1926-12-25, 1989-01-08, 2019-05-01).
std::span<const EraInfo> eras();
const EraInfo& info(Era era);
/// By kanji, circled character or letter in either case; nullopt for anything else.
std::optional<Era> era_from(std::string_view text);

/// Why an era date is not a day.
enum class WarekiFault { None, NotADay, BeforeEra, AfterEra, YearZero };

/// An era date as written: 令和8年11月22日. Not necessarily a real day.
struct WarekiDate {
  Era era = Era::Reiwa;
  int year = 0;  ///< 元年 is 1
  unsigned month = 0;
  unsigned day = 0;
};

/// The Gregorian day and why it is not acceptable, if so. BeforeEra / AfterEra still carry the day that the
/// over-running year means (平成33年 = 2021), since old printed expiry dates use it.
struct WarekiResult {
  Date date{};
  WarekiFault fault = WarekiFault::None;
};
WarekiResult to_gregorian(const WarekiDate& wareki);

/// The era date of a day from 1873-01-01 on; throws Failure E-INPUT-VALUE for earlier days.
WarekiDate to_wareki(Date day);

/// "令和8年11月22日"; the first year is written 元年, as on official notices.
std::string format_wareki(Date day);

/// Reads an era or western date as people write it: 令和8年11月22日, 令和元年5月1日, R8.11.22, 令8-11-22,
/// 昭和６０．１．２, 2026年11月22日, 2026-11-22, 2026/11/22, 20261122. Full-width digits are allowed, spaces are
/// ignored. nullopt when it is no date at all; otherwise as to_gregorian().
std::optional<WarekiResult> parse_japanese_date(std::string_view text);

}  // namespace uketsuke
