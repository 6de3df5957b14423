#pragma once

#include <chrono>
#include <string_view>

#include "core/clock.h"

namespace uketsuke::validate {

/// A calendar month; may hold an impossible one, ask ok().
using Month = std::chrono::year_month;

/// The month that a day is in.
inline Month month_of(Date day) { return day.year() / day.month(); }

/// Reads "2026-08"; a month that is not ok() when the text is something else.
Month month_from_iso(std::string_view text);

/// 課税の年度 whose incomes decide in this month (療養を受けた月が1月から7月は前年度分, 8月から12月は当年度分):
/// the Gregorian year in which it begins.
int needed_fiscal_year(Month month);

}  // namespace uketsuke::validate
