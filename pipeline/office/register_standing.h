#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "ledger/register_time.h"

/// The row of a history that an import compares with.
namespace uketsuke::pipeline {

/// The newest row that holds on the day; if none does, the newest of other days. nullptr when all are void.
template <class Row>
const Row* standing_row(const std::vector<Row>& rows, Date day) {
  const Row* other = nullptr;
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    if (ledger::holds_on(*row, day)) return &*row;
    if (other == nullptr && row->recording.status != ledger::RegisterStatus::Void) other = &*row;
  }
  return other;
}

/// Why a newer row must not be laid over the standing one; empty when it may. A case in hand, or a change that was
/// entered ahead, would be covered by it unseen.
template <class Row>
std::string why_fixed(const std::vector<Row>& rows, const Row& standing, Date day) {
  if (standing.recording.status == ledger::RegisterStatus::Provisional)
    return "仮登録中の届があるため、取込みでは変更できません";
  const Date from = std::max(day, standing.recording.valid_from);
  const bool later = std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
    return row.row > standing.row && row.recording.status != ledger::RegisterStatus::Void &&
           row.recording.valid_from > from;
  });
  if (later || standing.recording.valid_to) return "先の日付の異動が登録されているため、取込みでは変更できません";
  return {};
}

}  // namespace uketsuke::pipeline
