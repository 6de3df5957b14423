#include "pipeline/intake/hot_folder_intake.h"

#include "pipeline/intake/receive.h"
#include "pipeline/settings/association.h"

namespace uketsuke::pipeline {

HotFolderIntake::HotFolderIntake(ledger::Store& store, const std::filesystem::path& folder, const Clock& clock)
    : store_(store), clock_(clock), folder_path_(folder), folder_({folder}, clock) {
  state_.folder = folder;
}

BatchId HotFolderIntake::batch_for(const std::string& name) {
  if (const auto it = batches_of_this_look_.find(name); it != batches_of_this_look_.end()) return it->second;
  ledger::NewBatch fresh;
  fresh.name = name.empty() ? "監視フォルダー" : name;
  fresh.door = "hot_folder";
  fresh.both_sides = setting_flag(store_, "intake.both_sides");
  return batches_of_this_look_[name] = store_.batches().open(fresh);
}

int HotFolderIntake::poll() {
  batches_of_this_look_.clear();
  const int taken = folder_.poll([&](const capture::PickedFile& file) {
    FileFacts facts;
    facts.batch = batch_for(file.batch);
    facts.name = file.name;
    facts.operator_name = "hot_folder";
    return receive_bytes(store_, facts, file.bytes).stored ? capture::PickOutcome::Done : capture::PickOutcome::Refused;
  });
  const std::lock_guard lock(mutex_);
  state_ = {folder_path_, clock_.now(), folder_.waiting()};
  return taken;
}

HotFolderState HotFolderIntake::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

}  // namespace uketsuke::pipeline
