#pragma once

#include <string>

namespace uketsuke::pipeline {

/// A line of JSON for machines. File names come in whatever bytes the office's machines gave them (Shift_JIS of an old share):
/// what is no UTF-8 becomes U+FFFD, so that one name never ends the lines of the others. `Json` is nlohmann's.
template <class Json>
std::string json_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace uketsuke::pipeline
