#include "core/text/shown.h"

#include "core/text/text.h"

namespace uketsuke {
namespace {

// The two blocks of control characters, and the ends of a line and a paragraph.
bool breaks_a_line(char32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029; }

}  // namespace

std::string on_one_line(std::string_view bytes) {
  std::vector<char32_t> points = code_points(bytes);
  for (char32_t& c : points)
    if (breaks_a_line(c)) c = 0xFFFD;
  return to_utf8(points);
}

}  // namespace uketsuke
