#pragma once

#include "core/clock.h"

namespace uketsuke::validate {

/// The day at whose end a person completes this many years: the day before the birthday (年齢計算ニ関スル法律,
/// 民法143条); where the year has no such day, the month's last one.
Date day_reached(Date birth, int years);

/// The last day of the month that a day is in.
Date last_of_month(Date day);

/// The last day on which the rules for people under 70 hold: the end of the month in which 70 years are completed
/// (国民健康保険法42条1項3号). Born on the 1st, that is the end of the month before the birthday's.
Date last_day_under_70(Date birth);

/// The last day in the 国民健康保険組合: the day before the 75th birthday, from which 後期高齢者医療 insures
/// (高齢者の医療の確保に関する法律50条).
Date last_day_before_75(Date birth);

}  // namespace uketsuke::validate
