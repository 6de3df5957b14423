#pragma once

#include <string>

namespace uketsuke {

/// A JSON value of the library's on one line. Bytes that are not UTF-8 become U+FFFD: names of files come from everywhere
/// (a ZIP of an old Windows, a NAS), and one bad byte in a name must not cost the line, nor those after it.
template <class Json>
std::string json_line(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace uketsuke
