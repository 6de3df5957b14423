#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/form/plausible_days.h"
#include "ocr/calibration/cell_fusion.h"
#include "ocr/calibration/field_value.h"

namespace uketsuke::ocr {

/// How probable it is that an era option (元号) is the circled one.
struct EraBelief {
  std::string era;  ///< "昭和", "平成", "令和", "西暦"
  double p = 0;
};

/// What was found in a date field. Either `eras` holds one preprinted era with p = 1, or the options with the
/// probabilities of their circles; `no_era` is the probability that none is circled, `several_eras` that more are.
struct DateInk {
  std::vector<EraBelief> eras;
  double no_era = 0;
  double several_eras = 0;
  bool faint_era = false;  ///< a circle is, or may be, too pale to be trusted
  std::vector<CellBelief> year;
  std::vector<CellBelief> month;
  std::vector<CellBelief> day;
  std::optional<DayRange> plausible;  ///< days that are likely to stand there; empty: any
};

/// Scores a date: era circle and digits decoded together over real days of the calendar (domain 和暦). The value is
/// ISO; `raw` is what was written ("令8.11.22"). Digits whose plain reading is no real day lower the confidence and are
/// doubted as "not_a_day" even when a near-by day fits well, and those that say a day outside the plausible range as
/// "implausible_day" even when one inside fits. A day that only its being usual put first is doubted as "by_statistics".
FieldValue date_value(const DateInk& ink);

}  // namespace uketsuke::ocr
