#include <nlohmann/json.hpp>

#include "core/text/json_line.h"
#include "pipeline/report/crop_line.h"

namespace uketsuke::pipeline {

std::string crop_line(const std::string& file, const FieldReading& reading) {
  auto candidates = nlohmann::ordered_json::array();
  for (const Candidate& c : reading.candidates) candidates.push_back({{"value", c.value}, {"p", c.p}});
  return json_line(nlohmann::ordered_json{{"file", file},
                                          {"state", to_string(reading.state)},
                                          {"value", reading.value},
                                          {"raw", reading.raw},
                                          {"confidence", reading.confidence},
                                          {"candidates", candidates},
                                          {"engine", reading.engine},
                                          {"doubts", reading.doubts}});
}

std::string crop_refusal_line(const std::string& file, std::string_view code) {
  return json_line(nlohmann::ordered_json{{"file", file}, {"state", "refused"}, {"code", code}});
}

}  // namespace uketsuke::pipeline
