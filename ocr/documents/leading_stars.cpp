#include "ocr/documents/leading_stars.h"

#include <algorithm>

namespace uketsuke::ocr {
namespace {

/// Height of an asterisk's ink in heights of a digit; a minus is flatter, a comma stands behind a digit.
constexpr double kLeastStar = 0.28, kMostStar = 0.74;
/// Widest gap between asterisks, and from the last one to the first digit, in heights of a digit.
constexpr double kGap = 0.9;
/// Digits that must follow: fewer are no amount that anybody protects.
constexpr int kLeastDigits = 1;

}  // namespace

bool behind_stars(const PageLayout& page, std::vector<Rect<CleanPx>>& lines) {
  if (lines.size() != 1) return false;
  std::vector<Rect<CleanPx>> ink;
  for (const InkBox& box : page.ink)
    if (lines[0].contains(box.rect.centre()) && box.rect.h <= 1.1 * lines[0].h) ink.push_back(box.rect);
  std::sort(ink.begin(), ink.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
  double digit = 0;
  for (const auto& r : ink) digit = std::max(digit, r.h);
  std::size_t stars = 0;
  while (stars < ink.size() && ink[stars].h > kLeastStar * digit && ink[stars].h < kMostStar * digit &&
         (stars == 0 || ink[stars].x - ink[stars - 1].right() < kGap * digit))
    ++stars;
  const auto high = std::count_if(ink.begin() + static_cast<std::ptrdiff_t>(stars), ink.end(),
                                  [&](const auto& r) { return r.h >= kMostStar * digit; });
  if (stars == 0 || high < kLeastDigits || ink[stars].x - ink[stars - 1].right() > kGap * digit) return false;
  const double from = (ink[stars - 1].right() + ink[stars].x) / 2;
  lines[0].w = lines[0].right() - from;
  lines[0].x = from;
  return true;
}

}  // namespace uketsuke::ocr
