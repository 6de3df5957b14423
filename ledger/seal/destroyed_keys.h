#pragma once

#include <filesystem>
#include <set>
#include <string>

#include "core/os/files.h"

namespace uketsuke::ledger {

/// Names of the keys that disposal destroyed (廃棄した鍵の一覧), kept outside the data folder beside the chain head: a
/// backup made before does not know of them, and restoring it must not bring them back. One "<kind> <id>" a line; ids
/// are random or hashes, no personal data. Lines are only ever added.
class DestroyedKeys {
 public:
  DestroyedKeys(FileSystem& files, std::filesystem::path file) : files_(files), file_(std::move(file)) {}
  /// All names; none when there is no list. Throws Failure E-LEDGER-CORRUPT when the file is no such list.
  std::set<std::string> names() const;
  /// Adds names durably; several processes may. Throws Failure E-ENV-DISK.
  void add(const std::set<std::string>& names);

 private:
  FileSystem& files_;
  std::filesystem::path file_;
};

/// "<head file>.destroyed"; an empty head file stands for the default one of the data.
std::filesystem::path destroyed_keys_beside(const std::filesystem::path& head_file, const std::string& data_id);

}  // namespace uketsuke::ledger
