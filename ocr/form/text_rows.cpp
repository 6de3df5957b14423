#include "ocr/form/text_rows.h"

#include <algorithm>
#include <cstddef>

namespace uketsuke::ocr {
namespace {

/// A row belongs to a line of writing when it holds more than this share of the fullest row's ink.
constexpr double kBandShare = 0.04;
constexpr double kBandGapMm = 0.5;
/// Bands lower than this, or with less than this share of the fullest band's ink, are dirt or a frame's remnant.
constexpr double kLeastBandMm = 1.3;
constexpr double kThinBand = 0.08;
/// White wider than this share of the line's height parts two words; spread writing leaves up to 0.5.
constexpr double kGapHeights = 0.8;
/// A further line is one to be read if it has that share of the others' height.
constexpr double kLikeOthers = 0.6;
/// Outside the lines a piece of this size is a sign, mm: the smallest that anybody adds, and larger than lint. It lies
/// at least that far above or below them, mm, where a tail or a roof does not reach.
constexpr double kSign_mm = 1.5, kOff_mm = 0.3;
/// A level stroke longer than this is a fold or the rest of a printed line, mm.
constexpr double kLongestStroke_mm = 6, kThinStroke_mm = 0.5;
/// Among so many signs or more one that is that many times as high as they are in the middle is two, one above the
/// other: a forgotten 会 with its ^. Brackets reach 1.4 times, large first signs 1.3.
constexpr std::size_t kFewestSigns = 4;
constexpr double kStacked = 1.7;

struct Band {
  int y0 = 0, y1 = 0, ink = 0;
};

/// Rows with ink, joined over gaps smaller than half a millimetre (the dot of 犬, the roof of 会).
std::vector<Band> bands(const Mask& mask, const InkReport& ink, double px_per_mm) {
  std::vector<int> rows;
  for (int y = ink.y0; y < ink.y1; ++y) {
    int n = 0;
    for (int x = ink.x0; x < ink.x1; ++x) n += mask.ink(x, y);
    rows.push_back(n);
  }
  const int peak = *std::max_element(rows.begin(), rows.end());
  std::vector<Band> out;
  for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
    if (rows[static_cast<std::size_t>(i)] <= peak * kBandShare) continue;
    const int y = ink.y0 + i;
    if (out.empty() || y - out.back().y1 > kBandGapMm * px_per_mm) out.push_back({y, y + 1, 0});
    out.back().y1 = y + 1;
    out.back().ink += rows[static_cast<std::size_t>(i)];
  }
  return out;
}

/// A band of two lines whose strokes touch is cut at its emptiest row.
void split_tall(std::vector<Band>& list, const Mask& mask, const InkReport& ink, int box_height, std::size_t most) {
  if (list.size() != 1 || most < 2 || list[0].y1 - list[0].y0 < box_height * 0.62) return;
  const Band whole = list[0];
  const int height = whole.y1 - whole.y0;
  int best = 0, least = whole.ink;
  for (int y = whole.y0 + height * 3 / 10; y < whole.y0 + height * 7 / 10; ++y) {
    int n = 0;
    for (int x = ink.x0; x < ink.x1; ++x) n += mask.ink(x, y);
    if (n < least) least = n, best = y;
  }
  if (least < whole.ink / height / 2) list = {{whole.y0, best, whole.ink / 2}, {best, whole.y1, whole.ink / 2}};
}

TextRow row_of(const Mask& mask, const InkReport& ink, const Band& band) {
  TextRow out{ink.x1, band.y0, ink.x0, band.y1, {}};
  const double wide = (band.y1 - band.y0) * kGapHeights;
  int last = -1;
  for (int x = ink.x0; x < ink.x1; ++x) {
    bool any = false;
    for (int y = band.y0; y < band.y1 && !any; ++y) any = mask.ink(x, y);
    if (!any) continue;
    if (last >= 0 && x - last > wide) out.gaps_px.push_back((x + last) / 2.0);
    last = x;
    out.x0 = std::min(out.x0, x);
    out.x1 = std::max(out.x1, x + 1);
  }
  return out;
}

/// The bands that may be lines.
std::vector<Band> lines_of(const Mask& mask, double px_per_mm, const InkReport& ink, int lines) {
  std::vector<Band> list = bands(mask, ink, px_per_mm);
  split_tall(list, mask, ink, mask.height, static_cast<std::size_t>(lines));
  int strongest = 0;
  for (const Band& band : list) strongest = std::max(strongest, band.ink);
  std::erase_if(list, [&](const Band& band) {
    return band.ink < strongest * kThinBand ||
           (band.y1 - band.y0 < kLeastBandMm * px_per_mm && band.ink < strongest / 2);
  });
  return list;
}

/// Keeps the strongest `lines`, or all if there is one more of the same height.
void keep_lines(std::vector<Band>& list, std::size_t lines) {
  const auto higher = [](const Band& a, const Band& b) { return a.y1 - a.y0 < b.y1 - b.y0; };
  if (list.size() == lines + 1) {
    const auto [low, high] = std::minmax_element(list.begin(), list.end(), higher);
    if (low->y1 - low->y0 >= kLikeOthers * (high->y1 - high->y0)) return;
  }
  std::stable_sort(list.begin(), list.end(), [](const Band& a, const Band& b) { return a.ink > b.ink; });
  if (list.size() > lines) list.resize(lines);
  std::sort(list.begin(), list.end(), [](const Band& a, const Band& b) { return a.y0 < b.y0; });
}

/// Whether a sign stands above, between or below the lines. What touches the box's own edge comes from the next row.
bool sign_outside(const Mask& mask, const std::vector<Band>& list, double px) {
  const auto pieces = components(mask);
  return std::any_of(pieces.begin(), pieces.end(), [&](const Component& piece) {
    const bool from_beyond = piece.y0 <= 1 || piece.y1 >= mask.height - 1;
    const bool level = piece.height() < kThinStroke_mm * px && piece.width() > kLongestStroke_mm * px;
    if (from_beyond || level || std::max(piece.width(), piece.height()) < kSign_mm * px) return false;
    const double middle = (piece.y0 + piece.y1) / 2.0;
    return std::none_of(list.begin(), list.end(), [&](const Band& band) {
      return middle > band.y0 - kOff_mm * px && middle < band.y1 + kOff_mm * px;
    });
  });
}

/// Whether a sign stands so near above or below another of the row that they have become one band.
bool stacked(const Mask& mask, const TextRow& row, double px) {
  std::vector<int> heights;
  int wide = 0, top = row.y1, bottom = row.y0;
  for (int x = row.x0; x <= row.x1; ++x) {
    int first = row.y1, last = row.y0;
    for (int y = row.y0; x < row.x1 && y < row.y1; ++y)
      if (mask.ink(x, y)) first = std::min(first, y), last = std::max(last, y + 1);
    if (last > first) {
      ++wide, top = std::min(top, first), bottom = std::max(bottom, last);
      continue;
    }
    if (wide >= kSign_mm * px) heights.push_back(bottom - top);
    wide = 0, top = row.y1, bottom = row.y0;
  }
  if (heights.size() < kFewestSigns) return false;
  std::sort(heights.begin(), heights.end());
  return heights.back() > kStacked * heights[heights.size() / 2];
}

}  // namespace

TextRows text_rows(const Mask& mask, double px_per_mm, const InkReport& ink, int lines) {
  std::vector<Band> list = lines_of(mask, px_per_mm, ink, lines);
  keep_lines(list, static_cast<std::size_t>(lines));
  TextRows out;
  out.more = list.size() > static_cast<std::size_t>(lines) || sign_outside(mask, list, px_per_mm);
  for (const Band& band : list) {
    out.rows.push_back(row_of(mask, ink, band));
    out.more |= stacked(mask, out.rows.back(), px_per_mm);
  }
  return out;
}

}  // namespace uketsuke::ocr
