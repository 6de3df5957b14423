#include "ocr/documents/page/half_width.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "ocr/documents/page/stretched.h"

namespace uketsuke::ocr {
namespace {

/// Sizes are shares of the height of the line's ink. Half-width kana stand this far apart (0.57 to 0.61 in BIZ UD Gothic and
/// Mincho and in IPA's fonts); a mark stands this far into its cell.
constexpr double kPitch = 0.59, kInCell = 0.08;
/// A mark of voicing is at most so wide and high and ends in the upper part of the line; its two strokes stand this close.
constexpr double kMarkWide = 0.42, kMarkHigh = 0.48, kMarkLow = 0.55, kStrokes = 0.16;
/// Ink that is smaller is dust.
constexpr double kDust = 0.06;
/// Paper kept behind a mark.
constexpr double kBehind = 0.04;
/// A kana and its mark take two cells; drawn up they are one sign, narrower by this factor than two.
constexpr double kDrawnUp = 0.72;

struct Span {
  double from;
  double to;
};

/// Pieces of ink of the line.
std::vector<Rect<CleanPx>> pieces_of(const PageLayout& layout, const Rect<CleanPx>& line) {
  std::vector<Rect<CleanPx>> out;
  for (const InkBox& box : layout.ink)
    if (line.contains(box.rect.centre()) && box.rect.h <= line.h && std::max(box.rect.w, box.rect.h) > kDust * line.h)
      out.push_back(box.rect);
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.x < b.x; });
  return out;
}

bool has_ink_below(const std::vector<Rect<CleanPx>>& pieces, const Rect<CleanPx>& mark) {
  return std::any_of(pieces.begin(), pieces.end(), [&](const Rect<CleanPx>& other) {
    return other.bottom() > mark.bottom() + 1 && other.x < mark.right() - 1 && other.right() > mark.x + 1;
  });
}

/// Marks alone in their cells: small, high, nothing below them, a kana before them.
std::vector<Span> marks_of(const std::vector<Rect<CleanPx>>& pieces, const Rect<CleanPx>& ink) {
  const double h = ink.h;
  std::vector<Span> out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    Rect<CleanPx> mark = pieces[i];
    if (i + 1 < pieces.size() && pieces[i + 1].x - mark.right() < kStrokes * h && pieces[i + 1].h < kMarkHigh * h &&
        unite(mark, pieces[i + 1]).w < kMarkWide * h)
      mark = unite(mark, pieces[i + 1]);
    if (mark.w > kMarkWide * h || mark.h > kMarkHigh * h || mark.bottom() > ink.y + kMarkLow * h) continue;
    const double cell = mark.x - kInCell * h;
    const bool kana = std::any_of(pieces.begin(), pieces.end(), [&](const Rect<CleanPx>& other) {
      return other.h > kMarkHigh * h && other.centre().x > cell - kPitch * h && other.right() < mark.x + 1;
    });
    if (!kana || has_ink_below(pieces, mark) || (!out.empty() && mark.x < out.back().to)) continue;
    out.push_back({mark.x, mark.right()});
  }
  return out;
}

void append(const Image& part, std::vector<Image>& parts, int& width) {
  width += part.width();
  parts.push_back(Image::copy_of(part.view()));
}

}  // namespace

Image as_full_width(const PageLayout& layout, const Image& grey, const Rect<CleanPx>& line) {
  const auto pieces = pieces_of(layout, line);
  Rect<CleanPx> ink;
  for (const auto& piece : pieces) ink = unite(ink, piece);
  const std::vector<Span> marks = ink.empty() ? std::vector<Span>() : marks_of(pieces, ink);
  if (marks.empty()) return stretched(grey, line);
  std::vector<Image> parts;
  int width = 0;
  const auto add = [&](double from, double to, double factor) {
    if (to - from >= 1) append(stretched(grey, {from, line.y, to - from, line.h}, factor), parts, width);
  };
  double at = line.x;
  for (const Span& mark : marks) {
    const double cell = mark.from - kInCell * ink.h, kana = std::max(at, cell - kPitch * ink.h);
    add(at, kana, 1);
    add(kana, mark.to + kBehind * ink.h, kDrawnUp);
    at = std::max(mark.to + kBehind * ink.h, std::min(cell + kPitch * ink.h, line.right()));
  }
  add(at, line.right(), 1);
  Image out(std::max(1, width), parts.front().height(), PixelFormat::Grey8, 255);
  int x = 0;
  for (const Image& part : parts) {
    for (int y = 0; y < std::min(part.height(), out.height()); ++y)
      std::copy(part.view().row(y), part.view().row(y) + part.width(), out.row(y) + x);
    x += part.width();
  }
  return out;
}

}  // namespace uketsuke::ocr
