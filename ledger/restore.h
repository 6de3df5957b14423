#pragma once

#include <filesystem>

namespace uketsuke::ledger {

/// restore_backup() of ledger/upkeep.h with another head than the default one of the backup's data. A key that the list
/// of destroyed keys beside the head names (ledger/seal/destroyed_keys.h) is never put back, whatever `keys_file` holds.
void restore_backup(const std::filesystem::path& backup, const std::filesystem::path& keys_file,
                    const std::filesystem::path& target, const std::filesystem::path& head_file);

}  // namespace uketsuke::ledger
