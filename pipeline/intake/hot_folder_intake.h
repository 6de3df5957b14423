#pragma once

#include <deque>
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

/// A file of the hot folder that was refused, at the door or when it was opened.
struct RefusedFile {
  std::string batch;  ///< name of its sub-folder, empty for the hot folder itself
  std::string name;
  std::string code;
};

/// What one look did.
struct HotFolderLook {
  int taken = 0;  ///< files moved to done/
  std::vector<RefusedFile> refused;
};

/// Takes whole files of a hot folder (監視フォルダー) into the store: the files of one look and one sub-folder make one
/// batch. Refused files are recorded and moved to refused/, stored ones to done/. A stored file that a worker then refuses
/// as a whole (encrypted, cut off) is moved from done/ to refused/ as well; a file whose refusal comes after the program
/// was started anew stays in done/ and is told at the desk only.
class HotFolderIntake {
 public:
  HotFolderIntake(ledger::Store& store, const std::filesystem::path& folder, const Clock& clock);

  /// Looks once. Throws Failure E-ENV-FILE, E-ENV-DISK.
  HotFolderLook poll();
  /// As of the last look; may be called from another thread.
  HotFolderState state() const;

 private:
  // A stored file of which no side is known yet.
  struct Taken {
    ArrivalId arrival;
    RefusedFile told;
    std::filesystem::path lies_at;
  };

  BatchId batch_for(const std::string& name);
  capture::PickOutcome take(const capture::PickedFile& file, HotFolderLook& look);
  void remember_places();
  void follow_taken(HotFolderLook& look);

  ledger::Store& store_;
  const Clock& clock_;
  std::filesystem::path folder_path_;
  capture::HotFolder folder_;
  std::map<std::string, BatchId> batches_of_this_look_;
  std::deque<Taken> taken_;
  mutable std::mutex mutex_;
  HotFolderState state_;
};

}  // namespace uketsuke::pipeline
