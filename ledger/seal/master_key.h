#pragma once

#include <filesystem>
#include <string>

#include "core/os/files.h"
#include "ledger/seal/box.h"

namespace uketsuke::ledger {

/// The secrets of one data folder (マスター鍵), kept outside it. The key file is text: "uketsuke-keys 1",
/// then lines `data <id>`, `master <hex>`, `sign <hex>`; mode 0600.
struct MasterKey {
  std::string data_id;
  SecretKey master;     ///< everything is wrapped or derived from it
  SecretKey sign_seed;  ///< Ed25519 seed that signs the chain head

  static MasterKey make(const std::string& data_id);
  /// Throws Failure E-ENV-MASTERKEY when the file is absent, not a key file, of other data, or open to
  /// others.
  static MasterKey load(const std::filesystem::path& file, const std::string& data_id);
  /// The same for whatever data the file names.
  static MasterKey load_any(const std::filesystem::path& file);
  /// Writes the file durably; makes its folder (0700). Throws Failure E-ENV-DISK.
  void save(FileSystem& files, const std::filesystem::path& file) const;
};

/// $XDG_CONFIG_HOME/uketsuke/keys/<id>.key, with ~/.config when the variable is not set.
std::filesystem::path default_key_file(const std::string& data_id);
/// $XDG_STATE_HOME/uketsuke/<id>.head, with ~/.local/state when the variable is not set.
std::filesystem::path default_head_file(const std::string& data_id);

/// Makes a folder and its parents; a new one is for the owner only. Throws Failure E-ENV-DISK.
void make_private_folder(const std::filesystem::path& folder);

}  // namespace uketsuke::ledger
