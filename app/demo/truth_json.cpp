#include <nlohmann/json.hpp>

#include "app/demo/demo_people.h"
#include "core/limits.h"
#include "core/os/files.h"

namespace uketsuke::app {
namespace {

// "020_form_1" of "020_form_1.jpg".
std::string stem_of(const std::string& file_name) { return std::filesystem::path(file_name).stem().string(); }

}  // namespace

PaperTruth PaperTruth::load(const std::filesystem::path& folder) {
  PaperTruth truth;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    const auto json = nlohmann::json::parse(read_text_file(entry.path(), limits::kMaxTemplateBytes));
    const std::string stem = stem_of(entry.path().filename().string());
    for (const auto& field : json.at("fields"))
      truth.known_[{stem, field.at("id").get<std::string>(), field.at("row").get<int>()}] = {
          field.at("state").get<std::string>(), field.at("value").get<std::string>()};
  }
  return truth;
}

bool PaperTruth::find(const std::string& file_name, const std::string& field, int row, std::string& state,
                      std::string& value) const {
  const auto it = known_.find({stem_of(file_name), field, row});
  if (it == known_.end()) return false;
  state = it->second.first;
  value = it->second.second;
  return true;
}

}  // namespace uketsuke::app
