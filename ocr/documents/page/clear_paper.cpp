#include "ocr/documents/page/clear_paper.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "ocr/documents/page/ink_boxes.h"
#include "ocr/documents/page/page_layout.h"

namespace uketsuke::ocr {
namespace {

/// Red of a seal stands this much above green and blue (of 255); a warm paper or a scanner's fringe up to 20.
constexpr int kRedder = 32;
/// Red channel at which a pixel is paper: vermilion has 190 to 230 there, black print under it less than 90.
constexpr int kRedPaper = 180;
/// A pixel of the binary picture that is this bright without the red is paper.
constexpr int kPaper = 150;
/// Red is looked for square by square of this side, mm: the strokes of a seal's lettering lie closer, and where its
/// frame crosses black print it goes on in the next one.
constexpr double kSquare_mm = 1.6;
/// Red pixels that a square of 300 dpi (360) must have; fewer are fringes of black print.
constexpr int kLeastRed = 12;
/// Least and largest side of what counts as a seal, mm: below are red lines of print and pen.
constexpr double kSealLeast_mm = 8, kSealMost_mm = 44;

bool is_red(const std::uint8_t* bgr) { return bgr[2] - std::max(bgr[0], bgr[1]) > kRedder; }

/// Places of red ink of a seal's size.
std::vector<Rect<CleanPx>> red_seals(const CleanPage& page) {
  const double px_per_mm = px_per_mm_of(page);
  const int side = std::max(4, static_cast<int>(kSquare_mm * px_per_mm));
  const int w = page.colour.width(), h = page.colour.height();
  const int columns = w / side + 1, rows = h / side + 1;
  std::vector<int> red(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), 0);
  for (int y = 0; y < h; ++y) {
    const std::uint8_t* p = page.colour.view().row(y);
    int* squares = red.data() + static_cast<std::ptrdiff_t>(y / side) * columns;
    for (int x = 0; x < w; ++x, p += 3) squares[x / side] += is_red(p) ? 1 : 0;
  }
  const int least = std::max(3, kLeastRed * side * side / 360);
  Image squares(columns, rows, PixelFormat::Grey8, 255);
  for (int y = 0; y < rows; ++y)
    for (int x = 0; x < columns; ++x)
      if (red[static_cast<std::size_t>(y) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(x)] >= least)
        squares.row(y)[x] = 0;
  std::vector<Rect<CleanPx>> out;
  for (const InkBox& box : ink_boxes(squares)) {
    const Rect<CleanPx> r{box.rect.x * side, box.rect.y * side, box.rect.w * side, box.rect.h * side};
    const double small = std::min(r.w, r.h) / px_per_mm, large = std::max(r.w, r.h) / px_per_mm;
    if (small >= kSealLeast_mm && large <= kSealMost_mm) out.push_back(r);
  }
  return out;
}

/// Print is about as dark as this share of all ink, where nine tenths of it may be ground.
constexpr double kPrintShare = 0.04;
/// Ink paler than this (from print at 0 to paper at 1) is ground: copy-guard tints are printed at 0.65 to 0.85, thin
/// strokes of 7 pt type scan at up to 0.45.
constexpr double kGround = 0.55;
/// Soft edges of print, px on each side.
constexpr int kEdge_px = 3;
/// Share of a page's ink that must be ground for it to count: below are specks and faint strokes.
constexpr double kLeastGround = 0.05;

/// A ground lies under the whole page: pale ink stands in this share of its squares, mm wide. Values in a pale ink
/// beside black labels stand in a tenth of them; COPY set 22 mm apart in nearly all.
constexpr double kGroundShare = 0.35, kGroundSquare_mm = 12;
/// The same where the pale ink is one tint and stands in each ninth of the page: marks may stand wide apart.
constexpr double kMarksShare = 0.2;
/// Pixels of pale ink that a square must hold: fewer are specks.
constexpr int kGroundLeast = 12;

/// Ink between kGround and this is too dark for a tint.
constexpr double kFaint = 0.62;
/// Less height than this is a speck, mm; the lowest print is 6 pt.
constexpr double kFaintLeast_mm = 1;

/// Marks (複写, COPY) are printed in one tint: as a peak among the greys of ink, this pale at least, that stands this many
/// times above the dip beside it, at most kMarkWide greys darker: the edges of thin print make a broad hump there.
constexpr double kMarkPale = 0.45, kMarkPeak = 3;
constexpr int kMarkWide = 36;
/// Greys next to the dip that count as its bottom: scanned tints scatter.
constexpr double kDip = 1.3;
/// Least share of a page's ink that one grey of the peak holds.
constexpr double kMarkShare = 0.004;

/// How many pixels of a page's ink have which grey.
struct Greys {
  std::array<long, 256> counts{};
  long all = 0;
  int print = 255;  ///< print being as dark as the darkest of the page

  explicit Greys(const CleanPage& page) {
    for (int y = 0; y < page.grey.height(); ++y) {
      const std::uint8_t *grey = page.grey.row(y), *binary = page.binary.row(y);
      for (int x = 0; x < page.grey.width(); ++x)
        if (binary[x] < 128) ++counts[grey[x]], ++all;
    }
    long seen = 0;
    for (print = 0; print < 255; ++print) {
      seen += counts[static_cast<std::size_t>(print)];
      if (static_cast<double>(seen) >= kPrintShare * static_cast<double>(all)) break;
    }
  }
  int pale(double share) const { return print + static_cast<int>(share * (255 - print)); }
  /// Pixels of a grey, evened over its neighbours.
  long at(int grey) const {
    const int from = std::max(0, grey - 2), to = std::min(255, grey + 2);
    long sum = 0;
    for (int g = from; g <= to; ++g) sum += counts[static_cast<std::size_t>(g)];
    return sum / (to - from + 1);
  }
};

/// What parts print from ground.
struct GroundLevel {
  int grey = 0;           ///< 0 when the page has no ink
  bool one_tint = false;  ///< the ground is printed in one tint
};

GroundLevel ground_level(const CleanPage& page) {
  const Greys greys(page);
  if (greys.all == 0) return {};
  int peak = greys.pale(kMarkPale);
  for (int g = peak; g < 255; ++g)
    if (greys.at(g) > greys.at(peak)) peak = g;
  long dip = greys.at(peak);
  for (int g = std::max(greys.print, peak - kMarkWide); g < peak; ++g) dip = std::min(dip, greys.at(g));
  const double height = static_cast<double>(greys.at(peak)), bottom = static_cast<double>(dip);
  if (height < kMarkPeak * bottom || height < kMarkShare * static_cast<double>(greys.all))
    return {greys.pale(kGround), false};
  int level = peak;
  while (level > greys.print && static_cast<double>(greys.at(level)) > kDip * bottom) --level;
  return {level, true};
}

/// A scanner's noise makes single pixels of a tint as dark as print: print has this many of nine.
constexpr int kPrintOfNine = 3;

bool is_print(const Image& grey, int x, int y, int level) {
  int dark = 0;
  for (int v = std::max(0, y - 1); v <= std::min(grey.height() - 1, y + 1); ++v)
    for (int u = std::max(0, x - 1); u <= std::min(grey.width() - 1, x + 1); ++u) dark += grey.row(v)[u] < level;
  return dark >= kPrintOfNine;
}

/// 1 where print darker than `level` is within the edge's width, along rows and then along columns.
std::vector<std::uint8_t> near_print(const Image& grey, int level) {
  const int w = grey.width(), h = grey.height();
  const auto at = [w](int x, int y) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(w) + static_cast<std::size_t>(x);
  };
  std::vector<std::uint8_t> along(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), 0), out = along;
  for (int y = 0; y < h; ++y) {
    const std::uint8_t* row = grey.row(y);
    for (int x = 0; x < w; ++x)
      if (row[x] < level && is_print(grey, x, y, level))
        for (int k = std::max(0, x - kEdge_px); k <= std::min(w - 1, x + kEdge_px); ++k) along[at(k, y)] = 1;
  }
  for (int y = 0; y < h; ++y)
    for (int k = std::max(0, y - kEdge_px); k <= std::min(h - 1, y + kEdge_px); ++k)
      for (int x = 0; x < w; ++x) out[at(x, y)] = out[at(x, y)] | along[at(x, k)];
  return out;
}

/// How much of the page pale ink covers, square by square.
class Squares {
 public:
  explicit Squares(const CleanPage& page)
      : side_(std::max(8, static_cast<int>(kGroundSquare_mm * px_per_mm_of(page)))),
        columns_((page.grey.width() + side_ - 1) / side_),
        rows_((page.grey.height() + side_ - 1) / side_),
        pale_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), 0) {}
  void add(int x, int y) { ++pale_[static_cast<std::size_t>(y / side_ * columns_ + x / side_)]; }
  double share() const {
    const auto some = std::count_if(pale_.begin(), pale_.end(), [](int pixels) { return pixels >= kGroundLeast; });
    return static_cast<double>(some) / static_cast<double>(std::max<std::size_t>(1, pale_.size()));
  }
  bool everywhere() const {
    std::array<bool, 9> ninths{};
    for (int y = 0; y < rows_; ++y)
      for (int x = 0; x < columns_; ++x)
        if (pale_[static_cast<std::size_t>(y * columns_ + x)] >= kGroundLeast)
          ninths[static_cast<std::size_t>(3 * y / rows_ * 3 + 3 * x / columns_)] = true;
    return std::all_of(ninths.begin(), ninths.end(), [](bool some) { return some; });
  }

 private:
  int side_, columns_, rows_;
  std::vector<int> pale_;
};

}  // namespace

Unsealed without_seal_ink(const CleanPage& page) {
  Unsealed out{page, {}};
  if (page.colour.empty()) return out;
  out.lifted = red_seals(page);
  if (out.lifted.empty()) return out;
  out.page.grey = page.grey.clone();
  out.page.binary = page.binary.clone();
  for (const Rect<CleanPx>& seal : out.lifted) {
    const int right = std::min(page.grey.width(), static_cast<int>(seal.right()));
    for (int y = static_cast<int>(seal.y); y < std::min(page.grey.height(), static_cast<int>(seal.bottom())); ++y) {
      std::uint8_t *grey = out.page.grey.row(y), *binary = out.page.binary.row(y);
      for (int x = static_cast<int>(seal.x); x < right; ++x) {
        const std::uint8_t* colour = page.colour.view().row(y) + static_cast<std::ptrdiff_t>(3) * x;
        const int paper = std::min(255, colour[2] * 255 / kRedPaper);
        if (!is_red(colour) || paper <= grey[x]) continue;
        grey[x] = static_cast<std::uint8_t>(paper);
        if (paper > kPaper) binary[x] = 255;
      }
    }
  }
  return out;
}

CleanPage without_ground(const CleanPage& page) {
  const GroundLevel level = ground_level(page);
  if (level.grey == 0) return page;
  const std::vector<std::uint8_t> near = near_print(page.grey, level.grey);
  CleanPage out = page;
  out.grey = page.grey.clone();
  out.binary = page.binary.clone();
  long ink = 0, ground = 0;
  Squares squares(page);
  auto keep = near.begin();
  for (int y = 0; y < out.grey.height(); ++y) {
    std::uint8_t *grey = out.grey.row(y), *binary = out.binary.row(y);
    for (int x = 0; x < out.grey.width(); ++x, ++keep) {
      ink += binary[x] < 128;
      if (*keep != 0) continue;
      if (binary[x] < 128) ++ground, squares.add(x, y);
      grey[x] = binary[x] = 255;
    }
  }
  const bool least = static_cast<double>(ground) >= kLeastGround * static_cast<double>(ink);
  const bool marks = level.one_tint && squares.share() >= kMarksShare && squares.everywhere();
  return least && (marks || squares.share() >= kGroundShare) ? out : page;
}

std::vector<InkBox> faint_ink(const CleanPage& page, const CleanPage& bare) {
  if (page.grey.view().data == bare.grey.view().data) return {};
  const int level = Greys(page).pale(kFaint);
  Image gone(page.grey.width(), page.grey.height(), PixelFormat::Grey8, 255);
  for (int y = 0; y < gone.height(); ++y) {
    const std::uint8_t *was = page.grey.row(y), *is = bare.grey.row(y);
    for (int x = 0; x < gone.width(); ++x)
      if (was[x] < level && is[x] == 255) gone.row(y)[x] = 0;
  }
  std::vector<InkBox> out = ink_boxes(gone);
  const double least = kFaintLeast_mm * px_per_mm_of(page);
  std::erase_if(out, [&](const InkBox& box) { return box.rect.h < least; });
  return out;
}

}  // namespace uketsuke::ocr
