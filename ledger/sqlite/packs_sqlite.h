#pragma once

#include <optional>
#include <vector>

#include "ledger/readings.h"
#include "ledger/sqlite/context.h"

namespace uketsuke::ledger {

/// Where a sealed pack lies: blobs/<last two characters>/<id>.sealed (the first characters are the time).
std::filesystem::path pack_path(const Context& context, std::string_view pack);

/// Seals blobs into one durable file. The key is the pack's own; its row names `owner` as parent.
StagedPack stage_pack(Context& context, const std::vector<NewBlob>& blobs);
/// Makes the pack known, inside the running transaction.
void attach_pack(Context& context, const Owner& owner, const StagedPack& pack);
/// The newest blob of that name of an owner.
std::optional<NewBlob> find_blob(Context& context, const Owner& owner, std::string_view name);

/// One blob of one pack; throws E-LEDGER-DISPOSED, E-LEDGER-CORRUPT.
Bytes open_blob(Context& context, const std::string& pack, const std::string& name);

}  // namespace uketsuke::ledger
