#pragma once

#include <string_view>
#include <vector>

namespace uketsuke {

/// The parts of a text between separators; an empty text is one empty part. They point into `text`.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace uketsuke
