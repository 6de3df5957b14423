#include "ocr/documents/old_kana.h"

#include <algorithm>
#include <cmath>

namespace uketsuke::ocr {
namespace {

/// Where the stroke comes back, shares of the sign's height and width, and the share of rows that must show it: in ten
/// typefaces from 28 to 60 px it is at least 0.57 for ヱ and 0 for エ.
constexpr double kFrom = 0.22, kTo = 0.42, kRight = 0.6, kReturns = 0.4;

/// A sign is at most this wide (of its height) and at least this high (of its line).
constexpr double kWide = 1.4, kHigh = 0.4;

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
  int x0 = std::clamp(static_cast<int>(x), 0, binary.width - 1), x1 = x0;
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

}  // namespace

std::vector<char32_t> with_old_kana(const ImageView& binary, const Rect<CleanPx>& line, double air_px,
                                    const LineText& read, std::vector<char32_t> text) {
  if (text.size() != read.signs.size()) return text;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != U'エ') continue;
    const double middle = line.x - air_px + (read.signs[i].from_px + read.signs[i].to_px) / 2;
    const Rect<CleanPx> sign = sign_at(binary, line, middle);
    // Wider is two signs that touch.
    const bool square = !sign.empty() && sign.w < kWide * sign.h && sign.h > kHigh * line.h;
    if (square && comes_back(binary, sign)) text[i] = U'ヱ';
  }
  return text;
}

}  // namespace uketsuke::ocr
