#include <nlohmann/json.hpp>

#include "core/errors/failure.h"
#include "core/text/json_line.h"
#include "pipeline/page/job_options.h"

namespace uketsuke::pipeline {

std::string to_json(const PageWish& wish) { return json_line(nlohmann::json{{"turn_deg", wish.turn_deg}}); }

PageWish wish_from_json(std::string_view text) {
  PageWish wish;
  if (text.empty()) return wish;
  try {
    wish.turn_deg = nlohmann::json::parse(text).at("turn_deg");
  } catch (const nlohmann::json::exception&) {
    throw Failure("E-LEDGER-CORRUPT", "job options");
  }
  return wish;
}

std::string processor_kind() {
  if (__builtin_cpu_supports("avx512f") != 0) return "avx512";
  return __builtin_cpu_supports("avx2") != 0 ? "avx2" : "sse4";
}

}  // namespace uketsuke::pipeline
