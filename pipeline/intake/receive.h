#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "ledger/store.h"

namespace uketsuke::pipeline {

/// What happened to one file at the door.
struct ReceivedFile {
  std::string name;
  ledger::StoredArrival arrival;
  bool stored = false;  ///< false when it was refused before it was stored
  bool duplicate = false;
};

/// Facts of a file that comes with it.
struct FileFacts {
  BatchId batch;
  std::string name;  ///< UTF-8, as it came
  std::string sender;
  std::optional<Date> received_on;
  std::string operator_name;
};

/// Takes bytes in: kind by content, structural completeness, then seal and queue. A refused file is recorded with its
/// code and never stops the others.
ReceivedFile receive_bytes(ledger::Store& store, const FileFacts& facts, std::span<const std::uint8_t> bytes);

/// The same for a file on disk. What cannot be opened or is no file (a pipe, a folder) is refused with E-ENV-FILE, an
/// empty folder with E-INTAKE-EMPTY.
ReceivedFile receive_path(ledger::Store& store, const FileFacts& facts, const std::filesystem::path& path);

}  // namespace uketsuke::pipeline
