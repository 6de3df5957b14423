#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "core/image/codec.h"

namespace uketsuke {

/// A file written in pieces: it appears under its name whole and durable when kept, and vanishes otherwise.
class DurableFile {
 public:
  virtual ~DurableFile() = default;
  /// Adds bytes. Throws Failure E-ENV-DISK.
  virtual void add(std::span<const std::uint8_t> bytes) = 0;
  /// Syncs the bytes and gives the file its name (in the folder it was begun in). Throws Failure E-ENV-DISK.
  virtual void keep_as(const std::filesystem::path& path) = 0;
};

/// The one door to the file system for everything that must survive a power cut; tests put a double in its place
/// that loses un-synced bytes.
class FileSystem {
 public:
  virtual ~FileSystem() = default;
  /// Whole file; throws Failure E-ENV-FILE, or E-INTAKE-TOOLARGE above `most` bytes.
  virtual Bytes read(const std::filesystem::path& path, std::uint64_t most) = 0;
  /// Writes a file so that after return it is whole on disk or, after a crash before that, absent: temporary name in
  /// the same folder, fsync, rename, fsync of the folder. Throws Failure E-ENV-DISK.
  virtual void write_durably(const std::filesystem::path& path, std::span<const std::uint8_t> bytes) = 0;
  /// Begins a file of unknown length in `folder`. The base class collects the bytes and calls write_durably(), so that
  /// a double need not care; the real one writes them as they come.
  virtual std::unique_ptr<DurableFile> begin_file(const std::filesystem::path& folder);
  /// Atomic rename with fsync of the target's folder. Throws Failure E-ENV-DISK.
  virtual void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
  /// Removes a file if it exists and syncs the folder. Throws Failure E-ENV-DISK.
  virtual void remove_durably(const std::filesystem::path& path) = 0;
  /// Takes away write permission for everyone. Throws Failure E-ENV-DISK.
  virtual void make_read_only(const std::filesystem::path& path) = 0;
};

/// The machine's own file system.
FileSystem& real_file_system();

/// Whole file through the real file system.
Bytes read_file(const std::filesystem::path& path, std::uint64_t most);
/// Whole text file (templates, settings).
std::string read_text_file(const std::filesystem::path& path, std::uint64_t most);

}  // namespace uketsuke
