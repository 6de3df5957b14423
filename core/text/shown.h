#pragma once

#include <string>
#include <string_view>

namespace uketsuke {

/// A name from outside for one line of a terminal or a log: bytes that are not UTF-8, control characters and line ends
/// become U+FFFD, so that it can neither break the line nor give the terminal orders.
std::string on_one_line(std::string_view bytes);

}  // namespace uketsuke
