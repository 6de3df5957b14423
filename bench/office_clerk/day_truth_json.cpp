#include <nlohmann/json.hpp>

#include "core/os/files.h"
#include "bench/office_clerk/day_truth.h"

namespace uketsuke::office_day {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20;

nlohmann::json json_of(const std::filesystem::path& file) {
  return nlohmann::json::parse(read_text_file(file, kMostBytes));
}

TruthFields fields_of(const std::filesystem::path& file) {
  TruthFields out;
  const nlohmann::json json = json_of(file);
  for (const auto& field : json.at("fields"))
    out.emplace(std::pair(field.at("id").get<std::string>(), field.at("row").get<int>()),
                std::pair(field.at("state").get<std::string>(), field.at("value").get<std::string>()));
  return out;
}

TruthSide side_of(const nlohmann::json& json, const std::filesystem::path& day) {
  TruthSide side;
  side.what = json.at("what");
  side.document = json.at("document");
  side.by_case = json.at("case").is_null() ? std::string() : json.at("case").get<std::string>();
  side.attaches = json.at("attaches");
  side.again = json.at("again");
  if (const std::string file = json.at("fields"); !file.empty()) side.fields = fields_of(day / file);
  return side;
}

TruthCase case_of(const nlohmann::json& json) {
  TruthCase out;
  out.id = json.at("id");
  for (const auto& record : json.at("records"))
    out.records.push_back({record.at("kind"), record.at("person"), record.at("facts")});
  return out;
}

}  // namespace

DayTruth DayTruth::load(const std::filesystem::path& day) {
  const nlohmann::json json = json_of(day / "truth.json");
  DayTruth out;
  for (const auto& one : json.at("cases")) out.cases.push_back(case_of(one));
  for (const auto& batch : json.at("batches")) {
    std::vector<TruthFile>& files = out.batches.emplace_back();
    for (const auto& file : batch.at("files")) {
      files.push_back({file.at("name"), {}});
      for (const auto& side : file.at("sides")) files.back().sides.push_back(side_of(side, day));
    }
  }
  return out;
}

}  // namespace uketsuke::office_day
