#include "ocr/documents/page/leading_stars.h"

#include <algorithm>

namespace uketsuke::ocr {
namespace {

/// Height of an asterisk's ink in heights of a digit; a minus is flatter, a comma stands behind a digit.
constexpr double kLeastStar = 0.28, kMostStar = 0.74;
/// Widest gap between asterisks, and from the last one to the first digit, in heights of a digit.
constexpr double kGap = 0.9;
/// Digits that must follow: fewer are no amount that anybody protects.
constexpr int kLeastDigits = 1;
/// Dots of a leader are no larger than this in heights of a digit, and so many at least: one alone is a speck, or what is left
/// of a sign.
constexpr double kDot = 0.25;
constexpr std::size_t kLeastDots = 3;

/// The ink of a line, no higher than the line, from left to right.
std::vector<Rect<CleanPx>> ink_of(const PageLayout& page, const Rect<CleanPx>& line) {
  std::vector<Rect<CleanPx>> out;
  for (const InkBox& box : page.ink)
    if (line.contains(box.rect.centre()) && box.rect.h <= 1.1 * line.h) out.push_back(box.rect);
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
  return out;
}

double highest(const std::vector<Rect<CleanPx>>& ink) {
  double out = 0;
  for (const auto& r : ink) out = std::max(out, r.h);
  return out;
}

void begin_at(double x, Rect<CleanPx>& line) {
  line.w = line.right() - x;
  line.x = x;
}

}  // namespace

bool behind_stars(const PageLayout& page, std::vector<Rect<CleanPx>>& lines) {
  if (lines.size() != 1) return false;
  const auto ink = ink_of(page, lines[0]);
  const double digit = highest(ink);
  std::size_t stars = 0;
  while (stars < ink.size() && ink[stars].h > kLeastStar * digit && ink[stars].h < kMostStar * digit &&
         (stars == 0 || ink[stars].x - ink[stars - 1].right() < kGap * digit))
    ++stars;
  const auto high = std::count_if(ink.begin() + static_cast<std::ptrdiff_t>(stars), ink.end(),
                                  [&](const auto& r) { return r.h >= kMostStar * digit; });
  if (stars == 0 || high < kLeastDigits || ink[stars].x - ink[stars - 1].right() > kGap * digit) return false;
  begin_at((ink[stars - 1].right() + ink[stars].x) / 2, lines[0]);
  return true;
}

void drop_leaders(const PageLayout& page, std::vector<Rect<CleanPx>>& lines) {
  if (lines.size() != 1) return;
  const auto ink = ink_of(page, lines[0]);
  const double digit = highest(ink);
  std::size_t dots = 0;
  while (dots < ink.size() && std::max(ink[dots].w, ink[dots].h) < kDot * digit) ++dots;
  if (dots < kLeastDots || dots == ink.size() || ink[dots].h < kMostStar * digit) return;
  begin_at((ink[dots - 1].right() + ink[dots].x) / 2, lines[0]);
}

}  // namespace uketsuke::ocr
