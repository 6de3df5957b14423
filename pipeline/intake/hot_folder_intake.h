#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "capture/intake/hot_folder.h"
#include "ledger/store.h"

namespace uketsuke::pipeline {

/// What the hot folder waits for, for the desk.
struct HotFolderState {
  std::filesystem::path folder;
  Instant checked_at{};
  std::vector<capture::WaitingFile> waiting;
};

/// Takes whole files of a hot folder (監視フォルダー) into the store: the files of one look and one sub-folder make one
/// batch. Refused files are recorded and moved to refused/, stored ones to done/.
class HotFolderIntake {
 public:
  HotFolderIntake(ledger::Store& store, const std::filesystem::path& folder, const Clock& clock);

  /// Looks once; returns how many files were taken or refused. Throws Failure E-ENV-FILE, E-ENV-DISK.
  int poll();
  /// As of the last look; may be called from another thread.
  HotFolderState state() const;

 private:
  BatchId batch_for(const std::string& name);

  ledger::Store& store_;
  const Clock& clock_;
  std::filesystem::path folder_path_;
  capture::HotFolder folder_;
  std::map<std::string, BatchId> batches_of_this_look_;
  mutable std::mutex mutex_;
  HotFolderState state_;
};

}  // namespace uketsuke::pipeline
