#pragma once

#include <algorithm>
#include <optional>

#include "ledger/register.h"

namespace uketsuke::ledger {

/// A row as it stood at the instant `known` (empty: now): what was settled or superseded later was not yet. nullopt
/// when it was not recorded by then.
template <class Row>
std::optional<Row> as_known(const Row& row, const std::optional<Instant>& known) {
  const auto later = [&](const std::optional<Instant>& when) { return known && when && *when > *known; };
  if (later(row.recorded_at)) return std::nullopt;
  Row out = row;
  if (later(out.settled_at)) {
    out.settled_at.reset();
    out.recording.status = RegisterStatus::Provisional;
  }
  if (later(out.superseded_at)) out.superseded_at.reset();
  return out;
}

/// Whether a row, as it stands, holds on a day.
template <class Row>
bool holds_on(const Row& row, Date day) {
  return row.recording.status != RegisterStatus::Void && row.recording.valid_from <= day &&
         (!row.recording.valid_to || day <= *row.recording.valid_to);
}

/// The newest row of a history, oldest first, that is not void and that none of these cases wrote; nullptr when there is
/// none.
template <class Row>
const Row* newest_standing(const std::vector<Row>& rows, const std::vector<CaseId>& but_of = {}) {
  const auto row = std::find_if(rows.rbegin(), rows.rend(), [&](const Row& one) {
    return one.recording.status != RegisterStatus::Void &&
           std::find(but_of.begin(), but_of.end(), one.recording.by_case) == but_of.end();
  });
  return row == rows.rend() ? nullptr : &*row;
}

/// The newest row of a history, oldest first, that holds at a moment in both times.
template <class Row>
std::optional<Row> holding(const std::vector<Row>& rows, const AsOf& at) {
  for (auto row = rows.rbegin(); row != rows.rend(); ++row)
    if (auto known = as_known(*row, at.known); known && holds_on(*known, at.day))
      if (!at.confirmed_only || known->recording.status == RegisterStatus::Final) return known;
  return std::nullopt;
}

}  // namespace uketsuke::ledger
