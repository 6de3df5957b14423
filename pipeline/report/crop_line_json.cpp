#include <nlohmann/json.hpp>

#include "pipeline/report/crop_line.h"

namespace uketsuke::pipeline {

std::string crop_line(const std::string& file, const FieldReading& reading) {
  auto candidates = nlohmann::ordered_json::array();
  for (const Candidate& c : reading.candidates) candidates.push_back({{"value", c.value}, {"p", c.p}});
  return nlohmann::ordered_json{{"file", file},
                                {"state", to_string(reading.state)},
                                {"value", reading.value},
                                {"raw", reading.raw},
                                {"confidence", reading.confidence},
                                {"candidates", candidates},
                                {"engine", reading.engine},
                                {"doubts", reading.doubts}}
      .dump();
}

std::string crop_refusal_line(const std::string& file, std::string_view code) {
  return nlohmann::ordered_json{{"file", file}, {"state", "refused"}, {"code", code}}.dump();
}

}  // namespace uketsuke::pipeline
