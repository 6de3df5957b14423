#include "ocr/form/ink.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace uketsuke::ocr {
namespace {

/// Least difference to the paper that counts as ink, of 255: below lies the grain of recycled paper and JPEG.
constexpr double kLeastInk = 22;
/// Size of the largest piece at which a field is as likely empty as not, mm.
constexpr double kHalfBlankMm = 1.25;
/// Where nothing is found, paler lines are looked for as well, down to this. What is found then is never read as empty
/// without a person.
constexpr double kPalestInk = 10;
/// A pale piece of this size is writing rather than a stain of the paper, mm.
constexpr double kPaleWritingMm = 1.5;
/// A piece smaller than this in both directions is a speck, mm: a decimal point written by hand is 0.5 mm.
constexpr double kSpeckMm = 0.45;
/// A line along an edge within this distance is the form's, mm: 0.3 mm registration error and its own width.
constexpr double kEdgeMm = 0.55;
/// An upright stroke lower than this is no digit, mm.
constexpr double kLeastStrokeMm = 1.5;
/// Pens draw about this wide, mm; turns an area into a length.
constexpr double kPenMm = 0.4;
/// A crop's paper may be darker than the paper round it by this much, of 255: a tint, a shadow, a stain.
constexpr double kShade = 30;
/// Writing is not fainter than this share of the crop's darkest piece; stains and show-through are.
constexpr double kFaintShare = 0.33;

bool is_speck(const Component& c, double px) {
  return std::max(c.width(), c.height()) < kSpeckMm * px || c.area < 0.06 * px * px;
}

/// A straight thin piece hugging an edge, or crossing the crop from edge to edge.
bool is_frame(const Component& c, const ImageView& grey, double px) {
  const double edge = kEdgeMm * px;
  const bool flat = c.height() < edge && c.width() > 3 * c.height();
  const bool upright = c.width() < edge && c.height() > 3 * c.width();
  const bool near_y = c.y0 < edge * 0.6 || c.y1 > grey.height - edge * 0.6;
  const bool near_x = c.x0 < edge * 0.6 || c.x1 > grey.width - edge * 0.6;
  if ((flat && near_y) || (upright && near_x)) return true;
  const bool spans_x = c.x0 <= 1 && c.x1 >= grey.width - 1, spans_y = c.y0 <= 1 && c.y1 >= grey.height - 1;
  if ((spans_x && flat && grey.width > 4 * px) || (spans_y && upright && grey.height > 4 * px)) return true;
  // A corner or a whole rectangle of the frame: long, but nearly all of it along the edges.
  int along = 0;
  for (const auto& [x, y] : c.pixels)
    along += x < edge || y < edge || x >= grey.width - edge || y >= grey.height - edge;
  return along > 0.92 * c.area;
}

/// An upright stroke that a pen may have drawn: it ends well inside the crop above and below, where the side of a box
/// goes on.
bool ends_inside(const Component& c, const ImageView& grey, double px) {
  return c.height() > kLeastStrokeMm * px && c.height() > 3 * c.width() && c.y0 > kEdgeMm * px &&
         c.y1 < grey.height - kEdgeMm * px;
}

/// The pieces of a mask that may be writing, and those taken for the frame's.
struct Pieces {
  std::vector<Component> writing, frame;
  int specks = 0;
  int dropped() const { return specks + static_cast<int>(frame.size()); }
};

Pieces sorted_pieces(const Mask& mask, const ImageView& grey, double paper, double px_per_mm) {
  Pieces out;
  for (Component& c : components(mask, grey, paper)) {
    if (is_speck(c, px_per_mm))
      ++out.specks;
    else
      (is_frame(c, grey, px_per_mm) ? out.frame : out.writing).push_back(std::move(c));
  }
  return out;
}

double pale_extent_mm(const ImageView& grey, double paper, double px_per_mm) {
  const double depth = pale_ink_depth(grey, paper, kPalestInk);
  if (depth >= kLeastInk) return 0;
  double extent = 0;
  for (const Component& c : sorted_pieces(pale_ink_mask(grey, paper, depth), grey, paper, px_per_mm).writing)
    extent = std::max(extent, std::hypot(c.width(), c.height()) / px_per_mm);
  return extent;
}

}  // namespace

InkReport find_ink(const ImageView& grey, double px_per_mm, double around) {
  InkReport out;
  out.paper = std::max(paper_level(grey), around - kShade);
  Pieces all = sorted_pieces(ink_mask(grey, out.paper, kLeastInk), grey, out.paper, px_per_mm);
  std::vector<Component>& pieces = all.writing;
  out.dropped = all.dropped();
  double darkest = 0;
  for (const Component& c : pieces) darkest = std::max(darkest, c.darkness);
  std::erase_if(pieces, [&](const Component& c) {
    const bool stain = c.darkness < kFaintShare * darkest;
    out.dropped += stain;
    return stain;
  });
  if (pieces.empty()) {
    out.stroke_at_side = std::any_of(all.frame.begin(), all.frame.end(),
                                     [&](const Component& c) { return ends_inside(c, grey, px_per_mm); });
    out.pale_extent_mm = pale_extent_mm(grey, out.paper, px_per_mm);
    return out;
  }
  out.x0 = grey.width, out.y0 = grey.height;
  double area = 0, weighted = 0;
  for (const Component& c : pieces) {
    out.x0 = std::min(out.x0, c.x0), out.x1 = std::max(out.x1, c.x1);
    out.y0 = std::min(out.y0, c.y0), out.y1 = std::max(out.y1, c.y1);
    out.extent_mm = std::max(out.extent_mm, std::hypot(c.width(), c.height()) / px_per_mm);
    area += c.area;
    weighted += c.darkness * c.area;
  }
  out.stroke_at_side = std::any_of(all.frame.begin(), all.frame.end(), [&](const Component& c) {
    const int level = std::min(c.y1, out.y1) - std::max(c.y0, out.y0);
    return ends_inside(c, grey, px_per_mm) && 2 * level > c.height() && c.darkness >= kFaintShare * darkest;
  });
  if (out.extent_mm < kHalfBlankMm) out.pale_extent_mm = pale_extent_mm(grey, out.paper, px_per_mm);
  out.pieces = static_cast<int>(pieces.size());
  out.length_mm = area / (px_per_mm * px_per_mm) / kPenMm;
  out.darkness = weighted / area;
  return out;
}

namespace {

/// Mean of the deepest share of some ink, 0..1: a pen of 0.3 mm has a middle even at 150 dpi.
double core(std::vector<double> depths) {
  constexpr double kCore = 0.3;
  if (depths.empty()) return 0;
  const auto from = depths.begin() + static_cast<std::ptrdiff_t>((1 - kCore) * static_cast<double>(depths.size()));
  std::nth_element(depths.begin(), from, depths.end());
  return std::accumulate(from, depths.end(), 0.0) / static_cast<double>(depths.end() - from) / 255;
}

}  // namespace

double stroke_darkness(const ImageView& cell, const InkReport& ink) {
  constexpr double kLeastDepth = 12;  // of 255, above the paper's grain
  std::vector<double> depths;
  for (int y = ink.y0; y < ink.y1; ++y)
    for (int x = ink.x0; x < ink.x1; ++x)
      if (const double depth = ink.paper - cell.grey(x, y); depth >= kLeastDepth) depths.push_back(depth);
  return core(std::move(depths));
}

double stroke_darkness(const ImageView& grey, const Component& piece, double paper) {
  std::vector<double> depths;
  for (const auto& [x, y] : piece.pixels) depths.push_back(paper - grey.grey(x, y));
  return core(std::move(depths));
}

bool InkReport::pale() const { return pale_extent_mm > kPaleWritingMm; }

bool InkReport::bare() const { return pieces + dropped == 0 && !pale(); }

double InkReport::p_blank() const {
  // A logistic in the size of the largest piece: 0.5 mm may be a speck or the end of a neighbour's stroke, 2 mm is a
  // stroke. Without any piece one sheet in a few thousand still hides very faint writing.
  if (pale()) return 0.92;
  if (pieces == 0) return dropped > 8 ? 0.995 : dropped > 0 ? 0.9995 : 0.9999;
  const double size = extent_mm + 0.15 * std::max(0.0, length_mm - extent_mm);
  return 1.0 / (1.0 + std::exp((size - kHalfBlankMm) * 4.0));
}

double InkReport::p_no_text() const {
  // A hyphen and a dot are the smallest signs, and nobody writes one alone; pale writing that a copier broke leaves many
  // pieces. Of 24,714 fields that were written in made days no text was taken for empty, of 120 empty ones with up to six
  // specks of 0.4 to 0.8 mm, stated at 0.8 to 0.95 before, all were.
  constexpr int kFewSpecks = 8;
  constexpr double kSlope = 12;  // per mm; half way as above, so that the same fields are taken for empty
  if (pieces == 0 || pieces > kFewSpecks || pale()) return p_blank();
  return std::max(p_blank(), 1.0 / (1.0 + std::exp((extent_mm - kHalfBlankMm) * kSlope)));
}

bool blackened(const ImageView& cell, double paper) {
  constexpr double kDark = 60;  // of 255 below the paper: a dense pencil, but no stain
  constexpr double kShare = 0.6;
  return pale_ink_mask(cell, paper, kDark).count() > kShare * cell.width * cell.height;
}

std::optional<double> written_darkness(std::span<const InkReport> cells) {
  double sum = 0;
  int written = 0;
  for (const InkReport& cell : cells)
    if (cell.p_blank() < 0.5) sum += cell.darkness, ++written;
  return written == 0 ? std::nullopt : std::optional(sum / written);
}

}  // namespace uketsuke::ocr
