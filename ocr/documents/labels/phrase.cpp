#include "ocr/documents/labels/phrase.h"

#include <algorithm>
#include <array>
#include <utility>

namespace uketsuke::ocr {
namespace {

/// Signs that page readers take for each other in print; each group is one class.
constexpr std::array<std::u32string_view, 22> kLookAlikes = {
    U"日目曰白昌晶", U"ー一-‐―−~", U"口ロ",     U"二ニ",     U"力カ",
    U"八ハ",         U"エ工",      U"タ夕",     U"票栗粟",   U"証訂誰託",
    U"税祝説",       U"民氏",      U"住往佳注", U"在右任存", U"喪裏衰表衣杏哀喜可吾",
    U"続統",         U"柄枘柚",    U"帯滞",     U"生牛",     U"年午",
    U"課諜",         U"籍藉"};

}  // namespace

double sign_distance(char32_t a, char32_t b) {
  if (a == b) return 0;
  for (const auto& group : kLookAlikes)
    if (group.find(a) != std::u32string_view::npos && group.find(b) != std::u32string_view::npos) return 0.3;
  return 1;
}

namespace {

/// What it costs to pass over a sign of the text: specks are read as points and quotes.
double skip_cost(char32_t c) {
  return std::u32string_view(U"。、.,'`\"_~:;").find(c) == std::u32string_view::npos ? 1.0 : 0.2;
}

}  // namespace

bool best_substring(std::u32string_view signs, std::u32string_view phrase, double most_edits, PhraseMatch& out) {
  struct Cell {
    double cost;
    std::size_t from;
  };
  std::vector<Cell> column(phrase.size() + 1), next(phrase.size() + 1);
  for (std::size_t i = 0; i <= phrase.size(); ++i) column[i] = {static_cast<double>(i), 0};
  out.edits = most_edits + 1;
  for (std::size_t j = 0; j < signs.size(); ++j) {
    next[0] = {0, j + 1};
    for (std::size_t i = 1; i <= phrase.size(); ++i) {
      next[i] = {column[i - 1].cost + sign_distance(signs[j], phrase[i - 1]), i == 1 ? j : column[i - 1].from};
      const double skipped = column[i].cost + skip_cost(signs[j]);
      if (skipped < next[i].cost) next[i] = {skipped, column[i].from};
      if (next[i - 1].cost + 1 < next[i].cost) next[i] = {next[i - 1].cost + 1, next[i - 1].from};
    }
    std::swap(column, next);
    const Cell& end = column[phrase.size()];
    // Where the last sign is misread (所得割客), it belongs to the match all the same: leaving it out costs as much.
    if (end.cost < out.edits || (end.cost == out.edits && j > 0 && j == out.to)) {
      out.edits = end.cost;
      out.from = std::min(end.from, j);
      out.to = j + 1;
    }
  }
  return out.edits <= most_edits;
}

std::vector<PhraseMatch> find_phrase(const std::vector<TextRow>& rows, std::u32string_view phrase, double most_edits) {
  std::vector<PhraseMatch> out;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::u32string signs = rows[r].signs();
    // What stands before the best match and behind it may hold another.
    std::vector<std::pair<std::size_t, std::size_t>> open{{0, signs.size()}};
    PhraseMatch match;
    while (!open.empty()) {
      const auto [from, to] = open.back();
      open.pop_back();
      if (from >= to || !best_substring(std::u32string_view(signs).substr(from, to - from), phrase, most_edits, match))
        continue;
      match.row = r;
      match.from += from;
      match.to += from;
      match.rect = extent(rows[r], match.from, match.to);
      out.push_back(match);
      open.emplace_back(match.to, to);
      open.emplace_back(from, match.from);
    }
  }
  return out;
}

}  // namespace uketsuke::ocr
