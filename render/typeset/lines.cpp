#include "render/typeset/lines.h"

#include <algorithm>
#include <string_view>

#include "core/text/text.h"
#include "render/typeset/characters.h"

namespace uketsuke::render {
namespace {

constexpr std::u32string_view kNotAtStart =
    U"、。，．・：；？！ヽヾゝゞ々ー）］｝〕〉》」』】’”〜～ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?"
    U"!)]}%％円";
constexpr std::u32string_view kNotAtEnd = U"（［｛〔〈《「『【‘“([{￥¥第";

bool is_word(char32_t c) {
  return is_digit(c) || is_letter(c) || c == U'-' || c == U',' ||
         c == U'.' || c == U'/' || (c >= U'０' && c <= U'９') || (c >= U'Ａ' && c <= U'Ｚ') || c == U'，';
}

double width_of(const ShapedText& text, std::size_t first, std::size_t last, double tracking_em) {
  while (last > first && is_blank(text.clusters[last - 1].character)) --last;
  double width = 0;
  for (std::size_t i = first; i < last; ++i) width += text.clusters[i].advance_em + tracking_em;
  return last > first ? width - tracking_em : 0;
}

}  // namespace

bool may_break(char32_t before, char32_t after) {
  if (kNotAtStart.find(after) != std::u32string_view::npos) return false;
  if (kNotAtEnd.find(before) != std::u32string_view::npos) return false;
  return !(is_word(before) && is_word(after));
}

TextLine one_line(const ShapedText& text, double tracking_em) {
  const std::size_t count = text.clusters.size();
  return {0, count, width_of(text, 0, count, tracking_em), true};
}

std::vector<TextLine> break_lines(const ShapedText& text, double width_em, double tracking_em) {
  // Widths are compared with a hair of slack: sums of advances differ in the last bit from the same width
  // given.
  constexpr double kSlack_em = 1e-6;
  std::vector<TextLine> lines;
  const auto& clusters = text.clusters;
  std::size_t first = 0;
  while (first < clusters.size()) {
    std::size_t last = first + 1;
    double width = clusters[first].advance_em;
    while (last < clusters.size()) {
      const double next = width + tracking_em + clusters[last].advance_em;
      if (next > width_em + kSlack_em && !is_blank(clusters[last].character)) break;
      width = next;
      ++last;
    }
    if (last < clusters.size()) {
      std::size_t cut = last;
      while (cut > first + 1 && !may_break(clusters[cut - 1].character, clusters[cut].character)) --cut;
      if (cut > first + 1 || may_break(clusters[cut - 1].character, clusters[cut].character)) last = cut;
    }
    lines.push_back({first, last, width_of(text, first, last, tracking_em), last == clusters.size()});
    first = last;
  }
  if (lines.empty()) lines.push_back({0, 0, 0, true});
  return lines;
}

}  // namespace uketsuke::render
