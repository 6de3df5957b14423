#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace uketsuke::ocr {

/// A last day of validity (有効期限) as cards print it.
struct ExpiryDay {
  std::string iso;
  std::string doubt;  ///< "not_a_day", "calendars_differ", "several_dates"; empty for none
};

/// The day in signs without spaces (NFKC): 2025年3月31日まで有効, 平成33年02月01日まで有効 (an era that has ended means the
/// year it would have had), 2024年(令和06年)06月01日 and 令和06年(2024年)06月01日, whose two years must agree. Nothing when
/// no day stands there.
std::optional<ExpiryDay> read_expiry(std::u32string_view signs);

}  // namespace uketsuke::ocr
