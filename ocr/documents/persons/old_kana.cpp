#include "ocr/documents/persons/old_kana.h"

#include <algorithm>
#include <cmath>

namespace uketsuke::ocr {
namespace {

/// Where the stroke comes back, shares of the sign's height and width, and the share of rows that must show it: in ten
/// typefaces from 28 to 60 px it is at least 0.57 for ヱ and 0 for エ.
constexpr double kFrom = 0.22, kTo = 0.42, kRight = 0.6, kReturns = 0.4;

/// Below, ヱ is エ: a stem in the middle (shares of the width), nothing to its right (from this share on), and a foot
/// as wide as the sign. ユ has a stroke to the right of its middle, ア no foot.
constexpr double kStemFrom = 0.52, kStemTo = 0.76, kStemLeft = 0.3, kStemRight = 0.7, kStemBeside = 0.72, kStem = 0.7;
constexpr double kFootFrom = 0.8, kFootWide = 0.8;
/// Where a reader puts a sign may be paper: its ink lies at most this far aside (of the line's height).
constexpr double kAside = 0.35;

/// A sign is at most this wide (of its height) and at least this high (of its line).
constexpr double kWide = 1.75, kHigh = 0.4;

/// The ink between two columns of paper round `x` inside a line, as tight as it is; empty where there is none.
Rect<CleanPx> sign_at(const ImageView& binary, const Rect<CleanPx>& line, double x) {
  const int top = std::max(0, static_cast<int>(line.y)),
            bottom = std::min(binary.height, static_cast<int>(line.bottom()));
  int y0 = bottom, y1 = top;
  const auto ink = [&](int column) {
    bool any = false;
    for (int y = top; y < bottom; ++y)
      if (binary.row(y)[column] < 128) any = true, y0 = std::min(y0, y), y1 = std::max(y1, y + 1);
    return any;
  };
  int x0 = std::clamp(static_cast<int>(x), 0, binary.width - 1);
  for (int aside = 1; !ink(x0) && aside < kAside * line.h; ++aside)
    if (const int next = static_cast<int>(x) + (aside % 2 == 0 ? aside / 2 : -aside / 2 - 1);
        next >= 0 && next < binary.width)
      x0 = next;
  y0 = bottom, y1 = top;
  int x1 = x0;
  while (x0 > 0 && x0 > x - line.h && ink(x0 - 1)) --x0;
  while (x1 < binary.width && x1 < x + line.h && ink(x1)) ++x1;
  if (x1 <= x0) return {};
  return {static_cast<double>(x0), static_cast<double>(y0), static_cast<double>(x1 - x0), static_cast<double>(y1 - y0)};
}

bool comes_back(const ImageView& binary, const Rect<CleanPx>& sign) {
  const int from = static_cast<int>(sign.y + kFrom * sign.h), to = static_cast<int>(sign.y + kTo * sign.h);
  int rows = 0;
  for (int y = from; y < to; ++y) {
    const std::uint8_t* row = binary.row(y);
    rows += std::any_of(row + static_cast<int>(sign.x + kRight * sign.w), row + static_cast<int>(sign.right()),
                        [](std::uint8_t pixel) { return pixel < 128; })
                ? 1
                : 0;
  }
  return to > from && rows >= kReturns * (to - from);
}

/// One row of pixels of a sign: whether it holds ink between two shares of the sign's width, and how much of it it
/// spans.
struct PictureRow {
  const std::uint8_t* pixels;
  const Rect<CleanPx>& sign;
  bool ink(double from, double to) const {
    return std::any_of(pixels + static_cast<int>(sign.x + from * sign.w),
                       pixels + static_cast<int>(sign.x + to * sign.w), [](std::uint8_t pixel) { return pixel < 128; });
  }
  double span() const {
    int first = -1, last = -2;
    for (int x = static_cast<int>(sign.x); x < static_cast<int>(sign.right()); ++x)
      if (pixels[x] < 128) first = first < 0 ? x : first, last = x;
    return (last - first + 1) / sign.w;
  }
};

/// The lower half of エ.
bool stands_on_foot(const ImageView& binary, const Rect<CleanPx>& sign) {
  int rows = 0, stem = 0;
  for (int y = static_cast<int>(sign.y + kStemFrom * sign.h); y < static_cast<int>(sign.y + kStemTo * sign.h); ++y) {
    const PictureRow row{binary.row(y), sign};
    ++rows;
    stem += row.ink(kStemLeft, kStemRight) && !row.ink(kStemBeside, 1) ? 1 : 0;
  }
  double foot = 0;
  for (int y = static_cast<int>(sign.y + kFootFrom * sign.h); y < static_cast<int>(sign.bottom()); ++y)
    foot = std::max(foot, PictureRow{binary.row(y), sign}.span());
  return rows > 0 && stem >= kStem * rows && foot > kFootWide;
}

}  // namespace

std::vector<char32_t> with_old_kana(const ImageView& binary, const Rect<CleanPx>& line, double air_px,
                                    const LineText& read, std::vector<char32_t> text) {
  if (text.size() != read.signs.size()) return text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != U'エ' && text[i] != U'ユ' && text[i] != U'ア') continue;
    const double middle = line.x - air_px + (read.signs[i].from_px + read.signs[i].to_px) / 2;
    const Rect<CleanPx> sign = sign_at(binary, line, middle);
    // Wider is two signs that touch.
    const bool square = !sign.empty() && sign.w < kWide * sign.h && sign.h > kHigh * line.h;
    const bool like = text[i] == U'エ' || stands_on_foot(binary, sign);
    if (square && like && comes_back(binary, sign)) text[i] = U'ヱ';
  }
  return text;
}

}  // namespace uketsuke::ocr
