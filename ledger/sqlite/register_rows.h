#pragma once

#include <string>
#include <vector>

#include "ledger/register_time.h"
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

}  // namespace uketsuke::ledger
