#include "render/notice/my_number_guard.h"

#include <string>
#include <vector>

#include "core/numbers/check_digits.h"
#include "core/text/text.h"

namespace uketsuke::render {
namespace {

bool is_hyphen_or_space(char32_t c) {
  constexpr std::u32string_view kSeparators = U" -\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30FC";
  return kSeparators.find(c) != std::u32string_view::npos;
}

/// A run of digits with its place, in code points.
struct Run {
  std::size_t begin = 0;
  std::string digits;
  std::size_t end() const { return begin + digits.size(); }
};

std::vector<Run> runs_of(const std::vector<char32_t>& text) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i])) continue;
    if (runs.empty() || runs.back().end() != i) runs.push_back({i, {}});
    runs.back().digits += static_cast<char>(text[i]);
  }
  return runs;
}

}  // namespace

bool holds_my_number(std::string_view utf8) {
  const std::vector<char32_t> text = code_points(nfkc(utf8));
  const std::vector<Run> runs = runs_of(text);
  const auto joined = [&](std::size_t i) {
    return runs[i].digits.size() == 4 && runs[i + 1].digits.size() == 4 && runs[i + 1].begin == runs[i].end() + 1 &&
           is_hyphen_or_space(text[runs[i].end()]);
  };
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (is_my_number(runs[i].digits)) return true;
    if (i + 2 < runs.size() && joined(i) && joined(i + 1) &&
        is_my_number(runs[i].digits + runs[i + 1].digits + runs[i + 2].digits)) {
      return true;
    }
  }
  return false;
}

}  // namespace uketsuke::render
