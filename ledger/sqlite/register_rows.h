#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ledger/register.h"
#include "ledger/sqlite/context.h"

namespace uketsuke::ledger {

/// A row whose record was opened but not read.
using RegisterRecord = Recorded<std::string, std::string>;

/// Binds everything of a row that is in the clear, so that a sealed record fits only its own row.
std::string register_place(std::string_view thing, const std::string& id, const Recording& recording, Instant at);

/// All rows of one thing, oldest first; none when the owner was disposed of.
std::vector<RegisterRecord> register_records(Context& context, std::string_view thing, const std::string& id,
                                             const Owner& owner);

/// The same with their values; `parse` turns a record into its value.
template <class IdType, class T>
std::vector<Recorded<IdType, T>> register_rows(Context& context, std::string_view thing, const IdType& id,
                                               const Owner& owner, T (*parse)(const std::string&)) {
  std::vector<Recorded<IdType, T>> out;
  for (RegisterRecord& r : register_records(context, thing, id.value, owner))
    out.push_back({r.row, id, parse(r.value), std::move(r.recording), r.recorded_at, r.settled_at, r.superseded_at});
  return out;
}

/// The newest row that holds at a moment: known by then, not void by then, valid on the day; it stands as it was known.
template <class Row>
std::optional<Row> holding(const std::vector<Row>& rows, const AsOf& at) {
  const auto later = [&](const std::optional<Instant>& when) { return at.known && when && *when > *at.known; };
  for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
    if (later(row->recorded_at)) continue;
    Row out = *row;
    if (later(out.settled_at)) {
      out.settled_at.reset();
      out.recording.status = RegisterStatus::Provisional;
    }
    if (later(out.superseded_at)) out.superseded_at.reset();
    const bool valid =
        out.recording.valid_from <= at.day && (!out.recording.valid_to || at.day <= *out.recording.valid_to);
    if (valid && out.recording.status != RegisterStatus::Void) return out;
  }
  return std::nullopt;
}

}  // namespace uketsuke::ledger
