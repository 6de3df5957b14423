#include "pipeline/intake/hot_folder_intake.h"

#include <algorithm>
#include <utility>

#include "pipeline/intake/receive.h"
#include "pipeline/settings/association.h"

namespace uketsuke::pipeline {
namespace {

// Files looked up per look: enough for two busy workers, few enough for a look a second while 2,000 files wait.
constexpr std::size_t kFollowedPerLook = 200;

}  // namespace

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

capture::PickOutcome HotFolderIntake::take(const capture::PickedFile& file, HotFolderLook& look) {
  FileFacts facts;
  facts.batch = batch_for(file.batch);
  facts.name = file.name;
  facts.operator_name = "hot_folder";
  const ReceivedFile received = receive_bytes(store_, facts, file.bytes);
  const std::string& code = received.arrival.code;
  if (received.stored && code.empty()) {
    taken_.push_back({received.arrival.arrival.id, {file.batch, file.name, ""}, file.path});
    return capture::PickOutcome::Done;
  }
  look.refused.push_back({file.batch, file.name, code});
  return capture::PickOutcome::Refused;
}

// Until here the files of this look were known by the place they came from.
void HotFolderIntake::remember_places() {
  std::map<std::filesystem::path, std::filesystem::path> places;
  for (const capture::MovedFile& file : folder_.moved()) places[file.from] = file.to;
  for (Taken& file : taken_)
    if (const auto place = places.find(file.lies_at); place != places.end()) file.lies_at = place->second;
}

// Looks after the oldest files that no worker has opened yet. One with sides can no more be refused as a whole.
void HotFolderIntake::follow_taken(HotFolderLook& look) {
  for (std::size_t left = std::min(kFollowedPerLook, taken_.size()); left > 0; --left) {
    Taken file = std::move(taken_.front());
    taken_.pop_front();
    const auto arrival = store_.originals().arrival(file.arrival);
    if (!arrival) continue;
    file.told.code = arrival->code;
    if (!file.told.code.empty()) {
      folder_.refuse_later(file.lies_at);
      look.refused.push_back(file.told);
    } else if (arrival->page_count == 0) {
      taken_.push_back(std::move(file));
    }
  }
}

HotFolderLook HotFolderIntake::poll() {
  batches_of_this_look_.clear();
  HotFolderLook look;
  folder_.poll([&](const capture::PickedFile& file) { return take(file, look); });
  look.taken = static_cast<int>(folder_.moved().size() - look.refused.size());
  remember_places();
  follow_taken(look);
  const std::lock_guard lock(mutex_);
  state_ = {folder_path_, clock_.now(), folder_.waiting()};
  return look;
}

HotFolderState HotFolderIntake::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

}  // namespace uketsuke::pipeline
