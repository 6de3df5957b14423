#include "ocr/documents/page/hidden_ink.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace uketsuke::ocr {
namespace {

/// Less height than this (em) is a dash.
constexpr double kDash = 0.35;
/// A piece of ink this full and wide (of its height) is a box: print is at most half ink, ■ is repeated.
constexpr double kFull = 0.75, kBoxWide = 1.5;
/// It is at least this high (of its line): the hyphens of a number are full and wide too.
constexpr double kBoxHigh = 0.6;
/// A hatched piece is wider than any sign and crossed by strokes at even steps, in most of its rows.
constexpr double kHatchWide = 2.2, kEven = 0.3, kHatchedRows = 0.7;
constexpr std::size_t kLeastStrokes = 4;
/// Two pieces are one sign when this share of each one's ink lies on the other's, a pixel aside at most. Different
/// digits stay below: the bar of an 8 alone is an eighth of its ink.
constexpr double kAlike = 0.93;
constexpr std::size_t kLeastRepeats = 3;

/// A piece of a line between two columns of paper, as tight as its ink.
struct Piece {
  int x0, x1, y0, y1;
  int ink;
  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
};

class Line {
 public:
  Line(const ImageView& binary, const Rect<CleanPx>& line) : binary_(binary) {
    x0_ = std::max(0, static_cast<int>(std::lround(line.x))), y0_ = std::max(0, static_cast<int>(std::lround(line.y)));
    x1_ = std::min(binary.width, static_cast<int>(std::lround(line.right())));
    y1_ = std::min(binary.height, static_cast<int>(std::lround(line.bottom())));
  }
  bool ink(int x, int y) const { return x >= x0_ && x < x1_ && y >= y0_ && y < y1_ && binary_.row(y)[x] < 128; }
  std::vector<Piece> pieces() const {
    std::vector<Piece> out;
    bool inside = false;
    for (int x = x0_; x < x1_; ++x) {
      int count = 0, top = y1_, bottom = y0_;
      for (int y = y0_; y < y1_; ++y)
        if (ink(x, y)) ++count, top = std::min(top, y), bottom = y + 1;
      if (count > 0 && !inside) out.push_back({x, x, top, bottom, 0});
      inside = count > 0;
      if (!inside) continue;
      Piece& piece = out.back();
      piece.x1 = x + 1, piece.y0 = std::min(piece.y0, top), piece.y1 = std::max(piece.y1, bottom), piece.ink += count;
    }
    return out;
  }
  /// Share of a piece's ink that lies on another's, their corners laid over each other.
  double on(const Piece& a, const Piece& b) const {
    int same = 0;
    for (int y = 0; y < a.height(); ++y)
      for (int x = 0; x < a.width(); ++x) {
        if (!ink(a.x0 + x, a.y0 + y)) continue;
        bool near = false;
        for (int dy = -1; dy <= 1; ++dy)
          for (int dx = -1; dx <= 1; ++dx)
            near = near || (inside(b, x + dx, y + dy) && ink(b.x0 + x + dx, b.y0 + y + dy));
        same += near ? 1 : 0;
      }
    return static_cast<double>(same) / std::max(1, a.ink);
  }
  /// Beginnings of the strokes that cross a row of a piece.
  std::vector<int> strokes(const Piece& piece, int y) const {
    std::vector<int> out;
    for (int x = piece.x0; x < piece.x1; ++x)
      if (ink(x, y) && !ink(x - 1, y)) out.push_back(x);
    return out;
  }

 private:
  static bool inside(const Piece& piece, int x, int y) {
    return x >= 0 && y >= 0 && x < piece.width() && y < piece.height();
  }
  ImageView binary_;
  int x0_ = 0, x1_ = 0, y0_ = 0, y1_ = 0;
};

bool even(const std::vector<int>& at) {
  if (at.size() < kLeastStrokes) return false;
  const double mean = static_cast<double>(at.back() - at.front()) / static_cast<double>(at.size() - 1);
  // The frame of a box cuts the first and the last step short.
  for (std::size_t i = 2; i + 1 < at.size(); ++i)
    if (std::abs(at[i] - at[i - 1] - mean) > kEven * mean) return false;
  return true;
}

bool is_box(const Line& line, const Piece& piece, double line_high) {
  if (piece.height() < kBoxHigh * line_high) return false;
  const double area = static_cast<double>(piece.width()) * piece.height();
  if (piece.width() > kBoxWide * piece.height() && piece.ink > kFull * area) return true;
  if (piece.width() < kHatchWide * piece.height()) return false;
  // Without the upper and lower sides of a frame.
  const int from = piece.y0 + piece.height() / 5, to = piece.y1 - piece.height() / 5;
  int hatched = 0;
  for (int y = from; y < to; ++y) hatched += even(line.strokes(piece, y)) ? 1 : 0;
  return to > from && hatched > kHatchedRows * (to - from);
}

bool one_sign(const Line& line, const std::vector<Piece>& pieces) {
  if (pieces.size() < kLeastRepeats) return false;
  const Piece& first = pieces.front();
  return std::all_of(pieces.begin() + 1, pieces.end(), [&](const Piece& piece) {
    const bool size = std::abs(piece.width() - first.width()) <= std::max(2, first.width() / 6) &&
                      std::abs(piece.height() - first.height()) <= std::max(2, first.height() / 6);
    return size && line.on(first, piece) > kAlike && line.on(piece, first) > kAlike;
  });
}

}  // namespace

bool hides_number(const ImageView& binary, const Rect<CleanPx>& rect, double em_px) {
  if (rect.h < kDash * em_px) return false;
  const Line line(binary, rect);
  const std::vector<Piece> pieces = line.pieces();
  return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) { return is_box(line, piece, rect.h); }) ||
         one_sign(line, pieces);
}

}  // namespace uketsuke::ocr
