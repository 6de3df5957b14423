#include "ocr/calibration/text_numbers.h"

#include <algorithm>
#include <utility>

#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

/// What is left of the comb readers' doubt where the line reader says the same: one of them is the line reader itself,
/// masked, so that they are no independent witnesses.
constexpr double kDoubtLeft = 0.5;
/// Where they differ, share of the doubt that the line's own number keeps.
constexpr double kOwnShare = 0.7;

/// The candidate with the numbers of both, then the others, which share what is left.
std::vector<LineCandidate> ranked(LineCandidate seen, const LineCandidate& own, const std::vector<LineCandidate>& others) {
  const double rest = 1 - seen.p;
  const bool kept = seen.text == own.text;
  const double share = kept ? 1 / std::max(1e-6, 1 - own.p) : 1 - kOwnShare;
  std::vector<LineCandidate> out{std::move(seen)};
  for (const LineCandidate& c : others)
    if (c.text != out.front().text) out.push_back({c.text, rest * (c.text == own.text ? kOwnShare : c.p * share)});
  std::stable_sort(out.begin() + 1, out.end(), [](const auto& a, const auto& b) { return a.p > b.p; });
  return out;
}

}  // namespace

bool weigh_numbers(LineText& line, std::span<const NumberInLine> numbers) {
  if (line.candidates.empty()) return false;
  const LineCandidate own = line.candidates.front();
  std::vector<PlacedSign> signs;
  double by_line = 1, by_both = 1;
  bool differs = false;
  auto at = line.signs.begin();
  for (const NumberInLine& number : numbers) {
    const auto first = line.signs.begin() + static_cast<std::ptrdiff_t>(number.first);
    const auto end = line.signs.begin() + static_cast<std::ptrdiff_t>(number.end);
    signs.insert(signs.end(), at, first);
    at = end;
    const bool same = std::equal(first, end, number.signs.begin(), number.signs.end(),
                                 [](const PlacedSign& a, const PlacedSign& b) { return a.sign == b.sign; });
    signs.insert(signs.end(), number.signs.begin(), number.signs.end());
    std::for_each(first, end, [&](const PlacedSign& sign) { by_line *= sign.p; });
    by_both *= same ? 1 - (1 - number.p) * kDoubtLeft : number.p;
    differs = differs || !same;
  }
  signs.insert(signs.end(), at, line.signs.end());
  line.signs = std::move(signs);
  LineCandidate seen;
  for (const PlacedSign& sign : line.signs) seen.text.push_back(sign.sign);
  // What is not in the numbers stays as likely as it was.
  seen.p = std::min(1.0, own.p / std::max(by_line, own.p)) * by_both;
  line.candidates = ranked(std::move(seen), own, line.candidates);
  line.text = to_utf8(line.candidates.front().text);
  line.p = line.candidates.front().p;
  return differs;
}

}  // namespace uketsuke::ocr
