#include "ocr/documents/page/ink_run.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "core/text/text.h"

namespace uketsuke::ocr {
namespace {

/// Ink of a bracket: at least as high (of usual print) and at most as wide (of its height).
constexpr double kBracketHigh = 0.85, kBracketWide = 0.4;
/// Strokes of a sign and a bracket behind it stand no further apart than this, in heights of print.
constexpr double kSideBySide = 0.8;

/// Least and largest side of a seal, mm.
constexpr double kSealLeast_mm = 9, kSealMost_mm = 38;
/// A seal is about square and mostly paper.
constexpr double kSquare = 1.3, kSealInk = 0.45;
/// Pieces of ink that count as print: their height as a share of the line's.
constexpr double kLeastHigh = 0.12, kMostHigh = 1.5;
/// Faint ink counts as a sign from this share of a line's height on, and up to so many heights from its ends.
constexpr double kFaintHigh = 0.5, kFaintReach = 1.1;
/// Ink is part of a word that stands this near, in heights of the ink and as a share of its distance to the number.
constexpr double kWordNear = 0.3, kWordNearer = 0.5;
/// Grey round the ink of a scan, px, and paper.
constexpr int kBlur_px = 2;
constexpr std::uint8_t kWhite = 255;

}  // namespace

void clear_beside(const PageLayout& page, const Rect<CleanPx>& line, double air_px, Image& picture) {
  const Rect<CleanPx> shown = intersect(line.grown(air_px), {0, 0, page.width, page.height});
  const auto clear = [&](double from, double to, const Rect<CleanPx>& ink) {
    const int left = std::max(0, static_cast<int>(from - shown.x)), right = std::min(picture.width(), static_cast<int>(to - shown.x));
    const int top = std::max(0, static_cast<int>(ink.y - shown.y) - kBlur_px);
    const int bottom = std::min(picture.height(), static_cast<int>(ink.bottom() - shown.y) + kBlur_px + 1);
    for (int y = top; y < bottom && left < right; ++y) std::fill(picture.row(y) + left, picture.row(y) + right, kWhite);
  };
  for (const InkBox& box : page.ink) {
    const auto& r = box.rect;
    if (intersect(r, shown).empty()) continue;
    if (r.right() <= line.x) clear(r.x - kBlur_px, std::min(line.x, r.right() + kBlur_px), r);
    if (r.x >= line.right()) clear(std::max(line.right(), r.x - kBlur_px), r.right() + kBlur_px, r);
  }
}

std::vector<Rect<CleanPx>> seal_frames(const std::vector<InkBox>& ink, double px_per_mm) {
  std::vector<Rect<CleanPx>> out;
  for (const InkBox& box : ink) {
    const auto& r = box.rect;
    const double least = std::min(r.w, r.h), most = std::max(r.w, r.h);
    if (least < kSealLeast_mm * px_per_mm || most > kSealMost_mm * px_per_mm || most > kSquare * least) continue;
    if (box.area < kSealInk * r.area()) out.push_back(r);
  }
  return out;
}

Rect<CleanPx> ink_run(const PageLayout& page, const Rect<CleanPx>& print, double gap_px, double left_px,
                      double right_px) {
  std::vector<Rect<CleanPx>> beside;
  for (const InkBox& box : page.ink) {
    const auto& r = box.rect;
    const double y = r.centre().y;
    if (y < print.y || y > print.bottom() || r.x < left_px || r.right() > right_px) continue;
    if (std::max(r.w, r.h) < kLeastHigh * print.h || r.h > kMostHigh * print.h) continue;
    if (std::any_of(page.seals.begin(), page.seals.end(), [&](const auto& seal) { return seal.contains(r.centre()); }))
      continue;
    beside.push_back(r);
  }
  std::sort(beside.begin(), beside.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
  double left = print.x, right = print.right();
  for (const auto& r : beside)
    if (r.right() > right && r.x - right < gap_px) right = r.right();
  for (auto r = beside.rbegin(); r != beside.rend(); ++r)
    if (r->x < left && left - r->right() < gap_px) left = r->x;
  return {left, print.y, right - left, print.h};
}

bool is_part_of_word(const PageLayout& page, const Rect<CleanPx>& ink, double gap_px) {
  const Glyph* nearest = nullptr;
  double least = std::min(kWordNear * ink.h, kWordNearer * gap_px);
  for (const TextRow& row : page.rows)
    for (const Glyph& glyph : row.glyphs) {
      const double y = glyph.rect.centre().y;
      const double gap = std::max({0.0, glyph.rect.x - ink.right(), ink.x - glyph.rect.right()});
      if (y > ink.y && y < ink.bottom() && gap < least) least = gap, nearest = &glyph;
    }
  return nearest != nullptr && nearest->sign != U'円' && nearest->sign != U'一' &&
         (is_kanji(nearest->sign) || is_katakana(nearest->sign) || is_hiragana(nearest->sign));
}

bool faint_beside(const PageLayout& page, const Rect<CleanPx>& line, const Rect<CleanPx>& area) {
  return std::any_of(page.faint.begin(), page.faint.end(), [&](const InkBox& box) {
    const auto& r = box.rect;
    const double y = r.centre().y, x = r.centre().x;
    const bool sign = r.h > kFaintHigh * line.h && r.h < kMostHigh * line.h && r.w < kMostHigh * line.h;
    const bool beside = (x < line.x && r.right() > line.x - kFaintReach * line.h) ||
                        (x > line.right() && r.x < line.right() + kFaintReach * line.h);
    return sign && beside && y > line.y && y < line.bottom() && x > area.x - line.h && x < area.right() + line.h;
  });
}

std::optional<Rect<CleanPx>> ink_of_bracket(const PageLayout& page, const Glyph& bracket) {
  std::optional<Rect<CleanPx>> best;
  for (const InkBox& box : page.ink) {
    const auto& r = box.rect;
    const double away = std::abs(r.centre().x - bracket.rect.centre().x);
    const bool like = r.centre().y > bracket.rect.y && r.centre().y < bracket.rect.bottom() &&
                      r.h > kBracketHigh * std::min(page.glyph_px, bracket.rect.h) && r.w < kBracketWide * r.h && away < page.glyph_px;
    if (!like) continue;
    if (best && std::abs(best->centre().x - r.centre().x) < kSideBySide * page.glyph_px) return std::nullopt;
    if (!best || away < std::abs(best->centre().x - bracket.rect.centre().x)) best = r;
  }
  return best;
}

}  // namespace uketsuke::ocr
